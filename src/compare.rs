//! Comparisons: two statements side by side, and the same scenario under other editions, readings or referrers, with the
//! difference of every customer and order and its cause.

use std::sync::Arc;

use serde::Serialize;

use crate::error::{Error, Problem};
use crate::evaluate::evaluate;
use crate::lookup::Lookup;
use crate::money::Money;
use crate::node::{Cursor, Fields, Node};
use crate::program::Programs;
use crate::scenario::{self, Scenario};
use crate::statement::{Cause, CustomerStatement, OrderStatement, Statement};
use crate::step::Step;
use crate::words::{LimitId, PartId, Preset};

/// A scenario with something else in the place of what it says.
#[derive(Clone, Debug)]
pub struct Variation {
    /// What is set, as it was given.
    with: Node,
    scenario: Scenario,
}

/// What a variation changes.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// What is set.
    pub with: Node,
    /// The total then.
    pub total: Money,
    /// That total less the scenario's own.
    pub difference: Money,
    /// The customers whose reward changes.
    pub customers: Vec<CustomerDifference>,
    /// The orders whose reward, or what counts of them, changes.
    pub orders: Vec<OrderDifference>,
}

/// What tells one statement from another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Differences {
    /// The other total less the own.
    pub difference: Money,
    /// The customers whose total differs, and those that only one of the two has.
    pub customers: Vec<CustomerDifference>,
    /// The orders whose reward, or what counts of them, differs, and those that only one of the two has.
    pub orders: Vec<OrderDifference>,
}

/// How a customer differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CustomerDifference {
    /// The customer.
    pub customer: String,
    /// Its other total less the own, over its `count`.
    pub difference: Money,
    /// What makes the difference.
    pub cause: Why,
}

/// How an order differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OrderDifference {
    /// The customer whose order it is; within one scenario the order's id says it.
    #[serde(skip)]
    pub customer: String,
    /// The order.
    pub order: String,
    /// Its other reward less the own; in a program of spend, what counts of it toward the bonus.
    pub difference: Money,
    /// What makes the difference.
    pub cause: Why,
}

/// What makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Why {
    /// A reason that holds in one of the two, or a limit that binds.
    Cause(Cause),
    /// Something else.
    Other(Part),
}

/// A part of a derivation, or a fact, that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The rate of an order.
    Rate,
    /// What counts of an order.
    Counted,
    /// What was paid of an order, or refunded: the facts are others.
    Paid,
    /// How many customers are alike: the facts are others.
    Count,
    /// The orders of a customer.
    Orders,
    /// The fixed part of what a friend brings.
    Threshold,
    /// The share of what a friend spends.
    Bonus,
    /// Only the other statement has it.
    Added,
    /// Only the own statement has it.
    Missing,
}

impl Variation {
    /// Reads `{"edition": id or null}`, `{"readings": {...}}`, `{"referrer": {...}}` or `{"preset": name}`, or several of them
    /// together; what is not named stays as the scenario has it.
    pub(crate) fn read(programs: &Programs, scenario: &Scenario, at: &Cursor<'_>) -> Result<Self, Error> {
        let program = programs.get(&scenario.program).ok_or_else(|| {
            let known = programs.iter().map(|program| program.id.clone()).collect();
            at.error(Problem::UnknownProgram { value: scenario.program.clone(), known })
        })?;
        let table = at.table(Fields::of(&["edition", "readings", "referrer", "preset"]))?;
        let mut varied = scenario.clone();
        if table.names("edition") {
            varied.edition = table.get("edition").map(|at| program.edition_named(&at)).transpose()?;
        }
        if let Some(at) = table.get("preset") {
            varied.readings = program.preset(at.word::<Preset>("preset")?);
        }
        for (id, option) in scenario::readings(program, table.get("readings"))? {
            varied.readings.retain(|(known, _)| *known != id);
            varied.readings.push((id, option));
        }
        if let Some(at) = table.get("referrer") {
            varied.referrer = scenario::referrer(program, varied.referrer, Some(&at))?;
        }
        Ok(Self { with: at.node().clone(), scenario: varied })
    }
}

/// What compare asks: a list of variations.
pub(crate) fn read(programs: &Programs, scenario: &Scenario, at: &Cursor<'_>) -> Result<Vec<Variation>, Error> {
    at.items()?.iter().map(|at| Variation::read(programs, scenario, at)).collect()
}

/// The scenario beside each of its variations.
///
/// # Properties
/// The differences of the customers add up to the difference of the total.
///
/// # Errors
/// Those of [`evaluate`], for the scenario and for each variation.
pub fn compare(programs: &Programs, scenario: &Scenario, variations: &[Variation]) -> Result<Vec<Comparison>, Error> {
    let own = evaluate(programs, scenario)?;
    let compare = |variation: &Variation| {
        let other = evaluate(programs, &variation.scenario)?;
        let Differences { difference, customers, orders } = differences(&own, &other);
        Ok(Comparison { with: variation.with.clone(), total: other.total, difference, customers, orders })
    };
    variations.iter().map(compare).collect()
}

/// What tells one statement from another of the same program; their scenarios may say anything.
///
/// Customers are the same by their ids, and orders by theirs and their customers'. First comes what the own statement has, in its
/// order, then what only the other has, in that one's.
///
/// # Properties
/// The differences of the customers add up to the difference of the totals; the other way round all of them change their sign.
///
/// # Examples
/// ```
/// use referral_statement::{OrderPart, Programs, Why, differences, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let of = |paid: &str| {
///     let scenario = r#"{"program": "cn-ambassador", "customers": [{"id": "B", "linked_at": "2024-06-10",
///         "orders": [{"id": "B-1", "paid_at": "2024-06-11", "paid": "PAID"}]}]}"#;
///     json::statement(&programs, &scenario.replace("PAID", paid)).unwrap()
/// };
/// let found = differences(&of("99.00"), &of("199.00"));
/// assert_eq!(found.orders[0].difference.to_string(), "25.00");
/// assert_eq!(found.orders[0].cause, Why::Other(OrderPart::Paid));
/// ```
pub fn differences(own: &Statement, other: &Statement) -> Differences {
    let customers = pairs(&own.customers, &other.customers, |customer| &customer.id).into_iter();
    let customers: Vec<_> = customers.map(|(own, other)| (own.map(Arc::as_ref), other.map(Arc::as_ref))).collect();
    let mut orders = Vec::new();
    for (own, other) in &customers {
        let id = own.or(*other).map_or("", |customer| &customer.id);
        let pairs = pairs(orders_of(*own), orders_of(*other), |order| &order.id);
        orders.extend(pairs.into_iter().filter_map(|(own, other)| self::order(id, own, other)));
    }
    Differences {
        difference: other.total - own.total,
        customers: customers.into_iter().filter_map(|(own, other)| customer(own, other)).collect(),
        orders,
    }
}

fn orders_of(customer: Option<&CustomerStatement>) -> &[OrderStatement] {
    customer.map_or(&[], |customer| &customer.orders)
}

/// Each with the one of the same id; one that has none stands alone.
fn pairs<'s, T>(own: &'s [T], other: &'s [T], id: fn(&T) -> &String) -> Vec<(Option<&'s T>, Option<&'s T>)> {
    let lookup = |list: &'s [T]| Lookup::of(list.iter().map(|one| id(one).as_str()));
    let (by_id, known) = (lookup(other), lookup(own));
    let own = own.iter().map(|own| (Some(own), by_id.get(&id(own).as_str()).map(|place| &other[place])));
    let is_new = |other: &&T| known.get(&id(other).as_str()).is_none();
    own.chain(other.iter().filter(is_new).map(|other| (None, Some(other)))).collect()
}

fn customer(own: Option<&CustomerStatement>, other: Option<&CustomerStatement>) -> Option<CustomerDifference> {
    let id = &own.or(other)?.id;
    let cause = match (own, other) {
        (Some(own), Some(other)) if own.total == other.total => return None,
        (Some(own), Some(other)) => of_customer(own, other),
        (None, _) => Why::Other(Part::Added),
        (_, None) => Why::Other(Part::Missing),
    };
    let total = |customer: Option<&CustomerStatement>| customer.map_or(Money::ZERO, |customer| customer.total);
    Some(CustomerDifference { customer: id.clone(), difference: total(other) - total(own), cause })
}

/// The first of: the count alone, a reason that only one of the two has, a part of the reward, the orders.
fn of_customer(own: &CustomerStatement, other: &CustomerStatement) -> Why {
    let part = |customer: &CustomerStatement, id: PartId| {
        customer.parts.iter().find(|part| part.id == id).map_or(Money::ZERO, |part| part.reward)
    };
    let differs = |id: PartId| part(own, id) != part(other, id);
    if own.reward == other.reward {
        Why::Other(Part::Count)
    } else if let Some(reason) = other.reason.or(own.reason).filter(|_| own.reason != other.reason) {
        Why::Cause(Cause::Reason(reason))
    } else if differs(PartId::Threshold) {
        Why::Other(Part::Threshold)
    } else if differs(PartId::Bonus) {
        Why::Other(Part::Bonus)
    } else if differs(PartId::Limit) {
        Why::Cause(Cause::Limit(LimitId::FriendTotal))
    } else {
        Why::Other(Part::Orders)
    }
}

fn order(customer: &str, own: Option<&OrderStatement>, other: Option<&OrderStatement>) -> Option<OrderDifference> {
    let amount = |order: &OrderStatement| order.reward.or(order.counted_bonus).unwrap_or(Money::ZERO);
    let counts = |order: &OrderStatement| (amount(order), order.counted_threshold);
    let cause = match (own, other) {
        (Some(own), Some(other)) if counts(own) == counts(other) => return None,
        (Some(own), Some(other)) => of_order(own, other),
        (None, _) => Why::Other(Part::Added),
        (_, None) => Why::Other(Part::Missing),
    };
    let worth = |order: Option<&OrderStatement>| order.map_or(Money::ZERO, amount);
    let (order, difference) = (own.or(other)?.id.clone(), worth(other) - worth(own));
    Some(OrderDifference { customer: customer.to_owned(), order, difference, cause })
}

/// The first of: a reason that only one of the two has, what was paid, the rate, a limit that binds in one, what counts.
fn of_order(own: &OrderStatement, other: &OrderStatement) -> Why {
    let only = |one: &OrderStatement, two: &OrderStatement, reasons: bool| {
        let of_kind = |cause: &&Cause| matches!(cause, Cause::Reason(_)) == reasons;
        one.reasons.iter().filter(of_kind).find(|cause| !two.reasons.contains(cause)).copied()
    };
    let in_one = |reasons: bool| only(other, own, reasons).or_else(|| only(own, other, reasons));
    if let Some(reason) = in_one(true) {
        Why::Cause(reason)
    } else if facts(own).zip(facts(other)).is_some_and(|(own, other)| own != other) {
        Why::Other(Part::Paid)
    } else if own.rate != other.rate {
        Why::Other(Part::Rate)
    } else {
        let limit = in_one(false).or(own.reason.filter(|_| own.reward != other.reward));
        limit.map_or(Why::Other(Part::Counted), Why::Cause)
    }
}

/// What was paid of an order and what of that was refunded, where its derivation says so.
fn facts(order: &OrderStatement) -> Option<(Money, Money)> {
    order.steps.iter().find_map(|step| match step {
        Step::Counted { paid, refunded, .. } => Some((*paid, *refunded)),
        _ => None,
    })
}
