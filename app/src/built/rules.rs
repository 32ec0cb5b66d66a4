//! The rules in short, for who has no program: rates, clauses and sources as the rule files have them, in both languages.

use referral_explain::{Plain, Voice, words};
use referral_statement::{Edition, Pays, Program, Tier};
use yew::prelude::*;

use crate::format::percent;
use crate::locales::{Label, Lang, built as texts};
use referral_published::programs;

/// The rules of every program.
#[component]
pub fn Rules() -> Html {
    html! {
        <aside id="rules">
            <h1>{ "Referral Statement" }</h1>
            { for super::LANGS.into_iter().map(in_language) }
        </aside>
    }
}

fn in_language(lang: Lang) -> Html {
    html! {
        <section lang={lang.tag()}>
            <p class="missing">{ texts::missing(lang) }</p>
            { for programs().iter().map(|program| of_program(lang, program)) }
            <p class="note">{ lang.say(Label::Footer) }</p>
        </section>
    }
}

/// The newest edition as it is, and the ones before in a line each.
fn of_program(lang: Lang, program: &Program) -> Html {
    let figures = Plain::new(lang.told(), program.currency());
    let voice = Voice { lang: lang.told(), program, figures: &figures };
    let pays = match program.pays() {
        Pays::Credit => texts::credit(lang, program.currency()),
        Pays::Cash => texts::cash(lang, program.currency()),
    };
    let Some((newest, before)) = program.editions().split_last() else { return Html::default() };
    html! {
        <>
            <h2>{ lang.pick(program.name()) }</h2>
            <p>{ pays }</p>
            <h3>{ heading(&voice, newest) }</h3>
            { rates(lang, newest) }
            <ul class="clauses">
                { for newest.clauses().iter().map(|clause| html! { <li><b>{ clause.name().map_or(clause.id(), |name| lang.pick(name)) }</b>{ " " }{ lang.pick(clause.text()) }</li> }) }
            </ul>
            { sources(lang, &voice, newest) }
            if !before.is_empty() {
                <h3>{ texts::before(lang) }</h3>
                <ul>{ for before.iter().rev().map(|edition| html! {
                    <li>{ heading(&voice, edition) }{ sources(lang, &voice, edition) }</li>
                }) }</ul>
            }
        </>
    }
}

fn heading(voice: &Voice<'_>, edition: &Edition) -> String {
    format!("{} · {}", voice.edition_days(edition), words::grade(voice.lang, edition.grade()))
}

/// What each tier is paid.
fn rates(lang: Lang, edition: &Edition) -> Html {
    if edition.tiers().is_empty() {
        return Html::default();
    }
    let row = |tier: &Tier| {
        let rate = match (tier.rate(), tier.range()) {
            (Some(rate), _) => percent(rate),
            (None, Some((from, to))) => texts::between(lang, &percent(from), &percent(to)),
            (None, None) => texts::not_published(lang),
        };
        html! { <tr><th scope="row">{ lang.pick(tier.name()) }</th><td>{ rate }</td></tr> }
    };
    html! { <table><tbody>{ for edition.tiers().iter().map(row) }</tbody></table> }
}

fn sources(lang: Lang, voice: &Voice<'_>, edition: &Edition) -> Html {
    let source = |source: &referral_statement::Source| {
        html! {
            <p class="note">
                <a href={source.url().to_owned()} rel="noreferrer">{ lang.pick(source.title()) }</a>
                { " · " }{ words::grade(voice.lang, source.grade()) }
                { " · " }{ texts::read_on(lang, &voice.figures.day(source.read_on())) }
            </p>
        }
    };
    html! { <>{ for edition.sources().iter().map(source) }</> }
}
