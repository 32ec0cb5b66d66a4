//! The reward: counted × rate, exactly and rounded to the cent.

use referral_statement::{Money, Rate};

use super::Told;
use crate::format::percent;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// The product and what rounding changed.
pub fn tell(reader: &Reader, counted: Money, rate: Rate, exact: Money, reward: Money) -> Told {
    let sentence = Msg::Reward {
        counted: &reader.money(counted),
        rate: &percent(rate),
        exact: &reader.money(exact),
        reward: &reader.money(reward),
    };
    Told::passes(Label::StepReward, reader.tell(sentence))
}
