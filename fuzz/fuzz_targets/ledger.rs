//! Flat files of orders.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| (hostile_tests::KINDS[3].read)(bytes));
