//! What a program of spend asks: how many friends, what they spend and when, and on what.

use referral_statement::{Billing, PartId, Step, Word};
use yew::prelude::*;

use super::field::Row;
use super::{product, slider};
use crate::format::days_between;
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::Field;

/// What an amount counts for, as the engine's own step says it.
struct Counts {
    threshold: bool,
    bonus: bool,
    /// Whole days from the registration to the end of each window.
    threshold_days: Option<i64>,
    bonus_days: Option<i64>,
}

/// The rows of the form.
pub fn ask(reader: &Reader) -> Html {
    let say = |label: Label| reader.say(label).to_owned();
    let first = counts(reader, 0);
    let later = counts(reader, 1);
    let within = first.as_ref().filter(|counts| counts.bonus).and_then(|counts| counts.bonus_days);
    let spend = within.map_or_else(|| say(Label::SpendAnytime), |days| reader.tell(Msg::SpendWithin { days }));
    let up_to = later.as_ref().and_then(|counts| counts.threshold_days);
    let after = up_to.map_or_else(|| say(Label::LaterAnytime), |day| reader.tell(Msg::LaterUpTo { day }));
    let slider = slider::slider(reader, &spend);
    let mut spend = Row::new(Field::Spend, spend);
    if let Some(counts) = first.filter(|counts| !(counts.threshold && counts.bonus)) {
        spend = spend.hint(hint(reader, &counts));
    }
    let mut after = Row::new(Field::Later, after);
    if let Some(counts) = later {
        after = after.hint(hint(reader, &counts));
    }
    let billing =
        [Billing::Prepaid, Billing::PayAsYouGo].map(|billing| (billing.word(), reader.say(Label::Billing(billing))));
    let products = Row::new(Field::Product, say(Label::Product)).hint(say(Label::ProductNote));
    html! {
        <>
            { Row::new(Field::Friends, say(Label::Friends)).stepper(reader) }
            { spend.money(reader, slider) }
            { after.money(reader, Html::default()) }
            { product::product(reader, products, Label::AnyProduct) }
            { Row::new(Field::Billing, say(Label::BillingName)).choice(reader, &billing) }
            { Row::new(Field::Start, say(Label::Registered)).date(reader) }
            <details class="more" key="more-spend">
                <summary>{ reader.say(Label::MoreSpend) }</summary>
                { Row::new(Field::Day, say(Label::FirstDay)).hint(say(Label::DayNote)).number(reader, None) }
                { Row::new(Field::LaterDay, say(Label::LaterDay)).number(reader, None) }
            </details>
        </>
    }
}

/// What the last answer says that an order counts for.
fn counts(reader: &Reader, index: usize) -> Option<Counts> {
    let answer = reader.state.answer()?;
    let order = answer.statement.customers.first()?.orders.get(index)?;
    order.steps.iter().find_map(|step| match step {
        Step::Window { registered_on, threshold_until, bonus_until, counts_for, .. } => {
            let days = |until: &Option<referral_statement::Time>| {
                until.map(|until| days_between(*registered_on, until.date()))
            };
            Some(Counts {
                threshold: counts_for.contains(&PartId::Threshold),
                bonus: counts_for.contains(&PartId::Bonus),
                threshold_days: days(threshold_until),
                bonus_days: days(bonus_until),
            })
        }
        _ => None,
    })
}

fn hint(reader: &Reader, counts: &Counts) -> String {
    let amount = reader.state.answer().and_then(|answer| {
        let steps = &answer.statement.customers.first()?.steps;
        steps.iter().find_map(|step| match step {
            Step::Threshold { amount, .. } => Some(reader.money(*amount)),
            _ => None,
        })
    });
    match (counts.threshold, counts.bonus, amount) {
        (true, true, _) => reader.say(Label::CountsForBoth).to_owned(),
        (true, false, Some(amount)) => reader.tell(Msg::CountsForThreshold { amount: &amount }),
        _ => reader.say(Label::CountsForNothing).to_owned(),
    }
}
