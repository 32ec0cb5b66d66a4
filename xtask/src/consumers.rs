//! The projects that use the package, below `dist/consumers/`: built by the tools of those who will use it.

use std::path::Path;

use crate::process::{command, run};
use crate::{Result, node};

/// The folder of those projects, with the lock file of their tools.
const FOLDER: &str = "tests/consumers";

/// The bundlers and TypeScript, at the versions of the lock file.
pub fn tools(node: &Path) -> Result {
    let told = "TypeScript, Vite, esbuild, webpack, React and Vue (once, some seconds)";
    node::packages(node, FOLDER, told, "the tools of the package's users")
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
