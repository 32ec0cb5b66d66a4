//! Building the page with Trunk, into `dist/app/`.

use crate::process::run;
use crate::{Result, tools};

/// Builds the page as visitors get it.
pub fn build() -> Result {
    tools::wasm_target()?;
    let mut trunk = tools::trunk()?;
    // Trunk has it run after the build.
    tools::wasm_split()?;
    tools::fetch()?;
    run(trunk.args(["build", "--release"]), "the build of the page")
}
