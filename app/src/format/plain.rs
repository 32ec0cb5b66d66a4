//! Dates and signs without a browser, for the first look: to the same letters, and blank where they are of the reader's day.

use referral_explain::{Figures as _, Plain};
use referral_statement::{Date, Time};

use crate::built::DAY;
use crate::locales::Lang;

/// As wide as a digit.
const DASH: char = '\u{2012}';

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The names of the programs' time zones, as browsers have them.
const ZONES: [(&str, &str, &str); 2] =
    [("UTC", "Coordinated Universal Time", "协调世界时"), ("Asia/Shanghai", "China Standard Time", "中国标准时间")];

/// Writes a language plainly.
#[derive(Clone, Debug)]
pub struct Writer {
    lang: Lang,
    plain: Plain,
}

#[allow(clippy::unnecessary_wraps, reason = "the browser's writer, in whose place it stands, may fail")]
impl Writer {
    /// How this language writes.
    pub fn new(lang: Lang) -> Self {
        // Of the currency only the sign is asked, below.
        Self { lang, plain: Plain::new(lang.told(), "") }
    }

    /// The narrow sign of a currency.
    pub fn symbol(&self, currency: &str) -> Option<String> {
        Some(Plain::new(self.lang.told(), currency).symbol().to_owned())
    }

    /// The name of a time zone.
    pub fn zone(&self, zone: &str) -> Option<String> {
        let (_, english, chinese) = ZONES.into_iter().find(|(id, ..)| *id == zone)?;
        Some(if self.lang == Lang::ZhCn { chinese } else { english }.to_owned())
    }

    /// `Jun 11, 2024`.
    pub fn day(&self, day: Date) -> Option<String> {
        Some(known(day, self.plain.day(day)))
    }

    /// `Jun 11, 2024, 09:30`.
    pub fn time(&self, time: Time) -> Option<String> {
        Some(known(time.date(), self.plain.time(time)))
    }

    /// `June 2024`.
    pub fn month(&self, day: Date) -> Option<String> {
        let text = day.to_string();
        let mut numbers = text.split('-').map_while(|part| part.parse::<usize>().ok());
        let (year, month) = (numbers.next()?, numbers.next()?);
        let written = match self.lang {
            Lang::ZhCn => format!("{year}年{month}月"),
            _ => format!("{} {year}", MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or_default()),
        };
        Some(known(day, written))
    }

    /// `Jun 2024`.
    pub fn short_month(&self, day: Date) -> Option<String> {
        let long = self.month(day)?;
        Some(match (self.lang, long.split_once(' ')) {
            (Lang::En | Lang::Pseudo, Some((month, year))) => format!("{} {year}", &month[..month.len().min(3)]),
            _ => long,
        })
    }

    /// `Mar 1 – 7, 2026`.
    pub fn range(&self, from: Date, to: Date) -> Option<String> {
        Some(known(to, self.plain.days(from, to)))
    }
}

/// What was written of a day; where the day is not known yet, dashes about as wide, so that lines break as they will.
fn known(day: Date, written: String) -> String {
    if day.to_string().as_str() < DAY {
        return written;
    }
    let blank = |sign: char| match sign {
        // The name of a month is about as wide as its small letters' number of digits.
        'A'..='Z' => None,
        '0'..='9' | 'a'..='z' => Some(DASH),
        other => Some(other),
    };
    written.chars().filter_map(blank).collect()
}
