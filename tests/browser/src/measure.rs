//! What the programs that measure a page share: three numbers of a load, their medians, and how such a program ends.

use std::process::ExitCode;

use serde_json::Value;

use crate::{Browser, Result};

/// Loads a page anew and gives the three numbers that the body of a function finds in it; what it does not find is no number.
pub fn load(browser: &Browser, url: &str, measure: &str) -> Result<[f64; 3]> {
    browser.goto("about:blank")?;
    browser.goto(url)?;
    let numbers = browser.script_async(measure, &[])?;
    Ok([0, 1, 2].map(|index| numbers.get(index).and_then(Value::as_f64).unwrap_or(f64::NAN)))
}

/// The median of each of the three numbers.
pub fn medians(loads: &[[f64; 3]]) -> [f64; 3] {
    [0, 1, 2].map(|index| {
        let mut numbers: Vec<f64> = loads.iter().map(|load| load[index]).collect();
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
    })
}

/// Says what went wrong, if anything did.
pub fn ended(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
