//! The whole app: one state, the bar, and the page of the address.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::components::fold::{OnPaper, use_paper};
use crate::components::jump::jump;
use crate::components::print::Printed;
use crate::components::update::Update;
use crate::components::{header, library, opened};
use crate::format::Figures;
use crate::locales::{self, Label};
use crate::pages;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::state::{Action, State, rules};

/// What the app starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The state at the first look.
    pub start: Start,
}

/// A state to start with; two are never the same.
#[derive(Clone)]
pub struct Start(pub Rc<State>);

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What every page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The reader, their state and their way to change it.
    pub reader: Reader,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let start = props.start.clone();
    let state = use_reducer(move || (*start.0).clone());
    let program = state.program;
    // By its place: rules that a reader brings may come anew under the same id.
    let figures = use_memo((state.lang, std::ptr::from_ref(program)), |(lang, _)| {
        Figures::new(*lang, program.currency(), program.zone())
    });
    use_effect_with((state.lang, state.route), |(lang, route)| {
        shell::speak(*lang, &format!("{} · Referral Statement", locales::shell::page(*lang, *route)));
    });
    use_effect_with(state.theme, |theme| shell::paint(*theme));
    use_address(&state);
    let on_paper = use_paper();
    library::use_other_tabs(&state);

    let reader = Reader { turn: state.turn, state, figures, of: None };
    let route = reader.state.route;
    let page = match route {
        Route::Estimate => html! { <pages::estimate::Estimate reader={reader.clone()} /> },
        Route::Scenario => html! { <pages::scenario::Scenario reader={reader.clone()} /> },
        Route::Compare => html! { <pages::compare::Compare reader={reader.clone()} /> },
        Route::Forecast => html! { <pages::forecast::ForecastPage reader={reader.clone()} /> },
        Route::Checks => html! { <pages::checks::Checks reader={reader.clone()} /> },
        Route::Rules => html! { <pages::rules::Rules reader={reader.clone()} /> },
        Route::Embed => html! { <pages::embed::Embed reader={reader.clone()} /> },
        Route::Support => html! { <pages::support::Support reader={reader.clone()} /> },
    };
    html! {
        <ContextProvider<OnPaper> context={on_paper}>
            <p class="skip">{ jump("content", &locales::shell::skip(reader.lang())) }</p>
            { header::header(&reader) }
            <Update lang={reader.lang()} />
            { opened::opened(&reader) }
            { library::notice::notices(&reader) }
            <main id="content" tabindex="-1" class={route_class(route)} key={route_class(route)}>{ page }</main>
            <footer>{ reader.say(Label::Footer) }</footer>
            <Printed reader={reader.clone()} />
        </ContextProvider<OnPaper>>
    }
}

/// The class of a page's `main`.
fn route_class(route: Route) -> &'static str {
    use referral_statement::Word;
    route.word()
}

/// Follows the address: a link of the bar, the browser's way back, an address that is typed.
#[hook]
fn use_address(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let go = Closure::<dyn Fn()>::new(move || {
            if let Some(found) = referral_share::read_link(&shell::out::fragment()) {
                shell::out::clean_address(&shell::route().unwrap_or(Route::Estimate).hash());
                dispatcher.dispatch(Action::Receive(Box::new(found)));
            } else if let Some(route) = shell::route() {
                dispatcher.dispatch(Action::Go(route));
                if route == Route::Rules {
                    dispatcher.dispatch(Action::Rules(rules::Act::Look(shell::below_page())));
                }
            }
        });
        let window = web_sys::window();
        if let Some(window) = &window {
            // An event of this name cannot fail to be listened to.
            let _ = window.add_event_listener_with_callback("hashchange", go.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window {
                let _ = window.remove_event_listener_with_callback("hashchange", go.as_ref().unchecked_ref());
            }
            drop(go);
        }
    });
    // A new page begins at its top, and who uses a keyboard or a screen reader begins there too.
    let first = use_mut_ref(|| true);
    use_effect_with(state.route, move |_| {
        if !std::mem::replace(&mut *first.borrow_mut(), false) {
            shell::top("content");
        }
    });
}
