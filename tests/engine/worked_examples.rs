//! The figures that must come out exactly, written by hand beside the golden cases that hold the whole statements.

use std::fs;
use std::path::Path;

use referral_statement::{Programs, Statement, json};

fn statement(case: &str) -> Statement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/worked-examples").join(case);
    let text = fs::read_to_string(path.join("scenario.json")).unwrap_or_else(|error| panic!("{case}: {error}"));
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    json::statement(&programs, &text).unwrap_or_else(|error| panic!("{case}: {error}"))
}

/// The rewards of all orders, or the parts of a friend's reward, in order.
fn amounts(statement: &Statement) -> Vec<String> {
    let customers = &statement.customers;
    let parts = customers.iter().flat_map(|customer| &customer.parts).map(|part| part.reward.to_string());
    let orders = customers.iter().flat_map(|customer| &customer.orders);
    parts.chain(orders.filter_map(|order| order.reward).map(|reward| reward.to_string())).collect()
}

#[test]
fn every_worked_example_comes_out_to_the_cent() {
    let table: &[(&str, &str, &[&str])] = &[
        ("520 of ECS on day 10 pays 70", "70.00", &["20.00", "50.00", "0.00"]),
        ("19.99 does not reach the threshold", "0.00", &["0.00", "0.00", "0.00"]),
        ("2820 reaches the limit of 300", "300.00", &["20.00", "280.00", "0.00"]),
        ("a cent below 2820 rounds up to 300", "300.00", &["20.00", "280.00", "0.00"]),
        ("10000 is limited to 300", "300.00", &["20.00", "998.00", "-718.00"]),
        ("15 and a late 100 pay the threshold only", "20.00", &["20.00", "0.00", "0.00"]),
        ("a first 99 and a later 99 pay 39.60", "39.60", &["24.75", "14.85"]),
        ("the same two orders pay 49.50 by tier", "49.50", &["24.75", "24.75"]),
        ("a later 50000 is limited to 3000", "3024.75", &["24.75", "3000.00"]),
        (
            "the September rules pay 2500 for a and 150 for b",
            "2650.00",
            &["250.00", "1500.00", "750.00", "150.00", "0.00", "0.00"],
        ),
        ("a link of July ends on 30 August at half past ten", "25.00", &["25.00"]),
        ("a link of July is over on 30 August at half past ten", "0.00", &["0.00"]),
        ("two months from July end on 1 September", "25.00", &["25.00"]),
        ("two months from July are over on 1 September at half past ten", "0.00", &["0.00"]),
    ];
    for (case, total, rewards) in table {
        let statement = statement(case);
        assert_eq!(statement.total.to_string(), *total, "{case}");
        assert_eq!(amounts(&statement), *rewards, "{case}");
    }
}

#[test]
fn reasons_of_the_worked_examples_are_named() {
    let below = statement("19.99 does not reach the threshold");
    assert_eq!(below.customers[0].reason.unwrap().to_string(), "threshold-not-reached");
    let limited = statement("a later 50000 is limited to 3000");
    let order = &limited.customers[0].orders[1];
    assert_eq!(order.counted.unwrap().to_string(), "20000.00");
    assert_eq!(serde_json::to_value(order.reason).unwrap(), "customer-paid");
}
