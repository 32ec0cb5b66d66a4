//! Where values come from: clauses in our own words, and the pages that publish them.

use serde::Serialize;

use super::Text;
use crate::period::Date;
use crate::words::Grade;

/// A page from which values come.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) grade: Grade,
    pub(crate) read_on: Date,
}

/// A clause of a source, in our own words.
#[derive(Clone, Debug, Serialize)]
pub struct Clause {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) text: Text,
}

impl Clause {
    /// The id, as steps name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it says, in our own words.
    pub fn text(&self) -> &Text {
        &self.text
    }
}

impl Source {
    /// Where it was published.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it is.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How well it supports a value.
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// When it was read.
    pub fn read_on(&self) -> Date {
        self.read_on
    }
}
