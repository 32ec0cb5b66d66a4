//! What the columns of a file hold: as they seem, as the reader chose, and as they were chosen before for a file of the same names.

use referral_share::Field;
use referral_statement::{Basis, Node, Word, json};

use super::sift::no;
use super::told::{self, Layout};
use crate::shell::store::Store;

/// The name under which choices are kept.
const NAME: &str = "ledger-columns";

/// So many are.
const MOST: usize = 20;

/// What the columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Each, or nothing where one is passed over.
    pub fields: Vec<Option<Field>>,
    /// Does the first row hold names?
    pub has_names: bool,
    /// Were they chosen before, for another file of these names?
    pub are_remembered: bool,
}

impl Default for Columns {
    fn default() -> Self {
        Self { fields: Vec::new(), has_names: true, are_remembered: false }
    }
}

impl Columns {
    /// Those that were chosen before, or else seem to be.
    pub fn of(store: &dyn Store, basis: Basis, layout: &Layout) -> Self {
        let same = |kept: &Node| Self::is_for(kept, basis, &layout.header);
        kept(store).iter().find(|kept| same(kept)).map_or_else(
            || Self { fields: layout.columns.clone(), ..Self::default() },
            |kept| {
                let mut fields: Vec<Option<Field>> =
                    told::list(kept, "columns", |name| name.plain().and_then(Field::from_word));
                fields.resize(layout.header.len(), None);
                Self { fields, has_names: told::text(kept, "names") != "none", are_remembered: true }
            },
        )
    }

    fn is_for(kept: &Node, basis: Basis, header: &[String]) -> bool {
        let names = kept.field("header").map_or(&[][..], Node::items).iter().map(Node::plain);
        told::text(kept, "basis") == basis.word() && names.eq(header.iter().map(|name| Some(name.as_str())))
    }

    /// Takes a column for a field, which no other column holds then.
    pub fn choose(&mut self, index: usize, field: Option<Field>) {
        for other in &mut self.fields {
            if other.is_some() && *other == field {
                *other = None;
            }
        }
        if let Some(column) = self.fields.get_mut(index) {
            *column = field;
        }
    }

    /// The fields that no row can do without and that no column holds.
    pub fn missing(&self, basis: Basis) -> Vec<Field> {
        Field::needed(basis).into_iter().filter(|field| !self.fields.contains(&Some(*field))).collect()
    }

    /// As the module takes them.
    pub fn settings(&self) -> Vec<(&'static str, Option<Node>)> {
        let names = self.fields.iter().map(|field| Node::text(field.map_or("", Word::word)));
        vec![("columns", Some(Node::list(names))), ("header", (!self.has_names).then(no))]
    }

    /// Keeps them for the next file of these names.
    pub fn keep(&self, store: &dyn Store, basis: Basis, header: &[String]) {
        let columns = self.fields.iter().map(|field| Node::text(field.map_or("", Word::word)));
        let own = Node::table([
            ("basis", Some(Node::text(basis.word()))),
            ("header", Some(Node::list(header.iter().map(Node::text)))),
            ("columns", Some(Node::list(columns))),
            ("names", (!self.has_names).then(|| Node::text("none"))),
        ]);
        let others = kept(store).into_iter().filter(|kept| !Self::is_for(kept, basis, header)).take(MOST - 1);
        let all = Node::list(std::iter::once(own).chain(others));
        // Where nothing can be kept, the next file is guessed again.
        let _ = json::write(&all).map(|text| store.set(NAME, &text));
    }
}

fn kept(store: &dyn Store) -> Vec<Node> {
    let kept = store.get(NAME).and_then(|text| json::parse(&text).ok());
    kept.map(|kept| kept.items().to_vec()).unwrap_or_default()
}
