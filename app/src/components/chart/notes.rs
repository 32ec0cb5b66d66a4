//! What is said of points of a chart, each in the first free place near its point.

use yew::prelude::*;

use super::{Frame, Note, px, width_of};
use crate::format::cents;

/// The height of a line of text, and the room around it, in tenths of a pixel.
const HEIGHT: i64 = 170;
const ROOM: i64 = 60;

/// A rectangle of the drawing.
#[derive(Clone, Copy)]
struct Box {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Box {
    fn touches(&self, other: &Self) -> bool {
        self.left - ROOM < other.right
            && other.left - ROOM < self.right
            && self.top - ROOM / 2 < other.bottom
            && other.top - ROOM / 2 < self.bottom
    }

    /// Do the two share a place?
    fn crosses(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_free(&self, frame: &Frame, taken: &[Self]) -> bool {
        let inside = self.left >= frame.left + 30
            && self.right <= frame.right
            && self.top >= 0
            && self.bottom <= frame.bottom - 30;
        let beside_line = frame
            .span(self.left - ROOM, self.right + ROOM)
            .is_none_or(|(high, low)| self.bottom + ROOM < high || self.top - ROOM > low);
        inside && beside_line && !taken.iter().any(|other| self.touches(other))
    }
}

/// All notes; `you` goes first.
pub fn notes(frame: &Frame, notes: &[Note], you: &Note) -> Html {
    let here = frame.place(cents(you.at), cents(you.reward));
    // The marker and the line below it.
    let marker = Box { left: here.0 - 70, top: here.1 - 70, right: here.0 + 70, bottom: here.1 + 70 };
    let stem = Box { left: here.0 - 10, top: here.1, right: here.0 + 10, bottom: frame.bottom };
    let mut taken = vec![marker, stem];
    let all = std::iter::once((you, "note you")).chain(notes.iter().map(|note| (note, "note")));
    let drawn: Vec<Html> = all.filter_map(|(note, class)| draw(frame, note, class, &mut taken)).collect();
    html! { <>{ for drawn }</> }
}

/// The first free place, or nothing where there is none: the axis and the table name the point too.
fn draw(frame: &Frame, named: &Note, class: &'static str, taken: &mut Vec<Box>) -> Option<Html> {
    let (x, y) = frame.place(cents(named.at), cents(named.reward));
    let width = width_of(&named.text);
    let free = |place: &Box| {
        let leader = leader(*place, (x, y));
        let crossed = leader.is_some_and(|leader| taken.iter().skip(1).any(|other| other.crosses(&leader)));
        place.is_free(frame, taken) && !crossed
    };
    let place = places((x, y), width, frame.bottom).into_iter().find(free)?;
    let leader = leader(place, (x, y));
    taken.push(place);
    taken.extend(leader);
    let leader = leader.map(|leader| {
        let end = if leader.left < x { leader.left } else { leader.right };
        let to = if leader.top < y { leader.top } else { leader.bottom };
        format!("M{} {}L{} {}", px(x), px(y), px(end), px(to))
    });
    Some(html! {
        <g class={class}>
            if let Some(leader) = leader { <path class="leader" d={leader} /> }
            <circle class="dot" cx={px(x)} cy={px(y)} r="3" />
            <text x={px(place.left)} y={px(place.bottom - 40)}>{ &named.text }</text>
        </g>
    })
}

/// The room of the line from a point to its text, where the text is not beside the point.
fn leader(place: Box, (x, y): (i64, i64)) -> Option<Box> {
    let end = x.clamp(place.left + 20, place.right - 20);
    let to = if place.bottom < y { place.bottom + 20 } else { place.top - 10 };
    let far = (to - y).abs() > 160;
    far.then(|| Box { left: x.min(end), right: x.max(end), top: y.min(to), bottom: y.max(to) })
}

/// Places around a point: above it first and then below, from near to far; near the axis also a little further on, under the line.
fn places((x, y): (i64, i64), width: i64, axis: i64) -> Vec<Box> {
    let mut places = Vec::new();
    for away in (0..12).map(|step| 100 + step * 90) {
        if away > 280 && away <= 370 && axis - y < 500 {
            let bottom = axis - 40;
            let lefts = (1..=4).map(|step| x + step * 100);
            places.extend(lefts.map(|left| Box { left, top: bottom - HEIGHT, right: left + width, bottom }));
        }
        let bottom = y - away;
        let lefts = [x - width - 80, x - width / 2, x + 80];
        places.extend(lefts.map(|left| Box { left, top: bottom - HEIGHT, right: left + width, bottom }));
        if away <= 280 {
            let top = y + away;
            let lefts = [x + 100, x - width - 100];
            places.extend(lefts.map(|left| Box { left, top, right: left + width, bottom: top + HEIGHT }));
        }
    }
    places
}
