//! Scenarios as JSON, and files of the page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| (hostile_tests::KINDS[0].read)(bytes));
