//! `cargo xtask deep`: the checks that take too long for `cargo xtask test`.

use crate::process::{self, cargo, heading, path_with};
use crate::{Result, coverage, crates, fuzz, release, reproducible, target, tools, webkit};

/// Cases per property; `cargo xtask test` tries 256.
const CASES: &str = "20000";

/// Random scenarios for each program and edition on which the naive evaluator must agree; `cargo xtask test` tries 2,000.
const SCENARIOS: &str = "100000";

/// Runs every long check; arguments go to [`fuzz::run`].
pub fn run(rest: &[String]) -> Result {
    heading(&format!("properties, {CASES} cases each"));
    let mut properties = cargo();
    properties.args(["test", "--package", "referral-statement", "--tests"]).env("PROPTEST_CASES", CASES);
    properties.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2").env("CARGO_PROFILE_TEST_OPT_LEVEL", "2");
    process::run(&mut properties, "the long run of the properties")?;

    heading(&format!("the naive evaluator, {SCENARIOS} scenarios for each program and edition"));
    let mut differential = cargo();
    differential.args(["test", "--package", "referral-statement", "--test", "engine", "differential::"]);
    differential.env("DIFFERENTIAL_CASES", SCENARIOS);
    differential.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2").env("CARGO_PROFILE_TEST_OPT_LEVEL", "2");
    process::run(&mut differential, "the comparison with the naive evaluator")?;

    heading("every hostile text in every place");
    let mut hostile = cargo();
    hostile.args(["test", "--locked", "--package", "hostile-tests"]).env("HOSTILE_STEP", "1");
    hostile.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2").env("CARGO_PROFILE_TEST_OPT_LEVEL", "2");
    process::run(&mut hostile, "reading every hostile text")?;
    fuzz::run(rest)?;
    coverage::run()?;
    crates::run()?;

    heading("a release, which is opened in a browser, and made twice");
    release::run(&[])?;
    reproducible::run()?;
    heading("the tests in WebKit");
    webkit::run(&[])?;
    mutants()
}

/// Plants faults in these files, which tests must see; `docs/QUALITY.md` tells the last figures.
fn mutants() -> Result {
    let bin = tools::subcommand("cargo-mutants", MUTANTS)?;
    for Group { name, files, skipped } in GROUPS {
        heading(&format!("mutants of {name}"));
        let mut mutants = cargo();
        mutants.args(["mutants", "--package", "referral-statement", "--timeout", "60", "--build-timeout", "180"]);
        mutants.arg("--output").arg(target().join("mutants").join(name.replace(' ', "-")));
        mutants.args(files.iter().flat_map(|file| ["--file", file]));
        mutants.args(["--", "--test", "engine", "--"]).args(skipped.iter().flat_map(|tests| ["--skip", tests]));
        mutants.env("PATH", path_with(&bin)?).env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "1");
        mutants.env("PROPTEST_CASES", "24").env("PROPTEST_MAX_SHRINK_ITERS", "0").env("DIFFERENTIAL_CASES", "60");
        // Its last lines count those that no test saw; one of them is no reason to leave the other groups out.
        process::watch(&mut mutants)?;
    }
    Ok(())
}

/// The version of cargo-mutants.
const MUTANTS: &str = "27.1.0";

/// Files, and the tests that take long and see nothing in them: every mutant runs all others.
struct Group {
    name: &'static str,
    files: &'static [&'static str],
    skipped: &'static [&'static str],
}

/// The files that compute amounts and dates.
const GROUPS: &[Group] = &[
    Group {
        name: "the questions",
        files: &[
            "src/whynot.rs",
            "src/whynot/*.rs",
            "src/compare.rs",
            "src/reconcile.rs",
            "src/curve.rs",
            "src/forecast.rs",
            "src/forecast/*.rs",
        ],
        skipped: &["goal::", "differential::"],
    },
    Group {
        name: "the core",
        files: &[
            "src/money.rs",
            "src/period.rs",
            "src/rate.rs",
            "src/limit.rs",
            "src/payout.rs",
            "src/threshold.rs",
            "src/order.rs",
            "src/link.rs",
            "src/role.rs",
            "src/eligibility.rs",
            "src/evaluate.rs",
            "src/evaluate/report.rs",
            "src/evaluate/kept.rs",
            "src/withholding.rs",
            "src/withdrawal.rs",
            "src/calendar.rs",
            "src/sums.rs",
            "src/exact.rs",
            "src/amount.rs",
            "src/amount/small.rs",
            "src/memo.rs",
            "src/batch.rs",
            "src/program/order_rules.rs",
            "src/program/spend_rules.rs",
            "src/program/tier.rs",
            "src/program/products.rs",
            "src/reading.rs",
            "src/notice.rs",
        ],
        // Goals by a day are what sees faults in what is due.
        skipped: &[],
    },
    Group { name: "goals", files: &["src/goal.rs"], skipped: &["differential::"] },
];
