//! The data: texts, templates into which each is put, whole documents, and what the fuzzer has found.

use std::fs;
use std::path::{Path, PathBuf};

use referral_share::Envelope;
use referral_statement::{Node, json};
use serde_json::{Value, json as json_value};

/// A text of more bytes is long, and is put into one place of so many more.
const LONG: usize = 2_000;
const SOME: usize = 11;

/// The folder of the whole project.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("`{}` cannot be read: {error}", path.display()))
}

fn read_text(path: &Path) -> String {
    String::from_utf8_lossy(&read(path)).into_owned()
}

/// Every file below a folder whose name ends so, by its path there; none where there is no folder.
fn files(folder: &Path, ending: &str) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(ending) {
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

/// A hostile text.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What is hostile about it.
    pub name: String,
    /// The text, as it reaches a program that knows no lone surrogates.
    pub text: String,
    /// The same as a script of a page has it: its units of UTF-16.
    pub units: Vec<u16>,
}

/// Every hostile text of `texts.json`: each a `text`, or `units` of UTF-16, `times` over, between a `start` and an `end`.
///
/// # Panics
/// Where the list is none.
pub fn texts() -> Vec<Hostile> {
    let path = root().join("tests/hostile/texts.json");
    let list: Vec<Value> = serde_json::from_slice(&read(&path)).unwrap_or_else(|error| panic!("texts.json: {error}"));
    let hostile = |item: &Value| {
        let units = |name: &str| -> Vec<u16> {
            match &item[name] {
                Value::String(text) => text.encode_utf16().collect(),
                Value::Array(units) => units.iter().filter_map(|unit| u16::try_from(unit.as_u64()?).ok()).collect(),
                _ => Vec::new(),
            }
        };
        let times = item["times"].as_u64().and_then(|times| usize::try_from(times).ok()).unwrap_or(1);
        let repeated = [units("text"), units("units")].concat().repeat(times);
        let units = [units("start"), repeated, units("end")].concat();
        let name = item["name"].as_str().unwrap_or_default().to_owned();
        assert!(!name.is_empty() && !units.is_empty(), "texts.json: {item}");
        Hostile { name, text: String::from_utf16_lossy(&units), units }
    };
    list.iter().map(hostile).collect()
}

/// Whole documents of a kind, which are hostile in their form: the name and the bytes of each.
pub fn documents(kind: &str) -> Vec<(String, Vec<u8>)> {
    let named = files(&root().join("tests/hostile/documents").join(kind), "");
    named.into_iter().map(|(name, path)| (name, read(&path))).collect()
}

/// What the fuzzer has found and kept of a kind.
pub fn found(kind: &str) -> Vec<(String, Vec<u8>)> {
    let named = files(&root().join("fuzz/corpus").join(kind), "");
    named.into_iter().map(|(name, path)| (name, read(&path))).collect()
}

/// Good documents of a kind, with which fuzzing begins: golden cases, links, programs, a ledger.
///
/// # Panics
/// Where there is no such kind.
pub fn seeds(kind: &str) -> Vec<(String, Vec<u8>)> {
    let whole = |folder: &str, ending: &str| -> Vec<(String, Vec<u8>)> {
        files(&root().join(folder), ending).into_iter().map(|(name, path)| (name, read(&path))).collect()
    };
    let told = |text: &str| Some(serde_json::from_str::<Value>(text).ok()?["link"].as_str()?.to_owned().into_bytes());
    match kind {
        "scenario" => whole("tests/golden", "scenario.json"),
        "link" => {
            let links = whole("tests/links", ".json").into_iter();
            links.filter_map(|(name, bytes)| Some((name, told(&String::from_utf8(bytes).ok()?)?))).collect()
        }
        "rules" => [whole("tests/programs", ".toml"), whole("rules", ".toml")].concat(),
        "ledger" => whole("www/ledger", ".csv"),
        other => panic!("there is no kind `{other}`"),
    }
}

/// The text alone, and in places of the templates of a kind, one at a time: in one place of every `step`, from the one of this number.
///
/// # Panics
/// Where there is no such kind.
pub fn variants(kind: &str, text: &str, step: usize, from: usize) -> Vec<Vec<u8>> {
    let template = |name: &str| read_text(&root().join("tests/hostile/templates").join(name));
    let mut all = vec![text.as_bytes().to_vec()];
    match kind {
        "scenario" => {
            for name in ["orders.json", "spend.json"] {
                let whole: Value =
                    serde_json::from_str(&template(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
                all.extend(placed(&whole, text).into_iter().map(|value| value.to_string().into_bytes()));
            }
        }
        "link" => {
            all.extend(envelopes(text, &template("orders.json")).iter().map(|envelope| envelope.link().into_bytes()));
        }
        "rules" => {
            for name in ["tests/programs/orders.toml", "tests/programs/spend.toml"] {
                all.extend(quoted(&read_text(&root().join(name)), text));
            }
        }
        "ledger" => all.extend(celled(&template("orders.csv"), text)),
        other => panic!("there is no kind `{other}`"),
    }
    // A long text costs the same in every place.
    let step = if text.len() > LONG { step * SOME } else { step };
    let is_chosen = |(place, _): &(usize, Vec<u8>)| *place == 0 || place % step == from % step;
    all.into_iter().enumerate().filter(is_chosen).map(|(_, bytes)| bytes).collect()
}

/// A tree with the text in the place of every text and of every name, one at a time.
fn placed(value: &Value, text: &str) -> Vec<Value> {
    match value {
        Value::String(_) => vec![json_value!(text)],
        Value::Array(items) => {
            let each = items.iter().enumerate().flat_map(|(index, item)| {
                placed(item, text).into_iter().map(move |placed| {
                    let mut items = items.clone();
                    items[index] = placed;
                    Value::Array(items)
                })
            });
            each.collect()
        }
        Value::Object(fields) => {
            let mut all = Vec::new();
            for (name, inner) in fields {
                for placed in placed(inner, text) {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), placed);
                    all.push(Value::Object(fields));
                }
                let mut fields = fields.clone();
                fields.remove(name);
                fields.insert(text.to_owned(), inner.clone());
                all.push(Value::Object(fields));
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Links with the text in every place that a link has.
fn envelopes(text: &str, scenario: &str) -> Vec<Envelope> {
    let whole: Value = serde_json::from_str(scenario).unwrap_or_default();
    let scenarios = placed(&whole, text).into_iter().filter_map(|value| json::parse(&value.to_string()).ok());
    let base = Envelope { page: "scenario".to_owned(), program: "cn-ambassador".to_owned(), ..Envelope::default() };
    let mut all: Vec<Envelope> =
        scenarios.map(|scenario| Envelope { scenarios: vec![scenario], ..base.clone() }).collect();
    let scenarios: Vec<Node> = json::parse(scenario).into_iter().collect();
    let base = Envelope { scenarios, ..base };
    let node = || Node::table([(text, Some(Node::text(text)))]);
    all.extend([
        Envelope { program: text.to_owned(), ..base.clone() },
        Envelope { made: text.to_owned(), ..base.clone() },
        Envelope { rules: vec![(text.to_owned(), text.to_owned())], ..base.clone() },
        Envelope { parts: vec![(text.to_owned(), node())], ..base.clone() },
        Envelope { more: vec![(text.to_owned(), node())], ..base.clone() },
        Envelope {
            told: Some(referral_share::Told { total: text.to_owned(), rewards: vec![text.to_owned()] }),
            ..base
        },
    ]);
    all
}

/// A program file with the text in the place of every text between quotes.
fn quoted(file: &str, text: &str) -> Vec<Vec<u8>> {
    let escaped = json_value!(text).to_string();
    let parts: Vec<&str> = file.split('"').collect();
    let each = (1..parts.len()).step_by(2).map(|place| {
        let (before, after) = (parts[..place].join("\""), parts[place + 1..].join("\""));
        format!("{before}{escaped}{after}").into_bytes()
    });
    each.collect()
}

/// A table with the text in the place of every cell, as it is and between quotes.
fn celled(file: &str, text: &str) -> Vec<Vec<u8>> {
    let rows: Vec<Vec<&str>> = file.lines().map(|line| line.split(',').collect()).collect();
    let quoted = format!("\"{}\"", text.replace('"', "\"\""));
    let mut all = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for cell in 0..cells.len() {
            for text in [text, &quoted] {
                let mut rows = rows.clone();
                rows[row][cell] = text;
                all.push(rows.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n").into_bytes());
            }
        }
    }
    all
}
