//! Referral Statement: an exact, explaining calculator of referral commissions.
//!
//! A [`Scenario`] (who refers, which customers, their dated orders) and the dated rules of [`Programs`] go in; a
//! [`Statement`] comes out: every amount with the typed steps that lead to it, the clause behind each step, the range over
//! the clauses that can be read in two ways, and the payments with their dates. Nothing else goes in: no clock, no file, no
//! network, no randomness, no floating point.
//!
//! ```
//! use referral_statement::{Programs, json};
//!
//! let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! let scenario = r#"{
//!     "program": "cn-ambassador",
//!     "customers": [{"id": "B", "linked_at": "2024-06-10T10:30", "orders": [
//!         {"id": "B-1", "paid_at": "2024-06-11", "paid": "99.00", "product": "ecs"},
//!         {"id": "B-2", "paid_at": "2024-06-12", "paid": "99.00", "product": "rds-mysql"}]}]
//! }"#;
//! let statement = json::statement(&programs, scenario).unwrap();
//! // 99.00 × 25% = 24.75 for the first purchase, 99.00 × 15% = 14.85 for the later one;
//! // the page also speaks of the tier's rate for later orders, which would make it 49.50.
//! assert_eq!(statement.total.to_string(), "39.60");
//! assert_eq!(statement.range.highest.to_string(), "49.50");
//! assert_eq!(statement.range.driven_by, ["later-order-rate"]);
//! ```
//!
//! The phases, in reading order: facts in ([`Scenario`]), rules in ([`Programs`]), [`evaluate()`], then one file for each
//! kind of rule, then the answer ([`Statement`]).

#![deny(clippy::float_arithmetic, reason = "amounts are exact; binary fractions are not")]

mod scenario;

mod program;
mod reading;

mod evaluate;
mod order;
mod threshold;

mod eligibility;
mod limit;
mod link;
mod notice;
mod payout;
mod rate;
mod role;
mod withdrawal;
mod withholding;

mod calendar;
mod compare;
mod curve;
mod example;
mod forecast;
mod goal;
mod reconcile;
mod whynot;

mod book;

mod statement;
mod step;
mod sums;

mod check;

mod amount;
mod error;
mod exact;
mod finding;
pub mod json;
mod money;
mod node;
mod period;
mod words;

pub use amount::Bend;
pub use book::{
    Change as RuleChange, Changes, Item, Moved, RateCell, RateLine, RateSaid, RateTable, Read, Said, Standing, Topic,
    Treated,
};
pub use calendar::{By, Calendar, CalendarMonth, Entry, Points, calendar};
pub use check::check;
pub use compare::{
    Comparison, CustomerDifference, Differences, OrderDifference, Part as OrderPart, Variation, Why, compare,
    differences,
};
pub use curve::{Curve, CurvePoint, Vary, curve};
pub use error::{Code, Error, Problem};
pub use evaluate::evaluate;
pub use example::FigureValue;
pub use finding::{Finding, FindingCode, RuleCode, Severity};
pub use forecast::{Forecast, ForecastCase, ForecastMonth, Later, Plan, forecast};
pub use goal::{Goal, Impossible, Stretch, goal};
pub use money::{Money, Quantity, Rate};
pub use node::{Node, Value};
pub use period::{Date, Month, Time, Window};
#[cfg(feature = "schema")]
pub use program::file::schema;
pub use program::{
    Category, Clause, Contradiction, Counting, Edition, Example, Expected, Fact, Follows, NamedEntry, NoticeRule,
    Product, Products, Program, Programs, Source, Text, Tier,
};
pub use reading::{Reading, ReadingOption};
pub use reconcile::{Deviation, Explanation, Reconciliation, reconcile};
pub use scenario::Scenario;
pub use statement::{
    Cause, CustomerStatement, EarnedBy, LimitUse, Notice, OrderStatement, Part, Payout, Range, Statement,
};
pub use step::{ClassFrom, RateFrom, ReadingUsed, Step};
pub use sums::Sums;
pub use whynot::{Change, OtherOrder, WhyNot, why_not};
pub use withdrawal::Withdrawals;
pub use withholding::{Withheld, WithholdingRule};
pub use words::{
    Account, Basis, Billing, Class, CustomerKind, Excluded, FactKind, Figure, Grade, LimitId, LinkedBy, OrderKind,
    Outcome, PartId, Pays, Preset, Reason, Role, Withholding, Word,
};
