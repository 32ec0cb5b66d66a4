//! Scenario, as a person uses it: rows are typed, pasted, copied and taken back; the statement is read.

use browser_tests::{Browser, Element, Look, Result, Site, built};

/// The keys Enter and arrow down, as the protocol writes them.
const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";

const ROWS: &str = "Customer\tOrder\tPaid at\tPaid\tProduct\tLink opened\n\
                    B\tB-1\t2024/6/11 9:30\t99.00\tecs\t2024-06-10 10:30\n\
                    B\tB-2\t2024/6/12\t99.00\trds-mysql\t\n\
                    D\tD-1\tsoon\t100\tecs\t2024-06-10\n";

/// The page of the ambassador program.
fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/?today=2024-06-10#/scenario"))?;
    browser.find(".card")?;
    browser.script("document.querySelector('input[name=program][value=cn-ambassador]').click()", &[])?;
    // Only orders of this program have a kind.
    browser.find(".card .of-kind")?;
    Ok((site, browser))
}

/// A cell by its place.
fn cell(browser: &Browser, place: &str) -> Result<Element> {
    browser.find(&format!("[id='{place}']"))
}

/// Presses the button of this text.
fn press(browser: &Browser, text: &str) -> Result<()> {
    let script = "const named = (button) => button.textContent.includes(arguments[0]) || button.getAttribute('aria-label') === arguments[0];
                  const button = [...document.querySelectorAll('main button')].find(named);
                  if (button) button.click(); return Boolean(button)";
    let pressed = browser.script(script, &[text.into()])?;
    if pressed == true { Ok(()) } else { Err(format!("there is no button `{text}`")) }
}

/// Puts the rows into the box and takes them in the place of what is there.
fn paste(browser: &Browser, rows: &str) -> Result<()> {
    press(browser, "Paste from a spreadsheet")?;
    browser.find("#paste-text")?;
    let script = "const box = document.getElementById('paste-text'); box.value = arguments[0];
                  box.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.script(script, &[rows.into()])?;
    browser.find(".paste table")?;
    press(browser, "Replace all customers")
}

/// The id of what has the focus.
fn focused(browser: &Browser) -> Result<String> {
    let id = browser.script("return document.activeElement.id", &[])?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

fn until_focused(browser: &Browser, id: &str) -> Result<()> {
    browser.until(&format!("the focus on `{id}`"), || Ok((focused(browser)? == id).then_some(())))
}

fn undo(browser: &Browser) -> Result<()> {
    let script = "(document.activeElement ?? document.body).dispatchEvent(
                  new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }))";
    browser.script(script, &[]).map(|_| ())
}

#[test]
fn pasted_rows_are_judged_corrected_and_taken_back() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    paste(&browser, ROWS)?;
    let time = cell(&browser, "customers[1].orders[0].paid_at")?;
    browser.until("the bad cell to be pointed at", || {
        Ok((browser.attribute(&time, "aria-invalid")?.as_deref() == Some("true")).then_some(()))
    })?;
    assert_eq!(browser.property(&time, "value")?.as_deref(), Some("soon"), "what was pasted stays");
    browser.fill(&time, "2024年6月12日 8:00")?;
    // 24.75 and 14.85 for B, 25.00 for D.
    browser.until_text("#total", "¥64.60")?;
    browser.until_text("[id='customers[1].orders[0].paid_at-said']", "read as Jun 12, 2024, 08:00")?;
    undo(&browser)?;
    browser.until("the typed time to be taken back", || {
        Ok((browser.property(&time, "value")?.as_deref() == Some("soon")).then_some(()))
    })?;
    undo(&browser)?;
    browser.until("the rows to be taken back", || Ok((browser.find_all(".card")?.len() == 1).then_some(())))?;
    press(&browser, "Redo")?;
    browser.until("the rows to be there again", || Ok((browser.find_all(".card")?.len() == 2).then_some(())))?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_keyboard_alone_adds_and_goes_through_rows() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let first = "customers[0].orders[0].paid";
    browser.keys(&cell(&browser, first)?, ENTER)?;
    until_focused(&browser, "customers[0].orders[1].paid")?;
    browser.fill(&cell(&browser, "customers[0].orders[1].paid")?, "100.00")?;
    browser.script("document.getElementById(arguments[0]).focus()", &[first.into()])?;
    browser.keys(&cell(&browser, first)?, DOWN)?;
    until_focused(&browser, "customers[0].orders[1].paid")?;
    press(&browser, "Delete A-2")?;
    until_focused(&browser, "customers[0].orders[0].paid_at")?;
    browser.until_text("#scenario-note", "A-2 is deleted. Undo")?;
    browser.click(&browser.find("#scenario-note button")?)?;
    let second = cell(&browser, "customers[0].orders[1].paid")?;
    assert_eq!(browser.property(&second, "value")?.as_deref(), Some("100.00"));
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_zero_says_why_and_leads_to_its_line() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let rows = "customer\torder\tpaid at\tpaid\tbilling\tlink opened\nB\tB-1\t2024-06-11\t99\t按量付费\t2024-06-10\nC\tC-1\t2024-06-11\t99\t\t2024-06-10";
    paste(&browser, rows)?;
    browser.until_text("#total", "¥24.75")?;
    browser.until("the reason beside the row", || {
        let said = browser.text(&browser.find("td.worth")?)?;
        Ok(said.to_lowercase().contains("pay-as-you-go").then_some(()))
    })?;
    // The bar at the bottom may lie over it.
    browser
        .script("document.querySelector('td.worth a').scrollIntoView({ block: 'center', behavior: 'instant' })", &[])?;
    browser.click(&browser.find("td.worth a")?)?;
    browser.until("the line of B-1 to have the focus", || {
        let line = browser.script("return document.activeElement.closest('details')?.id ?? ''", &[])?;
        Ok((line == "line-B-1").then_some(()))
    })?;
    // What would pay is worked out there, and typed.
    browser.find("#line-B-1 .fix button")?;
    browser.script("document.querySelector('#line-B-1 .fix button').click()", &[])?;
    browser.until_text("#total", "¥49.50")
}

#[test]
fn a_customer_stays_as_it_was_when_one_before_it_is_deleted_and_comes_back() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    paste(&browser, ROWS)?;
    browser.until("two customers", || Ok((browser.find_all(".card")?.len() == 2).then_some(())))?;
    let opened = |index: usize| -> Result<(String, bool)> {
        let head = browser.find(&format!("#customer-{index}"))?;
        let is_open = browser.attribute(&head, "aria-expanded")?.as_deref() == Some("true");
        Ok((browser.text(&head)?, is_open))
    };
    let until = |index: usize, name: &str, open: bool| {
        browser.until(&format!("customer {name} at {index}"), || {
            let (text, is_open) = opened(index)?;
            Ok((text.contains(name) && is_open == open).then_some(()))
        })
    };
    browser.script("document.querySelector('#customer-0').click()", &[])?;
    until(0, "Customer B", false)?;
    press(&browser, "Delete B")?;
    until(0, "Customer D", true)?;
    undo(&browser)?;
    until(1, "Customer D", true)
}

#[test]
fn a_narrow_screen_shows_cards_and_needs_no_scrolling_sideways() -> Result<()> {
    let (_site, browser) = open(&Look { width: 390, height: 844, ..Look::default() })?;
    paste(&browser, ROWS)?;
    browser.until("two customers", || Ok((browser.find_all(".card")?.len() == 2).then_some(())))?;
    browser.script("for (const line of document.querySelectorAll('details')) line.open = true", &[])?;
    press(&browser, "More B-1")?;
    browser.find("[id='customers[0].orders[0].refunded']")?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    assert!(width.as_u64().is_some_and(|width| width <= 390), "{width} pixels wide");
    // A table in parts is a table still.
    assert_eq!(browser.attribute(&browser.find(".card table")?, "role")?.as_deref(), Some("table"));
    Ok(())
}

/// Of many orders a change is kept once it is seen, and before the page goes: nothing of it is lost.
#[test]
fn many_orders_are_kept_soon_and_before_the_page_is_left() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let row = |at: usize| format!("\nB{}\tB-{at}\t2024-06-11\t100.00\tecs\t2024-06-10", at / 10);
    let names = "Customer\tOrder\tPaid at\tPaid\tProduct\tLink opened";
    paste(&browser, &(names.to_owned() + &(0..150).map(row).collect::<String>()))?;
    let place = "customers[14].orders[9].paid";
    // The last customer is open.
    let last = cell(&browser, place)?;
    browser.fill(&last, "4321.00")?;
    let kept = "return ['kept.a', 'kept.b'].some((name) => localStorage.getItem('referral-statement.' + name)?.includes('4321.00'))";
    browser.until_true("the change to be kept", kept)?;
    // Typed and left in the same moment.
    let script = "const field = document.getElementById(arguments[0]); field.value = '8765.00';
                  field.dispatchEvent(new InputEvent('input', { bubbles: true })); location.reload()";
    browser.script(script, &[place.into()]).ok();
    let again = format!("return document.getElementById('{place}')?.value === '8765.00'");
    browser.until_true("what was typed last", &again)
}
