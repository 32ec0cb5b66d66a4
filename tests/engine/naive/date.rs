//! Civil dates as days since 1970-01-01 and civil times as seconds since its midnight.

pub const DAY: i64 = 86_400;

const fn is_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

const fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date, counted year by year and month by month.
pub const fn days(year: i64, month: i64, day: i64) -> i64 {
    let mut out = day - 1;
    let mut y = 1970;
    while y < year {
        out += if is_leap(y) { 366 } else { 365 };
        y += 1;
    }
    let mut m = 1;
    while m < month {
        out += month_length(year, m);
        m += 1;
    }
    out
}

/// Year, month and day.
pub fn civil(mut days: i64) -> (i64, i64, i64) {
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year += 1;
    }
    let mut month = 1;
    while days >= month_length(year, month) {
        days -= month_length(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

pub fn day_text(day: i64) -> String {
    let (y, m, d) = civil(day);
    format!("{y:04}-{m:02}-{d:02}")
}

/// The shortest text that says this time, or the longest.
pub fn time_text(at: i64, full: bool) -> String {
    let date = day_text(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    let (h, m, s) = (second / 3600, second / 60 % 60, second % 60);
    if full || s != 0 {
        format!("{date}T{h:02}:{m:02}:{s:02}")
    } else if second == 0 {
        date
    } else {
        format!("{date}T{h:02}:{m:02}")
    }
}

/// Seconds of `"2024-06-11"`, `"2024-06-11T09:30"` or `"2024-06-11T09:30:15"`.
pub fn time(text: &str) -> i64 {
    let number = |from: usize, to: usize| -> i64 { text.get(from..to).map_or(0, |part| part.parse().unwrap()) };
    days(number(0, 4), number(5, 7), number(8, 10)) * DAY + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19)
}

/// The same time of day two months later; a day that the month lacks becomes its last.
pub fn two_months_later(at: i64) -> i64 {
    let (mut y, mut m, d) = civil(at.div_euclid(DAY));
    m += 2;
    if m > 12 {
        m -= 12;
        y += 1;
    }
    let d = d.min(month_length(y, m));
    days(y, m, d) * DAY + at.rem_euclid(DAY)
}

/// The first of the first month that starts on or after this day.
pub fn month_start_from(day: i64) -> i64 {
    let (y, m, d) = civil(day);
    if d == 1 {
        day
    } else if m == 12 {
        days(y + 1, 1, 1)
    } else {
        days(y, m + 1, 1)
    }
}
