//! What one pastes, for each kind of system, as tabs.

use referral_host::{Form, snippet};
use referral_statement::Word;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::code::Code;
use super::fallback::fallback;
use super::on;
use crate::locales::{Lang, embed as texts};
use crate::reader::Reader;
use crate::shell;
use crate::state::Action;
use crate::state::embed::{Act, Integrity};

/// The tabs with the snippet.
pub fn snippets(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.embed;
    let form = page.form;
    let options = reader.state.embed_options();
    let place = reader.state.embed_place();
    let said_in = if options.lang.is_empty() { Lang::of(lang.told().tag()) } else { Lang::of(&options.lang) };
    let fallback = fallback(&reader.state, said_in, &options.edition, &place.app());
    let text = snippet(form, &place, &options, &fallback, page.pinned);
    let (name, hint) = texts::form(lang, form);
    html! {
        <section class="snippets" aria-labelledby="snippet-name">
            <h2 id="snippet-name">{ texts::snippet(lang) }</h2>
            { tabs(reader, form) }
            <div id="snippet-panel" role="tabpanel" aria-labelledby={tab_id(form)}>
                <p class="note">{ hint }</p>
                <Code {lang} id="snippet" name={name} {text} />
            </div>
            if form != Form::Iframe { { versions(reader) } }
            if form == Form::React {
                <p class="note"><a href={place.types()}>{ texts::types(lang) }</a></p>
            }
        </section>
    }
}

/// This version for ever, or the newest.
fn versions(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.embed;
    let one = |pinned: bool, name: String| {
        html! {
            <label>
                <input type="radio" name="embed-version" value={if pinned { "this" } else { "newest" }} checked={page.pinned == pinned} onchange={on(reader, Act::Pin(pinned))} />
                <span>{ name }</span>
            </label>
        }
    };
    html! {
        <>
            <div class="segments small" role="radiogroup" aria-label={texts::pin_name(lang)}>
                { one(true, texts::pin(lang)) }{ one(false, texts::newest(lang)) }
            </div>
            if page.pinned && page.integrity == Integrity::Missing { <p class="nothing">{ texts::no_hash(lang) }</p> }
        </>
    }
}

fn tab_id(form: Form) -> String {
    format!("snippet-{}", form.word())
}

/// The kinds of systems as tabs; arrow keys go from one to the other.
fn tabs(reader: &Reader, shown: Form) -> Html {
    let lang = reader.lang();
    let tab = |form: &Form| {
        let chosen = *form == shown;
        html! {
            <button type="button" role="tab" key={form.word()} id={tab_id(*form)} aria-controls="snippet-panel"
                aria-selected={if chosen { "true" } else { "false" }} tabindex={if chosen { "0" } else { "-1" }}
                onclick={on(reader, Act::Form(*form))}>{ texts::form(lang, *form).0 }</button>
        }
    };
    let onkeydown = {
        let reader = reader.clone();
        Callback::from(move |event: KeyboardEvent| {
            let last = Form::ALL.len() - 1;
            let at = Form::ALL.iter().position(|form| *form == shown).unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
                "ArrowRight" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            reader.act(Action::Embed(Act::Form(Form::ALL[to])));
            shell::focus(&tab_id(Form::ALL[to]));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={texts::systems(lang)} {onkeydown}>{ for Form::ALL.iter().map(tab) }</div>
    }
}
