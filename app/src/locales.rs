//! The page's texts, in every language by hand: a text that is missing in one is an error of the compiler.

#[cfg(not(target_arch = "wasm32"))]
pub mod built;
pub mod calendar;
pub mod checks;
pub mod compare;
pub mod doctor;
pub mod embed;
mod en;
pub mod estimate;
pub mod faults;
pub mod forecast;
pub mod keep;
pub mod ledger;
pub mod own;
pub mod print;
mod pseudo;
pub mod rules;
pub mod scenario;
pub mod share;
pub mod shell;
pub mod statement;
pub mod support;
mod texts;
pub mod widget;
mod zh_cn;

use referral_statement::{
    Bend, Billing, Class, Code, CustomerKind, EarnedBy, Grade, LimitId, LinkedBy, OrderKind, Role, Text,
};

use crate::state::{Field, Theme};

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Simplified Chinese.
    ZhCn,
    /// English in disguise, to see what is not translated and what does not fit.
    Pseudo,
}

/// A text that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Heading,
    Lede,
    Program,
    Language,
    Theme(Theme),
    // The form.
    Fewer,
    More,
    MoreSpend,
    MoreOrders,
    Friends,
    Customers,
    SpendAnytime,
    LaterAnytime,
    CountsForBoth,
    CountsForNothing,
    FirstOrder,
    LaterOrder,
    PaidInCash,
    NoneIfZero,
    Product,
    AnyProduct,
    AnyCoreProduct,
    NotCounted,
    ProductNote,
    ProductOut,
    Billing(Billing),
    BillingName,
    Registered,
    Linked,
    FirstDay,
    FirstOrderDay,
    LaterDay,
    LaterOrderDay,
    DayNote,
    LaterKindName,
    Kind(OrderKind),
    Tier,
    NoTiers,
    TierRate,
    CustomerName,
    Customer(CustomerKind),
    ClassName,
    ClassOfCatalogue,
    Class(Class),
    Edition,
    EditionInForce,
    LinkedByName,
    LinkedBy(LinkedBy),
    Instalments,
    InstalmentsNote,
    // Readings.
    Readings,
    Default,
    MovesTotal,
    DecideHere,
    // The statement.
    Statement,
    YouEarn,
    AsCredit,
    AsCash,
    Grade(Grade),
    Stale,
    StaleField,
    PeekStale,
    ThresholdPart,
    NoBonus,
    EachFriend,
    EachCustomer,
    NoLimitOnFriends,
    First,
    Later,
    Role(Role),
    Limit(LimitId),
    TryIt,
    Clause,
    ReadOn,
    ReadAs,
    WhenItArrives,
    RegisteredMark,
    LinkedMark,
    DateNotPublished,
    NothingArrives,
    EarnedBy(EarnedBy),
    // The steps.
    StepSum,
    Fails,
    // The curve.
    YouAreHere,
    CurveOfSpend,
    CurveOfOrder,
    CurveTable,
    AtAmount,
    Reward,
    WhatHappens,
    Bend(Bend),
    Footer,
}

/// A text with figures in it, each already written in the reader's language.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "each is the sentence of its name; the fields are what stands in it")]
pub enum Msg<'a> {
    Understood { amount: &'a str },
    SpendWithin { days: i64 },
    LaterUpTo { day: i64 },
    CountsForThreshold { amount: &'a str },
    RateNotPublished { from: &'a str, to: &'a str },
    Zone { zone: &'a str },
    ReadingsOpen { all: usize, moving: usize },
    OpenAs { option: &'a str },
    Range { lowest: &'a str, highest: &'a str, readings: usize },
    Fault { field: Field, code: Code, typed: &'a str, range: Option<(&'a str, &'a str)> },
    ThresholdReached { amount: &'a str, on: &'a str },
    ThresholdMissed { amount: &'a str, spend: &'a str },
    BonusOf { rate: &'a str, base: &'a str },
    BonusAbove { above: &'a str, until: Option<&'a str> },
    BonusNotReached { above: &'a str, spend: &'a str },
    LimitOfFriend { limit: &'a str },
    ToGo { left: &'a str },
    TakesAway { over: &'a str },
    Times { count: &'a str, spend: bool },
    TimesStep { each: &'a str, count: &'a str, total: &'a str },
    SumOfParts { parts: &'a str, sum: &'a str },
    RateOf { rate: &'a str, counted: &'a str },
    LimitedBy { earned: &'a str, limits: &'a str },
    LeftOf { left: &'a str, limit: &'a str },
    UsedOf { used: &'a str, limit: &'a str, left: &'a str },
    Expires { on: &'a str },
    Part { part: usize, parts: usize },
    CurveSummary { points: &'a str, at: &'a str, reward: &'a str },
    CurvePoint { at: &'a str, reward: &'a str, why: &'a str },
    YouAreHere { at: &'a str, reward: &'a str },
    Noted { what: &'a str, reward: &'a str },
    RestsOn { count: usize },
    Peek { total: &'a str },
}

impl Lang {
    /// The language of a tag such as `zh-CN`.
    pub fn of(tag: &str) -> Self {
        match tag.to_ascii_lowercase().as_str() {
            "en-xa" => Self::Pseudo,
            tag if tag.starts_with("zh") => Self::ZhCn,
            _ => Self::En,
        }
    }

    /// The tag that browsers know.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
            Self::Pseudo => "en-XA",
        }
    }

    /// A text.
    pub fn say(self, label: Label) -> &'static str {
        match self {
            Self::En => en::say(label),
            Self::ZhCn => zh_cn::say(label),
            Self::Pseudo => pseudo::label(en::say(label)),
        }
    }

    /// A text with figures in it.
    pub fn tell(self, msg: Msg<'_>) -> String {
        match self {
            Self::En => en::tell(msg),
            Self::ZhCn => zh_cn::tell(msg),
            Self::Pseudo => pseudo::text(&en::tell(msg)),
        }
    }

    /// The language of the sentences that explain.
    pub fn told(self) -> referral_explain::Lang {
        match self {
            Self::En | Self::Pseudo => referral_explain::Lang::En,
            Self::ZhCn => referral_explain::Lang::ZhCn,
        }
    }

    /// An English text as this language shows it.
    pub fn english(self, text: String) -> String {
        if self == Self::Pseudo { pseudo::text(&text) } else { text }
    }

    /// A text of the rules.
    pub fn pick(self, text: &Text) -> &str {
        match self {
            Self::En | Self::Pseudo => &text.en,
            Self::ZhCn => &text.zh_cn,
        }
    }

    /// What stands between the parts of a remark.
    pub fn pause(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => ", ",
            Self::ZhCn => "，",
        }
    }

    /// What stands between sentences.
    pub fn space(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => " ",
            Self::ZhCn => "",
        }
    }

    /// What stands between a name and what it names.
    pub fn colon(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => ": ",
            Self::ZhCn => "：",
        }
    }

    /// What stands between items that have commas themselves.
    pub fn semicolon(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => "; ",
            Self::ZhCn => "；",
        }
    }

    /// What stands between the items of a list.
    pub fn comma(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => ", ",
            Self::ZhCn => "、",
        }
    }
}
