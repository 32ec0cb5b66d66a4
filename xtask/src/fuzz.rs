//! `cargo xtask fuzz`: hostile input that nobody thought of, for the readers of what strangers send. Part of `deep`.
//!
//! The pinned compiler does: cargo-fuzz without a sanitizer asks for nothing that is not stable, and the code that is fuzzed has no
//! `unsafe` of its own that one could look at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, cargo, find, heading, path_with};
use crate::{Result, apt, cache, root, target, tools};

/// The version of cargo-fuzz.
const CARGO_FUZZ: &str = "0.13.2";

/// The kinds of input, as `tests/hostile/` names them.
const KINDS: [&str; 4] = ["scenario", "link", "rules", "ledger"];

/// How long each is fuzzed unless it is said.
const MINUTES: u64 = 10;

/// So many findings of each kind are kept in the repository, and none that is longer.
const MOST_KEPT: usize = 250;
const MOST_BYTES: u64 = 2_000;

/// How the names of what is known begin while something new is looked for.
const KNOWN: &str = "known-";

/// Fuzzes every kind, or those that are named: `[--minutes 10] [scenario] ...`.
pub fn run(rest: &[String]) -> Result {
    let (mut minutes, mut kinds) = (MINUTES, Vec::new());
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--minutes" => {
                let number = rest.next().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
                minutes = number.ok_or("`--minutes` needs a number of minutes")?;
            }
            kind if KINDS.contains(&kind) => kinds.push(kind),
            other => return Err(format!("`{other}` is not fuzzed: {} are", KINDS.join(", "))),
        }
    }
    if kinds.is_empty() {
        kinds = KINDS.to_vec();
    }
    let bin = tools::subcommand("cargo-fuzz", CARGO_FUZZ)?;
    if find("g++").is_none() && find("clang++").is_none() && find("c++").is_none() {
        apt::install(&["g++"], "the fuzzer is C++ and there is no compiler for it", "install one")?;
    }
    let place = target().join("fuzz");
    let mut seeds = cargo();
    seeds.args(["run", "--quiet", "--locked", "--package", "hostile-tests", "--bin", "seeds", "--"]);
    process::run(seeds.arg(place.join("seeds")), "writing what fuzzing begins with")?;
    let mut found = Vec::new();
    for kind in kinds {
        heading(&format!("fuzzing {kind}, {minutes} minutes"));
        if !fuzz(&bin, &place, kind, minutes)? {
            found.push(kind);
        }
        keep(&bin, &place, kind)?;
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "something was found in {}: `fuzz/artifacts/` has it; it belongs into `tests/hostile/documents/`",
            found.join(", ")
        ))
    }
}

/// A run of the fuzzer's program with these folders and switches.
fn program(bin: &Path, place: &Path, kind: &str, folders: &[PathBuf], switches: &[String]) -> Result<Command> {
    let mut fuzz = cargo();
    // The project's own flags for WebAssembly are none of the fuzzer's.
    fuzz.args(["fuzz", "run", "--sanitizer", "none", "--target-dir"]).arg(place.join("built")).arg(kind).args(folders);
    fuzz.arg("--").args(switches).env("PATH", path_with(bin)?);
    Ok(fuzz)
}

/// Where the fuzzer keeps what it finds on the way, and what it begins with.
fn folders(place: &Path, kind: &str) -> [PathBuf; 3] {
    [place.join("corpus").join(kind), root().join("fuzz/corpus").join(kind), place.join("seeds").join(kind)]
}

/// Fuzzes one kind; says whether nothing was found.
fn fuzz(bin: &Path, place: &Path, kind: &str, minutes: u64) -> Result<bool> {
    let folders = folders(place, kind);
    for folder in &folders {
        fs::create_dir_all(folder).map_err(|error| cache::cannot_write(folder, &error))?;
    }
    let switches = [
        format!("-max_total_time={}", minutes * 60),
        format!("-dict={}", place.join("seeds").join(format!("{kind}.dict")).display()),
        "-max_len=16384".to_owned(),
        // Longer than ten seconds is a hang, more than a gigabyte a flood.
        "-timeout=10".to_owned(),
        "-rss_limit_mb=1024".to_owned(),
        "-print_final_stats=1".to_owned(),
        "-verbosity=1".to_owned(),
    ];
    Ok(process::watch(&mut program(bin, place, kind, &folders, &switches)?)?.success)
}

/// Keeps of what was found what reaches something that the seeds do not: short documents, and not many of them.
fn keep(bin: &Path, place: &Path, kind: &str) -> Result {
    let [new, kept, seeds] = folders(place, kind);
    let merged = place.join("merged").join(kind);
    cache::remove(&merged)?;
    fs::create_dir_all(&merged).map_err(|error| cache::cannot_write(&merged, &error))?;
    let names = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort_by_key(|path| (fs::metadata(path).map_or(0, |data| data.len()), path.clone()));
        paths
    };
    // What is kept already stays: only what reaches beyond it is new.
    let before = names(&kept).len();
    for known in names(&seeds).into_iter().chain(names(&kept)) {
        let copy = merged.join(format!("{KNOWN}{}", known.file_name().unwrap_or_default().to_string_lossy()));
        fs::copy(&known, &copy).map_err(|error| cache::cannot_write(&copy, &error))?;
    }
    let switches = ["-merge=1".to_owned(), "-timeout=10".to_owned(), "-verbosity=0".to_owned()];
    let folders = [merged.clone(), new];
    process::run(&mut program(bin, place, kind, &folders, &switches)?, "choosing what to keep")?;
    let short = |path: &PathBuf| fs::metadata(path).is_ok_and(|data| data.len() <= MOST_BYTES);
    let is_known = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(KNOWN));
    let found: Vec<PathBuf> = names(&merged).into_iter().filter(|path| short(path) && !is_known(path)).collect();
    // Evenly over their lengths, so that the long ones, which reach deepest, are there too.
    let room = MOST_KEPT.saturating_sub(before);
    let step = found.len().div_ceil(room.max(1)).max(1);
    let mut count = 0;
    for path in found.iter().rev().step_by(step).take(room) {
        let copy = kept.join(path.file_name().unwrap_or_default());
        fs::copy(path, &copy).map_err(|error| cache::cannot_write(&copy, &error))?;
        count += 1;
    }
    println!("{kind}: {} reach something new, {count} are added to the {before} that were kept", found.len());
    Ok(())
}
