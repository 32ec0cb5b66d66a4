//! The single-page app: it draws what the engine says. Nothing that is typed leaves the page.

mod app;
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

use std::rc::Rc;

use app::{App, AppProps, Start};
use referral_statement::Programs;
use route::Route;
use state::{Look, State};

fn main() {
    trap::set();
    let programs = match Programs::from_files(referral_rules::FILES) {
        Ok(programs) => Box::leak(Box::new(programs)),
        // The rule files are part of the program; the tests read every one of them.
        Err(error) => panic!("the rules that this page carries cannot be read: {error}"),
    };
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
    let Some(mut state) = State::new(programs, look, None) else { panic!("this page carries no program") };
    state.begin(shell::store::local(), &shell::store::tab(), session.as_deref(), afresh);
    if let Some(found) = link {
        state.receive(found);
        shell::out::clean_address(&state.route.hash());
    }
    shell::keep_figures(&state.figures());
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    let Some(root) = root else { panic!("the page has no place for the app") };
    let start = Start(Rc::new(state));
    yew::Renderer::<App>::with_root_and_props(root, AppProps { start }).render();
}
