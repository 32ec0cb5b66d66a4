//! The single values of rule files: how each is read, and its schema beside it.

use super::reader::Reader;
use super::shape::{Keys, Shape, own};
use crate::error::{Code, Problem};
use crate::finding::RuleCode;
use crate::money::{Money, Rate};
use crate::node::{Cursor, Node, Table};
use crate::period::{Date, Time, Window};
use crate::phrase::phrase;
use crate::program::{Counting, Follows, RateValue, Text};
use crate::words::{
    Account, Basis, Billing, Class, CustomerKind, FactKind, Figure, Grade, LimitId, LinkedBy, OrderKind, PartId, Pays,
    Role, Word,
};

#[cfg(feature = "schema")]
use super::schema::{Definitions, Properties, one_of_words, pattern};
#[cfg(feature = "schema")]
use serde_json::{Value, json};

/// Declares the shape of a value: what it is, what is read, what the schema calls it, how it is read, and its schema.
macro_rules! value {
    (
        $(#[doc = $doc:literal])+ $shape:ty => $value:ty, $name:expr,
        |$at:ident, $reader:ident| $read:expr, |$to:ident| $schema:expr
    ) => {
        impl $crate::program::file::shape::Shape for $shape {
            type Value = $value;

            fn read(
                $at: &$crate::node::Cursor<'_>,
                $reader: &mut $crate::program::file::reader::Reader,
            ) -> Option<$value> {
                $read
            }

            #[cfg(feature = "schema")]
            fn schema($to: &mut $crate::program::file::schema::Definitions) -> serde_json::Value {
                let schema = $schema;
                $to.define($name, concat!($($doc, "\n"),+), schema)
            }
        }
    };
}

pub(super) use value;

/// An id of the file's own.
pub(crate) enum Id {}

/// Any text.
pub(crate) enum Words {}

/// The currency's code.
pub(crate) enum Currency {}

/// A whole number of at least 1.
pub(crate) enum Count {}

/// A scenario, without the program that it is of.
pub(crate) enum Facts {}

/// Options of readings.
pub(crate) enum Options {}

/// A text written into the table around it, one field for each language.
pub(crate) enum TextHere {}

value!(
    /// 1 to 64 characters.
    Id => String, "Id",
    |at, reader| reader.keep(at, at.id()).map(str::to_owned),
    |to| json!({"type": "string", "minLength": 1, "maxLength": 64})
);
value!(
    /// Any text.
    Words => String, "Words",
    |at, reader| reader.keep(at, at.text()).map(str::to_owned),
    |to| json!({"type": "string"})
);
value!(
    /// An ISO 4217 code: three capital letters.
    Currency => String, "Currency",
    |at, reader| currency(at, reader),
    |to| pattern("^[A-Z]{3}$", "CNY")
);
value!(
    /// An amount as text: digits with up to two decimals, at most 10^12.
    Money => Money, "Money",
    |at, reader| reader.keep(at, at.money()),
    |to| pattern(r"^[0-9]+(\.[0-9]{1,2})?$", "99.00")
);
value!(
    /// A rate as text: a fraction from 0 to 1 with up to six decimals; 0.25 is 25%.
    Rate => Rate, "Rate",
    |at, reader| reader.keep(at, at.rate()),
    |to| pattern(r"^(0+(\.[0-9]{1,6})?|0*1(\.0{1,6})?)$", "0.25")
);
value!(
    /// A day as text.
    Date => Date, "Date",
    |at, reader| reader.keep(at, at.date()),
    |to| pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-01-31")
);
value!(
    /// True or false.
    bool => bool, "Flag",
    |at, reader| reader.keep(at, at.flag()),
    |to| json!({"type": "boolean"})
);
value!(
    /// A whole number from 1 to 1,000,000, without quotes.
    Count => u32, "Count",
    |at, reader| reader.keep(at, at.count()),
    |to| json!({"type": "integer", "minimum": 1, "maximum": 1_000_000})
);
value!(
    /// A scenario as the calculator takes it, without its program.
    Facts => Node, "Facts",
    |at, reader| reader.keep(at, at.any_table()).map(|_| at.node().clone()),
    |to| json!({"type": "object"})
);
value!(
    /// Readings, each with one of its options.
    Options => Node, "Options",
    |at, reader| reader.keep(at, at.any_table()).map(|_| at.node().clone()),
    |to| json!({"type": "object", "additionalProperties": {"type": "string"}})
);
value!(
    /// A moment as text: a day, or a day and the time.
    Time => Time, "Time",
    |at, reader| reader.keep(at, at.time()),
    |to| pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$", "2026-01-31T10:30")
);
value!(
    /// A class of the program's basis: core, strategic or none of orders, counted or none of spend.
    Class => Class, "Class",
    |at, reader| class(at, reader),
    |to| one_of_words::<Class>()
);
value!(
    /// A rate of its own, or the word tier for the rate of the referrer's tier.
    RateValue => RateValue, "RateValue",
    |at, reader| {
        if at.text() == Ok("tier") { Some(RateValue::Tier) } else { reader.keep(at, at.rate()).map(RateValue::Of) }
    },
    |to| json!({"anyOf": [{"const": "tier"}, Rate::schema(to)]})
);
value!(
    /// How long something lasts: a table of days (of 24 hours) or of calendar months, or the word unlimited.
    Window => Window, "Window",
    |at, reader| window(at, reader),
    |to| {
        let one = |unit: &str, count: &Value| {
            json!({"type": "object", "properties": {unit: count}, "required": [unit], "additionalProperties": false})
        };
        let count = Count::schema(to);
        json!({"anyOf": [{"const": "unlimited"}, one("days", &count), one("months", &count)]})
    }
);
value!(
    /// A text in English and Chinese; one text, or one language alone, stands for both.
    Text => Text, "Text",
    |at, reader| {
        if at.is_table() {
            return text_here(&reader.table(at, TextHere::INNER, &[])?, reader);
        }
        let text = reader.keep(at, at.text())?;
        Some(Text { en: text.to_owned(), zh_cn: text.to_owned() })
    },
    |to| {
        let words = json!({"type": "string"});
        json!({"anyOf": [words, {
            "type": "object",
            "properties": {"en": words, "zh-CN": words},
            "minProperties": 1,
            "additionalProperties": false,
        }]})
    }
);

/// The closed sets of words, each with what messages call it.
macro_rules! closed_sets {
    ($($(#[doc = $doc:literal])+ $word:ident = $what:literal,)+) => {$(
        value!(
            $(#[doc = $doc])+ $word => $word, stringify!($word),
            |at, reader| reader.keep(at, at.word($what)),
            |to| one_of_words::<$word>()
        );
    )+};
}

closed_sets! {
    /// What is paid with.
    Pays = "kind of payment",
    /// What earns.
    Basis = "basis",
    /// How well the values are supported.
    Grade = "grade",
    /// What a customer was when the referrer reached them.
    CustomerKind = "customer kind",
    /// How a customer came to be linked.
    LinkedBy = "way of linking",
    /// What an order does.
    OrderKind = "order kind",
    /// When an order is paid.
    Billing = "billing",
    /// Who the referrer is.
    Account = "account",
    /// The part that an order plays.
    Role = "role",
    /// What is limited.
    LimitId = "limit",
    /// A part of what a friend brings.
    PartId = "part",
    /// What makes an order the first.
    Follows = "way of following",
    /// How a product is found to count.
    Counting = "way of counting",
    /// What a worked example prints.
    Figure = "figure",
    /// What a fact is about.
    FactKind = "kind of fact",
}

fn currency(at: &Cursor<'_>, reader: &mut Reader) -> Option<String> {
    let code = reader.keep(at, at.text())?;
    if code.len() != 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        let hint = phrase!("give an ISO 4217 code, three capital letters such as \"EUR\"");
        reader.note(at, Code::UnknownValue, phrase!("`{}` is no code of a currency", code), hint);
    }
    Some(code.to_owned())
}

fn class(at: &Cursor<'_>, reader: &mut Reader) -> Option<Class> {
    let class: Class = reader.keep(at, at.word("class"))?;
    if let Some(basis) = reader.basis.filter(|basis| !basis.classes().contains(&class)) {
        let known = basis.classes().iter().map(|class| class.word().to_owned()).collect();
        reader.report(at, Problem::UnknownValue { what: "class", value: class.word().to_owned(), known });
    }
    Some(class)
}

fn window(at: &Cursor<'_>, reader: &mut Reader) -> Option<Window> {
    if !at.is_table() {
        let text = reader.keep(at, at.text())?;
        if text != "unlimited" {
            let known = vec!["unlimited".to_owned()];
            reader.report(at, Problem::UnknownValue { what: "window", value: text.to_owned(), known });
            return None;
        }
        return Some(Window::Unlimited);
    }
    let table = reader.table(at, &[own("days"), own("months")], &[])?;
    match (table.get("days"), table.get("months")) {
        (Some(days), None) => Count::read(&days, reader).map(Window::Days),
        (None, Some(months)) => Count::read(&months, reader).map(Window::Months),
        _ => {
            reader.note(
                at,
                RuleCode::WindowUnclear,
                phrase!("a window has `days` or `months`"),
                phrase!("give one of the two"),
            );
            None
        }
    }
}

fn text_here(table: &Table<'_>, reader: &mut Reader) -> Option<Text> {
    let (en, zh_cn) = (table.get("en"), table.get("zh-CN"));
    if en.is_none() && zh_cn.is_none() {
        reader.missing(table, "en");
        return None;
    }
    let mut one = |at: Option<Cursor<'_>>| at.map(|at| reader.keep(&at, at.text()).map(str::to_owned));
    match (one(en), one(zh_cn)) {
        (Some(text), None) | (None, Some(text)) => text.map(|text| Text { en: text.clone(), zh_cn: text }),
        (en, zh_cn) => Some(Text { en: en??, zh_cn: zh_cn?? }),
    }
}

impl Shape for TextHere {
    type Value = Text;

    const INNER: &'static [Keys] = &[own("en"), own("zh-CN")];

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Text> {
        text_here(&reader.keep(at, at.any_table())?, reader)
    }

    fn field(table: &Table<'_>, _: &'static str, reader: &mut Reader) -> Option<Text> {
        text_here(table, reader)
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        Text::schema(to)
    }

    #[cfg(feature = "schema")]
    fn describe(_: &str, text: &str, to: &mut Definitions, table: &mut Properties) {
        let words = Words::schema(to);
        table.add("en", &format!("{} In English.", text.trim()), false, words.clone());
        table.add("zh-CN", &format!("{} In Chinese.", text.trim()), false, words);
        table.any_of(&["en", "zh-CN"]);
    }
}
