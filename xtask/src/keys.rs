//! `cargo xtask keys`: from a key press to the changed statement in a thousand orders, beside a page that does the same in Preact.

use std::fs;

use crate::process::{self, cargo, command, download};
use crate::{Result, cache, chromium, node, root, target};

/// The folder of the page beside ours, with its lock file.
const FOLDER: &str = "bench/keys";

/// The orders in both pages.
const ORDERS: &str = "1000";

/// Makes that page and measures both; `rest` may say how many presses.
pub fn run(rest: &[String]) -> Result {
    let (node, chromium) = (node::ready()?, chromium::ready()?);
    let lock = root().join(FOLDER).join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("`{}` cannot be read: {error}", lock.display()))?;
    let stamp = root().join(FOLDER).join("node_modules/.installed");
    if !fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("Installing Preact and what bundles it (once, some seconds).");
        let mut npm = node::npm(&node)?;
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", FOLDER]);
        download(&mut npm, "what makes the page beside ours")?;
        fs::write(&stamp, wanted).map_err(|error| cache::cannot_write(&stamp, &error))?;
    }
    let page = target().join("keys");
    let mut make = command(node);
    process::run(make.arg(format!("{FOLDER}/build.mjs")).arg(&page).arg(ORDERS), "the page beside ours")?;
    let mut keys = cargo();
    keys.args(["run", "--quiet", "--package", "browser-tests", "--bin", "keys", "--"]).arg(page).args(rest);
    process::run(chromium.tell(&mut keys), "the measurement")
}
