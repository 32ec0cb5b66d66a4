//! A link as a QR code, drawn as one path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// The most letters that a telephone still reads from a screen.
const MOST: usize = 900;

/// The modules around a code that stay empty.
const QUIET: i32 = 4;

/// The drawing; nothing for a link that is too long to be read by a camera.
pub fn qr(text: &str, name: &str) -> Option<Html> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok().filter(|_| text.len() <= MOST)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (start + QUIET, y + QUIET, x - start);
                // Writing into a text cannot fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    let whole = code.size() + 2 * QUIET;
    Some(html! {
        <svg class="qr" role="img" aria-label={name.to_owned()} viewBox={format!("0 0 {whole} {whole}")} shape-rendering="crispEdges">
            <rect width={whole.to_string()} height={whole.to_string()} /><path d={path} />
        </svg>
    })
}
