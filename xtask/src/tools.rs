//! The WebAssembly target, Trunk and wasm-bindgen, at the versions that the project pins.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, download, find, no_compiler, output, path_with};
use crate::{Result, cache, root};

/// The target of everything that runs in a browser or in Node.
pub const WASM: &str = "wasm32-unknown-unknown";

const TRUNK: &str = "0.21.14";
const BINDGEN: &str = "0.2.130";

/// The program that splits, which must understand the marks of `wasm_split_helpers` in `app/Cargo.toml`.
const WASM_SPLIT: &str = "0.2.3";

/// Adds the WebAssembly target to the compiler where it is missing.
pub fn wasm_target() -> Result {
    let Some(sysroot) = output(command("rustc").args(["--print", "sysroot"])) else {
        return Err("the Rust compiler does not start: install Rust as https://rustup.rs says".to_owned());
    };
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "this Rust has no `{WASM}` target and there is no rustup to add it: install Rust as https://rustup.rs says"
        ));
    }
    println!("Adding the compiler's target {WASM} (once, under a minute).");
    download(command("rustup").args(["target", "add", WASM]), &format!("the target {WASM}"))
}

/// Adds the compiler's tools that read what an instrumented program has counted, where they are missing.
pub fn llvm_tools() -> Result {
    let sysroot = output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let tool =
        host().map(|host| Path::new(&sysroot).join("lib/rustlib").join(host).join("bin").join(executable("llvm-cov")));
    if tool.is_some_and(|tool| tool.is_file()) {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err("the compiler's `llvm-tools` are missing and there is no rustup to add them: install Rust as \
                    https://rustup.rs says"
            .to_owned());
    }
    println!("Adding the compiler's component llvm-tools (once, under a minute).");
    download(command("rustup").args(["component", "add", "llvm-tools"]), "the component llvm-tools")
}

/// Downloads the sources of every dependency, because Trunk and the lints then work offline.
pub fn fetch() -> Result {
    let mut fetch = cargo();
    fetch.args(["fetch", "--locked", "--target", WASM]);
    if let Some(host) = host() {
        fetch.args(["--target", &host]);
    }
    download(&mut fetch, "the libraries of the project")
}

/// The target of the machine itself.
fn host() -> Option<String> {
    output(command("rustc").arg("-vV"))?.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
}

/// The wasm-bindgen command.
pub fn bindgen() -> Result<PathBuf> {
    if let Some(ready) = ready("wasm-bindgen", BINDGEN) {
        return Ok(ready);
    }
    let place = cache::tool(&format!("wasm-bindgen-{BINDGEN}-{:08x}", edition()), |new, work| {
        needs_compiler("wasm-bindgen")?;
        println!("Installing wasm-bindgen {BINDGEN} (once, a minute or two).");
        let mut build = cargo();
        build
            .args(["build", "--locked", "--manifest-path", "xtask/wasm-bindgen/Cargo.toml", "--target-dir"])
            .arg(work)
            .env_remove("CARGO_BUILD_TARGET");
        download(&mut build, &format!("wasm-bindgen {BINDGEN}"))?;
        let bin = new.join("bin");
        let name = executable("wasm-bindgen");
        fs::create_dir_all(&bin)
            .and_then(|()| fs::copy(work.join("debug").join(&name), bin.join(&name)))
            .map_err(|error| cache::cannot_write(&bin, &error))?;
        Ok(())
    })?;
    installed(&place, "wasm-bindgen", BINDGEN)
}

/// Tells the tools of clones apart whose `xtask/wasm-bindgen/` differs.
fn edition() -> u32 {
    let texts =
        [include_bytes!("../wasm-bindgen/src/main.rs").as_slice(), include_bytes!("../wasm-bindgen/Cargo.lock")];
    // FNV-1a: the same on every machine.
    texts.concat().iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A `trunk` command that finds the project's wasm-bindgen.
pub fn trunk() -> Result<Command> {
    let path = path_with_bindgen()?;
    let program = match ready("trunk", TRUNK) {
        Some(ready) => ready,
        None => install_trunk()?,
    };
    let mut trunk = command(program);
    trunk.env("PATH", path);
    // Trunk accepts only `true` and `false` here, while the convention is that any value counts.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    } else {
        trunk.env_remove("NO_COLOR");
    }
    Ok(trunk)
}

fn install_trunk() -> Result<PathBuf> {
    let place = cache::tool(&format!("trunk-{TRUNK}"), |new, work| {
        needs_compiler("Trunk")?;
        println!("Installing Trunk {TRUNK} (once, some minutes: about 300 crates are compiled).");
        let mut install = cargo();
        // No features: without TLS, because nothing is downloaded with it. A light profile: it is compiled once and waits for
        // the compiler most of the time.
        install
            .args([
                "install",
                "trunk",
                "--version",
                TRUNK,
                "--locked",
                "--no-default-features",
                "--debug",
                "--no-track",
                "--root",
            ])
            .arg(new)
            .env("CARGO_TARGET_DIR", work)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            // Cargo would advise to add the folder to the search path.
            .env("PATH", path_with(&new.join("bin"))?);
        download(&mut install, &format!("Trunk {TRUNK}"))
    })?;
    installed(&place, "trunk", TRUNK)
}

/// The folder of the program that splits a module.
pub fn wasm_split() -> Result<PathBuf> {
    from_sources("wasm_split_cli_support", WASM_SPLIT, &["--features", "build-binary"])
}

/// The folder of a subcommand of cargo, installed from its sources.
pub fn subcommand(name: &str, version: &str) -> Result<PathBuf> {
    from_sources(name, version, &[])
}

fn from_sources(name: &str, version: &str, features: &[&str]) -> Result<PathBuf> {
    let place = cache::tool(&format!("{name}-{version}"), |new, work| {
        needs_compiler(name)?;
        println!("Installing {name} {version} (once, a minute or two).");
        let mut install = cargo();
        install
            .args(["install", name, "--version", version, "--locked", "--debug", "--no-track", "--root"])
            .arg(new)
            .args(features)
            .env("CARGO_TARGET_DIR", work)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("PATH", path_with(&new.join("bin"))?);
        download(&mut install, &format!("{name} {version}"))
    })?;
    Ok(place.join("bin"))
}

fn path_with_bindgen() -> Result<OsString> {
    path_with(bindgen()?.parent().unwrap_or(root()))
}

/// A program on the search path whose version is exactly the pinned one.
fn ready(program: &str, version: &str) -> Option<PathBuf> {
    find(program).filter(|path| has_version(path, program, version))
}

/// A program of the shared folder, which must answer with its version.
fn installed(place: &Path, program: &str, version: &str) -> Result<PathBuf> {
    let path = place.join("bin").join(executable(program));
    if has_version(&path, program, version) {
        Ok(path)
    } else {
        Err(format!(
            "`{}` does not work: remove the folder `{}` and run the command again",
            path.display(),
            place.display()
        ))
    }
}

fn has_version(path: &Path, program: &str, version: &str) -> bool {
    output(Command::new(path).arg("--version")).is_some_and(|text| text == format!("{program} {version}"))
}

fn executable(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

/// Says that the C compiler is missing before minutes are spent on what cannot be linked.
fn needs_compiler(what: &str) -> Result {
    let known = ["cc", "gcc", "clang"].iter().any(|name| find(name).is_some());
    if known || cfg!(windows) || std::env::var_os("CC").is_some() { Ok(()) } else { Err(no_compiler(what)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_version_of_wasm_bindgen_everywhere() {
        let manifests = ["app/Cargo.toml", "wasm/Cargo.toml", "xtask/wasm-bindgen/Cargo.toml"];
        for manifest in manifests {
            let text = fs::read_to_string(root().join(manifest)).unwrap();
            assert!(text.contains(&format!("\"={BINDGEN}\"")), "{manifest} does not pin wasm-bindgen {BINDGEN}");
        }
        let trunk = fs::read_to_string(root().join("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("wasm_bindgen = \"{BINDGEN}\"")) && trunk.contains(&format!("\"={TRUNK}\"")));
    }
}
