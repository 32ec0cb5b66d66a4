//! The table of rates as a reader wants it: one line for the orders that are paid alike, one cell for each tier.

use super::Read;
use crate::money::Rate;
use crate::program::{Edition, OrderRules, RateValue, Rules, Tier};
use crate::rate::{self, Asked};
use crate::words::{Basis, Class, CustomerKind, LinkedBy, Role, Word};

/// A table of rates, or of whatever else stands for each kind of order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateTable<C = RateCell> {
    /// The ids of the tiers, one for each cell of a line; none where the rules know no tiers and a line has one cell.
    pub tiers: Vec<String>,
    /// The lines.
    pub lines: Vec<RateLine<C>>,
}

/// Orders that are paid alike.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLine<C = RateCell> {
    /// Whose orders.
    pub customers: Vec<CustomerKind>,
    /// In which roles.
    pub roles: Vec<Role>,
    /// Of products of which classes.
    pub classes: Vec<Class>,
    /// How the customer came to be linked; empty: either way.
    pub linked_by: Vec<LinkedBy>,
    /// What they earn, for each tier.
    pub cells: Vec<C>,
}

/// What an order of one tier earns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateCell {
    /// The rate.
    pub rate: Read<RateSaid>,
    /// The clause behind it; none where no row of rates holds.
    pub clause: Option<String>,
}

/// A rate as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateSaid {
    /// This one.
    Of(Rate),
    /// One between these, for none is published.
    Between(Rate, Rate),
    /// Such an order earns nothing.
    Nothing,
}

/// The kind of an order: its role, its customer's kind, the class of its product, how the customer was linked.
pub(super) type Kind = (Role, CustomerKind, Class, LinkedBy);

impl Edition {
    /// The table of rates; nothing in a program of spend.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Programs, RateSaid, Role};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let edition = programs.get("cn-ambassador").unwrap().edition("2018-09-01").unwrap();
    /// let rates = edition.rates().unwrap();
    /// assert!(rates.tiers.is_empty());
    /// assert_eq!(rates.lines[0].roles, [Role::FirstPurchase]);
    /// let RateSaid::Of(rate) = rates.lines[0].cells[0].rate.value else { panic!("it is published") };
    /// assert_eq!(rate.to_string(), "0.25");
    /// ```
    pub fn rates(&self) -> Option<RateTable> {
        let Rules::Orders(rules) = &self.rules else { return None };
        let tiers: Vec<String> = self.tiers.iter().map(|tier| tier.id.clone()).collect();
        let lines = lines(&[rules], |kind| of_each(&tiers, |tier| self.rate_cell(rules, kind, tier)));
        Some(RateTable { tiers, lines })
    }

    /// What an order of this kind earns in a tier.
    pub(super) fn rate_cell(&self, rules: &OrderRules, kind: Kind, tier: &str) -> RateCell {
        let (role, customer, class, by) = kind;
        let known = rules.customer(customer).is_some_and(|rule| rule.follows.roles().contains(&role));
        let Some(row) = rate::row(rules, Asked { role, customer, by, tier }, class).filter(|_| known) else {
            return RateCell { rate: Read::plain(RateSaid::Nothing), clause: None };
        };
        let said = |value: &RateValue| match value {
            RateValue::Of(rate) => RateSaid::Of(*rate),
            RateValue::Tier => {
                let tier = self.tier(tier);
                let range = || tier.and_then(Tier::range).map(|(from, to)| RateSaid::Between(from, to));
                let own = tier.and_then(|tier| tier.rate).map(RateSaid::Of);
                // The file's check holds that a tier that is paid by its rate has one, or a range.
                own.or_else(range).unwrap_or(RateSaid::Nothing)
            }
        };
        RateCell { rate: Read::of(&row.rate, &self.readings, said), clause: Some(row.clause.clone()) }
    }
}

/// One cell for each tier, or a single one.
pub(super) fn of_each<C>(tiers: &[String], cell: impl Fn(&str) -> C) -> Vec<C> {
    if tiers.is_empty() { vec![cell("")] } else { tiers.iter().map(|tier| cell(tier)).collect() }
}

/// A line for every kind of order of these rules, those with the same cells together.
pub(super) fn lines<C: PartialEq>(all: &[&OrderRules], cells: impl Fn(Kind) -> Vec<C>) -> Vec<RateLine<C>> {
    let is_paid = |class: &Class| all.iter().flat_map(|rules| &rules.rates).any(|row| row.classes.contains(class));
    let classes: Vec<Class> = Basis::Orders.classes().iter().copied().filter(is_paid).collect();
    let mut lines = Vec::new();
    for customer in CustomerKind::ALL.iter().copied() {
        let plays = |role: &Role| {
            let rules = all.iter().filter_map(|rules| rules.customer(customer));
            rules.map(|rule| rule.follows.roles()).any(|roles| roles.contains(role))
        };
        for class in classes.iter().copied() {
            for role in Role::ALL.iter().copied().filter(plays) {
                for by in LinkedBy::ALL.iter().copied() {
                    lines.push(RateLine {
                        customers: vec![customer],
                        roles: vec![role],
                        classes: vec![class],
                        linked_by: vec![by],
                        cells: cells((role, customer, class, by)),
                    });
                }
            }
        }
    }
    let mut lines = joined(lines, |line| &mut line.linked_by);
    for line in lines.iter_mut().filter(|line| line.linked_by.len() == LinkedBy::ALL.len()) {
        line.linked_by.clear();
    }
    let lines = joined(lines, |line| &mut line.roles);
    let lines = joined(lines, |line| &mut line.classes);
    joined(lines, |line| &mut line.customers)
}

/// Lines that differ along one axis alone become one.
fn joined<C: PartialEq, T>(
    lines: Vec<RateLine<C>>,
    axis: impl Fn(&mut RateLine<C>) -> &mut Vec<T>,
) -> Vec<RateLine<C>> {
    let mut joined: Vec<RateLine<C>> = Vec::new();
    for mut line in lines {
        let along = std::mem::take(axis(&mut line));
        let same = joined.iter_mut().find_map(|other| {
            let before = std::mem::take(axis(other));
            let is_same = *other == line;
            *axis(other) = before;
            is_same.then_some(other)
        });
        if let Some(other) = same {
            axis(other).extend(along);
        } else {
            *axis(&mut line) = along;
            joined.push(line);
        }
    }
    joined
}
