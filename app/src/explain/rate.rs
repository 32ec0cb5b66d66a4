//! The rate, and where it comes from.

use referral_statement::{Class, Edition, Rate, RateFrom, Role};

use super::Told;
use crate::format::percent;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// The rate of the order.
pub fn tell(
    reader: &Reader,
    edition: Option<&'static Edition>,
    rate: Rate,
    from: RateFrom,
    tier: Option<&str>,
    (role, class): (Role, Class),
) -> Told {
    let rate = percent(rate);
    let of_edition = edition.and_then(|edition| edition.tiers().iter().find(|known| Some(known.id()) == tier));
    let tier = of_edition.map(|tier| reader.pick(tier.name())).or(tier).unwrap_or_default();
    let sentence = match from {
        RateFrom::Published => Msg::RatePublished { role, class, rate: &rate },
        RateFrom::Tier => Msg::RateOfTier { tier, rate: &rate },
        RateFrom::Scenario => Msg::RateGiven { rate: &rate },
    };
    Told::passes(Label::StepRate, reader.tell(sentence))
}

/// There is none for the order.
pub fn none(reader: &Reader, role: Role) -> Told {
    Told::checked(Label::StepRate, reader.tell(Msg::NoRate { role }), true)
}
