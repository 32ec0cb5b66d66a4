//! What changed from one edition to a later one: every value that differs, beside the one before it.

use super::rates::{lines, of_each};
use super::{Item, RateCell, RateTable, Topic};
use crate::program::{Edition, Rules};
use crate::reading::Reading;

/// Everything in which two editions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// The rates that differ; no lines where none does.
    pub rates: RateTable<Moved<RateCell>>,
    /// The other values that differ.
    pub values: Vec<Change>,
    /// The ids of the readings that the later edition no longer has.
    pub settled: Vec<String>,
    /// The ids of those that it has and the earlier one had not.
    pub opened: Vec<String>,
}

/// A value before and after.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Moved<T> {
    /// In the earlier edition.
    pub before: T,
    /// In the later one.
    pub after: T,
}

/// A value that differs; nothing on the side of an edition that does not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What it is about.
    pub about: Topic,
    /// As the earlier edition has it.
    pub before: Option<Item>,
    /// As the later one has it.
    pub after: Option<Item>,
}

impl PartialEq for Moved<RateCell> {
    // Where a rate stands differs between any two editions, and is no change of it.
    fn eq(&self, other: &Self) -> bool {
        self.before.rate == other.before.rate && self.after.rate == other.after.rate
    }
}

impl Eq for Moved<RateCell> {}

impl Moved<RateCell> {
    /// Do the two rates differ?
    pub fn differs(&self) -> bool {
        self.before.rate != self.after.rate
    }
}

impl Edition {
    /// In what it differs from an earlier edition of its program. Clauses and the texts of readings are not compared.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{CustomerKind, Programs, Topic};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let program = programs.get("cn-ambassador").unwrap();
    /// let [before, after] = ["2024-06-01", "2025-04-01"].map(|id| program.edition(id).unwrap());
    /// let changes = after.changes_since(before);
    /// assert!(changes.values.iter().any(|change| change.about == Topic::LinkLasts(CustomerKind::New)));
    /// assert_eq!(changes.settled, ["link-window", "later-order-rate"]);
    /// assert!(after.changes_since(after).values.is_empty());
    /// ```
    pub fn changes_since(&self, before: &Self) -> Changes {
        let (old, new) = (before.items(), self.items());
        let find = |items: &[Item], about: &Topic| items.iter().find(|item| item.about == *about).cloned();
        let mut values: Vec<Change> = new
            .iter()
            .filter(|item| find(&old, &item.about).is_none_or(|other| other.says != item.says))
            .map(|item| Change {
                about: item.about.clone(),
                before: find(&old, &item.about),
                after: Some(item.clone()),
            })
            .collect();
        let gone = old.into_iter().filter(|item| find(&new, &item.about).is_none());
        values.extend(gone.map(|item| Change { about: item.about.clone(), before: Some(item), after: None }));
        let without = |all: &[Reading], known: &[Reading]| {
            let is_new = |reading: &&Reading| known.iter().all(|other| other.id() != reading.id());
            all.iter().filter(is_new).map(|reading| reading.id().to_owned()).collect()
        };
        Changes {
            rates: self.rates_since(before),
            values,
            settled: without(&before.readings, &self.readings),
            opened: without(&self.readings, &before.readings),
        }
    }

    fn rates_since(&self, before: &Self) -> RateTable<Moved<RateCell>> {
        let (Rules::Orders(old), Rules::Orders(new)) = (&before.rules, &self.rules) else {
            return RateTable { tiers: Vec::new(), lines: Vec::new() };
        };
        let mut tiers: Vec<String> = before.tiers.iter().map(|tier| tier.id.clone()).collect();
        tiers.extend(self.tiers.iter().map(|tier| tier.id.clone()).filter(|id| before.tier(id).is_none()));
        let mut lines = lines(&[old, new], |kind| {
            of_each(&tiers, |tier| Moved {
                before: before.rate_cell(old, kind, tier),
                after: self.rate_cell(new, kind, tier),
            })
        });
        lines.retain(|line| line.cells.iter().any(Moved::differs));
        RateTable { tiers, lines }
    }
}
