//! Barriers: what axe-core finds in a page, in either language and theme, wide and narrow.

use std::collections::BTreeMap;

use browser_tests::{Axe, Browser, Look, Result};

/// Every language in every theme at one width, and on a narrow screen each language and each theme once.
const LOOKS: [(u32, bool, &str); 6] = [
    (1280, false, "en"),
    (1280, true, "en"),
    (390, true, "en"),
    (390, false, "zh-CN"),
    (1280, false, "zh-CN"),
    (1280, true, "zh-CN"),
];

/// Has the page speak a language, by its own button, or a frame by its host; a page without one speaks both at once.
fn speak(browser: &Browser, lang: &str) -> Result<()> {
    let press = "document.querySelector(`.tools button[lang='${arguments[0]}']`)?.click();
        const element = window.frameElement?.getRootNode().host;
        if (!element || document.querySelector('#trap')) return;
        element.setAttribute('lang', arguments[0]);
        while (document.documentElement.lang !== arguments[0]) await new Promise(requestAnimationFrame)";
    browser.script(press, &[lang.into()]).map(drop)
}

/// What axe-core finds in each look, told with the look.
pub fn found(axe: &Axe, browser: &Browser) -> Result<Vec<String>> {
    let mut found = BTreeMap::new();
    for (width, dark, lang) in LOOKS {
        speak(browser, lang)?;
        browser.look(&Look { width, dark, still: true, ..Look::default() })?;
        browser.drawn()?;
        for violation in axe.violations(browser)? {
            let looks: &mut Vec<String> = found.entry(violation).or_default();
            looks.push(format!("{width} {} {lang}", if dark { "dark" } else { "light" }));
        }
    }
    Ok(found.into_iter().map(|(violation, looks)| format!("{violation}\n    {}", looks.join(", "))).collect())
}
