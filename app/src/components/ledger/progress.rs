//! How far the file has come, and why it went no further.

use yew::prelude::*;

use super::desk::Desk;
use super::number;
use crate::locales::Lang;
use crate::locales::{faults, ledger as texts};
use crate::reader::Reader;
use crate::state::ledger::{Act, Book, Stage, Trouble};

/// What is said of the present stage.
pub fn progress(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let (done, told) = match &book.stage {
        Stage::Looking => (Some(0), texts::looking(lang)),
        Stage::Reading { bytes, orders } => {
            let percent = (bytes * 100).checked_div(book.size).unwrap_or(0).min(100);
            (Some(percent), texts::reading(lang, percent, &number(*orders)))
        }
        Stage::Judging { judged, orders } => {
            let percent = (judged * 100).checked_div(*orders).unwrap_or(0).min(100);
            (Some(percent), texts::judging(lang, &number(*judged), &number(*orders)))
        }
        _ => (None, String::new()),
    };
    html! {
        <>
            if let Some(done) = done {
                <div class="progress">
                    <progress max="100" value={done.to_string()} aria-label={texts::progress(lang)} />
                    <p>{ told }</p>
                    <button type="button" class="plain" onclick={desk.on(Act::Stop)}>{ texts::stop(lang) }</button>
                </div>
            }
            <div role="status" class="ledger-said">{ said(reader, &book, desk) }</div>
        </>
    }
}

/// What is read out: that everything is known, or what stands in the way.
fn said(reader: &Reader, book: &Book, desk: &Desk) -> Html {
    let lang = reader.lang();
    let again =
        |act: Act| html! { <button type="button" class="plain" onclick={desk.on(act)}>{ texts::again(lang) }</button> };
    let failed = book.failed.as_ref().map(|failed| html! { <p class="fault">{ trouble(lang, failed) }</p> });
    let stage = match &book.stage {
        Stage::Judged => {
            let Some(totals) = &book.totals else { return Html::default() };
            let told = texts::judged(
                lang,
                &number(totals.orders as u64),
                &reader.money(totals.total),
                &number(book.refused as u64),
            );
            html! { <>
                <p class="unseen">{ told }</p>
                if totals.orders == 0 { <p class="fault">{ texts::no_orders(lang) }</p> }
            </> }
        }
        Stage::Stopped => html! { <p>{ texts::stopped(lang) }{ " " }{ again(Act::Again) }</p> },
        Stage::Failed(failed) => html! { <p class="fault">{ trouble(lang, failed) }{ " " }{ again(Act::Again) }</p> },
        _ => Html::default(),
    };
    html! { <>{ failed }{ stage }</> }
}

/// What stands in the way, in a sentence.
fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let refused = match (lang, trouble.code) {
        (Lang::ZhCn, Some(code)) => faults::sentence(lang, code, ""),
        _ => trouble.detail.clone(),
    };
    texts::trouble(lang, trouble.why, &refused)
}
