//! Scenario.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Scenario(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::scenario::heading(lang) }</h1>
            <p class="lede">{ locales::scenario::lede(lang) }</p>
        </>
    }
}
