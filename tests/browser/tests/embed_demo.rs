//! The demo hosts of `www/demo/`, as `cargo xtask serve` shows them: every calculator on them is there and fits.

use std::fs;

use browser_tests::{Browser, Look, Result, Site};
use serde_json::json;

use crate::embed_host::{heard, in_order, ours, total, until_fits, version};

/// The demo hosts for a calculator at this address.
fn demo(calculator: &Site) -> Result<Site> {
    let folder = browser_tests::root().join("www/demo");
    let mut paths = Site::paths().folder("/", folder.clone());
    for name in ["blog.html", "partners.html", "narrow.html"] {
        let text = fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
        let text = text.replace("https://calculator.example", &calculator.url("")).replace("{version}", &version()?);
        paths = paths.page(&format!("/{name}"), &text);
    }
    Site::serve(paths)
}

const LISTEN: &str = "
    window.heard = []; window.violations = [];
    for (const name of ['ready', 'change', 'result', 'error'])
        document.addEventListener(`rs-${name}`, (event) => window.heard.push([name, event.target.id, event.detail, event.composed]));
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`))";

/// How many elements each has, and how many frames.
const DEMOS: [(&str, usize); 3] = [("blog", 1), ("partners", 2), ("narrow", 2)];

#[test]
fn every_demo_host_has_its_calculators() -> Result<()> {
    let calculator = ours()?;
    let site = demo(&calculator)?;
    for (name, count) in DEMOS {
        for width in [1280, 320] {
            let browser = Browser::start(&Look { width, height: 900, ..Look::default() })?;
            browser.before_each_page(LISTEN)?;
            browser.goto(&site.other_url(&format!("/{name}.html")))?;
            // What is far away is loaded when it comes near.
            browser.script_async(
                "for (const one of document.querySelectorAll('referral-calculator, section, iframe')) {
                    one.scrollIntoView(); await new Promise(requestAnimationFrame); }",
                &[],
            )?;
            browser.until(name, || Ok((heard(&browser, "ready")?.len() == count).then_some(())))?;
            assert_eq!(heard(&browser, "error")?, Vec::<serde_json::Value>::new(), "{name}");
            let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(browser.script(wide, &[])?, 0, "{name} at {width} scrolls sideways");
            if name != "narrow" {
                until_fits(&browser, 0)?;
            }
            in_order(&browser).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

#[test]
fn the_partner_page_puts_an_example_in_and_shows_what_is_said() -> Result<()> {
    let calculator = ours()?;
    let site = demo(&calculator)?;
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(LISTEN)?;
    browser.goto(&site.other_url("/partners.html"))?;
    browser.until("both", || Ok((heard(&browser, "ready")?.len() == 2).then_some(())))?;
    browser.script("document.querySelector('#example').click()", &[])?;
    browser.until("the example", || Ok(total(&browser, 0)?.filter(|total| total == "¥39.60")))?;
    let said = browser.text(&browser.find("#said")?)?;
    assert!(said.contains("ours: rs-change {\"program\":\"cn-ambassador\"}"), "{said}");
    assert!(!said.contains("39.60"), "a figure that nobody agreed to share: {said}");
    let accent = "return getComputedStyle(document.querySelector('a.whole')).color";
    assert_eq!(browser.in_frame(0, accent, &[])?, json!("rgb(122, 31, 162)"));
    in_order(&browser)
}
