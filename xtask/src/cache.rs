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
    tool_in(&folder()?.join("tools"), name, install)
}

fn tool_in(tools: &Path, name: &str, install: impl FnOnce(&Path, &Path) -> Result) -> Result<PathBuf> {
    let place = tools.join(name);
    if place.is_dir() {
        return Ok(place);
    }
    fs::create_dir_all(tools).map_err(|error| cannot_write(tools, &error))?;
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::*;

    /// A folder of its own for one test, which is empty.
    fn tools(test: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("referral-statement-{test}-{}", std::process::id()));
        remove(&folder).unwrap();
        folder
    }

    #[test]
    fn clones_that_want_a_tool_at_once_install_it_once() {
        let tools = tools("at-once");
        let installed = AtomicU32::new(0);
        let clone = || {
            let install = |new: &Path, _: &Path| {
                thread::sleep(Duration::from_millis(50));
                fs::write(new.join("complete"), "yes").unwrap();
                installed.fetch_add(1, Ordering::Relaxed);
                Ok(())
            };
            assert!(tool_in(&tools, "trunk-1", install).unwrap().join("complete").is_file());
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(clone);
            }
        });
        assert_eq!(installed.load(Ordering::Relaxed), 1);
        remove(&tools).unwrap();
    }

    #[test]
    fn what_was_interrupted_goes_on_and_is_never_taken_for_installed() {
        let tools = tools("interrupted");
        let stopped = tool_in(&tools, "trunk-1", |new, work| {
            fs::write(new.join("half"), "").unwrap();
            fs::write(work.join("compiled"), "").unwrap();
            Err("no network".to_owned())
        });
        assert_eq!(stopped, Err("no network".to_owned()));
        assert!(!tools.join("trunk-1").exists());
        let place = tool_in(&tools, "trunk-1", |new, work| {
            assert!(!new.join("half").exists());
            assert!(work.join("compiled").exists());
            Ok(())
        });
        assert_eq!(place, Ok(tools.join("trunk-1")));
        assert!(!tools.join("trunk-1.work").exists());
        remove(&tools).unwrap();
    }
}
