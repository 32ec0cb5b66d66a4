//! A line of the statement: what it is, what it comes to, and the steps to which it opens.

use yew::prelude::*;

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
    /// What it is.
    pub title: String,
    /// Where it comes from, in a few words.
    pub note: Option<String>,
    /// What it comes to.
    pub amount: String,
    /// How much it says.
    pub weight: Weight,
    /// The steps behind it.
    pub steps: Html,
}

/// The line, closed until it is opened.
pub fn line(line: Line) -> Html {
    let weight = match line.weight {
        Weight::Plain => None,
        Weight::Quiet => Some("quiet"),
        Weight::Sum => Some("sum"),
        Weight::Total => Some("sum grand"),
    };
    html! {
        <details class={classes!("line", weight)} key={line.key}>
            <summary>
                <span class="what">{ line.title }if let Some(note) = line.note { <small>{ note }</small> }</span>
                <span class="sum-of">{ line.amount }</span>
            </summary>
            { line.steps }
        </details>
    }
}
