//! Rules.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Rules(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::rules::heading(lang) }</h1>
            <p class="lede">{ locales::rules::lede(lang) }</p>
        </>
    }
}
