//! The life of the element: moved, taken out and put in again. That nothing of it is left behind is in `embed_contract.rs`.

use browser_tests::{Look, Result};
use serde_json::json;

use crate::embed_host::{heard, hosted, in_order, page, typed, until_fits, until_total};

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
    until_total(&browser, 0, "$160.00")?;
    until_total(&browser, 1, "$560.00")?;
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
