//! Scenario.

use yew::prelude::*;

use crate::app::PageProps;
use crate::components::paper::{self, Sheet};
use crate::locales;

/// The page.
#[component]
pub fn Scenario(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::scenario::heading(lang) }</h1>
            <p class="lede">{ locales::scenario::lede(lang) }</p>
            if let Some(answer) = props.reader.state.answer() {
                { paper::paper(&props.reader, answer, &Sheet::default()) }
            }
        </>
    }
}
