//! The box for rows of a spreadsheet: what was understood of them is shown before they are taken.

use std::rc::Rc;

use referral_statement::Word;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::MOST_COLUMNS;
use crate::components::field::option;
use crate::locales;
use crate::reader::Reader;
use crate::state::paste::{Column, Entry, Pasted, is_of};
use crate::state::place::{CustomerField, OrderField};
use crate::state::{Action, Change, start_field};

/// The most rows that are shown before they are taken.
const SHOWN: usize = 5;

/// What the box is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct PasteProps {
    /// The reader.
    pub reader: Reader,
    /// What stands in it.
    pub entry: Entry,
    /// Is told what stands in it then, when that is changed.
    pub onchange: Callback<Entry>,
    /// Is told when the rows are taken, with how many customers and orders there then are, or when they are not.
    pub onclose: Callback<Option<(usize, usize)>>,
}

/// The box.
#[component]
pub fn PasteBox(props: &PasteProps) -> Html {
    let reader = &props.reader;
    let (lang, program) = (reader.lang(), reader.state.program);
    let (entry, onchange) = (&props.entry, &props.onchange);
    let by = (entry.clone(), std::ptr::from_ref(program));
    let pasted = use_memo(by, |(entry, _)| entry.read(program));
    let oninput = {
        let (entry, onchange) = (entry.clone(), onchange.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                onchange.emit(entry.typed(area.value()));
            }
        })
    };
    let take = |replace: bool| {
        let (reader, pasted, close) = (reader.clone(), pasted.clone(), props.onclose.clone());
        let start = entry.start.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(pasted) = &*pasted {
                let draft = pasted.onto(reader.state.draft(), replace, &start, program);
                let told = (draft.customers.len(), draft.order_count());
                reader.act(Action::Change(Change::Put(Box::new(draft))));
                close.emit(Some(told));
            }
        })
    };
    let cancel = props.onclose.reform(|_: MouseEvent| None);
    let ready = (*pasted).as_ref().is_some_and(|pasted| !pasted.rows.is_empty());
    let begins = locales::scenario::customer_field(lang, start_field(program.basis()));
    html! {
        <section class="paste" aria-labelledby="paste-name">
            <h2 id="paste-name">{ locales::scenario::paste(lang) }</h2>
            <label for="paste-text">{ locales::scenario::paste_here(lang) }</label>
            <textarea id="paste-text" rows="5" spellcheck="false" aria-describedby="paste-hint" value={entry.text.clone()} {oninput} />
            <p class="soft" id="paste-hint">{ locales::scenario::paste_hint(lang) }</p>
            { preview(props, &pasted) }
            if ready {
                <div class="fact"><label for="paste-start">{ begins }{ " · " }{ locales::scenario::start_of_all(lang) }</label>
                    <input id="paste-start" type="text" autocomplete="off" value={entry.start.clone()} oninput={{
                        let (entry, onchange) = (entry.clone(), onchange.clone());
                        Callback::from(move |event: InputEvent| {
                            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                                onchange.emit(Entry { start: input.value(), ..entry.clone() });
                            }
                        })
                    }} /></div>
            }
            <p class="tools-row">
                <button type="button" class="strong" disabled={!ready} onclick={take(false)}>{ locales::scenario::add_rows(lang) }</button>
                <button type="button" class="plain" disabled={!ready} onclick={take(true)}>{ locales::scenario::replace_rows(lang) }</button>
                <button type="button" class="plain" onclick={cancel}>{ locales::scenario::cancel(lang) }</button>
            </p>
        </section>
    }
}

/// How the rows are understood: the columns to be chosen otherwise, the first rows, and the cells that are in doubt.
fn preview(props: &PasteProps, kept: &Rc<Option<Pasted>>) -> Html {
    let (Some(pasted), reader) = (kept.as_ref(), &props.reader) else { return Html::default() };
    let (lang, program) = (reader.lang(), reader.state.program);
    let all: Rc<[Column]> = CustomerField::ALL
        .iter()
        .copied()
        .map(Column::Customer)
        .chain(OrderField::ALL.iter().copied().map(Column::Order))
        .filter(|column| is_of(*column, program.basis()))
        .collect();
    let known = pasted.columns.iter().flatten().count();
    let doubts = (0..pasted.rows.len())
        .flat_map(|row| (0..pasted.columns.len()).map(move |column| (row, column)))
        .filter(|(row, column)| pasted.doubtful(*row, *column, program))
        .count();
    let is_shown = |index: usize| index < MOST_COLUMNS || pasted.columns[index].is_some();
    let head = pasted.columns.iter().enumerate().filter(|(index, _)| is_shown(*index)).map(|(index, column)| {
        let name = pasted.header.as_ref().and_then(|header| header.get(index)).filter(|name| !name.is_empty());
        let name = name.cloned().unwrap_or_else(|| locales::scenario::column(lang, index + 1));
        let chosen = column.and_then(|column| all.iter().position(|known| *known == column));
        let chosen = chosen.map_or_else(String::new, |chosen| chosen.to_string());
        let options = all.iter().enumerate().map(|(number, column)| {
            option(&number.to_string(), &locales::scenario::column_name(lang, *column), &chosen)
        });
        let onchange = {
            let (entry, onchange) = (props.entry.clone(), props.onchange.clone());
            let (kept, all) = (Rc::clone(kept), Rc::clone(&all));
            Callback::from(move |event: Event| {
                if let (Some(select), Some(pasted)) = (event.target_dyn_into::<HtmlSelectElement>(), &*kept) {
                    let column = select.value().parse().ok().and_then(|number: usize| all.get(number).copied());
                    onchange.emit(entry.chosen(pasted, index, column));
                }
            })
        };
        html! { <th scope="col" key={index}>{ name.clone() }<select aria-label={name} {onchange}>{ option("", &locales::scenario::left_out(lang), &chosen) }{ for options }</select></th> }
    });
    let row = |index: usize| {
        let cells =
            pasted.rows[index].iter().enumerate().filter(|(column, _)| is_shown(*column)).map(|(column, text)| {
                let class = if pasted.doubtful(index, column, program) {
                    Some("doubt")
                } else {
                    pasted.columns[column].is_none().then_some("soft")
                };
                html! { <td {class}>{ text }</td> }
            });
        html! { <tr key={index}>{ for cells }</tr> }
    };
    let shown = pasted.rows.len().min(SHOWN);
    html! {
        <>
            <p role="status">{ locales::scenario::understood(lang, pasted.rows.len(), known, pasted.columns.len() - known) }
                if doubts > 0 { <strong class="doubts">{ " " }{ locales::scenario::doubts(lang, doubts) }</strong> }</p>
            <div class="wide" tabindex="0" role="region" aria-label={locales::scenario::first_rows(lang, shown)}><table>
                <caption class="unseen">{ locales::scenario::first_rows(lang, shown) }</caption>
                <thead><tr>{ for head }</tr></thead><tbody>{ for (0..shown).map(row) }</tbody>
            </table></div>
        </>
    }
}
