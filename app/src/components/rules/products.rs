//! The search for a product: does it count by this edition, as what, and by which clause.

use referral_explain::words;
use referral_statement::{Category, Edition, Product, Treated};
use yew::prelude::*;

use super::{typing, value};
use crate::components::clause::clause;
use crate::locales::rules as texts;
use crate::reader::Reader;
use crate::state::rules::Act;

/// The field and what is found.
pub fn products(reader: &Reader, edition: &'static Edition) -> Html {
    let lang = reader.lang();
    let catalogue = reader.state.program.products();
    let wanted = reader.state.rules.find.trim().to_ascii_lowercase();
    let found: Vec<&Product> = catalogue.iter().filter(|product| meets(reader, product, &wanted)).collect();
    let list = html! { <ul class="products">{ for found.iter().map(|product| one(reader, edition, product)) }</ul> };
    let said = if found.is_empty() { texts::none_found(lang) } else { texts::found(lang, found.len()) };
    html! {
        <>
            <div class="labelled">
                <label for="find-product">{ texts::find_product(lang) }</label>
                <small id="find-product-note">{ texts::find_note(lang) }</small>
                <input id="find-product" type="search" autocomplete="off" aria-describedby="find-product-note"
                    value={reader.state.rules.find.clone()} oninput={typing(reader, Act::Find)} />
            </div>
            <p role="status" class="nothing">{ if wanted.is_empty() { String::new() } else { said } }</p>
            if wanted.is_empty() {
                <details class="more"><summary>{ texts::all_products(lang, found.len()) }</summary>{ list }</details>
            } else {
                { list }
            }
        </>
    }
}

fn category<'p>(reader: &Reader, product: &Product) -> Option<&'p Category> {
    let all = reader.state.program.products().categories().iter();
    all.into_iter().find(|category| Some(category.id()) == product.category())
}

/// Is it called so, in either language, by its id, its category or an entry of the list?
fn meets(reader: &Reader, product: &Product, wanted: &str) -> bool {
    let both = |text: &referral_statement::Text| format!("{} {}", text.en, text.zh_cn);
    let names = [both(product.name()), product.id().to_owned()];
    let of = category(reader, product).map(|category| both(category.name()));
    let entries = product.named().iter().map(|entry| entry.entry().to_owned());
    names.into_iter().chain(of).chain(entries).any(|name| name.to_ascii_lowercase().contains(wanted))
}

fn one(reader: &Reader, edition: &'static Edition, product: &Product) -> Html {
    let lang = reader.lang();
    let standing = edition.standing(product);
    let told = |treated: &Treated| {
        let billings = match treated {
            Treated::Billed(billings) => {
                let words = billings.iter().map(|billing| words::billing(lang.told(), *billing).to_ascii_lowercase());
                words.collect::<Vec<_>>().join(lang.comma())
            }
            _ => String::new(),
        };
        texts::treated(lang, treated, &billings)
    };
    let others = standing.treated.others.iter().map(|(option, other)| {
        let reading = standing.treated.reading.as_deref().unwrap_or_default();
        let name = value::option_name(reader, edition, reading, option);
        html! { <small class="or">{ texts::if_read(lang, &name) }{ lang.space() }{ told(other) }</small> }
    });
    let entries: Vec<&str> = product.named().iter().map(referral_statement::NamedEntry::entry).collect();
    let of = category(reader, product);
    let out = standing.treated.value == Treated::Nothing;
    let by_category = of.filter(|category| out && !category.counts()).map(|_| texts::category_out(lang));
    // A product's clause may be one of another edition.
    let by = standing.clause.as_deref().and_then(|id| {
        let all = std::iter::once(edition).chain(reader.state.program.editions());
        all.into_iter().find(|edition| edition.clause(id).is_some()).map(|edition| clause(reader, edition, id))
    });
    html! {
        <li key={product.id().to_owned()} class={classes!(out.then_some("out"))}>
            <p class="name">{ reader.pick(product.name()).to_owned() }
                { of.map(|category| html! { <small>{ reader.pick(category.name()).to_owned() }</small> }) }</p>
            <div class="standing-of">
                <span class="is">{ told(&standing.treated.value) }</span>{ by_category.map(|text| html! { <small>{ text }</small> }) }
                { for others }
                if !entries.is_empty() { <small>{ texts::named_as(lang) }{ lang.space() }{ entries.join("; ") }</small> }
                { " " }{ by }
            </div>
        </li>
    }
}
