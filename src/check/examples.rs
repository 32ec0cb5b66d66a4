//! Worked examples: each must be a scenario of its program, and come to what it expects.
//!
//! They are no part of the rules, so that a program can be used though an example is wrong.

use super::Doubts;
use crate::error::{Mistake, Phrases};
use crate::finding::{Finding, RuleCode, Severity};
use crate::node::Cursor;
use crate::phrase::{Phrase, phrase};
use crate::program::file::Loaded;
use crate::program::{Example, Program, Programs};

/// Where the examples of a program stand.
pub(super) struct Places<'a> {
    head: Option<Cursor<'a>>,
    editions: Vec<Cursor<'a>>,
    own: Vec<Cursor<'a>>,
}

impl<'a> Places<'a> {
    pub fn of(program: &Loaded<'a>) -> Self {
        let editions = program.editions.iter().map(|loaded| loaded.root.clone()).collect();
        Self { head: program.layout.head.clone(), editions, own: program.layout.examples.clone() }
    }
}

pub(super) fn come_out(programs: &Programs, program: &Program, places: &Places<'_>, doubts: &mut Doubts<'_>) {
    let mut look = |at: &Cursor<'_>, example: &Example| comes_out(programs, at, example, doubts);
    for (edition, root) in program.editions.iter().zip(&places.editions) {
        for (index, example) in edition.examples.iter().enumerate() {
            look(&root.below(&format!("example[{index}]")), example);
        }
    }
    for (kind, rule) in &program.withholding {
        for (index, example) in rule.examples.iter().enumerate() {
            let path = format!("withholding.{kind}.example[{index}]");
            places.head.iter().for_each(|head| look(&head.below(&path), example));
        }
    }
    program.examples.iter().zip(&places.own).for_each(|(example, at)| look(at, example));
}

fn comes_out(programs: &Programs, at: &Cursor<'_>, example: &Example, doubts: &mut Doubts<'_>) {
    match example.as_printed(programs) {
        Ok(value) if value == example.printed() => {}
        Ok(value) => {
            let text = |value: Option<_>| value.map_or_else(|| phrase!("nothing"), Phrase::from);
            let message = phrase!(
                "`{}` comes to {} as its {}, not to {}",
                Phrase::Named(example.name.clone()),
                text(value),
                example.expects.what,
                text(example.printed())
            );
            doubts.note(
                at,
                "expects",
                RuleCode::ExampleDiffers,
                message,
                phrase!("correct what it `expects`, or the rules"),
            );
        }
        Err(error) => {
            let Mistake { code, path, phrases: Phrases { message, hint }, .. } = error.into_mistake();
            let is_reading = path.starts_with("readings") && example.readings.is_some();
            let at = if is_reading { at.below(&path) } else { at.below("scenario").below(&path) };
            doubts.found.push(Finding { severity: Severity::Warning, ..Finding::at(&at, code, message, hint) });
        }
    }
}
