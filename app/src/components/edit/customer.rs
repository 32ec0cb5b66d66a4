//! A customer with its facts and the table of its orders.

use std::rc::Rc;

use referral_statement::{Basis, CustomerKind, Excluded, LinkedBy, Word};
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::cell::{Cell, labelled, named};
use super::order::{Row, add_place, columns};
use super::{copy_sign, delete_sign};
use crate::components::customer::Of;
use crate::components::line::{hundredths, meter};
use crate::components::lines_orders::sentence_case;
use crate::locales::{self, Label, Msg};
use crate::reader::Still;
use crate::shell;
use crate::state::draft::Customer;
use crate::state::place::{CustomerField, OrderField, Place};
use crate::state::{Action, Change, Fault};

/// What a customer is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The reader.
    pub reader: Still,
    /// The customer as typed.
    pub customer: Rc<Customer>,
    /// Its place.
    pub index: usize,
    /// The mistakes in it.
    pub faults: Vec<Fault>,
    /// The customer in the answer.
    pub judged: Option<Of>,
    /// Is it open at the first look?
    pub open: bool,
    /// Is told what is deleted.
    pub ondelete: Callback<String>,
}

/// The customer, which opens to its facts and orders.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let open = use_state(|| props.open);
    // A mistake opens the customer, and it stays open when the mistake is gone.
    {
        let open = open.clone();
        use_effect_with(!props.faults.is_empty(), move |wrong| {
            if *wrong {
                open.set(true);
            }
        });
    }
    let (reader, customer, index) = (&props.reader, &props.customer, props.index);
    let lang = reader.lang();
    let id = customer.texts.get(CustomerField::Id);
    let judged = props.judged.as_ref().and_then(Of::customer);
    let total = judged.map(|judged| reader.money(judged.total));
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let act = |change: Change| {
        let state = reader.state.dispatcher();
        move || state.dispatch(Action::Change(change.clone()))
    };
    let copy = {
        let act = act(Change::CopyCustomer(index));
        Callback::from(move |_: MouseEvent| {
            act();
            shell::focus_in_place(&head_place(index + 1));
        })
    };
    let delete = {
        let (act, told, id) = (act(Change::DropCustomer(index)), props.ondelete.clone(), id.to_owned());
        Callback::from(move |_: MouseEvent| {
            act();
            told.emit(id.clone());
            shell::focus_soon(if index == 0 { "add-customer" } else { "scenario-note" });
        })
    };
    html! {
        <section class="card" aria-labelledby={head_place(index)}>
            <div class="card-head">
                <h3><button type="button" id={head_place(index)} class="opens" aria-expanded={if *open { "true" } else { "false" }} onclick={toggle}>
                    { locales::scenario::customer(lang, id) }
                    <small>{ locales::statement::orders(lang, customer.orders.len()) }</small>
                </button></h3>
                <b>{ total }</b>
                <span class="row-keys">
                    <button type="button" onclick={copy} aria-label={locales::scenario::what_of(lang, &locales::scenario::copy(lang), id)} title={locales::scenario::copy(lang)}>{ copy_sign() }</button>
                    <button type="button" onclick={delete} aria-label={locales::scenario::what_of(lang, &locales::scenario::delete(lang), id)} title={locales::scenario::delete(lang)}>{ delete_sign() }</button>
                </span>
            </div>
            if *open {
                { facts(props) }
                { table(props) }
                { limits(props) }
            }
        </section>
    }
}

/// The id of a customer's heading.
pub fn head_place(index: usize) -> String {
    format!("customer-{index}")
}

/// What is said of the customer; what is rarely said stands behind "more".
fn facts(props: &CardProps) -> Html {
    let (reader, texts) = (&props.reader, &props.customer.texts);
    let lang = reader.lang();
    let basis = reader.state.program.basis();
    let id = texts.get(CustomerField::Id);
    let fact = |field: CustomerField| {
        let label = locales::scenario::customer_field(lang, field);
        let name = locales::scenario::of_row(lang, &label, id);
        let cell =
            Cell { place: Place::Customer(props.index, field), name, typed: texts.get(field), faults: &props.faults };
        let control = match field {
            CustomerField::Kind => cell.choice(reader, &labelled::<CustomerKind>(reader, Label::Customer)),
            CustomerField::LinkedBy => cell.choice(reader, &labelled::<LinkedBy>(reader, Label::LinkedBy)),
            CustomerField::Excluded => {
                let mut options = vec![("", locales::scenario::not_excluded(lang))];
                options.extend(named(Excluded::ALL, |excluded| locales::scenario::excluded(lang, excluded)));
                cell.choice(reader, &options)
            }
            _ => cell.text(reader),
        };
        html! { <div class="fact" key={field.word()}><span aria-hidden="true">{ label }</span>{ control }</div> }
    };
    let rare =
        [CustomerField::RelinkedAt, CustomerField::LinkedElsewhereAt, CustomerField::LinkedBy, CustomerField::Excluded];
    let usual = CustomerField::ALL.iter().copied().filter(|field| field.is_of(basis) && !rare.contains(field));
    let says = rare.iter().any(|field| !texts.get(*field).is_empty());
    html! {
        <>
            <div class="facts">{ for usual.map(fact) }</div>
            if basis == Basis::Orders {
                <details class="more rare-facts" open={says}>
                    <summary>{ locales::scenario::more(lang) }</summary>
                    <div class="facts">{ for rare.into_iter().map(fact) }</div>
                </details>
            }
        </>
    }
}

fn table(props: &CardProps) -> Html {
    let (reader, customer, index) = (&props.reader, &props.customer, props.index);
    let lang = reader.lang();
    let columns = columns(reader.state.program.basis());
    let id = customer.texts.get(CustomerField::Id);
    let judged = props.judged.as_ref().and_then(Of::customer);
    let row = |order: usize| {
        let of_row = |fault: &&Fault| matches!(fault.place, Place::Order(_, of, _) if of == order);
        let faults: Vec<Fault> = props.faults.iter().filter(of_row).cloned().collect();
        let id = customer.orders[order].get(OrderField::Id);
        // Usually at the same place; elsewhere when the last answer is not of what is typed.
        let found = judged.and_then(|judged| match judged.orders.get(order) {
            Some(same) if same.id == id => Some(order),
            _ => judged.orders.iter().position(|known| known.id == id),
        });
        let judged = props.judged.clone().zip(found);
        html! { <Row key={customer.orders[order].key()} reader={reader.clone()} customer={customer.clone()} at={(index, order)} {faults} {judged} ondelete={props.ondelete.clone()} /> }
    };
    let add = {
        let (state, orders) = (reader.state.dispatcher(), customer.orders.len());
        Callback::from(move |_: MouseEvent| {
            state.dispatch(Action::Change(Change::AddOrder(index)));
            shell::focus_soon(&Place::Order(index, orders, OrderField::PaidAt).to_string());
        })
    };
    let head = columns.iter().map(
        |field| html! { <th scope="col" role="columnheader" class={classes!(format!("of-{}", field.word()))}>{ locales::scenario::order_field(lang, *field) }</th> },
    );
    html! {
        <>
            <table class="order-table" role="table" onkeydown={keys(props)}>
                <caption class="unseen">{ locales::scenario::orders_of(lang, id) }</caption>
                <thead role="rowgroup"><tr role="row">
                    { for head }
                    <th scope="col" role="columnheader" class="worth">{ locales::scenario::reward(lang) }</th>
                    <th scope="col" role="columnheader" class="row-keys"><span class="unseen">{ locales::scenario::actions(lang) }</span></th>
                </tr></thead>
                <tbody role="rowgroup">{ for (0..customer.orders.len()).map(row) }</tbody>
            </table>
            if customer.orders.is_empty() { <p class="soft">{ locales::scenario::no_orders(lang) }</p> }
            <p><button type="button" class="plain" id={add_place(index)} onclick={add}>{ "+ " }{ locales::scenario::add_order(lang) }</button></p>
        </>
    }
}

/// Enter goes to the next row and adds one at the end; arrows go up and down in a column of texts.
fn keys(props: &CardProps) -> Callback<KeyboardEvent> {
    let (state, orders) = (props.reader.state.dispatcher(), props.customer.orders.len());
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(target) = event.target_dyn_into::<HtmlElement>().filter(|target| target.tag_name() == "INPUT") else {
            return;
        };
        let Place::Order(customer, order, field) = Place::of(&target.id()) else { return };
        // The list of products takes the arrows for itself.
        let next = match event.key().as_str() {
            "Enter" => order + 1,
            "ArrowDown" if field != OrderField::Product && order + 1 < orders => order + 1,
            "ArrowUp" if field != OrderField::Product && order > 0 => order - 1,
            _ => return,
        };
        event.prevent_default();
        if next == orders {
            state.dispatch(Action::Change(Change::AddOrder(customer)));
        }
        shell::focus_soon(&Place::Order(customer, next, field).to_string());
    })
}

/// What is used and left of the customer's limits.
fn limits(props: &CardProps) -> Html {
    let reader = &props.reader;
    let limits =
        props.judged.as_ref().and_then(Of::customer).map(|judged| judged.limits.as_slice()).unwrap_or_default();
    let one = |limit: &referral_statement::LimitUse| {
        let (left, all) = (reader.money(limit.left), reader.money(limit.limit));
        html! {
            <li key={limit.id.word()}>{ sentence_case(reader.say(Label::Limit(limit.id))) }
                <small>{ reader.tell(Msg::LeftOf { left: &left, limit: &all }) }</small>{ hundredths(limit.used, limit.limit).map(meter) }</li>
        }
    };
    if limits.is_empty() {
        Html::default()
    } else {
        html! { <ul class="limits">{ for limits.iter().map(one) }</ul> }
    }
}
