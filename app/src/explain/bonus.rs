//! The bonus: a share of the spend above the part that earns none.

use referral_statement::{Money, Rate};

use super::Told;
use crate::format::percent;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// What the share comes to, and what rounding changed.
pub fn tell(
    reader: &Reader,
    (above, gate): (Money, Money),
    (spend, base): (Money, Money),
    rate: Rate,
    (exact, reward): (Money, Money),
) -> Told {
    let above = reader.money(above);
    if base.is_zero() {
        let sentence = reader.tell(Msg::BonusGate { spend: &reader.money(gate), above: &above });
        return Told::passes(Label::StepBonus, sentence);
    }
    let mut sentence = reader.tell(Msg::Bonus {
        spend: &reader.money(spend),
        above: &above,
        base: &reader.money(base),
        rate: &percent(rate),
        reward: &reader.money(exact),
    });
    if exact != reward {
        sentence.push(' ');
        sentence.push_str(&reader.tell(Msg::Rounded { exact: &reader.money(exact), reward: &reader.money(reward) }));
    }
    Told::passes(Label::StepBonus, sentence)
}
