//! The page, as a person uses it: amounts are typed, the statement is read.

use browser_tests::{Browser, Look, Result, Site, built};

/// The built page, and a browser that has opened it.
fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/"))?;
    browser
        .find("#total")
        .map_err(|error| format!("{error}; the console says {:?}", browser.console_errors().unwrap_or_default()))?;
    Ok((site, browser))
}

/// Replaces what a field holds.
fn fill(browser: &Browser, css: &str, text: &str) -> Result<()> {
    browser.fill(&browser.find(css)?, text)
}

/// Chooses a program, and waits until its fields are those on the page.
fn choose(browser: &Browser, program: &str) -> Result<()> {
    // The radio itself may be hidden behind its label, which then takes the click.
    let script = "const radio = document.querySelector(`input[name=program][value=${arguments[0]}]`); radio.click(); return radio.checked";
    let chosen = browser.script(script, &[program.into()])?;
    if chosen == true { browser.drawn() } else { Err(format!("`{program}` cannot be chosen")) }
}

#[test]
fn the_page_loads_without_errors() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    assert_eq!(browser.attribute(&browser.find("html")?, "lang")?.as_deref(), Some("en"));
    Ok(())
}

#[test]
fn an_amount_of_the_international_program_gives_its_statement() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    choose(&browser, "intl-referral")?;
    fill(&browser, "#friends", "1")?;
    fill(&browser, "#spend", "520.00")?;
    browser.until_text("#total", "$70.00")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_line_of_the_statement_opens_to_its_clause() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    choose(&browser, "intl-referral")?;
    fill(&browser, "#friends", "1")?;
    fill(&browser, "#spend", "520.00")?;
    browser.until_text("#total", "$70.00")?;
    let lines = browser.find_all("details > summary")?;
    for line in &lines {
        if browser.text(line)?.to_lowercase().contains("bonus") {
            assert!(!seen(&browser)?.contains("Q1.2"), "the clause is hidden until the line is opened");
            browser.click(line)?;
            return browser.until("the bonus line to show its clause, Q1.2", || {
                Ok(seen(&browser)?.contains("Q1.2").then_some(()))
            });
        }
    }
    Err(format!("none of the {} lines names the bonus", lines.len()))
}

/// The text of the open lines that is seen.
fn seen(browser: &Browser) -> Result<String> {
    let open = "return [...document.querySelectorAll('details[open]')].map((line) => line.innerText).join('\\n')";
    Ok(browser.script(open, &[])?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn an_amount_of_the_ambassador_program_gives_its_statement() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    choose(&browser, "cn-ambassador")?;
    fill(&browser, "#friends", "1")?;
    fill(&browser, "#spend", "99.00")?;
    browser.until_text("#total", "¥24.75")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    let (_site, browser) = open(&Look { width: 390, height: 844, ..Look::default() })?;
    for program in ["intl-referral", "cn-ambassador"] {
        choose(&browser, program)?;
        fill(&browser, "#spend", "123456.78")?;
        // Open, every line is at its widest.
        let width = "for (const line of document.querySelectorAll('details')) line.open = true;
                     return document.documentElement.scrollWidth";
        let width = browser.script(width, &[])?;
        assert!(width.as_u64().is_some_and(|width| width <= 390), "{program} is {width} pixels wide");
    }
    Ok(())
}

#[test]
fn an_amount_that_is_none_is_kept_and_explained() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    fill(&browser, "#spend", "12,x")?;
    let explained = browser.until("an explanation at the field", || {
        let field = browser.find("#spend")?;
        let ids = browser.attribute(&field, "aria-describedby")?.unwrap_or_default();
        for id in ids.split_whitespace() {
            if let Some(element) = browser.find_now(&format!("[id='{id}']"))? {
                let text = browser.text(&element)?;
                if text.contains("12,x") {
                    return Ok(Some(text));
                }
            }
        }
        Ok(None)
    })?;
    assert!(explained.len() > "12,x".len() + 2, "`{explained}` explains nothing");
    let field = browser.find("#spend")?;
    assert_eq!(browser.property(&field, "value")?.as_deref(), Some("12,x"));
    assert_eq!(browser.attribute(&field, "aria-invalid")?.as_deref(), Some("true"));
    Ok(())
}

#[test]
fn the_curve_marks_what_is_beyond_its_limit() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    browser.find(".chart .dead")?;
    let places = "const [rect, line] = ['.dead', '.line'].map((name) => document.querySelector(`.chart ${name}`));
        const points = line.getAttribute('d').slice(1).split('L').map((point) => point.split(' ').map(Number));
        const [before, last] = points.slice(-2);
        return [before[0] === Number(rect.getAttribute('x')), before[1] === last[1], points.at(-3)[1] !== before[1]]";
    assert_eq!(
        browser.script(places, &[])?,
        serde_json::json!([true, true, true]),
        "it begins where the curve is flat"
    );
    Ok(())
}
