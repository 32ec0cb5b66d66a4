//! Golden cases: every folder below `tests/golden/` whose name is a sentence, through the JSON contract.
//!
//! A case is `scenario.json` (or `scenario.txt`, a text that is no JSON) with its `statement.json` or `error.json`, or with a
//! further question in `ask.json` and its `answer.json`, or with options in `explain.json` and its `sentences.json`. `cargo xtask bless` rewrites the answers; read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use referral_statement::{Code, Error, LimitId, Outcome, Programs, Reason, Role, Word, json};
use serde_json::Value;

#[test]
fn every_golden_case_comes_out_exactly() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases() {
        count += 1;
        let (file, answer) = answer(&programs, &case);
        let path = case.join(file);
        if std::env::var_os("BLESS").is_some() {
            bless(&case, file, &answer);
        } else if fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok()) != Some(answer) {
            wrong.push(path.display().to_string());
        }
    }
    assert!(count > 0, "no golden case found");
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every mistake that a scenario can have, every reason and every limit is shown by a case.
#[test]
fn every_code_and_every_reason_is_shown() {
    let mut shown = BTreeSet::new();
    for case in cases() {
        for file in ["statement.json", "error.json"] {
            let text = fs::read_to_string(case.join(file)).unwrap_or_default();
            let words =
                text.split('"').filter(|word| word.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()));
            shown.extend(words.map(|word| format!("{file} {word}")));
        }
    }
    // Rule files alone can be bad rules.
    let codes = Code::ALL.iter().filter(|code| **code != Code::BadRules).map(|code| format!("error.json {code}"));
    let reasons = Reason::ALL.iter().map(|reason| format!("statement.json {reason}"));
    let limits = LimitId::ALL.iter().map(|limit| format!("statement.json {limit}"));
    let roles = Role::ALL.iter().map(|role| format!("statement.json {role}"));
    let outcomes = Outcome::ALL.iter().map(|outcome| format!("statement.json {outcome}"));
    let missing: Vec<String> =
        codes.chain(reasons).chain(limits).chain(roles).chain(outcomes).filter(|word| !shown.contains(word)).collect();
    assert!(missing.is_empty(), "no golden case shows {missing:?}");
}

/// What the engine says, and the file in which the case keeps it.
fn answer(programs: &Programs, case: &Path) -> (&'static str, Value) {
    let text = ["scenario.json", "scenario.txt"].iter().find_map(|name| fs::read_to_string(case.join(name)).ok());
    let text = text.unwrap_or_else(|| panic!("{} has no scenario", case.display()));
    let ask = fs::read_to_string(case.join("ask.json")).ok();
    if let Ok(options) = fs::read_to_string(case.join("explain.json")) {
        let statement = json::parse(&json::evaluate(programs, &text).unwrap()).unwrap();
        let sentences = referral_explain::explain_node(programs, &statement, &json::parse(&options).unwrap()).unwrap();
        return ("sentences.json", serde_json::to_value(sentences).unwrap());
    }
    let (file, answer) = match ask {
        None => ("statement.json", json::evaluate(programs, &text)),
        Some(ask) => ("answer.json", json::ask(programs, &text, &ask)),
    };
    match answer {
        Ok(answer) => (file, serde_json::from_str(&answer).unwrap()),
        Err(error) => ("error.json", as_json(&error)),
    }
}

fn as_json(error: &Error) -> Value {
    serde_json::to_value(error).unwrap()
}

fn bless(case: &Path, file: &str, answer: &Value) {
    for stale in ["statement.json", "answer.json", "error.json", "sentences.json"] {
        if stale != file {
            let _ = fs::remove_file(case.join(stale));
        }
    }
    fs::write(case.join(file), serde_json::to_string_pretty(answer).unwrap() + "\n").unwrap();
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<PathBuf> = folders(&root).iter().flat_map(|area| folders(area)).collect();
    cases.sort();
    cases
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}
