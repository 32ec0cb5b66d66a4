//! Every month of a forecast in a table: the twin of its picture.

use referral_statement::{Forecast, Money};
use yew::prelude::*;

use super::figures::{self, Figure, Measure};
use super::tax;
use crate::locales::forecast as texts;
use crate::reader::Reader;

/// The most months that are seen without opening the table.
const MOST_OPEN: usize = 24;

/// The table.
pub fn table(reader: &Reader, forecast: &Forecast) -> Html {
    let lang = reader.lang();
    let case = &forecast.expected;
    // Without a day nothing is paid so far; what is earned is added up in its place.
    let dated = figures::has_days(case);
    let figure = |earned: bool, added_up: bool, index: usize| {
        amount(reader, figures::figure(forecast, Measure { earned, added_up }, index))
    };
    let taxed = case.months.iter().any(|month| month.withheld.is_some());
    let rows = case.months.iter().enumerate().map(|(index, row)| {
        let month = reader.figures.short_month(row.month.first_day());
        html! {
            <tr key={row.month.to_string()}>
                <th scope="row">{ month }</th>
                <td>{ row.new_customers.to_string() }</td>
                <td>{ figure(true, false, index) }</td>
                if dated { <td>{ figure(false, false, index) }</td> }
                if taxed { <td>{ row.paid.tax.map(|tax| reader.money(tax)) }</td> }
                <td>{ figure(!dated, true, index) }</td>
            </tr>
        }
    });
    let paid: Money = case.months.iter().map(|row| row.paid.gross).sum();
    let earned: Money = case.months.iter().map(|row| row.earned).sum();
    let tax = case.months.last().and_then(|row| row.so_far.tax);
    let so_far = if dated { texts::so_far_head(lang) } else { texts::earned_so_far_head(lang) };
    html! {
        <details class="more table" open={case.months.len() <= MOST_OPEN}>
            <summary>{ texts::table(lang) }</summary>
            <div class="wide" role="region" tabindex="0" aria-label={texts::table(lang)}>
                <table class="months">
                    <thead><tr>
                        <th scope="col">{ texts::month(lang) }</th>
                        <th scope="col">{ texts::people(lang) }</th>
                        <th scope="col">{ texts::earned_head(lang) }</th>
                        if dated { <th scope="col">{ texts::paid_head(lang) }</th> }
                        if taxed { <th scope="col">{ texts::tax_head(lang) }</th> }
                        <th scope="col">{ so_far }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                    <tfoot><tr>
                        <th scope="row">{ texts::sum(lang) }</th>
                        <td>{ case.new_customers.to_string() }</td>
                        <td>{ reader.money(earned) }</td>
                        if dated { <td>{ reader.money(paid) }</td> }
                        if taxed { <td>{ tax.map(|tax| reader.money(tax)) }</td> }
                        <td></td>
                    </tr></tfoot>
                </table>
            </div>
            <p class="soft">{ texts::carried(lang) }</p>
            { for case.months.iter().filter_map(|row| tax::line_of(reader, row.month, row.withheld.as_ref()?)) }
        </details>
    }
}

/// What is expected, and below it between which amounts it lies.
fn amount(reader: &Reader, figure: Figure) -> Html {
    let between = figure.between.filter(|(low, high)| low != high).map(|(low, high)| {
        html! { <small>{ texts::to(reader.lang(), &reader.money(low), &reader.money(high)) }</small> }
    });
    html! { <>{ reader.money(figure.expected) }{ between }</> }
}
