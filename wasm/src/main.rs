//! The JavaScript API: a thin layer over the engine's JSON contract.
//!
//! Every function takes and gives plain JavaScript values; a mistake is thrown as `{code, path, message, hint}`.

use std::sync::LazyLock;

use referral_statement::{Error, Node, Programs, Scenario, json};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// The published programs. Their files are part of this module, and a test reads them all.
static PROGRAMS: LazyLock<Result<Programs, Error>> = LazyLock::new(|| Programs::from_files(referral_rules::FILES));

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
pub fn evaluate(scenario: JsValue) -> Result<JsValue, JsValue> {
    let answer = || -> Result<_, Error> {
        let programs = known()?;
        let scenario = Scenario::read(programs, &node(scenario)?)?;
        referral_statement::evaluate(programs, &scenario)
    };
    give(answer())
}

/// The total as a function of one amount: exact points with straight lines between them.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn curve(scenario: JsValue, vary: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "curve", vary)
}

/// The amounts that reach a target: `{target, vary}` to every stretch of them, or why none does.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn goal(scenario: JsValue, goal: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "goal", goal)
}

/// For each order that earns nothing, every failing condition and the smallest changes that would pay.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen(js_name = whyNot)]
pub fn why_not(scenario: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "whyNot", JsValue::NULL)
}

/// The scenario under other editions, readings or referrers, with the difference of every order and its cause.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn compare(scenario: JsValue, variations: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "compare", variations)
}

/// What would explain the amount that was received, `{received}`: deviations that give it to the cent.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn reconcile(scenario: JsValue, received: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "reconcile", received)
}

/// When everything is paid, month by month; with `{by: "2026-06-30"}` also what has arrived by that day.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn calendar(scenario: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "calendar", options)
}

/// What a plan of months brings: new customers, the share who order, their orders and those who stay, month by month.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn forecast(scenario: JsValue, plan: JsValue) -> Result<JsValue, JsValue> {
    answer(scenario, "forecast", plan)
}

/// The programs with their editions, tiers, readings, clauses and products.
///
/// # Errors
/// None that the published programs cause.
#[wasm_bindgen]
pub fn programs() -> Result<JsValue, JsValue> {
    give(known())
}

/// The answer to a question about a scenario.
fn answer(scenario: JsValue, question: &str, argument: JsValue) -> Result<JsValue, JsValue> {
    let answer = || json::answer(known()?, &node(scenario)?, question, &node(argument)?);
    give(answer())
}

fn known() -> Result<&'static Programs, Error> {
    PROGRAMS.as_ref().map_err(Clone::clone)
}

/// An argument as a tree: text is parsed as JSON, anything else is taken as it is.
fn node(value: JsValue) -> Result<Node, Error> {
    match value.as_string() {
        Some(text) => json::parse(&text),
        None => serde_wasm_bindgen::from_value(value).map_err(|error| json::malformed(&error.to_string())),
    }
}

/// The answer as plain objects, or its error as one to throw.
fn give(answer: Result<impl Serialize, Error>) -> Result<JsValue, JsValue> {
    let plain = Serializer::json_compatible();
    match answer {
        Ok(answer) => Ok(answer.serialize(&plain)?),
        Err(error) => Err(error.serialize(&plain)?),
    }
}

fn main() {}
