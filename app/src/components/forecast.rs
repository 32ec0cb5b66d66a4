//! The parts of the page Forecast.

mod apart;
mod ask;
pub mod calendar;
mod chart;
mod entries;
mod figures;
mod months;
pub mod plan;
mod result;
mod tax;
mod time_line;
