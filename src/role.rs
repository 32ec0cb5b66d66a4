//! Roles: which part an order plays in its customer's history, and how the history goes on.

use crate::program::Follows;
use crate::scenario::Order;
use crate::words::{Billing, CustomerKind, OrderKind, Role};

/// What a customer's earlier orders leave behind for the later ones, across editions.
#[derive(Debug, Default)]
pub(crate) struct History<'a> {
    pub first: First<'a>,
    /// The first purchase was made while not linked to this referrer.
    existing: bool,
    /// The products bought, in their order; those that were bought since it was last asked for are still to be added.
    bought: Vec<&'a str>,
    added: Vec<&'a str>,
    /// Does an edition ask for them?
    keeps_products: bool,
}

/// The first purchase of a new customer.
#[derive(Clone, Debug, Default)]
pub(crate) enum First<'a> {
    /// Still to be made.
    #[default]
    Open,
    /// Made by this order, together with its cart.
    Made(&'a Order),
    /// Used up by this pay-as-you-go order.
    Lost(&'a Order),
}

impl<'a> History<'a> {
    /// The history of a customer without orders, whose products some edition asks for or none does.
    pub fn new(keeps_products: bool) -> Self {
        Self { keeps_products, ..Self::default() }
    }

    /// The part that an order plays, or none where the customer is an existing one.
    ///
    /// A new customer's first order is the first purchase whatever its kind, and so is every order of its cart; a later
    /// order's role is by its kind.
    pub fn role(&mut self, follows: Option<Follows>, order: &Order) -> Option<Role> {
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
                First::Made(first) if first.settlement.is_some() && first.settlement == order.settlement => {
                    Some(Role::FirstPurchase)
                }
                First::Made(_) if self.existing => None,
                First::Made(_) | First::Lost(_) => Some(by_kind),
            },
        }
    }

    /// The pay-as-you-go order that used up the first purchase.
    pub fn lost_by(&self) -> Option<&'a str> {
        match &self.first {
            First::Lost(order) => Some(&order.id),
            First::Open | First::Made(_) => None,
        }
    }

    /// The order that was the first purchase.
    pub fn made_by(&self) -> Option<&'a str> {
        match &self.first {
            First::Made(order) => Some(&order.id),
            First::Open | First::Lost(_) => None,
        }
    }

    fn has_bought(&mut self, order: &Order) -> bool {
        for product in self.added.drain(..) {
            if let Err(place) = self.bought.binary_search(&product) {
                self.bought.insert(place, product);
            }
        }
        order.product.as_deref().is_some_and(|product| self.bought.binary_search(&product).is_ok())
    }

    /// Takes note of an order that was placed and not undone.
    pub fn goes_on(&mut self, kind: CustomerKind, order: &'a Order, linked: bool) {
        if self.keeps_products && order.kind == OrderKind::Purchase {
            self.added.extend(order.product.as_deref());
        }
        if kind != CustomerKind::New || !matches!(self.first, First::Open) {
            return;
        }
        if order.billing == Billing::PayAsYouGo {
            self.first = First::Lost(order);
        } else {
            self.first = First::Made(order);
            self.existing = !linked;
        }
    }
}
