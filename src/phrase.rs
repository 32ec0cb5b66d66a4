//! Sentences as data: a pattern in English and what stands in its gaps, so that whoever shows them can tell them in another language.

use std::borrow::Cow;
use std::fmt::Display;

/// The most characters that a message quotes of a text.
const MOST_QUOTED: usize = 120;

/// A sentence of an error or a finding, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// What is the same in every language: what was given, an id, a figure.
    Plain(String),
    /// What rules say in English and in Chinese.
    Named(crate::program::Text),
    /// A pattern in English with what stands in its gaps, one after the other.
    Of(&'static str, Vec<Phrase>),
}

/// A sentence: a pattern with a `{}` for each value that follows. What is an English word must be a [`Phrase`] itself.
macro_rules! phrase {
    ($pattern:literal $(, $value:expr)* $(,)?) => {
        $crate::phrase::Phrase::Of($pattern, vec![$($crate::phrase::Phrase::from($value)),*])
    };
}

pub(crate) use phrase;

impl<T: Display> From<T> for Phrase {
    fn from(value: T) -> Self {
        Self::Plain(value.to_string())
    }
}

impl Phrase {
    /// An English word or sentence without gaps.
    pub(crate) fn word(word: &'static str) -> Self {
        Self::Of(word, Vec::new())
    }

    /// The sentence with an [`excerpt`] in each gap.
    pub(crate) fn in_excerpts(self) -> Self {
        match self {
            Self::Plain(text) => Self::Plain(excerpt(&text).into_owned()),
            Self::Of(pattern, values) => Self::Of(pattern, values.into_iter().map(Self::in_excerpts).collect()),
            named @ Self::Named(_) => named,
        }
    }

    /// The sentence in English.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Named(text) => text.en.clone(),
            Self::Of(pattern, values) => fill(pattern, &values.iter().map(Self::english).collect::<Vec<_>>()),
        }
    }
}

/// What a message quotes of a text: the text, or of a longer one its first 120 characters with `…` after them.
///
/// # Examples
/// ```
/// assert_eq!(referral_statement::excerpt("ecs"), "ecs");
/// assert_eq!(referral_statement::excerpt(&"汉".repeat(121)), "汉".repeat(120) + "…");
/// ```
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A pattern with these values in its gaps: `{}` is the next of them, `{1}` the second.
///
/// # Examples
/// ```
/// let values = ["a".to_owned(), "b".to_owned()];
/// assert_eq!(referral_statement::fill("`{}` or {}", &values), "`a` or b");
/// assert_eq!(referral_statement::fill("{1}, {0}, { ... }", &values), "b, a, { ... }");
/// ```
#[must_use]
pub fn fill(pattern: &str, values: &[String]) -> String {
    let (mut filled, mut rest, mut next) = (String::new(), pattern, 0);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let gap = after.split_once('}').filter(|(name, _)| name.bytes().all(|letter| letter.is_ascii_digit()));
        if let Some((name, after)) = gap {
            let index = name.parse().unwrap_or(next);
            next = index + 1;
            filled.push_str(values.get(index).map_or("", String::as_str));
            rest = after;
        } else {
            // No gap, but a bracket of what is told.
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The words in backticks, separated by commas.
pub(crate) fn quoted<T: Display>(words: &[T]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
