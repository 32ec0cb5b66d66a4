//! Every row of a ledger against the statement of the same facts, over random files.

mod random;

use std::sync::OnceLock;

use proptest::prelude::*;
use random::{Rng, case, file};
use referral_ledger::{Filter, Ledger, Sort};
use referral_statement::{Programs, json};
use serde_json::Value;

/// The published programs, read once.
fn programs() -> Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| Programs::from_files(referral_rules::FILES).unwrap()).clone()
}

fn ledger(settings: &Value, chunks: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Ledger {
    let mut ledger = Ledger::new(programs(), &json::parse(&settings.to_string()).unwrap()).unwrap();
    for chunk in chunks {
        ledger.write(chunk.as_ref()).unwrap();
    }
    ledger.finish().unwrap();
    ledger
}

/// Everything that a ledger says of its rows.
fn said(ledger: &Ledger) -> Value {
    let faults: Vec<_> = (0..ledger.faults()).map(|index| ledger.fault(index)).collect();
    serde_json::json!({
        "rows": ledger.page(0, usize::MAX), "faults": faults, "totals": ledger.totals(), "layout": ledger.layout()
    })
}

fn agrees(seed: u64, is_spend: bool) {
    let case = case(seed, is_spend);
    let mut rng = Rng(seed ^ 1);
    let delimiter = [',', ';', '\t'][usize::try_from(rng.below(3)).unwrap()];
    let end = rng.pick(&["\n", "\r\n"]);
    let mut quotes = rng.once_in(2).then_some(Rng(seed ^ 2));
    let text = file(&case.rows, delimiter, &mut quotes, end);
    let mut ledger = ledger(&case.settings, [&text]);
    assert_eq!(ledger.faults(), 0, "{:?}\n{text}", ledger.fault(0));
    let statement = json::statement(&programs(), &case.scenario.to_string()).unwrap();
    let statement: Value = serde_json::to_value(&statement).unwrap();
    assert_eq!(ledger.total().to_string(), statement["total"].as_str().unwrap(), "{text}");
    let customers = statement["customers"].as_array().unwrap();
    for row in ledger.page(0, usize::MAX) {
        let customer = customers.iter().find(|customer| customer["id"] == *row.customer).unwrap();
        let order = customer["orders"].as_array().unwrap().iter().find(|order| order["id"] == *row.order).unwrap();
        let row_number = row.row;
        let row = serde_json::to_value(&row).unwrap();
        for field in ["edition", "role", "outcome", "reason", "rate", "reward"] {
            assert_eq!(row[field], order[field], "{field} of {}\n{text}\n{}", order["id"], case.scenario);
        }
        let counted = if is_spend { "counted_threshold" } else { "counted" };
        assert_eq!(row["counted"], order[counted], "{text}");
        if is_spend {
            assert_eq!(row["counted_bonus"], order["counted_bonus"], "{text}");
        }
        assert_eq!(row["customer_reward"], customer["reward"], "{text}");
        assert_eq!(row["customer_reason"], customer["reason"], "{text}");
        // What a click on the row shows is the statement of that customer.
        let explained = serde_json::to_value(ledger.explain(row_number).unwrap().unwrap()).unwrap();
        assert_eq!(explained["customers"][0], *customer, "{text}");
    }
    let by_reason = ledger.totals().unwrap().by_reason;
    for group in by_reason {
        let filter = Filter { reason: Some(group.name.clone()), ..Filter::default() };
        assert_eq!(ledger.select(&filter, Sort::Reward, true) as u64, group.rows, "{}\n{text}", group.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn every_row_of_orders_is_the_statements(seed in any::<u64>()) {
        agrees(seed, false);
    }

    #[test]
    fn every_row_of_spend_is_the_statements(seed in any::<u64>()) {
        agrees(seed, true);
    }

    #[test]
    fn where_chunks_are_cut_never_matters(seed in any::<u64>(), cuts in prop::collection::vec(0_usize..4000, 0..9)) {
        let case = case(seed, false);
        let text = format!("\u{feff}{}", file(&case.rows, ',', &mut Some(Rng(seed)), "\r\n"));
        let whole = said(&ledger(&case.settings, [&text]));
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let chunks = cuts.windows(2).map(|pair| &text.as_bytes()[pair[0]..pair[1]]);
        prop_assert_eq!(said(&ledger(&case.settings, chunks)), whole);
    }

    #[test]
    fn the_order_of_rows_never_matters_where_no_two_are_paid_at_once(seed in any::<u64>()) {
        let case = case(seed, false);
        let mut times: Vec<&str> = case.rows.iter().map(|row| row.iter().find(|cell| cell.0 == "paid_at").unwrap().1.as_str()).collect();
        times.sort_unstable();
        prop_assume!(times.windows(2).all(|pair| !pair[1].starts_with(pair[0])));
        let own = |rows: &[random::Row]| {
            let ledger = ledger(&case.settings, [file(rows, ',', &mut None, "\n")]);
            let mut rows = ledger.page(0, usize::MAX);
            rows.sort_by(|one, other| one.order.cmp(&other.order));
            for row in &mut rows {
                (row.row, row.line) = (0, 0);
            }
            rows
        };
        let mut turned = case.rows.clone();
        turned.reverse();
        prop_assert_eq!(own(&turned), own(&case.rows));
    }
}

/// One byte at a time, so that every cell, end of line, quote and letter is cut once.
#[test]
fn a_file_can_come_byte_by_byte_however_long_it_is() {
    for seed in 0..40 {
        let mut rows = case(seed, false).rows;
        for copy in 0..700 {
            rows.extend(case(1000 + copy, false).rows.into_iter().map(|mut row| {
                for (name, value) in &mut row {
                    if ["customer", "order"].contains(name) {
                        *value = format!("{copy}{}", value.chars().rev().collect::<String>());
                    }
                }
                row
            }));
            if rows.len() > if seed == 0 { 1500 } else { 30 } {
                break;
            }
        }
        let settings = serde_json::json!({"program": "cn-ambassador", "edition": "2024-06-01"});
        let text = file(&rows, ',', &mut Some(Rng(seed)), if seed % 2 == 0 { "\n" } else { "\r\n" });
        let whole = said(&ledger(&settings, [&text]));
        assert_eq!(said(&ledger(&settings, text.as_bytes().chunks(1))), whole);
    }
}
