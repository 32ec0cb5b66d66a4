//! Forecast.

use yew::prelude::*;

use crate::app::PageProps;
use crate::locales;

/// The page.
#[component]
pub fn Forecast(props: &PageProps) -> Html {
    let lang = props.reader.lang();
    html! {
        <>
            <h1>{ locales::forecast::heading(lang) }</h1>
            <p class="lede">{ locales::forecast::lede(lang) }</p>
        </>
    }
}
