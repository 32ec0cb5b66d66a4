//! `cargo xtask deep`: the checks that take too long for `cargo xtask test`.

use crate::Result;
use crate::process::{self, cargo, heading};

/// Cases per property; `cargo xtask test` tries 256.
const CASES: &str = "20000";

/// Random scenarios for each program and edition on which the naive evaluator must agree; `cargo xtask test` tries 2,000.
const SCENARIOS: &str = "100000";

/// Runs every long check.
pub fn run() -> Result {
    heading(&format!("properties, {CASES} cases each"));
    let mut properties = cargo();
    properties.args(["test", "--package", "referral-statement", "--tests"]).env("PROPTEST_CASES", CASES);
    process::run(&mut properties, "the long run of the properties")?;

    heading(&format!("the naive evaluator, {SCENARIOS} scenarios for each program and edition"));
    let mut differential = cargo();
    differential.args(["test", "--package", "referral-statement", "--test", "differential"]);
    differential.env("DIFFERENTIAL_CASES", SCENARIOS);
    differential.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2").env("CARGO_PROFILE_TEST_OPT_LEVEL", "2");
    process::run(&mut differential, "the comparison with the naive evaluator")
}
