//! The link between customer and referrer: which opening counts, until when, and what ends it.

use std::cell::Cell;

use crate::period::{Time, Window};
use crate::reasons::Reasons;
use crate::scenario::Linked;
use crate::words::Reason;

/// The last opening of the referrer's link at or before a payment, or the first one where there is none before.
pub(crate) fn opening(linked: &Linked, paid_at: Time) -> Time {
    linked.reopened_at.filter(|again| *again <= paid_at).unwrap_or(linked.opened_at)
}

/// Why the customer was not linked to the referrer when paying, by what is known without a window.
pub(crate) fn unlinked_without_window(linked: &Linked, paid_at: Time) -> Reasons {
    let opened = opening(linked, paid_at);
    let elsewhere = linked.elsewhere_at.is_some_and(|elsewhere| elsewhere <= paid_at && elsewhere > opened);
    let before = (paid_at < linked.opened_at).then_some(Reason::BeforeLink);
    Reasons::from(before).and(elsewhere.then_some(Reason::LinkedElsewhere).into())
}

/// Why the customer was not linked to the referrer when paying.
///
/// The window *opening ≤ t < end* is half-open; the last click decides, so an opening of another's link after the
/// referrer's last one ends the link.
pub(crate) fn unlinked(linked: &Linked, window: Window, paid_at: Time, ends: &Ends) -> Reasons {
    let mut reasons = unlinked_without_window(linked, paid_at);
    let opened = opening(linked, paid_at);
    if opened <= paid_at && ends.of(window, opened).is_some_and(|end| end <= paid_at) {
        reasons = reasons.and(Reason::OutsideWindow.into());
    }
    reasons
}

/// The end of the window that was asked for last: as a rule a customer's orders share one.
#[derive(Default)]
pub(crate) struct Ends(Cell<Option<(Window, Time, Option<Time>)>>);

impl Ends {
    /// The first instant after the window that opens at a time.
    fn of(&self, window: Window, opened: Time) -> Option<Time> {
        match self.0.get() {
            Some((known, start, end)) if (known, start) == (window, opened) => end,
            _ => {
                let end = window.end(opened);
                self.0.set(Some((window, opened, end)));
                end
            }
        }
    }
}
