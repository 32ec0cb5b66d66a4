//! What came in: a scenario that is pasted, or the present one, and the order that is asked about.

use yew::prelude::*;

use super::{labelled, typing};
use crate::components::edit::paste::PasteBox;
use crate::locales::{scenario, share, support as texts};
use crate::reader::Reader;
use crate::shell;
use crate::state::Action;
use crate::state::paste::Entry;
use crate::state::support::{Act, Taken, orders};

/// At most so many orders are listed; the others are found by name.
const MOST_LISTED: usize = 30;

/// With more orders than these there is a field to find one.
const FEW: usize = 8;

/// The box for what came in, and the orders.
pub fn asked(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.support;
    let said = page.taken.as_ref().and_then(|taken| match taken {
        Taken::Rows => None,
        Taken::Added(customers, orders) => Some(scenario::taken(lang, *customers, *orders)),
        Taken::Refused(trouble) => Some(share::refused(lang, trouble)),
        Taken::Unknown => Some(texts::unknown(lang)),
        Taken::UnknownProgram(id) => Some(texts::unknown_program(lang, id)),
    });
    let take = {
        let reader = reader.clone();
        Callback::from(move |_: MouseEvent| {
            reader.act(Action::Support(Act::Take));
            // Rows are looked at before they are taken.
            shell::focus_soon("paste-text");
        })
    };
    let onclose = {
        let reader = reader.clone();
        Callback::from(move |taken| reader.act(Action::Support(Act::TakeRows(taken))))
    };
    let onchange = {
        let reader = reader.clone();
        Callback::from(move |rows: Entry| reader.act(Action::Support(Act::Rows(rows))))
    };
    let area = html! {
        <textarea id="paste" rows="3" spellcheck="false" autocomplete="off" aria-describedby="paste-note" value={page.pasted.text.clone()}
            oninput={typing(reader, Act::Paste)} />
    };
    html! {
        <section aria-labelledby="came-in">
            <h2 id="came-in">{ texts::came_in(lang) }</h2>
            if page.taken == Some(Taken::Rows) {
                <PasteBox reader={reader.clone()} entry={page.pasted.clone()} {onchange} {onclose} />
            } else {
                { labelled("paste", texts::paste(lang), Some(texts::paste_note(lang)), area) }
            }
            <p class="act">
                if page.taken != Some(Taken::Rows) {
                    <button type="button" disabled={page.pasted.text.trim().is_empty()} onclick={take}>{ texts::take(lang) }</button>
                }
                if reader.state.desk().can_undo() {
                    <button type="button" class="plain" onclick={reader.on(Action::Undo)}>{ texts::undo(lang) }</button>
                }
            </p>
            <p role="status" class="said">{ said }</p>
            { choose(reader) }
        </section>
    }
}

/// The orders, to choose one.
fn choose(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.support;
    let draft = reader.state.draft();
    let all = orders(draft);
    if all.is_empty() {
        return html! { <p class="nothing">{ texts::no_orders(lang) }</p> };
    }
    let chosen = page.position(draft).and_then(|(customer, order)| {
        draft.order(customer, order).map(|order| order.get(crate::state::place::OrderField::Id).to_owned())
    });
    let wanted = page.find.trim().to_ascii_lowercase();
    let meets = |(owner, id): &&(String, String)| {
        wanted.is_empty() || id.to_ascii_lowercase().contains(&wanted) || owner.to_ascii_lowercase().contains(&wanted)
    };
    let found: Vec<&(String, String)> = all.iter().filter(meets).collect();
    let option = |(owner, id): &&(String, String)| {
        html! {
            <label key={id.clone()}>
                <input type="radio" name="asked" value={id.clone()} checked={chosen.as_ref() == Some(id)}
                    onchange={reader.on(Action::Support(Act::Pick(id.clone())))} />
                <span>{ texts::of_customer(lang, id, owner) }</span>
            </label>
        }
    };
    let over = found.len().saturating_sub(MOST_LISTED);
    html! {
        <>
            if all.len() > FEW {
                { labelled("find", texts::find(lang), None, html! {
                    <input id="find" type="search" autocomplete="off" value={page.find.clone()} oninput={typing(reader, Act::Find)} />
                }) }
            }
            <fieldset class="orders">
                <legend>{ texts::order(lang) }</legend>
                { for found.iter().take(MOST_LISTED).map(option) }
                if found.is_empty() { <p class="nothing">{ texts::none_found(lang) }</p> }
                if over > 0 { <p class="nothing">{ texts::more_orders(lang, over) }</p> }
            </fieldset>
        </>
    }
}
