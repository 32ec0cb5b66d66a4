//! The parts of the page Compare.

pub mod builder;
pub mod pin;
pub mod pins;
pub mod rows;
pub mod told;
pub mod totals;

use referral_statement::{Error, Word};
use yew::prelude::*;

use super::edit::correct;
use crate::locales::{compare as texts, faults};
use crate::reader::Reader;
use crate::route::Route;
use crate::state::compare::{Act, Item, Judged, Vary, What};
use crate::state::{Action, Draft, Place};

/// The name of a column.
pub fn name(reader: &Reader, item: Option<&Item>) -> String {
    match item.map(|item| &item.what) {
        None => texts::current(reader.lang()),
        Some(What::Pinned(pin)) => pin.name.clone(),
        Some(What::Varied(_, vary)) => name_of(reader, vary),
    }
}

/// What a variation sets.
pub fn name_of(reader: &Reader, vary: &Vary) -> String {
    let lang = reader.lang();
    let editions = reader.state.program.editions();
    let mut parts: Vec<String> = Vec::new();
    if let Some(id) = &vary.tier {
        let known = editions.iter().rev().flat_map(referral_statement::Edition::tiers).find(|tier| tier.id() == id);
        let tier = known.map_or(id.as_str(), |tier| reader.pick(tier.name()));
        let rate = vary.rate.trim();
        parts.push(if rate.is_empty() { tier.to_owned() } else { texts::with_rate(lang, tier, rate) });
    }
    if let Some(id) = &vary.edition {
        let known = editions.iter().find(|edition| edition.id() == id);
        parts.push(known.map_or_else(|| texts::as_dated(lang), |edition| texts::rules(lang, &reader.edition(edition))));
    }
    parts.extend(vary.preset.map(|preset| texts::preset(lang, preset)));
    for (id, option) in &vary.readings {
        let all = || editions.iter().flat_map(referral_statement::Edition::readings);
        let known = all().filter(|reading| reading.id() == id).find_map(|reading| {
            let option = reading.options().iter().find(|known| known.id() == option)?;
            Some(texts::read_as(lang, &reader.voice().clause_name(None, reading.clause()), reader.pick(option.label())))
        });
        parts.push(known.unwrap_or_else(|| format!("{id}: {option}")));
    }
    parts.join(lang.pause())
}

/// What keeps a column from being worked out, with the place of it.
pub fn refused(reader: &Reader, column: &Judged, error: &Error) -> Html {
    let lang = reader.lang();
    let place = Place::of(&error.path);
    let what = match place {
        Place::Whole => reader.phrase(&error.phrases.message),
        _ => faults::sentence(lang, error.code, column.draft.get(&place)),
    };
    html! { <p class="fault">{ correct::name(reader, &column.draft, &place) }{ ": " }{ what }</p> }
}

/// A link that makes what a column says the scenario and goes there; undo takes it back.
pub fn open(reader: &Reader, draft: &Draft, name: &str) -> Html {
    let what = texts::open(reader.lang());
    html! {
        <a class="button" href={Route::Scenario.hash()} aria-label={texts::what_of(reader.lang(), &what, name)}
            onclick={reader.on(Action::Open(Box::new(draft.clone())))}>{ &what }</a>
    }
}

/// A button that does an act; what it is about is told to those who do not see where it stands.
pub fn button(reader: &Reader, what: &str, name: &str, act: Act) -> Html {
    html! {
        <button type="button" class="plain" aria-label={texts::what_of(reader.lang(), what, name)}
            onclick={reader.on(Action::Compare(act))}>{ what.to_owned() }</button>
    }
}

/// The way to the page.
pub fn link(text: String) -> Html {
    html! { <a href={Route::Compare.hash()} data-page={Route::Compare.word()}>{ text }</a> }
}
