//! A browser as a process: it ends when these tests end, however they end.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Result;

/// How long a browser may take to say where it listens.
const PATIENCE: Duration = Duration::from_secs(90);

/// Waits until its input ends, which is when the tests have ended; then ends the browser's processes and removes its profile.
const WATCH: &str = r#"cat >/dev/null
kill -s TERM -- "-$1" 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do kill -s 0 -- "-$1" 2>/dev/null || break; sleep 0.2; done
kill -s KILL -- "-$1" 2>/dev/null
sleep 0.2
rm -rf "$2""#;

/// A running browser, or its driver.
pub struct Program {
    process: Child,
    /// Holds the pipe whose end the watcher waits for.
    watcher: Option<Child>,
}

impl Program {
    /// Starts `command`, which says on which port it listens right after `sign`; `help` is told where it does not start.
    pub fn start(command: &mut Command, profile: &Path, sign: &'static str, help: &str) -> Result<(Self, u16)> {
        fs::create_dir_all(profile).map_err(|error| format!("no folder for the browser's profile: {error}"))?;
        own_group(command);
        let program = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().map_err(|error| format!("`{program}` does not start ({error}): {help}"))?;
        let (found, port) = mpsc::channel();
        let outputs: [Option<Box<dyn Read + Send>>; 2] =
            [process.stdout.take().map(|out| Box::new(out) as _), process.stderr.take().map(|out| Box::new(out) as _)];
        for output in outputs.into_iter().flatten() {
            let found = found.clone();
            // All of it is read, so that the browser never waits for a reader.
            thread::spawn(move || {
                for line in BufReader::new(output).split(b'\n').map_while(std::result::Result::ok) {
                    let line = String::from_utf8_lossy(&line);
                    if let Some((_, rest)) = line.split_once(sign) {
                        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                        found.send(digits).ok();
                    }
                }
            });
        }
        let watcher = watch(process.id(), profile);
        let program_and_watcher = Self { process, watcher };
        let port = port.recv_timeout(PATIENCE).ok().and_then(|port| port.parse().ok());
        let port = port.ok_or_else(|| format!("`{program}` did not say on which port it listens: {help}"))?;
        Ok((program_and_watcher, port))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        match &mut self.watcher {
            // The watcher ends the whole group.
            Some(watcher) => drop(watcher.stdin.take()),
            None => {
                self.process.kill().ok();
            }
        }
        self.process.wait().ok();
    }
}

/// Puts what is started, and what that starts, into a group that can be ended as one.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

#[cfg(unix)]
fn watch(process: u32, profile: &Path) -> Option<Child> {
    let mut watcher = Command::new("sh");
    watcher.args(["-c", WATCH, "sh", &process.to_string()]).arg(profile);
    own_group(&mut watcher);
    watcher.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

#[cfg(not(unix))]
fn watch(_: u32, _: &Path) -> Option<Child> {
    None
}
