//! The page in English: sentences with figures in them.

use referral_statement::{Class, Code, OrderKind, Reason, Role, Window};

use crate::locales::{Label, Msg};
use crate::state::Field;

fn window(window: Window) -> String {
    match window {
        Window::Days(days) => format!("{days} days"),
        Window::Months(months) => format!("{months} calendar months"),
        Window::Unlimited => "without end".to_owned(),
    }
}

/// A text with figures in it.
pub fn tell(msg: Msg<'_>) -> String {
    match msg {
        Msg::Understood { amount } => format!("read as {amount}"),
        Msg::SpendWithin { days } => format!("Each friend spends in the first {days} days"),
        Msg::LaterUpTo { day } => format!("and later, up to day {day}"),
        Msg::CountsForThreshold { amount } => format!("counts toward the {amount} only"),
        Msg::RateNotPublished { from, to } => format!("not published: between {from} and {to}"),
        Msg::EditionFrom { from } => format!("from {from}"),
        Msg::EditionBetween { from, until } => format!("from {from}, before {until}"),
        Msg::Zone { zone } => format!("days in {zone}"),
        Msg::ReadingsOpen { all: 1, moving: 0 } => "1 clause, which does not move this total".to_owned(),
        Msg::ReadingsOpen { all: 1, .. } => "1 clause, which moves this total".to_owned(),
        Msg::ReadingsOpen { all, moving: 0 } => format!("{all} clauses, none moves this total"),
        Msg::ReadingsOpen { all, moving: 1 } => format!("{all} clauses, 1 moves this total"),
        Msg::ReadingsOpen { all, moving } => format!("{all} clauses, {moving} move this total"),
        Msg::OpenAs { option } => format!("Left open, reckoned as “{option}”"),
        Msg::Range { lowest, highest, readings: 1 } => {
            format!("Between {lowest} and {highest}, by how a clause is read:")
        }
        Msg::Range { lowest, highest, readings } => {
            format!("Between {lowest} and {highest}, by how {readings} clauses are read:")
        }
        Msg::Fault { field, code, typed, range } => fault(field, code, typed, range),
        Msg::ThresholdReached { amount, on } => format!("spend reached {amount} on {on}"),
        Msg::ThresholdMissed { amount, spend } => format!("spend of {spend} does not reach {amount}"),
        Msg::BonusOf { rate, base } => format!("{rate} of {base}"),
        Msg::BonusAbove { above, until: Some(until) } => format!("bonus on spend above {above}, paid before {until}"),
        Msg::BonusAbove { above, until: None } => format!("bonus on spend above {above}"),
        Msg::BonusNotReached { above, spend } => format!("bonus only on spend above {above}; {spend} counts"),
        Msg::LimitOfFriend { limit } => format!("Limit of {limit} a friend"),
        Msg::ToGo { left } => format!("not reached: {left} to go"),
        Msg::TakesAway { over } => format!("reached: takes {over} away"),
        Msg::Times { count: "1", spend: true } => "× 1 friend".to_owned(),
        Msg::Times { count: "1", spend: false } => "× 1 customer".to_owned(),
        Msg::Times { count, spend: true } => format!("× {count} friends"),
        Msg::Times { count, spend: false } => format!("× {count} customers"),
        Msg::TimesStep { each, count, total } => format!("{each} × {count} = {total}"),
        Msg::SumOfParts { parts, sum } => format!("{parts} = {sum}"),
        Msg::RateOf { rate, counted } => format!("{rate} of {counted}"),
        Msg::LimitedBy { earned, limits } => format!("{earned}, held down by the {limits}"),
        Msg::LeftOf { left, limit } => format!("{left} of {limit} left"),
        Msg::UsedOf { used, limit, left } => {
            format!("Of {limit} this customer's orders use {used}; the next {left} still count.")
        }
        Msg::WouldEarn { change, earns } => format!("With {change} it would earn {earns}."),
        Msg::ChangeBilling => "prepaid billing".to_owned(),
        Msg::ChangeProduct => "a product that counts".to_owned(),
        Msg::ChangeCustomer => "a new customer".to_owned(),
        Msg::ChangeSpend { amount } => format!("spend of {amount}"),
        Msg::ChangeFirstDay { days } => format!("the first payment {days} days after the start"),
        Msg::ChangeDay { days } => format!("payment {days} days after the start"),
        Msg::ChangeStart { day } => format!("a start on {day}, by the next known rules,"),
        Msg::ChangeKind { kind: OrderKind::Purchase } => "a purchase instead".to_owned(),
        Msg::ChangeKind { kind: OrderKind::Upgrade } => "an upgrade instead".to_owned(),
        Msg::ChangeKind { kind: OrderKind::Renewal } => "a renewal instead".to_owned(),
        msg => step(msg),
    }
}

/// A sentence of a derivation.
fn step(msg: Msg<'_>) -> String {
    match msg {
        Msg::InEdition { edition, from: Some(from), until: Some(until), paid } => {
            format!("Paid on {paid}: judged by edition {edition}, in force from {from} until {until}.")
        }
        Msg::InEdition { edition, from: Some(from), until: None, paid } => {
            format!("Paid on {paid}: judged by edition {edition}, in force from {from}.")
        }
        Msg::InEdition { edition, paid, .. } => format!("Paid on {paid}: judged by edition {edition}, undated."),
        Msg::NoEdition { paid } => format!("Paid on {paid}, when no known rules were in force; nothing is guessed."),
        Msg::Link { opened, window: open, ends, paid, fails } => {
            let end = ends.map_or_else(String::new, |ends| format!(", until {ends}"));
            let verdict = match fails {
                None => "within it",
                Some(Reason::BeforeLink) => "before it",
                Some(Reason::LinkedElsewhere) => "after another referrer's link was opened",
                Some(_) => "after it",
            };
            format!("Your link was opened on {opened} and holds {}{end}. Paid on {paid}: {verdict}.", window(open))
        }
        Msg::Role { role: Role::FirstPurchase } => {
            "The first order of a new customer is the first purchase.".to_owned()
        }
        Msg::Role { role: Role::Dormant } => "Every order of a dormant customer counts alike.".to_owned(),
        Msg::Role { role } => format!("After the first one, this order is a {}.", super::role(role)),
        Msg::ProductIs { product, class } => format!("{product} is {}.", class_of(class)),
        Msg::ProductAssumed { class } => format!("No product is named; one that is {} is assumed.", class_of(class)),
        Msg::Until { on } => format!(" (until {on})"),
        Msg::Window { registered, paid, fails: true, .. } => {
            format!("Registered on {registered}, paid on {paid}: in no window, so it counts toward nothing.")
        }
        Msg::Window { registered, paid, threshold, bonus, .. } => {
            let fixed = threshold.map_or_else(String::new, |until| format!(" the fixed reward{until}"));
            let bonus = bonus.map_or_else(String::new, |until| format!(" the bonus{until}"));
            let and = if fixed.is_empty() || bonus.is_empty() { "" } else { " and" };
            format!("Registered on {registered}, paid on {paid}: counts toward{fixed}{and}{bonus}.")
        }
        Msg::Counted { paid, refunded, counted } => format!("{paid} paid less {refunded} refunded: {counted} counts."),
        Msg::CountedWhole { counted } => format!("{counted} paid, nothing refunded: all of it counts."),
        Msg::LimitBound { limit, amount, left, before, after } => {
            let left = if amount == left { String::new() } else { format!(", of which {left} was left") };
            format!("The {} is {amount}{left}: {before} becomes {after}.", super::limit(limit))
        }
        Msg::LimitFree { limit, amount, before } => {
            format!("The {} is {amount}; {before} stays below it.", super::limit(limit))
        }
        Msg::LimitUp { limit, amount } => {
            format!("The {}, {amount}, was used up before this order.", super::limit(limit))
        }
        Msg::RatePublished { role, class, rate } => {
            format!("These rules pay {rate} for the {} of {}.", super::role(role), super::say(Label::Class(class)))
        }
        Msg::RateOfTier { tier, rate } => format!("Your tier, {tier}, earns {rate}."),
        Msg::RateGiven { rate } => format!("{rate}, as you gave it; the page publishes none for your tier."),
        Msg::NoRate { role } => format!("These rules have no rate for the {}.", super::role(role)),
        Msg::Reward { counted, rate, exact, reward } => {
            let rounded = if exact == reward { String::new() } else { format!(", rounded to {reward}") };
            format!("{counted} × {rate} = {exact}{rounded}")
        }
        Msg::Rounded { exact, reward } => format!("{exact} is rounded once, to {reward}."),
        Msg::Threshold { spend, amount, on: Some(on), reward } => {
            format!("{spend} counts toward it; {amount} was reached on {on}, which brings {reward}.")
        }
        Msg::Threshold { spend, amount, on: None, .. } => {
            format!("{spend} counts toward it; {amount} was not reached, so nothing comes of it.")
        }
        Msg::BonusGate { spend, above } => format!("{spend} counts toward it, which is not above {above}: no bonus."),
        Msg::Bonus { spend, above, base, rate, reward } => {
            format!("{spend} counts toward it; less {above} that is {base}, and {base} × {rate} = {reward}.")
        }
        Msg::Arrives { amount, on, part, parts } => {
            let part = if parts > 1 { format!(" (part {part} of {parts})") } else { String::new() };
            format!("{amount}{part} arrives {on}.")
        }
        Msg::ArrivesSometime { amount } => format!("{amount} arrives on a day that these rules do not publish."),
        Msg::ArrivesUntil { on } => format!(" It can be spent before {on}."),
        Msg::Expires { on } => format!("to spend before {on}"),
        Msg::Part { part, parts } => format!("part {part} of {parts}"),
        Msg::CurveSummary { points, at, reward } => {
            format!("A line chart of the reward by amount. {points} At {at}, where you are, it is {reward}.")
        }
        Msg::CurvePoint { at, reward, why } => format!("At {at}, {why}: {reward}."),
        Msg::YouAreHere { at, reward } => format!("{at} earns {reward}"),
        Msg::Noted { what, reward } => format!("{what}: {reward}"),
        Msg::Peek { total } => format!("You earn {total} · see the statement"),
        Msg::RestsOn { count: 1 } => "What this rests on: 1 assumption".to_owned(),
        Msg::RestsOn { count } => format!("What this rests on: {count} assumptions"),
        _ => String::new(),
    }
}

fn class_of(class: Class) -> &'static str {
    match class {
        Class::Core => "a core product",
        Class::Strategic => "a strategic product",
        Class::Counted => "a product that counts",
        Class::None => "a product that does not count",
    }
}

fn fault(field: Field, code: Code, typed: &str, range: Option<(&str, &str)>) -> String {
    let example = if field.is_money() { "1234.50" } else { "12" };
    match (field, code) {
        (Field::Day | Field::LaterDay, _) => format!("“{typed}” is not a number of days from 0 to 9999."),
        (Field::Start, _) if typed.is_empty() => "Choose a day.".to_owned(),
        (Field::Start, _) => format!("“{typed}” is not a day; write it as 2026-01-31."),
        (Field::Friends, Code::TooLarge) => "Together these are more than can be added up exactly.".to_owned(),
        (Field::Friends, _) => format!("“{typed}” is not a whole number from 1 to 1,000,000."),
        (Field::Product, Code::MissingField) => "Choose a product: it decides for such a customer.".to_owned(),
        (_, Code::RateOutOfRange) => {
            let (from, to) = range.unwrap_or(("0%", "100%"));
            format!("“{typed}” is not between {from} and {to}, the range that is published.")
        }
        (_, Code::BadNumber | Code::WrongType | Code::MissingField) if typed.trim().is_empty() => {
            "Write a number here.".to_owned()
        }
        (_, Code::TooManyDecimals) => {
            format!("“{typed}” has too many decimals. Nothing is rounded on the way in: write at most two.")
        }
        (_, Code::Negative) => format!("“{typed}” is below zero. Write 0.00 or more."),
        (_, Code::TooLarge) if field.is_money() => {
            format!("“{typed}” is above 1,000,000,000,000.00, the most there is.")
        }
        (_, Code::TooLarge) => format!("“{typed}” is above 100%."),
        (_, Code::BadNumber) => {
            format!("“{typed}” is not a number. Write digits, and a point before the decimals: {example}.")
        }
        _ => format!("“{typed}” cannot be used here."),
    }
}
