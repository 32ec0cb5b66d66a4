//! How the page is looked at: its size, its colours, the reader's language and hand.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::{Error, Result};

/// How the page is looked at.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a preference of its own, as the browser has them")]
pub struct Look {
    /// The width of the page, in CSS pixels.
    pub width: u32,
    /// The height of the part that is seen, in CSS pixels.
    pub height: u32,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
    /// The reader's language.
    pub language: String,
    /// Whether the reader wants nothing to move.
    pub still: bool,
    /// Whether the system puts a few colours of its own in the place of the page's. Chromium alone.
    pub forced_colors: bool,
    /// Whether the reader points with a finger. Chromium alone.
    pub touch: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 900,
            dark: false,
            language: "en-US".to_owned(),
            still: false,
            forced_colors: false,
            touch: false,
        }
    }
}

/// Finds the page by the name of its window, which the protocol does not have, and tells it what its reader prefers.
const PREFER: &str = "(name, scheme, motion) => {
    for (const window of Services.wm.getEnumerator('navigator:browser'))
        for (const tab of window.gBrowser.tabs) {
            const page = tab.linkedBrowser.browsingContext;
            if (page.name !== name) continue;
            page.prefersColorSchemeOverride = scheme;
            if ('prefersReducedMotionOverride' in page) page.prefersReducedMotionOverride = motion;
            return;
        }
    throw new Error('there is no page ' + name);
}";

impl Browser {
    /// Looks at the page in another way from now on.
    pub fn look(&self, look: &Look) -> Result<()> {
        self.resize(look.width, look.height)?;
        let language = json!({"locale": look.language, "contexts": [self.context()]});
        self.call("emulation.setLocaleOverride", &language)?;
        let scheme = if look.dark { "dark" } else { "light" };
        let motion = if look.still { "reduce" } else { "no-preference" };
        match self.engine() {
            Engine::Chromium => {
                let colors = if look.forced_colors { "active" } else { "none" };
                let features = json!([
                    {"name": "prefers-color-scheme", "value": scheme},
                    {"name": "prefers-reduced-motion", "value": motion},
                    {"name": "forced-colors", "value": colors},
                ]);
                self.cdp("Emulation.setEmulatedMedia", &json!({"features": features}))?;
                self.cdp("Emulation.setTouchEmulationEnabled", &json!({"enabled": look.touch})).map(drop)
            }
            Engine::Firefox if look.forced_colors || look.touch => Err(Error::from(
                "Firefox cannot be told of forced colours or a finger: call the test `..._in_chromium`",
            )),
            Engine::WebKit if look.forced_colors || look.touch || look.dark => {
                Err(Error::from("WebKit's driver cannot be told of dark or forced colours, or a finger"))
            }
            Engine::WebKit => Ok(()),
            Engine::Firefox => {
                let name = self.context();
                self.run_in(name, "window.name = arguments[0]", None, &[json!(name)])?;
                self.running().in_own_window(PREFER, &[name, scheme, motion])
            }
        }
    }

    /// Gives the page another size.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.view(width, height, 1)
    }

    /// Shows the page so many times as large in a window of this size, as who sees badly does: to the page its window is so many
    /// times smaller.
    pub fn zoom(&self, width: u32, height: u32, times: u32) -> Result<()> {
        self.view(width / times, height / times, times)
    }

    fn view(&self, width: u32, height: u32, ratio: u32) -> Result<()> {
        let viewport = json!({"context": self.context(), "viewport": {"width": width, "height": height},
            "devicePixelRatio": ratio});
        self.call("browsingContext.setViewport", &viewport).map(drop)
    }
}
