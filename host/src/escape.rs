//! Text inside of markup: what a reader chose never becomes markup.

use std::fmt::Write as _;

/// A text in an attribute in double quotes, of HTML, of JSX and of a Vue template alike: all three know entities there.
pub fn attribute(text: &str) -> String {
    escaped(text, &['&', '<', '>', '"'])
}

/// A text between tags of HTML.
pub fn text(text: &str) -> String {
    escaped(text, &['&', '<', '>'])
}

/// A text between tags of JSX, where braces begin code.
pub fn jsx(text: &str) -> String {
    escaped(text, &['&', '<', '>', '{', '}'])
}

/// A text between tags of a Vue template, where two braces begin code.
pub fn vue(text: &str) -> String {
    jsx(text)
}

/// A text of JavaScript in double quotes; `<` is escaped, so that it never ends the script around it.
pub fn script(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' => out.push_str("\\u003c"),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A value in the query of an address.
pub fn query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn escaped(text: &str, letters: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        // A line break would end the line that a reader copies.
        if letter == '\n' || letter == '\r' {
            out.push(' ');
        } else if !letters.contains(&letter) {
            out.push(letter);
        } else {
            match letter {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                other => {
                    let _ = write!(out, "&#{};", u32::from(other));
                }
            }
        }
    }
    out
}

/// A text with its entities as letters: those that HTML cannot do without, and numbers.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let entity = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((letter(&rest[1..end])?, end)));
        let Some((letter, end)) = entity else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        out.push(letter);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn letter(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        _ => {
            let number = entity.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        let hostile = "\"><script>{{alert(1)}}</script>&amp;\n";
        assert_eq!(attribute(hostile), "&quot;&gt;&lt;script&gt;{{alert(1)}}&lt;/script&gt;&amp;amp; ");
        assert!(!jsx(hostile).contains(['{', '}', '<', '>']));
        assert_eq!(script("</script>\\\"\u{2028}"), "\"\\u003c/script>\\\\\\\"\\u2028\"");
        assert_eq!(query("id=a b&c"), "id%3Da%20b%26c");
        assert_eq!(plain(&attribute("a \"b\" <c> & d")), "a \"b\" <c> & d");
        assert_eq!(plain("&#x3c;&#62;&nope;&&#99999999;"), "<>&nope;&&#99999999;");
    }
}
