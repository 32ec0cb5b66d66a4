//! A small client of `WebDriver` `BiDi` for the end-to-end tests, in Chromium and in Firefox; what
//! it asks of `WebKit` goes through `WebDriver`.
//!
//! [`Site`] serves what the build wrote into `dist/`, [`Browser`] is one page in a fresh context of a headless browser. The variable
//! `ENGINE` (`chromium`, `firefox` or `webkit`) says which engine a run is about; a test does not. There are no fixed waits:
//! [`Browser::until`] asks again until the answer is there. [`tour`] has the list of all pages and what they can look like.

mod axe;
mod before;
mod browser;
mod classic;
pub mod demo;
mod engine;
mod hand;
mod look;
pub mod measure;
mod paper;
mod pool;
mod program;
mod site;
pub mod tour;
mod wire;

use std::path::{Path, PathBuf};

pub use axe::Axe;
pub use browser::{Browser, Request};
pub use engine::Engine;
pub use hand::{Element, key};
pub use look::Look;
pub use paper::{Sheet, pages};
pub use site::Site;

/// What went wrong, in one sentence.
pub type Error = String;

/// What a step of a test gives.
pub type Result<T> = std::result::Result<T, Error>;

/// The folder of the whole project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// A folder below `dist/` that holds `file`.
/// Where the build is missing, the error says what to run.
pub fn built(folder: &str, file: &str) -> Result<PathBuf> {
    let path = root().join("dist").join(folder);
    if path.join(file).is_file() {
        Ok(path)
    } else {
        Err(format!(
            "`dist/{folder}/{file}` is missing: run `cargo xtask test`, which builds it and then runs these tests"
        ))
    }
}
