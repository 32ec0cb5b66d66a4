//! Choosing and sorting rows.

use referral_statement::{Cause, Outcome, Word};

use crate::facts::{number, word};
use crate::ledger::{Ledger, Look};

/// Which rows are shown: those for which all of these hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A reason, a limit or an outcome, by its word; `refused` for rows that were refused after they had been read.
    pub reason: Option<String>,
    /// The id of a customer.
    pub customer: Option<String>,
    /// The id of a product.
    pub product: Option<String>,
    /// A part of the order's, the customer's or the product's id, in letters of any size.
    pub text: Option<String>,
    /// Only rows whose customer was paid another amount than it earns.
    pub differs: bool,
}

/// By what rows are sorted; ties stay in the order of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The line of the file.
    #[default]
    Line,
    /// The time of payment.
    PaidAt,
    /// What was paid.
    Paid,
    /// What counts.
    Counted,
    /// What it earns.
    Reward,
    /// The customer's id.
    Customer,
    /// The order's id.
    Order,
}

impl Sort {
    /// The order of this name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "line" => Self::Line,
            "paid_at" => Self::PaidAt,
            "paid" => Self::Paid,
            "counted" => Self::Counted,
            "reward" => Self::Reward,
            "customer" => Self::Customer,
            "order" => Self::Order,
            _ => return None,
        })
    }
}

impl Ledger {
    /// Chooses and sorts the rows that pages, columns and files give; says how many they are.
    pub fn select(&mut self, filter: &Filter, sort: Sort, is_descending: bool) -> usize {
        let chosen = self.choose(filter, sort, is_descending);
        self.chosen = chosen;
        self.rows()
    }

    fn choose(&self, filter: &Filter, sort: Sort, is_descending: bool) -> Option<Vec<u32>> {
        let (table, judged) = self.both()?;
        let wanted = filter.reason.as_deref();
        let text = filter.text.as_ref().map(|text| text.to_lowercase()).filter(|text| !text.is_empty());
        let cause =
            wanted.and_then(|wanted| (1_u8..).map_while(crate::facts::cause).find(|cause| word(*cause) == wanted));
        let differing = filter.differs.then(|| self.differing());
        let passes = |row: usize| {
            let look = &Self::look(table, judged, row);
            wanted.is_none_or(|wanted| is_for(look, wanted, cause))
                && filter.customer.as_deref().is_none_or(|id| table.customers.id(look.name.customer as usize) == id)
                && filter
                    .product
                    .as_deref()
                    .is_none_or(|id| table.product_id(look.order).is_some_and(|own| **own == *id))
                && differing.as_ref().is_none_or(|differing| differing[look.name.customer as usize])
                && text.as_deref().is_none_or(|text| {
                    let holds = |id: &str| id.contains(text) || id.to_lowercase().contains(text);
                    holds(table.order_id(row))
                        || holds(table.customers.id(look.name.customer as usize))
                        || table.product_id(look.order).is_some_and(|id| holds(id))
                })
        };
        let mut chosen: Vec<u32> =
            (0..).zip(0..table.orders.len()).filter(|(_, row)| passes(*row)).map(|(row, _)| row).collect();
        let order = |row: &u32| table.orders.at(*row as usize);
        let found = |row: &u32| judged.found.at(*row as usize);
        match sort {
            Sort::Line => chosen.sort_by_key(|row| table.names.at(*row as usize).line),
            Sort::PaidAt => chosen.sort_by_key(|row| order(row).paid_at),
            Sort::Paid => chosen.sort_by_key(|row| order(row).paid),
            Sort::Counted => chosen.sort_by_key(|row| found(row).counted),
            Sort::Reward => chosen.sort_by_key(|row| found(row).reward),
            Sort::Order => {
                chosen.sort_by(|one, other| table.order_id(*one as usize).cmp(table.order_id(*other as usize)));
            }
            Sort::Customer => chosen.sort_by(|one, other| {
                let id = |row: &u32| table.customers.id(table.names.at(*row as usize).customer as usize);
                id(one).cmp(id(other))
            }),
        }
        if is_descending {
            chosen.reverse();
        }
        Some(chosen)
    }
}

fn is_for(look: &Look<'_>, wanted: &str, cause: Option<Cause>) -> bool {
    match cause {
        Some(cause) => look.found.cause == number(cause),
        None => look.found.outcome.map_or("refused", Outcome::word) == wanted,
    }
}
