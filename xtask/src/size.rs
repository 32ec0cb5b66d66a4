//! `cargo xtask size`: what visitors download, in bytes, raw and compressed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{command, output};
use crate::{Result, embed, node, root};

/// Prints the bytes of the first page's files and of the package's engine, as they were last built.
pub fn run() -> Result {
    let node = node::ready()?;
    let app = root().join("dist/app");
    let index = fs::read_to_string(app.join("index.html"))
        .map_err(|_| "dist/app/ is not built: run `cargo xtask test` or `cargo xtask serve`".to_owned())?;
    // What is for the host of the page is downloaded by nobody.
    let all = files(&app)?.into_iter().filter(|path| !path.ends_with("_headers"));
    let (embedded, all): (Vec<_>, Vec<_>) = all.partition(|path| path.starts_with(app.join(embed::FOLDER)));
    let (first, later): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name == "index.html" || index.contains(&*name)
    });
    table(&node, "the first page loads", &first)?;
    table(&node, "the page may load later", &later)?;
    // One loader or the other; the types and the hash are for who makes pages.
    let for_visitors = |path: &PathBuf| {
        !path.ends_with("integrity.json")
            && !path.ends_with("1/loader.js")
            && !path.to_string_lossy().ends_with(".d.ts")
    };
    table(&node, "the embed loads", &embedded.into_iter().filter(for_visitors).collect::<Vec<_>>())?;
    let package = root().join("dist/package");
    if package.is_dir() {
        let loaded =
            |path: &PathBuf| path.extension().is_some_and(|extension| extension == "js" || extension == "wasm");
        table(&node, "the package loads", &files(&package)?.into_iter().filter(loaded).collect::<Vec<_>>())
    } else {
        println!("dist/package/ is not built: run `cargo xtask package`");
        Ok(())
    }
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

fn table(node: &Path, title: &str, paths: &[PathBuf]) -> Result {
    if paths.is_empty() {
        return Ok(());
    }
    let printed =
        output(command(node).args(["-e", COMPRESS, "--"]).args(paths)).ok_or("Node cannot compress the files")?;
    let numbers: Vec<(u64, u64)> = printed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(raw, brotli)| Some((raw.parse().ok()?, brotli.parse().ok()?)))
        .collect();
    println!("\n{:<64}{:>10}{:>12}", title, "raw", "brotli 11");
    for (path, (raw, brotli)) in paths.iter().zip(&numbers) {
        println!("{:<64}{raw:>10}{brotli:>12}", path.strip_prefix(root()).unwrap_or(path).display());
    }
    let sum = |pick: fn(&(u64, u64)) -> u64| numbers.iter().map(pick).sum::<u64>();
    println!("{:<64}{:>10}{:>12}", "sum", sum(|n| n.0), sum(|n| n.1));
    Ok(())
}
