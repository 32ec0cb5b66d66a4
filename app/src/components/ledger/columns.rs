//! What the columns hold: each with its name, its first rows and what it is taken for.

use referral_share::Field;
use referral_statement::Word;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::data;
use super::desk::Desk;
use crate::components::MOST_COLUMNS;
use crate::components::field::option;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::state::ledger::{Act, Stage};

/// The encodings that can be chosen.
const ENCODINGS: [&str; 4] = ["utf-8", "gb18030", "utf-16le", "utf-16be"];

/// The columns, where the file's beginning is known.
pub fn columns(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some(layout) = &book.layout else { return Html::default() };
    let basis = book.basis();
    let missing = book.columns.missing(basis);
    let choosing = book.stage == Stage::Choosing;
    let known = book.columns.fields.iter().flatten().count();
    let all: Vec<Field> = Field::ALL.iter().copied().filter(|field| field.is_of(basis)).collect();
    let column = |(index, name): (usize, &String)| {
        let chosen = book.columns.fields.get(index).copied().flatten().map_or("", Word::word);
        let id = format!("ledger-column-{index}");
        let onchange = {
            let desk = desk.clone();
            Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                    desk.act(Act::Column(index, Field::from_word(&select.value())));
                }
            })
        };
        let cells = layout.first.iter().map(|row| {
            html! { <td class={chosen.is_empty().then_some("soft")}>{ row.get(index).map(|cell| data(cell)) }</td> }
        });
        html! {
            <tr key={index}>
                <th scope="row"><label for={id.clone()}>
                    if name.trim().is_empty() { { texts::column(lang, index + 1) } } else { { data(name) } }
                </label></th>
                <td><select {id} {onchange}>
                    { option("", &texts::passed_over(lang), chosen) }
                    { for all.iter().map(|field| option(field.word(), &texts::field(lang, *field), chosen)) }
                </select></td>
                { for cells }
            </tr>
        }
    };
    let is_shown = |index: usize| index < MOST_COLUMNS || book.columns.fields.get(index).is_some_and(Option::is_some);
    let shown = layout.header.iter().enumerate().filter(|(index, _)| is_shown(*index));
    let hidden = (0..layout.header.len()).filter(|index| !is_shown(*index)).count();
    let names = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                desk.act(Act::Header(input.checked()));
            }
        })
    };
    let encoding = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                desk.act(Act::Encoding(select.value()));
            }
        })
    };
    let said = if missing.is_empty() {
        texts::enough(lang)
    } else {
        let names: Vec<String> = missing.iter().map(|field| texts::field(lang, *field)).collect();
        texts::missing(lang, &names.join(lang.comma()))
    };
    let about = if book.columns.are_remembered {
        texts::remembered(lang)
    } else {
        texts::columns_note(lang, layout.header.len(), known)
    };
    html! {
        <details class="more columns" open={choosing} key={format!("columns-{choosing}")}>
            <summary>{ texts::columns(lang) }<small>{ about }</small></summary>
            <div class="wide" tabindex="0" role="region" aria-label={texts::first_rows(lang)}>
                <table><tbody>{ for shown.map(column) }</tbody></table>
            </div>
            if hidden > 0 { <p>{ texts::more_columns(lang, hidden) }</p> }
            <p class="ways">
                <label class="tick"><input type="checkbox" checked={book.columns.has_names} onchange={names} /><span>{ texts::has_names(lang) }</span></label>
                <label for="ledger-encoding">{ texts::encoding(lang) }</label>
                <select id="ledger-encoding" lang="" onchange={encoding}>
                    { for ENCODINGS.iter().map(|name| option(name, &name.to_ascii_uppercase(), &layout.encoding)) }
                </select>
            </p>
            <p role="status" class={classes!("said", (!missing.is_empty()).then_some("fault"))}>{ said }</p>
            <p class="ways"><button type="button" class="strong" disabled={!missing.is_empty()} onclick={desk.on(Act::Go)}>
                { if choosing { texts::go(lang) } else { texts::read_again(lang) } }
            </button></p>
        </details>
    }
}
