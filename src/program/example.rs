//! Worked examples: scenarios of a program, each with the figure that must come of it.

use serde::Serialize;

use super::Text;
use super::file::parts::{ClauseId, Maybe};
use super::file::shape::shape;
use super::file::values::{Facts, Id, Options, TextHere};
use crate::finding::RuleCode;
use crate::money::Money;
use crate::node::{Cursor, Node, Value};
use crate::period::Time;
use crate::phrase::{Phrase, phrase};
use crate::program::file::reader::Reader;
use crate::words::Figure;

shape! {
    /// A worked example: a scenario, and what must come of it.
    #[derive(Clone, Debug, Serialize)]
    pub struct Example {
        /// The id, once in an edition.
        pub(crate) id: String = "id" as Id,
        /// What it shows.
        pub(crate) name: Text = "name" as Text,
        /// The clause that prints it; left out where it is an example of your own.
        pub(crate) clause: Option<String> = "clause" as Maybe<ClauseId>,
        /// The scenario.
        pub(crate) scenario: Node = "scenario" as Facts,
        /// What must come of it.
        pub(crate) expects: Expected = "expects" as Expected,
        /// The readings under which it comes out, where it does not by default.
        pub(crate) readings: Option<Node> = "readings" as Maybe<Options>,
        /// What it contradicts on its own page, where it does.
        pub(crate) contradicts: Option<Contradiction> = "contradicts" as Maybe<Contradiction>,
    }
}

shape! {
    /// What must come of a worked example: a figure and its value.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Expected {
        /// Which figure it is.
        pub what: Figure = "what" as Figure,
        /// The order whose figure it is; a total and a tax are of the whole scenario and have none.
        pub order: Option<String> = "order" as Maybe<Id>,
        /// Its value; the end of a link has none.
        pub amount: Option<Money> = "amount" as Maybe<Money>,
        /// The end of a link.
        pub at: Option<Time> = "at" as Maybe<Time>,
    }
    check figure_fits
}

shape! {
    /// How a worked example and the rules of its own page contradict each other.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Contradiction {
        /// The clause that says otherwise.
        pub clause: String = "clause" as ClauseId,
        /// The two beside each other.
        pub text: Text = "text" as TextHere,
    }
}

/// An order's figure names the order; the end of a link is a moment, all else an amount.
fn figure_fits(expected: &Expected, at: &Cursor<'_>, reader: &mut Reader) {
    let (of_order, is_moment) = match expected.what {
        Figure::Total | Figure::Tax => (false, false),
        Figure::Reward | Figure::Counted => (true, false),
        Figure::LinkEnd => (true, true),
    };
    let given = (expected.order.is_some(), expected.amount.is_some(), expected.at.is_some());
    if given != (of_order, !is_moment, is_moment) {
        let value = if is_moment { "at" } else { "amount" };
        let needs = if of_order { phrase!("`order` and `{}`", value) } else { Phrase::from(format!("`{value}`")) };
        let message = phrase!("the figure `{}` has {} and no other", expected.what, needs.clone());
        reader.note(at, RuleCode::ExampleUnclear, message, phrase!("give it {} alone", needs));
    }
}

impl Example {
    /// The id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it shows.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The id of the clause that prints it.
    pub fn clause(&self) -> Option<&str> {
        self.clause.as_deref()
    }

    /// The scenario, with its program.
    pub fn scenario(&self) -> &Node {
        &self.scenario
    }

    /// What must come of it.
    pub fn expects(&self) -> &Expected {
        &self.expects
    }

    /// What it contradicts on its own page.
    pub fn contradicts(&self) -> Option<&Contradiction> {
        self.contradicts.as_ref()
    }

    /// The scenario with the readings under which it comes out.
    pub fn scenario_as_printed(&self) -> Node {
        let mut scenario = self.scenario.clone();
        if let (Some(readings), Value::Table(fields)) = (&self.readings, &mut scenario.value) {
            fields.retain(|(name, _)| name != "readings");
            fields.push(("readings".to_owned(), readings.clone()));
        }
        scenario
    }

    /// Makes it an example of this program, unless its scenario names one itself.
    pub(super) fn of_program(mut self, id: &str) -> Self {
        if let Value::Table(fields) = &mut self.scenario.value
            && !fields.iter().any(|(name, _)| name == "program")
        {
            fields.insert(0, ("program".to_owned(), Node::text(id)));
        }
        self
    }
}
