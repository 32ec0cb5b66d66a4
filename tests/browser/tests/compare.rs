//! Compare, as a person uses it: columns with one tap, a scenario that is pinned, changed and told from what it became.

use browser_tests::{Browser, Look, Result, Site, built};

/// A first order and a later one, eight times, and one that earns nothing.
const SCENARIO: &str = r#"{"program":"cn-ambassador","customers":[{"id":"B","linked_at":"2024-06-10T10:30","count":8,"orders":[{"id":"B-1","paid_at":"2024-06-11","paid":"99.00"},{"id":"B-2","paid_at":"2024-06-12","paid":"99.00"}]},{"id":"D","linked_at":"2024-06-10","orders":[{"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"}]}]}"#;

/// Support with the scenario pasted into it, from where the way leads to Compare.
fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/?today=2024-07-01#/support"))?;
    browser.fill(&browser.find("#paste")?, SCENARIO)?;
    browser.click(&browser.find(".support .act button")?)?;
    browser.find("input[name=asked][value=D-1]")?;
    Ok((site, browser))
}

/// Goes to a page by its link in the bar.
fn go(browser: &Browser, page: &str) -> Result<()> {
    browser.script(&format!("document.querySelector('nav a[href=\"#/{page}\"]').click()"), &[])?;
    browser.find(&format!("main.{page}")).map(|_| ())
}

/// Presses the button or the link of this text or name.
fn press(browser: &Browser, text: &str) -> Result<()> {
    let script = "const named = (one) => one.textContent.trim() === arguments[0] || one.getAttribute('aria-label') === arguments[0];
                  const one = [...document.querySelectorAll('main button, main a')].find(named);
                  if (one) one.click(); return Boolean(one)";
    if browser.script(script, &[text.into()])? == true { Ok(()) } else { Err(format!("there is no button `{text}`")) }
}

/// Waits for a part of the page to say something.
fn until_said(browser: &Browser, part: &str, awaited: &str) -> Result<String> {
    browser.until(&format!("`{part}` to say `{awaited}`"), || {
        let said = browser.text(&browser.find(part)?)?;
        Ok(said.contains(awaited).then_some(said))
    })
}

#[test]
fn tiers_stand_side_by_side_and_every_amount_opens() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    press(&browser, "Compare under other rules")?;
    browser.find("main.compare")?;
    press(&browser, "All tiers")?;
    let totals = until_said(&browser, ".totals", "L4, Grandmaster")?;
    for said in ["¥316.80", "¥475.20", "+¥158.40", "the same"] {
        assert!(totals.contains(said), "`{said}` in {totals}");
    }
    let rows = until_said(&browser, ".rows", "What differs: 1 row")?;
    assert!(rows.contains("The rate is 45% here instead of 25%"), "{rows}");
    press(&browser, "¥44.55. Why: B-1, L4, Grandmaster")?;
    until_said(&browser, ".rows .opened-row", "45% of ¥99.00")?;
    press(&browser, "¥475.20. Why: Total, L4, Grandmaster")?;
    until_said(&browser, ".totals .opened-row", "All 2 customers")?;
    assert_eq!(browser.find_all(".opened-row")?.len(), 1, "one explanation at a time");
    // A tier without a published rate: a wrong one is said in its column, the others stay.
    let input = browser.find(".rate input")?;
    browser.fill(&input, "60")?;
    let totals = until_said(&browser, ".totals", "cannot be worked out")?;
    assert!(totals.contains("+¥158.40"), "{totals}");
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_pinned_scenario_is_kept_named_deleted_and_brought_back() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    press(&browser, "Pin to compare")?;
    until_said(&browser, ".pin", "Pinned as “Scenario 1”.")?;
    go(&browser, "scenario")?;
    browser.fill(&browser.find("[id='customers[0].orders[1].paid']")?, "199.00")?;
    browser.until_text("#total", "¥436.80")?;
    go(&browser, "compare")?;
    until_said(&browser, ".rows", "¥99.00 was paid here instead of ¥199.00.")?;
    let name = "const name = document.querySelector('.pins input'); name.value = 'before';
                name.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(name, &[])?;
    until_said(&browser, ".totals", "before")?;
    browser.reload()?;
    until_said(&browser, ".totals", "before")?;
    press(&browser, "Delete: before")?;
    until_said(&browser, ".pins", "“before” is deleted.")?;
    browser.until("the column to be gone", || Ok((browser.find_all(".totals tbody tr")?.len() == 1).then_some(())))?;
    press(&browser, "Undo")?;
    until_said(&browser, ".totals", "before")?;
    press(&browser, "Open in Scenario: before")?;
    browser.find("main.scenario")?;
    browser.until_text("#total", "¥316.80")?;
    press(&browser, "↶ Undo")?;
    browser.until_text("#total", "¥436.80")
}

#[test]
fn what_closed_details_hold_is_drawn_for_paper() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    go(&browser, "compare")?;
    press(&browser, "All tiers")?;
    until_said(&browser, ".rows", "2 rows are the same in every column")?;
    let drawn = |tables: usize| {
        browser.until(&format!("{tables} tables in closed details"), || {
            Ok((browser.find_all(".rows details table")?.len() == tables).then_some(()))
        })
    };
    drawn(0)?;
    browser.script("window.dispatchEvent(new Event('beforeprint'))", &[])?;
    drawn(1)?;
    browser.script("window.dispatchEvent(new Event('afterprint'))", &[])?;
    drawn(0)
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    let (_site, browser) = open(&Look { width: 390, height: 844, ..Look::default() })?;
    go(&browser, "compare")?;
    press(&browser, "All editions")?;
    until_said(&browser, ".rows", "What differs")?;
    browser.script("document.querySelector('.rows td button').click()", &[])?;
    browser.find(".rows .opened-row")?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    assert!(width.as_u64().is_some_and(|width| width <= 390), "{width} pixels wide");
    // Cards are a table still.
    assert_eq!(browser.attribute(&browser.find(".rows table")?, "role")?.as_deref(), Some("table"));
    Ok(())
}
