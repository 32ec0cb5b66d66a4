//! The page in English.

#![allow(clippy::match_same_arms, clippy::too_many_lines, reason = "a table of texts")]

mod told;

use referral_explain::{Lang, words};
use referral_statement::Bend;

use super::Label;
use crate::state::Theme;

pub use told::tell;

/// The language of the words that sentences share.
const TOLD: Lang = Lang::En;

/// A text.
pub fn say(label: Label) -> &'static str {
    match label {
        Label::Heading => "What will you earn?",
        Label::Lede => {
            "Say who you refer and what they spend. Every figure on the statement opens to the rule it came from."
        }
        Label::Program => "Program",
        Label::Language => "Language",
        Label::Theme(Theme::Auto) => "Colours: as your system",
        Label::Theme(Theme::Light) => "Colours: light",
        Label::Theme(Theme::Dark) => "Colours: dark",
        Label::Fewer => "One fewer",
        Label::More => "One more",
        Label::MoreSpend => "When they pay",
        Label::MoreOrders => "More about the orders",
        Label::Friends => "Friends who register and spend",
        Label::Customers => "Customers who order",
        Label::SpendAnytime => "Each friend spends",
        Label::LaterAnytime => "and later",
        Label::CountsForBoth => "counts toward the fixed reward and the bonus",
        Label::CountsForNothing => "counts toward nothing",
        Label::FirstOrder => "Each customer's first order",
        Label::LaterOrder => "and a later order",
        Label::PaidInCash => "paid in cash, after coupons",
        Label::NoneIfZero => "0.00 for none",
        Label::Product => "What they buy",
        Label::AnyProduct => "Any product that counts",
        Label::AnyCoreProduct => "Any core product",
        Label::NotCounted => "not counted",
        Label::ProductOut => "not counted: what is spent on it earns nothing",
        Label::ProductNote => "some products are not counted",
        Label::Billing(billing) => words::billing(TOLD, billing),
        Label::BillingName => "How it is billed",
        Label::Registered => "They register on",
        Label::Linked => "They open your link on",
        Label::FirstDay => "The first amount is paid on day",
        Label::FirstOrderDay => "First order, days after the link",
        Label::LaterDay => "The later amount is paid on day",
        Label::LaterOrderDay => "Later order, days after the link",
        Label::DayNote => "day 0 is the day of registration",
        Label::LaterKindName => "The later order is",
        Label::Kind(kind) => words::kind(TOLD, kind),
        Label::Tier => "Your tier",
        Label::NoTiers => "the rules of that time knew no tiers",
        Label::TierRate => "The rate of your tier",
        Label::CustomerName => "Each customer is",
        Label::Customer(kind) => words::customer(TOLD, kind),
        Label::ClassName => "The product is",
        Label::ClassOfCatalogue => "as the catalogue has it",
        Label::Class(class) => words::class(TOLD, class),
        Label::Edition => "The rules",
        Label::EditionInForce => "in force on the day of each order",
        Label::LinkedByName => "They came by",
        Label::LinkedBy(by) => words::linked_by(TOLD, by),
        Label::Instalments => "Two instalments above",
        Label::InstalmentsNote => "a figure that the page does not print; leave empty if unknown",
        Label::Readings => "Clauses that can be read in two ways",
        Label::Default => "default",
        Label::MovesTotal => "moves this total",
        Label::DecideHere => "decide it",
        Label::Statement => "Statement",
        Label::YouEarn => "You earn",
        Label::AsCredit => "in cloud credit, as coupons",
        Label::AsCash => "in cash, before tax",
        Label::Grade(grade) => words::grade(TOLD, grade),
        Label::Stale => "Not for what you typed. These are the last figures that could be read; to correct:",
        Label::PeekStale => "Something is to be corrected · see the statement",
        Label::StaleField => "go to the field",
        Label::ThresholdPart => "Fixed reward",
        Label::NoBonus => "No bonus",
        Label::EachFriend => "Each friend",
        Label::EachCustomer => "Each customer",
        Label::NoLimitOnFriends => "no limit on the number of friends",
        Label::First => "First order",
        Label::Later => "Later order",
        Label::Role(role) => words::role(TOLD, role),
        Label::Limit(limit) => words::limit(TOLD, limit),
        Label::TryIt => "Try it",
        Label::Clause => "Clause",
        Label::ReadOn => "read on",
        Label::ReadAs => "read as",
        Label::WhenItArrives => "When it arrives",
        Label::RegisteredMark => "registered",
        Label::LinkedMark => "link opened",
        Label::DateNotPublished => "date not published",
        Label::NothingArrives => "Nothing is paid, so nothing arrives.",
        Label::EarnedBy(by) => words::earned_by(TOLD, by),
        Label::StepSum => "Sum",
        Label::Fails => "not met",
        Label::CurveOfSpend => "Reward for one friend, by what they spend",
        Label::CurveOfOrder => "Reward for one customer, by the first order",
        Label::CurveTable => "The curve as a table",
        Label::AtAmount => "At",
        Label::Reward => "Reward",
        Label::WhatHappens => "What happens there",
        Label::YouAreHere => "you are here",
        Label::Bend(bend) => match bend {
            Bend::Order => "the order counts",
            Bend::Instalments => "paid in instalments",
            Bend::Threshold => "reward starts",
            Bend::Bonus => "bonus starts",
            Bend::OrderPaid => "limit of one order",
            Bend::CustomerPaid => "limit on what is paid",
            Bend::CustomerReward => "limit on the reward",
            Bend::FriendTotal => "limit reached",
        },
        Label::Footer => {
            "Not affiliated with Alibaba Cloud or anyone else whose program is shown. An estimate by published rules, not a promise of payment. Nothing that you type leaves this browser; “Saved” lists what it keeps and deletes it."
        }
    }
}
