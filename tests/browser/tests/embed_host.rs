//! Pages of hosts for the tests of the embed: served from another site than the calculator, with what its `_headers` file says.

use std::fs;

use browser_tests::{Browser, Look, Result, Site, built};
use serde_json::Value;

/// A host's page and the calculator's site.
pub struct Hosted {
    /// The calculator's.
    pub ours: Site,
    /// The host's, at `/`.
    pub host: Site,
}

/// The version in whose folder the embed was built.
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string(browser_tests::root().join("Cargo.toml")).map_err(|error| error.to_string())?;
    let package = manifest.split_once("[workspace.package]").map_or("", |(_, package)| package);
    let version = package.split("version = \"").nth(1).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml gives the workspace no version".to_owned())
}

/// The calculator's site, as a host of static files that knows `_headers` serves it.
pub fn ours() -> Result<Site> {
    let folder = built("app", "embed/1/loader.js")?;
    let headers = fs::read_to_string(folder.join("_headers")).map_err(|error| error.to_string())?;
    Site::serve(Site::paths().folder("/", folder).headers(&headers).page("/favicon.ico", ""))
}

/// A page of a host; in its text `{ours}` is the calculator's address and `{version}` the built version.
pub fn hosted(page: &str, headers: &[&str]) -> Result<Hosted> {
    let ours = ours()?;
    let filled = |text: &str| Ok::<_, String>(text.replace("{ours}", &ours.url("")).replace("{version}", &version()?));
    // Which some browsers ask for by themselves.
    let mut paths = Site::paths().page("/", &filled(page)?).page("/favicon.ico", "");
    for header in headers {
        paths = paths.header("/", &filled(header)?);
    }
    Ok(Hosted { host: Site::serve(paths)?, ours })
}

/// A whole page around what stands in its body.
pub fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <script type=\"module\" src=\"{{ours}}/embed/1/loader.js\"></script></head><body>{body}</body></html>"
    )
}

/// What every event of the page's elements said, in their order: `window.heard`; policies that were broken: `window.violations`.
const LISTEN: &str = "
    window.heard = []; window.violations = [];
    for (const name of ['ready', 'change', 'result', 'share', 'error'])
        document.addEventListener(`rs-${name}`, (event) => window.heard.push([name, event.target.id, event.detail, event.composed]));
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    const warn = console.warn;
    window.hints = [];
    console.warn = (text) => { window.hints.push(String(text)); warn(text); };";

impl Hosted {
    /// Opens the host's page.
    pub fn open(&self, look: &Look) -> Result<Browser> {
        let browser = Browser::start(look)?;
        browser.before_each_page(LISTEN)?;
        browser.goto(&self.host.other_url("/"))?;
        Ok(browser)
    }

    /// Opens the host's page and waits until so many calculators are there.
    pub fn open_ready(&self, look: &Look, count: usize) -> Result<Browser> {
        let browser = self.open(look)?;
        ready(&browser, count)?;
        Ok(browser)
    }
}

/// Waits until so many calculators have said that they are there, and show a total.
pub fn ready(browser: &Browser, count: usize) -> Result<()> {
    let said = format!("return window.heard.filter(([name]) => name === 'ready').length >= {count}");
    browser.until_true("the calculators to be ready", &said)?;
    for frame in 0..count {
        browser.until("a total", || Ok(total(browser, frame)?.filter(|total| !total.is_empty())))?;
    }
    Ok(())
}

/// The total in a frame.
pub fn total(browser: &Browser, frame: usize) -> Result<Option<String>> {
    let total = browser.in_frame(frame, "return document.querySelector('#total')?.textContent", &[])?;
    Ok(total.as_str().map(str::to_owned))
}

/// Waits until a frame shows this total.
pub fn until_total(browser: &Browser, frame: usize, wanted: &str) -> Result<()> {
    let mut seen = None;
    let done = browser.until(&format!("frame {frame} to show {wanted}"), || {
        seen = total(browser, frame)?;
        Ok((seen.as_deref() == Some(wanted)).then_some(()))
    });
    done.map_err(|error| format!("{error}; it shows {seen:?}"))
}

/// Waits until the frame is as high as what it holds, and gives that height.
pub fn until_fits(browser: &Browser, frame: usize) -> Result<u64> {
    let outer = "return Math.round([...document.querySelectorAll('referral-calculator')]
        .map((one) => one.shadowRoot.querySelector('iframe'))[arguments[0]].getBoundingClientRect().height)";
    let inner = "return Math.ceil(document.querySelector('main').getBoundingClientRect().height)";
    let mut seen = (Value::Null, Value::Null);
    let waited = browser.until("the frame to be as high as its content", || {
        seen = (browser.script(outer, &[frame.into()])?, browser.in_frame(frame, inner, &[])?);
        Ok(seen.0.as_u64().filter(|height| *height > 0 && seen.0 == seen.1))
    });
    waited.map_err(|error| format!("{error}; {seen:?}"))
}

/// What the events of one kind said, newest last.
pub fn heard(browser: &Browser, name: &str) -> Result<Vec<Value>> {
    let said = browser
        .script("return window.heard.filter(([name]) => name === arguments[0]).map((one) => one[2])", &[name.into()])?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

/// Types into a field of a frame.
pub fn typed(browser: &Browser, frame: usize, field: &str, text: &str) -> Result<()> {
    let set = "const field = document.getElementById(arguments[0]);
               field.value = arguments[1];
               field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.in_frame(frame, set, &[field.into(), text.into()]).map(drop)
}

/// What every test ends with: no error in the console, no policy broken.
pub fn in_order(browser: &Browser) -> Result<()> {
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    assert_eq!(browser.script("return window.violations", &[])?, serde_json::json!([]));
    Ok(())
}
