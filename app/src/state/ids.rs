//! Ids for orders that come without one.

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::place::OrderField;

/// The ids of orders that are taken: thousands of rows may come without one.
pub struct OrderIds {
    taken: HashSet<String>,
    /// The number with which the last id of a customer ended.
    last: HashMap<String, u32>,
}

impl OrderIds {
    /// Those of a draft.
    pub fn of(draft: &Draft) -> Self {
        let orders = draft.customers.iter().flat_map(|customer| &customer.orders);
        Self { taken: orders.map(|order| order.get(OrderField::Id).to_owned()).collect(), last: HashMap::new() }
    }

    /// An order has this one.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// One for an order of this customer that no order has: `C1-1`, `C1-2` and so on.
    pub fn next(&mut self, customer: &str) -> String {
        let last = self.last.entry(customer.to_owned()).or_default();
        loop {
            *last += 1;
            let id = format!("{customer}-{last}");
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}
