//! The answer: what the order earns in one sentence, its steps, its payments, and what would pay where it earns nothing.

use referral_statement::{CustomerStatement, OrderStatement, Pays};
use yew::prelude::*;

use crate::components::paper::fix;
use crate::explain;
use crate::locales::support as texts;
use crate::reader::Reader;
use crate::state::Remedy;

/// The statement of one order.
pub fn verdict(reader: &Reader, customer: &CustomerStatement, order: &OrderStatement, remedy: Option<&Remedy>) -> Html {
    let lang = reader.lang();
    let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
    let amount = order.reward.map(|reward| html! { <p class="earned">{ reader.money(reward) }</p> });
    html! {
        <section id="verdict" class="paper" tabindex="-1" aria-labelledby="verdict-name">
            <h2 id="verdict-name">{ format!("{} · {}", texts::why(lang), order.id) }</h2>
            if !reader.state.faults().is_empty() { <p class="stale-note">{ texts::correct(lang) }</p> }
            <div role="status">
                { amount }
                <p class="because">{ reader.hear(|voice| voice.order(order)) }</p>
            </div>
            if let Some(remedy) = remedy {
                <h3>{ texts::would_pay(lang) }</h3>
                { fix(reader, remedy, "verdict") }
            }
            <details class="more" open=true key={order.id.clone()}>
                <summary>{ texts::steps(lang) }</summary>
                { explain::steps(reader, edition, &order.steps) }
            </details>
            if order.reward.is_none() {
                <h3>{ texts::friend(lang) }</h3>
                <p>{ reader.hear(|voice| voice.customer(customer)) }</p>
                { explain::steps(reader, edition, &customer.steps) }
            }
            if reader.state.program.pays() == Pays::Cash { <p class="nothing">{ texts::tax(lang) }</p> }
        </section>
    }
}
