//! The statement: program and edition, total, lines, payments, assumptions.

use std::rc::Rc;

use referral_statement::{Basis, Edition, Money, Pays, Statement, Word};
use yew::prelude::*;

use super::compare::pin::Pin;
use super::customer::{self, Group, Of};
use super::field::fault;
use super::fold::Body;
use super::jump::jump;
use super::line::{Line, Weight, line};
use super::parts::Parts;
use super::total::Total;
use super::{arrivals, notices, payouts, readings, standing};
use crate::explain;
use crate::locales::{self, Label, Msg};
use crate::reader::{Reader, Still};
use crate::route::Route;
use crate::shell;
use crate::state::{Action, Answer, Change, Remedy, remedy};
use referral_host::vocabulary::Part;

/// The most totals that are written as a sum.
const MOST_TERMS: usize = 12;

/// How a page shows a statement.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Are there one customer and its orders as Estimate's form names them?
    pub as_form: bool,
    /// What is to be corrected before the statement is that of what was typed: a sentence and the link to its place.
    pub wrong: Vec<Html>,
    /// Can it be pinned beside others, where the page of all of them is there?
    pub pinned: bool,
    /// What a host leaves out of it.
    pub without: Vec<Part>,
}

impl Sheet {
    /// The sheet of Estimate, whose faults lead to its fields.
    pub fn of_form(reader: &Reader) -> Self {
        let wrong = reader.state.faults().iter().map(|wrong| {
            let field = reader.state.field_of(wrong);
            html! { <>{ fault(reader, field) }{ " " }{ jump(field.word(), reader.say(Label::StaleField)) }</> }
        });
        Self { as_form: reader.state.desk().fits, wrong: wrong.collect(), pinned: true, without: Vec::new() }
    }
}

/// The statement for the last figures that could be read, of any number of customers.
pub fn paper(reader: &Reader, answer: &Rc<Answer>, sheet: &Sheet) -> Html {
    let program = reader.state.program;
    let statement = &answer.statement;
    let stale = !sheet.wrong.is_empty();
    let pays = reader.say(match statement.pays {
        Pays::Credit => Label::AsCredit,
        Pays::Cash => Label::AsCash,
    });
    let of = Of { answer: answer.clone(), index: 0, as_form: sheet.as_form };
    let shows = |part: Part| !sheet.without.contains(&part);
    html! {
        <section id="statement" class={classes!("paper", stale.then_some("stale"))} tabindex="-1" aria-labelledby="statement-name"
            key={program.id()}>
            { head(reader, &answer.editions) }
            <div role="status" class="stale-note">
                if stale {
                    <p>{ reader.say(Label::Stale) }</p>
                    <ul>{ for sheet.wrong.iter().map(|wrong| html! { <li>{ wrong.clone() }</li> }) }</ul>
                }
            </div>
            <div class="total">
                <p><label for="total">{ reader.say(Label::YouEarn) }</label></p>
                <Total amount={reader.money(statement.total)} />
                <p>{ pays }</p>
                { range(reader, answer, shows(Part::Readings)) }
                { standing::standing(reader, &answer.editions) }
            </div>
            if shows(Part::Lines) { <div class="lines">{ lines(reader, &of) }</div> }
            if sheet.as_form {
                { fix_of(reader, None) }
                if shows(Part::Payouts) { { payouts::payouts(reader, answer) } }
            } else {
                if shows(Part::Lines) { <Parts reader={Still(reader.clone())} answer={answer.clone()} /> }
                if shows(Part::Payouts) { { arrivals::arrivals(reader, answer, of.lazy()) } }
            }
            { notices::notices(reader, answer, sheet.as_form) }
            if sheet.pinned { <Pin reader={reader.clone()} /> }
        </section>
    }
}

/// The program, its rules and its days.
fn head(reader: &Reader, editions: &[&'static Edition]) -> Html {
    let program = reader.state.program;
    let rules = editions.iter().map(|edition| {
        let grade = reader.say(Label::Grade(edition.grade()));
        html! { <p key={edition.id()}>{ reader.edition(edition) }{ " · " }{ grade }</p> }
    });
    html! {
        <div class="head">
            <h2 id="statement-name">{ reader.say(Label::Statement) }</h2>
            <div class="of">
                <p class="program">{ reader.pick(program.name()).to_owned() }</p>
                { for rules }
                <p>{ reader.tell(Msg::Zone { zone: reader.figures.zone() }) }</p>
            </div>
        </div>
    }
}

/// The lines of the only customer, or a group for each and their sum.
pub fn lines(reader: &Reader, of: &Of) -> Html {
    let customers = &of.answer.statement.customers;
    match customers.as_slice() {
        [] => html! { <p class="nothing">{ locales::statement::nobody(reader.lang()) }</p> },
        [_] => customer::lines(reader, of),
        _ => {
            let groups = customers.iter().enumerate().map(|(index, customer)| {
                let of = Of { index, ..of.clone() };
                html! { <Group key={customer.id.clone()} reader={Still(reader.clone())} {of} /> }
            });
            html! { <>{ for groups }{ all(reader, of) }</> }
        }
    }
}

/// The sum of all customers.
fn all(reader: &Reader, of: &Of) -> Html {
    let count = of.answer.statement.customers.len();
    let title = match reader.state.program.basis() {
        Basis::Spend => locales::statement::all_friends(reader.lang(), count),
        Basis::Orders => locales::statement::all_customers(reader.lang(), count),
    };
    let steps = {
        let (reader, answer) = (reader.clone(), of.answer.clone());
        Body(Rc::new(move || explain::sum(&reader, &sum_of(&reader, &answer.statement))))
    };
    line(Line {
        key: "all-customers".to_owned(),
        id: None,
        title,
        note: None,
        used: None,
        amount: reader.money(of.answer.statement.total),
        weight: Weight::Total,
        lazy: of.lazy(),
        steps,
    })
}

/// How the total comes about: as a sum of all that is not nothing, or in words where that would be too long.
fn sum_of(reader: &Reader, statement: &Statement) -> String {
    let totals: Vec<Money> = statement.customers.iter().map(|customer| customer.total).collect();
    let total = reader.money(statement.total);
    if totals.len() > MOST_TERMS {
        return locales::statement::sum_of(reader.lang(), totals.len(), &total);
    }
    let parts: Vec<String> = totals.into_iter().map(|total| reader.money(total)).collect();
    reader.tell(Msg::SumOfParts { parts: &parts.join(" + "), sum: &total })
}

/// The total over the readings that are left open, where they move it.
/// The range over the open readings, and which they are; where the page has a place to decide them, as ways to it.
fn range(reader: &Reader, answer: &Answer, decided_here: bool) -> Html {
    let range = &answer.statement.range;
    if range.lowest == range.highest {
        return Html::default();
    }
    let known = |id: &String| {
        answer.editions.iter().flat_map(|edition| edition.readings()).find(move |reading| reading.id() == id)
    };
    let questions = range.driven_by.iter().filter_map(known).map(|reading| {
        let question = reader.pick(reading.question());
        let said = if decided_here { jump(&readings::place(reading.id()), question) } else { question.into() };
        html! { <li key={reading.id()}>{ said }</li> }
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

/// What would pay for an order, or without one for the friend, where the scenario's own statement shows that it earns nothing.
pub fn fix_later(of: &Of, reader: &Reader, order: Option<String>) -> Body {
    let (of, reader) = (of.clone(), reader.clone());
    Body(Rc::new(move || {
        let state = &reader.state;
        let own = state.answer().and_then(|answer| answer.statement.customers.get(of.index));
        if state.route != Route::Scenario || !state.faults().is_empty() || own != of.customer() {
            return Html::default();
        }
        let remedies = state.remedies(of.index);
        let found = match &order {
            Some(id) => remedies.iter().find(|remedy| remedy.why.order == *id),
            None => remedy::of_friend(&remedies, state.program.basis()),
        };
        found.map_or_else(Html::default, |remedy| fix(&reader, remedy, "statement"))
    }))
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
