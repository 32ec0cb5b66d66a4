//! Support.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Support(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::support::heading(lang) }</h1>
            <p class="lede">{ locales::support::lede(lang) }</p>
        </>
    }
}
