//! A clause behind a figure: its name, which opens to what it says and where it was published.

use referral_statement::{Clause, Edition, Source};
use yew::prelude::*;

use crate::locales::Label;
use crate::reader::Reader;

/// The clause of this id in an edition.
pub fn clause(reader: &Reader, edition: &Edition, id: &str) -> Html {
    let Some(clause) = edition.clause(id) else { return Html::default() };
    chip(reader, clause, edition.source(clause))
}

/// A clause and its source.
pub fn chip(reader: &Reader, clause: &Clause, source: Option<&Source>) -> Html {
    html! {
        <details class="clause">
            <summary><span class="unseen">{ reader.say(Label::Clause) }{ " " }</span>{ name(reader, clause) }</summary>
            <div class="source">
                <p>{ reader.pick(clause.text()).to_owned() }</p>
                { source.map(|source| html! { <p class="origin">{ origin(reader, source) }</p> }) }
            </div>
        </details>
    }
}

/// What a clause is called: its name, or its id where it has none.
pub fn name(reader: &Reader, clause: &Clause) -> String {
    clause.name().map_or_else(|| clause.id().to_owned(), |name| reader.pick(name).to_owned())
}

/// A source: the link to it, its grade and when it was read.
pub fn origin(reader: &Reader, source: &Source) -> Html {
    let grade = reader.say(Label::Grade(source.grade()));
    html! {
        <>
            { link(reader, source) }
            { format!(" · {grade} · {} {}", reader.say(Label::ReadOn), reader.day(source.read_on())) }
        </>
    }
}

/// The link to a source; only its title where it was published nowhere that a browser goes to.
pub fn link(reader: &Reader, source: &Source) -> Html {
    let title = reader.pick(source.title()).to_owned();
    // Rules that a reader brings can name any address, among them one that would run a script.
    if !["https://", "http://"].iter().any(|scheme| source.url().starts_with(scheme)) {
        return html! { <span>{ title }</span> };
    }
    html! { <a href={source.url().to_owned()} target="_blank" rel="noopener noreferrer">{ title }</a> }
}
