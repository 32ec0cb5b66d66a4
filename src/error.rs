//! Errors: one type, and every message of the engine in one place.
//!
//! A message is lower case, without a full stop, with the input in backticks; a hint says what to do. The texts are part of
//! the public interface and are asserted whole by the golden cases in `tests/golden/errors/`.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;

use crate::words::{Word, words};

/// What is wrong with an input: a [`Mistake`], whose fields are read through it.
///
/// In a box, since nearly everything here can fail and passes its result on: what is passed is one word instead of ten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Error(Box<Mistake>);

impl Error {
    /// The mistake itself.
    pub fn into_mistake(self) -> Mistake {
        *self.0
    }
}

impl Deref for Error {
    type Target = Mistake;

    fn deref(&self) -> &Mistake {
        &self.0
    }
}

impl From<Mistake> for Error {
    fn from(mistake: Mistake) -> Self {
        Self(Box::new(mistake))
    }
}

/// What is wrong with an input, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The kind of mistake.
    pub code: Code,
    /// The place: a JSON path such as `customers[0].orders[1].paid`, for a rule file with the file and line before it.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

words! {
    /// The kind of mistake.
    Code {
        /// The text is no JSON.
        MalformedJson = "malformed-json",
        /// No such field here.
        UnknownField = "unknown-field",
        /// A required field is left out.
        MissingField = "missing-field",
        /// Another type was expected.
        WrongType = "wrong-type",
        /// Not a word of the closed set.
        UnknownValue = "unknown-value",
        /// Not a decimal number.
        BadNumber = "bad-number",
        /// More decimals than are exact here.
        TooManyDecimals = "too-many-decimals",
        /// Below zero.
        Negative = "negative",
        /// Above the most that is accepted.
        TooLarge = "too-large",
        /// Not a time, or not in order.
        BadTime = "bad-time",
        /// Empty or too long.
        BadId = "bad-id",
        /// Used twice.
        DuplicateId = "duplicate-id",
        /// More refunded than paid.
        RefundAbovePaid = "refund-above-paid",
        /// The tier's rate is not published and not given.
        RateRequired = "rate-required",
        /// The tier's rate is published and given.
        RateIsPublished = "rate-is-published",
        /// Outside the published range.
        RateOutOfRange = "rate-out-of-range",
        /// One cart, two times.
        SettlementTimesDiffer = "settlement-times-differ",
        /// A field of the other kind of program.
        FieldNotOfProgram = "field-not-of-program",
        /// No such program.
        UnknownProgram = "unknown-program",
        /// No such edition.
        UnknownEdition = "unknown-edition",
        /// No such reading.
        UnknownReading = "unknown-reading",
        /// Not a whole number in range.
        BadCount = "bad-count",
        /// A rule file that contradicts itself.
        BadRules = "bad-rules",
    }
}

/// A mistake before its place is known: everything that its message says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the code of the same name with what its message needs")]
pub enum Problem {
    MalformedJson { detail: String },
    UnknownField { name: String, known: Vec<String> },
    MissingField { name: String },
    WrongType { expected: &'static str, found: String },
    UnknownValue { what: &'static str, value: String, known: Vec<String> },
    UnknownProduct { value: String, known: Vec<String> },
    BadNumber { value: String },
    TooManyDecimals { value: String, most: usize },
    Negative { value: String },
    TooLarge { value: String, most: &'static str },
    BadTime { value: String, date_only: bool },
    BadMonth { value: String },
    TimeBefore { value: String, earlier: &'static str, earlier_value: String },
    BadId { value: String },
    DuplicateId { value: String, first: String },
    RefundAbovePaid { refunded: String, paid: String },
    RateRequired { tier: String, edition: String, from: String, to: String },
    RateIsPublished { tier: String, edition: String },
    RateOutOfRange { rate: String, edition: String, from: String, to: String },
    SettlementTimesDiffer { settlement: String, time: String, first: String, first_time: String },
    FieldNotOfProgram { name: String, program: String },
    UnknownProgram { value: String, known: Vec<String> },
    UnknownEdition { value: String, program: String, known: Vec<String> },
    UnknownReading { value: String, known: Vec<String> },
    BadCount { value: String, least: u32, most: u32 },
    MonthsDiffer { given: usize, months: usize },
    TotalTooLarge,
    PaidAfterCalendar,
    TooManyOrders { most: usize },
}

impl Problem {
    /// The problem at its place.
    pub fn at(self, path: impl Into<String>) -> Error {
        Mistake { code: self.code(), path: path.into(), message: self.message(), hint: self.hint() }.into()
    }

    fn code(&self) -> Code {
        match self {
            Self::MalformedJson { .. } => Code::MalformedJson,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::MissingField { .. } => Code::MissingField,
            Self::WrongType { .. } => Code::WrongType,
            Self::UnknownValue { .. } | Self::UnknownProduct { .. } => Code::UnknownValue,
            Self::BadNumber { .. } => Code::BadNumber,
            Self::TooManyDecimals { .. } => Code::TooManyDecimals,
            Self::Negative { .. } => Code::Negative,
            Self::TooLarge { .. } | Self::TotalTooLarge | Self::TooManyOrders { .. } => Code::TooLarge,
            Self::BadTime { .. } | Self::BadMonth { .. } | Self::TimeBefore { .. } | Self::PaidAfterCalendar => {
                Code::BadTime
            }
            Self::BadId { .. } => Code::BadId,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::RefundAbovePaid { .. } => Code::RefundAbovePaid,
            Self::RateRequired { .. } => Code::RateRequired,
            Self::RateIsPublished { .. } => Code::RateIsPublished,
            Self::RateOutOfRange { .. } => Code::RateOutOfRange,
            Self::SettlementTimesDiffer { .. } => Code::SettlementTimesDiffer,
            Self::FieldNotOfProgram { .. } => Code::FieldNotOfProgram,
            Self::UnknownProgram { .. } => Code::UnknownProgram,
            Self::UnknownEdition { .. } => Code::UnknownEdition,
            Self::UnknownReading { .. } => Code::UnknownReading,
            Self::BadCount { .. } | Self::MonthsDiffer { .. } => Code::BadCount,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::MalformedJson { detail } => format!("not valid JSON: {detail}"),
            Self::UnknownField { name, .. } => format!("unknown field `{name}`"),
            Self::MissingField { name } => format!("missing field `{name}`"),
            Self::WrongType { expected, found } => format!("expected {expected}, found {found}"),
            Self::UnknownValue { what, value, .. } => format!("unknown {what} `{value}`"),
            Self::UnknownProduct { value, .. } => format!("unknown product `{value}`"),
            Self::BadNumber { value } => format!("`{value}` is not a decimal number"),
            Self::TooManyDecimals { value, most } => format!("`{value}` has more than {most} decimals"),
            Self::Negative { value } => format!("`{value}` is negative"),
            Self::TooLarge { value, most } => format!("`{value}` is above {most}"),
            Self::BadTime { value, date_only: true } => format!("`{value}` is not a date"),
            Self::BadTime { value, date_only: false } => format!("`{value}` is not a time"),
            Self::BadMonth { value } => format!("`{value}` is not a month"),
            Self::TimeBefore { value, earlier, earlier_value } => {
                format!("`{value}` is before `{earlier}`, which is `{earlier_value}`")
            }
            Self::BadId { value } if value.is_empty() => "an id is empty".to_owned(),
            Self::BadId { value } => format!("the id `{value}` is longer than 64 characters"),
            Self::DuplicateId { value, first } => format!("the id `{value}` is already used at `{first}`"),
            Self::RefundAbovePaid { refunded, paid } => {
                format!("`{refunded}` is refunded of `{paid}` that was paid")
            }
            Self::RateRequired { tier, edition, .. } => {
                format!("edition `{edition}` publishes no rate for tier `{tier}`")
            }
            Self::RateIsPublished { tier, edition } => {
                format!("edition `{edition}` publishes the rate of tier `{tier}`")
            }
            Self::RateOutOfRange { rate, edition, from, to } => {
                format!("`{rate}` is outside the range `{from}` to `{to}` that edition `{edition}` publishes")
            }
            Self::SettlementTimesDiffer { settlement, time, first, first_time } => {
                format!("settlement `{settlement}` is paid at `{time}` here and at `{first_time}` by order `{first}`")
            }
            Self::FieldNotOfProgram { name, program } => format!("program `{program}` has no field `{name}`"),
            Self::UnknownProgram { value, .. } => format!("unknown program `{value}`"),
            Self::UnknownEdition { value, program, .. } => {
                format!("program `{program}` has no edition `{value}`")
            }
            Self::UnknownReading { value, .. } => format!("unknown reading `{value}`"),
            Self::BadCount { value, least, most } => format!("`{value}` is not a whole number from {least} to {most}"),
            Self::MonthsDiffer { given, months } => format!("the list is for {given} months, the plan has {months}"),
            Self::TooManyOrders { most } => format!("the plan has more than {most} orders to judge"),
            Self::TotalTooLarge => "the total is too large for an exact decimal".to_owned(),
            Self::PaidAfterCalendar => "what it earns would be paid after the year 9999".to_owned(),
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::MalformedJson { .. } => {
                "check the text near that place; names and texts stand in double quotes".to_owned()
            }
            Self::UnknownField { name, known } => one_of(name, known, "the fields here are"),
            Self::MissingField { name } => format!("add `{name}`"),
            Self::WrongType { expected, found } => match *expected {
                "an amount as text" | "a number as text" => {
                    format!("write it in quotes with up to two decimals, as \"{}\"", in_quotes(found, "99.00"))
                }
                "a rate as text" => format!("write it in quotes as a fraction, as \"{}\"", in_quotes(found, "0.25")),
                expected => format!("give {expected}"),
            },
            Self::UnknownValue { value, known, .. } => one_of(value, known, "the values here are"),
            Self::UnknownProduct { value, known } => {
                format!("{}; for another product give its `class`", one_of(value, known, "the catalogue has"))
            }
            Self::BadNumber { .. } => "write digits with a point before the decimals, as \"1234.50\"".to_owned(),
            Self::TooManyDecimals { most, .. } => {
                format!("give at most {most} decimals; nothing is rounded on the way in")
            }
            Self::Negative { .. } => "give zero or more; money paid back goes into `refunded`".to_owned(),
            Self::TooLarge { most, .. } => format!("give at most {most}"),
            Self::BadTime { date_only: true, .. } => "write a day of the calendar as 2024-06-11".to_owned(),
            Self::BadTime { date_only: false, .. } => {
                "write it as 2024-06-11, 2024-06-11T09:30 or 2024-06-11T09:30:15, in the program's own zone".to_owned()
            }
            Self::BadMonth { .. } => "write a month of the calendar as 2026-01".to_owned(),
            Self::TimeBefore { earlier, .. } => format!("give a time that is not before `{earlier}`"),
            Self::BadId { .. } => "give 1 to 64 characters".to_owned(),
            Self::DuplicateId { .. } => "give each an id of its own".to_owned(),
            Self::RefundAbovePaid { .. } => "give at most what was paid".to_owned(),
            Self::RateRequired { from, to, .. } => format!("give `referrer.tier_rate` from \"{from}\" to \"{to}\""),
            Self::RateIsPublished { .. } => "leave `tier_rate` out".to_owned(),
            Self::RateOutOfRange { from, to, .. } => format!("give a rate from \"{from}\" to \"{to}\""),
            Self::SettlementTimesDiffer { .. } => {
                "give all orders of one cart one `paid_at`, or another `settlement`".to_owned()
            }
            Self::FieldNotOfProgram { name, .. } => format!("leave `{name}` out, or choose the program that has it"),
            Self::UnknownProgram { value, known } => one_of(value, known, "the programs are"),
            Self::UnknownEdition { value, known, .. } => {
                format!(
                    "{}; left out, each order uses the one in force when it was paid",
                    one_of(value, known, "its editions are")
                )
            }
            Self::UnknownReading { value, known } => one_of(value, known, "the readings of this program are"),
            Self::BadCount { least, most, .. } => {
                format!("give a whole number from {least} to {most}, without quotes")
            }
            Self::MonthsDiffer { .. } => "give one number for each month, or one text for all".to_owned(),
            Self::TooManyOrders { .. } => "give fewer months, a longer `every_days` or an earlier `until`".to_owned(),
            Self::TotalTooLarge => "split the scenario".to_owned(),
            Self::PaidAfterCalendar => "give an earlier day".to_owned(),
        }
    }
}

/// What a wrong number looks like as text: itself where it could be one, else an example.
fn in_quotes<'a>(found: &'a str, example: &'a str) -> &'a str {
    let number = found.strip_prefix("the number `").and_then(|rest| rest.strip_suffix('`'));
    number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')).unwrap_or(example)
}

/// Names the nearest known word, or all of them.
fn one_of(value: &str, known: &[String], lead: &str) -> String {
    if let Some(nearest) = nearest(value, known) {
        return format!("did you mean `{nearest}`?");
    }
    let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    format!("{lead} {}", names.join(", "))
}

/// The known word with the fewest edits from `value`, where a third of its length or less separates them.
pub(crate) fn nearest<'a>(value: &str, known: &'a [String]) -> Option<&'a str> {
    let distance = |name: &&String| edits(value, name);
    let best = known.iter().min_by_key(distance)?;
    let allowed = value.chars().count().max(best.chars().count()) / 3;
    (edits(value, best) <= allowed).then_some(best.as_str())
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(80).collect();
    let left: Vec<char> = left.chars().take(80).collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=right.len()).collect()];
    for (i, from) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in right.iter().enumerate() {
            let replaced = rows[i][j] + usize::from(from != to);
            let mut best = replaced.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *from == right[j - 1] && left[i - 1] == *to {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

impl fmt::Display for Error {
    /// `place: message (hint)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} ({})", self.message, self.hint)
    }
}

impl std::error::Error for Error {}

/// The spellings of a closed set of words.
pub(crate) fn spellings<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|value| value.word().to_owned()).collect()
}
