//! The rules of a program in which what a friend spends earns.

use crate::money::{Money, Rate};
use crate::period::Window;
use crate::reading::ByReading;
use crate::words::{LimitId, PartId};

/// Everything that decides what a friend's spend earns.
#[derive(Clone, Debug)]
pub(crate) struct SpendRules {
    pub products: CountingRule,
    pub threshold: ThresholdRule,
    pub bonus: BonusRule,
    pub limit: FriendLimit,
    pub coupon: CouponRule,
}

/// Which products count.
#[derive(Clone, Debug)]
pub(crate) struct CountingRule {
    pub counts: ByReading<Counting>,
    pub clause: String,
}

/// How a product is found to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counting {
    /// By its category.
    Category,
    /// By being named in the published list, in its billing.
    Named,
}

/// The fixed part: `reward` once the counted spend within `window` reaches `amount`.
#[derive(Clone, Debug)]
pub(crate) struct ThresholdRule {
    pub amount: Money,
    pub reward: Money,
    pub window: ByReading<Window>,
    /// Days from the day on which the amount was reached to the day on which the reward is due.
    pub due_days: u32,
    pub clause: String,
}

/// The share: where the spend within `gate` is above `above`, `rate` × (spend within `window` − `above`).
#[derive(Clone, Debug)]
pub(crate) struct BonusRule {
    pub above: Money,
    pub rate: Rate,
    pub gate: Window,
    pub window: ByReading<Window>,
    /// Days from the registration to the day on which the bonus is due.
    pub due_days: ByReading<u32>,
    pub clause: String,
}

/// The most that one friend brings; it takes from the bonus.
#[derive(Clone, Debug)]
pub(crate) struct FriendLimit {
    pub id: LimitId,
    pub amount: Money,
    /// The parts that it limits together.
    pub parts: ByReading<Vec<PartId>>,
    pub clause: String,
}

/// Credit comes in the first month that starts on or after the due day.
#[derive(Clone, Debug)]
pub(crate) struct CouponRule {
    /// The first day of that month on which it may come.
    pub first_day: u32,
    /// The last.
    pub last_day: u32,
    /// How many days it can be spent.
    pub valid_days: u32,
    pub clause: String,
}
