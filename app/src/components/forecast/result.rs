//! What a plan brings, on a sheet of paper: by a day that is chosen, in all, what is still under way, what limits take.

use std::rc::Rc;

use referral_statement::{ForecastCase, LimitId, Money, Pays, Word};
use yew::prelude::*;

use super::figures::{self, Measure, last_day};
use crate::components::field::option;
use crate::components::jump::jump;
use crate::components::notices;
use crate::components::total::Total;
use crate::format::Writes;
use crate::locales::{self, Label, Msg, forecast as texts};
use crate::reader::Reader;
use crate::state::Action;
use crate::state::forecast::{Act, Case, Outlook, PlanFault, is_spend};

/// The sheet.
pub fn result(reader: &Reader, outlook: Option<&Rc<Outlook>>, faults: &[PlanFault], due: bool) -> Html {
    let lang = reader.lang();
    let program = reader.state.program;
    let stale = (!faults.is_empty()).then_some("stale");
    let busy = if due { "true" } else { "false" };
    html! {
        <section id="statement" class={classes!("paper", stale, due.then_some("due"))} tabindex="-1" aria-labelledby="result-name" aria-busy={busy}>
            <div class="head">
                <h2 id="result-name">{ texts::result(lang) }</h2>
                <div class="of">
                    <p class="program">{ reader.pick(program.name()).to_owned() }</p>
                    <p>{ reader.tell(Msg::Zone { zone: reader.figures.zone() }) }</p>
                </div>
            </div>
            if due && outlook.is_some() { <p class="busy" aria-hidden="true">{ texts::busy(lang) }</p> }
            <div role="status" class="stale-note">
                if !faults.is_empty() {
                    <p>{ texts::stale(lang) }</p>
                    <ul>{ for faults.iter().map(|fault| html! { <li>{ to_correct(reader, fault) }</li> }) }</ul>
                }
            </div>
            { match outlook {
                Some(outlook) => sheet(reader, outlook),
                None if due => html! { <p class="nothing">{ texts::busy(lang) }</p> },
                None => Html::default(),
            } }
        </section>
    }
}

/// A mistake in a sentence, with the way to its field.
fn to_correct(reader: &Reader, fault: &PlanFault) -> Html {
    let lang = reader.lang();
    match fault {
        PlanFault::Plan(spot, error) => {
            let mut name = texts::field(lang, spot.field, is_spend(reader.state.program));
            if spot.case != Case::Expected {
                name = texts::in_case(lang, &name, &texts::case(lang, spot.case));
            }
            let typed = reader.state.plan().get(*spot);
            html! { <>{ jump(&spot.to_string(), &name) }{ " " }{ texts::fault(lang, spot.field, error, typed) }</> }
        }
        PlanFault::Scenario(fault) => {
            let typed = reader.state.draft().get(&fault.place);
            let said = locales::faults::sentence(lang, fault.error.code, typed);
            html! { <>{ jump(&fault.place.to_string(), &texts::judged_as(lang)) }{ " " }{ said }</> }
        }
        PlanFault::Whole(error) if error.path.starts_with("forecast") => html! { { texts::too_many(lang) } },
        PlanFault::Whole(_) => html! { { locales::faults::total(lang) } },
    }
}

fn sheet(reader: &Reader, outlook: &Rc<Outlook>) -> Html {
    let lang = reader.lang();
    let forecast = &outlook.forecast;
    let case = &forecast.expected;
    let months = figures::months(forecast);
    let index = reader.state.asked_month(&months);
    let earned = figures::shows_earned(&reader.state, outlook);
    let figure = figures::figure(forecast, Measure { earned, added_up: true }, index);
    let chosen = months.get(index).map(ToString::to_string).unwrap_or_default();
    let options = months.iter().map(|month| {
        let day = reader.figures.day(last_day(*month));
        option(&month.to_string(), &day, &chosen)
    });
    let what = if earned { texts::earned_by_then(lang) } else { texts::paid_by_then(lang) };
    let pays = match forecast.pays {
        Pays::Credit => texts::in_credit(lang),
        Pays::Cash => texts::before_tax(lang),
    };
    let net = case.months.get(index).and_then(|month| month.so_far.net).filter(|_| !earned);
    html! {
        <>
            <div class="total">
                <p class="by-day">
                    <label for="forecast-by">{ texts::by_end(lang) }</label>{ " " }
                    <select id="forecast-by" onchange={reader.choosing(|month| Action::Forecast(Act::By(month)))}>{ for options }</select>
                </p>
                <Total amount={reader.money(figure.expected)} />
                <p>{ what }{ lang.pause() }{ pays }</p>
                { between(reader, outlook, figure.between) }
                if let Some(net) = net { <p>{ texts::after_tax(lang, &reader.money(net)) }</p> }
            </div>
            { parts(reader, outlook, index) }
            <p class="to-months">{ jump("months", &texts::to_months(lang)) }</p>
            if !case.undated.is_zero() { <p class="plainly">{ texts::no_dates(lang, &reader.money(case.undated)) }</p> }
            { limits(reader, case) }
            { notices::rests_on(reader, &forecast.notices) }
        </>
    }
}

/// Between which amounts it lies, or the one other case that the plan has.
fn between(reader: &Reader, outlook: &Outlook, between: Option<(Money, Money)>) -> Html {
    let lang = reader.lang();
    let Some((low, high)) = between else { return Html::default() };
    let forecast = &outlook.forecast;
    let text = match (&forecast.low, &forecast.high) {
        (Some(_), Some(_)) => texts::between(lang, &reader.money(low), &reader.money(high)),
        (one, _) => {
            let (case, index) = (if one.is_some() { Case::Low } else { Case::High }, figures::months(forecast));
            let own = one.as_ref().or(forecast.high.as_ref());
            let month = own.and_then(|own| own.months.get(reader.state.asked_month(&index)));
            let earned = figures::shows_earned(&reader.state, outlook);
            let amount = month.map(|month| if earned { month.earned_so_far } else { month.so_far.gross });
            texts::one_case(lang, &texts::case(lang, case), &reader.money(amount.unwrap_or_default()))
        }
    };
    html! { <p class="range">{ text }</p> }
}

/// What all orders earn, and when it comes: parts that add up to it.
fn parts(reader: &Reader, outlook: &Outlook, index: usize) -> Html {
    let lang = reader.lang();
    let forecast = &outlook.forecast;
    let case = &forecast.expected;
    let by = case.months.get(index).map_or(Money::ZERO, |month| month.so_far.gross);
    let whole = case.months.last().map_or(Money::ZERO, |month| month.so_far.gross);
    let day = |index: Option<usize>| {
        let month = index.and_then(|index| case.months.get(index)).map_or(forecast.until, |row| row.month);
        reader.figures.day(last_day(month))
    };
    let until = day(None);
    let row = |name: String, amount: Money| {
        html! { <div key={name.clone()}><dt>{ name }</dt><dd>{ reader.money(amount) }</dd></div> }
    };
    let rows = [
        (texts::of_it_by(lang, &day(Some(index))), by),
        (texts::of_it_then(lang, &until), whole - by),
        (texts::under_way(lang, &until), case.later.gross),
        (texts::undated(lang), case.undated),
    ];
    let people = texts::of_people(lang, &case.new_customers.to_string(), is_spend(reader.state.program));
    html! {
        <dl class="parts-of">
            <div class="all"><dt>{ texts::all_orders(lang, &until) }<small>{ people }</small></dt><dd>{ reader.money(case.total) }</dd></div>
            { for rows.into_iter().filter(|(_, amount)| !amount.is_zero()).map(|(name, amount)| row(name, amount)) }
        </dl>
    }
}

/// What limits take away.
fn limits(reader: &Reader, case: &ForecastCase) -> Html {
    let lang = reader.lang();
    if case.total.is_zero() {
        return Html::default();
    }
    if case.taken_by_limits.is_zero() {
        return html! { <p class="limits-take">{ texts::no_limit_takes(lang) }</p> };
    }
    let names: Vec<&str> = LimitId::ALL
        .iter()
        .filter(|limit| case.limits.contains(limit))
        .map(|limit| reader.say(Label::Limit(*limit)))
        .collect();
    html! { <p class="limits-take">{ texts::limits_take(lang, &names.join(lang.comma()), &reader.money(case.taken_by_limits)) }</p> }
}
