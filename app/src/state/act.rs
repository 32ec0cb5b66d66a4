//! What a reader does beyond Estimate, and what is kept of it: all this is in the second module (`later.rs`).

use super::{Action, Change, State, keep, support};
use crate::shell;

/// The most orders that are kept at once.
const MOST_AT_ONCE: usize = 100;

impl State {
    /// Does what Estimate alone never asks for.
    pub fn act_later(&mut self, action: Action) {
        let programs = self.programs;
        match action {
            Action::Begin => {
                self.begin_late();
                for action in std::mem::take(&mut self.pending) {
                    self.act_later(action);
                }
            }
            Action::Receive(found) => self.receive(*found),
            Action::Keep(act) => self.keep_act(act),
            Action::Change(change) => {
                if matches!(change, Change::Put(_)) {
                    self.keep_copy(keep::Why::Chosen);
                }
                self.desk_mut().change(programs, change);
            }
            Action::Open(draft) => self.take(draft),
            Action::Support(support::Act::Take) => self.take_pasted(),
            Action::Paste(pasting) => self.pasting = pasting,
            Action::Rules(act) => self.act_on_rules(act),
            Action::Compare(act) => {
                let desk = self.desk().clone();
                self.compare.act(programs, &desk, act);
            }
            Action::Forecast(act) => self.act_forecast(act),
            Action::Embed(act) => self.embed.act(act),
            Action::Support(act) => {
                let desk = self.desk().clone();
                self.support.act(programs, &desk, act);
            }
            // Estimate's own, which were done before.
            _ => {}
        }
    }

    /// Does what a host asks for, where the calculator is in its frame.
    pub fn act_embedded(&mut self, action: Action) {
        match action {
            Action::Host(act) => self.act_of_host(act),
            Action::Receive(found) => self.receive(*found),
            Action::Open(draft) => self.take(draft),
            // Of pages that the frame does not have.
            _ => {}
        }
    }

    /// Keeps what this visit needs after a reload.
    pub fn keep_session(&mut self, _: bool) {
        shell::keep_figures(&self.figures());
    }

    /// Keeps the present state: for a page that says that the program failed, and for the next visit. Of many orders that takes
    /// long, and no part in what is seen, so it waits until the change is seen ([`keep::Act::Now`]).
    pub fn keep_now(&mut self, waited: bool) {
        let orders: usize = self.desks.iter().map(|desk| desk.draft.order_count()).sum();
        self.unkept = !waited && orders > MOST_AT_ONCE;
        if self.unkept {
            return;
        }
        let figures = self.figures();
        shell::keep_figures(&figures);
        self.keep_present(&figures);
    }
}
