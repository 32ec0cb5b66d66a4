//! The calculator in the frame of a host's page: the same program, without the bar and the other pages, and with a host to talk to.

mod ask;
mod dress;
mod height;
mod host;
mod message;
mod options;
mod settle;
mod view;

use std::rc::Rc;

use referral_statement::{Node, Programs, Word};
use web_sys::Element;
use yew::prelude::*;

use crate::app::Start;
use crate::format::Figures;
use crate::locales::widget as texts;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::state::host::{Act, Ground, draft_of, opened};
use crate::state::{Action, Look, State};
use host::Host;
use message::{Says, Told, error};
use options::Options;
use referral_host::vocabulary::{Event, Failure};

/// Starts the calculator in its place of the frame's page.
pub fn start(root: Element) {
    let programs = referral_published::programs();
    let (mut options, wrong) = Options::read(programs, &host::asked());
    let id = host::id();
    // Two frames of a page share the session with each other, and here and there with the whole calculator.
    shell::keep_figures_under(Some(id.as_str()).filter(|id| !id.is_empty()));
    let link = shell::out::fragment().split_once("?s=").map(|(_, payload)| payload.to_owned());
    let lang = options.lang.unwrap_or_else(shell::spoken);
    let look = Look { route: Route::Estimate, today: shell::today(), lang, theme: options.theme };
    let Some(mut state) = State::new(programs, look, None) else { panic!("this page carries no program") };
    state.act_of_host(Act::Begin(ground(&options)));
    let host = Host::of(&id);
    host.say_wrong(wrong);
    // After a move in the host's page the visitor finds what they had typed.
    let kept = shell::figures().is_some_and(|kept| state.restore(&kept));
    if let Some(link) = link {
        if !kept {
            match opened(&link) {
                Ok(envelope) => state.receive(Ok(envelope)),
                Err(trouble) => host.say(&error(Failure::Link.word(), &trouble.to_string(), "", "")),
            }
        }
        options.prefill = link;
    }
    state.route = Route::Estimate;
    if options.program.is_empty() {
        host.say(&unknown_program());
    }
    shell::focus::hold(&root);
    let begun = Begun(Rc::new((Start(Rc::new(state)), options, id, host)));
    yew::Renderer::<Widget>::with_root_and_props(root, WidgetProps { begun }).render();
}

fn unknown_program() -> Says {
    let failure = Failure::UnknownProgram;
    error(failure.word(), failure.means(), "", "name it in the attribute `program`")
}

/// Where the host wants to begin.
fn ground(options: &Options) -> Ground {
    let Options { program, edition, readings, .. } = options.clone();
    Ground { program, edition, readings }
}

/// What the calculator starts with: its state, what the host wants, the name that the host gave it, and the host.
#[derive(Clone)]
struct Begun(Rc<(Start, Options, String, Host)>);

impl PartialEq for Begun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the calculator is given.
#[derive(Clone, PartialEq, Properties)]
struct WidgetProps {
    begun: Begun,
}

/// The calculator.
#[component]
fn Widget(props: &WidgetProps) -> Html {
    let (start, first, id, host) = &*props.begun.0;
    let state = use_reducer({
        let start = start.clone();
        move || (*start.0).clone()
    });
    let program = state.program;
    let figures = use_memo((state.lang, std::ptr::from_ref(program)), |(lang, _)| {
        Figures::new(*lang, program.currency(), program.zone())
    });
    let options = use_state_eq(|| first.clone());
    let connected = use_state_eq(|| false);
    let agreed = use_state_eq(|| None::<bool>);
    use_effect_with(state.lang, |lang| shell::speak(*lang, &texts::title(*lang)));
    dress::use_dress(&options, state.theme);
    let place = height::use_height(host, options.fixed, *connected);
    {
        // What was wanted last; messages come between two drawings.
        let wanted = use_mut_ref(|| first.clone());
        let (host, id, programs) = (host.clone(), id.clone(), state.programs);
        let (state, options, connected) = (state.dispatcher(), options.setter(), connected.setter());
        use_effect_with((), move |()| {
            let told = {
                let host = host.clone();
                move |told: Told| {
                    let mut wanted = wanted.borrow_mut();
                    for act in obey(programs, &host, &mut wanted, told) {
                        state.dispatch(act);
                    }
                    options.set(wanted.clone());
                }
            };
            host.say(&Says::Event(Event::Ready, detail(&[("program", program.id())])));
            host.greet(&id, move || connected.set(true), told);
        });
    }
    let reader = Reader { turn: state.turn, state, figures, of: None };
    use_news(&reader, host, &options, *agreed);
    view::view(&reader, &view::Shown { options: &options, host, agreed: &agreed, connected: *connected, place: &place })
}

/// What is to be done to what a host says; what is wrong with it is said back.
fn obey(programs: &'static Programs, host: &Host, wanted: &mut Options, told: Told) -> Vec<Action> {
    let open = |link: &str| match opened(link) {
        Ok(envelope) => vec![Action::Receive(Box::new(Ok(envelope)))],
        Err(trouble) => {
            host.say(&error(Failure::Link.word(), &trouble.to_string(), "", ""));
            Vec::new()
        }
    };
    match told {
        Told::Options(said) => {
            let (now, wrong) = Options::read(programs, &said);
            host.say_wrong(wrong);
            if now.program.is_empty() {
                host.say(&unknown_program());
            }
            let before = std::mem::replace(wanted, now);
            let lang = wanted.lang.unwrap_or_else(shell::spoken);
            let mut actions = vec![
                Action::Host(Act::Look(lang, wanted.theme)),
                Action::Host(Act::Move(ground(&before), ground(wanted))),
            ];
            if before.prefill != wanted.prefill && !wanted.prefill.is_empty() {
                actions.extend(open(&wanted.prefill));
            }
            actions
        }
        Told::Scenario(scenario) => match draft_of(programs, &scenario) {
            Ok(draft) => vec![Action::Open(Box::new(draft))],
            Err(mistake) => {
                let code = mistake.code.to_string();
                host.say(&error(&code, &mistake.message, &mistake.path, &mistake.hint));
                Vec::new()
            }
        },
        Told::Link(link) => open(&link),
        Told::Reset => vec![Action::Host(Act::Begin(ground(wanted)))],
    }
}

/// Tells the host what changed: never what was typed, and the result only where both want it.
#[hook]
fn use_news(reader: &Reader, host: &Host, options: &Options, agreed: Option<bool>) {
    let shared = options.results && agreed == Some(true);
    let state = &reader.state;
    {
        let seen = use_mut_ref(|| None);
        let now = (state.program.id().to_owned(), state.draft().clone());
        let host = host.clone();
        use_effect_with(now, move |now| {
            let before = seen.borrow_mut().replace(now.clone());
            if before.is_some_and(|before| before != *now) {
                host.say(&Says::Event(Event::Change, detail(&[("program", &now.0)])));
            }
        });
    }
    let answer = state.answer().filter(|_| state.faults().is_empty());
    let result = answer.map(|answer| {
        let statement = &answer.statement;
        let first = statement.payouts.iter().find_map(|payout| payout.from).map(|day| day.to_string());
        let said = [
            ("program", state.program.id().to_owned()),
            ("currency", state.program.currency().to_owned()),
            ("total", statement.total.to_string()),
            ("lowest", statement.range.lowest.to_string()),
            ("highest", statement.range.highest.to_string()),
            ("first_payment", first.unwrap_or_default()),
        ];
        said.to_vec()
    });
    let host = host.clone();
    use_effect_with((result, shared), move |(result, shared)| {
        let Some(result) = result else { return };
        let told: Vec<(&str, &str)> = result.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let told = if *shared { detail(&told) } else { detail(&[]) };
        host.say(&Says::Event(Event::Result, told));
    });
}

/// The detail of an event; what is empty is left out.
fn detail(said: &[(&str, &str)]) -> Node {
    Node::table(said.iter().map(|(name, text)| (*name, (!text.is_empty()).then(|| Node::text(*text)))))
}
