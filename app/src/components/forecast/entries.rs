//! The payments of a calendar: a line for each, which opens to its way and to the steps behind its amount, and a table of all.

use std::rc::Rc;

use referral_statement::{Calendar, CustomerStatement, Date, EarnedBy, Entry, Pays, Step};
use yew::prelude::*;

use crate::components::fold::{Body, Fold};
use crate::explain;
use crate::format::{Writes, count};
use crate::locales::{self, Label, Msg, calendar as texts};
use crate::reader::Reader;
use crate::state::Answer;

/// The most payments whose lines are drawn with all that they hold.
const MOST_DRAWN: usize = 24;

/// Is what lines hold drawn only once they are opened?
pub fn is_lazy(calendar: &Calendar) -> bool {
    calendar.entries.len() + calendar.undated.len() > MOST_DRAWN
}

/// Whom and what a payment is for.
pub fn is_for(reader: &Reader, entry: &Entry) -> String {
    let lang = reader.lang();
    let mut of = vec![match &entry.order {
        Some(order) => locales::statement::paid_for(lang, &entry.customer, order),
        None => locales::statement::paid_for_part(lang, &entry.customer, reader.say(Label::EarnedBy(entry.earned_by))),
    }];
    if entry.parts > 1 {
        of.push(reader.tell(Msg::Part { part: entry.part, parts: entry.parts }));
    }
    of.join(lang.pause())
}

/// The days of a payment's way, each with its name; those that have none in words.
fn way(reader: &Reader, entry: &Entry, pays: Pays) -> [(String, String); 5] {
    let lang = reader.lang();
    let day = |day: Option<Date>, none: String| day.map_or(none, |day| reader.day(day));
    let paid = match (entry.paid_from, entry.paid_to) {
        (Some(from), to) => reader.figures.days(from, to.unwrap_or(from)),
        (None, _) => texts::not_published(lang),
    };
    let no_day = |other: String| if entry.paid_from.is_none() { texts::not_published(lang) } else { other };
    let (use_name, expiry) = match pays {
        Pays::Cash => (texts::withdrawable(lang), texts::never_expires(lang)),
        Pays::Credit => (texts::spendable(lang), texts::not_published(lang)),
    };
    [
        (texts::earned(lang), day(entry.earned_on, texts::not_published(lang))),
        (texts::confirmed(lang), day(entry.confirmed_on, no_day(texts::no_own_day(lang)))),
        (texts::paid(lang), paid),
        (use_name, day(entry.spendable_on, no_day(texts::not_open(lang)))),
        (texts::expires(lang), day(entry.expires_on, expiry)),
    ]
}

/// What a payment comes to, as a product where there are several customers alike.
fn amount(reader: &Reader, entry: &Entry) -> String {
    let (each, all) = (reader.money(entry.each), reader.money(entry.amount));
    if entry.count == 1 { all } else { locales::statement::each_of(reader.lang(), &each, &count(entry.count), &all) }
}

/// The line of a payment.
pub fn line_of(reader: &Reader, answer: &Rc<Answer>, entry: &Entry, pays: Pays, lazy: bool) -> Html {
    let on = match (entry.paid_from, entry.paid_to) {
        (Some(from), to) => reader.figures.days(from, to.unwrap_or(from)),
        (None, _) => reader.say(Label::DateNotPublished).to_owned(),
    };
    let summary = html! {
        <><span class="what">{ on }<small>{ is_for(reader, entry) }</small></span><span class="sum-of">{ reader.money(entry.amount) }</span></>
    };
    let body = {
        let (reader, answer, entry) = (reader.clone(), answer.clone(), entry.clone());
        Body(Rc::new(move || opened(&reader, &answer, &entry, pays)))
    };
    let key = key(entry);
    html! { <Fold {key} class={classes!("line", "on-day")} {summary} {lazy} {body} /> }
}

/// What tells a payment from the others.
pub fn key(entry: &Entry) -> String {
    let of = entry.order.as_deref().unwrap_or_default();
    format!("{} {of} {:?} {}", entry.customer, entry.earned_by, entry.part)
}

/// The way of a payment and the steps behind its amount.
fn opened(reader: &Reader, answer: &Answer, entry: &Entry, pays: Pays) -> Html {
    let lang = reader.lang();
    let stages = way(reader, entry, pays).into_iter().map(|(name, day)| {
        html! { <div key={name.clone()}><dt>{ name }</dt><dd>{ day }</dd></div> }
    });
    let customer = answer.statement.customers.iter().find(|customer| customer.id == entry.customer);
    html! {
        <div class="paid">
            if entry.count > 1 { <p class="paid-for"><span>{ amount(reader, entry) }</span></p> }
            <dl class="way" aria-label={texts::path(lang)}>{ for stages }</dl>
            { customer.map(|customer| steps(reader, customer, entry)) }
        </div>
    }
}

/// The steps behind a payment: those of its order, or those of the part that earned it.
fn steps(reader: &Reader, customer: &CustomerStatement, entry: &Entry) -> Html {
    let order = entry.order.as_ref().and_then(|id| customer.orders.iter().find(|order| order.id == *id));
    let judged = order.or(customer.orders.first()).and_then(|order| order.edition.as_deref());
    let edition = judged.and_then(|id| reader.state.program.edition(id));
    let is_its = |step: &&Step| match step {
        Step::Threshold { .. } => entry.earned_by == EarnedBy::Threshold,
        Step::Bonus { .. } | Step::Limit { .. } => order.is_some() || entry.earned_by == EarnedBy::Bonus,
        Step::Payout { part, from, amount, .. } => {
            *part == entry.part && *from == entry.paid_from && *amount == entry.each
        }
        _ => true,
    };
    let steps = order.map_or(&customer.steps, |order| &order.steps);
    explain::steps(reader, edition, steps.iter().filter(is_its))
}

/// Every payment as a row: the twin of the picture.
pub fn table(reader: &Reader, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    let all: Vec<&Entry> = calendar.entries.iter().chain(&calendar.undated).collect();
    let body = {
        let (reader, calendar) = (reader.clone(), calendar.clone());
        Body(Rc::new(move || rows(&reader, &calendar)))
    };
    let summary = html! { { texts::table(lang) } };
    html! { <Fold class={classes!("more", "table")} {summary} lazy={all.len() > MOST_DRAWN} {body} /> }
}

fn rows(reader: &Reader, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    let spendable = if calendar.pays == Pays::Cash { texts::withdrawable(lang) } else { texts::spendable(lang) };
    let row = |entry: &Entry| {
        let days =
            way(reader, entry, calendar.pays).into_iter().map(|(name, day)| html! { <td key={name}>{ day }</td> });
        html! {
            <tr key={key(entry)}>
                <th scope="row">{ is_for(reader, entry) }</th>
                <td>{ amount(reader, entry) }</td>
                { for days }
            </tr>
        }
    };
    let names = [
        texts::what(lang),
        texts::amount(lang),
        texts::earned(lang),
        texts::confirmed(lang),
        texts::paid(lang),
        spendable,
        texts::expires(lang),
    ];
    html! {
        <div class="wide" role="region" tabindex="0" aria-label={texts::table(lang)}>
            <table class="payments">
                <thead><tr>{ for names.into_iter().map(|name| html! { <th scope="col" key={name.clone()}>{ name }</th> }) }</tr></thead>
                <tbody>{ for calendar.entries.iter().chain(&calendar.undated).map(row) }</tbody>
            </table>
        </div>
    }
}
