//! What the oracle says of a scenario: the statement's fields as plain data, money in cents, rates in millionths.

use super::Reading;

#[derive(Clone, Debug)]
pub struct Expected {
    pub program: &'static str,
    pub currency: &'static str,
    pub pays: &'static str,
    pub total: i128,
    pub range: Range,
    pub readings: Vec<(&'static str, &'static str)>,
    pub customers: Vec<ExpectedCustomer>,
    pub payouts: Vec<ExpectedPayout>,
}

#[derive(Clone, Debug)]
pub struct Range {
    pub lowest: i128,
    pub highest: i128,
    pub driven_by: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub struct ExpectedCustomer {
    pub id: String,
    pub count: i128,
    pub reward: i128,
    pub total: i128,
    pub reason: Option<&'static str>,
    pub limits: Vec<ExpectedLimit>,
    pub parts: Option<Parts>,
    pub orders: Vec<ExpectedOrder>,
}

#[derive(Clone, Debug)]
pub struct ExpectedLimit {
    pub id: &'static str,
    pub limit: i128,
    pub used: i128,
}

/// The parts of an international customer.
#[derive(Clone, Debug)]
pub struct Parts {
    pub threshold: i128,
    pub base: i128,
    pub bonus: i128,
    /// What the limit took away: nothing or less.
    pub limit: i128,
}

#[derive(Clone, Debug)]
pub struct ExpectedOrder {
    pub id: String,
    pub edition: Option<&'static str>,
    pub role: Option<&'static str>,
    pub outcome: &'static str,
    pub reasons: Vec<&'static str>,
    pub counted: Counted,
    pub rate: Option<i128>,
    pub reward: Option<i128>,
}

impl ExpectedOrder {
    /// The first reason, or the last of the limits that bound.
    pub fn reason(&self) -> Option<&'static str> {
        if self.outcome == "limited" { self.reasons.last().copied() } else { self.reasons.first().copied() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    Cn(i128),
    Intl { threshold: i128, bonus: i128 },
}

#[derive(Clone, Debug)]
pub struct ExpectedPayout {
    pub customer: String,
    pub order: Option<String>,
    pub earned_by: &'static str,
    pub part: u32,
    pub parts: u32,
    pub amount: i128,
    /// Days.
    pub from: Option<i64>,
    pub to: Option<i64>,
    pub expires: Option<i64>,
}

/// Sorts by the first day, those without one last, otherwise as they came.
pub fn sort(payouts: &mut [ExpectedPayout]) {
    payouts.sort_by_key(|p| p.from.unwrap_or(i64::MAX));
}

/// Pairs readings with the options in force.
pub fn in_force(readings: &[Reading], options: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    readings.iter().map(|(id, _)| *id).zip(options.iter().copied()).collect()
}

/// Cents with 2 decimals.
pub fn money(cents: i128) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// Millionths with at least 2 decimals and no zeros after those.
pub fn rate_text(rate: i128) -> String {
    let mut text = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000);
    while text.ends_with('0') && text.len() > 4 {
        text.pop();
    }
    text
}
