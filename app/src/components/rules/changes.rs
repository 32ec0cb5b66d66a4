//! What changed since the edition before: every value that differs, as it was and as it is.

use referral_statement::{Edition, Item, Moved, RateCell, RateLine, RateTable, Reading, RuleChange};
use yew::prelude::*;

use super::{rates, value};
use crate::components::rules::timeline::address;
use crate::locales::rules as texts;
use crate::reader::Reader;

/// The changes since the edition before.
pub fn changes(reader: &Reader, edition: &'static Edition, before: Option<&'static Edition>) -> Html {
    let lang = reader.lang();
    let Some(before) = before else { return html! { <p class="nothing">{ texts::first_known(lang) }</p> } };
    let changes = edition.changes_since(before);
    let gap = before.until().zip(edition.from()).is_some_and(|(until, from)| until < from);
    let of_value = |(index, change): (usize, &RuleChange)| {
        let side = |edition: &Edition, item: Option<&Item>| match item {
            Some(item) => value::says(reader, edition, item),
            None => absent(reader),
        };
        html! {
            <tr key={format!("value-{index}")}>
                <th scope="row">{ value::topic(reader, &change.about) }</th>
                <td data-label={texts::before(lang)}><div>{ side(before, change.before.as_ref()) }</div></td>
                <td data-label={texts::after(lang)}><div>{ side(edition, change.after.as_ref()) }</div></td>
            </tr>
        }
    };
    let nothing = changes.rates.lines.is_empty() && changes.values.is_empty();
    html! {
        <>
            <p>{ since(reader, before) }if gap { { lang.space() }{ texts::across_gap(lang) } }</p>
            if nothing {
                <p class="nothing">{ texts::nothing_changed(lang) }</p>
            } else {
                <table class="changes">
                    <caption class="unseen">{ texts::changed(lang) }</caption>
                    <thead><tr><th scope="col">{ texts::value(lang) }</th><th scope="col">{ texts::before(lang) }</th><th scope="col">{ texts::after(lang) }</th></tr></thead>
                    <tbody>
                        { for changes.rates.lines.iter().enumerate().map(|(index, line)| of_rate(reader, [before, edition], &changes.rates, line, index)) }
                        { for changes.values.iter().enumerate().map(of_value) }
                    </tbody>
                </table>
            }
            { questions(reader, &texts::settled(lang), before, &changes.settled) }
            { questions(reader, &texts::opened(lang), edition, &changes.opened) }
        </>
    }
}

/// The sentence that names the edition before, with the way to it.
fn since(reader: &Reader, before: &'static Edition) -> Html {
    let text = texts::since(reader.lang(), "\u{0}");
    let name = reader.edition(before);
    let (start, end) = text.split_once('\u{0}').unwrap_or((text.as_str(), ""));
    html! { <>{ start.to_owned() }<a href={address(reader, before)}>{ name }</a>{ end.to_owned() }</> }
}

fn absent(reader: &Reader) -> Html {
    let lang = reader.lang();
    html! { <><span aria-hidden="true">{ texts::absent(lang) }</span><span class="unseen">{ texts::absent_name(lang) }</span></> }
}

/// A line of rates: one value where all tiers have the same, else one for each tier.
fn of_rate(
    reader: &Reader,
    [before, after]: [&'static Edition; 2],
    table: &RateTable<Moved<RateCell>>,
    line: &RateLine<Moved<RateCell>>,
    index: usize,
) -> Html {
    let lang = reader.lang();
    let side = |edition: &'static Edition, of: fn(&Moved<RateCell>) -> &RateCell| {
        let shown = |cell: &RateCell| value::read(reader, edition, &cell.rate, |said| rates::rate(reader, said));
        let first = of(&line.cells[0]);
        if line.cells.iter().all(|cell| of(cell).rate == first.rate) {
            return shown(first);
        }
        let each = line.cells.iter().zip(&table.tiers).map(|(cell, tier)| {
            html! { <li key={tier.clone()}><small>{ value::tier(reader, tier) }</small>{ " " }{ shown(of(cell)) }</li> }
        });
        html! { <ul>{ for each }</ul> }
    };
    html! {
        <tr key={format!("rate-{index}")}>
            <th scope="row">{ rates::orders(reader, line) }</th>
            <td data-label={texts::before(lang)}><div>{ side(before, |cell| &cell.before) }</div></td>
            <td data-label={texts::after(lang)}><div>{ side(after, |cell| &cell.after) }</div></td>
        </tr>
    }
}

/// The readings that came or went.
fn questions(reader: &Reader, title: &str, edition: &Edition, ids: &[String]) -> Html {
    let known = |id: &String| edition.readings().iter().find(|reading| reading.id() == id);
    let questions: Vec<&Reading> = ids.iter().filter_map(known).collect();
    if questions.is_empty() {
        return Html::default();
    }
    html! {
        <div class="facts-of">
            <h4>{ title.to_owned() }</h4>
            <ul class="told-list">{ for questions.iter().map(|reading| html! { <li key={reading.id().to_owned()}>{ reader.pick(reading.question()).to_owned() }</li> }) }</ul>
        </div>
    }
}
