//! The drawing of a curve: exact breakpoints as a line, with axes and notes that never touch the line or each other.

mod axes;
mod notes;

use referral_statement::Money;
use yew::prelude::*;

use crate::format::cents;
use crate::reader::Reader;
use crate::state::Sketch;

/// A point of the curve that is named.
pub struct Note {
    /// The amount.
    pub at: Money,
    /// The reward there.
    pub reward: Money,
    /// What is said of it.
    pub text: String,
}

/// Where amounts and rewards lie in the drawing, all in tenths of a pixel.
pub struct Frame {
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
    /// The amount at the right end, in cents.
    end: i64,
    /// The reward at the top, in cents.
    most: i64,
    /// The line.
    line: Vec<(i64, i64)>,
}

impl Frame {
    /// The place of an amount and its reward.
    fn place(&self, at: i64, reward: i64) -> (i64, i64) {
        let part = |value: i64, of: i64, length: i64| {
            i64::try_from(i128::from(value) * i128::from(length) / i128::from(of.max(1))).unwrap_or(length)
        };
        let x = self.left + part(at, self.end, self.right - self.left);
        (x.clamp(self.left, self.right), self.bottom - part(reward, self.most, self.bottom - self.top))
    }

    /// The highest and the lowest place of the line between two places.
    fn span(&self, from: i64, to: i64) -> Option<(i64, i64)> {
        let mut span: Option<(i64, i64)> = None;
        for pair in self.line.windows(2) {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            if x2 < from || x1 > to {
                continue;
            }
            let y = |x: i64| if x2 == x1 { y1 } else { y1 + (y2 - y1) * (x - x1) / (x2 - x1) };
            let ends = if x2 == x1 { [y1, y2] } else { [y(x1.max(from)), y(x2.min(to))] };
            for y in ends {
                let (high, low) = span.unwrap_or((y, y));
                span = Some((high.min(y), low.max(y)));
            }
        }
        span
    }
}

/// The width of a text in tenths of a pixel, generously.
pub fn width_of(text: &str) -> i64 {
    text.chars().map(|letter| if letter.is_ascii() { 74 } else { 126 }).sum()
}

/// A length for an attribute: tenths of a pixel as pixels.
pub fn px(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// The next of 1, 2, 2.5 and 5 times a power of ten, in cents; never below one unit.
pub fn round_step(least: i64) -> i64 {
    let mut unit = 100;
    loop {
        if let Some(step) = [unit, 2 * unit, 5 * unit / 2, 5 * unit].into_iter().find(|step| *step >= least) {
            return step;
        }
        unit *= 10;
    }
}

/// The whole drawing.
pub fn chart(reader: &Reader, sketch: &Sketch, notes: &[Note], you: &Note, summary: String, width: i64) -> Html {
    let mut points: Vec<(i64, i64)> =
        sketch.curve.points.iter().map(|point| (cents(point.at), cents(point.reward))).collect();
    // An amount of nothing is no order, and what other orders earn then is another story.
    if matches!(points.as_slice(), [(0, _), (0, _), ..]) {
        points.remove(0);
    }
    let highest = points.iter().map(|(_, reward)| *reward).max().unwrap_or(0).max(cents(you.reward));
    let height = match (highest, width) {
        (0, _) => 110,
        (_, ..560) => 280,
        _ => 320,
    };
    let step = round_step(highest / 3);
    let widest = width_of(&reader.money(Money::from_cents((highest / step).max(1) * step)));
    let mut frame = Frame {
        left: widest + 140,
        right: width * 10 - 120,
        top: 120,
        bottom: height * 10 - 340,
        end: sketch.chart_end,
        // Room above the highest stretch, for what is said of it.
        most: highest.max(100) + highest.max(100) / 6,
        line: Vec::new(),
    };
    frame.line = points.iter().map(|(at, reward)| frame.place(*at, *reward)).collect();
    let path: Vec<String> = frame.line.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect();
    let path = format!("M{}", path.join("L"));
    let area = format!("{path}L{} {}H{}Z", px(frame.right), px(frame.bottom), px(frame.left));
    let here = frame.place(cents(you.at), cents(you.reward));
    // Beyond a limit nothing more comes, however much is paid.
    let dead = sketch.dead_from().map(|from| frame.place(cents(from), 0).0).filter(|from| *from < frame.right);
    let dead = dead.map(|from| {
        let (width, height) = (frame.right - from, frame.bottom - frame.top);
        html! { <rect class="dead" x={px(from)} y={px(frame.top)} width={px(width)} height={px(height)} /> }
    });
    html! {
        <svg class="chart" viewBox={format!("0 0 {width} {height}")} width="100%" role="img" aria-label={summary}>
            { dead }
            { axes::axes(reader, &frame, step, highest, notes) }
            <path class="area" d={area} />
            <path class="line" d={path} />
            <path class="you" d={format!("M{} {}V{}", px(here.0), px(here.1), px(frame.bottom))} />
            { notes::notes(&frame, notes, you) }
            <circle class="you" cx={px(here.0)} cy={px(here.1)} r="6" />
        </svg>
    }
}
