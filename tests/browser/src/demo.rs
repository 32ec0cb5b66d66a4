//! The calculator's site as hosts load it, and the demo hosts of `www/demo/`, as `cargo xtask serve` shows them.

use std::fs;
use std::path::Path;

use crate::site::Site;
use crate::{Result, built, root};

/// The address of the calculator as the demo pages write it.
const CALCULATOR: &str = "https://calculator.example";

/// The version in whose folder the embed was built.
pub fn version() -> Result<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let package = manifest.split_once("[workspace.package]").map_or("", |(_, package)| package);
    let version = package.split("version = \"").nth(1).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml gives the workspace no version".to_owned())
}

/// The calculator's site, as a host of static files that knows `_headers` serves it.
pub fn calculator() -> Result<Site> {
    let folder = built("app", "embed/1/loader.js")?;
    let headers = read(&folder.join("_headers"))?;
    Site::serve(Site::paths().folder("/", folder).headers(&headers).page("/favicon.ico", ""))
}

/// The demo hosts for a calculator at this address; `change` may change the text of each file, of which it is given the name.
pub fn hosts(calculator: &Site, change: impl Fn(&str, String) -> String) -> Result<Site> {
    let folder = root().join("www/demo");
    let mut paths = Site::paths();
    for entry in fs::read_dir(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?.flatten() {
        let text = read(&entry.path())?.replace(CALCULATOR, &calculator.url("")).replace("{version}", &version()?);
        let name = entry.file_name().to_string_lossy().into_owned();
        paths = paths.page(&format!("/{name}"), &change(&name, text));
    }
    Site::serve(paths)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))
}
