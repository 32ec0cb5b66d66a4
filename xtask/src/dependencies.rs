//! `cargo xtask dependencies`: writes `docs/DEPENDENCIES.md`, the list of all that the project depends on, each with its reason: the
//! line above it in its `Cargo.toml`, or the one below `"//"` in its `package.json`. A test holds the list to them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::process::{command, output};
use crate::{Result, finish, root, tree};

/// Where the list is.
const FILE: &str = "docs/DEPENDENCIES.md";

/// A dependency that a manifest names: who depends on it, for what, and why.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    name: String,
    wanted: String,
    reason: String,
    is_for_development: bool,
}

/// Writes the list.
pub fn run() -> Result {
    finish::write(&root().join(FILE), &text()?)?;
    println!("The list is in {FILE}.");
    Ok(())
}

/// The list.
fn text() -> Result<String> {
    let files = output(command("git").args(["ls-files", "*Cargo.toml", "*package.json"]));
    let files = files.ok_or("`git` does not tell the files of the project")?;
    // Manifests that tests and the package are made of have no dependencies of ours.
    let files = files.lines().filter(|file| !file.starts_with("tests/golden"));
    let (mut shipped, mut development, mut npm) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for file in files {
        let manifest = finish::read(&root().join(file))?;
        let folder = file.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned();
        let is_json = file.contains("package.json");
        for named in if is_json { npm_of(&manifest) } else { crates_of(&manifest) } {
            let is_tool = ["xtask", "tests/browser", "fuzz", "bench"].iter().any(|tool| folder.starts_with(tool));
            let list = match () {
                () if is_json => &mut npm,
                () if is_tool || named.is_for_development => &mut development,
                () => &mut shipped,
            };
            let (wanted, reason, by): &mut (String, String, Vec<String>) = list.entry(named.name).or_default();
            if !named.reason.is_empty() && !reason.contains(&named.reason) {
                [&*reason, &*named.reason].join(" ").trim().clone_into(reason);
            }
            if !named.wanted.is_empty() {
                named.wanted.clone_into(wanted);
            }
            if !by.contains(&folder) {
                by.push(folder.clone());
            }
        }
    }
    let mut text = HEAD.to_owned();
    for (title, list) in [
        ("Crates that visitors get", &shipped),
        ("Crates for tests and tools", &development),
        ("npm, for development alone", &npm),
    ] {
        let _ = write!(text, "\n## {title}\n\n| name | version | of | reason |\n|---|---|---|---|\n");
        for (name, (wanted, reason, by)) in list {
            if reason.is_empty() && !shipped.contains_key(name) {
                return Err(format!("`{name}` of {} has no reason beside it", by.join(", ")));
            }
            let reason = if reason.is_empty() { "As above." } else { reason };
            let wanted = if wanted.is_empty() { "as above" } else { wanted };
            let by: Vec<String> = by.iter().map(|folder| format!("`{folder}`")).collect();
            let _ = writeln!(text, "| `{name}` | {wanted} | {} | {reason} |", by.join(", "));
        }
    }
    text += "\n## All crates that are compiled into what visitors get\n\n\
             With those that the ones above bring: the page, the embed, the package. One version of each.\n\n\
             | name | licence | brought by |\n|---|---|---|\n";
    let all = tree::shipped()?;
    for one in all.values().filter(|one| !one.own) {
        let by: Vec<&str> =
            all.values().filter(|other| other.brings.contains(&one.name)).map(|other| other.name.as_str()).collect();
        let _ = writeln!(text, "| `{}` | {} | {} |", one.name, one.licence, by.join(", "));
    }
    Ok(text)
}

/// How the list begins.
const HEAD: &str = "# Dependencies

Written by `cargo xtask dependencies` from the manifests, and held to them by a test. Exact versions and hashes are in the lock files:
`Cargo.lock`, those of `xtask/`, and a `package-lock.json` in each folder that takes something from npm. No npm package is shipped. Licences
and sources are held by `deny.toml`; a release has its own list, `sbom.cdx.json`.

A new dependency needs a reason that a few lines of our own would not meet, a permissive licence, and a look at what it brings.
";

/// What a `Cargo.toml` names that is no folder of this project.
fn crates_of(manifest: &str) -> Vec<Named> {
    let mut all = Vec::new();
    let (mut section, mut comment) = ("", String::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
            comment.clear();
        } else if let Some(said) = line.strip_prefix('#') {
            let more = [&*comment, said.trim()].join(" ");
            more.trim().clone_into(&mut comment);
        } else if section.ends_with("dependencies]") && !line.starts_with(' ') && line.contains('=') {
            let name = line.split([' ', '.', '=']).next().unwrap_or_default();
            if !name.starts_with("referral-") {
                // The first number is the version, however it is written.
                let wanted = line
                    .split('"')
                    .find(|part| part.trim_start_matches('=').starts_with(|sign: char| sign.is_ascii_digit()));
                all.push(Named {
                    name: name.to_owned(),
                    wanted: wanted.unwrap_or_default().to_owned(),
                    reason: std::mem::take(&mut comment),
                    is_for_development: section.contains("dev-") || section.contains("build-"),
                });
            }
            comment.clear();
        } else if line.is_empty() {
            comment.clear();
        }
    }
    // What the workspace names is depended on by who says so.
    if manifest.contains("[workspace.dependencies]") {
        all.retain(|named| !named.wanted.is_empty());
    }
    all
}

/// What a `package.json` names, with the reasons below `"//"`.
fn npm_of(manifest: &str) -> Vec<Named> {
    let (mut section, mut reasons, mut all) = (String::new(), BTreeMap::new(), Vec::new());
    for line in manifest.lines() {
        let parts: Vec<&str> = line.split('"').collect();
        match parts.as_slice() {
            [_, name, end] if end.ends_with('{') => (*name).clone_into(&mut section),
            [_, name, _, value, _] if section == "//" => {
                reasons.insert((*name).to_owned(), (*value).to_owned());
            }
            [_, name, _, value, _] if section.to_lowercase().ends_with("dependencies") => all.push(Named {
                name: (*name).to_owned(),
                wanted: (*value).to_owned(),
                reason: reasons.get(*name).cloned().unwrap_or_default(),
                is_for_development: true,
            }),
            _ if line.trim_start().starts_with('}') => section.clear(),
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_tells_its_dependencies_with_their_reasons() {
        let manifest = "[package]\nname = \"x\"\n\n[dependencies]\nreferral-rules = { workspace = true }\n# Dates.\n# The cheapest.\n\
                        chrono = { version = \"0.4.45\", default-features = false }\nserde = { workspace = true }\n\
                        [dev-dependencies]\n# Laws.\nproptest = \"=1.12.0\"\n";
        let told: Vec<_> = crates_of(manifest)
            .into_iter()
            .map(|one| [one.name, one.wanted, one.reason, one.is_for_development.to_string()].join("|"))
            .collect();
        assert_eq!(told, ["chrono|0.4.45|Dates. The cheapest.|false", "serde|||false", "proptest|=1.12.0|Laws.|true"]);
    }

    #[test]
    fn a_package_tells_its_reasons_below_two_slashes() {
        let manifest = "{\n  \"//\": {\n    \"vite\": \"Builds.\"\n  },\n  \"devDependencies\": {\n    \"vite\": \"8.3.8\",\n    \"vue\": \"3\"\n  }\n}\n";
        let told: Vec<_> =
            npm_of(manifest).into_iter().map(|one| [one.name, one.wanted, one.reason].join("|")).collect();
        assert_eq!(told, ["vite|8.3.8|Builds.", "vue|3|"]);
    }

    #[test]
    fn the_list_is_that_of_the_manifests() {
        let listed = finish::read(&root().join(FILE)).unwrap();
        assert_eq!(listed, text().unwrap(), "run `cargo xtask dependencies` and read the difference");
    }
}
