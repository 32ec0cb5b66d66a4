//! What pages hold beyond the scenario: each is a part of links, of files and of what is kept.

use referral_statement::Node;

use super::paste::Entry;
use super::{ComparePage, Extent, State, SupportPage, Wish, own, waiting};
use crate::route::Route;

/// What a page holds beyond the scenario.
pub struct Part {
    /// Its name, for ever: links carry it.
    pub name: &'static str,
    /// The page that shows it; a link carries what its sender sees.
    pub page: Route,
    /// The part as a tree, as far as it is asked for; nothing where nothing is said.
    pub kept: fn(&State, Extent) -> Option<Node>,
    /// Takes the part from a tree, so that what it replaces can be had back or as if it had always been there; says whether it
    /// is understood.
    pub read: fn(&mut State, &Node, bool) -> bool,
}

/// Every part.
pub const PARTS: &[Part] = &[
    Part {
        name: own::PART,
        page: Route::Rules,
        kept: State::own_part,
        read: |state, part, undoable| {
            state.receive_own(part, undoable);
            true
        },
    },
    Part {
        name: waiting::PART,
        page: Route::Rules,
        kept: State::waiting_part,
        read: |state, part, _| {
            state.read_waiting(part);
            true
        },
    },
    Part {
        name: "wish",
        page: Route::Estimate,
        kept: |state, _| state.wish.kept(),
        read: |state, part, _| {
            state.wish = Wish::read(part);
            true
        },
    },
    Part {
        name: "support",
        page: Route::Support,
        kept: |state, extent| state.support.kept(extent),
        read: |state, part, undoable| {
            let before = std::mem::replace(&mut state.support, SupportPage::read(part));
            if undoable && state.support.pasted.text.is_empty() {
                // What came in and was not taken yet is asked about after this.
                (state.support.pasted, state.support.taken) = (before.pasted, before.taken);
            }
            true
        },
    },
    Part {
        name: "paste",
        page: Route::Scenario,
        kept: |state, extent| {
            let pasting = state.pasting.as_ref().filter(|_| matches!(extent, Extent::Copy | Extent::Typed));
            pasting.and_then(Entry::kept)
        },
        read: |state, part, undoable| {
            if !undoable || state.pasting.as_ref().is_none_or(|pasting| pasting.text.is_empty()) {
                state.pasting = Some(Entry::again(part));
            }
            true
        },
    },
    Part {
        name: "compare",
        page: Route::Compare,
        kept: |state, extent| match extent {
            Extent::Seen | Extent::Chosen => state.compare.part(state.programs, state.program.id()),
            Extent::All | Extent::Copy | Extent::Typed => state.compare.whole(state.programs),
        },
        read: |state, part, undoable| {
            if undoable {
                return state.compare.receive(part);
            }
            state.compare = ComparePage::read(part);
            true
        },
    },
    Part {
        name: "forecast",
        page: Route::Forecast,
        kept: State::forecast_part,
        read: |state, part, undoable| {
            state.forecast.receive(part, undoable);
            true
        },
    },
    Part {
        name: "embed",
        page: Route::Embed,
        kept: State::embed_part,
        read: |state, part, _| {
            state.receive_embed(part);
            true
        },
    },
];

impl State {
    /// The parts of one page, or of all, in which something is said.
    pub(super) fn parts(&self, page: Option<Route>, extent: Extent) -> Vec<(String, Node)> {
        // One that came and is not understood goes on as it is.
        let carried = |name: &str| self.carried.parts.iter().any(|(carried, _)| carried == name);
        let shown = PARTS.iter().filter(|part| page.is_none_or(|page| part.page == page) && !carried(part.name));
        shown.filter_map(|part| Some((part.name.to_owned(), (part.kept)(self, extent)?))).collect()
    }

    /// Gives a part to the page that it belongs to; nothing where no page understands it, else the names of what in it says
    /// nothing here.
    pub(super) fn read_part(&mut self, name: &str, tree: &Node, undoable: bool) -> Option<Vec<String>> {
        let part = PARTS.iter().find(|part| part.name == name)?;
        if !(part.read)(self, tree, undoable) {
            return None;
        }
        let taken: Vec<Node> =
            [Extent::Seen, Extent::Copy].into_iter().filter_map(|extent| (part.kept)(self, extent)).collect();
        // Where nothing is kept of it, it says what the page says by itself.
        let known = |field: &str| taken.is_empty() || taken.iter().any(|taken| taken.field(field).is_some());
        let more = tree.fields().iter().filter(|(field, _)| !known(field));
        Some(more.map(|(field, _)| format!("{name}.{field}")).collect())
    }
}
