//! What two orders bring, order by order and step by step: `cargo run --example orders`.

use std::error::Error;
use std::fmt::Write;

use referral_explain::{Lang, explain};
use referral_statement::{Programs, Scenario, evaluate, json, why_not};

/// Three orders of one customer; the last is paid as it goes, which earns nothing.
const SCENARIO: &str = r#"{
    "program": "cn-ambassador",
    "customers": [{"id": "B", "linked_at": "2024-06-10T10:30", "orders": [
        {"id": "B-1", "paid_at": "2024-06-11T09:00", "paid": "99.00", "product": "ecs"},
        {"id": "B-2", "paid_at": "2024-06-12T09:00", "paid": "99.00", "product": "rds-mysql"},
        {"id": "B-3", "paid_at": "2024-06-13T09:00", "paid": "500.00", "product": "ecs", "billing": "pay-as-you-go"}]}]
}"#;

/// The statement in sentences, and what would have paid.
pub fn told(lang: Lang) -> Result<String, Box<dyn Error>> {
    let programs = Programs::from_files(referral_rules::FILES)?;
    let scenario = Scenario::read(&programs, &json::parse(SCENARIO)?)?;
    let statement = evaluate(&programs, &scenario)?;
    let mut text = String::new();
    for order in statement.customers.iter().flat_map(|customer| &customer.orders) {
        for sentence in explain(&programs, &statement, lang, Some(&order.id)).unwrap_or_default() {
            writeln!(text, "{sentence}")?;
        }
        writeln!(text)?;
    }
    writeln!(
        text,
        "{} {} ({} to {})",
        statement.total, statement.currency, statement.range.lowest, statement.range.highest
    )?;
    for lost in why_not(&programs, &scenario)? {
        for change in lost.changes {
            writeln!(text, "another {} would add {}", lost.order, change.adds)?;
        }
    }
    Ok(text)
}

fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", told(Lang::En)?);
    Ok(())
}
