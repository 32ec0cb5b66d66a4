//! The statement: program and edition, total, lines, payments, assumptions.

use referral_statement::{Basis, OrderKind, Pays, Word};
use yew::prelude::*;

use super::field::fault;
use super::jump::jump;
use super::total::Total;
use super::{lines_orders, lines_spend, notices, payouts, readings};
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::shell;
use crate::state::{Action, Answer, Field};

/// The statement for the last figures that could be read.
pub fn paper(reader: &Reader, answer: &Answer) -> Html {
    let program = reader.state.program;
    let statement = &answer.statement;
    let stale = !reader.state.faults().is_empty();
    let editions = answer.editions(program);
    let Some(customer) = statement.customers.first() else { return Html::default() };
    let lines = match program.basis() {
        Basis::Spend => lines_spend::lines(reader, editions.first().copied(), customer),
        Basis::Orders => lines_orders::lines(reader, customer),
    };
    let pays = reader.say(match statement.pays {
        Pays::Credit => Label::AsCredit,
        Pays::Cash => Label::AsCash,
    });
    let rules = editions.iter().map(|edition| {
        let grade = reader.say(Label::Grade(edition.grade()));
        html! { <p key={edition.id()}>{ reader.edition(edition) }{ " · " }{ grade }</p> }
    });
    html! {
        <section id="statement" class={classes!("paper", stale.then_some("stale"))} tabindex="-1" aria-labelledby="statement-name"
            key={program.id()}>
            <div class="head">
                <h2 id="statement-name">{ reader.say(Label::Statement) }</h2>
                <div class="of">
                    <p class="program">{ reader.pick(program.name()).to_owned() }</p>
                    { for rules }
                    <p>{ reader.tell(Msg::Zone { zone: reader.figures.zone() }) }</p>
                </div>
            </div>
            <div role="status" class="stale-note">
                if stale {
                    <p>{ reader.say(Label::Stale) }</p>
                    <ul>{ for reader.state.faults().iter().map(|wrong| to_correct(reader, reader.state.field_of(wrong))) }</ul>
                }
            </div>
            <div class="total">
                <p><label for="total">{ reader.say(Label::YouEarn) }</label></p>
                <Total amount={reader.money(statement.total)} />
                <p>{ pays }</p>
                { range(reader, answer) }
            </div>
            <div class="lines">{ lines }</div>
            { fix_of(reader, None) }
            { payouts::payouts(reader, answer) }
            { notices::notices(reader, answer) }
        </section>
    }
}

fn to_correct(reader: &Reader, field: Field) -> Html {
    let text = format!("{} ", fault(reader, field));
    html! { <li key={field.word()}>{ text }{ jump(field.word(), reader.say(Label::StaleField)) }</li> }
}

/// The total over the readings that are left open, where they move it.
fn range(reader: &Reader, answer: &Answer) -> Html {
    let range = &answer.statement.range;
    if range.lowest == range.highest {
        return Html::default();
    }
    let editions = answer.editions(reader.state.program);
    let known =
        |id: &String| editions.iter().flat_map(|edition| edition.readings()).find(move |reading| reading.id() == id);
    let questions = range.driven_by.iter().filter_map(known).map(|reading| {
        html! { <li key={reading.id()}>{ jump(&readings::place(reading.id()), reader.pick(reading.question())) }</li> }
    });
    let (lowest, highest) = (reader.money(range.lowest), reader.money(range.highest));
    let text = reader.tell(Msg::Range { lowest: &lowest, highest: &highest, readings: range.driven_by.len() });
    html! { <div class="range"><p>{ text }</p><ul>{ for questions }</ul></div> }
}

/// What would pay, with a button that types it.
pub fn fix_of(reader: &Reader, order: Option<&str>) -> Html {
    let sketch = reader.state.answer().and_then(|answer| answer.sketch.as_ref());
    let fix = sketch.and_then(|sketch| sketch.fixes.iter().find(|fix| fix.order.as_deref() == order));
    let Some(fix) = fix else { return Html::default() };
    let mut changes: Vec<String> = Vec::new();
    for (field, text) in &fix.changes {
        let change = change(reader, *field, text);
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    let change = changes.join(reader.lang().and());
    let earns = reader.money(fix.earns);
    let onclick = {
        let (reader, changes) = (reader.clone(), fix.changes.clone());
        Callback::from(move |_| {
            // The button goes away with what it corrects; the focus stays on the statement.
            shell::focus("statement");
            reader.act(Action::Apply(changes.clone()));
        })
    };
    html! {
        <p class="fix" key={format!("fix-{}", order.unwrap_or_default())}>
            <span>{ reader.tell(Msg::WouldEarn { change: &change, earns: &earns }) }</span>
            <button type="button" {onclick}>{ reader.say(Label::TryIt) }</button>
        </p>
    }
}

fn change(reader: &Reader, field: Field, text: &str) -> String {
    let day =
        |text: &str| referral_statement::Date::parse(text).map_or_else(|_| text.to_owned(), |day| reader.day(day));
    let money = |text: &str| {
        referral_statement::Money::parse(text).map_or_else(|_| text.to_owned(), |amount| reader.money(amount))
    };
    match field {
        Field::Billing => reader.tell(Msg::ChangeBilling),
        Field::Customer => reader.tell(Msg::ChangeCustomer),
        Field::Spend => reader.tell(Msg::ChangeSpend { amount: &money(text) }),
        Field::Day => reader.tell(Msg::ChangeFirstDay { days: text }),
        Field::LaterDay => reader.tell(Msg::ChangeDay { days: text }),
        Field::Start => reader.tell(Msg::ChangeStart { day: &day(text) }),
        Field::LaterKind => {
            let kind = OrderKind::from_word(text).unwrap_or(OrderKind::Purchase);
            reader.tell(Msg::ChangeKind { kind })
        }
        _ => reader.tell(Msg::ChangeProduct),
    }
}
