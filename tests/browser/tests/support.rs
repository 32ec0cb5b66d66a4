//! Support, as who answers a question uses it: a scenario is pasted, an order chosen, the reply read.

use browser_tests::{Browser, Look, Result, Site, built};

/// A first order, a later one at a limit, and one that earns nothing.
const SCENARIO: &str = r#"{"program":"cn-ambassador","customers":[{"id":"B","linked_at":"2024-06-10T10:30","orders":[{"id":"B-1","paid_at":"2024-06-11","paid":"99.00"},{"id":"B-2","paid_at":"2024-06-12","paid":"50000.00"}]},{"id":"D","linked_at":"2024-06-10","orders":[{"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"}]}]}"#;

/// The page with the scenario pasted into it.
fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/#/support"))?;
    browser.fill(&browser.find("#paste")?, SCENARIO)?;
    browser.click(&browser.find(".support .act button")?)?;
    browser.find("input[name=asked][value=D-1]")?;
    Ok((site, browser))
}

/// Asks about an order and gives what is said of it.
fn ask(browser: &Browser, order: &str, awaited: &str) -> Result<String> {
    browser.script(&format!("document.querySelector('input[name=asked][value={order}]').click()"), &[])?;
    browser.until(&format!("the verdict to say `{awaited}`"), || {
        let said = browser.text(&browser.find("#verdict")?)?;
        Ok(said.contains(awaited).then_some(said))
    })
}

/// The reply as it would be copied.
fn reply(browser: &Browser) -> Result<String> {
    Ok(browser.property(&browser.find("#reply")?, "value")?.unwrap_or_default())
}

#[test]
fn a_limited_order_is_explained_and_answered_in_both_languages() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let said = ask(&browser, "B-2", "¥3,000.00")?;
    assert!(said.contains("the limit on what a customer pays"), "{said}");
    assert!(reply(&browser)?.contains("order B-2 comes to ¥3,000.00"), "{}", reply(&browser)?);
    browser.script("document.querySelector('input[name=reply-in][value=zh-CN]').click()", &[])?;
    browser
        .until("the reply in Chinese", || Ok(reply(&browser)?.contains("订单 B-2 的返利为 ¥3,000.00").then_some(())))?;
    assert_eq!(browser.attribute(&browser.find("html")?, "lang")?.as_deref(), Some("en"), "the page stays English");
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_zero_says_why_and_a_button_makes_it_pay() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    ask(&browser, "D-1", "pay-as-you-go orders earn nothing")?;
    browser.click(&browser.find("#verdict .fix button")?)?;
    ask(&browser, "D-1", "¥24.75")?;
    browser.click(&browser.find(".support .act .plain")?)?;
    ask(&browser, "D-1", "pay-as-you-go orders earn nothing")?;
    Ok(())
}

#[test]
fn an_amount_is_explained_or_honestly_not() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    ask(&browser, "B-2", "¥3,000.00")?;
    let look = |received: &str, awaited: &str| -> Result<()> {
        browser.fill(&browser.find("#received")?, received)?;
        browser.click(&browser.find(".received button")?)?;
        browser.until(&format!("`{awaited}`"), || {
            Ok(browser.text(&browser.find(".received")?)?.contains(awaited).then_some(()))
        })
    };
    look("3000.00", "clause Q2 was read as “all orders”")?;
    look("1.23", "Nothing that is tried gives ¥1.23")?;
    look("3024.75", "exactly what these rules give")?;
    look("12,x", "This amount cannot be read")
}

#[test]
fn a_reason_is_found_by_a_word_of_either_language() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    for word in ["pay-as-you-go", "按量"] {
        browser.fill(&browser.find("#find-reason")?, word)?;
        browser.until("the reason", || {
            let said = browser.text(&browser.find(".reasons")?)?;
            Ok((said.contains("Pay-as-you-go orders earn nothing.") && said.contains("Q5")).then_some(()))
        })?;
    }
    Ok(())
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    let (_site, browser) = open(&Look { width: 390, height: 844, ..Look::default() })?;
    ask(&browser, "D-1", "pay-as-you-go orders earn nothing")?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    assert!(width.as_u64().is_some_and(|width| width <= 390), "{width} pixels wide");
    Ok(())
}
