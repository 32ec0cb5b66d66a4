//! The folder of installed tools, which all clones of one user share.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::Result;

/// The variable that names another folder for the tools.
const VARIABLE: &str = "REFERRAL_STATEMENT_CACHE";

/// The folder of the tools.
fn folder() -> Result<PathBuf> {
    if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return std::path::absolute(path).map_err(|error| format!("`{VARIABLE}` names no folder: {error}"));
    }
    let var = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || var("HOME");
    let user = if cfg!(windows) {
        var("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        var("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    user.map(|folder| folder.join("referral-statement"))
        .ok_or_else(|| format!("there is no folder for installed tools: set `{VARIABLE}` to one"))
}

/// The folder of one installed tool, installing it first where it is not there.
///
/// `install` gets an empty folder to install into, and a folder to work in that survives an interruption, so that the next
/// attempt goes on where this one stopped. The tool appears under its name only when it is complete. A second clone that wants
/// the same tool waits for the first.
pub fn tool(name: &str, install: impl FnOnce(&Path, &Path) -> Result) -> Result<PathBuf> {
    let tools = folder()?.join("tools");
    let place = tools.join(name);
    if place.is_dir() {
        return Ok(place);
    }
    fs::create_dir_all(&tools).map_err(|error| cannot_write(&tools, &error))?;
    let lock_path = tools.join(format!("{name}.lock"));
    let lock = File::create(&lock_path).map_err(|error| cannot_write(&lock_path, &error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("Waiting for another `cargo xtask` that is installing {name}.");
            lock.lock().map_err(|error| cannot_write(&lock_path, &error))?;
        }
        Err(TryLockError::Error(error)) => return Err(cannot_write(&lock_path, &error)),
    }
    if place.is_dir() {
        return Ok(place);
    }
    let new = tools.join(format!("{name}.new"));
    let work = tools.join(format!("{name}.work"));
    remove(&new)?;
    for folder in [&new, &work] {
        fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    }
    install(&new, &work)?;
    fs::rename(&new, &place).map_err(|error| cannot_write(&place, &error))?;
    remove(&work)?;
    Ok(place)
}

/// Removes a folder where it exists.
pub fn remove(folder: &Path) -> Result {
    if folder.exists() { fs::remove_dir_all(folder).map_err(|error| cannot_write(folder, &error)) } else { Ok(()) }
}

/// The sentence for a place that cannot be written.
pub fn cannot_write(path: &Path, error: &std::io::Error) -> String {
    format!("`{}` cannot be written: {error}", path.display())
}
