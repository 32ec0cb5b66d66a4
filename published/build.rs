//! Reads the rule files on the machine that builds, so that the page and the package's small engine start with programs that are read and checked already.

use std::path::PathBuf;
use std::{env, fs};

use referral_statement::Programs;

fn main() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap_or_else(|error| panic!("rules/: {error}"));
    let mut hashes = Vec::new();
    for program in programs.iter() {
        for edition in program.editions() {
            let hash = referral_share::edition_hash(referral_rules::FILES, program.id(), edition.id());
            hashes.extend(hash.map(|hash| (program.id(), edition.id(), hash)));
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    let write = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).expect("the folder can be written");
    write("programs.bin", &programs.pack());
    write("hashes.rs", format!("&{hashes:?}\n").as_bytes());
    // The rule files are a crate: what changes in them builds this anew.
    println!("cargo::rerun-if-changed=build.rs");
}
