//! The embed, made beside the page: `embed/1/` with the loader that stays compatible, and `embed/<version>/` with all that a
//! version needs, so that it can stay where it is for ever while later ones come beside it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::finish::{read, write};
use crate::package::version;
use crate::process::{self, cargo, command};
use crate::{Result, cache, root, sha384, target, tools};

/// The folder below the page's.
pub const FOLDER: &str = "embed";

/// The loader that stays compatible; its name is for ever.
const COMPATIBLE: &str = "embed/1";

/// The loader's name, in both folders.
const LOADER: &str = "loader.js";

/// How the loader names the frame's page.
const FRAME: &str = "\"frame.html\"";

/// The style sheets of the frame, in their order.
const STYLES: [&str; 6] = ["tokens.css", "layout.css", "form.css", "statement.css", "curve.css", "widget.css"];

/// The package of the page, which is the calculator's too.
const PACKAGE: &str = "referral-statement-app";

/// Makes both folders.
pub fn run(folder: &Path) -> Result {
    files(folder)?;
    program(&folder.join(FOLDER).join(version()?))
}

/// Compiles the calculator without the pages that its frame does not have, which are a third of what visitors would download.
fn program(own: &Path) -> Result {
    let bindgen = tools::bindgen()?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--locked", "--release", "--package", PACKAGE, "--features", "embed"]);
    process::run(build.args(["--target", tools::WASM]), "the build of the embedded calculator")?;
    let wasm = target().join(tools::WASM).join("release").join(PACKAGE).with_extension("wasm");
    let mut bind = command(bindgen);
    bind.args(["--target", "web", "--no-typescript", "--out-name", "program", "--out-dir"]).arg(own).arg(wasm);
    process::run(&mut bind, "wasm-bindgen")
}

/// Writes all but the program.
fn files(folder: &Path) -> Result {
    let version = version()?;
    let (own, compatible) = (folder.join(FOLDER).join(&version), folder.join(COMPATIBLE));
    for folder in [&own, &compatible] {
        fs::create_dir_all(folder).map_err(|error| cache::cannot_write(folder, &error))?;
    }
    let source = root().join("www").join(FOLDER);
    let loader = bare(&read(&source.join(LOADER))?);
    if loader.matches(FRAME).count() != 1 {
        return Err(format!("www/embed/{LOADER} must name {FRAME} once"));
    }
    write(&own.join(LOADER), &loader)?;
    write(&compatible.join(LOADER), &loader.replace(FRAME, &format!("\"../{version}/frame.html\"")))?;
    write(&own.join("integrity.json"), &format!("{{ \"{LOADER}\": \"{}\" }}\n", sha384::integrity(loader.as_bytes())))?;
    write(&own.join("frame.html"), &read(&source.join("frame.html"))?)?;
    write(&own.join("frame.js"), &bare(&read(&source.join("frame.js"))?))?;
    let types = "referral-calculator.d.ts";
    write(&own.join(types), &read(&source.join(types))?)?;
    let mut styles = String::new();
    for name in STYLES {
        styles += &read(&root().join("www/styles").join(name))?;
    }
    write(&own.join("frame.css"), &styles)
}

/// What hosts of static files are told of the embed: everybody may load it, and what may be kept for how long.
pub fn headers() -> Result<String> {
    let version = version()?;
    let frame = read(&root().join("www/embed/frame.html"))?;
    let policy = crate::finish::policy(&frame)?;
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = write!(
        text,
        "/{FOLDER}/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n\
         /{COMPATIBLE}/{LOADER}\n  Cache-Control: public, max-age=3600\n\
         /{FOLDER}/{version}/*\n  Cache-Control: public, max-age=31536000, immutable\n\
         /{FOLDER}/{version}/frame.html\n  Content-Security-Policy: {policy}\n  Cross-Origin-Embedder-Policy: require-corp\n"
    );
    Ok(text)
}

/// A script without its comments and indentation: whole lines alone, so that nothing inside of a text is touched.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_loaders_and_all_that_the_frame_needs_are_made() {
        let folder = std::env::temp_dir().join(format!("referral-statement-embed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        files(&folder).unwrap();
        let own = folder.join(FOLDER).join(version().unwrap());
        let frame = read(&own.join("frame.html")).unwrap();
        for named in ["frame.css", "frame.js"] {
            assert!(frame.contains(&format!("\"{named}\"")) && own.join(named).is_file(), "{named}");
        }
        // As wasm-bindgen names what it makes of `program`.
        assert!(frame.contains("\"program.js\"") && frame.contains("\"program_bg.wasm\""), "{frame}");
        assert!(!frame.contains("<style") && !frame.contains(" style=") && frame.matches("<script").count() == 1);
        let loader = read(&own.join(LOADER)).unwrap();
        assert!(loader.contains(FRAME) && !loader.contains("\n//") && !loader.contains("\n "), "{loader}");
        let compatible = read(&folder.join(COMPATIBLE).join(LOADER)).unwrap();
        assert_eq!(compatible.replace(&format!("../{}/", version().unwrap()), ""), loader);
        assert!(read(&own.join("integrity.json")).unwrap().contains(&sha384::integrity(loader.as_bytes())));
        cache::remove(&folder).unwrap();
    }

    #[test]
    fn a_version_is_kept_for_ever_and_the_compatible_loader_is_not() {
        let headers = headers().unwrap();
        assert!(headers.contains("/embed/1/loader.js\n  Cache-Control: public, max-age=3600\n"), "{headers}");
        assert!(headers.contains(&format!(
            "/embed/{}/*\n  Cache-Control: public, max-age=31536000, immutable\n",
            version().unwrap()
        )));
        assert!(headers.contains("'wasm-unsafe-eval'") && !headers.contains("frame-ancestors"), "{headers}");
    }
}
