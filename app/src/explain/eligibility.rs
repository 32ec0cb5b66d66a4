//! The conditions that an order must meet: not excluded, prepaid, of a product that counts.

use referral_statement::{Billing, Class, ClassFrom, Reason};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// The customer is not the referrer's to be paid for.
pub fn excluded(reader: &Reader, fails: Option<Reason>) -> Told {
    let sentence = fails.map_or("", |reason| reader.say(Label::Reason(reason)));
    Told::checked(Label::StepExcluded, sentence.to_owned(), fails.is_some())
}

/// When the order is paid.
pub fn billing(reader: &Reader, billing: Billing, fails: Option<Reason>) -> Told {
    let sentence = fails.map_or(reader.say(Label::Billing(billing)), |reason| reader.say(Label::Reason(reason)));
    Told::checked(Label::StepBilling, sentence.to_owned(), fails.is_some())
}

/// The product and its class.
pub fn product(reader: &Reader, id: Option<&str>, class: Class, from: ClassFrom, fails: bool) -> Told {
    let product = id.and_then(|id| reader.state.program.products().iter().find(|product| product.id() == id));
    let name = product.map(|product| reader.pick(product.name())).or(id);
    let sentence = match name {
        Some(product) => Msg::ProductIs { product, class },
        None if from == ClassFrom::Scenario => Msg::ProductIs { product: reader.say(Label::StepProduct), class },
        None => Msg::ProductAssumed { class },
    };
    Told::checked(Label::StepProduct, reader.tell(sentence), fails)
}
