//! The box for rules of the reader's own: what is wrong in them, line by line, and the way to use them.

use referral_statement::{Finding, Severity, Word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::typing;
use crate::components::jump::jump;
use crate::components::support::labelled;
use crate::locales::own as texts;
use crate::reader::Reader;
use crate::shell::{self, out};
use crate::state::Action;
use crate::state::own::{Act, Checked, SAMPLES, Said};
use crate::state::rules;

/// The most bytes of a file that is opened.
const MOST_FILE: usize = 1 << 20;

/// The most findings that are listed.
const MOST_LISTED: usize = 100;

fn on<E>(reader: &Reader, act: Act) -> Callback<E> {
    reader.on(Action::Rules(rules::Act::Own(act)))
}

/// The section.
pub fn own(reader: &Reader) -> Html {
    let lang = reader.lang();
    let own = &reader.state.rules.own;
    let empty = own.text.trim().is_empty();
    let checked = own.checked.as_deref().filter(|_| !empty);
    let usable = checked.is_some_and(|checked| checked.text == own.text && checked.is_usable());
    let area = html! {
        <textarea id="own-text" rows="16" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="own-text-note"
            value={own.text.clone()} oninput={typing(reader, |text| rules::Act::Own(Act::Type(text)))} />
    };
    let take = if own.used.iter().any(|used| own.text.contains(&format!("\"{}\"", used.id))) {
        texts::take_anew(lang)
    } else {
        texts::take(lang)
    };
    html! {
        <section class="own" aria-labelledby="own-name">
            <h2 id="own-name">{ texts::heading(lang) }</h2>
            <p class="lede">{ texts::lede(lang) }</p>
            { in_use(reader) }
            { labelled("own-text", texts::text(lang), Some(texts::text_note(lang)), area) }
            <p class="ways">
                { open_file(reader) }
                <button type="button" disabled={empty} onclick={on(reader, Act::Check)}>{ texts::check(lang) }</button>
                <button type="button" class="primary" disabled={!usable || own.is_in_use()} onclick={on(reader, Act::Use)}>{ take }</button>
                if own.before.is_some() {
                    <button type="button" onclick={on(reader, Act::PutBack)}>{ texts::put_back(lang) }</button>
                }
            </p>
            if empty { { samples(reader) } }
            <div role="status" class="own-said">{ said(reader) }{ checked.map(|checked| verdict(reader, checked)) }</div>
            { checked.map(|checked| findings(reader, checked)) }
        </section>
    }
}

/// The programs that are in use.
fn in_use(reader: &Reader) -> Html {
    let lang = reader.lang();
    let own = &reader.state.rules.own;
    if own.used.is_empty() {
        return Html::default();
    }
    let one = |used: &crate::state::own::Own| {
        let name = name(reader, &used.id);
        html! {
            <li key={used.id.clone()}>
                <b>{ name.clone() }</b>
                <button type="button" onclick={on(reader, Act::Edit(used.id.clone()))}>{ texts::edit(lang, &name) }</button>
                <button type="button" onclick={on(reader, Act::Remove(used.id.clone()))}>{ texts::remove(lang, &name) }</button>
            </li>
        }
    };
    html! { <div class="in-use"><h3>{ texts::in_use(lang) }</h3><ul>{ for own.used.iter().map(one) }</ul></div> }
}

fn name(reader: &Reader, id: &str) -> String {
    reader.state.programs.get(id).map_or_else(|| id.to_owned(), |program| reader.pick(program.name()).to_owned())
}

fn open_file(reader: &Reader) -> Html {
    let chosen = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: Event| {
            let state = state.clone();
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                out::read_chosen(&input, MOST_FILE, move |text| {
                    state.dispatch(Action::Rules(rules::Act::Own(Act::Open(text))));
                });
            }
        })
    };
    html! {
        <label class="open-file">
            <input id="own-file" type="file" class="unseen" accept=".toml,text/plain,application/toml" onchange={chosen} />
            <span>{ texts::open(reader.lang()) }</span>
        </label>
    }
}

fn samples(reader: &Reader) -> Html {
    let lang = reader.lang();
    let names = [texts::sample_orders(lang), texts::sample_spend(lang)];
    let one = |(text, name): (&&'static str, String)| {
        html! { <button type="button" onclick={on(reader, Act::Open(Some((*text).to_owned())))}>{ name }</button> }
    };
    html! {
        <p class="ways samples"><span>{ texts::begin(lang) }</span>{ for SAMPLES.iter().zip(names).map(one) }</p>
    }
}

/// What was done last.
fn said(reader: &Reader) -> Html {
    let lang = reader.lang();
    match &reader.state.rules.own.said {
        None => Html::default(),
        Some(Said::Used(id)) => html! {
            <p class="done">{ texts::used(lang, &name(reader, id)) }{ " " }{ jump("edition", &texts::to_book(lang)) }</p>
        },
        Some(Said::Removed(id)) => html! { <p>{ texts::removed(lang, id) }</p> },
        Some(Said::TooLarge) => html! { <p>{ texts::too_large(lang) }</p> },
    }
}

/// How many errors and doubts there are, and whether the text can be used.
fn verdict(reader: &Reader, checked: &Checked) -> Html {
    let lang = reader.lang();
    if checked.text != reader.state.rules.own.text {
        return html! { <p class="nothing">{ texts::changed_since(lang) }</p> };
    }
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let doubts = checked.findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    let told = match (errors, doubts) {
        (0, 0) => texts::nothing_found(lang),
        _ => texts::found(lang, errors, doubts),
    };
    let then = match (errors, doubts) {
        (0, 0) => String::new(),
        (0, _) => texts::usable(lang),
        _ => texts::not_usable(lang),
    };
    html! { <p>{ told }{ lang.space() }{ then }</p> }
}

/// Every finding with its line, to which a button leads.
fn findings(reader: &Reader, checked: &Checked) -> Html {
    let lang = reader.lang();
    let word = |severity: Severity| match severity {
        Severity::Error => texts::error(lang),
        Severity::Warning => texts::doubt(lang),
    };
    let one = |(index, finding): (usize, &Finding)| {
        let (severity, line) = (finding.severity, finding.line);
        let onclick = Callback::from(move |_: MouseEvent| shell::select_line("own-text", line));
        let place = if line == 0 {
            html! { <span>{ texts::whole(lang) }</span> }
        } else {
            html! { <button type="button" {onclick}>{ texts::line(lang, line) }</button> }
        };
        html! {
            <li key={index} class={severity.word()}>
                <p class="where"><b>{ word(severity) }</b>{ place }<code>{ finding.path.clone() }</code></p>
                <p>{ reader.phrase(&finding.phrases.message) }<small>{ reader.phrase(&finding.phrases.hint) }</small></p>
            </li>
        }
    };
    let old = (checked.text != reader.state.rules.own.text).then_some("old");
    html! {
        <ol class={classes!("findings", old)}>{ for checked.findings.iter().take(MOST_LISTED).enumerate().map(one) }</ol>
    }
}
