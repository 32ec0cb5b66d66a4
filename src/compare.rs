//! Comparisons: the same scenario under other editions, readings or referrers, with the difference of every order.

use serde::Serialize;

use crate::error::{Error, Problem};
use crate::evaluate::evaluate;
use crate::money::Money;
use crate::node::{Cursor, Fields, Node};
use crate::program::Programs;
use crate::scenario::{self, Scenario};
use crate::statement::{Cause, CustomerStatement, OrderStatement, Statement};
use crate::words::Preset;

/// A scenario with something else in the place of what it says.
#[derive(Clone, Debug)]
pub struct Variation {
    /// What is set, as it was given.
    with: Node,
    scenario: Scenario,
}

/// What a variation changes.
#[derive(Clone, Debug, Serialize)]
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

/// How a variation changes a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CustomerDifference {
    /// The customer.
    pub customer: String,
    /// Its total less that of the scenario itself, over its `count`.
    pub difference: Money,
}

/// How a variation changes an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderDifference {
    /// The order.
    pub order: String,
    /// Its reward less that of the scenario itself; in a program of spend, what counts of it toward the bonus.
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

/// A part of a derivation that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The rate.
    Rate,
    /// What counts of the order.
    Counted,
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
        Ok(difference(&own, &other, variation.with.clone()))
    };
    variations.iter().map(compare).collect()
}

fn difference(own: &Statement, other: &Statement, with: Node) -> Comparison {
    let pairs = || own.customers.iter().zip(&other.customers);
    let customer = |(own, other): (&CustomerStatement, &CustomerStatement)| CustomerDifference {
        customer: own.id.clone(),
        difference: other.total - own.total,
    };
    let orders = pairs().flat_map(|(own, other)| own.orders.iter().zip(&other.orders));
    Comparison {
        with,
        total: other.total,
        difference: other.total - own.total,
        customers: pairs().map(customer).filter(|customer| !customer.difference.is_zero()).collect(),
        orders: orders.filter_map(|(own, other)| order(own, other)).collect(),
    }
}

fn order(own: &OrderStatement, other: &OrderStatement) -> Option<OrderDifference> {
    let amount = |order: &OrderStatement| order.reward.or(order.counted_bonus).unwrap_or(Money::ZERO);
    let counts = |order: &OrderStatement| (amount(order), order.counted_threshold);
    if counts(own) == counts(other) {
        return None;
    }
    let difference = amount(other) - amount(own);
    Some(OrderDifference { order: own.id.clone(), difference, cause: cause(own, other) })
}

/// The first of: a reason that only one of the two has, the rate, a limit that only one of them has, what counts.
fn cause(own: &OrderStatement, other: &OrderStatement) -> Why {
    let only = |one: &OrderStatement, two: &OrderStatement| {
        one.reasons.iter().filter(|cause| !two.reasons.contains(cause)).copied().collect::<Vec<Cause>>()
    };
    let causes = [only(other, own), only(own, other)].concat();
    let reason = causes.iter().find(|cause| matches!(cause, Cause::Reason(_)));
    match reason.or(causes.first()) {
        Some(reason @ Cause::Reason(_)) => Why::Cause(*reason),
        _ if own.rate != other.rate => Why::Other(Part::Rate),
        Some(limit) => Why::Cause(*limit),
        None => own.reason.filter(|_| own.reward != other.reward).map_or(Why::Other(Part::Counted), Why::Cause),
    }
}
