//! Histories: for every month's new customers each number of later orders that they can make, judged by the rules.

use std::sync::Arc;

use super::plan::{Assumed, LaterOrders, Plan};
use crate::error::{Error, Problem};
use crate::evaluate::{Setting, View};
use crate::limit::Ignored;
use crate::money::Money;
use crate::notice;
use crate::period::{Date, Month, Time};
use crate::program::{Program, Programs};
use crate::scenario::{Bond, Customer, Linked, Order, Scenario};
use crate::sort;
use crate::statement::{Notice, Payout};
use crate::step::Step;
use crate::sums::too_large;
use crate::words::{Basis, Billing, CustomerKind, LimitId, LinkedBy, OrderKind, Outcome};

/// The most orders of one case that are judged, over all histories: renewals every month for ten years take 310,000.
const MOST_ORDERS: usize = 400_000;

/// What every history of every month's customers pays, not yet weighed with its probability.
#[derive(Debug)]
pub(super) struct Cohorts {
    /// The first and the last day on which something may come.
    pub paid_on: Option<(Date, Date)>,
    /// For each month, for what is paid later and for what has no date: by history, in ten-thousandths of a unit.
    pub paid: Vec<Vec<u128>>,
    /// The same for what is earned; nothing is without a day.
    pub earned: Vec<Vec<u128>>,
    /// The limits that take something from any history.
    pub limits: Vec<LimitId>,
    /// By history, what all would earn without limits; empty where none takes anything.
    pub unlimited: Vec<u128>,
}

/// Every history of every month's customers, however many these are.
pub(super) struct Judged {
    /// The assumptions of the rules.
    pub notices: Vec<Notice>,
    /// Of each month in which there are new customers.
    starts: Vec<Start>,
    /// The limits that take something from any of them.
    limits: Vec<LimitId>,
}

/// The histories of those who start in one month.
struct Start {
    /// The month's place among those of the plan.
    month: usize,
    /// The payments of one customer, by history.
    histories: Vec<Vec<Payout>>,
    /// What one would earn were there no limits, by history; empty where no limit takes anything from anyone.
    unlimited: Vec<Money>,
}

/// Judges all histories of a case.
///
/// Where the longest history ends in orders that earn and count nothing, those change nothing before them; so the histories
/// without them pay the same, and only these are judged one by one.
pub(super) fn judge(programs: &Programs, scenario: &Scenario, plan: &Plan, assumed: &Assumed) -> Result<Judged, Error> {
    let program = programs.of(scenario)?;
    let mut work = Work::of(assumed);
    let mut longest: Vec<(usize, Customer)> = Vec::new();
    for (index, (month, customers)) in plan.months().zip(&assumed.new_customers).enumerate() {
        let room = assumed.most_orders(plan, month);
        work.take(room)?;
        if !customers.is_zero() {
            longest.push((index, customer(program, plan, assumed, month, room)));
        }
    }
    let all = longest.iter().map(|(_, customer)| Arc::new(customer.clone())).collect();
    let scenario = Scenario { customers: all, ..scenario.clone() };
    let setting = Setting::new(programs, &scenario)?;
    let view = setting.view(&scenario.readings);
    let mut starts: Vec<Start> = Vec::with_capacity(longest.len());
    let mut limits: Vec<LimitId> = Vec::new();
    for (month, customer) in &longest {
        let (orders, bound) = orders_that_matter(&setting, &view, customer)?;
        limits.extend(bound);
        sort::by_key(&mut limits, |limit| *limit);
        limits.dedup();
        work.take((1..=orders).sum())?;
        let mut customer = customer.clone();
        let mut histories = Vec::with_capacity(orders);
        for left in (1..=orders).rev() {
            customer.orders.truncate(left);
            histories.push(setting.state(&view, &customer)?.1);
        }
        histories.reverse();
        starts.push(Start { month: *month, histories, unlimited: Vec::new() });
    }
    if !limits.is_empty() {
        let view = view.ignoring(Ignored::All);
        let mut work = Work::of(assumed);
        for ((_, customer), start) in longest.iter().zip(&mut starts) {
            // Orders for which nothing of a limit is left earn too then.
            let (orders, _) = orders_that_matter(&setting, &view, customer)?;
            work.take((1..=orders).sum())?;
            start.unlimited = rewards(&setting, &view, customer, orders);
        }
    }
    // The orders are the plan's, not the reader's: their ids say nothing.
    let notices = notice::all(&setting).into_iter().map(|notice| Notice { orders: Vec::new(), ..notice });
    Ok(Judged { notices: notices.collect(), starts, limits })
}

/// What a customer earns with one order, with two and so on.
fn rewards(setting: &Setting<'_>, view: &View, customer: &Customer, orders: usize) -> Vec<Money> {
    let mut customer = customer.clone();
    let mut rewards = Vec::with_capacity(orders);
    for left in (1..=orders).rev() {
        customer.orders.truncate(left);
        rewards.push(setting.reward(view, &customer, |position| customer.orders[position].paid));
    }
    rewards.reverse();
    rewards
}

/// What may still be judged of a case.
struct Work<'a> {
    assumed: &'a Assumed,
    orders: usize,
}

impl<'a> Work<'a> {
    fn of(assumed: &'a Assumed) -> Self {
        Self { assumed, orders: MOST_ORDERS }
    }

    /// So many orders more are judged.
    fn take(&mut self, orders: usize) -> Result<(), Error> {
        let too_many = || Problem::TooManyOrders { most: MOST_ORDERS }.at(self.assumed.place.clone());
        self.orders = self.orders.checked_sub(orders).ok_or_else(too_many)?;
        Ok(())
    }
}

/// How many orders there are up to the last that earns or counts, and the limits that take something from any of all.
fn orders_that_matter(setting: &Setting<'_>, view: &View, customer: &Customer) -> Result<(usize, Vec<LimitId>), Error> {
    let (statement, _) = setting.state(view, customer)?;
    let matters = |outcome: Outcome| !matches!(outcome, Outcome::NotRewarded | Outcome::NotCounted);
    let orders = statement.orders.iter().rposition(|order| matters(order.outcome)).map_or(0, |last| last + 1);
    let steps = statement.orders.iter().flat_map(|order| &order.steps).chain(&statement.steps);
    let bound = steps.filter_map(|step| match step {
        Step::Limit { limit, before, after, fails, .. } if after < before || fails.is_some() => Some(*limit),
        _ => None,
    });
    Ok((orders, bound.collect()))
}

impl Plan {
    /// The months of the calendar.
    pub(super) fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let (from, until) = (self.from, self.until);
        (0..).map(move |index| from.plus(index)).take_while(move |month| *month <= until)
    }
}

impl Assumed {
    /// Do customers go on in the same ways in both cases, whoever many they are and whoever is lost?
    pub(super) fn goes_on_as(&self, other: &Self) -> bool {
        let starts = |case: &Self| case.new_customers.iter().map(|customers| customers.is_zero()).collect::<Vec<_>>();
        (self.first_order, self.first_order_after_days, self.later)
            == (other.first_order, other.first_order_after_days, other.later)
            && starts(self) == starts(other)
    }

    /// When a customer of this month makes the order of this number, counted from 0.
    fn ordered_at(&self, plan: &Plan, month: Month, number: usize) -> Time {
        let every = self.later.map_or(0, |later| later.every_days);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let days = every.saturating_mul(number).saturating_add(self.first_order_after_days);
        plan.starts_on(month).start().plus_days(days)
    }

    /// How many orders fit before the calendar's last month is over.
    fn most_orders(&self, plan: &Plan, month: Month) -> usize {
        let end = plan.until.plus(1).first_day().start();
        let fits = |number: &usize| self.ordered_at(plan, month, *number) < end;
        let most = if self.later.is_some() { MOST_ORDERS } else { 1 };
        (0..most).take_while(fits).count()
    }
}

impl Plan {
    /// The day on which this month's customers are linked or register.
    fn starts_on(&self, month: Month) -> Date {
        month.first_day().plus_days(self.day - 1)
    }
}

/// A customer who starts in this month and makes so many orders.
fn customer(program: &Program, plan: &Plan, assumed: &Assumed, month: Month, orders: usize) -> Customer {
    let starts_on = plan.starts_on(month);
    let bond = match program.basis() {
        Basis::Orders => Bond::Linked(Linked {
            kind: CustomerKind::New,
            opened_at: starts_on.start(),
            reopened_at: None,
            elsewhere_at: None,
            by: LinkedBy::Registration,
            excluded: None,
        }),
        Basis::Spend => Bond::Registered(starts_on),
    };
    let later = assumed.later.unwrap_or(LaterOrders { amount: Money::ZERO, every_days: 1, kind: OrderKind::Purchase });
    let order = |number: usize| Order {
        id: format!("{month}-{number}"),
        paid_at: assumed.ordered_at(plan, month, number),
        paid: if number == 0 { assumed.first_order } else { later.amount },
        refunded: Money::ZERO,
        product: None,
        class: None,
        kind: if number == 0 { OrderKind::Purchase } else { later.kind },
        billing: Billing::Prepaid,
        settlement: None,
    };
    Customer { id: month.to_string(), count: 1, bond, orders: (0..orders).map(order).collect() }
}

impl Cohorts {
    /// Adds the payments of all who start in any month up, each in its row; those with fewer histories than others go on as
    /// with their last.
    pub fn of(plan: &Plan, assumed: &Assumed, judged: &Judged) -> Result<Self, Error> {
        let rows = Rows::of(plan);
        let mut all = Self::none(&rows, judged);
        for start in &judged.starts {
            all.add(&rows, assumed, start)?;
        }
        Ok(all)
    }

    /// The same for each month's customers apart, with the month's place among those of the plan.
    pub fn of_each(plan: &Plan, assumed: &Assumed, judged: &Judged) -> Result<Vec<(usize, Self)>, Error> {
        let rows = Rows::of(plan);
        let apart = judged.starts.iter().map(|start| {
            let mut own = Self::none(&rows, judged);
            own.add(&rows, assumed, start)?;
            Ok((start.month, own))
        });
        apart.collect()
    }

    /// Nobody's payments, with room for those of anybody.
    fn none(rows: &Rows, judged: &Judged) -> Self {
        let longest = |of: fn(&Start) -> usize| judged.starts.iter().map(of).max().unwrap_or(0);
        let most = longest(|start| start.histories.len()).max(1);
        Self {
            paid: vec![vec![0; most]; rows.undated() + 1],
            earned: vec![vec![0; most]; rows.later() + 1],
            unlimited: vec![0; longest(|start| start.unlimited.len())],
            limits: judged.limits.clone(),
            paid_on: None,
        }
    }

    /// Adds the payments of those who start in one month.
    fn add(&mut self, rows: &Rows, assumed: &Assumed, start: &Start) -> Result<(), Error> {
        let hundredths = assumed.new_customers.get(start.month).map_or(0, |customers| customers.hundredths());
        for (sum, reward) in self.unlimited.iter_mut().zip(on_and_on(&start.unlimited)) {
            add(sum, weighed(hundredths, *reward)?)?;
        }
        let most = self.paid.first().map_or(0, Vec::len);
        for (history, payouts) in on_and_on(&start.histories).take(most).enumerate() {
            for payout in payouts {
                let amount = weighed(hundredths, payout.amount)?;
                add(&mut self.paid[payout.from.map_or(rows.undated(), |day| rows.of_day(day))][history], amount)?;
                let earned_on = payout.earned_on.or(payout.from);
                add(&mut self.earned[earned_on.map_or(rows.later(), |day| rows.of_day(day))][history], amount)?;
            }
        }
        for day in start.histories.iter().flatten().filter_map(|payout| payout.from) {
            self.paid_on = Some(self.paid_on.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
        Ok(())
    }
}

/// The rows of a calendar: its months, what comes after them, what has no date.
struct Rows(Vec<Month>);

impl Rows {
    fn of(plan: &Plan) -> Self {
        Self(plan.months().collect())
    }

    fn of_day(&self, day: Date) -> usize {
        self.0.binary_search(&day.month()).unwrap_or(self.later())
    }

    fn later(&self) -> usize {
        self.0.len()
    }

    fn undated(&self) -> usize {
        self.0.len() + 1
    }
}

/// A list that goes on as with its last.
fn on_and_on<T>(list: &[T]) -> impl Iterator<Item = &T> {
    list.iter().chain(list.last().into_iter().flat_map(std::iter::repeat))
}

/// A payment in cents times hundredths of a customer: ten-thousandths of a unit.
fn weighed(hundredths: u128, amount: Money) -> Result<u128, Error> {
    u128::try_from(amount.cents()).ok().and_then(|cents| cents.checked_mul(hundredths)).ok_or_else(too_large)
}

fn add(sum: &mut u128, amount: u128) -> Result<(), Error> {
    *sum = sum.checked_add(amount).ok_or_else(too_large)?;
    Ok(())
}
