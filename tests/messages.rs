//! Every message of the app is shown somewhere: what nothing reads was left behind, and would be translated in vain.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file without the tests in it: what only a test reads, nobody sees.
struct Source {
    path: PathBuf,
    text: String,
}

fn app() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("app/src")
}

fn sources(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            found.push(Source { path, text });
        }
    }
    found
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Does the text say this as a whole name?
fn says(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + name.len()..]);
        !before.ends_with(is_of_name) && !after.starts_with(is_of_name)
    })
}

/// A file of texts taken apart: the names of the texts, and what stands outside the sets.
fn texts(text: &str) -> (Vec<String>, String) {
    let (mut names, mut outside, mut inside) = (Vec::new(), String::new(), false);
    for line in text.lines() {
        match line {
            "texts! {" => inside = true,
            "}" if inside => inside = false,
            line if inside => {
                let name: String = line
                    .strip_prefix("    ")
                    .unwrap_or_default()
                    .chars()
                    .take_while(|letter| is_of_name(*letter))
                    .collect();
                names.extend(Some(name).filter(|name| !name.is_empty()));
            }
            line => {
                outside.push_str(line);
                outside.push('\n');
            }
        }
    }
    (names, outside)
}

#[test]
fn every_text_of_a_set_is_read_outside_of_it() {
    let all = sources(&app());
    let (mut unread, mut count) = (Vec::new(), 0);
    for own in all.iter().filter(|source| source.path.starts_with(app().join("locales"))) {
        let module = own.path.file_stem().unwrap().to_string_lossy().into_owned();
        let (names, outside) = texts(&own.text);
        count += names.len();
        let is_read = |name: &str| {
            let elsewhere = |source: &Source| {
                says(&source.text, &format!("{module}::{name}"))
                    || (source.text.contains(&format!("{module} as texts"))
                        && says(&source.text, &format!("texts::{name}")))
            };
            says(&outside, name) || all.iter().filter(|source| source.path != own.path).any(elsewhere)
        };
        unread.extend(names.iter().filter(|name| !is_read(name)).map(|name| format!("{module}::{name}")));
    }
    assert!(count > 500, "{count} texts");
    assert!(unread.is_empty(), "no page shows {unread:?}");
}

#[test]
fn every_label_and_every_message_is_read_by_a_page() {
    let locales = fs::read_to_string(app().join("locales.rs")).unwrap();
    let all = sources(&app());
    let is_page =
        |source: &&Source| !source.path.starts_with(app().join("locales")) && !source.path.ends_with("locales.rs");
    let pages: Vec<&Source> = all.iter().filter(is_page).collect();
    for (kind, start) in [("Label", "pub enum Label {"), ("Msg", "pub enum Msg<'a> {")] {
        let body = locales.split(start).nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let name = |line: &str| line.trim().chars().take_while(|letter| is_of_name(*letter)).collect::<String>();
        let names: Vec<String> = body.lines().map(name).filter(|name| !name.is_empty()).collect();
        assert!(names.len() > 30, "{} of {kind}", names.len());
        let is_read = |name: &&String| pages.iter().any(|page| says(&page.text, &format!("{kind}::{name}")));
        let unread: Vec<&String> = names.iter().filter(|name| !is_read(name)).collect();
        assert!(unread.is_empty(), "no page shows {kind} {unread:?}");
    }
}

#[test]
fn a_text_that_nothing_reads_is_found() {
    let (names, outside) = texts(
        "texts! {\n    /// A.\n    one { en: \"a\", zh: \"b\" }\n    two(x: u8) {\n        en: one(lang),\n    }\n}\nfn f() { two(lang, 1) }\n",
    );
    assert_eq!(names, ["one", "two"]);
    assert!(says(&outside, "two") && !says(&outside, "one"));
    assert!(!says("texts::more_of(lang)", "texts::more"));
}
