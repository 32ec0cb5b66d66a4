//! Compare.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Compare(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::compare::heading(lang) }</h1>
            <p class="lede">{ locales::compare::lede(lang) }</p>
        </>
    }
}
