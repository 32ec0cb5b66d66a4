//! The JavaScript API of statements alone: what a page needs that shows what is earned under the published programs, and why.
//!
//! Each function does what that of the same name does in the whole API (`wasm/src/main.rs`).

use referral_js_values::{argument, give, listed};
use referral_published::programs as published;
use referral_statement::Scenario;
use wasm_bindgen::prelude::*;

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
    let statement = || referral_statement::evaluate(published(), &Scenario::read(published(), &argument(scenario)?)?);
    give(statement())
}

/// A statement in sentences, or one order or one notice of it: `{lang: "en" | "zh-CN", order, notice}`.
///
/// # Errors
/// Throws `{code, path, message, hint}`.
#[wasm_bindgen]
pub fn explain(statement: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let sentences = || referral_explain::explain_node(published(), &argument(statement)?, &argument(options)?);
    give(sentences())
}

/// The published programs with their editions, tiers, readings, clauses and products.
///
/// # Errors
/// None that the published programs cause.
#[wasm_bindgen]
pub fn programs() -> Result<JsValue, JsValue> {
    listed(published(), |program, edition| referral_published::hash(program, edition).map(str::to_owned))
}

fn main() {}
