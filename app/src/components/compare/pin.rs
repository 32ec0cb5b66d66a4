//! The button that pins the current scenario, so that it can stand beside what it becomes.

use yew::prelude::*;

use super::link;
use crate::app::PageProps;
use crate::locales::compare as texts;
use crate::state::compare::Act;
use crate::state::draft::free;
use crate::state::{Action, State};

/// The button, what came of it, and the way to Compare.
#[component]
pub fn Pin(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let said = use_state(|| None::<String>);
    let onclick = {
        let (reader, said) = (reader.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let lang = reader.lang();
            if reader.state.compare.can_pin() {
                let name = free_name(&reader.state, |number| texts::pin_name(lang, number));
                said.set(Some(texts::pin_done(lang, &name)));
                reader.act(Action::Compare(Act::Pin(name)));
            } else {
                said.set(Some(texts::pin_full(lang)));
            }
        })
    };
    html! {
        <div class="pin">
            <button type="button" class="plain" {onclick}>{ texts::pin(lang) }</button>
            <span role="status">
                if let Some(said) = &*said { { said.clone() }{ " " }{ link(texts::go(lang)) } }
            </span>
            if said.is_none() { { link(texts::under_other_rules(lang)) } }
        </div>
    }
}

/// The first name that nothing pinned of the program has.
pub fn free_name(state: &State, name: impl Fn(usize) -> String) -> String {
    let taken = |name: &str| state.compare.pins(state.program.id()).any(|(_, pin)| pin.name == name);
    free(name, taken)
}
