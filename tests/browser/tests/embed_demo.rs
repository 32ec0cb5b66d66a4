//! The demo hosts of `www/demo/`, as `cargo xtask serve` shows them: every calculator on them is there and fits. What the embed
//! promises on each is in `embed_contract.rs`.

use browser_tests::{Look, Result};
use serde_json::{Value, json};

use crate::embed_host::{demo, fits_sideways, heard, in_order, inside, until_fits, until_total};

/// How many elements each has, and how many frames.
const DEMOS: [(&str, usize, usize); 3] = [("blog.html", 1, 1), ("partners.html", 2, 2), ("cms.html", 2, 3)];

#[test]
fn every_demo_host_has_its_calculators() -> Result<()> {
    for (name, elements, frames) in DEMOS {
        let demo = demo(name, |text| text)?;
        let browser = demo.open(&Look { width: 320, ..Look::default() })?;
        browser.until(name, || {
            // What is far away is loaded when it comes near.
            let body = "for (const one of document.querySelectorAll('referral-calculator, section, iframe')) {
                one.scrollIntoView(); await new Promise(requestAnimationFrame); }";
            browser.script(body, &[])?;
            Ok((heard(&browser, "ready")?.len() == elements).then_some(()))
        })?;
        for frame in 0..frames {
            browser.until("a total", || {
                let total = browser.in_frame(frame, "return document.querySelector('#total')?.textContent", &[])?;
                Ok(total.as_str().filter(|total| !total.is_empty()).map(drop))
            })?;
        }
        assert_eq!(heard(&browser, "error")?, Vec::<Value>::new(), "{name}");
        until_fits(&browser, 0)?;
        fits_sideways(&browser)?;
        in_order(&browser).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

#[test]
fn the_partner_page_puts_an_example_in_and_shows_what_is_said() -> Result<()> {
    let demo = demo("partners.html", |text| text)?;
    let browser = demo.open_ready(&Look::default(), 2)?;
    browser.script("document.querySelector('#example').click()", &[])?;
    until_total(&browser, 0, "¥39.60")?;
    let said = browser.text(&browser.find("#said")?)?;
    assert!(said.contains("ours: rs-change {\"program\":\"cn-ambassador\"}"), "{said}");
    assert!(!said.contains("39.60"), "a figure that nobody agreed to share: {said}");
    let accent = "return getComputedStyle(document.querySelector('a.whole')).color";
    let wanted = json!("rgb(122, 31, 162)");
    // The script is there before the style sheet, or after it.
    browser.until("its accent", || Ok((inside(&browser, 0, accent, &[])? == wanted).then_some(())))?;
    in_order(&browser)
}
