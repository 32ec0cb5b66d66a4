//! What the frame and the loader say to each other through their channel: JSON texts of one shape, `{"v": 1, "type", "payload"}`.
//!
//! The channel is handed over after a handshake (`host.rs`), so nobody else speaks in it. What is not understood is passed over: a
//! host of another version may know more.

use referral_statement::{Node, json};

use referral_host::vocabulary::Event;

/// The version of the messages and of the handshake.
pub const VERSION: u32 = 1;

/// The most bytes of a message that is read.
const MOST_BYTES: usize = 2_000_000;

/// What a host says.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// What it wants, by name.
    Options(Vec<(String, String)>),
    /// A scenario of the contract, as JSON or as its text.
    Scenario(Node),
    /// A link that is to be opened.
    Link(String),
    /// All as at the beginning.
    Reset,
}

impl Told {
    /// Reads a message; nothing where it is none that is known.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > MOST_BYTES {
            return None;
        }
        let message = json::parse(text).ok()?;
        if message.field("v")?.plain()? != VERSION.to_string() {
            return None;
        }
        let payload = message.field("payload");
        match message.field("type")?.plain()? {
            "options" => {
                let said = payload?.fields().iter();
                Some(Self::Options(
                    said.filter_map(|(name, value)| Some((name.clone(), value.plain()?.to_owned()))).collect(),
                ))
            }
            "scenario" => Some(Self::Scenario(payload?.clone())),
            "link" => Some(Self::Link(payload?.plain()?.to_owned())),
            "reset" => Some(Self::Reset),
            _ => None,
        }
    }
}

/// What the frame says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// An event of the element, with its detail.
    Event(Event, Node),
    /// The height of the content.
    Height(u32),
    /// A hint for the console.
    Hint(String),
    /// The visitor wants to go there.
    Follow(String),
}

impl Says {
    /// The message as text.
    pub fn write(&self) -> String {
        let (kind, payload) = match self {
            Self::Event(event, detail) => (referral_statement::Word::word(*event), detail.clone()),
            Self::Height(pixels) => ("height", Node::number(*pixels)),
            Self::Hint(text) => ("hint", Node::text(text)),
            Self::Follow(address) => ("follow", Node::text(address)),
        };
        let message = Node::table([
            ("v", Some(Node::number(VERSION))),
            ("type", Some(Node::text(kind))),
            ("payload", Some(payload)),
        ]);
        json::write(&message).unwrap_or_default()
    }
}

/// The detail of an error.
pub fn error(code: &str, message: &str, path: &str, hint: &str) -> Says {
    let some = |text: &str| (!text.is_empty()).then(|| Node::text(text));
    let detail = [("code", some(code)), ("message", some(message)), ("path", some(path)), ("hint", some(hint))];
    Says::Event(Event::Error, Node::table(detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_host_says_is_read() {
        let said = r#"{"v": 1, "type": "options", "payload": {"mode": "quick", "results": "", "x": null, "y": {}}}"#;
        let options = [("mode", "quick"), ("results", "")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Told::read(said), Some(Told::Options(options.to_vec())));
        assert_eq!(Told::read(r#"{"v":1,"type":"reset"}"#), Some(Told::Reset));
        assert_eq!(Told::read(r#"{"v":1,"type":"link","payload":"a"}"#), Some(Told::Link("a".to_owned())));
        let scenario = Told::read(r#"{"v":1,"type":"scenario","payload":{"program":"p"}}"#);
        assert!(matches!(scenario, Some(Told::Scenario(node)) if node.field("program").is_some()));
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        for text in [
            "",
            "null",
            "[]",
            "{",
            r#"{"v":2,"type":"reset"}"#,
            r#"{"type":"reset"}"#,
            r#"{"v":1,"type":"destroy"}"#,
            r#"{"v":1,"type":["reset"]}"#,
            r#"{"v":1,"type":"link"}"#,
            r#"{"v":1,"type":"link","payload":{}}"#,
            r#"{"v":1,"type":"scenario"}"#,
        ] {
            assert_eq!(Told::read(text), None, "{text}");
        }
        assert_eq!(Told::read(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))), None);
        assert_eq!(Told::read(&format!(r#"{{"v":1,"type":"link","payload":"{}"}}"#, "x".repeat(MOST_BYTES))), None);
    }

    #[test]
    fn what_the_frame_says_has_the_same_shape() {
        assert_eq!(Says::Height(640).write(), r#"{"v":1,"type":"height","payload":640}"#);
        assert_eq!(Says::Event(Event::Ready, Node::table([])).write(), r#"{"v":1,"type":"ready","payload":{}}"#);
        assert_eq!(
            error("link", "damaged", "", "").write(),
            r#"{"v":1,"type":"error","payload":{"code":"link","message":"damaged"}}"#
        );
    }
}
