//! Puts the ledger beside the page's second part: its module, its bindings and its worker, each under a name that holds its hash.

use std::fs;
use std::path::Path;

use super::split::LAZY;
use super::{hash, read, write};
use crate::package::ledger;
use crate::{Result, cache, root, target, tools};

/// How the names of its scripts begin.
pub const SCRIPTS: &str = "lazy/ledger-";

/// What is fetched as it is: a file for who has none, for each basis.
const SAMPLES: [&str; 2] = ["orders.csv", "spend.csv"];

/// Adds the files to the folder; gives the page, which then says where the worker is.
pub fn add(folder: &Path, page: &str) -> Result<String> {
    ledger::build()?;
    let bound = target().join("ledger");
    cache::remove(&bound)?;
    fs::create_dir_all(&bound).map_err(|error| cache::cannot_write(&bound, &error))?;
    ledger::bind(&tools::bindgen()?, &bound)?;

    let lazy = folder.join(LAZY);
    let module = bound.join(ledger::MODULE);
    let bytes = fs::read(&module).map_err(|error| format!("`{}` cannot be read: {error}", module.display()))?;
    let module = format!("ledger-{:016x}.wasm", hash(&bytes));
    fs::write(lazy.join(&module), bytes).map_err(|error| cache::cannot_write(&lazy, &error))?;
    let engine = put(&lazy, "ledger-engine", &read(&bound.join("ledger_engine.js"))?)?;
    let scripts = root().join("www/ledger");
    let reader = put(&lazy, "ledger-reader", &read(&scripts.join("reader.js"))?)?;
    let worker = read(&scripts.join("worker.js"))?;
    let worker = worker.replace("{engine}", &engine).replace("{reader}", &reader).replace("{module}", &module);
    let worker = put(&lazy, "ledger", &worker)?;
    for sample in SAMPLES {
        fs::copy(scripts.join(sample), lazy.join(sample))
            .map_err(|error| format!("`www/ledger/{sample}` cannot be copied: {error}"))?;
    }
    Ok(page.replacen("</head>", &format!("<meta name=\"ledger\" content=\"./{LAZY}/{worker}\"></head>"), 1))
}

/// Writes a script under a name with its hash, which is given.
fn put(lazy: &Path, name: &str, text: &str) -> Result<String> {
    let name = format!("{name}-{:016x}.js", hash(text.as_bytes()));
    write(&lazy.join(&name), text)?;
    Ok(name)
}
