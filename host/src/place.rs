//! Where the calculator is served, under the fixed names of what host pages load.

use crate::url::Url;

/// The folder of what host pages load.
const FOLDER: &str = "/embed/";

/// The file that defines the element.
const LOADER: &str = "loader.js";

/// The place from which host pages load the calculator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The address of the app's own folder, without a slash at its end.
    base: String,
    /// The version that never changes.
    version: String,
    /// The hash of that version's loader, as the attribute `integrity` has it.
    integrity: Option<String>,
}

impl Place {
    /// The calculator at this address, in this version, with its loader's hash where it is known.
    pub fn new(base: &str, version: &str, integrity: Option<&str>) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self { base, version: version.to_owned(), integrity: integrity.map(str::to_owned) }
    }

    /// The version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The hash of the version's loader.
    pub fn integrity(&self) -> Option<&str> {
        self.integrity.as_deref()
    }

    /// What a policy names: `https://host`.
    pub fn origin(&self) -> String {
        Url::parse(&self.base).map_or_else(|| self.base.clone(), |url| url.origin())
    }

    /// The app itself.
    pub fn app(&self) -> String {
        format!("{}/", self.base)
    }

    /// The loader of this version, or the one that stays compatible for ever.
    pub fn loader(&self, pinned: bool) -> String {
        self.file(if pinned { &self.version } else { "1" }, LOADER)
    }

    /// The page in the frame.
    pub fn frame(&self) -> String {
        self.file(&self.version, "frame.html")
    }

    /// The types of the element.
    pub fn types(&self) -> String {
        self.file(&self.version, "referral-calculator.d.ts")
    }

    fn file(&self, version: &str, name: &str) -> String {
        format!("{}{FOLDER}{version}/{name}", self.base)
    }

    /// How a script names a loader of ours: by host and folder.
    pub(crate) fn loader_name(&self) -> String {
        let base = self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest);
        format!("{base}{FOLDER}")
    }

    /// Is this address one of ours, whatever its scheme?
    pub(crate) fn is_ours(&self, url: &Url) -> bool {
        Url::parse(&self.base).is_some_and(|own| own.same_host(url))
    }

    /// The version that an address of our loader names; nothing where it is no loader of ours.
    pub(crate) fn loader_version(&self, address: &str) -> Option<String> {
        let url = Url::parse(address).filter(|url| self.is_ours(url))?;
        let (_, below) = url.path.rsplit_once(FOLDER)?;
        let (version, name) = below.split_once('/')?;
        (name == LOADER).then(|| version.to_owned())
    }

    /// Is this the address of our frame, or of what is beside it?
    pub(crate) fn is_frame(&self, address: &str) -> bool {
        Url::parse(address).is_some_and(|url| self.is_ours(&url) && url.path.contains(FOLDER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_the_fixed_ones() {
        let place = Place::new("https://calc.example/tools/", "0.1.0", None);
        assert_eq!(place.loader(false), "https://calc.example/tools/embed/1/loader.js");
        assert_eq!(place.loader(true), "https://calc.example/tools/embed/0.1.0/loader.js");
        assert_eq!(place.frame(), "https://calc.example/tools/embed/0.1.0/frame.html");
        assert_eq!(place.origin(), "https://calc.example");
        assert_eq!(place.loader_version(&place.loader(true)).as_deref(), Some("0.1.0"));
        assert_eq!(place.loader_version("https://other.example/embed/1/loader.js"), None);
        assert!(place.is_frame("http://calc.example/tools/embed/0.1.0/frame.html?program=x"));
        assert!(!place.is_frame("https://calc.example/tools/"));
    }
}
