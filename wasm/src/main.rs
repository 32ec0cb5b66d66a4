//! The JavaScript API: a thin layer over the engine's JSON contract.
//!
//! Every function takes and gives plain JavaScript values; a mistake is thrown as `{code, path, message, hint}`.

use std::cell::RefCell;
use std::rc::Rc;

use referral_js_values::{argument, give, listed, rule_files, thrown};
use referral_statement::{Error, Program, Programs, Scenario, json};
use wasm_bindgen::prelude::*;

/// The programs in use: the published ones, whose files are part of this module, and those that were brought.
#[derive(Default)]
struct Known {
    published: Option<Rc<Programs>>,
    with_brought: Option<Rc<Programs>>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A scenario, as an object or as JSON text, to its statement.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn evaluate(scenario: &JsValue) -> Result<JsValue, JsValue> {
    let answer = || -> Result<_, Error> {
        let programs = known()?;
        let scenario = Scenario::read(&programs, &argument(scenario)?)?;
        referral_statement::evaluate(&programs, &scenario)
    };
    give(answer())
}

/// The total as a function of one amount: exact points with straight lines between them.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn curve(scenario: &JsValue, vary: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "curve", vary)
}

/// The amounts that reach a target: `{target, vary}` to every stretch of them, or why none does.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn goal(scenario: &JsValue, goal: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "goal", goal)
}

/// For each order that earns nothing, every failing condition and the smallest changes that would pay.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen(js_name = whyNot)]
pub fn why_not(scenario: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "whyNot", &JsValue::NULL)
}

/// The scenario under other editions, readings or referrers, with the difference of every order and its cause.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn compare(scenario: &JsValue, variations: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "compare", variations)
}

/// What would explain the amount that was received, `{received}`: deviations that give it to the cent.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn reconcile(scenario: &JsValue, received: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "reconcile", received)
}

/// When everything is paid, month by month; with `{by: "2026-06-30"}` also what has arrived by that day.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn calendar(scenario: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "calendar", options)
}

/// What a plan of months brings: new customers, the share who order, their orders and those who stay, month by month.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn forecast(scenario: &JsValue, plan: &JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "forecast", plan)
}

/// A statement in sentences, or one order or one notice of it: `{lang: "en" | "zh-CN", order, notice}`.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn explain(statement: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let sentences = || referral_explain::explain_node(&*known()?, &argument(statement)?, &argument(options)?);
    give(sentences())
}

/// The programs with their editions, tiers, readings, clauses and products. Each published edition carries the hash of its rule
/// files, by which links name it; one that was brought has none.
///
/// # Errors
/// None that the published programs cause.
#[wasm_bindgen]
pub fn programs() -> Result<JsValue, JsValue> {
    let known = known().map_err(|error| thrown(&error))?;
    listed(&known, |program, edition| referral_share::edition_hash(referral_rules::FILES, program, edition))
}

/// Brings programs of one's own, beside the published ones and instead of those brought before: files as `{path: text}`, or
/// one text that holds a whole program. Gives their ids, which scenarios then can name.
///
/// # Errors
/// Throws `{code, path, message, hint}`; the programs in use stay what they were.
#[wasm_bindgen]
pub fn load(files: &JsValue) -> Result<JsValue, JsValue> {
    let ids = || -> Result<Vec<String>, Error> {
        let published = published()?;
        let all = json::load(&published, &rule_files(files)?)?;
        let ids = all.iter().skip(published.iter().count()).map(Program::id).map(str::to_owned).collect();
        KNOWN.with_borrow_mut(|known| known.with_brought = Some(Rc::new(all)));
        Ok(ids)
    };
    give(ids())
}

/// Everything wrong or doubtful in rule files, given as to `load`, beside the published programs as there:
/// `{severity, code, file, line, path, message, hint}` each.
///
/// # Errors
/// Throws `{code, path, message, hint}` for what is neither a text nor a table of texts.
#[wasm_bindgen(js_name = checkProgram)]
pub fn check_program(files: &JsValue) -> Result<JsValue, JsValue> {
    let found = || json::check(&*published()?, &rule_files(files)?);
    give(found())
}

/// The answer to a question about a scenario.
fn answer(scenario: &JsValue, question: &str, about: &JsValue) -> Result<JsValue, JsValue> {
    let answer = || json::answer(&*known()?, &argument(scenario)?, question, &self::argument(about)?);
    give(answer())
}

fn known() -> Result<Rc<Programs>, Error> {
    KNOWN.with_borrow(|known| known.with_brought.clone()).map_or_else(published, Ok)
}

fn published() -> Result<Rc<Programs>, Error> {
    if let Some(programs) = KNOWN.with_borrow(|known| known.published.clone()) {
        return Ok(programs);
    }
    let programs = Rc::new(Programs::from_files(referral_rules::FILES)?);
    KNOWN.with_borrow_mut(|known| known.published = Some(Rc::clone(&programs)));
    Ok(programs)
}

fn main() {}
