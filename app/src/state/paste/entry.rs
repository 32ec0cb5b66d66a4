//! What stands in a box for rows and was not taken yet; it outlives a reload.

use referral_statement::{Node, Program, Word};

use super::{Column, Pasted, is_of};
use crate::state::place::{CustomerField, OrderField};

/// The longest text of a box that is kept, in bytes: what was pasted can be pasted again, and must not crowd out the scenario.
const MOST_KEPT: usize = 200_000;

/// What stands in the box, and what was chosen for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The text as it was pasted or typed.
    pub text: String,
    /// What the columns were chosen to hold; nothing where they are as they were understood.
    pub columns: Option<Vec<Option<Column>>>,
    /// The start of the customers whose rows do not say it, as typed.
    pub start: String,
}

impl Entry {
    /// A text in which nothing was chosen yet.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Another text in the box; what its columns hold is understood anew.
    pub fn typed(&self, text: String) -> Self {
        Self { text, columns: None, ..self.clone() }
    }

    /// One column is chosen to hold something else; what it holds now, no other column does.
    pub fn chosen(&self, pasted: &Pasted, index: usize, column: Option<Column>) -> Self {
        let mut columns = pasted.columns.clone();
        columns.iter_mut().filter(|other| **other == column).for_each(|other| *other = None);
        if let Some(place) = columns.get_mut(index) {
            *place = column;
        }
        Self { columns: Some(columns), ..self.clone() }
    }

    /// The rows that stand there, with what was chosen for their columns. Nothing where there are none.
    pub fn read(&self, program: &Program) -> Option<Pasted> {
        let mut pasted = Pasted::read(&self.text, program)?;
        if let Some(chosen) = self.columns.as_ref().filter(|chosen| chosen.len() == pasted.columns.len()) {
            // It may have been chosen for a program of the other kind.
            let of_this = |column: &Column| is_of(*column, program.basis());
            pasted.columns = chosen.iter().map(|column| column.filter(of_this)).collect();
        }
        Some(pasted)
    }

    /// The box as a part of what is kept; nothing where nothing stands in it.
    pub fn kept(&self) -> Option<Node> {
        if self.text.trim().is_empty() || self.text.len() > MOST_KEPT {
            return None;
        }
        let columns = self.columns.as_ref().map(|columns| columns.iter().map(|column| Node::text(word(*column))));
        Some(Node::table([
            ("text", Some(Node::text(&self.text))),
            ("columns", columns.map(Node::list)),
            ("start", (!self.start.is_empty()).then(|| Node::text(&self.start))),
        ]))
    }

    /// Takes back what was kept.
    pub fn again(kept: &Node) -> Self {
        let text = |name: &str| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        let columns = kept.field("columns").map(Node::items);
        let columns = columns.map(|columns| columns.iter().map(|column| column.plain().and_then(of_word)).collect());
        Self { text: text("text"), columns, start: text("start") }
    }
}

/// The name under which a column is kept; empty where it is left out.
fn word(column: Option<Column>) -> String {
    match column {
        Some(Column::Customer(field)) => format!("customer.{}", field.word()),
        Some(Column::Order(field)) => format!("order.{}", field.word()),
        None => String::new(),
    }
}

fn of_word(word: &str) -> Option<Column> {
    match word.split_once('.')? {
        ("customer", field) => CustomerField::from_word(field).map(Column::Customer),
        ("order", field) => OrderField::from_word(field).map(Column::Order),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use referral_statement::{Programs, json};

    #[test]
    fn what_was_chosen_for_columns_is_kept_and_another_text_is_understood_anew() {
        let programs = Programs::from_files(referral_rules::FILES).unwrap();
        let program = programs.iter().next().unwrap();
        let entry = Entry { start: "2026-01-02".to_owned(), ..Entry::of("order\tpaid\nA-1\t99.00".to_owned()) };
        let guessed = entry.read(program).unwrap();
        let refunded = Some(Column::Order(OrderField::Refunded));
        let chosen = entry.chosen(&guessed, 1, refunded).chosen(&guessed, 0, None);
        let again = Entry::again(&json::parse(&json::write(&chosen.kept().unwrap()).unwrap()).unwrap());
        assert_eq!(again, chosen);
        let columns = entry.chosen(&guessed, 1, refunded).read(program).unwrap().columns;
        assert_eq!(columns, [Some(Column::Order(OrderField::Id)), refunded]);
        let moved = entry.chosen(&guessed, 1, Some(Column::Order(OrderField::Id)));
        assert_eq!(moved.read(program).unwrap().columns, [None, Some(Column::Order(OrderField::Id))]);
        assert_eq!(moved.typed("A-1\t99.00\tecs".to_owned()).columns, None);
    }

    #[test]
    fn a_text_that_would_crowd_out_the_scenario_is_not_kept() {
        assert!(Entry::of("x".repeat(MOST_KEPT)).kept().is_some());
        assert_eq!(Entry::of("x".repeat(MOST_KEPT + 1)).kept(), None);
        assert_eq!(Entry::of(" \n".to_owned()).kept(), None);
    }
}
