//! A clause behind a figure: its name, which opens to what it says and where it was published.

use referral_statement::Edition;
use yew::prelude::*;

use crate::locales::Label;
use crate::reader::Reader;

/// The clause of this id in an edition.
pub fn clause(reader: &Reader, edition: &'static Edition, id: &str) -> Html {
    let Some(clause) = edition.clause(id) else { return Html::default() };
    let source = edition.source(clause).map(|source| {
        let grade = reader.say(Label::Grade(source.grade()));
        html! {
            <p class="origin">
                <a href={source.url()} target="_blank" rel="noopener noreferrer">{ source.title() }</a>
                { format!(" · {grade} · {} {}", reader.say(Label::ReadOn), reader.day(source.read_on())) }
            </p>
        }
    });
    html! {
        <details class="clause">
            <summary><span class="unseen">{ reader.say(Label::Clause) }{ " " }</span>{ id.to_owned() }</summary>
            <div class="source"><p>{ reader.pick(clause.text()).to_owned() }</p>{ source }</div>
        </details>
    }
}
