//! The usual shapes of times and amounts, read without a detour. What is not of these shapes goes to the engine's own readers, and
//! what is comes out as theirs would.

use referral_statement::{Date, Time};

/// `2024-06-11`, and after `T` or a space `09:30` or `09:30:15`.
pub fn time(text: &[u8]) -> Option<Time> {
    let word = |at: usize| text.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map(u64::from_le_bytes);
    let (day, clock, second) = match text.len() {
        19 => (pairs(word(0)?, *b"0000-00-")?, pairs(word(8)?, marked(text[10]))?, pairs(word(11)?, *b"00:00:00")?),
        16 => (pairs(word(0)?, *b"0000-00-")?, pairs(word(8)?, marked(text[10]))?, 0),
        10 => (
            pairs(word(0)?, *b"0000-00-")?,
            pairs(u64::from_le_bytes([text[8], text[9], b'T', b'0', b'0', b':', b'0', b'0']), marked(b'T'))?,
            0,
        ),
        _ => return None,
    };
    let pair = |pairs: u64, at: usize| u32::from(pairs.to_le_bytes()[at]);
    Time::of([
        pair(day, 0) * 100 + pair(day, 2),
        pair(day, 5),
        pair(clock, 0),
        pair(clock, 3),
        pair(clock, 6),
        pair(second, 6),
    ])
}

/// The day and the clock, with what is written between them.
fn marked(mark: u8) -> [u8; 8] {
    let mark = if mark == b' ' { b' ' } else { b'T' };
    [b'0', b'0', mark, b'0', b'0', b':', b'0', b'0']
}

/// Eight characters as a pattern has them, a digit for each of its noughts: every two neighbours as one number, at the place of the
/// first. Nothing where another character stands somewhere.
fn pairs(text: u64, pattern: [u8; 8]) -> Option<u64> {
    // Nine may be added to a nought, nothing to another character, before the highest bit of a byte is reached.
    let most = u64::from_le_bytes(pattern.map(|byte| if byte == b'0' { 0x76 } else { 0x7f }));
    let digits = text ^ u64::from_le_bytes(pattern);
    let beyond = (digits.wrapping_add(most) | digits) & 0x8080_8080_8080_8080;
    (beyond == 0).then(|| digits * 10 + (digits >> 8))
}

/// Digits with up to two decimals, as cents.
pub fn cents(text: &[u8]) -> Option<i64> {
    if text.is_empty() || text.len() > 16 {
        return None;
    }
    let (mut number, mut point) = (0_i64, None);
    for (at, byte) in text.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            number = number * 10 + i64::from(digit);
        } else if *byte == b'.' && point.is_none() && at > 0 {
            point = Some(at);
        } else {
            return None;
        }
    }
    let cents = match point.map_or(0, |point| text.len() - point) {
        0 => number * 100,
        2 => number * 10,
        3 => number,
        _ => return None,
    };
    // The most that one amount may be.
    (cents <= 100_000_000_000_000).then_some(cents)
}

/// `2024-06-11`.
pub fn date(text: &[u8]) -> Option<Date> {
    if text.len() == 10 { time(text).map(Time::date) } else { None }
}

/// A whole number from 1 to 1,000,000.
pub fn whole(text: &[u8]) -> Option<u32> {
    let number = cents(text).filter(|_| text.len() <= 7 && text.iter().all(u8::is_ascii_digit))? / 100;
    u32::try_from(number).ok().filter(|number| (1..=1_000_000).contains(number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use referral_statement::Money;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

        #[test]
        fn amounts_are_the_engines(text in "-?[0-9]{0,16}(\\.[0-9]{0,3})?|[0-9.,eE+ -]{0,9}") {
            if let Some(cents) = cents(text.as_bytes()) {
                prop_assert_eq!(Money::parse(&text), Ok(Money::from_cents(cents)));
            }
        }

        #[test]
        fn times_are_the_engines(text in "[0-9]{4}-[0-1][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?)?|[0-9T: -]{8,20}") {
            if let Some(time) = time(text.as_bytes()) {
                prop_assert_eq!(Time::parse(&text.replacen(' ', "T", 1)), Ok(time));
            }
            if let Some(date) = date(text.as_bytes()) {
                prop_assert_eq!(Date::parse(&text), Ok(date));
            }
        }
    }

    #[test]
    fn the_usual_is_quick() {
        for text in ["0", "99", "99.5", "99.00", "1000000000000.00"] {
            assert_eq!(cents(text.as_bytes()).map(Money::from_cents), Money::parse(text).ok(), "{text}");
        }
        assert!(cents(b"1000000000000.01").is_none() && cents(b"1.").is_none() && cents(b".5").is_none());
        for text in ["2024-06-11", "2024-06-11T09:30", "2024-06-11 09:30:15"] {
            assert!(time(text.as_bytes()).is_some(), "{text}");
        }
        assert_eq!(
            (whole(b"1"), whole(b"1000000"), whole(b"0"), whole(b"1.00")),
            (Some(1), Some(1_000_000), None, None)
        );
    }
}
