//! Pages of rows: the facts and the findings of a few dozen orders, as text.

use referral_statement::{Outcome, Reason, Role, Word};
use serde::Serialize;

use crate::facts::word;
use crate::ledger::{Ledger, money};

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields are the contract's nouns")]
pub struct Row {
    /// Its number in the file, by which it is asked for again.
    pub row: usize,
    pub line: u32,
    pub customer: String,
    pub order: String,
    pub paid_at: String,
    pub paid: String,
    pub refunded: String,
    pub product: Option<String>,
    pub kind: Option<&'static str>,
    pub edition: Option<String>,
    pub role: Option<Role>,
    /// Nothing where the row was refused after it had been read.
    pub outcome: Option<Outcome>,
    pub reason: Option<&'static str>,
    pub counted: String,
    /// In a program of spend: what counts toward the bonus.
    pub counted_bonus: Option<String>,
    pub rate: Option<String>,
    /// What the order earns; nothing in a program of spend.
    pub reward: Option<String>,
    /// What its customer earns.
    pub customer_reward: String,
    /// Why that is nothing, in a program of spend.
    pub customer_reason: Option<Reason>,
    /// What was actually paid for it.
    pub actually_paid: Option<String>,
}

impl Ledger {
    /// Rows as they are chosen and sorted.
    pub fn page(&self, from: usize, count: usize) -> Vec<Row> {
        self.places(from, count).filter_map(|row| self.row(row)).collect()
    }

    /// The row of this number.
    pub fn row(&self, row: usize) -> Option<Row> {
        let (table, judged) = self.both()?;
        if row >= table.orders.len() {
            return None;
        }
        let look = Self::look(table, judged, row);
        let (order, found) = (look.order, look.found);
        let is_spend = self.basis() == referral_statement::Basis::Spend;
        let cents = |cents: i64| money(cents.into()).to_string();
        let edition = usize::from(found.edition).checked_sub(1);
        let edition = edition.and_then(|index| self.program()?.editions().get(index));
        Some(Row {
            row,
            line: look.name.line,
            customer: table.customers.id(look.name.customer as usize).to_owned(),
            order: table.order_id(row).to_owned(),
            paid_at: order.paid_at.to_string(),
            paid: cents(order.paid),
            refunded: cents(order.refunded),
            product: table.product_id(order).map(|id| (**id).to_owned()),
            kind: (!is_spend).then(|| order.kinds().kind.word()),
            edition: edition.map(|edition| edition.id().to_owned()),
            role: found.role,
            outcome: found.outcome,
            reason: found.why().map(word),
            counted: cents(found.counted),
            counted_bonus: is_spend.then(|| cents(judged.bonus.get(row))),
            rate: usize::from(found.rate).checked_sub(1).map(|rate| judged.rates[rate].to_string()),
            reward: (!is_spend).then(|| cents(found.reward)),
            customer_reward: money(look.earned.reward).to_string(),
            customer_reason: look.earned.reason,
            actually_paid: Self::actual(table, row).map(cents),
        })
    }
}
