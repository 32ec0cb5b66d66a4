//! The clauses that can be read in two ways, each to be decided or left open.

use referral_statement::{Edition, Reading};
use yew::prelude::*;

use super::clause::clause;
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::Action;

/// The id of a reading's control in the page.
pub fn place(reading: &str) -> String {
    format!("reading-{reading}")
}

/// Every open clause of the editions in use.
pub fn readings(reader: &Reader) -> Html {
    let Some(answer) = reader.state.answer() else { return Html::default() };
    let all: Vec<(&'static Edition, &'static Reading)> = answer
        .editions
        .iter()
        .flat_map(|edition| edition.readings().iter().map(|reading| (*edition, reading)))
        .collect();
    if all.is_empty() {
        return Html::default();
    }
    let moving = &answer.statement.range.driven_by;
    let said = reader.tell(Msg::ReadingsOpen { all: all.len(), moving: moving.len() });
    let mut named: Vec<&str> = Vec::new();
    let item = |(edition, reading): (&'static Edition, &'static Reading)| {
        // Two editions may ask the same; the first of them is the place to which links lead.
        let place = (!named.contains(&reading.id())).then(|| place(reading.id()));
        named.push(reading.id());
        one(reader, edition, reading, place, moving.iter().any(|id| id == reading.id()))
    };
    html! {
        <details class="more readings" key={format!("readings-{}", reader.state.program.id())}>
            <summary>{ reader.say(Label::Readings) }<small>{ said }</small></summary>
            { for all.into_iter().map(item) }
        </details>
    }
}

fn one(
    reader: &Reader,
    edition: &'static Edition,
    reading: &'static Reading,
    place: Option<String>,
    moves: bool,
) -> Html {
    let id = reading.id();
    let name = format!("{}-{}", self::place(id), edition.id());
    let decided =
        reader.state.draft().readings.iter().find(|(decided, _)| decided == id).map(|(_, option)| option.as_str());
    let known = decided.filter(|decided| reading.options().iter().any(|option| option.id() == *decided));
    let default = reading.options().iter().find(|option| option.id() == reading.default_option());
    let default = default.map_or("", |option| reader.pick(option.label()));
    let radio = |value: &str, text: String, mark: Option<&'static str>| {
        html! {
            <label key={value.to_owned()}>
                <input type="radio" name={name.clone()} value={value.to_owned()} checked={known.unwrap_or_default() == value}
                    onchange={reader.on(Action::Decide(id.to_owned(), value.to_owned()))} />
                <span>{ text }if let Some(mark) = mark { <i>{ mark }</i> }</span>
            </label>
        }
    };
    let options = reading.options().iter().map(|option| {
        let mark = (option.id() == reading.default_option()).then(|| reader.say(Label::Default));
        radio(option.id(), reader.pick(option.label()).to_owned(), mark)
    });
    html! {
        <fieldset class="reading" id={place} tabindex="-1" key={name.clone()}>
            <legend>{ reader.pick(reading.question()).to_owned() }</legend>
            if moves { <p class="moves">{ reader.say(Label::MovesTotal) }</p> }
            { radio("", reader.tell(Msg::OpenAs { option: default }), None) }
            { for options }
            <p class="why">{ reader.pick(reading.reason()).to_owned() }</p>
            { clause(reader, edition, reading.clause()) }
        </fieldset>
    }
}
