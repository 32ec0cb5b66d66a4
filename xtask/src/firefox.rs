//! Firefox, for the tests in a browser. It needs no driver: the tests speak with it directly.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::process::{command, find, output};
use crate::{Result, apt};

/// What Debian calls its package.
const PACKAGE: &str = "firefox-esr";

/// The oldest that is known to speak all of the protocol that the tests use.
const OLDEST: u32 = 153;

/// The browser.
pub struct Firefox(PathBuf);

impl Firefox {
    /// Tells a program of `tests/browser` where the browser is, and that this run is about it.
    pub fn tell<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("FIREFOX", &self.0).env("ENGINE", "firefox")
    }
}

/// Finds it, installing it where that is possible.
pub fn ready() -> Result<Firefox> {
    if let Some(found) = search() {
        return Ok(found);
    }
    let needs = format!("the tests in a browser need Firefox {OLDEST} or newer");
    let otherwise = "install it and name it in FIREFOX";
    apt::install(&[PACKAGE], &needs, otherwise)?;
    search().ok_or_else(|| format!("{needs}, which is not found where apt has installed it: {otherwise}"))
}

fn search() -> Option<Firefox> {
    let named = env::var_os("FIREFOX").map(PathBuf::from);
    let elsewhere = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
    let all = named.into_iter().chain([PACKAGE, "firefox"].into_iter().filter_map(find)).chain([elsewhere]);
    let new =
        |path: &PathBuf| path.is_file() && output(command(path).arg("--version")).is_some_and(|text| is_new(&text));
    all.into_iter().find(new).map(Firefox)
}

/// Is `Mozilla Firefox 153.7.0esr` new enough?
fn is_new(text: &str) -> bool {
    let version = text.rsplit(' ').next().and_then(|version| version.split('.').next()?.parse().ok());
    version.is_some_and(|major: u32| major >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_version_is_not_taken() {
        assert!(is_new("Mozilla Firefox 153.7.0esr"));
        assert!(is_new("Mozilla Firefox 160.0"));
        assert!(!is_new("Mozilla Firefox 140.12.0esr"));
        assert!(!is_new("Firefox"));
    }
}
