//! Checks.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Checks(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::checks::heading(lang) }</h1>
            <p class="lede">{ locales::checks::lede(lang) }</p>
        </>
    }
}
