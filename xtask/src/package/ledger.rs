//! The ledger's module: the same code as the engine's, compiled for speed instead of size, with the processor's wide words.

use std::path::{Path, PathBuf};

use crate::process::{self, cargo, command};
use crate::{Result, plain, target, tools};

/// The file that hosts serve, named for what it is.
pub const MODULE: &str = "ledger_bg.wasm";

/// Compiles it, beside what is compiled for size.
pub fn build() -> Result {
    let mut build = cargo();
    build.args([
        "build",
        "--locked",
        "--profile",
        "speed",
        "--package",
        "referral-ledger-wasm",
        "--target",
        tools::WASM,
    ]);
    build.args(["--config", "target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=+simd128\"]"]);
    process::run(build.arg("--target-dir").arg(target()), "the build of the ledger")
}

/// Writes its bindings into a folder.
pub fn bind(bindgen: &PathBuf, package: &Path) -> Result {
    let mut bind = command(bindgen);
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--experimental-reset-state-function",
        "--omit-default-module-path",
        "--out-name",
        "ledger_engine",
        "--out-dir",
    ]);
    bind.arg(package).arg(target().join(tools::WASM).join("speed/referral-ledger-wasm.wasm"));
    process::run(&mut bind, "wasm-bindgen for the ledger")?;
    let (from, to) = (package.join("ledger_engine_bg.wasm"), package.join(MODULE));
    plain::file(&from, &to)?;
    std::fs::remove_file(&from).map_err(|error| format!("`{}` cannot be removed: {error}", from.display()))
}
