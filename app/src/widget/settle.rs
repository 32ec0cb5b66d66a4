//! The height that the host is told: that of the content, and never one that grows without end.
//!
//! A frame as high as its content can run in a circle: the content asks for more because the frame got higher, or the host's scroll
//! bar comes and goes with every height. Both are seen here by what was told before.

use referral_host::wrong::MOST_HEIGHT;

/// The most growths in a row while nothing else happens: no visitor's act, no other width.
const MOST_GROWTHS: u8 = 12;

/// The most times the width may go back to what it was before.
const MOST_TURNS: u8 = 6;

/// What has been told so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settle {
    width: u32,
    width_before: u32,
    told: u32,
    growths: u8,
    turns: u8,
    /// Has it been given up to follow the content?
    stopped: bool,
}

impl Settle {
    /// The visitor or the host did something: what changes now has a cause.
    pub fn acted(&mut self) {
        *self = Self { width: self.width, width_before: self.width_before, told: self.told, ..Self::default() };
    }

    /// Does the content scroll in its frame, because it is too high or its height does not settle?
    pub fn scrolls(&self) -> bool {
        self.stopped || self.told >= MOST_HEIGHT
    }

    /// The content is as wide and as high as this now; gives the height that the host is to be told, where it is another.
    pub fn seen(&mut self, width: u32, height: u32) -> Option<u32> {
        let height = height.min(MOST_HEIGHT);
        if width == self.width {
            if height > self.told && self.told > 0 {
                self.growths = self.growths.saturating_add(1);
            }
        } else {
            if width == self.width_before {
                self.turns = self.turns.saturating_add(1);
            } else {
                self.turns = 0;
            }
            self.growths = 0;
            (self.width_before, self.width) = (self.width, width);
        }
        self.stopped |= self.growths > MOST_GROWTHS || self.turns > MOST_TURNS;
        // What stopped stays at the highest that it was, so that nothing is cut off and no scroll bar goes away again.
        if height == self.told || self.stopped {
            return None;
        }
        self.told = height;
        Some(height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_converge_is_stopped() {
        let mut settle = Settle::default();
        let mut height = 400;
        let mut told = Vec::new();
        while let Some(next) = settle.seen(600, height) {
            told.push(next);
            // A page that is always a little higher than its frame.
            height = next + 20;
            assert!(told.len() < 1000, "it grows without end");
        }
        assert_eq!(told.len(), usize::from(MOST_GROWTHS) + 1);
        assert!(settle.scrolls());
        settle.acted();
        assert!(!settle.scrolls());
        assert_eq!(settle.seen(600, height), Some(height), "an act of the visitor is a cause");
    }

    #[test]
    fn a_scroll_bar_that_comes_and_goes_is_stopped() {
        let mut settle = Settle::default();
        let (mut told, mut rounds) = (0, 0);
        // With the host's scroll bar the frame is narrower and its content lower, so that the bar goes away.
        for width in [600, 585].into_iter().cycle().take(200) {
            rounds += 1;
            told += u32::from(settle.seen(width, if width == 600 { 900 } else { 700 }).is_some());
        }
        assert!(rounds == 200 && told < 12, "{told}");
        assert!(settle.scrolls());
    }

    #[test]
    fn a_window_that_is_drawn_narrower_is_followed_to_the_end() {
        let mut settle = Settle::default();
        let told = (300..900).rev().filter_map(|width| settle.seen(width, 300_000 / width));
        assert_eq!(told.last(), Some(1000));
        assert!(!settle.scrolls());
    }

    #[test]
    fn no_height_is_beyond_the_most() {
        let mut settle = Settle::default();
        assert_eq!(settle.seen(300, 4_000_000), Some(MOST_HEIGHT));
        assert!(settle.scrolls());
        assert_eq!(settle.seen(300, 500), Some(500));
        assert!(!settle.scrolls());
        assert_eq!(settle.seen(300, 500), None);
    }
}
