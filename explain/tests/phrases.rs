//! Every sentence of errors and findings is told in Chinese, with all that stands in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use referral_explain::{Lang, in_chinese, patterns, phrase};
use referral_statement::{Code, FindingCode, Phrase, Phrases, Programs, RuleCode, Word, check, json};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut found): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    found.extend(folders.iter().flat_map(|folder| files(folder)));
    found
}

/// The source of the engine and of the ledger.
fn sources() -> Vec<PathBuf> {
    ["src", "ledger/src"].into_iter().flat_map(|folder| files(&root().join(folder))).collect()
}

/// The patterns that stand in the source: what follows `phrase!(`, as text.
fn in_source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        for (start, _) in text.match_indices("phrase!(") {
            let Some(literal) = text[start + "phrase!(".len()..].trim_start().strip_prefix('"') else { continue };
            let mut letters = literal.chars();
            let mut pattern = String::new();
            while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                match letter {
                    // A line that goes on after its break, without what indents it.
                    '\\' if letters.as_str().starts_with('\n') => {
                        letters = letters.as_str().trim_start().chars();
                    }
                    '\\' => pattern.extend(letters.next()),
                    letter => pattern.push(letter),
                }
            }
            found.insert(pattern);
        }
    }
    assert!(found.len() > 100, "{} patterns", found.len());
    found
}

fn gaps(pattern: &str) -> usize {
    pattern.matches("{}").count()
}

#[test]
fn every_pattern_of_the_engine_is_told_with_all_its_gaps() {
    for pattern in in_source() {
        let chinese = in_chinese(&pattern).unwrap_or_else(|| panic!("`{pattern}` is not told in Chinese"));
        for gap in 0..gaps(&pattern) {
            assert_eq!(
                chinese.matches(&format!("{{{gap}}}")).count(),
                1,
                "`{pattern}` loses what is in gap {gap}: {chinese}"
            );
        }
        assert!(!chinese.contains("{}") && !chinese.contains(&format!("{{{}}}", gaps(&pattern))), "{chinese}");
    }
}

#[test]
fn no_pattern_is_told_twice_or_in_vain() {
    let source: String = sources().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let explain = fs::read_to_string(root().join("explain/src/lib.rs")).unwrap();
    let (patterns, in_source): (Vec<&str>, _) = (patterns().collect(), in_source());
    for pattern in &patterns {
        assert_eq!(patterns.iter().filter(|other| other == &pattern).count(), 1, "`{pattern}` stands twice");
        let is_word = source.contains(&format!("\"{pattern}\"")) || explain.contains(&format!("\"{pattern}\""));
        assert!(in_source.contains(*pattern) || is_word, "nothing says `{pattern}`");
    }
}

/// Every part of a sentence is told.
fn is_told(said: &Phrase) {
    if let Phrase::Of(pattern, values) = said {
        assert!(in_chinese(pattern).is_some(), "`{pattern}` is not told in Chinese");
        values.iter().for_each(is_told);
    }
}

fn are_told(phrases: &Phrases, message: &str, hint: &str) {
    for (said, english) in [(&phrases.message, message), (&phrases.hint, hint)] {
        is_told(said);
        assert_eq!(phrase(Lang::En, said), english);
        let chinese = phrase(Lang::ZhCn, said);
        assert!(chinese.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{chinese}");
    }
}

#[test]
fn every_code_of_an_error_is_told() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut seen = BTreeSet::new();
    let golden = files(&root().join("tests/golden"));
    let of_case = |path: &PathBuf| fs::read_to_string(path.with_file_name("scenario.json")).ok();
    let given = golden.iter().filter(|path| path.ends_with("error.json")).filter_map(of_case);
    for scenario in given.chain(["{".to_owned()]) {
        if let Err(error) = json::statement(&programs, &scenario) {
            are_told(&error.phrases, &error.message, &error.hint);
            seen.insert(error.code);
        }
    }
    // A mistake in rules is told as a finding.
    let missed: Vec<&Code> = Code::ALL.iter().filter(|code| !seen.contains(code) && **code != Code::BadRules).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn every_kind_of_finding_is_told() {
    let published = Programs::from_files(referral_rules::FILES).unwrap();
    let mut seen = BTreeSet::new();
    for path in
        files(&root().join("tests/programs")).iter().filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut given: Vec<(String, String)> = Vec::new();
        if let Some(base) = case["base"].as_str() {
            let mut text = fs::read_to_string(path.with_file_name(format!("{base}.toml"))).unwrap();
            for edit in case["edits"].as_array().into_iter().flatten() {
                text = text.replacen(edit[0].as_str().unwrap(), edit[1].as_str().unwrap(), 1);
            }
            given.push((format!("{base}.toml"), text));
        }
        for (path, text) in case["files"].as_object().into_iter().flatten() {
            given.push((path.clone(), text.as_str().unwrap().to_owned()));
        }
        let given: Vec<(&str, &str)> = given.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        for finding in check(&published, &given) {
            are_told(&finding.phrases, &finding.message, &finding.hint);
            if let FindingCode::Rule(code) = finding.code {
                seen.insert(code);
            }
        }
    }
    let missed: Vec<&RuleCode> = RuleCode::ALL.iter().filter(|code| !seen.contains(code)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}
