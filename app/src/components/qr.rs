//! A link as a QR code: drawn as one path, and as a picture to be saved.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// The most letters that a telephone still reads from a screen.
const MOST: usize = 900;

/// The squares around a code that stay empty.
const QUIET: i32 = 4;

/// The points of a square in a picture that is saved.
const SCALE: usize = 8;

/// A code.
pub struct Code(QrCode);

impl Code {
    /// The code of a text; nothing for one that is too long to be read by a camera.
    pub fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Low).ok().filter(|_| text.len() <= MOST).map(Self)
    }

    /// The squares of a side, with those around it.
    fn whole(&self) -> i32 {
        self.0.size() + 2 * QUIET
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.0.size() {
            let mut x = 0;
            while x < self.0.size() {
                let start = x;
                while self.0.get_module(x, y) {
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
        path
    }

    /// The drawing; without a name where the text stands beside it.
    pub fn draw(&self, name: &str) -> Html {
        let whole = self.whole();
        let role = if name.is_empty() { "presentation" } else { "img" };
        html! {
            <svg class="qr" {role} aria-label={(!name.is_empty()).then(|| name.to_owned())} viewBox={format!("0 0 {whole} {whole}")} shape-rendering="crispEdges">
                <rect width={whole.to_string()} height={whole.to_string()} /><path d={self.path()} />
            </svg>
        }
    }

    /// The text of an SVG file.
    pub fn svg(&self) -> String {
        let (whole, path) = (self.whole(), self.path());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" width=\"{0}\" height=\"{0}\" shape-rendering=\"crispEdges\"><rect width=\"{whole}\" height=\"{whole}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>\n",
            whole * 8
        )
    }

    /// The bytes of a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let size = usize::try_from(self.whole()).unwrap_or(0);
        referral_share::png(size, SCALE, |column, row| {
            let place = |index: usize| i32::try_from(index).unwrap_or(0) - QUIET;
            self.0.get_module(place(column), place(row))
        })
    }
}
