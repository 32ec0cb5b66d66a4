//! `cargo xtask package`: the JavaScript package, in `dist/package/`.

use std::fs;
use std::path::Path;

use crate::process::{self, cargo, command};
use crate::{Result, cache, root, target, tools};

/// What is copied as it is: where it lies in the project, and its name in the package.
const FILES: &[(&str, &str)] = &[
    ("wasm/package/index.js", "index.js"),
    ("wasm/package/index.d.ts", "index.d.ts"),
    ("wasm/package/answers.d.ts", "answers.d.ts"),
    ("wasm/package/calendar.d.ts", "calendar.d.ts"),
    ("wasm/package/programs.d.ts", "programs.d.ts"),
    ("wasm/package/scenario.d.ts", "scenario.d.ts"),
    ("wasm/package/statement.d.ts", "statement.d.ts"),
    ("wasm/package/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Builds and writes the package.
pub fn run() -> Result {
    tools::wasm_target()?;
    let bindgen = tools::bindgen()?;
    tools::fetch()?;
    let mut build = cargo();
    build.args(["build", "--locked", "--release", "--package", "referral-statement-wasm", "--target", tools::WASM]);
    process::run(build.arg("--target-dir").arg(target()), "the build of the package")?;

    // Written beside the old one and then put in its place, so that nobody reads half a package.
    let package = root().join("dist/package");
    let new = root().join("dist/package.new");
    cache::remove(&new)?;
    fs::create_dir_all(&new).map_err(|error| cache::cannot_write(&new, &error))?;
    let mut bind = command(bindgen);
    // The reset function makes a fresh engine where an old one has stopped in the middle of a call.
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--experimental-reset-state-function",
        "--omit-default-module-path",
        "--out-name",
        "engine",
        "--out-dir",
    ]);
    bind.arg(&new).arg(target().join(tools::WASM).join("release/referral-statement-wasm.wasm"));
    process::run(&mut bind, "wasm-bindgen")?;
    for (from, to) in FILES {
        fs::copy(root().join(from), new.join(to)).map_err(|error| format!("`{from}` cannot be copied: {error}"))?;
    }
    let manifest = read(&root().join("wasm/package/package.json"))?;
    let manifest = manifest.replace("\"0.0.0\"", &format!("\"{}\"", version()?));
    write(&new.join("package.json"), &manifest)?;
    offer_functions(&new)?;
    cache::remove(&package)?;
    fs::rename(&new, &package).map_err(|error| cache::cannot_write(&package, &error))?;
    println!("The package is in dist/package/.");
    Ok(())
}

/// Has `index.js` offer every function of the engine.
fn offer_functions(package: &Path) -> Result {
    let index = package.join("index.js");
    let mut text = read(&index)?;
    for name in functions(&read(&package.join("engine.js"))?) {
        // Under another name inside, because the file has names of its own.
        text.extend(["const engine_", name, " = guarded(\"", name, "\");\n"]);
        text.extend(["export { engine_", name, " as ", name, " };\n"]);
    }
    write(&index, &text)
}

/// The functions that the engine's bindings export, without those that start it.
fn functions(bindings: &str) -> Vec<&str> {
    let exported = bindings.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next());
    exported.filter(|name| !name.starts_with("__") && *name != "initSync").collect()
}

/// The version of the workspace.
fn version() -> Result<String> {
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
    fn the_functions_are_those_of_the_bindings() {
        let bindings = "export function __wbg_reset_state() {\n}\nexport function evaluate(scenario) {\n}\n\
                        function help() {\n}\nexport function whyNot(scenario) {\n}\nexport { initSync };";
        assert_eq!(functions(bindings), ["evaluate", "whyNot"]);
    }
}
