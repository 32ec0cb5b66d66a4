//! What the tests of sentences share: the programs, the golden statements, and what makes a sentence whole.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use referral_explain::Lang;
use referral_statement::{Programs, Scenario, Statement, json};

pub static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// Every golden scenario that has a statement.
pub fn statements() -> Vec<Statement> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let mut found = Vec::new();
    for area in fs::read_dir(root).unwrap() {
        for case in fs::read_dir(area.unwrap().path()).unwrap() {
            let Ok(text) = fs::read_to_string(case.unwrap().path().join("scenario.json")) else { continue };
            // Ids in Chinese would look like a text of the other language.
            found.extend(json::statement(&PROGRAMS, &text).ok().filter(|_| !is_chinese(&text)));
        }
    }
    assert!(found.len() > 100, "{} statements", found.len());
    found
}

pub fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// Is a sentence whole: not empty, in its language, without a gap?
///
/// The title of a source, in quotes, and its address are as its page has them.
pub fn is_whole(lang: Lang, sentence: &str) {
    let sentence = &match (sentence.split_once('“'), sentence.rsplit_once('”')) {
        (Some((before, _)), Some((_, after))) if sentence.contains("https://") => format!("{before}“”{after}"),
        _ => sentence.to_owned(),
    };
    assert!(!sentence.trim().is_empty(), "an empty sentence");
    assert!(!sentence.contains("  ") && !sentence.contains("()") && !sentence.contains(" ."), "a gap: {sentence}");
    match lang {
        Lang::En => {
            assert!(sentence.ends_with(['.', '?', '!', ')']), "no end: {sentence}");
            assert!(!is_chinese(sentence), "not translated: {sentence}");
        }
        Lang::ZhCn => {
            assert!(sentence.ends_with(['。', '？', '）', '.']) || sentence.contains("http"), "no end: {sentence}");
            assert!(is_chinese(sentence), "not translated: {sentence}");
            // Words of English in a row are a text that was left behind; names of products and ids are single words or capitals.
            let left = [" the ", " of ", " is ", " was ", " and ", "order", "-not-", "-end"];
            assert!(!left.iter().any(|word| sentence.contains(word)), "not translated: {sentence}");
        }
    }
}

pub fn scenario(orders: &str, more: &str) -> Scenario {
    let text = format!(
        r#"{{"program":"cn-ambassador",{more}"customers":[{{"id":"B","linked_at":"2024-06-10T10:30","orders":[{orders}]}}]}}"#
    );
    Scenario::read(&PROGRAMS, &json::parse(&text).unwrap()).unwrap()
}

pub const LATER: &str =
    r#"{"id":"B-1","paid_at":"2024-06-11","paid":"99.00"},{"id":"B-2","paid_at":"2024-06-12","paid":"50000.00"}"#;
