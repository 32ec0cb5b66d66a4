//! The table of rates: a line for the orders that are paid alike, a column for each tier.

use referral_explain::{percent, words};
use referral_statement::{CustomerKind, Edition, RateCell, RateLine, RateSaid, RateTable, Reason};
use yew::prelude::*;

use super::value;
use crate::components::clause::clause;
use crate::locales::rules as texts;
use crate::reader::Reader;

/// The table of an edition, and who earns nothing by it.
pub fn rates(reader: &Reader, edition: &'static Edition, table: &RateTable) -> Html {
    let lang = reader.lang();
    let cells_are_ranges = table.lines.iter().flat_map(|line| &line.cells).any(|cell| {
        let others = cell.rate.others.iter().map(|(_, other)| other);
        std::iter::once(&cell.rate.value).chain(others).any(|said| matches!(said, RateSaid::Between(..)))
    });
    let columns: Vec<String> = match table.tiers.as_slice() {
        [] => vec![texts::rate(lang)],
        tiers => tiers.iter().map(|id| value::tier(reader, id)).collect(),
    };
    let line = |(index, line): (usize, &RateLine)| {
        let same = line.cells.iter().all(|cell| cell.rate == line.cells[0].rate);
        let cell = |index: usize, cell: &RateCell, span: usize| {
            let label = if span > 1 { texts::all_tiers(lang) } else { columns.get(index).cloned().unwrap_or_default() };
            let colspan = (span > 1).then(|| span.to_string());
            let shown = value::read(reader, edition, &cell.rate, |said| rate(reader, said));
            html! { <td key={index} data-label={label} {colspan} class={classes!((span > 1).then_some("all"))}><div>{ shown }if span > 1 { <small class="of-all">{ texts::all_tiers(lang) }</small> }</div></td> }
        };
        let cells: Vec<Html> = if same {
            vec![cell(0, &line.cells[0], line.cells.len())]
        } else {
            line.cells.iter().enumerate().map(|(index, of)| cell(index, of, 1)).collect()
        };
        html! {
            <tr key={index}>
                <th scope="row">{ orders(reader, line) }{ " " }{ for clauses(line).into_iter().map(|id| clause(reader, edition, id)) }</th>
                { for cells }
            </tr>
        }
    };
    let others = edition.existing_kinds().into_iter().filter(|kind| *kind != CustomerKind::Existing);
    let others: Vec<String> = others.map(|kind| texts::customer(lang, kind)).collect();
    let existing = if others.is_empty() {
        texts::existing_alone(lang)
    } else {
        texts::others_existing(lang, &others.join(lang.comma()))
    };
    let by = edition.reason_clause(Reason::ExistingCustomer).map(|id| clause(reader, edition, id));
    html! {
        <>
            <table class="rates">
                <caption class="unseen">{ texts::rates(lang) }</caption>
                <thead><tr>
                    <th scope="col">{ texts::orders(lang) }</th>
                    { for columns.iter().map(|name| html! { <th scope="col" key={name.clone()}>{ name.clone() }</th> }) }
                </tr></thead>
                <tbody>{ for table.lines.iter().enumerate().map(line) }</tbody>
            </table>
            if cells_are_ranges { <p class="nothing">{ texts::between_note(lang) }</p> }
            <p class="nothing told-of">{ existing }{ " " }{ by }</p>
        </>
    }
}

/// The orders of a line: their roles, and below whose, of what and how linked.
pub fn orders<C>(reader: &Reader, line: &RateLine<C>) -> Html {
    let lang = reader.lang();
    let told = lang.told();
    let comma = |words: Vec<String>| words.join(lang.comma());
    let roles = comma(line.roles.iter().map(|role| words::role(told, *role).to_owned()).collect());
    let mut of = vec![
        comma(line.customers.iter().map(|kind| texts::customer(lang, *kind)).collect()),
        comma(line.classes.iter().map(|class| texts::class(lang, *class)).collect()),
    ];
    if !line.linked_by.is_empty() {
        of.push(comma(line.linked_by.iter().map(|by| lang.english(words::linked_by(told, *by).to_owned())).collect()));
    }
    html! { <>{ lang.english(roles) }<small>{ of.join(" · ") }</small></> }
}

/// The clauses behind a line, each once.
fn clauses(line: &RateLine) -> Vec<&str> {
    let mut clauses: Vec<&str> = Vec::new();
    for id in line.cells.iter().filter_map(|cell| cell.clause.as_deref()) {
        if !clauses.contains(&id) {
            clauses.push(id);
        }
    }
    clauses
}

/// A rate in words.
pub fn rate(reader: &Reader, said: &RateSaid) -> String {
    match said {
        RateSaid::Of(rate) => percent(*rate),
        RateSaid::Between(from, to) => texts::between(reader.lang(), &percent(*from), &percent(*to)),
        RateSaid::Nothing => texts::earns_nothing(reader.lang()),
    }
}
