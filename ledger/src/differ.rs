//! What was actually paid beside what the rules give, customer by customer, and why they differ.

use referral_share::Field;
use referral_statement::{Error, Money, Reconciliation, reconcile};
use serde::Serialize;

use crate::ledger::{Ledger, money};

/// A customer who was paid another amount than it earns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The customer.
    pub customer: String,
    /// The number of its first row.
    pub row: usize,
    /// What all alike earn.
    pub expected: Money,
    /// What the column says was paid.
    pub actual: Money,
    /// What was paid less what was to be paid.
    pub difference: Money,
}

/// All of them, or the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// How many customers they are.
    pub customers: usize,
    /// What everyone was paid, over the rows that say it.
    pub actual: Money,
    /// The differences that were asked for, in the order of the file.
    pub list: Vec<Difference>,
}

impl Ledger {
    /// What each customer was paid by the column, in cents; nothing where no row of it says so.
    fn received(&self) -> Vec<Option<i128>> {
        let Some((table, _)) = self.both() else { return Vec::new() };
        let mut received = vec![None; table.customers.len()];
        if table.has(Field::ActuallyPaid) {
            for row in 0..table.orders.len() {
                if let Some(actual) = Self::actual(table, row) {
                    *received[table.names.at(row).customer as usize].get_or_insert(0) += i128::from(actual);
                }
            }
        }
        received
    }

    /// Which customers were paid another amount.
    pub(crate) fn differing(&self) -> Vec<bool> {
        let Some((table, judged)) = self.both() else { return Vec::new() };
        let expected = judged.customers.iter().zip(table.customers.iter());
        let expected = expected.map(|(earned, customer)| earned.reward * i128::from(customer.facts.count));
        expected.zip(self.received()).map(|(expected, received)| received.is_some_and(|own| own != expected)).collect()
    }

    /// The customers whose column of what was actually paid does not add up to what they earn.
    pub fn differences(&self, from: usize, count: usize) -> Option<Differences> {
        let (table, judged) = self.both()?;
        let received = self.received();
        let differing: Vec<usize> = self
            .differing()
            .iter()
            .enumerate()
            .filter(|(_, differs)| **differs)
            .map(|(customer, _)| customer)
            .collect();
        let of = |customer: &usize| {
            let (row, actual) = (judged.first_row(*customer), received[*customer].unwrap_or(0));
            let customer_row = table.customers.at(*customer);
            let expected = judged.customers.at(*customer).reward * i128::from(customer_row.facts.count);
            Difference {
                customer: table.customers.id(*customer).to_owned(),
                row,
                expected: money(expected),
                actual: money(actual),
                difference: money(actual - expected),
            }
        };
        Some(Differences {
            customers: differing.len(),
            actual: money(received.iter().flatten().sum()),
            list: differing.iter().skip(from).take(count).map(of).collect(),
        })
    }

    /// What would explain the amount that the customer of a row was paid.
    ///
    /// # Errors
    /// Those of [`reconcile`].
    pub fn reconcile(&self, row: usize) -> Option<Result<Reconciliation, Error>> {
        let (table, _) = self.both()?;
        let customer = table.names.at(row).customer as usize;
        let received = self.received().get(customer).copied().flatten()?;
        let scenario = self.scenario(row)?;
        Some(scenario.and_then(|scenario| reconcile(&table.programs, &scenario, money(received))))
    }
}
