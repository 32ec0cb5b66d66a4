//! One headless Chromium, and what a person does with it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::{Error, Result};

/// How long [`Browser::until`] asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// The key under which the protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How the page is looked at.
#[derive(Clone, Debug)]
pub struct Look {
    /// The width of the page, in CSS pixels.
    pub width: u32,
    /// The height of the part that is seen, in CSS pixels.
    pub height: u32,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
    /// The reader's language.
    pub language: String,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 1280, height: 900, dark: false, language: "en-US".to_owned() }
    }
}

/// One element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

/// A headless Chromium with one page; it ends when it is dropped.
pub struct Browser {
    driver: Driver,
    session: String,
    profile: PathBuf,
}

impl Browser {
    /// Starts a browser with a profile of its own, which looks at its pages as `look` says.
    pub fn start(look: &Look) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("referral-statement-browser-{}-{number}", process::id()));
        fs::create_dir_all(&profile).map_err(|error| format!("no folder for the browser's profile: {error}"))?;
        let mut browser = Self { driver: Driver::start()?, session: String::new(), profile };
        let mut flags = vec![
            "--headless=new".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--no-first-run".to_owned(),
            "--no-default-browser-check".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--lang={}", look.language),
            format!("--window-size={},{}", look.width, look.height),
            format!("--user-data-dir={}", browser.profile.display()),
        ];
        if is_root() {
            // Chromium's sandbox refuses to work for the administrator.
            flags.push("--no-sandbox".to_owned());
        }
        let mut options = json!({"args": flags, "prefs": {"intl.accept_languages": look.language}});
        if let Ok(binary) = env::var("CHROMIUM") {
            options["binary"] = json!(binary);
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"script": 60_000, "pageLoad": 60_000},
        });
        let answer = browser.driver.post("/session", &json!({"capabilities": {"alwaysMatch": capabilities}}))?;
        let id = answer["sessionId"].as_str();
        browser.session = id.map(str::to_owned).ok_or("the driver started no session")?;
        browser.look(look)?;
        Ok(browser)
    }

    /// Looks at the page in another way from now on.
    pub fn look(&self, look: &Look) -> Result<()> {
        self.resize(look.width, look.height)?;
        let scheme = if look.dark { "dark" } else { "light" };
        self.cdp(
            "Emulation.setEmulatedMedia",
            &json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        )?;
        self.cdp("Emulation.setLocaleOverride", &json!({"locale": look.language}))?;
        let version = self.cdp("Browser.getVersion", &json!({}))?;
        let agent = json!({"userAgent": version["userAgent"], "acceptLanguage": look.language});
        self.cdp("Emulation.setUserAgentOverride", &agent).map(drop)
    }

    /// Gives the page another size.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics).map(drop)
    }

    /// Opens an address and waits until it is loaded.
    pub fn goto(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({"url": url})).map(drop)
    }

    /// The first element that the CSS selector finds, as soon as there is one.
    pub fn find(&self, css: &str) -> Result<Element> {
        self.until(&format!("an element `{css}`"), || self.find_now(css))
    }

    /// The first element that the CSS selector finds now.
    pub fn find_now(&self, css: &str) -> Result<Option<Element>> {
        Ok(self.find_all(css)?.into_iter().next())
    }

    /// All elements that the CSS selector finds now.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self.post("/elements", &json!({"using": "css selector", "value": css}))?;
        let ids = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT].as_str());
        Ok(ids.map(|id| Element(id.to_owned())).collect())
    }

    /// Clicks.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/clear", element.0), &json!({})).map(drop)
    }

    /// Types, key by key.
    pub fn keys(&self, element: &Element, text: &str) -> Result<()> {
        self.post(&format!("/element/{}/value", element.0), &json!({"text": text})).map(drop)
    }

    /// Replaces what a field holds, by keyboard: selects all, then types.
    pub fn fill(&self, element: &Element, text: &str) -> Result<()> {
        // U+E009 is the control key; U+E000 releases it.
        self.keys(element, &format!("\u{e009}a\u{e000}{text}"))
    }

    /// The text that is seen.
    pub fn text(&self, element: &Element) -> Result<String> {
        let text = self.driver.get(&self.path(&format!("/element/{}/text", element.0)))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// An attribute as the page's source says it; `None` where it is absent.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>> {
        self.member(element, "attribute", name)
    }

    /// A property as it is now, such as what a field holds.
    pub fn property(&self, element: &Element, name: &str) -> Result<Option<String>> {
        self.member(element, "property", name)
    }

    fn member(&self, element: &Element, kind: &str, name: &str) -> Result<Option<String>> {
        let value = self.driver.get(&self.path(&format!("/element/{}/{kind}/{name}", element.0)))?;
        Ok(match value {
            Value::Null => None,
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        })
    }

    /// Runs the body of a function in the page; `arguments` are its arguments, what it returns comes back.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// Runs the body of an async function in the page and waits for what it returns.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...arguments) => {{ {body} }})(...arguments).then(
               (value) => done({{value: value === undefined ? null : value}}),
               (error) => done({{error: String(error && error.stack || error)}}));"
        );
        let answer = self.post("/execute/async", &json!({"script": script, "args": arguments}))?;
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Asks until the answer is there; `what` names it in the error.
    pub fn until<T>(&self, what: &str, mut ask: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        let start = Instant::now();
        let mut last: Option<Error> = None;
        while start.elapsed() < PATIENCE {
            match ask() {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => last = None,
                // An element may be replaced between finding and reading it.
                Err(error) => last = Some(error),
            }
            thread::sleep(Duration::from_millis(25));
        }
        Err(format!(
            "waited {} s for {what}{}",
            PATIENCE.as_secs(),
            last.map_or_else(String::new, |error| format!(" ({error})"))
        ))
    }

    /// Waits until the first element of the CSS selector shows exactly `text`.
    pub fn until_text(&self, css: &str, text: &str) -> Result<()> {
        let mut seen = String::new();
        let waited = self.until(&format!("`{css}` to show `{text}`"), || {
            let Some(element) = self.find_now(css)? else {
                return Ok(None);
            };
            seen = self.text(&element)?;
            Ok((seen == text).then_some(()))
        });
        waited.map_err(|error| format!("{error}; it shows `{seen}`"))
    }

    /// What the page wrote to the console as an error since the last call.
    pub fn console_errors(&self) -> Result<Vec<String>> {
        let log = self.post("/se/log", &json!({"type": "browser"}))?;
        let entries = log.as_array().cloned().unwrap_or_default();
        let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        Ok(errors.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Writes what is seen, or with `full` the whole page, as a PNG file.
    pub fn screenshot(&self, path: &Path, full: bool) -> Result<()> {
        let mut how = json!({"format": "png"});
        if full {
            let metrics = self.cdp("Page.getLayoutMetrics", &json!({}))?;
            let size = &metrics["cssContentSize"];
            how["captureBeyondViewport"] = json!(true);
            how["clip"] = json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        }
        let picture = self.cdp("Page.captureScreenshot", &how)?;
        let bytes =
            BASE64_STANDARD.decode(picture["data"].as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
        }
        fs::write(path, bytes).map_err(|error| format!("`{}`: {error}", path.display()))
    }

    /// A command of Chromium's own protocol.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        self.driver.get(&self.path(path))
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.driver.post(&self.path(path), body)
    }

    fn path(&self, path: &str) -> String {
        format!("/session/{}{path}", self.session)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.driver.delete(&self.path("")).ok();
        }
        fs::remove_dir_all(&self.profile).ok();
    }
}

/// Whether this runs as the administrator, who owns then what the system says about this process.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
