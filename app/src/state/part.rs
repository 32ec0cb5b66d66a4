//! What pages hold beyond the scenario: each is a part of links, of files and of what is kept.

use referral_statement::Node;

use super::{State, SupportPage, Wish};
use crate::route::Route;

/// What a page holds beyond the scenario.
pub struct Part {
    /// Its name, for ever: links carry it.
    pub name: &'static str,
    /// The page that shows it; a link carries what its sender sees.
    pub page: Route,
    /// The part as a tree; nothing where nothing is said.
    pub kept: fn(&State) -> Option<Node>,
    /// Takes the part from a tree, as far as it can be understood.
    pub read: fn(&mut State, &Node),
}

/// Every part, a line for each.
#[rustfmt::skip]
pub const PARTS: &[Part] = &[
    Part { name: "wish", page: Route::Estimate, kept: |state| state.wish.kept(), read: |state, part| state.wish = Wish::read(part) },
    Part { name: "support", page: Route::Support, kept: |state| state.support.kept(), read: |state, part| state.support = SupportPage::read(part) },
];

impl State {
    /// The parts of one page, or of all, in which something is said.
    pub(super) fn parts(&self, page: Option<Route>) -> Vec<(String, Node)> {
        let shown = PARTS.iter().filter(|part| page.is_none_or(|page| part.page == page));
        shown.filter_map(|part| Some((part.name.to_owned(), (part.kept)(self)?))).collect()
    }

    /// Gives a part to the page that it belongs to; nothing where there is no such page, else the names of what in it says
    /// nothing here.
    pub(super) fn read_part(&mut self, name: &str, tree: &Node) -> Option<Vec<String>> {
        let part = PARTS.iter().find(|part| part.name == name)?;
        (part.read)(self, tree);
        let taken = (part.kept)(self);
        // Where nothing is kept of it, it says what the page says by itself.
        let known = |field: &str| taken.as_ref().is_none_or(|taken| taken.field(field).is_some());
        let more = tree.fields().iter().filter(|(field, _)| !known(field));
        Some(more.map(|(field, _)| format!("{name}.{field}")).collect())
    }
}
