//! A payment: when it arrives and until when it can be spent.

use referral_statement::{Date, Money};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// When it arrives.
pub fn tell(
    reader: &Reader,
    (part, parts): (usize, usize),
    amount: Money,
    from: Option<Date>,
    to: Option<Date>,
    expires: Option<Date>,
) -> Told {
    let amount = reader.money(amount);
    let mut sentence = match from {
        None => reader.tell(Msg::ArrivesSometime { amount: &amount }),
        Some(from) => {
            let on = reader.figures.days(from, to.unwrap_or(from));
            reader.tell(Msg::Arrives { amount: &amount, on: &on, part, parts })
        }
    };
    if let Some(expires) = expires {
        sentence.push_str(&reader.tell(Msg::ArrivesUntil { on: &reader.day(expires) }));
    }
    Told::passes(Label::StepPayout, sentence)
}
