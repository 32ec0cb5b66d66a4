//! The way of every payment on a line of time: earned, confirmed, paid, to be spent, expired, as far apart as the days are.

use referral_statement::{Calendar, Date, Entry, Month, Pays};
use yew::prelude::*;

use super::entries::{is_for, key};
use crate::app::PageProps;
use crate::components::chart::{px, width_of};
use crate::components::curve::use_width;
use crate::format::days_between;
use crate::locales::calendar as texts;
use crate::reader::Reader;

/// The most payments that are drawn.
const MOST_DRAWN: usize = 16;

/// The height of a row, and of the names of the months, in tenths of a pixel.
const ROW: i64 = 440;
const AXIS: i64 = 260;

/// The picture.
#[component]
pub fn TimeLine(props: &PageProps) -> Html {
    let (place, width) = use_width(1120);
    let reader = &props.reader;
    let drawn =
        reader.state.dates().and_then(|dates| dates.calendar.as_ref().map(|calendar| whole(reader, calendar, width)));
    html! { <div class="drawing" ref={place}>{ drawn }</div> }
}

fn whole(reader: &Reader, calendar: &Calendar, width: i64) -> Html {
    let lang = reader.lang();
    if calendar.entries.is_empty() {
        return Html::default();
    }
    let all = calendar.entries.iter().chain(&calendar.undated);
    let entries: Vec<&Entry> = all.filter(|entry| entry.earned_on.is_some()).collect();
    let Some(first) = entries.iter().filter_map(|entry| entry.earned_on).min() else { return Html::default() };
    let Some(last) = entries.iter().filter_map(|entry| end(entry)).max() else { return Html::default() };
    let shown = &entries[..entries.len().min(MOST_DRAWN)];
    let rows = i64::try_from(shown.len()).unwrap_or(0);
    let scale = Scale { first, days: days_between(first, last).max(1), left: 80, right: width * 10 - 80 };
    let height = (rows * ROW + AXIS) / 10;
    let summary = texts::summary(lang, entries.len(), &reader.day(first), &reader.day(last));
    html! {
        <figure class="ways-of">
            <figcaption id="time-line-name">{ texts::time_line(lang) }</figcaption>
            { legend(reader, calendar.pays) }
            <svg class="chart stages" viewBox={format!("0 0 {width} {height}")} width="100%" role="img" aria-label={summary}>
                { months(reader, &scale, first, last, rows * ROW) }
                { for shown.iter().enumerate().map(|(index, entry)| row(reader, &scale, entry, i64::try_from(index).unwrap_or(0) * ROW)) }
            </svg>
            if entries.len() > shown.len() { <p class="soft">{ texts::first_of(lang, shown.len(), entries.len()) }</p> }
        </figure>
    }
}

/// The last day of a payment's way.
fn end(entry: &Entry) -> Option<Date> {
    [entry.expires_on, entry.spendable_on, entry.paid_to, entry.earned_on].into_iter().flatten().max()
}

/// Where days lie.
struct Scale {
    first: Date,
    days: i64,
    left: i64,
    right: i64,
}

impl Scale {
    fn x(&self, day: Date) -> i64 {
        let days = days_between(self.first, day).clamp(0, self.days);
        self.left + (self.right - self.left) * days / self.days
    }
}

/// A line at the first day of months, as many as have room for their names.
fn months(reader: &Reader, scale: &Scale, first: Date, last: Date, bottom: i64) -> Html {
    let all: Vec<Month> =
        (1..1_200).map(|number| first.month().plus(number)).take_while(|month| month.first_day() <= last).collect();
    let name = |month: &Month| reader.figures.short_month(month.first_day());
    let room = all.iter().take(12).map(|month| width_of(&name(month))).max().unwrap_or(600) + 160;
    let slot = (scale.right - scale.left) / i64::try_from(all.len()).unwrap_or(1).max(1);
    let every = usize::try_from(room / slot.max(1)).unwrap_or(0) + 1;
    let marks = all.iter().step_by(every).map(|month| {
        let (x, text) = (scale.x(month.first_day()), name(month));
        let half = width_of(&text) / 2;
        html! {
            <g key={month.to_string()}>
                <path class="grid" d={format!("M{} 0V{}", px(x), px(bottom))} />
                <text class="axis" x={px(x.clamp(half, scale.right + 80 - half))} y={px(bottom + 190)} text-anchor="middle">{ text }</text>
            </g>
        }
    });
    html! { <>{ for marks }</> }
}

/// The way of one payment below its name.
fn row(reader: &Reader, scale: &Scale, entry: &Entry, top: i64) -> Html {
    let (name, y) = (format!("{} · {}", reader.money(entry.amount), is_for(reader, entry)), top + 320);
    let x = |day: Option<Date>| day.map(|day| scale.x(day));
    let ends = x(entry.earned_on).zip(end(entry).map(|day| scale.x(day)));
    let start = x(entry.earned_on).unwrap_or(scale.left);
    // A name that would be cut off at the right ends there.
    let room = width_of(&name);
    let from = start.min(scale.right - room).max(0);
    html! {
        <g key={key(entry)}>
            <text class="name" x={px(from)} y={px(top + 210)}>{ name }</text>
            if let Some((from, to)) = ends { <path class="way" d={format!("M{} {}H{}", px(from), px(y), px(to))} /> }
            { x(entry.expires_on).map(|x| sign(Stage::Expires, x, y)) }
            { x(entry.confirmed_on).map(|x| sign(Stage::Confirmed, x, y)) }
            { x(entry.paid_from).zip(x(entry.paid_to)).map(|(from, to)| html! {
                <rect class="paid" x={px(from - 80)} y={px(y - 70)} width={px((to - from).max(0) + 160)} height="14" rx="3" />
            }) }
            { x(entry.spendable_on).map(|x| sign(Stage::Spendable, x, y)) }
            { x(entry.earned_on).map(|x| sign(Stage::Earned, x, y)) }
        </g>
    }
}

/// A stage of the way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Earned,
    Confirmed,
    Paid,
    Spendable,
    Expires,
}

/// The sign of a stage: no two have the same shape.
fn sign(stage: Stage, x: i64, y: i64) -> Html {
    match stage {
        Stage::Earned => html! { <circle class="earned" cx={px(x)} cy={px(y)} r="4.5" /> },
        Stage::Confirmed => html! { <path class="confirmed" d={format!("M{} {}v18", px(x), px(y - 90))} /> },
        Stage::Paid => html! { <rect class="paid" x={px(x - 80)} y={px(y - 70)} width="16" height="14" rx="3" /> },
        Stage::Spendable => {
            html! { <path class="spendable" d={format!("M{} {}l5 5l-5 5l-5-5z", px(x), px(y - 50))} /> }
        }
        Stage::Expires => html! { <path class="expires" d={format!("M{} {}l9 9m0-9l-9 9", px(x - 45), px(y - 45))} /> },
    }
}

/// The signs with their names.
fn legend(reader: &Reader, pays: Pays) -> Html {
    let lang = reader.lang();
    let spendable = if pays == Pays::Cash { texts::withdrawable(lang) } else { texts::spendable(lang) };
    let mut stages = vec![
        (Stage::Earned, texts::earned(lang)),
        (Stage::Confirmed, texts::confirmed(lang)),
        (Stage::Paid, texts::paid(lang)),
        (Stage::Spendable, spendable),
    ];
    if pays == Pays::Credit {
        stages.push((Stage::Expires, texts::expires(lang)));
    }
    let item = |(stage, name): (Stage, String)| {
        html! {
            <li key={name.clone()}>
                <svg class="chart stages" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">{ sign(stage, 90, 90) }</svg>
                { name }
            </li>
        }
    };
    html! { <ul class="legend">{ for stages.into_iter().map(item) }</ul> }
}
