//! The page in English.

#![allow(clippy::match_same_arms, clippy::too_many_lines, reason = "a table of texts")]

mod told;

use referral_statement::{
    Bend, Billing, Class, CustomerKind, EarnedBy, Grade, LimitId, LinkedBy, OrderKind, Reason, Role,
};

use super::Label;
use crate::state::Theme;

pub use told::tell;

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
        Label::Billing(Billing::Prepaid) => "Prepaid",
        Label::Billing(Billing::PayAsYouGo) => "Pay-as-you-go",
        Label::BillingName => "How it is billed",
        Label::Registered => "They register on",
        Label::Linked => "They open your link on",
        Label::FirstDay => "The first amount is paid on day",
        Label::FirstOrderDay => "First order, days after the link",
        Label::LaterDay => "The later amount is paid on day",
        Label::LaterOrderDay => "Later order, days after the link",
        Label::DayNote => "day 0 is the day of registration",
        Label::LaterKindName => "The later order is",
        Label::Kind(OrderKind::Purchase) => "a purchase",
        Label::Kind(OrderKind::Upgrade) => "an upgrade",
        Label::Kind(OrderKind::Renewal) => "a renewal",
        Label::Tier => "Your tier",
        Label::NoTiers => "the rules of that time knew no tiers",
        Label::TierRate => "The rate of your tier",
        Label::CustomerName => "Each customer is",
        Label::Customer(kind) => customer(kind),
        Label::ClassName => "The product is",
        Label::ClassOfCatalogue => "as the catalogue has it",
        Label::Class(Class::Core) => "a core product",
        Label::Class(Class::Strategic) => "a strategic product",
        Label::Class(Class::Counted) => "counted",
        Label::Class(Class::None) => "on no list",
        Label::Edition => "The rules",
        Label::EditionInForce => "in force on the day of each order",
        Label::LinkedByName => "They came by",
        Label::LinkedBy(LinkedBy::Registration) => "registering through the link",
        Label::LinkedBy(LinkedBy::Login) => "logging in through the link",
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
        Label::Undated => "as published, undated",
        Label::Grade(grade) => match grade {
            Grade::Official => "official page",
            Grade::OfficialInPart => "official in part",
            Grade::Repost => "from a repost",
            Grade::ThirdParty => "third party",
            Grade::Own => "your own rules",
        },
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
        Label::Role(role) => self::role(role),
        Label::Reason(reason) => self::reason(reason),
        Label::Limit(limit) => self::limit(limit),
        Label::TryIt => "Try it",
        Label::Clause => "Clause",
        Label::ReadOn => "read on",
        Label::ReadAs => "read as",
        Label::WhenItArrives => "When it arrives",
        Label::RegisteredMark => "registered",
        Label::LinkedMark => "link opened",
        Label::DateNotPublished => "date not published",
        Label::NothingArrives => "Nothing is paid, so nothing arrives.",
        Label::EarnedBy(EarnedBy::Order) => "for the order",
        Label::EarnedBy(EarnedBy::Threshold) => "fixed reward",
        Label::EarnedBy(EarnedBy::Bonus) => "bonus",
        Label::StepEdition => "Rules",
        Label::StepLink => "Link",
        Label::StepCustomer => "Customer",
        Label::StepExcluded => "Excluded",
        Label::StepBilling => "Billing",
        Label::StepProduct => "Product",
        Label::StepWindow => "Window",
        Label::StepCounted => "Counted",
        Label::StepLimit => "Limit",
        Label::StepRate => "Rate",
        Label::StepReward => "Reward",
        Label::StepThreshold => "Threshold",
        Label::StepBonus => "Bonus",
        Label::StepPayout => "Payment",
        Label::StepSum => "Sum",
        Label::Fails => "not met",
        Label::CurveOfSpend => "Reward for one friend, by the first amount spent",
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
            "An estimate by published rules, not a promise of payment. Nothing that you type leaves this page."
        }
    }
}

fn customer(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::New => "new: has never paid before",
        CustomerKind::Dormant => "dormant: bought once, idle since",
        CustomerKind::Existing => "existing: has paid before",
        CustomerKind::ProductNew => "new to this product only",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::FirstPurchase => "first purchase",
        Role::LaterPurchase => "later purchase",
        Role::Upgrade => "upgrade",
        Role::Renewal => "renewal",
        Role::ProductFirst => "first purchase of the product",
        Role::Dormant => "order of a dormant customer",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::ExistingCustomer => "A customer who had bought before earns nothing.",
        Reason::SamePerson => "Customer and referrer are one person.",
        Reason::AlreadyContacted => "The cloud's own sales were in contact first.",
        Reason::Cheating => "The order was found to be cheating.",
        Reason::BeforeLink => "It was paid before your link was opened.",
        Reason::BeforeRegistration => "It was paid before the registration.",
        Reason::OutsideWindow => "It was paid after the window had ended.",
        Reason::LinkedElsewhere => "Another referrer's link had been opened since.",
        Reason::PayAsYouGo => "Pay-as-you-go orders earn nothing.",
        Reason::ProductNotListed => "This product is not counted.",
        Reason::RefundedInFull => "All of it was paid back.",
        Reason::FirstPurchaseLost => "A pay-as-you-go order had used up the first purchase.",
        Reason::OrderKindNotPaid => "These rules pay nothing for such an order.",
        Reason::LimitUsedUp => "Nothing was left of a limit of this customer; another customer starts afresh.",
        Reason::NoEdition => "No known rules were in force on that day.",
        Reason::ThresholdNotReached => "The spend does not reach the amount at which rewards start.",
    }
}

fn limit(limit: LimitId) -> &'static str {
    match limit {
        LimitId::OrderPaid => "limit on one order",
        LimitId::CustomerPaid => "limit on what a customer pays",
        LimitId::CustomerReward => "limit on the reward of a customer",
        LimitId::FriendTotal => "limit of a friend",
    }
}
