//! Colours that a host chooses, moved until what is written in them can be read.

/// What must lie between text and its ground, by WCAG 2.2.
const TEXT: f64 = 4.5;

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// Black.
pub const BLACK: Color = Color(0, 0, 0);
/// White.
pub const WHITE: Color = Color(255, 255, 255);

impl Color {
    /// Reads `#rgb`, `#rrggbb` and `rgb(1, 2, 3)`, as browsers write what a style sheet says.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix('#') {
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
            let one = |at: usize| u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17);
            return match digits.len() {
                3 => Some(Self(one(0)?, one(1)?, one(2)?)),
                6 => Some(Self(pair(0)?, pair(2)?, pair(4)?)),
                _ => None,
            };
        }
        let inner = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let parts: Option<Vec<u8>> =
            inner.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
        match parts?.as_slice() {
            [red, green, blue] => Some(Self(*red, *green, *blue)),
            _ => None,
        }
    }

    /// As a style sheet writes it.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// How light it is to the eye, from 0 to 1.
    fn light(self) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    /// Is it rather dark: can white be read better on it than black?
    pub fn is_dark(self) -> bool {
        contrast(self, WHITE) > contrast(self, BLACK)
    }

    /// So many hundredths of the way to another colour.
    #[must_use]
    pub fn towards(self, other: Self, hundredths: u16) -> Self {
        let mixed = |own: u8, other: u8| {
            let (own, other) = (u32::from(own), u32::from(other));
            let way = u32::from(hundredths.min(100));
            u8::try_from((own * (100 - way) + other * way + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(mixed(self.0, other.0), mixed(self.1, other.1), mixed(self.2, other.2))
    }

    /// The nearest colour on the way to black, or on dark grounds to white, that can be read on all of them.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self], dark: bool) -> Self {
        let most = strongest(dark);
        let reads = |color: &Self| grounds.iter().all(|ground| contrast(*color, *ground) >= TEXT);
        (0..=100).map(|way| self.towards(most, way)).find(reads).unwrap_or(most)
    }
}

/// What can be read best on a light ground, or on a dark one.
fn strongest(dark: bool) -> Color {
    if dark { WHITE } else { BLACK }
}

/// A ground with a little of a colour, or without it where nothing could be read on that.
fn wash(paper: Color, color: Color, hundredths: u16, dark: bool) -> Color {
    let mixed = paper.towards(color, hundredths);
    if contrast(mixed, strongest(dark)) >= TEXT { mixed } else { paper }
}

/// The contrast of two colours, from 1 to 21.
pub fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (one.light(), other.light());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours of the page (`www/styles/tokens.css`) as far as a host's must be read on them or beside them.
struct Usual {
    paper: Color,
    well: Color,
    ink: Color,
    accent: Color,
    warn: Color,
}

const LIGHT: Usual = Usual {
    paper: Color(0xfd, 0xfc, 0xf9),
    well: Color(0xff, 0xfe, 0xfb),
    ink: Color(0x1d, 0x1f, 0x1e),
    accent: Color(0x0d, 0x6b, 0x52),
    warn: Color(0x9a, 0x34, 0x12),
};
const DARK: Usual = Usual {
    paper: Color(0x1d, 0x21, 0x1f),
    well: Color(0x17, 0x1b, 0x19),
    ink: Color(0xec, 0xea, 0xe3),
    accent: Color(0x5c, 0xc7, 0xa0),
    warn: Color(0xf0, 0xa1, 0x73),
};

/// What a host may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The colour of links and marks.
    pub accent: Option<Color>,
    /// The ground.
    pub background: Option<Color>,
    /// The text.
    pub text: Option<Color>,
}

/// The custom properties of the page for what was chosen, on a light or a dark ground; none where nothing was.
pub fn palette(chosen: Chosen, dark: bool) -> Vec<(&'static str, Color)> {
    let usual = if dark { DARK } else { LIGHT };
    let paper = chosen.background.unwrap_or(usual.paper);
    let well = chosen.background.map_or(usual.well, |ground| ground.towards(if dark { BLACK } else { WHITE }, 25));
    let mut all = Vec::new();
    // The ground of what is marked: so little of the accent that text of any allowed colour can still be read on it.
    let accent = chosen.accent.unwrap_or(usual.accent);
    let accent_wash = wash(paper, accent, if dark { 18 } else { 10 }, dark);
    let grounds = [paper, well, accent_wash];
    if chosen.accent.is_some() || chosen.background.is_some() {
        let accent = accent.readable_on(&grounds, dark);
        let on_accent = if accent.is_dark() { WHITE } else { BLACK };
        all.extend([("--accent", accent), ("--accent-wash", accent_wash), ("--on-accent", on_accent)]);
    }
    if chosen.background.is_some() || chosen.text.is_some() {
        let ink = chosen.text.unwrap_or(usual.ink).readable_on(&grounds, dark);
        let soft = ink.towards(paper, 25).readable_on(&grounds, dark);
        all.extend([("--ink", ink), ("--soft", soft)]);
        all.extend([("--rule", paper.towards(ink, 18)), ("--edge", paper.towards(ink, 55))]);
    }
    if chosen.background.is_some() {
        let warn_wash = wash(paper, usual.warn, 10, dark);
        let warn = usual.warn.readable_on(&[paper, well, warn_wash], dark);
        all.extend([
            ("--paper", paper),
            ("--desk", paper),
            ("--well", well),
            ("--warn", warn),
            ("--warn-wash", warn_wash),
        ]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        assert_eq!(Color::parse("#0d6b52"), Some(Color(13, 107, 82)));
        assert_eq!(Color::parse("#fa0"), Some(Color(255, 170, 0)));
        assert_eq!(Color::parse("rgb(1, 22, 255)"), Some(Color(1, 22, 255)));
        assert_eq!(Color::parse("rgb(1 22 255)"), Some(Color(1, 22, 255)));
        for wrong in ["", "#", "#12", "#12345", "#1234567", "#ggg", "red", "rgb(1,2)", "rgb(1,2,256)", "#é1"] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 0.001);
        assert!((contrast(Color(0x77, 0x77, 0x77), WHITE) - 4.478).abs() < 0.001);
    }

    #[test]
    fn whatever_is_chosen_can_be_read() {
        let steps = [0, 51, 102, 127, 153, 204, 255];
        let all = || {
            steps.into_iter().flat_map(move |red| {
                steps.into_iter().flat_map(move |green| steps.into_iter().map(move |blue| Color(red, green, blue)))
            })
        };
        for color in all() {
            for dark in [false, true] {
                let check = |chosen: Chosen, usual: &Usual| {
                    let palette = palette(chosen, dark);
                    let get = |name: &str, or: Color| {
                        palette.iter().find(|(known, _)| *known == name).map_or(or, |(_, color)| *color)
                    };
                    let (paper, well) = (get("--paper", usual.paper), get("--well", usual.well));
                    let wash = get("--accent-wash", paper);
                    let accent = get("--accent", usual.accent);
                    for ground in [paper, well, wash] {
                        for ink in [accent, get("--ink", usual.ink), get("--soft", usual.ink), get("--warn", usual.ink)]
                        {
                            assert!(contrast(ink, ground) >= 4.5, "{chosen:?} dark {dark}: {ink:?} on {ground:?}");
                        }
                    }
                    assert!(contrast(get("--on-accent", paper), accent) >= 4.5, "{chosen:?}: on {accent:?}");
                };
                let usual = if dark { DARK } else { LIGHT };
                check(Chosen { accent: Some(color), ..Chosen::default() }, &usual);
                check(Chosen { text: Some(color), ..Chosen::default() }, &usual);
                if color.is_dark() == dark {
                    check(Chosen { background: Some(color), text: Some(color), accent: Some(color) }, &usual);
                }
            }
        }
    }
}
