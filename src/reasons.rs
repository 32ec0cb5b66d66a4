//! The reasons of one order: a set that lists itself in the order in which reasons are listed.

use crate::words::{Reason, Word};

/// Reasons, each at most once.
///
/// # Examples
/// ```
/// use referral_statement::{Reason, Reasons};
/// let reasons: Reasons = [Reason::PayAsYouGo, Reason::BeforeLink, Reason::PayAsYouGo].into_iter().collect();
/// assert_eq!(reasons.iter().collect::<Vec<_>>(), [Reason::BeforeLink, Reason::PayAsYouGo]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons(u32);

impl Reasons {
    /// None.
    pub const NONE: Self = Self(0);

    /// Is there none?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The one that is listed first.
    pub fn first(self) -> Option<Reason> {
        Reason::ALL.get(self.0.trailing_zeros() as usize).copied()
    }

    /// All of them, in the order in which they are listed.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |reason| self.holds(*reason))
    }

    /// These and those.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Is this one of them?
    pub fn holds(self, reason: Reason) -> bool {
        self.0 & bit(reason) != 0
    }
}

fn bit(reason: Reason) -> u32 {
    1 << reason as u32
}

impl From<Reason> for Reasons {
    fn from(reason: Reason) -> Self {
        Self(bit(reason))
    }
}

impl From<Option<Reason>> for Reasons {
    fn from(reason: Option<Reason>) -> Self {
        reason.map_or(Self::NONE, Self::from)
    }
}

impl Extend<Reason> for Reasons {
    fn extend<I: IntoIterator<Item = Reason>>(&mut self, reasons: I) {
        for reason in reasons {
            self.0 |= bit(reason);
        }
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        let mut all = Self::NONE;
        all.extend(reasons);
        all
    }
}
