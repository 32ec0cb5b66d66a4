//! Copies of the built page, which a test may change and break.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use browser_tests::{Browser, Result, Site, built};

/// A copy of the built page that a test may change; it goes away when it is dropped.
pub struct Copy(pub PathBuf);

impl Copy {
    /// A copy in a folder of this name.
    pub fn new(name: &str) -> Result<Self> {
        let copy = Self(env::temp_dir().join(format!("referral-statement-{name}-{}", process::id())));
        copy_folder(&built("app", "index.html")?, &copy.0)?;
        Ok(copy)
    }

    /// Serves it.
    pub fn serve(&self) -> Result<Site> {
        Site::serve(Site::paths().folder("/", self.0.clone()))
    }

    /// The only file whose name ends so.
    pub fn file(&self, ending: &str) -> Result<PathBuf> {
        self.file_below("", "", ending)
    }

    /// The only file of a folder below whose name begins and ends so.
    pub fn file_below(&self, folder: &str, beginning: &str, ending: &str) -> Result<PathBuf> {
        let files = fs::read_dir(self.0.join(folder)).map_err(|error| error.to_string())?;
        let is_it = |name: &str| name.starts_with(beginning) && name.ends_with(ending);
        let mut found = files.flatten().filter(|entry| is_it(&entry.file_name().to_string_lossy()));
        found.next().map(|entry| entry.path()).ok_or_else(|| format!("there is no file `{beginning}…{ending}`"))
    }

    /// Changes a file, which must be another then.
    pub fn change(&self, name: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        let path = self.0.join(name);
        let text = read(&path)?;
        let changed = change(text.clone());
        assert_ne!(text, changed, "`{name}` is not what the test takes it for");
        fs::write(&path, changed).map_err(|error| format!("`{}`: {error}", path.display()))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let failed = |error: std::io::Error| format!("`{}` cannot be copied: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let place = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &place)?;
        } else {
            fs::copy(&path, &place).map_err(failed)?;
        }
    }
    Ok(())
}

/// A file's text.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))
}

/// Whether the program is there.
pub fn started(browser: &Browser) -> Result<Option<()>> {
    let state = browser.script("return document.documentElement.dataset.program", &[])?;
    Ok((state == "started").then_some(()))
}
