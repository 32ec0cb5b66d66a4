//! The parts of the page Ledger.

pub mod bring;
pub mod columns;
pub mod desk;
pub mod differences;
pub mod faults;
pub mod figures;
pub mod grid;
pub mod progress;
pub mod row;
pub mod sift;
pub mod totals;
pub mod why;

use yew::prelude::*;

use crate::format::count;
use crate::reader::Reader;

/// What a file says: it is of no language that is known.
pub fn data(text: &str) -> Html {
    html! { <span lang="">{ text.to_owned() }</span> }
}

/// A number with its digits in groups.
pub fn number(number: impl TryInto<u32>) -> String {
    count(number.try_into().unwrap_or(u32::MAX))
}

fn known<'r>(reader: &'r Reader, id: &str) -> Option<&'r str> {
    let known = reader.program().products().iter().find(|product| product.id() == id);
    known.map(|known| reader.pick(known.name()))
}

/// The name of a product, or its id where the program does not name it.
pub fn product_name(reader: &Reader, id: &str) -> String {
    known(reader, id).unwrap_or(id).to_owned()
}

/// The same as it is drawn.
pub fn product(reader: &Reader, id: &str) -> Html {
    known(reader, id).map_or_else(|| data(id), |name| html! { { name.to_owned() } })
}
