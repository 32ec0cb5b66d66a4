//! Sums of payments before and after tax, checked against the range of exact decimals.

use serde::Serialize;

use crate::error::{Error, Problem};
use crate::money::Money;
use crate::withholding::{Asked, Withheld};

/// An amount before tax, the tax and what is left; the last two where tax is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Sums {
    /// Before tax.
    pub gross: Money,
    /// The tax on each month's payments together.
    pub tax: Option<Money>,
    /// `gross` − `tax`.
    pub net: Option<Money>,
}

impl Sums {
    /// Nothing, with a tax of nothing where tax is shown.
    pub(crate) fn zero(taxed: Option<&Asked<'_>>) -> Self {
        let zero = taxed.map(|_| Money::ZERO);
        Self { gross: Money::ZERO, tax: zero, net: zero }
    }

    /// What one month pays.
    pub(crate) fn of_month(gross: Money, taxed: Option<&Asked<'_>>) -> Result<(Self, Option<Withheld>), Error> {
        let withheld = taxed.map(|asked| asked.withheld(gross)).transpose()?;
        let (tax, net) = (withheld.as_ref().map(|own| own.tax), withheld.as_ref().map(|own| own.net));
        Ok((Self { gross, tax, net }, withheld))
    }

    /// Both together.
    pub(crate) fn plus(self, other: Self) -> Result<Self, Error> {
        let both = |one: Option<Money>, other: Option<Money>| one.zip(other).map(|(one, other)| plus(one, other));
        Ok(Self {
            gross: plus(self.gross, other.gross)?,
            tax: both(self.tax, other.tax).transpose()?,
            net: both(self.net, other.net).transpose()?,
        })
    }
}

/// The sum of two amounts over customers.
pub(crate) fn plus(one: Money, other: Money) -> Result<Money, Error> {
    one.checked_add(other).ok_or_else(too_large)
}

/// What is beyond the range of exact decimals.
pub(crate) fn too_large() -> Error {
    Problem::TotalTooLarge.at("customers")
}
