//! Reading rule files so that every mistake is found, not only the first.

use crate::error::{Code, Error, Mistake, Phrases, Problem, nearest};
use crate::finding::{Finding, FindingCode};
use crate::node::{Cursor, Table};
use crate::phrase::{Phrase, phrase};
use crate::words::Basis;

use super::shape::{Keys, each_key};

/// What is found while the files of one program are read, and what their values may refer to.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The program's basis, where its head says it.
    pub basis: Option<Basis>,
    /// What is wrong so far.
    pub found: Vec<Finding>,
    /// The ids that values may refer to.
    pub known: Known,
    /// What values did refer to: its kind and its id.
    pub cited: Cited,
    /// The places of fields that seem to be there under a wrong name.
    pub misspelt: Vec<String>,
}

/// What values refer to: its kind, such as a clause, and its id.
pub(crate) type Cited = Vec<(&'static str, String)>;

/// The ids of what values refer to, gathered before the values are read: a mistake in a clause is no mistake of every value
/// that cites it.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub clauses: Vec<String>,
    pub sources: Vec<String>,
    pub tiers: Vec<String>,
    pub categories: Vec<String>,
    pub readings: Vec<KnownReading>,
}

/// A reading, and what its options have been found to decide.
#[derive(Clone, Debug)]
pub(crate) struct KnownReading {
    pub id: String,
    pub options: Vec<String>,
    /// Does any value depend on it?
    pub is_used: bool,
    /// For each option the first that gives the same values everywhere: itself where it decides something.
    pub same_as: Vec<usize>,
}

impl Reader {
    /// Notes a mistake.
    pub fn report(&mut self, at: &Cursor<'_>, problem: Problem) {
        let code = problem.code();
        let Phrases { message, hint } = problem.phrases();
        self.note(at, code, message, hint);
    }

    /// Notes what is no single value's mistake.
    pub fn note(&mut self, at: &Cursor<'_>, code: impl Into<FindingCode>, message: Phrase, hint: Phrase) {
        self.found.push(Finding::at(at, code, message, hint));
    }

    /// Remembers that something is referred to.
    pub fn cite(&mut self, kind: &'static str, id: &str) {
        if !self.cited.iter().any(|known| known.0 == kind && known.1 == id) {
            self.cited.push((kind, id.to_owned()));
        }
    }

    /// The value, or nothing and a note of the mistake at this place.
    pub fn keep<T>(&mut self, at: &Cursor<'_>, value: Result<T, Error>) -> Option<T> {
        let note = |error: Error| {
            let Mistake { code, phrases: Phrases { message, hint }, .. } = error.into_mistake();
            self.note(at, code, message, hint);
        };
        value.map_err(note).ok()
    }

    /// Notes that a field is left out that must be there.
    pub fn missing(&mut self, table: &Table<'_>, name: &str) {
        let at = table.at().below(name);
        if !self.misspelt.iter().any(|path| path == at.spot().2) {
            self.report(&at, Problem::MissingField { name: name.to_owned() });
        }
    }

    /// A table; every field in it that is none of these is noted. `foreign` are those of programs of the other basis.
    pub fn table<'a>(&mut self, at: &Cursor<'a>, keys: &[Keys], foreign: &[Keys]) -> Option<Table<'a>> {
        self.table_with(at, &each_key(keys), &each_key(foreign))
    }

    /// A table with keys that are known only when it is read.
    pub fn table_with<'a>(&mut self, at: &Cursor<'a>, keys: &[&str], foreign: &[&str]) -> Option<Table<'a>> {
        if at.items().is_ok() {
            let hint = phrase!("write `[{}]` with single brackets, or `{ ... }`", name(at));
            self.note(at, Code::WrongType, phrase!("expected a table, found a list"), hint);
            return None;
        }
        let table = self.keep(at, at.any_table())?;
        for (name, field) in table.each().filter(|(name, _)| !keys.contains(name)) {
            match self.basis.filter(|_| foreign.contains(&name)) {
                None => {
                    let known: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
                    let meant = nearest(name, &known).map(|key| at.below(key));
                    self.misspelt.extend(meant.map(|meant| meant.spot().2.to_owned()));
                    self.report(&field, Problem::UnknownField { name: name.to_owned(), known });
                }
                Some(basis) => self.note(
                    &field,
                    Code::FieldNotOfProgram,
                    phrase!("a program of {} has no `{}`", basis, name),
                    phrase!("leave `{}` out, or give the program another `basis`", name),
                ),
            }
        }
        Some(table)
    }

    /// The items of a list.
    pub fn items<'a>(&mut self, at: &Cursor<'a>) -> Option<Vec<Cursor<'a>>> {
        if at.is_table() {
            let hint = phrase!("write `[[{}]]` with double brackets, once for each", name(at));
            self.note(at, Code::WrongType, phrase!("expected a list, found a table"), hint);
            return None;
        }
        self.keep(at, at.items())
    }

    /// Notes every id that stands twice in a list of tables.
    pub fn once<'a>(&mut self, list: &[Cursor<'a>], key: &str) {
        let mut first: Vec<(&'a str, Cursor<'a>)> = Vec::new();
        for at in list.iter().map(|at| at.below(key)) {
            let Ok(id) = at.text() else { continue };
            match first.iter().find(|(known, _)| *known == id) {
                Some((_, place)) => {
                    let problem = Problem::DuplicateId { value: id.to_owned(), first: place.place() };
                    self.report(&at, problem);
                }
                None => first.push((id, at)),
            }
        }
    }
}

impl KnownReading {
    /// Notes that a value depends on it, one value for each option.
    pub fn decides<T: PartialEq>(&mut self, values: &[T]) {
        self.is_used = true;
        let so_far = self.same_as.clone();
        for (option, first) in self.same_as.iter_mut().enumerate() {
            let is_same = |earlier: &usize| so_far[*earlier] == so_far[option] && values[*earlier] == values[option];
            *first = (0..=option).find(is_same).unwrap_or(option);
        }
    }
}

impl Known {
    /// What the head of a program and its catalogue may refer to: the clauses and tiers of any edition.
    pub fn of_program(editions: &[Cursor<'_>], products: Option<&Cursor<'_>>) -> Self {
        let all = |name: &str| once(&mut editions.iter().flat_map(|root| ids(root, name)));
        let categories = products.map_or_else(Vec::new, |at| once(&mut ids(at, "category").into_iter()));
        Self { clauses: all("clause"), tiers: all("tier"), categories, ..Self::default() }
    }

    /// What the values of an edition may refer to.
    pub fn of_edition(root: &Cursor<'_>) -> Self {
        let reading = |at: &Cursor<'_>| {
            let options = ids(at, "options");
            let same_as = vec![0; options.len()];
            Some(KnownReading { id: at.below("id").text().ok()?.to_owned(), options, is_used: false, same_as })
        };
        Self {
            clauses: once(&mut ids(root, "clause").into_iter()),
            sources: once(&mut ids(root, "source").into_iter()),
            tiers: once(&mut ids(root, "tier").into_iter()),
            categories: Vec::new(),
            readings: items(root, "reading").iter().filter_map(reading).collect(),
        }
    }
}

/// The name of the field at a place, as the last part of its path has it.
fn name<'a>(at: &'a Cursor<'_>) -> &'a str {
    let path = at.spot().2;
    path.rsplit('.').next().and_then(|last| last.split('[').next()).unwrap_or(path)
}

/// The items of a list, none where it is left out or no list.
pub(crate) fn items<'a>(at: &Cursor<'a>, name: &str) -> Vec<Cursor<'a>> {
    at.any_table().ok().and_then(|table| table.get(name)).and_then(|list| list.items().ok()).unwrap_or_default()
}

/// The ids of the items of a list.
pub(crate) fn ids(at: &Cursor<'_>, name: &str) -> Vec<String> {
    items(at, name).iter().filter_map(|item| item.below("id").text().ok().map(str::to_owned)).collect()
}

/// Each of them once.
fn once(ids: &mut dyn Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}
