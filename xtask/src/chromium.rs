//! Chromium and its driver, for the tests in a browser and for pictures.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{command, download, find, output};

/// What Debian calls them, and in which packages.
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
    let by_hand = format!("sudo apt-get install {}", PACKAGES.join(" "));
    let missing = "the tests in a browser need Chromium and chromedriver";
    if find("apt-get").is_none() {
        return Err(format!(
            "{missing}: install both at the same version (on Debian `{by_hand}`), or name them in CHROMIUM and CHROMEDRIVER"
        ));
    }
    let Some(prefix) = administrator() else {
        return Err(format!("{missing}, and installing them needs the administrator: run `{by_hand}`"));
    };
    println!("Installing {} with apt (once, about a minute).", PACKAGES.join(" and "));
    let apt = |arguments: &[&str]| {
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"];
        let words = [prefix, &quiet, arguments].concat();
        let mut apt = command(words[0]);
        apt.args(&words[1..]);
        download(&mut apt, "Chromium").map_err(|error| format!("{error}; by hand it is `{by_hand}`"))
    };
    // The lists of packages may be missing or older than what the archive still has.
    apt(&["update"])?;
    apt(&[&["install"], PACKAGES.as_slice()].concat())?;
    search()
        .ok_or_else(|| format!("{missing}, which apt has installed where they are not found: add their folder to PATH"))
}

fn search() -> Option<Chromium> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let browser = named("CHROMIUM")
        .or_else(|| {
            ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
        })
        .or_else(|| Some(Path::new(ELSEWHERE).to_owned()).filter(|path| path.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| find("chromedriver"))?;
    Some(Chromium { browser, driver })
}

/// How to run a command as the administrator, where nobody has to type a password.
fn administrator() -> Option<&'static [&'static str]> {
    if output(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    output(command("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}
