//! The pages, one file each under the name of its address.

pub mod compare;
pub mod estimate;
pub mod forecast;
pub mod scenario;
pub mod support;
