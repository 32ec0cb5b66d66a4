//! Goals: which amounts reach a target, exactly to the cent, or why none does.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::amount::Bend;
use crate::curve::{Piece, Shape, Vary};
use crate::error::{Error, Problem};
use crate::evaluate::Setting;
use crate::money::Money;
use crate::node::{Cursor, Fields};
use crate::period::Date;
use crate::program::Programs;
use crate::scenario::{Customer, Scenario};

/// What reaches a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Goal {
    /// The total to reach.
    pub target: Money,
    /// The day by which it has been paid, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// The least amount (or count) that reaches it.
    pub least: Option<String>,
    /// Every stretch of amounts that reach it, lowest first; one cent less than `from` does not.
    pub reaches: Vec<Stretch>,
    /// There were more stretches than are listed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// Why no amount reaches it.
    pub impossible: Option<Impossible>,
}

/// A stretch of amounts (or counts), both ends included; without `to` there is no end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stretch {
    /// The first.
    pub from: String,
    /// The last.
    pub to: Option<String>,
}

/// The most that can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Impossible {
    /// The most total.
    pub most: Money,
    /// The limit that stands in the way, where one does.
    pub limit: Option<Bend>,
}

/// At most so many stretches are listed.
const MOST_STRETCHES: usize = 1_000;

/// The cents next to a bend that are looked at one by one, whatever the period of the rounding.
const MARGIN: i128 = 64;

/// What a goal asks.
pub(crate) fn read(scenario: &Scenario, at: &Cursor<'_>) -> Result<(Money, Option<Date>, Vary), Error> {
    let table = at.table(Fields::of(&["target", "by", "vary"]))?;
    let by = table.get("by").map(|at| at.date()).transpose()?;
    Ok((table.need("target")?.money()?, by, Vary::read(scenario, &table.need("vary")?)?))
}

/// The amounts of what `vary` names for which the total is at least `target`; with `by`, for which at least that much has surely
/// been paid by that day, as [`crate::By`] has it.
///
/// # Properties
/// Every stretch starts at an amount that reaches the target, and one cent less does not.
///
/// # Errors
/// Those of [`crate::evaluate()`].
///
/// # Examples
/// ```
/// use referral_statement::{Date, Money, Programs, Scenario, Vary, goal, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let scenario = json::parse(r#"{"program": "intl-referral", "customers": [{"id": "friend", "count": 8,
///     "registered_on": "2026-01-10", "orders": [{"id": "f-1", "paid_at": "2026-01-20", "paid": "520.00"}]}]}"#).unwrap();
/// let scenario = Scenario::read(&programs, &scenario).unwrap();
/// let vary = Vary::Order("f-1".to_owned());
/// let asked = goal(&programs, &scenario, Money::parse("1000").unwrap(), None, &vary).unwrap();
/// assert_eq!(asked.least.unwrap(), "1069.95");
/// // The bonus comes in June: by April, 20.00 from each of 8 friends is the most.
/// let april = Date::parse("2026-04-30").unwrap();
/// let asked = goal(&programs, &scenario, Money::parse("1000").unwrap(), Some(april), &vary).unwrap();
/// assert_eq!(asked.impossible.unwrap().most.to_string(), "160.00");
/// ```
pub fn goal(
    programs: &Programs,
    scenario: &Scenario,
    target: Money,
    by: Option<Date>,
    vary: &Vary,
) -> Result<Goal, Error> {
    let setting = Setting::new(programs, scenario)?;
    let view = setting.view(&scenario.readings);
    let shape = Shape { setting: &setting, view: &view, vary, by };
    if let Vary::Customers(id) = vary {
        return by_count(&shape, target, id);
    }
    let pieces = shape.pieces();
    let search = Search::new(&shape, &pieces);
    let (stretches, more) = search.stretches(target);
    let stretch = |(from, to): &(Decimal, Decimal)| Stretch {
        from: Money::from_decimal(*from).to_string(),
        to: (*to < Money::MOST.decimal()).then(|| Money::from_decimal(*to).to_string()),
    };
    let reaches: Vec<Stretch> = stretches.iter().map(stretch).collect();
    let impossible = reaches.is_empty().then(|| Impossible {
        most: search.most(),
        limit: pieces
            .iter()
            .rev()
            .find(|piece| piece.is_flat())
            .and_then(|piece| piece.bend)
            .filter(|bend| bend.is_limit()),
    });
    Ok(Goal { target, by, least: reaches.first().map(|stretch| stretch.from.clone()), reaches, more, impossible })
}

/// How many customers it takes: the total grows by one customer's reward for each.
fn by_count(shape: &Shape<'_>, target: Money, id: &str) -> Result<Goal, Error> {
    let (mut others, mut own) = (Money::ZERO, Money::ZERO);
    for customer in &shape.setting.scenario.customers {
        let reward: Money = shape.brings(customer, |position| customer.orders[position].paid);
        if customer.id == id {
            own = reward;
        } else {
            let total = reward.checked_times(customer.count).and_then(|total| others.checked_add(total));
            others = total.ok_or_else(|| Problem::TotalTooLarge.at("customers"))?;
        }
    }
    let most_count = 1_000_000;
    let missing = target.cents() - others.cents();
    let needed = match own.cents() {
        0 => (missing <= 0).then_some(1),
        own => Some(((missing + own - 1) / own).max(1)),
    };
    let needed = needed.filter(|count| *count <= i128::from(most_count)).map(|count| count.to_string());
    let most = own.checked_times(most_count).and_then(|total| others.checked_add(total));
    let reaches: Vec<Stretch> = needed.iter().map(|count| Stretch { from: count.clone(), to: None }).collect();
    Ok(Goal {
        target,
        by: shape.by,
        least: needed,
        impossible: reaches.is_empty().then(|| Impossible { most: most.unwrap_or(others), limit: None }),
        reaches,
        more: false,
    })
}

/// The search for amounts over the straight stretches of a total.
///
/// On a stretch the exact total is a line `U`, and the rounded one, `F`, differs from it by less than `slack`. So `F` is
/// certain wherever `U` is further than that from the target; only the amounts between are looked at one by one. On a level
/// stretch `F` repeats itself after `period` cents, for then every rate has added whole cents.
struct Search<'a> {
    shape: &'a Shape<'a>,
    pieces: &'a [Piece],
    slack: Decimal,
    period: i128,
    /// So many cents on each side of a bend are looked at one by one: rounded rewards can pass the figure for instalments
    /// a little before or after the exact ones, and what has been paid then jumps by far more than the slack.
    edge: i128,
    /// What the customers earn whose orders are not varied, rounded.
    others: Money,
    /// The same before rounding.
    others_exact: Decimal,
}

impl<'a> Search<'a> {
    fn new(shape: &'a Shape<'a>, pieces: &'a [Piece]) -> Self {
        let mut slack = Decimal::ZERO;
        let (mut others, mut others_exact) = (Money::ZERO, Decimal::ZERO);
        for customer in &shape.setting.scenario.customers {
            let count = Decimal::from(customer.count);
            if shape.varies(customer) {
                // Half a cent for each reward that is rounded, and one for a limit that the rounded ones use up; less than
                // one more for each reward of which only some parts have been paid.
                let each = if shape.by.is_some() { Decimal::TWO } else { Decimal::ONE };
                let parts = Decimal::from(customer.orders.len()) * each + Decimal::TWO;
                slack += parts * Money::CENT.decimal() * count;
            } else {
                others = others + Money::from_decimal(shape.rounded(customer, None).decimal() * count);
                others_exact += shape.exact(customer) * count;
            }
        }
        let edge = if shape.by.is_some() { edge(shape) } else { 0 };
        Self { shape, pieces, slack, period: period(shape), edge, others, others_exact }
    }

    /// The total to the cent where the varied amount is this.
    fn total(&self, at: Decimal) -> Money {
        let varied = self.shape.setting.scenario.customers.iter().filter(|customer| self.shape.varies(customer));
        let own = varied.map(|customer| {
            let reward = self.shape.rounded(customer, Some(Money::from_decimal(at)));
            Money::from_decimal(reward.decimal() * Decimal::from(customer.count))
        });
        self.others + own.sum()
    }

    /// The stretches of amounts that reach the target, and whether there are more.
    fn stretches(&self, target: Money) -> (Vec<(Decimal, Decimal)>, bool) {
        let mut found = Stretches { list: Vec::new(), more: false };
        for (index, piece) in self.pieces.iter().enumerate() {
            let first = cents(piece.start);
            let end =
                self.pieces.get(index + 1).map_or_else(|| cents(Money::MOST.decimal()) + 1, |next| cents(next.start));
            // At the bend itself the line jumps.
            let inner = (first + 1 + self.edge).min(end);
            let inner_end = (end - self.edge).max(inner);
            self.one_by_one(first..inner, target, &mut found);
            self.on_piece(piece, inner..inner_end, target, &mut found);
            self.one_by_one(inner_end..end, target, &mut found);
        }
        let list = found.list.iter().map(|cents| (amount(cents.start), amount(cents.end - 1))).collect();
        (list, found.more)
    }

    fn one_by_one(&self, cents: Range<i128>, target: Money, found: &mut Stretches) {
        cents.for_each(|cent| found.add(cent..cent + 1, self.reaches(cent, target)));
    }

    fn reaches(&self, cent: i128, target: Money) -> bool {
        self.total(amount(cent)) >= target
    }

    fn on_piece(&self, piece: &Piece, cents: Range<i128>, target: Money, found: &mut Stretches) {
        // The line, with the other customers' rounded rewards in the place of their exact ones.
        let goal = target.decimal() - self.others.decimal() + self.others_exact;
        let falls = piece.slope < Decimal::ZERO;
        // It grows along the piece: the target comes nearer, and is left behind.
        let beyond = |cent: i128| {
            let gap = piece.at(amount(cent)) - goal;
            if falls { -gap } else { gap }
        };
        let doubtful = least(cents.clone(), |cent| beyond(cent) > -self.slack);
        let certain = least(doubtful..cents.end, |cent| beyond(cent) >= self.slack);
        found.add(cents.start..doubtful, falls);
        if piece.is_flat() {
            self.on_level(doubtful..certain, target, found);
        } else {
            self.one_by_one(doubtful..certain, target, found);
        }
        found.add(certain..cents.end, !falls);
    }

    /// A level stretch whose value is within the rounding of the target.
    fn on_level(&self, cents: Range<i128>, target: Money, found: &mut Stretches) {
        let margin = self.period + MARGIN;
        let from = (cents.start + margin).min(cents.end);
        let end = (cents.end - margin).max(from);
        self.one_by_one(cents.start..from, target, found);
        let repeated: Vec<bool> = (from..end.min(from + self.period)).map(|cent| self.reaches(cent, target)).collect();
        if repeated.iter().all(|reached| *reached == repeated[0]) {
            found.add(from..end, repeated.first() == Some(&true));
        } else {
            for (cent, reached) in (from..end).zip(repeated.iter().cycle()) {
                found.add(cent..cent + 1, *reached);
                if found.more {
                    return;
                }
            }
        }
        self.one_by_one(end..cents.end, target, found);
    }

    /// The most total over all amounts.
    fn most(&self) -> Money {
        let ends = self.pieces.iter().enumerate().flat_map(|(index, piece)| {
            let end =
                self.pieces.get(index + 1).map_or(Money::MOST.decimal(), |next| next.start - Money::CENT.decimal());
            [piece.start, end.max(piece.start)]
        });
        let mut most = ends.map(|at| self.total(at)).max().unwrap_or(Money::ZERO);
        // Rounding can lift an amount within a stretch above both of its ends, by less than the slack on each side.
        while !self.stretches(most + Money::CENT).0.is_empty() {
            most = most + Money::CENT;
        }
        most
    }
}

/// Stretches of cents, put together as they come in order.
struct Stretches {
    list: Vec<Range<i128>>,
    more: bool,
}

impl Stretches {
    fn add(&mut self, cents: Range<i128>, reached: bool) {
        if cents.is_empty() || !reached || self.more {
            return;
        }
        let full = self.list.len() == MOST_STRETCHES;
        match self.list.last_mut() {
            Some(last) if last.end == cents.start => last.end = cents.end,
            _ if full => self.more = true,
            _ => self.list.push(cents),
        }
    }
}

/// The least of these numbers for which something holds that holds for all after it; the end where it holds for none.
fn least(numbers: Range<i128>, holds: impl Fn(i128) -> bool) -> i128 {
    let Range { mut start, mut end } = numbers;
    while start < end {
        let middle = i128::midpoint(start, end);
        if holds(middle) { end = middle } else { start = middle + 1 }
    }
    start
}

impl Shape<'_> {
    fn varies(&self, customer: &Customer) -> bool {
        (0..customer.orders.len()).any(|position| self.vary.is_varied(customer, position))
    }

    /// The reward of one customer to the cent, where the varied amount is this.
    fn rounded(&self, customer: &Customer, varied: Option<Money>) -> Money {
        self.brings(customer, |position| match varied {
            Some(varied) if self.vary.is_varied(customer, position) => varied,
            _ => customer.orders[position].paid,
        })
    }
}

/// So many cents of a paid amount change a customer's reward by more than its rounding does: half a cent for each order.
fn edge(shape: &Shape<'_>) -> i128 {
    let orders = shape.setting.scenario.customers.iter().map(|customer| customer.orders.len()).max().unwrap_or(0);
    let rates = shape.setting.rates(shape.view);
    let least = rates.iter().map(|rate| rate.decimal()).filter(|rate| !rate.is_zero()).min();
    let cents = least.map_or(Decimal::ONE, |least| Decimal::from(orders + 1) / least);
    cents.ceil().trunc().mantissa().clamp(1, 100_000) + 1
}

/// After so many cents every rate of the program has added whole cents, and where they are paid in parts as many to each.
fn period(shape: &Shape<'_>) -> i128 {
    let most = 1_000_000;
    let rates = shape.setting.rates(shape.view);
    let whole_cents = rates.iter().fold(1, |period, rate| {
        let rate = rate.decimal().normalize();
        let whole = 10_i128.pow(rate.scale());
        let needed = whole / gcd(whole, rate.mantissa().abs());
        (period / gcd(period, needed) * needed).min(most)
    });
    let parts = if shape.by.is_some() { shape.setting.parts() } else { 1 };
    (whole_cents * parts).min(most)
}

fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 { one.max(1) } else { gcd(other, one % other) }
}

/// An amount in cents; amounts here are on the cent.
fn cents(amount: Decimal) -> i128 {
    let mut amount = amount;
    amount.rescale(2);
    amount.mantissa()
}

fn amount(cents: i128) -> Decimal {
    Decimal::from_i128_with_scale(cents, 2)
}
