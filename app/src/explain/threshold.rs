//! The threshold: the spend that counts toward it, and where it was reached.

use referral_statement::{Money, Time};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// Was it reached?
pub fn tell(reader: &Reader, amount: Money, spend: Money, reached_at: Option<Time>, reward: Money) -> Told {
    let on = reached_at.map(|reached| reader.time(reached));
    let sentence = Msg::Threshold {
        spend: &reader.money(spend),
        amount: &reader.money(amount),
        on: on.as_deref(),
        reward: &reader.money(reward),
    };
    Told::checked(Label::StepThreshold, reader.tell(sentence), on.is_none())
}
