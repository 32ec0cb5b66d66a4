//! The engine's answer to a draft: the statement, and where Estimate can show it the curve of one customer and what would pay.

use std::rc::Rc;
use std::sync::Arc;

use referral_statement::{
    Bend, Code, Curve, CurvePoint, Customer, Date, Edition, Error, Kept, Lookup, Money, Node, Program, Programs, Rate,
    Scenario, Statement, Vary, curve, evaluate, evaluate_after,
};

use super::draft::{self, Draft};
use super::place::{OrderField, Place};
use super::remedy::{self, Remedy};
use super::{Field, Form};
use crate::format::cents;

/// What the engine says to a draft.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The draft that was answered.
    pub draft: Draft,
    /// The checked scenario.
    pub scenario: Scenario,
    /// Its statement.
    pub statement: Statement,
    /// How many orders it has.
    pub orders: usize,
    /// What Estimate shows beside it, where the draft has its form.
    pub sketch: Option<Sketch>,
    /// The editions that judged the orders, each once.
    pub editions: Vec<&'static Edition>,
    program: &'static Program,
    /// What the next answer can be made from.
    kept: Kept,
}

/// What Estimate draws beside the statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The form that was answered.
    pub form: Form,
    /// The reward of one customer as a function of the first amount, up to the end of the chart.
    pub curve: Curve,
    /// Where the curve bends or jumps.
    pub kinks: Vec<Kink>,
    /// The end of the slider, in cents.
    pub slider_end: i64,
    /// The end of the chart, in cents.
    pub chart_end: i64,
    /// What would pay, where something earns nothing.
    pub remedies: Vec<Remedy>,
}

/// A bend of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kink {
    /// The amount.
    pub at: Money,
    /// The reward there, after a jump.
    pub reward: Money,
    /// Why.
    pub bend: Bend,
}

/// Asks the engine. A tier's rate is given only where the engine asks for it.
///
/// # Errors
/// The engine's first, with its place.
pub fn reckon(programs: &Programs, program: &Program, draft: &Draft) -> Result<(Scenario, Statement), Error> {
    with_rate(|tier_rate| {
        let scenario = Scenario::read(programs, &draft.scenario(program.basis(), tier_rate))?;
        let statement = evaluate(programs, &scenario)?;
        Ok((scenario, statement))
    })
}

/// Asks without the rate of a tier, and with it where the engine asks for it.
fn with_rate<T>(ask: impl Fn(bool) -> Result<T, Error>) -> Result<T, Error> {
    match ask(false) {
        Err(error) if error.code == Code::RateRequired => ask(true),
        answer => answer,
    }
}

impl Answer {
    /// The engine's answer to a draft, with what Estimate shows where there is a form. Customers that the draft before shares are
    /// neither read nor judged again.
    ///
    /// # Errors
    /// The engine's first, with its place.
    pub fn of(
        programs: &Programs,
        program: &'static Program,
        draft: &Draft,
        form: Option<&Form>,
        before: Option<&Self>,
    ) -> Result<Self, Error> {
        let before = before.filter(|before| std::ptr::eq(before.program, program));
        let known = before.map_or_else(Vec::new, |before| before.known(draft));
        let is_known = |index: usize| known.get(index).is_some_and(Option::is_some);
        let (scenario, (statement, kept)) = with_rate(|tier_rate| {
            let node = draft.scenario_beside(program.basis(), tier_rate, is_known);
            let scenario = Scenario::read_beside(programs, &node, &known)?;
            let nothing = Kept::default();
            let evaluated = evaluate_after(programs, &scenario, before.map_or(&nothing, |before| &before.kept))?;
            Ok((scenario, evaluated))
        })?;
        let sketch = form.map(|form| Sketch::of(programs, program, form)).transpose()?;
        let orders = statement.customers.iter().map(|customer| customer.orders.len()).sum();
        let editions = editions_in(program, &statement);
        Ok(Self { draft: draft.clone(), scenario, statement, orders, sketch, editions, program, kept })
    }

    /// The customers of another draft that this answer has read.
    fn known(&self, draft: &Draft) -> Vec<Option<Arc<Customer>>> {
        let read = self.draft.customers.iter().map(Rc::as_ptr).zip(self.scenario.customers());
        // Most changes leave them in their places.
        let in_place = |(customer, (of, read)): (&Rc<draft::Customer>, (*const draft::Customer, &Arc<Customer>))| {
            (Rc::as_ptr(customer) == of).then(|| Arc::clone(read))
        };
        if draft.customers.len() == self.draft.customers.len() {
            return draft.customers.iter().zip(read).map(in_place).collect();
        }
        let places = Lookup::of(read.map(|(of, _)| of.addr()));
        let known = |customer: &Rc<draft::Customer>| {
            Some(self.scenario.customers()[places.get(&Rc::as_ptr(customer).addr())?].clone())
        };
        draft.customers.iter().map(known).collect()
    }

    /// The scenario of the contract that was answered.
    pub fn asked(&self, programs: &Programs, program: &Program) -> Node {
        let without = self.draft.scenario(program.basis(), false);
        let stands = Scenario::read(programs, &without).and_then(|scenario| evaluate(programs, &scenario));
        if stands.is_ok() { without } else { self.draft.scenario(program.basis(), true) }
    }
}

/// The editions that judged the orders of a statement, each once.
fn editions_in(program: &'static Program, statement: &Statement) -> Vec<&'static Edition> {
    let mut editions: Vec<&'static Edition> = Vec::new();
    for order in statement.customers.iter().flat_map(|customer| &customer.orders) {
        let edition = order.edition.as_ref().and_then(|id| program.edition(id));
        if let Some(edition) = edition.filter(|edition| !editions.iter().any(|known| known.id() == edition.id())) {
            editions.push(edition);
        }
    }
    editions
}

impl Sketch {
    /// The amount from which the curve is flat to its end, above nothing: what is paid beyond it earns nothing more.
    pub fn dead_from(&self) -> Option<Money> {
        let mut points = self.curve.points.iter().rev();
        let last = points.next().filter(|last| !last.reward.is_zero())?;
        let flat = points.take_while(|point| point.reward == last.reward).last()?;
        (flat.at < last.at).then_some(flat.at)
    }

    fn of(programs: &Programs, program: &'static Program, form: &Form) -> Result<Self, Error> {
        let mut one = form.clone();
        one.set(Field::Friends, "1");
        let draft = one.draft(program.id(), program.basis());
        let (scenario, _) = reckon(programs, program, &draft)?;
        let vary = Vary::Order(draft.get(&Place::Order(0, 0, OrderField::Id)).to_owned());
        let whole = curve(programs, &scenario, &vary)?;
        let kinks = kinks(&whole.points);
        let amount = Money::parse(&form.text(Field::Spend)).map_or(0, cents);
        let slider_end = slider_end(&kinks, program);
        let chart_end = if amount > slider_end { nice_above(amount.saturating_mul(23) / 20) } else { slider_end };
        let all = form.draft(program.id(), program.basis());
        let remedies = remedy::of(programs, program, &all, 0, Some(form));
        let curve = whole.until(Money::from_cents(chart_end));
        Ok(Self { form: form.clone(), curve, kinks, slider_end, chart_end, remedies })
    }

    /// The first amount.
    pub fn amount(&self) -> Money {
        Money::parse(&self.form.text(Field::Spend)).unwrap_or_default()
    }
}

/// The editions that a form's dates or its choice bring into use.
pub fn editions_of(program: &'static Program, form: &Form) -> Vec<&'static Edition> {
    if let Some(pinned) = program.edition(form.typed(Field::Edition)) {
        return vec![pinned];
    }
    let Ok(start) = Date::parse(form.typed(Field::Start)) else { return Vec::new() };
    let day = |field: Field| form.text(field).parse::<u16>().ok().map(|days| start.plus_days(days.into()));
    let days: Vec<Date> = [day(Field::Day), day(Field::LaterDay)].into_iter().flatten().collect();
    let holds = |edition: &&Edition| {
        days.iter().any(|day| {
            edition.from().is_none_or(|from| from <= *day) && edition.until().is_none_or(|until| *day < until)
        })
    };
    program.editions().iter().filter(holds).collect()
}

/// The range within which the rate of the chosen tier lies, where an edition in use publishes none.
pub fn rate_range(program: &'static Program, form: &Form) -> Option<(Rate, Rate)> {
    let chosen = form.typed(Field::Tier);
    editions_of(program, form).into_iter().find_map(|edition| {
        let tier = edition.tiers().iter().find(|tier| tier.id() == chosen).or(match chosen {
            "" => edition.tiers().first(),
            _ => None,
        })?;
        tier.range()
    })
}

/// Every bend once, where it ends; points a cent apart are one bend between two cents.
fn kinks(points: &[CurvePoint]) -> Vec<Kink> {
    let mut kinks: Vec<Kink> = Vec::new();
    for point in points {
        let Some(bend) = point.bend.filter(|bend| *bend != Bend::Order) else { continue };
        let kink = Kink { at: point.at, reward: point.reward, bend };
        match kinks.last_mut() {
            Some(last) if cents(point.at) - cents(last.at) <= 1 => *last = kink,
            _ => kinks.push(kink),
        }
    }
    kinks
}

/// A slider goes a little beyond the last bend; where there is none, to ten times the amount of the first look.
fn slider_end(kinks: &[Kink], program: &Program) -> i64 {
    let last = kinks.last().map(|kink| cents(kink.at)).filter(|last| *last > 0);
    let usual = Field::Spend.start_text(program.basis(), "");
    let usual = Money::parse(&usual).map_or(100_000, |usual| cents(usual).saturating_mul(10));
    nice_above(last.map_or(usual, |last| last.saturating_mul(23) / 20)).max(100)
}

/// The next round number.
fn nice_above(cents: i64) -> i64 {
    const ROUND: [i64; 13] = [10, 12, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 100];
    let mut unit = 1;
    while unit * 100 < cents && unit < 10_000_000_000_000 {
        unit *= 10;
    }
    ROUND.iter().map(|round| round * unit).find(|round| *round >= cents).unwrap_or(cents)
}
