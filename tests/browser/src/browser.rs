//! One page of a headless browser, in a context that has no storage and no history but its own.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::before;
use crate::engine::{Engine, Running};
use crate::hand::Element;
use crate::look::Look;
use crate::pool::{self, Lease};
use crate::wire::{lock, text};
use crate::{Error, Result};

/// How long [`Browser::until`] asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// One page in a context that it shares with [`Browser::another`]; the last of them ends it.
pub struct Browser {
    context: String,
    /// The page's session of Chromium's own protocol; empty in Firefox.
    session: String,
    /// The frame that is looked into instead of the whole page.
    frame: Mutex<Option<String>>,
    heard: Mutex<Heard>,
    user: Arc<User>,
}

/// What keeps storage, permissions and history apart from those of other tests.
struct User {
    id: String,
    running: Lease,
}

/// What the page has done so far.
#[derive(Default)]
struct Heard {
    errors: Vec<String>,
    requests: Vec<Request>,
}

/// A request that the page has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method, such as `GET`.
    pub method: String,
    /// The address.
    pub url: String,
    /// The status of the answer; `None` while there is none.
    pub status: Option<u64>,
}

impl Browser {
    /// Opens an empty page in the engine of this run, in a fresh context that looks at its pages as `look` says.
    pub fn start(look: &Look) -> Result<Self> {
        before::clear();
        let running = pool::lease(Engine::of_this_run()?)?;
        let user = running.wire.call("browser.createUserContext", &json!({}))?;
        Self::of(Arc::new(User { id: text(&user["userContext"]).to_owned(), running }), look)
    }

    /// Another empty page beside this one, as the same reader would open it: they share what is kept.
    pub fn another(&self, look: &Look) -> Result<Self> {
        Self::of(Arc::clone(&self.user), look)
    }

    fn of(user: Arc<User>, look: &Look) -> Result<Self> {
        let wire = &user.running.wire;
        // Chromium draws what lies behind another tab late.
        let kind = if user.running.engine == Engine::Chromium { "window" } else { "tab" };
        let page = wire.call("browsingContext.create", &json!({"type": kind, "userContext": user.id}))?;
        let context = text(&page["context"]).to_owned();
        let mut browser =
            Self { context, session: String::new(), frame: Mutex::default(), heard: Mutex::default(), user };
        if browser.engine() == Engine::Chromium {
            let session = browser.call("goog:cdp.getSession", &json!({"context": browser.context}))?;
            text(&session["session"]).clone_into(&mut browser.session);
            // Every page has the focus, and what the browser itself finds wrong with a page is told too.
            browser.cdp("Emulation.setFocusEmulationEnabled", &json!({"enabled": true}))?;
            browser.cdp("Log.enable", &json!({}))?;
        }
        browser.look(look)?;
        Ok(browser)
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.user.running.engine
    }

    pub(crate) fn running(&self) -> &Running {
        &self.user.running
    }

    pub(crate) fn context(&self) -> &str {
        &self.context
    }

    /// What is looked into: a frame, or the whole page.
    pub(crate) fn looked_into(&self) -> String {
        lock(&self.frame).clone().unwrap_or_else(|| self.context.clone())
    }

    /// Opens an address and waits until it is loaded; where it is the built page, until its program has started or stopped.
    pub fn goto(&self, url: &str) -> Result<()> {
        lock(&self.frame).take();
        let to = json!({"context": self.context, "url": url, "wait": "complete"});
        self.call("browsingContext.navigate", &to)?;
        self.started()
    }

    /// Waits for the program of a page that has one, and for its second part. What is done before is the first look's, for which there are tests.
    fn started(&self) -> Result<()> {
        let waits = "const { program, later } = document.documentElement.dataset;
            const coming = program === 'started' && later !== 'here' && later !== 'missing';
            return document.querySelector('script[src*=\"start-\"]') !== null && (program === 'waiting' || coming)";
        self.until("the program to start", || Ok((self.script(waits, &[])? == false).then_some(())))
    }

    /// Brings the page before those of the same window.
    pub fn to_front(&self) -> Result<()> {
        self.call("browsingContext.activate", &json!({"context": self.context})).map(drop)
    }

    /// Loads the page anew and waits until it is loaded.
    pub fn reload(&self) -> Result<()> {
        self.call("browsingContext.reload", &json!({"context": self.context, "wait": "complete"}))?;
        self.started()
    }

    /// Runs the body of a function in every page that is opened from now on, before the page's own scripts.
    pub fn before_each_page(&self, body: &str) -> Result<()> {
        if self.engine() == Engine::WebKit {
            before::add(body);
            return Ok(());
        }
        let script = json!({"functionDeclaration": format!("() => {{ {body} }}"), "contexts": [self.context]});
        self.call("script.addPreloadScript", &script).map(drop)
    }

    /// Runs the body of a function in the page; `arguments` are its arguments, what it returns comes back.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.run(body, None, arguments)
    }

    /// The same of a body that awaits.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.run(body, None, arguments)
    }

    /// Runs the body of a function in the page of a frame, of any address: the first is 0.
    pub fn in_frame(&self, frame: usize, body: &str, arguments: &[Value]) -> Result<Value> {
        self.run_in(&self.frame(frame)?, body, None, arguments)
    }

    /// The same in the frame whose page has this address.
    pub fn in_frame_of(&self, url: &str, body: &str, arguments: &[Value]) -> Result<Value> {
        let frames = self.frames()?;
        let inner = frames.iter().find(|(_, address)| address == url).map(|(inner, _)| inner);
        self.run_in(inner.ok_or_else(|| format!("the page has no frame of {url}"))?, body, None, arguments)
    }

    /// Looks into a frame from now on, until the page is left: scripts run there and elements are found there.
    pub fn look_into(&self, frame: usize) -> Result<()> {
        let inner = self.frame(frame)?;
        lock(&self.frame).replace(inner);
        Ok(())
    }

    fn frame(&self, number: usize) -> Result<String> {
        let frame = self.frames()?.into_iter().nth(number);
        frame.map(|(inner, _)| inner).ok_or_else(|| format!("the page has no frame {number}"))
    }

    /// The frames of the page, as they were made, with their addresses.
    fn frames(&self) -> Result<Vec<(String, String)>> {
        let tree = self.call("browsingContext.getTree", &json!({"root": self.context}))?;
        let children = tree["contexts"][0]["children"].as_array().into_iter().flatten();
        let named = children.map(|child| (text(&child["context"]).to_owned(), text(&child["url"]).to_owned()));
        Ok(named.filter(|(inner, _)| self.is_there(inner)).collect())
    }

    /// Can a frame be asked? Chromium's driver, where it is busy, can go on listing one that the page has taken out.
    fn is_there(&self, inner: &str) -> bool {
        let params = json!({"expression": "0", "awaitPromise": false, "target": {"context": inner}});
        let answer = self.call("script.evaluate", &params);
        !answer.is_err_and(|error| error.contains("Session with given id not found"))
    }

    /// Runs a body in which `element` is the element. Arguments and answer go as JSON text, in which every value is itself.
    pub(crate) fn run(&self, body: &str, element: Option<&Element>, arguments: &[Value]) -> Result<Value> {
        self.run_in(&self.looked_into(), body, element, arguments)
    }

    pub(crate) fn run_in(
        &self,
        context: &str,
        body: &str,
        element: Option<&Element>,
        arguments: &[Value],
    ) -> Result<Value> {
        let function = format!(
            "async (given, element) => {{
                const value = await (async function () {{ {body} }}).apply(null, JSON.parse(given));
                return JSON.stringify(value === undefined ? null : value);
            }}"
        );
        let given = json!({"type": "string", "value": json!(arguments).to_string()});
        let arguments = match element {
            None => json!([given]),
            Some(element) => json!([given, {"sharedId": element.id()}]),
        };
        let params = json!({"functionDeclaration": function, "arguments": arguments, "awaitPromise": true,
            "target": {"context": context}, "userActivation": false});
        let answer = self.call("script.callFunction", &params)?;
        if answer["type"] != "success" {
            return Err(text(&answer["exceptionDetails"]["text"]).to_owned());
        }
        serde_json::from_str(text(&answer["result"]["value"]))
            .map_err(|error| format!("the page's answer is not JSON: {error}"))
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

    /// Waits until the body of a function returns true in the page; `what` names that in the error.
    pub fn until_true(&self, what: &str, body: &str) -> Result<()> {
        self.until(what, || Ok((self.script(body, &[])? == true).then_some(())))
    }

    /// Waits until the body of a function returns this; the error tells what it returned last.
    pub fn until_value(&self, what: &str, body: &str, value: impl Into<Value>) -> Result<()> {
        let value = value.into();
        let mut seen = Value::Null;
        let waited = self.until(what, || {
            seen = self.script(body, &[])?;
            Ok((seen == value).then_some(()))
        });
        waited.map_err(|error| format!("{error}; expected {value}, it is {seen}"))
    }

    /// Waits until what was changed has been drawn.
    pub fn drawn(&self) -> Result<()> {
        let frames = "await document.fonts.ready; for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)";
        self.script(frames, &[]).map(drop)
    }

    /// What was written to the console as an error since the last call, by the page or about it, and by its frames.
    pub fn console_errors(&self) -> Result<Vec<String>> {
        self.listen()?;
        Ok(std::mem::take(&mut lock(&self.heard).errors))
    }

    /// Every request that the page and its frames have made so far.
    pub fn requests(&self) -> Result<Vec<Request>> {
        self.listen()?;
        Ok(lock(&self.heard).requests.clone())
    }

    /// Takes in what has been said about the page.
    fn listen(&self) -> Result<()> {
        // What the page has done is told before its answer.
        self.script("", &[])?;
        let frames = self.frames()?;
        let mut heard = lock(&self.heard);
        let frames = frames.iter().map(|(inner, _)| inner.as_str());
        let all = [self.context.as_str(), self.session.as_str()].into_iter().chain(frames);
        for (event, told) in all.flat_map(|about| self.user.running.wire.events(about)) {
            match event.as_str() {
                "log.entryAdded" if told["level"] == "error" => heard.errors.push(text(&told["text"]).to_owned()),
                "goog:cdp.Log.entryAdded" => {
                    let entry = &told["params"]["entry"];
                    if entry["level"] == "error" {
                        heard.errors.push(format!("{} {}", text(&entry["text"]), text(&entry["url"])));
                    }
                }
                "network.beforeRequestSent" => {
                    let [method, url] = ["method", "url"].map(|part| text(&told["request"][part]).to_owned());
                    heard.requests.push(Request { method, url, status: None });
                }
                "network.responseCompleted" => {
                    let url = text(&told["request"]["url"]);
                    let status = told["response"]["status"].as_u64();
                    // Chromium writes these to its log.
                    if self.engine() == Engine::Firefox && status.is_some_and(|status| status >= 400) {
                        heard.errors.push(format!("failed to load {url}"));
                    }
                    let same = |request: &&mut Request| request.url == url && request.status.is_none();
                    if let Some(request) = heard.requests.iter_mut().find(same) {
                        request.status = status;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Writes what is seen, or with `full` the whole page, as a PNG file.
    pub fn screenshot(&self, path: &Path, full: bool) -> Result<()> {
        let origin = if full { "document" } else { "viewport" };
        let how = json!({"context": self.context, "origin": origin});
        let picture = self.call("browsingContext.captureScreenshot", &how)?;
        let bytes = BASE64_STANDARD.decode(text(&picture["data"])).map_err(|error| error.to_string())?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
        }
        fs::write(path, bytes).map_err(|error| format!("`{}`: {error}", path.display()))
    }

    /// A command of Chromium's own protocol.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        if self.session.is_empty() {
            return Err(format!("`{command}` is Chromium's own: call the test `..._in_chromium`"));
        }
        let params = json!({"method": command, "params": parameters, "session": self.session});
        let mut answer = self.call("goog:cdp.sendCommand", &params)?;
        Ok(answer["result"].take())
    }

    /// A command of the protocol.
    pub(crate) fn call(&self, method: &str, params: &Value) -> Result<Value> {
        self.user.running.wire.call(method, params)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.user.running.wire.events(&self.context);
        self.user.running.wire.events(&self.session);
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.running.wire.call("browser.removeUserContext", &json!({"userContext": self.id})).ok();
    }
}
