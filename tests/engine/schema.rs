//! The JSON Schema of program files: that it is current, that it takes what the reader takes, and refuses what is broken.
//!
//! `BLESS=1` writes `docs/program.schema.json` and the generated parts of `docs/PROGRAMS.md`.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use referral_statement::{Programs, Severity, check, schema};
use serde_json::{Map, Value, json};
use toml_span::value::ValueInner;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file, or, to be blessed, written to it.
fn is_current(path: &Path, text: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, text).unwrap();
    }
    assert!(read(path) == text, "{} is not current: run this test with BLESS=1", path.display());
}

#[test]
fn the_schema_is_current() {
    let text = serde_json::to_string_pretty(&schema::program()).unwrap() + "\n";
    is_current(&root().join("docs/program.schema.json"), &text);
}

#[test]
fn the_guide_has_the_examples_and_the_fields() {
    let path = root().join("docs/PROGRAMS.md");
    let mut page = read(&path);
    for name in ["orders", "spend"] {
        let example = format!("```toml\n{}```\n", read(&root().join(format!("tests/programs/{name}.toml"))));
        page = with_part(&page, name, &example);
    }
    page = with_part(&page, "fields", &schema::fields());
    is_current(&path, &page);
}

/// The page with the text between `<!-- name -->` and `<!-- end of name -->`.
fn with_part(page: &str, name: &str, text: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&start).unwrap_or_else(|| panic!("the guide has no {start}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the guide has no {end}"));
    format!("{before}{start}\n{text}\n{end}{after}")
}

/// The schema, and its definitions for the files of a folder.
struct Validator {
    schemas: Schemas,
    compiler: Compiler,
}

impl Validator {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", schema::program()).unwrap();
        Self { schemas: Schemas::new(), compiler }
    }

    fn of(&mut self, definition: &str) -> SchemaIndex {
        let place =
            if definition.is_empty() { "schema.json".to_owned() } else { format!("schema.json#/$defs/{definition}") };
        self.compiler.compile(&place, &mut self.schemas).unwrap_or_else(|error| panic!("{place}: {error}"))
    }

    fn takes(&mut self, definition: &str, value: &Value) -> Result<(), String> {
        let index = self.of(definition);
        self.schemas.validate(value, index).map_err(|error| format!("{error:#}"))
    }
}

/// TOML as JSON; a float as the number that it is.
fn json_of(text: &str) -> Option<Value> {
    fn value(mut node: toml_span::Value<'_>) -> Value {
        match node.take() {
            ValueInner::String(text) => text.into_owned().into(),
            ValueInner::Integer(number) => number.into(),
            ValueInner::Float(number) => json!(number),
            ValueInner::Boolean(flag) => flag.into(),
            ValueInner::Array(items) => items.into_iter().map(value).collect(),
            ValueInner::Table(fields) => Value::Object(
                fields.into_iter().map(|(key, node)| (key.name.into_owned(), value(node))).collect::<Map<_, _>>(),
            ),
        }
    }
    toml_span::parse(text).ok().map(value)
}

#[test]
fn the_published_files_fit_the_schema() {
    let mut validator = Validator::new();
    let mut folders: Vec<(&str, Map<String, Value>)> = Vec::new();
    for (path, text) in referral_rules::FILES {
        let (folder, name) = path.split_once('/').unwrap();
        let value = json_of(text).unwrap();
        if folders.last().is_none_or(|(last, _)| *last != folder) {
            folders.push((folder, Map::from_iter([("edition".to_owned(), json!([]))])));
        }
        let whole = &mut folders.last_mut().unwrap().1;
        let definition = match name {
            "program.toml" => "Head",
            "products.toml" => "Products",
            _ if whole["program"]["basis"] == "orders" => "EditionOfOrders",
            _ => "EditionOfSpend",
        };
        validator.takes(definition, &value).unwrap_or_else(|error| panic!("{path}: {error}"));
        match name {
            "program.toml" => drop(whole.insert("program".to_owned(), value)),
            "products.toml" => drop(whole.insert("products".to_owned(), value)),
            _ => whole["edition"].as_array_mut().unwrap().push(value),
        }
    }
    for (folder, whole) in folders {
        validator.takes("", &whole.into()).unwrap_or_else(|error| panic!("{folder}: {error}"));
    }
}

/// Codes of findings that a schema, which knows one value at a time, sees too.
const SEEN: &[&str] = &[
    "unknown-field",
    "missing-field",
    "wrong-type",
    "bad-number",
    "too-many-decimals",
    "negative",
    "bad-id",
    "bad-count",
    "field-not-of-program",
    "list-length",
    "window-unclear",
];

/// Cases whose mistake lies in which options a reading has, which a schema does not know.
const BLIND: &[&str] = &["ids stand twice", "a reading needs a value for each option"];

#[test]
fn the_schema_takes_what_the_reader_takes_and_refuses_what_is_broken() {
    let mut validator = Validator::new();
    let (mut taken, mut refused) = (0, 0);
    for entry in fs::read_dir(root().join("tests/programs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml") => read(&path),
            Some("json") => match edited(&serde_json::from_str(&read(&path)).unwrap()) {
                Some(text) => text,
                None => continue,
            },
            _ => continue,
        };
        let Some(value) = json_of(&text) else { continue };
        let found = check(&Programs::default(), &[("", &text)]);
        let errors: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Error).collect();
        let answer = validator.takes("", &value);
        if errors.is_empty() {
            answer.unwrap_or_else(|error| panic!("{name} can be loaded, and the schema says {error}"));
            taken += 1;
        } else if !BLIND.contains(&name.as_str())
            && errors.iter().any(|finding| SEEN.contains(&json!(finding.code).as_str().unwrap()))
        {
            assert!(answer.is_err(), "{name}: the schema takes it in spite of {errors:?}");
            refused += 1;
        }
    }
    assert!(taken > 30 && refused > 10, "{taken} taken, {refused} refused");
}

/// A case of `tests/programs/` that is one text: an edited worked example, or the one file.
fn edited(case: &Value) -> Option<String> {
    if let Some(files) = case["files"].as_object() {
        let mut texts = files.values().filter_map(Value::as_str);
        return texts.next().filter(|_| files.len() == 1).map(str::to_owned);
    }
    let mut text = read(&root().join(format!("tests/programs/{}.toml", case["base"].as_str()?)));
    for edit in case["edits"].as_array()? {
        text = text.replacen(edit[0].as_str()?, edit[1].as_str()?, 1);
    }
    Some(text)
}

#[test]
fn single_values_are_refused_where_they_are_wrong() {
    let mut validator = Validator::new();
    let base = json_of(&read(&root().join("tests/programs/orders.toml"))).unwrap();
    let wrong = [
        ("/program/currency", json!("euro")),
        ("/program/pays", json!("gold")),
        ("/program/points_per_unit", json!("100")),
        ("/products/assumed", json!(null)),
        ("/products/product/0/class", json!("Core")),
        ("/edition/0/from", json!("1 January 2026")),
        ("/edition/0/tier/0/rate", json!(0.1)),
        ("/edition/0/tier/0/rate", json!("1.5")),
        ("/edition/0/tier/0/rate", json!("0.1234567")),
        ("/edition/0/limit/0/amount", json!("500.001")),
        ("/edition/0/limit/0/amount", json!(500)),
        ("/edition/0/customer/0/window", json!({"days": 0})),
        ("/edition/0/customer/0/window", json!({"weeks": 8})),
        ("/edition/0/rate/0/roles", json!([])),
        ("/edition/0/rate/2/rate", json!({"paid": "0.05"})),
        ("/edition/0/rate/2/rate", json!({"reading": "renewals"})),
        ("/edition/0/clauses", json!({"bad-luck": "1"})),
        ("/edition/0/notice/0/when", json!({"refund": true})),
        ("/example/0/scenario", json!([])),
    ];
    for (pointer, value) in wrong {
        let mut program = base.clone();
        if let Some(place) = program.pointer_mut(pointer) {
            *place = value.clone();
        } else {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            program.pointer_mut(parent).unwrap()[key] = value.clone();
        }
        assert!(validator.takes("", &program).is_err(), "the schema takes {value} at {pointer}");
    }
    assert!(validator.takes("", &base).is_ok());
}
