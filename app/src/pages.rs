//! The pages, one file each under the name of its address.

pub mod checks;
pub mod compare;
pub mod embed;
pub mod estimate;
pub mod forecast;
pub mod ledger;
pub mod rules;
pub mod scenario;
pub mod support;
