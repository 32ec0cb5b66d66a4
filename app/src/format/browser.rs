//! Dates and signs as the browser writes them in the reader's language, through its Intl.

use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
use referral_statement::{Date, Time};
use wasm_bindgen::{JsCast, JsValue};

use crate::locales::Lang;

/// How this browser writes.
#[derive(Clone, Debug)]
pub struct Writer {
    lang: Lang,
    day: Intl::DateTimeFormat,
    time: Intl::DateTimeFormat,
    month: Intl::DateTimeFormat,
    short_month: Intl::DateTimeFormat,
}

impl Writer {
    /// Asks the browser how this language writes.
    pub fn new(lang: Lang) -> Self {
        let date = [("timeZone", "UTC"), ("year", "numeric"), ("month", "short"), ("day", "numeric")];
        let clock = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
        Self {
            lang,
            day: dates(lang, &date),
            time: dates(lang, &[&date[..], &clock[..]].concat()),
            month: dates(lang, &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long")]),
            short_month: dates(lang, &[("timeZone", "UTC"), ("year", "numeric"), ("month", "short")]),
        }
    }

    /// The narrow sign of a currency: `¥`, not `CN¥`.
    pub fn symbol(&self, currency: &str) -> Option<String> {
        let pairs = [("style", "currency"), ("currency", currency), ("currencyDisplay", "narrowSymbol")];
        let format = Intl::NumberFormat::new(&Array::of1(&self.lang.tag().into()), &options(&pairs));
        part(&format.format_to_parts(0.0), "currency")
    }

    /// The name of a time zone in the reader's language.
    pub fn zone(&self, zone: &str) -> Option<String> {
        let format = dates(self.lang, &[("timeZone", zone), ("timeZoneName", "long")]);
        part(&format.format_to_parts(&JsDate::new_0()), "timeZoneName")
    }

    /// `Jun 11, 2024`.
    pub fn day(&self, day: Date) -> Option<String> {
        format_with(&self.day, &day.to_string())
    }

    /// `Jun 11, 2024, 09:30`.
    pub fn time(&self, time: Time) -> Option<String> {
        format_with(&self.time, &format!("{time}Z"))
    }

    /// `June 2024`.
    pub fn month(&self, day: Date) -> Option<String> {
        format_with(&self.month, &day.to_string())
    }

    /// `Jun 2024`.
    pub fn short_month(&self, day: Date) -> Option<String> {
        format_with(&self.short_month, &day.to_string())
    }

    /// `Mar 1 – 7, 2026`.
    pub fn range(&self, from: Date, to: Date) -> Option<String> {
        let format = Reflect::get(&self.day, &"formatRange".into()).ok()?.dyn_into::<Function>().ok()?;
        let (from, to) = (js_date(&from.to_string())?, js_date(&to.to_string())?);
        format.call2(&self.day, &from, &to).ok()?.as_string()
    }
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

fn js_date(text: &str) -> Option<JsDate> {
    let date = JsDate::new(&JsValue::from_str(text));
    (!date.get_time().is_nan()).then_some(date)
}

fn format_with(format: &Intl::DateTimeFormat, text: &str) -> Option<String> {
    let date = js_date(text)?;
    format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

/// The text of one part of what was formatted.
fn part(parts: &Array, kind: &str) -> Option<String> {
    let of_kind = |part: &JsValue| Reflect::get(part, &"type".into()).is_ok_and(|found| found == kind);
    let part = parts.iter().find(of_kind)?;
    Reflect::get(&part, &"value".into()).ok()?.as_string()
}
