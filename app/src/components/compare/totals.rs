//! The totals side by side: a bar for each column, its total, and what it is more or less than the current scenario's.

use referral_statement::{Edition, Money, Tier};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::told::{self, Open};
use super::{button, name, open as open_link, refused};
use crate::components::parts::share_of;
use crate::format::percent;
use crate::locales::{Label, Msg, compare as texts};
use crate::reader::Reader;
use crate::route::Route;
use crate::state::Action;
use crate::state::compare::{Act, Board, Item, Judged, What};

/// The picture that is its own table, and the summary of it.
pub fn totals(reader: &Reader, board: &Board, open: &Open) -> Html {
    let lang = reader.lang();
    let rows = board.columns.iter().enumerate().map(|(index, column)| row(reader, board, index, column, open));
    html! {
        <section class="totals paper" aria-labelledby="totals-name">
            <h2 id="totals-name">{ texts::totals(lang) }</h2>
            <p role="status" class="because">{ summary(reader, board) }</p>
            <table role="table">
                <caption class="unseen">{ texts::totals(lang) }</caption>
                <thead class="unseen" role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ texts::column(lang) }</th>
                    <th scope="col" role="columnheader">{ texts::total(lang) }</th>
                    <th scope="col" role="columnheader">{ texts::difference(lang) }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
            if board.columns.len() > 1 { <p class="nothing">{ texts::mark(lang) }</p> }
        </section>
    }
}

/// How far the columns are apart, in a sentence.
fn summary(reader: &Reader, board: &Board) -> String {
    let lang = reader.lang();
    if board.columns.len() == 1 {
        return texts::nothing_beside(lang);
    }
    if board.columns[0].answer.is_err() {
        return texts::base_first(lang);
    }
    let known = || board.columns.iter().filter_map(|column| Some((column, column.statement()?.total)));
    // Of those that are alike the first is named.
    let most = known().reduce(|most, other| if other.1 > most.1 { other } else { most });
    let least = known().reduce(|least, other| if other.1 < least.1 { other } else { least });
    let (Some((most, high)), Some((least, low))) = (most, least) else { return String::new() };
    if high == low {
        return texts::all_the_same(lang);
    }
    let (most, least) = (name(reader, most.item.as_ref()), name(reader, least.item.as_ref()));
    texts::spread(lang, &most, &reader.money(high), &least, &reader.money(low), &reader.money(high - low))
}

fn row(reader: &Reader, board: &Board, index: usize, column: &Judged, open: &Open) -> Html {
    let lang = reader.lang();
    let name = name(reader, column.item.as_ref());
    let asked = (None, index);
    let place = told::place(None, index);
    let difference = match (&column.item, &column.differences) {
        (None, _) if board.columns.len() == 1 => Html::default(),
        (None, _) => html! { <small>{ texts::reference(lang) }</small> },
        (Some(_), Some(found)) if found.difference.is_zero() => html! { <small>{ texts::same(lang) }</small> },
        (Some(_), Some(found)) => html! { <b class={sign(found.difference)}>{ reader.signed(found.difference) }</b> },
        (Some(_), None) => html! { <span aria-hidden="true">{ "—" }</span> },
    };
    let amount = match &column.answer {
        Ok(answer) => {
            let total = reader.money(answer.statement.total);
            told::amount(reader, open, &asked, &total, (&texts::total(lang), &name), place.clone())
        }
        Err(_) => html! { <small>{ texts::cannot(lang) }</small> },
    };
    let is_open = open.as_ref() == Some(&asked);
    let key = column.item.as_ref().map_or(0, |item| item.key);
    html! {
        <>
            <tr role="row" key={format!("total-{key}")}>
                <th scope="row" role="rowheader">
                    <div class="column-head">
                        <div><span class="name">{ &name }</span>{ under(reader, column) }</div>
                        { acts(reader, column, &name) }
                    </div>
                    // A bar alone would measure nothing.
                    if board.columns.len() > 1 { { bar(board, column) } }
                </th>
                <td role="cell">{ amount }</td>
                <td role="cell">{ difference }</td>
            </tr>
            if let (true, Ok(answer)) = (is_open, &column.answer) {
                <tr role="row" class="opened-row" key={format!("told-{key}")}><td role="cell" colspan="3" id={place}><div>{ told::total(reader, answer) }</div></td></tr>
            }
        </>
    }
}

/// The class of a difference; its sign says the same.
pub fn sign(difference: Money) -> &'static str {
    if difference > Money::ZERO { "more-of" } else { "less-of" }
}

/// Which rules judge it and how well they are supported, the range, or what is to be corrected.
fn under(reader: &Reader, column: &Judged) -> Html {
    let lang = reader.lang();
    let answer = match &column.answer {
        Ok(answer) => answer,
        Err(error) => {
            let correct = column
                .item
                .is_none()
                .then(|| html! { <a href={Route::Scenario.hash()}>{ texts::to_scenario(lang) }</a> });
            return html! { <>{ refused(reader, column, error) }{ correct }</> };
        }
    };
    let edition = |edition: &&'static Edition| {
        let grade = reader.say(Label::Grade(edition.grade()));
        html! { <small key={edition.id()}>{ reader.edition(edition) }{ " · " }{ grade }</small> }
    };
    let range = &answer.statement.range;
    let moves = range.lowest != range.highest;
    html! {
        <>
            { for answer.editions.iter().map(edition) }
            if moves { <small>{ texts::between(lang, &reader.money(range.lowest), &reader.money(range.highest)) }</small> }
        </>
    }
}

/// A bar as long as the total is of the largest, with a mark where the current scenario's ends.
fn bar(board: &Board, column: &Judged) -> Html {
    let total = |column: &Judged| column.statement().map(|statement| statement.total);
    let most = board.columns.iter().filter_map(total).fold(Money::ZERO, Money::max);
    let Some(own) = total(column).filter(|_| !most.is_zero()) else { return Html::default() };
    let mark = board.columns.first().and_then(total).map(|base| share_of(base, most));
    html! {
        <svg class="bar-of" width="100%" height="14" aria-hidden="true" focusable="false">
            <rect y="3" width="100%" height="8" rx="4" /><rect class="used-part" y="3" width={share_of(own, most)} height="8" rx="4" />
            if let Some(x) = mark { <line x1={x.clone()} x2={x} y1="0" y2="14" /> }
        </svg>
    }
}

/// What can be done with a column.
fn acts(reader: &Reader, column: &Judged, name: &str) -> Html {
    let lang = reader.lang();
    let Some(item) = &column.item else { return Html::default() };
    html! {
        <div class="act">
            { rate(reader, column, item) }
            { open_link(reader, &column.draft, name) }
            { button(reader, &texts::remove(lang), name, Act::Remove(item.key)) }
        </div>
    }
}

/// The rate of a tier for which none is published.
fn rate(reader: &Reader, column: &Judged, item: &Item) -> Html {
    let What::Varied(_, vary) = &item.what else { return Html::default() };
    let asked = column.answer.as_ref().is_err_and(|error| error.path == "referrer.tier_rate");
    if vary.rate.is_empty() && !asked {
        return Html::default();
    }
    let (state, key) = (reader.state.dispatcher(), item.key);
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            state.dispatch(Action::Compare(Act::Rate(key, input.value())));
        }
    });
    let tiers = reader.state.program.editions().iter().rev().flat_map(Edition::tiers);
    let range = tiers.filter(|tier| Some(tier.id()) == vary.tier.as_deref()).find_map(Tier::range);
    let between = range.map(|(from, to)| reader.tell(Msg::RateNotPublished { from: &percent(from), to: &percent(to) }));
    html! {
        <label class="rate"><span>{ texts::rate(reader.lang()) }if let Some(between) = between { <small>{ between }</small> }</span>
            <input type="text" inputmode="decimal" autocomplete="off" value={vary.rate.clone()} aria-invalid={asked.then_some("true")} {oninput} /></label>
    }
}
