//! `cargo xtask webkit`: the tests in a browser, in `WebKit`, but for those that `tests/browser/webkit.txt` lists with the reason.

use std::env;
use std::path::Path;

use crate::process::{self, cargo, find};
use crate::{Result, apt, axe, finish, node, root};

/// What Debian calls the driver, which brings a browser, and the screen on which that shows its windows.
const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

/// Where Debian keeps the browser; another is named in `WEBKIT`, as in `tests/browser/src/classic.rs`.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// The tests that are left out, each with what the driver or the engine lacks.
const LEFT_OUT: &str = "tests/browser/webkit.txt";

/// Runs the tests, or those whose names contain a word.
pub fn run(rest: &[String]) -> Result {
    install()?;
    axe::ready(&node::ready()?)?;
    let list = finish::read(&root().join(LEFT_OUT))?;
    let mut tests = cargo();
    tests
        .args(["test", "--locked", "--package", "browser-tests", "--test", "browser", "--no-fail-fast", "--"])
        .args(rest);
    for (name, _) in left_out(&list) {
        tests.args(["--skip", name]);
    }
    process::run(tests.env("ENGINE", "webkit"), "the tests in WebKit")?;
    println!("What was left out is in {LEFT_OUT}, with the reasons.");
    Ok(())
}

fn install() -> Result {
    let is_there = || {
        let browser = env::var_os("WEBKIT").is_some() || Path::new(BROWSER).is_file();
        let driver = env::var_os("WEBKIT_DRIVER").is_some() || find("WebKitWebDriver").is_some();
        browser && driver && find("Xvfb").is_some()
    };
    if is_there() {
        return Ok(());
    }
    let needs = "the tests in WebKit need its driver and a screen that nobody sees";
    let otherwise = "install both and name them in WEBKIT and WEBKIT_DRIVER";
    apt::install(&PACKAGES, needs, otherwise)?;
    if is_there() {
        Ok(())
    } else {
        Err(format!("{needs}, which are not found where apt has installed them: {otherwise}"))
    }
}

/// The names of the list, each with its reason.
fn left_out(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_there_and_has_its_reason() {
        let list = finish::read(&root().join(LEFT_OUT)).unwrap();
        let lines = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(left_out(&list).count(), lines, "a line is `module::test: reason`");
        let folder = root().join("tests/browser/tests");
        let all: String = crate::size::files(&folder).unwrap().iter().map(|file| finish::read(file).unwrap()).collect();
        for (name, reason) in left_out(&list) {
            let (module, test) = name.rsplit_once("::").unwrap_or(("", name));
            assert!(all.contains(test), "there is no {name}");
            assert!(module.is_empty() || folder.join(module).with_extension("rs").is_file(), "{name} is in no file");
            assert!(reason.len() > 10, "{name} has no reason");
        }
    }
}
