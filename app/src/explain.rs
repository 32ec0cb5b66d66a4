//! Explanations: the steps of an amount drawn as a list, each with its sentence, clause and reading.

pub mod notice;
pub mod reading;

use referral_explain::Told;
use referral_statement::{Edition, Step};
use yew::prelude::*;

use crate::components::clause::clause;
use crate::locales::Label;
use crate::reader::Reader;

/// The steps of a line, in order.
pub fn steps<'s>(
    reader: &Reader,
    edition: Option<&'static Edition>,
    steps: impl IntoIterator<Item = &'s Step>,
) -> Html {
    html! { <ol class="steps">{ for steps.into_iter().map(|step| item(reader, edition, step)) }</ol> }
}

/// One step in words of its own, without a rule behind it.
pub fn sum(reader: &Reader, sentence: &str) -> Html {
    let name = reader.say(Label::StepSum).to_owned();
    html! { <ol class="steps">{ row(&name, sentence, None, Html::default()) }</ol> }
}

/// A step as a row: its kind, its sentence, what it changed, the clause and the reading behind it.
fn item(reader: &Reader, edition: Option<&'static Edition>, step: &Step) -> Html {
    let Told { name, sentence, fails, change, clause: by, reading: read } = reader.voice().step(edition, step);
    let lang = reader.lang();
    let chip = edition.zip(by).map(|(edition, id)| clause(reader, edition, id));
    let read = edition.zip(read).map(|(edition, read)| reading::tell(reader, edition, read));
    let change = change.map(|(before, after)| {
        html! { <p class="change">{ reader.money(before) }{ " → " }<b>{ reader.money(after) }</b></p> }
    });
    let fails = fails.then(|| reader.say(Label::Fails));
    let rest = html! { <>{ " " }{ chip }{ change }{ read }</> };
    row(&lang.english(name.to_owned()), &lang.english(sentence), fails, rest)
}

fn row(name: &str, sentence: &str, fails: Option<&'static str>, rest: Html) -> Html {
    html! {
        <li class={classes!("step", fails.map(|_| "fails"))}>
            <p class="kind">{ name.to_owned() }if let Some(fails) = fails { <strong>{ fails }</strong> }</p>
            <div class="told"><p>{ sentence.to_owned() }</p>{ rest }</div>
        </li>
    }
}
