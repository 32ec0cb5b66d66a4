//! Checks: every published example is worked out in the browser, found by what came of it, and opened in Scenario.

use browser_tests::{Browser, Look, Result, Site, built};

fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/#/checks"))?;
    browser.find(".checked .check")?;
    Ok((site, browser))
}

/// What the page shows of each example that is shown: its name, what is printed and what is computed.
fn shown(browser: &Browser) -> Result<Vec<[String; 3]>> {
    let script = "return [...document.querySelectorAll('.check')].map((check) =>
        [check.querySelector('h2').innerText, ...[...check.querySelectorAll('dd')].map((figure) => figure.innerText)])";
    let rows = browser.script(script, &[])?;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let row = |row: &serde_json::Value| [text(&row[0]), text(&row[1]), text(&row[2])];
    Ok(rows.as_array().into_iter().flatten().map(row).collect())
}

#[test]
fn every_published_example_is_computed_as_printed() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let tally = browser.text(&browser.find(".tally")?)?;
    assert!(tally.contains("9 of 9") && tally.contains("3 of these contradict their own page"), "{tally}");
    let all = shown(&browser)?;
    assert_eq!(all.len(), 9);
    for [name, printed, computed] in &all {
        assert_eq!(printed, computed, "{name}");
    }
    let figures: Vec<&str> = all.iter().map(|[_, printed, _]| printed.as_str()).collect();
    for figure in ["¥24.75", "¥14.85", "¥3,000.00", "¥2,650.00", "¥440.00", "Sep 1, 2024, 10:30"] {
        assert!(figures.contains(&figure), "{figure} in {figures:?}");
    }
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn contradictions_are_found_and_explained_and_a_click_opens_one_in_scenario() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    browser.script("document.querySelector('input[name=result][value=contradicts]').click()", &[])?;
    browser.until("three examples", || Ok((shown(&browser)?.len() == 3).then_some(())))?;
    let link = "[...document.querySelectorAll('.check')].find((check) => check.innerText.includes('10:30 ends'))";
    let said = browser.script(&format!("return {link}.innerText"), &[])?;
    let said = said.as_str().unwrap_or_default();
    assert!(said.contains("60 days") && said.contains("By our default: Aug 30, 2024, 10:30."), "{said}");
    // Its steps, drawn when they are looked at.
    browser.script(&format!("{link}.querySelector('.how summary').click()"), &[])?;
    browser.until("the steps", || {
        let steps = browser.script(&format!("return {link}.querySelectorAll('.step').length"), &[])?;
        Ok(steps.as_u64().is_some_and(|steps| steps > 3).then_some(()))
    })?;
    browser.script(&format!("{link}.querySelector('.ways a').click()"), &[])?;
    browser.find("main.scenario .paper")?;
    let paper = browser.text(&browser.find("main.scenario .head")?)?;
    assert!(paper.contains("Cloud Ambassador"), "{paper}");
    let decided =
        browser.script("return document.querySelector('#reading-link-window input[value=two-months]').checked", &[])?;
    assert_eq!(decided, true, "the reading under which it was printed");
    browser.script("document.querySelector('.tools-row button').click()", &[])?;
    browser.until("the scenario that stood there before", || {
        let decided = browser.script(
            "return Boolean(document.querySelector('#reading-link-window input[value=two-months]:checked'))",
            &[],
        )?;
        Ok((decided == false).then_some(()))
    })?;
    Ok(())
}

#[test]
fn examples_are_found_by_program_and_clause() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    let choose = |id: &str, label: &str| {
        browser.script(
            "const select = document.querySelector(arguments[0]);
             select.value = [...select.options].find((option) => option.text.includes(arguments[1])).value;
             select.dispatchEvent(new Event('change', {bubbles: true}))",
            &[id.into(), label.into()],
        )
    };
    choose("#of-clause", "Q11")?;
    browser.until("the two examples of the clause", || Ok((shown(&browser)?.len() == 2).then_some(())))?;
    choose("#of-clause", "every clause")?;
    choose("#of-program", "Cloud Ambassador")?;
    browser.until_text(".shown", "9 examples")?;
    Ok(())
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    let look = Look { width: 390, height: 844, language: "zh-CN".to_owned(), ..Look::default() };
    let (_site, browser) = open(&look)?;
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    assert!(width.as_u64().is_some_and(|width| width <= 390), "{width} pixels wide");
    Ok(())
}
