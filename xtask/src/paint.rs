//! `cargo xtask paint`: how soon the built page is seen and can be used on a slow machine.

use crate::process::{self, cargo};
use crate::{Result, chromium};

/// Measures, as often as is asked for.
pub fn run(rest: &[String]) -> Result {
    let chromium = chromium::ready()?;
    let mut paint = cargo();
    paint.args(["run", "--quiet", "--package", "browser-tests", "--bin", "paint", "--"]).args(rest);
    process::run(chromium.tell(&mut paint), "the measurement")
}
