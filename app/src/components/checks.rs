//! The parts of the page Checks.

pub mod filter;
pub mod one;
