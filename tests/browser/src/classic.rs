//! `WebKit` through its driver, which speaks the older protocol (`WebDriver`): the commands of the newer one that the tests use,
//! each as what is nearest to it. What the older has no word for is an error that says so; `tests/browser/webkit.txt` lists the tests
//! that need it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, thread};

use serde_json::{Value, json};

use crate::Result;
use crate::program::Program;
use crate::wire::{lock, text};

/// How long the driver may take to start, and to answer any one command.
const PATIENCE: Duration = Duration::from_secs(90);

/// Starts a screen that nobody sees, and the driver on it; `$1` is the folder of this run, `$2` the port. The browser's own parts are
/// made small, because its window cannot be narrower than they are. Its reader wants nothing to move.
const START: &str = r#"Xvfb -displayfd 4 -screen 0 1600x1600x24 -nolisten tcp 4>"$1/display" &
mkdir -p "$1/gtk-3.0"
printf '[Settings]\ngtk-enable-animations=0\n' > "$1/gtk-3.0/settings.ini"
echo '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; }' > "$1/gtk-3.0/gtk.css"
while [ ! -s "$1/display" ]; do sleep 0.05; done
export DISPLAY=":$(cat "$1/display")" HOME="$1" XDG_CACHE_HOME="$1" XDG_DATA_HOME="$1" XDG_CONFIG_HOME="$1"
export WEBKIT_DISABLE_COMPOSITING_MODE=1 LIBGL_ALWAYS_SOFTWARE=1 GTK_OVERLAY_SCROLLING=1 NO_AT_BRIDGE=1
"${WEBKIT_DRIVER:-WebKitWebDriver}" --port="$2" &
echo "the driver is on port $2"
wait"#;

/// Where Debian keeps the browser of the driver; another is named in `WEBKIT`.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// How the protocol marks an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The frames of a page, those in shadow roots too, which the page itself does not number.
const FRAMES: &str = "
    const all = [];
    const look = (root) => {
        for (const element of root.querySelectorAll('*')) {
            if (element.localName === 'iframe') all.push(element);
            if (element.shadowRoot) look(element.shadowRoot);
        }
    };
    look(document);
    return all;";

/// A running driver, which has one session at a time.
pub struct Classic {
    port: u16,
    session: Mutex<Session>,
}

/// The session: the reader whose pages these are.
#[derive(Default)]
struct Session {
    id: String,
    /// Whether the window that it came with has been given away.
    begun: bool,
    /// What the next command is about: a window, and the way into its frames.
    entered: String,
}

/// Starts a driver with a profile of its own.
pub fn start(profile: &Path) -> Result<(Classic, Program)> {
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| format!("no free port for the driver: {error}"))?.port();
    let mut command = Command::new("sh");
    command.args(["-c", START, "sh"]).arg(profile).arg(port.to_string());
    let help = "run `cargo xtask webkit`, which installs it";
    let (program, port) = Program::start(&mut command, profile, "the driver is on port ", help)?;
    let classic = Classic { port, session: Mutex::default() };
    let start = Instant::now();
    while classic.ask("GET", "/status", &Value::Null).is_err() {
        if start.elapsed() > PATIENCE {
            return Err(format!("the driver does not answer: {help}"));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok((classic, program))
}

impl Classic {
    /// Gives a command of the newer protocol and waits for its answer, in the newer protocol's shape.
    pub fn call(&self, method: &str, params: &Value) -> Result<Value> {
        let mut session = lock(&self.session);
        let context = [&params["context"], &params["target"]["context"], &params["root"]];
        let context = context.into_iter().find_map(Value::as_str).unwrap_or_default();
        if !context.is_empty() && session.entered != context {
            self.enter(&mut session, context)?;
        }
        match method {
            "browser.createUserContext" => self.begin(&mut session),
            "browser.removeUserContext" => {
                let ended = self.ask("DELETE", &format!("/session/{}", session.id), &Value::Null);
                *session = Session::default();
                ended
            }
            "browsingContext.create" => self.window(&mut session),
            "browsingContext.navigate" => {
                session.entered.clear();
                self.give(&session, "url", &json!({"url": params["url"]}))
            }
            "browsingContext.reload" => {
                session.entered.clear();
                self.give(&session, "refresh", &json!({}))
            }
            "browsingContext.activate" => self.enter(&mut session, context).map(|()| Value::Null),
            "browsingContext.getTree" => self.tree(&mut session, context),
            "browsingContext.locateNodes" => {
                let css = json!({"using": "css selector", "value": params["locator"]["value"]});
                let found = self.give(&session, "elements", &css)?;
                let ids = found.as_array().into_iter().flatten().map(|one| json!({"sharedId": one[ELEMENT]}));
                Ok(json!({"nodes": ids.collect::<Vec<_>>()}))
            }
            "browsingContext.setViewport" => self.size(&session, params),
            "browsingContext.captureScreenshot" if params["origin"] != "document" => {
                Ok(json!({"data": self.read(&session, "screenshot")?}))
            }
            "emulation.setLocaleOverride" if params["locale"] == "en-US" => Ok(Value::Null),
            "input.performActions" => self.give(&session, "actions", &json!({"actions": params["actions"]})),
            "script.callFunction" => {
                let given = params["arguments"].as_array().into_iter().flatten();
                let given: Vec<Value> = given.map(argument).collect();
                let value = self.run(
                    &session,
                    &format!("return ({}).apply(null, arguments)", text(&params["functionDeclaration"])),
                    &given,
                )?;
                Ok(json!({"type": "success", "result": {"value": value}}))
            }
            _ => Err(format!("WebKit's driver has no word for `{method}`")),
        }
    }

    /// A fresh session: nothing is kept of the one before.
    fn begin(&self, session: &mut Session) -> Result<Value> {
        let browser = env::var_os("WEBKIT").map_or_else(|| PathBuf::from(BROWSER), PathBuf::from);
        let options = json!({"binary": browser, "args": ["--automation"]});
        let wanted = json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}});
        let made = self.ask("POST", "/session", &wanted)?;
        *session = Session { id: text(&made["sessionId"]).to_owned(), ..Session::default() };
        Ok(json!({"userContext": session.id}))
    }

    /// A window: the first one is there already.
    fn window(&self, session: &mut Session) -> Result<Value> {
        let handle = if session.begun {
            self.give(session, "window/new", &json!({"type": "window"}))?["handle"].clone()
        } else {
            session.begun = true;
            self.read(session, "window")?
        };
        Ok(json!({"context": handle}))
    }

    /// Goes where a command is about: `window/0/1` is the second frame in the first of a window.
    fn enter(&self, session: &mut Session, context: &str) -> Result<()> {
        session.entered.clear();
        let mut parts = context.split('/');
        let handle = parts.next().unwrap_or_default();
        self.give(session, "window", &json!({"handle": handle}))?;
        self.give(session, "frame", &json!({"id": null}))?;
        for frame in parts {
            let frames = self.run(session, FRAMES, &[])?;
            let frame = frame.parse::<usize>().ok().and_then(|number| frames.get(number));
            self.give(session, "frame", &json!({"id": frame.ok_or("the frame is gone")?}))?;
        }
        // A frame may be another the next time.
        if context == handle {
            context.clone_into(&mut session.entered);
        }
        Ok(())
    }

    /// The frames of a page, each with its address.
    fn tree(&self, session: &mut Session, context: &str) -> Result<Value> {
        let count = self.run(session, FRAMES, &[])?.as_array().map_or(0, Vec::len);
        let mut children = Vec::new();
        for frame in 0..count {
            let inner = format!("{context}/{frame}");
            // It may have gone in between.
            if self.enter(session, &inner).is_ok() {
                let url = self.run(session, "return location.href", &[]).unwrap_or_default();
                children.push(json!({"context": inner, "url": url}));
            }
        }
        self.enter(session, context)?;
        Ok(json!({"contexts": [{"context": context, "children": children}]}))
    }

    /// Gives the page another size: its window is larger by the browser's own parts.
    fn size(&self, session: &Session, params: &Value) -> Result<Value> {
        if params["devicePixelRatio"] != 1 {
            return Err("WebKit's driver cannot show a page larger".to_owned());
        }
        let wanted = ["width", "height"].map(|side| params["viewport"][side].as_i64().unwrap_or_default());
        let mut seen = Value::Null;
        for _ in 0..40 {
            seen = self.run(session, "return [innerWidth, innerHeight]", &[])?;
            let missing = [0, 1].map(|side: usize| wanted[side] - seen[side].as_i64().unwrap_or_default());
            if missing == [0, 0] {
                return Ok(Value::Null);
            }
            let window = self.read(session, "window/rect")?;
            let side = |name: &str, more: i64| window[name].as_i64().unwrap_or_default() + more;
            let rect =
                json!({"x": 0, "y": 0, "width": side("width", missing[0]), "height": side("height", missing[1])});
            self.give(session, "window/rect", &rect)?;
            // The page is told a moment after its window.
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("WebKit's page is {seen} instead of {wanted:?}"))
    }

    fn run(&self, session: &Session, script: &str, arguments: &[Value]) -> Result<Value> {
        self.give(session, "execute/sync", &json!({"script": script, "args": arguments}))
    }

    fn give(&self, session: &Session, command: &str, body: &Value) -> Result<Value> {
        self.ask("POST", &format!("/session/{}/{command}", session.id), body)
    }

    fn read(&self, session: &Session, command: &str) -> Result<Value> {
        self.ask("GET", &format!("/session/{}/{command}", session.id), &Value::Null)
    }

    /// One request to the driver, on a connection of its own.
    fn ask(&self, verb: &str, path: &str, body: &Value) -> Result<Value> {
        let failed = |error: std::io::Error| format!("`{path}` cannot be asked of the driver: {error}");
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        let head = format!(
            "{verb} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).map_err(failed)?;
        let mut answer = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if answer.read_line(&mut line).map_err(failed)? == 0 {
                return Err(format!("the driver ended before it answered `{path}`"));
            }
            if line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        let mut bytes = vec![0; length];
        answer.read_exact(&mut bytes).map_err(failed)?;
        let mut said: Value = serde_json::from_slice(&bytes).map_err(|error| format!("`{path}`: {error}"))?;
        let value = said["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", text(&value["message"]).lines().next().unwrap_or_default())),
            None => Ok(value),
        }
    }
}

/// An argument of a function, as the older protocol writes it.
fn argument(argument: &Value) -> Value {
    match argument["sharedId"].as_str() {
        Some(id) => json!({ ELEMENT: id }),
        None => argument["value"].clone(),
    }
}
