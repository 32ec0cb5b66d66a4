//! What strangers may send: hostile texts and files as data, and every reader that meets them, as one function for each kind.
//!
//! The same functions are run by `cargo test` over the data and over what fuzzing has found (`tests/replay.rs`), and by the fuzzer
//! (`fuzz/`). A reader may refuse anything, in words; it must not panic, must come to an end, and must take back what it gave out.

mod data;
mod readers;

pub use data::{Hostile, documents, found, seeds, texts, variants};
pub use readers::{KINDS, Kind, is_taken};
