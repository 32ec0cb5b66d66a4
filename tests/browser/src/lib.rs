//! A small WebDriver client for the end-to-end tests.
