//! Programs that a reader brings, as TOML.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| (hostile_tests::KINDS[2].read)(bytes));
