//! The statement on paper: one page for what is usual, without controls, in light colours, with the link and its code.

use browser_tests::{Browser, Look, Result, Sheet, Site, built, pages};

const PROGRAMS: [&str; 2] = ["intl-referral", "cn-ambassador"];

fn open(look: &Look, path: &str) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url(path))?;
    // Its first look is there before the program.
    browser.until_true("the program", "return document.documentElement.dataset.program === 'started'")?;
    Ok((site, browser))
}

fn choose(browser: &Browser, program: &str) -> Result<()> {
    browser.script(&format!("document.querySelector('input[name=program][value={program}]').click()"), &[])?;
    browser.until("the program", || {
        let chosen = format!("return document.querySelector('input[name=program][value={program}]').checked");
        Ok((browser.script(&chosen, &[])? == true).then_some(()))
    })
}

/// Draws what is printed, and gives its text.
fn printed(browser: &Browser) -> Result<String> {
    browser.script("dispatchEvent(new Event('beforeprint'))", &[])?;
    let text = browser.until("the statement on paper", || {
        let text = browser.script("return document.querySelector('.printed')?.textContent ?? null", &[])?;
        Ok(text.as_str().map(str::to_owned))
    })?;
    browser.script("dispatchEvent(new Event('afterprint'))", &[])?;
    browser.until("it to go", || Ok(browser.find_now(".printed")?.is_none().then_some(())))?;
    Ok(text)
}

/// Only the pages of a file that Chromium wrote can be counted without reading what is packed in it.
#[test]
fn what_is_usual_fits_one_page_in_both_languages_on_both_papers_in_chromium() -> Result<()> {
    for language in ["en-US", "zh-CN"] {
        // Two days, because the rules of each have other notices.
        for day in ["2024-07-01", "2026-01-10"] {
            let look = Look { language: language.to_owned(), dark: true, ..Look::default() };
            let (_site, browser) = open(&look, &format!("/?today={day}#/estimate"))?;
            for program in PROGRAMS {
                choose(&browser, program)?;
                for sheet in [Sheet::A4, Sheet::LETTER] {
                    let pdf = browser.pdf(sheet)?;
                    assert_eq!(pages(&pdf), 1, "{program} on {day} in {language} on {sheet:?}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn the_paper_says_what_the_statement_rests_on_and_has_no_controls() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/?today=2024-07-01#/estimate")?;
    choose(&browser, "cn-ambassador")?;
    let total = browser.text(&browser.find("#total")?)?;
    let text = printed(&browser)?;
    for part in [
        total.as_str(),
        "as of Jul 1, 2024",
        "25% of ¥1,000.00",
        "Q2",
        "default, left open",
        "When it arrives",
        "Jul 31, 2024",
        "What this rests on",
        "#/estimate?s=1.",
        "not a promise of payment",
        "Not affiliated",
    ] {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
    browser.script("dispatchEvent(new Event('beforeprint'))", &[])?;
    browser.find(".printed .qr path")?;
    let controls = browser
        .script("return document.querySelectorAll('.printed :is(button, input, select, nav, textarea)').length", &[])?;
    assert_eq!(controls, 0);
    Ok(())
}

#[test]
fn what_is_opened_is_printed_and_what_is_closed_is_not() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/?today=2024-07-01#/estimate")?;
    choose(&browser, "cn-ambassador")?;
    let steps = "return document.querySelectorAll('.printed .step').length";
    let count = |browser: &Browser| -> Result<u64> {
        browser.script("dispatchEvent(new Event('beforeprint'))", &[])?;
        browser.find(".printed")?;
        let count = browser.script(steps, &[])?.as_u64().unwrap_or_default();
        browser.script("dispatchEvent(new Event('afterprint'))", &[])?;
        browser.until("it to go", || Ok(browser.find_now(".printed")?.is_none().then_some(count)))
    };
    assert_eq!(count(&browser)?, 0);
    browser.click(&browser.find("[id='line-A-1'] > summary")?)?;
    assert!(count(&browser)? > 3);
    Ok(())
}

#[test]
fn who_asks_for_the_statement_gets_it_on_every_page() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/#/support")?;
    browser.script("dispatchEvent(new Event('beforeprint'))", &[])?;
    browser.script("window.print = () => { window.seen = document.querySelector('.printed') !== null; }", &[])?;
    browser.click(&browser.find(".copy-link")?)?;
    let print = browser.until("the button", || {
        for button in browser.find_all("dialog.share .ways button")? {
            if browser.text(&button)?.starts_with("Print") {
                return Ok(Some(button));
            }
        }
        Ok(None)
    })?;
    assert!(browser.find_now(".printed")?.is_none(), "a page that is no statement prints itself");
    browser.click(&print)?;
    browser
        .until("the print", || {
            let seen = browser.script("return window.seen ?? null", &[])?;
            Ok(seen.as_bool())
        })
        .map(|seen| assert!(seen, "the statement is printed"))
}

#[test]
fn every_order_of_a_large_scenario_is_printed() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/?today=2024-07-01#/support")?;
    choose_large(&browser)?;
    let text = printed_of_scenario(&browser)?;
    for order in ["N0-1", "N29-1", "N59-1"] {
        assert!(text.contains(order), "{order}");
    }
    assert!(browser.pdf(Sheet::A4)?.starts_with(b"%PDF"));
    Ok(())
}

/// Sixty customers with an order each, pasted into Support.
fn choose_large(browser: &Browser) -> Result<()> {
    let customers: Vec<String> = (0..60)
        .map(|number| {
            format!(r#"{{"id":"N{number}","linked_at":"2024-06-10","orders":[{{"id":"N{number}-1","paid_at":"2024-06-11","paid":"99.00"}}]}}"#)
        })
        .collect();
    let scenario = format!(r#"{{"program":"cn-ambassador","customers":[{}]}}"#, customers.join(","));
    browser.script(
        "const box = document.querySelector('#paste'); box.value = arguments[0]; box.dispatchEvent(new InputEvent('input', {bubbles: true}))",
        &[scenario.into()],
    )?;
    browser.until("the button", || {
        let button = browser.find(".support .act button")?;
        Ok(browser.attribute(&button, "disabled")?.is_none().then_some(()))
    })?;
    browser.click(&browser.find(".support .act button")?)?;
    browser.find("input[name=asked][value=N0-1]").map(drop)
}

fn printed_of_scenario(browser: &Browser) -> Result<String> {
    browser.script("location.hash = '#/scenario'", &[])?;
    browser.find("main.scenario #total")?;
    printed(browser)
}

#[test]
fn a_forecast_on_paper_has_its_bars_and_its_months_in_chromium() -> Result<()> {
    let (_site, browser) = open(&Look::default(), "/?today=2024-07-01#/forecast")?;
    browser.find(".by-month .bar.chosen")?;
    browser.cdp("Emulation.setEmulatedMedia", &serde_json::json!({"media": "print"}))?;
    let seen = "return ['.by-month .bar.chosen', '.months tfoot td', 'header.bar', '.tabs']
        .map((css) => document.querySelector(css).checkVisibility())";
    assert_eq!(browser.script(seen, &[])?, serde_json::json!([true, true, false, false]));
    Ok(())
}
