//! Forecasts: a plan of months into what comes in month by month, as an exact expectation.

mod expectation;
mod history;
mod plan;

use serde::Serialize;

use crate::error::Error;
use crate::money::{Money, Quantity};
use crate::period::{Date, Month};
use crate::program::Programs;
use crate::scenario::Scenario;
use crate::statement::Notice;
use crate::sums::{Sums, plus};
use crate::withholding::{self, Asked, Withheld};
use crate::words::{LimitId, Pays, Withholding};

use expectation::{Carried, Chances};
use history::{Cohorts, Judged};
use plan::Assumed;

pub use plan::Plan;

/// What a plan brings, month by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Forecast {
    /// The program's id.
    pub program: String,
    /// The program's currency.
    pub currency: String,
    /// What it pays with.
    pub pays: Pays,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub until: Month,
    /// The month that the plan asks to be taken apart, in `expected.parts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts_of: Option<Month>,
    /// The tax that is shown; `tax`, `net` and `withheld` are null where it is `none`.
    pub withholding: Withholding,
    /// The plan's own case.
    pub expected: ForecastCase,
    /// The case that the plan sets as the low one.
    pub low: Option<ForecastCase>,
    /// The case that it sets as the high one.
    pub high: Option<ForecastCase>,
    /// The assumptions of the rules and of the tax on which all cases rest.
    pub notices: Vec<Notice>,
}

/// One case of a forecast.
///
/// # Properties
/// `total` is the sum of the months' `gross`, of `later.gross` and of `undated`; it is the sum of the months' `earned` and
/// `later.earned` too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ForecastCase {
    /// All new customers of the calendar's months.
    pub new_customers: Quantity,
    /// What all orders of the calendar's months earn, whenever it is paid.
    pub total: Money,
    /// Every month from the first to the last.
    pub months: Vec<ForecastMonth>,
    /// What the same orders bring after the last month.
    pub later: Later,
    /// What is paid on a day that is not published.
    pub undated: Money,
    /// The plan's `parts_of` taken apart, in the plan's own case: one part for each month whose customers bring something in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<ForecastPart>>,
    /// The limits that take something from a customer.
    pub limits: Vec<LimitId>,
    /// What all orders would earn without limits, less `total`.
    pub taken_by_limits: Money,
}

/// A month of a forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ForecastMonth {
    /// The month.
    pub month: Month,
    /// The new customers of the month, whether they order or not.
    pub new_customers: Quantity,
    /// What is earned in it, whenever it is paid.
    pub earned: Money,
    /// What is paid in it, by the first day on which it may come. Tax is that on the expected gross.
    #[serde(flatten)]
    pub paid: Sums,
    /// How the tax comes about.
    pub withheld: Option<Withheld>,
    /// What has been earned up to its end.
    pub earned_so_far: Money,
    /// What has been paid up to its end.
    pub so_far: Sums,
}

/// What those who came in one month bring in a later one, or in the same.
///
/// # Properties
/// The parts of a month add up to its `earned` and `gross`: where a sum is rounded, the part that passes the half cent takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ForecastPart {
    /// The month in which the customers came.
    pub month: Month,
    /// How many they are, whether they order or not.
    pub new_customers: Quantity,
    /// What they earn in the month that is taken apart.
    pub earned: Money,
    /// What is paid for them in it.
    pub gross: Money,
}

/// What comes after the last month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Later {
    /// What is earned then: a bonus whose window is not over.
    pub earned: Money,
    /// What is paid then, gross.
    pub gross: Money,
}

/// The expected payments of a plan, month by month, under the scenario's program, edition, readings and referrer; its
/// customers are left aside.
///
/// # The rule
/// The *n*(*m*) new customers of month *m* are of kind `new`, linked by registration (or registered) on the plan's `day` of
/// that month at 00:00. Of them the share *c* (`conversion`) orders: first after `first_order_after_days`, then every
/// `every_days`. Before each later order the share *d* (`drop_out`) of those who are left is lost for good. Orders after
/// the last month of the calendar are not looked at; the *K* that are left room for are the most a customer makes. So a
/// customer's history is its number *k* of later orders, with the probability
///
/// *P*(*k*) = *c* × (1 − *d*)^*k* × *d* for *k* < *K*, and *P*(*K*) = *c* × (1 − *d*)^*K*.
///
/// Each history is evaluated on its own as [`crate::evaluate()`] does it: one customer's roles, limits, instalments and
/// roundings. A payment *a* of history *k* adds *n*(*m*) × *P*(*k*) × *a* to the month that it falls into.
///
/// The sums stay exact. A month's amount in cents is the rounded sum up to its end less the rounded sum up to the end of
/// the month before, half away from zero; so the months add up to the rounded total. Tax is that on the month's expected
/// gross, which is not the expectation of the tax where brackets differ.
///
/// # Properties
/// Deterministic: neither chance nor a clock takes part.
///
/// # Errors
/// Those of [`crate::evaluate()`] for the plan's customers, a withholding for which the program has no table, and a plan
/// with more orders than are judged.
///
/// # Examples
/// ```
/// use referral_statement::{Programs, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let scenario = r#"{"program": "intl-referral", "customers": []}"#;
/// // Half of 4 customers a month spend 120.00 on the day on which they register: 20.00 and 10.00 each. The 20.00 are due
/// // 30 days later, on 31 January and 3 March, the 10.00 after 120 days, on 1 May and 1 June; each with the next coupon.
/// let plan = r#"{"forecast": {"from": "2026-01", "months": 2, "until": "2026-06",
///     "new_customers": "4", "conversion": "0.5", "first_order": "120.00"}}"#;
/// let answer = json::ask(&programs, scenario, plan).unwrap();
/// let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
/// let months = answer["expected"]["months"].as_array().unwrap();
/// let gross: Vec<&str> = months.iter().map(|month| month["gross"].as_str().unwrap()).collect();
/// assert_eq!(gross, ["0.00", "40.00", "0.00", "40.00", "20.00", "20.00"]);
/// ```
pub fn forecast(programs: &Programs, scenario: &Scenario, plan: &Plan) -> Result<Forecast, Error> {
    let program = programs.of(scenario)?;
    let asked = withholding::asked(program, &scenario.referrer)?;
    let taxed = asked.as_ref().filter(|asked| asked.applies());
    let mut notices: Vec<Notice> = Vec::new();
    let mut paid: Option<(Date, Date)> = None;
    let mut last: Option<(Assumed, Judged)> = None;
    let mut case = |assumed: &Assumed, parts_of: Option<Month>| -> Result<ForecastCase, Error> {
        // Where cases differ in how many customers there are, or how many stay, the same histories are weighed otherwise.
        let known = last.take().filter(|(of, _)| assumed.goes_on_as(of));
        let judged =
            known.map_or_else(|| history::judge(programs, scenario, plan, assumed), |(_, judged)| Ok(judged))?;
        let cohorts = Cohorts::of(plan, assumed, &judged)?;
        for notice in &judged.notices {
            if !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        if let Some((first, last)) = cohorts.paid_on {
            paid = Some(paid.map_or((first, last), |known| (known.0.min(first), known.1.max(last))));
        }
        let parts = parts_of.map(|month| parts(plan, assumed, &judged, month)).transpose()?;
        last = Some((assumed.clone(), judged));
        Ok(ForecastCase { parts, ..show(plan, assumed, &cohorts, taxed)? })
    };
    let expected = case(&plan.expected, plan.parts_of)?;
    let low = plan.low.as_ref().map(|assumed| case(assumed, None)).transpose()?;
    let high = plan.high.as_ref().map(|assumed| case(assumed, None)).transpose()?;
    notices.extend(asked.iter().flat_map(|asked| asked.notices(paid)));
    Ok(Forecast {
        program: program.id().to_owned(),
        currency: program.currency().to_owned(),
        pays: program.pays(),
        from: plan.from,
        until: plan.until,
        parts_of: plan.parts_of,
        withholding: taxed.map_or(Withholding::None, |_| scenario.referrer.withholding),
        expected,
        low,
        high,
        notices,
    })
}

/// A case, its expectations rounded to cents row by row.
fn show(plan: &Plan, assumed: &Assumed, cohorts: &Cohorts, taxed: Option<&Asked<'_>>) -> Result<ForecastCase, Error> {
    let chances = Chances::new(assumed.conversion, assumed.drop_out);
    let in_cents = |rows: &[Vec<u128>]| -> Result<Vec<Money>, Error> {
        let mut carried = Carried::over(rows.first().map_or(0, Vec::len));
        rows.iter().map(|by_history| carried.next(&chances.expected(by_history)?)).collect()
    };
    let (paid, earned) = (in_cents(&cohorts.paid)?, in_cents(&cohorts.earned)?);
    let (mut new_customers, mut earned_so_far, mut so_far) = (Quantity::ZERO, Money::ZERO, Sums::zero(taxed));
    let mut months = Vec::with_capacity(paid.len());
    for (index, month) in plan.months().enumerate() {
        let own = assumed.new_customers.get(index).copied().unwrap_or(Quantity::ZERO);
        let (sums, withheld) = Sums::of_month(at(&paid, index), taxed)?;
        new_customers = new_customers.plus(own);
        earned_so_far = plus(earned_so_far, at(&earned, index))?;
        so_far = so_far.plus(sums)?;
        let (new_customers, earned) = (own, at(&earned, index));
        months.push(ForecastMonth { month, new_customers, earned, paid: sums, withheld, earned_so_far, so_far });
    }
    let later = Later { earned: at(&earned, months.len()), gross: at(&paid, months.len()) };
    let undated = at(&paid, months.len() + 1);
    let total = plus(plus(so_far.gross, later.gross)?, undated)?;
    let taken_by_limits = match cohorts.unlimited.as_slice() {
        [] => Money::ZERO,
        by_history => Carried::over(by_history.len()).next(&chances.expected(by_history)?)? - total,
    };
    // A limit that binds only those who are not expected takes nothing.
    let limits = if taken_by_limits.is_zero() { Vec::new() } else { cohorts.limits.clone() };
    Ok(ForecastCase { new_customers, total, months, later, undated, parts: None, limits, taken_by_limits })
}

/// A month by the months in which its customers came, rounded as its own figures are.
fn parts(plan: &Plan, assumed: &Assumed, judged: &Judged, of: Month) -> Result<Vec<ForecastPart>, Error> {
    let chances = Chances::new(assumed.conversion, assumed.drop_out);
    let months: Vec<Month> = plan.months().collect();
    let row = months.iter().position(|month| *month == of).unwrap_or_default();
    let own = Cohorts::of_each(plan, assumed, judged)?;
    let histories = own.first().and_then(|(_, cohort)| cohort.paid.first()).map_or(1, Vec::len);
    let mut carried = [Carried::over(histories), Carried::over(histories)];
    let mut parts = Vec::new();
    for now in 0..=row {
        for (start, cohort) in &own {
            let mut next = |which: usize, rows: &[Vec<u128>]| {
                let by_history = rows.get(now).map_or(&[][..], Vec::as_slice);
                carried[which].next(&chances.expected(by_history)?)
            };
            let (earned, gross) = (next(0, &cohort.earned)?, next(1, &cohort.paid)?);
            let brings = |rows: &[Vec<u128>]| rows.get(now).is_some_and(|row| row.iter().any(|amount| *amount > 0));
            if now == row && (brings(&cohort.earned) || brings(&cohort.paid)) {
                let new_customers = assumed.new_customers.get(*start).copied().unwrap_or(Quantity::ZERO);
                let month = months.get(*start).copied().unwrap_or(of);
                parts.push(ForecastPart { month, new_customers, earned, gross });
            }
        }
    }
    Ok(parts)
}

/// The amount of a row; every row that is asked for is there.
fn at(rows: &[Money], index: usize) -> Money {
    rows.get(index).copied().unwrap_or(Money::ZERO)
}
