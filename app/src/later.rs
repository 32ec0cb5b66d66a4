//! What the first look does without: a second module of the program, which the build splits off and the page fetches when the
//! first look is drawn. Where it is needed it is asked for here and nowhere else, so that nothing of it gets into the first.

use std::cell::Cell;

use wasm_split_helpers::SplitLoaderError;
use yew::prelude::*;

use crate::components::{library, print, share};
use crate::pages;
use crate::reader::Reader;
use crate::route::Route;
use crate::state::Answer;

/// The ways into the second module.
pub struct Later {
    /// Draws any page but Estimate.
    pub page: fn(Route, &Reader) -> Html,
    /// Draws the statement on paper.
    pub sheet: fn(&Reader, &Answer) -> Html,
    /// Draws what stands in the dialog of what is kept; the callback closes it.
    pub library: fn(&Reader, &Callback<()>) -> Html,
    /// Draws what stands in the dialog that shares.
    pub share: fn(&Reader, &share::Ways) -> Html,
}

thread_local! {
    static HERE: Cell<Option<&'static Later>> = const { Cell::new(None) };
}

/// The second module, where it is here.
pub fn get() -> Option<&'static Later> {
    HERE.get()
}

/// Fetches the second module where it is not here yet.
///
/// # Errors
/// It cannot be fetched. The next call tries again.
pub async fn fetch() -> Result<&'static Later, SplitLoaderError> {
    let later = second().await?;
    HERE.set(Some(later));
    Ok(later)
}

#[allow(unsafe_code, reason = "the call from one module into another, which the macro writes")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Later, WAYS};

    #[wasm_split(later, fallible)]
    pub fn second() -> Result<&'static Later, SplitLoaderError> {
        Ok(&WAYS)
    }
}

use split::second;

static WAYS: Later = Later { page, sheet: print::sheet, library: library::content, share: share::content };

fn page(route: Route, reader: &Reader) -> Html {
    let reader = reader.clone();
    match route {
        Route::Estimate => html! { <pages::estimate::Estimate {reader} /> },
        Route::Scenario => html! { <pages::scenario::Scenario {reader} /> },
        Route::Compare => html! { <pages::compare::Compare {reader} /> },
        Route::Forecast => html! { <pages::forecast::ForecastPage {reader} /> },
        Route::Checks => html! { <pages::checks::Checks {reader} /> },
        Route::Rules => html! { <pages::rules::Rules {reader} /> },
        Route::Support => html! { <pages::support::Support {reader} /> },
    }
}
