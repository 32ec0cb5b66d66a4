//! What of an order counts: paid less refunded.

use referral_statement::Money;

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// The counted amount.
pub fn tell(reader: &Reader, paid: Money, refunded: Money, counted: Money, fails: bool) -> Told {
    let counted = reader.money(counted);
    let sentence = if refunded.is_zero() {
        reader.tell(Msg::CountedWhole { counted: &counted })
    } else {
        reader.tell(Msg::Counted { paid: &reader.money(paid), refunded: &reader.money(refunded), counted: &counted })
    };
    Told::checked(Label::StepCounted, sentence, fails)
}
