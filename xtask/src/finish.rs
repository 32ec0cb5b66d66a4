//! `cargo xtask finish`: makes what is served out of what Trunk has built. Trunk runs it after every build (`Trunk.toml`), so that
//! the page is the same whoever builds it.

mod ledger;
mod split;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub use split::LAZY;

use crate::process::{self, cargo};
use crate::{Result, cache, embed, root, size};

/// What is for the host of the page, not for its visitors.
pub const HEADERS: &str = "_headers";

/// The service worker, whose name must stay while its content changes.
const WORKER: &str = "sw.js";

/// Where the policy of the page stands in it.
const POLICY: &str = r#"http-equiv="Content-Security-Policy" content=""#;

/// What stands in the page between its own style sheets and those of what is drawn later.
const LATER: &str = "<!-- the styles of what comes later -->";

/// The last rule of those, by which the page knows that they came whole (`www/start.js`).
const WHOLE: &str = ":root { --whole: yes; }\n";

/// How Trunk writes a style sheet.
const STYLE: &str = r#"<link rel="stylesheet" href=""#;

/// Finishes the build that Trunk names.
pub fn run() -> Result {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    let folder = folder.ok_or("`finish` is run by Trunk after a build: use `cargo xtask serve` or `test`")?;
    let index = folder.join("index.html");
    let mut draw = cargo();
    draw.args(["run", "--quiet", "--locked", "--package", "referral-statement-app", "--"]).arg(&index);
    process::run(draw.env_remove("CARGO_BUILD_TARGET"), "drawing the first look")?;

    let page = split::split(&folder, &two_styles(&folder, &read(&index)?)?)?;
    let page = ledger::add(&folder, &page)?;
    embed::run(&folder)?;
    let version = version(&folder, &page)?;
    let page = page.replacen("</head>", &format!("<meta name=\"version\" content=\"{version}\"></head>"), 1);
    write(&index, &page)?;
    let worker = worker(&read(&root().join("www").join(WORKER))?, &version, &visible(&folder)?);
    write(&folder.join(WORKER), &worker)?;
    let names: Vec<String> = visible(&folder)?.into_iter().map(|(name, _)| name).collect();
    write(&folder.join(HEADERS), &(headers(policy(&page)?, &names) + &embed::headers()?))
}

/// Joins the style sheets into two, each fetched and compressed at once, in their order: what the page begins with, and what it
/// fetches beside the second module, which it finds by a `meta`.
fn two_styles(folder: &Path, page: &str) -> Result<String> {
    let (first, later) =
        page.split_once(LATER).ok_or("the page that Trunk has built does not say which styles come later")?;
    let (first, styles) = taken_styles(folder, first)?;
    let (later, mut later_styles) = taken_styles(folder, later)?;
    later_styles += WHOLE;
    let name = |styles: &str| format!("style-{:016x}.css", hash(styles.as_bytes()));
    let (own, other) = (name(&styles), format!("{LAZY}/{}", name(&later_styles)));
    fs::create_dir_all(folder.join(LAZY)).map_err(|error| cache::cannot_write(&folder.join(LAZY), &error))?;
    write(&folder.join(&own), &styles)?;
    write(&folder.join(&other), &later_styles)?;
    Ok(format!("{}{STYLE}./{own}\">\n<meta name=\"styles\" content=\"./{other}\">{later}", first.trim_end_matches(' ')))
}

/// A part of the page without its style sheets, and what they say, one after the other.
fn taken_styles(folder: &Path, page: &str) -> Result<(String, String)> {
    let mut parts = page.split(STYLE);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut styles = String::new();
    for part in parts {
        let (name, after) = part.split_once('"').unwrap_or((part, ""));
        let file = folder.join(name.trim_start_matches("./"));
        styles += &read(&file)?;
        fs::remove_file(&file).map_err(|error| cache::cannot_write(&file, &error))?;
        rest.truncate(rest.trim_end().len());
        rest += after.split_once('>').map_or("", |(_, after)| after);
    }
    if styles.is_empty() {
        Err("the page that Trunk has built names no style sheet".to_owned())
    } else {
        Ok((rest, styles))
    }
}

/// What tells one build from another: a hash of all that visitors get.
fn version(folder: &Path, page: &str) -> Result<String> {
    let mut all = page.as_bytes().to_vec();
    for (name, path) in visible(folder)?.into_iter().filter(|(name, _)| name != "index.html") {
        all.extend(name.as_bytes());
        all.extend(fs::read(&path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?);
    }
    all.extend(read(&root().join("www").join(WORKER))?.as_bytes());
    Ok(format!("{:016x}", hash(&all)))
}

/// The files that visitors of the page get, by their names below the folder; the service worker is the browser's own business, and
/// the embed is for visitors of other pages.
fn visible(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let named = size::files(folder)?.into_iter().filter_map(|path| {
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
        Some((name, path))
    });
    let embedded = |name: &str| name.starts_with(embed::FOLDER) && name[embed::FOLDER.len()..].starts_with('/');
    Ok(named.filter(|(name, _)| name != WORKER && name != HEADERS && !embedded(name)).collect())
}

/// The service worker with its version and the files, each with its size.
fn worker(text: &str, version: &str, files: &[(String, PathBuf)]) -> String {
    let files = files.iter().map(|(name, path)| {
        // The page is asked for by its folder: some hosts lead its own name there.
        let name = if name == "index.html" { "./" } else { name };
        format!("[{name:?}, {}]", fs::metadata(path).map_or(0, |data| data.len()))
    });
    let files: Vec<String> = files.collect();
    text.replace("{version}", version).replace("\"{files}\"", &files.join(", "))
}

/// A page's policy.
pub fn policy(page: &str) -> Result<&str> {
    let policy = page.split_once(POLICY).and_then(|(_, rest)| rest.split_once('"'));
    policy.map(|(policy, _)| policy).ok_or_else(|| "the page has no policy".to_owned())
}

/// The headers with which hosts that know such a file serve the page: the policy, and what may be kept for ever.
fn headers(policy: &str, names: &[String]) -> String {
    // The page's own policy is for the page alone: hosts send all that fits, and two policies hold both.
    let policy = format!("  Content-Security-Policy: {policy}; frame-ancestors 'none'\n");
    let mut text = format!(
        "# Written by the build. The policy is the page's own, with what only a header can say.\n\
         /\n{policy}/index.html\n{policy}/{WORKER}\n{policy}  Cache-Control: no-cache\n\
         /*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    );
    // A worker has the policy that comes with its script, not that of its page. Writing to a text cannot fail.
    let is_script = |name: &&String| name.strip_suffix(".js").is_some_and(|name| name.starts_with(ledger::SCRIPTS));
    for name in names.iter().filter(is_script) {
        let _ = write!(text, "/{name}\n{policy}");
    }
    for name in names.iter().filter(|name| is_hashed(name)) {
        let _ = writeln!(text, "/{name}\n  Cache-Control: public, max-age=31536000, immutable");
    }
    text
}

/// Does the name hold the hash of the content?
fn is_hashed(name: &str) -> bool {
    let parts = name.split(|sign: char| !sign.is_ascii_alphanumeric());
    parts.into_iter().any(|part| part.len() >= 12 && part.chars().all(|sign| sign.is_ascii_hexdigit()))
}

/// FNV-1a of 64 bits: nobody makes two contents of one hash here by accident.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result {
    fs::write(path, text).map_err(|error| cache::cannot_write(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheets_become_two_in_their_order() {
        let folder = env::temp_dir().join(format!("referral-statement-finish-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["a", "b", "c", "d"] {
            write(&folder.join(format!("{name}.css")), &format!("{name}{{}}\n")).unwrap();
        }
        let sheet = |name: &str| format!("  <link rel=\"stylesheet\" href=\"./{name}.css\" integrity=\"x\"/>\n");
        let sheets = |names: [&str; 2]| names.map(sheet).concat();
        let page = format!("<head>\n{}  {LATER}\n{}</head>", sheets(["b", "a"]), sheets(["d", "c"]));
        let (own, other) = ("b{}\na{}\n", format!("d{{}}\nc{{}}\n{WHOLE}"));
        let named = [own, &other].map(|styles| format!("style-{:016x}.css", hash(styles.as_bytes())));
        let joined = format!(
            "<head>\n<link rel=\"stylesheet\" href=\"./{}\">\n<meta name=\"styles\" content=\"./lazy/{}\">\n</head>",
            named[0], named[1]
        );
        assert_eq!(two_styles(&folder, &page), Ok(joined));
        assert_eq!(read(&folder.join(&named[0])).unwrap(), own);
        assert_eq!(read(&folder.join(LAZY).join(&named[1])).unwrap(), other);
        assert_eq!(visible(&folder).unwrap().len(), 2);
        cache::remove(&folder).unwrap();
    }

    #[test]
    fn the_headers_hold_the_policy_of_the_page_and_what_never_changes() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        let worker = "lazy/ledger-0123456789abcdef.js";
        let names = ["guard-4c77ce6ecce8fb3.js", "app-0123456789abcdef_bg.wasm", "icons/icon-512.png", worker];
        let text = headers(policy(page).unwrap(), &names.map(str::to_owned));
        assert!(text.contains(&format!("/{worker}\n  Content-Security-Policy: default-src 'none'; ")), "{text}");
        assert!(text.contains("  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n"), "{text}");
        assert_eq!(text.matches("immutable").count(), 3, "{text}");
    }
}
