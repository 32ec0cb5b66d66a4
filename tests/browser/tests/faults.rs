//! Faults on purpose: a part of the program that does not come or comes wrong, a policy that refuses it, a program that stops. Each
//! shows what happened in both languages, keeps the scenario, and can go on. `SECURITY.md` lists them all.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Browser, Look, Result, Site, built};
use serde_json::json;

use crate::copies::{Copy, read};
use crate::ledger::{ROWS, bring, judged, open as open_ledger};

/// Nothing between the page and its files: what is broken is seen at once.
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker";

/// A way in which a file does not come as it should; gives what mends it.
type Break = fn(&Path) -> Result<()>;

/// The ways, each for any file.
const WAYS: [(&str, Break); 4] = [
    ("missing", |file| fs::remove_file(file).map_err(|error| error.to_string())),
    ("half of it", |file| {
        let bytes = bytes(file)?;
        write(file, &bytes[..bytes.len() / 2])
    }),
    // As hosts do that answer every address with their page.
    ("a page in its place", |file| write(file, b"<!doctype html><title>x</title>")),
    ("a network that goes away", |file| {
        let mut cut = file.to_owned().into_os_string();
        cut.push(".cut");
        write(Path::new(&cut), b"")
    }),
];

fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| format!("`{}`: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).map_err(|error| format!("`{}`: {error}", file.display()))
}

/// Breaks a file; the answer mends it.
fn break_file(file: PathBuf, way: Break) -> Result<impl FnOnce() -> Result<()>> {
    let whole = bytes(&file)?;
    way(&file)?;
    Ok(move || {
        let mut cut = file.clone().into_os_string();
        cut.push(".cut");
        fs::remove_file(cut).ok();
        write(&file, &whole)
    })
}

/// A reader of this language who has typed 777.00 into the copy.
fn typed(site: &Site, language: &str) -> Result<Browser> {
    let browser = Browser::start(&Look { language: language.to_owned(), ..Look::default() })?;
    browser.before_each_page(NO_WORKER)?;
    browser.goto(&site.url("/?today=2026-01-10"))?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    total(&browser)?;
    browser.until_true("the figures to be kept", "return JSON.stringify(sessionStorage).includes('777.00')")?;
    Ok(browser)
}

/// Waits for what 777.00 comes to, in any language.
fn total(browser: &Browser) -> Result<()> {
    browser.until_true("the total", "return document.querySelector('#total')?.textContent.includes('765.60') ?? false")
}

/// What stands in the place of the page: it says what happened in both languages, has the figures, and a way on.
fn stopped(browser: &Browser, amount: &str) -> Result<String> {
    let shown = browser.until("what happened", || browser.find_now("#trap"))?;
    let said = browser.text(&shown)?;
    for part in ["The calculator stopped", "计算器已停止", "could not be loaded or it failed", "未能加载或运行出错"]
    {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
    let figures = browser.property(&browser.find("#trap-figures")?, "value")?.unwrap_or_default();
    assert!(figures.contains(amount), "no {amount} in {figures}");
    let focused = browser.script("return document.activeElement.localName", &[])?;
    assert_eq!(focused, "h1", "who hears the page is told");
    Ok(said)
}

/// Presses the button that goes on with the figures.
fn go_on(browser: &Browser) -> Result<()> {
    browser.click(&browser.find("#trap-figures + button")?)?;
    browser.until_true(
        "the program",
        "return document.documentElement.dataset.program === 'started' && !document.querySelector('#trap')",
    )
}

/// The file that the page names in a `meta` of this name.
fn named(copy: &Copy, name: &str) -> Result<PathBuf> {
    let page = read(&copy.0.join("index.html"))?;
    let named = page.split_once(&format!("name=\"{name}\" content=\"./")).and_then(|(_, rest)| rest.split('"').next());
    Ok(copy.0.join(named.ok_or_else(|| format!("the page names no {name}"))?))
}

#[test]
fn whatever_of_the_first_part_does_not_come_is_told_and_the_figures_go_on_when_it_does() -> Result<()> {
    let copy = Copy::new("faults-first")?;
    let site = copy.serve()?;
    let files = [
        ("start", copy.file_below("", "start-", ".js")?),
        ("parts", copy.file_below("", "parts-", ".js")?),
        ("program", named(&copy, "program")?),
        ("module", named(&copy, "module")?),
    ];
    for (number, (part, file)) in files.iter().enumerate() {
        for (at, (name, way)) in WAYS.iter().enumerate() {
            // Both languages, each with every part and every way.
            let language = ["en", "zh-CN"][(number + at) % 2];
            let told = |error: String| format!("{part}, {name}, {language}: {error}");
            let browser = typed(&site, language).map_err(told)?;
            let mend = break_file(file.clone(), *way)?;
            browser.reload().map_err(told)?;
            let said = stopped(&browser, "777.00").map_err(told)?;
            assert!(said.contains("Your figures are safe") && said.contains("您填写的内容仍在"), "{said}");
            // Still not there: the figures stay.
            browser.click(&browser.find("#trap-figures + button")?)?;
            stopped(&browser, "777.00").map_err(told)?;
            mend()?;
            go_on(&browser).and_then(|()| total(&browser)).map_err(told)?;
        }
    }
    Ok(())
}

#[test]
fn whatever_becomes_of_the_second_part_is_told_and_it_is_fetched_again() -> Result<()> {
    let copy = Copy::new("faults-second")?;
    let files = [copy.file_below("lazy", "later-", ".wasm")?, copy.file_below("lazy", "style-", ".css")?];
    let site = copy.serve()?;
    let all = files.iter().flat_map(|file| WAYS.iter().map(move |way| (file, way)));
    for (at, (file, (name, way))) in all.enumerate() {
        let language = ["en", "zh-CN"][at % 2];
        let told = |error: String| format!("{}, {name}, {language}: {error}", file.display());
        let mend = break_file(file.clone(), *way)?;
        let browser = Browser::start(&Look { language: language.to_owned(), ..Look::default() })?;
        browser.before_each_page(NO_WORKER)?;
        browser.goto(&site.url("/?today=2026-01-10")).map_err(told)?;
        browser.fill(&browser.find("#spend")?, "777.00")?;
        total(&browser).map_err(told)?;
        browser.click(&browser.find("header a[href='#/compare']")?)?;
        let said =
            browser.until("what is missing", || Ok(browser.text(&browser.find("main .waiting[role=alert]")?).ok()));
        let awaited = ["could not be loaded", "未能载入"][at % 2];
        assert!(said.map_err(told)?.contains(awaited), "{name}");
        mend()?;
        browser.click(&browser.find("main .waiting button")?)?;
        browser.until_true("the page", "return document.querySelector('main h1') !== null").map_err(told)?;
        browser.click(&browser.find("header a[href='#/estimate']")?)?;
        total(&browser).map_err(told)?;
    }
    Ok(())
}

#[test]
fn whatever_becomes_of_the_ledgers_parts_is_told_and_the_file_is_read_when_they_come() -> Result<()> {
    let copy = Copy::new("faults-ledger")?;
    let site = copy.serve()?;
    let files = [
        ("worker", named(&copy, "ledger")?),
        ("engine", copy.file_below("lazy", "ledger-engine-", ".js")?),
        ("reader", copy.file_below("lazy", "ledger-reader-", ".js")?),
        ("module", copy.file_below("lazy", "ledger-", ".wasm")?),
    ];
    for (part, file) in &files {
        // What is missing has a test beside those of the page.
        for (name, way) in &WAYS[1..] {
            let told = |error: String| format!("{part}, {name}: {error}");
            let mend = break_file(file.clone(), *way)?;
            let browser = open_ledger(&Look::default(), &site)?;
            bring(&browser, "orders.csv", &json!(ROWS), false)?;
            let said = browser.until("what is missing", || {
                Ok(browser.find_now(".ledger-said button")?.map(|_| browser.find(".ledger-said")))
            });
            let said = browser.text(&said.map_err(told)??)?;
            assert!(said.contains("could not be"), "{part}, {name}: {said}");
            mend()?;
            browser.click(&browser.find(".ledger-said button")?)?;
            judged(&browser, "¥39.60").map_err(told)?;
        }
    }
    Ok(())
}

#[test]
fn a_host_whose_policy_refuses_the_ledger_gets_a_page_that_says_so() -> Result<()> {
    let folder = built("app", "index.html")?;
    let page = read(&folder.join("index.html"))?;
    let policy = "worker-src 'self'";
    assert!(page.contains(policy));
    let copy = Copy::new("faults-policy")?;
    copy.change("index.html", |page| page.replace(policy, "worker-src 'none'"))?;
    // A worker has the policy that comes with its own script.
    let refuses = "/lazy/ledger-*\n  Content-Security-Policy: script-src 'self'\n";
    let sites = [copy.serve()?, Site::serve(Site::paths().folder("/", folder).headers(refuses))?];
    for site in &sites {
        let browser = open_ledger(&Look::default(), site)?;
        bring(&browser, "orders.csv", &json!(ROWS), false)?;
        browser.until("what is refused", || {
            let said = browser.text(&browser.find(".ledger-said")?)?;
            Ok(said.contains("could not be").then_some(()))
        })?;
        browser.until_text("#ledger-file-name", "orders.csv")?;
        // The rest of the page works.
        browser.click(&browser.find("header a[href='#/estimate']")?)?;
        browser.until_true("the statement", "return document.querySelector('#total') !== null")?;
    }
    Ok(())
}

#[test]
fn a_ledger_that_dies_in_the_middle_keeps_the_file_and_begins_again() -> Result<()> {
    let copy = Copy::new("faults-dies")?;
    let file = named(&copy, "ledger")?;
    let name = file.strip_prefix(&copy.0).map_err(|error| error.to_string())?.to_string_lossy().into_owned();
    let whole = read(&file)?;
    let site = copy.serve()?;
    // The module stops, as at a panic; or the worker itself does, outside of any answer.
    for dies in [
        "throw new WebAssembly.RuntimeError('unreachable');",
        "setTimeout(() => { throw new Error('gone'); }); await new Promise(() => {});",
    ] {
        copy.change(&name, |text| {
            text.replace("  while (!own.judge()) {", &format!("  {dies}\n  while (!own.judge()) {{"))
        })?;
        let browser = open_ledger(&Look::default(), &site)?;
        bring(&browser, "orders.csv", &json!(ROWS), false)?;
        browser.until("what happened", || {
            let said = browser.text(&browser.find(".ledger-said")?)?;
            let button = browser.find_now(".ledger-said button")?;
            Ok((!said.is_empty() && button.is_some()).then_some(()))
        })?;
        browser.until_text("#ledger-file-name", "orders.csv")?;
        write(&file, whole.as_bytes())?;
        browser.click(&browser.find(".ledger-said button")?)?;
        judged(&browser, "¥39.60").map_err(|error| format!("{dies}: {error}"))?;
    }
    Ok(())
}

/// Types another amount at once.
const TYPE: &str = "const field = document.querySelector('#spend'); field.value = '778.00';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}))";

#[test]
fn a_program_that_stops_anywhere_keeps_the_figures_and_goes_on() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let plant = |browser: &Browser, place: &str| {
        browser.script("window.referralPlanted = arguments[0]", &[place.into()]).map(drop)
    };
    for language in ["en", "zh-CN"] {
        // In the reducer, in drawing, and in the second part; what was typed is there as far as it was taken.
        for (place, act, amount, total) in [
            ("act", TYPE, "777.00", "765.60"),
            ("draw", TYPE, "778.00", "766.40"),
            ("page", "document.querySelector(\"header a[href='#/compare']\").click()", "777.00", "765.60"),
        ] {
            let told = |error: String| format!("{place}, {language}: {error}");
            let browser = typed(&site, language)?;
            plant(&browser, place)?;
            // What stops is told to whoever called it, too.
            browser.script(act, &[]).ok();
            let said = stopped(&browser, amount).map_err(told)?;
            assert!(said.contains(&format!("planted: {place}")), "{said}");
            go_on(&browser).map_err(told)?;
            browser.script("location.hash = '#/estimate'", &[])?;
            let shows = format!("return document.querySelector('#total')?.textContent.includes('{total}') ?? false");
            browser.until_true("the figures", &shows).map_err(told)?;
        }
        // Before anything is drawn: the page begins afresh, and what was kept is among the copies.
        let browser = typed(&site, language)?;
        let planted = browser.another(&Look { language: language.to_owned(), ..Look::default() })?;
        planted.before_each_page("if (sessionStorage.getItem('planted') !== 'no') window.referralPlanted = 'start'")?;
        planted.goto(&site.url("/?today=2026-01-10"))?;
        planted.find("#trap")?;
        planted.script("sessionStorage.setItem('planted', 'no')", &[])?;
        planted.click(&planted.find("#trap > button:last-of-type")?)?;
        planted.until_true("the program", "return document.documentElement.dataset.program === 'started'")?;
    }
    Ok(())
}

#[test]
fn no_address_plants_a_fault() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    for address in ["/?referralPlanted=act", "/?planted=act#/estimate?planted=start", "/#referralPlanted=start"] {
        browser.goto(&site.url(address))?;
        browser.fill(&browser.find("#spend")?, "777.00")?;
        browser.until_true("the total", "return document.querySelector('#total').textContent.includes('765.60')")?;
        // An element of the page that is called so is no text.
        browser.script("const made = document.createElement('form'); made.name = 'referralPlanted'; made.id = 'referralPlanted'; document.body.append(made)", &[])?;
        browser.fill(&browser.find("#spend")?, "600.00")?;
        browser.until_true("the total", "return document.querySelector('#total').textContent.includes('624.00')")?;
    }
    Ok(())
}
