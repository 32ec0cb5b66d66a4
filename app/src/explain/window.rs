//! The windows from the registration into which an order falls.

use referral_statement::{Date, PartId, Time};

use super::Told;
use crate::locales::{Label, Msg};
use crate::reader::Reader;

/// What the order counts for by its day.
pub fn tell(
    reader: &Reader,
    (registered_on, paid_at): (Date, Time),
    (threshold_until, bonus_until): (Option<Time>, Option<Time>),
    counts_for: &[PartId],
    fails: bool,
) -> Told {
    let (registered, paid) = (reader.day(registered_on), reader.time(paid_at));
    let until = |part: PartId, until: Option<Time>| {
        let end = || until.map_or_else(String::new, |until| reader.tell(Msg::Until { on: &reader.time(until) }));
        counts_for.contains(&part).then(end)
    };
    let (threshold, bonus) = (until(PartId::Threshold, threshold_until), until(PartId::Bonus, bonus_until));
    let sentence = Msg::Window {
        registered: &registered,
        paid: &paid,
        threshold: threshold.as_deref(),
        bonus: bonus.as_deref(),
        fails,
    };
    Told::checked(Label::StepWindow, reader.tell(sentence), fails)
}
