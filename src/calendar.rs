//! The payout calendar: every amount with its dated path, month by month, and what has arrived by a day.

use serde::Serialize;

use crate::error::Error;
use crate::lookup::Lookup;
use crate::money::{Money, Quantity};
use crate::node::{Cursor, Fields};
use crate::period::{Date, Month};
use crate::program::{PayoutRule, Program, Programs, Rules};
use crate::scenario::Scenario;
use crate::statement::{EarnedBy, Notice, OrderStatement, Payout, Statement};
use crate::sums::{Sums, plus, too_large};
use crate::withdrawal::{self, Withdrawals};
use crate::withholding::{self, Asked, Withheld};
use crate::words::{Pays, Withholding};

/// When everything that a scenario earns is earned, confirmed, paid, spendable and expired.
///
/// # Properties
/// The `amount`s of `entries` and `undated` add up to `total`, and so do the last month's `so_far.gross` and `undated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Calendar {
    /// The program's id.
    pub program: String,
    /// The program's currency.
    pub currency: String,
    /// What it pays with.
    pub pays: Pays,
    /// The tax that is shown; `tax`, `net` and `withheld` are null where it is `none`.
    pub withholding: Withholding,
    /// The statement's total, gross.
    pub total: Money,
    /// The payments with a date, in the order of their dates.
    pub entries: Vec<Entry>,
    /// Those for which no date is published.
    pub undated: Vec<Entry>,
    /// The months in which something is paid.
    pub months: Vec<CalendarMonth>,
    /// The total in the program's points, where it pays in points.
    pub points: Option<Points>,
    /// How what is paid can be withdrawn, for each edition that publishes it.
    pub withdrawals: Vec<Withdrawals>,
    /// Where the question names a day: what has arrived by then.
    pub by: Option<By>,
    /// The statement's notices, and those of the tax that is shown.
    pub notices: Vec<Notice>,
}

/// A payment to `count` customers alike, with the days on its path; a day that is not published is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The customer's id.
    pub customer: String,
    /// How many customers are exactly like this one.
    pub count: u32,
    /// The order's id, where an order earned it.
    pub order: Option<String>,
    /// What earned it.
    pub earned_by: EarnedBy,
    /// Which part of how many.
    pub part: usize,
    /// How many parts.
    pub parts: usize,
    /// The payment for one customer.
    pub each: Money,
    /// `each` × `count`.
    pub amount: Money,
    /// The day on which the order is paid, on which the spend reaches the threshold, or on which the bonus's window is over.
    pub earned_on: Option<Date>,
    /// The day on which the program confirms it: where it pays later than the waiting time ends, the end of that time.
    pub confirmed_on: Option<Date>,
    /// The first day on which it may come.
    pub paid_from: Option<Date>,
    /// The last.
    pub paid_to: Option<Date>,
    /// The first day on which it surely can be withdrawn or spent; null too where the account cannot withdraw, or where
    /// the orders are too few to open withdrawals.
    pub spendable_on: Option<Date>,
    /// The first day on which it can no longer be spent; null too for money, which does not expire.
    pub expires_on: Option<Date>,
}

/// What is paid in a month, by the first day on which it may come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CalendarMonth {
    /// The month.
    pub month: Month,
    /// What is paid in it.
    #[serde(flatten)]
    pub paid: Sums,
    /// How the tax comes about.
    pub withheld: Option<Withheld>,
    /// `gross` in points.
    pub points: Option<Quantity>,
    /// What has been paid up to its end.
    pub so_far: Sums,
}

/// An amount in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Points {
    /// How many are one unit of the currency.
    pub per_unit: u32,
    /// The total.
    pub total: Quantity,
}

/// What has arrived by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct By {
    /// The day.
    pub day: Date,
    /// What has surely been paid: `paid_to` is not after the day. Tax is on what each month has paid by then.
    pub paid: Sums,
    /// What of it can be spent on the day.
    pub spendable: Sums,
    /// What of it can no longer be spent.
    pub expired: Money,
    /// What has a date and comes later.
    pub to_come: Money,
    /// What has no date.
    pub undated: Money,
}

/// Reads nothing or `{"by": "2026-06-30"}`.
pub(crate) fn read(at: &Cursor<'_>) -> Result<Option<Date>, Error> {
    if at.nothing().is_ok() {
        return Ok(None);
    }
    at.table(Fields::of(&["by"]))?.get("by").map(|at| at.date()).transpose()
}

/// The payments of the scenario's statement, each with its dated path, in any number of months.
///
/// Tax is shown where the referrer asks for it, on all that is paid in one calendar month together. It never changes the
/// statement.
///
/// # Errors
/// Those of [`crate::evaluate()`], and a withholding for which the program has no table.
///
/// # Examples
/// ```
/// use referral_statement::{Date, Programs, Scenario, calendar, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let scenario = json::parse(r#"{"program": "intl-referral", "customers": [{"id": "friend", "count": 8,
///     "registered_on": "2026-01-10", "orders": [{"id": "f-1", "paid_at": "2026-01-20", "paid": "520.00"}]}]}"#).unwrap();
/// let scenario = Scenario::read(&programs, &scenario).unwrap();
/// let calendar = calendar(&programs, &scenario, Some(Date::parse("2026-04-30").unwrap())).unwrap();
/// // 20.00 each: reached on 20 January, due on 19 February, with the coupon of the first week of March;
/// // 50.00 each: due 120 days after the registration, on 10 May, with the coupon of June.
/// let months: Vec<String> = calendar.months.iter().map(|row| format!("{} {}", row.month, row.paid.gross)).collect();
/// assert_eq!(months, ["2026-03 160.00", "2026-06 400.00"]);
/// assert_eq!(calendar.by.unwrap().paid.gross.to_string(), "160.00");
/// ```
pub fn calendar(programs: &Programs, scenario: &Scenario, by: Option<Date>) -> Result<Calendar, Error> {
    let program = programs.of(scenario)?;
    let asked = withholding::asked(program, &scenario.referrer)?;
    let statement = crate::evaluate(programs, scenario)?;
    let taxed = asked.as_ref().filter(|asked| asked.applies());
    let rules = Rulebook::new(program, &statement);
    let mut all = Vec::with_capacity(statement.payouts.len());
    for payout in &statement.payouts {
        all.push(rules.entry(payout)?);
    }
    let withdrawals = withdrawal::open(&mut all, scenario.referrer.account, |order| rules.payout_rule(order))?;
    let (entries, undated): (Vec<Entry>, Vec<Entry>) = all.into_iter().partition(|entry| entry.paid_from.is_some());
    let per_unit = program.points_per_unit;
    let first = entries.iter().filter_map(|entry| entry.paid_from).min();
    let last = entries.iter().filter_map(|entry| entry.paid_from).max();
    let mut notices = statement.notices;
    notices.extend(asked.iter().flat_map(|asked| asked.notices(first.zip(last))));
    Ok(Calendar {
        program: statement.program,
        currency: statement.currency,
        pays: statement.pays,
        withholding: taxed.map_or(Withholding::None, |_| scenario.referrer.withholding),
        total: statement.total,
        months: months(&entries, taxed, per_unit)?,
        points: per_unit
            .map(|per_unit| points(statement.total, per_unit).map(|total| Points { per_unit, total }))
            .transpose()?,
        withdrawals,
        by: by.map(|day| arrived(day, &entries, &undated, taxed)).transpose()?,
        entries,
        undated,
        notices,
    })
}

/// The program's rules of payment, by what a statement names.
struct Rulebook<'a> {
    program: &'a Program,
    statement: &'a Statement,
    customers: Lookup<&'a str>,
    orders: Vec<&'a OrderStatement>,
    by_id: Lookup<&'a str>,
}

impl<'a> Rulebook<'a> {
    fn new(program: &'a Program, statement: &'a Statement) -> Self {
        let customers = Lookup::of(statement.customers.iter().map(|customer| customer.id.as_str()));
        let orders: Vec<&OrderStatement> = statement.customers.iter().flat_map(|customer| &customer.orders).collect();
        let by_id = Lookup::of(orders.iter().map(|order| order.id.as_str()));
        Self { program, statement, customers, orders, by_id }
    }

    /// How the order that earned a payment is paid.
    fn payout_rule(&self, order: &str) -> Option<(&'a str, &'a PayoutRule)> {
        let edition = self.program.edition(self.orders[self.by_id.get(&order)?].edition.as_deref()?)?;
        let Rules::Orders(rules) = &edition.rules else { return None };
        Some((&edition.id, rules.payout.as_ref()?))
    }

    fn entry(&self, payout: &Payout) -> Result<Entry, Error> {
        let customer = self.customers.get(&payout.customer.as_str());
        let count = customer.map_or(1, |place| self.statement.customers[place].count);
        Ok(Entry {
            customer: payout.customer.clone(),
            count,
            order: payout.order.clone(),
            earned_by: payout.earned_by,
            part: payout.part,
            parts: payout.parts,
            each: payout.amount,
            amount: payout.amount.checked_times(count).ok_or_else(too_large)?,
            earned_on: payout.earned_on,
            confirmed_on: payout.confirmed_on,
            paid_from: payout.from,
            paid_to: payout.to,
            spendable_on: payout.to,
            expires_on: payout.expires,
        })
    }
}

/// What is paid in each month.
fn months(entries: &[Entry], taxed: Option<&Asked<'_>>, per_unit: Option<u32>) -> Result<Vec<CalendarMonth>, Error> {
    let mut rows: Vec<CalendarMonth> = Vec::new();
    let mut so_far = Sums::zero(taxed);
    for (month, gross) in by_month(entries)? {
        let (paid, withheld) = Sums::of_month(gross, taxed)?;
        so_far = so_far.plus(paid)?;
        let points = per_unit.map(|per_unit| points(gross, per_unit)).transpose()?;
        rows.push(CalendarMonth { month, paid, withheld, points, so_far });
    }
    Ok(rows)
}

/// The gross of each month, by the first day on which a payment may come.
fn by_month<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Result<Vec<(Month, Money)>, Error> {
    let paid = entries.into_iter().filter_map(|entry| Some((entry.paid_from?.month(), entry.amount)));
    let paid: Vec<(Month, Money)> = paid.collect();
    let months = Lookup::of(paid.iter().map(|(month, _)| *month));
    let gross = |places: &[usize]| places.iter().try_fold(Money::ZERO, |sum, place| plus(sum, paid[*place].1));
    months.groups().map(|(month, places)| Ok((*month, gross(places)?))).collect()
}

fn arrived(day: Date, entries: &[Entry], undated: &[Entry], taxed: Option<&Asked<'_>>) -> Result<By, Error> {
    let paid = |entry: &&Entry| entry.paid_to.is_some_and(|to| to <= day);
    let expired = |entry: &&Entry| entry.expires_on.is_some_and(|end| end <= day);
    let spendable = |entry: &&Entry| entry.spendable_on.is_some_and(|from| from <= day) && !expired(entry);
    Ok(By {
        day,
        paid: sums(entries.iter().filter(paid), taxed)?,
        spendable: sums(entries.iter().filter(spendable), taxed)?,
        expired: gross(entries.iter().filter(paid).filter(expired))?,
        to_come: gross(entries.iter().filter(|entry| !paid(entry)))?,
        undated: gross(undated)?,
    })
}

/// What these payments pay, taxed month by month.
fn sums<'e>(entries: impl IntoIterator<Item = &'e Entry>, taxed: Option<&Asked<'_>>) -> Result<Sums, Error> {
    let mut sums = Sums::zero(taxed);
    for (_, gross) in by_month(entries)? {
        sums = sums.plus(Sums::of_month(gross, taxed)?.0)?;
    }
    Ok(sums)
}

fn gross<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Result<Money, Error> {
    entries.into_iter().try_fold(Money::ZERO, |sum, entry| plus(sum, entry.amount))
}

fn points(amount: Money, per_unit: u32) -> Result<Quantity, Error> {
    Quantity::points(amount, per_unit).ok_or_else(too_large)
}
