//! The parts of the page.

/// So many columns of what was brought are shown whatever they hold: a row of nothing but commas has thousands.
pub const MOST_COLUMNS: usize = 100;

pub mod arrivals;
pub mod ask_orders;
pub mod ask_spend;
pub mod before;
pub mod chart;
pub mod checks;
pub mod clause;
pub mod compare;
pub mod curve;
pub mod customer;
pub mod edit;
pub mod embed;
pub mod field;
pub mod fold;
pub mod forecast;
pub mod header;
pub mod jump;
pub mod ledger;
pub mod library;
pub mod line;
pub mod lines_orders;
pub mod lines_spend;
pub mod notices;
pub mod opened;
pub mod paper;
pub mod parts;
pub mod payouts;
pub mod print;
pub mod product;
pub mod programs;
pub mod qr;
pub mod readings;
pub mod rules;
pub mod share;
pub mod slider;
pub mod standing;
pub mod support;
pub mod total;
pub mod undated;
pub mod update;
pub mod wish;
