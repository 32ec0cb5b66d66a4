//! What the rules do with amounts, so that one piece of code computes a statement and draws its curve.

mod small;

use std::cell::Cell;

use rust_decimal::Decimal;

use crate::money::{Money, Rate};
use crate::payout;
use crate::words::{Word, words};

pub(crate) use small::{Small, Whole};

words! {
    /// Why a reward bends or jumps where the amount that it depends on grows.
    Bend {
        /// The order starts to be one: above zero, above its refund.
        Order = "order",
        /// The spend reaches the threshold.
        Threshold = "threshold",
        /// The spend is above the part that earns no bonus.
        Bonus = "bonus",
        /// The limit on one order.
        OrderPaid = "order-paid",
        /// The limit on a customer's paid amounts.
        CustomerPaid = "customer-paid",
        /// The limit on a customer's rewards.
        CustomerReward = "customer-reward",
        /// The limit on one friend.
        FriendTotal = "friend-total",
        /// The figure above which rewards come in instalments.
        Instalments = "instalments",
    }
}

impl Bend {
    /// Is it a limit?
    pub fn is_limit(self) -> bool {
        matches!(self, Self::OrderPaid | Self::CustomerPaid | Self::CustomerReward | Self::FriendTotal)
    }
}

/// An amount as the rules use it: added, multiplied by a rate, rounded and compared, nothing else.
pub(crate) trait Amount: Copy {
    fn of(money: Money) -> Self;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn times(self, rate: Rate) -> Self;
    /// Rounded to the cent, or itself where the amount stands for a line.
    fn to_cents(self) -> Self;
    /// What of it is due when it is paid in one part for each of these: each but the last rounded down to the cent.
    fn due(self, parts: &[bool]) -> Self;
    /// Is it above the other? `bend` says why the answer matters.
    fn is_above(self, other: Self, bend: Bend) -> bool;
    fn money(self) -> Money;

    fn is_some(self, bend: Bend) -> bool {
        self.is_above(Self::of(Money::ZERO), bend)
    }
}

impl Amount for Money {
    fn of(money: Money) -> Self {
        money
    }

    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn minus(self, other: Self) -> Self {
        self - other
    }

    fn times(self, rate: Rate) -> Self {
        self * rate
    }

    fn to_cents(self) -> Self {
        Money::to_cents(self)
    }

    fn due(self, parts: &[bool]) -> Self {
        let amounts = payout::split(self, parts.len());
        amounts.into_iter().zip(parts).filter(|(_, due)| **due).map(|(amount, _)| amount).sum()
    }

    fn is_above(self, other: Self, _: Bend) -> bool {
        self > other
    }

    fn money(self) -> Money {
        self
    }
}

/// Where a line was evaluated, and how far from there every comparison keeps its answer.
#[derive(Debug)]
pub(crate) struct Trace {
    /// Is it the stretch just after the point, or the point itself?
    after: bool,
    /// The least distance at which a comparison changes its answer, and why it was made.
    next: Cell<Option<(Decimal, Bend)>>,
    /// Why a comparison was made that changes its answer right at the point.
    tie: Cell<Option<Bend>>,
}

impl Trace {
    pub fn new(after: bool) -> Self {
        Self { after, next: Cell::new(None), tie: Cell::new(None) }
    }

    pub fn next(&self) -> Option<(Decimal, Bend)> {
        self.next.get()
    }

    pub fn tie(&self) -> Option<Bend> {
        self.tie.get()
    }

    fn crosses(&self, distance: Decimal, bend: Bend) {
        if self.next.get().is_none_or(|(nearest, _)| distance < nearest) {
            self.next.set(Some((distance, bend)));
        }
    }
}

/// An amount that depends on another: its value at the point of the trace, and how much it grows for each unit more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub value: Decimal,
    pub slope: Decimal,
    trace: Option<&'a Trace>,
}

impl<'a> Line<'a> {
    /// The amount that is varied.
    pub fn varied(at: Money, trace: &'a Trace) -> Self {
        Self { value: at.decimal(), slope: Decimal::ONE, trace: Some(trace) }
    }

    /// This amount for so many customers alike.
    pub fn counted(self, count: u32) -> Self {
        let count = Decimal::from(count);
        Self { value: self.value * count, slope: self.slope * count, ..self }
    }
}

impl Amount for Line<'_> {
    fn of(money: Money) -> Self {
        Self { value: money.decimal(), slope: Decimal::ZERO, trace: None }
    }

    fn plus(self, other: Self) -> Self {
        let trace = self.trace.or(other.trace);
        Self { value: self.value + other.value, slope: self.slope + other.slope, trace }
    }

    fn minus(self, other: Self) -> Self {
        let trace = self.trace.or(other.trace);
        Self { value: self.value - other.value, slope: self.slope - other.slope, trace }
    }

    fn times(self, rate: Rate) -> Self {
        Self { value: self.value * rate.decimal(), slope: self.slope * rate.decimal(), ..self }
    }

    fn to_cents(self) -> Self {
        self
    }

    fn due(self, parts: &[bool]) -> Self {
        let share = |due: usize| Decimal::from(due) / Decimal::from(parts.len().max(1));
        let share = share(parts.iter().filter(|due| **due).count());
        Self { value: self.value * share, slope: self.slope * share, ..self }
    }

    fn is_above(self, other: Self, bend: Bend) -> bool {
        let gap = self.minus(other);
        let Some(trace) = gap.trace.filter(|trace| trace.after) else {
            return gap.value > Decimal::ZERO;
        };
        if gap.value.is_zero() {
            trace.tie.set(trace.tie.get().or((!gap.slope.is_zero()).then_some(bend)));
            return gap.slope > Decimal::ZERO;
        }
        if !gap.slope.is_zero() {
            // Behind the point, the two met before.
            let distance = -gap.value / gap.slope;
            if distance.is_sign_positive() {
                trace.crosses(distance, bend);
            }
        }
        gap.value.is_sign_positive()
    }

    fn money(self) -> Money {
        Money::from_decimal(self.value)
    }
}
