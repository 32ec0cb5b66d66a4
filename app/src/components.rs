//! The parts of the page.

pub mod ask_orders;
pub mod ask_spend;
pub mod chart;
pub mod clause;
pub mod curve;
pub mod field;
pub mod header;
pub mod jump;
pub mod line;
pub mod lines_orders;
pub mod lines_spend;
pub mod notices;
pub mod opened;
pub mod paper;
pub mod payouts;
pub mod product;
pub mod programs;
pub mod qr;
pub mod readings;
pub mod share;
pub mod slider;
pub mod standing;
pub mod support;
pub mod total;
pub mod wish;
