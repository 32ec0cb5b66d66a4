//! What a person types, as the engine takes it, where it can be understood in one way only.

/// A number: digits of full width, spaces around, a currency sign before, separators between groups of exactly three
/// digits, a point at either end.
pub fn number(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half_width).collect();
    let number = plain.strip_prefix(['$', '¥', '￥']).unwrap_or(&plain).trim_start();
    let (whole, cents) = number.split_once('.').map_or((number, None), |(whole, cents)| (whole, Some(cents)));
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = first.len() <= 3 && digits(first) && rest.iter().all(|group| group.len() == 3 && digits(group));
    let whole = match (whole, cents) {
        ("", Some(cents)) if digits(cents) => "0".to_owned(),
        _ if !rest.is_empty() && grouped => format!("{first}{}", rest.concat()),
        _ => whole.to_owned(),
    };
    match cents {
        None => whole,
        Some("") if digits(&whole) => whole,
        Some(cents) => format!("{whole}.{cents}"),
    }
}

/// A percentage as a fraction: `30` and `30%` become `0.30`, digit by digit; what is no number stays, for the engine to refuse.
pub fn fraction(typed: &str) -> String {
    let number = number(typed.trim().trim_end_matches(['%', '％']));
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return number;
    }
    let whole = format!("{whole:0>3}");
    let (ones, hundredths) = whole.split_at(whole.len() - 2);
    format!("{ones}.{hundredths}{part}")
}

/// A time: slashes, points and Chinese signs between the parts of a date, a space before the clock, single digits.
///
/// `2024/6/11 9:30` and `2024年6月11日 9:30` become `2024-06-11T09:30`; what is no such time stays.
pub fn time(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half_width).collect();
    read_time(&plain).unwrap_or(plain)
}

fn read_time(plain: &str) -> Option<String> {
    let marks = ['-', '/', '.', '年', '月', '日', 'T', 't', ' ', ':', '：'];
    if !plain.chars().all(|letter| letter.is_ascii_digit() || marks.contains(&letter)) {
        return None;
    }
    let (date, clock) = match plain.split_once(['T', 't', ' ', '日']) {
        Some((date, clock)) => (date, clock.trim_matches([' ', 'T'])),
        None => (plain, ""),
    };
    let parts = |text: &str, marks: &[char]| -> Option<Vec<u32>> {
        text.trim_end_matches(marks).split(marks).map(|part| part.parse().ok()).collect()
    };
    let [year, month, day] = parts(date, &['-', '/', '.', '年', '月'])?.try_into().ok()?;
    let date = format!("{year:04}-{month:02}-{day:02}");
    if clock.is_empty() {
        return Some(date);
    }
    match parts(clock, &[':', '：'])?.as_slice() {
        [hour, minute] => Some(format!("{date}T{hour:02}:{minute:02}")),
        [hour, minute, second] => Some(format!("{date}T{hour:02}:{minute:02}:{second:02}")),
        _ => None,
    }
}

/// A month: `2026/1`, `2026.1` and `2026年1月` become `2026-01`; what is no such month stays.
pub fn month(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half_width).collect();
    let parts: Vec<&str> = plain.trim_end_matches('月').split(['-', '/', '.', '年']).map(str::trim).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year, month] if year.len() == 4 && month.len() <= 2 && digits(year) && digits(month) => {
            format!("{year}-{month:0>2}")
        }
        _ => plain,
    }
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')).unwrap_or(character),
        '．' | '。' => '.',
        '，' => ',',
        '－' | '−' => '-',
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_in_one_way_only() {
        let understood = [("1,234.50", "1234.50"), ("￥９９", "99"), (" $ 20 ", "20"), (".5", "0.5"), ("7.", "7")];
        for (typed, number) in understood {
            assert_eq!(super::number(typed), number, "{typed}");
        }
        for typed in ["1,23", "12,x", "1.2.3", "", "-5"] {
            assert_eq!(number(typed), typed);
        }
    }

    #[test]
    fn percent_becomes_a_fraction_digit_by_digit() {
        for (typed, rate) in [("30", "0.30"), ("30%", "0.30"), ("2.5", "0.025"), ("100", "1.00"), ("x", "x"), ("", "")]
        {
            assert_eq!(fraction(typed), rate, "{typed}");
        }
    }

    #[test]
    fn months_are_understood_in_one_way_only() {
        for (typed, month) in
            [("2026-01", "2026-01"), ("2026/1", "2026-01"), ("２０２６年１月", "2026-01"), (" 2026.12 ", "2026-12")]
        {
            assert_eq!(super::month(typed), month, "{typed}");
        }
        for typed in ["Jan 2026", "1/2026", "2026", "2026-01-01", ""] {
            assert_eq!(month(typed), typed);
        }
    }

    #[test]
    fn times_of_spreadsheets_are_understood() {
        let understood = [
            ("2024-06-11", "2024-06-11"),
            ("2024/6/11", "2024-06-11"),
            ("2024/6/11 9:30", "2024-06-11T09:30"),
            ("2024-06-11 09:30:15", "2024-06-11T09:30:15"),
            ("2024年6月11日", "2024-06-11"),
            ("2024年6月11日 9:30", "2024-06-11T09:30"),
            ("2024-06-11T09:30", "2024-06-11T09:30"),
        ];
        for (typed, time) in understood {
            assert_eq!(super::time(typed), time, "{typed}");
        }
        for typed in ["June 11", "2024-06", "11/6", "2024-06-11 9h", ""] {
            assert_eq!(time(typed), typed);
        }
    }
}
