//! What a program of orders asks: how many customers, what they order, and who refers them.

use referral_statement::{Basis, Billing, Class, CustomerKind, Edition, LinkedBy, OrderKind, Reason, Topic, Word};
use yew::prelude::*;

use super::field::{Row, option};
use super::{product, slider};
use crate::format::percent;
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::{Field, editions_of};

/// The rows of the form.
pub fn ask(reader: &Reader) -> Html {
    let say = |label: Label| reader.say(label).to_owned();
    html! {
        <>
            { Row::new(Field::Friends, say(Label::Customers)).stepper(reader) }
            { Row::new(Field::Spend, say(Label::FirstOrder)).hint(say(Label::PaidInCash)).money(reader, slider::slider(reader, reader.say(Label::FirstOrder))) }
            { Row::new(Field::Later, say(Label::LaterOrder)).hint(say(Label::NoneIfZero)).money(reader, Html::default()) }
            if has_later(reader) {
                { words(reader, Field::LaterKind, Label::LaterKindName, Label::Kind as fn(OrderKind) -> Label) }
            }
            { tier(reader) }
            { Row::new(Field::Start, say(Label::Linked)).date(reader) }
            <details class="more" key="more-orders">
                <summary>{ reader.say(Label::MoreOrders) }</summary>
                { customer(reader) }
                { product::product(reader, Row::new(Field::Product, say(Label::Product)), Label::AnyCoreProduct) }
                { class(reader) }
                { words(reader, Field::Billing, Label::BillingName, Label::Billing as fn(Billing) -> Label) }
                { edition(reader) }
                { Row::new(Field::Day, say(Label::FirstOrderDay)).number(reader, None) }
                { Row::new(Field::LaterDay, say(Label::LaterOrderDay)).number(reader, None) }
                if link_matters(reader) {
                    { words(reader, Field::LinkedBy, Label::LinkedByName, Label::LinkedBy as fn(LinkedBy) -> Label) }
                }
                if instalments_matter(reader) {
                    { Row::new(Field::Instalments, say(Label::Instalments)).hint(say(Label::InstalmentsNote)).money(reader, Html::default()) }
                }
            </details>
        </>
    }
}

/// Does it matter to the rules in use how a customer came by the link, or was it said that it is not the usual way?
fn link_matters(reader: &Reader) -> bool {
    let form = reader.state.form();
    let by_link = |edition: &Edition| {
        edition.rates().is_some_and(|table| table.lines.iter().any(|line| !line.linked_by.is_empty()))
    };
    form.typed(Field::LinkedBy) == LinkedBy::Login.word()
        || editions_of(reader.state.program, form).into_iter().any(by_link)
}

/// Do the rules in use pay in instalments, or was a figure for them given?
fn instalments_matter(reader: &Reader) -> bool {
    let form = reader.state.form();
    let in_parts = |edition: &Edition| {
        edition.items().iter().any(|item| item.about == Topic::InstalmentsAfter && item.says.is_some())
    };
    !form.typed(Field::Instalments).is_empty() || editions_of(reader.state.program, form).into_iter().any(in_parts)
}

/// Does the last answer have a later order?
fn has_later(reader: &Reader) -> bool {
    let customer = reader.state.answer().and_then(|answer| answer.statement.customers.first());
    customer.is_some_and(|customer| customer.orders.len() > 1)
}

/// A row with every word of a closed set.
fn words<W: Word>(reader: &Reader, field: Field, name: Label, label: impl Fn(W) -> Label) -> Html {
    let options: Vec<_> = W::ALL.iter().map(|word| (word.word(), reader.say(label(*word)))).collect();
    Row::new(field, reader.say(name)).choice(reader, &options)
}

fn customer(reader: &Reader) -> Html {
    let chosen = reader.state.form().typed(Field::Customer);
    let options = CustomerKind::ALL.iter().map(|kind| option(kind.word(), reader.say(Label::Customer(*kind)), chosen));
    Row::new(Field::Customer, reader.say(Label::CustomerName)).select(reader, html! { { for options } })
}

fn class(reader: &Reader) -> Html {
    let chosen = reader.state.form().typed(Field::Class);
    let classes = if reader.state.program.basis() == Basis::Orders {
        [Class::Core, Class::Strategic, Class::None].as_slice()
    } else {
        &[Class::Counted, Class::None]
    };
    let options = classes.iter().map(|class| option(class.word(), reader.say(Label::Class(*class)), chosen));
    let options = html! { <>{ option("", reader.say(Label::ClassOfCatalogue), chosen) }{ for options }</> };
    Row::new(Field::Class, reader.say(Label::ClassName)).select(reader, options)
}

fn edition(reader: &Reader) -> Html {
    let chosen = reader.state.form().typed(Field::Edition);
    let editions = reader.state.program.editions().iter().rev();
    let options = editions.map(|edition| option(edition.id(), &reader.edition(edition), chosen));
    let options = html! { <>{ option("", reader.say(Label::EditionInForce), chosen) }{ for options }</> };
    Row::new(Field::Edition, reader.say(Label::Edition)).select(reader, options)
}

/// The tiers of the editions in use; where a tier's rate is not published, the rate too.
pub fn tier(reader: &Reader) -> Html {
    let form = reader.state.form();
    let editions = editions_of(reader.state.program, form);
    let Some(edition) = editions.iter().rev().find(|edition| !edition.tiers().is_empty()) else {
        let untiered = || reader.say(Label::NoTiers).to_owned();
        let why = if editions.is_empty() { reader.reason(Reason::NoEdition) } else { untiered() };
        return html! {
            <div class="field" key="tier"><div class="asked"><span>{ reader.say(Label::Tier) }</span></div>
            <div class="control quiet">{ why }</div></div>
        };
    };
    let first = edition.tiers().first().map_or("", |tier| tier.id());
    let chosen = if form.typed(Field::Tier).is_empty() { first } else { form.typed(Field::Tier) };
    let options = edition.tiers().iter().map(|tier| {
        let name = reader.pick(tier.name());
        let rate =
            tier.rate().map(percent).or(tier.range().map(|(from, to)| format!("{}–{}", percent(from), percent(to))));
        let name = rate.map_or_else(|| name.to_owned(), |rate| format!("{name} · {rate}"));
        option(tier.id(), &name, chosen)
    });
    let rate = reader.state.rate_range().map(|(from, to)| {
        let hint = reader.tell(Msg::RateNotPublished { from: &percent(from), to: &percent(to) });
        Row::new(Field::TierRate, reader.say(Label::TierRate)).hint(hint).number(reader, Some("%"))
    });
    html! { <>{ Row::new(Field::Tier, reader.say(Label::Tier)).select(reader, html! { { for options } }) }{ rate }</> }
}
