//! What the first look does without: a second module of the program, which the build splits off and the page fetches when the
//! first look is drawn. Where it is needed it is asked for here and nowhere else, so that nothing of it gets into the first.

use std::cell::Cell;

use yew::prelude::*;

use crate::components::{library, print, share};
use crate::pages;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell::{self, store};
use crate::state::{Action, Answer, State};
use crate::trap;

/// The ways into the second module.
pub struct Later {
    /// Takes up what the reader has brought with them or kept.
    pub begin: fn(&mut State, &Brought),
    /// Does what Estimate alone never asks for.
    pub act: fn(&mut State, Action),
    /// Keeps the present state; what has waited for it, too.
    pub keep: fn(&mut State, bool),
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
    // In a frame, and on the machine that builds and tests, there is but one.
    if cfg!(all(target_arch = "wasm32", not(feature = "embed"))) { HERE.get() } else { Some(&WAYS) }
}

/// Fetches the second module where it is not here yet, and beside it the styles of what it draws.
///
/// # Errors
/// One of them cannot be fetched. The next call tries again.
pub async fn fetch() -> Result<&'static Later, String> {
    if let Some(later) = HERE.get() {
        return Ok(later);
    }
    let styles = shell::later_styles();
    let later = second().await.map_err(|error| error.to_string())?;
    if let Some(styles) = styles {
        styles.await.map_err(|error| format!("{error:?}"))?;
    }
    HERE.set(Some(later));
    Ok(later)
}

#[allow(unsafe_code, reason = "the call from one module into another, which the macro writes")]
#[allow(clippy::unnecessary_wraps, reason = "the error is that of the fetching, which the macro adds")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Later, WAYS};

    #[wasm_split(later, fallible)]
    pub fn second() -> Result<&'static Later, SplitLoaderError> {
        Ok(&WAYS)
    }
}

use split::second;

static WAYS: Later = if cfg!(feature = "embed") { OF_THE_EMBED } else { OF_THE_PAGE };

const OF_THE_PAGE: Later = Later {
    begin,
    act: State::act_later,
    keep: State::keep_now,
    page,
    sheet: print::sheet,
    library: library::content,
    share: share::content,
};

/// The calculator in a frame is one module, has no other page, and keeps nothing but what a reload or a move needs.
const OF_THE_EMBED: Later = Later {
    begin: |_, _| {},
    act: State::act_embedded,
    keep: State::keep_session,
    page: |_, _| Html::default(),
    sheet: |_, _| Html::default(),
    library: |_, _| Html::default(),
    share: |_, _| Html::default(),
};

/// What a reader does not begin at nothing with.
pub struct Brought {
    /// What this tab showed before a reload.
    pub session: Option<String>,
    /// Does the reader want to begin afresh?
    pub afresh: bool,
    /// The fragment of the address.
    pub fragment: String,
}

fn begin(state: &mut State, brought: &Brought) {
    state.begin(store::local(), &store::tab(), brought.session.as_deref(), brought.afresh);
    if state.route == Route::Rules {
        state.look(&shell::below_page());
    }
    if let Some(found) = referral_share::read_link(&brought.fragment) {
        state.receive(found);
        shell::out::clean_address(&state.route.hash());
    }
    // The address holds it no more: a reload finds it in the session.
    state.keep_session(true);
}

fn page(route: Route, reader: &Reader) -> Html {
    trap::planted("page");
    let reader = reader.clone();
    match route {
        Route::Estimate => html! { <pages::estimate::Estimate {reader} /> },
        Route::Scenario => html! { <pages::scenario::Scenario {reader} /> },
        Route::Compare => html! { <pages::compare::Compare {reader} /> },
        Route::Forecast => html! { <pages::forecast::ForecastPage {reader} /> },
        Route::Checks => html! { <pages::checks::Checks {reader} /> },
        Route::Rules => html! { <pages::rules::Rules {reader} /> },
        Route::Embed => html! { <pages::embed::Embed {reader} /> },
        Route::Ledger => html! { <pages::ledger::Ledger {reader} /> },
        Route::Support => html! { <pages::support::Support {reader} /> },
    }
}
