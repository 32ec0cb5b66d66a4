//! The second module of the program: the first look does without it, it may be missing, and come after all.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Browser, Look, Result};

use crate::copies::Copy;

/// A copy of the page whose second module lies elsewhere, and both of its places.
fn without(name: &str) -> Result<(Copy, PathBuf, PathBuf)> {
    let copy = Copy::new(name)?;
    let (module, away) = (copy.file_below("lazy", "later-", ".wasm")?, copy.0.join("away"));
    fs::rename(&module, &away).map_err(|error| error.to_string())?;
    Ok((copy, module, away))
}

#[test]
fn estimate_works_without_the_second_module_and_the_rest_when_it_comes() -> Result<()> {
    let (copy, module, away) = without("later")?;
    let site = copy.serve()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/?today=2026-01-10"))?;
    assert_eq!(browser.script("return document.documentElement.dataset.later", &[])?, "missing");
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;
    browser.click(&browser.find("header a[href='#/compare']")?)?;
    let told = browser.until("what is missing", || Ok(browser.text(&browser.find("main .waiting")?).ok()))?;
    assert!(told.contains("could not be loaded"), "{told}");
    // Still not there.
    browser.click(&browser.find("main .waiting button")?)?;
    browser.until_true("another try", "return document.documentElement.dataset.later === 'missing'")?;

    fs::rename(&away, &module).map_err(|error| error.to_string())?;
    browser.click(&browser.find("main .waiting button")?)?;
    browser.until_true("the page", "return document.querySelector('main h1') !== null")?;
    // What was typed before is kept now.
    browser.goto("about:blank")?;
    browser.goto(&site.url("/?today=2026-01-10"))?;
    browser.until_text("#total", "$765.60")
}

#[test]
fn another_page_says_that_it_could_not_be_loaded_and_keeps_the_figures() -> Result<()> {
    let (copy, _, _) = without("later-page")?;
    let site = copy.serve()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/"))?;
    browser.script("sessionStorage.setItem('referral-statement.figures', 'typed before')", &[])?;
    browser.goto("about:blank")?;
    browser.goto(&site.url("/#/rules"))?;
    let kept = browser.until("the figures", || {
        let field = browser.find("#trap-figures")?;
        browser.property(&field, "value")
    })?;
    assert_eq!(kept, "typed before");
    Ok(())
}

/// The selectors of the styles of what comes later that fit an element of the page, dialogs left out.
const FITS: &str = r#"
    const link = document.querySelector("link[href*='lazy/style-']");
    const all = (rules) => [...rules].flatMap((rule) => [rule.selectorText ?? [], ...all(rule.cssRules ?? [])].flat());
    const plain = (selector) => selector.replace(/::?(before|after|hover|active|focus(-visible|-within)?|backdrop)\b/g, "");
    const fits = (selector) => [...document.querySelectorAll(plain(selector))].some((element) => !element.closest("dialog"));
    return all(link.sheet.cssRules).filter((selector) => selector && selector !== ":root" && fits(selector));
"#;

#[test]
fn estimate_needs_none_of_the_styles_of_what_comes_later_in_chromium() -> Result<()> {
    let copy = Copy::new("later-styles")?;
    let site = copy.serve()?;
    for (width, language, program) in [(1280, "en", "intl-referral"), (390, "zh-CN", "cn-ambassador")] {
        let browser = Browser::start(&Look { width, language: language.to_owned(), ..Look::default() })?;
        browser.goto(&site.url("/?today=2026-01-10"))?;
        browser.until_true("the second part", "return document.documentElement.dataset.later === 'here'")?;
        browser.script(&format!("document.querySelector(\"input[value='{program}']\").click()"), &[])?;
        for amount in ["777.00", "0.00", "x"] {
            browser.fill(&browser.find("#spend")?, amount)?;
            browser.script("for (const fold of document.querySelectorAll('details')) fold.open = true", &[])?;
            browser.drawn()?;
            let fits = browser.script(FITS, &[])?;
            assert_eq!(fits, serde_json::json!([]), "{program}, {amount}");
        }
    }
    Ok(())
}
