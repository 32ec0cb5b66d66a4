//! A limit: how much of it was left, and what it took away.

use referral_statement::{LimitId, Money};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// What the limit did to the amount.
pub fn tell(
    reader: &Reader,
    limit: LimitId,
    (amount, left): (Money, Money),
    (before, after): (Money, Money),
    fails: bool,
) -> Told {
    let (amount, left) = (reader.money(amount), reader.money(left));
    let (shown_before, shown_after) = (reader.money(before), reader.money(after));
    let sentence = if fails {
        Msg::LimitUp { limit, amount: &amount }
    } else if before == after {
        Msg::LimitFree { limit, amount: &amount, before: &shown_before }
    } else {
        Msg::LimitBound { limit, amount: &amount, left: &left, before: &shown_before, after: &shown_after }
    };
    let change = (before != after).then_some((before, after));
    Told { change, ..Told::checked(Label::StepLimit, reader.tell(sentence), fails) }
}
