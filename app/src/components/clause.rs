//! A clause behind a figure: its name, which opens to what it says and where it was published.

use referral_statement::{Clause, Edition, Source};
use yew::prelude::*;

use crate::locales::Label;
use crate::reader::Reader;

/// The clause of this id in an edition.
pub fn clause(reader: &Reader, edition: &'static Edition, id: &str) -> Html {
    let Some(clause) = edition.clause(id) else { return Html::default() };
    origin(reader, clause, edition.source(clause))
}

/// A clause, which opens to what it says and to the page that it is from.
pub fn origin(reader: &Reader, clause: &Clause, source: Option<&Source>) -> Html {
    let source = source.map(|source| {
        let grade = reader.say(Label::Grade(source.grade()));
        html! {
            <p class="origin">
                <a href={source.url().to_owned()} target="_blank" rel="noopener noreferrer">{ source.title() }</a>
                { format!(" · {grade} · {} {}", reader.say(Label::ReadOn), reader.day(source.read_on())) }
            </p>
        }
    });
    html! {
        <details class="clause">
            <summary><span class="unseen">{ reader.say(Label::Clause) }{ " " }</span>{ clause.id().to_owned() }</summary>
            <div class="source"><p>{ reader.pick(clause.text()).to_owned() }</p>{ source }</div>
        </details>
    }
}
