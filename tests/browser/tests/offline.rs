//! Without a network, in a newer version, and installed: what the service worker and the manifest promise.

use browser_tests::{Browser, Look, Result, Site, built};
use serde_json::{Value, json};

use crate::copies::{Copy, read, started};

/// Waits until the page is kept whole for use without a network.
fn until_kept(browser: &Browser) -> Result<()> {
    browser.script_async("await navigator.serviceWorker.ready", &[]).map(drop)
}

/// Looks for a newer version until its worker is in another state: whether none waits, and how many versions are kept.
const UPDATE: &str = "const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', done));
    return [registration.waiting === null, (await caches.keys()).length]";

/// The version of the page in a folder.
fn version(copy: &Copy) -> Result<String> {
    let page = read(&copy.0.join("index.html"))?;
    let version = page.split("name=\"version\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(version.ok_or("the page has no version")?.to_owned())
}

#[test]
fn after_one_visit_everything_works_without_a_network() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    let address = site.url("/?today=2026-01-10");
    browser.goto(&address)?;
    browser.until("the program", || started(&browser))?;
    until_kept(&browser)?;
    let asked = browser.requests()?;
    assert!(asked.len() > 5, "{asked:?}");
    let folder = built("app", "index.html")?;
    // What stands in its own address (the browser's sign of a calendar) asks nobody.
    for request in asked.iter().filter(|request| !request.url.starts_with("data:")) {
        let name = request.url.strip_prefix(&site.url("/")).map(|name| name.split('?').next().unwrap_or_default());
        assert!(name.is_some_and(|name| folder.join(name).exists()), "{request:?} is for no file of the page");
    }
    drop(site);
    browser.goto("about:blank")?;
    browser.goto(&address)?;
    browser.until("the program", || started(&browser))?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;
    for page in ["#/scenario", "#/support"] {
        browser.goto("about:blank")?;
        browser.goto(&format!("{address}{page}"))?;
        browser.until("the program", || started(&browser))?;
        browser.find("main h1")?;
    }
    // Icons and the manifest too.
    let all = "const cache = await caches.open((await caches.keys())[0]);
               const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
               const icons = await Promise.all(['icons/icon-192.png', 'manifest.webmanifest'].map((name) => fetch(name)));
               return [kept.includes('/'), icons.every((answer) => answer.ok)]";
    assert_eq!(browser.script_async(all, &[])?, json!([true, true]));
    Ok(())
}

#[test]
fn a_newer_version_waits_for_the_readers_word_and_loses_nothing() -> Result<()> {
    let copy = Copy::new("update")?;
    let site = copy.serve()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/?today=2026-01-10"))?;
    browser.until("the program", || started(&browser))?;
    until_kept(&browser)?;
    browser.reload()?;
    browser.until("the page to be served from what is kept", || {
        let kept = "return navigator.serviceWorker.controller !== null && document.documentElement.dataset.program === 'started'";
        Ok((browser.script(kept, &[])? == true).then_some(()))
    })?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;

    // Half of it: the new list is there, the page is still the old one. It must not be taken.
    let version = version(&copy)?;
    copy.change("sw.js", |text| text.replace(&version, "second"))?;
    assert_eq!(browser.script_async(UPDATE, &[])?, json!([true, 1]), "half an update was taken");
    assert!(browser.find_now(".update button")?.is_none());

    // All of it.
    copy.change("index.html", |text| text.replace(&version, "second"))?;
    copy.change("sw.js", |text| format!("{text}// whole\n"))?;
    browser.script_async("await (await navigator.serviceWorker.ready).update()", &[])?;
    browser.find(".update button")?;
    let of_page = "return document.querySelector('meta[name=version]')?.content";
    assert_eq!(browser.script(of_page, &[])?, version.as_str());
    // A plain reload is no word.
    browser.reload()?;
    let button = browser.find(".update .note button")?;
    assert_eq!(browser.script(of_page, &[])?, version.as_str());
    browser.until_text("#total", "$765.60")?;
    browser.click(&button)?;
    browser.until("the newer version", || Ok((browser.script(of_page, &[])? == "second").then_some(())))?;
    browser.until_text("#total", "$765.60")?;
    assert!(browser.find_now(".update button")?.is_none());
    Ok(())
}

#[test]
fn a_network_that_goes_away_in_the_middle_of_an_update_leaves_the_old_version_whole() -> Result<()> {
    let copy = Copy::new("update-cut")?;
    let site = copy.serve()?;
    let browser = Browser::start(&Look::default())?;
    let address = site.url("/?today=2026-01-10");
    browser.goto(&address)?;
    browser.until("the program", || started(&browser))?;
    until_kept(&browser)?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.until_text("#total", "$765.60")?;
    let version = version(&copy)?;
    // All of the newer version is there, but one file comes in half before the network goes.
    for name in ["sw.js", "index.html"] {
        copy.change(name, |text| text.replace(&version, "second"))?;
    }
    let mut cut = copy.file_below("lazy", "later-", ".wasm")?.into_os_string();
    cut.push(".cut");
    std::fs::write(&cut, "").map_err(|error| error.to_string())?;
    assert_eq!(browser.script_async(UPDATE, &[])?, json!([true, 1]), "half an update was taken");
    let of_page = "return document.querySelector('meta[name=version]')?.content";
    browser.reload()?;
    browser.until_text("#total", "$765.60")?;
    assert_eq!(browser.script(of_page, &[])?, version.as_str());
    // Back again, the same update is taken, on the reader's word.
    std::fs::remove_file(&cut).map_err(|error| error.to_string())?;
    browser.script_async("await (await navigator.serviceWorker.ready).update()", &[])?;
    let button = browser.find(".update .note button")?;
    // And gone for good before that word: all of it is here already.
    drop(site);
    browser.click(&button)?;
    browser.until("the newer version", || Ok((browser.script(of_page, &[])? == "second").then_some(())))?;
    browser.until_text("#total", "$765.60")
}

#[test]
fn the_page_can_be_installed_in_chromium() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/"))?;
    browser.until("the program", || started(&browser))?;
    until_kept(&browser)?;
    let manifest = browser.cdp("Page.getAppManifest", &json!({}))?;
    assert_eq!(manifest["errors"], json!([]));
    let errors = browser.cdp("Page.getInstallabilityErrors", &json!({}))?;
    let errors: Vec<&Value> = errors["installabilityErrors"].as_array().into_iter().flatten().collect();
    // The browsers of tests have a profile that forgets, in which nothing can be installed.
    let errors: Vec<&&Value> = errors.iter().filter(|error| error["errorId"] != "in-incognito").collect();
    assert!(errors.is_empty(), "{errors:?}");
    let sizes = "const icons = (await (await fetch('manifest.webmanifest')).json()).icons;
        icons.push({ src: document.querySelector('link[rel=apple-touch-icon]').href, sizes: '180x180' });
        return Promise.all(icons.map(async ({ src, sizes }) => {
          const image = new Image(); image.src = src; await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}` === sizes; }))";
    assert_eq!(browser.script_async(sizes, &[])?, json!([true, true, true, true]));
    Ok(())
}
