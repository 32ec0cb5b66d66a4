//! Notices as rules: the assumptions on which results rest, and when each matters.

use serde::Serialize;

use super::Text;
use super::file::parts::{ClauseId, Many, Maybe, OrDefault, TierId};
use super::file::shape::shape;
use super::file::values::{Id, TextHere};
use crate::words::{Account, Billing, Class, CustomerKind, LinkedBy, OrderKind};

shape! {
    /// An assumption on which a result rests, and when it matters.
    #[derive(Clone, Debug, Serialize)]
    pub struct NoticeRule {
        /// The code, as statements name it.
        pub(crate) code: String = "code" as Id,
        /// The clause that leaves the doubt.
        pub(crate) clause: Option<String> = "clause" as Maybe<ClauseId>,
        /// What is assumed.
        pub(crate) text: Text = "text" as TextHere,
        /// When it matters; left out, always.
        #[serde(skip)]
        pub(crate) when: When = "when" as OrDefault<When>,
    }
}

shape! {
    /// The facts of a scenario that make a notice matter: all of those that are given must hold.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct When {
        /// The referrer is of one of these tiers.
        pub tiers: Vec<String> = "tiers" as Many<TierId>,
        /// The referrer's account is one of these.
        pub accounts: Vec<Account> = "accounts" as Many<Account>,
        /// An order's customer is one of these.
        pub customer_kinds: Vec<CustomerKind> = "customer_kinds" as Many<CustomerKind>,
        /// An order's customer was linked in one of these ways.
        pub linked_by: Vec<LinkedBy> = "linked_by" as Many<LinkedBy>,
        /// Whether an order's customer opened another referrer's link too.
        pub linked_elsewhere: Option<bool> = "linked_elsewhere" as Maybe<bool>,
        /// Whether an order's customer has other orders too.
        pub several_orders: Option<bool> = "several_orders" as Maybe<bool>,
        /// An order is one of these.
        pub order_kinds: Vec<OrderKind> = "order_kinds" as Many<OrderKind>,
        /// An order is paid in one of these ways.
        pub billings: Vec<Billing> = "billings" as Many<Billing>,
        /// An order's product is of one of these classes.
        pub classes: Vec<Class> = "classes" as Many<Class>,
        /// Whether an order names no product.
        pub product_assumed: Option<bool> = "product_assumed" as Maybe<bool>,
        /// Whether an order's class comes from the catalogue.
        pub product_from_catalogue: Option<bool> = "product_from_catalogue" as Maybe<bool>,
        /// Whether something of an order was refunded.
        pub refunded: Option<bool> = "refunded" as Maybe<bool>,
        /// Whether the scenario gives `tier_rate`.
        pub tier_rate_given: Option<bool> = "tier_rate_given" as Maybe<bool>,
        /// Whether the scenario gives `instalments_over`.
        pub instalments_over_given: Option<bool> = "instalments_over_given" as Maybe<bool>,
        /// Whether an order was paid when no edition was in force.
        pub gap: Option<bool> = "gap" as Maybe<bool>,
    }
}

impl NoticeRule {
    /// The code, as statements name it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The id of the clause that leaves the doubt.
    pub fn clause(&self) -> Option<&str> {
        self.clause.as_deref()
    }

    /// What is assumed.
    pub fn text(&self) -> &Text {
        &self.text
    }
}
