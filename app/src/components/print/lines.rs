//! The lines of the statement on paper: a table of customers, their orders, and what each earns by which clauses.

use referral_statement::{Basis, CustomerKind, CustomerStatement, Money, OrderStatement, PartId, Step, Time};
use yew::prelude::*;

use super::{cited, unusual};
use crate::components::{lines_orders, lines_spend};
use crate::explain;
use crate::format::{Writes, count};
use crate::locales::{Label, print as texts};
use crate::reader::Reader;
use crate::shell;
use crate::state::draft::{Customer, Texts};
use crate::state::place::{CustomerField, OrderField};
use crate::state::{Answer, start_field, typed};

/// The table.
pub fn lines(reader: &Reader, answer: &Answer) -> Html {
    let lang = reader.lang();
    let customers = answer.statement.customers.iter().zip(&answer.draft.customers);
    let bodies = customers
        .map(|(judged, typed)| html! { <tbody key={judged.id.clone()}>{ customer(reader, judged, typed) }</tbody> });
    html! {
        <table class="printed-lines">
            <thead><tr>
                <th scope="col">{ texts::what(lang) }</th>
                <th scope="col">{ texts::paid_on(lang) }</th>
                <th scope="col" class="sum-of">{ texts::paid(lang) }</th>
                <th scope="col">{ texts::earns(lang) }</th>
                <th scope="col">{ texts::clauses(lang) }</th>
                <th scope="col" class="sum-of">{ texts::amount(lang) }</th>
            </tr></thead>
            { for bodies }
            <tbody><tr class="grand"><th scope="row" colspan="5">{ texts::total(lang) }</th><td class="sum-of">{ reader.money(answer.statement.total) }</td></tr></tbody>
        </table>
    }
}

fn customer(reader: &Reader, judged: &CustomerStatement, typed: &Customer) -> Html {
    let lang = reader.lang();
    let basis = reader.state.program.basis();
    let start = moment(reader, typed.texts.get(start_field(basis)));
    let mut name = vec![match basis {
        Basis::Orders => texts::customer(lang, &judged.id),
        Basis::Spend => texts::friend(lang, &judged.id),
    }];
    name.push(match basis {
        Basis::Orders => texts::linked(lang, &start),
        Basis::Spend => texts::registered(lang, &start),
    });
    name.extend(unusual(
        reader,
        typed.texts.get(CustomerField::Kind),
        "new",
        Label::Customer as fn(CustomerKind) -> Label,
    ));
    name.extend(judged.reason.map(|reason| reader.reason(reason)));
    let total = if judged.count > 1 {
        format!("{} × {} = {}", reader.money(judged.reward), count(judged.count), reader.money(judged.total))
    } else {
        reader.money(judged.total)
    };
    // In a program of spend an order of nothing is as if it had never been placed.
    let orders = judged.orders.iter().zip(&typed.orders);
    let orders = orders.filter(|(order, _)| basis == Basis::Orders || lines_spend::is_placed(order));
    html! {
        <>
            <tr class="sum"><th scope="row" colspan="4">{ name.join(" · ") }</th><td class="sum-of" colspan="2">{ total }</td></tr>
            { for orders.map(|(order, typed)| self::order(reader, order, typed)) }
            if basis == Basis::Spend { { parts(reader, judged) } }
        </>
    }
}

/// An order, and the steps behind it where the reader has opened them.
fn order(reader: &Reader, order: &OrderStatement, typed: &Texts<OrderField>) -> Html {
    let lang = reader.lang();
    let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
    let mut name = vec![order.id.clone()];
    name.extend(order.role.map(|role| reader.say(Label::Role(role)).to_owned()));
    let money = |field: OrderField| Money::parse(&typed::number(typed.get(field))).ok();
    let mut how = vec![match reader.state.program.basis() {
        Basis::Orders => lines_orders::note(reader, order),
        Basis::Spend => lines_spend::counts(reader, order),
    }];
    let back = money(OrderField::Refunded).filter(|refunded| !refunded.is_zero());
    how.extend(back.map(|refunded| texts::refunded(lang, &reader.money(refunded))));
    how.retain(|part| !part.is_empty());
    let opened = shell::is_open(&lines_orders::place(&order.id));
    html! {
        <>
            <tr>
                <td>{ name.join(" · ") }</td>
                <td>{ moment(reader, typed.get(OrderField::PaidAt)) }</td>
                <td class="sum-of">{ money(OrderField::Paid).map(|paid| reader.money(paid)) }</td>
                <td>{ how.join(lang.pause()) }</td>
                <td>{ cited(reader, edition, &order.steps) }</td>
                <td class="sum-of">{ order.reward.map(|reward| reader.money(reward)) }</td>
            </tr>
            if opened { <tr class="opened-steps"><td colspan="6">{ explain::steps(reader, edition, &order.steps) }</td></tr> }
        </>
    }
}

/// What the friend's spend earns, part by part.
fn parts(reader: &Reader, friend: &CustomerStatement) -> Html {
    let edition = lines_spend::edition(reader, friend);
    let row = |id: PartId, of: fn(&Step) -> bool| {
        let amount = lines_spend::part(friend, id);
        let (title, remark) = lines_spend::told(reader, friend, id)?;
        let steps: Vec<&Step> = friend.steps.iter().filter(|step| of(step)).collect();
        let opened = shell::is_open(&lines_spend::place(&friend.id, id));
        Some(html! {
            <>
                <tr>
                    <td colspan="4">{ title }{ remark.map(|remark| format!(" · {remark}")) }</td>
                    <td>{ cited(reader, edition, steps.iter().copied()) }</td>
                    <td class="sum-of">{ reader.money(amount) }</td>
                </tr>
                if opened { <tr class="opened-steps"><td colspan="6">{ explain::steps(reader, edition, steps) }</td></tr> }
            </>
        })
    };
    let taken = !lines_spend::part(friend, PartId::Limit).is_zero();
    html! {
        <>
            { row(PartId::Threshold, |step| matches!(step, Step::Threshold { .. })) }
            { row(PartId::Bonus, |step| matches!(step, Step::Bonus { .. })) }
            if taken { { row(PartId::Limit, |step| matches!(step, Step::Limit { .. })) } }
        </>
    }
}

/// A time that was typed, as the reader's language writes it.
fn moment(reader: &Reader, typed: &str) -> String {
    Time::parse(&typed::time(typed)).map_or_else(|_| typed.to_owned(), |time| reader.figures.time(time))
}
