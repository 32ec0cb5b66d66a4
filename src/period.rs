//! Civil times, windows and month arithmetic, all in the program's own zone.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Serialize, Serializer};

use crate::error::Problem;

/// A civil time in the program's zone, to the second.
///
/// # Examples
/// ```
/// use referral_statement::Time;
/// assert!(Time::parse("2024-06-11").unwrap() < Time::parse("2024-06-11T00:00:01").unwrap());
/// assert_eq!(Time::parse("2024-06-11T09:30:00").unwrap().to_string(), "2024-06-11T09:30");
/// assert!(Time::parse("2023-02-29").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(NaiveDateTime);

/// A civil date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

/// A month of the calendar.
///
/// # Examples
/// ```
/// use referral_statement::Month;
/// let month = Month::parse("2026-12").unwrap();
/// assert_eq!(month.plus(2).to_string(), "2027-02");
/// assert!(Month::parse("2026-13").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Time {
    /// Reads `2024-06-11` (00:00), `2024-06-11T09:30` or `2024-06-11T09:30:15`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        time(text).map(Self).ok_or_else(|| Problem::BadTime { value: text.to_owned(), date_only: false })
    }

    /// The time of year, month, day, hour, minute and second, where there is one.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Time;
    /// assert_eq!(Time::of([2024, 6, 11, 9, 30, 0]), Time::parse("2024-06-11T09:30").ok());
    /// assert_eq!(Time::of([2023, 2, 29, 0, 0, 0]), None);
    /// ```
    pub fn of([year, month, day, hour, minute, second]: [u32; 6]) -> Option<Self> {
        let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second).map(Self)
    }

    /// The day on which it falls.
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// The second before it.
    #[must_use]
    pub fn second_before(self) -> Self {
        Self(self.0.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(NaiveDateTime::MIN))
    }

    /// How many seconds it is after another; negative where it is before.
    pub fn seconds_from(self, other: Self) -> i64 {
        (self.0 - other.0).num_seconds()
    }

    /// `days` × 24 hours later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(NaiveDateTime::MAX))
    }

    /// The same day of the month and time `months` later; a missing day becomes the month's last.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDateTime::MAX))
    }
}

impl Date {
    /// Reads `2024-06-11`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        date(text).map(Self).ok_or_else(|| Problem::BadTime { value: text.to_owned(), date_only: true })
    }

    /// The first instant of the day.
    pub fn start(self) -> Time {
        Time(self.0.and_time(NaiveTime::MIN))
    }

    /// `days` days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
    }

    /// The first day of the first month that starts on or after this day.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Date;
    /// let day = |text| Date::parse(text).unwrap();
    /// assert_eq!(day("2024-03-01").next_month_start(), day("2024-03-01"));
    /// assert_eq!(day("2024-12-02").next_month_start(), day("2025-01-01"));
    /// ```
    #[must_use]
    pub fn next_month_start(self) -> Self {
        if self.0.day() == 1 {
            return self;
        }
        let first = self.0.with_day(1).unwrap_or(self.0);
        Self(first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX))
    }
}

impl Date {
    /// Does it lie in the years 1 to 9999, the only ones that can be written as 2024-06-11?
    pub(crate) fn is_written(self) -> bool {
        (1..=9999).contains(&self.0.year())
    }

    /// The month in which it falls.
    pub fn month(self) -> Month {
        Month(self.0.with_day(1).unwrap_or(self.0))
    }
}

impl Month {
    /// Reads `2026-01`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        date(&format!("{text}-01")).map(Self).ok_or_else(|| Problem::BadMonth { value: text.to_owned() })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date(self.0)
    }

    /// So many months later.
    #[must_use]
    pub fn plus(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(self.0))
    }
}

/// How long something lasts from its start: half-open, *start ≤ t < end*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// N × 24 hours.
    Days(u32),
    /// N calendar months; a missing day becomes the month's last.
    Months(u32),
    /// No end.
    Unlimited,
}

impl Window {
    /// The first instant after the window that opens at `start`, or nothing where it has no end before the year 10000, which
    /// no time can be written for.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Time, Window};
    /// let opened = Time::parse("2024-07-01T10:30").unwrap();
    /// assert_eq!(Window::Days(60).end(opened).unwrap().to_string(), "2024-08-30T10:30");
    /// assert_eq!(Window::Months(2).end(opened).unwrap().to_string(), "2024-09-01T10:30");
    /// ```
    pub fn end(self, start: Time) -> Option<Time> {
        let end = match self {
            Self::Days(days) => start.plus_days(days),
            Self::Months(months) => start.plus_months(months),
            Self::Unlimited => return None,
        };
        end.date().is_written().then_some(end)
    }

    /// Does `time` fall into the window that opens at `start`?
    pub fn holds(self, start: Time, time: Time) -> bool {
        start <= time && self.end(start).is_none_or(|end| time < end)
    }
}

fn time(text: &str) -> Option<NaiveDateTime> {
    let Some((day, clock)) = text.split_once('T') else {
        return Some(date(text)?.and_time(NaiveTime::MIN));
    };
    let parts = numbers(clock, ':', &[2, 2, 2], 2)?;
    let second = parts.get(2).copied().unwrap_or(0);
    Some(date(day)?.and_time(NaiveTime::from_hms_opt(parts[0], parts[1], second)?))
}

fn date(text: &str) -> Option<NaiveDate> {
    let parts = numbers(text, '-', &[4, 2, 2], 3)?;
    let year = i32::try_from(parts[0]).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, parts[1], parts[2])
}

/// Digits in groups of exactly these widths; at least `least` groups.
fn numbers(text: &str, separator: char, widths: &[usize], least: usize) -> Option<Vec<u32>> {
    let groups: Vec<&str> = text.split(separator).collect();
    if groups.len() < least || groups.len() > widths.len() {
        return None;
    }
    let well_formed =
        |(group, width): (&&str, &usize)| group.len() == *width && group.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().zip(widths).all(well_formed) {
        return None;
    }
    groups.iter().map(|group| group.parse().ok()).collect()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = self.0.time();
        write!(f, "{}", self.date())?;
        match (clock.hour(), clock.minute(), clock.second()) {
            (0, 0, 0) => Ok(()),
            (hour, minute, 0) => write!(f, "T{hour:02}:{minute:02}"),
            (hour, minute, second) => write!(f, "T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
