//! Curves: the total as a function of one amount, as exact points between which it is a straight line.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::amount::{Amount, Bend, Line, Trace};
use crate::error::{Error, Problem};
use crate::evaluate::{Setting, View};
use crate::money::Money;
use crate::node::{Cursor, Fields};
use crate::payout;
use crate::period::Date;
use crate::program::Programs;
use crate::scenario::{Customer, Scenario};

/// What a curve or a goal varies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vary {
    /// The paid amount of the order of this id.
    Order(String),
    /// The paid amount of every customer's first order, all alike.
    FirstOrders,
    /// The count of the customer of this id.
    Customers(String),
}

/// The total before rounding as a function of one amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Curve {
    /// Points in the order of `at`, straight lines between them; a jump is two points at one `at`, or three where the value
    /// there is neither that before it nor that just after it.
    pub points: Vec<CurvePoint>,
}

/// A point of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CurvePoint {
    /// The varied amount.
    pub at: Money,
    /// The total there, before rounding.
    pub reward: Money,
    /// Why the line bends or jumps here; nothing at the ends.
    pub bend: Option<Bend>,
}

impl Vary {
    /// Reads `{"what": "order", "order": id}`, `{"what": "first-orders"}` or `{"what": "customers", "customer": id}`.
    pub(crate) fn read(scenario: &Scenario, at: &Cursor<'_>) -> Result<Self, Error> {
        let what = at.any_table()?.need("what")?;
        match what.text()? {
            "order" => {
                let id = at.table(Fields::of(&["what", "order"]))?.need("order")?;
                let orders = scenario.customers.iter().flat_map(|customer| &customer.orders);
                id.one_of("order", orders.map(|order| &order.id)).map(Self::Order)
            }
            "first-orders" => {
                at.table(Fields::of(&["what"]))?;
                Ok(Self::FirstOrders)
            }
            "customers" => {
                let id = at.table(Fields::of(&["what", "customer"]))?.need("customer")?;
                let customers = scenario.customers.iter().map(|customer| &customer.id);
                id.one_of("customer", customers).map(Self::Customers)
            }
            value => {
                let known = ["order", "first-orders", "customers"].map(str::to_owned).to_vec();
                Err(what.error(Problem::UnknownValue { what: "thing to vary", value: value.to_owned(), known }))
            }
        }
    }

    /// Is this the order that is varied?
    pub(crate) fn is_varied(&self, customer: &Customer, position: usize) -> bool {
        match self {
            Self::Order(id) => customer.orders[position].id == *id,
            Self::FirstOrders => first_order(customer) == Some(position),
            Self::Customers(_) => false,
        }
    }
}

/// The order paid first (ties: as given).
pub(crate) fn first_order(customer: &Customer) -> Option<usize> {
    (0..customer.orders.len()).min_by_key(|position| customer.orders[*position].paid_at)
}

/// The total as a function of what `vary` names, over all amounts that a scenario accepts.
///
/// The points are exact at every cent: where a line bends between two cents, both of them are points. The last point is at
/// the most that an amount may be; [`Curve::until`] cuts it for a chart.
///
/// # Errors
/// Those of [`crate::evaluate()`].
///
/// # Examples
/// ```
/// use referral_statement::{Node, Programs, Scenario, Vary, curve, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let scenario = json::parse(r#"{"program": "intl-referral", "customers": [{"id": "friend",
///     "registered_on": "2026-01-10", "orders": [{"id": "first", "paid_at": "2026-01-20", "paid": "1.00"}]}]}"#).unwrap();
/// let scenario = Scenario::read(&programs, &scenario).unwrap();
/// let curve = curve(&programs, &scenario, &Vary::Order("first".to_owned())).unwrap();
/// let shown: Vec<String> = curve.points.iter().map(|point| format!("{} {}", point.at, point.reward)).collect();
/// assert_eq!(shown[..4], ["0.00 0.00", "20.00 0.00", "20.00 20.00", "2820.00 300.00"]);
/// ```
pub fn curve(programs: &Programs, scenario: &Scenario, vary: &Vary) -> Result<Curve, Error> {
    let setting = Setting::new(programs, scenario)?;
    let view = setting.view(&scenario.readings);
    if let Vary::Customers(id) = vary {
        return Ok(by_count(&setting, &view, id));
    }
    let shape = Shape { setting: &setting, view: &view, vary, by: None };
    Ok(Curve { points: points(&shape.pieces()) })
}

impl Curve {
    /// The part of the curve up to `end`, with a point there; empty where it begins later.
    #[must_use]
    pub fn until(mut self, end: Money) -> Self {
        let Some(cut) = self.points.iter().position(|point| point.at > end) else { return self };
        let to = self.points[cut];
        self.points.truncate(cut);
        if let Some(from) = self.points.last().copied().filter(|from| from.at < end) {
            let slope = (to.reward - from.reward).decimal() / (to.at - from.at).decimal();
            let reward = from.reward.decimal() + (end - from.at).decimal() * slope;
            self.points.push(CurvePoint { at: end, reward: Money::from_decimal(reward), bend: None });
        }
        self
    }
}

/// The total grows by one customer's reward for each customer more.
fn by_count(setting: &Setting<'_>, view: &View, id: &str) -> Curve {
    let mut others = Money::ZERO;
    let mut own = Money::ZERO;
    for customer in &setting.scenario.customers {
        let reward: Money = setting.reward(view, customer, |position| customer.orders[position].paid);
        if customer.id == id {
            own = reward;
        } else {
            others = others + Money::from_decimal(reward.decimal() * Decimal::from(customer.count));
        }
    }
    let at = |count: u32| CurvePoint {
        at: Money::from_decimal(Decimal::from(count)),
        reward: others + Money::from_decimal(own.decimal() * Decimal::from(count)),
        bend: None,
    };
    Curve { points: vec![at(1), at(1_000_000)] }
}

/// A stretch on which the total is a straight line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Where it starts.
    pub start: Decimal,
    /// The total at its start.
    value: Decimal,
    /// The total just after its start.
    pub after: Decimal,
    pub slope: Decimal,
    /// Why it starts, and whether the line bends exactly there or within the cent before.
    pub bend: Option<Bend>,
    exact: bool,
}

/// A total that depends on one amount.
pub(crate) struct Shape<'a> {
    pub setting: &'a Setting<'a>,
    pub view: &'a View,
    pub vary: &'a Vary,
    /// Only what has been paid by this day, where there is one.
    pub by: Option<Date>,
}

impl Shape<'_> {
    /// The total at a point, or on the stretch just after it.
    fn total<'t>(&self, at: Decimal, trace: &'t Trace) -> Line<'t> {
        let varied = Line::varied(Money::from_decimal(at), trace);
        let customers = self.setting.scenario.customers.iter();
        customers.fold(Line::of(Money::ZERO), |sum, customer| {
            let reward = self.brings(customer, |position| {
                if self.vary.is_varied(customer, position) { varied } else { Line::of(customer.orders[position].paid) }
            });
            sum.plus(reward.counted(customer.count))
        })
    }

    /// The reward of one customer before rounding.
    pub fn exact(&self, customer: &Customer) -> Decimal {
        let reward: Line<'_> = self.brings(customer, |position| Line::of(customer.orders[position].paid));
        reward.value
    }

    /// What one customer brings: all of the reward, or what of it has been paid by the day.
    pub fn brings<A: Amount>(&self, customer: &Customer, paid: impl Fn(usize) -> A) -> A {
        match self.by {
            None => self.setting.reward(self.view, customer, paid),
            Some(by) => payout::arrived(self.setting, self.view, customer, by, paid),
        }
    }

    /// The least amount that the refunds of the varied orders allow.
    pub fn start(&self) -> Money {
        let customers = self.setting.scenario.customers.iter();
        let refunds = customers.flat_map(|customer| {
            let varied = (0..customer.orders.len()).filter(|position| self.vary.is_varied(customer, *position));
            varied.map(|position| customer.orders[position].refunded)
        });
        refunds.max().unwrap_or(Money::ZERO)
    }

    /// Every straight stretch, from the least amount on.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut start = self.start().decimal();
        let mut cause = None;
        loop {
            let (here, beyond) = (Trace::new(false), Trace::new(true));
            let value = self.total(start, &here).value;
            let line = self.total(start, &beyond);
            let (bend, exact) = cause.map_or((None, true), |(bend, exact)| (Some(bend), exact));
            let bend = if value == line.value { bend } else { beyond.tie().or(bend) };
            let piece = Piece { start, value, after: line.value, slope: line.slope, bend, exact };
            if pieces.last().is_none_or(|last| !last.goes_on_as(&piece)) {
                pieces.push(piece);
            }
            let Some((distance, bend)) = beyond.next() else { return pieces };
            let crossing = start + distance;
            if crossing > Money::MOST.decimal() {
                return pieces;
            }
            let cent = Money::from_decimal(crossing).up_to_cents().decimal();
            cause = Some((bend, cent == crossing));
            start = cent;
        }
    }
}

impl Piece {
    /// The total before rounding at an amount on the stretch.
    pub fn at(&self, at: Decimal) -> Decimal {
        self.after + (at - self.start) * self.slope
    }

    /// Does the total stay the same?
    pub fn is_flat(&self) -> bool {
        self.slope.is_zero()
    }

    fn goes_on_as(&self, next: &Self) -> bool {
        next.value == next.after && self.slope == next.slope && self.at(next.start) == next.value
    }
}

/// The points of these stretches.
fn points(pieces: &[Piece]) -> Vec<CurvePoint> {
    let mut points: Vec<CurvePoint> = Vec::new();
    let mut add = |at: Decimal, reward: Decimal, bend: Option<Bend>| {
        let point = CurvePoint { at: Money::from_decimal(at), reward: Money::from_decimal(reward), bend };
        if points.last().is_none_or(|last| (last.at, last.reward) != (point.at, point.reward)) {
            points.push(point);
        }
    };
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &pieces[before]) {
            let end = if piece.exact { piece.start } else { piece.start - Money::CENT.decimal() };
            add(end, before.at(end), piece.bend);
        }
        add(piece.start, piece.value, piece.bend);
        add(piece.start, piece.after, piece.bend);
    }
    if let Some(last) = pieces.last() {
        let end = Money::MOST.decimal();
        add(end, last.at(end), None);
    }
    points
}
