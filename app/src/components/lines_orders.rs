//! The lines of a customer's statement where every order earns on its own: the orders, what is left of limits, the sums.

use referral_statement::{Cause, CustomerStatement, LimitUse, Money, OrderStatement, Outcome, Step};
use yew::prelude::*;

use super::line::{Line, Weight, hundredths, line};
use crate::components::paper::fix_of;
use crate::explain;
use crate::format::{count, percent};
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// All lines of a customer.
pub fn lines(reader: &Reader, customer: &CustomerStatement) -> Html {
    let each = reader.money(customer.reward);
    let parts: Vec<String> =
        customer.orders.iter().map(|order| reader.money(order.reward.unwrap_or(Money::ZERO))).collect();
    let count = count(customer.count);
    let total = reader.money(customer.total);
    html! {
        <>
            { for customer.orders.iter().enumerate().map(|(index, order)| self::order(reader, order, index)) }
            { for customer.limits.iter().map(|limit| self::limit(reader, customer, limit)) }
            { line(Line {
                key: "each".to_owned(),
                title: reader.say(Label::EachCustomer).to_owned(),
                note: None,
                used: None,
                amount: each.clone(),
                weight: Weight::Sum,
                steps: explain::sum(reader, reader.tell(Msg::SumOfParts { parts: &parts.join(" + "), sum: &each })),
            }) }
            { line(Line {
                key: "all".to_owned(),
                title: reader.tell(Msg::Times { count: &count, spend: false }),
                note: None,
                used: None,
                amount: total.clone(),
                weight: Weight::Total,
                steps: explain::sum(reader, reader.tell(Msg::TimesStep { each: &each, count: &count, total: &total })),
            }) }
        </>
    }
}

fn order(reader: &Reader, order: &OrderStatement, index: usize) -> Html {
    let reward = order.reward.unwrap_or(Money::ZERO);
    let name = reader.say(if index == 0 { Label::First } else { Label::Later });
    let role = order.role.map(|role| reader.say(Label::Role(role)));
    let title = role.map_or_else(|| name.to_owned(), |role| format!("{name} · {role}"));
    let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
    let fix = fix_of(reader, Some(&order.id));
    html! {
        <>
            { line(Line {
                key: order.id.clone(),
                title,
                note: Some(note(reader, order)),
                used: None,
                amount: reader.money(reward),
                weight: if reward.is_zero() { Weight::Quiet } else { Weight::Plain },
                steps: explain::steps(reader, edition, &order.steps),
            }) }
            { fix }
        </>
    }
}

/// Where the reward comes from, or every reason for which there is none.
fn note(reader: &Reader, order: &OrderStatement) -> String {
    let reasons = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Reason(reason) => Some(reader.say(Label::Reason(*reason))),
        Cause::Limit(_) => None,
    });
    let limits = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Limit(limit) => Some(reader.say(Label::Limit(*limit))),
        Cause::Reason(_) => None,
    });
    match (order.outcome, order.rate, order.counted) {
        (Outcome::NotRewarded, ..) => reasons.collect::<Vec<_>>().join(reader.lang().space()),
        (outcome, Some(rate), Some(counted)) => {
            let earned = reader.tell(Msg::RateOf { rate: &percent(rate), counted: &reader.money(counted) });
            if outcome == Outcome::Limited {
                let limits: Vec<_> = limits.collect();
                reader.tell(Msg::LimitedBy { earned: &earned, limits: &limits.join(reader.lang().comma()) })
            } else {
                earned
            }
        }
        _ => String::new(),
    }
}

/// What is left of a limit of the customer.
fn limit(reader: &Reader, customer: &CustomerStatement, limit: &LimitUse) -> Html {
    let (used, all, left) = (reader.money(limit.used), reader.money(limit.limit), reader.money(limit.left));
    let name = reader.say(Label::Limit(limit.id));
    let steps = customer.orders.iter().filter_map(|order| {
        let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
        let of_limit = |step: &&Step| matches!(step, Step::Limit { limit: id, .. } if *id == limit.id);
        let steps: Vec<&Step> = order.steps.iter().filter(of_limit).collect();
        (!steps.is_empty()).then(|| explain::steps(reader, edition, steps))
    });
    let steps = html! {
        <>
            <p class="used">{ reader.tell(Msg::UsedOf { used: &used, limit: &all, left: &left }) }</p>
            { for steps }
        </>
    };
    line(Line {
        key: format!("limit-{}", limit.id),
        title: sentence_case(name),
        note: Some(reader.tell(Msg::LeftOf { left: &left, limit: &all })),
        used: hundredths(limit.used, limit.limit),
        amount: "—".to_owned(),
        weight: Weight::Quiet,
        steps,
    })
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
