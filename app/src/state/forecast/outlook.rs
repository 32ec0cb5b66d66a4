//! What the engine makes of a plan, one customer of it taken apart, and the calendar of a scenario.

use std::rc::Rc;

use referral_statement::{
    Calendar, Code, Date, Error, Forecast, Money, Month, Plan, Program, Programs, Rate, Scenario, calendar, forecast,
};

use super::plan::{Case, PlanField, PlanText, Spot, numbers};
use crate::format::cents;
use crate::state::answer::Answer;
use crate::state::desk::Fault;
use crate::state::draft::{Customer, Draft, Texts};
use crate::state::form::start_field;
use crate::state::place::{CustomerField, OrderField, Place};
use crate::state::typed;

/// How many mistakes are looked for.
const MOST_FAULTS: usize = 40;

/// The most orders of one customer that are taken apart.
const MOST_ORDERS: usize = 40;

/// The most orders that a plan is opened with as a scenario.
const MOST_OPENED: usize = 1_000;

/// A mistake in a plan, or in what it is judged under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// At a text of the plan.
    Plan(Spot, Error),
    /// At a text of the scenario.
    Scenario(Fault),
    /// Of a case as a whole.
    Whole(Error),
}

/// The months of a plan that are looked at closely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The month whose customers are taken apart.
    pub taken_apart: String,
    /// The month of the calendar that is open to those whose customers bring it.
    pub opened: String,
}

/// The engine's answer to a plan.
pub struct Reckoned {
    /// The plan that was answered.
    pub plan: PlanText,
    /// The scenario under which it was judged, without customers.
    pub base: Draft,
    /// The months that were looked at closely.
    pub look: Look,
    /// What is wrong.
    pub faults: Vec<PlanFault>,
    /// The last outlook: the plan's own where nothing is wrong.
    pub outlook: Option<Rc<Outlook>>,
}

/// What a plan without mistakes brings.
pub struct Outlook {
    /// The plan.
    pub plan: PlanText,
    /// The engine's forecast.
    pub forecast: Forecast,
    /// The months in which the plan has new customers.
    pub starts: Vec<Month>,
    /// One customer who makes every order that is looked at, judged alone.
    pub one: Option<Rc<Answer>>,
    /// The month in which that customer starts.
    pub month: Month,
    /// How customers of that month go on.
    pub histories: Vec<History>,
    /// Are there more orders than are taken apart?
    pub more: bool,
}

/// Those of a month's new customers who make so many orders and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// How many orders.
    pub orders: usize,
    /// Which share of the new customers they are, in hundredths of a percent.
    pub share: u64,
    /// What each of them earns the referrer.
    pub each: Money,
}

impl Reckoned {
    /// Asks the engine, and finds every mistake: one at a time, with a text that is none in the place of each.
    pub fn of(
        programs: &Programs,
        program: &'static Program,
        (plan, base, look): (PlanText, Draft, Look),
        before: Option<&Self>,
        example: &PlanText,
    ) -> Self {
        let last = before.and_then(|before| before.outlook.clone());
        let mut faults: Vec<PlanFault> = Vec::new();
        let (mut good_plan, mut good_base) = (plan.clone(), base.clone());
        let mut outlook = None;
        while faults.len() < MOST_FAULTS {
            let error = match ask(programs, program, &good_plan, &good_base, &look.opened) {
                Ok(forecast) => {
                    if faults.is_empty() {
                        outlook =
                            Outlook::of(programs, program, &plan, &base, &look.taken_apart, forecast).map(Rc::new);
                    }
                    break;
                }
                Err(error) => error,
            };
            let fault = match (Spot::of(&error.path), Place::of(&error.path)) {
                (Some(spot), _) => PlanFault::Plan(spot, error),
                (None, Place::Whole) => PlanFault::Whole(error),
                (None, place) => PlanFault::Scenario(Fault { place, error }),
            };
            let known = faults.iter().any(|known| known.is_at_the_place_of(&fault));
            match &fault {
                PlanFault::Plan(spot, _) => {
                    let good = last.as_ref().map_or(example, |last| &last.plan).get(*spot);
                    good_plan.set(*spot, if good == good_plan.get(*spot) { example.get(*spot) } else { good });
                }
                PlanFault::Scenario(Fault { place, .. }) => drop(good_base.set(place, "")),
                PlanFault::Whole(_) => {}
            }
            let is_whole = matches!(fault, PlanFault::Whole(_));
            // The same place twice: nothing that could stand there is known, so what comes after it stays unseen.
            if known {
                break;
            }
            faults.push(fault);
            if is_whole {
                break;
            }
        }
        Self { plan, base, look, faults, outlook: outlook.or(last) }
    }
}

impl PlanFault {
    fn is_at_the_place_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plan(one, _), Self::Plan(other, _)) => one == other,
            (Self::Scenario(one), Self::Scenario(other)) => one.place == other.place,
            (Self::Whole(one), Self::Whole(other)) => one.path == other.path,
            _ => false,
        }
    }
}

/// Asks the engine; a tier's rate is given only where it asks for it, and a month taken apart only where the calendar has it.
fn ask(programs: &Programs, program: &Program, plan: &PlanText, base: &Draft, opened: &str) -> Result<Forecast, Error> {
    let basis = program.basis();
    let node = plan.node(basis);
    let ask = |tier_rate: bool| {
        let scenario = Scenario::read(programs, &base.scenario(basis, tier_rate))?;
        let mut asked = Plan::read(programs, &scenario, &node)?;
        if let Ok(month) = Month::parse(opened) {
            asked.take_apart(month);
        }
        forecast(programs, &scenario, &asked)
    };
    match ask(false) {
        Err(error) if error.code == Code::RateRequired => ask(true),
        answer => answer,
    }
}

impl Outlook {
    fn of(
        programs: &Programs,
        program: &'static Program,
        plan: &PlanText,
        base: &Draft,
        taken_apart: &str,
        forecast: Forecast,
    ) -> Option<Self> {
        let count: u32 = plan.text(PlanField::Months).parse().ok()?;
        let starts: Vec<Month> = (0..count).map(|index| forecast.from.plus(index)).collect();
        let month = starts.iter().find(|month| month.to_string() == taken_apart).copied().unwrap_or(forecast.from);
        let all = orders(plan, month, forecast.until);
        let (customer, more) = (customer(program, plan, month, &all), all.len() == MOST_ORDERS);
        let judge = |orders: usize| {
            let mut customer = customer.clone();
            customer.orders.truncate(orders);
            let draft = Draft { customers: vec![Rc::new(customer)], ..base.clone() };
            Answer::of(programs, program, &draft, None, None).ok()
        };
        let whole = judge(all.len());
        // Of those at the end that earn nothing the first is shown, which says why.
        let earn = whole.as_ref().and_then(last_that_earns).map_or(0, |last| last + 1);
        let shown = (earn + 1).min(all.len());
        let one = if shown == all.len() { whole } else { judge(shown) };
        let mut histories = Vec::new();
        // Shares are rounded as they add up, so that they add up rounded.
        let (mut exact, mut given) = (0, 0);
        for orders in 1..=earn {
            let each = judge(orders)?.statement.total;
            exact += share(plan, orders, orders == earn);
            let so_far = (exact + 50_000) / 100_000;
            histories.push(History { orders, share: so_far - given, each });
            given = so_far;
        }
        Some(Self { plan: plan.clone(), forecast, starts, one: one.map(Rc::new), month, histories, more })
    }
}

/// The last order that earns or counts.
fn last_that_earns(answer: &Answer) -> Option<usize> {
    use referral_statement::Outcome;
    let orders = &answer.statement.customers.first()?.orders;
    orders.iter().rposition(|order| !matches!(order.outcome, Outcome::NotRewarded | Outcome::NotCounted))
}

/// The days on which a customer of a month orders, up to the end of the last month.
fn orders(plan: &PlanText, month: Month, until: Month) -> Vec<Date> {
    let whole = |field: PlanField, usual: u32| match plan.text(field).as_str() {
        "" => Some(usual),
        text => text.parse().ok(),
    };
    let days = || {
        let (day, after) = (whole(PlanField::Day, 1)?, whole(PlanField::FirstAfter, 0)?);
        let first = month.first_day().plus_days(day.saturating_sub(1)).plus_days(after);
        let later = !plan.text(PlanField::LaterAmount).trim().is_empty();
        let every = whole(PlanField::LaterEvery, 0)?.max(1);
        let end = until.plus(1).first_day();
        let most = if later { MOST_ORDERS } else { 1 };
        let all = (0..).map(|number: u32| first.plus_days(every.saturating_mul(number)));
        Some(all.take(most).take_while(|day| *day < end).collect())
    };
    days().unwrap_or_default()
}

/// A customer who starts in a month and orders on these days.
fn customer(program: &Program, plan: &PlanText, month: Month, days: &[Date]) -> Customer {
    let id = month.to_string();
    let day: u32 = plan.text(PlanField::Day).parse().unwrap_or(1);
    let start = month.first_day().plus_days(day.saturating_sub(1)).to_string();
    let order = |(number, on): (usize, &Date)| {
        let (paid, kind) = match number {
            0 => (plan.text(PlanField::FirstOrder), String::new()),
            _ => (plan.text(PlanField::LaterAmount), plan.text(PlanField::LaterKind)),
        };
        Texts::default()
            .with(OrderField::Id, format!("{id} #{}", number + 1))
            .with(OrderField::PaidAt, on.to_string())
            .with(OrderField::Paid, paid)
            .with(OrderField::Kind, kind)
    };
    Customer {
        texts: Texts::default().with(CustomerField::Id, &id).with(start_field(program.basis()), start),
        orders: days.iter().enumerate().map(order).collect(),
    }
}

/// The share of the new customers who make so many orders, in parts of the whole: *c* × (1 − *d*)^*k* × *d* with *k* later ones, without the last
/// factor where nothing that comes after changes what is earned.
fn share(plan: &PlanText, orders: usize, is_last: bool) -> u64 {
    let part = |field: PlanField, usual: u64| match plan.text(field).as_str() {
        "" => usual,
        text => billionths(text).unwrap_or(usual),
    };
    let (converts, lost) = (part(PlanField::Conversion, WHOLE), part(PlanField::DropOut, 0));
    let stays = WHOLE - lost;
    let of = |one: u64, other: u64| u64::try_from(u128::from(one) * u128::from(other) / u128::from(WHOLE)).unwrap_or(0);
    let mut share = converts;
    for _ in 1..orders {
        share = of(share, stays);
    }
    if !is_last {
        share = of(share, lost);
    }
    share
}

/// The parts of a whole in which shares are reckoned.
const WHOLE: u64 = 1_000_000_000;

/// A rate in parts of the whole, of which its six decimals are a whole number.
fn billionths(rate: &str) -> Option<u64> {
    let text = Rate::parse(rate).ok()?.to_string();
    let (ones, part) = text.split_once('.')?;
    format!("{ones}{part:0<9}").parse().ok()
}

/// The plan's customers as dated orders: one for each month, who makes every order, as often as customers are expected.
pub fn as_scenario(program: &Program, reckoned: &Reckoned, present: &Draft) -> Option<Draft> {
    let outlook = reckoned.outlook.as_ref().filter(|_| reckoned.faults.is_empty())?;
    let plan = &outlook.plan;
    let listed = numbers(plan.get(Spot { case: Case::Expected, field: PlanField::NewCustomers }));
    let rate = match plan.text(PlanField::Conversion).as_str() {
        "" => Rate::parse("1"),
        text => Rate::parse(text),
    };
    let rate = rate.ok()?;
    let mut customers = Vec::new();
    let mut left = MOST_OPENED;
    for (index, month) in outlook.starts.iter().enumerate() {
        let number = listed.get(index).or(listed.first())?;
        let count = (cents((Money::parse(number).ok()? * rate).to_cents()) + 50) / 100;
        let days = orders(plan, *month, outlook.forecast.until);
        if count == 0 || days.is_empty() || days.len() > left {
            continue;
        }
        left -= days.len();
        let mut own = customer(program, plan, *month, &days);
        own.texts.set(CustomerField::Count, count.to_string());
        customers.push(Rc::new(own));
    }
    (!customers.is_empty()).then(|| Draft { customers, ..present.clone() })
}

/// The calendar of a scenario.
pub struct Dates {
    /// The draft that was answered.
    pub draft: Draft,
    /// Its answer.
    pub answer: Rc<Answer>,
    /// The day that was asked about, as typed.
    pub typed: String,
    /// Is that a text that is no day?
    pub is_wrong: bool,
    /// The calendar; none where the scenario has none.
    pub calendar: Option<Calendar>,
}

impl Dates {
    /// Asks the engine.
    pub fn of(programs: &Programs, answer: &Rc<Answer>, typed: &str) -> Self {
        let text = typed::time(typed);
        let by = Date::parse(&text).ok();
        let calendar = calendar(programs, &answer.scenario, by).ok();
        let is_wrong = by.is_none() && !text.is_empty();
        Self { draft: answer.draft.clone(), answer: answer.clone(), typed: typed.to_owned(), is_wrong, calendar }
    }
}
