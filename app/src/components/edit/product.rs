//! The product of an order: typed or chosen from the list that all rows share.

use referral_statement::{Class, Program};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::cell::Cell;
use crate::locales::{self, Label};
use crate::reader::{Reader, Still};
use crate::state::place::Place;
use crate::state::{Action, Change, Fault};

/// The id of the list.
const LIST: &str = "products";

/// The product's cell.
#[derive(Clone, PartialEq, Properties)]
pub struct ProductProps {
    /// The reader.
    pub reader: Still,
    /// Its place.
    pub place: Place,
    /// What assistive technology calls it.
    pub name: String,
    /// What the scenario says.
    pub typed: String,
    /// The row's mistakes.
    pub faults: Vec<Fault>,
}

/// The cell: while a name is typed, the scenario stays as it is; it takes the product when the name is complete.
#[component]
pub fn ProductCell(props: &ProductProps) -> Html {
    let reader = &props.reader;
    let program = reader.state.program;
    let typing = use_state(|| None::<String>);
    let take = {
        let (place, state, typing) = (props.place.clone(), reader.state.dispatcher(), typing.clone());
        move |text: &str, done: bool| {
            let known = if done { referral_share::product(text, program) } else { by_name(text, program) };
            if done || known.is_some() || text.is_empty() {
                let text = known.unwrap_or(text).to_owned();
                state.dispatch(Action::Change(Change::Type(place.clone(), text)));
                typing.set(None);
            } else {
                typing.set(Some(text.to_owned()));
            }
        }
    };
    let oninput = {
        let take = take.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                take(&input.value(), false);
            }
        })
    };
    let onchange = {
        let typing = typing.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>().filter(|_| typing.is_some());
            if let Some(input) = input {
                take(&input.value(), true);
            }
        })
    };
    let shown = program.products().iter().find(|product| product.id() == props.typed);
    let shown = shown.map_or(props.typed.as_str(), |product| reader.pick(product.name()));
    let shown = typing.as_ref().map_or(shown, String::as_str).to_owned();
    let full = in_full(&shown).filter(|_| typing.is_none());
    let cell =
        Cell { place: props.place.clone(), name: props.name.clone(), typed: &props.typed, faults: &props.faults };
    let fault = cell.fault(reader);
    let id = props.place.to_string();
    let by = fault.as_ref().map(|_| format!("{id}-said"));
    html! {
        <>
            <input {id} type="text" list={LIST} autocomplete="off" spellcheck="false" value={shown} aria-label={props.name.clone()}
                placeholder={locales::scenario::choose_product(reader.lang())} aria-invalid={fault.is_some().then_some("true")}
                aria-describedby={by} {oninput} {onchange} />
            { cell.said(fault, full) }
        </>
    }
}

/// The product of exactly this name, as the list writes it.
fn by_name<'p>(text: &str, program: &'p Program) -> Option<&'p str> {
    let known = program.products().iter().find(|product| product.name().en == text || product.name().zh_cn == text);
    known.map(referral_statement::Product::id)
}

/// A name that is cut in its field as a whole, to stand below it; letters of Chinese are as wide as two others.
fn in_full(shown: &str) -> Option<String> {
    const FITS: usize = 16;
    let width: usize = shown.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    (width > FITS).then(|| shown.to_owned())
}

/// The list of all products, once for all rows.
pub fn list(reader: &Reader) -> Html {
    let products = reader.state.program.products();
    let option = |product: &'static referral_statement::Product| {
        let category = products.categories().iter().find(|category| Some(category.id()) == product.category());
        let out = product.class() == Some(Class::None) || category.is_some_and(|category| !category.counts());
        let mut said: Vec<&str> = category.map(|category| reader.pick(category.name())).into_iter().collect();
        said.extend(out.then(|| reader.say(Label::NotCounted)));
        html! { <option key={product.id()} value={reader.pick(product.name()).to_owned()}>{ said.join(" · ") }</option> }
    };
    html! { <datalist id={LIST}>{ for products.iter().map(option) }</datalist> }
}
