//! Ledger's table: only what is seen is drawn, by keyboard as by mouse; rows are sought, explained, compared and exported.

use browser_tests::{Browser, Look, Result, Site, key, tour};
use serde_json::{Value, json};

use crate::ledger::{ROWS, SAVED, bring, judged, open, saved};

/// The page with a file that is judged.
fn with(look: &Look, file: &str, total: &str) -> Result<(Site, Browser)> {
    let site = tour::site()?;
    let browser = open(look, &site)?;
    bring(&browser, "orders.csv", &json!(file), false)?;
    judged(&browser, total)?;
    Ok((site, browser))
}

/// The orders that the table shows now, by their ids.
fn shown(browser: &Browser) -> Result<Vec<String>> {
    let ids = "return [...document.querySelectorAll('#ledger-grid .row .c-order [lang]')].map((id) => id.textContent)";
    Ok(tour::texts(&browser.script(ids, &[])?))
}

/// Waits until the table shows exactly these orders.
fn until_shown(browser: &Browser, orders: &[&str]) -> Result<()> {
    let mut seen = Vec::new();
    let waited = browser.until(&format!("{orders:?}"), || {
        seen = shown(browser)?;
        Ok((seen == orders).then_some(()))
    });
    waited.map_err(|error| format!("{error}; it shows {seen:?}"))
}

/// So many orders of one customer each, every one of which earns ¥24.75.
fn many(count: usize) -> String {
    let rows = (0..count).map(|at| format!("C{at},2024-06-10,O-{at},2024-06-11,99.00\n"));
    format!("customer,linked_at,order,paid_at,paid\n{}", rows.collect::<String>())
}

/// The row that the keyboard is at, once it is there and drawn in view: its index and its order.
const ACTIVE: &str = "const grid = document.querySelector('#ledger-grid');
    const row = document.getElementById(grid.getAttribute('aria-activedescendant'));
    const id = row?.querySelector('.c-order [lang]')?.textContent;
    if (!id) return null;
    const [outer, inner] = [grid, row].map((element) => element.getBoundingClientRect());
    const names = grid.querySelector('.names').getBoundingClientRect();
    const seen = inner.top >= names.bottom - 1 && inner.bottom <= outer.bottom + 1;
    return [row.getAttribute('aria-rowindex'), id, seen, document.activeElement === grid]";

fn until_active(browser: &Browser, index: usize, order: &str) -> Result<()> {
    let mut seen = Value::Null;
    let waited = browser.until(&format!("the keyboard at {order}"), || {
        seen = browser.script(ACTIVE, &[])?;
        Ok((seen == json!([index.to_string(), order, true, true])).then_some(()))
    });
    waited.map_err(|error| format!("{error}; it is at {seen}"))
}

#[test]
fn of_many_rows_those_in_view_are_drawn_and_the_keyboard_reaches_all() -> Result<()> {
    let (_site, browser) = with(&Look { still: true, ..Look::default() }, &many(3000), "¥74,250.00")?;
    browser.until_true(
        "the first rows",
        "return document.querySelectorAll('#ledger-grid .row .c-order [lang]').length > 8",
    )?;
    let drawn = browser.find_all("#ledger-grid .row")?.len();
    assert!(drawn < 60, "{drawn} of 3000 rows are drawn");
    let grid = browser.find("#ledger-grid")?;
    assert_eq!(browser.attribute(&grid, "aria-rowcount")?.as_deref(), Some("3001"));
    browser.keys(&grid, key::DOWN)?;
    until_active(&browser, 3, "O-1")?;
    browser.press("\u{E010}")?;
    until_active(&browser, 3001, "O-2999")?;
    browser.press(key::UP)?;
    until_active(&browser, 3000, "O-2998")?;
    browser.press("\u{E00E}")?;
    browser.until("a page back", || {
        let at = browser.script(ACTIVE, &[])?;
        let index = at[0].as_str().and_then(|index| index.parse::<usize>().ok());
        Ok(index.filter(|index| (2980..2996).contains(index)))
    })?;
    browser.press("\u{E011}")?;
    until_active(&browser, 2, "O-0")?;
    // By the scrollbar: the middle is the middle.
    browser.script("const grid = document.querySelector('#ledger-grid'); grid.scrollTop = (grid.scrollHeight - grid.clientHeight) / 2", &[])?;
    browser.until("the middle", || Ok(shown(&browser)?.contains(&"O-1500".to_owned()).then_some(())))
}

#[test]
fn enter_and_a_click_explain_a_row_with_its_steps() -> Result<()> {
    let (_site, browser) = with(&Look::default(), ROWS, "¥39.60")?;
    until_shown(&browser, &["B-1", "B-2", "D-1"])?;
    browser.keys(&browser.find("#ledger-grid")?, key::DOWN)?;
    until_active(&browser, 3, "B-2")?;
    browser.press(key::ENTER)?;
    let explained = |awaited: &[&str]| {
        browser.until(&format!("{awaited:?}"), || {
            let said = browser.text(&browser.find("#ledger-why")?)?;
            Ok(awaited.iter().all(|part| said.contains(part)).then_some(()))
        })
    };
    explained(&["Why ¥14.85", "B-2", "line 3 of the file"])?;
    browser.until_true("steps", "return document.querySelectorAll('#ledger-why .step').length > 3")?;
    browser.click(&browser.find("#ledger-row-2")?)?;
    explained(&["Why ¥0.00", "D-1", "pay-as-you-go orders earn nothing"])?;
    assert_eq!(browser.find_all("#ledger-grid .row[aria-selected=true]")?.len(), 1);
    // Support answers about it, and what was typed before is kept.
    browser.click(&browser.find("#ledger-why .ways button:last-child")?)?;
    browser.until("Support", || {
        let said = browser.text(&browser.find("#verdict")?)?;
        Ok((said.contains("D-1") && said.contains("pay-as-you-go")).then_some(()))
    })?;
    // The file is still there.
    browser.click(&browser.find("header a[href='#/ledger']")?)?;
    judged(&browser, "¥39.60")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn rows_are_sought_by_text_result_and_product_and_sorted() -> Result<()> {
    let (_site, browser) = with(&Look::default(), ROWS, "¥39.60")?;
    until_shown(&browser, &["B-1", "B-2", "D-1"])?;
    let choose = |id: &str, value: &str| {
        let choose = "const select = document.querySelector(arguments[0]); select.value = arguments[1];
                      select.dispatchEvent(new Event('change', { bubbles: true }))";
        browser.script(choose, &[json!(id), json!(value)]).map(drop)
    };
    let all = || -> Result<()> {
        browser.click(&browser.find(".sift-row > .plain")?)?;
        until_shown(&browser, &["B-1", "B-2", "D-1"])
    };
    browser.fill(&browser.find("#ledger-find")?, "b-2")?;
    until_shown(&browser, &["B-2"])?;
    all()?;
    choose("#ledger-reason", "pay-as-you-go")?;
    until_shown(&browser, &["D-1"])?;
    browser.until_text("#ledger-shown", "1 of 3 rows")?;
    all()?;
    choose("#ledger-product", "ecs")?;
    until_shown(&browser, &["B-1", "B-2"])?;
    choose("#ledger-product", "oss")?;
    choose("#ledger-reason", "rewarded")?;
    browser.until_text("#ledger-shown", "No row has all of this.")?;
    all()?;
    let paid = browser.find("#ledger-grid .names .c-paid button")?;
    browser.click(&paid)?;
    browser.click(&paid)?;
    until_shown(&browser, &["D-1", "B-2", "B-1"])?;
    let sorted = browser.find("#ledger-grid .names .c-paid")?;
    assert_eq!(browser.attribute(&sorted, "aria-sort")?.as_deref(), Some("descending"));
    // A total leads to its rows.
    browser.click(&browser.find("#ledger-by-product tbody tr:last-child button")?)?;
    until_shown(&browser, &["D-1"])
}

#[test]
fn what_was_paid_out_is_compared_and_the_cause_is_found() -> Result<()> {
    let file = "customer,linked_at,order,paid_at,paid,actually_paid\nB,2024-06-10,B-1,2024-06-11,99.00,24.75\n\
                B,2024-06-10,B-2,2024-06-12,99.00,0.00\nC,2024-06-10,C-1,2024-06-12,99.00,24.75\n";
    let (_site, browser) = with(&Look::default(), file, "¥64.35")?;
    browser.until("the difference", || {
        let told = browser.text(&browser.find(".differences")?)?;
        Ok(["1 customer was paid another amount", "¥39.60", "¥24.75", "−¥14.85"]
            .iter()
            .all(|part| told.contains(part))
            .then_some(()))
    })?;
    browser.click(&browser.find("#ledger-differs")?)?;
    until_shown(&browser, &["B-1", "B-2"])?;
    browser.click(&browser.find("#ledger-row-1")?)?;
    browser.click(&browser.find("#ledger-why .received button:not(:disabled)")?)?;
    browser.until("the cause", || {
        let told = browser.text(&browser.find("#ledger-why .received")?)?;
        Ok(told.contains("order B-2 was not counted").then_some(()))
    })
}

#[test]
fn what_is_chosen_is_exported_and_no_cell_runs_in_a_spreadsheet() -> Result<()> {
    let file = format!("{ROWS}E,2024-06-10,=1+1,2024-06-12,99.00,ecs,prepaid\nF,2024-06-10,x,soon,1.00,ecs,prepaid\n");
    let (_site, browser) = with(&Look::default(), &file, "¥64.35")?;
    browser.script(SAVED, &[])?;
    let saved = |name: &str| saved(&browser, name);
    browser.fill(&browser.find("#ledger-find")?, "=1")?;
    until_shown(&browser, &["=1+1"])?;
    browser.click(&browser.find(".sift-row .ways button:not(:disabled)")?)?;
    let csv = saved("orders-rewards.csv")?;
    assert!(csv.contains("\r\n5,E,'=1+1,2024-06-12,99.00,"), "{csv}");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    browser.find(".sift-row .ways button:nth-child(2):not(:disabled)")?;
    browser.click(&browser.find(".sift-row .ways button:nth-child(2)")?)?;
    let rows: Value = serde_json::from_str(&saved("orders-rewards.json")?).map_err(|error| error.to_string())?;
    assert_eq!(
        (&rows[0]["order"], &rows[0]["reward"], rows.as_array().map(Vec::len)),
        (&json!("=1+1"), &json!("24.75"), Some(1))
    );
    browser.click(&browser.find("#ledger-faults > .ways button:not(:disabled)")?)?;
    let faults = saved("orders-errors.csv")?;
    assert!(faults.contains("\r\n6,4,paid_at,soon,bad-time,"), "{faults}");
    Ok(())
}
