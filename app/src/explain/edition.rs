//! The rules in force when an order was paid.

use referral_statement::{Date, Time};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// Which edition judges the order.
pub fn tell(
    reader: &Reader,
    edition: Option<&str>,
    (from, until): (Option<Date>, Option<Date>),
    paid_at: Time,
    fails: bool,
) -> Told {
    let paid = reader.time(paid_at);
    let (from, until) = (from.map(|day| reader.day(day)), until.map(|day| reader.day(day)));
    let sentence = match edition {
        Some(edition) => Msg::InEdition { edition, from: from.as_deref(), until: until.as_deref(), paid: &paid },
        None => Msg::NoEdition { paid: &paid },
    };
    Told::checked(Label::StepEdition, reader.tell(sentence), fails)
}
