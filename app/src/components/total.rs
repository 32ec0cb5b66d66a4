//! The total, read out once the reader pauses.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;
use yew::prelude::*;

/// Milliseconds without a change after which the total is read out.
const PAUSE: i32 = 700;

/// The total as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Properties)]
pub struct TotalProps {
    /// The amount.
    pub amount: AttrValue,
}

/// The total: it changes at once, and is announced after a pause.
#[component]
pub fn Total(props: &TotalProps) -> Html {
    let busy = use_state(|| false);
    {
        let busy = busy.clone();
        use_effect_with(props.amount.clone(), move |_| {
            busy.set(true);
            let rest = Closure::once_into_js(move || busy.set(false));
            let timer = window().and_then(|window| {
                window.set_timeout_with_callback_and_timeout_and_arguments_0(rest.unchecked_ref(), PAUSE).ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (window(), timer) {
                    window.clear_timeout_with_handle(timer);
                }
            }
        });
    }
    let busy = if *busy { "true" } else { "false" };
    html! { <output id="total" aria-live="polite" aria-busy={busy}>{ props.amount.clone() }</output> }
}
