//! What can be said of payments without a published day: when the rules before paid.

use referral_statement::{Edition, Said, Topic};

use crate::locales::estimate as texts;
use crate::reader::Reader;
use crate::state::Answer;

/// When the newest rules before those of the first payment without a day paid, where any say it.
pub fn paid_before(reader: &Reader, answer: &Answer) -> Option<String> {
    let undated = answer.statement.payouts.iter().find(|payout| payout.from.is_none())?;
    let orders = answer.statement.customers.iter().flat_map(|customer| &customer.orders);
    let order = orders.into_iter().find(|order| Some(&order.id) == undated.order.as_ref())?;
    let judged_by = order.edition.as_deref()?;
    let before = reader.state.program.editions().iter().take_while(|edition| edition.id() != judged_by);
    let days = |edition: &Edition| {
        edition.items().into_iter().filter(|item| item.about == Topic::PaidAfter).find_map(|item| {
            match item.says?.value {
                Said::Days(days) => days.last().copied(),
                _ => None,
            }
        })
    };
    let (edition, days) = before.filter_map(|edition| Some((edition, days(edition)?))).last()?;
    Some(texts::paid_before(reader.lang(), &reader.edition(edition), &days.to_string()))
}
