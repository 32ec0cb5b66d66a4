//! `cargo xtask shot`: a picture of a page of the app as it was last built.

use crate::process::{self, cargo};
use crate::{Result, chromium, page, root};

/// Takes the picture, building the page first where it was never built.
pub fn run(rest: &[String]) -> Result {
    if !root().join("dist/app/index.html").is_file() {
        page::build()?;
    }
    let chromium = chromium::ready()?;
    let mut shot = cargo();
    shot.args(["run", "--quiet", "--package", "browser-tests", "--bin", "shot", "--"]).args(rest);
    // A relative name of the picture is relative to where the command was given.
    if let Ok(here) = std::env::current_dir() {
        shot.current_dir(here);
    }
    process::run(chromium.tell(&mut shot), "the picture")
}
