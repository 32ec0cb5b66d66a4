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
//! # The crates
//!
//! This crate is the engine and knows no program. `referral-rules` has the rule files of the published programs, as text;
//! `referral-explain` tells a statement in sentences, in English and Chinese.
//!
//! # An amount and its derivation are one value
//!
//! Each order carries the [`Step`]s that led to its reward, in order, each with its clause. A host shows them as it likes; none
//! is prose.
//!
//! ```
//! # use referral_statement::{Programs, json};
//! use referral_statement::Step;
//! # let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! # let scenario = r#"{"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-03-01",
//! #     "orders": [{"id": "o", "paid_at": "2026-03-10", "paid": "520.00", "product": "ecs"}]}]}"#;
//! let friend = &json::statement(&programs, scenario).unwrap().customers[0];
//! let [Step::Threshold { amount, reward, .. }, Step::Bonus { base, rate, .. }, ..] = friend.steps.as_slice() else {
//!     panic!("a friend's steps begin with its two parts: {:?}", friend.steps)
//! };
//! assert_eq!((amount.to_string(), reward.to_string()), ("20.00".to_owned(), "20.00".to_owned()));
//! assert_eq!((base.to_string(), rate.to_string()), ("500.00".to_owned(), "0.10".to_owned()));
//! assert_eq!(friend.total.to_string(), "70.00");
//! ```
//!
//! # A doubt is visible
//!
//! A clause that can be read in two ways is a [`Reading`] with a default, a reason for it, and the range that it causes; whatever else the
//! pages leave open is a [`Notice`]. An order that earns nothing names every reason.
//!
//! # The other questions
//!
//! [`goal()`] finds the amounts that reach a target, [`curve()`] the total as a function of one amount, [`why_not`] what orders lack that
//! earn nothing, [`compare()`] the same scenario under other rules, [`reconcile()`] what explains an amount that was received,
//! [`calendar()`] when everything is paid, and [`forecast()`] what a plan of months brings. All of them judge again by the same rules, so
//! they cannot disagree with the statement.
//!
//! ```
//! use referral_statement::{Programs, Scenario, json, why_not};
//!
//! let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! let scenario = json::parse(r#"{
//!     "program": "cn-ambassador",
//!     "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
//!         {"id": "D-1", "paid_at": "2024-06-11", "paid": "99.00", "billing": "pay-as-you-go"}]}]
//! }"#).unwrap();
//! let scenario = Scenario::read(&programs, &scenario).unwrap();
//! let lost = &why_not(&programs, &scenario).unwrap()[0];
//! assert_eq!(lost.changes[0].set, [("billing", "prepaid".to_owned())]);
//! assert_eq!(lost.changes[0].adds.to_string(), "24.75");
//! ```
//!
//! Hosts that hold text ask by name: [`json::ask`] takes and gives JSON.
//!
//! # Exact or refused
//!
//! Money and rates are decimal text at the borders and exact decimals inside; one file rounds, once for each reward, and the step
//! shows what rounding changed. What cannot be exact is refused, with the place, and what to do:
//!
//! ```
//! # use referral_statement::{Programs, json};
//! # let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! let scenario = r#"{"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-03-01",
//!     "orders": [{"id": "o", "paid_at": "2026-03-10", "paid": 520}]}]}"#;
//! let error = json::statement(&programs, scenario).unwrap_err();
//! assert_eq!(error.path, "customers[0].orders[0].paid");
//! assert_eq!(error.message, "expected an amount as text, found the number `520`");
//! assert_eq!(error.hint, r#"write it in quotes with up to two decimals, as "520""#);
//! ```
//!
//! # Programs of one's own
//!
//! Rules are data: TOML files, one for each edition, with a clause and a source beside every value. [`Programs::with`] loads them beside
//! others, [`check()`] says everything that is wrong or doubtful in them, and the feature `schema` gives their JSON Schema.
//!
//! # The phases, in reading order
//!
//! Facts in ([`Scenario`]), rules in ([`Programs`]), [`evaluate()`], then one file for each kind of rule, then the answer
//! ([`Statement`]).

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
mod memo;
mod notice;
mod payout;
mod rate;
mod role;
mod withdrawal;
mod withholding;

mod batch;
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
mod lookup;
mod money;
mod node;
mod packed;
mod period;
mod phrase;

mod reasons;
mod sort;
mod words;

pub use amount::Bend;
pub use batch::{Batch, Verdict};
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
pub use error::{Code, Error, Mistake, Phrases, Problem};
pub use evaluate::{Kept, evaluate, evaluate_after};
pub use example::FigureValue;
pub use finding::{Finding, FindingCode, RuleCode, Severity};
pub use forecast::{Forecast, ForecastCase, ForecastMonth, ForecastPart, Later, Plan, forecast};
pub use goal::{Goal, Impossible, Stretch, goal};
pub use lookup::Lookup;
pub use money::{Money, Quantity, Rate};
pub use node::{Node, Value};
pub use period::{Date, Month, Time, Window};
pub use phrase::{Phrase, excerpt, fill};
#[cfg(feature = "schema")]
pub use program::file::schema;
pub use program::{
    Category, Clause, Contradiction, Counting, Edition, Example, Expected, Fact, Follows, NamedEntry, NoticeRule,
    Product, Products, Program, Programs, Source, Text, Tier,
};
pub use reading::{Reading, ReadingOption};
pub use reasons::Reasons;
pub use reconcile::{Deviation, Explanation, Reconciliation, reconcile};
pub use scenario::{Bond, Customer, Linked, Order, Scenario};
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
