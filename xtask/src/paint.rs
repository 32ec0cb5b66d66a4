//! `cargo xtask paint` and `cargo xtask widget`: how soon the built page, or the embed in a page of a host, is seen and can be used on
//! a slow machine; `cargo xtask smooth`: how evenly the page Ledger answers.

use crate::process::{self, cargo};
use crate::{Result, chromium};

/// Measures with the program of this name, as often as is asked for.
pub fn run(program: &str, rest: &[String]) -> Result {
    let chromium = chromium::ready()?;
    let mut paint = cargo();
    paint.args(["run", "--quiet", "--package", "browser-tests", "--bin", program, "--"]).args(rest);
    process::run(chromium.tell(&mut paint), "the measurement")
}
