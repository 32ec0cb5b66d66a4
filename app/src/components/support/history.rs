//! What happened when: the windows of a customer as bands, the orders and openings as marks, and the same as a list.

use referral_explain::Figures;
use referral_statement::{CustomerStatement, Money, Step, Time};
use yew::prelude::*;

use crate::locales::support as texts;
use crate::reader::Reader;

/// A moment.
struct Moment {
    at: Time,
    what: String,
    mark: Mark,
}

/// How a moment is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opening,
    Elsewhere,
    End,
    Order,
    Asked,
}

/// The customer's line of time.
pub fn history(reader: &Reader, customer: &CustomerStatement, asked: &str) -> Html {
    let lang = reader.lang();
    let (mut moments, bands) = gather(reader, customer, asked);
    moments.sort_by_key(|moment| moment.at);
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return Html::default() };
    let (start, whole) = (first.at, last.at.seconds_from(first.at).max(1));
    // In tenths of a hundredth, with a margin for the marks.
    let place = |time: Time| {
        let tenths = 20 + time.seconds_from(start).clamp(0, whole) * 960 / whole;
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let width = |from: Time, to: Time| {
        let tenths = to.seconds_from(from).clamp(0, whole) * 960 / whole;
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let band = |(index, (from, to)): (usize, &(Time, Time))| {
        let y = if index % 2 == 0 { "12" } else { "18" };
        html! { <rect class={classes!("band", (index % 2 == 1).then_some("second"))} x={place(*from)} y={y} width={width(*from, *to)} height="20" /> }
    };
    let drawn = |moment: &Moment| {
        let x = place(moment.at);
        match moment.mark {
            Mark::Opening => html! { <line class="opening" x1={x.clone()} x2={x} y1="6" y2="44" /> },
            Mark::Elsewhere => html! { <line class="other" x1={x.clone()} x2={x} y1="6" y2="44" /> },
            Mark::End => html! { <line class="end" x1={x.clone()} x2={x} y1="10" y2="40" /> },
            Mark::Order => html! { <circle class="order" cx={x} cy="25" r="5" /> },
            Mark::Asked => {
                html! { <><circle class="ring" cx={x.clone()} cy="25" r="10" /><circle class="order" cx={x} cy="25" r="6" /></> }
            }
        }
    };
    let item = |(index, moment): (usize, &Moment)| {
        let class = match moment.mark {
            Mark::Opening => "opening",
            Mark::Elsewhere => "other",
            Mark::End => "end",
            Mark::Order | Mark::Asked => "order",
        };
        html! {
            <li key={index}><span class={classes!("sign", class)} aria-hidden="true"></span><span class="on">{ reader.figures.time(moment.at) }</span>
                <span>{ moment.what.clone() }if moment.mark == Mark::Asked { { " · " }<b>{ texts::asked(lang) }</b> }</span></li>
        }
    };
    html! {
        <section class="history" aria-labelledby="history-name">
            <h2 id="history-name">{ texts::history(lang) }</h2>
            <svg class="moments" width="100%" height="50" aria-hidden="true" focusable="false">
                <line class="axis" x1="0" x2="100%" y1="25" y2="25" />
                { for bands.iter().enumerate().map(band) }
                { for moments.iter().map(drawn) }
            </svg>
            <details open={moments.len() <= 8}>
                <summary>{ texts::history_summary(lang, moments.len()) }</summary>
                <ol>{ for moments.iter().enumerate().map(item) }</ol>
            </details>
        </section>
    }
}

/// Every moment once, and the windows.
fn gather(reader: &Reader, customer: &CustomerStatement, asked: &str) -> (Vec<Moment>, Vec<(Time, Time)>) {
    let lang = reader.lang();
    let mut moments: Vec<Moment> = Vec::new();
    let mut bands: Vec<(Time, Time)> = Vec::new();
    let mut add = |at: Time, what: String, mark: Mark| {
        if !moments.iter().any(|known| known.at == at && known.what == what) {
            moments.push(Moment { at, what, mark });
        }
    };
    let mut band = |from: Time, to: Option<Time>| {
        bands
            .extend(to.filter(|to| !bands.contains(&(from, *to))).map(|to| (from, to)).into_iter().collect::<Vec<_>>());
    };
    let mut openings: Vec<Time> = Vec::new();
    for order in &customer.orders {
        let mut paid = Money::ZERO;
        let mut paid_at = None;
        for step in &order.steps {
            match step {
                Step::Edition { paid_at: at, .. } => paid_at = Some(*at),
                Step::Counted { paid: amount, .. } => paid = *amount,
                Step::Link { opened_at, ends_at, elsewhere_at, .. } => {
                    openings.push(*opened_at);
                    if let Some(at) = elsewhere_at {
                        add(*at, texts::opened_elsewhere(lang), Mark::Elsewhere);
                    }
                    if let Some(at) = ends_at {
                        add(*at, texts::window_ends(lang), Mark::End);
                    }
                    band(*opened_at, *ends_at);
                }
                Step::Window { registered_on, paid_at: at, threshold_until, bonus_until, .. } => {
                    paid_at = Some(*at);
                    let start = registered_on.start();
                    add(start, texts::registered(lang), Mark::Opening);
                    for (until, what) in
                        [(threshold_until, texts::fixed_ends(lang)), (bonus_until, texts::bonus_ends(lang))]
                    {
                        if let Some(at) = until {
                            add(*at, what, Mark::End);
                        }
                        band(start, *until);
                    }
                }
                _ => {}
            }
        }
        if let Some(at) = paid_at {
            let mark = if order.id == asked { Mark::Asked } else { Mark::Order };
            add(at, texts::order_paid(lang, &order.id, &reader.money(paid)), mark);
        }
    }
    openings.sort();
    openings.dedup();
    for (index, at) in openings.into_iter().enumerate() {
        let what = if index == 0 { texts::link_opened(lang) } else { texts::link_reopened(lang) };
        add(at, what, Mark::Opening);
    }
    (moments, bands)
}
