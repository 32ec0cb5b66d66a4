//! The scenario as tables in which everything can be changed.

pub mod cell;
pub mod correct;
pub mod customer;
pub mod examples;
pub mod order;
pub mod paste;
pub mod product;
pub mod referrer;

use yew::prelude::*;

/// Two sheets: duplicate.
pub fn copy_sign() -> Html {
    html! { <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M7 7h9v9H7zM4 13V4h9" /></svg> }
}

/// A cross: delete.
pub fn delete_sign() -> Html {
    html! { <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg> }
}

/// Three dots: more.
pub fn more_sign() -> Html {
    html! { <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M4 10h.01M10 10h.01M16 10h.01" /></svg> }
}
