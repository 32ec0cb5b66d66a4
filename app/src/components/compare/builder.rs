//! What can be put beside the current scenario: all of a kind with one tap, or one at a time.

use yew::prelude::*;

use super::name_of;
use crate::app::PageProps;
use crate::locales::compare as texts;
use crate::reader::Reader;
use crate::state::Action;
use crate::state::compare::{Act, Offer, Quick, Vary};

/// The buttons and the list.
#[component]
pub fn Builder(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let chosen = use_state(|| None::<Vary>);
    let offers = reader.state.offers();
    let room = reader.state.compare.has_room(reader.state.program.id());
    let all: Vec<&Vary> = offers.iter().flat_map(|offer| &offer.varied).collect();
    // What was chosen may be the scenario itself by now.
    let place = chosen.as_ref().and_then(|chosen| all.iter().position(|vary| *vary == chosen)).unwrap_or(0);
    let onchange = {
        let (chosen, all) = (chosen.clone(), all.iter().map(|vary| (*vary).clone()).collect::<Vec<_>>());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            let index = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            chosen.set(index.and_then(|index| all.get(index).cloned()));
        })
    };
    let onsubmit = {
        let (state, vary) = (reader.state.dispatcher(), all.get(place).map(|vary| (*vary).clone()));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(vary) = vary.clone() {
                state.dispatch(Action::Compare(Act::Add(vary)));
            }
        })
    };
    let mut next = 0;
    let groups: Vec<Html> = offers
        .iter()
        .map(|offer| {
            let first = next;
            next += offer.varied.len();
            let option = |(index, vary): (usize, &Vary)| {
                html! { <option key={first + index} selected={first + index == place}>{ name_of(reader, vary) }</option> }
            };
            html! { <optgroup label={texts::kind(lang, offer.quick)}>{ for offer.varied.iter().enumerate().map(option) }</optgroup> }
        })
        .collect();
    html! {
        <section class="builder" aria-labelledby="builder-name">
            <h2 id="builder-name">{ texts::beside(lang) }</h2>
            <p class="act">{ for offers.iter().filter_map(|offer| quick(reader, offer)) }</p>
            <form class="labelled" {onsubmit}>
                <label for="one-more">{ texts::one_more(lang) }</label>
                <p class="act">
                    <select id="one-more" {onchange}>{ for groups }</select>
                    <button type="submit" disabled={!room}>{ texts::add(lang) }</button>
                </p>
                if !room { <small>{ texts::full(lang) }</small> }
            </form>
        </section>
    }
}

/// The button that puts all of a kind there; single clauses have none.
fn quick(reader: &Reader, offer: &Offer) -> Option<Html> {
    let lang = reader.lang();
    let together = offer.together();
    let text = match offer.quick {
        Quick::Tiers => texts::all_tiers(lang),
        Quick::Editions if together.len() < offer.varied.len() => texts::newest_editions(lang, together.len()),
        Quick::Editions => texts::all_editions(lang),
        Quick::Presets => texts::all_presets(lang),
        Quick::Readings => return None,
    };
    Some(html! { <button type="button" onclick={reader.on(Action::Compare(Act::Put(together)))}>{ text }</button> })
}
