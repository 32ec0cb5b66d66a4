//! Every month of a forecast in a table, the twin of its picture; a month opens to those whose customers bring it.

use referral_statement::{Forecast, ForecastMonth, ForecastPart, Money};
use yew::prelude::*;

use super::figures::{self, Figure, Measure};
use super::tax;
use crate::locales::forecast as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::Action;
use crate::state::forecast::{Act, Outlook};

/// The most months that are seen without opening the table.
const MOST_OPEN: usize = 24;

/// Which columns there are.
#[derive(Clone, Copy)]
struct Columns {
    dated: bool,
    taxed: bool,
}

/// The table.
pub fn table(reader: &Reader, outlook: &Outlook) -> Html {
    let lang = reader.lang();
    let forecast = &outlook.forecast;
    let case = &forecast.expected;
    // Without a day nothing is paid so far; what is earned is added up in its place.
    let dated = figures::has_days(case);
    let figure = |earned: bool, added_up: bool, index: usize| {
        amount(reader, figures::figure(forecast, Measure { earned, added_up }, index))
    };
    let taxed = case.months.iter().any(|month| month.withheld.is_some());
    let columns = Columns { dated, taxed };
    let rows = case.months.iter().enumerate().map(|(index, row)| {
        let open = reader.state.forecast.opened == row.month.to_string();
        html! {
          <>
            <tr key={row.month.to_string()} class={open.then_some("opened")}>
                <th scope="row">{ opener(reader, row, open) }</th>
                <td>{ row.new_customers.to_string() }</td>
                <td>{ figure(true, false, index) }</td>
                if dated { <td>{ figure(false, false, index) }</td> }
                if taxed { <td>{ row.paid.tax.map(|tax| reader.money(tax)) }</td> }
                <td>{ figure(!dated, true, index) }</td>
            </tr>
            if open { { parts(reader, forecast, row, columns) } }
          </>
        }
    });
    let paid: Money = case.months.iter().map(|row| row.paid.gross).sum();
    let earned: Money = case.months.iter().map(|row| row.earned).sum();
    let tax = case.months.last().and_then(|row| row.so_far.tax);
    let so_far = if dated { texts::so_far_head(lang) } else { texts::earned_so_far_head(lang) };
    html! {
        <details class="more table" open={case.months.len() <= MOST_OPEN}>
            <summary id="months">{ texts::table(lang) }</summary>
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
            <p class="soft">{ texts::opens(lang) }{ lang.space() }{ texts::carried(lang) }</p>
            { for case.months.iter().filter_map(|row| tax::line_of(reader, row.month, row.withheld.as_ref()?)) }
        </details>
    }
}

/// The name of a month, which opens it where anything comes of it.
fn opener(reader: &Reader, row: &ForecastMonth, open: bool) -> Html {
    let month = reader.figures.short_month(row.month.first_day());
    if row.earned.is_zero() && row.paid.gross.is_zero() {
        return html! { { month } };
    }
    let onclick = reader.on::<MouseEvent>(Action::Forecast(Act::OpenMonth(row.month)));
    let open = if open { "true" } else { "false" };
    html! { <button type="button" class="opener" aria-expanded={open} {onclick}>{ month }</button> }
}

/// Whose customers bring what comes in a month: a row for each month in which they came.
fn parts(reader: &Reader, forecast: &Forecast, row: &ForecastMonth, columns: Columns) -> Html {
    let parts = forecast.expected.parts.iter().flatten();
    let shown = forecast.parts_of == Some(row.month);
    parts.filter(|_| shown).map(|part| self::part(reader, part, columns)).collect()
}

fn part(reader: &Reader, part: &ForecastPart, columns: Columns) -> Html {
    let lang = reader.lang();
    let month = reader.figures.short_month(part.month.first_day());
    // One of those customers is judged line by line below; the focus goes there.
    let onclick = {
        let (reader, month) = (reader.clone(), part.month.to_string());
        Callback::from(move |_: MouseEvent| {
            reader.act(Action::Forecast(Act::TakeApart(month.clone())));
            shell::focus_soon("apart-name");
        })
    };
    html! {
        <tr key={format!("part {}", part.month)} class="part">
            <th scope="row">{ texts::from_those_of(lang, &month) }</th>
            <td>{ part.new_customers.to_string() }</td>
            <td>{ reader.money(part.earned) }</td>
            if columns.dated { <td>{ reader.money(part.gross) }</td> }
            if columns.taxed { <td></td> }
            <td><button type="button" class="opener" {onclick}>{ texts::one_of_them(lang) }</button></td>
        </tr>
    }
}

/// What is expected, and below it between which amounts it lies.
fn amount(reader: &Reader, figure: Figure) -> Html {
    let between = figure.between.filter(|(low, high)| low != high).map(|(low, high)| {
        html! { <small>{ texts::to(reader.lang(), &reader.money(low), &reader.money(high)) }</small> }
    });
    html! { <>{ reader.money(figure.expected) }{ between }</> }
}
