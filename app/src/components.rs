//! The parts of the page.

pub mod arrivals;
pub mod ask_orders;
pub mod ask_spend;
pub mod chart;
pub mod clause;
pub mod curve;
pub mod customer;
pub mod edit;
pub mod field;
pub mod fold;
pub mod header;
pub mod jump;
pub mod line;
pub mod lines_orders;
pub mod lines_spend;
pub mod notices;
pub mod paper;
pub mod parts;
pub mod payouts;
pub mod product;
pub mod programs;
pub mod readings;
pub mod slider;
pub mod total;
