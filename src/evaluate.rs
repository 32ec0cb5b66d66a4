//! The heart: a scenario and the programs' rules in, a statement out.
//!
//! Every order goes through link → role → eligible → counted → rate → limit → round → pay out (`order.rs`), every friend's
//! spend through window → counted → threshold → bonus → limit → pay out (`threshold.rs`).

mod kept;
mod report;

use std::sync::Arc;

use crate::amount::Amount;
use crate::error::{Error, Problem};
use crate::limit::Ignored;
use crate::memo::Memo;
use crate::money::{Money, Rate};
use crate::notice;
use crate::order;
use crate::period::Date;
use crate::program::{Follows, Program, Programs, Rules};
use crate::rate;
use crate::reading::{self, Choices, Combinations};
use crate::scenario::{Bond, Customer, Order, Scenario};
use crate::sort;
use crate::statement::{Payout, Range, Statement};
use crate::step::Silent;
use crate::threshold::{self, Friend};
use crate::words::CustomerKind;

use kept::Judged;
pub use kept::Kept;

/// What the scenario earns: exact amounts, their derivation, the range over the open readings and the payments.
///
/// # Properties
/// A customer's payments add up to its reward, and the customers' totals to the total; the total lies within the range; no
/// limit is exceeded; the order in which customers are listed never matters.
///
/// # Errors
/// A tier whose rate the scenario must or must not give, and a total beyond the range of exact decimals.
///
/// # Examples
/// ```
/// use referral_statement::{Programs, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let scenario = r#"{"program": "intl-referral", "customers": [{"id": "friend", "registered_on": "2026-01-10",
///     "orders": [{"id": "first", "paid_at": "2026-01-20", "paid": "520.00", "product": "ecs"}]}]}"#;
/// let statement = json::statement(&programs, scenario).unwrap();
/// assert_eq!(statement.total.to_string(), "70.00");
/// ```
pub fn evaluate(programs: &Programs, scenario: &Scenario) -> Result<Statement, Error> {
    let setting = Setting::new(programs, scenario)?;
    state(&setting, &setting.view(&scenario.readings))
}

/// The same as [`evaluate`], from what the evaluation before has left: customers that both scenarios share are not judged again.
///
/// Begins with [`Kept::default`]; what is left of other programs, other readings or another referrer is not used.
///
/// # Errors
/// As [`evaluate`].
///
/// # Examples
/// ```
/// use referral_statement::{Kept, Programs, Scenario, evaluate_after, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let text = r#"{"program": "intl-referral", "customers": [{"id": "friend", "registered_on": "2026-01-10",
///     "orders": [{"id": "first", "paid_at": "2026-01-20", "paid": "520.00", "product": "ecs"}]}]}"#;
/// let scenario = Scenario::read(&programs, &json::parse(text).unwrap()).unwrap();
/// let (statement, kept) = evaluate_after(&programs, &scenario, &Kept::default()).unwrap();
/// assert_eq!(evaluate_after(&programs, &scenario, &kept).unwrap().0, statement);
/// ```
pub fn evaluate_after(programs: &Programs, scenario: &Scenario, before: &Kept) -> Result<(Statement, Kept), Error> {
    let setting = Setting::new(programs, scenario)?;
    let mut kept = Kept::of(&setting);
    let statement = state_with(&setting, &setting.view(&scenario.readings), |customer, judge| {
        let judged = before.get(&kept, customer).map_or_else(judge, Ok)?;
        kept.put(customer, &judged);
        Ok(judged)
    })?;
    Ok((statement, kept.whole()))
}

/// The statement under one view.
pub(crate) fn state(setting: &Setting<'_>, view: &View) -> Result<Statement, Error> {
    state_with(setting, view, |_, judge| judge())
}

/// The statement under one view, of customers that are judged by the last argument's own, or known to it.
fn state_with(
    setting: &Setting<'_>,
    view: &View,
    mut judged: impl FnMut(&Arc<Customer>, &dyn Fn() -> Result<Arc<Judged>, Error>) -> Result<Arc<Judged>, Error>,
) -> Result<Statement, Error> {
    let scenario = setting.scenario;
    let combinations = setting.combinations();
    let views: Vec<View> = combinations.ways.iter().map(|way| setting.view(way).ignoring(view.ignored)).collect();
    let (mut total, mut totals) = (Money::ZERO, vec![Money::ZERO; views.len()]);
    let mut notices = notice::Found::of(setting);
    let mut customers = Vec::with_capacity(scenario.customers.len());
    let mut payouts: Vec<Payout> = Vec::new();
    let add = |sum: &mut Money, amount: Money| -> Result<(), Error> {
        *sum = sum.checked_add(amount).ok_or_else(too_large)?;
        Ok(())
    };
    for customer in &scenario.customers {
        let judged = judged(customer, &|| Judged::of(setting, view, &views, &notices, customer).map(Arc::new))?;
        add(&mut total, judged.statement.total)?;
        for (sum, of_customer) in totals.iter_mut().zip(&judged.totals) {
            add(sum, *of_customer)?;
        }
        notices.add(customer, &judged.notices);
        customers.push(judged.statement.clone());
        // Moved where nobody keeps them.
        payouts.extend(Arc::unwrap_or_clone(judged).payouts);
    }
    // A stable sort: what falls on one day stays in the order of customers, orders and parts; what has no date comes last.
    sort::by_key(&mut payouts, |payout| (payout.from.is_none(), payout.from));
    Ok(Statement {
        program: setting.program.id.clone(),
        currency: setting.program.currency.clone(),
        pays: setting.program.pays,
        total,
        range: Range {
            lowest: totals.iter().copied().fold(total, Money::min),
            highest: totals.iter().copied().fold(total, Money::max),
            driven_by: combinations.movers(&totals),
        },
        readings: setting.readings(view),
        notices: notices.told(setting),
        customers,
        payouts,
    })
}

/// A scenario beside the rules that it uses.
pub(crate) struct Setting<'a> {
    pub program: &'a Program,
    pub scenario: &'a Scenario,
    /// The editions of the scenario's orders, by position, earliest first.
    pub in_use: Vec<usize>,
    pinned: Option<usize>,
}

/// One way to read the open clauses: the choices of every edition, by the edition's position.
pub(crate) struct View {
    choices: Vec<Choices>,
    /// The limits that are supposed to have been forgotten.
    pub ignored: Ignored,
    /// For those who judge many orders under it.
    pub memo: Option<Memo>,
}

impl View {
    /// The same view, with limits forgotten.
    pub fn ignoring(self, ignored: Ignored) -> Self {
        Self { ignored, ..self }
    }

    /// The same view, which remembers what it was asked: what it ignores is said before.
    pub fn with_memo(self, memo: Memo) -> Self {
        Self { memo: Some(memo), ..self }
    }

    /// The choices of the edition at this position.
    pub fn choices(&self, edition: usize) -> &Choices {
        &self.choices[edition]
    }
}

impl<'a> Setting<'a> {
    pub fn new(programs: &'a Programs, scenario: &'a Scenario) -> Result<Self, Error> {
        let mut setting = Self::without_customers(programs, scenario)?;
        setting.use_editions(setting.editions_of_customers())?;
        Ok(setting)
    }

    /// The setting of a scenario whose customers come later, and with them the editions in use.
    pub fn without_customers(programs: &'a Programs, scenario: &'a Scenario) -> Result<Self, Error> {
        let program = programs.of(scenario)?;
        let pinned = scenario.edition.as_ref();
        let pinned = pinned.and_then(|id| program.editions.iter().position(|edition| edition.id == *id));
        Ok(Self { program, scenario, in_use: Vec::new(), pinned })
    }

    /// Takes these editions for those in use, beside the pinned one, and checks the tier against them.
    pub fn use_editions(&mut self, used: Vec<usize>) -> Result<(), Error> {
        self.in_use = self.editions_in_use(used);
        self.check_tier()
    }

    /// The edition that judges an order: the pinned one, or the one in force when it was paid.
    pub fn edition_of(&self, order: &Order) -> Option<usize> {
        self.pinned.or_else(|| self.program.edition_at(order.paid_at))
    }

    /// Does what such a customer earns follow, in some edition, from the products that were bought before?
    pub fn follows_products(&self, kind: CustomerKind) -> bool {
        let rules = self.program.editions.iter().filter_map(|edition| match &edition.rules {
            Rules::Orders(rules) => rules.customer(kind),
            Rules::Spend(_) => None,
        });
        rules.into_iter().any(|rule| rule.follows == Follows::Product)
    }

    /// The edition that judges a friend's spend: the pinned one, or the one in force at the registration.
    pub fn edition_of_customer(&self, _: &Customer, registered_on: Date) -> Option<usize> {
        self.pinned.or_else(|| self.program.edition_at(registered_on.start()))
    }

    fn editions_of_customers(&self) -> Vec<usize> {
        let mut used: Vec<usize> = Vec::new();
        for customer in &self.scenario.customers {
            match customer.bond {
                Bond::Linked(_) => used.extend(customer.orders.iter().filter_map(|order| self.edition_of(order))),
                Bond::Registered(on) => used.extend(self.edition_of_customer(customer, on)),
            }
        }
        used
    }

    fn editions_in_use(&self, used: Vec<usize>) -> Vec<usize> {
        let mut used: Vec<usize> = self.pinned.into_iter().chain(used).collect();
        // Rules without a date hold for a scenario without customers too.
        let undated =
            self.program.editions.iter().position(|edition| edition.from.is_none() && edition.until.is_none());
        used.extend(undated.filter(|_| used.is_empty()));
        sort::by_key(&mut used, |index| *index);
        used.dedup();
        used
    }

    /// The choices where the scenario's decisions, or these instead of them, hold.
    pub fn view(&self, decided: &[(String, String)]) -> View {
        let choices = self.program.editions.iter().map(|edition| edition.choices(decided)).collect();
        View { choices, ignored: Ignored::None, memo: None }
    }

    /// A tier without a published rate needs one from the scenario, one with a published rate refuses it.
    fn check_tier(&self) -> Result<(), Error> {
        let referrer = &self.scenario.referrer;
        let mut published = None;
        let mut needed = false;
        for edition in self.in_use.iter().map(|index| &self.program.editions[*index]) {
            if edition.tiers.is_empty() {
                continue;
            }
            let Some(tier) = edition.tier(&referrer.tier) else {
                let known = edition.tiers.iter().map(|tier| tier.id.clone()).collect();
                let problem = Problem::UnknownValue { what: "tier", value: referrer.tier.clone(), known };
                return Err(problem.at("referrer.tier"));
            };
            let Some((from, to)) = tier.range() else {
                published = published.or(Some(edition));
                continue;
            };
            needed = true;
            let (edition, from_text, to_text) = (edition.id.clone(), from.to_string(), to.to_string());
            match referrer.tier_rate {
                None => {
                    let tier = tier.id.clone();
                    let problem = Problem::RateRequired { tier, edition, from: from_text, to: to_text };
                    return Err(problem.at("referrer.tier_rate"));
                }
                Some(rate) if rate < from || rate > to => {
                    let rate = rate.to_string();
                    let problem = Problem::RateOutOfRange { rate, edition, from: from_text, to: to_text };
                    return Err(problem.at("referrer.tier_rate"));
                }
                Some(_) => {}
            }
        }
        match published {
            Some(edition) if !needed && referrer.tier_rate.is_some() => {
                let problem = Problem::RateIsPublished { tier: referrer.tier.clone(), edition: edition.id.clone() };
                Err(problem.at("referrer.tier_rate"))
            }
            _ => Ok(()),
        }
    }

    /// The reward of one customer, without its derivation; `paid` gives the paid amount of the order at a position.
    pub fn reward<A: Amount>(&self, view: &View, customer: &Customer, paid: impl Fn(usize) -> A) -> A {
        let zero = A::of(Money::ZERO);
        match &customer.bond {
            Bond::Linked(linked) => {
                let mut sum = zero;
                order::judge_each(self, view, customer, linked, paid, |_, order, _: Silent| {
                    sum = sum.plus(order.reward);
                });
                sum
            }
            Bond::Registered(on) => {
                let friend: Option<Friend<A, Silent>> = threshold::judge(self, view, customer, *on, paid);
                friend.map_or(zero, |friend| friend.threshold.plus(friend.bonus).minus(friend.taken))
            }
        }
    }

    /// Every rate by which an order of the scenario can earn under a view.
    pub fn rates(&self, view: &View) -> Vec<Rate> {
        let referrer = &self.scenario.referrer;
        let editions = self.in_use.iter().map(|index| (index, &self.program.editions[*index]));
        let of_edition = editions.flat_map(|(index, edition)| match &edition.rules {
            Rules::Orders(rules) => {
                let rates = rules.rates.iter().filter_map(|row| rate::of(edition, row, referrer, view.choices(*index)));
                rates.map(|(rate, _)| rate).collect()
            }
            Rules::Spend(rules) => vec![rules.bonus.rate],
        });
        of_edition.collect()
    }

    /// A number of which every number of parts in which a reward can be paid is a divisor.
    pub fn parts(&self) -> i128 {
        let editions = self.in_use.iter().map(|index| &self.program.editions[*index].rules);
        let parts = editions.filter_map(|rules| match rules {
            Rules::Orders(rules) => Some(rules.payout.as_ref()?.instalments.as_ref()?.days.len()),
            Rules::Spend(_) => None,
        });
        parts.fold(1, |all, parts| all * i128::try_from(parts.max(1)).unwrap_or(1))
    }

    /// The total under a view.
    pub fn total(&self, view: &View) -> Result<Money, Error> {
        let mut total = Money::ZERO;
        for customer in &self.scenario.customers {
            total = total.checked_add(self.total_of(view, customer)).ok_or_else(too_large)?;
        }
        Ok(total)
    }

    /// What a customer and all that are like it earn under a view.
    fn total_of(&self, view: &View, customer: &Customer) -> Money {
        let reward: Money = self.reward(view, customer, |index| customer.orders[index].paid);
        reward.checked_times(customer.count).unwrap_or(Money::ZERO)
    }

    /// Every way to decide what the scenario leaves open.
    fn combinations(&self) -> Combinations {
        let editions: Vec<&[reading::Reading]> =
            self.in_use.iter().map(|index| self.program.editions[*index].readings.as_slice()).collect();
        reading::combinations(&editions, &self.scenario.readings)
    }

    /// The option in force for every reading of the editions in use; where they differ, the earliest edition's.
    pub fn readings(&self, view: &View) -> Vec<(String, String)> {
        let mut in_force: Vec<(String, String)> = Vec::new();
        for index in &self.in_use {
            let readings = &self.program.editions[*index].readings;
            for (position, reading) in readings.iter().enumerate() {
                if !in_force.iter().any(|(id, _)| *id == reading.id) {
                    let option = view.choices(*index).option(readings, position);
                    in_force.push((reading.id.clone(), option.to_owned()));
                }
            }
        }
        in_force
    }
}

fn too_large() -> Error {
    Problem::TotalTooLarge.at("customers")
}
