//! Rows with errors: where, what was read, what was expected; to be corrected and read again, or exported.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Desk;
use super::{data, number};
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::state::ledger::told::Fault;
use crate::state::ledger::{Act, Kind};

/// The rows, where there are any or one has just been mended.
pub fn faults(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    if book.totals.is_none() || (book.refused == 0 && book.mended.is_none()) {
        return Html::default();
    }
    let said = book.mended.map(|mended| if mended { texts::mended(lang) } else { texts::not_mended(lang) });
    let over = book.refused.saturating_sub(book.faults.len());
    let one = |(index, fault): (usize, &Fault)| {
        html! { <One key={format!("{}-{}", fault.line, fault.row)} reader={reader.clone()} desk={desk.clone()} {index} fault={fault.clone()} /> }
    };
    html! {
        <section id="ledger-faults" class="faults-of" tabindex="-1" aria-labelledby="ledger-faults-name">
            <h2 id="ledger-faults-name">{ texts::faults(lang) }{ " · " }{ number(book.refused) }</h2>
            <p class="nothing">{ texts::faults_lede(lang) }</p>
            <p role="status" class="said">{ said }</p>
            <ol>{ for book.faults.iter().enumerate().map(one) }</ol>
            <p class="ways">
                if over > 0 && !book.faults.is_empty() {
                    <button type="button" onclick={desk.on(Act::MoreFaults)}>{ texts::more_faults(lang, over) }</button>
                }
                <button type="button" disabled={book.refused == 0 || book.writing.is_some()} onclick={desk.on(Act::Save(Kind::Faults))}>{ texts::save_faults(lang) }</button>
            </p>
        </section>
    }
}

/// The props of [`One`].
#[derive(Clone, PartialEq, Properties)]
struct OneProps {
    reader: Reader,
    desk: Desk,
    index: usize,
    fault: Fault,
}

/// One refused row. What is typed into it stays while others are mended.
#[component]
fn One(props: &OneProps) -> Html {
    let (lang, fault, index) = (props.reader.lang(), &props.fault, props.index);
    let typed = use_state(|| fault.row.clone());
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (desk, typed) = (props.desk.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            desk.act(Act::Mend(index, (*typed).clone()));
        })
    };
    let line = number(fault.line);
    let column = if fault.name.trim().is_empty() {
        html! { { fault.column.to_string() } }
    } else {
        data(&fault.name)
    };
    html! {
        <li>
            <p class="where"><b>{ texts::line(lang, &line) }</b>
                if fault.column > 0 {
                    <span>{ texts::in_column(lang) }{ " " }{ column }</span>
                    if !fault.read.is_empty() { <span>{ texts::was_read(lang) }{ " " }<code>{ fault.read.clone() }</code></span> }
                }
            </p>
            <p>{ lang.english(fault.message.clone()) }<small>{ lang.english(fault.hint.clone()) }</small></p>
            if !fault.row.is_empty() {
                <form {onsubmit}>
                    <input type="text" autocomplete="off" spellcheck="false" aria-label={texts::the_row(lang, &line)} value={(*typed).clone()} {oninput} />
                    <button type="submit">{ texts::mend(lang) }</button>
                </form>
            }
        </li>
    }
}
