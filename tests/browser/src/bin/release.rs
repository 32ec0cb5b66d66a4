//! Opens the site of a release as hosts serve it: `release <folder> <base path>`. With `--serve` it only serves it, and says where,
//! until its input ends.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use browser_tests::{Browser, Look, Result, Site, measure};
use serde_json::Value;

/// What the body of a page tells when its program works: the answers to its requests that came packed, and those that could have.
const REQUESTS: &str = "
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const text = all.filter((entry) => !/\\.png$/.test(entry.name) && new URL(entry.name).origin === location.origin);
    const seen = await Promise.all(text.map(async (entry) => {
      const response = await fetch(entry.name, { cache: 'no-store' });
      return [entry.name, response.status, response.headers.get('content-encoding'), response.headers.get('x-content-type-options')];
    }));
    return seen;";

/// Serves what is in `folder`, with what its `_headers` say.
fn served(folder: &Path) -> Result<Site> {
    let headers = fs::read_to_string(folder.join("_headers")).map_err(|error| format!("no `_headers`: {error}"))?;
    Site::serve(Site::paths().folder("/", folder.to_owned()).headers(&headers).packed())
}

/// Opens the page, uses it, and looks at how its files came; gives their number.
fn works(site: &Site, path: &str, has_headers: bool) -> Result<usize> {
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url(&format!("{path}?today=2026-01-10")))?;
    browser.until_true("the program", "return document.documentElement.dataset.program === 'started'")?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;
    browser.script("document.querySelector(\".pages a[href='#/scenario']\").click()", &[])?;
    browser.find("main table")?;
    browser.script("document.querySelector(\".pages a[href='#/embed']\").click()", &[])?;
    browser.find("#snippet")?;
    browser.until_true("the service worker", "return navigator.serviceWorker.ready.then(() => true)")?;
    browser.until("the embedded calculator", || {
        let total = "return document.querySelector('#total')?.textContent ?? null";
        browser.in_frame(0, total, &[]).map(|total| total.as_str().filter(|total| total.contains('$')).map(drop))
    })?;

    let seen = browser.script(REQUESTS, &[])?;
    let seen: Vec<&Value> = seen.as_array().into_iter().flatten().collect();
    for one in &seen {
        if one[1] != 200 || one[2] != "br" || (has_headers && one[3] != "nosniff") {
            return Err(format!("`{path}`: not packed, or without its headers: {one}"));
        }
    }
    if !seen.iter().any(|one| one[0].as_str().is_some_and(|name| name.contains("/lazy/"))) {
        return Err(format!("`{path}`: what comes later was not loaded: {seen:?}"));
    }
    let errors = browser.console_errors()?;
    if errors.is_empty() { Ok(seen.len()) } else { Err(format!("`{path}`: {}", errors.join("; "))) }
}

fn run() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [folder, base, rest @ ..] = words.as_slice() else {
        return Err("it needs the folder of a site and its base path".to_owned());
    };
    let folder = PathBuf::from(folder);
    let site = served(&folder)?;
    if rest.iter().any(|word| word == "--serve") {
        println!("{}", site.url(base));
        // Whoever asked for it closes the pipe, or ends.
        io::copy(&mut io::stdin(), &mut io::sink()).map_err(|error| error.to_string())?;
        return Ok(());
    }
    println!("at {base}: it works, {} files came packed", works(&site, base, true)?);
    let place = folder.join(base.trim_matches('/'));
    let elsewhere = Site::serve(Site::paths().folder("/some/where/else/", place).packed())?;
    let count = works(&elsewhere, "/some/where/else/", false)?;
    println!("in a folder of another site, without its headers: it works, {count} files came packed");
    Ok(())
}

fn main() -> ExitCode {
    measure::ended(run())
}
