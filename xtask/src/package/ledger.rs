//! The ledger's module: the same code as the engine's, compiled for speed instead of size, with the processor's wide words.

use std::path::{Path, PathBuf};

use crate::process::{self, cargo, command};
use crate::{Result, target, tools};

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

/// Writes its bindings into the package.
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
    // The file that hosts serve is named for what it is.
    let (from, to) = (package.join("ledger_engine_bg.wasm"), package.join("ledger_bg.wasm"));
    std::fs::rename(&from, &to).map_err(|error| format!("`{}` cannot be renamed: {error}", from.display()))
}
