//! What leaves the page, as text: the link that carries a whole scenario, the file where it is too long for a link, the table
//! for a spreadsheet and the calendar of payments. No web, no clock, no file: the shells bring those.
//!
//! ```
//! use referral_share::{Envelope, read_link};
//! let envelope = Envelope { page: "estimate".to_owned(), program: "mine".to_owned(), ..Envelope::default() };
//! let link = envelope.link();
//! assert!(link.starts_with("#/estimate?s=1."));
//! assert_eq!(read_link(&link).unwrap().unwrap(), envelope);
//! // A letter that was changed on the way is found.
//! let damaged = link.replacen("mine", "mind", 1);
//! assert!(read_link(&damaged).unwrap().is_err());
//! ```

#![deny(clippy::float_arithmetic, reason = "amounts are exact")]

mod columns;
mod csv;
mod envelope;
mod hash;
mod ics;
mod link;
mod names;
mod notation;
mod png;
mod shelf;
pub mod typed;

pub use columns::{Field, plain, product, word};
pub use csv::{Table, line};
pub use envelope::{Envelope, Told, Trouble, VERSION};
pub use hash::{edition_hash, hash};
pub use ics::{Calendar, Payday};
pub use link::{MOST_FILE, MOST_LINK, find_link, read_file, read_link, read_own};
pub use png::png;
pub use shelf::{MOST_SHELF, Named, read_shelf, write_shelf};
