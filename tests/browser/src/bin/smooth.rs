//! `cargo xtask smooth`: does the page Ledger answer while a file is read, and does its table scroll without a hitch?
//!
//! A file of a million orders is made in the page and brought as a reader's choice is. The browser itself tells every task of the page
//! that took longer than 50 ms, and every frame its time. What is slow before the file is brought, and the making of it, does not count.

use std::env;
use std::process::ExitCode;

use browser_tests::{Browser, Look, Result, Site, built, measure};
use serde_json::{Value, json};

/// The orders where no number is given.
const ORDERS: u32 = 1_000_000;

/// The frames of the scroll.
const FRAMES: u32 = 600;

/// Makes the file, and has the browser tell what takes long from then on.
const MAKE: &str = "
    const { orders } = await import('/bench/orders.mjs');
    window.made = new File([orders(arguments[0])], 'orders.csv', { type: 'text/csv' });
    await new Promise((done) => setTimeout(done, 3000));
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' });
    window.frames = [];
    const frame = (now) => { window.frames.push(now); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    return window.made.size";

/// Brings it.
const BRING: &str = "
    const carried = new DataTransfer();
    carried.items.add(window.made);
    const input = document.querySelector('#ledger-file');
    input.files = carried.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    window.begun = performance.now()";

/// Is the table there?
const DONE: &str = "
    const is_there = document.querySelector('#ledger-grid') !== null;
    if (is_there && !window.took) window.took = performance.now() - window.begun;
    return is_there";

/// Scrolls down a bit each frame, over some thousands of rows, and waits until what was fetched is drawn.
const SCROLL: &str = "
    const grid = document.querySelector('#ledger-grid');
    [window.long, window.frames] = [window.long.slice(0, 0), []];
    for (let frame = 0; frame < arguments[0]; frame++) {
        grid.scrollTop += 90;
        await new Promise((done) => requestAnimationFrame(done));
    }
    return grid.scrollTop";

/// The tasks and the times between frames since this was asked last.
const TAKE: &str = "
    await new Promise((done) => setTimeout(done, 300));
    const { long, frames } = window;
    [window.long.length, window.frames] = [0, []];
    return { long, between: frames.slice(1).map((at, place) => at - frames[place]) }";

fn numbers(value: &Value) -> Vec<f64> {
    let mut numbers: Vec<f64> = value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// Says how many tasks were long and how even the frames came.
fn tell(what: &str, taken: &Value) {
    let (long, between) = (numbers(&taken["long"]), numbers(&taken["between"]));
    let at = |share: usize| between.get((between.len() * share / 1000).min(between.len().saturating_sub(1)));
    let at = |share: usize| at(share).copied().unwrap_or(f64::NAN);
    println!(
        "{what:<12}{:>6} tasks above 50 ms (longest {:.0}); {:>5} frames, between two of them {:.1} ms in the middle, {:.1} at 99%, {:.1} at most",
        long.len(),
        long.last().copied().unwrap_or(0.0),
        between.len(),
        at(500),
        at(990),
        at(1000)
    );
}

fn run() -> Result<()> {
    let orders =
        env::args().nth(1).map_or(Ok(ORDERS), |text| text.parse().map_err(|_| format!("`{text}` is no number")))?;
    let bench = browser_tests::root().join("bench");
    let paths = Site::paths().folder("/bench/", bench).folder("/", built("app", "index.html")?);
    let site = Site::serve(paths)?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/?today=2026-01-10&lang=en#/ledger"))?;
    browser.click(&browser.find("input[name=program][value=cn-ambassador]")?)?;
    browser.find("input[name=program][value=cn-ambassador]:checked")?;
    browser.find("#ledger-file")?;
    let bytes = browser.script_async(MAKE, &[json!(orders)])?;
    browser.script(BRING, &[])?;
    browser.until_true("the table", DONE)?;
    let took = browser.script("return window.took", &[])?;
    println!(
        "{orders} orders, {:.0} MB, in {:.1} s\n",
        bytes.as_f64().unwrap_or(0.0) / 1e6,
        took.as_f64().unwrap_or(0.0) / 1e3
    );
    tell("reading", &browser.script_async(TAKE, &[])?);
    browser.script_async(SCROLL, &[json!(FRAMES)])?;
    tell("scrolling", &browser.script_async(TAKE, &[])?);
    Ok(())
}

fn main() -> ExitCode {
    measure::ended(run())
}
