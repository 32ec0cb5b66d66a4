//! Pages of hosts for the tests of the embed: served from another site than the calculator, with what its `_headers` file says.

use browser_tests::demo::hosts;
pub use browser_tests::demo::{calculator as ours, version};
use browser_tests::{Browser, Look, Result, Site};
use serde_json::Value;

/// A host's page and the calculator's site.
pub struct Hosted {
    /// The calculator's.
    pub ours: Site,
    /// The host's.
    pub host: Site,
    /// Where its page is.
    pub path: String,
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
    Ok(Hosted { host: Site::serve(paths)?, ours, path: "/".to_owned() })
}

/// A demo host of `www/demo/` with its text changed.
pub fn demo(name: &str, change: impl Fn(String) -> String) -> Result<Hosted> {
    let ours = ours()?;
    let host = hosts(&ours, |file, text| if file == name { change(text) } else { text })?;
    Ok(Hosted { host, ours, path: format!("/{name}") })
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
pub const LISTEN: &str = "
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
        browser.goto(&self.host.other_url(&self.path))?;
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

/// The calculators of a page in their order, those in shadow roots too.
const ALL: &str = "const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    one.localName === 'referral-calculator' ? [one] : one.shadowRoot ? all(one.shadowRoot) : []);
    const frame = all(document)[arguments[0]]?.shadowRoot?.querySelector('iframe');";

/// Runs the body of a function in the frame of a calculator of the page: the first is 0.
pub fn inside(browser: &Browser, number: usize, body: &str, arguments: &[Value]) -> Result<Value> {
    let address = browser.script(&format!("{ALL} return frame?.src"), &[number.into()])?;
    let address = address.as_str().ok_or_else(|| format!("calculator {number} has no frame"))?;
    browser.in_frame_of(address, body, arguments)
}

/// The total of a calculator.
pub fn total(browser: &Browser, number: usize) -> Result<Option<String>> {
    let total = inside(browser, number, "return document.querySelector('#total')?.textContent", &[])?;
    Ok(total.as_str().map(str::to_owned))
}

/// Waits until a frame shows this total.
pub fn until_total(browser: &Browser, frame: usize, wanted: &str) -> Result<()> {
    let mut seen = None;
    let shown = browser.until(&format!("frame {frame} to show {wanted}"), || {
        seen = total(browser, frame)?;
        Ok((seen.as_deref() == Some(wanted)).then_some(()))
    });
    shown.map_err(|error| format!("{error}; it shows {seen:?}"))
}

/// Waits until the frame is as high as what it holds, and gives that height. It is brought into view, since browsers may let what is far
/// away wait with that.
pub fn until_fits(browser: &Browser, frame: usize) -> Result<u64> {
    let outer = format!(
        "{ALL} frame.scrollIntoView({{ block: 'nearest' }}); return Math.round(frame.getBoundingClientRect().height)"
    );
    let inner = "return Math.ceil(document.querySelector('main').getBoundingClientRect().height)";
    let mut seen = (Value::Null, Value::Null);
    let waited = browser.until("the frame to be as high as its content", || {
        seen = (browser.script(&outer, &[frame.into()])?, inside(browser, frame, inner, &[])?);
        Ok(seen.0.as_u64().filter(|height| *height > 0 && seen.0 == seen.1))
    });
    waited.map_err(|error| format!("{error}; {seen:?}"))
}

/// Nothing scrolls sideways, in the page or in the first calculator.
pub fn fits_sideways(browser: &Browser) -> Result<()> {
    let wide = "const root = document.documentElement; return root.scrollWidth <= root.clientWidth";
    assert_eq!(browser.script(wide, &[])?, true, "the page scrolls sideways");
    assert_eq!(inside(browser, 0, wide, &[])?, true, "the frame scrolls sideways");
    Ok(())
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
    inside(browser, frame, set, &[field.into(), text.into()]).map(drop)
}

/// What every test ends with: no error in the console, no policy broken.
pub fn in_order(browser: &Browser) -> Result<()> {
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    assert_eq!(browser.script("return window.violations", &[])?, serde_json::json!([]));
    Ok(())
}
