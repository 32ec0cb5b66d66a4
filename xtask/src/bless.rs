//! `cargo xtask bless`: rewrites the expected files of the golden cases.

use crate::Result;
use crate::process::{self, cargo};

/// Runs the golden cases so that each writes what it got. The author reads the difference.
pub fn run() -> Result {
    process::run(
        cargo().args(["test", "--package", "referral-statement", "--test", "engine", "golden::"]).env("BLESS", "1"),
        "rewriting the golden cases",
    )?;
    println!("Read what changed (`git diff tests/golden`) before you commit it.");
    Ok(())
}
