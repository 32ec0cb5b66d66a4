//! Parts the page's program: what the first look needs, and in `lazy/` what the page fetches when that is drawn.
//!
//! Trunk has bound the whole program. Here it is split where `app/src/later.rs` says, the first part is bound anew under a
//! name of its content, and the page's own addresses of it lose the hashes of what it was.

use std::fs;
use std::path::{Path, PathBuf};

use super::{hash, read, write};
use crate::process::{self, command};
use crate::{Result, cache, plain, target, tools};

/// The name of the program among those that cargo builds.
const PROGRAM: &str = "referral-statement-app";

/// The module of JavaScript that the splitter writes: it fetches the parts.
const LINK: &str = "__wasm_split.js";

/// Where the parts are that come later.
pub const LAZY: &str = "lazy";

/// Splits the program of the page in this folder; gives the page as it then is.
pub fn split(folder: &Path, page: &str) -> Result<String> {
    let name = name(page)?;
    let profile =
        if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") { "debug" } else { "release" };
    let built = target().join(tools::WASM).join(profile).join(format!("{PROGRAM}.wasm"));
    let work = target().join("split");
    cache::remove(&work)?;
    let (parts, bound) = (work.join("parts"), work.join("bound"));
    fs::create_dir_all(&parts).map_err(|error| cache::cannot_write(&parts, &error))?;
    let mut split = command(tools::wasm_split()?.join("wasm-split-cli"));
    process::run(split.arg(&built).arg(&parts).args(["--out-name", PROGRAM]), "splitting the program")?;
    let mut bind = command(tools::bindgen()?);
    // The parts share the memory and the table of functions, which the linker exports.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", PROGRAM, "--out-dir"])
        .arg(&bound);
    process::run(bind.arg(parts.join(module_name(PROGRAM))), "wasm-bindgen")?;

    // Trunk named it by all that the linker had left in, which says in whose folder the libraries were: it is named by what it now is.
    let module = bound.join(format!("{PROGRAM}_bg.wasm"));
    plain::file(&module, &module)?;
    let bindings = read(&bound.join(format!("{PROGRAM}.js")))?;
    let bytes = fs::read(&module).map_err(|error| format!("`{}` cannot be read: {error}", module.display()))?;
    let own = format!("{PROGRAM}-{:016x}", hash(&[&bytes, bindings.as_bytes()].concat()));
    for file in [format!("{name}_bg.wasm"), format!("{name}.js")] {
        let file = folder.join(file);
        fs::remove_file(&file).map_err(|error| cache::cannot_write(&file, &error))?;
    }
    let placed = folder.join(format!("{own}_bg.wasm"));
    fs::write(&placed, bytes).map_err(|error| cache::cannot_write(&placed, &error))?;
    let lazy = folder.join(LAZY);
    fs::create_dir_all(&lazy).map_err(|error| cache::cannot_write(&lazy, &error))?;
    let mut link = in_order(&read(&parts.join(LINK))?).replace(&format!("./{PROGRAM}.js"), &format!("./{own}.js"));
    for part in modules(&parts, &module_name(PROGRAM))? {
        let old = file_name(&part);
        let made = lazy.join(&old);
        plain::file(&part, &made)?;
        let bytes = fs::read(&made).map_err(|error| format!("`{}` cannot be read: {error}", made.display()))?;
        let new = format!("{}-{:016x}.wasm", old.trim_end_matches(".wasm").trim_start_matches("split_"), hash(&bytes));
        let renamed = lazy.join(&new);
        fs::rename(&made, &renamed).map_err(|error| cache::cannot_write(&renamed, &error))?;
        link = link.replace(&format!("./{old}"), &format!("./{LAZY}/{new}"));
    }
    let linked = format!("parts-{:016x}.js", hash(link.as_bytes()));
    write(&folder.join(&linked), &link)?;
    let bindings = bindings
        .replace(&format!("{PROGRAM}_bg.wasm"), &format!("{own}_bg.wasm"))
        .replace(&format!("from \"./{LINK}\""), &format!("from \"./{linked}\""));
    write(&folder.join(format!("{own}.js")), &bindings)?;
    // It is fetched beside the bindings, not after them.
    let preload = format!("<link rel=\"modulepreload\" href=\"./{linked}\"></head>");
    Ok(without_hashes(page).replace(name, &own).replacen("</head>", &preload, 1))
}

/// The name that Trunk gave the program, by what the page says of it.
fn name(page: &str) -> Result<&str> {
    let named = page.split_once("<meta name=\"program\" content=\"./").and_then(|(_, rest)| rest.split_once(".js\""));
    named.map(|(name, _)| name).ok_or_else(|| "the page that Trunk has built names no program".to_owned())
}

fn module_name(name: &str) -> String {
    format!("{name}.wasm")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The splitter's module with the names between braces in their order: it writes them in another at every run.
fn in_order(link: &str) -> String {
    let sorted = |line: &str| {
        let Some((before, names, after)) = line
            .split_once("{ ")
            .and_then(|(before, rest)| Some((before, rest.split_once(",  }")?.0, rest.split_once(",  }")?.1)))
        else {
            return format!("{line}\n");
        };
        let mut names: Vec<&str> = names.split(", ").collect();
        names.sort_unstable();
        format!("{before}{{ {} }}{after}\n", names.join(", "))
    };
    link.lines().map(sorted).collect()
}

/// The modules of a folder but this one, sorted.
fn modules(folder: &Path, but: &str) -> Result<Vec<PathBuf>> {
    let all = crate::size::files(folder)?.into_iter();
    let is_module = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "wasm");
    Ok(all.filter(|path| is_module(path) && file_name(path) != but).collect())
}

/// The page whose addresses of the program say nothing of its content: it has another now, and comes from the page's own place.
fn without_hashes(page: &str) -> String {
    let mut parts = page.split(" integrity=\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest += part.split_once('"').map_or(part, |(_, after)| after);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_splitter_writes_does_not_depend_on_its_run() {
        let link =
            |names: &str| format!("const {{ {names},  }} = initSync();\nassign(shared, {{ {names},  }});\nf() {{}}\n");
        let told =
            "const { memory, shared, table } = initSync();\nassign(shared, { memory, shared, table });\nf() {}\n";
        assert_eq!(in_order(&link("memory, table, shared")), told);
        assert_eq!(in_order(&link("shared, memory, table")), told);
    }

    #[test]
    fn the_program_is_found_by_its_name_and_its_hashes_go() {
        let page = "<meta name=\"program\" content=\"./app-0123.js\"><link href=\"./app-0123.js\" integrity=\"sha384-x\" as=\"fetch\">";
        assert_eq!(name(page), Ok("app-0123"));
        assert!(name("<p>").is_err());
        let plain = "<meta name=\"program\" content=\"./app-0123.js\"><link href=\"./app-0123.js\" as=\"fetch\">";
        assert_eq!(without_hashes(page), plain);
    }
}
