//! A second, deliberately naive evaluator of the contract: whole cents, hard-coded figures, nothing shared with the engine.
// Other tests may take only a part of the oracle.
#![allow(dead_code, unused_imports)]

mod case;
mod cn;
mod cn_payouts;
mod date;
mod edge;
mod expected;
mod intl;
mod random;
mod random_intl;
mod shrink;
mod table;

pub use case::{Case, Customer, Kind, Order, OrderKind, Program, fits, to_json};
pub use date::{DAY, day_text, days, time};
pub use expected::{
    Counted, Expected, ExpectedCustomer, ExpectedLimit, ExpectedOrder, ExpectedPayout, Parts, Range, money, rate_text,
};
pub use random::{Rng, random_case};
pub use shrink::shrink;

/// What the statement of a valid scenario must say.
pub fn evaluate(case: &Case) -> Expected {
    match case.program {
        Program::Intl => intl::evaluate(case),
        Program::Cn => cn::evaluate(case),
    }
}

/// A clause with two readings or more: its id and its options, the default first.
pub type Reading = (&'static str, &'static [&'static str]);

/// The option of each reading that is in force before the range varies it.
fn chosen(case: &Case, readings: &[Reading]) -> Vec<&'static str> {
    let mut out = Vec::new();
    for (id, options) in readings {
        let given = case.readings.iter().find(|(name, _)| name == id);
        out.push(given.map_or(options[0], |(_, option)| *option));
    }
    out
}

/// Lowest and highest total over all combinations of the readings left open, and the readings that can change it.
fn range(case: &Case, readings: &[Reading], total: &dyn Fn(&[&'static str]) -> i128) -> expected::Range {
    let is_open = |id: &str| !case.readings.iter().any(|(name, _)| *name == id);
    let mut combinations = vec![chosen(case, readings)];
    for (place, (id, options)) in readings.iter().enumerate() {
        if is_open(id) {
            let mut longer = Vec::new();
            for combination in &combinations {
                for option in *options {
                    let mut next = combination.clone();
                    next[place] = option;
                    longer.push(next);
                }
            }
            combinations = longer;
        }
    }
    let totals: Vec<i128> = combinations.iter().map(|c| total(c)).collect();
    let mut driven_by = Vec::new();
    for (place, (id, _)) in readings.iter().enumerate() {
        let mut drives = false;
        for (a, combination) in combinations.iter().enumerate() {
            for (b, other) in combinations.iter().enumerate() {
                let differs_only_here =
                    combination.iter().zip(other).enumerate().all(|(at, (x, y))| at == place || x == y);
                drives |= differs_only_here && totals[a] != totals[b];
            }
        }
        if drives {
            driven_by.push(*id);
        }
    }
    expected::Range { lowest: *totals.iter().min().unwrap(), highest: *totals.iter().max().unwrap(), driven_by }
}

/// `cents × rate` to the cent, half up (nothing here is negative); rates are in millionths.
fn share(cents: i128, rate: i128) -> i128 {
    (cents * rate * 2 + 1_000_000) / 2_000_000
}
