//! The JSON contract: the one place that knows the format.

use serde::Serialize;

use crate::error::{Error, Problem};
use crate::node::Node;
use crate::program::Programs;
use crate::scenario::Scenario;
use crate::statement::Statement;

/// A scenario as JSON text to its statement as JSON text.
///
/// # Errors
/// The first mistake of the text, of the scenario, or of what the rules need of it.
///
/// # Examples
/// ```
/// use referral_statement::{Programs, json};
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let error = json::evaluate(&programs, r#"{"program": "intl-referal", "customers": []}"#).unwrap_err();
/// assert_eq!(error.to_string(), "program: unknown program `intl-referal` (did you mean `intl-referral`?)");
/// ```
pub fn evaluate(programs: &Programs, scenario: &str) -> Result<String, Error> {
    write(&statement(programs, scenario)?)
}

/// A scenario as JSON text to its statement.
///
/// # Errors
/// As [`evaluate`].
pub fn statement(programs: &Programs, scenario: &str) -> Result<Statement, Error> {
    let scenario = Scenario::read(programs, &parse(scenario)?)?;
    crate::evaluate(programs, &scenario)
}

/// JSON text as a tree.
///
/// # Errors
/// Text that is no JSON, that names a field twice, or that nests too deep.
pub fn parse(text: &str) -> Result<Node, Error> {
    serde_json::from_str(text).map_err(|error| malformed(&error.to_string()))
}

/// What is wrong with a text or an object that is no JSON.
pub fn malformed(detail: &str) -> Error {
    Problem::MalformedJson { detail: detail.to_owned() }.at("")
}

/// Anything of the engine as JSON text.
///
/// # Errors
/// None that the engine's own values cause.
pub fn write(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| malformed(&error.to_string()))
}
