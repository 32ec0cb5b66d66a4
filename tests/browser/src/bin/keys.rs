//! `cargo xtask keys`: from a key press to the statement that it changes, painted, with a thousand orders on a slow machine: the page
//! Scenario beside a page that does the same in Preact and decimal.js (`bench/keys/`).
//!
//! What is measured is the work: from the press until the page's own tasks are done, and from the beginning of the next frame until it
//! is painted. The wait for that frame is left out. Presses that change no total do not count as answered.

use std::process::ExitCode;
use std::{env, fs};

use browser_tests::{Browser, Look, Result, Site, built, measure};
use serde_json::{Value, json};

/// The presses where no number is given.
const PRESSES: u32 = 60;

/// How many times slower than this machine.
const SLOWER: u32 = 4;

/// Presses a key so often, one after another is painted: by a digit more and a digit less, so that every press changes the total.
const PRESS: &str = "
    const [id, total, presses] = arguments;
    const task = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const said = () => document.querySelector(total).textContent;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const input = document.getElementById(id);
    input.scrollIntoView({ block: 'center' });
    input.focus();
    const works = [];
    let unanswered = 0;
    for (let press = -5; press < presses; press++) {
        await frame();
        await task();
        const before = said();
        const start = performance.now();
        write.call(input, press % 2 === 0 ? '100.00' : '110.00');
        input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: '0' }));
        await task();
        const settled = performance.now();
        await frame();
        const begun = performance.now();
        await task();
        const painted = performance.now();
        if (said() === before) unanswered += 1;
        if (press >= 0) works.push(settled - start + painted - begun);
    }
    return { works, unanswered }";

/// An order in the middle where a little more changes the total: no limit takes it again.
const EARNS: &str = "
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const said = async (input, text) => {
        write.call(input, text);
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((done) => setTimeout(done, 60));
        return document.querySelector('#total').textContent;
    };
    for (let row = 500; row < 600; row++) {
        const input = document.getElementById('paid-' + row);
        if (await said(input, '100.00') !== await said(input, '110.00')) return row;
    }
    return null";

/// The positions of the customer of this row and of its order, in a page that has each customer's orders together, as the rows are.
fn place(rows: &str, row: usize) -> (usize, usize) {
    let mut customers: Vec<&str> =
        rows.lines().skip(1).take(row + 1).map(|line| line.split('\t').next().unwrap_or_default()).collect();
    let own = customers.last().copied().unwrap_or_default();
    let order = customers.iter().filter(|customer| **customer == own).count() - 1;
    customers.dedup();
    (customers.len() - 1, order)
}

fn tell(what: &str, pressed: &Value) {
    let mut works: Vec<f64> = pressed["works"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    works.sort_by(f64::total_cmp);
    let at = |share: usize| works.get(works.len() * share / 100).or(works.last()).copied().unwrap_or(f64::NAN);
    println!("{what:<24}{:>8.1} ms{:>10.1} ms at 95%{:>6} unanswered", at(50), at(95), pressed["unanswered"]);
}

fn run() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let peer = arguments.next().ok_or("the folder of the page in Preact is not named")?;
    let presses =
        arguments.next().map_or(Ok(PRESSES), |text| text.parse().map_err(|_| format!("`{text}` is no number")))?;
    let rows = fs::read_to_string(format!("{peer}/orders.tsv")).map_err(|error| error.to_string())?;
    let site = Site::serve(Site::paths().folder("/peer/", peer.into()).folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    println!(
        "{presses} presses in a thousand orders, {SLOWER} times slower than this machine: the work in the middle\n"
    );

    let peer = || {
        browser.goto(&site.url("/peer/index.html"))?;
        browser.until_true("the page in Preact", "return document.documentElement.dataset.ready !== undefined")
    };
    peer()?;
    let row =
        browser.script_async(EARNS, &[])?.as_u64().and_then(|row| usize::try_from(row).ok()).ok_or("no order earns")?;

    browser.goto(&site.url("/?today=2026-01-10&lang=en#/scenario"))?;
    browser.click(&browser.find("input[name=program][value=cn-ambassador]")?)?;
    browser.find("input[name=program][value=cn-ambassador]:checked")?;
    browser.click(&browser.find(".tools-row button:nth-child(3)")?)?;
    browser.find("#paste-text")?;
    let put = "const box = document.getElementById('paste-text'); box.value = arguments[0];
               box.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.script(put, &[json!(rows)])?;
    browser.find(".paste table")?;
    browser.click(&browser.find(".paste .tools-row button:nth-child(2)")?)?;
    let (customer, order) = place(&rows, row);
    let field = format!("customers[{customer}].orders[{order}].paid");
    // Of so many customers all but the last are closed at first.
    let open = format!(
        "const head = document.querySelectorAll('button.opens')[{customer}];
         if (head?.getAttribute('aria-expanded') === 'false') head.click();
         return document.getElementById('{field}') !== null"
    );
    browser.until_true("the order", &open)?;
    let slower = |rate: u32| browser.cdp("Emulation.setCPUThrottlingRate", &json!({"rate": rate})).map(drop);
    slower(SLOWER)?;
    tell("this page", &browser.script_async(PRESS, &[json!(field), json!("#total"), json!(presses)])?);
    slower(1)?;
    peer()?;
    slower(SLOWER)?;
    let answer = browser.script_async(PRESS, &[json!(format!("paid-{row}")), json!("#total"), json!(presses)])?;
    tell("Preact and decimal.js", &answer);
    Ok(())
}

fn main() -> ExitCode {
    measure::ended(run())
}
