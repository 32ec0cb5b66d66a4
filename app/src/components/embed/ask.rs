//! What can be chosen of the calculator: a row for each attribute of its tag.

use referral_host::colors::{Chosen, Color, contrast, palette};
use referral_host::vocabulary::{Attribute, Mode, Part};
use referral_statement::{Edition, Reading, Word};
use yew::prelude::*;

use super::{choosing, mark, marking, on, typing};
use crate::components::field::option;
use crate::locales::{Lang, embed as texts};
use crate::reader::Reader;
use crate::state::embed::Act;

/// The paper on which the calculator stands, light and dark (`www/styles/tokens.css`).
const PAPERS: [Color; 2] = [Color(0xfd, 0xfc, 0xf9), Color(0x1d, 0x21, 0x1f)];

/// The form.
pub fn ask(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.embed;
    let options = &page.options;
    let too_long = page.prefill && reader.state.embed_prefill().is_none();
    html! {
        <section class="choices" aria-labelledby="choices-name">
            <h2 id="choices-name">{ texts::choices(lang) }</h2>
            <div class="fields">
                { mode(reader) }
                { edition(reader) }
                { list(reader, Attribute::Lang, texts::language(lang), &options.lang,
                    &[("", texts::page_language(lang)), ("en", texts::in_english(lang)), ("zh-CN", texts::in_chinese(lang))]) }
                { list(reader, Attribute::Theme, texts::theme(lang), &options.theme,
                    &[("", texts::theme_auto(lang)), ("light", texts::light(lang)), ("dark", texts::dark(lang))]) }
                { field(reader, Attribute::Accent, texts::accent(lang), texts::accent_note(lang), &options.accent, said_of(lang, &options.accent)) }
                { field(reader, Attribute::Height, texts::height(lang), texts::height_note(lang), &options.height, Html::default()) }
                { field(reader, Attribute::CtaHref, texts::button(lang), texts::button_note(lang), &options.cta_href, Html::default()) }
            </div>
            <fieldset class="marks">
                <legend>{ texts::hide(lang) }</legend>
                <div class="columns">
                { for Part::ALL.iter().map(|part| {
                    let part = *part;
                    let hidden = options.hide.contains(&part);
                    mark(format!("hide-{}", part.word()), hidden, marking(reader, move |on| Act::Hide(part, on)), texts::part(lang, part), None)
                }) }
                </div>
            </fieldset>
            <fieldset class="marks">
                <legend>{ texts::more(lang) }</legend>
                { mark("prefill".to_owned(), page.prefill, marking(reader, Act::Prefill), texts::prefill(lang), None) }
                if too_long { <p class="fault" role="status">{ texts::prefill_too_long(lang) }</p> }
                { mark("lazy".to_owned(), options.loading == "lazy",
                    marking(reader, |on| Act::Set(Attribute::Loading, if on { "lazy" } else { "" }.to_owned())), texts::lazy(lang), None) }
                { mark("results".to_owned(), options.results,
                    marking(reader, |on| Act::Set(Attribute::Results, if on { "ask" } else { "" }.to_owned())), texts::results(lang), Some(texts::results_note(lang))) }
            </fieldset>
            { readings(reader) }
            <p class="act"><button type="button" class="plain" onclick={on(reader, Act::Anew)}>{ texts::anew(lang) }</button></p>
        </section>
    }
}

/// A row with its question and its control.
fn row(id: &'static str, label: String, hint: Option<String>, control: Html, below: Html, wrong: bool) -> Html {
    html! {
        <div class={classes!("field", wrong.then_some("wrong"))} key={id}>
            <div class="asked"><label for={format!("embed-{id}")}>{ label }</label>if let Some(hint) = hint { <small id={format!("embed-{id}-note")}>{ hint }</small> }</div>
            <div class="control">{ control }</div>
            { below }
        </div>
    }
}

fn mode(reader: &Reader) -> Html {
    let lang = reader.lang();
    let chosen = reader.state.embed.options.mode;
    let one = |mode: &Mode| {
        html! {
            <label key={mode.word()}>
                <input type="radio" name="embed-mode" value={mode.word()} checked={*mode == chosen}
                    onchange={on(reader, Act::Set(Attribute::Mode, mode.word().to_owned()))} />
                <span>{ texts::mode_name(lang, *mode) }</span>
            </label>
        }
    };
    html! {
        <div class="field" key="mode">
            <div class="asked" id="embed-mode-name">{ texts::mode(lang) }</div>
            <div class="control segments" role="radiogroup" aria-labelledby="embed-mode-name">{ for Mode::ALL.iter().map(one) }</div>
        </div>
    }
}

fn edition(reader: &Reader) -> Html {
    let lang = reader.lang();
    let chosen = reader.state.embed_options().edition;
    let editions = reader.state.program.editions().iter();
    let options = editions.map(|one: &Edition| option(one.id(), &reader.edition(one), &chosen));
    let control = html! {
        <select id="embed-edition" onchange={choosing(reader, |id| Act::Set(Attribute::Edition, id))}>
            { option("", &texts::in_force(lang), &chosen) }
            { for options }
        </select>
    };
    row("edition", texts::edition(lang), None, control, Html::default(), false)
}

fn list(reader: &Reader, attribute: Attribute, label: String, chosen: &str, words: &[(&str, String)]) -> Html {
    let id = attribute.word();
    let control = html! {
        <select id={format!("embed-{id}")} onchange={choosing(reader, move |word| Act::Set(attribute, word))}>
            { for words.iter().map(|(word, name)| option(word, name, chosen)) }
        </select>
    };
    row(id, label, None, control, Html::default(), false)
}

/// A row in which a text is typed, with what is wrong with it.
fn field(reader: &Reader, attribute: Attribute, label: String, hint: String, typed: &str, below: Html) -> Html {
    let id = attribute.word();
    let known = reader.state.embed_known();
    let wrong = known.check(reader.state.program.id(), id, typed).is_some();
    let fault = format!("embed-{id}-fault");
    let control = html! {
        <input id={format!("embed-{id}")} class="day" value={typed.to_owned()} spellcheck="false" autocomplete="off" autocapitalize="off"
            inputmode={(attribute == Attribute::Height).then_some("numeric")} aria-invalid={wrong.then_some("true")}
            aria-describedby={if wrong { format!("embed-{id}-note {fault}") } else { format!("embed-{id}-note") }}
            oninput={typing(reader, move |text| Act::Set(attribute, text))} />
    };
    let below = html! {
        <>
            if wrong { <p class="fault" id={fault}>{ texts::wrong(reader.lang(), attribute) }</p> }
            { below }
        </>
    };
    row(id, label, Some(hint), control, below, wrong)
}

/// How well the accent is read on light and on dark paper, and what it becomes where it is not.
fn said_of(lang: Lang, accent: &str) -> Html {
    let Some(color) = Color::parse(accent.trim()) else { return Html::default() };
    let one = |(index, paper): (usize, Color)| {
        let ratio = contrast(color, paper);
        let chosen = Chosen { accent: Some(color), ..Chosen::default() };
        let shown = palette(chosen, index == 1)
            .into_iter()
            .find(|(name, _)| *name == "--accent")
            .map_or(color, |(_, shown)| shown);
        let becomes = (shown != color).then(|| shown.css());
        let ground = if index == 0 { texts::on_light(lang) } else { texts::on_dark(lang) };
        let said = texts::contrast(lang, &ground, &format!("{ratio:.1}"), becomes.as_deref());
        html! {
            <li key={index}>
                <svg width="44" height="24" viewBox="0 0 44 24" aria-hidden="true" focusable="false">
                    <rect width="44" height="24" rx="4" fill={paper.css()} stroke="currentColor" stroke-opacity="0.4" />
                    <circle cx="14" cy="12" r="6" fill={color.css()} stroke="currentColor" /><circle cx="30" cy="12" r="6" fill={shown.css()} stroke="currentColor" />
                </svg>
                <span>{ said }</span>
            </li>
        }
    };
    html! { <div class="contrast" role="status"><ul>{ for PAPERS.into_iter().enumerate().map(one) }</ul></div> }
}

/// The clauses that can be read in two ways, each to be decided or left open.
fn readings(reader: &Reader) -> Html {
    let lang = reader.lang();
    let all = reader.state.embed_readings();
    if all.is_empty() {
        return Html::default();
    }
    let decided = reader.state.embed_options().readings;
    let one = |reading: &&'static Reading| {
        let id = reading.id();
        let chosen = decided.iter().find(|(known, _)| known == id).map_or("", |(_, to)| to.as_str());
        let name = format!("embed-reading-{id}");
        html! {
            <div class="labelled" key={id}>
                <label for={name.clone()}>{ reader.pick(reading.question()).to_owned() }</label>
                <select id={name} onchange={choosing(reader, move |to| Act::Decide(id.to_owned(), to))}>
                    { option("", &texts::left_open(lang), chosen) }
                    { for reading.options().iter().map(|one| option(one.id(), reader.pick(one.label()), chosen)) }
                </select>
            </div>
        }
    };
    html! {
        <details class="more" key={format!("readings-{}", reader.state.program.id())}>
            <summary>{ texts::readings(lang) }</summary>
            { for all.iter().map(one) }
        </details>
    }
}
