//! The forecast by month as a picture: bars for what is expected in each month, or a line of what has been added up, with the
//! band between the low and the high case, and a slider that goes through the months.

use referral_statement::Money;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::figures::{self, Figure, Measure, shows_earned};
use crate::app::PageProps;
use crate::components::chart::{px, round_step, width_of};
use crate::components::curve::use_width;
use crate::format::cents;
use crate::locales::forecast as texts;
use crate::reader::Reader;
use crate::state::Action;
use crate::state::forecast::{Act, Outlook};

/// The picture with its switches.
#[component]
pub fn Chart(props: &PageProps) -> Html {
    let (place, width) = use_width(1120);
    let reader = &props.reader;
    let outlook = reader.state.reckoned().and_then(|reckoned| reckoned.outlook.clone());
    html! {
        <div class="drawing" ref={place}>
            if let Some(outlook) = outlook { { with_switches(reader, &outlook, width) } }
        </div>
    }
}

fn with_switches(reader: &Reader, outlook: &Outlook, width: i64) -> Html {
    let lang = reader.lang();
    let forecast = &outlook.forecast;
    let earned = shows_earned(&reader.state, outlook);
    let measure = Measure { earned, added_up: reader.state.forecast.added_up };
    let choice = |name: String, pressed: bool, act: Act| {
        let pressed = if pressed { "true" } else { "false" };
        html! { <button type="button" aria-pressed={pressed} onclick={reader.on(Action::Forecast(act))}>{ name }</button> }
    };
    let months = figures::months(forecast);
    let index = reader.state.asked_month(&months);
    let shown = figures::figure(forecast, measure, index);
    let name = months.get(index).map(|month| reader.month(month.first_day())).unwrap_or_default();
    let said = told(reader, &name, shown);
    let oninput = {
        let (reader, months) = (reader.clone(), months.clone());
        Callback::from(move |event: InputEvent| {
            let index =
                event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse::<usize>().ok());
            if let Some(month) = index.and_then(|index| months.get(index)) {
                reader.act(Action::Forecast(Act::By(month.to_string())));
            }
        })
    };
    html! {
        <>
            <div class="switches">
                <div class="segments small" role="group" aria-label={texts::what_is_shown(lang)}>
                    { choice(texts::each_month(lang), !measure.added_up, Act::AddUp(false)) }
                    { choice(texts::added_up(lang), measure.added_up, Act::AddUp(true)) }
                </div>
                if figures::has_days(&forecast.expected) {
                    <div class="segments small" role="group" aria-label={texts::what_is_shown(lang)}>
                        { choice(texts::paid(lang), !measure.earned, Act::Earned(false)) }
                        { choice(texts::earned(lang), measure.earned, Act::Earned(true)) }
                    </div>
                }
            </div>
            { drawing(reader, outlook, measure, index, width) }
            if months.len() > 1 {
                <label class="through"><span class="unseen">{ texts::go_through(lang) }</span>
                    <input type="range" min="0" max={(months.len() - 1).to_string()} value={index.to_string()} aria-valuetext={said.clone()} {oninput} />
                </label>
            }
            <p class="at-month"><strong>{ said }</strong>if shown.between.is_some() { { lang.space() }<span class="soft">{ texts::with_band(lang) }</span> }</p>
        </>
    }
}

/// A month and its amount in words.
fn told(reader: &Reader, month: &str, figure: Figure) -> String {
    let amount = reader.money(figure.expected);
    match figure.between {
        Some((low, high)) => {
            texts::at_month_between(reader.lang(), month, &amount, &reader.money(low), &reader.money(high))
        }
        None => texts::at_month(reader.lang(), month, &amount),
    }
}

/// Where months and amounts lie, all in tenths of a pixel.
struct Frame {
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
    months: i64,
    /// The amount at the top, in cents.
    most: i64,
}

impl Frame {
    fn x(&self, index: usize) -> i64 {
        let index = i64::try_from(index).unwrap_or(0);
        self.left + (self.right - self.left) * (2 * index + 1) / (2 * self.months.max(1))
    }

    fn y(&self, amount: i64) -> i64 {
        let length = i128::from(amount.max(0)) * i128::from(self.bottom - self.top) / i128::from(self.most.max(1));
        self.bottom - i64::try_from(length).unwrap_or(0)
    }

    fn slot(&self) -> i64 {
        (self.right - self.left) / self.months.max(1)
    }
}

fn drawing(reader: &Reader, outlook: &Outlook, measure: Measure, chosen: usize, width: i64) -> Html {
    let forecast = &outlook.forecast;
    let months = figures::months(forecast);
    let all: Vec<Figure> = (0..months.len()).map(|index| figures::figure(forecast, measure, index)).collect();
    let top = |figure: &Figure| figure.between.map_or(figure.expected, |(_, high)| high.max(figure.expected));
    let highest = all.iter().map(|figure| cents(top(figure))).max().unwrap_or(0).max(100);
    let height = if width < 560 { 260 } else { 300 };
    let step = round_step(highest / 4);
    let widest = width_of(&reader.money(Money::from_cents(highest / step * step)));
    let frame = Frame {
        left: widest + 140,
        right: width * 10 - 100,
        top: 160,
        bottom: height * 10 - 300,
        months: i64::try_from(months.len()).unwrap_or(1),
        // A little room above the highest.
        most: highest + highest / 12,
    };
    let marks = (0..=highest / step).map(|index| index * step).map(|amount| {
        let y = frame.y(amount);
        html! {
            <g key={amount.to_string()}>
                <path class={if amount == 0 { "base" } else { "grid" }} d={format!("M{} {}H{}", px(frame.left), px(y), px(frame.right))} />
                <text class="axis" x={px(frame.left - 100)} y={px(y + 42)} text-anchor="end">{ reader.money(Money::from_cents(amount)) }</text>
            </g>
        }
    });
    let here = (frame.x(chosen), all.get(chosen).map_or(frame.bottom, |figure| frame.y(cents(figure.expected))));
    html! {
        <svg class="chart by-month" viewBox={format!("0 0 {width} {height}")} width="100%" role="img" aria-label={summary(reader, outlook, measure, &all)}>
            { for marks }
            { names(reader, &frame, &months) }
            if measure.added_up { { line(&frame, &all) } } else { { bars(&frame, &all, chosen) } }
            <path class="you" d={format!("M{} {}V{}", px(here.0), px(frame.top), px(frame.bottom))} />
            <circle class="you" cx={px(here.0)} cy={px(here.1)} r="5" />
        </svg>
    }
}

/// The names of months below, as many as have room.
fn names(reader: &Reader, frame: &Frame, months: &[referral_statement::Month]) -> Html {
    let name = |month: &referral_statement::Month| reader.figures.short_month(month.first_day());
    let room = months.iter().take(12).map(|month| width_of(&name(month))).max().unwrap_or(600) + 160;
    let every = usize::try_from(room / frame.slot().max(1)).unwrap_or(0) + 1;
    let names = months.iter().enumerate().step_by(every).map(|(index, month)| {
        let (x, text) = (frame.x(index), name(month));
        let half = width_of(&text) / 2;
        let middle = x.clamp(half, frame.right + 100 - half);
        html! {
            <g key={month.to_string()}>
                <path class="tick" d={format!("M{} {}v5", px(x), px(frame.bottom))} />
                <text class="axis" x={px(middle)} y={px(frame.bottom + 210)} text-anchor="middle">{ text }</text>
            </g>
        }
    });
    html! { <>{ for names }</> }
}

/// A bar for each month; a line beside it reaches from the low to the high case.
fn bars(frame: &Frame, all: &[Figure], chosen: usize) -> Html {
    let wide = (frame.slot() * 6 / 10).clamp(20, 480);
    let bar = |(index, figure): (usize, &Figure)| {
        let (x, y) = (frame.x(index), frame.y(cents(figure.expected)));
        let band = figure.between.map(|(low, high)| {
            let (low, high) = (frame.y(cents(low)), frame.y(cents(high)));
            let cap = (wide / 4).max(10);
            html! {
                <>
                    <rect class="band" x={px(x - wide / 2)} y={px(high)} width={px(wide)} height={px((low - high).max(0))} />
                    <path class="reach" d={format!("M{0} {1}H{2}M{3} {1}V{4}M{0} {4}H{2}", px(x - cap), px(high), px(x + cap), px(x), px(low))} />
                </>
            }
        });
        html! {
            <g key={index.to_string()}>
                <rect class={classes!("bar", (index == chosen).then_some("chosen"))} x={px(x - wide / 2)} y={px(y)} width={px(wide)} height={px(frame.bottom - y)} />
                { band }
            </g>
        }
    };
    html! { <>{ for all.iter().enumerate().map(bar) }</> }
}

/// The line of what has been added up, in its band.
fn line(frame: &Frame, all: &[Figure]) -> Html {
    let path = |of: &dyn Fn(&Figure) -> Money| {
        all.iter().enumerate().map(|(index, figure)| (frame.x(index), frame.y(cents(of(figure))))).collect::<Vec<_>>()
    };
    let drawn = |points: &[(i64, i64)]| {
        points.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect::<Vec<_>>().join("L")
    };
    let expected = path(&|figure| figure.expected);
    let has_band = all.iter().any(|figure| figure.between.is_some());
    let high = path(&|figure| figure.between.map_or(figure.expected, |(_, high)| high));
    let mut low = path(&|figure| figure.between.map_or(figure.expected, |(low, _)| low));
    low.reverse();
    html! {
        <>
            if has_band { <path class="band" d={format!("M{}L{}Z", drawn(&high), drawn(&low))} /> }
            <path class="line" d={format!("M{}", drawn(&expected))} />
        </>
    }
}

/// The picture in words.
fn summary(reader: &Reader, outlook: &Outlook, measure: Measure, all: &[Figure]) -> String {
    let forecast = &outlook.forecast;
    let name = |month: referral_statement::Month| reader.month(month.first_day());
    let most = all.iter().enumerate().max_by_key(|(index, figure)| (figure.expected, std::cmp::Reverse(*index)));
    let (at, most) = most.map_or((0, Money::ZERO), |(index, figure)| (index, figure.expected));
    let at = figures::months(forecast).get(at).map(|month| name(*month)).unwrap_or_default();
    let last = all.len().saturating_sub(1);
    let end = figures::figure(forecast, Measure { added_up: true, ..measure }, last).expected;
    let (lang, end) = (reader.lang(), reader.money(end));
    let months = texts::to(lang, &name(forecast.from), &name(forecast.until));
    if measure.added_up {
        texts::summary_added_up(lang, measure.earned, &months, &end)
    } else {
        texts::summary(lang, measure.earned, &months, &reader.money(most), &at, &end)
    }
}
