//! The protocol (`WebDriver` `BiDi`) over a socket: commands and their answers, and the events of every page.

use std::collections::HashMap;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::protocol::{Role, WebSocketConfig};
use tungstenite::{Message, WebSocket};

use crate::Result;

/// How long a browser may take to answer any one command.
const PATIENCE: Duration = Duration::from_secs(90);

/// An event: its name and what it says.
pub type Event = (String, Value);

/// What the thread that reads and those that ask share.
#[derive(Default)]
struct Desk {
    waiting: Mutex<HashMap<u64, Sender<Result<Value>>>>,
    /// By the page, or by the session of Chromium's own protocol, that they are about.
    events: Mutex<HashMap<String, Vec<Event>>>,
    closed: AtomicBool,
}

/// A connection that any number of threads use at once.
pub struct Wire {
    out: Mutex<WebSocket<TcpStream>>,
    desk: Arc<Desk>,
    next: AtomicU64,
}

impl Wire {
    /// Connects to a browser, or to its driver, on a port of this machine.
    pub fn connect(port: u16) -> Result<Self> {
        let cannot = |error: &dyn std::fmt::Display| format!("the browser cannot be reached on port {port}: {error}");
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| cannot(&error))?;
        stream.set_nodelay(true).map_err(|error| cannot(&error))?;
        // One half writes and one reads, so that nobody who writes waits for an event. A picture has no limit.
        let reading = stream.try_clone().map_err(|error| cannot(&error))?;
        let (out, _) =
            tungstenite::client(format!("ws://127.0.0.1:{port}/session"), stream).map_err(|error| cannot(&error))?;
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let mut reading = WebSocket::from_raw_socket(reading, Role::Client, Some(config));
        let desk = Arc::new(Desk::default());
        thread::spawn({
            let desk = Arc::clone(&desk);
            move || {
                while let Ok(message) = reading.read() {
                    if let Message::Text(text) = message
                        && let Ok(said) = serde_json::from_str(&text)
                    {
                        desk.take(said);
                    }
                }
                desk.closed.store(true, Ordering::Release);
                // Who still waits is told by the end of their channel.
                lock(&desk.waiting).clear();
            }
        });
        Ok(Self { out: Mutex::new(out), desk, next: AtomicU64::new(1) })
    }

    /// Gives a command and waits for its answer.
    pub fn call(&self, method: &str, params: &Value) -> Result<Value> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let (answer, waiting) = mpsc::channel();
        lock(&self.desk.waiting).insert(id, answer);
        let command = json!({"id": id, "method": method, "params": params}).to_string();
        lock(&self.out).send(Message::text(command)).map_err(|error| format!("`{method}` cannot be sent: {error}"))?;
        if !self.is_open() {
            return Err(gone(method));
        }
        waiting.recv_timeout(PATIENCE).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(format!("`{method}` was not answered in {} s", PATIENCE.as_secs())),
            RecvTimeoutError::Disconnected => Err(gone(method)),
        })
    }

    /// Whether the other side is still there.
    pub fn is_open(&self) -> bool {
        !self.desk.closed.load(Ordering::Acquire)
    }

    /// What was said about a page since the last call.
    pub fn events(&self, about: &str) -> Vec<Event> {
        lock(&self.desk.events).remove(about).unwrap_or_default()
    }
}

impl Desk {
    /// Puts an answer or an event where it belongs.
    fn take(&self, mut said: Value) {
        if let Some(id) = said["id"].as_u64() {
            let answer = if said["type"] == "error" {
                let message = said["message"].as_str().unwrap_or_default();
                Err(format!("{}: {}", text(&said["error"]), message.lines().next().unwrap_or_default()))
            } else {
                Ok(said["result"].take())
            };
            if let Some(waiting) = lock(&self.waiting).remove(&id) {
                // Who gave up has no ear.
                waiting.send(answer).ok();
            }
        } else if let Some(method) = said["method"].as_str().map(str::to_owned) {
            let params = said["params"].take();
            let about = [&params["context"], &params["source"]["context"], &params["session"]];
            let about = about.into_iter().find_map(Value::as_str).map(str::to_owned);
            if let Some(about) = about {
                lock(&self.events).entry(about).or_default().push((method, params));
            }
        }
    }
}

fn gone(method: &str) -> String {
    format!("the browser ended before it answered `{method}`")
}

/// A text of an answer, empty where there is none.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What a test that failed has left is still whole: each change is one insertion or removal.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
