//! `cargo xtask keys`: from a key press to the changed statement in a thousand orders, beside a page that does the same in Preact.

use crate::process::{self, cargo, command};
use crate::{Result, chromium, node, target};

/// The folder of the page beside ours, with its lock file.
const FOLDER: &str = "bench/keys";

/// The orders in both pages.
const ORDERS: &str = "1000";

/// Makes that page and measures both; `rest` may say how many presses.
pub fn run(rest: &[String]) -> Result {
    let (node, chromium) = (node::ready()?, chromium::ready()?);
    let told = "Preact and what bundles it (once, some seconds)";
    node::packages(&node, FOLDER, told, "what makes the page beside ours")?;
    let page = target().join("keys");
    let mut make = command(node);
    process::run(make.arg(format!("{FOLDER}/build.mjs")).arg(&page).arg(ORDERS), "the page beside ours")?;
    let mut keys = cargo();
    keys.args(["run", "--quiet", "--package", "browser-tests", "--bin", "keys", "--"]).arg(page).args(rest);
    process::run(chromium.tell(&mut keys), "the measurement")
}
