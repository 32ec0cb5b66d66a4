//! Choosing rows: a part of an id, what became of them, the product; and the files of what is chosen.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::desk::Desk;
use super::{number, product_name};
use crate::components::field::option;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::state::ledger::told::Group;
use crate::state::ledger::{Act, Kind, Sift};

/// The most products of which one can be chosen; the others are found by name.
const MOST_PRODUCTS: usize = 300;

/// What is chosen.
pub fn sift(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some(totals) = &book.totals else { return Html::default() };
    let sift = &book.sift;
    let change = |with: fn(&mut Sift, String)| {
        let desk = desk.clone();
        move |text: String| {
            let mut sift = desk.book().sift.clone();
            with(&mut sift, text);
            desk.act(Act::Sift(sift));
        }
    };
    let select = |with: fn(&mut Sift, String)| {
        let change = change(with);
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                change(select.value());
            }
        })
    };
    let oninput = {
        let change = change(|sift, text| sift.text = text);
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                change(input.value());
            }
        })
    };
    let differs = {
        let change = change(|sift, text| sift.differs = !text.is_empty());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                change(if input.checked() { "yes".to_owned() } else { String::new() });
            }
        })
    };
    let product = |group: &Group| option(&group.name, &product_name(reader, &group.name), &sift.product);
    let everyone = Sift { sort: sift.sort, descending: sift.descending, ..Sift::default() };
    let said = if book.sifting {
        texts::sifting(lang)
    } else if book.rows == 0 && totals.orders > 0 {
        texts::none_shown(lang)
    } else {
        texts::shown(lang, &number(book.rows), &number(totals.orders))
    };
    let saves = |kind: Kind, name: String| {
        let disabled = book.writing.is_some() || book.rows == 0 || book.sifting;
        html! { <button type="button" {disabled} onclick={desk.on(Act::Save(kind))}>{ name }</button> }
    };
    html! {
        <search class="sift">
            <div class="sift-row">
                <input id="ledger-find" type="search" autocomplete="off" spellcheck="false" aria-label={texts::find(lang)}
                    placeholder={texts::find(lang)} value={sift.text.clone()} {oninput} />
                <select id="ledger-reason" aria-label={texts::by_result(lang)} onchange={select(|sift, text| sift.reason = text)}>
                    { option("", &texts::all_results(lang), &sift.reason) }
                    { for totals.by_reason.iter().map(|group| option(&group.name, &texts::group(lang, &group.name), &sift.reason)) }
                </select>
                <select id="ledger-product" aria-label={texts::by_product(lang)} onchange={select(|sift, text| sift.product = text)}>
                    { option("", &texts::all_products(lang), &sift.product) }
                    { for totals.by_product.iter().filter(|group| !group.name.is_empty()).take(MOST_PRODUCTS).map(product) }
                </select>
            </div>
            <div class="sift-row">
                if book.differences.is_some() {
                    <label class="tick"><input id="ledger-differs" type="checkbox" checked={sift.differs} onchange={differs} /><span>{ texts::differs(lang) }</span></label>
                }
                <p role="status" class="said" id="ledger-shown">{ said }
                    if !sift.customer.is_empty() { { " · " }{ texts::only_customer(lang, &sift.customer) } }
                </p>
                if !sift.is_all() {
                    <button type="button" class="plain" onclick={desk.on(Act::Sift(everyone))}>{ texts::show_all(lang) }</button>
                }
                <p class="ways">{ saves(Kind::Csv, texts::save_csv(lang)) }{ saves(Kind::Json, texts::save_json(lang)) }
                    <span role="status" class="said">{ texts::saving(lang, book.writing) }</span></p>
            </div>
        </search>
    }
}
