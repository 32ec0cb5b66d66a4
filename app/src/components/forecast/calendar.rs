//! The section of the calendar: every payment of the scenario from the day on which it is earned to that on which it expires,
//! what is in hand by a day, the tax that is withheld, withdrawals.

use referral_statement::{By, Calendar, Entry, Pays, Withdrawals, Withholding, Word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::time_line::TimeLine;
use super::{entries, tax};
use crate::components::clause::clause;
use crate::components::share::save_ics;
use crate::components::undated;
use crate::components::{notices, readings};
use crate::format::{Writes, count};
use crate::locales::calendar as texts;
use crate::locales::forecast::busy;
use crate::reader::Reader;
use crate::route::Route;
use crate::state::forecast::{Act, Dates};
use crate::state::place::{Place, ReferrerField};
use crate::state::{Action, Change};

/// The section.
pub fn calendar(reader: &Reader) -> Html {
    let lang = reader.lang();
    let draft = reader.state.draft();
    let stale = !reader.state.faults().is_empty();
    let due = reader.state.forecast_is_due();
    let head = html! {
        <>
            <h2 id="calendar-name">{ texts::heading(lang) }</h2>
            <p class="soft">
                { texts::of_scenario(lang, draft.customers.len(), draft.order_count()) }{ " " }
                <a href={Route::Scenario.hash()}>{ texts::change_it(lang) }</a>
            </p>
        </>
    };
    let Some(dates) = reader.state.dates() else {
        let why = if due { busy(lang) } else { texts::no_answer(lang) };
        return html! { <section aria-labelledby="calendar-name">{ head }<p class="nothing" role="status">{ why }</p></section> };
    };
    let Some(calendar) = &dates.calendar else {
        return html! { <section aria-labelledby="calendar-name">{ head }<p class="nothing" role="status">{ texts::no_answer(lang) }</p></section> };
    };
    html! {
        <section class={classes!("dates", stale.then_some("stale"), due.then_some("due"))} aria-labelledby="calendar-name" aria-busy={if due { "true" } else { "false" }}>
            { head }
            <div role="status" class="stale-note">if stale { <p>{ texts::for_last(lang) }</p> }</div>
            if calendar.total.is_zero() {
                <p class="nothing">{ texts::nothing(lang) }</p>
            } else {
                <div class="two">
                    { in_hand(reader, dates, calendar) }
                    { tax_switch(reader, calendar) }
                </div>
                <TimeLine reader={reader.clone()} />
                { months(reader, dates, calendar) }
                { entries::table(reader, calendar) }
                { withdrawals(reader, calendar) }
                <p class="act-row"><button type="button" class="plain" disabled={stale || calendar.entries.is_empty()} onclick={{
                    let reader = reader.clone();
                    Callback::from(move |_: MouseEvent| save_ics(&reader))
                }}>{ texts::ics(lang) }</button></p>
            }
            { readings::readings(reader) }
            { notices::rests_on(reader, &calendar.notices) }
        </section>
    }
}

/// The box of a day, and what has arrived by then.
fn in_hand(reader: &Reader, dates: &Dates, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    let oninput = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.dispatch(Action::Forecast(Act::CashBy(input.value())));
            }
        })
    };
    let unasked = reader.state.forecast.cash_by.is_empty().then_some("unasked");
    html! {
        <div class="in-hand">
            <p class={classes!("by-day", unasked)}>
                <label for="cash-by">{ texts::in_hand(lang) }</label>{ " " }
                <input id="cash-by" class="day" type="date" value={reader.state.forecast.cash_by.clone()}
                    aria-invalid={dates.is_wrong.then_some("true")} aria-describedby="cash-answer" {oninput} />
            </p>
            <div id="cash-answer" role="status">
                if dates.is_wrong { <p class="fault">{ texts::wrong_day(lang) }</p> }
                if let Some(by) = &calendar.by { { by_day(reader, by) } } else { { first_and_last(reader, calendar) } }
            </div>
        </div>
    }
}

/// When the first and the last of the payments come.
fn first_and_last(reader: &Reader, calendar: &Calendar) -> Html {
    let days = |entry: &Entry| {
        let from = entry.paid_from?;
        Some(reader.figures.days(from, entry.paid_to.unwrap_or(from)))
    };
    let ends = calendar.entries.first().and_then(days).zip(calendar.entries.last().and_then(days));
    let Some((first, last)) = ends else { return Html::default() };
    html! { <p>{ texts::first_and_last(reader.lang(), &first, &last) }</p> }
}

fn by_day(reader: &Reader, by: &By) -> Html {
    let lang = reader.lang();
    let mut more: Vec<String> = Vec::new();
    if let Some((tax, net)) = by.paid.tax.zip(by.paid.net).filter(|(tax, _)| !tax.is_zero()) {
        more.push(texts::net_of(lang, &reader.money(net), &reader.money(tax)));
    }
    if !by.paid.gross.is_zero() {
        more.push(texts::can_spend(lang, &reader.money(by.spendable.gross)));
    }
    if !by.expired.is_zero() {
        more.push(texts::has_expired(lang, &reader.money(by.expired)));
    }
    if !by.to_come.is_zero() {
        more.push(texts::to_come(lang, &reader.money(by.to_come)));
    }
    if !by.undated.is_zero() {
        more.push(texts::has_no_date(lang, &reader.money(by.undated)));
    }
    let first = texts::by_day(lang, &reader.day(by.day), &reader.money(by.paid.gross));
    html! { <><p class="answer"><strong>{ first }</strong></p><p>{ more.join(lang.space()) }</p></> }
}

/// The switch of the tax, where the program has a table for it; never on of itself.
fn tax_switch(reader: &Reader, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    if reader.state.program.withholding(Withholding::LabourService).is_none() {
        return Html::default();
    }
    let place = Place::Referrer(ReferrerField::Withholding);
    let on = !matches!(reader.state.draft().get(&place), "" | "none");
    let text = if on { String::new() } else { Withholding::LabourService.word().to_owned() };
    let onchange = reader.on(Action::Change(Change::Type(place, text)));
    let applies = calendar.withholding != Withholding::None;
    html! {
        <div class="tax-switch">
            <label><input id="tax-shown" type="checkbox" role="switch" checked={on} {onchange} aria-describedby="tax-note" /><span>{ texts::tax_switch(lang) }</span></label>
            <p id="tax-note" class="soft">{ texts::tax_note(lang) }if on && !applies { { lang.space() }<strong>{ texts::not_for_company(lang) }</strong> }</p>
        </div>
    }
}

/// The months with their sums, each with its payments; those without a day stand last.
fn months(reader: &Reader, dates: &Dates, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    let lazy = entries::is_lazy(calendar);
    let month = |row: &referral_statement::CalendarMonth| {
        let sum = texts::month_sum(lang, &reader.money(row.paid.gross), &reader.money(row.so_far.gross));
        let mut more: Vec<String> = Vec::new();
        more.extend(row.points.map(|points| texts::month_points(lang, &grouped(&points.to_string()))));
        more.extend(row.paid.net.map(|net| texts::net_sum(lang, &reader.money(net))));
        let of_month =
            calendar.entries.iter().filter(|entry| entry.paid_from.is_some_and(|day| day.month() == row.month));
        html! {
            <div class="month" key={row.month.to_string()}>
                <h4><span>{ reader.month(row.month.first_day()) }</span><b>{ sum }</b></h4>
                if !more.is_empty() { <p class="soft">{ more.join(lang.pause()) }</p> }
                { for of_month.map(|entry| entries::line_of(reader, &dates.answer, entry, calendar.pays, lazy)) }
                { row.withheld.as_ref().and_then(|withheld| tax::line_of(reader, row.month, withheld)) }
            </div>
        }
    };
    let points = calendar.points.map(|points| {
        texts::points_are(
            lang,
            &grouped(&points.total.to_string()),
            &points.per_unit.to_string(),
            reader.figures.symbol(),
        )
    });
    html! {
        <div class="paper arrivals">
            <h3>{ texts::months(lang) }</h3>
            if let Some(points) = points { <p class="soft">{ points }</p> }
            { for calendar.months.iter().map(month) }
            if !calendar.undated.is_empty() {
                <div class="month">
                    <h4><span>{ texts::undated(lang) }</span><b>{ reader.money(calendar.undated.iter().map(|entry| entry.amount).sum()) }</b></h4>
                    <p class="plainly">{ texts::undated_note(lang) }</p>
                    { undated::paid_before(reader, &dates.answer).map(|told| html! { <p class="soft">{ told }</p> }) }
                    { for calendar.undated.iter().map(|entry| entries::line_of(reader, &dates.answer, entry, calendar.pays, lazy)) }
                </div>
            }
        </div>
    }
}

/// A whole number in groups of three digits; what is none stays.
fn grouped(number: &str) -> String {
    number.parse().map_or_else(|_| number.to_owned(), count)
}

/// How what is paid can be taken out.
fn withdrawals(reader: &Reader, calendar: &Calendar) -> Html {
    let lang = reader.lang();
    let open: Vec<&Withdrawals> = calendar.withdrawals.iter().collect();
    if calendar.pays != Pays::Cash || open.is_empty() {
        return Html::default();
    }
    let one = |own: &&Withdrawals| {
        let edition = reader.state.program.edition(&own.edition);
        let mut told: Vec<String> = Vec::new();
        if own.allowed {
            let needed = own.limit.zip(own.needed);
            told.extend(
                needed
                    .map(|(limit, times)| texts::withdraw(lang, &reader.money(own.gross), &reader.money(limit), times)),
            );
            told.push(
                own.opens_on
                    .map_or_else(|| texts::not_yet_open(lang), |day| texts::opens_on(lang, &reader.figures.day(day))),
            );
        } else {
            told.push(texts::no_company(lang));
        }
        html! { <li key={own.edition.clone()}><p>{ told.join(lang.space()) }</p>{ " " }{ edition.map(|edition| clause(reader, edition, &own.clause)) }</li> }
    };
    html! {
        <div class="withdrawals">
            <h3>{ texts::withdrawals(lang) }</h3>
            <ul>{ for open.iter().map(one) }</ul>
        </div>
    }
}
