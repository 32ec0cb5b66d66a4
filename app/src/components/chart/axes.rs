//! The axes of a chart: round rewards at the left; the bends and round amounts below, where they do not touch.

use referral_statement::Money;
use yew::prelude::*;

use super::{Frame, Note, px, round_step, width_of};
use crate::format::cents;
use crate::reader::Reader;

/// Lines and labels; `step` is that of the rewards, `highest` the highest of them.
pub fn axes(reader: &Reader, frame: &Frame, step: i64, highest: i64, notes: &[Note]) -> Html {
    let rewards = (0..=highest / step).map(|index| index * step);
    let across = rewards.map(|reward| {
        let (_, y) = frame.place(0, reward);
        let class = if reward == 0 { "base" } else { "grid" };
        html! {
            <g key={format!("reward-{reward}")}>
                <path class={class} d={format!("M{} {}H{}", px(frame.left), px(y), px(frame.right))} />
                <text class="axis" x={px(frame.left - 100)} y={px(y + 42)} text-anchor="end">{ reader.money(Money::from_cents(reward)) }</text>
            </g>
        }
    });
    let below = amounts(reader, frame, notes).into_iter().map(|label| {
        let (x, _) = frame.place(label.at, 0);
        html! {
            <g key={format!("at-{}", label.at)}>
                <path class="tick" d={format!("M{} {}v5", px(x), px(frame.bottom))} />
                <text class="axis" x={px(i64::midpoint(label.from, label.to))} y={px(frame.bottom + 210)} text-anchor="middle">{ label.text }</text>
            </g>
        }
    });
    html! { <>{ for across }{ for below }</> }
}

/// A label below the chart and the room that it takes.
struct Label {
    at: i64,
    text: String,
    from: i64,
    to: i64,
}

/// The bends first, then round amounts in the room that is left.
fn amounts(reader: &Reader, frame: &Frame, notes: &[Note]) -> Vec<Label> {
    let room = (frame.right - frame.left) / 1100;
    let step = round_step(frame.end / room.max(1));
    let round = (0..=frame.end / step).map(|index| index * step);
    let mut labels: Vec<Label> = Vec::new();
    for at in notes.iter().map(|note| cents(note.at)).chain(round) {
        let text = reader.money(Money::from_cents(at));
        let half = width_of(&text) / 2;
        let (x, _) = frame.place(at, 0);
        let middle = x.clamp(frame.left - 60 + half, frame.right + 100 - half);
        let label = Label { at, text, from: middle - half, to: middle + half };
        let free = labels.iter().all(|other| label.to + 120 < other.from || other.to + 120 < label.from);
        if free {
            labels.push(label);
        }
    }
    labels
}
