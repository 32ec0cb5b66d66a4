//! The rules of a program in which every order earns on its own.

use std::collections::BTreeMap;

use crate::money::{Money, Rate};
use crate::period::Window;
use crate::reading::ByReading;
use crate::words::{Account, Class, CustomerKind, LimitId, LinkedBy, Role, Word, words};

/// Everything that decides what an order earns.
#[derive(Clone, Debug)]
pub(crate) struct OrderRules {
    /// The kinds of customers that can earn; every other is an existing customer.
    pub customers: Vec<CustomerRule>,
    pub rates: Vec<RateRow>,
    pub limits: Vec<LimitRule>,
    /// Nothing where payment is not published.
    pub payout: Option<PayoutRule>,
    /// The clause behind each reason for which an order can be refused.
    pub reason_clauses: BTreeMap<String, String>,
}

/// How a kind of customer earns.
#[derive(Clone, Debug)]
pub(crate) struct CustomerRule {
    pub kind: CustomerKind,
    pub follows: Follows,
    pub window: ByReading<Window>,
    pub clause: String,
}

words! {
    /// What makes an order of a customer the first.
    Follows {
        /// The customer's first order of all is the first purchase.
        FirstOrder = "first-order",
        /// Every order plays the same part.
        EveryOrder = "every-order",
        /// The first purchase of each product.
        Product = "product",
    }
}

/// One row of the table of rates; a list that is empty holds for all.
#[derive(Clone, Debug)]
pub(crate) struct RateRow {
    pub roles: Vec<Role>,
    pub customers: Vec<CustomerKind>,
    pub classes: Vec<Class>,
    pub linked_by: Vec<LinkedBy>,
    pub tiers: Vec<String>,
    pub rate: ByReading<RateValue>,
    pub clause: String,
}

/// A rate of its own, or that of the referrer's tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RateValue {
    Of(Rate),
    Tier,
}

/// A limit on the amounts of one order or of one customer.
#[derive(Clone, Debug)]
pub(crate) struct LimitRule {
    pub id: LimitId,
    pub amount: Money,
    /// The tiers for which it is published; empty for all.
    pub tiers: Vec<String>,
    /// The roles that it covers; nothing for all.
    pub roles: Option<ByReading<Vec<Role>>>,
    pub clause: String,
}

/// When an order's reward is paid.
#[derive(Clone, Debug)]
pub(crate) struct PayoutRule {
    /// Days after the day of payment.
    pub days: Vec<u32>,
    /// Days after the day of payment until the program confirms it, where that is published apart.
    pub confirmed_days: Option<u32>,
    /// How it is paid above the referrer's `instalments_over`.
    pub instalments: Option<InstalmentRule>,
    /// The most that one withdrawal may take.
    pub withdrawal_limit: Option<Money>,
    /// How many orders must have been paid in full before the first withdrawal.
    pub withdrawal_after_orders: Option<u32>,
    /// Who can withdraw; empty for all.
    pub withdrawal_accounts: Vec<Account>,
    pub clause: String,
}

/// Equal parts, each but the last rounded down to the cent.
#[derive(Clone, Debug)]
pub(crate) struct InstalmentRule {
    pub days: Vec<u32>,
    pub clause: String,
}

impl RateRow {
    /// Is this the row of such an order?
    pub fn is_of(&self, order: (Role, CustomerKind, Class, LinkedBy), tier: &str) -> bool {
        let (role, customer, class, by) = order;
        self.roles.contains(&role)
            && (self.customers.is_empty() || self.customers.contains(&customer))
            && self.classes.contains(&class)
            && (self.linked_by.is_empty() || self.linked_by.contains(&by))
            && (self.tiers.is_empty() || self.tiers.iter().any(|id| id == tier))
    }
}

impl PayoutRule {
    /// Is anything published about withdrawals?
    pub fn has_withdrawals(&self) -> bool {
        self.withdrawal_limit.is_some()
            || self.withdrawal_after_orders.is_some()
            || !self.withdrawal_accounts.is_empty()
    }
}

impl OrderRules {
    /// How this kind of customer earns, or nothing where the edition takes it for an existing one.
    pub fn customer(&self, kind: CustomerKind) -> Option<&CustomerRule> {
        self.customers.iter().find(|rule| rule.kind == kind)
    }

    /// The clause behind a reason.
    pub fn reason_clause(&self, reason: &str) -> Option<&str> {
        self.reason_clauses.get(reason).map(String::as_str)
    }
}
