//! The places of a scenario at which a text is typed, under the names that the contract gives them.

use std::fmt;

use referral_statement::{Basis, Word};

/// Declares the fields of one kind of row with their names in the contract.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$value_doc])* $value,)+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];
            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }
    )+};
}

fields! {
    /// What is said of the referrer.
    ReferrerField {
        /// The tier's id; empty for the first.
        Tier = "tier",
        /// The rate of a tier whose rate is not published, typed in percent.
        TierRate = "tier_rate",
        /// Whose account it is; empty for an individual's.
        Account = "account",
        /// The figure above which rewards come in instalments; empty where it is not known.
        InstalmentsOver = "instalments_over",
        /// The tax that is withheld; empty for none.
        Withholding = "withholding",
    }

    /// What is said of a customer.
    CustomerField {
        /// The id.
        Id = "id",
        /// What the customer was before; empty for new.
        Kind = "kind",
        /// The day of the registration, in a program of spend.
        RegisteredOn = "registered_on",
        /// The first opening of the link, in a program of orders.
        LinkedAt = "linked_at",
        /// The last opening of the same link.
        RelinkedAt = "relinked_at",
        /// The opening of another referrer's link.
        LinkedElsewhereAt = "linked_elsewhere_at",
        /// How the link came about; empty for a registration.
        LinkedBy = "linked_by",
        /// Why the customer is not the referrer's to be paid for.
        Excluded = "excluded",
        /// How many customers are exactly like this one; empty for one.
        Count = "count",
    }

    /// What is said of an order.
    OrderField {
        /// The id.
        Id = "id",
        /// When it was paid.
        PaidAt = "paid_at",
        /// What was paid in cash.
        Paid = "paid",
        /// What of it was refunded; empty for nothing.
        Refunded = "refunded",
        /// The product; empty for one that counts.
        Product = "product",
        /// The class of the product; empty for the catalogue's.
        Class = "class",
        /// What the order does; empty for a purchase.
        Kind = "kind",
        /// When it is paid for; empty for prepaid.
        Billing = "billing",
        /// The cart in which it was paid.
        Settlement = "settlement",
    }
}

impl CustomerField {
    /// Has a program of this basis the field?
    pub fn is_of(self, basis: Basis) -> bool {
        match self {
            Self::Id | Self::Count => true,
            Self::RegisteredOn => basis == Basis::Spend,
            _ => basis == Basis::Orders,
        }
    }
}

impl OrderField {
    /// Has a program of this basis the field?
    pub fn is_of(self, basis: Basis) -> bool {
        basis == Basis::Orders || !matches!(self, Self::Kind | Self::Settlement)
    }

    /// Does it hold an amount of money?
    pub fn is_money(self) -> bool {
        matches!(self, Self::Paid | Self::Refunded)
    }
}

/// A place of a scenario: a text of it, or all that a table holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The edition for every order; empty for the one in force.
    Edition,
    /// The option of a reading; empty where it is left open.
    Reading(String),
    /// Something of the referrer.
    Referrer(ReferrerField),
    /// Something of the customer of this index.
    Customer(usize, CustomerField),
    /// Something of an order: the customer's index, the order's among that customer's, the field.
    Order(usize, usize, OrderField),
    /// The scenario as a whole.
    Whole,
}

impl Place {
    /// The place of a path as the engine's errors name it.
    pub fn of(path: &str) -> Self {
        Self::known(path).unwrap_or(Self::Whole)
    }

    fn known(path: &str) -> Option<Self> {
        if path == "edition" {
            return Some(Self::Edition);
        }
        if let Some(reading) = path.strip_prefix("readings.") {
            return Some(Self::Reading(reading.to_owned()));
        }
        if let Some(field) = path.strip_prefix("referrer.") {
            return ReferrerField::from_word(field).map(Self::Referrer);
        }
        let (customer, rest) = indexed(path.strip_prefix("customers")?)?;
        match rest.strip_prefix("orders") {
            Some(rest) if rest.starts_with('[') => {
                let (order, field) = indexed(rest)?;
                OrderField::from_word(field).map(|field| Self::Order(customer, order, field))
            }
            _ => CustomerField::from_word(rest).map(|field| Self::Customer(customer, field)),
        }
    }
}

/// `[3].rest` as 3 and `rest`.
fn indexed(text: &str) -> Option<(usize, &str)> {
    let (index, rest) = text.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edition => out.write_str("edition"),
            Self::Reading(id) => write!(out, "readings.{id}"),
            Self::Referrer(field) => write!(out, "referrer.{}", field.word()),
            Self::Customer(customer, field) => write!(out, "customers[{customer}].{}", field.word()),
            Self::Order(customer, order, field) => {
                write!(out, "customers[{customer}].orders[{order}].{}", field.word())
            }
            Self::Whole => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again_by_its_path() {
        let places = [
            Place::Edition,
            Place::Reading("link-window".to_owned()),
            Place::Referrer(ReferrerField::TierRate),
            Place::Customer(12, CustomerField::LinkedAt),
            Place::Order(0, 7, OrderField::Paid),
        ];
        for place in places {
            assert_eq!(Place::of(&place.to_string()), place);
        }
        assert_eq!(Place::of("customers[0].orders"), Place::Whole);
        assert_eq!(Place::of("customers[x].id"), Place::Whole);
        assert_eq!(Place::of(""), Place::Whole);
    }
}
