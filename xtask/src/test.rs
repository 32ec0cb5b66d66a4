//! `cargo xtask test`: everything that is checked, in order, up to the first failure.

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::process::{cargo, command, heading, watch};
use crate::{Result, axe, chromium, consumers, firefox, node, package, page, size, target, tools};

/// How many tests of a stage ran.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: u64,
    failed: u64,
    /// Those that say of themselves that they are left out.
    ignored: u64,
    /// Those among the passed that failed at first.
    again: u64,
}

/// The most tests of a browser that are tried again: where more fail, something is wrong.
const AGAIN: usize = 3;

/// What ran so far: the name of each stage with tests, and its count.
type Counts = Vec<(&'static str, Count)>;

/// The crates that are compiled for the browser too.
const WEB: [&str; 4] =
    ["referral-statement-app", "referral-statement-wasm", "referral-ledger-wasm", "referral-small-wasm"];

/// The packages that are no members of the workspace, each with a lock file of its own.
const OWN_LOCK: [&str; 3] = ["xtask/Cargo.toml", "xtask/wasm-bindgen/Cargo.toml", "fuzz/Cargo.toml"];

/// The tests of the package and of the projects that use it.
const IN_NODE: [&str; 6] = [
    "--test",
    "--test-reporter=spec",
    "tests/node/golden.test.mjs",
    "tests/node/engine.test.mjs",
    "tests/node/ledger.test.mjs",
    "tests/consumers/consumers.test.mjs",
];

/// The tests of what the page's build wrote for pages of hosts.
const EMBED_IN_NODE: [&str; 3] = ["--test", "--test-reporter=spec", "tests/node/embed.test.mjs"];

/// Runs every stage. The last line counts the tests; where something else than a test failed, it says what.
pub fn run() -> ExitCode {
    let start = Instant::now();
    let mut counts = Counts::new();
    let done = stages(&mut counts);
    let passed: u64 = counts.iter().map(|(_, count)| count.passed).sum();
    let failed: u64 = counts.iter().map(|(_, count)| count.failed).sum();
    if !counts.is_empty() {
        println!();
    }
    for (stage, count) in &counts {
        let ignored = if count.ignored == 0 { String::new() } else { format!(", {} ignored", count.ignored) };
        let again = if count.again == 0 { String::new() } else { format!(", {} at the second try", count.again) };
        println!("{stage}: {} passed, {} failed{ignored}{again}", count.passed, count.failed);
    }
    match done {
        Ok(()) => println!("all stages in {} s", start.elapsed().as_secs()),
        Err(sentence) => {
            eprintln!("error: {sentence}");
            if failed == 0 {
                // The sum would read like success.
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn stages(counts: &mut Counts) -> Result {
    heading("tools");
    tools::wasm_target()?;
    let node = node::ready()?;
    axe::ready(&node)?;
    let chromium = chromium::ready()?;
    let firefox = firefox::ready()?;
    tools::bindgen()?;
    tools::trunk()?;
    tools::wasm_split()?;
    tools::fetch()?;
    consumers::tools(&node)?;
    println!("Everything that the tests need is installed.");

    check("format", cargo().args(["fmt", "--all", "--check"]))?;
    for manifest in OWN_LOCK {
        check(&format!("format of {manifest}"), cargo().args(["fmt", "--check", "--manifest-path", manifest]))?;
    }
    let strict = ["--", "-D", "warnings"];
    check("lints", cargo().args(["clippy", "--locked", "--workspace", "--all-targets"]).args(strict))?;
    let web = WEB.iter().flat_map(|package| ["--package", package]);
    check(
        "lints for the browser",
        cargo().args(["clippy", "--locked", "--target", tools::WASM]).args(web).args(strict),
    )?;
    check("lints of xtask", own("clippy").arg("--all-targets").args(strict))?;

    let native = ["test", "--locked", "--workspace", "--exclude", "browser-tests", "--no-fail-fast"];
    tests(counts, "native tests", cargo().args(native), of_cargo)?;
    tests(counts, "tests of xtask", &mut own("test"), of_cargo)?;

    heading("package");
    package::run()?;
    heading("projects that use the package");
    consumers::build(&node)?;
    tests(counts, "tests of the package in Node", command(&node).args(IN_NODE), of_node)?;

    heading("page");
    page::build()?;
    heading("bytes");
    size::hold(&node)?;
    tests(counts, "tests of the embed in Node", command(&node).args(EMBED_IN_NODE), of_node)?;
    browser_tests(counts, "tests in Chromium", &[], |command| {
        chromium.tell(command);
    })?;
    // What a test's name keeps to Chromium, and the tests of the client itself, which have run.
    browser_tests(counts, "tests in Firefox", &["--test", "browser", "--", "--skip", "_in_chromium"], |command| {
        firefox.tell(command);
    })
}

/// A stage of tests in a browser. A machine that is busy elsewhere can stop a browser for longer than a test waits: up to [`AGAIN`]
/// tests that fail are run once more, by themselves, and named; one that fails twice is wrong.
fn browser_tests(counts: &mut Counts, name: &'static str, arguments: &[&str], tell: impl Fn(&mut Command)) -> Result {
    heading(name);
    let mut command = in_browser();
    tell(command.args(arguments));
    let watched = watch(&mut command)?;
    let mut count = of_cargo(&watched.text);
    let failed = failures(&watched.text);
    let mut success = watched.success;
    if (1..=AGAIN).contains(&failed.len()) && failed.len() as u64 == count.failed {
        heading(&format!("{name}, tried again: {}", failed.join(" ")));
        let mut command = in_browser();
        tell(command.args(["--test", "browser", "--", "--exact"]).args(&failed));
        let again = watch(&mut command)?;
        let passed = of_cargo(&again.text).passed;
        count.passed += passed;
        count.failed -= passed;
        count.again += passed;
        success = again.success;
    }
    conclude(counts, name, count, success)
}

/// The tests of `tests/browser`, in the engine that they are told.
fn in_browser() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--locked", "--package", "browser-tests", "--no-fail-fast"]);
    tests
}

/// A command of cargo for this program itself.
fn own(verb: &str) -> Command {
    let mut own = cargo();
    own.args([verb, "--locked", "--manifest-path", OWN_LOCK[0], "--target-dir"]).arg(target().join("xtask"));
    own
}

/// A stage that is right or wrong as a whole.
fn check(name: &str, command: &mut Command) -> Result {
    heading(name);
    if watch(command)?.success { Ok(()) } else { Err(format!("stopped at `{name}`")) }
}

/// A stage of tests, which are counted from what the runner prints.
fn tests(counts: &mut Counts, name: &'static str, command: &mut Command, read: fn(&str) -> Count) -> Result {
    heading(name);
    let watched = watch(command)?;
    conclude(counts, name, read(&watched.text), watched.success)
}

/// Notes a stage's count, and stops where not all is right.
fn conclude(counts: &mut Counts, name: &'static str, count: Count, success: bool) -> Result {
    counts.push((name, count));
    if !success || count.failed > 0 {
        return Err(format!("stopped at `{name}`"));
    }
    if count.passed == 0 {
        return Err(format!("stopped at `{name}`: no test ran"));
    }
    Ok(())
}

/// The sum of cargo's lines `test result: ok. 12 passed; 0 failed; ...`.
fn of_cargo(text: &str) -> Count {
    let mut sum = Count::default();
    for line in text.lines() {
        let Some((_, result)) = line.split_once("test result: ") else {
            continue;
        };
        sum.passed += before(result, " passed");
        sum.failed += before(result, " failed");
        sum.ignored += before(result, " ignored");
    }
    sum
}

/// The names of the tests that failed, as cargo lists them at the end of a target.
fn failures(text: &str) -> Vec<&str> {
    let lists = text.split("\nfailures:\n").skip(1);
    let names = lists.flat_map(|list| list.lines().map_while(|line| line.strip_prefix("    ")));
    names.map(str::trim).filter(|name| name.contains("::")).collect()
}

/// The number that stands before `word`.
fn before(text: &str, word: &str) -> u64 {
    let Some((left, _)) = text.split_once(word) else {
        return 0;
    };
    left.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Node's lines `pass 12` and `fail 0`, each after a sign.
fn of_node(text: &str) -> Count {
    let number = |word: &str| {
        let lines = text.lines().filter_map(|line| line.split_once(&format!("\u{2139} {word} ")));
        lines.filter_map(|(_, number)| number.trim().parse::<u64>().ok()).sum()
    };
    Count {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
        ignored: number("skipped") + number("todo"),
        again: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_cargo_prints() {
        let count = of_cargo(
            "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\
             test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured",
        );
        assert_eq!((count.passed, count.failed, count.ignored), (12, 3, 1));
    }

    #[test]
    fn names_what_failed() {
        let text = "test a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\n    left: c::d\n\n\n\
                    failures:\n    a::b\n    e::f\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        assert_eq!(failures(text), ["a::b", "e::f"]);
    }

    #[test]
    fn counts_what_node_prints() {
        let count =
            of_node("\u{2139} tests 5\n\u{2139} pass 3\n\u{2139} fail 1\n\u{2139} cancelled 1\n\u{2139} skipped 4\n");
        assert_eq!((count.passed, count.failed, count.ignored), (3, 2, 4));
    }
}
