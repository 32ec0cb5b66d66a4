//! Roles: which part an order plays in its customer's history, and how the history goes on.

use std::collections::BTreeSet;

use crate::program::Follows;
use crate::scenario::Order;
use crate::words::{Billing, CustomerKind, OrderKind, Role};

/// What a customer's earlier orders leave behind for the later ones, across editions.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub first: First,
    /// The first purchase was made while not linked to this referrer.
    existing: bool,
    /// The products bought.
    bought: BTreeSet<String>,
}

/// The first purchase of a new customer.
#[derive(Clone, Debug, Default)]
pub(crate) enum First {
    /// Still to be made.
    #[default]
    Open,
    /// Made by this order, together with its cart.
    Made { order: String, settlement: Option<String> },
    /// Used up by this pay-as-you-go order.
    Lost { order: String },
}

impl History {
    /// The part that an order plays, or none where the customer is an existing one.
    ///
    /// A new customer's first order is the first purchase whatever its kind, and so is every order of its cart; a later
    /// order's role is by its kind.
    pub fn role(&self, follows: Option<Follows>, order: &Order) -> Option<Role> {
        let by_kind = match order.kind {
            OrderKind::Purchase => Role::LaterPurchase,
            OrderKind::Upgrade => Role::Upgrade,
            OrderKind::Renewal => Role::Renewal,
        };
        match follows? {
            Follows::EveryOrder => Some(Role::Dormant),
            Follows::Product => {
                let first = order.kind == OrderKind::Purchase && !self.has_bought(order);
                Some(if first { Role::ProductFirst } else { by_kind })
            }
            Follows::FirstOrder => match &self.first {
                First::Open => Some(Role::FirstPurchase),
                First::Made { settlement, .. } if settlement.is_some() && *settlement == order.settlement => {
                    Some(Role::FirstPurchase)
                }
                First::Made { .. } if self.existing => None,
                First::Made { .. } | First::Lost { .. } => Some(by_kind),
            },
        }
    }

    /// The pay-as-you-go order that used up the first purchase.
    pub fn lost_by(&self) -> Option<&str> {
        match &self.first {
            First::Lost { order } => Some(order),
            First::Open | First::Made { .. } => None,
        }
    }

    /// The order that was the first purchase.
    pub fn made_by(&self) -> Option<&str> {
        match &self.first {
            First::Made { order, .. } => Some(order),
            First::Open | First::Lost { .. } => None,
        }
    }

    fn has_bought(&self, order: &Order) -> bool {
        order.product.as_ref().is_some_and(|product| self.bought.contains(product))
    }

    /// Takes note of an order that was placed and not undone.
    pub fn goes_on(&mut self, kind: CustomerKind, order: &Order, linked: bool) {
        if order.kind == OrderKind::Purchase {
            self.bought.extend(order.product.clone());
        }
        if kind != CustomerKind::New || !matches!(self.first, First::Open) {
            return;
        }
        let id = order.id.clone();
        if order.billing == Billing::PayAsYouGo {
            self.first = First::Lost { order: id };
        } else {
            self.first = First::Made { order: id, settlement: order.settlement.clone() };
            self.existing = !linked;
        }
    }
}
