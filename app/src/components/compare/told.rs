//! The explanation of an amount of the comparison: which one is open, and what it holds.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::customer::{self, Of};
use crate::components::{notices, paper};
use crate::explain;
use crate::locales::compare as texts;
use crate::reader::Reader;
use crate::state::Answer;
use crate::state::compare::{Board, Cell, Row};

/// An amount: the row's customer and order, or nothing for the total, and the column.
pub type Asked = (Option<(String, Option<String>)>, usize);

/// The amount that is explained at the moment, and the way to ask for another.
pub type Open = UseStateHandle<Option<Asked>>;

/// The id of the place of the explanation of a row or of the totals.
pub fn place(row: Option<usize>, column: usize) -> String {
    row.map_or_else(|| format!("why-total-{column}"), |row| format!("why-{row}-{column}"))
}

/// An amount as a button that opens its explanation at a place, and closes it again.
pub fn amount(reader: &Reader, open: &Open, asked: &Asked, amount: &str, what: (&str, &str), place: String) -> Html {
    let is_open = open.as_ref() == Some(asked);
    let onclick = {
        let (open, asked) = (open.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| open.set((!is_open).then(|| asked.clone())))
    };
    let label = format!("{amount}. {}", texts::why(reader.lang(), what.0, what.1));
    html! {
        <button type="button" class="worth" aria-expanded={if is_open { "true" } else { "false" }} aria-label={label}
            aria-controls={is_open.then_some(place)} {onclick}>{ amount.to_owned() }</button>
    }
}

/// The whole statement of a column.
pub fn total(reader: &Reader, answer: &Rc<Answer>) -> Html {
    let of = Of { answer: answer.clone(), index: 0, as_form: false };
    html! { <><div class="lines">{ paper::lines(reader, &of) }</div>{ notices::notices(reader, answer, of.as_form) }</> }
}

/// A row in a column: the steps of an order, or the lines of a customer.
pub fn cell(reader: &Reader, board: &Board, row: &Row, column: usize) -> Html {
    let Some(Some(Cell { at: Some((index, order)), .. })) = row.cells.get(column) else { return Html::default() };
    let Some(Ok(answer)) = board.columns.get(column).map(|column| &column.answer) else { return Html::default() };
    let of = Of { answer: answer.clone(), index: *index, as_form: false };
    let order = order.and_then(|order| of.customer()?.orders.get(order).cloned());
    match order {
        Some(order) => {
            let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
            html! { <><p>{ reader.hear(|voice| voice.order(&order)) }</p>{ explain::steps(reader, edition, &order.steps) }</> }
        }
        None => html! { <div class="lines">{ customer::lines(reader, &of) }</div> },
    }
}
