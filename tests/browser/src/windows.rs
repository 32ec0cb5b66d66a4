//! Several windows of one browser, and what a window gives on paper.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::{Browser, Result};

/// A window of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window(String);

/// A sheet of paper in centimetres.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Sheet {
    /// The paper of most countries.
    pub const A4: Self = Self { width: 21.0, height: 29.7 };
    /// The paper of North America.
    pub const LETTER: Self = Self { width: 21.59, height: 27.94 };
}

impl Browser {
    /// The window that is looked at.
    pub fn window(&self) -> Result<Window> {
        named(&self.get("/window")?)
    }

    /// Opens a window with storage of its own for the visit, and looks at it.
    pub fn open_window(&self) -> Result<Window> {
        let window = named(&self.post("/window/new", &json!({"type": "tab"}))?["handle"])?;
        self.turn_to(&window)?;
        Ok(window)
    }

    /// Looks at another window.
    pub fn turn_to(&self, window: &Window) -> Result<()> {
        self.post("/window", &json!({"handle": window.0})).map(drop)
    }

    /// The page as a PDF file. The margins are those that the page asks for.
    pub fn pdf(&self, sheet: Sheet) -> Result<Vec<u8>> {
        let page = json!({"width": sheet.width, "height": sheet.height});
        let margin = json!({"top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0});
        let file = self.post("/print", &json!({"page": page, "margin": margin, "shrinkToFit": false}))?;
        BASE64_STANDARD.decode(file.as_str().unwrap_or_default()).map_err(|error| error.to_string())
    }
}

/// How many pages a PDF file has that a browser wrote.
pub fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(place, found)| !text[place + found.len()..].starts_with('s')).count()
}

fn named(window: &Value) -> Result<Window> {
    window.as_str().map(|name| Window(name.to_owned())).ok_or_else(|| "the driver names no window".to_owned())
}
