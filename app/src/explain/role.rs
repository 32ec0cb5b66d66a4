//! Who the customer is and which part the order plays.

use referral_statement::{Reason, Role};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// The role, or why the customer's history pays nothing.
pub fn tell(reader: &Reader, role: Option<Role>, fails: Option<Reason>) -> Told {
    let sentence = match (role, fails) {
        (Some(role), None) => reader.tell(Msg::Role { role }),
        (_, reason) => reader.say(Label::Reason(reason.unwrap_or(Reason::ExistingCustomer))).to_owned(),
    };
    Told::checked(Label::StepCustomer, sentence, fails.is_some())
}
