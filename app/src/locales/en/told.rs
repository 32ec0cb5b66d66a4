//! The page in English: sentences with figures in them.

use referral_statement::Code;

use crate::locales::Msg;
use crate::state::Field;

/// A text with figures in it.
pub fn tell(msg: Msg<'_>) -> String {
    match msg {
        Msg::Understood { amount } => format!("read as {amount}"),
        Msg::SpendWithin { days } => format!("Each friend spends in the first {days} days"),
        Msg::LaterUpTo { day } => format!("and later, up to day {day}"),
        Msg::CountsForThreshold { amount } => format!("counts toward the {amount} only"),
        Msg::RateNotPublished { from, to } => format!("not published: between {from} and {to}"),
        Msg::Zone { zone } => format!("days in {zone}"),
        Msg::ReadingsOpen { all: 1, moving: 0 } => "1 clause, which does not move this total".to_owned(),
        Msg::ReadingsOpen { all: 1, .. } => "1 clause, which moves this total".to_owned(),
        Msg::ReadingsOpen { all, moving: 0 } => format!("{all} clauses, none moves this total"),
        Msg::ReadingsOpen { all, moving: 1 } => format!("{all} clauses, 1 moves this total"),
        Msg::ReadingsOpen { all, moving } => format!("{all} clauses, {moving} move this total"),
        Msg::OpenAs { option } => format!("Left open, counted as “{option}”"),
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
