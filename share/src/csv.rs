//! A table for a spreadsheet: one row an order, under the contract's names, with what the rules said of it.

use std::borrow::Cow;

use referral_statement::{Cause, CustomerStatement, Node, OrderStatement, Statement, Word};

/// What is said of a customer, and the column where it is not of the same name.
const CUSTOMER: &[(&str, &str)] = &[
    ("id", "customer"),
    ("kind", "customer_kind"),
    ("registered_on", ""),
    ("linked_at", ""),
    ("relinked_at", ""),
    ("linked_elsewhere_at", ""),
    ("linked_by", ""),
    ("excluded", ""),
    ("count", ""),
];

/// The same of an order.
const ORDER: &[(&str, &str)] = &[
    ("id", "order"),
    ("paid_at", ""),
    ("paid", ""),
    ("refunded", ""),
    ("product", ""),
    ("class", ""),
    ("kind", ""),
    ("billing", ""),
    ("settlement", ""),
];

/// What the rules said.
const JUDGED: &[&str] = &[
    "edition",
    "role",
    "outcome",
    "reason",
    "counted",
    "counted_threshold",
    "counted_bonus",
    "rate",
    "reward",
    "customer_reward",
];

/// Rows of texts under names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The orders of a scenario of the contract with their statement; columns in which nothing is said are left out.
    pub fn of(scenario: &Node, statement: &Statement) -> Self {
        let names = CUSTOMER.iter().chain(ORDER).map(|(field, name)| if name.is_empty() { *field } else { *name });
        let mut table =
            Self { names: names.chain(JUDGED.iter().copied()).map(str::to_owned).collect(), rows: Vec::new() };
        let customers = scenario.field("customers").map_or(&[][..], Node::items);
        for (customer, judged) in customers.iter().zip(&statement.customers) {
            let orders = customer.field("orders").map_or(&[][..], Node::items);
            for (order, said) in orders.iter().zip(&judged.orders) {
                let facts = facts(customer, CUSTOMER).chain(self::facts(order, ORDER));
                table.rows.push(facts.chain(self::judged(judged, said)).collect());
            }
        }
        table.drop_empty();
        table
    }

    fn drop_empty(&mut self) {
        let said: Vec<bool> =
            (0..self.names.len()).map(|column| self.rows.iter().any(|row| !row[column].is_empty())).collect();
        let keep = |row: &mut Vec<String>| {
            let mut said = said.iter();
            row.retain(|_| said.next().copied().unwrap_or(false));
        };
        if !self.rows.is_empty() {
            self.rows.iter_mut().for_each(keep);
            keep(&mut self.names);
        }
    }

    /// The table as comma-separated values (RFC 4180), with a mark by which spreadsheets know UTF-8.
    ///
    /// A text that a spreadsheet would run as a formula gets an apostrophe before it.
    pub fn csv(&self) -> String {
        let mut text = "\u{feff}".to_owned();
        for row in std::iter::once(&self.names).chain(&self.rows) {
            line(&mut text, row.iter().map(String::as_str));
        }
        text
    }
}

/// Adds a row of a table as comma-separated values. A text that a spreadsheet would run as a formula gets an apostrophe before it.
pub fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&guarded(cell));
    }
    text.push_str("\r\n");
}

fn facts<'n>(node: &'n Node, fields: &'n [(&str, &str)]) -> impl Iterator<Item = String> {
    fields.iter().map(|(field, _)| node.field(field).and_then(Node::plain).unwrap_or_default().to_owned())
}

fn judged(customer: &CustomerStatement, order: &OrderStatement) -> [String; JUDGED.len()] {
    fn text<T: ToString>(value: Option<T>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let reason = order.reason.map(|cause| match cause {
        Cause::Reason(reason) => reason.word(),
        Cause::Limit(limit) => limit.word(),
    });
    [
        text(order.edition.as_ref()),
        text(order.role.map(Word::word)),
        order.outcome.word().to_owned(),
        text(reason),
        text(order.counted),
        text(order.counted_threshold),
        text(order.counted_bonus),
        text(order.rate),
        text(order.reward),
        customer.reward.to_string(),
    ]
}

/// A cell: never a formula, in quotes where it needs them.
fn guarded(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let cell = if runs { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) };
    if cell.contains([',', '"', '\r', '\n', '\t', ';']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_in_a_spreadsheet() {
        let cells = [
            ("=1+1", "'=1+1"),
            ("+86 10", "'+86 10"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("99.00", "99.00"),
            ("2024-06-11", "2024-06-11"),
            ("", ""),
        ];
        for (cell, written) in cells {
            assert_eq!(guarded(cell), written);
        }
    }
}
