//! Chromium and its driver, for the tests in a browser and for pictures.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::find;
use crate::{Result, apt};

/// What Debian calls their packages.
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Where other systems keep the browser.
const ELSEWHERE: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser and its driver.
pub struct Chromium {
    browser: PathBuf,
    driver: PathBuf,
}

impl Chromium {
    /// Tells a program of `tests/browser` where the browser and its driver are.
    pub fn tell<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("CHROMIUM", &self.browser).env("CHROMEDRIVER", &self.driver)
    }
}

/// Finds the two, installing them where that is possible.
pub fn ready() -> Result<Chromium> {
    if let Some(found) = search() {
        return Ok(found);
    }
    let needs = "the tests in a browser need Chromium and chromedriver";
    let otherwise = "install both at the same version and name them in CHROMIUM and CHROMEDRIVER";
    apt::install(&PACKAGES, needs, otherwise)?;
    search().ok_or_else(|| format!("{needs}, which are not found where apt has installed them: {otherwise}"))
}

fn search() -> Option<Chromium> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let browser = named("CHROMIUM")
        .or_else(|| browsers.into_iter().find_map(find))
        .or_else(|| Some(Path::new(ELSEWHERE).to_owned()).filter(|path| path.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| find("chromedriver"))?;
    Some(Chromium { browser, driver })
}
