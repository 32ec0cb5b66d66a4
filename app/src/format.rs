//! Amounts, rates and dates in the reader's language; the digits of an amount are the engine's own, never a float's.

use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
pub use referral_explain::{Figures as Writes, count, percent, percent_digits};
use referral_statement::{Date, Money, Time};
use wasm_bindgen::{JsCast, JsValue};

use crate::locales::Lang;

/// How amounts and dates are written: the currency is the program's, the language the reader's.
#[derive(Clone, Debug)]
pub struct Figures {
    lang: Lang,
    symbol: String,
    day: Intl::DateTimeFormat,
    time: Intl::DateTimeFormat,
    month: Intl::DateTimeFormat,
    short_month: Intl::DateTimeFormat,
    zone: String,
}

impl Figures {
    /// Asks the browser how this language writes.
    pub fn new(lang: Lang, currency: &str, zone: &str) -> Self {
        let date = [("timeZone", "UTC"), ("year", "numeric"), ("month", "short"), ("day", "numeric")];
        let clock = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
        Self {
            lang,
            symbol: symbol(lang, currency),
            day: dates(lang, &date),
            time: dates(lang, &[&date[..], &clock[..]].concat()),
            month: dates(lang, &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long")]),
            short_month: dates(lang, &[("timeZone", "UTC"), ("year", "numeric"), ("month", "short")]),
            zone: zone_name(lang, zone).unwrap_or_else(|| zone.to_owned()),
        }
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
        let text = day.to_string();
        format_with(&self.month, &text).unwrap_or(text)
    }

    /// `Jun 2024`.
    pub fn short_month(&self, day: Date) -> String {
        let text = day.to_string();
        format_with(&self.short_month, &text).unwrap_or(text)
    }

    fn range(&self, from: Date, to: Date) -> Option<String> {
        let format = Reflect::get(&self.day, &"formatRange".into()).ok()?.dyn_into::<Function>().ok()?;
        let (from, to) = (js_day(from)?, js_day(to)?);
        format.call2(&self.day, &from, &to).ok()?.as_string()
    }
}

impl referral_explain::Figures for Figures {
    fn money(&self, amount: Money) -> String {
        referral_explain::money(&self.symbol, amount)
    }

    fn day(&self, day: Date) -> String {
        let text = day.to_string();
        format_with(&self.day, &text).unwrap_or(text)
    }

    fn time(&self, time: Time) -> String {
        let text = time.to_string();
        if !text.contains('T') {
            return self.day(time.date());
        }
        format_with(&self.time, &format!("{text}Z")).unwrap_or(text)
    }

    fn days(&self, from: Date, to: Date) -> String {
        let (first, last) = (self.day(from), self.day(to));
        match self.lang {
            _ if from == to => first,
            Lang::ZhCn => referral_explain::days_in_chinese(from, to, &first, &last),
            Lang::En | Lang::Pseudo => self.range(from, to).unwrap_or_else(|| format!("{first} – {last}")),
        }
    }
}

/// Whole days from one day to another.
pub fn days_between(from: Date, to: Date) -> Option<i64> {
    let days = (js_day(to)?.get_time() - js_day(from)?.get_time()) / 86_400_000.0;
    #[allow(clippy::cast_possible_truncation, reason = "days of the calendar are few")]
    Some(days.round() as i64)
}

/// An amount in whole cents, for the places of a drawing.
pub fn cents(amount: Money) -> i64 {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{:0<2}", &part[..part.len().min(2)]);
    digits.parse().unwrap_or(i64::MAX)
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn dates(lang: Lang, pairs: &[(&str, &str)]) -> Intl::DateTimeFormat {
    Intl::DateTimeFormat::new(&Array::of1(&lang.tag().into()), &options(pairs))
}

fn js_day(day: Date) -> Option<JsDate> {
    js_date(&day.to_string())
}

fn js_date(text: &str) -> Option<JsDate> {
    let date = JsDate::new(&JsValue::from_str(text));
    (!date.get_time().is_nan()).then_some(date)
}

fn format_with(format: &Intl::DateTimeFormat, text: &str) -> Option<String> {
    let date = js_date(text)?;
    format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

/// The narrow sign of a currency: `¥`, not `CN¥`.
fn symbol(lang: Lang, currency: &str) -> String {
    let pairs = [("style", "currency"), ("currency", currency), ("currencyDisplay", "narrowSymbol")];
    let format = Intl::NumberFormat::new(&Array::of1(&lang.tag().into()), &options(&pairs));
    part(&format.format_to_parts(0.0), "currency").unwrap_or_else(|| format!("{currency}\u{a0}"))
}

/// The name of a time zone in the reader's language.
fn zone_name(lang: Lang, zone: &str) -> Option<String> {
    let format = dates(lang, &[("timeZone", zone), ("timeZoneName", "long")]);
    part(&format.format_to_parts(&JsDate::new_0()), "timeZoneName")
}

/// The text of one part of what was formatted.
fn part(parts: &Array, kind: &str) -> Option<String> {
    let of_kind = |part: &JsValue| Reflect::get(part, &"type".into()).is_ok_and(|found| found == kind);
    let part = parts.iter().find(of_kind)?;
    Reflect::get(&part, &"value".into()).ok()?.as_string()
}
