//! A line of the statement: what it is, what it comes to, and the steps to which it opens.

use referral_statement::Money;
use yew::prelude::*;

use super::fold::{Body, Fold};
use crate::format::cents;

/// How much a line says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It adds something.
    Plain,
    /// It adds nothing.
    Quiet,
    /// It is a sum.
    Sum,
    /// It is the last sum.
    Total,
}

/// A line of the statement.
pub struct Line {
    /// What tells it from the others.
    pub key: String,
    /// Its id in the page, where something leads to it.
    pub id: Option<String>,
    /// What it is.
    pub title: String,
    /// Where it comes from, in a few words.
    pub note: Option<String>,
    /// How much of a limit is used, in hundredths.
    pub used: Option<i64>,
    /// What it comes to.
    pub amount: String,
    /// How much it says.
    pub weight: Weight,
    /// Draw the steps only once they are looked at?
    pub lazy: bool,
    /// The steps behind it.
    pub steps: Body,
}

/// The line, closed until it is opened.
pub fn line(line: Line) -> Html {
    line_then(line, None)
}

/// The line, with what follows its steps once it has been opened.
pub fn line_then(line: Line, then: Option<Body>) -> Html {
    let weight = match line.weight {
        Weight::Plain => None,
        Weight::Quiet => Some("quiet"),
        Weight::Sum => Some("sum"),
        Weight::Total => Some("sum grand"),
    };
    let summary = html! {
        <>
            <span class="what">{ line.title }if let Some(note) = line.note { <small>{ note }</small> }{ line.used.map(meter) }</span>
            <span class="sum-of">{ line.amount }</span>
        </>
    };
    html! {
        <Fold key={line.key} id={line.id.map(AttrValue::from)} class={classes!("line", weight)} {summary} lazy={line.lazy} body={line.steps} {then} />
    }
}

/// A bar as long as what is used; the words beside it say the same.
pub fn meter(used: i64) -> Html {
    html! {
        <svg class="meter" width="100%" height="4" aria-hidden="true" focusable="false">
            <rect width="100%" height="4" rx="2" /><rect class="used-part" width={format!("{}%", used.clamp(0, 100))} height="4" rx="2" />
        </svg>
    }
}

/// The part of a limit that is used, in hundredths.
pub fn hundredths(used: Money, limit: Money) -> Option<i64> {
    Some(cents(used).saturating_mul(100) / Some(cents(limit)).filter(|limit| *limit > 0)?)
}
