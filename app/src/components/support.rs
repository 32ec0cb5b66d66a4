//! The parts of the page Support.

pub mod asked;
pub mod history;
pub mod reasons;
pub mod received;
pub mod reply;
pub mod verdict;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::reader::Reader;
use crate::state::Action;
use crate::state::support::Act;

/// Typing into an input of the page.
pub fn typing(reader: &Reader, act: fn(String) -> Act) -> Callback<InputEvent> {
    let state = reader.state.dispatcher();
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        let text = input.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()));
        if let Some(text) = text {
            state.dispatch(Action::Support(act(text)));
        }
    })
}

/// A field with its label above it.
pub fn labelled(id: &'static str, label: String, hint: Option<String>, control: Html) -> Html {
    html! {
        <div class="labelled">
            <label for={id}>{ label }</label>
            if let Some(hint) = hint { <small id={format!("{id}-note")}>{ hint }</small> }
            { control }
        </div>
    }
}
