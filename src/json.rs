//! The JSON contract: the one place that knows the format.

use serde::Serialize;

use crate::calendar::{self, Calendar};
use crate::compare::{self, Comparison};
use crate::curve::{Curve, Vary};
use crate::error::{Error, Problem};
use crate::finding::Finding;
use crate::forecast::{Forecast, Plan};
use crate::goal::{self, Goal};
use crate::node::{Cursor, Fields, Node};
use crate::program::Programs;
use crate::reconcile::Reconciliation;
use crate::scenario::Scenario;
use crate::statement::Statement;
use crate::whynot::WhyNot;

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

/// A question beyond the statement as JSON text: `{"curve": {"what": "order", "order": "first"}}`, its name and argument.
///
/// # Errors
/// As [`answer`].
pub fn ask(programs: &Programs, scenario: &str, question: &str) -> Result<String, Error> {
    let (scenario, question) = (parse(scenario)?, parse(question)?);
    let table = Cursor::root(&question).table(Fields::of(QUESTIONS))?;
    let (name, argument) = table.only()?;
    write(&answer(programs, &scenario, name, argument)?)
}

/// The questions that [`answer`] knows, by their names in JavaScript.
const QUESTIONS: &[&str] = &["curve", "goal", "whyNot", "compare", "reconcile", "calendar", "forecast"];

/// The answer to a question.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The total as a function of one amount.
    Curve(Curve),
    /// The amounts that reach a target.
    Goal(Goal),
    /// What would explain an amount that was received.
    Reconcile(Reconciliation),
    /// The scenario beside its variations.
    Compare(Vec<Comparison>),
    /// Why orders earn nothing.
    WhyNot(Vec<WhyNot>),
    /// When everything is paid.
    Calendar(Box<Calendar>),
    /// What a plan brings.
    Forecast(Box<Forecast>),
}

/// Answers a question about a scenario; `argument` is what JavaScript passes second.
///
/// # Errors
/// As [`evaluate`], and a question that is none, or whose argument has another shape.
pub fn answer(programs: &Programs, scenario: &Node, question: &str, argument: &Node) -> Result<Answer, Error> {
    let scenario = Scenario::read(programs, scenario)?;
    let at = Cursor::under(argument, question);
    match question {
        "curve" => crate::curve(programs, &scenario, &Vary::read(&scenario, &at)?).map(Answer::Curve),
        "goal" => {
            let (target, by, vary) = goal::read(&scenario, &at)?;
            goal::goal(programs, &scenario, target, by, &vary).map(Answer::Goal)
        }
        "whyNot" => {
            at.nothing()?;
            crate::why_not(programs, &scenario).map(Answer::WhyNot)
        }
        "compare" => {
            let variations = compare::read(programs, &scenario, &at)?;
            compare::compare(programs, &scenario, &variations).map(Answer::Compare)
        }
        "reconcile" => {
            let received = at.table(Fields::of(&["received"]))?.need("received")?.money()?;
            crate::reconcile(programs, &scenario, received).map(Answer::Reconcile)
        }
        "calendar" => {
            let by = calendar::read(&at)?;
            calendar::calendar(programs, &scenario, by).map(|calendar| Answer::Calendar(Box::new(calendar)))
        }
        "forecast" => {
            let plan = Plan::read(programs, &scenario, argument)?;
            crate::forecast(programs, &scenario, &plan).map(|forecast| Answer::Forecast(Box::new(forecast)))
        }
        _ => {
            let known = QUESTIONS.iter().map(|&name| name.to_owned()).collect();
            Err(Problem::UnknownValue { what: "question", value: question.to_owned(), known }.at(""))
        }
    }
}

/// Everything wrong or doubtful in rule files that are to stand beside these programs: a table of each file's path and its
/// text, or one text that is a program.
///
/// # Errors
/// Files that are neither; what is wrong inside them is found, not refused.
///
/// # Examples
/// ```
/// use referral_statement::{Node, Programs, json};
/// let found = json::check(&Programs::default(), &Node::text("[program]\nid = ")).unwrap();
/// assert_eq!((found[0].line, found[0].code), (2, referral_statement::RuleCode::NotToml.into()));
/// ```
pub fn check(programs: &Programs, files: &Node) -> Result<Vec<Finding>, Error> {
    Ok(crate::check(programs, &rule_files(files)?))
}

/// These programs, and beside them those that a user brings as rule files, given as to [`check`].
///
/// # Errors
/// As [`Programs::with`], and files that are neither.
///
/// # Examples
/// ```
/// use referral_statement::{Node, Programs, json};
/// let text = r#"
///     program = { id = "mine", name = "Mine", currency = "EUR", pays = "cash", basis = "orders", zone = "UTC" }
///     products = { assumed = "none" }
///     edition = [{ edition = "all", grade = "own" }]
/// "#;
/// let programs = json::load(&Programs::default(), &Node::text(text)).unwrap();
/// assert_eq!(programs.get("mine").unwrap().editions()[0].id(), "all");
/// ```
pub fn load(programs: &Programs, files: &Node) -> Result<Programs, Error> {
    programs.with(&rule_files(files)?)
}

fn rule_files(files: &Node) -> Result<Vec<(&str, &str)>, Error> {
    let at = Cursor::under(files, "files");
    if !at.is_table() {
        return Ok(vec![("", at.text()?)]);
    }
    at.any_table()?.each().map(|(path, at)| Ok((path, at.text()?))).collect()
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
