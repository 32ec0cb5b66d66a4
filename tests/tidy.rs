//! Habits that hold without discipline: who may know whom, and how files begin.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with one of these endings; built output and caches are passed over.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "dist", "node_modules", ".git"].contains(&name.as_str()) {
                found.extend(files(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn manifest(folder: &str) -> String {
    fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap()
}

/// The names below `[dependencies]`, without those for tests.
fn dependencies(folder: &str) -> Vec<String> {
    let text = manifest(folder);
    let section = text.split("\n[dependencies]\n").nth(1).unwrap_or("");
    let section = section.split("\n[").next().unwrap();
    let names = section.lines().filter(|line| line.contains('=') && !line.starts_with('#'));
    names.map(|line| line.split([' ', '.', '=']).next().unwrap().to_owned()).collect()
}

#[test]
fn the_engine_knows_no_shell() {
    let shells = ["wasm-bindgen", "js-sys", "web-sys", "yew", "serde-wasm-bindgen", "referral-rules", "ureq"];
    for name in dependencies(".") {
        assert!(!shells.contains(&name.as_str()), "the engine depends on {name}");
    }
}

#[test]
fn the_page_and_the_api_do_not_know_each_other() {
    assert!(!dependencies("app").iter().any(|name| name == "referral-statement-wasm"));
    assert!(!dependencies("wasm").iter().any(|name| name == "referral-statement-app"));
    assert!(dependencies("rules").is_empty(), "the rules are data");
    assert_eq!(dependencies("explain"), ["referral-statement"], "the sentences know the engine alone");
    assert_eq!(dependencies("ledger"), ["referral-share", "referral-statement", "serde"], "the ledger is no shell");
}

#[test]
fn the_engine_reads_no_clock_file_or_float() {
    // What a value of the outside is read with is no computation: only a float of the input is shown again.
    let allowed =
        ["fn visit_f64<E>(self, number: f64)", "fn shown(number: f64)"].map(|part| ("src/node/formats.rs", part));
    let banned = ["std::time", "std::fs", "std::env", "std::net", "rand", "f64", "f32", "unsafe", "static mut"];
    for path in files(&root().join("src"), &[".rs"]) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let excused = allowed.iter().any(|(file, part)| *file == name && line.contains(part));
            for word in banned {
                let found =
                    line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).any(|part| part == word);
                assert!(!found || excused, "{name}:{} uses {word}", number + 1);
            }
        }
    }
}

#[test]
fn no_program_and_no_date_of_one_is_in_the_code() {
    let ids = ["intl-referral", "cn-ambassador", "2018-09-01", "2022-01-01", "2024-06-01", "2025-04-01"];
    for folder in [
        "src",
        "explain/src",
        "share/src",
        "host/src",
        "ledger/src",
        "app/src",
        "wasm/src",
        "wasm/ledger/src",
        "wasm/small/src",
        "wasm/values/src",
    ] {
        for path in files(&root().join(folder), &[".rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for id in ids {
                    assert!(!line.contains(id), "{} names {id}: {line}", path.display());
                }
            }
        }
    }
}

/// Where the code is.
const CODE: [&str; 13] = [
    "src",
    "explain",
    "share",
    "host",
    "ledger",
    "app",
    "wasm",
    "xtask",
    "rules",
    "published",
    "tests",
    "examples",
    "bench",
];

#[test]
fn every_module_begins_by_saying_what_it_is() {
    for folder in CODE.into_iter().chain(["fuzz"]) {
        for path in files(&root().join(folder), &[".rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not begin with `//!`", path.display());
        }
    }
}

#[test]
fn no_merge_is_left_unfinished() {
    let endings = [".rs", ".toml", ".js", ".mjs", ".ts", ".css", ".html", ".md", ".json"];
    for path in files(&root(), &endings) {
        // Hostile texts are no UTF-8.
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let marks = ["<<<<<<< ", ">>>>>>> "];
        assert!(!text.lines().any(|line| marks.iter().any(|mark| line.starts_with(mark))), "{}", path.display());
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for folder in CODE.into_iter().chain(["www"]) {
        for path in files(&root().join(folder), &[".rs", ".js", ".mjs", ".ts", ".css"]) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn every_rule_file_is_embedded() {
    for path in files(&root().join("rules"), &[".toml"]) {
        let name = path.strip_prefix(root().join("rules")).unwrap().to_string_lossy().replace('\\', "/");
        if name == "Cargo.toml" {
            continue;
        }
        assert!(referral_rules::FILES.iter().any(|(path, _)| *path == name), "rules/{name} is not in rules/lib.rs");
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    for folder in [
        ".",
        "explain",
        "share",
        "host",
        "ledger",
        "published",
        "app",
        "wasm",
        "wasm/ledger",
        "wasm/small",
        "wasm/values",
        "xtask",
        "tests/browser",
        "tests/hostile",
        "fuzz",
    ] {
        let text = manifest(folder);
        let mut in_dependencies = false;
        let mut before = "";
        for line in text.lines() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies]");
            } else if in_dependencies && line.contains('=') && !line.starts_with('#') {
                let own = line.starts_with("referral-");
                let said_elsewhere = line.contains("workspace = true");
                assert!(
                    own || said_elsewhere || before.starts_with('#'),
                    "{folder}/Cargo.toml does not say why: {line}"
                );
            }
            before = line;
        }
    }
}
