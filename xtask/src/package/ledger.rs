//! The ledger's module: the same code as the engine's, compiled for speed instead of size, with the processor's wide words.

use std::path::Path;

use crate::process::{self, cargo};
use crate::{Result, target, tools};

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
pub fn bind(bindgen: &Path, package: &Path) -> Result {
    super::bind(bindgen, package, "speed/referral-ledger-wasm.wasm", "ledger_engine", MODULE)
}
