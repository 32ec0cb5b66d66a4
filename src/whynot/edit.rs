//! Edits: one field of a scenario with another value.

use crate::money::Money;
use crate::period::Time;
use crate::scenario::{Bond, Customer};
use crate::words::{Billing, Class, OrderKind};

/// One field with another value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    Billing(Billing),
    Class(Class),
    Product(String),
    Refunded,
    Kind(OrderKind),
    PaidAt(Time),
    Paid(Money),
    Reopened(Time),
    /// Prepaid, for the order at this position.
    OtherPrepaid(usize),
}

impl Edit {
    /// Two edits of one field cannot be made together.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Billing(_) => "billing",
            Self::Class(_) => "class",
            Self::Product(_) => "product",
            Self::Refunded => "refunded",
            Self::Kind(_) => "kind",
            Self::PaidAt(_) => "paid_at",
            Self::Paid(_) => "paid",
            Self::Reopened(_) => "relinked_at",
            Self::OtherPrepaid(_) => "also",
        }
    }

    /// The value, as JSON has it.
    pub fn value(&self) -> String {
        match self {
            Self::Billing(billing) => billing.to_string(),
            Self::OtherPrepaid(_) => Billing::Prepaid.to_string(),
            Self::Class(class) => class.to_string(),
            Self::Product(product) => product.clone(),
            Self::Refunded => Money::ZERO.to_string(),
            Self::Kind(kind) => kind.to_string(),
            Self::PaidAt(time) | Self::Reopened(time) => time.to_string(),
            Self::Paid(paid) => paid.to_string(),
        }
    }

    /// Sets it on the order at this position.
    pub fn apply(&self, customer: &mut Customer, position: usize) {
        let position = if let Self::OtherPrepaid(other) = self { *other } else { position };
        let order = &mut customer.orders[position];
        match self {
            Self::Reopened(time) => {
                if let Bond::Linked(linked) = &mut customer.bond {
                    linked.reopened_at = Some(*time);
                }
            }
            Self::Billing(billing) => order.billing = *billing,
            Self::OtherPrepaid(_) => order.billing = Billing::Prepaid,
            Self::Class(class) => order.class = Some(*class),
            Self::Product(product) => order.product = Some(product.as_str().into()),
            Self::Refunded => order.refunded = Money::ZERO,
            Self::Kind(kind) => order.kind = *kind,
            Self::PaidAt(time) => order.paid_at = *time,
            Self::Paid(paid) => order.paid = *paid,
        }
    }
}

/// Every choice of so many of these, in their order.
pub(super) fn choose(edits: &[Edit], count: usize) -> Vec<Vec<&Edit>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut chosen = Vec::new();
    let mut left = edits;
    while let [first, others @ ..] = left {
        chosen.extend(choose(others, count - 1).into_iter().map(|more| [vec![first], more].concat()));
        left = others;
    }
    chosen
}
