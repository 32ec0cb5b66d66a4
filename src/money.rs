//! Money, rates and rounding: the only file that rounds.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};

use crate::error::Problem;

/// An exact amount of money in the program's currency.
///
/// Amounts that come from outside have at most two decimals and are never negative, at most 10^12. Inside a calculation
/// an amount may have more decimals until [`Money::to_cents`] rounds it; whatever leaves the engine shows at least two.
///
/// # Examples
/// ```
/// use referral_statement::Money;
/// let paid = Money::parse("99").unwrap();
/// assert_eq!(paid.to_string(), "99.00");
/// assert!(Money::parse("1.005").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// One cent, the step of every amount that is paid.
    pub const CENT: Self = Self(Decimal::from_parts(1, 0, 0, false, 2));

    /// The most that one amount may be: 10^12 units of its currency.
    pub const MOST: Self = Self(Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0));

    /// Reads an amount: digits with up to two decimals, `0 ≤ amount ≤ 10^12`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let amount = decimal(text, 2)?;
        if amount > Self::MOST.0 {
            return Err(Problem::TooLarge { value: text.to_owned(), most: "1000000000000" });
        }
        Ok(Self(amount))
    }

    /// Reads an amount as [`Money`] is shown: it may be below zero, and have more decimals before it is rounded.
    ///
    /// # Errors
    /// A text that is not digits, with a point between them where there are decimals and a minus sign before them where it is below zero.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Money;
    /// assert_eq!(Money::shown("-0.125").unwrap().to_cents().to_string(), "-0.13");
    /// for text in ["1_000", "1e3", "+1", "--1", ".5", "-", ""] {
    ///     assert!(Money::shown(text).is_err(), "{text}");
    /// }
    /// ```
    pub fn shown(text: &str) -> Result<Self, Problem> {
        let problem = || Problem::BadNumber { value: text.to_owned() };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let well_formed = digits.starts_with(|digit: char| digit.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        Decimal::from_str_exact(text).ok().filter(|_| well_formed).map(Self).ok_or_else(problem)
    }

    /// An amount of whole cents.
    pub fn from_cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// The exact decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// An exact decimal as money.
    pub(crate) fn from_decimal(amount: Decimal) -> Self {
        Self(amount)
    }

    /// Rounds to the cent, half away from zero: 0.125 becomes 0.13 and −0.125 becomes −0.13.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Money, Rate};
    /// let exact = Money::parse("0.25").unwrap() * Rate::parse("0.5").unwrap();
    /// assert_eq!(exact.to_string(), "0.125");
    /// assert_eq!(exact.to_cents().to_string(), "0.13");
    /// ```
    #[must_use]
    pub fn to_cents(self) -> Self {
        Self(self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// One of `parts` equal shares, rounded down to the cent, as the first of two instalments is: half of 0.01 is 0.00.
    #[must_use]
    pub fn share_of(self, parts: usize) -> Self {
        Self((self.0 / Decimal::from(parts.max(1))).round_dp_with_strategy(2, RoundingStrategy::ToZero))
    }

    /// Rounds up to the cent: the least payable amount that is not below this one.
    #[must_use]
    pub fn up_to_cents(self) -> Self {
        Self(self.0.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero))
    }

    /// How many whole cents it is.
    pub(crate) fn cents(self) -> i128 {
        // As nearly all amounts are: nothing to cut off.
        if let Some(to_cents) = [100, 10, 1].get(self.0.scale() as usize) {
            return self.0.mantissa() * to_cents;
        }
        let mut amount = self.0.trunc_with_scale(2);
        amount.rescale(2);
        amount.mantissa()
    }

    /// How many hundred-millionths of a unit it is, where it has no more decimals and a word holds them.
    pub(crate) fn hundred_millionths(self) -> Option<i64> {
        const TENS: [i64; 9] = [100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
        let whole = i64::try_from(self.0.mantissa()).ok()?;
        let times = *TENS.get(self.0.scale() as usize)?;
        // In WebAssembly a product that is checked costs a call; nearly all are small.
        if whole.unsigned_abs() < 1 << 36 { Some(whole * times) } else { whole.checked_mul(times) }
    }

    /// So many hundred-millionths of a unit.
    pub(crate) fn of_hundred_millionths(number: i64) -> Self {
        Self(Decimal::new(number, 8))
    }

    /// So many whole ten-thousandths of a unit, with anything below them cut off, rounded to the cent half away from zero;
    /// what was cut off can never decide. Nothing where it leaves the range of exact decimals.
    pub(crate) fn of_ten_thousandths(number: u128) -> Option<Self> {
        let exact = Decimal::try_from_i128_with_scale(i128::try_from(number).ok()?, 4).ok()?;
        Some(Self(exact).to_cents())
    }

    /// How many steps of at most `step` make up this amount: the quotient, rounded up.
    pub(crate) fn steps_of(self, step: Self) -> Option<u64> {
        let (whole, step) = (self.cents(), step.cents());
        if step <= 0 {
            return None;
        }
        u64::try_from((whole + step - 1) / step).ok()
    }

    /// Is it nothing?
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This amount for `count` customers alike, or nothing where it leaves the range of exact decimals.
    pub fn checked_times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(Decimal::from(count)).map(Self)
    }

    /// The sum, or nothing where it leaves the range of exact decimals.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

// Amounts of orders are at most 10^12, so sums and products of a customer stay far below the 7.9 × 10^26 that an exact
// decimal with two places holds; sums over customers with their counts are checked.
impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<Rate> for Money {
    type Output = Self;
    fn mul(self, rate: Rate) -> Self {
        Self(self.0 * rate.decimal())
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A rate of reward: a fraction of the counted amount, `0 ≤ rate ≤ 1`, with up to six decimals.
///
/// # Examples
/// ```
/// use referral_statement::Rate;
/// assert_eq!(Rate::parse("0.3").unwrap().to_string(), "0.30");
/// assert!(Rate::parse("25").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u32);

/// The millionths of a whole.
const MILLION: u32 = 1_000_000;

impl Rate {
    /// Nothing.
    pub(crate) const ZERO: Self = Self(0);

    /// All of it.
    pub(crate) const ONE: Self = Self(MILLION);

    /// How many millionths it is, from 0 to 1,000,000.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// A rate of so many millionths, at most all of them.
    pub(crate) fn of_millionths(millionths: u32) -> Option<Self> {
        (millionths <= MILLION).then_some(Self(millionths))
    }

    /// Reads a rate.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let rate = decimal(text, 6)?;
        if rate > Decimal::ONE {
            return Err(Problem::TooLarge { value: text.to_owned(), most: "1" });
        }
        // It has no more than six decimals.
        Ok(Self(u32::try_from((rate * Decimal::from(MILLION)).trunc().mantissa()).unwrap_or(MILLION)))
    }

    /// The exact decimal.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0.into(), 6).normalize()
    }
}

/// A number that is no money and no rate, such as points or expected customers; it is shown without trailing zeros.
///
/// # Examples
/// ```
/// use referral_statement::Quantity;
/// assert_eq!(Quantity::parse("1.50").unwrap().to_string(), "1.5");
/// assert!(Quantity::parse("1000001").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(Decimal);

impl Quantity {
    /// Reads a quantity: digits with up to two decimals, `0 ≤ quantity ≤ 10^6`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let quantity = decimal(text, 2)?;
        if quantity > Decimal::from(1_000_000) {
            return Err(Problem::TooLarge { value: text.to_owned(), most: "1000000" });
        }
        Ok(Self(quantity))
    }

    /// None.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Is it none?
    pub(crate) fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// How many whole hundredths it is.
    pub(crate) fn hundredths(self) -> u128 {
        u128::try_from(Money(self.0).cents()).unwrap_or(0)
    }

    /// Both together: at most a few hundred quantities are added up.
    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// The points of an amount at so many a unit, or nothing where they leave the range of exact decimals.
    pub(crate) fn points(amount: Money, per_unit: u32) -> Option<Self> {
        amount.0.checked_mul(Decimal::from(per_unit)).map(Self)
    }
}

/// Reads digits with an optional fraction of up to `places` decimals; no sign, exponent, space or separator.
fn decimal(text: &str, places: usize) -> Result<Decimal, Problem> {
    let value = || text.to_owned();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !fraction.is_none_or(all_digits) {
        return Err(Problem::BadNumber { value: value() });
    }
    if negative {
        return Err(Problem::Negative { value: value() });
    }
    if fraction.is_some_and(|fraction| fraction.len() > places) {
        return Err(Problem::TooManyDecimals { value: value(), most: places });
    }
    // What is left fits unless its whole part is too long.
    Decimal::from_str_exact(digits).map_err(|_| Problem::TooLarge { value: value(), most: "1000000000000" })
}

/// At least two decimals, more where the amount has more.
fn show(amount: Decimal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let amount = amount.normalize();
    let places = amount.scale().max(2) as usize;
    write!(f, "{amount:.places$}")
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, f)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.decimal(), f)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
