//! A row of the table, and the names above it.

use referral_statement::{Basis, Money, Outcome};
use yew::prelude::*;

use super::{data, product, product_name};
use crate::locales::Label;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::state::ledger::told::{Became, Row};
use crate::state::ledger::{Sift, Sort};

/// A column: its class, its name, and by what it sorts.
pub fn columns(reader: &Reader, basis: Basis, with_paid: bool) -> Vec<(&'static str, String, Option<Sort>)> {
    let lang = reader.lang();
    let earns = match basis {
        Basis::Orders => ("c-reward", texts::reward(lang), Some(Sort::Reward)),
        Basis::Spend => ("c-reward", texts::friend_earns(lang), None),
    };
    let mut columns = vec![
        ("c-on", texts::paid_on(lang), Some(Sort::PaidAt)),
        ("c-who", texts::customer(lang), Some(Sort::Customer)),
        ("c-order", texts::order(lang), Some(Sort::Order)),
        ("c-what", texts::product(lang), None),
        ("c-paid", texts::paid(lang), Some(Sort::Paid)),
        ("c-result", texts::result(lang), None),
        earns,
    ];
    if with_paid {
        columns.push(("c-actual", texts::actually_paid(lang), None));
    }
    columns
}

/// How a column is sorted, for assistive technology.
pub fn sorted(sift: &Sift, sort: Sort) -> &'static str {
    match (sift.sort == sort, sift.descending) {
        (true, false) => "ascending",
        (true, true) => "descending",
        (false, _) => "none",
    }
}

/// The cells of a row.
pub fn cells(reader: &Reader, row: &Row, with_paid: bool) -> Html {
    let lang = reader.lang();
    // What a column may be too narrow for is whole in the title.
    let titled = |class: &'static str, index: usize, title: Option<String>, holds: Html| {
        html! { <div role="gridcell" class={class} aria-colindex={(index + 1).to_string()} {title}>{ holds }</div> }
    };
    let cell = |class: &'static str, index: usize, holds: Html| titled(class, index, None, holds);
    let money = |amount: Option<Money>| {
        html! { { amount.map(|amount| reader.money(amount)).unwrap_or_default() } }
    };
    let refunded = row.refunded.filter(|back| !back.is_zero());
    let earned = row.reward.or(row.customer_reward);
    let tag = match row.became {
        Became::Outcome(Outcome::Rewarded | Outcome::Counted) => "tag ok",
        Became::Outcome(Outcome::Limited) => "tag cap",
        Became::Refused => "tag bad",
        _ => "tag",
    };
    let what = if row.product.is_empty() { Html::default() } else { product(reader, &row.product) };
    let role = row.role.map(|role| reader.say(Label::Role(role)).to_owned());
    let order = [Some(row.order.clone()), role.clone()].into_iter().flatten().collect::<Vec<_>>().join(lang.pause());
    let became = texts::tag(lang, &row.became);
    html! {
        <>
            { cell("c-on", 0, html! { { row.paid_at.map(|time| time.date().to_string()).unwrap_or_default() } }) }
            { titled("c-who", 1, Some(row.customer.clone()), data(&row.customer)) }
            { titled("c-order", 2, Some(order), html! { <>{ data(&row.order) }if let Some(role) = role { <small>{ role }</small> }</> }) }
            { titled("c-what", 3, (!row.product.is_empty()).then(|| product_name(reader, &row.product)), what) }
            { cell("c-paid", 4, html! { <>{ money(row.paid) }if let Some(back) = refunded { <small>{ reader.signed(Money::ZERO - back) }</small> }</> }) }
            { titled("c-result", 5, Some(became.clone()), html! { <span class={tag}>{ became }</span> }) }
            { cell("c-reward", 6, money(earned)) }
            if with_paid { { cell("c-actual", 7, money(row.actually_paid)) } }
        </>
    }
}
