//! Forecast, as a person uses it: a plan is typed and answered month by month; the calendar is read.

use browser_tests::{Browser, Element, Look, Result, Site, built, key};

/// The page of a program on a fixed day.
fn open(program: &str, look: &Look) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/?today=2024-06-20#/forecast"))?;
    browser.find("#total")?;
    let script = "const radio = document.querySelector(`input[name=program][value=${arguments[0]}]`); radio.click(); return radio.checked";
    let chosen = browser.script(script, &[program.into()])?;
    if chosen == true { Ok((site, browser)) } else { Err(format!("`{program}` cannot be chosen")) }
}

/// A field of the plan by its path.
fn field(browser: &Browser, path: &str) -> Result<Element> {
    browser.find(&format!("[id='forecast.{path}']"))
}

fn fill(browser: &Browser, path: &str, text: &str) -> Result<()> {
    browser.fill(&field(browser, path)?, text)
}

/// A plan that can be reckoned by hand: 10 friends a month for two months, half of whom spend 120.00 at once.
fn by_hand(browser: &Browser) -> Result<()> {
    for (path, text) in [
        ("from", "2026/1"),
        ("months", "2"),
        ("until", "2026-06"),
        ("new_customers", "4"),
        ("conversion", "50"),
        ("first_order", "120"),
        ("later_orders.amount", ""),
        ("low.new_customers", "2"),
        ("low.conversion", ""),
        ("high.new_customers", ""),
        ("high.conversion", "100"),
    ] {
        fill(browser, path, text)?;
    }
    browser.script(
        "const days = document.getElementById('forecast.first_order_after_days'); days.closest('details').open = true",
        &[],
    )?;
    fill(browser, "first_order_after_days", "0")
}

/// What is paid month by month, as the table says it.
const MONTHS: &str = "return [...document.querySelectorAll('table.months tbody tr:not(.part)')].map((row) => row.cells[3].firstChild.data).join(' ')";

/// Chooses in a list by the value.
fn choose(browser: &Browser, id: &str, value: &str) -> Result<()> {
    let script = "const list = document.getElementById(arguments[0]); list.value = arguments[1];
                  list.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(script, &[id.into(), value.into()]).map(|_| ())
}

#[test]
fn a_plan_says_what_has_been_paid_by_a_day() -> Result<()> {
    let (_site, browser) = open("intl-referral", &Look::default())?;
    by_hand(&browser)?;
    // 2 friends a month bring 20.00 and 10.00 each: 40.00 in February and April, 20.00 in May and June.
    browser.until_text("#total", "$120.00")?;
    browser.until_text(".paper .range", "$60.00 to $240.00 between your low and high cases.")?;
    choose(&browser, "forecast-by", "2026-04")?;
    browser.until_text("#total", "$80.00")?;
    browser.until_value("the months", MONTHS, "$0.00 $40.00 $0.00 $40.00 $20.00 $20.00")?;
    // The slider below the picture goes through the same months.
    browser.script("document.querySelector('.through input').focus()", &[])?;
    browser.keys(&browser.find(".through input")?, key::RIGHT)?;
    browser.until_text("#total", "$100.00")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_month_opens_to_those_who_bring_it_and_they_to_one_of_them() -> Result<()> {
    let (_site, browser) = open("intl-referral", &Look::default())?;
    by_hand(&browser)?;
    let press = |which: &str| {
        let script = format!(
            "const button = [...document.querySelectorAll('.months button')].findLast((button) => button.innerText === '{which}'); button.focus(); button.click()"
        );
        browser.script(&script, &[])
    };
    let parts = "return [...document.querySelectorAll('.months .part')].map((row) => [...row.cells].map((cell) => cell.innerText).join(' ')).join('\\n')";
    browser.until_text("#total", "$120.00")?;
    browser.until_value("the months", MONTHS, "$0.00 $40.00 $0.00 $40.00 $20.00 $20.00")?;
    press("Apr 2026")?;
    // The bonus of January's friends is due, and so earned, when their 90 days are over.
    let of_january = "from those of Jan 2026 4 $20.00 $0.00 one of them\n";
    let of_february =
        |count: u32, paid: u32| format!("{of_january}from those of Feb 2026 {count} $0.00 ${paid}.00 one of them");
    browser.until_value("its parts", parts, of_february(4, 40))?;
    press("one of them")?;
    browser.until_value("the focus", "return document.activeElement.id", "apart-name")?;
    browser.until_value("the month", "return document.getElementById('taken-apart').value", "2026-02")?;
    // What is open follows the plan; pressed again, it closes.
    fill(&browser, "new_customers", "4; 8")?;
    browser.until_value("its parts", parts, of_february(8, 80))?;
    press("Apr 2026")?;
    browser.until_value("no parts", parts, "")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_mistake_stays_at_its_field_and_outlives_a_reload() -> Result<()> {
    let (_site, browser) = open("intl-referral", &Look::default())?;
    by_hand(&browser)?;
    browser.until_text("#total", "$120.00")?;
    // Wrong from its first key on: a number that could be read on the way would be answered.
    fill(&browser, "conversion", "x30")?;
    browser.until_text("[id='forecast.conversion-said']", "“x30” is not a number. Write it as 1234.50.")?;
    browser.until_text("#total", "$120.00")?;
    let wrong = field(&browser, "conversion")?;
    assert_eq!(browser.attribute(&wrong, "aria-invalid")?.as_deref(), Some("true"));
    browser.reload()?;
    browser.find("[id='forecast.conversion-said']")?;
    let wrong = field(&browser, "conversion")?;
    assert_eq!(browser.property(&wrong, "value")?.as_deref(), Some("x30"));
    fill(&browser, "conversion", "100")?;
    browser.until_text("#total", "$240.00")?;
    Ok(())
}

#[test]
fn days_that_are_not_published_are_said_and_a_pinned_edition_has_them() -> Result<()> {
    let (_site, browser) = open("cn-ambassador", &Look::default())?;
    // The example goes from July 2024 to June 2025, across a change of the rules: part of it has days.
    browser.until("both parts", || {
        let parts = browser.find_now(".parts-of")?.map(|parts| browser.text(&parts)).transpose()?.unwrap_or_default();
        Ok((parts.contains("of it paid by") && parts.contains("days that are not published")).then_some(()))
    })?;
    fill(&browser, "from", "2025-05")?;
    browser.until("the sentence about days", || {
        let said = browser.find_now(".plainly")?.map(|said| browser.text(&said)).transpose()?;
        Ok(said.is_some_and(|said| said.contains("publish no payment day")).then_some(()))
    })?;
    choose(&browser, "edition", "2024-06-01")?;
    browser.until("payment days", || Ok(browser.find_now(".plainly")?.is_none().then_some(())))?;
    Ok(())
}

#[test]
fn the_calendar_is_reached_by_keyboard_and_opens_to_clauses_and_tax() -> Result<()> {
    let (_site, browser) = open("cn-ambassador", &Look::default())?;
    browser.script("document.getElementById('forecast-plan').focus()", &[])?;
    browser.keys(&browser.find("#forecast-plan")?, key::RIGHT)?;
    browser.find(".dates .on-day")?;
    assert_eq!(browser.script("return document.activeElement.id", &[])?, "forecast-calendar");
    // 5 customers order for 1,000.00 on 20 June, which is paid 30 days later.
    browser.until_text(".dates .month h4 b", "¥1,250.00 · so far ¥1,250.00")?;
    let script = "const day = document.getElementById('cash-by'); day.value = '2024-07-19'; day.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.script(script, &[])?;
    browser.until_text(".dates .answer", "By Jul 19, 2024 you have been paid ¥0.00.")?;
    browser.script(&script.replace("07-19", "07-20"), &[])?;
    browser.until_text(".dates .answer", "By Jul 20, 2024 you have been paid ¥1,250.00.")?;
    assert_eq!(browser.property(&browser.find("#tax-shown")?, "checked")?.as_deref(), Some("false"));
    browser.click(&browser.find("#tax-shown")?)?;
    browser.until("the line of the tax", || {
        let lines = browser.find_all(".dates .line summary")?;
        let texts = lines.iter().map(|line| browser.text(line)).collect::<Result<Vec<_>>>()?;
        Ok(texts.iter().any(|text| text.contains("Tax of ¥90.00 on July 2024")).then_some(()))
    })?;
    browser.script("document.querySelectorAll('.dates .line summary').forEach((line) => line.click())", &[])?;
    browser.until("the way and the clauses", || {
        let open =
            "return [...document.querySelectorAll('.dates details[open]')].map((line) => line.innerText).join('\\n')";
        let said = browser.script(open, &[])?.as_str().unwrap_or_default().to_owned();
        let all = ["earned\nJun 20, 2024", "money does not expire", "Q2", "20%, less ¥0.00"];
        Ok(all.iter().all(|part| said.contains(part)).then_some(()))
    })?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_narrow_screen_needs_no_scrolling_sideways() -> Result<()> {
    let (_site, browser) = open("intl-referral", &Look { width: 390, height: 844, ..Look::default() })?;
    fill(&browser, "first_order", "987654.32")?;
    fill(&browser, "new_customers", "12345")?;
    for tab in ["#forecast-plan", "#forecast-calendar"] {
        browser.script(&format!("document.querySelector('{tab}').click()"), &[])?;
        browser.find("#forecast-panel .paper")?;
        let width = "for (const line of document.querySelectorAll('details')) line.open = true;
                     return document.documentElement.scrollWidth";
        let width = browser.script(width, &[])?;
        assert!(width.as_u64().is_some_and(|width| width <= 390), "{tab} is {width} pixels wide");
    }
    Ok(())
}
