//! Expected values: probabilities of histories times what each history pays, kept exactly.

use crate::error::Error;
use crate::exact::Exact;
use crate::money::{Money, Rate};
use crate::sums::too_large;

/// What probability is made of: each a whole number of millionths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chances {
    conversion: u32,
    drop_out: u32,
}

/// An expected amount, exactly: so many parts of 10^−4 × 10^−6 for each later order and for the conversion.
#[derive(Clone, Debug, Default)]
pub(super) struct Expected(Exact);

/// One millionth short of nothing: the parts of a whole.
const WHOLE: u32 = 1_000_000;

impl Chances {
    pub fn new(conversion: Rate, drop_out: Rate) -> Self {
        Self { conversion: conversion.millionths(), drop_out: drop_out.millionths() }
    }

    /// Σ over *k* of *P*(*k*) × `by_history`\[*k*\], in ten-thousandths of a unit, where
    /// *P*(*k*) = *c* × (1 − *d*)^*k* × *d* for a customer who makes *k* later orders and is then lost, and
    /// *P*(*K*) = *c* × (1 − *d*)^*K* for one who makes all *K* of them.
    ///
    /// It is worked out from the last history: *x* ← (1 − *d*) × *x* + *d* × `by_history`\[*k*\].
    pub fn expected(self, by_history: &[u128]) -> Result<Expected, Error> {
        let mut exact = Exact::default();
        for (step, amount) in by_history.iter().rev().enumerate() {
            match step.checked_sub(1) {
                None => exact.add_at(*amount, 0),
                Some(place) => {
                    exact.times(WHOLE - self.drop_out);
                    exact.add_at(amount.checked_mul(self.drop_out.into()).ok_or_else(too_large)?, place);
                }
            }
        }
        exact.times(self.conversion);
        Ok(Expected(exact))
    }
}

/// Adds expected amounts up and gives each as cents, so that the cents add up to the rounded sum.
pub(super) struct Carried {
    /// How many digits of a million are below the ten-thousandth of a unit.
    place: usize,
    sum: Expected,
    given: Money,
}

impl Carried {
    /// For amounts over so many histories.
    pub fn over(histories: usize) -> Self {
        Self { place: histories, sum: Expected::default(), given: Money::ZERO }
    }

    /// The next amount in cents: the rounded sum so far less what was given before.
    pub fn next(&mut self, amount: &Expected) -> Result<Money, Error> {
        self.sum.0.add(&amount.0);
        let sum = self.sum.0.above(self.place).and_then(Money::of_ten_thousandths).ok_or_else(too_large)?;
        let next = sum - self.given;
        self.given = sum;
        Ok(next)
    }
}
