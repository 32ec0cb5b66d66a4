//! Errors: one type, and every message of the engine in one place.
//!
//! A message is lower case, without a full stop, with the input in backticks; a hint says what to do. The texts are part of
//! the public interface and are asserted whole by the golden cases in `tests/golden/errors/`.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;

use crate::phrase::{Phrase, phrase, quoted};
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
#[non_exhaustive]
pub struct Mistake {
    /// The kind of mistake.
    pub code: Code,
    /// The place: a JSON path such as `customers[0].orders[1].paid`, for a rule file with the file and line before it.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Both as data, for who tells them in another language; JSON does not carry it.
    #[serde(skip)]
    pub phrases: Phrases,
}

/// What is wrong and what to do, as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// What is wrong.
    pub message: Phrase,
    /// What to do.
    pub hint: Phrase,
}

impl Mistake {
    pub(crate) fn new(code: Code, path: String, phrases: Phrases) -> Self {
        Self { code, path, message: phrases.message.english(), hint: phrases.hint.english(), phrases }
    }
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
    WrongType { expected: &'static str, found: Phrase },
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
        let code = self.code();
        Mistake::new(code, path.into(), self.phrases()).into()
    }

    pub(crate) fn phrases(self) -> Phrases {
        Phrases { message: self.message().in_excerpts(), hint: self.hint() }
    }

    pub(crate) fn code(&self) -> Code {
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

    fn message(&self) -> Phrase {
        match self {
            Self::MalformedJson { detail } => phrase!("not valid JSON: {}", detail),
            Self::UnknownField { name, .. } => phrase!("unknown field `{}`", name),
            Self::MissingField { name } => phrase!("missing field `{}`", name),
            Self::WrongType { expected, found } => {
                phrase!("expected {}, found {}", Phrase::word(expected), found.clone())
            }
            Self::UnknownValue { what, value, .. } => phrase!("unknown {} `{}`", Phrase::word(what), value),
            Self::UnknownProduct { value, .. } => phrase!("unknown product `{}`", value),
            Self::BadNumber { value } => phrase!("`{}` is not a decimal number", value),
            Self::TooManyDecimals { value, most } => phrase!("`{}` has more than {} decimals", value, most),
            Self::Negative { value } => phrase!("`{}` is negative", value),
            Self::TooLarge { value, most } => phrase!("`{}` is above {}", value, at_most(most)),
            Self::BadTime { value, date_only: true } => phrase!("`{}` is not a date", value),
            Self::BadTime { value, date_only: false } => phrase!("`{}` is not a time", value),
            Self::BadMonth { value } => phrase!("`{}` is not a month", value),
            Self::TimeBefore { value, earlier, earlier_value } => {
                phrase!("`{}` is before `{}`, which is `{}`", value, earlier, earlier_value)
            }
            Self::BadId { value } if value.is_empty() => phrase!("an id is empty"),
            Self::BadId { value } => phrase!("the id `{}` is longer than 64 characters", value),
            Self::DuplicateId { value, first } => phrase!("the id `{}` is already used at `{}`", value, first),
            Self::RefundAbovePaid { refunded, paid } => {
                phrase!("`{}` is refunded of `{}` that was paid", refunded, paid)
            }
            Self::RateRequired { tier, edition, .. } => {
                phrase!("edition `{}` publishes no rate for tier `{}`", edition, tier)
            }
            Self::RateIsPublished { tier, edition } => {
                phrase!("edition `{}` publishes the rate of tier `{}`", edition, tier)
            }
            Self::RateOutOfRange { rate, edition, from, to } => {
                phrase!("`{}` is outside the range `{}` to `{}` that edition `{}` publishes", rate, from, to, edition)
            }
            Self::SettlementTimesDiffer { settlement, time, first, first_time } => phrase!(
                "settlement `{}` is paid at `{}` here and at `{}` by order `{}`",
                settlement,
                time,
                first_time,
                first
            ),
            Self::FieldNotOfProgram { name, program } => phrase!("program `{}` has no field `{}`", program, name),
            Self::UnknownProgram { value, .. } => phrase!("unknown program `{}`", value),
            Self::UnknownEdition { value, program, .. } => phrase!("program `{}` has no edition `{}`", program, value),
            Self::UnknownReading { value, .. } => phrase!("unknown reading `{}`", value),
            Self::BadCount { value, least, most } => {
                phrase!("`{}` is not a whole number from {} to {}", value, least, most)
            }
            Self::MonthsDiffer { given, months } => {
                phrase!("the list is for {} months, the plan has {}", given, months)
            }
            Self::TooManyOrders { most } => phrase!("the plan has more than {} orders to judge", most),
            Self::TotalTooLarge => phrase!("the total is too large for an exact decimal"),
            Self::PaidAfterCalendar => phrase!("what it earns would be paid after the year 9999"),
        }
    }

    fn hint(&self) -> Phrase {
        match self {
            Self::MalformedJson { .. } => {
                phrase!("check the text near that place; names and texts stand in double quotes")
            }
            Self::UnknownField { name, known } => one_of(name, known, "the fields here are"),
            Self::MissingField { name } => phrase!("add `{}`", name),
            Self::WrongType { expected, found } => match *expected {
                "an amount as text" | "a number as text" => {
                    phrase!("write it in quotes with up to two decimals, as \"{}\"", in_quotes(found, "99.00"))
                }
                "a rate as text" => {
                    phrase!("write it in quotes as a fraction, as \"{}\"", in_quotes(found, "0.25"))
                }
                expected => phrase!("give {}", Phrase::word(expected)),
            },
            Self::UnknownValue { value, known, .. } => one_of(value, known, "the values here are"),
            Self::UnknownProduct { value, known } => {
                phrase!("{}; for another product give its `class`", one_of(value, known, "the catalogue has"))
            }
            Self::BadNumber { .. } => phrase!("write digits with a point before the decimals, as \"1234.50\""),
            Self::TooManyDecimals { most, .. } => {
                phrase!("give at most {} decimals; nothing is rounded on the way in", most)
            }
            Self::Negative { .. } => phrase!("give zero or more; money paid back goes into `refunded`"),
            Self::TooLarge { most, .. } => phrase!("give at most {}", at_most(most)),
            Self::BadTime { date_only: true, .. } => phrase!("write a day of the calendar as 2024-06-11"),
            Self::BadTime { date_only: false, .. } => {
                phrase!("write it as 2024-06-11, 2024-06-11T09:30 or 2024-06-11T09:30:15, in the program's own zone")
            }
            Self::BadMonth { .. } => phrase!("write a month of the calendar as 2026-01"),
            Self::TimeBefore { earlier, .. } => phrase!("give a time that is not before `{}`", earlier),
            Self::BadId { .. } => phrase!("give 1 to 64 characters"),
            Self::DuplicateId { .. } => phrase!("give each an id of its own"),
            Self::RefundAbovePaid { .. } => phrase!("give at most what was paid"),
            Self::RateRequired { from, to, .. } => {
                phrase!("give `referrer.tier_rate` from \"{}\" to \"{}\"", from, to)
            }
            Self::RateIsPublished { .. } => phrase!("leave `tier_rate` out"),
            Self::RateOutOfRange { from, to, .. } => phrase!("give a rate from \"{}\" to \"{}\"", from, to),
            Self::SettlementTimesDiffer { .. } => {
                phrase!("give all orders of one cart one `paid_at`, or another `settlement`")
            }
            Self::FieldNotOfProgram { name, .. } => {
                phrase!("leave `{}` out, or choose the program that has it", name)
            }
            Self::UnknownProgram { value, known } => one_of(value, known, "the programs are"),
            Self::UnknownEdition { value, known, .. } => phrase!(
                "{}; left out, each order uses the one in force when it was paid",
                one_of(value, known, "its editions are")
            ),
            Self::UnknownReading { value, known } => one_of(value, known, "the readings of this program are"),
            Self::BadCount { least, most, .. } => {
                phrase!("give a whole number from {} to {}, without quotes", least, most)
            }
            Self::MonthsDiffer { .. } => phrase!("give one number for each month, or one text for all"),
            Self::TooManyOrders { .. } => phrase!("give fewer months, a longer `every_days` or an earlier `until`"),
            Self::TotalTooLarge => phrase!("split the scenario"),
            Self::PaidAfterCalendar => phrase!("give an earlier day"),
        }
    }
}

/// What a wrong number looks like as text: itself where it could be one, else an example.
fn in_quotes(found: &Phrase, example: &str) -> String {
    let number = match found {
        Phrase::Of(_, values) => values.first().map(Phrase::english),
        _ => None,
    };
    let is_one = |number: &String| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    number.filter(is_one).unwrap_or_else(|| example.to_owned())
}

/// A greatest value: a figure, or a time in words.
fn at_most(most: &'static str) -> Phrase {
    if most.bytes().all(|byte| byte.is_ascii_digit()) { most.into() } else { Phrase::word(most) }
}

/// Names the nearest known word, or all of them.
fn one_of(value: &str, known: &[String], lead: &'static str) -> Phrase {
    match nearest(value, known) {
        Some(nearest) => phrase!("did you mean `{}`?", nearest),
        None => phrase!("{} {}", Phrase::word(lead), quoted(known)),
    }
}

/// How many characters of a word are looked at for its likeness to another.
const LOOKED_AT: usize = 80;

/// The known word with the fewest edits from `value`, where a third of its length or less separates them.
pub(crate) fn nearest<'a>(value: &str, known: &'a [String]) -> Option<&'a str> {
    let distance = |name: &&String| edits(value, name);
    let best = known.iter().min_by_key(distance)?;
    let length = |text: &str| text.chars().take(LOOKED_AT).count();
    let allowed = length(value).max(length(best)) / 3;
    (edits(value, best) <= allowed).then_some(best.as_str())
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(LOOKED_AT).collect();
    let left: Vec<char> = left.chars().take(LOOKED_AT).collect();
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
