//! The reward as a curve: what one customer brings by the first amount, drawn and as a table.

use js_sys::Array;
use referral_statement::{Basis, Money};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use super::chart::{self, Note};
use crate::format::cents;
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::{Answer, Sketch};

/// The section below the form and the statement; `place` is measured, and `width` is what was measured.
pub fn curve(reader: &Reader, answer: &Answer, sketch: &Sketch, place: &NodeRef, width: i64) -> Html {
    let stale = (!reader.state.faults().is_empty()).then_some("stale");
    let name = match reader.state.program.basis() {
        Basis::Spend => Label::CurveOfSpend,
        Basis::Orders => Label::CurveOfOrder,
    };
    let reward = answer.statement.customers.first().map_or(Money::ZERO, |customer| customer.reward);
    let (at, earned) = (reader.money(sketch.amount()), reader.money(reward));
    let here = reader.tell(Msg::YouAreHere { at: &at, reward: &earned });
    let within = |kink: &&crate::state::Kink| cents(kink.at) <= sketch.chart_end;
    let notes: Vec<Note> = sketch
        .kinks
        .iter()
        .filter(within)
        .map(|kink| {
            let (what, reward) = (reader.say(Label::Bend(kink.bend)), reader.money(kink.reward));
            Note { at: kink.at, reward: kink.reward, text: reader.tell(Msg::Noted { what, reward: &reward }) }
        })
        .collect();
    let points: Vec<String> = sketch
        .kinks
        .iter()
        .filter(within)
        .map(|kink| {
            let (at, reward) = (reader.money(kink.at), reader.money(kink.reward));
            reader.tell(Msg::CurvePoint { at: &at, reward: &reward, why: reader.say(Label::Bend(kink.bend)) })
        })
        .collect();
    let summary = reader.tell(Msg::CurveSummary { points: &points.join(" "), at: &at, reward: &earned });
    let you = Note { at: sketch.amount(), reward, text: here };
    html! {
        <section class={classes!("curve", stale)} aria-labelledby="curve-name">
            <h2 id="curve-name">{ reader.say(name) }</h2>
            <div class="drawing" ref={place}>{ chart::chart(reader, sketch, &notes, &you, summary, width) }</div>
            { table(reader, sketch, reward) }
        </section>
    }
}

/// The same as rows: every bend, and where the reader is.
fn table(reader: &Reader, sketch: &Sketch, reward: Money) -> Html {
    let mut rows: Vec<(Money, Money, String)> =
        sketch.kinks.iter().map(|kink| (kink.at, kink.reward, reader.say(Label::Bend(kink.bend)).to_owned())).collect();
    let place = rows.iter().position(|(at, ..)| *at > sketch.amount()).unwrap_or(rows.len());
    rows.insert(place, (sketch.amount(), reward, reader.say(Label::YouAreHere).to_owned()));
    let row = |(at, reward, why): (Money, Money, String)| {
        html! { <tr><td>{ reader.money(at) }</td><td>{ reader.money(reward) }</td><td>{ why }</td></tr> }
    };
    html! {
        <details class="more table">
            <summary>{ reader.say(Label::CurveTable) }</summary>
            <table>
                <thead><tr>
                    <th scope="col">{ reader.say(Label::AtAmount) }</th>
                    <th scope="col">{ reader.say(Label::Reward) }</th>
                    <th scope="col">{ reader.say(Label::WhatHappens) }</th>
                </tr></thead>
                <tbody>{ for rows.into_iter().map(row) }</tbody>
            </table>
        </details>
    }
}

/// A place of the page and its width in pixels, which follows every change; `usual` until it is known.
#[hook]
pub fn use_width(usual: i64) -> (NodeRef, i64) {
    let place = use_node_ref();
    let width = use_state(|| usual);
    {
        let (place, width) = (place.clone(), width.setter());
        use_effect_with((), move |()| {
            let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
                if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
                    #[allow(clippy::cast_possible_truncation, reason = "pixels of a screen are few")]
                    width.set((entry.content_rect().width() as i64).max(280));
                }
            });
            let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
            if let Some((observer, element)) = observer.as_ref().zip(place.cast::<Element>()) {
                observer.observe(&element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(seen);
            }
        });
    }
    (place, *width)
}
