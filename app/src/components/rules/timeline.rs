//! The editions of a program on a line of time, with the gaps of which no rules are known, and the same as a table.

use referral_statement::{Date, Edition, Word};
use yew::prelude::*;

use crate::format::days_between;
use crate::locales::{Label, rules as texts};
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::state::rules::{Stretch, stretches};

/// The most years that are named below the line.
const MOST_YEARS: i64 = 12;

/// The line and the table.
pub fn timeline(reader: &Reader, shown: &Edition) -> Html {
    let lang = reader.lang();
    let stretches = stretches(reader.state.program);
    let today = reader.state.day();
    let row = |(index, stretch): (usize, &Stretch)| match stretch {
        Stretch::Gap(from, until) => html! {
            <tr key={index} class="gap"><td colspan="3">{ texts::gap(lang, &reader.day(*from), &reader.day(*until)) }{ " · " }{ texts::nothing_known(lang) }</td></tr>
        },
        Stretch::Edition(edition) => {
            let is_shown = edition.id() == shown.id();
            html! {
                <tr key={index} class={classes!(is_shown.then_some("here"))}>
                    <th scope="row"><a href={address(reader, edition)} aria-current={is_shown.then_some("true")}>{ reader.edition(edition) }</a></th>
                    <td>{ grade(reader, edition) }</td>
                    <td>{ now(reader, edition, today) }</td>
                </tr>
            }
        }
    };
    let holds = reader.state.program.editions().iter().any(|edition| today.is_none_or(|day| edition.holds_on(day)));
    html! {
        <section class="timeline" aria-labelledby="editions-name">
            <h2 id="editions-name">{ texts::editions(lang) }</h2>
            { picture(reader, &stretches, shown, today) }
            <table>
                <caption class="unseen">{ texts::line_of_time(lang) }</caption>
                <thead><tr>
                    <th scope="col">{ texts::in_force(lang) }</th><th scope="col">{ texts::support(lang) }</th><td></td>
                </tr></thead>
                <tbody>{ for stretches.iter().enumerate().map(row) }</tbody>
            </table>
            if !holds { <p class="nothing">{ texts::none_today(lang) }</p> }
        </section>
    }
}

/// The address of an edition.
pub fn address(reader: &Reader, edition: &Edition) -> String {
    shell::address_below(Route::Rules, &[reader.state.program.id(), edition.id()])
}

/// How well an edition is supported: a swatch as on the line, and the words.
fn grade(reader: &Reader, edition: &Edition) -> Html {
    html! {
        <><span class={classes!("swatch", edition.grade().word())} aria-hidden="true"></span>{ reader.say(Label::Grade(edition.grade())) }</>
    }
}

/// The mark of an edition that holds today.
fn now(reader: &Reader, edition: &Edition, today: Option<Date>) -> Html {
    if edition.from().is_some() && today.is_some_and(|day| edition.holds_on(day)) {
        return html! { <b class="now">{ texts::in_force_today(reader.lang()) }</b> };
    }
    Html::default()
}

/// The year of a day.
fn year(day: Date) -> i64 {
    day.to_string().split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}

/// Goes to an address of this page.
fn going(address: String) -> Callback<MouseEvent> {
    Callback::from(move |_| shell::go(&address))
}

/// The bars. The table beside them says the same, and leads to the same places by keyboard.
fn picture(reader: &Reader, stretches: &[Stretch], shown: &Edition, today: Option<Date>) -> Html {
    let days = |stretch: &Stretch| match stretch {
        Stretch::Edition(edition) => [edition.from(), edition.until()],
        Stretch::Gap(from, until) => [Some(*from), Some(*until)],
    };
    let dated = || stretches.iter().flat_map(days).flatten();
    let (Some(start), Some(last)) = (dated().min(), dated().chain(today).max()) else { return Html::default() };
    // An open end goes on a little beyond today.
    let whole = days_between(start, last).max(30) * 16 / 15;
    // In tenths of a hundredth.
    let place = |day: Date| days_between(start, day).clamp(0, whole) * 1000 / whole;
    let at = |tenths: i64| format!("{}.{}%", tenths / 10, tenths % 10);
    let bar = |(index, stretch): (usize, &Stretch)| {
        let [from, until] = days(stretch);
        let (left, right) = (from.map_or(0, place), until.map_or(1000, place));
        let (x, width) = (at(left), at(right - left));
        match stretch {
            Stretch::Gap(..) => html! { <line key={index} class="gap" x1={x} x2={at(right)} y1="30" y2="30" /> },
            Stretch::Edition(edition) => html! {
                <g key={index} onclick={going(address(reader, edition))}>
                    <title>{ reader.edition(edition) }</title>
                    <rect class={classes!("stretch", edition.grade().word(), (edition.id() == shown.id()).then_some("chosen"))} {x} y="18" {width} height="24" />
                </g>
            },
        }
    };
    let (first, end) = (year(start) + 1, year(last));
    let step = (end - first) / MOST_YEARS + 1;
    let years = (first..=end).filter(|year| (year - first) % step == 0).filter_map(|year| {
        let x = at(place(Date::parse(&format!("{year:04}-01-01")).ok()?));
        Some(html! {
            <g key={year}><line class="tick" x1={x.clone()} x2={x.clone()} y1="42" y2="48" /><text {x} y="62" text-anchor="middle">{ year }</text></g>
        })
    });
    let now = today.filter(|day| *day >= start).map(|day| {
        let x = at(place(day));
        html! {
            <><line class="now" x1={x.clone()} x2={x.clone()} y1="14" y2="46" /><text class="now" {x} y="10" text-anchor="end">{ texts::today(reader.lang()) }</text></>
        }
    });
    html! {
        <svg class="line-of-time" width="100%" height="66" aria-hidden="true" focusable="false">
            { for stretches.iter().enumerate().map(bar) }
            { for years }
            { now }
        </svg>
    }
}
