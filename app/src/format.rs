//! Amounts, rates and dates in the reader's language; the digits of an amount are the engine's own, never a float's.

use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
use referral_statement::{Date, Money, Rate, Time};
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

    /// `$1,234.50`, and `−$718.00` below zero; more decimals only where an amount was not yet rounded.
    pub fn money(&self, amount: Money) -> String {
        let text = amount.to_string();
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("\u{2212}", digits));
        format!("{sign}{}{}", self.symbol, grouped(digits))
    }

    /// `Jun 11, 2024`.
    pub fn day(&self, day: Date) -> String {
        let text = day.to_string();
        format_with(&self.day, &text).unwrap_or(text)
    }

    /// `June 2024`.
    pub fn month(&self, day: Date) -> String {
        let text = day.to_string();
        format_with(&self.month, &text).unwrap_or(text)
    }

    /// `Jun 11, 2024`, with the time where it is not midnight.
    pub fn time(&self, time: Time) -> String {
        let text = time.to_string();
        if !text.contains('T') {
            return self.day(time.date());
        }
        format_with(&self.time, &format!("{text}Z")).unwrap_or(text)
    }

    /// `Mar 1 – 7, 2026`, `2026年3月1日至7日`.
    pub fn days(&self, from: Date, to: Date) -> String {
        let range = || match self.lang {
            Lang::En | Lang::Pseudo => self.range(from, to),
            // Browsers give `2026/3/1 – 2026/3/7` here.
            Lang::ZhCn => Some(format!("{}至{}", self.day(from), rest_of(from, to)?)),
        };
        if from == to {
            return self.day(from);
        }
        range().unwrap_or_else(|| format!("{} – {}", self.day(from), self.day(to)))
    }

    fn range(&self, from: Date, to: Date) -> Option<String> {
        let format = Reflect::get(&self.day, &"formatRange".into()).ok()?.dyn_into::<Function>().ok()?;
        let (from, to) = (js_day(from)?, js_day(to)?);
        format.call2(&self.day, &from, &to).ok()?.as_string()
    }
}

/// The day of the month in Chinese, where it is the month of the day before it.
fn rest_of(from: Date, to: Date) -> Option<String> {
    let (from, to) = (from.to_string(), to.to_string());
    let day = to.strip_prefix(from.rsplit_once('-')?.0)?.strip_prefix('-')?;
    Some(format!("{}日", day.trim_start_matches('0')))
}

/// Whole days from one day to another.
pub fn days_between(from: Date, to: Date) -> Option<i64> {
    let days = (js_day(to)?.get_time() - js_day(from)?.get_time()) / 86_400_000.0;
    #[allow(clippy::cast_possible_truncation, reason = "days of the calendar are few")]
    Some(days.round() as i64)
}

/// `25%` of `0.25`.
pub fn percent(rate: Rate) -> String {
    format!("{}%", percent_digits(rate))
}

/// `12.5` of `0.125`, digit by digit.
pub fn percent_digits(rate: Rate) -> String {
    let text = rate.to_string();
    let (ones, part) = text.split_once('.').unwrap_or((&text, "00"));
    let (hundredths, rest) = part.split_at(part.len().min(2));
    let whole = format!("{ones}{hundredths}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

/// `1,000,000`.
pub fn count(number: u32) -> String {
    grouped(&number.to_string())
}

/// An amount in whole cents, for the places of a drawing.
pub fn cents(amount: Money) -> i64 {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{:0<2}", &part[..part.len().min(2)]);
    digits.parse().unwrap_or(i64::MAX)
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let (whole, part) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(part);
    grouped
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
