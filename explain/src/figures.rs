//! How amounts and days are written: by a host that asks its browser, or plainly, to the same letters.

use referral_statement::{Date, Money, Rate, Time};

use crate::Lang;

/// How a host writes figures.
pub trait Figures {
    /// `$1,234.50`, and `−$718.00` below zero.
    fn money(&self, amount: Money) -> String;
    /// `Jun 11, 2024`, `2024年6月11日`.
    fn day(&self, day: Date) -> String;
    /// The same, with the time where it is not midnight.
    fn time(&self, time: Time) -> String;
    /// `Mar 1 – 7, 2026`, `2026年3月1日至7日`.
    fn days(&self, from: Date, to: Date) -> String;
}

/// Figures without a browser, as browsers write them in English and in Simplified Chinese.
///
/// # Examples
/// ```
/// use referral_explain::{Figures, Lang, Plain};
/// use referral_statement::{Date, Money, Time};
/// let (english, chinese) = (Plain::new(Lang::En, "USD"), Plain::new(Lang::ZhCn, "CNY"));
/// assert_eq!(english.money(Money::parse("1234.5").unwrap()), "$1,234.50");
/// assert_eq!(chinese.money(Money::parse("1234.5").unwrap()), "¥1,234.50");
/// assert_eq!(english.day(Date::parse("2024-06-01").unwrap()), "Jun 1, 2024");
/// assert_eq!(chinese.time(Time::parse("2024-06-11T09:05").unwrap()), "2024年6月11日 09:05");
/// ```
#[derive(Clone, Debug)]
pub struct Plain {
    lang: Lang,
    symbol: String,
}

/// The narrow signs of the currencies that are met most.
const SYMBOLS: &[(&str, &str)] = &[("USD", "$"), ("CNY", "¥"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("HKD", "$")];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What browsers write between two days: a dash between thin spaces.
const TO: &str = "\u{2009}–\u{2009}";

impl Plain {
    /// Figures of a currency in a language.
    pub fn new(lang: Lang, currency: &str) -> Self {
        let known = SYMBOLS.iter().find(|(code, _)| *code == currency);
        let symbol = known.map_or_else(|| format!("{currency}\u{a0}"), |(_, symbol)| (*symbol).to_owned());
        Self { lang, symbol }
    }

    /// The sign of the currency.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }
}

impl Figures for Plain {
    fn money(&self, amount: Money) -> String {
        money(&self.symbol, amount)
    }

    fn day(&self, day: Date) -> String {
        let (year, month, day) = parts(day);
        match self.lang {
            Lang::En => format!("{} {day}, {year}", name(month)),
            Lang::ZhCn => format!("{year}年{month}月{day}日"),
        }
    }

    fn time(&self, time: Time) -> String {
        let day = self.day(time.date());
        let text = time.to_string();
        // Seconds are not written: `T09:30:15` is half past nine.
        match (text.split_once('T'), self.lang) {
            (None, _) => day,
            (Some((_, clock)), Lang::En) => format!("{day}, {}", &clock[..5]),
            (Some((_, clock)), Lang::ZhCn) => format!("{day} {}", &clock[..5]),
        }
    }

    fn days(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(from);
        }
        let ((year, month, day), (last_year, last_month, last)) = (parts(from), parts(to));
        match self.lang {
            Lang::En if (year, month) == (last_year, last_month) => {
                format!("{} {day}{TO}{last}, {year}", name(month))
            }
            Lang::En if year == last_year => format!("{} {day}{TO}{} {last}, {year}", name(month), name(last_month)),
            Lang::En => format!("{}{TO}{}", self.day(from), self.day(to)),
            Lang::ZhCn => days_in_chinese(from, to, &self.day(from), &self.day(to)),
        }
    }
}

/// Days in Chinese, where browsers would write `2026/3/1 – 2026/3/7`.
pub fn days_in_chinese(from: Date, to: Date, first: &str, last: &str) -> String {
    let ((year, month, _), (last_year, last_month, day)) = (parts(from), parts(to));
    if (year, month) == (last_year, last_month) { format!("{first}至{day}日") } else { format!("{first}至{last}") }
}

/// An amount after a sign.
pub fn money(symbol: &str, amount: Money) -> String {
    let text = amount.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("\u{2212}", digits));
    format!("{sign}{symbol}{}", grouped(digits))
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

/// The year, the month and the day of the month.
fn parts(day: Date) -> (u32, usize, u32) {
    let text = day.to_string();
    let mut numbers = text.split('-').map(|part| part.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next() as usize, next())
}

fn name(month: usize) -> &'static str {
    MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_browsers_write_them() {
        let day = |text| Date::parse(text).unwrap();
        let english = Plain::new(Lang::En, "USD");
        for (from, to, written) in [
            ("2026-03-01", "2026-03-07", "Mar 1\u{2009}–\u{2009}7, 2026"),
            ("2026-03-30", "2026-04-07", "Mar 30\u{2009}–\u{2009}Apr 7, 2026"),
            ("2025-12-30", "2026-01-07", "Dec 30, 2025\u{2009}–\u{2009}Jan 7, 2026"),
            ("2026-03-01", "2026-03-01", "Mar 1, 2026"),
        ] {
            assert_eq!(english.days(day(from), day(to)), written);
        }
        let chinese = Plain::new(Lang::ZhCn, "CNY");
        assert_eq!(chinese.days(day("2026-03-01"), day("2026-03-07")), "2026年3月1日至7日");
        assert_eq!(chinese.days(day("2026-03-30"), day("2026-04-07")), "2026年3月30日至2026年4月7日");
        assert_eq!(english.time(Time::parse("2024-06-11T09:30:15").unwrap()), "Jun 11, 2024, 09:30");
        assert_eq!(english.time(Time::parse("2024-06-11").unwrap()), "Jun 11, 2024");
        assert_eq!(english.money(Money::from_cents(-71_800)), "\u{2212}$718.00");
        assert_eq!(Plain::new(Lang::En, "XYZ").money(Money::ZERO), "XYZ\u{a0}0.00");
    }

    #[test]
    fn rates_are_written_digit_by_digit() {
        for (rate, written) in [("0.25", "25%"), ("0.125", "12.5%"), ("1", "100%"), ("0.05", "5%"), ("0", "0%")] {
            assert_eq!(percent(Rate::parse(rate).unwrap()), written);
        }
    }
}
