//! `cargo xtask package --release`: one folder, `dist/release/`, with all that a release is: the site, the npm tarball, the crates,
//! what they are made of, and the hash of every file.

mod hosts;
mod sbom;

use std::fs;
use std::path::{Path, PathBuf};

use crate::finish::{HEADERS, read, write};
use crate::process::{self, cargo, command, download};
use crate::{Result, cache, chromium, crates, node, package, page, root, size, target};

/// Where the release is.
const FOLDER: &str = "dist/release";

/// The file for hosts that run Apache, or what reads its files.
const APACHE: &str = ".htaccess";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    /// The path at which the site will be, which begins and ends with a slash.
    base: String,
    /// Whether page and package are built, and not taken as they are.
    built: bool,
    /// Whether it is opened in a browser at the end.
    opened: bool,
}

/// Builds page and package, makes a release of them and opens its site.
pub fn run(rest: &[String]) -> Result {
    let wanted = wanted(rest)?;
    if wanted.built {
        package::run()?;
        page::build()?;
    }
    let node = node::ready()?;

    process::heading("release");
    let release = root().join(FOLDER);
    cache::remove(&release)?;
    let site = release.join("site");
    let place = site.join(wanted.base.trim_matches('/'));
    copy(&root().join("dist/app"), &place)?;
    let headers = read(&place.join(HEADERS))?;
    fs::remove_file(place.join(HEADERS)).map_err(|error| cache::cannot_write(&place, &error))?;
    write(&site.join(HEADERS), &hosts::below(&headers, &wanted.base))?;
    write(&place.join(APACHE), &hosts::apache(&headers))?;

    let version = package::version()?;
    let tarball = format!("referral-statement-{version}.tgz");
    put(&root().join("dist").join(&tarball), &release.join("npm").join(&tarball))?;
    archives(&release.join("crates"), &version)?;
    write(&release.join("sbom.cdx.json"), &sbom::text(&version)?)?;

    let mut pack = command(&node);
    process::run(pack.arg("xtask/src/release/pack.mjs").arg(&release), "packing the files of the site")?;
    if wanted.opened {
        open(&site, &wanted.base)?;
    }
    println!("The release is in {FOLDER}/; `sha256sum -c SHA256SUMS` in it looks whether it is whole.");
    Ok(())
}

/// What the arguments after `--release` ask for.
fn wanted(rest: &[String]) -> Result<Wanted> {
    let mut wanted = Wanted { base: "/".to_owned(), built: true, opened: true };
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.split_once('=').unwrap_or((word, "")) {
            ("--unopened", _) => wanted.opened = false,
            ("--as-built", _) => wanted.built = false,
            ("--base", "") => wanted.base = words.next().cloned().unwrap_or_default(),
            ("--base", base) => base.clone_into(&mut wanted.base),
            _ => return Err(format!("`{word}` is not understood: package takes `--release`, then `--base /path/`")),
        }
    }
    let base = &wanted.base;
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_.~".contains(sign))
            && !part.starts_with('.')
    };
    let inner = base.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    if base == "/" || inner.is_some_and(|inner| inner.split('/').all(plain)) {
        return Ok(wanted);
    }
    Err(format!("`{base}` is no base path: it begins and ends with a slash, as `/calculator/` does"))
}

/// The archives of the crates that are published, as the registry gets them; `cargo xtask crates` compiles each from its own.
fn archives(folder: &Path, version: &str) -> Result {
    let made = target().join("release-crates");
    let mut pack = cargo();
    pack.args(["package", "--locked", "--no-verify", "--allow-dirty", "--target-dir"])
        .arg(&made)
        .args(crates::packages());
    download(&mut pack, "what the archives of the crates need")?;
    for name in crates::PUBLISHED {
        let name = format!("{name}-{version}.crate");
        put(&made.join("package").join(&name), &folder.join(&name))?;
    }
    Ok(())
}

/// Opens the site in Chromium as a host serves it, at its place and in a folder of another site.
fn open(site: &Path, base: &str) -> Result {
    let chromium = chromium::ready()?;
    let mut open = cargo();
    open.args(["run", "--quiet", "--locked", "--package", "browser-tests", "--bin", "release", "--"])
        .arg(site)
        .arg(base);
    process::run(chromium.tell(&mut open), "opening the released site")
}

/// Copies a folder and all below it.
fn copy(from: &Path, to: &Path) -> Result {
    for path in size::files(from)? {
        let name: PathBuf = path.strip_prefix(from).unwrap_or(&path).to_owned();
        put(&path, &to.join(name))?;
    }
    Ok(())
}

/// Copies a file into a folder that need not be there.
fn put(from: &Path, to: &Path) -> Result {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| cache::cannot_write(folder, &error))?;
    fs::copy(from, to).map(drop).map_err(|error| format!("`{}` cannot be copied: {error}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_is_a_path_of_plain_names() {
        let base = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            wanted(&words).map(|wanted| wanted.base)
        };
        assert_eq!(base(&[]), Ok("/".to_owned()));
        assert_eq!(base(&["--base", "/tools/referral/"]), Ok("/tools/referral/".to_owned()));
        assert_eq!(base(&["--unopened", "--base=/x/"]), Ok("/x/".to_owned()));
        for wrong in ["", "x", "/x", "x/", "//", "/../", "/a b/", "/x//y/", "https://x/"] {
            let error = base(&["--base", wrong]).unwrap_err();
            assert!(error.starts_with(&format!("`{wrong}` is no base path")), "{wrong}: {error}");
        }
        assert!(base(&["--bass", "/x/"]).unwrap_err().starts_with("`--bass` is not understood"));
    }
}
