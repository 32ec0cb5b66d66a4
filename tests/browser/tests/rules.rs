//! Rules: the book of an edition, the way between editions, the search for a product, and rules that a reader brings.

use browser_tests::{Browser, Look, Result, Site, built};

fn open(look: &Look, address: &str) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url(&format!("/?today=2026-01-10#{address}")))?;
    browser.find("#edition")?;
    Ok((site, browser))
}

fn said(browser: &Browser, css: &str) -> Result<String> {
    browser.text(&browser.find(css)?)
}

fn until_says(browser: &Browser, css: &str, text: &str) -> Result<()> {
    browser.until(&format!("`{css}` to say `{text}`"), || Ok(said(browser, css)?.contains(text).then_some(())))
}

/// The address' part after `#`.
fn hash(browser: &Browser) -> Result<String> {
    Ok(browser.script("return location.hash", &[])?.as_str().unwrap_or_default().to_owned())
}

/// A sample of a program of one's own, as the page offers it.
const SAMPLE: &str = include_str!("../../programs/orders.toml");

/// Puts a text into the box at once, as pasting does.
fn paste(browser: &Browser, text: &str) -> Result<()> {
    browser.script(
        "const area = document.querySelector('#own-text'); area.focus();
         area.value = arguments[0]; area.dispatchEvent(new InputEvent('input', {bubbles: true}))",
        &[text.into()],
    )?;
    Ok(())
}

/// Presses the button of the box that says this.
fn press(browser: &Browser, name: &str) -> Result<()> {
    let script = "const button = [...document.querySelectorAll('.own button')].find((one) => one.innerText.trim() === arguments[0]);
        if (!button || button.disabled) return false; button.click(); return true";
    browser.until(&format!("a button `{name}`"), || Ok((browser.script(script, &[name.into()])? == true).then_some(())))
}

#[test]
fn an_edition_is_shown_with_its_values_and_the_way_to_others() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/rules/cn-ambassador/2024-06-01")?;
    let rates = said(&browser, "#book-rates")?;
    for part in ["25%", "25%–45%", "45%", "15%", "or 25%, read as “the tier's rate”", "L4, Grandmaster"] {
        assert!(rates.contains(part), "{part} in {rates}");
    }
    assert!(said(&browser, "#book-limits")?.contains("¥3,000.00"));
    assert!(said(&browser, "#book-facts")?.contains("no paid purchase on record"));
    let table = said(&browser, ".timeline table")?;
    assert!(table.contains("no rules are known") && table.contains("in force today"), "{table}");
    // The next edition, by its link.
    browser.click(&browser.find(".timeline a[href$='2025-04-01']:not([tabindex])")?)?;
    until_says(&browser, "#edition-name", "from Apr 1, 2025")?;
    assert_eq!(hash(&browser)?, "#/rules/cn-ambassador/2025-04-01");
    let changed = said(&browser, "#book-changed")?;
    assert!(changed.contains("60 days") && changed.contains("90 days"), "{changed}");
    browser.script("history.back()", &[])?;
    until_says(&browser, "#edition-name", "before Apr 1, 2025")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn the_edition_of_today_is_shown_where_none_is_named_and_an_unknown_one_is_told() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/rules/cn-ambassador")?;
    until_says(&browser, ".book-head", "in force today")?;
    assert_eq!(hash(&browser)?, "#/rules/cn-ambassador/2025-04-01");
    browser.script("location.hash = '#/rules/cn-ambassador/1999'", &[])?;
    until_says(&browser, "main", "This program has no edition “1999”")?;
    Ok(())
}

#[test]
fn a_product_is_found_in_either_language_with_its_clause() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/rules/intl-referral")?;
    let find = |text: &str| browser.fill(&browser.find("#find-product")?, text);
    find("CDN")?;
    until_says(&browser, "#book-products", "Alibaba Cloud CDN")?;
    let cdn = said(&browser, "#book-products .out")?;
    assert!(cdn.contains("does not count") && cdn.contains("Q8"), "{cdn}");
    find("云服务器")?;
    until_says(&browser, "#book-products .products", "counts only pay-as-you-go")?;
    find("no such thing")?;
    until_says(&browser, "#book-products", "No product of the catalogue")?;
    Ok(())
}

#[test]
fn rules_of_ones_own_are_checked_corrected_and_used() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/rules")?;
    paste(&browser, &SAMPLE.replace("basis = \"orders\"", "basis = \"order\""))?;
    press(&browser, "Check it")?;
    until_says(&browser, ".own-said", "1 error")?;
    let finding = said(&browser, ".findings li")?;
    assert!(finding.contains("line 7") && finding.contains("program.basis"), "{finding}");
    browser.script("document.querySelector('.findings button').click()", &[])?;
    let chosen = browser.script(
        "const area = document.querySelector('#own-text'); return area.value.slice(area.selectionStart, area.selectionEnd)",
        &[],
    )?;
    assert_eq!(chosen, "basis = \"order\"");
    paste(&browser, SAMPLE)?;
    press(&browser, "Check it")?;
    until_says(&browser, ".own-said", "Nothing is wrong")?;
    press(&browser, "Use it")?;
    until_says(&browser, ".own-said", "In use: Lantern Partners")?;
    until_says(&browser, "#edition-name", "Lantern Partners")?;
    assert!(said(&browser, "#book-rates")?.contains("12%–18%"));
    // Every page has it, and a reload keeps it.
    browser.click(&browser.find(".pages a[href='#/checks']")?)?;
    until_says(&browser, ".checked", "€19.00")?;
    browser.script("location.hash = '#/estimate'", &[])?;
    browser.find("input[name=program][value=lantern-partners]")?;
    browser.reload()?;
    browser.find("input[name=program][value=lantern-partners]:checked")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    for (address, language) in [("/rules/cn-ambassador/2024-06-01", "zh-CN"), ("/rules/intl-referral", "en-US")] {
        let look = Look { width: 390, height: 844, language: language.to_owned(), ..Look::default() };
        let (_site, browser) = open(&look, address)?;
        paste(&browser, &SAMPLE.replace("basis", "bases"))?;
        browser.script("document.querySelectorAll('details').forEach((one) => { one.open = true })", &[])?;
        let width = browser.script("return document.documentElement.scrollWidth", &[])?;
        assert!(width.as_u64().is_some_and(|width| width <= 390), "{width} pixels wide at {address}");
    }
    Ok(())
}

#[test]
fn findings_are_told_in_chinese() -> Result<()> {
    let look = Look { language: "zh-CN".to_owned(), ..Look::default() };
    let (_site, browser) = open(&look, "/rules")?;
    paste(&browser, &SAMPLE.replace("basis = \"orders\"", "basis = \"order\""))?;
    press(&browser, "检查")?;
    until_says(&browser, ".findings li", "没有奖励依据 `order`")?;
    until_says(&browser, ".findings li", "是否指 `orders`？")
}

#[test]
fn a_link_under_somebodys_own_rules_waits_for_them_and_opens_by_itself() -> Result<()> {
    let (site, browser) = open(&Look::default(), "/rules")?;
    paste(&browser, SAMPLE)?;
    press(&browser, "Check it")?;
    press(&browser, "Use it")?;
    browser.find("input[name=program][value=lantern-partners]:checked")?;
    browser.script("location.hash = '#/scenario'", &[])?;
    browser.fill(&browser.find("[id='customers[0].orders[0].paid']")?, "150.00")?;
    browser.until_text("#total", "€75.00")?;
    browser.click(&browser.find(".copy-link")?)?;
    let link = browser.until("the link", || {
        let link = browser.property(&browser.find("#share-link")?, "value")?.unwrap_or_default();
        Ok(link.find('#').map(|place| link[place..].to_owned()))
    })?;

    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url(&format!("/?today=2026-01-10{link}")))?;
    until_says(&browser, ".opened", "rules of the program “lantern-partners”, which are not here")?;
    browser.reload()?;
    until_says(&browser, ".opened", "which are not here")?;
    browser.click(&browser.find(".opened a.button")?)?;
    browser.until("the box to have the focus", || {
        Ok((browser.script("return document.activeElement.id", &[])? == "own-text").then_some(()))
    })?;
    paste(&browser, SAMPLE)?;
    press(&browser, "Check it")?;
    press(&browser, "Use it")?;
    until_says(&browser, ".opened", "the result is the same")?;
    browser.until_text("#total", "€75.00")?;
    assert_eq!(hash(&browser)?, "#/scenario", "the page that its sender saw");
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}
