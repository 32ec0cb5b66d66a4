//! The slider of the first amount, marked where the curve bends.

use referral_statement::{Money, Word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::format::cents;
use crate::locales::Label;
use crate::reader::Reader;
use crate::state::{Action, Field, Kink, Sketch};

/// The places of the slider. They lie closer where amounts are small: an amount goes with the square of its place.
const PLACES: i64 = 240;

/// The slider below the amount.
pub fn slider(reader: &Reader, label: &str) -> Html {
    let Some(sketch) = reader.state.answer().and_then(|answer| answer.sketch.clone()) else { return Html::default() };
    let end = sketch.slider_end;
    let typed = Money::parse(&reader.state.form().text(Field::Spend)).unwrap_or(sketch.amount());
    let marks = marks(reader, &sketch);
    let oninput = {
        let reader = reader.clone();
        Callback::from(move |event: InputEvent| {
            let place = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
            let amount = Money::from_cents(amount_at(&sketch, place.unwrap_or(0)));
            reader.act(Action::Set(Field::Spend, amount.to_string()));
        })
    };
    html! {
        <div class="slider">
            <input type="range" min="0" max={PLACES.to_string()} value={place_of(cents(typed), end).to_string()}
                aria-label={label.to_owned()} aria-valuetext={reader.money(typed)} aria-controls={Field::Spend.word()} {oninput} />
            { marks }
        </div>
    }
}

/// The nearest place of an amount.
fn place_of(amount: i64, end: i64) -> i64 {
    let square = i128::from(amount.clamp(0, end)) * i128::from(PLACES * PLACES) / i128::from(end.max(1));
    let low = i64::try_from(square.isqrt()).unwrap_or(PLACES);
    let nearer = i128::from(low * (low + 1)) < square;
    if nearer { low + 1 } else { low }
}

/// The amount of a place: a bend's own, or a round one near it.
fn amount_at(sketch: &Sketch, place: i64) -> i64 {
    let end = sketch.slider_end;
    let bend = sketch.kinks.iter().map(|kink| cents(kink.at)).find(|at| place_of(*at, end) == place && *at <= end);
    if let Some(bend) = bend {
        return bend;
    }
    let amount = |place: i64| {
        i64::try_from(i128::from(end) * i128::from(place * place) / i128::from(PLACES * PLACES)).unwrap_or(end)
    };
    let step = (amount(place + 1) - amount(place)).max(1);
    // No coarser than the way to the next place, so that every place has an amount of its own.
    let mut round = 1;
    for factor in [5, 2].into_iter().cycle() {
        if round * factor > step {
            break;
        }
        round *= factor;
    }
    (amount(place) + round / 2) / round * round
}

/// The bends as marks, with what they are; near ones stand on rows of their own.
fn marks(reader: &Reader, sketch: &Sketch) -> Html {
    let within = |kink: &&Kink| cents(kink.at) <= sketch.slider_end;
    let mut rows: Vec<i64> = Vec::new();
    let marks: Vec<Html> = sketch
        .kinks
        .iter()
        .filter(within)
        .map(|kink| {
            let place = place_of(cents(kink.at), sketch.slider_end);
            // A label takes about a third of a narrow page.
            let row = rows.iter().position(|taken| place - taken > PLACES * 2 / 5).unwrap_or(rows.len());
            if row == rows.len() {
                rows.push(place);
            } else {
                rows[row] = place;
            }
            mark(reader, kink, place, row)
        })
        .collect();
    let height = 6 + 32 * rows.len();
    html! { <svg class="marks" width="100%" height={height.to_string()} aria-hidden="true" focusable="false">{ for marks }</svg> }
}

fn mark(reader: &Reader, kink: &Kink, place: i64, row: usize) -> Html {
    let at = format!("{}.{}%", place * 100 / PLACES, place * 1000 / PLACES % 10);
    let anchor = if place * 4 < PLACES {
        "start"
    } else if place * 4 > PLACES * 3 {
        "end"
    } else {
        "middle"
    };
    let top = row * 32;
    let (tick, first, second) = ((top + 5).to_string(), (top + 18).to_string(), (top + 32).to_string());
    html! {
        <g key={format!("{}{}", kink.at, kink.bend)}>
            <line x1={at.clone()} x2={at.clone()} y1="0" y2={tick} />
            <text class="at" x={at.clone()} y={first} text-anchor={anchor}>{ reader.money(kink.at) }</text>
            <text x={at} y={second} text-anchor={anchor}>{ reader.say(Label::Bend(kink.bend)) }</text>
        </g>
    }
}
