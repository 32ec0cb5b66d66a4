//! The derivation of an amount: typed steps in the order in which the rules apply, never prose.

use serde::Serialize;

use crate::money::{Money, Rate};
use crate::period::{Date, Time, Window};
use crate::reading::Chosen;
use crate::words::{Billing, Class, CustomerKind, Grade, LimitId, OrderKind, PartId, Reason, Role, Word, words};

words! {
    /// Where the class of an order's product comes from.
    ClassFrom {
        /// The scenario gives it.
        Scenario = "scenario",
        /// The catalogue gives it.
        Catalogue = "catalogue",
        /// No product is given.
        Assumed = "assumed",
    }

    /// Where a rate comes from.
    RateFrom {
        /// The edition publishes it for this kind of order.
        Published = "published",
        /// The edition publishes it for the tier.
        Tier = "tier",
        /// The scenario gives it for the tier.
        Scenario = "scenario",
    }
}

/// A reading on which a step rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReadingUsed {
    /// The reading.
    pub id: String,
    /// The option in force.
    pub option: String,
}

impl From<Chosen<'_>> for ReadingUsed {
    fn from(chosen: Chosen<'_>) -> Self {
        Self { id: chosen.id.to_owned(), option: chosen.option.to_owned() }
    }
}

/// One step of a derivation: what was looked at, by which clause, and what came of it.
///
/// `fails` names the reason for which the order earns nothing, where the step finds one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are the contract's nouns; the variants say what they hold")]
pub enum Step {
    /// The rules in force when the order was paid.
    Edition {
        clause: Option<String>,
        edition: Option<String>,
        grade: Option<Grade>,
        from: Option<Date>,
        until: Option<Date>,
        paid_at: Time,
        fails: Option<Reason>,
    },
    /// The link to the referrer and its window.
    Link {
        clause: String,
        opened_at: Time,
        window: Window,
        ends_at: Option<Time>,
        elsewhere_at: Option<Time>,
        paid_at: Time,
        reading: Option<ReadingUsed>,
        fails: Option<Reason>,
    },
    /// Who the customer is and which part the order plays.
    Customer {
        clause: Option<String>,
        customer: CustomerKind,
        order_kind: OrderKind,
        role: Option<Role>,
        /// The order that was the first purchase, where this is a later one.
        first_purchase: Option<String>,
        /// The pay-as-you-go order that used up the first purchase.
        lost_by: Option<String>,
        fails: Option<Reason>,
    },
    /// The customer is not the referrer's to be paid for.
    Excluded { clause: Option<String>, fails: Option<Reason> },
    /// When the order is paid.
    Billing { clause: Option<String>, billing: Billing, fails: Option<Reason> },
    /// The product and its class.
    Product {
        clause: Option<String>,
        product: Option<String>,
        class: Class,
        class_from: ClassFrom,
        reading: Option<ReadingUsed>,
        fails: Option<Reason>,
    },
    /// The windows from the registration into which the order falls.
    Window {
        clause: String,
        registered_on: Date,
        paid_at: Time,
        /// The first instant after the window of the threshold, and after that of the bonus.
        threshold_until: Option<Time>,
        bonus_until: Option<Time>,
        counts_for: Vec<PartId>,
        fails: Option<Reason>,
    },
    /// What of the order counts: paid less refunded.
    Counted { clause: Option<String>, paid: Money, refunded: Money, counted: Money, fails: Option<Reason> },
    /// A limit: how much of it was left, and the amount before and after it.
    Limit {
        clause: String,
        limit: LimitId,
        amount: Money,
        left: Money,
        before: Money,
        after: Money,
        reading: Option<ReadingUsed>,
        fails: Option<Reason>,
    },
    /// The rate.
    Rate {
        clause: String,
        rate: Rate,
        rate_from: RateFrom,
        tier: Option<String>,
        role: Role,
        class: Class,
        reading: Option<ReadingUsed>,
    },
    /// The edition has no rate for an order in this role.
    NoRate { clause: Option<String>, role: Role, fails: Option<Reason> },
    /// The reward: counted × rate, exactly and rounded to the cent.
    Reward { clause: String, counted: Money, rate: Rate, exact: Money, reward: Money },
    /// The threshold: the spend in its window, and where it was reached.
    Threshold {
        clause: String,
        amount: Money,
        spend: Money,
        reached_by: Option<String>,
        reached_at: Option<Time>,
        reward: Money,
        reading: Option<ReadingUsed>,
    },
    /// The bonus: the spend in its window above the part that earns none.
    Bonus {
        clause: String,
        above: Money,
        /// The spend that opens the door.
        gate_spend: Money,
        spend: Money,
        base: Money,
        rate: Rate,
        exact: Money,
        reward: Money,
        reading: Option<ReadingUsed>,
    },
    /// A payment.
    Payout {
        clause: String,
        part: usize,
        parts: usize,
        amount: Money,
        from: Option<Date>,
        to: Option<Date>,
        expires: Option<Date>,
    },
}

/// Keeps the steps of a derivation, or ignores them where only the amount is wanted.
pub(crate) trait Recorder {
    fn note(&mut self, step: impl FnOnce() -> Step);
}

impl Recorder for Vec<Step> {
    fn note(&mut self, step: impl FnOnce() -> Step) {
        self.push(step());
    }
}

/// The recorder that ignores.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Silent;

impl Recorder for Silent {
    fn note(&mut self, _: impl FnOnce() -> Step) {}
}
