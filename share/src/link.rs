//! The frame around a tree: version, payload and checksum in a link; the same tree as JSON in a file.
//!
//! A link is `#/<page>?s=<version>.<tree>.<hash of both>`. The frame outlives the notation: a later version keeps it, so a link
//! that is too new is told apart from one that was damaged.

use referral_statement::{Node, json};

use crate::envelope::{Envelope, Trouble, VERSION};
use crate::hash::hash;
use crate::notation;
use crate::shelf::is_shelf;

/// The most letters of a link: browsers and messengers take as many; what is longer becomes a file.
pub const MOST_LINK: usize = 8_000;

/// The most bytes of a file.
pub const MOST_FILE: usize = 2_000_000;

/// The most lines into which a link is broken on its way.
const MOST_BREAKS: usize = 200;

/// The field of a file that says what it is, and in which version.
pub(crate) const MARK: &str = "referral-statement";

impl Envelope {
    /// The part of an address that begins with `#`; it may be longer than [`MOST_LINK`].
    pub fn link(&self) -> String {
        let mut framed = format!("{VERSION}.");
        notation::write(&mut framed, &self.node());
        let check = hash([framed.as_str()]);
        format!("#/{}?s={framed}.{check}", self.page)
    }

    /// The text of a file.
    pub fn file(&self) -> String {
        json::write(&self.whole()).unwrap_or_default()
    }

    /// The tree of a file.
    pub(crate) fn whole(&self) -> Node {
        let page = (!self.page.is_empty()).then(|| Node::text(&self.page));
        let own = self.node();
        let fields = own.fields().iter().map(|(name, value)| (name.as_str(), Some(value.clone())));
        marked([("page", page)].into_iter().chain(fields))
    }
}

/// The tree of a file that says what it is, and in which version.
pub(crate) fn marked<'a>(fields: impl IntoIterator<Item = (&'a str, Option<Node>)>) -> Node {
    Node::table([(MARK, Some(Node::number(VERSION)))].into_iter().chain(fields))
}

/// Reads the part of an address that begins with `#`; nothing where it carries no scenario.
///
/// # Errors
/// [`Trouble`]: why it cannot be opened.
pub fn read_link(fragment: &str) -> Option<Result<Envelope, Trouble>> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (place, payload) = fragment.split_once("?s=")?;
    let page = place.trim_start_matches('/').split(|letter: char| !letter.is_ascii_lowercase()).next()?;
    Some(read_payload(payload).map(|node| Envelope::of(&node, page)))
}

/// Reads the first link in a text such as a message, with words around it or broken into lines on its way.
///
/// # Errors
/// [`Trouble`]: why it cannot be opened.
pub fn find_link(text: &str) -> Option<Result<Envelope, Trouble>> {
    let start = text[..text.find("?s=")?].rfind("#/")?;
    let rest = &text[start..];
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    match read_link(word)? {
        Err(Trouble::Damaged) if word.len() < rest.len() => {
            // Mail breaks long lines: as far as the letters of a link go on after a break, they may be its own.
            let whole = rest.split_whitespace().scan(String::new(), |joined, line| {
                joined.push_str(line);
                Some(joined.clone())
            });
            let mut tried = whole.take_while(|joined| joined.len() <= 3 * MOST_LINK).take(MOST_BREAKS).skip(1);
            Some(tried.find_map(|joined| read_link(&joined)?.ok()).ok_or(Trouble::Damaged))
        }
        found => Some(found),
    }
}

/// The tree of what stands after `s=`.
fn read_payload(payload: &str) -> Result<Node, Trouble> {
    if payload.len() > 3 * MOST_LINK {
        return Err(Trouble::TooLong);
    }
    // What others add to an address, and what ends a sentence around it, is not the link's.
    let payload = payload.split('&').next().unwrap_or_default();
    let payload = unescaped(payload).ok_or(Trouble::Damaged)?;
    let payload = payload.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter));
    if payload.len() > MOST_LINK {
        return Err(Trouble::TooLong);
    }
    let (framed, check) = payload.rsplit_once('.').ok_or(Trouble::Damaged)?;
    if hash([framed]) != check {
        return Err(Trouble::Damaged);
    }
    let (version, tree) = framed.split_once('.').ok_or(Trouble::Damaged)?;
    match version.parse::<u32>() {
        Ok(VERSION) => notation::read(tree).ok_or(Trouble::Damaged),
        Ok(version) => Err(Trouble::Version(version)),
        Err(_) => Err(Trouble::Damaged),
    }
}

/// Takes back what a messenger escaped: `%7E` is `~`.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split('%');
    plain.push_str(parts.next()?);
    for part in parts {
        let digits = part.get(..2)?;
        let byte = u8::from_str_radix(digits, 16).ok().filter(u8::is_ascii)?;
        plain.push(char::from(byte));
        plain.push_str(&part[2..]);
    }
    Some(plain)
}

/// Reads a file: one that was saved, or a scenario of the contract, alone or as the `scenario` of a table.
///
/// # Errors
/// [`Trouble`]: why it cannot be opened.
pub fn read_file(text: &str) -> Result<Envelope, Trouble> {
    if text.len() > MOST_FILE { Err(Trouble::TooLong) } else { read_own(text) }
}

/// Reads the text of a file that this program kept itself, which may be of any length.
///
/// # Errors
/// [`Trouble`]: why it cannot be opened.
pub fn read_own(text: &str) -> Result<Envelope, Trouble> {
    let node = json::parse(text.trim_start_matches('\u{feff}')).map_err(|error| Trouble::NotJson(error.to_string()))?;
    read_node(&node)
}

/// Reads the tree of a file.
pub(crate) fn read_node(node: &Node) -> Result<Envelope, Trouble> {
    if let Some(version) = node.field(MARK) {
        return match version.plain().map(str::parse::<u32>) {
            Some(Ok(VERSION)) if is_shelf(node) => Err(Trouble::Shelf),
            Some(Ok(VERSION)) => {
                let page = node.field("page").and_then(Node::plain).unwrap_or_default();
                let rest = node.fields().iter().filter(|(name, _)| !matches!(name.as_str(), MARK | "page"));
                let rest = Node::table(rest.map(|(name, value)| (name.as_str(), Some(value.clone()))));
                Ok(Envelope::of(&rest, page))
            }
            Some(Ok(version)) => Err(Trouble::Version(version)),
            _ => Err(Trouble::NotOurs),
        };
    }
    let scenario = node.field("scenario").unwrap_or(node);
    let program = scenario.field("program").and_then(Node::plain).ok_or(Trouble::NotOurs)?;
    scenario.field("customers").ok_or(Trouble::NotOurs)?;
    Ok(Envelope { program: program.to_owned(), scenarios: vec![scenario.clone()], ..Envelope::default() })
}
