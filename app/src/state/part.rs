//! What pages hold beyond the scenario: each is a part of links, of files and of what is kept.

use referral_statement::Node;

use super::paste::Entry;
use super::{ComparePage, Extent, State, SupportPage, Wish, own, waiting};
use crate::route::Route;

/// What a page holds beyond the scenario: what becomes of it when it is read again is in [`State::take_part`], which the first module
/// does without.
pub struct Part {
    /// Its name, for ever: links carry it.
    pub name: &'static str,
    /// The page that shows it; a link carries what its sender sees.
    pub page: Route,
    /// The part as a tree, as far as it is asked for; nothing where nothing is said.
    pub kept: fn(&State, Extent) -> Option<Node>,
}

/// Every part.
pub const PARTS: &[Part] = &[
    Part { name: own::PART, page: Route::Rules, kept: State::own_part },
    Part { name: waiting::PART, page: Route::Rules, kept: State::waiting_part },
    Part { name: "wish", page: Route::Estimate, kept: |state, _| state.wish.kept() },
    Part { name: "support", page: Route::Support, kept: |state, extent| state.support.kept(extent) },
    Part {
        name: "paste",
        page: Route::Scenario,
        kept: |state, extent| {
            let pasting = state.pasting.as_ref().filter(|_| matches!(extent, Extent::Copy | Extent::Typed));
            pasting.and_then(Entry::kept)
        },
    },
    Part {
        name: "compare",
        page: Route::Compare,
        kept: |state, extent| match extent {
            Extent::Seen | Extent::Chosen => state.compare.part(state.programs, state.program.id()),
            Extent::All | Extent::Copy | Extent::Typed => state.compare.whole(state.programs),
        },
    },
    Part { name: "forecast", page: Route::Forecast, kept: State::forecast_part },
    Part { name: "embed", page: Route::Embed, kept: State::embed_part },
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
        if !self.take_part(name, tree, undoable) {
            return None;
        }
        let taken: Vec<Node> =
            [Extent::Seen, Extent::Copy].into_iter().filter_map(|extent| (part.kept)(self, extent)).collect();
        // Where nothing is kept of it, it says what the page says by itself.
        let known = |field: &str| taken.is_empty() || taken.iter().any(|taken| taken.field(field).is_some());
        let more = tree.fields().iter().filter(|(field, _)| !known(field));
        Some(more.map(|(field, _)| format!("{name}.{field}")).collect())
    }

    /// Takes the part of this name from a tree, so that what it replaces can be had back or as if it had always been there; says whether
    /// it is understood.
    fn take_part(&mut self, name: &str, part: &Node, undoable: bool) -> bool {
        match name {
            "wish" => self.wish = Wish::read(part),
            // The calculator in a frame has no other page; what belongs to others goes on as it came.
            _ if cfg!(all(feature = "embed", target_arch = "wasm32")) => return false,
            own::PART => self.receive_own(part, undoable),
            waiting::PART => self.read_waiting(part),
            "support" => {
                let before = std::mem::replace(&mut self.support, SupportPage::read(part));
                if undoable && self.support.pasted.text.is_empty() {
                    // What came in and was not taken yet is asked about after this.
                    (self.support.pasted, self.support.taken) = (before.pasted, before.taken);
                }
            }
            "paste" => {
                if !undoable || self.pasting.as_ref().is_none_or(|pasting| pasting.text.is_empty()) {
                    self.pasting = Some(Entry::again(part));
                }
            }
            "compare" if undoable => return self.compare.receive(part),
            "compare" => self.compare = ComparePage::read(part),
            "forecast" => self.forecast.receive(part, undoable),
            "embed" => self.receive_embed(part),
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::state::{Look, Theme};
    use referral_published::programs;

    #[test]
    fn every_part_that_is_kept_is_read_again() {
        let look = Look { route: Route::Estimate, today: "2026-02-10".to_owned(), lang: Lang::En, theme: Theme::Auto };
        let mut state = State::new(programs(), look, None).unwrap();
        for part in PARTS {
            assert!(state.take_part(part.name, &Node::table([]), false), "{}", part.name);
        }
        assert!(!state.take_part("another", &Node::table([]), false));
    }
}
