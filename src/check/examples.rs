//! Worked examples: each must be a scenario of its program, and come to its total.
//!
//! They are no part of the rules, so that a program can be used though an example is wrong.

use super::Doubts;
use crate::error::Error;
use crate::finding::{Finding, RuleCode, Severity};
use crate::node::{Cursor, Node, Value};
use crate::program::file::Example;
use crate::program::{Program, Programs};
use crate::scenario::Scenario;

pub(super) fn come_out(
    programs: &Programs,
    program: &Program,
    examples: &[(Cursor<'_>, Example)],
    doubts: &mut Doubts<'_>,
) {
    for (at, example) in examples {
        let scenario = at.below("scenario");
        let node = with_program(&example.scenario, program);
        match Scenario::read(programs, &node).and_then(|scenario| crate::evaluate(programs, &scenario)) {
            Ok(statement) if statement.total == example.total => {}
            Ok(statement) => {
                let message = format!("`{}` comes to {}, not to {}", example.name.en, statement.total, example.total);
                doubts.note(at, "total", RuleCode::ExampleDiffers, message, "correct the `total`, or the rules");
            }
            Err(Error { code, path, message, hint }) => {
                let finding = Finding::at(&scenario.below(&path), code, message, hint);
                doubts.found.push(Finding { severity: Severity::Warning, ..finding });
            }
        }
    }
}

/// The scenario of this program; one that names a program itself keeps it.
fn with_program(scenario: &Node, program: &Program) -> Node {
    let mut scenario = scenario.clone();
    if let Value::Table(fields) = &mut scenario.value
        && !fields.iter().any(|(name, _)| name == "program")
    {
        fields.insert(0, ("program".to_owned(), Node::text(program.id())));
    }
    scenario
}
