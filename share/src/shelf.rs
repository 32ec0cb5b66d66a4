//! Many scenarios under names in one file, to be taken to another browser.

use referral_statement::{Node, json};

use crate::envelope::{Envelope, Trouble};
use crate::link::{MARK, marked, read_node};

/// The most bytes of a file of scenarios: more than browsers keep.
pub const MOST_SHELF: usize = 12_000_000;

/// The field of a file that holds scenarios.
const LIBRARY: &str = "library";

/// A scenario under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The name; empty where the file does not say it.
    pub name: String,
    /// The instant at which it was saved, where it was: `2026-01-10T09:30:15`.
    pub saved: String,
    /// What was saved.
    pub envelope: Envelope,
}

/// The text of a file of scenarios.
pub fn write_shelf(items: &[Named]) -> String {
    let item = |item: &Named| {
        let said = |text: &String| (!text.is_empty()).then(|| Node::text(text));
        Node::table([
            ("name", said(&item.name)),
            ("saved", said(&item.saved)),
            ("scenario", Some(item.envelope.whole())),
        ])
    };
    let whole = marked([(LIBRARY, Some(Node::list(items.iter().map(item))))]);
    json::write(&whole).unwrap_or_default()
}

/// Reads a file of scenarios, or one that holds a single scenario without a name; gives beside them how many could not be read.
///
/// # Errors
/// [`Trouble`]: why nothing of it can be taken.
pub fn read_shelf(text: &str) -> Result<(Vec<Named>, usize), Trouble> {
    if text.len() > MOST_SHELF {
        return Err(Trouble::TooLong);
    }
    let node = json::parse(text.trim_start_matches('\u{feff}')).map_err(|error| Trouble::NotJson(error.to_string()))?;
    match read_node(&node) {
        Err(Trouble::Shelf) => {
            let items = node.field(LIBRARY).map_or(&[][..], Node::items);
            let text = |item: &Node, name: &str| item.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
            let read = items.iter().filter_map(|item| {
                let envelope = read_node(item.field("scenario")?).ok()?;
                Some(Named { name: text(item, "name"), saved: text(item, "saved"), envelope })
            });
            let read: Vec<Named> = read.collect();
            let lost = items.len() - read.len();
            Ok((read, lost))
        }
        Ok(envelope) => Ok((vec![Named { envelope, ..Named::default() }], 0)),
        Err(trouble) => Err(trouble),
    }
}

/// Does a tree hold scenarios under names?
pub(crate) fn is_shelf(node: &Node) -> bool {
    node.field(MARK).is_some() && node.field(LIBRARY).is_some_and(|items| items.plain().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{VERSION, read_file};

    fn named(name: &str) -> Named {
        let scenario = Node::table([("program", Some(Node::text("p"))), ("customers", Some(Node::list([])))]);
        let envelope = Envelope { program: "p".to_owned(), scenarios: vec![scenario], ..Envelope::default() };
        Named { name: name.to_owned(), saved: "2026-01-10T09:30:15".to_owned(), envelope }
    }

    #[test]
    fn what_is_saved_together_comes_out_as_it_went_in() {
        for items in [vec![], vec![named("a"), named("张三 \"b\"\n")]] {
            let file = write_shelf(&items);
            assert_eq!(read_shelf(&file), Ok((items, 0)));
            assert_eq!(read_file(&file), Err(Trouble::Shelf), "it is no single scenario");
        }
    }

    #[test]
    fn a_single_file_is_a_shelf_of_one_and_what_cannot_be_read_is_counted() {
        let alone = named("");
        let (items, lost) = read_shelf(&alone.envelope.file()).unwrap();
        assert_eq!((items.len(), lost, &items[0].envelope), (1, 0, &alone.envelope));
        let broken = write_shelf(&[named("a"), named("b")]).replacen("\"customers\"", "\"costumers\"", 1);
        // What a file of ours says is taken as it is; only what is no file of ours is lost.
        assert_eq!(read_shelf(&broken).unwrap().1, 0);
        let later = format!("\"{MARK}\":{}", VERSION + 1);
        let whole = write_shelf(&[named("a"), named("b")]);
        let second = whole.rfind(&format!("\"{MARK}\"")).unwrap();
        let broken =
            whole[..second].to_owned() + &whole[second..].replacen(&format!("\"{MARK}\":{VERSION}"), &later, 1);
        let (items, lost) = read_shelf(&broken).unwrap();
        assert_eq!((items.len(), lost), (1, 1));
        for (text, trouble) in
            [("{}", Trouble::NotOurs), (r#"{"referral-statement": 9, "library": []}"#, Trouble::Version(9))]
        {
            assert_eq!(read_shelf(text), Err(trouble));
        }
        assert!(matches!(read_shelf("[1,"), Err(Trouble::NotJson(_))));
    }
}
