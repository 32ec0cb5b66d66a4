//! The sentences that explain a statement, in English and Simplified Chinese.
//!
//! A statement holds typed steps and never prose; here they are told, at three depths: an order in one sentence
//! ([`Voice::order`]), its steps ([`Voice::step`]), and all of it ([`explain`]). Figures are written by whoever tells
//! ([`Figures`]): a page asks its browser, everything else uses [`Plain`], which writes the same letters.
//!
//! ```
//! use referral_explain::{Lang, explain};
//! use referral_statement::{Programs, json};
//!
//! let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! let scenario = r#"{
//!     "program": "cn-ambassador",
//!     "customers": [{"id": "B", "linked_at": "2024-06-10T10:30", "orders": [
//!         {"id": "B-1", "paid_at": "2024-06-11", "paid": "99.00", "product": "ecs"},
//!         {"id": "B-2", "paid_at": "2024-06-12", "paid": "99.00", "product": "rds-mysql"}]}]
//! }"#;
//! let statement = json::statement(&programs, scenario).unwrap();
//! let sentences = explain(&programs, &statement, Lang::En, Some("B-2")).unwrap();
//! assert_eq!(
//!     sentences[0],
//!     "B-2 earned ¥14.85: 15% of ¥99.00, a later purchase, under the reading “15% in every tier” (Q2).",
//! );
//! ```

/// A text in the language of a voice: one that is missing does not compile.
macro_rules! say {
    ($lang:expr, en: $en:expr, zh: $zh:expr $(,)?) => {
        match $lang {
            $crate::Lang::En => String::from($en),
            $crate::Lang::ZhCn => String::from($zh),
        }
    };
}

mod change;
mod conditions;
mod deviation;
mod difference;
mod figures;
mod order;
mod phrases;
mod reply;
mod statement;
mod step;
mod voice;
pub mod words;

use referral_statement::{Error, Node, Problem, Programs, Statement};

pub use figures::{Figures, Plain, count, days_in_chinese, money, percent, percent_digits};
pub use phrases::{in_chinese, patterns, phrase};
pub use reply::Case;
pub use step::Told;
pub use voice::Voice;

/// A language in which a statement is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// The language of a tag: `en` or `zh-CN`.
    pub fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }
}

/// A statement in sentences, or one order of it: first what it comes to, then what leads to it, then when it is paid and what
/// it rests on. Nothing where the program or the order is not known.
pub fn explain(programs: &Programs, statement: &Statement, lang: Lang, order: Option<&str>) -> Option<Vec<String>> {
    let figures = Plain::new(lang, &statement.currency);
    let voice = Voice { lang, program: programs.get(&statement.program)?, figures: &figures };
    match order {
        None => Some(voice.statement(statement)),
        Some(id) => voice.order_in_full(statement, id),
    }
}

/// The assumptions of this code on which a statement rests, a sentence for each edition that makes it. Nothing where the program is
/// not known or the statement has no such notice.
pub fn explain_notice(programs: &Programs, statement: &Statement, lang: Lang, code: &str) -> Option<Vec<String>> {
    let figures = Plain::new(lang, &statement.currency);
    let voice = Voice { lang, program: programs.get(&statement.program)?, figures: &figures };
    let notices = statement.notices.iter().filter(|notice| notice.code == code);
    let sentences: Vec<String> = notices.map(|notice| voice.notice(notice)).collect();
    (!sentences.is_empty()).then_some(sentences)
}

/// [`explain`] and [`explain_notice`] for a host: the statement as a tree, and beside it `{"lang": "en" | "zh-CN"}` with either
/// `"order": id` or `"notice": code`, or neither for all of it.
///
/// # Errors
/// A statement that is none, a language, an order or a notice that is not known.
pub fn explain_node(programs: &Programs, statement: &Node, options: &Node) -> Result<Vec<String>, Error> {
    let statement = Statement::read(statement)?;
    let option = |name: &str| options.field(name).and_then(Node::plain);
    let strange = |name: &str, known: &[&str]| {
        let known = known.iter().map(|&name| name.to_owned()).collect();
        Problem::UnknownField { name: name.to_owned(), known }.at(format!("explain.{name}"))
    };
    let known = ["lang", "order", "notice"];
    if let Some((name, _)) = options.fields().iter().find(|(name, _)| !known.contains(&name.as_str())) {
        return Err(strange(name, &known));
    }
    if option("order").is_some() && option("notice").is_some() {
        // One or the other: a notice is no part of an order.
        return Err(strange("notice", &["lang", "order"]));
    }
    let tag = option("lang").ok_or_else(|| Problem::MissingField { name: "lang".to_owned() }.at("explain.lang"))?;
    let unknown = |what, value: &str, known: Vec<String>, at: &str| {
        Problem::UnknownValue { what, value: value.to_owned(), known }.at(at)
    };
    let tags = || Lang::ALL.map(|lang| lang.tag().to_owned()).to_vec();
    let lang = Lang::of(tag).ok_or_else(|| unknown("language", tag, tags(), "explain.lang"))?;
    if programs.get(&statement.program).is_none() {
        let known = programs.iter().map(|program| program.id().to_owned()).collect();
        return Err(Problem::UnknownProgram { value: statement.program, known }.at("statement.program"));
    }
    if let Some(code) = option("notice") {
        return explain_notice(programs, &statement, lang, code).ok_or_else(|| {
            let known = statement.notices.iter().map(|notice| notice.code.clone()).collect();
            unknown("notice", code, known, "explain.notice")
        });
    }
    explain(programs, &statement, lang, option("order")).ok_or_else(|| {
        let orders = statement.customers.iter().flat_map(|customer| &customer.orders);
        let known = orders.map(|order| order.id.clone()).collect();
        unknown("order", option("order").unwrap_or_default(), known, "explain.order")
    })
}

/// A part of a sentence as a sentence.
pub(crate) fn sentence(lang: Lang, part: &str) -> String {
    let mut letters = part.chars();
    match lang {
        Lang::ZhCn => format!("{part}。"),
        Lang::En => letters
            .next()
            .map_or_else(String::new, |first| format!("{}{}.", first.to_ascii_uppercase(), letters.as_str())),
    }
}
