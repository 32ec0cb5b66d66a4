//! The `wasm-bindgen` command, as much of it as Trunk and the package use.
//!
//! The options and their meaning are those of `wasm-bindgen-cli` of the same version; any other is refused by name.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// The target of `--target`.
fn set_target(bindgen: &mut Bindgen, target: &str) -> Result<(), String> {
    match target {
        "web" => bindgen.web(true),
        "no-modules" => bindgen.no_modules(true),
        "bundler" => bindgen.bundler(true),
        "nodejs" => bindgen.nodejs(true),
        other => return Err(format!("`--target {other}` is not supported here")),
    }
    .map(drop)
    .map_err(|error| format!("{error:#}"))
}

fn run() -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let mut directory = None;
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| arguments.next()).ok_or_else(|| format!("`{name}` needs a value"));
        match name {
            "--version" | "-V" => {
                println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            "--target" => set_target(&mut bindgen, &value()?)?,
            "--out-dir" => directory = Some(PathBuf::from(value()?)),
            "--out-name" => drop(bindgen.out_name(&value()?)),
            "--debug" => drop(bindgen.debug(true)),
            "--keep-debug" => drop(bindgen.keep_debug(true)),
            "--keep-lld-exports" => drop(bindgen.keep_lld_exports(true)),
            "--no-demangle" => drop(bindgen.demangle(false)),
            "--no-typescript" => drop(bindgen.typescript(false)),
            "--omit-default-module-path" => drop(bindgen.omit_default_module_path(true)),
            "--remove-name-section" => drop(bindgen.remove_name_section(true)),
            "--remove-producers-section" => drop(bindgen.remove_producers_section(true)),
            "--experimental-reset-state-function" => drop(bindgen.reset_state_function(true)),
            // Both are read from the module itself; Trunk still passes them.
            "--reference-types" | "--weak-refs" => {}
            other if other.starts_with('-') => return Err(format!("the option `{other}` is not known here")),
            _ => drop(bindgen.input_path(&argument)),
        }
    }
    let directory = directory.ok_or("`--out-dir` is missing")?;
    bindgen.generate(directory).map_err(|error| format!("{error:#}"))
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
