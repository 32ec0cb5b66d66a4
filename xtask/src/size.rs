//! `cargo xtask size`: what visitors download, in bytes, raw and compressed; and what the test command lets it grow to.

mod crates;
mod history;

use std::fs;
use std::path::{Path, PathBuf};

use crate::finish::LAZY;
use crate::process::{command, output};
use crate::{Result, embed, node, package, root, target, tools};

pub use history::note;

/// Bytes in brotli 11 above which the test command fails: what there is and a little room. Who needs more says why in `docs/QUALITY.md`.
const FIRST_PAGE: u64 = 358_000;
const EMBED: u64 = 361_000;
const PACKAGE: u64 = 277_000;
const SMALL: u64 = 140_000;

/// Prints the bytes of the first page's files and of the package's engine, as they were last built.
pub fn run() -> Result {
    let node = node::ready()?;
    let (first, later) = page()?;
    table(&node, "the first page loads", &first)?;
    table(&node, "the page may load later", &later)?;
    table(&node, "the embed loads", &embedded()?)?;
    if dist("package").is_dir() {
        let [engine, small, ledger] = package()?;
        table(&node, "the package loads", &engine)?;
        table(&node, "the package's small door loads", &small)?;
        table(&node, "the package's ledger loads", &ledger)?;
    } else {
        println!("dist/package/ is not built: run `cargo xtask package`");
    }
    // As the linker leaves them: the last that was compiled is the embed's, which is less than the page's.
    let built = target().join(tools::WASM).join("release");
    crates::table("the embed's code, by crate", &built.join("referral-statement-app.wasm"))?;
    crates::table("the package's code, by crate", &built.join("referral-statement-wasm.wasm"))
}

/// What a first visit of the page loads and what the package's engine is, in brotli 11.
fn sums(node: &Path) -> Result<(u64, u64)> {
    let sum = |files: &[PathBuf]| -> Result<u64> { Ok(bytes(node, files)?.iter().map(|(_, brotli)| brotli).sum()) };
    Ok((sum(&page()?.0)?, sum(&[dist("package").join(package::ENGINE)])?))
}

/// Fails where the first page or the package has outgrown its bytes.
pub fn hold(node: &Path) -> Result {
    let [engine, small, _] = package()?;
    let all = [
        ("the first page", page()?.0, FIRST_PAGE),
        ("the embed", embedded()?, EMBED),
        ("the package", engine, PACKAGE),
        ("the package's small door", small, SMALL),
    ];
    for (what, files, most) in all {
        let bytes: u64 = bytes(node, &files)?.iter().map(|(_, brotli)| brotli).sum();
        println!("{what}: {bytes} bytes in brotli, of at most {most}");
        if bytes > most {
            return Err(format!(
                "{what} has {bytes} bytes in brotli, more than {most}: `cargo xtask size` tells where"
            ));
        }
    }
    Ok(())
}

fn dist(folder: &str) -> PathBuf {
    root().join("dist").join(folder)
}

/// The files that the page loads at first, and those that it may load later.
fn page() -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let app = dist("app");
    let index = fs::read_to_string(app.join("index.html"))
        .map_err(|_| "dist/app/ is not built: run `cargo xtask test` or `cargo xtask serve`".to_owned())?;
    // What is for the host of the page is downloaded by nobody.
    let embed = app.join(embed::FOLDER);
    let all = files(&app)?.into_iter().filter(|path| !path.ends_with("_headers") && !path.starts_with(&embed));
    Ok(all.partition(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // The page names the ledger's worker, which comes with a file alone.
        name == "index.html" || (index.contains(&*name) && !path.starts_with(app.join(LAZY)))
    }))
}

/// The files of the embed that visitors of a host get: one loader or the other; the types and the hash are for who makes pages.
fn embedded() -> Result<Vec<PathBuf>> {
    let is_for_hosts = |path: &PathBuf| {
        path.ends_with("integrity.json") || path.ends_with("1/loader.js") || path.to_string_lossy().ends_with(".d.ts")
    };
    Ok(files(&dist("app").join(embed::FOLDER))?.into_iter().filter(|path| !is_for_hosts(path)).collect())
}

/// The files of the package that run, by its doors: everything, statements alone, the ledger.
fn package() -> Result<[Vec<PathBuf>; 3]> {
    let all = files(&dist("package"))?;
    let named = |names: &[&str]| -> Vec<PathBuf> {
        all.iter().filter(|path| names.iter().any(|name| path.ends_with(name))).cloned().collect()
    };
    Ok([
        named(&[
            "index.js",
            "found.js",
            "whole.js",
            "state.js",
            "errors.js",
            "functions.js",
            "engine.js",
            package::ENGINE,
        ]),
        named(&["small.js", "found.js", "state.js", "errors.js", "small_engine.js", package::SMALL]),
        named(&["ledger.js", "ledger_engine.js", "found.js", "errors.js", package::ledger::MODULE]),
    ])
}

/// Every file of a folder and of those below it, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: std::io::Error| format!("`{}` cannot be read: {error}", folder.display());
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}

/// The program for Node that compresses the files which are its arguments.
const COMPRESS: &str = "
    const { readFileSync } = require('node:fs');
    const { brotliCompressSync, constants: c } = require('node:zlib');
    for (const path of process.argv.slice(1)) {
        const bytes = readFileSync(path);
        const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        console.log(bytes.length, brotliCompressSync(bytes, { params }).length);
    }";

/// The bytes of files, raw and in brotli 11.
fn bytes(node: &Path, paths: &[PathBuf]) -> Result<Vec<(u64, u64)>> {
    let printed =
        output(command(node).args(["-e", COMPRESS, "--"]).args(paths)).ok_or("Node cannot compress the files")?;
    let numbers = printed.lines().filter_map(|line| line.split_once(' '));
    Ok(numbers.filter_map(|(raw, brotli)| Some((raw.parse().ok()?, brotli.parse().ok()?))).collect())
}

fn table(node: &Path, title: &str, paths: &[PathBuf]) -> Result {
    if paths.is_empty() {
        return Ok(());
    }
    let numbers = bytes(node, paths)?;
    println!("\n{:<64}{:>10}{:>12}", title, "raw", "brotli 11");
    for (path, (raw, brotli)) in paths.iter().zip(&numbers) {
        println!("{:<64}{raw:>10}{brotli:>12}", path.strip_prefix(root()).unwrap_or(path).display());
    }
    let sum = |pick: fn(&(u64, u64)) -> u64| numbers.iter().map(pick).sum::<u64>();
    println!("{:<64}{:>10}{:>12}", "sum", sum(|n| n.0), sum(|n| n.1));
    Ok(())
}
