//! The figures of a forecast as its parts show them: what is paid or earned, month by month or added up, in three cases.

use referral_statement::{Date, Forecast, ForecastCase, Money, Month};

use crate::state::State;
use crate::state::forecast::Outlook;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is earned, instead of what is paid.
    pub earned: bool,
    /// Added up from the first month on.
    pub added_up: bool,
}

/// An amount of a month, and between which amounts it lies in the low and the high case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is expected.
    pub expected: Money,
    /// The lesser and the greater of the other cases.
    pub between: Option<(Money, Money)>,
}

/// Has any payment of a case a day?
pub fn has_days(case: &ForecastCase) -> bool {
    let last = case.months.last().map_or(Money::ZERO, |month| month.so_far.gross);
    !last.is_zero() || !case.later.gross.is_zero()
}

/// Is what is earned shown, because nothing is known of what is paid or because the reader asks for it?
pub fn shows_earned(state: &State, outlook: &Outlook) -> bool {
    let case = &outlook.forecast.expected;
    (!has_days(case) && !case.total.is_zero()) || state.forecast.earned
}

/// The months that are looked at.
pub fn months(forecast: &Forecast) -> Vec<Month> {
    forecast.expected.months.iter().map(|row| row.month).collect()
}

/// The last day of a month.
pub fn last_day(month: Month) -> Date {
    let next = month.plus(1).first_day();
    let days = (27..31).map(|days| month.first_day().plus_days(days));
    days.rev().find(|day| *day < next).unwrap_or(month.first_day())
}

/// The figure of a month.
pub fn figure(forecast: &Forecast, measure: Measure, index: usize) -> Figure {
    let of = |case: &ForecastCase| {
        let month = case.months.get(index)?;
        Some(match (measure.earned, measure.added_up) {
            (true, true) => month.earned_so_far,
            (true, false) => month.earned,
            (false, true) => month.so_far.gross,
            (false, false) => month.paid.gross,
        })
    };
    let expected = of(&forecast.expected).unwrap_or(Money::ZERO);
    let (low, high) = (forecast.low.as_ref().and_then(of), forecast.high.as_ref().and_then(of));
    // One case alone has what is expected at its other end.
    let ends = (low.is_some() || high.is_some()).then(|| (low.unwrap_or(expected), high.unwrap_or(expected)));
    Figure { expected, between: ends.map(|(low, high)| (low.min(high), low.max(high))) }
}
