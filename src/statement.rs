//! The answer: amounts and the steps that lead to them are one value.

mod read;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::money::{Money, Rate};
use crate::period::Date;
use crate::step::Step;
use crate::words::{LimitId, Outcome, PartId, Pays, Reason, Role, Word, words};

/// What a scenario earns, from which clauses, and when it is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// The program's id.
    pub program: String,
    /// The program's currency.
    pub currency: String,
    /// What it pays with.
    pub pays: Pays,
    /// The sum over all customers, gross.
    pub total: Money,
    /// The total over all readings that the scenario leaves open.
    pub range: Range,
    /// The option in force for every clause that can be read in two ways.
    #[serde(serialize_with = "as_map")]
    pub readings: Vec<(String, String)>,
    /// The customers in the order of the scenario.
    pub customers: Vec<Arc<CustomerStatement>>,
    /// The payments in the order of their dates.
    pub payouts: Vec<Payout>,
    /// The assumptions on which the result rests.
    pub notices: Vec<Notice>,
}

/// The least and the most that the open readings allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Range {
    /// The least total.
    pub lowest: Money,
    /// The most.
    pub highest: Money,
    /// The readings that move it.
    pub driven_by: Vec<String>,
}

/// What one customer earns the referrer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CustomerStatement {
    /// The customer's id.
    pub id: String,
    /// How many customers are exactly like this one.
    pub count: u32,
    /// What one of them earns.
    pub reward: Money,
    /// `reward` × `count`.
    pub total: Money,
    /// Why the customer as a whole earns nothing (a program of spend).
    pub reason: Option<Reason>,
    /// The customer's limits and what is left of them.
    pub limits: Vec<LimitUse>,
    /// The parts of the reward (a program of spend).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The derivation of the parts (a program of spend).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The orders in the order of the scenario.
    pub orders: Vec<OrderStatement>,
}

/// A limit and how much of it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LimitUse {
    /// The limit.
    pub id: LimitId,
    /// Its amount.
    pub limit: Money,
    /// What is used.
    pub used: Money,
    /// What is left.
    pub left: Money,
}

/// A part of what a friend's spend earns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Part {
    /// Which part.
    pub id: PartId,
    /// The amount above the part that earns none (the bonus).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Money>,
    /// The share of it (the bonus).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The limit (the limit).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Money>,
    /// What the part adds; what the limit takes away is negative.
    pub reward: Money,
}

/// What one order earns or counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OrderStatement {
    /// The order's id.
    pub id: String,
    /// The edition in force, or none.
    pub edition: Option<String>,
    /// The part that the order plays.
    pub role: Option<Role>,
    /// What became of it.
    pub outcome: Outcome,
    /// The first reason of one not rewarded, the last limit of one limited.
    pub reason: Option<Cause>,
    /// All of them.
    pub reasons: Vec<Cause>,
    /// What counts of it (a program of orders).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Money>,
    /// What counts toward the threshold (a program of spend).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_threshold: Option<Money>,
    /// What counts toward the bonus (a program of spend).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_bonus: Option<Money>,
    /// The rate, where the order earns by one.
    pub rate: Option<Rate>,
    /// What it earns (a program of orders).
    pub reward: Option<Money>,
    /// The derivation.
    pub steps: Vec<Step>,
}

/// Why an order earns nothing, or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cause {
    /// It earns nothing for this reason.
    Reason(Reason),
    /// This limit bound.
    Limit(LimitId),
}

/// A payment for one of `count` customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Payout {
    /// The customer's id.
    pub customer: String,
    /// The order's id, where an order earned it.
    pub order: Option<String>,
    /// What earned it.
    pub earned_by: EarnedBy,
    /// Which part of how many.
    pub part: usize,
    /// How many parts.
    pub parts: usize,
    /// The amount.
    pub amount: Money,
    /// The first day on which it may come, or none where no date is published.
    pub from: Option<Date>,
    /// The last.
    pub to: Option<Date>,
    /// The first day on which it can no longer be spent.
    pub expires: Option<Date>,
    /// The day on which it is earned; the calendar shows it.
    #[serde(skip)]
    pub earned_on: Option<Date>,
    /// The day on which the program confirms it, where one is published; the calendar shows it.
    #[serde(skip)]
    pub confirmed_on: Option<Date>,
}

impl Payout {
    /// Can all its days be written in the contract's form?
    pub(crate) fn is_written(&self) -> bool {
        [self.from, self.to, self.expires, self.confirmed_on].iter().flatten().all(|day| day.is_written())
    }
}

words! {
    /// What earns a payment.
    EarnedBy {
        /// An order.
        Order = "order",
        /// The fixed part of a friend's spend.
        Threshold = "threshold",
        /// The share of it.
        Bonus = "bonus",
    }
}

/// An assumption on which the result rests; its text is the edition's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Notice {
    /// What is assumed.
    pub code: String,
    /// The edition that leaves it open, or none where the program does.
    pub edition: Option<String>,
    /// The clause.
    pub clause: Option<String>,
    /// The orders that it is about, where it is about some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<String>,
}

fn as_map<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(id, option)| (id, option)))
}
