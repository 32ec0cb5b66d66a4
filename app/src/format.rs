//! Amounts, rates and dates in the reader's language; the digits of an amount are the engine's own, never a float's.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod plain;

use std::cell::RefCell;

#[cfg(target_arch = "wasm32")]
use browser::Writer;
#[cfg(not(target_arch = "wasm32"))]
use plain::Writer;
pub use referral_explain::{Figures as Writes, count, percent, percent_digits};
use referral_statement::{Date, Money, Time};

use crate::locales::Lang;

/// How amounts and dates are written: the currency is the program's, the language the reader's.
#[derive(Clone, Debug)]
pub struct Figures {
    lang: Lang,
    symbol: String,
    zone: String,
    writer: Writer,
    /// Days as they were written before, each beside its last day, in their order; a statement names the same ones again and again.
    days: RefCell<Vec<((Date, Date), String)>>,
}

impl Figures {
    /// Asks how this language writes: the browser, or what stands in its place while the page is built.
    pub fn new(lang: Lang, currency: &str, zone: &str) -> Self {
        let writer = Writer::new(lang);
        let symbol = writer.symbol(currency).unwrap_or_else(|| format!("{currency}\u{a0}"));
        let zone = writer.zone(zone).unwrap_or_else(|| zone.to_owned());
        Self { lang, symbol, zone, writer, days: RefCell::default() }
    }

    /// The sign of the currency.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// The name of the program's time zone.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// `June 2024`.
    pub fn month(&self, day: Date) -> String {
        self.writer.month(day).unwrap_or_else(|| day.to_string())
    }

    /// `Jun 2024`.
    pub fn short_month(&self, day: Date) -> String {
        self.writer.short_month(day).unwrap_or_else(|| day.to_string())
    }
}

/// The most days that are remembered.
const MOST_DAYS: usize = 4096;

impl Figures {
    /// What these days are as text, worked out at the first time.
    fn once(&self, from: Date, to: Date, write: impl FnOnce() -> String) -> String {
        let place = |days: &[((Date, Date), String)]| days.binary_search_by_key(&(from, to), |(days, _)| *days);
        if let Ok(place) = place(&self.days.borrow()) {
            return self.days.borrow()[place].1.clone();
        }
        let text = write();
        let mut days = self.days.borrow_mut();
        if days.len() >= MOST_DAYS {
            days.clear();
        }
        if let Err(place) = place(&days) {
            days.insert(place, ((from, to), text.clone()));
        }
        text
    }
}

impl referral_explain::Figures for Figures {
    fn money(&self, amount: Money) -> String {
        referral_explain::money(&self.symbol, amount)
    }

    fn day(&self, day: Date) -> String {
        self.once(day, day, || self.writer.day(day).unwrap_or_else(|| day.to_string()))
    }

    fn time(&self, time: Time) -> String {
        let text = time.to_string();
        if !text.contains('T') {
            return self.day(time.date());
        }
        self.writer.time(time).unwrap_or(text)
    }

    fn days(&self, from: Date, to: Date) -> String {
        let (first, last) = (self.day(from), self.day(to));
        if from == to {
            return first;
        }
        self.once(from, to, || match self.lang {
            Lang::ZhCn => referral_explain::days_in_chinese(from, to, &first, &last),
            Lang::En | Lang::Pseudo => self.writer.range(from, to).unwrap_or_else(|| format!("{first} – {last}")),
        })
    }
}

/// Whole days from one day to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    to.start().seconds_from(from.start()) / 86_400
}

/// An amount in whole cents, for the places of a drawing.
pub fn cents(amount: Money) -> i64 {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{:0<2}", &part[..part.len().min(2)]);
    digits.parse().unwrap_or(i64::MAX)
}
