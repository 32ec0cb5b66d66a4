//! Customers who were paid another amount than they earn.

use yew::prelude::*;

use super::desk::Desk;
use super::{data, number};
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::ledger::told::Difference;
use crate::state::ledger::{Act, Sift};

/// The customers, where a column says what was paid out.
pub fn differences(reader: &Reader, desk: &Desk) -> Html {
    let lang = reader.lang();
    let book = desk.book();
    let Some((count, list)) = &book.differences else { return Html::default() };
    let row = |one: &Difference| {
        let onclick = {
            let (desk, customer) = (desk.clone(), one.customer.clone());
            Callback::from(move |_: MouseEvent| {
                desk.act(Act::Sift(Sift { customer: customer.clone(), ..Sift::default() }));
                shell::jump("ledger-grid");
            })
        };
        html! {
            <tr key={one.customer.clone()}>
                <th scope="row"><button type="button" class="worth" aria-label={texts::only_customer(lang, &one.customer)} {onclick}>{ data(&one.customer) }</button></th>
                <td>{ reader.money(one.expected) }</td>
                <td>{ reader.money(one.actual) }</td>
                <td>{ reader.signed(one.by) }</td>
            </tr>
        }
    };
    html! {
        <section class="differences" aria-labelledby="ledger-differences-name">
            <h2 id="ledger-differences-name">{ texts::differences(lang) }</h2>
            if *count == 0 {
                <p>{ texts::no_difference(lang) }</p>
            } else {
                <p>{ texts::differing(lang, *count, &number(*count)) }</p>
                if *count > list.len() { <p class="nothing">{ texts::first_of(lang, list.len()) }</p> }
                <div class="wide" tabindex="0" role="group" aria-labelledby="ledger-differences-name"><table>
                    <thead><tr><th scope="col">{ texts::customer(lang) }</th><th scope="col">{ texts::expected(lang) }</th><th scope="col">{ texts::actually_paid(lang) }</th><th scope="col">{ texts::difference(lang) }</th></tr></thead>
                    <tbody>{ for list.iter().map(row) }</tbody>
                </table></div>
            }
        </section>
    }
}
