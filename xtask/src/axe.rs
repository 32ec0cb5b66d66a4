//! axe-core, which the tests load into the pages to look for barriers.

use std::fs;
use std::path::Path;

use crate::process::download;
use crate::{Result, node, root};

/// Where its manifest and its lock file are, and where it is installed.
const FOLDER: &str = "tests/browser";

/// Installs it at the version of the lock file where it is not there.
pub fn ready(node: &Path) -> Result {
    let folder = root().join(FOLDER);
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap_or_default();
    let (wanted, there) = (read("package-lock.json"), read("node_modules/.package-lock.json"));
    if version(&wanted).is_some() && version(&there) == version(&wanted) {
        return Ok(());
    }
    println!("Installing axe-core (once, 2 MB).");
    let mut npm = node::npm(node)?;
    // A package that runs a program when it is installed is none that the tests need.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    download(&mut npm, "axe-core")
}

/// What a lock file says of its integrity: the text after the package's name.
fn version(lock: &str) -> Option<&str> {
    let (_, package) = lock.split_once("\"node_modules/axe-core\"")?;
    package.split_once("\"integrity\": \"")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_axe() {
        let lock = fs::read_to_string(root().join(FOLDER).join("package-lock.json")).unwrap();
        assert!(version(&lock).is_some_and(|integrity| integrity.starts_with("sha512-")));
    }
}
