//! An amount in a machine word: exact where the amounts of a customer and of the rules are small enough.

use super::{Amount, Bend};
use crate::money::{Money, Rate};
use crate::program::Rules;

/// Hundred-millionths of a unit of money: a whole number of cents times a rate of six decimals is whole here.
///
/// It holds sums up to [`Small::MOST_CENTS`] and the products that the rules make of them; whoever uses it asks first whether
/// everything is within, and takes [`Money`] where it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Small(i64);

/// The hundred-millionths of a cent.
const CENT: i64 = 1_000_000;

impl Small {
    /// The most cents that all amounts of a customer may come to, and each amount of the rules: 10^10 units.
    pub const MOST_CENTS: i64 = 1_000_000_000_000;

    /// A sum with another amount, where it is small enough.
    pub fn within(amount: Money, sum: Self) -> Option<Self> {
        let most = Self::MOST_CENTS * CENT;
        amount.hundred_millionths().filter(|amount| *amount <= most - sum.0).map(|amount| Self(sum.0 + amount))
    }

    /// Are all amounts of these rules small enough?
    pub fn holds(rules: &Rules) -> bool {
        let fits = |amount: Money| amount.cents() <= i128::from(Self::MOST_CENTS);
        match rules {
            Rules::Orders(rules) => rules.limits.iter().all(|limit| fits(limit.amount)),
            Rules::Spend(rules) => {
                [rules.threshold.amount, rules.threshold.reward, rules.bonus.above, rules.limit.amount]
                    .into_iter()
                    .all(fits)
            }
        }
    }
}

impl Amount for Small {
    fn of(money: Money) -> Self {
        // What is too large was asked for before.
        Self(money.hundred_millionths().unwrap_or(i64::MAX / 4))
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    fn times(self, rate: Rate) -> Self {
        debug_assert_eq!(self.0 % CENT, 0, "only whole cents are multiplied");
        Self(self.0 / CENT * i64::from(rate.millionths()))
    }

    fn to_cents(self) -> Self {
        let half = if self.0 < 0 { -CENT / 2 } else { CENT / 2 };
        Self((self.0 + half) / CENT * CENT)
    }

    fn due(self, parts: &[bool]) -> Self {
        Self::of(self.money().due(parts))
    }

    fn is_above(self, other: Self, _: Bend) -> bool {
        self.0 > other.0
    }

    fn money(self) -> Money {
        Money::of_hundred_millionths(self.0)
    }
}

/// An amount whose results are whole cents.
pub(crate) trait Whole: Amount {
    /// How many whole cents it is.
    fn cents(self) -> i64;
}

impl Whole for Small {
    fn cents(self) -> i64 {
        self.0 / CENT
    }
}

impl Whole for Money {
    fn cents(self) -> i64 {
        // What one order earns is at most what was paid for it, 10^14 cents.
        i64::try_from(Money::cents(self)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_computes_what_money_does(paid in 0..=Small::MOST_CENTS, off in 0..=Small::MOST_CENTS, rate in 0_u32..=1_000_000) {
            let off = off.min(paid);
            let rate = Rate::parse(&format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000)).unwrap();
            let (small, money) = (Small(paid * CENT), Money::from_cents(paid));
            let (less, fewer) = (small.minus(Small(off * CENT)), Amount::minus(money, Money::from_cents(off)));
            prop_assert_eq!(less.money(), fewer);
            prop_assert_eq!(less.times(rate).money(), fewer * rate);
            prop_assert_eq!(less.times(rate).to_cents().money(), (fewer * rate).to_cents());
            prop_assert_eq!(Whole::cents(less.times(rate).to_cents()), Whole::cents((fewer * rate).to_cents()));
            prop_assert_eq!(Small::of(fewer), less);
            let negative = Small(0).minus(less.times(rate));
            prop_assert_eq!(negative.to_cents().money(), Money::to_cents(negative.money()));
        }
    }
}
