//! Clauses that can be read in two ways: what they ask, what is chosen, and the range over what is left open.

use serde::Serialize;

use crate::node::Cursor;
use crate::program::Text;
use crate::program::file::parts::{ClauseId, Filled};
use crate::program::file::reader::{Reader, items};
use crate::program::file::shape::shape;
use crate::program::file::values::{Id, TextHere};

shape! {
    /// A clause that can be read in more than one way.
    #[derive(Clone, Debug, Serialize)]
    pub struct Reading {
        /// The id, as scenarios name it.
        pub(crate) id: String = "id" as Id,
        /// The clause that it reads.
        pub(crate) clause: String = "clause" as ClauseId,
        /// What is doubtful.
        pub(crate) question: Text = "question" as Text,
        /// The ways to read it.
        pub(crate) options: Vec<ReadingOption> = "options" as Filled<ReadingOption>,
        /// The option in force where a scenario decides nothing.
        pub(crate) default: String = "default" as Id,
        /// Why that one.
        pub(crate) reason: Text = "reason" as Text,
        /// The option of the cautious preset: the one that promises less.
        pub(crate) cautious: String = "cautious" as Id,
        /// The option of the generous preset: the one that promises more.
        pub(crate) generous: String = "generous" as Id,
    }
    check has_options
}

shape! {
    /// One way to read a clause.
    #[derive(Clone, Debug, Serialize)]
    pub struct ReadingOption {
        /// The id, as scenarios name it.
        pub(crate) id: String = "id" as Id,
        /// What it means.
        pub(crate) label: Text = "label" as TextHere,
    }
}

/// The default and the presets are options of the reading, each of which has an id of its own.
fn has_options(reading: &Reading, at: &Cursor<'_>, reader: &mut Reader) {
    let ids: Vec<String> = reading.options.iter().map(|option| option.id.clone()).collect();
    for name in ["default", "cautious", "generous"] {
        let option = at.below(name);
        let known = option.one_of("option", ids.iter());
        reader.keep(&option, known);
    }
    reader.once(&items(at, "options"), "id");
}

impl Reading {
    /// The id, as scenarios name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The clause that it reads.
    pub fn clause(&self) -> &str {
        &self.clause
    }

    /// What is doubtful.
    pub fn question(&self) -> &Text {
        &self.question
    }

    /// The ways to read it.
    pub fn options(&self) -> &[ReadingOption] {
        &self.options
    }

    /// The option in force by default.
    pub fn default_option(&self) -> &str {
        &self.default
    }

    /// Why that one is the default.
    pub fn reason(&self) -> &Text {
        &self.reason
    }

    fn position(&self, option: &str) -> Option<usize> {
        self.options.iter().position(|known| known.id == option)
    }
}

impl ReadingOption {
    /// The id, as scenarios name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it means.
    pub fn label(&self) -> &Text {
        &self.label
    }
}

/// A value that may depend on how a clause is read.
#[derive(Clone, Debug)]
pub(crate) enum ByReading<T> {
    /// The clause is clear.
    Fixed(T),
    /// One value for each option of the edition's reading at this index.
    Read { reading: usize, options: Vec<T> },
}

impl<T> ByReading<T> {
    /// Every value that it can have.
    pub fn values(&self) -> &[T] {
        match self {
            Self::Fixed(value) => std::slice::from_ref(value),
            Self::Read { options, .. } => options,
        }
    }

    /// The value under these choices.
    pub fn get(&self, choices: &Choices) -> &T {
        match self {
            Self::Fixed(value) => value,
            // The file's check holds that there is a value for every option, and the choices are the same edition's.
            Self::Read { reading, options } => &options[choices.chosen[*reading]],
        }
    }

    /// The reading on which it depends, and the option in force.
    pub fn chosen<'a>(&self, readings: &'a [Reading], choices: &Choices) -> Option<Chosen<'a>> {
        let Self::Read { reading, .. } = self else { return None };
        let clause = &readings[*reading];
        Some(Chosen { id: &clause.id, option: &clause.options[choices.chosen[*reading]].id })
    }
}

/// A reading and the option in force.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen<'a> {
    pub id: &'a str,
    pub option: &'a str,
}

/// The option in force for each reading of one edition, by its position there.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    chosen: Vec<usize>,
}

impl Choices {
    /// The decided options where the edition has them, its defaults for the rest.
    pub fn of(readings: &[Reading], decided: &[(String, String)]) -> Self {
        let option = |reading: &Reading| {
            let decided = decided.iter().find(|(id, _)| *id == reading.id);
            let position = decided.and_then(|(_, option)| reading.position(option));
            position.or_else(|| reading.position(&reading.default)).unwrap_or(0)
        };
        Self { chosen: readings.iter().map(option).collect() }
    }

    /// The option in force for the reading at this position.
    pub fn option<'a>(&self, readings: &'a [Reading], index: usize) -> &'a str {
        &readings[index].options[self.chosen[index]].id
    }
}

/// The open readings with the number of their options, and every way to decide them.
#[derive(Clone, Debug)]
pub(crate) struct Combinations {
    open: Vec<(String, usize)>,
    pub ways: Vec<Vec<(String, String)>>,
}

/// Every way to decide the readings that are open, over all of these editions: lists of id and option.
///
/// A reading that the scenario decides keeps its option in all of them.
pub(crate) fn combinations(editions: &[&[Reading]], decided: &[(String, String)]) -> Combinations {
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    for reading in editions.iter().copied().flatten() {
        if decided.iter().any(|(id, _)| *id == reading.id) {
            continue;
        }
        let index = open.iter().position(|(id, _)| *id == reading.id).unwrap_or_else(|| {
            open.push((reading.id.clone(), Vec::new()));
            open.len() - 1
        });
        for option in &reading.options {
            if !open[index].1.contains(&option.id) {
                open[index].1.push(option.id.clone());
            }
        }
    }
    let mut ways = vec![decided.to_vec()];
    for (id, options) in &open {
        let mut wider = Vec::with_capacity(ways.len() * options.len());
        for option in options {
            for way in &ways {
                let mut way = way.clone();
                way.push((id.clone(), option.clone()));
                wider.push(way);
            }
        }
        ways = wider;
    }
    Combinations { open: open.into_iter().map(|(id, options)| (id, options.len())).collect(), ways }
}

impl Combinations {
    /// The open readings that move the total: those for which some choice of the others has two options with two totals.
    ///
    /// `totals` are those of the ways, in their order: the options of the first reading change fastest.
    pub fn movers<T: PartialEq>(&self, totals: &[T]) -> Vec<String> {
        let mut stride = 1;
        let mut moving = Vec::new();
        for (id, options) in &self.open {
            let block = stride * options;
            let moves =
                (0..totals.len()).any(|index| index % block >= stride && totals[index] != totals[index - stride]);
            if moves {
                moving.push(id.clone());
            }
            stride = block;
        }
        moving
    }
}
