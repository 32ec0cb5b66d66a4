//! Reconciling: which deviations from the rules, or from the facts, give the amount that was received, to the cent.

use std::sync::Arc;

use serde::Serialize;

use crate::calendar;
use crate::error::{Error, Problem};
use crate::evaluate::{Setting, View, state};
use crate::limit::Ignored;
use crate::money::Money;
use crate::order::{self, JudgedOrders};
use crate::payout;
use crate::program::Programs;
use crate::scenario::{Bond, Scenario};
use crate::statement::Statement;
use crate::step::Silent;
use crate::threshold::{self, Friend};
use crate::words::{LimitId, Withholding, Word};

/// What was expected, what was received, and what would explain the difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reconciliation {
    /// The scenario's total.
    pub expected: Money,
    /// What was received.
    pub received: Money,
    /// Sets of deviations that give exactly what was received: none where it is what was expected, single ones before pairs,
    /// each in the order of [`Deviation`].
    pub explanations: Vec<Explanation>,
    /// There were more than are listed.
    pub more: bool,
}

/// Deviations that give what was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// What deviates, together.
    pub deviations: Vec<Deviation>,
    /// What they give.
    pub total: Money,
    /// The statement under those of them that change one; a first part or a tax is taken from its total.
    pub statement: Statement,
}

/// One thing that was not as the scenario says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Deviation {
    /// The referrer was in another tier.
    Tier {
        /// That tier.
        to: String,
    },
    /// A clause was read in another way.
    Reading {
        /// The reading.
        id: String,
        /// The option.
        to: String,
    },
    /// A limit was forgotten.
    LimitIgnored {
        /// The limit.
        id: LimitId,
    },
    /// An order was left out.
    OrderNotCounted {
        /// The order.
        id: String,
    },
    /// Only the first payment has come: the first instalment of every order, or the fixed part of every friend.
    FirstPartOnly,
    /// Income tax was withheld from each month's payments, by the program's table for labour services.
    TaxWithheld,
    /// All orders were judged by another edition.
    Edition {
        /// That edition.
        to: String,
    },
}

/// At most so many explanations are listed.
const MOST_EXPLANATIONS: usize = 20;

/// With more deviations than this they are tried one by one only.
const MOST_IN_PAIRS: usize = 250;

/// The single deviations, and the pairs where no single one does, that give the received amount to the cent.
///
/// # Properties
/// The total of every explanation is what was received.
///
/// # Errors
/// Those of [`crate::evaluate()`].
pub fn reconcile(programs: &Programs, scenario: &Scenario, received: Money) -> Result<Reconciliation, Error> {
    let own = Supposed { scenario: scenario.clone(), ignored: Ignored::None, first_part: false, is_taxed: false };
    let expected = own.total(programs)?.unwrap_or(Money::ZERO);
    let setting = Setting::new(programs, scenario)?;
    let single = candidates(&setting);
    let mut found: Vec<Vec<&Deviation>> = Vec::new();
    if expected == received {
        found.push(Vec::new());
    } else {
        let gives = |deviations: &[&Deviation]| -> Result<bool, Error> {
            let supposed = deviations.iter().fold(own.clone(), |supposed, deviation| supposed.with(deviation));
            Ok(supposed.total(programs)? == Some(received))
        };
        for deviation in &single {
            if gives(&[deviation])? {
                found.push(vec![deviation]);
            }
        }
        let singles = found.clone();
        let alone = |deviation: &Deviation| singles.iter().any(|found| found[0] == deviation);
        let mut left = if single.len() <= MOST_IN_PAIRS { single.as_slice() } else { &[] };
        while let [one, others @ ..] = left {
            // A pair of which one part explains everything alone explains nothing more. So do two that cannot both hold: the
            // second replaces the first, as another tier does, or takes no account of it, as the tax does of a first part.
            for other in others.iter().filter(|other| !alone(one) && !alone(other)) {
                if gives(&[one, other])? {
                    found.push(vec![one, other]);
                }
            }
            left = others;
        }
    }
    let more = found.len() > MOST_EXPLANATIONS;
    let explain = |deviations: Vec<&Deviation>| -> Result<Explanation, Error> {
        let supposed = deviations.iter().fold(own.clone(), |supposed, deviation| supposed.with(deviation));
        let statement = supposed.statement(programs)?;
        Ok(Explanation { deviations: deviations.into_iter().cloned().collect(), total: received, statement })
    };
    let explanations = found.into_iter().take(MOST_EXPLANATIONS).map(explain).collect::<Result<_, _>>()?;
    Ok(Reconciliation { expected, received, explanations, more })
}

/// Every deviation that is tried.
fn candidates(setting: &Setting<'_>) -> Vec<Deviation> {
    let (program, scenario) = (setting.program, setting.scenario);
    let mut deviations = Vec::new();
    for to in program.tier_ids().into_iter().filter(|tier| *tier != scenario.referrer.tier) {
        deviations.push(Deviation::Tier { to });
    }
    let in_force = setting.readings(&setting.view(&scenario.readings));
    for (id, option) in in_force {
        let others = program.reading_options(&id).into_iter().filter(|to| *to != option);
        deviations.extend(others.map(|to| Deviation::Reading { id: id.clone(), to }));
    }
    deviations.extend(LimitId::ALL.iter().map(|id| Deviation::LimitIgnored { id: *id }));
    let orders = scenario.customers.iter().flat_map(|customer| &customer.orders);
    deviations.extend(orders.map(|order| Deviation::OrderNotCounted { id: order.id.clone() }));
    deviations.push(Deviation::FirstPartOnly);
    if program.withholding(Withholding::LabourService).is_some() {
        deviations.push(Deviation::TaxWithheld);
    }
    for edition in program.editions.iter().filter(|edition| Some(&edition.id) != scenario.edition.as_ref()) {
        deviations.push(Deviation::Edition { to: edition.id.clone() });
    }
    deviations
}

/// A scenario with deviations.
#[derive(Clone)]
struct Supposed {
    scenario: Scenario,
    ignored: Ignored,
    first_part: bool,
    is_taxed: bool,
}

impl Supposed {
    fn with(mut self, deviation: &Deviation) -> Self {
        match deviation {
            Deviation::Tier { to } => {
                self.scenario.referrer.tier.clone_from(to);
                self.scenario.referrer.tier_rate = None;
            }
            Deviation::Reading { id, to } => {
                self.scenario.readings.retain(|(known, _)| known != id);
                self.scenario.readings.push((id.clone(), to.clone()));
            }
            Deviation::LimitIgnored { id } => self.ignored = self.ignored.and(*id),
            Deviation::OrderNotCounted { id } => {
                for customer in self.scenario.customers.iter_mut().map(Arc::make_mut) {
                    customer.orders.retain(|order| order.id != *id);
                }
            }
            Deviation::FirstPartOnly => self.first_part = true,
            Deviation::TaxWithheld => {
                self.scenario.referrer.withholding = Withholding::LabourService;
                self.is_taxed = true;
            }
            Deviation::Edition { to } => self.scenario.edition = Some(to.clone()),
        }
        self
    }

    fn view(&self, setting: &Setting<'_>) -> View {
        setting.view(&self.scenario.readings).ignoring(self.ignored)
    }

    fn statement(&self, programs: &Programs) -> Result<Statement, Error> {
        let setting = Setting::new(programs, &self.scenario)?;
        state(&setting, &self.view(&setting))
    }

    /// What is left of the payments after tax; payments without a date are not taxed yet.
    fn after_tax(&self, programs: &Programs) -> Result<Option<Money>, Error> {
        let calendar = calendar::calendar(programs, &self.scenario, None)?;
        let paid: Money = calendar.months.iter().map(|month| month.paid.net.unwrap_or(month.paid.gross)).sum();
        Ok(Some(paid + calendar.undated.iter().map(|entry| entry.amount).sum()))
    }

    /// What would have been received, or nothing where the rules cannot be applied: a tier whose rate is not published.
    fn total(&self, programs: &Programs) -> Result<Option<Money>, Error> {
        let Ok(setting) = Setting::new(programs, &self.scenario) else { return Ok(None) };
        let view = self.view(&setting);
        if self.is_taxed {
            return self.after_tax(programs);
        }
        if !self.first_part {
            return setting.total(&view).map(Some);
        }
        let mut total = Money::ZERO;
        for customer in &self.scenario.customers {
            let paid = |position: usize| customer.orders[position].paid;
            let first = match &customer.bond {
                Bond::Linked(linked) => {
                    let judged: JudgedOrders<Money, Silent> = order::judge(&setting, &view, customer, linked, paid);
                    judged.orders.iter().map(|(order, _)| payout::first_part(&setting, order)).sum()
                }
                Bond::Registered(on) => {
                    let friend: Option<Friend<Money, Silent>> = threshold::judge(&setting, &view, customer, *on, paid);
                    friend.map_or(Money::ZERO, |friend| friend.threshold)
                }
            };
            let first = first.checked_times(customer.count).and_then(|first| total.checked_add(first));
            total = first.ok_or_else(|| Problem::TotalTooLarge.at("customers"))?;
        }
        Ok(Some(total))
    }
}
