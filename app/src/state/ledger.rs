//! Ledger: a file of orders that the reader has brought, what is known of it, and what is asked of the worker that reads it.
//!
//! It is no part of [`super::State`]: nothing of a file is kept or shared, and a row that scrolls into view changes nothing else.

mod book;
mod columns;
mod sift;
pub mod told;
pub mod window;

use std::rc::Rc;

use referral_share::Field;
use referral_statement::{Basis, Code, Node, Reconciliation, Statement, Word, json};

use crate::locales::Lang;
pub use book::Book;
pub use columns::Columns;
pub use sift::{Sift, Sort};
use told::Row;

/// How far the file has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none.
    #[default]
    Nothing,
    /// Its beginning is looked at.
    Looking,
    /// The reader is to say what its columns hold.
    Choosing,
    /// It is read.
    Reading {
        /// So many bytes of it are.
        bytes: u64,
        /// And so many orders.
        orders: u64,
    },
    /// It is judged.
    Judging {
        /// So many orders are.
        judged: u64,
        /// Of so many.
        orders: u64,
    },
    /// Everything is known.
    Judged,
    /// The reader stopped it.
    Stopped,
    /// It could not go on.
    Failed(Trouble),
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The kind of trouble.
    pub why: Why,
    /// What the engine says, where it refused.
    pub code: Option<Code>,
    /// Its own words, in English.
    pub detail: String,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The worker could not be started.
    Worker,
    /// The module could not be loaded.
    Module,
    /// The module stopped in the middle of its work.
    Stopped,
    /// There is nothing in the file.
    Empty,
    /// It is what a spreadsheet program writes.
    Workbook,
    /// It is no text.
    Binary,
    /// The browser cannot unpack.
    Packed,
    /// What is packed is damaged.
    Damaged,
    /// The browser cannot read the file any more.
    Unreadable,
    /// The engine refuses it.
    Refused,
    /// The sample could not be loaded.
    Sample,
}

impl Word for Why {
    const ALL: &'static [Self] = &[
        Self::Worker,
        Self::Module,
        Self::Stopped,
        Self::Empty,
        Self::Workbook,
        Self::Binary,
        Self::Packed,
        Self::Damaged,
        Self::Unreadable,
        Self::Refused,
        Self::Sample,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Module => "module",
            Self::Stopped => "stopped",
            Self::Empty => "empty",
            Self::Workbook => "workbook",
            Self::Binary => "binary",
            Self::Packed => "packed",
            Self::Damaged => "damaged",
            Self::Unreadable => "unreadable",
            Self::Refused => "refused",
            Self::Sample => "sample",
        }
    }
}

/// A file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The chosen rows for a spreadsheet.
    Csv,
    /// The chosen rows as JSON.
    Json,
    /// The refused rows.
    Faults,
    /// An empty file to fill in.
    Template,
}

impl Word for Kind {
    const ALL: &'static [Self] = &[Self::Csv, Self::Json, Self::Faults, Self::Template];

    fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Faults => "faults",
            Self::Template => "template",
        }
    }
}

/// A row that is explained.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The row.
    pub row: Row,
    /// The statement of its customer with this order alone, once it has come; what is wrong where there is none.
    pub statement: Option<Result<Rc<Statement>, String>>,
    /// Its customer as a scenario.
    pub scenario: Option<Node>,
    /// What would explain the amount that was paid.
    pub found: Found,
}

/// What would explain an amount that was paid.
#[derive(Clone, Debug, Default)]
pub enum Found {
    /// It was not asked for.
    #[default]
    Unasked,
    /// It is being looked for.
    Looking,
    /// Nothing was paid.
    Nothing,
    /// This.
    Here(Rc<Reconciliation>),
}

/// By what files are read: what the page has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The scenario of the contract without its customers.
    pub scenario: Node,
    /// The reader's own rules, by a name for each text.
    pub rules: Option<Node>,
    /// What earns in the program.
    pub basis: Basis,
}

/// What can be done, and what the worker says.
#[derive(Clone, Debug)]
pub enum Act {
    /// Take a file of this name and so many bytes.
    Bring(String, u64),
    /// Read by other settings.
    Settle(Settings),
    /// Take a column for another field.
    Column(usize, Option<Field>),
    /// Does the first row hold names?
    Header(bool),
    /// Read it in another encoding; as it seems where none is named.
    Encoding(String),
    /// Read it by the columns as they are.
    Go,
    /// Begin with the file again.
    Again,
    /// Stop reading.
    Stop,
    /// Put the file away.
    PutAway,
    /// Show other rows.
    Sift(Sift),
    /// These rows are looked at.
    Look(usize, usize),
    /// Explain a row.
    Open(Row),
    /// Put the explanation away.
    Close,
    /// Look for what would explain what was paid.
    Reconcile,
    /// List more of the refused rows.
    MoreFaults,
    /// Tell them in a language.
    Speak(Lang),
    /// Read a refused row again.
    Mend(usize, String),
    /// Write a file.
    Save(Kind),
    /// The worker says something.
    Hear(Node),
    /// The worker wrote a file.
    Saved(Kind),
    /// The worker is lost.
    Lost,
    /// The sample could not be loaded.
    NoSample,
}

/// What is to be done with the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Ask it.
    Say(Node),
    /// Ask it about the file.
    About(Node),
    /// End it: what it says next is not wanted, and it may not answer any more.
    End,
}

/// What is asked, as the text of a message.
pub fn written(asked: &Node) -> String {
    // A tree of texts and numbers can always be written.
    json::write(asked).unwrap_or_default()
}

#[cfg(test)]
mod tests;
