//! The engines, and how each is started.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use crate::Result;
use crate::classic::{self, Classic};
use crate::program::Program;
use crate::wire::{Event, Wire, text};

/// An engine of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through its driver.
    Chromium,
    /// Firefox, which needs no driver.
    Firefox,
    /// `WebKit`, through its driver, which can tell less.
    WebKit,
}

/// The connection to a browser.
pub enum Connection {
    /// In the protocol of all the tests.
    Direct(Box<Wire>),
    /// In the one before it.
    Classic(Classic),
}

impl Connection {
    /// Gives a command and waits for its answer.
    pub fn call(&self, method: &str, params: &Value) -> Result<Value> {
        match self {
            Self::Direct(wire) => wire.call(method, params),
            Self::Classic(classic) => classic.call(method, params),
        }
    }

    /// Whether the other side is still there, as far as is known.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Direct(wire) => wire.is_open(),
            Self::Classic(_) => true,
        }
    }

    /// What was said about a page since the last call: nothing in the older protocol.
    pub fn events(&self, about: &str) -> Vec<Event> {
        match self {
            Self::Direct(wire) => wire.events(about),
            Self::Classic(_) => Vec::new(),
        }
    }
}

/// How Chromium is started. The pipe ends it when its driver ends.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "--window-size=1280,900",
];

/// What Firefox is told beside what it does of its own for `WebDriver`: its page has the focus although no window system gives it,
/// and is drawn at full speed although nobody looks.
const PREFERENCES: &str = r#"user_pref("focusmanager.testmode", true);
user_pref("layout.throttled_frame_rate", 60);
user_pref("dom.min_background_timeout_value", 4);
user_pref("dom.timeout.enable_budget_timer_throttling", false);
user_pref("ui.useOverlayScrollbars", 1);
"#;

/// What is told about the pages.
const EVENTS: [&str; 4] =
    ["log.entryAdded", "network.beforeRequestSent", "network.responseCompleted", "network.fetchError"];

/// A running browser.
pub struct Running {
    /// Its engine.
    pub engine: Engine,
    /// The connection to it.
    pub wire: Connection,
    /// In Firefox the browser's own window, whose scripts may do more than a page.
    own: Option<String>,
    _program: Program,
}

impl Engine {
    /// The engine that the variable `ENGINE` names; Chromium where it names none.
    pub fn of_this_run() -> Result<Self> {
        match env::var("ENGINE").unwrap_or_default().as_str() {
            "" | "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => Err(format!("there is no engine `{other}`: `ENGINE` is `chromium`, `firefox` or `webkit`")),
        }
    }

    /// Starts it with a profile of its own.
    pub fn start(self) -> Result<Running> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("referral-statement-browser-{}-{number}", process::id()));
        match self {
            Self::Chromium => chromium(&profile),
            Self::Firefox => firefox(&profile),
            Self::WebKit => {
                let (classic, program) = classic::start(&profile)?;
                let wire = Connection::Classic(classic);
                Ok(Running { engine: self, wire, own: None, _program: program })
            }
        }
    }
}

fn chromium(profile: &Path) -> Result<Running> {
    let mut command = Command::new(named("CHROMEDRIVER", &["chromedriver"]));
    command.arg("--port=0");
    let help = "run `cargo xtask test`, which installs it";
    let (program, port) = Program::start(&mut command, profile, "successfully on port ", help)?;
    let wire = Wire::connect(port)?;
    let mut flags: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    if is_root() {
        // Chromium's sandbox refuses to work for the administrator.
        flags.push("--no-sandbox".to_owned());
    }
    let mut options = json!({"args": flags});
    if let Ok(binary) = env::var("CHROMIUM") {
        options["binary"] = json!(binary);
    }
    let wanted = json!({"browserName": "chrome", "webSocketUrl": true, "goog:chromeOptions": options});
    wire.call("session.new", &json!({"capabilities": {"alwaysMatch": wanted}}))?;
    let events: Vec<_> = EVENTS.into_iter().chain(["goog:cdp.Log.entryAdded"]).collect();
    wire.call("session.subscribe", &json!({"events": events}))?;
    Ok(Running { engine: Engine::Chromium, wire: Connection::Direct(Box::new(wire)), own: None, _program: program })
}

fn firefox(profile: &Path) -> Result<Running> {
    let cannot = |error: std::io::Error| format!("the browser's profile cannot be written: {error}");
    fs::create_dir_all(profile).map_err(cannot)?;
    fs::write(profile.join("user.js"), PREFERENCES).map_err(cannot)?;
    let mut command = Command::new(named("FIREFOX", &["firefox-esr", "firefox"]));
    // System access lets the tests say that the reader prefers a dark page, for which the protocol has no word here.
    command.args([
        "--headless",
        "--no-remote",
        "--remote-debugging-port=0",
        "--remote-allow-system-access",
        "--profile",
    ]);
    let help = "run `cargo xtask test`, which installs it";
    let (program, port) = Program::start(command.arg(profile), profile, "BiDi listening on ws://127.0.0.1:", help)?;
    let wire = Wire::connect(port)?;
    wire.call("session.new", &json!({"capabilities": {}}))?;
    wire.call("session.subscribe", &json!({"events": EVENTS}))?;
    let tree = wire.call("browsingContext.getTree", &json!({"moz:scope": "chrome", "maxDepth": 0}))?;
    let own = text(&tree["contexts"][0]["context"]).to_owned();
    Ok(Running { engine: Engine::Firefox, wire: Connection::Direct(Box::new(wire)), own: Some(own), _program: program })
}

impl Running {
    /// Runs a function in Firefox's own window.
    pub fn in_own_window(&self, function: &str, arguments: &[&str]) -> Result<()> {
        let arguments: Vec<Value> = arguments.iter().map(|text| json!({"type": "string", "value": text})).collect();
        let params = json!({"functionDeclaration": function, "arguments": arguments, "awaitPromise": true,
            "target": {"context": self.own}});
        let answer = self.wire.call("script.callFunction", &params)?;
        if answer["type"] == "success" { Ok(()) } else { Err(text(&answer["exceptionDetails"]["text"]).to_owned()) }
    }
}

/// The program that a variable names, or the first of these that is on the search path.
fn named(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(named) = env::var_os(variable) {
        return named.into();
    }
    let paths: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let found = names.iter().find(|name| paths.iter().any(|folder| folder.join(name).is_file()));
    found.unwrap_or(&names[0]).into()
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
