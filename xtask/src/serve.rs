//! `cargo xtask serve`: installs what is missing, builds the page and serves it on this machine, with pages of hosts beside it.

use std::io;
use std::net::TcpListener;
use std::process::Command;

use crate::{Result, demo, page, tools};

/// The port where none is asked for; `Trunk.toml` says the same.
const PORT: u16 = 8080;

/// Serves until it is ended.
pub fn run(rest: &[String]) -> Result {
    let port = port(rest)?;
    // Before minutes are spent on building.
    is_free(port)?;
    page::build()?;
    println!(
        "\nThe page is built, and will be again when a file changes. Ctrl-C ends the server, whose address follows."
    );
    demo::start(port);
    let mut trunk = tools::trunk()?;
    trunk.args(["serve", "--release", "--disable-address-lookup", "--address", "127.0.0.1"]);
    trunk.args(["--port", &port.to_string()]);
    become_(&mut trunk)
}

/// The port that was asked for.
fn port(rest: &[String]) -> Result<u16> {
    let text = match rest {
        [] => return Ok(PORT),
        [name, value] if name == "--port" => value,
        [one] if one.starts_with("--port=") => &one["--port=".len()..],
        _ => return Err("serve takes only `--port <number>`".to_owned()),
    };
    match text.parse() {
        Ok(port @ 1..) => Ok(port),
        _ => Err(format!("`{text}` is not a port: give a number from 1 to 65535")),
    }
}

/// Whether the port can be had.
fn is_free(port: u16) -> Result {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(format!(
            "port {port} needs the administrator: choose one from 1024 with `cargo xtask serve --port {PORT}`"
        )),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let other = if port == u16::MAX { PORT } else { port + 1 };
            Err(format!(
                "port {port} is in use: end what uses it, or choose another with `cargo xtask serve --port {other}`"
            ))
        }
        Err(error) => Err(format!("port {port} cannot be had: {error}")),
    }
}

/// Goes on as `command`, so that whatever ends this program ends the server.
#[cfg(unix)]
fn become_(command: &mut Command) -> Result {
    use std::os::unix::process::CommandExt;
    Err(format!("the server cannot be started: {}", command.exec()))
}

/// Runs `command` until it ends; Ctrl-C reaches both.
#[cfg(not(unix))]
fn become_(command: &mut Command) -> Result {
    crate::process::run(command, "the server")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port_of(words: &[&str]) -> Result<u16> {
        port(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_port_is_8080_or_what_is_asked_for() {
        assert_eq!(port_of(&[]), Ok(8080));
        assert_eq!(port_of(&["--port", "9000"]), Ok(9000));
        assert_eq!(port_of(&["--port=9000"]), Ok(9000));
        assert_eq!(port_of(&["--port", "0"]), Err("`0` is not a port: give a number from 1 to 65535".to_owned()));
        assert_eq!(port_of(&["9000"]), Err("serve takes only `--port <number>`".to_owned()));
    }

    #[test]
    fn a_port_in_use_is_said_in_one_sentence() {
        let other = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let sentence = is_free(port).unwrap_err();
        assert!(sentence.starts_with(&format!("port {port} is in use: end what uses it")), "{sentence}");
    }
}
