//! What is chosen, as files: comma-separated values that no spreadsheet runs, and JSON.

use referral_share::line;
use referral_statement::{Phrase, Word};

use crate::ledger::Ledger;
use crate::page::Row;

/// The names of the columns.
const NAMES: [&str; 17] = [
    "line",
    "customer",
    "order",
    "paid_at",
    "paid",
    "refunded",
    "product",
    "kind",
    "edition",
    "role",
    "outcome",
    "reason",
    "counted",
    "counted_bonus",
    "rate",
    "reward",
    "customer_reward",
];

impl Ledger {
    /// Chosen rows as comma-separated values; the first piece of a file begins with the mark of UTF-8 and the names.
    pub fn csv(&self, from: usize, count: usize) -> String {
        let mut text = String::new();
        if from == 0 {
            text.push('\u{feff}');
            line(&mut text, NAMES.into_iter().chain(["actually_paid"]));
        }
        for row in self.page(from, count) {
            let cells = cells(&row);
            line(&mut text, cells.iter().map(String::as_str));
        }
        text
    }

    /// The refused rows with what is wrong in each as `tell` says it, in the same way.
    pub fn faults_csv(&self, from: usize, count: usize, tell: impl Fn(&Phrase) -> String) -> String {
        let mut text = String::new();
        if from == 0 {
            text.push('\u{feff}');
            line(&mut text, ["line", "column", "name", "read", "code", "message", "hint", "other", "row"].into_iter());
        }
        let to = from.saturating_add(count).min(self.faults());
        for fault in (from..to).filter_map(|index| self.fault(index)).map(|fault| fault.told(&tell)) {
            let column = fault.column.map(|column| column.to_string()).unwrap_or_default();
            let other = fault.other.map(|other| other.to_string()).unwrap_or_default();
            let number = fault.line.to_string();
            let cells = [
                &number,
                &column,
                &fault.name,
                &fault.read,
                &fault.code,
                &fault.message,
                &fault.hint,
                &other,
                &fault.row,
            ];
            line(&mut text, cells.into_iter().map(String::as_str));
        }
        text
    }
}

fn cells(row: &Row) -> [String; 18] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    [
        row.line.to_string(),
        row.customer.clone(),
        row.order.clone(),
        row.paid_at.clone(),
        row.paid.clone(),
        row.refunded.clone(),
        text(&row.product),
        word(row.kind),
        text(&row.edition),
        word(row.role.map(Word::word)),
        row.outcome.map_or("refused", Word::word).to_owned(),
        word(row.reason),
        row.counted.clone(),
        text(&row.counted_bonus),
        text(&row.rate),
        text(&row.reward),
        row.customer_reward.clone(),
        text(&row.actually_paid),
    ]
}
