//! The link between customer and referrer and its window.

use referral_statement::{Reason, Time, Window};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// Did the order fall into the link's window?
pub fn tell(
    reader: &Reader,
    opened_at: Time,
    window: Window,
    ends_at: Option<Time>,
    paid_at: Time,
    fails: Option<Reason>,
) -> Told {
    let (opened, paid) = (reader.time(opened_at), reader.time(paid_at));
    let ends = ends_at.map(|ends| reader.time(ends));
    let sentence = Msg::Link { opened: &opened, window, ends: ends.as_deref(), paid: &paid, fails };
    Told::checked(Label::StepLink, reader.tell(sentence), fails.is_some())
}
