//! What is measured: one scenario, the published example of an order of ¥50,000 after a first purchase.

use referral_statement::{Programs, Scenario, json};

/// The example as JSON, with every open clause decided.
pub const EXAMPLE: &str = r#"{"program": "cn-ambassador", "edition": "2024-06-01",
    "readings": {"link-window": "60-days", "later-order-rate": "flat-15", "customer-limits": "later-orders"},
    "customers": [{"id": "B", "linked_at": "2024-06-10T10:30", "orders": [
        {"id": "B-1", "paid_at": "2024-06-11T09:00", "paid": "99.00", "product": "ecs"},
        {"id": "B-2", "paid_at": "2024-06-12T09:00", "paid": "50000.00", "product": "rds-mysql"}]}]}"#;

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
