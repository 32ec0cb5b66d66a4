//! How many cases a property tries.

use proptest::prelude::ProptestConfig;

/// As many as `PROPTEST_CASES` says, else `usual`: fewer than proptest's own where a case takes long, more where it takes little.
///
/// Failures are told, not written down beside the tests.
pub fn cases(usual: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig { cases: if is_asked { config.cases } else { usual }, ..config }
}
