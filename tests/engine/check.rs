//! Checking rule files: every kind of finding, whole, beside the published programs.
//!
//! A case is a file `tests/programs/<a sentence>.json`: `base` names one of the worked examples there, and `edits` replace
//! texts in it, each exactly one; or `files` are whole files. `findings` is everything that is found. `BLESS=1` rewrites it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use referral_statement::{Finding, FindingCode, Programs, RuleCode, Severity, Word, check};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A case's files: path and text.
fn files(name: &str, case: &Value) -> Vec<(String, String)> {
    if let Some(files) = case["files"].as_object() {
        let text = |text: &Value| text.as_str().map(str::to_owned).unwrap_or_default();
        return files.iter().map(|(path, value)| (path.clone(), text(value))).collect();
    }
    let base = case["base"].as_str().unwrap_or_else(|| panic!("{name} has neither `base` nor `files`"));
    let mut text = read(&folder().join(format!("{base}.toml")));
    for edit in case["edits"].as_array().into_iter().flatten() {
        let (from, to) = (edit[0].as_str().unwrap(), edit[1].as_str().unwrap());
        assert_eq!(text.matches(from).count(), 1, "{name}: `{from}` is not exactly once in the text");
        text = text.replacen(from, to, 1);
    }
    vec![(format!("{base}.toml"), text)]
}

fn found(published: &Programs, files: &[(String, String)]) -> Vec<Finding> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let found = check(published, &files);
    // Whatever is found, loading agrees: it refuses the first error, and nothing else.
    let errors: Vec<&Finding> = found.iter().filter(|finding| finding.severity == Severity::Error).collect();
    match published.with(&files) {
        Ok(_) => assert!(errors.is_empty(), "loaded in spite of {errors:?}"),
        Err(error) => {
            let first = errors.first().unwrap_or_else(|| panic!("refused without a finding: {error}"));
            assert_eq!((&error.message, &error.hint), (&first.message, &first.hint));
            assert!(error.path.ends_with(&first.path), "{error} is not at {first}");
        }
    }
    found
}

#[test]
fn every_case_is_found_whole() {
    let published = Programs::from_files(referral_rules::FILES).unwrap();
    let mut wrong = Vec::new();
    let mut told = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut case: Value = serde_json::from_str(&read(&path)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = found(&published, &files(&name, &case));
        for finding in &found {
            let is_placed = !finding.file.is_empty() || finding.line > 0;
            assert!(is_placed && !finding.message.is_empty() && !finding.hint.is_empty(), "{name}: {finding}");
        }
        told.extend(
            found.iter().map(|finding| serde_json::to_value(finding.code).unwrap().as_str().unwrap().to_owned()),
        );
        let found = serde_json::to_value(&found).unwrap();
        if std::env::var_os("BLESS").is_some() {
            case["findings"] = found;
            fs::write(&path, serde_json::to_string_pretty(&case).unwrap() + "\n").unwrap();
        } else if case["findings"] != found {
            wrong.push(format!("{name}: {}", serde_json::to_string_pretty(&found).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for code in RuleCode::ALL {
        assert!(told.contains(code.word()), "no case shows `{code}`");
    }
}

#[test]
fn the_worked_examples_have_no_finding() {
    for name in ["orders.toml", "spend.toml"] {
        let text = read(&folder().join(name));
        assert_eq!(check(&Programs::default(), &[(name, &text)]), [], "{name}");
    }
}

#[test]
fn a_warning_does_not_refuse_and_an_error_does() {
    for code in RuleCode::ALL {
        let is_error = *code < RuleCode::GapBetweenEditions;
        assert_eq!(code.severity() == Severity::Error, is_error, "{code}");
    }
    assert_eq!(json!(FindingCode::Rule(RuleCode::RatesOverlap)), json!("rates-overlap"));
}

#[test]
fn the_guide_tells_every_code() {
    let guide = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/PROGRAMS.md"));
    for code in RuleCode::ALL {
        let row = format!("| `{code}` | {} | ", code.severity());
        assert!(guide.contains(&row), "docs/PROGRAMS.md has no row {row}");
    }
}
