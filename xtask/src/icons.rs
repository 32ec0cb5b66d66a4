//! `cargo xtask icons`: the icons as PNG files, drawn from `www/icons/icon.svg`.

use crate::process::{self, cargo};
use crate::{Result, chromium, root};

/// Draws every icon anew.
pub fn run() -> Result {
    let chromium = chromium::ready()?;
    let mut icons = cargo();
    icons.args(["run", "--quiet", "--package", "browser-tests", "--bin", "icons", "--"]).arg(root().join("www/icons"));
    process::run(chromium.tell(&mut icons), "drawing the icons")
}
