//! The parts of the book that are texts: facts, readings, assumptions, what earns nothing, sources.

use referral_statement::{Edition, Fact, FactKind, NoticeRule, Reading, Reason, Word};
use yew::prelude::*;

use crate::components::clause::{clause, origin};
use crate::locales::rules as texts;
use crate::reader::Reader;

/// A sentence and its clause.
fn told(reader: &Reader, edition: &Edition, key: String, text: &str, by: Option<&str>) -> Html {
    let by = by.map(|id| clause(reader, edition, id));
    html! { <li {key}><p>{ text.to_owned() }</p>{ " " }{ by }</li> }
}

/// The facts of an edition under what they are about; those that say what is not published stand apart.
pub fn facts(reader: &Reader, edition: &Edition) -> Html {
    let kinds = FactKind::ALL.iter().copied().filter(|kind| *kind != FactKind::NotPublished);
    facts_of(reader, edition, &kinds.collect::<Vec<_>>(), |name| html! { <h4>{ name }</h4> })
}

/// The facts of an edition of these kinds, under headings that say what they are about.
pub fn facts_of(reader: &Reader, edition: &Edition, kinds: &[FactKind], heading: fn(String) -> Html) -> Html {
    let of = |kind: FactKind| -> Vec<&Fact> { edition.facts().iter().filter(|fact| fact.kind() == kind).collect() };
    let group = |kind: &FactKind| {
        html! {
            <div class="facts-of" key={kind.word()}>
                { heading(texts::fact(reader.lang(), *kind)) }
                { list(reader, edition, &of(*kind)) }
            </div>
        }
    };
    let kinds = kinds.iter().filter(|kind| !of(**kind).is_empty());
    html! { <div class="facts-all">{ for kinds.map(group) }</div> }
}

/// What is not published of an edition.
pub fn unknown(reader: &Reader, edition: &Edition) -> Html {
    let facts = edition.facts().iter().filter(|fact| fact.kind() == FactKind::NotPublished);
    list(reader, edition, &facts.collect::<Vec<_>>())
}

fn list(reader: &Reader, edition: &Edition, facts: &[&Fact]) -> Html {
    let one = |(index, fact): (usize, &&Fact)| {
        told(reader, edition, index.to_string(), reader.pick(fact.text()), fact.clause())
    };
    html! { <ul class="told-list">{ for facts.iter().enumerate().map(one) }</ul> }
}

/// The readings of an edition, each with its options and why one is the default.
pub fn readings(reader: &Reader, edition: &Edition) -> Html {
    let lang = reader.lang();
    let one = |reading: &Reading| {
        let option = |option: &referral_statement::ReadingOption| {
            let is_default = option.id() == reading.default_option();
            html! {
                <li key={option.id().to_owned()} class={classes!(is_default.then_some("default"))}>
                    { reader.pick(option.label()).to_owned() }if is_default { { " " }<i>{ texts::default(lang) }</i> }
                </li>
            }
        };
        html! {
            <div class="reading-of" key={reading.id().to_owned()}>
                <h4>{ reader.pick(reading.question()).to_owned() }</h4>
                <ul class="options">{ for reading.options().iter().map(option) }</ul>
                <p class="because">{ texts::because(lang, reader.pick(reading.reason())) }{ " " }{ clause(reader, edition, reading.clause()) }</p>
            </div>
        }
    };
    if edition.readings().is_empty() {
        return html! { <p class="nothing">{ texts::no_readings(lang) }</p> };
    }
    html! { <>{ for edition.readings().iter().map(one) }</> }
}

/// What is assumed in an edition, and in every edition of its program.
pub fn assumed(reader: &Reader, edition: &Edition) -> Html {
    let one =
        |rule: &NoticeRule| told(reader, edition, rule.code().to_owned(), reader.pick(rule.text()), rule.clause());
    let all = edition.notices().iter().chain(reader.state.program.notices());
    html! { <ul class="told-list">{ for all.map(one) }</ul> }
}

/// The reasons for which nothing is paid, where the edition names a clause for them.
pub fn for_nothing(reader: &Reader, edition: &Edition) -> Html {
    let one = |reason: &Reason| {
        let by = edition.reason_clause(*reason)?;
        Some(told(reader, edition, reason.word().to_owned(), &reader.reason(*reason), Some(by)))
    };
    html! { <ul class="told-list">{ for Reason::ALL.iter().filter_map(one) }</ul> }
}

/// The pages from which an edition comes.
pub fn sources(reader: &Reader, edition: &Edition) -> Html {
    let one = |(index, source): (usize, &referral_statement::Source)| {
        html! { <li key={index}>{ origin(reader, source) }</li> }
    };
    html! { <ul class="sources">{ for edition.sources().iter().enumerate().map(one) }</ul> }
}
