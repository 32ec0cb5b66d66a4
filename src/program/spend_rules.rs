//! The rules of a program in which what a friend spends earns.

use super::file::parts::{Choice, ClauseId, Filled, Single};
use super::file::shape::shape;
use super::file::values::Count;
use crate::money::{Money, Rate};
use crate::period::Window;
use crate::reading::ByReading;
use crate::words::{LimitId, PartId, Word, words};

shape! {
    /// Everything that decides what a friend's spend earns.
    #[derive(Clone, Debug)]
    pub(crate) struct SpendRules {
        /// Which products count.
        pub products: CountingRule = "products" as CountingRule,
        /// The fixed part.
        pub threshold: ThresholdRule = "threshold" as ThresholdRule,
        /// The share of what is spent above an amount.
        pub bonus: BonusRule = "bonus" as BonusRule,
        /// The limit on a friend: exactly one.
        pub limit: FriendLimit = "limit" as Single<FriendLimit>,
        /// How the reward comes.
        pub coupon: CouponRule = "coupon" as CouponRule,
    }
}

shape! {
    /// Which products count.
    #[derive(Clone, Debug)]
    pub(crate) struct CountingRule {
        /// How a product is found to count.
        pub counts: ByReading<Counting> = "counts" as Choice<Counting>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

words! {
    /// How a product is found to count.
    Counting {
        /// By its category.
        Category = "category",
        /// By being named in the published list, in its billing.
        Named = "named",
    }
}

shape! {
    /// The fixed part: `reward` once the counted spend within `window` reaches `amount`.
    #[derive(Clone, Debug)]
    pub(crate) struct ThresholdRule {
        /// The spend that must be reached.
        pub amount: Money = "amount" as Money,
        /// What it earns.
        pub reward: Money = "reward" as Money,
        /// How long spend counts, from the registration.
        pub window: ByReading<Window> = "window" as Choice<Window>,
        /// Days from the day on which the amount was reached to the day on which the reward is due.
        pub due_days: u32 = "due_days" as Count,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// The share: where the spend within `gate` is above `above`, `rate` × (spend within `window` − `above`).
    #[derive(Clone, Debug)]
    pub(crate) struct BonusRule {
        /// The spend of which nothing is shared.
        pub above: Money = "above" as Money,
        /// The share.
        pub rate: Rate = "rate" as Rate,
        /// The window in which the spend must come above the amount, from the registration.
        pub gate: Window = "gate" as Window,
        /// How long spend counts, from the registration.
        pub window: ByReading<Window> = "window" as Choice<Window>,
        /// Days from the registration to the day on which the bonus is due.
        pub due_days: ByReading<u32> = "due_days" as Choice<Count>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// The most that one friend brings; it takes from the bonus.
    #[derive(Clone, Debug)]
    pub(crate) struct FriendLimit {
        /// Always `friend-total`.
        pub id: LimitId = "id" as LimitId,
        /// The most that one friend brings.
        pub amount: Money = "amount" as Money,
        /// The parts that it limits together: `threshold` and `bonus`, or `bonus` alone.
        pub parts: ByReading<Vec<PartId>> = "parts" as Choice<Filled<PartId>>,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// Credit comes in the first month that starts on or after the due day.
    #[derive(Clone, Debug)]
    pub(crate) struct CouponRule {
        /// The first day of that month on which it may come.
        pub first_day: u32 = "first_day" as Count,
        /// The last.
        pub last_day: u32 = "last_day" as Count,
        /// How many days it can be spent.
        pub valid_days: u32 = "valid_days" as Count,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}
