//! The projects that use the package, below `dist/consumers/`: built by the tools of those who will use it.

use std::fs;
use std::path::Path;

use crate::process::{command, download, run};
use crate::{Result, cache, node, root};

/// The folder of those projects, with the lock file of their tools.
const FOLDER: &str = "tests/consumers";

/// The bundlers and TypeScript, at the versions of the lock file.
pub fn tools(node: &Path) -> Result {
    let folder = root().join(FOLDER);
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("`{}` cannot be read: {error}", lock.display()))?;
    // A copy of the lock file says that all of it was installed.
    let stamp = folder.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing TypeScript, Vite, esbuild, webpack, React and Vue (once, some seconds).");
    let mut npm = node::npm(node)?;
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", FOLDER]);
    download(&mut npm, "the tools of the package's users")?;
    fs::write(&stamp, wanted).map_err(|error| cache::cannot_write(&stamp, &error))
}

/// Installs the packed package into empty projects, and builds them.
pub fn build(node: &Path) -> Result {
    let mut build = command(node);
    build.arg(format!("{FOLDER}/build.mjs"));
    if let Some(script) = node::npm_script(node) {
        build.env("NPM_CLI", script);
    }
    run(&mut build, "the build of the projects that use the package")
}
