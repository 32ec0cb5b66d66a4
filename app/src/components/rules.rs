//! The parts of the page Rules: the line of time, the sections of the book, and the box for rules of the reader's own.

pub mod changes;
pub mod lists;
pub mod own;
pub mod products;
pub mod rates;
pub mod timeline;
pub mod value;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::reader::Reader;
use crate::state::Action;
use crate::state::rules::Act;

/// A section of the book.
pub fn section(id: &'static str, title: String, body: Html) -> Html {
    html! {
        <section {id} class="chapter" tabindex="-1" aria-labelledby={format!("{id}-name")}>
            <h3 id={format!("{id}-name")}>{ title }</h3>
            { body }
        </section>
    }
}

/// Typing into a field of the page.
pub fn typing(reader: &Reader, act: fn(String) -> Act) -> Callback<InputEvent> {
    let state = reader.state.dispatcher();
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        let text = input.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()));
        if let Some(text) = text {
            state.dispatch(Action::Rules(act(text)));
        }
    })
}
