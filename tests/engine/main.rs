//! The engine's tests, one program: it is linked once, and `cargo test --test engine golden::` runs one file of it.

mod book;
mod brought;
mod calendar;
mod cases;
mod check;
mod compare;
mod curve;
mod differential;
mod forecast;
mod forecast_laws;
mod goal;
mod golden;
mod load;
mod mistakes;
mod naive;
mod properties;
mod published;
mod reconcile;
mod schema;
mod types;
mod typescript;
mod whynot;
mod withholding;
mod worked_examples;
