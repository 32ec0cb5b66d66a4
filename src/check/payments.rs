//! Windows that do not fit the days of payment.

use super::Doubts;
use crate::finding::RuleCode;
use crate::period::{Date, Time, Window};
use crate::phrase::phrase;
use crate::program::file::LoadedEdition;
use crate::program::{OrderRules, SpendRules};
use crate::reading::{Choices, combinations};

/// Does the window end less than `days` after its start, for some start? A window of months is as long as the months are
/// from where it starts; every first of a month of a common and of a leap year is tried.
fn ends_before(window: Window, days: u32) -> bool {
    starts().any(|start| window.end(start).is_some_and(|end| end < start.plus_days(days)))
}

/// Does the window end more than `days` after its start, for some start, or never?
fn ends_after(window: Window, days: u32) -> bool {
    starts().any(|start| window.end(start).is_none_or(|end| end > start.plus_days(days)))
}

fn starts() -> impl Iterator<Item = Time> {
    let first = Date::parse("2023-01-01").map(Date::start);
    first.into_iter().flat_map(|first| (0..24).map(move |months| first.plus_months(months)))
}

pub(super) fn of_orders(loaded: &LoadedEdition<'_>, rules: &OrderRules, doubts: &mut Doubts<'_>) {
    let Some(first) = rules.payout.as_ref().and_then(|payout| payout.days.iter().min()).copied() else { return };
    for (index, customer) in rules.customers.iter().enumerate() {
        if customer.window.values().iter().any(|window| ends_before(*window, first)) {
            let kind = customer.kind;
            let message = phrase!(
                "the window of `{}` customers ends before the first payment, {} days after an order",
                kind,
                first
            );
            let hint = phrase!("check both: the link is over before the referrer sees anything of it");
            let path = format!("customer[{index}].window");
            doubts.note(&loaded.root, &path, RuleCode::WindowBeforePayment, message, hint);
        }
    }
}

pub(super) fn of_spend(loaded: &LoadedEdition<'_>, rules: &SpendRules, doubts: &mut Doubts<'_>) {
    let (bonus, readings) = (&rules.bonus, loaded.edition.readings());
    let early = combinations(&[readings], &[]).ways.iter().find_map(|way| {
        let choices = Choices::of(readings, way);
        let due = *bonus.due_days.get(&choices);
        [bonus.gate, *bonus.window.get(&choices)].iter().any(|window| ends_after(*window, due)).then_some(due)
    });
    if let Some(due) = early {
        let message = phrase!("the bonus is due {} days after the registration, before its window ends", due);
        let hint = phrase!("give `due_days` that are not before the end of `window` and `gate`");
        doubts.note(&loaded.root, "bonus.due_days", RuleCode::PaymentBeforeWindow, message, hint);
    }
    let coupon = &rules.coupon;
    if coupon.valid_days <= coupon.last_day.saturating_sub(coupon.first_day) {
        let message = phrase!(
            "credit of {} days that may come from day {} to day {} may have expired when it comes",
            coupon.valid_days,
            coupon.first_day,
            coupon.last_day
        );
        let hint = phrase!("give `valid_days` that last beyond the last day on which credit may come");
        doubts.note(&loaded.root, "coupon.valid_days", RuleCode::CreditExpiresEarly, message, hint);
    }
}
