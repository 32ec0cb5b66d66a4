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
