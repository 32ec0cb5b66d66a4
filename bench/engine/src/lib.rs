//! What is measured: one scenario, the published example of an order of ¥50,000 after a first purchase.

use referral_statement::{Programs, Scenario, json};

/// The example as JSON, with every open clause decided.
pub const EXAMPLE: &str = include_str!("../../example.json");

/// The published programs.
///
/// # Panics
/// If they are broken.
pub fn programs() -> Programs {
    Programs::from_files(referral_rules::FILES).expect("the published rules load")
}

/// The example as a scenario.
///
/// # Panics
/// If it does not fit the programs.
pub fn scenario(programs: &Programs) -> Scenario {
    let node = json::parse(EXAMPLE).expect("it is JSON");
    Scenario::read(programs, &node).expect("it fits the programs")
}
