//! The lines of a friend's statement: fixed reward, bonus, limit, each friend, all friends.

use referral_statement::{Cause, CustomerStatement, Edition, Money, OrderStatement, PartId, Step, Word};
use yew::prelude::*;

use super::customer::Of;
use super::line::{Line, Weight, hundredths, line, line_then};
use super::paper::fix_later;
use crate::explain;
use crate::format::{count, percent};
use crate::locales::{self, Label, Msg};
use crate::reader::Reader;

/// The id of a part's line in the page.
pub fn place(friend: &str, part: PartId) -> String {
    format!("line-{friend}-{}", part.word())
}

/// All lines of a friend.
pub fn lines(reader: &Reader, of: &Of) -> Html {
    let Some(friend) = of.customer() else { return Html::default() };
    let reward = |id: PartId| part(friend, id);
    html! {
        <>
            { threshold(reader, of, friend, reward(PartId::Threshold)) }
            { bonus(reader, of, friend) }
            { limit(reader, of, friend, reward(PartId::Limit)) }
            { sums(reader, of, friend) }
        </>
    }
}

/// What a part of a friend's reward comes to.
pub fn part(friend: &CustomerStatement, id: PartId) -> Money {
    friend.parts.iter().find(|part| part.id == id).map_or(Money::ZERO, |part| part.reward)
}

/// The edition that judged the friend.
pub fn edition(reader: &Reader, friend: &CustomerStatement) -> Option<&'static Edition> {
    friend.orders.iter().find_map(|order| reader.state.program.edition(order.edition.as_deref()?))
}

/// What each friend comes to, and all of them.
fn sums(reader: &Reader, of: &Of, friend: &CustomerStatement) -> Html {
    let parts = of.later(reader, |reader, friend| {
        let parts = [PartId::Threshold, PartId::Bonus].map(|id| reader.money(part(friend, id))).join(" + ");
        let taken = part(friend, PartId::Limit);
        let parts = if taken.is_zero() { parts } else { format!("{parts} {}", spaced(&reader.money(taken))) };
        explain::sum(reader, &reader.tell(Msg::SumOfParts { parts: &parts, sum: &reader.money(friend.reward) }))
    });
    let all = of.later(reader, |reader, friend| {
        let (each, count) = (reader.money(friend.reward), self::count(friend.count));
        let total = reader.money(friend.total);
        explain::sum(reader, &reader.tell(Msg::TimesStep { each: &each, count: &count, total: &total }))
    });
    let alone = of.answer.statement.customers.len() == 1;
    let then = (!of.as_form && friend.reward.is_zero()).then(|| fix_later(of, reader, None));
    html! {
        <>
            { line_then(Line {
                key: "each".to_owned(),
                id: None,
                title: reader.say(Label::EachFriend).to_owned(),
                note: reasons(reader, friend),
                used: None,
                amount: reader.money(friend.reward),
                weight: Weight::Sum,
                lazy: of.lazy(),
                steps: parts,
            }, then) }
            if alone || friend.count > 1 {
                { line(Line {
                    key: "all".to_owned(),
                    id: None,
                    title: reader.tell(Msg::Times { count: &count(friend.count), spend: true }),
                    note: Some(reader.say(Label::NoLimitOnFriends).to_owned()),
                    used: None,
                    amount: reader.money(friend.total),
                    weight: if alone { Weight::Total } else { Weight::Sum },
                    lazy: of.lazy(),
                    steps: all,
                }) }
            }
        </>
    }
}

/// What a part of a friend's reward is, and where it comes from; nothing for a part that the rules do not have.
pub fn told(reader: &Reader, friend: &CustomerStatement, id: PartId) -> Option<(String, Option<String>)> {
    match id {
        PartId::Threshold => {
            let note = friend.steps.iter().find_map(|step| match step {
                Step::Threshold { amount, reached_at: Some(on), .. } => Some(
                    reader.tell(Msg::ThresholdReached { amount: &reader.money(*amount), on: &reader.day(on.date()) }),
                ),
                Step::Threshold { amount, spend, .. } => Some(
                    reader.tell(Msg::ThresholdMissed { amount: &reader.money(*amount), spend: &reader.money(*spend) }),
                ),
                _ => None,
            });
            Some((reader.say(Label::ThresholdPart).to_owned(), note))
        }
        PartId::Bonus => {
            let step = friend.steps.iter().find(|step| matches!(step, Step::Bonus { .. }));
            let Some(Step::Bonus { above, gate_spend, base, rate, .. }) = step else { return None };
            let above = reader.money(*above);
            if base.is_zero() {
                let note = Msg::BonusNotReached { above: &above, spend: &reader.money(*gate_spend) };
                return Some((reader.say(Label::NoBonus).to_owned(), Some(reader.tell(note))));
            }
            let until = friend.orders.iter().flat_map(|order| &order.steps).find_map(|step| match step {
                Step::Window { bonus_until, .. } => *bonus_until,
                _ => None,
            });
            let until = until.map(|until| reader.day(until.date()));
            let note = reader.tell(Msg::BonusAbove { above: &above, until: until.as_deref() });
            Some((reader.tell(Msg::BonusOf { rate: &percent(*rate), base: &reader.money(*base) }), Some(note)))
        }
        PartId::Limit => {
            let (use_of, taken) = (friend.limits.first()?, part(friend, PartId::Limit));
            let note = if taken.is_zero() {
                reader.tell(Msg::ToGo { left: &reader.money(use_of.left) })
            } else {
                reader.tell(Msg::TakesAway { over: &reader.money(Money::ZERO - taken) })
            };
            Some((reader.tell(Msg::LimitOfFriend { limit: &reader.money(use_of.limit) }), Some(note)))
        }
    }
}

fn threshold(reader: &Reader, of: &Of, friend: &CustomerStatement, reward: Money) -> Html {
    let Some((title, note)) = told(reader, friend, PartId::Threshold) else { return Html::default() };
    let steps = of.later(reader, |reader, friend| {
        let orders = friend.orders.iter().filter(|order| is_placed(order)).flat_map(|order| &order.steps);
        let own = friend.steps.iter().filter(|step| matches!(step, Step::Threshold { .. }));
        explain::steps(reader, edition(reader, friend), orders.chain(own).chain(payout(friend, 0)))
    });
    line(Line {
        key: "threshold".to_owned(),
        id: Some(place(&friend.id, PartId::Threshold)),
        title,
        note,
        used: None,
        amount: reader.money(reward),
        weight: if reward.is_zero() { Weight::Quiet } else { Weight::Plain },
        lazy: of.lazy(),
        steps,
    })
}

fn bonus(reader: &Reader, of: &Of, friend: &CustomerStatement) -> Html {
    let Some((title, note)) = told(reader, friend, PartId::Bonus) else { return Html::default() };
    let reward = part(friend, PartId::Bonus);
    let steps = of.later(reader, |reader, friend| {
        let orders = friend.orders.iter().filter(|order| is_placed(order)).flat_map(|order| &order.steps);
        let step = friend.steps.iter().find(|step| matches!(step, Step::Bonus { .. }));
        let has_threshold =
            friend.steps.iter().any(|step| matches!(step, Step::Threshold { reward, .. } if !reward.is_zero()));
        let paid = payout(friend, usize::from(has_threshold));
        explain::steps(reader, edition(reader, friend), orders.chain(step).chain(paid))
    });
    line(Line {
        key: "bonus".to_owned(),
        id: Some(place(&friend.id, PartId::Bonus)),
        title,
        note,
        used: None,
        amount: reader.money(reward),
        weight: if reward.is_zero() { Weight::Quiet } else { Weight::Plain },
        lazy: of.lazy(),
        steps,
    })
}

fn limit(reader: &Reader, of: &Of, friend: &CustomerStatement, taken: Money) -> Html {
    let told = told(reader, friend, PartId::Limit).zip(friend.limits.first());
    let Some(((title, note), use_of)) = told else { return Html::default() };
    let steps = of.later(reader, |reader, friend| {
        let steps = friend.steps.iter().filter(|step| matches!(step, Step::Limit { .. }));
        explain::steps(reader, edition(reader, friend), steps)
    });
    line(Line {
        key: "limit".to_owned(),
        id: Some(place(&friend.id, PartId::Limit)),
        title,
        note,
        used: hundredths(use_of.used, use_of.limit),
        amount: if taken.is_zero() { "—".to_owned() } else { reader.money(taken) },
        weight: if taken.is_zero() { Weight::Quiet } else { Weight::Plain },
        lazy: of.lazy(),
        steps,
    })
}

/// Why the friend brings nothing: what is wrong with the orders, else that they do not reach the threshold.
fn reasons(reader: &Reader, friend: &CustomerStatement) -> Option<String> {
    let of_friend = friend.reason?;
    let mut reasons: Vec<String> = Vec::new();
    for cause in friend.orders.iter().filter(|order| is_placed(order)).flat_map(|order| &order.reasons) {
        let Cause::Reason(reason) = cause else { continue };
        let reason = reader.reason(*reason);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.push(reader.reason(of_friend));
    Some(reasons.join(reader.lang().space()))
}

/// What an order counts for, or every reason for which it counts for nothing.
pub fn counts(reader: &Reader, order: &OrderStatement) -> String {
    let reasons = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Reason(reason) => Some(reader.reason(*reason)),
        Cause::Limit(_) => None,
    });
    let reasons: Vec<String> = reasons.collect();
    if !reasons.is_empty() {
        return reasons.join(reader.lang().space());
    }
    let counted = order.counted_bonus.into_iter().chain(order.counted_threshold).max();
    locales::scenario::counts(reader.lang(), &reader.money(counted.unwrap_or(Money::ZERO)))
}

/// Is anything paid with the order?
pub fn is_placed(order: &OrderStatement) -> bool {
    order.steps.iter().any(|step| matches!(step, Step::Counted { paid, .. } if !paid.is_zero()))
}

/// The payment of the part at this position.
fn payout(friend: &CustomerStatement, position: usize) -> impl Iterator<Item = &Step> {
    friend.steps.iter().filter(|step| matches!(step, Step::Payout { .. })).skip(position).take(1)
}

/// `− $718.00` of `−$718.00`.
fn spaced(negative: &str) -> String {
    negative.strip_prefix('\u{2212}').map_or_else(|| negative.to_owned(), |amount| format!("\u{2212} {amount}"))
}
