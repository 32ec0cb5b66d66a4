//! The crates that a visitor gets: what `cargo tree` says of the page and the package, without what only runs while they are compiled.

use std::collections::BTreeMap;

use crate::process::{cargo, output};
use crate::{Result, finish, root, tools};

/// What is compiled for visitors.
pub const SHIPPED: [&str; 3] = ["referral-statement-app", "referral-statement-wasm", "referral-ledger-wasm"];

/// A crate, as cargo names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as SPDX writes it.
    pub licence: String,
    /// Where it is developed.
    pub repository: String,
    /// Whether it is a folder of this project.
    pub own: bool,
    /// The hash of its archive in the registry.
    pub checksum: String,
    /// The names of the crates that it brings.
    pub brings: Vec<String>,
}

/// Every crate of what visitors get, by its name: `deny.toml` allows one version of each.
pub fn shipped() -> Result<BTreeMap<String, Crate>> {
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--target", tools::WASM, "--edges", "normal,no-proc-macro", "--prefix", "depth"]);
    tree.args(SHIPPED.iter().flat_map(|name| ["--package", name])).args(["--format", "|{p}|{l}|{r}"]);
    let printed = output(&mut tree).ok_or("`cargo tree` does not tell the crates of the page and the package")?;
    Ok(crates(&printed, &finish::read(&root().join("Cargo.lock"))?))
}

/// The crates of a tree whose lines begin with their depth.
fn crates(printed: &str, lock: &str) -> BTreeMap<String, Crate> {
    let mut all: BTreeMap<String, Crate> = BTreeMap::new();
    let mut above: Vec<String> = Vec::new();
    for line in printed.lines() {
        let mut parts = line.split('|');
        let mut part = || parts.next().unwrap_or_default().trim_end_matches(" (*)");
        let (Ok(depth), package, licence, repository) = (part().parse::<usize>(), part(), part(), part()) else {
            continue;
        };
        let mut words = package.split(' ');
        let (name, version) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let version = version.trim_start_matches('v');
        above.truncate(depth);
        if let Some(by) = above.last().and_then(|by| all.get_mut(by))
            && !by.brings.iter().any(|brought| brought == name)
        {
            by.brings.push(name.to_owned());
        }
        all.entry(name.to_owned()).or_insert_with(|| Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            // An older way to write it.
            licence: licence.replace('/', " OR ").replace("  ", " "),
            repository: repository.to_owned(),
            own: package.ends_with(')'),
            checksum: checksum(lock, name, version).to_owned(),
            brings: Vec::new(),
        });
        above.push(name.to_owned());
    }
    all
}

/// What the lock file says of an archive; nothing of what is a folder here.
fn checksum<'l>(lock: &'l str, name: &str, version: &str) -> &'l str {
    let entry = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    let entry = lock.split_once(&entry).and_then(|(_, rest)| rest.split("\n[[package]]").next());
    let found = entry.and_then(|entry| entry.split_once("checksum = \"")).and_then(|(_, rest)| rest.split('"').next());
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_becomes_crates_with_what_they_bring() {
        let lock = "[[package]]\nname = \"b\"\nversion = \"1.2.0\"\nsource = \"x\"\nchecksum = \"abc\"\n\n[[package]]\n\
                    name = \"c\"\nversion = \"2.0.0\"\nchecksum = \"def\"\n";
        let printed = "0|a v0.1.0 (/here)|MIT|\n1|b v1.2.0|MIT/Apache-2.0|https://b\n2|c v2.0.0|MIT|https://c\n1|c v2.0.0|MIT|https://c (*)\n\n\
                       0|d v0.1.0 (/here/d)|MIT|\n1|b v1.2.0|MIT/Apache-2.0|https://b (*)\n";
        let all = crates(printed, lock);
        let told = |name: &str| {
            let one = &all[name];
            (one.version.as_str(), one.licence.as_str(), one.own, one.checksum.as_str(), one.brings.join(" "))
        };
        assert_eq!(told("a"), ("0.1.0", "MIT", true, "", "b c".to_owned()));
        assert_eq!(told("b"), ("1.2.0", "MIT OR Apache-2.0", false, "abc", "c".to_owned()));
        assert_eq!(told("c"), ("2.0.0", "MIT", false, "def", String::new()));
        assert_eq!((told("d").4, all["c"].repository.as_str()), ("b".to_owned(), "https://c"));
    }
}
