//! Scenarios to start with: the examples that the program's own pages print.

use referral_statement::Example;
use yew::prelude::*;

use crate::locales;
use crate::reader::Reader;
use crate::state::{Action, Draft, Form};

/// One button for each example of the chosen program, and one for what Estimate begins with.
pub fn examples(reader: &Reader) -> Html {
    let lang = reader.lang();
    let program = reader.state.program;
    let of_editions = program.editions().iter().rev().flat_map(referral_statement::Edition::examples);
    let published = of_editions.chain(program.examples()).map(|example: &'static Example| {
        let (mut draft, _) = Draft::read(example.scenario());
        program.id().clone_into(&mut draft.program);
        (reader.pick(example.name()).to_owned(), draft)
    });
    // What Estimate begins with stands first.
    let plain = Form::new(program.basis(), &reader.state.today).draft(program.id(), program.basis());
    let first = (locales::scenario::as_estimate(lang), plain);
    let one = |(name, draft): (String, Draft)| {
        html! { <li><button type="button" class="plain" onclick={reader.on(Action::Open(Box::new(draft)))}>{ name }</button></li> }
    };
    html! {
        <details class="more start" open={reader.state.draft().customers.is_empty()}>
            <summary>{ locales::scenario::start_with(lang) }<small>{ locales::scenario::examples_note(lang) }</small></summary>
            <ul>{ for std::iter::once(first).chain(published).map(one) }</ul>
        </details>
    }
}
