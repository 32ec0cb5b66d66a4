//! The project's own commands: `cargo xtask <verb>`, one file per verb.

mod apt;
mod axe;
mod bench;
mod bless;
mod cache;
mod chromium;
mod consumers;
mod coverage;
mod crates;
mod deep;
mod demo;
mod dependencies;
mod embed;
mod finish;
mod firefox;
mod fuzz;
mod icons;
mod keys;
mod lighthouse;
mod node;
mod package;
mod page;
mod paint;
mod plain;
mod process;
mod release;
mod reproducible;
mod serve;
mod shot;
mod size;
mod test;
mod tools;
mod tree;
mod webkit;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a step gives: its value, or one sentence that says what went wrong and what to do.
type Result<T = ()> = std::result::Result<T, String>;

const USAGE: &str = "usage: cargo xtask <command>

  serve [--port 8080]   install what is missing, build the page and serve it on this machine
  test                  everything that is checked: format, lints, tests, the package in Node, the page in two browsers
  build                 the page, into dist/app/
  package               write the JavaScript package to dist/package/
  package --release     all that a release is, in dist/release/: site, package, crates, SBOM, hashes; --base /path/
  reproducible          whether two builds of a release from nothing are the same to the byte
  bless                 rewrite the expected files of the golden cases; read the difference before you commit it
  size                  what visitors download, in bytes, raw and compressed, and the code of each crate
  size --note [name]    the same two sums into docs/sizes.csv and docs/sizes.svg, under the version or a name
  shot <path> <file>    a picture of the built page; --width 390 --height 844 --dark --lang zh-CN --full
  bench                 the ledger beside its peers, in one process: bench/RESULTS.md; --orders 1000000 --rounds 5
  crates                the Rust crates: pages, the oldest compiler, licences, publishing, promises kept
  paint [9]             how soon the built page is seen and can be used on a slow machine; the number of loads
  widget [7]            what the embed costs a page of a host, against the page without it; the number of loads
  smooth [1000000]      does the page Ledger answer while it reads so many orders, and does its table scroll evenly
  keys [60]             from a key press to the painted statement in a thousand orders, beside a page in Preact
  webkit [word]         the tests in a browser, in WebKit; those whose names contain the word
  lighthouse [3]        what Lighthouse says of the released site; the number of its runs
  icons                 the icons as PNG files, from www/icons/icon.svg
  coverage              the lines of the engine that no test runs
  dependencies          docs/DEPENDENCIES.md, from the manifests
  fuzz                  hostile input for every reader; --minutes 10, and names of readers: scenario link rules ledger
  deep                  the long checks, of the crates too; --minutes 10 of fuzzing for each reader";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (verb, rest) = match arguments.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("", arguments.as_slice()),
    };
    let done = match verb {
        "serve" => serve::run(rest),
        "test" if rest.is_empty() => return test::run(),
        "test" => none(rest),
        "build" => none(rest).and_then(|()| page::build()),
        "package" if rest.first().is_some_and(|word| word == "--release") => release::run(&rest[1..]),
        "package" => none(rest).and_then(|()| package::run()),
        "bless" => none(rest).and_then(|()| bless::run()),
        "size" if rest.first().is_some_and(|word| word == "--note") => size::note(rest.get(1).map(String::as_str)),
        "size" => none(rest).and_then(|()| size::run()),
        "shot" => shot::run(rest),
        "crates" => none(rest).and_then(|()| crates::run()),
        "paint" | "widget" | "smooth" => paint::run(verb, rest),
        "keys" => keys::run(rest),
        "webkit" => webkit::run(rest),
        "lighthouse" => lighthouse::run(rest),
        "icons" => none(rest).and_then(|()| icons::run()),
        // Not for people: `serve` and Trunk run them.
        demo::VERB => demo::run(rest),
        "finish" => none(rest).and_then(|()| finish::run()),
        "bench" => bench::measure(rest),
        "coverage" => none(rest).and_then(|()| coverage::run()),
        "dependencies" => none(rest).and_then(|()| dependencies::run()),
        "reproducible" => none(rest).and_then(|()| reproducible::run()),
        "fuzz" => fuzz::run(rest),
        "deep" => deep::run(rest),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            return if verb.is_empty() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
        other => {
            eprintln!("error: there is no command `{other}`\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Refuses arguments where a verb takes none.
fn none(rest: &[String]) -> Result {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(format!("`{extra}` is not understood here\n\n{USAGE}")),
    }
}

/// The folder of the whole project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder into which cargo compiles.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}
