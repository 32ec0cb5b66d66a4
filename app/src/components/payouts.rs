//! When it arrives: the payments on a line of time and as a list.

use referral_statement::{Date, Payout, Step};
use yew::prelude::*;

use super::undated;
use crate::format::{Writes, days_between};
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::Answer;

/// The payments of the only kind of customer there is.
pub fn payouts(reader: &Reader, answer: &Answer) -> Html {
    let Some(customer) = answer.statement.customers.first() else { return Html::default() };
    let payouts = &answer.statement.payouts;
    let steps = customer.orders.iter().flat_map(|order| &order.steps);
    let start = steps.clone().find_map(|step| match step {
        Step::Window { registered_on, .. } => Some((*registered_on, Label::RegisteredMark)),
        Step::Link { opened_at, .. } => Some((opened_at.date(), Label::LinkedMark)),
        _ => None,
    });
    let first = customer.orders.first().map(|order| order.id.as_str());
    let items = payouts.iter().map(|payout| item(reader, payout, customer.count, first));
    let start_item = start.filter(|_| payouts.iter().any(|payout| payout.from.is_some())).map(|(day, label)| {
        html! {
            <li class="start"><span class="on">{ reader.day(day) }</span><span class="of">{ reader.say(label) }</span></li>
        }
    });
    html! {
        <section class="when">
            <h3>{ reader.say(Label::WhenItArrives) }</h3>
            if payouts.is_empty() {
                <p class="nothing">{ reader.say(Label::NothingArrives) }</p>
            } else {
                { start.map(|(start, _)| drawn(start, payouts)) }
                <ol>{ start_item }{ for items }</ol>
                { undated::paid_before(reader, answer).map(|told| html! { <p class="nothing">{ told }</p> }) }
            }
        </section>
    }
}

fn item(reader: &Reader, payout: &Payout, count: u32, first: Option<&str>) -> Html {
    let amount = payout.amount.checked_times(count).unwrap_or(payout.amount);
    let on = match (payout.from, payout.to) {
        (Some(from), to) => reader.figures.days(from, to.unwrap_or(from)),
        (None, _) => reader.say(Label::DateNotPublished).to_owned(),
    };
    let of_order = payout.order.as_deref().map(|order| if Some(order) == first { Label::First } else { Label::Later });
    let mut of = vec![reader.say(of_order.unwrap_or(Label::EarnedBy(payout.earned_by))).to_owned()];
    if payout.parts > 1 {
        of.push(reader.tell(Msg::Part { part: payout.part, parts: payout.parts }));
    }
    of.extend(payout.expires.map(|day| reader.tell(Msg::Expires { on: &reader.day(day) })));
    html! {
        <li class={classes!(payout.from.is_none().then_some("undated"))}>
            <span class="on">{ on }</span><b>{ reader.money(amount) }</b>
            <span class="of">{ of.join(reader.lang().pause()) }</span>
        </li>
    }
}

/// The line of time: a hollow dot for the start, a full one for each day of payment, as far apart as the days are.
fn drawn(start: Date, payouts: &[Payout]) -> Html {
    let days: Vec<i64> = payouts.iter().filter_map(|payout| Some(days_between(start, payout.from?))).collect();
    let Some(last) = days.iter().copied().max().filter(|last| *last > 0) else { return Html::default() };
    let place = |day: i64| format!("{}%", 2 + day.clamp(0, last) * 95 / last);
    html! {
        <svg class="time" height="14" width="100%" aria-hidden="true" focusable="false">
            <line x1="0" x2="100%" y1="7" y2="7" />
            <circle class="open" cx={place(0)} cy="7" r="4.5" />
            { for days.iter().map(|day| html! { <circle cx={place(*day)} cy="7" r="5" /> }) }
        </svg>
    }
}
