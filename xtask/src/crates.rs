//! `cargo xtask crates`: the Rust crates as others get them: their pages, the oldest compiler, licences, publishing, promises kept.

use std::fs;
use std::path::Path;

use crate::process::{self, cargo, command, download, find, heading, path_with, watch};
use crate::{Result, root, target, tools};

/// The crates that are published, each before those that depend on it.
pub const PUBLISHED: [&str; 3] = ["referral-rules", "referral-statement", "referral-explain"];

/// The state of the project that has made the promises which `cargo semver-checks` holds the crates to. After a change that breaks
/// one on purpose, it moves here and the version moves in `Cargo.toml`; until the first version is published it moves alone.
const PROMISED: &str = "f815382ead255e1b4c1d355edf7402afcf6a14f9";

/// The versions of the tools.
const SEMVER_CHECKS: &str = "0.51.0";
const DENY: &str = "0.20.2";

/// Runs every check of the crates.
pub fn run() -> Result {
    heading("the crates' pages, as docs.rs shows them");
    let mut pages = cargo();
    pages.args(["doc", "--locked", "--no-deps", "--all-features"]).args(packages());
    process::run(pages.env("RUSTDOCFLAGS", "-D warnings"), "the crates' pages")?;

    oldest_compiler()?;

    heading("licences, banned crates and sources");
    let deny = tools::subcommand("cargo-deny", DENY)?;
    let ask = |what: &[&str]| -> Result<process::Watched> {
        watch(cargo().args(["deny", "--locked", "check"]).args(what).env("PATH", path_with(&deny)?))
    };
    if !ask(&["licenses", "bans", "sources"])?.success {
        return Err("a dependency is not what `deny.toml` allows (see above)".to_owned());
    }
    advisories(&ask(&["advisories"])?)?;

    heading("publishing, up to the last step");
    let mut publish = cargo();
    publish.args(["publish", "--workspace", "--dry-run", "--locked", "--allow-dirty"]);
    // The check compiles each crate from its own archive, beside what is compiled here.
    publish.arg("--target-dir").arg(target().join("publish"));
    download(&mut publish, "what publishing needs")?;

    heading(&format!("promises made at {PROMISED}"));
    let semver = tools::subcommand("cargo-semver-checks", SEMVER_CHECKS)?;
    let mut promises = cargo();
    promises.args(["semver-checks", "--baseline-rev", PROMISED, "--all-features"]).args(packages());
    process::run(promises.env("PATH", path_with(&semver)?), "the comparison with the promises")
}

/// The published crates, as cargo takes them.
pub fn packages() -> impl Iterator<Item = &'static str> {
    PUBLISHED.into_iter().flat_map(|name| ["--package", name])
}

/// Compiles the published crates with the oldest compiler that they declare.
fn oldest_compiler() -> Result {
    let oldest = declared(&root().join("Cargo.toml"))?;
    heading(&format!("the oldest compiler, Rust {oldest}"));
    if find("rustup").is_none() {
        return Err(format!(
            "there is no rustup to install Rust {oldest} with: install Rust as https://rustup.rs says"
        ));
    }
    let install = ["toolchain", "install", &oldest, "--profile", "minimal", "--no-self-update"];
    download(rustup().args(install), &format!("Rust {oldest}"))?;
    let mut check = rustup();
    check.args(["run", &oldest, "cargo", "check", "--locked"]).args(packages());
    check.arg("--target-dir").arg(target().join("oldest"));
    process::run(&mut check, "compiling with the oldest compiler")
}

/// A rustup that does not know by which compiler this program was built.
fn rustup() -> std::process::Command {
    let mut rustup = command("rustup");
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC"] {
        rustup.env_remove(name);
    }
    rustup
}

/// The oldest compiler that a manifest's package declares.
fn declared(manifest: &Path) -> Result<String> {
    let text =
        fs::read_to_string(manifest).map_err(|error| format!("`{}` cannot be read: {error}", manifest.display()))?;
    let text = format!("\n{text}");
    let package = text.split("\n[package]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap_or_default();
    let version = package.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| format!("`{}` declares no `rust-version`", manifest.display()))
}

/// Known faults of the dependencies, where their database could be fetched.
fn advisories(asked: &process::Watched) -> Result {
    if asked.success {
        return Ok(());
    }
    if asked.text.contains("failed to fetch advisory database") {
        println!("The database of advisories is out of reach: advisories were not looked up.");
        return Ok(());
    }
    Err("a dependency has a known fault (see above)".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_crate_declares_the_same_oldest_compiler() {
        let folders = ["rules", ".", "explain"];
        let declared = folders.map(|folder| declared(&root().join(folder).join("Cargo.toml")));
        assert!(declared[0].is_ok() && declared.iter().all(|version| *version == declared[0]), "{declared:?}");
    }

    #[test]
    fn a_database_out_of_reach_is_no_fault() {
        let said = |text: &str| advisories(&process::Watched { success: false, text: text.to_owned() });
        assert!(said("error: failed to fetch advisory database https://github.com/rustsec/advisory-db").is_ok());
        assert!(said("error[vulnerability]: ...").is_err());
    }
}
