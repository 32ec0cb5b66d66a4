//! Scenarios to start with: the examples that the program's own pages print.

use referral_statement::Example;
use yew::prelude::*;

use crate::locales;
use crate::reader::Reader;
use crate::state::{Action, Draft};

/// One button for each example of the chosen program.
pub fn examples(reader: &Reader) -> Html {
    let lang = reader.lang();
    let examples: Vec<&'static Example> =
        reader.state.program.editions().iter().rev().flat_map(referral_statement::Edition::examples).collect();
    if examples.is_empty() {
        return Html::default();
    }
    let one = |example: &&'static Example| {
        let (mut draft, _) = Draft::read(example.scenario());
        reader.state.program.id().clone_into(&mut draft.program);
        html! {
            <li><button type="button" class="plain" onclick={reader.on(Action::Open(Box::new(draft)))}>{ reader.pick(example.name()).to_owned() }</button></li>
        }
    };
    html! {
        <details class="more start" open={reader.state.draft().customers.is_empty()}>
            <summary>{ locales::scenario::start_with(lang) }<small>{ locales::scenario::examples_note(lang) }</small></summary>
            <ul>{ for examples.iter().map(one) }</ul>
        </details>
    }
}
