//! The income tax on what is paid in a month: a line that opens to how it comes about.

use std::rc::Rc;

use referral_statement::{Month, Withheld, Withholding};
use yew::prelude::*;

use crate::components::clause::chip;
use crate::components::fold::Body;
use crate::components::line::{Line, Weight, line};
use crate::format::percent;
use crate::locales::calendar as texts;
use crate::reader::Reader;

/// The line of a month's tax; nothing where there is none.
pub fn line_of(reader: &Reader, month: Month, withheld: &Withheld) -> Option<Html> {
    if withheld.tax.is_zero() {
        return None;
    }
    let lang = reader.lang();
    let body = {
        let (reader, withheld) = (reader.clone(), withheld.clone());
        Body(Rc::new(move || steps(&reader, &withheld)))
    };
    let title = texts::tax_of(lang, &reader.month(month.first_day()), &reader.money(withheld.tax));
    Some(line(Line {
        key: format!("tax-{month}"),
        id: None,
        title,
        note: Some(texts::net_sum(lang, &reader.money(withheld.net))),
        used: None,
        amount: reader.money(withheld.tax),
        weight: Weight::Quiet,
        lazy: true,
        steps: body,
    }))
}

/// How the tax comes about, step by step.
fn steps(reader: &Reader, withheld: &Withheld) -> Html {
    let lang = reader.lang();
    let step = |name: String, told: String, by: Option<&str>| {
        html! {
            <li class="step"><p class="kind">{ name }</p><div class="told"><p>{ told }</p>{ by.map(|id| clause(reader, id)) }</div></li>
        }
    };
    let rate = texts::tax_rate(lang, &percent(withheld.rate), &reader.money(withheld.quick_deduction));
    html! {
        <ol class="steps">
            { step(texts::tax_gross(lang), reader.money(withheld.gross), None) }
            { step(texts::tax_deduction(lang), reader.money(withheld.deduction), Some(&withheld.deduction_clause)) }
            { step(texts::tax_taxable(lang), reader.money(withheld.taxable), None) }
            { step(texts::tax_rate_name(lang), rate, Some(&withheld.rate_clause)) }
            { step(texts::tax_is(lang), reader.money(withheld.tax), None) }
            { step(texts::tax_net(lang), reader.money(withheld.net), None) }
        </ol>
    }
}

/// The clause of the tax's own table.
fn clause(reader: &Reader, id: &str) -> Html {
    let rule = reader.state.program.withholding(Withholding::LabourService);
    let Some((rule, clause)) = rule.and_then(|rule| rule.clause(id).map(|clause| (rule, clause))) else {
        return Html::default();
    };
    chip(reader, clause, rule.source(clause))
}
