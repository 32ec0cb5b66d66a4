//! Facts that no formula needs: what a reader must know besides the figures.

use serde::Serialize;

use super::Text;
use super::file::parts::{ClauseId, Maybe};
use super::file::shape::shape;
use super::file::values::TextHere;
use crate::words::FactKind;

shape! {
    /// A fact that no formula needs: what a referrer must have done, what a friend receives, what is not published.
    #[derive(Clone, Debug, Serialize)]
    pub struct Fact {
        /// What it is about.
        pub(crate) kind: FactKind = "kind" as FactKind,
        /// The clause that states it; left out where no page does.
        pub(crate) clause: Option<String> = "clause" as Maybe<ClauseId>,
        /// The fact, in words of your own.
        pub(crate) text: Text = "text" as TextHere,
    }
}

impl Fact {
    /// What it is about.
    pub fn kind(&self) -> FactKind {
        self.kind
    }

    /// The id of the clause that states it.
    pub fn clause(&self) -> Option<&str> {
        self.clause.as_deref()
    }

    /// The fact, in our own words.
    pub fn text(&self) -> &Text {
        &self.text
    }
}
