//! Rates: the row of the table that an order falls under, and what it gives.

use crate::money::Rate;
use crate::program::{Edition, OrderRules, RateRow, RateValue};
use crate::reading::Choices;
use crate::scenario::Referrer;
use crate::step::RateFrom;
use crate::words::{Basis, Class, CustomerKind, LinkedBy, Role};

/// What the table of rates is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub role: Role,
    pub customer: CustomerKind,
    pub by: LinkedBy,
    pub tier: &'a str,
}

/// The row for an order of this class.
pub(crate) fn row<'a>(rules: &'a OrderRules, asked: Asked<'_>, class: Class) -> Option<&'a RateRow> {
    place(rules, asked, class).map(|place| &rules.rates[place])
}

/// Its position among the rows.
fn place(rules: &OrderRules, asked: Asked<'_>, class: Class) -> Option<usize> {
    rules.rates.iter().position(|row| row.is_of((asked.role, asked.customer, class, asked.by), asked.tier))
}

/// Does the edition pay for such an order, whatever its product?
pub(crate) fn pays_for_role(rules: &OrderRules, asked: Asked<'_>) -> bool {
    Basis::Orders.classes().iter().any(|class| row(rules, asked, *class).is_some())
}

/// The rate of a row: its own, the tier's published one, or the one that the scenario gives for the tier.
pub(crate) fn of(edition: &Edition, row: &RateRow, referrer: &Referrer, choices: &Choices) -> Option<(Rate, RateFrom)> {
    match row.rate.get(choices) {
        RateValue::Of(rate) => Some((*rate, RateFrom::Published)),
        RateValue::Tier => {
            let published = edition.tier(&referrer.tier).and_then(|tier| tier.rate);
            let published = published.map(|rate| (rate, RateFrom::Tier));
            published.or(referrer.tier_rate.map(|rate| (rate, RateFrom::Scenario)))
        }
    }
}

/// What the table of rates answers for an order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    /// Its row, by its position.
    pub row: Option<usize>,
    /// Is the role paid for? A row says that it is; without one, another class may have it.
    pub is_paid_for: bool,
    /// What the row gives, where it is known.
    pub rate: Option<(Rate, RateFrom)>,
}

/// The row for an order of this class, and its rate.
pub(crate) fn answer(
    (edition, rules): (&Edition, &OrderRules),
    asked: Asked<'_>,
    class: Class,
    (referrer, choices): (&Referrer, &Choices),
) -> Answer {
    let row = place(rules, asked, class);
    let rate = row.and_then(|row| of(edition, &rules.rates[row], referrer, choices));
    Answer { row, is_paid_for: row.is_some() || pays_for_role(rules, asked), rate }
}
