//! `cargo xtask reproducible`: whether two builds of a release, in other folders and from nothing, are the same to the byte.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, cargo, command, heading, output};
use crate::{Result, cache, finish, root, target};

/// Two folders whose names are of other lengths, below the one into which cargo compiles.
const FOLDERS: [&str; 2] = ["one", "and/another"];

/// Clones what is committed twice, builds a release of each, and compares the hashes of all their files.
pub fn run() -> Result {
    let changed = output(command("git").args(["status", "--porcelain"]));
    if changed.is_some_and(|changed| !changed.is_empty()) {
        println!("What is not committed is not looked at.");
    }
    let work = target().join("reproducible");
    cache::remove(&work)?;
    let mut sums = Vec::new();
    for (index, folder) in FOLDERS.iter().enumerate() {
        let clone = work.join(folder);
        heading(&format!("build {} of {}", index + 1, FOLDERS.len()));
        let mut git = command("git");
        process::run(git.args(["clone", "--quiet"]).arg(root()).arg(&clone), "cloning the project")?;
        // The second has its libraries elsewhere too.
        let home = if index == 0 { None } else { Some(elsewhere(&work.join("home"))?) };
        sums.push(build(&clone, home.as_deref())?);
        // Gigabytes that nothing asks for again.
        cache::remove(&clone.join("target"))?;
    }
    let differ = differences(&sums[0], &sums[1]);
    if differ.is_empty() {
        println!("\nBoth builds are the same: {} files.", sums[0].lines().count());
        return Ok(());
    }
    Err(format!(
        "{} files of the two builds differ: {}; both are below `{}`",
        differ.len(),
        differ.join(", "),
        work.display()
    ))
}

/// Builds a release in a clone, from nothing; gives the hashes of its files.
fn build(clone: &Path, home: Option<&Path>) -> Result<String> {
    let mut build = cargo();
    build.current_dir(clone).env("CARGO_TARGET_DIR", clone.join("target"));
    build.args([
        "run",
        "--quiet",
        "--locked",
        "--manifest-path",
        "xtask/Cargo.toml",
        "--target-dir",
        "target/xtask",
        "--",
    ]);
    build.args(["package", "--release", "--unopened"]);
    if let Some(home) = home {
        build.env("CARGO_HOME", home);
    }
    process::run(&mut build, "the build of a release")?;
    finish::read(&clone.join("dist/release/SHA256SUMS"))
}

/// A folder that holds what cargo has downloaded, under another name.
fn elsewhere(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder).map_err(|error| cache::cannot_write(folder, &error))?;
    #[cfg(unix)]
    if let Some(home) = process::cargo_home() {
        let (from, to) = (home.join("registry"), folder.join("registry"));
        std::os::unix::fs::symlink(&from, &to).map_err(|error| cache::cannot_write(&to, &error))?;
        // How a registry is reached.
        for name in ["config.toml", "config"] {
            let config = home.join(name);
            if config.is_file() {
                fs::copy(&config, folder.join(name)).map_err(|error| cache::cannot_write(folder, &error))?;
            }
        }
    }
    Ok(folder.to_owned())
}

/// The names of the files whose hashes differ, or that one of the two lacks.
fn differences(one: &str, another: &str) -> Vec<String> {
    let only = |these: &str, those: &str| -> Vec<String> {
        let missing = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        missing.filter_map(|line| line.split_once("  ").map(|(_, name)| name.to_owned())).collect()
    };
    let mut names = only(one, another);
    names.extend(only(another, one));
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_once() {
        let one = "aa  site/a.js\nbb  site/b.js\ncc  site/c.js\n";
        let another = "aa  site/a.js\nb2  site/b.js\ndd  site/d.js\n";
        assert_eq!(differences(one, another), ["site/b.js", "site/c.js", "site/d.js"]);
        assert_eq!(differences(one, one), Vec::<String>::new());
    }
}
