//! What is said of the referrer, and which edition judges.

use referral_statement::{Account, Basis, Edition, Withholding, Word};
use yew::prelude::*;

use super::cell::{Cell, named};
use crate::format::percent;
use crate::locales;
use crate::reader::Reader;
use crate::state::Fault;
use crate::state::place::{Place, ReferrerField};

/// The facts as a row of fields, with the mistakes of the scenario.
pub fn referrer(reader: &Reader) -> Html {
    facts(reader, reader.state.faults())
}

/// The facts as a row of fields; their mistakes are among these.
pub fn facts(reader: &Reader, faults: &[Fault]) -> Html {
    let lang = reader.lang();
    let draft = reader.state.draft();
    let fact = |place: Place, label: String, control: &dyn Fn(&Cell) -> Html| {
        let cell = Cell { typed: draft.get(&place), place, name: label.clone(), faults };
        html! { <div class="fact" key={label.clone()}><span aria-hidden="true">{ label }</span>{ control(&cell) }</div> }
    };
    let of = |field: ReferrerField, control: &dyn Fn(&Cell) -> Html| {
        fact(Place::Referrer(field), locales::scenario::referrer_field(lang, field), control)
    };
    let mut editions = vec![("", locales::scenario::in_force(lang))];
    editions
        .extend(reader.state.program.editions().iter().rev().map(|edition| (edition.id(), reader.edition(edition))));
    let tiers = tiers(reader);
    let accounts = named(Account::ALL, |account| locales::scenario::account(lang, account));
    let taxes = named(Withholding::ALL, |tax| locales::scenario::withholding(lang, tax));
    let wants_rate = wants_rate(reader) || !draft.get(&Place::Referrer(ReferrerField::TierRate)).is_empty();
    html! {
        <section class="referrer" aria-labelledby="referrer-name">
            <h2 id="referrer-name">{ locales::scenario::referrer(lang) }</h2>
            <div class="facts">
                if reader.state.program.basis() == Basis::Orders {
                    { of(ReferrerField::Tier, &|cell| cell.choice(reader, &tiers)) }
                    if wants_rate { { of(ReferrerField::TierRate, &|cell| cell.text(reader)) } }
                    { of(ReferrerField::Account, &|cell| cell.choice(reader, &accounts)) }
                    { of(ReferrerField::InstalmentsOver, &|cell| cell.text(reader)) }
                    { of(ReferrerField::Withholding, &|cell| cell.choice(reader, &taxes)) }
                }
                { fact(Place::Edition, locales::scenario::rules(lang), &|cell| cell.choice(reader, &editions)) }
            </div>
        </section>
    }
}

/// The edition from which tiers are named: the newest of those that judge, else of all, that knows tiers.
fn named_by(reader: &Reader) -> Option<&'static Edition> {
    let program = reader.state.program;
    let judge = reader.state.answer().map(|answer| answer.editions.clone()).unwrap_or_default();
    let knows = |edition: &&Edition| !edition.tiers().is_empty();
    judge.into_iter().rev().find(knows).or_else(|| program.editions().iter().rev().find(knows))
}

fn tiers(reader: &Reader) -> Vec<(&'static str, String)> {
    let Some(edition) = named_by(reader) else { return Vec::new() };
    let name = |tier: &'static referral_statement::Tier| {
        let rate =
            tier.rate().map(percent).or(tier.range().map(|(from, to)| format!("{}–{}", percent(from), percent(to))));
        let name = reader.pick(tier.name());
        (tier.id(), rate.map_or_else(|| name.to_owned(), |rate| format!("{name} · {rate}")))
    };
    edition.tiers().iter().map(name).collect()
}

/// Is the rate of the chosen tier not published?
fn wants_rate(reader: &Reader) -> bool {
    let chosen = reader.state.draft().get(&Place::Referrer(ReferrerField::Tier));
    let tier = named_by(reader).and_then(|edition| edition.tiers().iter().find(|tier| tier.id() == chosen));
    tier.is_some_and(|tier| tier.rate().is_none())
}
