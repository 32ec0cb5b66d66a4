//! A text with its lines.

use std::ops::Range;

/// A text whose places are known by line.
pub struct Text<'a> {
    /// The text.
    pub all: &'a str,
    starts: Vec<usize>,
}

/// The most letters of a line that are quoted.
const MOST_QUOTED: usize = 160;

impl<'a> Text<'a> {
    /// The lines of a text.
    pub fn new(all: &'a str) -> Self {
        let after = all.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { all, starts: std::iter::once(0).chain(after).collect() }
    }

    /// Every line with its first byte.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.starts.iter().map(|start| (*start, self.line_from(*start)))
    }

    /// The number of the line of a byte, from 1.
    pub fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    fn line_from(&self, start: usize) -> &'a str {
        let line = self.all[start..].split('\n').next().unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The lines that hold these bytes, with something else in their place; a place that is empty is at its beginning.
    pub fn replaced(&self, place: Range<usize>, by: &str) -> String {
        let start = self.starts[self.number(place.start) - 1];
        let last = self.starts[self.number(place.end.saturating_sub(1).max(place.start)) - 1];
        let end = last + self.line_from(last).len();
        format!("{}{by}{}", &self.all[start..place.start], self.all.get(place.end..end).unwrap_or_default())
    }

    /// What stands at a place, shortened.
    pub fn quote(&self, place: Range<usize>) -> String {
        let found = self.all.get(place).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if found.chars().count() <= MOST_QUOTED {
            return found;
        }
        let mut short: String = found.chars().take(MOST_QUOTED).collect();
        short.push('…');
        short
    }
}

/// The value of a header in a line, with its place: of a response, of a server's settings, or of a program that sends it.
pub fn value_of<'l>(line: &'l str, name: &str) -> Option<(usize, &'l str)> {
    let lower = line.to_ascii_lowercase();
    let found = lower.find(&name.to_ascii_lowercase())?;
    let own = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if lower[..found].ends_with(own) {
        return None;
    }
    let before = found + name.len();
    let skip = |at: usize| line.len() - line[at..].trim_start_matches(['"', '\'', ':', ' ', '\t', '=', '>', ',']).len();
    let mut at = skip(before);
    // `"key": "Content-Security-Policy", "value": "…"`
    if lower[at..].starts_with("value\"") {
        at = skip(at + "value".len());
    }
    if at == before && before < line.len() {
        return None;
    }
    Some((at, line[at..].split('"').next().unwrap_or_default().trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_lines() {
        let text = Text::new("one\r\ntwo\n\nfour");
        let lines: Vec<(usize, &str)> = text.lines().collect();
        assert_eq!(lines, [(0, "one"), (5, "two"), (9, ""), (10, "four")]);
        assert_eq!([0, 4, 5, 9, 10, 14].map(|at| text.number(at)), [1, 1, 2, 3, 4, 4]);
        assert_eq!(text.replaced(6..7, "W"), "tWo");
        assert_eq!(text.replaced(1..11, "-"), "o-our");
        assert_eq!(text.replaced(14..14, "!"), "four!");
        assert_eq!(text.quote(0..8), "one two");
    }

    #[test]
    fn a_header_has_a_value_however_it_is_set() {
        for line in [
            "X-A: b c",
            "< x-a:b c",
            "add_header X-A \"b c\" always;",
            "{\"key\": \"X-A\", \"value\": \"b c\"}",
            "'X-A' => \"b c\"",
        ] {
            assert_eq!(value_of(line, "X-A").map(|(_, value)| value), Some("b c"), "{line}");
        }
        assert_eq!(value_of("x-a:", "X-A").map(|(_, value)| value), Some(""));
        for line in ["x-a-b: c", "y-x-a: c", "xa: b"] {
            assert_eq!(value_of(line, "X-A"), None, "{line}");
        }
    }
}
