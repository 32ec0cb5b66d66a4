//! The rule files of the published programs, embedded as text for the shells and the tests.

/// Names files of this folder with their text.
macro_rules! files {
    ($($path:literal,)+) => { &[$(($path, include_str!($path)),)+] };
}

/// Every rule file: its path below this folder and its text.
pub const FILES: &[(&str, &str)] = files! {
    "intl-referral/program.toml",
    "intl-referral/products.toml",
    "intl-referral/published.toml",
    "cn-ambassador/program.toml",
    "cn-ambassador/products.toml",
    "cn-ambassador/2018-09-01.toml",
    "cn-ambassador/2022-01-01.toml",
    "cn-ambassador/2024-06-01.toml",
    "cn-ambassador/2025-04-01.toml",
};
