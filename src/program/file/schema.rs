//! The JSON Schema of program files, and the tables of their fields, from the shapes by which they are read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::Head;
use super::edition::{EditionOfOrders, EditionOfSpend};
use super::layout::WHOLE;
use super::parts::{Filled, Many};
use super::shape::{Shape, TableShape};
use crate::error::spellings;
use crate::program::{Example, Products};
use crate::words::Word;

/// The named schemas to which others refer.
#[derive(Debug, Default)]
pub(crate) struct Definitions {
    list: BTreeMap<String, Value>,
    /// The tables in the order in which they are first met.
    tables: Vec<Properties>,
    /// The single values in that order: name and text.
    values: Vec<(String, String)>,
}

/// The fields of a table.
#[derive(Debug, Default)]
pub(crate) struct Properties {
    name: String,
    text: String,
    fields: Vec<Field>,
    any_of: Vec<Vec<String>>,
}

#[derive(Debug)]
struct Field {
    key: String,
    text: String,
    required: bool,
    schema: Value,
}

/// The JSON Schema (draft 2020-12) of a program that stands in one file.
///
/// The files of a program in a folder are its definitions: `Head` (`program.toml`), `Products` (`products.toml`), and
/// `EditionOfOrders` or `EditionOfSpend`.
///
/// # Examples
/// ```
/// let schema = referral_statement::schema::program();
/// assert_eq!(schema["required"], serde_json::json!(["program", "products", "edition"]));
/// ```
pub fn program() -> Value {
    let mut to = Definitions::default();
    let editions = [Filled::<EditionOfOrders>::schema(&mut to), Filled::<EditionOfSpend>::schema(&mut to)];
    let parts = [
        Head::schema(&mut to),
        Products::schema(&mut to),
        json!({"type": "array", "minItems": 1}),
        Many::<Example>::schema(&mut to),
    ];
    let properties: Map<String, Value> = WHOLE.iter().map(|&name| name.to_owned()).zip(parts).collect();
    let of_basis = |basis: crate::words::Basis, edition: &Value| {
        json!({
            "if": {"properties": {"program": {"properties": {"basis": {"const": basis}}}}},
            "then": {"properties": {"edition": edition}},
        })
    };
    let [orders, spend] = &editions;
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A referral program",
        "description": "A program in one file: what it is, what can be bought, and its rules between two dates each.",
        "type": "object",
        "properties": properties,
        "required": ["program", "products", "edition"],
        "additionalProperties": false,
        "allOf": [of_basis(crate::words::Basis::Orders, orders), of_basis(crate::words::Basis::Spend, spend)],
        "$defs": to.list,
    })
}

/// The tables of all fields in Markdown, each with its type and whether it must be there.
///
/// # Examples
/// ```
/// let page = referral_statement::schema::fields();
/// assert!(page.contains("| `id` | Id | yes | The id, as scenarios name it. |"));
/// ```
pub fn fields() -> String {
    let mut to = Definitions::default();
    to.table::<Head>();
    to.table::<Products>();
    to.table::<EditionOfOrders>();
    to.table::<EditionOfSpend>();
    to.table::<Example>();
    let mut page = String::new();
    for table in &to.tables {
        let _ = writeln!(page, "### {}\n\n{}\n", table.name, table.text);
        page.push_str("| field | type | needed | what it is |\n|---|---|---|---|\n");
        for field in &table.fields {
            let needed = if field.required { "yes" } else { "" };
            let _ = writeln!(page, "| `{}` | {} | {needed} | {} |", field.key, kind(&field.schema), field.text);
        }
        page.push('\n');
    }
    page.push_str("### The single values\n\n| type | what it is |\n|---|---|\n");
    for (name, text) in &to.values {
        let words = to.list[name]["enum"].as_array();
        let words: Vec<String> =
            words.into_iter().flatten().filter_map(|word| Some(format!("`{}`", word.as_str()?))).collect();
        let words = if words.is_empty() { String::new() } else { format!(" One of {}.", words.join(", ")) };
        let _ = writeln!(page, "| {name} | {text}{words} |");
    }
    page
}

/// A type in words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.trim_start_matches("#/$defs/").to_owned();
    }
    if let Some(one) = schema["anyOf"].as_array().and_then(|any| any.first()) {
        return format!("{}, or by reading", kind(one));
    }
    match (schema["type"].as_str(), schema["maxItems"].as_u64()) {
        (Some("array"), Some(1)) => format!("list of one {}", kind(&schema["items"])),
        (Some("array"), _) => format!("list of {}", kind(&schema["items"])),
        (other, _) => other.unwrap_or("any").to_owned(),
    }
}

impl Definitions {
    /// A schema under a name, to refer to.
    pub fn define(&mut self, name: &str, text: &str, schema: Value) -> Value {
        if !self.list.contains_key(name) {
            self.values.push((name.to_owned(), first_paragraph(text)));
            self.list.insert(name.to_owned(), described(schema, text));
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// The schema of a table.
    pub fn table<T: TableShape>(&mut self) -> Value {
        let (name, text) = T::NAMED;
        if !self.list.contains_key(name) {
            // Its place first, so that tables stand in the order in which a reader meets them.
            self.list.insert(name.to_owned(), Value::Null);
            let place = self.tables.len();
            self.tables.push(Properties::default());
            let mut table = Properties { name: name.to_owned(), text: first_paragraph(text), ..Properties::default() };
            T::properties(self, &mut table);
            self.list.insert(name.to_owned(), table.schema());
            self.tables[place] = table;
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }
}

impl Properties {
    /// Adds a field.
    pub fn add(&mut self, key: &str, text: &str, required: bool, schema: Value) {
        self.fields.push(Field { key: key.to_owned(), text: first_paragraph(text), required, schema });
    }

    /// At least one of these fields must be there.
    pub fn any_of(&mut self, keys: &[&str]) {
        self.any_of.push(keys.iter().map(|&key| key.to_owned()).collect());
    }

    fn schema(&self) -> Value {
        let described = |field: &Field| (field.key.clone(), described(field.schema.clone(), &field.text));
        let properties: Map<String, Value> = self.fields.iter().map(described).collect();
        let required: Vec<&str> =
            self.fields.iter().filter(|field| field.required).map(|field| field.key.as_str()).collect();
        let mut schema = json!({
            "description": self.text,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        for keys in &self.any_of {
            schema["anyOf"] = keys.iter().map(|key| json!({"required": [key]})).collect();
        }
        schema
    }
}

fn described(mut schema: Value, text: &str) -> Value {
    schema["description"] = first_paragraph(text).into();
    schema
}

/// What a doc comment says before its first empty line.
fn first_paragraph(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// A text of this form.
pub(crate) fn pattern(pattern: &str, example: &str) -> Value {
    json!({"type": "string", "pattern": pattern, "examples": [example]})
}

/// One of a closed set of words.
pub(crate) fn one_of_words<W: Word>() -> Value {
    json!({"type": "string", "enum": spellings::<W>()})
}
