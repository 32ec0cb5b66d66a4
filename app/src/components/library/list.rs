//! The list of what is kept: each with its program, its total when it was saved, its date, and what can be done with it.

use std::rc::Rc;

use referral_statement::{Basis, Money, Program, Time};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::acting;
use crate::format::{Figures, Writes};
use crate::locales::keep as texts;
use crate::reader::Reader;
use crate::shell::{self, out};
use crate::state::Action;
use crate::state::keep::{Act, Broken, Item};

/// What a list is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// The reader.
    pub reader: Reader,
    /// What is kept.
    pub items: Rc<[Item]>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// The list.
#[component]
pub fn List(props: &ListProps) -> Html {
    let (reader, lang) = (&props.reader, props.reader.lang());
    let renaming = use_state_eq(String::new);
    let one = |item: &Item| {
        let name = item.why().map_or_else(|| item.name.clone(), |why| texts::why(lang, why));
        let body = if *renaming == item.key {
            rename(reader, item, &renaming)
        } else {
            ways(reader, item, &name, &props.close, &renaming)
        };
        html! {
            <li key={item.key.clone()}>
                <p><b>{ if name.is_empty() { texts::aside(lang) } else { name } }</b><small>{ holds(reader, item) }</small></p>
                { body }
            </li>
        }
    };
    html! { <ul class="kept-list">{ for props.items.iter().map(one) }</ul> }
}

/// Program, total, customers and time.
fn holds(reader: &Reader, item: &Item) -> String {
    let lang = reader.lang();
    let at = when(reader, &item.at);
    let holds = match &item.holds {
        Ok(holds) => holds,
        Err(damage) => return texts::damage(lang, *damage),
    };
    let program = reader.state.programs.get(&holds.program);
    let name = program
        .map_or_else(|| texts::unknown_program(lang, &holds.program), |program| reader.pick(program.name()).to_owned());
    let amount = holds.total.as_ref().and_then(|total| Money::parse(total).ok()).zip(program);
    let total = amount.map_or_else(
        || texts::no_total(lang),
        |(amount, program)| Figures::new(lang, program.currency(), program.zone()).money(amount),
    );
    let people = match program.map(Program::basis) {
        Some(Basis::Spend) => texts::friends(lang, holds.customers),
        _ => texts::customers(lang, holds.customers),
    };
    [name, total, people, at].join(" · ")
}

/// A time as the reader's clock showed it.
pub fn when(reader: &Reader, at: &str) -> String {
    let minutes = at.get(..16).unwrap_or(at);
    Time::parse(minutes).map_or_else(|_| minutes.to_owned(), |time| reader.figures.time(time))
}

fn ways(reader: &Reader, item: &Item, name: &str, close: &Callback<()>, renaming: &UseStateHandle<String>) -> Html {
    let lang = reader.lang();
    let of = |what: &str| if name.is_empty() { what.to_owned() } else { format!("{what}: {name}") };
    let button = |what: String, onclick: Callback<MouseEvent>| {
        html! { <button type="button" aria-label={of(&what)} {onclick}>{ what }</button> }
    };
    let key = || item.key.clone();
    let open = {
        let (reader, close, key) = (reader.clone(), close.clone(), key());
        Callback::from(move |_: MouseEvent| {
            reader.act(Action::Keep(Act::Open(key.clone())));
            close.emit(());
        })
    };
    let to_rename = {
        let (renaming, key) = (renaming.clone(), key());
        Callback::from(move |_: MouseEvent| {
            renaming.set(key.clone());
            shell::focus_soon("rename");
        })
    };
    html! {
        <p class="ways">
            if item.holds.is_ok() {
                { button(texts::open(lang), open) }
                if item.why().is_none() {
                    { button(texts::rename(lang), to_rename) }
                    { button(texts::duplicate(lang), acting(reader, Act::Copy(key()))) }
                }
            } else {
                { button(texts::save_text(lang), saving(reader, item.key.clone())) }
            }
            { button(texts::delete(lang), acting(reader, Act::Delete(key()))) }
        </p>
    }
}

fn rename(reader: &Reader, item: &Item, renaming: &UseStateHandle<String>) -> Html {
    let lang = reader.lang();
    let onsubmit = {
        let (reader, renaming, key) = (reader.clone(), renaming.clone(), item.key.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let document = web_sys::window().and_then(|window| window.document());
            let field = document.and_then(|document| document.get_element_by_id("rename"));
            if let Some(input) = field.and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(field).ok())
            {
                reader.act(Action::Keep(Act::Rename(key.clone(), input.value())));
            }
            renaming.set(String::new());
            shell::focus_soon(super::SAID);
        })
    };
    let cancel = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(String::new()))
    };
    html! {
        <form class="link" {onsubmit}>
            <input id="rename" type="text" autocomplete="off" maxlength="80" aria-label={texts::new_name(lang, &item.name)} value={item.name.clone()} />
            <button type="submit" class="primary">{ texts::rename(lang) }</button>
            <button type="button" onclick={cancel}>{ texts::cancel(lang) }</button>
        </form>
    }
}

/// Something that cannot be read, with its text for who can.
pub fn aside(reader: &Reader, broken: &Broken) -> Html {
    let lang = reader.lang();
    html! {
        <li key={broken.key.clone()}>
            <p><small>{ texts::damage(lang, broken.damage) }</small></p>
            <p class="ways">
                <button type="button" onclick={saving(reader, broken.key.clone())}>{ texts::save_text(lang) }</button>
                <button type="button" onclick={acting(reader, Act::Delete(broken.key.clone()))}>{ texts::delete(lang) }</button>
            </p>
        </li>
    }
}

/// Saves the text that stands under a name.
fn saving(reader: &Reader, key: String) -> Callback<MouseEvent> {
    let reader = reader.clone();
    Callback::from(move |_: MouseEvent| {
        if let Some(text) = reader.state.keep.raw(&key) {
            save_text(&text);
        }
    })
}

/// Saves a text that cannot be read.
pub fn save_text(text: &str) {
    out::save("referral-statement-kept.txt", "text/plain", text);
}
