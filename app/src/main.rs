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
mod later;
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
use later::Brought;
use referral_statement::Word;
use route::Route;
use state::{Action, Field, Look, State};
use web_sys::Element;
use yew::Reducible;
use yew::platform::spawn_local;

#[cfg(target_arch = "wasm32")]
fn main() {
    trap::set();
    if cfg!(feature = "embed") { frame() } else { start() }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    built::run()
}

/// Starts the calculator in its place of a frame's page.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser starts the calculator"))]
fn frame() {
    if let Some(root) = shell::element("widget") {
        widget::start(root);
    }
}

/// Starts the page in the place of its first look.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser starts the page"))]
fn start() {
    let programs = referral_published::programs();
    let brought = Brought { session: shell::figures(), afresh: shell::afresh(), fragment: shell::out::fragment() };
    if let Some(session) = &brought.session {
        // The page that is shown when the program fails has them, even where it fails at them.
        shell::keep_figures(session);
    }
    trap::planted("start");
    let look = Look {
        route: shell::route().unwrap_or(Route::Estimate),
        today: shell::today(),
        lang: shell::language(),
        theme: shell::theme(),
    };
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    let Some(root) = root else { panic!("the page has no place for the app") };
    let Some(mut state) = State::new(programs, look, None) else { panic!("this page carries no program") };
    let is_first_look = brought.fragment.is_empty() || brought.fragment == Route::Estimate.hash();
    if is_first_look && brought.session.is_none() && !shell::kept() && !brought.afresh {
        return draw(root, state);
    }
    // What a reader has brought, and any other page, is the second module's to show.
    spawn_local(async move {
        match later::fetch().await {
            Ok(later) => (later.begin)(&mut state, &brought),
            Err(error) => panic!("a part of the program cannot be fetched: {error}"),
        }
        draw(root, state);
    });
}

/// Draws the page in the place of its first look.
fn draw(root: Element, state: State) {
    let state = early(shell::early::typed(&root)).into_iter().fold(Rc::new(state), Reducible::reduce);
    shell::focus::hold(&root);
    let (focused, pressed) = (shell::early::focused(&root), shell::early::pressed());
    yew::Renderer::<App>::with_root_and_props(root, AppProps { start: Start(state) }).render();
    if let Some(id) = focused {
        shell::early::focus_again(&id);
    }
    shell::early::press_again(pressed);
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
