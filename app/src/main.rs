//! The single-page app: it draws what the engine says. Nothing that is typed leaves the page.
//!
//! In the browser it is the program of the page; on the machine that builds the page it draws the first look (`built.rs`).

#![cfg_attr(feature = "embed", allow(dead_code, reason = "the calculator in a frame shows a part of all pages"))]

mod app;
#[cfg(not(target_arch = "wasm32"))]
mod built;
mod components;
mod explain;
mod format;
mod locales;
mod pages;
mod reader;
mod route;
mod shell;
mod state;
mod trap;
mod widget;

use std::rc::Rc;

use app::{App, AppProps, Start};
use referral_statement::{Programs, Word};
use route::Route;
use state::{Action, Field, Look, State};
use yew::Reducible;

#[cfg(all(target_arch = "wasm32", not(feature = "embed")))]
fn main() {
    start();
}

#[cfg(all(target_arch = "wasm32", feature = "embed"))]
fn main() {
    trap::set();
    if let Some(root) = shell::element("widget") {
        widget::start(root);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    built::run()
}

/// Every program that the page carries.
fn programs() -> &'static Programs {
    match Programs::from_files(referral_rules::FILES) {
        Ok(programs) => Box::leak(Box::new(programs)),
        // The rule files are part of the program; the tests read every one of them.
        Err(error) => panic!("the rules that this page carries cannot be read: {error}"),
    }
}

/// Starts the page in the place of its first look.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser starts the page"))]
fn start() {
    trap::set();
    if let Some(root) = shell::element("widget") {
        return widget::start(root);
    }
    let programs = programs();
    let (session, afresh) = (shell::figures(), shell::afresh());
    if let Some(session) = &session {
        // The page that is shown when the program fails has them, even where it fails at them.
        shell::keep_figures(session);
    }
    let look = Look {
        route: shell::route().unwrap_or(Route::Estimate),
        today: shell::today(),
        lang: shell::language(),
        theme: shell::theme(),
    };
    let link = referral_share::read_link(&shell::out::fragment());
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    let Some(root) = root else { panic!("the page has no place for the app") };
    let Some(mut state) = State::new(programs, look, None) else { panic!("this page carries no program") };
    state.begin(shell::store::local(), &shell::store::tab(), session.as_deref(), afresh);
    if state.route == Route::Rules {
        state.look(&shell::below_page());
    }
    if let Some(found) = link {
        state.receive(found);
        shell::out::clean_address(&state.route.hash());
    }
    let state = early(shell::early::typed(&root)).into_iter().fold(Rc::new(state), Reducible::reduce);
    shell::keep_figures(&state.figures());
    shell::focus::hold(&root);
    let focused = shell::early::focused(&root);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { start: Start(state) }).render();
    if let Some(id) = focused {
        shell::early::focus_again(&id);
    }
}

/// What a reader did with the first look, as actions; the choice of a program last, since the rest was done before it.
fn early(typed: Vec<(String, String)>) -> Vec<Action> {
    let mut actions: Vec<Action> = typed
        .into_iter()
        .filter_map(|(name, text)| match Field::from_word(&name) {
            Some(field) => Some(Action::Set(field, text)),
            None if name == "program" => Some(Action::Choose(text)),
            None => None,
        })
        .collect();
    actions.sort_by_key(|action| matches!(action, Action::Choose(_)));
    actions
}
