//! The totals: by what became of orders, by tier, by product and by month.

use referral_statement::{Basis, Date};
use yew::prelude::*;

use super::desk::Desk;
use super::{data, number, product, product_name};
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::ledger::told::Group;
use crate::state::ledger::{Act, Sift};

/// The most groups of a table.
const MOST: usize = 100;

/// The four tables.
pub fn totals(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some(totals) = &book.totals else { return Html::default() };
    let spend = book.basis() == Basis::Spend;
    let sift = |label: Html, name: String, to: Sift| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            desk.act(Act::Sift(to.clone()));
            shell::jump("ledger-grid");
        });
        html! { <button type="button" class="worth" aria-label={texts::show_rows(lang, &name)} {onclick}>{ label }</button> }
    };
    let reason = |group: &Group| {
        let name = texts::group(lang, &group.name);
        sift(html! { { name.clone() } }, name, Sift { reason: group.name.clone(), ..Sift::default() })
    };
    let tier = |group: &Group| {
        if group.name.is_empty() {
            html! { { texts::own_tier(lang) } }
        } else {
            data(&group.name)
        }
    };
    let bought = |group: &Group| {
        if group.name.is_empty() {
            return html! { { texts::no_product(lang) } };
        }
        let label = product(reader, &group.name);
        sift(label, product_name(reader, &group.name), Sift { product: group.name.clone(), ..Sift::default() })
    };
    let month = |group: &Group| {
        let first = Date::parse(&format!("{}-01", group.name)).ok();
        html! { { first.map_or_else(|| group.name.clone(), |first| reader.month(first)) } }
    };
    let table = |id: &'static str, title: String, groups: &[Group], name: &dyn Fn(&Group) -> Html| {
        let row = |group: &Group| {
            html! {
                <tr key={group.name.clone()}>
                    <th scope="row">{ name(group) }</th>
                    <td>{ number(group.rows) }</td>
                    <td>{ reader.money(group.spent) }</td>
                    <td>{ reader.money(if spend { group.counted } else { group.reward }) }</td>
                </tr>
            }
        };
        let last = if spend { texts::counted(lang) } else { texts::reward(lang) };
        html! {
            <div class="of-kind" {id}>
                <h3>{ title.clone() }</h3>
                <div class="wide" tabindex="0" role="region" aria-labelledby={format!("{id}-name")}><table>
                    <caption class="unseen" id={format!("{id}-name")}>{ title }</caption>
                    <thead><tr><td></td><th scope="col">{ texts::rows(lang) }</th><th scope="col">{ texts::paid(lang) }</th><th scope="col">{ last }</th></tr></thead>
                    <tbody>{ for groups.iter().take(MOST).map(row) }</tbody>
                </table></div>
            </div>
        }
    };
    html! {
        <section class="totals-of" aria-labelledby="ledger-totals-name">
            <h2 id="ledger-totals-name">{ texts::totals(lang) }</h2>
            <div class="tables">
                { table("ledger-by-reason", texts::by_reason(lang), &totals.by_reason, &reason) }
                // Friends bring the same whoever refers them.
                if !spend { { table("ledger-by-tier", texts::by_tier(lang), &totals.by_tier, &tier) } }
                { table("ledger-by-product", texts::product(lang), &totals.by_product, &bought) }
                { table("ledger-by-month", texts::by_month(lang), &totals.by_month, &month) }
            </div>
        </section>
    }
}
