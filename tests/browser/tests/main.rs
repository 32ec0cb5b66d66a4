//! The end-to-end tests: one program, so that its browsers are started once and every test gets a fresh context in one.
//!
//! `cargo xtask test` runs it once for each engine, and `ENGINE=firefox cargo test --package browser-tests` in Firefox alone. A test
//! does not know in which it runs, except one whose name ends with `_in_chromium`, which says why and is left out elsewhere.

mod barriers;
mod checks;
mod colors;
mod compare;
mod consumers;
mod copies;
mod delivery;
mod embed_contract;
mod embed_demo;
mod embed_host;
mod embed_life;
mod embed_page;
mod embed_shows;
mod embed_talks;
mod estimate;
mod faults;
mod forecast;
mod golden_in_browser;
mod hostile;
mod keep;
mod keyboard;
mod later;
mod layout;
mod ledger;
mod ledger_table;
mod messages;
mod offline;
mod print;
mod promises;
mod requests;
mod rules;
mod scenario;
mod share;
mod support;
mod targets;

#[test]
fn every_file_of_this_folder_is_run() {
    let folder = browser_tests::root().join("tests/browser/tests");
    let main = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).expect("the folder of this file can be read") {
        let name = entry.expect("so can what it holds").file_name().to_string_lossy().into_owned();
        let module = name.strip_suffix(".rs").unwrap_or(&name);
        assert!(name == "main.rs" || main.contains(&format!("\nmod {module};\n")), "main.rs does not name {name}");
    }
}
