//! What a referrer does first, what the friend receives and what the reward is good for: facts beside the estimate.

use referral_statement::{Edition, FactKind};
use yew::prelude::*;

use super::rules::lists;
use crate::locales::estimate as texts;
use crate::reader::Reader;
use crate::route::Route;

/// What is shown of an edition, in this order; the rest is on the page Rules.
const SHOWN: [FactKind; 3] = [FactKind::BeforeReferring, FactKind::FriendReceives, FactKind::UseOfReward];

/// A fold with the facts of the newest rules in use, or of the rules before them that say what is to be done first.
pub fn before(reader: &Reader) -> Html {
    let program = reader.state.program;
    let Some(answer) = reader.state.answer() else { return Html::default() };
    let Some(in_use) = answer.editions.last().copied().or(program.editions().last()) else {
        return Html::default();
    };
    let says = |edition: &&Edition| edition.facts().iter().any(|fact| fact.kind() == FactKind::BeforeReferring);
    let up_to = program.editions().iter().rev().skip_while(|edition| edition.id() != in_use.id());
    let Some(edition) = up_to.into_iter().find(says) else { return Html::default() };
    let lang = reader.lang();
    html! {
        <details class="more first-steps" key="first-steps">
            <summary>{ texts::before(lang) }<small>{ texts::before_note(lang) }</small></summary>
            if edition.id() != in_use.id() {
                <p class="why">{ texts::from_before(lang, &reader.edition(edition)) }</p>
            }
            { lists::facts_of(reader, edition, &SHOWN, |name| html! { <h2>{ name }</h2> }) }
            <p class="act"><a href={Route::Rules.hash()}>{ texts::all_rules(lang) }</a></p>
        </details>
    }
}
