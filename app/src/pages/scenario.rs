//! Scenario: the referrer, customers and their orders in tables that can be changed, and the statement below.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::customer::Of;
use crate::components::edit::customer::Card;
use crate::components::edit::paste::PasteBox;
use crate::components::edit::{correct, examples, product, referrer};
use crate::components::jump::jump;
use crate::components::paper::{self, Sheet};
use crate::components::{programs, readings};
use crate::locales::{self, Label, Msg};
use crate::reader::{Reader, Still};
use crate::shell;
use crate::shell::hear::hear;
use crate::state::paste::Entry;
use crate::state::place::{CustomerField, Place};
use crate::state::{Action, Change, Fault, State};

/// The most customers that are all open at the first look.
const MOST_OPEN: usize = 8;

/// The page.
#[component]
pub fn Scenario(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let note = use_state(|| None::<(String, bool)>);
    use_undo_keys(&reader.state);
    let ondelete = use_callback((), {
        let (note, lang) = (note.setter(), lang);
        move |what: String, ()| note.set(Some((locales::scenario::deleted(lang, &what), true)))
    });
    let onpaste = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: Event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            // One cell is typed where it is pasted; more are looked at first.
            if text.trim().contains(['\n', '\t']) {
                event.prevent_default();
                state.dispatch(Action::Paste(Some(Entry::of(text))));
                shell::focus_soon("paste-text");
            }
        })
    };
    let open_box = {
        let reader = reader.clone();
        Callback::from(move |_: MouseEvent| {
            // What already stands there stays.
            let pasting = reader.state.pasting.clone().unwrap_or_default();
            reader.act(Action::Paste(Some(pasting)));
            shell::focus_soon("paste-text");
        })
    };
    let onclose = {
        let (state, note) = (reader.state.dispatcher(), note.setter());
        Callback::from(move |taken: Option<(usize, usize)>| {
            state.dispatch(Action::Paste(None));
            if let Some((customers, orders)) = taken {
                note.set(Some((locales::scenario::taken(lang, customers, orders), true)));
            }
            shell::focus_soon("scenario-note");
        })
    };
    let onchange = {
        let state = reader.state.dispatcher();
        Callback::from(move |entry: Entry| state.dispatch(Action::Paste(Some(entry))))
    };
    let wrong: Vec<Html> = reader.state.faults().iter().map(|fault| correct::to_correct(reader, fault)).collect();
    let stale = (!wrong.is_empty()).then_some("stale");
    let peek = match reader.state.answer() {
        Some(answer) if wrong.is_empty() => reader.tell(Msg::Peek { total: &reader.money(answer.statement.total) }),
        _ => reader.say(Label::PeekStale).to_owned(),
    };
    html! {
        <>
            { programs::programs(reader) }
            <h1>{ locales::scenario::heading(lang) }</h1>
            <p class="lede">{ locales::scenario::lede(lang) }</p>
            { referrer::referrer(reader) }
            { readings::readings(reader) }
            { examples::examples(reader) }
            { tools(reader, open_box) }
            <div id="scenario-note" class="note" role="status" tabindex="-1">
                if let Some((text, back)) = &*note {
                    <p>{ text }if *back && reader.state.desk().can_undo() {
                        { " " }<button type="button" class="plain" onclick={{
                            let (state, note) = (reader.state.dispatcher(), note.setter());
                            Callback::from(move |_: MouseEvent| { state.dispatch(Action::Undo); note.set(None); shell::focus_soon("scenario-note"); })
                        }}>{ locales::scenario::undo(lang) }</button> }</p>
                }
            </div>
            if let Some(entry) = reader.state.pasting.clone() {
                <PasteBox reader={reader.clone()} {entry} {onchange} {onclose} />
            }
            <div class={classes!("customers", stale)} {onpaste} key={reader.state.program.id()}>{ cards(reader, &ondelete) }</div>
            { product::list(reader) }
            <p class="soft keys">{ locales::scenario::keys(lang) }</p>
            <p class="peek">{ jump("statement", &peek) }</p>
            if let Some(answer) = reader.state.answer() {
                { paper::paper(reader, answer, &Sheet { wrong, pinned: true, ..Sheet::default() }) }
            }
        </>
    }
}

/// Undo, redo, paste and add.
fn tools(reader: &Reader, open_box: Callback<MouseEvent>) -> Html {
    let lang = reader.lang();
    let desk = reader.state.desk();
    let add = {
        let (state, customers) = (reader.state.dispatcher(), desk.draft.customers.len());
        Callback::from(move |_: MouseEvent| {
            state.dispatch(Action::Change(Change::AddCustomer));
            shell::focus_soon(&Place::Customer(customers, CustomerField::Id).to_string());
        })
    };
    html! {
        <div class="tools-row" role="group" aria-label={locales::shell::scenario(lang)}>
            <button type="button" class="plain" disabled={!desk.can_undo()} onclick={reader.on(Action::Undo)} title={locales::scenario::undo_key(lang)}>{ "↶ " }{ locales::scenario::undo(lang) }</button>
            <button type="button" class="plain" disabled={!desk.can_redo()} onclick={reader.on(Action::Redo)} title={locales::scenario::redo_key(lang)}>{ "↷ " }{ locales::scenario::redo(lang) }</button>
            <button type="button" class="plain" onclick={open_box}>{ locales::scenario::paste(lang) }</button>
            <button type="button" class="strong" id="add-customer" onclick={add}>{ "+ " }{ locales::scenario::add_customer(lang) }</button>
        </div>
    }
}

fn cards(reader: &Reader, ondelete: &Callback<String>) -> Html {
    let customers = &reader.state.draft().customers;
    if customers.is_empty() {
        return html! { <p class="soft">{ locales::scenario::empty(reader.lang()) }</p> };
    }
    let still = Still(reader.clone());
    let answer = reader.state.answer();
    let card = |(index, customer): (usize, &std::rc::Rc<crate::state::draft::Customer>)| {
        let id = customer.texts.get(CustomerField::Id);
        let judged = answer.and_then(|answer| {
            let known = &answer.statement.customers;
            let at = match known.get(index) {
                Some(same) if same.id == id => Some(index),
                _ => known.iter().position(|known| known.id == id),
            };
            at.map(|index| Of { answer: answer.clone(), index, as_form: false })
        });
        let of_card =
            |fault: &&Fault| matches!(fault.place, Place::Customer(of, _) | Place::Order(of, _, _) if of == index);
        let faults: Vec<Fault> = reader.state.faults().iter().filter(of_card).cloned().collect();
        let open = customers.len() <= MOST_OPEN || index + 1 == customers.len();
        html! { <Card key={customer.texts.key()} reader={still.clone()} customer={customer.clone()} {index} {faults} {judged} {open} ondelete={ondelete.clone()} /> }
    };
    html! { <>{ for customers.iter().enumerate().map(card) }</> }
}

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) are those of the scenario, in its fields too: what is typed into one field is one
/// change of it, so that they do there what a reader expects. Only the box for pasting keeps its own.
#[hook]
fn use_undo_keys(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let pressed = hear("keydown", move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                return;
            }
            let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if target.is_some_and(|target| target.tag_name() == "TEXTAREA") {
                return;
            }
            let action = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => Action::Undo,
                ("z", true) | ("y", false) => Action::Redo,
                _ => return,
            };
            event.prevent_default();
            dispatcher.dispatch(action);
        });
        move || drop(pressed)
    });
}
