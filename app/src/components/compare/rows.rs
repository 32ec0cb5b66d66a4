//! A row for each order or friend, a cell for each column: the amount, what it is more or less, and why.

use std::rc::Rc;

use referral_statement::{Basis, Money};
use yew::prelude::*;

use super::name;
use super::told::{self, Open};
use super::totals::sign;
use crate::format::count;
use crate::locales::{self, compare as texts};
use crate::reader::Reader;
use crate::state::compare::{Board, Cell, Judged, Row};

/// The most rows that are drawn unless all are asked for.
const MOST_ROWS: usize = 60;

/// What the rows are drawn from.
#[derive(Clone, Properties)]
pub struct RowsProps {
    /// The reader.
    pub reader: Reader,
    /// The comparison.
    pub board: Rc<Board>,
    /// Those that are the same in all columns, in place of those that differ.
    pub same: bool,
    /// The amount that is explained.
    pub open: Open,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        self.reader == other.reader
            && Rc::ptr_eq(&self.board, &other.board)
            && self.same == other.same
            && self.open == other.open
    }
}

/// The table.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let RowsProps { reader, board, same, open } = props;
    let lang = reader.lang();
    let all = use_state(|| false);
    let rows = if *same { &board.same } else { &board.differ };
    let names: Vec<String> = board.columns.iter().map(|column| name(reader, column.item.as_ref())).collect();
    let spend = reader.state.program.basis() == Basis::Spend;
    let head = if spend { texts::friend(lang) } else { texts::order(lang) };
    // Rows that differ and rows that do not have places of their own.
    let first = if *same { board.differ.len() } else { 0 };
    let shown = if *all { rows.len() } else { rows.len().min(MOST_ROWS) };
    let drawn = rows.iter().take(shown).enumerate().map(|(index, row)| {
        let drawn = Drawn { reader, board, names: &names, open, row, index: first + index };
        drawn.row()
    });
    let more = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let caption = if *same { texts::alike(lang, rows.len()) } else { texts::differs(lang, rows.len()) };
    html! {
        <>
            <div class="wide" role="region" aria-label={caption.clone()} tabindex="0">
                <table class="order-table" role="table">
                    <caption class="unseen">{ caption }</caption>
                    <thead role="rowgroup"><tr role="row">
                        <th scope="col" role="columnheader">{ head }</th>
                        { for names.iter().enumerate().map(|(index, name)| html! { <th key={index} scope="col" role="columnheader">{ name }</th> }) }
                    </tr></thead>
                    <tbody role="rowgroup">{ for drawn }</tbody>
                </table>
            </div>
            if shown < rows.len() { <p class="act"><button type="button" class="plain" onclick={more}>{ texts::show_all(lang, rows.len()) }</button></p> }
        </>
    }
}

/// A row that is drawn.
struct Drawn<'a> {
    reader: &'a Reader,
    board: &'a Board,
    names: &'a [String],
    open: &'a Open,
    row: &'a Row,
    index: usize,
}

impl Drawn<'_> {
    fn row(&self) -> Html {
        let (row, lang) = (self.row, self.reader.lang());
        let cells = row.cells.iter().zip(&self.board.columns).enumerate().map(|(column, (cell, judged))| {
            html! { <td key={column} role="cell" data-label={self.names[column].clone()}>{ self.cell(column, cell.as_ref(), judged) }</td> }
        });
        let of_row = (row.customer.clone(), row.order.clone());
        let asked = self.open.as_ref().filter(|(of, _)| of.as_ref() == Some(&of_row)).map(|(_, column)| *column);
        let whole = || match self.reader.state.program.basis() {
            Basis::Spend => row.customer.clone(),
            Basis::Orders => locales::scenario::customer(lang, &row.customer),
        };
        let title = row.order.clone().unwrap_or_else(whole);
        let key =
            row.order.as_ref().map_or_else(|| row.customer.clone(), |order| format!("{}\u{0}{order}", row.customer));
        html! {
            <>
                <tr role="row" key={key.clone()}>
                    <th scope="row" role="rowheader">{ title }
                        if row.order.is_some() { <small>{ texts::of_customer(lang, &row.customer) }</small> }
                    </th>
                    { for cells }
                </tr>
                if let Some(column) = asked {
                    <tr role="row" class="opened-row" key={format!("why-{key}")}>
                        <td role="cell" colspan={(self.names.len() + 1).to_string()} id={told::place(Some(self.index), column)}>
                            <div><h3>{ &self.names[column] }</h3>{ told::cell(self.reader, self.board, row, column) }</div>
                        </td>
                    </tr>
                }
            </>
        }
    }

    fn cell(&self, column: usize, cell: Option<&Cell>, judged: &Judged) -> Html {
        let (reader, lang) = (self.reader, self.reader.lang());
        let Some(cell) = cell else {
            let text = if judged.answer.is_ok() { texts::absent(lang) } else { texts::cannot(lang) };
            return html! { <small>{ text }</small> };
        };
        let amount = self.amount(cell, judged).map(|(amount, note)| {
            let what = self.row.order.as_deref().unwrap_or(&self.row.customer);
            let asked = (Some((self.row.customer.clone(), self.row.order.clone())), column);
            let place = told::place(Some(self.index), column);
            let button = told::amount(reader, self.open, &asked, &amount, (what, &self.names[column]), place);
            html! { <>{ button }if let Some(note) = note { <small>{ note }</small> }</> }
        });
        let difference = cell.difference.map(|(difference, cause)| {
            let signed = (!difference.is_zero())
                .then(|| html! { <b class={sign(difference)}>{ reader.signed(difference) }</b> });
            html! { <>{ signed }<small class="cause">{ self.cause(cell, judged, cause) }</small></> }
        });
        html! { <div class="in-cell">{ amount }{ difference }</div> }
    }

    /// What it comes to, and for how many.
    fn amount(&self, cell: &Cell, judged: &Judged) -> Option<(String, Option<String>)> {
        let (reader, lang) = (self.reader, self.reader.lang());
        let customer = judged.customer(cell)?;
        let several = (customer.count > 1).then(|| count(customer.count));
        Some(match judged.order(cell) {
            Some(order) => {
                let reward = order.reward.unwrap_or(Money::ZERO);
                (reader.money(reward), several.map(|count| texts::each_of(lang, &count)))
            }
            None => (reader.money(customer.total), several.map(|count| texts::in_all(lang, &count))),
        })
    }

    /// Why it differs, from both sides.
    fn cause(&self, cell: &Cell, judged: &Judged, cause: referral_statement::Why) -> String {
        let base = &self.board.columns[0];
        let own = self.row.cells[0].as_ref();
        let own_customer = own.and_then(|own| base.customer(own));
        let own_order = own.and_then(|own| base.order(own));
        self.reader.hear(|voice| {
            if self.row.order.is_some() {
                voice.order_difference(cause, own_order, judged.order(cell))
            } else {
                voice.customer_difference(cause, own_customer, judged.customer(cell))
            }
        })
    }
}
