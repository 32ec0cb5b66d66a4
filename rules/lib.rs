//! The rule files of the published programs, embedded as text for the shells and the tests.

/// Every rule file: its path below `rules/` and its text.
pub const FILES: &[(&str, &str)] = &[];
