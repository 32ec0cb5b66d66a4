//! A statement read again, from the tree that a host hands back: what [`crate::evaluate()`] gave, so that it can be explained.

use std::sync::Arc;

use crate::error::{Error, Problem};
use crate::money::{Money, Rate};
use crate::node::{Cursor, Fields, Node, Table};
use crate::period::{Date, Time, Window};
use crate::reconcile::{Deviation, Explanation, Reconciliation};
use crate::statement::{
    Cause, CustomerStatement, EarnedBy, LimitUse, Notice, OrderStatement, Part, Payout, Range, Statement,
};
use crate::step::{ClassFrom, RateFrom, ReadingUsed, Step};
use crate::words::{
    Billing, Class, CustomerKind, Grade, LimitId, OrderKind, Outcome, PartId, Pays, Reason, Role, Word,
};

impl Statement {
    /// Reads a statement as it is written in JSON.
    ///
    /// # Errors
    /// The first place that is not as [`crate::evaluate()`] writes it.
    pub fn read(node: &Node) -> Result<Self, Error> {
        Self::from_cursor(&Cursor::under(node, "statement"))
    }
}

impl Reconciliation {
    /// Reads a reconciliation as it is written in JSON.
    ///
    /// # Errors
    /// The first place that is not as [`crate::reconcile()`] writes it.
    pub fn read(node: &Node) -> Result<Self, Error> {
        Self::from_cursor(&Cursor::under(node, "reconciliation"))
    }
}

/// A value of a statement.
trait FromCursor: Sized {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error>;

    /// The value where nothing stands.
    fn absent() -> Option<Self> {
        None
    }
}

/// The field of a table.
fn field<T: FromCursor>(table: &Table<'_>, name: &str) -> Result<T, Error> {
    match table.get(name) {
        Some(at) => T::from_cursor(&at),
        None => T::absent().map_or_else(|| table.need(name).and_then(|at| T::from_cursor(&at)), Ok),
    }
}

impl<T: FromCursor> FromCursor for Option<T> {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
        T::from_cursor(at).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromCursor> FromCursor for Arc<T> {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
        T::from_cursor(at).map(Self::new)
    }
}

impl<T: FromCursor> FromCursor for Vec<T> {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
        at.items()?.iter().map(T::from_cursor).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Values that a cursor or a word reads.
macro_rules! plain {
    ($($kind:ty: |$at:ident| $read:expr,)+) => {$(
        impl FromCursor for $kind {
            fn from_cursor($at: &Cursor<'_>) -> Result<Self, Error> { $read }
        }
    )+};
}

plain! {
    String: |at| at.text().map(str::to_owned),
    Money: |at| Money::shown(at.text()?).map_err(|problem| at.error(problem)),
    Rate: |at| at.rate(),
    Time: |at| at.time(),
    Date: |at| at.date(),
    bool: |at| at.flag(),
    u32: |at| at.whole(1, 1_000_000),
    usize: |at| at.whole(1, 1_000_000).map(|whole| whole as usize),
    Pays: |at| at.word("pays"),
    Grade: |at| at.word("grade"),
    Reason: |at| at.word("reason"),
    CustomerKind: |at| at.word("customer"),
    OrderKind: |at| at.word("order_kind"),
    Role: |at| at.word("role"),
    Billing: |at| at.word("billing"),
    Class: |at| at.word("class"),
    ClassFrom: |at| at.word("class_from"),
    RateFrom: |at| at.word("rate_from"),
    PartId: |at| at.word("part"),
    LimitId: |at| at.word("limit"),
    Outcome: |at| at.word("outcome"),
    EarnedBy: |at| at.word("earned_by"),
    Cause: |at| match LimitId::from_word(at.text()?) {
        Some(limit) => Ok(Self::Limit(limit)),
        None => at.word("reason").map(Self::Reason),
    },
    Window: |at| {
        let text = at.text().unwrap_or_default();
        if text == "unlimited" {
            return Ok(Self::Unlimited);
        }
        let table = at.table(Fields::of(&["days", "months"]))?;
        match (table.get("days"), table.get("months")) {
            (None, Some(months)) => months.whole(1, 9999).map(Self::Months),
            _ => table.need("days")?.whole(1, 999_999).map(Self::Days),
        }
    },
}

/// Tables: every field under its name, and those that are not written.
macro_rules! tables {
    ($($kind:ident { $($name:ident),+ $(; $($unwritten:ident),+)? })+) => {$(
        impl FromCursor for $kind {
            fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
                let table = at.table(Fields::of(&[$(stringify!($name)),+]))?;
                Ok(Self { $($name: field(&table, stringify!($name))?,)+ $($($unwritten: None,)+)? })
            }
        }
    )+};
}

tables! {
    Range { lowest, highest, driven_by }
    CustomerStatement { id, count, reward, total, reason, limits, parts, steps, orders }
    LimitUse { id, limit, used, left }
    Part { id, base, rate, limit, reward }
    OrderStatement {
        id, edition, role, outcome, reason, reasons, counted, counted_threshold, counted_bonus, rate, reward, steps
    }
    Payout { customer, order, earned_by, part, parts, amount, from, to, expires; earned_on, confirmed_on }
    Notice { code, edition, clause, orders }
    ReadingUsed { id, option }
    Reconciliation { expected, received, explanations, more }
    Explanation { deviations, total, statement }
}

impl FromCursor for Deviation {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
        let table = at.table(Fields::of(&["kind", "id", "to"]))?;
        let kind = table.need("kind")?;
        Ok(match kind.text()? {
            "tier" => Self::Tier { to: field(&table, "to")? },
            "reading" => Self::Reading { id: field(&table, "id")?, to: field(&table, "to")? },
            "limit-ignored" => Self::LimitIgnored { id: field(&table, "id")? },
            "order-not-counted" => Self::OrderNotCounted { id: field(&table, "id")? },
            "first-part-only" => Self::FirstPartOnly,
            "tax-withheld" => Self::TaxWithheld,
            "edition" => Self::Edition { to: field(&table, "to")? },
            value => {
                const KNOWN: [&str; 7] = [
                    "tier",
                    "reading",
                    "limit-ignored",
                    "order-not-counted",
                    "first-part-only",
                    "tax-withheld",
                    "edition",
                ];
                let known = KNOWN.map(str::to_owned).to_vec();
                return Err(kind.error(Problem::UnknownValue { what: "deviation", value: value.to_owned(), known }));
            }
        })
    }
}

impl FromCursor for Statement {
    fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
        let names = ["program", "currency", "pays", "total", "range", "readings", "customers", "payouts", "notices"];
        let table = at.table(Fields::of(&names))?;
        let readings = table.need("readings")?.any_table()?;
        let readings = readings.each().map(|(id, at)| Ok((id.to_owned(), at.text()?.to_owned())));
        Ok(Self {
            program: field(&table, "program")?,
            currency: field(&table, "currency")?,
            pays: field(&table, "pays")?,
            total: field(&table, "total")?,
            range: field(&table, "range")?,
            readings: readings.collect::<Result<_, Error>>()?,
            customers: field(&table, "customers")?,
            payouts: field(&table, "payouts")?,
            notices: field(&table, "notices")?,
        })
    }
}

/// Steps: the word of each kind, and its fields under their names.
macro_rules! steps {
    ($($word:literal => $kind:ident { $($name:ident),+ })+) => {
        impl FromCursor for Step {
            fn from_cursor(at: &Cursor<'_>) -> Result<Self, Error> {
                let kind = at.any_table()?.need("kind")?;
                match kind.text()? {
                    $($word => {
                        let table = at.table(Fields::of(&["kind", $(stringify!($name)),+]))?;
                        Ok(Self::$kind { $($name: field(&table, stringify!($name))?,)+ })
                    })+
                    value => {
                        let known = [$($word),+].map(str::to_owned).to_vec();
                        Err(kind.error(Problem::UnknownValue { what: "step", value: value.to_owned(), known }))
                    }
                }
            }
        }
    };
}

steps! {
    "edition" => Edition { clause, edition, grade, from, until, paid_at, fails }
    "link" => Link { clause, opened_at, window, ends_at, elsewhere_at, paid_at, reading, fails }
    "customer" => Customer { clause, customer, order_kind, role, first_purchase, lost_by, fails }
    "excluded" => Excluded { clause, fails }
    "billing" => Billing { clause, billing, fails }
    "product" => Product { clause, product, class, class_from, reading, fails }
    "window" => Window { clause, registered_on, paid_at, threshold_until, bonus_until, counts_for, fails }
    "counted" => Counted { clause, paid, refunded, counted, fails }
    "limit" => Limit { clause, limit, amount, left, before, after, reading, fails }
    "rate" => Rate { clause, rate, rate_from, tier, role, class, reading }
    "no-rate" => NoRate { clause, role, fails }
    "reward" => Reward { clause, counted, rate, exact, reward }
    "threshold" => Threshold { clause, amount, spend, reached_by, reached_at, reward, reading }
    "bonus" => Bonus { clause, above, gate_spend, spend, base, rate, exact, reward, reading }
    "payout" => Payout { clause, part, parts, amount, from, to, expires }
}
