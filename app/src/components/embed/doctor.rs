//! The doctor: a box for what one has of a page, and what in it stops the calculator.

use std::rc::Rc;

use referral_host::{Finding, Fix, Known, Place, Report, Verdict, Weight, examine};
use yew::prelude::*;

use super::code::Code;
use super::{on, typing};
use crate::app::PageProps;
use crate::components::support::labelled;
use crate::locales::doctor as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::embed::Act;

/// The most findings that are listed.
const MOST_LISTED: usize = 40;

/// The id of the box.
const BOX: &str = "doctor-text";

/// The section.
#[component]
pub fn Doctor(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let pasted = &reader.state.embed.pasted;
    let asked = (pasted.clone(), reader.state.embed_place());
    let known = reader.state.embed_known();
    let report =
        use_memo((asked, known), |((text, place), known): &((String, Place), Known)| examine(text, place, known));
    let area = html! {
        <textarea id={BOX} rows="9" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="doctor-text-note"
            value={pasted.clone()} oninput={typing(reader, Act::Paste)} />
    };
    html! {
        <section class="doctor" id="doctor" aria-labelledby="doctor-name">
            <h2 id="doctor-name">{ texts::heading(lang) }</h2>
            <p class="lede">{ texts::lede(lang) }</p>
            { labelled(BOX, texts::text(lang), Some(texts::text_note(lang)), area) }
            if !pasted.is_empty() {
                <p class="act"><button type="button" class="plain" onclick={on(reader, Act::Paste(String::new()))}>{ texts::clear_box(lang) }</button></p>
            }
            <div role="status" class="diagnosis">{ verdict(reader, &report) }</div>
            <ol class="found-there">{ for report.findings.iter().take(MOST_LISTED).enumerate().map(|(index, one)| finding(reader, index, one)) }</ol>
            { idle(reader, &report) }
        </section>
    }
}

/// What comes of it, and what was not looked at.
fn verdict(reader: &Reader, report: &Rc<Report>) -> Html {
    let lang = reader.lang();
    let verdict = report.verdict();
    if verdict == Verdict::Empty {
        return Html::default();
    }
    let blocks = report.findings.iter().filter(|finding| finding.weight == Weight::Blocks).count();
    let seen = report.seen;
    let missing =
        [(seen.headers, texts::headers(lang)), (seen.page, texts::page(lang)), (seen.console, texts::console(lang))];
    let missing: Vec<String> = missing.into_iter().filter_map(|(seen, name)| (!seen).then_some(name)).collect();
    let class = match verdict {
        Verdict::Blocked => "stops",
        Verdict::Perhaps => "may-stop",
        _ => "stops-not",
    };
    html! {
        <>
            <p class={class}>{ texts::verdict(lang, verdict, blocks) }</p>
            if !missing.is_empty() { <p class="nothing">{ texts::not_seen(lang, &missing.join(&texts::and(lang))) }</p> }
        </>
    }
}

fn finding(reader: &Reader, index: usize, finding: &Finding) -> Html {
    let lang = reader.lang();
    let line = finding.line;
    let onclick = Callback::from(move |_: MouseEvent| shell::select_line(BOX, line));
    html! {
        <li key={index} class={weight_class(finding.weight)}>
            <p class="where">
                <button type="button" {onclick}>{ texts::line(lang, line) }</button>
                <b>{ texts::stops(lang, finding.weight, finding.blocks) }</b>
            </p>
            <p class="quoted"><code>{ finding.quote.clone() }</code></p>
            <p>{ texts::told(lang, &finding.kind) }</p>
            { for finding.fixes.iter().enumerate().map(|(number, one)| fix(reader, &format!("fix-{index}-{number}"), one)) }
        </li>
    }
}

fn weight_class(weight: Weight) -> &'static str {
    match weight {
        Weight::Blocks => "surely",
        Weight::Perhaps => "perhaps",
        Weight::Note => "beside",
    }
}

fn fix(reader: &Reader, id: &str, fix: &Fix) -> Html {
    let lang = reader.lang();
    let name = texts::spot(lang, fix.spot);
    let written = fix.applied(&reader.state.embed.pasted);
    html! {
        <div class="instead" key={id.to_owned()}>
            <p class="note">{ name.clone() }</p>
            <Code {lang} id={id.to_owned()} {name} text={fix.line.clone()}>
                if let Some(text) = written {
                    <button type="button" class="write-it" onclick={on(reader, Act::Paste(text))}>{ texts::write_it(lang) }</button>
                }
            </Code>
        </div>
    }
}

/// The headers that have no say.
fn idle(reader: &Reader, report: &Report) -> Html {
    let lang = reader.lang();
    if report.idle.is_empty() {
        return Html::default();
    }
    let names: Vec<String> = report.idle.iter().map(|(line, name)| texts::idle_one(lang, name, *line)).collect();
    html! { <p class="nothing">{ texts::idle(lang, &names.join(&texts::and(lang))) }</p> }
}
