//! `cargo xtask coverage`: how much of the engine its tests run, and the lines that they do not.

use crate::process::{self, cargo, heading, path_with};
use crate::{Result, tools};

/// The version of cargo-llvm-cov.
const LLVM_COV: &str = "0.9.1";

/// What is no part of the engine, and what tests it.
const OTHERS: &str = "/(tests|explain|rules)/";

/// Prints the figures of every file of `src/`, then the lines that no test runs; `docs/QUALITY.md` says what they are.
///
/// The examples in the documentation are not counted: a stable compiler does not measure them.
pub fn run() -> Result {
    tools::llvm_tools()?;
    let bin = tools::subcommand("cargo-llvm-cov", LLVM_COV)?;
    heading("coverage of src/");
    let mut coverage = cargo();
    coverage.args(["llvm-cov", "--locked", "--package", "referral-statement", "--tests"]);
    coverage.args(["--show-missing-lines", "--ignore-filename-regex", OTHERS]);
    coverage.env("PATH", path_with(&bin)?).env("CARGO_PROFILE_DEV_DEBUG", "0");
    coverage.env("PROPTEST_CASES", "32").env("DIFFERENTIAL_CASES", "60");
    process::run(&mut coverage, "the measurement of the coverage")
}
