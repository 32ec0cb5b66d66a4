//! What customers buy: the catalogue in its categories, with what does not count.

use referral_statement::{Cause, Class, Product, Reason};
use yew::prelude::*;

use super::field::{Row, option};
use crate::locales::Label;
use crate::reader::Reader;
use crate::state::Field;

/// The row of the product.
pub fn product(reader: &Reader, row: Row, any: Label) -> Html {
    let products = reader.state.program.products();
    let chosen = reader.state.form().typed(Field::Product);
    let of = |category: Option<&'static str>| products.iter().filter(move |product| product.category() == category);
    let name = |product: &'static Product, counts: bool| {
        let name = reader.pick(product.name());
        let out = !counts || product.class() == Some(Class::None);
        let name = if out { format!("{name} ({})", reader.say(Label::NotCounted)) } else { name.to_owned() };
        option(product.id(), &name, chosen)
    };
    let group = |category: &'static referral_statement::Category| {
        html! {
            <optgroup key={category.id()} label={reader.pick(category.name()).to_owned()}>
                { for of(Some(category.id())).map(|product| name(product, category.counts())) }
            </optgroup>
        }
    };
    let options = html! {
        <>
            { option("", reader.say(any), chosen) }
            { for products.categories().iter().map(group) }
            { for of(None).map(|product| name(product, true)) }
        </>
    };
    let orders = reader.state.answer().and_then(|answer| answer.statement.customers.first());
    let mut reasons = orders.into_iter().flat_map(|customer| &customer.orders).flat_map(|order| &order.reasons);
    let out = reasons.any(|cause| *cause == Cause::Reason(Reason::ProductNotListed));
    let row = if out { row.hint(reader.say(Label::ProductOut)) } else { row };
    row.select(reader, options)
}
