//! Everything hostile through every reader: nothing panics, everything ends, and nothing is taken that should not be.

use std::panic::catch_unwind;

use hostile_tests::{KINDS, Kind, documents, found, is_taken, seeds, texts, variants};

/// Reads a document; a failure names it.
fn read(kind: &Kind, name: &str, bytes: &[u8]) {
    let done = catch_unwind(|| (kind.read)(bytes));
    assert!(done.is_ok(), "{}: {name}: {}", kind.name, String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]));
}

/// Every text goes into one place of so many, and each into others than the one before, so that every place gets many. `HOSTILE_STEP=1`
/// puts every text into every place, as `cargo xtask deep` does.
const STEP: usize = 8;

#[test]
fn every_text_is_read_to_its_end_and_every_place_is_given_some() {
    let step = std::env::var("HOSTILE_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(STEP).max(1);
    for kind in &KINDS {
        let mut count = 0;
        for (number, hostile) in texts().into_iter().enumerate() {
            for variant in variants(kind.name, &hostile.text, step, number) {
                read(kind, &hostile.name, &variant);
                count += 1;
            }
        }
        println!("{}: {count} documents", kind.name);
    }
}

#[test]
fn every_document_is_read_to_its_end() {
    for kind in &KINDS {
        let all = documents(kind.name);
        assert!(all.len() > 5, "{}: {} documents", kind.name, all.len());
        for (name, bytes) in &all {
            read(kind, name, bytes);
        }
    }
}

#[test]
fn what_fuzzing_has_found_and_begins_with_is_read_to_its_end() {
    for kind in &KINDS {
        let seeds = seeds(kind.name);
        assert!(!seeds.is_empty(), "{}: no seeds", kind.name);
        for (name, bytes) in seeds.iter().chain(&found(kind.name)) {
            read(kind, name, bytes);
        }
    }
}

#[test]
fn the_seeds_and_the_templates_are_good() {
    // What fuzzing and the texts begin with must get through, or they try nothing behind the first reader.
    let good = |(_, bytes): &&(String, Vec<u8>)| std::str::from_utf8(bytes).is_ok_and(is_taken);
    let scenarios = seeds("scenario");
    assert!(scenarios.iter().filter(good).count() * 2 > scenarios.len(), "most golden scenarios are judged");
    for name in ["orders.json", "spend.json"] {
        let path = format!("{}/templates/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        // The template gives a rate where the edition wants one, and fields that all can hold.
        assert!(is_taken(&text), "{name}");
    }
}

#[test]
fn a_text_that_is_an_id_stays_the_text_that_it_is() {
    // Ids may be any text of 1 to 64 letters; what is longer is refused in words.
    for hostile in texts() {
        let letters = hostile.text.chars().count();
        let id = serde_json::json!(hostile.text);
        let scenario = format!(
            r#"{{"program": "cn-ambassador", "customers": [{{"id": {id}, "linked_at": "2024-06-10", "orders": []}}]}}"#
        );
        assert_eq!(is_taken(&scenario), letters <= 64, "{}: {letters} letters", hostile.name);
    }
}
