//! The switch between the programs.

use yew::prelude::*;

use crate::locales::{Label, own};
use crate::reader::Reader;
use crate::state::Action;

/// One radio for each program that there is.
pub fn programs(reader: &Reader) -> Html {
    let chosen = reader.state.program.id();
    let option = |program: &'static referral_statement::Program| {
        let id = program.id();
        html! {
            <label key={id}>
                <input type="radio" name="program" value={id} checked={id == chosen} onchange={reader.on(Action::Choose(id.to_owned()))} />
                <span>{ reader.pick(program.name()).to_owned() }<i>{ program.currency() }if reader.state.rules.own.has(id) { { " · " }{ own::mark(reader.lang()) } }</i></span>
            </label>
        }
    };
    html! {
        <fieldset class="segments programs">
            <legend class="unseen">{ reader.say(Label::Program) }</legend>
            { for reader.state.programs.iter().map(option) }
        </fieldset>
    }
}
