//! The whole app: one state, the bar, and the page of the address.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::components::fold::{OnPaper, use_paper};
use crate::components::jump::jump;
use crate::components::print::Printed;
use crate::components::update::Update;
use crate::components::{header, library, opened};
use crate::format::Figures;
use crate::later::{self, Later};
use crate::locales::{self, Label};
use crate::pages::estimate::Estimate;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::shell::hear::hear;
use crate::state::{Action, State, rules};
use crate::trap;

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
    library::use_keeping(&state);
    let second = use_second(&state);

    let reader = Reader { turn: state.turn, state, figures, of: None };
    let route = reader.state.route;
    trap::planted("draw");
    let page = match (route, &*second) {
        (Route::Estimate, _) => html! { <Estimate reader={reader.clone()} /> },
        (_, Second::Here(later)) => (later.page)(route, &reader),
        (_, Second::Waiting) => html! { <p class="waiting">{ locales::shell::waiting(reader.lang()) }</p> },
        (_, Second::Missing) => missing(&reader, &second),
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

/// What is known of the second module.
#[derive(Clone, Copy)]
enum Second {
    /// It is on its way.
    Waiting,
    /// It is here.
    Here(&'static Later),
    /// It could not be fetched.
    Missing,
}

/// Fetches the second module once the first look is drawn.
#[hook]
fn use_second(state: &UseReducerHandle<State>) -> UseStateHandle<Second> {
    let second = use_state(|| later::get().map_or(Second::Waiting, Second::Here));
    let fetched = second.clone();
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| fetch(fetched, dispatcher));
    second
}

fn fetch(second: UseStateHandle<Second>, state: UseReducerDispatcher<State>) {
    let begins = later::get().is_none();
    shell::tell_later("waiting");
    spawn_local(async move {
        let (found, said) =
            later::fetch().await.map_or((Second::Missing, "missing"), |later| (Second::Here(later), "here"));
        second.set(found);
        if begins && matches!(found, Second::Here(_)) {
            state.dispatch(Action::Begin);
        }
        shell::tell_later(said);
    });
}

/// What stands in the place of a page whose module could not be fetched.
fn missing(reader: &Reader, second: &UseStateHandle<Second>) -> Html {
    let again = {
        let (second, state) = (second.clone(), reader.state.dispatcher());
        Callback::from(move |_: MouseEvent| {
            second.set(Second::Waiting);
            fetch(second.clone(), state.clone());
        })
    };
    html! {
        <div class="waiting" role="alert">
            <p>{ locales::shell::missing(reader.lang()) }</p>
            <p><button type="button" onclick={again}>{ locales::shell::try_again(reader.lang()) }</button></p>
        </div>
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
        let heard = hear("hashchange", move |_| {
            if let Some(found) = referral_share::read_link(&shell::out::fragment()) {
                let route = shell::route().unwrap_or(Route::Estimate);
                shell::out::clean_address(&route.hash());
                // Also where it cannot be opened, or waits: a page that is not the address' cannot be left for it.
                dispatcher.dispatch(Action::Go(route));
                dispatcher.dispatch(Action::Receive(Box::new(found)));
            } else if let Some(route) = shell::route() {
                dispatcher.dispatch(Action::Go(route));
                if route == Route::Rules {
                    dispatcher.dispatch(Action::Rules(rules::Act::Look(shell::below_page())));
                }
            }
        });
        move || drop(heard)
    });
    // A new page begins at its top, and who uses a keyboard or a screen reader begins there too.
    let first = use_mut_ref(|| true);
    use_effect_with(state.route, move |route| {
        if !std::mem::replace(&mut *first.borrow_mut(), false) {
            // What was opened may lead to a page that the address does not name.
            if shell::route() != Some(*route) {
                shell::out::clean_address(&route.hash());
            }
            shell::top("content");
        }
    });
}
