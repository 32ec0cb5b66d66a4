//! Limits: how much of one is left, and what it takes away.

use crate::amount::{Amount, Bend};
use crate::evaluate::View;
use crate::money::Money;
use crate::program::{LimitRule, OrderRules};
use crate::reading::{Choices, Reading};
use crate::statement::LimitUse;
use crate::step::{Recorder, Step};
use crate::words::{LimitId, Reason, Role};

/// The limits that are supposed to have been forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// None.
    #[default]
    None,
    /// This one.
    One(LimitId),
    /// These two, of which one may stand twice.
    Two(LimitId, LimitId),
    /// All of them.
    All,
}

impl Ignored {
    /// Is this limit forgotten?
    pub fn holds(self, id: LimitId) -> bool {
        match self {
            Self::None => false,
            Self::One(ignored) => ignored == id,
            Self::Two(one, other) => [one, other].contains(&id),
            Self::All => true,
        }
    }

    /// These and one more.
    pub fn and(self, id: LimitId) -> Self {
        match self {
            Self::None => Self::One(id),
            Self::One(ignored) => Self::Two(ignored, id),
            Self::Two(..) | Self::All => Self::All,
        }
    }
}

/// What a customer's orders have used of the customer's limits, across editions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Used<A> {
    paid: A,
    reward: A,
}

impl<A: Amount> Default for Used<A> {
    fn default() -> Self {
        Self { paid: A::of(Money::ZERO), reward: A::of(Money::ZERO) }
    }
}

impl<A: Amount> Used<A> {
    fn of(&self, id: LimitId) -> A {
        match id {
            LimitId::CustomerPaid => self.paid,
            LimitId::CustomerReward => self.reward,
            LimitId::OrderPaid | LimitId::FriendTotal => A::of(Money::ZERO),
        }
    }

    /// What is left of a limit, never below zero.
    fn left(&self, limit: &LimitRule) -> A {
        let amount = A::of(limit.amount);
        let used = self.of(limit.id);
        if used.is_above(amount, bend(limit.id)) { A::of(Money::ZERO) } else { amount.minus(used) }
    }

    /// Is nothing left of it?
    pub fn is_up(&self, limit: &LimitRule) -> bool {
        is_cumulative(limit.id) && !self.left(limit).is_some(bend(limit.id))
    }

    /// Takes an amount against a limit: the amount that passes, and whether the limit bound.
    pub fn take(&mut self, limit: &LimitRule, amount: A, scope: Scope<'_>, steps: &mut impl Recorder) -> (A, bool) {
        let left = self.left(limit);
        let bound = amount.is_above(left, bend(limit.id));
        let passed = if bound { left } else { amount };
        match limit.id {
            LimitId::CustomerPaid => self.paid = self.paid.plus(passed),
            LimitId::CustomerReward => self.reward = self.reward.plus(passed),
            LimitId::OrderPaid | LimitId::FriendTotal => {}
        }
        steps.note(|| Step::Limit {
            clause: limit.clause.clone(),
            limit: limit.id,
            amount: limit.amount,
            left: left.money(),
            before: amount.money(),
            after: passed.money(),
            reading: scope.reading(limit),
            fails: None,
        });
        (passed, bound)
    }

    /// The step that says that nothing was left.
    pub fn note_up(limit: &LimitRule, scope: Scope<'_>, steps: &mut impl Recorder) {
        steps.note(|| Step::Limit {
            clause: limit.clause.clone(),
            limit: limit.id,
            amount: limit.amount,
            left: Money::ZERO,
            before: Money::ZERO,
            after: Money::ZERO,
            reading: scope.reading(limit),
            fails: Some(Reason::LimitUsedUp),
        });
    }
}

impl Used<Money> {
    /// The customer's limits as a statement shows them.
    pub fn shown(&self, rules: &OrderRules, tier: &str, choices: &Choices) -> Vec<LimitUse> {
        let in_force = |limit: &&LimitRule| {
            let covers_some = limit.roles.as_ref().is_none_or(|roles| !roles.get(choices).is_empty());
            is_cumulative(limit.id) && of_tier(limit, tier) && covers_some
        };
        let show = |limit: &LimitRule| LimitUse {
            id: limit.id,
            limit: limit.amount,
            used: self.of(limit.id),
            left: self.left(limit),
        };
        rules.limits.iter().filter(in_force).map(show).collect()
    }
}

/// The readings that decide which orders a limit covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    pub readings: &'a [Reading],
    pub choices: &'a Choices,
}

impl Scope<'_> {
    fn reading(self, limit: &LimitRule) -> Option<crate::step::ReadingUsed> {
        limit.roles.as_ref().and_then(|roles| roles.chosen(self.readings, self.choices)).map(Into::into)
    }
}

/// The limits on an order in this role, in the order in which they apply.
pub(crate) fn covering<'a>(
    rules: &'a OrderRules,
    role: Role,
    tier: &'a str,
    view: &'a View,
    edition: usize,
) -> impl Iterator<Item = &'a LimitRule> + Clone {
    let choices = view.choices(edition);
    let covers = move |limit: &&LimitRule| {
        of_tier(limit, tier)
            && !view.ignored.holds(limit.id)
            && limit.roles.as_ref().is_none_or(|roles| roles.get(choices).contains(&role))
    };
    match &view.memo {
        Some(memo) => {
            let places = || (0..rules.limits.len()).filter(|place| covers(&&rules.limits[*place])).collect();
            Covering::Kept(rules, memo.limits(edition, role, places).iter())
        }
        None => Covering::Asked(rules.limits.iter().filter(covers)),
    }
}

/// Limits that are kept, or asked for one by one.
#[derive(Clone)]
enum Covering<'a, I> {
    Kept(&'a OrderRules, std::slice::Iter<'a, usize>),
    Asked(I),
}

impl<'a, I: Iterator<Item = &'a LimitRule>> Iterator for Covering<'a, I> {
    type Item = &'a LimitRule;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Kept(rules, places) => places.next().map(|place| &rules.limits[*place]),
            Self::Asked(limits) => limits.next(),
        }
    }
}

fn of_tier(limit: &LimitRule, tier: &str) -> bool {
    limit.tiers.is_empty() || limit.tiers.iter().any(|id| id == tier)
}

/// Does it add up over a customer's orders?
fn is_cumulative(id: LimitId) -> bool {
    matches!(id, LimitId::CustomerPaid | LimitId::CustomerReward)
}

fn bend(id: LimitId) -> Bend {
    match id {
        LimitId::OrderPaid => Bend::OrderPaid,
        LimitId::CustomerPaid => Bend::CustomerPaid,
        LimitId::CustomerReward => Bend::CustomerReward,
        LimitId::FriendTotal => Bend::FriendTotal,
    }
}
