//! The rules of a program in which every order earns on its own.

use super::file::parts::{Choice, ClauseId, Filled, List, Many, Maybe, ReasonClauses, TierId};
use super::file::reader::Reader;
use super::file::shape::shape;
use super::file::values::Count;
use crate::finding::RuleCode;
use crate::money::{Money, Rate};
use crate::node::Cursor;
use crate::period::Window;
use crate::phrase::phrase;
use crate::reading::ByReading;
use crate::words::{Account, Class, CustomerKind, LimitId, LinkedBy, Role, Word, words};

shape! {
    /// Everything that decides what an order earns.
    #[derive(Clone, Debug)]
    pub(crate) struct OrderRules {
        /// The kinds of customers that can earn; every other kind is an existing customer, who earns nothing.
        pub customers: Vec<CustomerRule> = "customer" as Many<CustomerRule>,
        /// The table of rates. An order that no row holds for earns nothing; no two rows may hold for one order.
        pub rates: Vec<RateRow> = "rate" as Many<RateRow>,
        /// The limits, in any order; they apply in the order `order-paid`, `customer-paid`, `customer-reward`.
        pub limits: Vec<LimitRule> = "limit" as Many<LimitRule>,
        /// When rewards are paid; left out where that is not published.
        pub payout: Option<PayoutRule> = "payout" as Maybe<PayoutRule>,
        /// The clause behind each reason for which an order earns nothing.
        pub reason_clauses: Vec<(String, String)> = "clauses" as ReasonClauses,
    }
}

shape! {
    /// How a kind of customer earns.
    #[derive(Clone, Debug)]
    pub(crate) struct CustomerRule {
        /// The kind, once in an edition.
        pub kind: CustomerKind = "kind" as CustomerKind,
        /// What makes an order of theirs the first.
        pub follows: Follows = "follows" as Follows,
        /// How long the link lasts from its last opening.
        pub window: ByReading<Window> = "window" as Choice<Window>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
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

shape! {
    /// One row of the table of rates: the orders that it holds for, and what they earn.
    #[derive(Clone, Debug)]
    pub(crate) struct RateRow {
        /// The parts that an order plays in its customer's history.
        pub roles: Vec<Role> = "roles" as Filled<Role>,
        /// The kinds of customers; left out or empty, all.
        pub customers: Vec<CustomerKind> = "customers" as Many<CustomerKind>,
        /// The classes of products.
        pub classes: Vec<Class> = "classes" as Filled<Class>,
        /// How the customer came to be linked; left out or empty, either way.
        pub linked_by: Vec<LinkedBy> = "linked_by" as Many<LinkedBy>,
        /// The referrer's tiers; left out or empty, all.
        pub tiers: Vec<String> = "tiers" as Many<TierId>,
        /// What is paid of the counted amount.
        pub rate: ByReading<RateValue> = "rate" as Choice<RateValue>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

/// A rate of its own, or that of the referrer's tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RateValue {
    Of(Rate),
    Tier,
}

shape! {
    /// A limit on the amounts of one order or of one customer.
    #[derive(Clone, Debug)]
    pub(crate) struct LimitRule {
        /// What it limits.
        pub id: LimitId = "id" as LimitId,
        /// The most that counts or is paid.
        pub amount: Money = "amount" as Money,
        /// The tiers for which it is published; left out or empty, all.
        pub tiers: Vec<String> = "tiers" as Many<TierId>,
        /// The roles of the orders that it covers; left out, all. An empty list covers none.
        pub roles: Option<ByReading<Vec<Role>>> = "roles" as Maybe<Choice<List<Role>>>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// When an order's reward is paid.
    #[derive(Clone, Debug)]
    pub(crate) struct PayoutRule {
        /// Days from the day of payment to each part of the reward; `[30]` is one part after 30 days.
        pub days: Vec<u32> = "days" as Filled<Count>,
        /// Days from the day of payment until the program confirms the order, where that is published apart.
        pub confirmed_days: Option<u32> = "confirmed_days" as Maybe<Count>,
        /// How it is paid where the customer's reward is above the referrer's `instalments_over`.
        pub instalments: Option<InstalmentRule> = "instalments" as Maybe<InstalmentRule>,
        /// The most that one withdrawal may take; above zero.
        pub withdrawal_limit: Option<Money> = "withdrawal_limit" as Maybe<Money>,
        /// How many orders must have been paid in full before the first withdrawal.
        pub withdrawal_after_orders: Option<u32> = "withdrawal_after_orders" as Maybe<Count>,
        /// Who can withdraw; left out or empty, all.
        pub withdrawal_accounts: Vec<Account> = "withdrawal_accounts" as Many<Account>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
    check withdraws_something
}

/// A withdrawal takes something.
fn withdraws_something(payout: &PayoutRule, at: &Cursor<'_>, reader: &mut Reader) {
    if payout.withdrawal_limit.is_some_and(Money::is_zero) {
        let (message, hint) =
            (phrase!("a withdrawal of at most nothing withdraws nothing"), phrase!("leave it out, or give an amount"));
        reader.note(&at.below("withdrawal_limit"), RuleCode::WithdrawsNothing, message, hint);
    }
}

shape! {
    /// Equal parts, each but the last rounded down to the cent.
    #[derive(Clone, Debug)]
    pub(crate) struct InstalmentRule {
        /// Days from the day of payment to each part.
        pub days: Vec<u32> = "days" as Filled<Count>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

impl Follows {
    /// The roles that orders of such a customer can play.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::FirstOrder => &[Role::FirstPurchase, Role::LaterPurchase, Role::Upgrade, Role::Renewal],
            Self::EveryOrder => &[Role::Dormant],
            Self::Product => &[Role::ProductFirst, Role::LaterPurchase, Role::Upgrade, Role::Renewal],
        }
    }
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
        self.reason_clauses.iter().find(|(of, _)| of == reason).map(|(_, clause)| clause.as_str())
    }
}
