//! A row of the table: an order, and what it earns beside it.

use std::rc::Rc;

use referral_statement::{Basis, Billing, Cause, Class, Money, OrderKind, OrderStatement, Outcome};
use yew::prelude::*;

use super::cell::{Cell, labelled, named};
use super::product::ProductCell;
use super::{copy_sign, delete_sign, more_sign};
use crate::components::customer::Of;
use crate::components::{customer, lines_orders};
use crate::locales::{self, Label};
use crate::reader::{Reader, Still};
use crate::shell;
use crate::state::draft::Customer;
use crate::state::place::{OrderField, Place};
use crate::state::{Action, Change, Fault};

/// The fields of an order that have a column.
pub fn columns(basis: Basis) -> &'static [OrderField] {
    match basis {
        Basis::Orders => &[OrderField::Id, OrderField::PaidAt, OrderField::Paid, OrderField::Product, OrderField::Kind],
        Basis::Spend => &[OrderField::Id, OrderField::PaidAt, OrderField::Paid, OrderField::Product],
    }
}

/// The others, which are shown where they are asked for.
const RARE: [OrderField; 4] = [OrderField::Refunded, OrderField::Billing, OrderField::Class, OrderField::Settlement];

/// What a row is drawn from.
#[derive(Clone, Properties)]
pub struct RowProps {
    /// The reader.
    pub reader: Still,
    /// The customer whose order it is.
    pub customer: Rc<Customer>,
    /// The customer's place and the order's among its orders.
    pub at: (usize, usize),
    /// The mistakes in the row.
    pub faults: Vec<Fault>,
    /// The customer in the answer and the order's place there.
    pub judged: Option<(Of, usize)>,
    /// Is told what is deleted.
    pub ondelete: Callback<String>,
}

impl RowProps {
    fn statement(&self) -> Option<&OrderStatement> {
        let (of, order) = self.judged.as_ref()?;
        of.customer()?.orders.get(*order)
    }
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        self.reader == other.reader
            && self.at == other.at
            && self.customer.orders.get(self.at.1) == other.customer.orders.get(other.at.1)
            && self.customer.orders.len() == other.customer.orders.len()
            && self.faults == other.faults
            && self.statement() == other.statement()
            && self.ondelete == other.ondelete
    }
}

/// The row, and below it what is rarely said.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let open = use_state(|| false);
    let (reader, (customer, index)) = (&props.reader, props.at);
    let lang = reader.lang();
    let basis = reader.state.program.basis();
    let Some(order) = props.customer.orders.get(index) else { return Html::default() };
    let id = order.get(OrderField::Id);
    let cell = |field: OrderField| {
        let name = locales::scenario::of_row(lang, &locales::scenario::order_field(lang, field), id);
        let cell =
            Cell { place: Place::Order(customer, index, field), name, typed: order.get(field), faults: &props.faults };
        match field {
            OrderField::Kind => cell.choice(reader, &labelled::<OrderKind>(reader, Label::Kind)),
            OrderField::Billing => cell.choice(reader, &labelled::<Billing>(reader, Label::Billing)),
            OrderField::Class => cell.choice(reader, &classes(reader, basis)),
            OrderField::Product => {
                let Cell { place, name, typed, .. } = cell;
                html! { <ProductCell reader={reader.clone()} {place} {name} typed={typed.to_owned()} faults={props.faults.clone()} /> }
            }
            _ => cell.text(reader),
        }
    };
    let column = |field: &OrderField| {
        let name = locales::scenario::order_field(lang, *field);
        if *field == OrderField::Id {
            html! { <th scope="row" role="rowheader" data-label={name}>{ cell(*field) }</th> }
        } else {
            html! { <td role="cell" data-label={name}>{ cell(*field) }</td> }
        }
    };
    let rare = RARE.iter().copied().filter(|field| field.is_of(basis));
    let says = rare.clone().any(|field| !order.get(field).is_empty());
    let wrong =
        props.faults.iter().any(|fault| matches!(&fault.place, Place::Order(_, _, field) if RARE.contains(field)));
    let shown = *open || says || wrong;
    let columns = columns(basis);
    let rare_fields = rare.map(|field| {
        html! { <div class="fact" key={Place::Order(customer, index, field).to_string()}><span aria-hidden="true">{ locales::scenario::order_field(lang, field) }</span>{ cell(field) }</div> }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <>
            <tr role="row">
                { for columns.iter().map(column) }
                <td role="cell" class="worth" data-label={locales::scenario::reward(lang)}>{ earned(props) }</td>
                <td role="cell" class="row-keys">
                    if !says && !wrong { <button type="button" aria-expanded={if shown { "true" } else { "false" }} onclick={toggle} aria-label={locales::scenario::what_of(lang, &locales::scenario::more(lang), id)}>{ more_sign() }</button> }
                    { acts(props, id) }
                </td>
            </tr>
            if shown {
                <tr role="row" class="rare"><td role="cell" colspan={(columns.len() + 2).to_string()}><div class="facts">{ for rare_fields }</div></td></tr>
            }
        </>
    }
}

/// Duplicate and delete; the focus goes to the row that then stands there.
fn acts(props: &RowProps, id: &str) -> Html {
    let (reader, (customer, index)) = (&props.reader, props.at);
    let lang = reader.lang();
    let copy = {
        let state = reader.state.dispatcher();
        Callback::from(move |_: MouseEvent| {
            state.dispatch(Action::Change(Change::CopyOrder(customer, index)));
            shell::focus_in_place(&Place::Order(customer, index + 1, OrderField::PaidAt).to_string());
        })
    };
    let delete = {
        let (state, told, id) = (reader.state.dispatcher(), props.ondelete.clone(), id.to_owned());
        let left = props.customer.orders.len() - 1;
        Callback::from(move |_: MouseEvent| {
            state.dispatch(Action::Change(Change::DropOrder(customer, index)));
            told.emit(id.clone());
            let row = |index: usize| Place::Order(customer, index, OrderField::PaidAt).to_string();
            if left == 0 {
                shell::focus_soon(&add_place(customer));
            } else if index < left {
                shell::focus_in_place(&row(index));
            } else {
                shell::focus_soon(&row(left - 1));
            }
        })
    };
    html! {
        <>
            <button type="button" onclick={copy} aria-label={locales::scenario::what_of(lang, &locales::scenario::copy(lang), id)} title={locales::scenario::copy(lang)}>{ copy_sign() }</button>
            <button type="button" onclick={delete} aria-label={locales::scenario::what_of(lang, &locales::scenario::delete(lang), id)} title={locales::scenario::delete(lang)}>{ delete_sign() }</button>
        </>
    }
}

/// The id of the button that adds an order to a customer.
pub fn add_place(customer: usize) -> String {
    format!("add-order-{customer}")
}

fn classes(reader: &Reader, basis: Basis) -> Vec<(&'static str, String)> {
    let classes: &[Class] = match basis {
        Basis::Orders => &[Class::Core, Class::Strategic, Class::None],
        Basis::Spend => &[Class::Counted, Class::None],
    };
    let mut options = vec![("", locales::scenario::as_listed(reader.lang()))];
    options.extend(named(classes, |class| reader.say(Label::Class(class)).to_owned()));
    options
}

/// The reward, the role, and in words why there is nothing.
fn earned(props: &RowProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let Some((order, (of, _))) = props.statement().zip(props.judged.as_ref()) else {
        return html! { <span class="soft">{ "—" }</span> };
    };
    let counted = order.counted_bonus.into_iter().chain(order.counted_threshold).max();
    let amount = match order.reward {
        Some(reward) => reader.money(reward),
        None => locales::scenario::counts(lang, &reader.money(counted.unwrap_or(Money::ZERO))),
    };
    let nothing = matches!(order.outcome, Outcome::NotRewarded | Outcome::NotCounted);
    let reason = order.reasons.first().map(|cause| match cause {
        Cause::Reason(reason) => reader.reason(*reason),
        Cause::Limit(limit) => lines_orders::sentence_case(reader.say(Label::Limit(*limit))),
    });
    let role = order.role.filter(|_| !nothing).map(|role| reader.say(Label::Role(role)).to_owned());
    let said: Vec<String> = role.into_iter().chain(reason).collect();
    let group = of.customer().map(|customer| customer::place(&customer.id)).unwrap_or_default();
    let line = match reader.state.program.basis() {
        Basis::Orders => vec![group, lines_orders::place(&order.id)],
        Basis::Spend => vec![group],
    };
    let go = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        shell::reveal(line.clone());
    });
    html! {
        <>
            <a href="#statement" onclick={go} aria-label={format!("{amount}. {}", locales::scenario::why_of(lang, &order.id))}><b>{ amount }</b></a>
            <small class={nothing.then_some("nothing-earned")}>{ said.join(lang.pause()) }</small>
        </>
    }
}
