//! A plan: what a forecast is asked for, checked once.

use crate::error::{Error, Problem};
use crate::money::{Money, Quantity, Rate};
use crate::node::{Cursor, Fields, Node, Table};
use crate::period::Month;
use crate::program::{Program, Programs};
use crate::scenario::Scenario;
use crate::words::{Basis, OrderKind};

/// The most months of a plan and of its calendar.
pub(super) const MOST_MONTHS: u32 = 120;

/// The most days between two orders of a customer.
const MOST_DAYS: u32 = 3_650;

/// New customers month by month, what they buy, and the last month of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first month with new customers.
    pub(super) from: Month,
    /// The last month of the calendar; no order after it is looked at.
    pub(super) until: Month,
    /// The day of the month on which new customers are linked or register, 1 to 28.
    pub(super) day: u32,
    /// The month of the calendar that is taken apart by the months in which its customers came.
    pub(super) parts_of: Option<Month>,
    pub(super) expected: Assumed,
    pub(super) low: Option<Assumed>,
    pub(super) high: Option<Assumed>,
}

/// What is assumed of the customers in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assumed {
    /// For each month of the plan.
    pub new_customers: Vec<Quantity>,
    /// The share of them who order at all.
    pub conversion: Rate,
    pub first_order: Money,
    /// Days from the link or the registration to the first order.
    pub first_order_after_days: u32,
    pub later: Option<LaterOrders>,
    /// The share of customers who are lost before each later order.
    pub drop_out: Rate,
    /// Where errors about it stand.
    pub place: String,
}

/// The orders after the first, all alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaterOrders {
    pub amount: Money,
    pub every_days: u32,
    pub kind: OrderKind,
}

const PLAN: &[&str] = &["from", "months", "until", "day", "parts_of", "low", "high"];
const ASSUMED: &[&str] =
    &["new_customers", "conversion", "first_order", "first_order_after_days", "later_orders", "drop_out"];
const LATER: &[&str] = &["amount", "every_days"];
const LATER_OF_ORDERS: &[&str] = &["kind"];

impl Plan {
    /// Reads a plan for the scenario's program.
    ///
    /// # Errors
    /// The first mistake in the order of the fields, with its path below `forecast`.
    pub fn read(programs: &Programs, scenario: &Scenario, plan: &Node) -> Result<Self, Error> {
        let (program, at) = (programs.of(scenario)?, Cursor::under(plan, "forecast"));
        let table = at.table(Fields::of(&[PLAN, ASSUMED].concat()))?;
        let from = month(&table.need("from")?)?;
        let months = table.need("months")?.whole(1, MOST_MONTHS)?;
        let until = table.get("until").map(|at| until(&at, from)).transpose()?;
        let day = table.get("day").map_or(Ok(1), |at| at.whole(1, 28))?;
        let given = Given { program, months: months as usize };
        let expected = given.expected(&table, at.place())?;
        let case = |name: &str| table.get(name).map(|at| given.changed(&expected, &at)).transpose();
        let (low, high) = (case("low")?, case("high")?);
        let until = until.unwrap_or(from.plus(months - 1));
        let parts_of = table.get("parts_of").map(|at| within(&at, from, until)).transpose()?;
        // A customer's year after the last month must be written too.
        if !until.plus(MOST_MONTHS).first_day().is_written() {
            return Err(table.need("from")?.error(Problem::PaidAfterCalendar));
        }
        Ok(Self { from, until, day, parts_of, expected, low, high })
    }
}

impl Plan {
    /// Asks whose customers bring what comes in a month of the calendar, as `parts_of` does; any other month asks for nothing.
    pub fn take_apart(&mut self, month: Month) {
        self.parts_of = (self.from..=self.until).contains(&month).then_some(month);
    }
}

fn month(at: &Cursor<'_>) -> Result<Month, Error> {
    Month::parse(at.text()?).map_err(|problem| at.error(problem))
}

fn until(at: &Cursor<'_>, from: Month) -> Result<Month, Error> {
    let until = month(at)?;
    if until < from {
        let (value, earlier_value) = (until.to_string(), from.to_string());
        return Err(at.error(Problem::TimeBefore { value, earlier: "from", earlier_value }));
    }
    if until >= from.plus(MOST_MONTHS) {
        return Err(at.error(Problem::TooLarge { value: until.to_string(), most: "120 months from `from`" }));
    }
    Ok(until)
}

/// A month of the calendar.
fn within(at: &Cursor<'_>, from: Month, until: Month) -> Result<Month, Error> {
    let month = month(at)?;
    if month < from {
        let (value, earlier_value) = (month.to_string(), from.to_string());
        return Err(at.error(Problem::TimeBefore { value, earlier: "from", earlier_value }));
    }
    if month > until {
        return Err(at.error(Problem::TooLarge { value: month.to_string(), most: "the calendar's last month" }));
    }
    Ok(month)
}

/// What the fields of a case are read with.
struct Given<'a> {
    program: &'a Program,
    months: usize,
}

impl Given<'_> {
    /// The plan's own case: customers and the first order must be given.
    fn expected(&self, table: &Table<'_>, place: String) -> Result<Assumed, Error> {
        let assumed = Assumed {
            new_customers: self.new_customers(&table.need("new_customers")?)?,
            conversion: Rate::ONE,
            first_order: table.need("first_order")?.money()?,
            first_order_after_days: 0,
            later: None,
            drop_out: Rate::ZERO,
            place,
        };
        self.with(assumed, table)
    }

    /// The low or the high case: what it does not give is as in the plan.
    fn changed(&self, expected: &Assumed, at: &Cursor<'_>) -> Result<Assumed, Error> {
        self.with(Assumed { place: at.place(), ..expected.clone() }, &at.table(Fields::of(ASSUMED))?)
    }

    fn with(&self, base: Assumed, table: &Table<'_>) -> Result<Assumed, Error> {
        let given = |name: &str| table.get(name);
        let rate = |name: &str, base: Rate| given(name).map_or(Ok(base), |at| at.rate());
        Ok(Assumed {
            new_customers: given("new_customers").map_or(Ok(base.new_customers), |at| self.new_customers(&at))?,
            conversion: rate("conversion", base.conversion)?,
            first_order: given("first_order").map_or(Ok(base.first_order), |at| at.money())?,
            first_order_after_days: given("first_order_after_days")
                .map_or(Ok(base.first_order_after_days), |at| at.whole(0, MOST_DAYS))?,
            later: match given("later_orders") {
                Some(at) => Some(self.later(&at, base.later)?),
                None => base.later,
            },
            drop_out: rate("drop_out", base.drop_out)?,
            place: base.place,
        })
    }

    /// One number for every month, or a list with one for each.
    fn new_customers(&self, at: &Cursor<'_>) -> Result<Vec<Quantity>, Error> {
        if !at.is_list() {
            return Ok(vec![at.quantity()?; self.months]);
        }
        let numbers = at.items()?;
        if numbers.len() != self.months {
            return Err(at.error(Problem::MonthsDiffer { given: numbers.len(), months: self.months }));
        }
        numbers.iter().map(Cursor::quantity).collect()
    }

    fn later(&self, at: &Cursor<'_>, base: Option<LaterOrders>) -> Result<LaterOrders, Error> {
        let table = match self.program.basis() {
            Basis::Orders => at.table(Fields::of(&[LATER, LATER_OF_ORDERS].concat()))?,
            Basis::Spend => at.table(Fields { known: LATER, foreign: LATER_OF_ORDERS, program: self.program.id() })?,
        };
        // What the plan's own later orders give need not be given again.
        let field = |name: &str, known: bool| if known { Ok(table.get(name)) } else { table.need(name).map(Some) };
        let amount = field("amount", base.is_some())?.map(|at| at.money()).transpose()?;
        let every_days = field("every_days", base.is_some())?.map(|at| at.whole(1, MOST_DAYS)).transpose()?;
        let kind = table.get("kind").map(|at| at.word("order kind")).transpose()?;
        let base = base.unwrap_or(LaterOrders { amount: Money::ZERO, every_days: 1, kind: OrderKind::Purchase });
        Ok(LaterOrders {
            amount: amount.unwrap_or(base.amount),
            every_days: every_days.unwrap_or(base.every_days),
            kind: kind.unwrap_or(base.kind),
        })
    }
}
