//! The pinned scenarios: each can be named, shown, opened and deleted; what was deleted last comes back.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::pin::free_name;
use super::{button, open};
use crate::locales::compare as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::Action;
use crate::state::compare::{Act, Item, Pin};

/// The list.
pub fn pins(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.compare;
    let program = reader.state.program.id();
    let items: Vec<Html> = page.pins(program).map(|(item, pin)| one(reader, item, pin)).collect();
    let pin_it = {
        let reader = reader.clone();
        Callback::from(move |_: MouseEvent| {
            let lang = reader.lang();
            let name = free_name(&reader.state, |number| texts::pin_name(lang, number));
            reader.act(Action::Compare(Act::Pin(name)));
        })
    };
    html! {
        <section class="pins" aria-labelledby="pins-name">
            <h2 id="pins-name" tabindex="-1">{ texts::pinned(lang) }</h2>
            if items.is_empty() { <p class="nothing">{ texts::none_pinned(lang) }</p> } else { <ul>{ for items }</ul> }
            <div role="status" class="note">
                if let Some(name) = page.deleted() {
                    <p>{ texts::deleted(lang, name) }{ " " }
                        <button type="button" class="plain" onclick={reader.on(Action::Compare(Act::Restore))}>{ texts::restore(lang) }</button></p>
                }
                if !page.can_pin() { <p>{ texts::pin_full(lang) }</p> }
            </div>
            <p class="act"><button type="button" class="plain" disabled={!page.can_pin()} onclick={pin_it}>{ texts::pin_it(lang) }</button></p>
        </section>
    }
}

fn one(reader: &Reader, item: &Item, pin: &Pin) -> Html {
    let lang = reader.lang();
    let (key, name) = (item.key, pin.name.as_str());
    let onchange = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.dispatch(Action::Compare(Act::Name(key, input.value())));
            }
        })
    };
    let delete = {
        let state = reader.state.dispatcher();
        Callback::from(move |_: MouseEvent| {
            // The button goes away with what it deletes.
            shell::focus("pins-name");
            state.dispatch(Action::Compare(Act::Delete(key)));
        })
    };
    let has_room = reader.state.compare.has_room(item.program());
    html! {
        <li {key}>
            <input type="text" value={pin.name.clone()} aria-label={texts::what_of(lang, &texts::name_of(lang), name)} maxlength="80" autocomplete="off" {onchange} />
            <span class="act">
                if item.shown {
                    <span class="nothing">{ texts::shown(lang) }</span>
                } else if has_room {
                    { button(reader, &texts::show(lang), name, Act::Show(key)) }
                }
                { open(reader, &pin.draft, name) }
                <button type="button" class="plain" aria-label={texts::what_of(lang, &texts::delete(lang), name)} onclick={delete}>{ texts::delete(lang) }</button>
            </span>
        </li>
    }
}
