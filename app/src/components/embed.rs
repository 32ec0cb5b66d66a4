//! The parts of the page Embed.

pub mod ask;
pub mod beside;
pub mod code;
pub mod doctor;
pub mod fallback;
pub mod preview;
pub mod snippets;

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::reader::Reader;
use crate::state::Action;
use crate::state::embed::Act;

/// An act of the page at every event.
pub fn on<E>(reader: &Reader, act: Act) -> Callback<E> {
    reader.on(Action::Embed(act))
}

/// Typing into a field of the page.
pub fn typing(reader: &Reader, act: impl Fn(String) -> Act + 'static) -> Callback<InputEvent> {
    let state = reader.state.dispatcher();
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        let text = input.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()));
        if let Some(text) = text {
            state.dispatch(Action::Embed(act(text)));
        }
    })
}

/// Choosing in a list of the page.
pub fn choosing(reader: &Reader, act: impl Fn(String) -> Act + 'static) -> Callback<Event> {
    let state = reader.state.dispatcher();
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            state.dispatch(Action::Embed(act(select.value())));
        }
    })
}

/// Setting a mark.
pub fn marking(reader: &Reader, act: impl Fn(bool) -> Act + 'static) -> Callback<Event> {
    let state = reader.state.dispatcher();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            state.dispatch(Action::Embed(act(input.checked())));
        }
    })
}

/// A box that is marked or not, with what it means.
pub fn mark(id: String, checked: bool, onchange: Callback<Event>, text: String, hint: Option<String>) -> Html {
    html! {
        <label class="mark" key={id.clone()}>
            <input type="checkbox" {id} {checked} {onchange} />
            <span>{ text }if let Some(hint) = hint { <small>{ hint }</small> }</span>
        </label>
    }
}
