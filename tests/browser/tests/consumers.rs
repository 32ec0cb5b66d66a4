//! Pages of hosts that use the package, as their own tools built them: each starts the engine and shows a total.

use browser_tests::{Browser, Look, Result, Site, built};

/// Where a page lies below `dist/consumers/`, and its file.
const PAGES: &[(&str, &str)] = &[
    ("webpack/dist", "index.html"),
    ("esbuild/dist", "beside.html"),
    ("esbuild/dist", "inside.html"),
    ("worker", "index.html"),
    ("import-map", "index.html"),
];

#[test]
fn every_way_to_load_the_package_shows_a_total() -> Result<()> {
    let browser = Browser::start(&Look::default())?;
    for (folder, page) in PAGES {
        let name = format!("{folder}/{page}");
        let site = Site::serve(Site::paths().folder("/below/", built(&format!("consumers/{folder}"), page)?))?;
        browser.goto(&site.url(&format!("/below/{page}")))?;
        browser.until_text("#total", "70.00").map_err(|error| format!("{name}: {error}"))?;
        assert_eq!(browser.console_errors()?, Vec::<String>::new(), "{name}");
    }
    Ok(())
}

#[test]
fn the_example_of_vite_answers_as_one_types() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("consumers/vite/dist", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/"))?;
    browser.until_text("#total", "70.00 USD")?;
    browser.fill(&browser.find("#paid")?, "2820.00")?;
    browser.until_text("#total", "300.00 USD")?;
    browser.fill(&browser.find("#paid")?, "12,5")?;
    browser.until_text("#total", "write digits with a point before the decimals, as \"1234.50\"")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

/// What a host's page does with the embed in a framework: state becomes attributes, events become state, methods are called.
fn in_a_framework(script: &str) -> Result<()> {
    let ours = crate::embed_host::ours()?;
    let html =
        crate::embed_host::page("<main id=\"page\"></main><script type=\"module\" src=\"/built/NAME.js\"></script>");
    let html = html.replace("{ours}", &ours.url("")).replace("NAME", script);
    let built = built("consumers/frameworks/dist", &format!("{script}.js"))?;
    let site = Site::serve(Site::paths().page("/", &html).folder("/built/", built).page("/favicon.ico", ""))?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.other_url("/"))?;
    let press = |id: &str| browser.script("document.getElementById(arguments[0]).click()", &[id.into()]);
    let total = |wanted: &str| {
        browser.until("the total", || {
            Ok(crate::embed_host::total(&browser, 0).ok().flatten().filter(|total| total == wanted).map(drop))
        })
    };
    total("$560.00")?;
    let said = |words: &str| browser.until_text("#said", words);
    said("rs-ready")?;
    press("mode")?;
    browser.until("its other mode", || {
        let words = browser.in_frame(0, "return document.querySelectorAll('.words li').length > 0", &[])?;
        Ok((words == true).then_some(()))
    })?;
    press("shown")?;
    browser.until_true("it to be gone", "return document.querySelector('referral-calculator') === null")?;
    press("shown")?;
    total("$560.00")?;
    said("rs-ready rs-ready")?;
    let asked = browser.in_frame(0, "return document.querySelector('.consent') !== null", &[])?;
    assert_eq!(asked, true, "a flag of the framework is an attribute");
    press("reset")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

/// A page of a host with a component as Embed gives it to copy; the loader is the component's to bring.
fn as_it_is_given(script: &str) -> Result<()> {
    let ours = crate::embed_host::ours()?;
    let built = built("consumers/frameworks/dist", &format!("{script}.js"))?.join(format!("{script}.js"));
    let text = std::fs::read_to_string(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    assert!(text.contains("https://calc.example/embed/1/loader.js"), "{script} brings no loader");
    let text = text.replace("https://calc.example", &ours.url(""));
    let html = "<!doctype html><title>A host</title><main id=\"page\"></main><script type=\"module\" src=\"/given.js\"></script>";
    let site = Site::serve(Site::paths().page("/", html).page("/given.js", &text).page("/favicon.ico", ""))?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.other_url("/"))?;
    browser.until("the total", || {
        Ok(crate::embed_host::total(&browser, 0).ok().flatten().filter(|total| total == "$560.00"))
    })?;
    let seen = "return [document.querySelectorAll('referral-calculator').length,
        document.querySelectorAll('script[src*=\"loader.js\"]').length,
        document.querySelector('referral-calculator table td').textContent]";
    assert_eq!(browser.script(seen, &[])?, serde_json::json!([1, 1, "25% {of}"]));
    let hidden = crate::embed_host::inside(&browser, 0, "return document.querySelector('.copy') === null", &[])?;
    assert_eq!(hidden, true, "an attribute that was chosen");
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_given_for_react_and_vue_works() -> Result<()> {
    as_it_is_given("react-given")?;
    as_it_is_given("vue-given")
}

#[test]
fn the_embed_lives_in_react() -> Result<()> {
    in_a_framework("react")
}

#[test]
fn the_embed_lives_in_vue() -> Result<()> {
    in_a_framework("vue")
}
