//! What is read as an amount, a rate and a quantity, at the edges.

use referral_statement::{Date, Money, Quantity, Rate, Time};

#[test]
fn the_most_of_each_is_read_and_no_more() {
    assert_eq!(Money::parse("1000000000000").unwrap(), Money::MOST);
    assert!(Money::parse("1000000000000.01").is_err());
    assert_eq!(Rate::parse("1").unwrap().millionths(), 1_000_000);
    assert!(Rate::parse("1.000001").is_err());
    assert_eq!(Quantity::parse("1000000").unwrap().to_string(), "1000000");
    for more in ["1000000.01", "1000001"] {
        assert!(Quantity::parse(more).is_err(), "{more}");
    }
}

#[test]
fn what_a_statement_shows_is_plain_digits() {
    assert_eq!(Money::shown("-1234.5").unwrap(), Money::parse("0.5").unwrap() - Money::parse("1235").unwrap());
    for other in ["1_000", ".5", "", "-", "1e3", "+1", "1,000", "--1"] {
        assert!(Money::shown(other).is_err(), "{other}");
    }
}

#[test]
fn an_amount_is_so_many_whole_cents() {
    for (text, cents) in [("0", 0), ("0.07", 7), ("1234.50", 123_450), ("1000000000000", 100_000_000_000_000)] {
        assert_eq!(Money::parse(text).unwrap().whole_cents(), cents, "{text}");
        assert_eq!(Money::of_whole_cents(i128::from(cents)), Money::parse(text).ok(), "{text}");
    }
}

#[test]
fn days_and_times_have_all_their_parts_and_no_more() {
    for text in
        ["2024-6-11", "2024-06-1", "24-06-11", "2024-06", "2024", "2024-06-11-05", "2024-06-1x", "", "0000-01-01"]
    {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    for text in ["2024-06-11T9:30", "2024-06-11T09:30:00:00", "2024-06-11T09", "2024-06-11T09:3x", "2024-06-11T24:00"] {
        assert!(Time::parse(text).is_err(), "{text}");
    }
    assert_eq!(Time::of([2024, 6, 11, 9, 30, 0]), Time::parse("2024-06-11T09:30").ok());
    assert_eq!(Time::of([2024, 6, 11, 9, 30, 5]), Time::parse("2024-06-11T09:30:05").ok());
}
