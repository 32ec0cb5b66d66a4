//! `cargo xtask deep`: the checks that take too long for `cargo xtask test`.

use crate::Result;
use crate::process::{self, cargo, heading};

/// Cases per property; `cargo xtask test` tries 256.
const CASES: &str = "20000";

/// Runs every long check.
pub fn run() -> Result {
    heading(&format!("properties, {CASES} cases each"));
    let mut properties = cargo();
    properties.args(["test", "--package", "referral-statement", "--tests"]).env("PROPTEST_CASES", CASES);
    process::run(&mut properties, "the long run of the properties")
}
