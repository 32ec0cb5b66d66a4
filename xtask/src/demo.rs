//! The demo hosts of `www/demo/`, which `cargo xtask serve` opens beside the page: pages of another address that embed the calculator.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use crate::{Result, package, root};

/// The address of the calculator as the demo pages write it.
const CALCULATOR: &str = "https://calculator.example";

/// The verb with which this program starts itself; not for people.
pub const VERB: &str = "demo-hosts";

/// Starts the server of the demo hosts beside this program, on the port after the page's, and says where; it ends when this
/// program, or what this program becomes, ends.
pub fn start(page: u16) {
    let Some(port) = page.checked_add(1) else { return };
    let started = env::current_exe().and_then(|program| {
        Command::new(program).args([VERB, &port.to_string(), &page.to_string()]).stdin(Stdio::null()).spawn()
    });
    match started {
        // Another name than the page's is another site to a browser.
        Ok(_) => println!("Pages of hosts that embed the calculator: http://localhost:{port}/"),
        Err(error) => eprintln!("The demo hosts cannot be served: {error}"),
    }
}

/// Serves until the program that started this one has ended.
pub fn run(rest: &[String]) -> Result {
    let ports: Vec<u16> = rest.iter().filter_map(|text| text.parse().ok()).collect();
    let [port, page] = ports.as_slice() else { return Err(format!("`{VERB}` is started by `cargo xtask serve`")) };
    let listener = TcpListener::bind(("127.0.0.1", *port))
        .map_err(|error| format!("the demo hosts have no port {port}: {error}"))?;
    end_with_parent();
    let calculator = format!("http://127.0.0.1:{page}");
    for stream in listener.incoming().flatten() {
        // Who goes away in the middle of an answer wants none.
        answer(&stream, &calculator).ok();
    }
    Ok(())
}

/// Ends this program when another takes the place of the one that started it.
#[cfg(unix)]
fn end_with_parent() {
    let parent = std::os::unix::process::parent_id();
    thread::spawn(move || {
        while std::os::unix::process::parent_id() == parent {
            thread::sleep(Duration::from_millis(500));
        }
        std::process::exit(0);
    });
}

#[cfg(not(unix))]
fn end_with_parent() {
    // Ctrl-C reaches both.
    let _ = (thread::current(), Duration::ZERO);
}

/// Reads one request and answers it.
fn answer(stream: &TcpStream, calculator: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let (status, kind, body) = match page(request.split(' ').nth(1).unwrap_or("/"), calculator) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", "There is no such page.".to_owned()),
    };
    let mut out = stream;
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
}

/// A page of `www/demo/` with the address of the calculator in it.
fn page(path: &str, calculator: &str) -> Option<(&'static str, String)> {
    let name = path.split(['?', '#']).next()?.trim_start_matches('/');
    let name = Path::new(if name.is_empty() { "index.html" } else { name });
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    let kind = match name.extension()?.to_str()? {
        "html" => "text/html",
        "js" => "text/javascript",
        "css" => "text/css",
        _ => return None,
    };
    let text = fs::read_to_string(root().join("www/demo").join(name)).ok().filter(|_| inside)?;
    Some((kind, text.replace(CALCULATOR, calculator).replace("{version}", &package::version().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_hosts_name_the_calculator_that_is_served() {
        let (kind, text) = page("/", "http://127.0.0.1:8080").unwrap();
        assert!(kind == "text/html" && text.contains("href=\"blog.html\""));
        for name in ["blog.html?x", "tags.js", "cms.html"] {
            let (_, text) = page(&format!("/{name}"), "http://127.0.0.1:8080").unwrap();
            assert!(text.contains("\"http://127.0.0.1:8080/embed/1/loader.js\""), "{text}");
            assert!(!text.contains(CALCULATOR) && !text.contains("{version}"), "{text}");
        }
        for wrong in ["/../../Cargo.toml", "/nothing.html", "/demo", "//etc/passwd.html"] {
            assert_eq!(page(wrong, "x"), None, "{wrong}");
        }
    }
}
