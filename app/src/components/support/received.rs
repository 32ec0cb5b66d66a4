//! What was received, and what would explain it.

use referral_statement::Reconciliation;
use yew::prelude::*;

use super::{labelled, typing};
use crate::locales::support as texts;
use crate::reader::Reader;
use crate::state::Action;
use crate::state::support::Act;

/// The field for what was received, and what was found.
pub fn received(reader: &Reader, customer: &str) -> Html {
    let lang = reader.lang();
    let page = &reader.state.support;
    let symbol = reader.figures.symbol().to_owned();
    let act = reader.on(Action::Support(Act::Reconcile));
    let control = html! {
        <span class="amount"><span class="unit" aria-hidden="true">{ symbol }</span>
            <input id="received" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-describedby="received-note"
                value={page.received.clone()} oninput={typing(reader, Act::Receive)} /></span>
    };
    let submit = {
        let act = act.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            act.emit(event);
        })
    };
    let found = page.found(reader.state.draft()).map(|found| match &found.answer {
        None => html! { <p class="fault">{ texts::not_read(lang) }</p> },
        Some(answer) => self::found(reader, answer),
    });
    html! {
        <section class="received" aria-labelledby="received-name">
            <h2 id="received-name">{ texts::explained(lang) }</h2>
            <form onsubmit={submit}>
                { labelled("received", texts::received(lang, customer), Some(texts::received_note(lang)), control) }
                <button type="submit" disabled={page.received.trim().is_empty()}>{ texts::reconcile(lang) }</button>
            </form>
            <div role="status">{ found }</div>
        </section>
    }
}

/// What was found.
pub fn found(reader: &Reader, found: &Reconciliation) -> Html {
    let lang = reader.lang();
    let verdict = reader.hear(|voice| voice.reconciliation(found));
    if found.received == found.expected {
        return html! { <p class="because">{ verdict }</p> };
    }
    let explanation = |(index, one): (usize, &referral_statement::Explanation)| {
        let orders = one.statement.customers.iter().flat_map(|customer| &customer.orders);
        let total = reader.money(one.statement.total);
        html! {
            <li key={index}>
                <details>
                    <summary>{ reader.hear(|voice| voice.explanation(one)) }</summary>
                    <p>{ texts::total_then(lang, &total) }</p>
                    <ul>{ for orders.map(|order| html! { <li>{ reader.hear(|voice| voice.order(order)) }</li> }) }</ul>
                </details>
            </li>
        }
    };
    html! {
        <>
            <p class="because">{ verdict }</p>
            if found.explanations.is_empty() {
                <p>{ reader.hear(|voice| voice.unexplained(found)) }</p>
            } else {
                <p class="nothing">{ texts::possible(lang) }</p>
                <ol class="found">{ for found.explanations.iter().enumerate().map(explanation) }</ol>
                if found.more { <p class="nothing">{ texts::more(lang) }</p> }
            }
        </>
    }
}
