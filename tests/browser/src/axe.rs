//! axe-core in the page: what it finds that would bar somebody from using it.

use std::fs;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::wire::text;
use crate::{Result, root};

/// axe-core's program, to be loaded into pages.
pub struct Axe(String);

/// All rules but the size of targets, which takes what has been scrolled under a bar for small: `targets.rs` measures that.
const RUN: &str = "const found = await axe.run(document, {
        resultTypes: ['violations'], rules: { 'target-size': { enabled: false } },
    });
    return found.violations.flatMap(({ id, impact, nodes }) => nodes.map(
        ({ target, html, failureSummary }) =>
            `${id} (${impact}): ${target.join(' ')}\\n    ${html.slice(0, 240)}\\n    ${failureSummary.replaceAll('\\n', ' ')}`));";

impl Axe {
    /// Reads it from where `cargo xtask test` installs it.
    pub fn load() -> Result<Self> {
        let path = root().join("tests/browser/node_modules/axe-core/axe.min.js");
        let missing = |error| format!("`{}`: {error}: run `cargo xtask test`, which installs it", path.display());
        Ok(Self(fs::read_to_string(&path).map_err(missing)?))
    }

    /// Everything that it finds wrong with what is seen: the rule, the element, and what would help.
    pub fn violations(&self, browser: &Browser) -> Result<Vec<String>> {
        if browser.script("return typeof axe === 'undefined'", &[])? == true {
            // As a function of the protocol, which the page's own policy does not forbid.
            let params = json!({"functionDeclaration": format!("() => {{ {} }}", self.0), "awaitPromise": false,
                "target": {"context": browser.looked_into()}});
            browser.call("script.callFunction", &params)?;
        }
        let found = browser.script(RUN, &[])?;
        Ok(found.as_array().into_iter().flatten().map(|one: &Value| text(one).to_owned()).collect())
    }
}
