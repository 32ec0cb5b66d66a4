//! The figures above the table: how many orders, how many of them earn, what all of them do.

use referral_statement::Basis;
use yew::prelude::*;

use super::desk::Desk;
use super::number;
use crate::components::jump::jump;
use crate::locales::ledger as texts;
use crate::reader::Reader;

/// The figures of what was judged.
pub fn figures(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some(totals) = &book.totals else { return Html::default() };
    let rewarded = totals.rewarded();
    let all: u64 = totals.by_reason.iter().map(|group| group.rows).sum();
    let (yes, no, people) = match book.basis() {
        Basis::Orders => (texts::rewarded(lang), texts::not_rewarded(lang), texts::customers(lang)),
        Basis::Spend => (texts::counted(lang), texts::not_counted(lang), texts::friends(lang)),
    };
    let refused = number(book.refused);
    let refused = if book.refused > 0 {
        jump("ledger-faults", &refused)
    } else {
        html! { { refused } }
    };
    let one = |name: String, value: Html| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="sum-row">
            { one(texts::orders(lang), html! { { number(totals.orders) } }) }
            { one(people, html! { { number(totals.customers) } }) }
            { one(yes, html! { { number(rewarded) } }) }
            { one(no, html! { { number(all.saturating_sub(rewarded)) } }) }
            <div class={classes!((book.refused > 0).then_some("bad"))}><dt>{ texts::errors(lang) }</dt><dd>{ refused }</dd></div>
            <div class="all"><dt>{ texts::total(lang) }</dt><dd id="ledger-total">{ reader.money(totals.total) }</dd></div>
        </dl>
    }
}
