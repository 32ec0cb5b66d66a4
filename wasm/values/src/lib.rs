//! What JavaScript passes as the engine's trees, and the engine's answers as what JavaScript takes.
//!
//! Trees are read here and not by serde, whose messages can show any number: that is kilobytes for what `String(number)` does.

use js_sys::{Array, Map, Object, Reflect};
use referral_statement::{Error, Node, Programs, Value, json};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// An argument as a tree: text is read as JSON, anything else is taken as it is.
///
/// # Errors
/// Text that is no JSON, a value that JSON has none for (a function, a symbol), and what nests deeper than [`Node::DEEPEST`].
pub fn argument(value: &JsValue) -> Result<Node, Error> {
    value.as_string().map_or_else(|| tree(value, Node::DEEPEST), |text| json::parse(&text))
}

/// Rule files as a tree: a text stays the text that it is.
///
/// # Errors
/// Those of [`argument`].
pub fn rule_files(value: &JsValue) -> Result<Node, Error> {
    tree(value, Node::DEEPEST)
}

fn tree(value: &JsValue, levels: usize) -> Result<Node, Error> {
    let inner = || levels.checked_sub(1).ok_or_else(Node::too_deep);
    let tree = if value.is_null() || value.is_undefined() {
        Value::Nothing
    } else if let Some(flag) = value.as_bool() {
        Value::Flag(flag)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if value.as_f64().is_some() || value.is_bigint() {
        Value::Number(written(value))
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let levels = inner()?;
        Value::List(items.iter().map(|item| tree(&item, levels)).collect::<Result<_, _>>()?)
    } else if value.is_object() {
        let levels = inner()?;
        let fields = match value.dyn_ref::<Map>() {
            Some(map) => Object::entries(&Object::from_entries(map).map_err(|_| foreign(value))?),
            None => Object::entries(value.unchecked_ref()),
        };
        let field = |pair: JsValue| {
            let pair = pair.unchecked_into::<Array>();
            Ok((pair.get(0).as_string().unwrap_or_default(), tree(&pair.get(1), levels)?))
        };
        Value::Table(fields.iter().map(field).collect::<Result<_, Error>>()?)
    } else {
        return Err(foreign(value));
    };
    Ok(tree.into())
}

#[wasm_bindgen]
extern "C" {
    /// `String(value)`.
    #[wasm_bindgen(js_name = String)]
    fn written(value: &JsValue) -> String;
}

fn foreign(value: &JsValue) -> Error {
    json::malformed(&format!("a {} is no JSON value", value.js_typeof().as_string().unwrap_or_default()))
}

/// An answer as plain objects, or its error as one to throw: `{code, path, message, hint}`.
///
/// # Errors
/// The answer's own, as such an object.
pub fn give(answer: Result<impl Serialize, Error>) -> Result<JsValue, JsValue> {
    let plain = Serializer::json_compatible();
    match answer {
        Ok(answer) => Ok(answer.serialize(&plain)?),
        Err(error) => Err(thrown(&error)),
    }
}

/// Programs as JavaScript values, each edition with the hash of its rule files, or with null where there is none.
///
/// # Errors
/// None that programs cause.
pub fn listed(programs: &Programs, hash: impl Fn(&str, &str) -> Option<String>) -> Result<JsValue, JsValue> {
    let given = give(Ok(programs))?;
    for (place, program) in (0..).zip(programs.iter()) {
        let editions = Reflect::get(&Reflect::get_u32(&given, place)?, &"editions".into())?;
        for (place, edition) in (0..).zip(program.editions()) {
            let hash = hash(program.id(), edition.id()).map_or(JsValue::NULL, JsValue::from);
            Reflect::set(&Reflect::get_u32(&editions, place)?, &"hash".into(), &hash)?;
        }
    }
    Ok(given)
}

/// An error as an object to throw.
pub fn thrown(error: &Error) -> JsValue {
    error.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
