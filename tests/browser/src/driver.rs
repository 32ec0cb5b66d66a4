//! The driver process: `chromedriver` on a free port, and requests to it.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;

use crate::Result;

/// How long the driver may take to start, and to answer any one request.
const PATIENCE: Duration = Duration::from_secs(90);

/// A running `chromedriver`; it ends when it is dropped.
pub struct Driver {
    process: Child,
    base: String,
    agent: Agent,
}

impl Driver {
    /// Starts the driver named by `CHROMEDRIVER`, or `chromedriver`.
    pub fn start() -> Result<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                format!("`{program}` does not start ({error}): run `cargo xtask test`, which installs it")
            })?;
        let output = process.stdout.take().ok_or("the driver has no output")?;
        let agent =
            Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build().new_agent();
        let mut driver = Self { process, base: String::new(), agent };
        // The port is in the line "ChromeDriver was started successfully on port 40123."; the rest is read so that the driver
        // never waits for a reader.
        let (found, port) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(std::result::Result::ok) {
                if let Some((_, port)) = line.split_once("successfully on port ") {
                    found.send(port.trim_end_matches('.').to_owned()).ok();
                }
            }
        });
        let port =
            port.recv_timeout(PATIENCE).map_err(|_| format!("`{program}` did not say on which port it listens"))?;
        driver.base = format!("http://127.0.0.1:{port}");
        Ok(driver)
    }

    /// Posts `body` and gives the answer's `value`.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self.agent.post(format!("{}{path}", self.base));
        value(request.content_type("application/json").send(body.to_string()))
    }

    /// Gets `path` and gives the answer's `value`.
    pub fn get(&self, path: &str) -> Result<Value> {
        value(self.agent.get(format!("{}{path}", self.base)).call())
    }

    /// Deletes `path`.
    pub fn delete(&self, path: &str) -> Result<Value> {
        value(self.agent.delete(format!("{}{path}", self.base)).call())
    }
}

/// The `value` of an answer, or its error as a sentence.
fn value(answer: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let mut answer = answer.map_err(|error| format!("the driver does not answer: {error}"))?;
    // A screenshot of a long page is larger than the default limit of 10 MB.
    let body = answer.body_mut().with_config().limit(1 << 28).read_to_string();
    let body = body.map_err(|error| format!("the driver's answer breaks off: {error}"))?;
    let body: Value =
        serde_json::from_str(&body).map_err(|error| format!("the driver's answer is not JSON: {error}"))?;
    let value = body.get("value").cloned().unwrap_or_default();
    match value.get("error").and_then(Value::as_str) {
        None => Ok(value),
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default();
            Err(format!("{error}: {}", message.lines().next().unwrap_or_default()))
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
