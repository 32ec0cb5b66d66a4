//! Running other programs: their output passes through, what went wrong becomes one sentence.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::{Result, root};

/// A heading before the output of a step.
pub fn heading(text: &str) {
    if io::stdout().is_terminal() {
        println!("\n\x1b[1m== {text}\x1b[0m");
    } else {
        println!("\n== {text}");
    }
}

/// Where `program` is on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that will run in the project's folder, free of what cargo told only this program.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_BIN_NAME" {
            command.env_remove(&*name);
        }
    }
    if let Some(flag) = remap() {
        command.env(WASM_FLAGS, flag);
    }
    command
}

/// Adds flags to those of `.cargo/config.toml` for what runs in a browser or in Node.
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flag by which a module does not say in whose folder the libraries were: it would be another on every machine, and longer.
fn remap() -> Option<String> {
    Some(format!("--remap-path-prefix={}=/cargo", cargo_home()?.to_str().filter(|path| !path.contains(' '))?))
}

/// Where cargo keeps what it has downloaded.
pub fn cargo_home() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// The search path with `folder` before all others.
pub fn path_with(folder: &Path) -> Result<std::ffi::OsString> {
    let paths = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(folder.to_owned()).chain(env::split_paths(&paths)))
        .map_err(|error| format!("the search path cannot hold `{}`: {error}", folder.display()))
}

/// What a program printed, where it can be run and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program whose output passes through.
pub fn run(command: &mut Command, what: &str) -> Result {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{what} failed (see above)")) }
}

/// The end of a program that was watched.
pub struct Watched {
    /// Whether it succeeded.
    pub success: bool,
    /// Everything that it printed.
    pub text: String,
}

/// Runs a program whose output passes through and is kept.
pub fn watch(command: &mut Command) -> Result<Watched> {
    if io::stderr().is_terminal() {
        // Cargo shows colours and its progress bar although its output passes through here.
        command.env("CARGO_TERM_COLOR", "always").env("CARGO_TERM_PROGRESS_WHEN", "always");
        command.env("CARGO_TERM_PROGRESS_WIDTH", "80");
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let stdout = child.stdout.take().map(|from| thread::spawn(|| tee(from, io::stdout())));
    let stderr = child.stderr.take().map(|from| thread::spawn(|| tee(from, io::stderr())));
    let mut bytes = Vec::new();
    for reader in [stdout, stderr].into_iter().flatten() {
        bytes.extend(reader.join().unwrap_or_default());
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok(Watched { success: status.success(), text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Runs a program that downloads; `what` names what is to be had.
pub fn download(command: &mut Command, what: &str) -> Result {
    let watched = watch(command)?;
    if watched.success {
        return Ok(());
    }
    Err(failure(&watched.text, what))
}

/// The sentence for a download that failed, after what the program printed.
fn failure(text: &str, what: &str) -> String {
    let text = text.to_lowercase();
    if NO_NETWORK.iter().any(|sign| text.contains(sign)) {
        return format!("no network: {what} could not be downloaded; connect this machine and run the command again");
    }
    if NO_LINKER.iter().any(|sign| text.contains(sign)) {
        return no_compiler(what);
    }
    format!("{what} could not be installed (see above)")
}

/// The sentence for a machine without a C compiler, which Rust links with.
pub fn no_compiler(what: &str) -> String {
    let how = if cfg!(target_os = "macos") {
        "`xcode-select --install`"
    } else if cfg!(windows) {
        "the Visual Studio Build Tools"
    } else {
        "on Debian `sudo apt-get install build-essential`"
    };
    format!("no C compiler: {what} needs one to be compiled and linked; install it ({how}) and run the command again")
}

/// How cargo, rustup, pip and apt say that there is no network.
const NO_NETWORK: &[&str] = &[
    "could not resolve host",
    "couldn't resolve host",
    "could not connect to server",
    "couldn't connect to server",
    "failed to connect to",
    "could not resolve proxy",
    "failed to download from",
    "unable to update registry",
    "download of config.json failed",
    "spurious network error",
    "offline mode",
    "--offline was specified",
    "could not download file",
    "dns error",
    "temporary failure resolving",
    "failed to fetch",
    "temporary failure in name resolution",
    "cannot connect to proxy",
    "network is unreachable",
    "connection refused",
    "no matching distribution found",
    "enotfound",
    "eai_again",
    "econnrefused",
];

/// How rustc and build scripts say that there is no linker or C compiler.
const NO_LINKER: &[&str] =
    &["linker `cc` not found", "failed to find tool", "linker `link.exe` not found", "is `cc` not installed"];

fn cannot_start(command: &Command, error: &io::Error) -> String {
    format!("`{}` cannot be started: {error}", command.get_program().to_string_lossy())
}

/// Copies all of `from` to `to` line by line as it comes, and gives it.
fn tee(mut from: impl Read, mut to: impl Write) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut shown = 0;
    let mut buffer = [0; 4096];
    loop {
        let count = from.read(&mut buffer).unwrap_or_default();
        kept.extend_from_slice(&buffer[..count]);
        // Whole lines, or all of them at the end, so that two programs do not write into each other's; a progress bar ends
        // its lines with a return.
        let whole =
            kept[shown..].iter().rposition(|byte| b"\n\r".contains(byte)).map_or(shown, |last| shown + last + 1);
        let end = if count == 0 { kept.len() } else { whole };
        // Who closes the output early still gets the result in the exit code.
        to.write_all(&kept[shown..end]).and_then(|()| to.flush()).ok();
        shown = end;
        if count == 0 {
            return kept;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_through_is_whole() {
        let mut seen = Vec::new();
        assert_eq!(tee("a bar\ra line\nthe end".as_bytes(), &mut seen), seen);
        assert_eq!(seen, b"a bar\ra line\nthe end");
    }

    #[test]
    fn a_failed_download_becomes_one_sentence() {
        let cargo = "error: download of config.json failed\nCaused by: [6] Could not resolve hostname";
        assert_eq!(
            failure(cargo, "Trunk"),
            "no network: Trunk could not be downloaded; connect this machine and run the command again"
        );
        assert!(failure("error: linker `cc` not found", "Trunk").starts_with("no C compiler: Trunk needs one"));
        assert_eq!(failure("error[E0308]: mismatched types", "Trunk"), "Trunk could not be installed (see above)");
    }
}
