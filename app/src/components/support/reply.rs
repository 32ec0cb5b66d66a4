//! The reply: three to six sentences in either language, whichever the page speaks, ready to copy.

use referral_explain::{Case, Plain, Voice};
use referral_statement::{Reconciliation, Statement};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::locales::{Lang, support as texts};
use crate::reader::Reader;
use crate::shell::out;
use crate::state::support::Act;
use crate::state::{Action, Remedy};

/// The reply about an order.
pub fn reply(
    reader: &Reader,
    statement: &Statement,
    order: &str,
    remedy: Option<&Remedy>,
    received: Option<&Reconciliation>,
) -> Html {
    let lang = reader.lang();
    let page = &reader.state.support;
    let spoken = page.reply_in.unwrap_or(lang);
    let figures = Plain::new(spoken.told(), reader.state.program.currency());
    let voice = Voice { lang: spoken.told(), program: reader.state.program, figures: &figures };
    let change = remedy.and_then(|remedy| remedy.change.as_ref());
    let sentences = voice.reply(&Case { statement, order, change, received });
    let text = sentences.join(spoken.space());
    let option = |known: Lang, name: &'static str| {
        html! {
            <label key={known.tag()} lang={known.tag()}>
                <input type="radio" name="reply-in" value={known.tag()} checked={spoken.told() == known.told()}
                    onchange={reader.on(Action::Support(Act::ReplyIn(known)))} />
                <span>{ name }</span>
            </label>
        }
    };
    let onclick = {
        let (state, text) = (reader.state.dispatcher(), text.clone());
        Callback::from(move |_| {
            let state = state.clone();
            out::copy(&text, move |done| {
                if !done {
                    select();
                }
                state.dispatch(Action::Support(Act::Copied(done)));
            });
        })
    };
    let said = page.copied.map(|done| if done { texts::copied(lang) } else { texts::refused(lang) });
    html! {
        <section class="reply" aria-labelledby="reply-name">
            <h2 id="reply-name">{ texts::reply(lang) }</h2>
            <div class="segments" role="radiogroup" aria-label={texts::reply_in(lang)}>
                { option(Lang::En, "English") }{ option(Lang::ZhCn, "中文") }
            </div>
            <textarea id="reply" readonly=true rows="9" lang={spoken.told().tag()} aria-labelledby="reply-name" value={text} />
            <p class="act"><button type="button" {onclick}>{ texts::copy(lang) }</button><span role="status" class="said">{ said }</span></p>
        </section>
    }
}

/// Selects the reply, so that the keyboard can copy it.
fn select() {
    let document = web_sys::window().and_then(|window| window.document());
    let area = document.and_then(|document| document.get_element_by_id("reply"));
    if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        // The focus can be refused only where there is none.
        let _ = area.focus();
        area.select();
    }
}
