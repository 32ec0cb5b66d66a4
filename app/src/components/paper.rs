//! The statement: program and edition, total, lines, payments, assumptions.

use referral_statement::{Basis, Pays, Word};
use yew::prelude::*;

use super::field::fault;
use super::jump::jump;
use super::total::Total;
use super::{lines_orders, lines_spend, notices, payouts, readings, standing};
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::shell;
use crate::state::{Action, Answer, Change, Field, Remedy, remedy};

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
                { standing::standing(reader, &editions) }
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

/// What would pay, with a button that types it; for one order, or for the friend as a whole.
pub fn fix_of(reader: &Reader, order: Option<&str>) -> Html {
    let Some(sketch) = reader.state.answer().and_then(|answer| answer.sketch.as_ref()) else { return Html::default() };
    let found = match order {
        Some(id) => sketch.remedies.iter().find(|remedy| remedy.why.order == id),
        None => remedy::of_friend(&sketch.remedies, reader.state.program.basis()),
    };
    // What an order above says already is said once.
    let said = |remedy: &Remedy| {
        let mut above = sketch.remedies.iter().take_while(|other| other.why.order != remedy.why.order);
        remedy.change.is_some() && above.any(|other| other.texts == remedy.texts)
    };
    found.filter(|remedy| !said(remedy)).map_or_else(Html::default, |remedy| fix(reader, remedy, "statement"))
}

/// A remedy in words, with the button; the focus goes to `then`, for the button goes away with what it corrects.
pub fn fix(reader: &Reader, remedy: &Remedy, then: &'static str) -> Html {
    let Some(change) = &remedy.change else {
        return html! { <p class="fix"><span>{ reader.hear(|voice| voice.no_change(&remedy.why)) }</span></p> };
    };
    let onclick = {
        let (reader, texts) = (reader.clone(), remedy.texts.clone());
        Callback::from(move |_| {
            shell::focus(then);
            reader.act(Action::Change(Change::TypeAll(texts.clone())));
        })
    };
    html! {
        <p class="fix" key={format!("fix-{}", remedy.why.order)}>
            <span>{ reader.hear(|voice| voice.change(change)) }</span>
            <button type="button" {onclick}>{ reader.say(Label::TryIt) }</button>
        </p>
    }
}
