//! The life of the element: moved, taken out and put in again, and nothing of it left behind.

use browser_tests::{Browser, Engine, Look, Result};
use serde_json::{Value, json};

use crate::embed_host::{heard, hosted, in_order, page, total, typed, until_fits, until_total};

const ONE: &str = r#"<div id="here"><referral-calculator id="a" program="intl-referral" mode="quick" lang="en" today="2026-01-10"></referral-calculator></div>
    <div id="there"></div>"#;

#[test]
fn what_is_moved_shows_again_what_was_typed() -> Result<()> {
    let hosted = hosted(
        &page(&format!(
            "{ONE}<referral-calculator id=\"b\" program=\"intl-referral\" mode=\"quick\"></referral-calculator>"
        )),
        &[],
    )?;
    let browser = hosted.open_ready(&Look::default(), 2)?;
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    browser.script("document.querySelector('#there').append(document.querySelector('#a'))", &[])?;
    browser.until("it to be ready again", || Ok((heard(&browser, "ready")?.len() == 3).then_some(())))?;
    // The frames are listed as they were made, and the moved one was made last.
    browser.until("its figures", || Ok(total(&browser, 1).ok().flatten().filter(|total| total == "$160.00")))?;
    until_total(&browser, 0, "$560.00")?;
    in_order(&browser)
}

#[test]
fn taken_out_it_says_nothing_and_put_in_it_is_there_again() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    browser.script(
        "window.kept = document.querySelector('#a'); kept.remove(); kept.setAttribute('mode', 'full'); kept.reset()",
        &[],
    )?;
    assert_eq!(
        browser.script(
            "return [kept.shadowRoot.querySelector('iframe'), document.querySelectorAll('iframe').length]",
            &[]
        )?,
        json!([null, 0])
    );
    browser.script("document.querySelector('#there').append(kept)", &[])?;
    browser.until("it to be ready again", || Ok((heard(&browser, "ready")?.len() == 2).then_some(())))?;
    until_total(&browser, 0, "$560.00")?;
    assert_eq!(
        browser.in_frame(0, "return document.querySelector('#later') !== null", &[])?,
        true,
        "what was set meanwhile counts"
    );
    until_fits(&browser, 0)?;
    in_order(&browser)
}

#[test]
fn where_the_page_moves_it_as_it_is_the_frame_lives_on_in_chromium() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    if browser.script("return 'moveBefore' in Element.prototype", &[])? == false {
        return Ok(());
    }
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    browser.script("document.querySelector('#there').moveBefore(document.querySelector('#a'), null)", &[])?;
    until_total(&browser, 0, "$160.00")?;
    assert_eq!(heard(&browser, "ready")?.len(), 1);
    browser.script("document.querySelector('#a').reset()", &[])?;
    until_total(&browser, 0, "$560.00")?;
    in_order(&browser)
}

/// Moves the element, or takes it out and puts it in again, fifty times; then it may start.
const WANDER: &str = "
    const element = document.querySelector('#a');
    const [here, there] = [document.querySelector('#here'), document.querySelector('#there')];
    for (let i = 0; i < 50; i++) {
        if (i % 2) { element.remove(); here.append(element); } else there.append(element);
        if (i % 25 === 24) await new Promise(requestAnimationFrame);
    }
    await new Promise((done) => element.addEventListener('rs-ready', done, { once: true }))";

/// The bytes of scripts, and how many documents and listeners there are, after all was collected that can be.
fn weigh(browser: &Browser) -> Result<[f64; 3]> {
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", &json!({}))?;
        browser.script_async("await new Promise((done) => setTimeout(done, 100))", &[])?;
    }
    let heap = browser.cdp("Runtime.getHeapUsage", &json!({}))?;
    let counters = browser.cdp("Memory.getDOMCounters", &json!({}))?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    Ok([number(&heap["usedSize"]), number(&counters["documents"]), number(&counters["jsEventListeners"])])
}

#[test]
fn a_thousand_moves_leave_nothing_behind() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let before = if browser.engine() == Engine::Chromium { Some(weigh(&browser)?) } else { None };
    for _ in 0..20 {
        browser.script_async(WANDER, &[])?;
    }
    browser.script("window.heard.length = 0", &[])?;
    let frames = "return document.querySelector('#a').shadowRoot.querySelectorAll('iframe').length + document.querySelectorAll('iframe').length";
    assert_eq!(browser.script(frames, &[])?, 1);
    if let Some(before) = before {
        let after = weigh(&browser)?;
        println!("bytes, documents, listeners: before {before:?}, after {after:?}");
        assert!(after[0] < before[0] + 500_000.0, "{before:?} {after:?}");
        assert!(after[1] <= before[1] + 2.0 && after[2] <= before[2] + 4.0, "{before:?} {after:?}");
    }
    // One element hears one message once, and is as high as it was. All of it seen from outside: what remote control knows of
    // frames that came and went this fast is not the page's fault.
    let set = "document.querySelector('#a').setScenario({ program: 'intl-referral', customers: [] })";
    browser.script(set, &[])?;
    browser.until("a change", || Ok((!heard(&browser, "change")?.is_empty()).then_some(())))?;
    assert_eq!(heard(&browser, "change")?.len(), 1);
    in_order(&browser)
}
