//! Links: what is copied opens elsewhere to the same, and a link that suffered says so.

use browser_tests::{Browser, Look, Result, Site, built};

/// The built page, and a browser that has opened it at this place.
fn open(fragment: &str) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url(&format!("/{fragment}")))?;
    browser.find("#total")?;
    Ok((site, browser))
}

/// The part of the link after `#`, with the sign.
fn link(browser: &Browser) -> Result<String> {
    browser.click(&browser.find(".copy-link")?)?;
    browser.until("the link", || {
        let link = browser.property(&browser.find("#share-link")?, "value")?.unwrap_or_default();
        Ok(link.find('#').map(|place| link[place..].to_owned()))
    })
}

#[test]
fn a_link_opens_elsewhere_to_the_same_and_leaves_the_address() -> Result<()> {
    let (_site, browser) = open("?today=2026-01-10")?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;
    let link = link(&browser)?;
    let (_other, browser) = open(&link)?;
    browser.until_text("#total", "$765.60")?;
    browser.until("the notice", || {
        Ok(browser
            .text(&browser.find(".opened:not(.update, .kept)")?)?
            .contains("the result is the same")
            .then_some(()))
    })?;
    assert_eq!(browser.script("return location.hash", &[])?, "#/estimate");
    // An edit outlives a reload, which must not open the link again.
    browser.fill(&browser.find("#spend")?, "520.00")?;
    browser.until_text("#total", "$560.00")?;
    browser.script("window.before = true; location.reload()", &[])?;
    browser.until("the page to be loaded again", || {
        let state = "return !window.before && document.querySelector('#total') !== null";
        Ok((browser.script(state, &[])? == true).then_some(()))
    })?;
    browser.until_text("#total", "$560.00")?;
    // A link put into the address of an open page is opened too, and undone.
    browser.script("location.hash = arguments[0]", &[link.into()])?;
    browser.until_text("#total", "$765.60")?;
    browser.click(&browser.find(".opened .note button")?)?;
    browser.until_text("#total", "$560.00")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_link_that_was_cut_says_so_and_changes_nothing() -> Result<()> {
    let (_site, browser) = open("")?;
    let total = browser.text(&browser.find("#total")?)?;
    let link = link(&browser)?;
    let (_other, browser) = open(&link[..link.len() - 5])?;
    browser.until("the notice", || {
        Ok(browser.text(&browser.find(".opened:not(.update, .kept)")?)?.contains("This link is damaged").then_some(()))
    })?;
    browser.until_text("#total", &total)?;
    Ok(())
}

#[test]
fn the_dialog_gives_the_focus_back() -> Result<()> {
    let (_site, browser) = open("")?;
    link(&browser)?;
    // U+E00C is the escape key.
    browser.keys(&browser.find("#share-link")?, "\u{e00c}")?;
    browser.until("the dialog to close", || {
        let state = "return !document.querySelector('dialog.share').open && document.activeElement.className.includes('copy-link')";
        Ok((browser.script(state, &[])? == true).then_some(()))
    })
}

#[test]
fn the_code_is_saved_as_a_picture() -> Result<()> {
    let (_site, browser) = open("")?;
    link(&browser)?;
    browser.find(".of-code button")?;
    let read = "let saved; const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { saved = blob; return make.call(URL, blob); };
        const [png, svg] = document.querySelectorAll('.of-code button');
        png.click();
        const picture = await createImageBitmap(saved);
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        canvas.drawImage(picture, 0, 0);
        const point = (at) => canvas.getImageData(at, at, 1, 1).data[0];
        svg.click();
        const drawn = await saved.text();
        return [picture.width === picture.height, point(0), point(31), point(32), point(39), point(40), saved.type, drawn.split('<path').length];";
    // Four squares of white around the code, then the black corner of one square.
    assert_eq!(browser.script_async(read, &[])?, serde_json::json!([true, 255, 255, 0, 0, 255, "image/svg+xml", 2]));
    Ok(())
}
