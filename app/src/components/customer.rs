//! One customer of a statement: its lines, or among several a group that opens to them.

use std::rc::Rc;
use std::sync::Arc;

use referral_statement::{Basis, CustomerStatement};
use yew::prelude::*;

use super::fold::{Body, Fold};
use super::{lines_orders, lines_spend};
use crate::format::count;
use crate::locales;
use crate::reader::{Reader, Still};
use crate::state::Answer;

/// The most orders of a statement whose lines are drawn with all that they hold.
const MOST_DRAWN: usize = 24;

/// A customer of an answer.
#[derive(Clone)]
pub struct Of {
    /// The answer.
    pub answer: Rc<Answer>,
    /// The customer's place in it.
    pub index: usize,
    /// Are orders named as Estimate's form names them, instead of by their ids?
    pub as_form: bool,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
            && self.as_form == other.as_form
            && self.lazy() == other.lazy()
            && (Rc::ptr_eq(&self.answer, &other.answer) || self.customer() == other.customer())
    }
}

impl Of {
    /// The customer's statement; two answers share it where it is the same.
    pub fn customer(&self) -> Option<&Arc<CustomerStatement>> {
        self.answer.statement.customers.get(self.index)
    }

    /// Is what lines hold drawn only once they are opened?
    pub fn lazy(&self) -> bool {
        self.answer.orders > MOST_DRAWN
    }

    /// What is drawn of the customer when it is looked at.
    pub fn later(&self, reader: &Reader, draw: impl Fn(&Reader, &CustomerStatement) -> Html + 'static) -> Body {
        let (of, reader) = (self.clone(), reader.clone());
        Body(Rc::new(move || of.customer().map_or_else(Html::default, |customer| draw(&reader, customer))))
    }
}

/// The id of a customer's group in the page.
pub fn place(customer: &str) -> String {
    format!("of-{customer}")
}

/// All lines of a customer.
pub fn lines(reader: &Reader, of: &Of) -> Html {
    match reader.state.program.basis() {
        Basis::Spend => lines_spend::lines(reader, of),
        Basis::Orders => lines_orders::lines(reader, of),
    }
}

/// What a group is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct GroupProps {
    /// The reader.
    pub reader: Still,
    /// The customer.
    pub of: Of,
}

/// A customer among several: its total, which opens to its lines.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let (reader, of) = (&props.reader, &props.of);
    let Some(customer) = of.customer() else { return Html::default() };
    let lang = reader.lang();
    let mut title = customer.id.clone();
    if customer.count > 1 {
        title = format!("{title} × {}", count(customer.count));
    }
    let mut note = vec![locales::statement::orders(lang, customer.orders.len())];
    note.extend(customer.reason.map(|reason| reader.reason(reason)));
    let summary = html! {
        <>
            <span class="what">{ title }<small>{ note.join(lang.pause()) }</small></span>
            <span class="sum-of">{ reader.money(customer.total) }</span>
        </>
    };
    let body = {
        let (reader, of) = (Reader::clone(reader), of.clone());
        Body(Rc::new(move || html! { <div class="of-customer">{ lines(&reader, &of) }</div> }))
    };
    let class = classes!("line", "group", customer.total.is_zero().then_some("quiet"));
    html! { <Fold id={AttrValue::from(place(&customer.id))} {class} {summary} lazy={of.lazy()} {body} /> }
}
