//! A server for files, on a free port of this machine.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle, ThreadId};

use crate::{Result, before};

/// What is sent for a path.
struct Answer {
    /// The media type.
    kind: &'static str,
    /// How it is packed.
    packed: Option<&'static str>,
    body: Vec<u8>,
    /// Does the network go away in the middle of it?
    is_cut: bool,
}

/// What is served below one path.
enum Source {
    Folder(PathBuf),
    Page(String),
}

/// Which paths there are; the longest that fits answers.
#[derive(Default)]
pub struct Paths {
    sources: Vec<(String, Source)>,
    /// What is sent along: where the path begins, or is, the name and the value.
    headers: Vec<(String, String)>,
    /// Whether a file is sent as the packed one beside it, to who takes that.
    packed: bool,
}

/// The endings of packed files, as `Content-Encoding` names them; the smallest first.
const PACKED: [(&str, &str); 2] = [("br", "br"), ("gz", "gzip")];

impl Paths {
    /// Serves the files of `folder` below `path`, which begins and ends with a slash. Of a file beside which one lies that is called
    /// the same and `.cut`, half is sent, as by a network that goes away.
    #[must_use]
    pub fn folder(mut self, path: &str, folder: PathBuf) -> Self {
        self.sources.push((path.to_owned(), Source::Folder(folder)));
        self
    }

    /// Sends packed files where they lie beside the others, as hosts of a release do.
    #[must_use]
    pub fn packed(mut self) -> Self {
        self.packed = true;
        self
    }

    /// Serves one text: an HTML page, unless its path has another ending.
    #[must_use]
    pub fn page(mut self, path: &str, text: &str) -> Self {
        self.sources.push((path.to_owned(), Source::Page(text.to_owned())));
        self
    }

    /// Sends a header, such as `Name: value`, along with what a path of a `_headers` file fits: as it is, or up to its `*`.
    #[must_use]
    pub fn header(mut self, path: &str, header: &str) -> Self {
        self.headers.push((path.to_owned(), header.to_owned()));
        self
    }

    /// Sends what a `_headers` file says, as hosts that know it do.
    #[must_use]
    pub fn headers(mut self, file: &str) -> Self {
        let mut path = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("  ") {
                Some(header) => self = self.header(path, header),
                None => path = line,
            }
        }
        self
    }

    /// The headers for a path, each on a line.
    fn headers_for(&self, path: &str) -> String {
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let fits = |pattern: &str| match pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == pattern,
        };
        let fitting = self.headers.iter().filter(|(pattern, _)| fits(pattern));
        fitting.fold(String::new(), |text, (_, header)| text + header + "\r\n")
    }

    /// The answer to a request for `path` by who takes what is packed in one of these ways.
    fn answer(&self, path: &str, accepted: &str) -> Option<Answer> {
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let (prefix, source) = self
            .sources
            .iter()
            .filter(|(prefix, source)| match source {
                Source::Folder(_) => path.starts_with(prefix.as_str()),
                Source::Page(_) => path == prefix,
            })
            .max_by_key(|(prefix, _)| prefix.len())?;
        match source {
            Source::Page(text) => {
                let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("html");
                Some(Answer { kind: mime(ending), packed: None, body: text.clone().into_bytes(), is_cut: false })
            }
            Source::Folder(folder) => {
                let below = Path::new(&path[prefix.len()..]);
                if !below.components().all(|part| matches!(part, Component::Normal(_))) {
                    return None;
                }
                let mut file = folder.join(below);
                if file.is_dir() {
                    file.push("index.html");
                }
                let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
                let kind = mime(extension);
                let ways = PACKED.iter().filter(|(_, way)| self.packed && accepts(accepted, way));
                let packed = ways.filter_map(|(ending, way)| {
                    let body = fs::read(file.with_added_extension(ending)).ok()?;
                    Some(Answer { kind, packed: Some(*way), body, is_cut: false })
                });
                let is_cut = file.with_added_extension("cut").exists();
                let whole = || Some(Answer { kind, packed: None, body: fs::read(&file).ok()?, is_cut });
                packed.into_iter().next().or_else(whole)
            }
        }
    }
}

/// Whether an `Accept-Encoding` names this way to pack.
fn accepts(accepted: &str, way: &str) -> bool {
    accepted.split(',').any(|one| one.split(';').next().is_some_and(|one| one.trim() == way))
}

/// The media type of a file's extension.
fn mime(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// A running server; it ends when it is dropped.
pub struct Site {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Nothing served yet: add paths, then [`Site::serve`] them.
    pub fn paths() -> Paths {
        Paths::default()
    }

    /// Serves `paths` on a free port.
    pub fn serve(paths: Paths) -> Result<Self> {
        let listener =
            TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("no free port for the pages: {error}"))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let stop = Arc::new(AtomicBool::new(false));
        let paths = Arc::new(paths);
        let test = thread::current().id();
        let thread = thread::spawn({
            let stop = Arc::clone(&stop);
            move || {
                for connection in listener.incoming() {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let paths = Arc::clone(&paths);
                    // A browser that goes away in the middle of an answer is no fault of the page.
                    thread::spawn(move || connection.and_then(|stream| respond(&stream, &paths, test)).ok());
                }
            }
        });
        Ok(Self { address, stop, thread: Some(thread) })
    }

    /// The address of `path`, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The same under another name of this machine, which is another site to a browser, not only another origin.
    pub fn other_url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes the server so that it sees that it is to stop.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// Reads one request of a test and answers it.
fn respond(stream: &TcpStream, paths: &Paths, test: ThreadId) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut accepted = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            value.clone_into(&mut accepted);
        }
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let script = before::script(test);
    let own = |kind, body| Answer { kind, packed: None, body, is_cut: false };
    let (status, mut answer) = match paths.answer(path, &accepted) {
        Some(answer) => ("200 OK", answer),
        None if path == before::PATH => ("200 OK", own(mime("js"), script.clone().unwrap_or_default().into_bytes())),
        None => ("404 Not Found", own(mime("html"), format!("nothing at {path}").into_bytes())),
    };
    if script.is_some() && answer.kind.starts_with("text/html") {
        answer.body = before::into(&answer.body);
    }
    let mut headers = paths.headers_for(path);
    if let Some(packed) = answer.packed {
        headers.extend(["Content-Encoding: ", packed, "\r\nVary: Accept-Encoding\r\n"]);
    }
    let mut out = stream;
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n",
        answer.kind,
        answer.body.len(),
        if headers.contains("Cache-Control") { headers } else { headers + "Cache-Control: no-store\r\n" }
    )?;
    let sent = if answer.is_cut { answer.body.len() / 2 } else { answer.body.len() };
    out.write_all(&answer.body[..sent])
}
