//! Tags in a text that may be HTML, with their places. It is no parser of documents: it knows what a tag is, and where none is.

use crate::escape::plain;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name in small letters.
    pub name: String,
    /// Its attributes in small letters, with their values as letters.
    pub attributes: Vec<Attribute>,
    /// The first byte, which is `<`.
    pub start: usize,
    /// The byte after `>`.
    pub end: usize,
    /// Does it end with `/>`?
    pub closes_itself: bool,
}

/// An attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in small letters.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where the value stands, with its quotation marks; empty at the end of the name where there is none.
    pub at: (usize, usize),
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// What a text holds as HTML.
#[derive(Debug, Default)]
pub struct Html {
    /// The tags that open something, in their order.
    pub elements: Vec<Element>,
    /// The names of tags that close something, with their places.
    pub closed: Vec<(String, usize)>,
    /// What stands in scripts.
    pub scripts: Vec<(usize, usize)>,
}

/// Elements whose content is text, or is not shown.
const OPAQUE: [&str; 6] = ["script", "style", "textarea", "title", "noscript", "template"];

impl Html {
    /// Reads the tags of a text.
    pub fn read(text: &str) -> Self {
        let mut html = Self::default();
        let mut at = 0;
        while let Some(found) = text[at..].find('<') {
            let start = at + found;
            let rest = &text[start..];
            if rest.starts_with("<!--") {
                at = rest.find("-->").map_or(text.len(), |end| start + end + 3);
                continue;
            }
            if let Some(name) = rest.strip_prefix("</") {
                let name = tag_name(name);
                html.closed.extend((!name.is_empty()).then_some((name, start)));
                at = start + 2;
                continue;
            }
            let Some(element) = element(text, start) else {
                at = start + 1;
                continue;
            };
            at = element.end;
            if OPAQUE.contains(&element.name.as_str()) && !element.closes_itself {
                let end = end_of(text, at, &element.name);
                if element.name == "script" {
                    html.scripts.push((at, end));
                }
                at = end;
            }
            html.elements.push(element);
        }
        html
    }

    /// Is this place inside a tag or a script?
    pub fn covers(&self, at: usize) -> bool {
        let inside = |(start, end): (usize, usize)| start <= at && at < end;
        self.elements.iter().any(|element| inside((element.start, element.end)))
            || self.scripts.iter().any(|one| inside(*one))
    }
}

/// Where the content of such an element ends.
fn end_of(text: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("</") {
        let start = at + found;
        if tag_name(&text[start + 2..]) == name {
            return start;
        }
        at = start + 2;
    }
    text.len()
}

/// The name at the beginning of a text, in small letters.
fn tag_name(text: &str) -> String {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')).unwrap_or(text.len());
    let name = &text[..end];
    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        name.to_ascii_lowercase()
    } else {
        String::new()
    }
}

/// The tag that begins here; nothing where it is none, or does not end.
fn element(text: &str, start: usize) -> Option<Element> {
    let name = tag_name(&text[start + 1..]);
    if name.is_empty() {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = start + 1 + name.len();
    let mut attributes: Vec<Attribute> = Vec::new();
    let mut closes_itself = false;
    loop {
        match bytes.get(at)? {
            b'>' => return Some(Element { name, attributes, start, end: at + 1, closes_itself }),
            b'/' => {
                closes_itself = bytes.get(at + 1) == Some(&b'>');
                at += 1;
            }
            byte if byte.is_ascii_whitespace() => at += 1,
            // Another tag begins: this was none.
            b'<' => return None,
            _ => {
                let (attribute, next) = attribute(text, at)?;
                if !attributes.iter().any(|other| other.name == attribute.name) {
                    attributes.push(attribute);
                }
                at = next;
            }
        }
    }
}

/// The attribute that begins here, and where the next thing does.
fn attribute(text: &str, start: usize) -> Option<(Attribute, usize)> {
    let bytes = text.as_bytes();
    let ends = |from: usize, stop: &dyn Fn(u8) -> bool| (from..bytes.len()).find(|at| stop(bytes[*at]));
    let name_end = ends(start + 1, &|byte| byte.is_ascii_whitespace() || b"=>/".contains(&byte))?;
    let name = text[start..name_end].to_ascii_lowercase();
    let next = ends(name_end, &|byte| !byte.is_ascii_whitespace())?;
    if bytes[next] != b'=' {
        return Some((Attribute { name, value: String::new(), at: (name_end, name_end) }, name_end));
    }
    let value_start = ends(next + 1, &|byte| !byte.is_ascii_whitespace())?;
    let quote = bytes[value_start];
    if quote == b'"' || quote == b'\'' {
        let end = ends(value_start + 1, &|byte| byte == quote)?;
        let value = plain(&text[value_start + 1..end]);
        return Some((Attribute { name, value, at: (value_start, end + 1) }, end + 1));
    }
    let end = ends(value_start, &|byte| byte.is_ascii_whitespace() || byte == b'>')?;
    let value = plain(&text[value_start..end]);
    Some((Attribute { name, value, at: (value_start, end) }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_places() {
        let text = "x < y <!-- <a b=c> --> <A Href='/x?a=1&amp;b' data-x>t</a><br/><script>'<b>'</script><i";
        let html = Html::read(text);
        let names: Vec<&str> = html.elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["a", "br", "script"]);
        let link = &html.elements[0];
        assert_eq!((link.get("href"), link.get("data-x"), link.get("id")), (Some("/x?a=1&b"), Some(""), None));
        let (start, end) = link.attribute("href").unwrap().at;
        assert_eq!(&text[start..end], "'/x?a=1&amp;b'");
        assert!(html.elements[1].closes_itself && !link.closes_itself);
        assert_eq!(&text[html.scripts[0].0..html.scripts[0].1], "'<b>'");
        assert_eq!(html.closed.len(), 2);
        assert!(html.covers(link.start) && !html.covers(0));
    }
}
