//! Whether the rules on which the total rests are those of the reader's day: in force or ended, when they were read, and where to
//! look them up. The engine knows no day; this does.

use referral_statement::{Date, Edition};
use yew::prelude::*;

use crate::locales::estimate as texts;
use crate::reader::Reader;
use crate::state::{Action, Field};

/// What stands beside the total for these editions.
pub fn standing(reader: &Reader, editions: &[&'static Edition]) -> Html {
    let Ok(today) = Date::parse(&reader.state.today) else { return Html::default() };
    let items = editions.iter().map(|edition| one(reader, edition, today));
    let ended = editions.iter().any(|edition| edition.until().is_some_and(|until| until <= today));
    html! {
        <div class="standing">
            { for items }
            if ended { { other_rules(reader, today) } }
        </div>
    }
}

fn one(reader: &Reader, edition: &'static Edition, today: Date) -> Html {
    let lang = reader.lang();
    let read_on = edition.sources().iter().map(referral_statement::Source::read_on).max();
    let day = |day: Option<Date>| day.map(|day| reader.day(day)).unwrap_or_default();
    let state = match (edition.from(), edition.until()) {
        (_, Some(until)) if until <= today => texts::ended(lang, &reader.day(until)),
        (Some(from), _) if from > today => texts::not_yet(lang, &reader.day(from)),
        (Some(_), Some(_)) => texts::in_force_until(lang, &day(edition.until())),
        (Some(_), None) => texts::in_force(lang, &day(edition.from())),
        (None, _) => texts::undated(lang),
    };
    let ended = edition.until().is_some_and(|until| until <= today);
    let source = edition.sources().first().map(|source| {
        html! { <a href={source.url()} target="_blank" rel="noopener noreferrer">{ texts::official_page(lang) }</a> }
    });
    html! {
        <p key={edition.id()} class={classes!(ended.then_some("ended"))}>
            <span>{ state }</span>{ lang.space() }
            { read_on.map(|day| html! { <><span class="of">{ texts::read_on(lang, &reader.day(day)) }</span>{ lang.space() }</> }) }
            { source }
        </p>
    }
}

/// The rules of the order's day are no longer those of today: what holds now, and the way there.
fn other_rules(reader: &Reader, today: Date) -> Html {
    let lang = reader.lang();
    let holds = |edition: &&Edition| {
        edition.from().is_none_or(|from| from <= today) && edition.until().is_none_or(|until| today < until)
    };
    let now = reader.state.program.editions().iter().find(holds);
    let Some(now) = now else { return html! { <p class="banner">{ texts::none_today(lang) }</p> } };
    let pinned = !reader.state.draft().edition.is_empty();
    let action = if pinned {
        Action::Apply(vec![(Field::Edition, String::new()), (Field::Start, reader.state.today.clone())])
    } else {
        Action::Set(Field::Start, reader.state.today.clone())
    };
    html! {
        <p class="banner">
            <span>{ texts::today_others(lang, &reader.edition(now)) }</span>
            if reader.state.desk().fits {
                <button type="button" onclick={reader.on(action)}>{ texts::reckon_today(lang) }</button>
            }
        </p>
    }
}
