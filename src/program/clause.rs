//! Where values come from: clauses in our own words, and the pages that publish them.

use serde::Serialize;

use super::Text;
use super::file::parts::{Maybe, SourceId};
use super::file::shape::shape;
use super::file::values::{Id, TextHere, Words};
use crate::period::Date;
use crate::words::Grade;

shape! {
    /// A page from which values come.
    #[derive(Clone, Debug, Serialize)]
    pub struct Source {
        /// The id, as clauses name it.
        pub(crate) id: String = "id" as Id,
        /// What it is.
        pub(crate) title: Text = "title" as Text,
        /// Where it was published.
        pub(crate) url: String = "url" as Words,
        /// How well it supports a value.
        pub(crate) grade: Grade = "grade" as Grade,
        /// When it was read.
        pub(crate) read_on: Date = "read_on" as Date,
    }
}

shape! {
    /// A clause of a source, in our own words.
    #[derive(Clone, Debug, Serialize)]
    pub struct Clause {
        /// The id, as values name it.
        pub(crate) id: String = "id" as Id,
        /// What it is called where people read it; the id where it is left out.
        pub(crate) name: Option<Text> = "name" as Maybe<Text>,
        /// The source that has it.
        pub(crate) source: String = "source" as SourceId,
        /// What it says, in words of your own.
        pub(crate) text: Text = "text" as TextHere,
    }
}

impl Clause {
    /// The id, as steps name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called where people read it; nothing where that is its id.
    pub fn name(&self) -> Option<&Text> {
        self.name.as_ref()
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
    pub fn title(&self) -> &Text {
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
