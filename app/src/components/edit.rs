//! The scenario as tables in which everything can be changed.

pub mod cell;
pub mod customer;
pub mod examples;
pub mod order;
pub mod paste;
pub mod product;
pub mod referrer;
