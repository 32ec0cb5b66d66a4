//! When it arrives, for any number of customers: a month, its days, and what each payment is for.

use std::rc::Rc;

use referral_statement::{CustomerStatement, Date, Lookup, Money, Payout, Step};
use yew::prelude::*;

use super::fold::{Body, Fold};
use super::undated;
use crate::explain;
use crate::format::{Writes, count};
use crate::locales::{self, Label, Msg};
use crate::reader::Reader;
use crate::state::Answer;

/// A day of payment: its first and last day, nothing where no day is published.
pub type Day = (Option<Date>, Option<Date>);

/// The days of a month with their payments, as places in the statement.
struct Month {
    first: Option<Date>,
    days: Vec<(Day, Vec<usize>)>,
}

/// The places of the payments of each day; those without a day stand last.
pub fn by_day(answer: &Answer) -> Lookup<(bool, Day)> {
    let payouts = answer.statement.payouts.iter();
    Lookup::of(payouts.map(|payout| (payout.from.is_none(), (payout.from, payout.to))))
}

/// The payments by month and day.
pub fn arrivals(reader: &Reader, answer: &Rc<Answer>, lazy: bool) -> Html {
    let worth = worth(answer);
    let mut months: Vec<Month> = Vec::new();
    for ((_, day), payouts) in by_day(answer).groups() {
        let (day, payouts) = (*day, payouts.to_vec());
        let month = |date: &Date| date.to_string().rsplit_once('-').map(|(month, _)| month.to_owned());
        match months.last_mut() {
            Some(last) if last.first.as_ref().map(month) == day.0.as_ref().map(month) => last.days.push((day, payouts)),
            _ => months.push(Month { first: day.0, days: vec![(day, payouts)] }),
        }
    }
    let month = |Month { first, days }: Month| {
        let sum = self::sum(&worth, days.iter().flat_map(|(_, payouts)| payouts));
        let name = first.map_or_else(|| locales::statement::undated(reader.lang()), |day| reader.month(day));
        html! {
            <div class="month" key={name.clone()}>
                <h4><span>{ name }</span><b>{ sum.map(|sum| reader.money(sum)) }</b></h4>
                { for days.into_iter().map(|(on, payouts)| self::day(reader, answer, &worth, lazy, on, payouts)) }
            </div>
        }
    };
    html! {
        <section class="when arrivals">
            <h3>{ reader.say(Label::WhenItArrives) }</h3>
            if months.is_empty() {
                <p class="nothing">{ reader.say(Label::NothingArrives) }</p>
            } else {
                { for months.into_iter().map(month) }
                { undated::paid_before(reader, answer).map(|told| html! { <p class="nothing">{ told }</p> }) }
            }
        </section>
    }
}

/// A day as a line, which opens to what is paid on it.
fn day(
    reader: &Reader,
    answer: &Rc<Answer>,
    worth: &[Option<Money>],
    lazy: bool,
    (from, to): Day,
    payouts: Vec<usize>,
) -> Html {
    let on = match (from, to) {
        (Some(from), to) => reader.figures.days(from, to.unwrap_or(from)),
        (None, _) => reader.say(Label::DateNotPublished).to_owned(),
    };
    let comes_to = sum(worth, &payouts).map(|sum| reader.money(sum));
    let what = match payouts.as_slice() {
        [only] => answer.statement.payouts.get(*only).map(|payout| is_for(reader, payout)),
        _ => Some(locales::statement::payments(reader.lang(), payouts.len())),
    };
    let seen: Html = html! {
        <><span class="what">{ on.clone() }<small>{ what }</small></span><span class="sum-of">{ comes_to }</span></>
    };
    let body = {
        let (reader, answer) = (reader.clone(), answer.clone());
        Body(Rc::new(move || {
            let customers = customers_of(&answer);
            let payouts = payouts.iter().filter_map(|index| answer.statement.payouts.get(*index));
            let items = payouts.filter_map(|payout| {
                let customer = &answer.statement.customers[customers.get(&payout.customer.as_str())?];
                Some(one(&reader, payout, customer))
            });
            html! { <div class="paid">{ for items }</div> }
        }))
    };
    html! { <Fold key={on} class={classes!("line", "on-day")} summary={seen} {lazy} {body} /> }
}

/// A payment: whom and what it is for, its amount, and the clause that gives the day.
fn one(reader: &Reader, payout: &Payout, customer: &CustomerStatement) -> Html {
    let order = payout.order.as_ref().and_then(|id| customer.orders.iter().find(|order| order.id == *id));
    let judged = order.or(customer.orders.first()).and_then(|order| order.edition.as_deref());
    let edition = judged.and_then(|id| reader.state.program.edition(id));
    let is_this = |step: &&Step| {
        matches!(step, Step::Payout { part, from, amount, .. }
            if *part == payout.part && *from == payout.from && *amount == payout.amount)
    };
    let step = order.map_or(&customer.steps, |order| &order.steps).iter().find(is_this);
    let mut amount = reader.money(payout.amount);
    if customer.count > 1 {
        let total = payout.amount.checked_times(customer.count).map(|total| reader.money(total)).unwrap_or_default();
        amount = locales::statement::each_of(reader.lang(), &amount, &count(customer.count), &total);
    }
    html! {
        <>
            <p class="paid-for"><span>{ is_for(reader, payout) }</span><b>{ amount }</b></p>
            { explain::steps(reader, edition, step) }
        </>
    }
}

/// Whom and what a payment is for.
pub fn is_for(reader: &Reader, payout: &Payout) -> String {
    let lang = reader.lang();
    let part =
        || locales::statement::paid_for_part(lang, &payout.customer, reader.say(Label::EarnedBy(payout.earned_by)));
    let of_order = |order: &String| locales::statement::paid_for(lang, &payout.customer, order);
    let of = payout.order.as_ref().map_or_else(part, of_order);
    let mut of = vec![of];
    if payout.parts > 1 {
        of.push(reader.tell(Msg::Part { part: payout.part, parts: payout.parts }));
    }
    of.extend(payout.expires.map(|day| reader.tell(Msg::Expires { on: &reader.day(day) })));
    of.join(lang.pause())
}

/// The customers by their ids.
fn customers_of(answer: &Answer) -> Lookup<&str> {
    Lookup::of(answer.statement.customers.iter().map(|customer| customer.id.as_str()))
}

/// What each payment comes to, as often as there are customers alike; nothing where that is too large.
pub fn worth(answer: &Answer) -> Vec<Option<Money>> {
    let customers = customers_of(answer);
    let count = |place: usize| answer.statement.customers[place].count;
    let times = |payout: &Payout| customers.get(&payout.customer.as_str()).map_or(1, count);
    answer.statement.payouts.iter().map(|payout| payout.amount.checked_times(times(payout))).collect()
}

/// What the payments at these places come to, of what each does.
pub fn sum<'i>(worth: &[Option<Money>], places: impl IntoIterator<Item = &'i usize>) -> Option<Money> {
    let each = places.into_iter().filter_map(|place| worth.get(*place));
    each.copied().try_fold(Money::ZERO, |sum, amount| sum.checked_add(amount?))
}
