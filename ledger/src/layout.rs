//! How a file is laid out: what takes its cells apart, the names of its columns, and what they are taken for.

use referral_share::{Field, line};
use referral_statement::{Basis, CustomerKind, Error, Node, Problem, Word};
use serde::Serialize;

use crate::split::{Each, Record, Splitter};

/// The layout of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// What stands between cells: a comma, a semicolon or a tab.
    pub delimiter: char,
    /// The names in the first record.
    pub header: Vec<String>,
    /// What each column is taken for, by its name in our own files; nothing where it is passed over.
    #[serde(serialize_with = "words")]
    pub columns: Vec<Option<Field>>,
    /// The first rows below it, to be looked at.
    pub first: Vec<Vec<String>>,
}

/// So many rows are shown.
const SHOWN: usize = 3;

fn words<S: serde::Serializer>(columns: &[Option<Field>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(columns.iter().map(|column| column.map(Word::word)))
}

/// What can stand between cells.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

impl Layout {
    /// Guesses the layout from the beginning of a file, which should hold its first records whole.
    ///
    /// What stands most often in the first line outside of quotes takes cells apart. Columns go by their names; where no column is
    /// named as the kind of customer, one that holds such kinds is it.
    pub fn guess(beginning: &[u8], basis: Basis, delimiter: Option<char>) -> Self {
        let delimiter = delimiter.and_then(|mark| u8::try_from(mark).ok()).unwrap_or_else(|| most_often(beginning));
        let mut records: Vec<Vec<String>> = Vec::new();
        let mut splitter = Splitter::new(delimiter);
        let mut keep = Each(|record: &Record<'_>| {
            if records.len() < 20 {
                let cells = (0..record.len()).map(|cell| String::from_utf8_lossy(&record.cell(cell)).into_owned());
                records.push(cells.collect());
            }
        });
        splitter.write(beginning, &mut keep);
        splitter.finish(&mut keep);
        let mut records = records.into_iter();
        let header = records.next().unwrap_or_default();
        let first = records.clone().take(SHOWN).collect();
        let named = header.iter().map(|name| Field::named(name).filter(|field| field.is_of(basis)));
        let mut columns: Vec<Option<Field>> = Vec::new();
        for column in named {
            columns.push(column.filter(|field| !columns.contains(&Some(*field))));
        }
        let kind = columns.iter().position(|column| *column == Some(Field::Kind));
        if let Some(kind) = kind.filter(|_| basis == Basis::Orders && !columns.contains(&Some(Field::CustomerKind))) {
            let holds = |cell: &String| {
                cell.is_empty() || referral_share::word(cell, |word| CustomerKind::from_word(word).is_some()).is_some()
            };
            let mut values = records.filter_map(|record| record.get(kind).cloned()).peekable();
            // `new` is both: a purchase, and a customer.
            if values.peek().is_some() && values.all(|cell| holds(&cell)) {
                columns[kind] = Some(Field::CustomerKind);
            }
        }
        Self { delimiter: delimiter.into(), header, columns, first }
    }

    /// The same layout with these columns: names of fields, nothing where one is passed over.
    ///
    /// # Errors
    /// A name that is none, and one that the program does not have.
    pub fn with_columns(mut self, node: &Node, basis: Basis) -> Result<Self, Error> {
        let mut columns = Vec::new();
        for (index, node) in node.items().iter().enumerate() {
            let column = match node.plain().filter(|name| !name.is_empty()) {
                None => None,
                Some(name) => {
                    let known = || Field::ALL.iter().filter(|field| field.is_of(basis));
                    let field = known().copied().find(|field| field.word() == name);
                    let unknown = || {
                        let known = known().map(|field| field.word().to_owned()).collect();
                        Problem::UnknownValue { what: "column", value: name.to_owned(), known }
                            .at(format!("columns[{index}]"))
                    };
                    Some(field.ok_or_else(unknown)?)
                }
            };
            columns.push(column);
        }
        self.columns = columns;
        Ok(self)
    }

    /// The fields that no row can do without, and that no column holds.
    pub fn missing(&self, basis: Basis) -> Vec<Field> {
        let needed = Field::needed(basis);
        needed.into_iter().filter(|field| !self.columns.contains(&Some(*field))).collect()
    }

    /// The column that holds a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }
}

fn most_often(beginning: &[u8]) -> u8 {
    let end = beginning.iter().position(|byte| *byte == b'\n').unwrap_or(beginning.len());
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut inside = false;
    for byte in &beginning[..end] {
        inside ^= *byte == b'"';
        if let Some(mark) = DELIMITERS.iter().position(|mark| mark == byte).filter(|_| !inside) {
            counts[mark] += 1;
        }
    }
    let most = (0..DELIMITERS.len()).rev().max_by_key(|mark| counts[*mark]).unwrap_or(0);
    DELIMITERS[most]
}

/// An empty file with the columns of a program, and one row that shows how they are filled in.
pub fn template(basis: Basis) -> String {
    let example = |field: Field| match field {
        Field::Customer => "B",
        Field::RegisteredOn => "2024-06-10",
        Field::LinkedAt => "2024-06-10T10:30",
        Field::CustomerKind => "new",
        Field::Order => "B-1",
        Field::PaidAt => "2024-06-11T09:00",
        Field::Paid => "99.00",
        Field::Refunded => "0.00",
        Field::Product => "ecs",
        Field::Kind => "purchase",
        Field::Billing => "prepaid",
        _ => "",
    };
    let fields = || Field::ALL.iter().copied().filter(|field| field.is_of(basis));
    let mut text = "\u{feff}".to_owned();
    line(&mut text, fields().map(Word::word));
    line(&mut text, fields().map(example));
    text
}
