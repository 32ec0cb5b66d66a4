//! What a page gives on paper.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::wire::text;
use crate::{Browser, Result};

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
    /// The page as a PDF file.
    pub fn pdf(&self, sheet: Sheet) -> Result<Vec<u8>> {
        let file = self.call(
            "browsingContext.print",
            &json!({"context": self.context(), "page": {"width": sheet.width, "height": sheet.height},
                "margin": {"top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0}, "shrinkToFit": false}),
        )?;
        BASE64_STANDARD.decode(text(&file["data"])).map_err(|error| error.to_string())
    }
}

/// How many pages a PDF file has that Chromium wrote.
pub fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(place, found)| !text[place + found.len()..].starts_with('s')).count()
}
