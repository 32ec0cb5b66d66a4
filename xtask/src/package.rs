//! `cargo xtask package`: the JavaScript package, in `dist/package/`, and the same as a tarball in `dist/`.

pub mod ledger;

use std::fs;
use std::path::Path;

use crate::process::{self, cargo, command};
use crate::{Result, cache, node, plain, root, target, tools};

/// What is copied as it is: where it lies in the project, and its name in the package.
const FILES: &[(&str, &str)] = &[
    ("wasm/package/index.js", "index.js"),
    ("wasm/package/slim.js", "slim.js"),
    ("wasm/package/small.js", "small.js"),
    ("wasm/package/found.js", "found.js"),
    ("wasm/package/whole.js", "whole.js"),
    ("wasm/package/state.js", "state.js"),
    ("wasm/package/errors.js", "errors.js"),
    ("wasm/package/ledger.js", "ledger.js"),
    ("wasm/package/ledger.d.ts", "ledger.d.ts"),
    ("wasm/package/index.d.ts", "index.d.ts"),
    ("wasm/package/slim.d.ts", "slim.d.ts"),
    ("wasm/package/small.d.ts", "small.d.ts"),
    ("wasm/package/functions.d.ts", "functions.d.ts"),
    ("wasm/package/errors.d.ts", "errors.d.ts"),
    ("wasm/package/answers.d.ts", "answers.d.ts"),
    ("wasm/package/calendar.d.ts", "calendar.d.ts"),
    ("wasm/package/programs.d.ts", "programs.d.ts"),
    ("wasm/package/scenario.d.ts", "scenario.d.ts"),
    ("wasm/package/statement.d.ts", "statement.d.ts"),
    ("wasm/package/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// The engine that answers everything, and the one for statements alone.
pub const ENGINE: &str = "engine_bg.wasm";
pub const SMALL: &str = "small_bg.wasm";

/// Builds and writes the package.
pub fn run() -> Result {
    tools::wasm_target()?;
    let bindgen = tools::bindgen()?;
    tools::fetch()?;
    let mut build = cargo();
    build.args(["build", "--locked", "--release", "--target", tools::WASM]);
    build.args(["--package", "referral-statement-wasm", "--package", "referral-small-wasm"]);
    process::run(build.arg("--target-dir").arg(target()), "the build of the package")?;
    ledger::build()?;

    // Written beside the old one and then put in its place, so that nobody reads half a package.
    let package = root().join("dist/package");
    let new = root().join("dist/package.new");
    cache::remove(&new)?;
    fs::create_dir_all(&new).map_err(|error| cache::cannot_write(&new, &error))?;
    bind(&bindgen, &new, "release/referral-statement-wasm.wasm", "engine", ENGINE)?;
    bind(&bindgen, &new, "release/referral-small-wasm.wasm", "small_engine", SMALL)?;
    ledger::bind(&bindgen, &new)?;
    for (from, to) in FILES {
        fs::copy(root().join(from), new.join(to)).map_err(|error| format!("`{from}` cannot be copied: {error}"))?;
    }
    let manifest = read(&root().join("wasm/package/package.json"))?;
    let manifest = manifest.replace("\"0.0.0\"", &format!("\"{}\"", version()?));
    write(&new.join("package.json"), &manifest)?;
    write(&new.join("functions.js"), &offered(&read(&new.join("engine.js"))?))?;
    let node = node::ready()?;
    let mut rules = command(&node);
    process::run(rules.args(["xtask/src/package/rules.mjs"]).arg(&new), "listing the rules of the package")?;
    cache::remove(&package)?;
    fs::rename(&new, &package).map_err(|error| cache::cannot_write(&package, &error))?;
    let mut pack = node::npm(&node)?;
    pack.args(["pack", "--silent", "--pack-destination", "dist", "./dist/package"]);
    process::run(&mut pack, "packing the package")?;
    println!("The package is in dist/package/, and packed in dist/.");
    Ok(())
}

/// Writes the bindings of what was compiled into a folder, and beside them the module under this name.
fn bind(bindgen: &Path, folder: &Path, built: &str, bindings: &str, module: &str) -> Result {
    let mut bind = command(bindgen);
    // The reset function makes a fresh engine where an old one has stopped in the middle of a call.
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--experimental-reset-state-function",
        "--omit-default-module-path",
        "--out-name",
        bindings,
        "--out-dir",
    ]);
    bind.arg(folder).arg(target().join(tools::WASM).join(built));
    process::run(&mut bind, "wasm-bindgen")?;
    let (from, to) = (folder.join(format!("{bindings}_bg.wasm")), folder.join(module));
    fs::rename(&from, &to).map_err(|error| cache::cannot_write(&to, &error))?;
    plain::file(&to, &to)
}

/// The module that offers every function of the engine, by the bindings' text.
fn offered(bindings: &str) -> String {
    let mut text = "// Every function of the engine, guarded. Written by `cargo xtask package`.\n\
                    import { guarded } from \"./whole.js\";\n\n"
        .to_owned();
    for name in functions(bindings) {
        text.extend(["export const ", name, " = /* @__PURE__ */ guarded(\"", name, "\");\n"]);
    }
    text
}

/// The functions that the engine's bindings export, without those that start it.
fn functions(bindings: &str) -> Vec<&str> {
    let exported = bindings.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next());
    exported.filter(|name| !name.starts_with("__") && *name != "initSync").collect()
}

/// The version of the workspace.
pub fn version() -> Result<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| "`Cargo.toml` names no version".to_owned())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result {
    fs::write(path, text).map_err(|error| cache::cannot_write(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_offered() {
        let offered = offered("export function whyNot(scenario) {\n}\n");
        assert!(offered.ends_with("export const whyNot = /* @__PURE__ */ guarded(\"whyNot\");\n"), "{offered}");
    }

    #[test]
    fn the_functions_are_those_of_the_bindings() {
        let bindings = "export function __wbg_reset_state() {\n}\nexport function evaluate(scenario) {\n}\n\
                        function help() {\n}\nexport function whyNot(scenario) {\n}\nexport { initSync };";
        assert_eq!(functions(bindings), ["evaluate", "whyNot"]);
    }
}
