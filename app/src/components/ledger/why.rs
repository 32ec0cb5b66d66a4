//! Why one row earns what it earns: its steps as the engine takes them now, and what would explain another amount.

use std::rc::Rc;

use referral_statement::{Edition, Node, Statement};
use yew::prelude::*;

use super::desk::Desk;
use super::{data, number};
use crate::components::jump::jump;
use crate::components::support::received;
use crate::explain;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::state::draft::Draft;
use crate::state::ledger::{Act, Found, Opened, Sift};
use crate::state::{Action, support};

/// The explanation of the row that is opened, or how to open one.
pub fn why(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some(opened) = &book.opened else {
        return html! { <section class="paper why-none" id="ledger-why"><p class="nothing">{ texts::choose_row(lang) }</p></section> };
    };
    // What a clause is read as is decided above, for every row.
    let reader = &Reader { of: Some(reader.program()), ..reader.clone() };
    let row = &opened.row;
    let title = row.reward.map_or_else(|| texts::why_order(lang), |reward| texts::why(lang, &reader.money(reward)));
    let statement = opened.statement.as_ref().and_then(|statement| statement.as_ref().ok());
    let edition = statement.and_then(|statement| edition(reader, statement));
    let close = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            shell::focus("ledger-grid");
            desk.act(Act::Close);
        })
    };
    html! {
        <section id="ledger-why" class="paper" tabindex="-1" aria-labelledby="ledger-why-name">
            <div class="head">
                <h2 id="ledger-why-name">{ title }</h2>
                <div class="of">
                    <p>{ texts::of_order(lang) }{ " " }{ data(&row.order) }{ " · " }{ texts::of_customer(lang) }{ " " }{ data(&row.customer) }</p>
                    <p>{ texts::of_line(lang, &number(row.line)) }</p>
                    if let Some(edition) = edition { <p>{ reader.edition(edition) }</p> }
                </div>
            </div>
            <div role="status">{ verdict(reader, opened) }</div>
            { statement.map(|statement| steps(reader, statement, edition)) }
            { paid(reader, desk, opened) }
            { ways(reader, desk, opened) }
            <p class="ways">
                <span class="back">{ jump("ledger-grid", &texts::back(lang)) }</span>
                <button type="button" class="plain" onclick={close}>{ texts::close(lang) }</button>
            </p>
        </section>
    }
}

fn edition(reader: &Reader, statement: &Statement) -> Option<&'static Edition> {
    let order = statement.customers.first()?.orders.first()?;
    reader.program().edition(order.edition.as_deref()?)
}

fn verdict(reader: &Reader, opened: &Opened) -> Html {
    let lang = reader.lang();
    match &opened.statement {
        None => html! { <p class="nothing">{ texts::explaining(lang) }</p> },
        Some(Err(_)) => html! { <p class="fault">{ texts::no_statement(lang) }</p> },
        Some(Ok(statement)) => {
            let order = statement.customers.first().and_then(|customer| customer.orders.first());
            order.map_or_else(
                || html! { <p class="fault">{ texts::no_statement(lang) }</p> },
                |order| html! { <p class="because">{ reader.hear(|voice| voice.order(order)) }</p> },
            )
        }
    }
}

/// The steps of the order, and where customers earn those of the customer.
fn steps(reader: &Reader, statement: &Rc<Statement>, edition: Option<&'static Edition>) -> Html {
    let Some(customer) = statement.customers.first() else { return Html::default() };
    let Some(order) = customer.orders.first() else { return Html::default() };
    html! {
        <>
            { explain::steps(reader, edition, &order.steps) }
            if order.reward.is_none() {
                <h3>{ texts::friend(reader.lang()) }</h3>
                <p>{ reader.hear(|voice| voice.customer(customer)) }</p>
                { explain::steps(reader, edition, &customer.steps) }
            }
        </>
    }
}

/// What was paid out beside what is earned, and what would explain the difference.
fn paid(reader: &Reader, desk: &Desk, opened: &Opened) -> Html {
    let lang = reader.lang();
    if desk.book().differences.is_none() {
        return Html::default();
    }
    let looks = matches!(opened.found, Found::Looking);
    let found = match &opened.found {
        Found::Unasked => Html::default(),
        Found::Looking => html! { <p class="nothing">{ texts::explaining(lang) }</p> },
        Found::Nothing => html! { <p class="nothing">{ texts::nothing_paid(lang) }</p> },
        Found::Here(found) => received::found(reader, found),
    };
    html! {
        <div class="received">
            <p class="ways"><button type="button" disabled={looks} onclick={desk.on(Act::Reconcile)}>{ texts::compare(lang) }</button></p>
            <div role="status">{ found }</div>
        </div>
    }
}

/// Where to go on from here.
fn ways(reader: &Reader, desk: &Desk, opened: &Opened) -> Html {
    let lang = reader.lang();
    let only = Sift { customer: opened.row.customer.clone(), ..Sift::default() };
    let support = opened.scenario.clone().filter(|scenario| !scenario.fields().is_empty()).map(|scenario| {
        let onclick = to_support(reader, scenario, opened.row.order.clone());
        html! { <button type="button" {onclick}>{ texts::to_support(lang) }</button> }
    });
    html! {
        <p class="ways">
            <button type="button" onclick={desk.on(Act::Sift(only))}>{ texts::only_this(lang) }</button>
            { support }
        </p>
    }
}

/// Opens the customer as the scenario, and asks about the order in Support. What the scenario was is kept as a copy.
fn to_support(reader: &Reader, scenario: Node, order: String) -> Callback<MouseEvent> {
    let reader = reader.clone();
    Callback::from(move |_| {
        let (draft, _) = Draft::read(&scenario);
        reader.act(Action::Open(Box::new(draft)));
        reader.act(Action::Support(support::Act::Pick(order.clone())));
        shell::go(&Route::Support.hash());
    })
}
