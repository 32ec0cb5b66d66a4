//! Ledger: a file of orders, what each of them earns and why. The file's rows stay in a worker, which gives those that are looked at.

use referral_statement::Node;
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::edit::referrer;
use crate::components::ledger::bring::Bring;
use crate::components::ledger::desk::{Desk, use_desk};
use crate::components::ledger::grid::Grid;
use crate::components::ledger::{columns, differences, faults, figures, progress, sift, totals, why};
use crate::components::{programs, readings};
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::state::ledger::{Act, Settings, Stage};

/// The page.
#[component]
pub fn Ledger(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let desk = use_desk();
    let (settings, turn) = (settings(reader), desk.turn());
    use_effect_with((settings, lang), {
        let desk = desk.clone();
        move |(settings, lang)| {
            desk.act(Act::Settle(settings.clone()));
            desk.act(Act::Speak(*lang));
        }
    });
    let (has_none, is_judged) = (desk.book().stage == Stage::Nothing, desk.book().stage == Stage::Judged);
    html! {
        <>
            <h1>{ texts::heading(lang) }</h1>
            if has_none { <p class="lede">{ texts::lede(lang) }</p> }
            { programs::programs(reader) }
            <Bring reader={reader.clone()} desk={desk.clone()} {turn} />
            <div class="setup">
                <details class="more rules-of">
                    <summary>{ texts::rules(lang) }<small>{ texts::rules_note(lang) }</small></summary>
                    { referrer::referrer(reader) }
                    { readings::readings(reader) }
                </details>
                { columns::columns(reader, &desk) }
            </div>
            { progress::progress(reader, &desk) }
            if is_judged { { judged(reader, &desk, turn) } }
        </>
    }
}

/// What is known once everything is judged.
fn judged(reader: &Reader, desk: &Desk, turn: u64) -> Html {
    let lang = reader.lang();
    html! {
        <>
            { figures::figures(reader, desk) }
            <div class="sides">
                <div class="side">
                    { sift::sift(reader, desk) }
                    <Grid reader={reader.clone()} desk={desk.clone()} {turn} />
                    <p id="ledger-keys" class="nothing">{ texts::keys(lang) }</p>
                </div>
                { why::why(reader, desk) }
            </div>
            { totals::totals(reader, desk) }
            { differences::differences(reader, desk) }
            { faults::faults(reader, desk) }
        </>
    }
}

/// By what files are read: the present scenario without its customers, and the reader's own rules.
fn settings(reader: &Reader) -> Settings {
    let state = &reader.state;
    let asked = match state.answer() {
        Some(answer) => answer.asked(state.programs, state.program),
        None => state.draft().scenario(state.program.basis(), false),
    };
    let of_all = asked.fields().iter().filter(|(name, _)| name != "customers");
    let scenario = Node::table(of_all.map(|(name, value)| (name.as_str(), Some(value.clone()))));
    let names: Vec<String> = (1..=state.rules.own.used.len()).map(|number| format!("{number}.toml")).collect();
    let own = names.iter().zip(&state.rules.own.used).map(|(name, own)| (name.as_str(), Some(Node::text(&own.text))));
    let rules = (!names.is_empty()).then(|| Node::table(own));
    Settings { scenario, rules, basis: state.program.basis() }
}
