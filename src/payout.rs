//! Payments: when what an order or a friend earned is paid, and in which parts.

use crate::evaluate::{Setting, View};
use crate::money::Money;
use crate::order::Judged;
use crate::period::{Date, Time};
use crate::program::Rules;
use crate::program::spend_rules::CouponRule;
use crate::scenario::{Customer, Order};
use crate::statement::{EarnedBy, Payout};
use crate::step::{Recorder, Step};
use crate::threshold::Friend;

/// The payments of an order's reward, for one of the customer's `count`.
///
/// Where the customer's reward is above the referrer's figure, an edition with instalments pays in equal parts, each but
/// the last rounded down to the cent. Parts of 0.00 are left out; their numbers stay.
pub(crate) fn of_order(
    setting: &Setting<'_>,
    customer: &Customer,
    order: &Order,
    judged: &Judged<Money>,
    customer_reward: Money,
    steps: &mut Vec<Step>,
) -> Vec<Payout> {
    let Some(edition) = judged.edition.map(|index| &setting.program.editions[index]) else { return Vec::new() };
    let Rules::Orders(rules) = &edition.rules else { return Vec::new() };
    let paid_on = order.paid_at.date();
    let over = setting.scenario.referrer.instalments_over;
    let instalments = rules.payout.as_ref().and_then(|payout| payout.instalments.as_ref());
    let instalments = instalments.filter(|_| over.is_some_and(|over| customer_reward > over));
    let (days, clause): (&[u32], &str) = match (instalments, &rules.payout) {
        (Some(instalments), _) => (&instalments.days, &instalments.clause),
        (None, Some(payout)) => (&payout.days, &payout.clause),
        (None, None) => (&[], ""),
    };
    let confirmed_on =
        rules.payout.as_ref().and_then(|payout| payout.confirmed_days).map(|days| paid_on.plus_days(days));
    let amounts = split(judged.reward, days.len().max(1));
    let parts = amounts.len();
    let mut payouts = Vec::new();
    for (index, amount) in amounts.into_iter().enumerate().filter(|(_, amount)| !amount.is_zero()) {
        let on = days.get(index).map(|days| paid_on.plus_days(*days));
        let part = index + 1;
        steps.note(|| Step::Payout { clause: clause.to_owned(), part, parts, amount, from: on, to: on, expires: None });
        payouts.push(Payout {
            customer: customer.id.clone(),
            order: Some(order.id.clone()),
            earned_by: EarnedBy::Order,
            part,
            parts,
            amount,
            from: on,
            to: on,
            expires: None,
            earned_on: Some(paid_on),
            confirmed_on,
        });
    }
    payouts
}

/// The first payment of an order's reward, were it paid in its edition's instalments.
pub(crate) fn first_part(setting: &Setting<'_>, judged: &Judged<Money>) -> Money {
    let edition = judged.edition.map(|index| &setting.program.editions[index].rules);
    let Some(Rules::Orders(rules)) = edition else { return judged.reward };
    let instalments = rules.payout.as_ref().and_then(|payout| payout.instalments.as_ref());
    let parts = instalments.map_or(1, |instalments| instalments.days.len());
    split(judged.reward, parts).first().copied().unwrap_or(judged.reward)
}

/// Equal parts of an amount, each but the last rounded down to the cent.
fn split(amount: Money, parts: usize) -> Vec<Money> {
    let mut left = amount;
    let mut amounts = Vec::with_capacity(parts);
    for remaining in (1..=parts).rev() {
        let part = if remaining == 1 { left } else { left.share_of(remaining) };
        left = left - part;
        amounts.push(part);
    }
    amounts
}

/// The payments of what a friend earned, for one of the customer's `count`.
pub(crate) fn of_friend(
    setting: &Setting<'_>,
    view: &View,
    customer: &Customer,
    friend: &mut Friend<Money, Vec<Step>>,
    registered_on: Date,
) -> Vec<Payout> {
    let Rules::Spend(rules) = &setting.program.editions[friend.edition].rules else { return Vec::new() };
    let reached_on = friend.reached.map(|position| customer.orders[position].paid_at.date());
    let threshold_due = reached_on.map(|day| day.plus_days(rules.threshold.due_days));
    let bonus_window = rules.bonus.window.get(view.choices(friend.edition));
    let bonus_earned_on = bonus_window.end(registered_on.start()).map(Time::date);
    let bonus_due = registered_on.plus_days(*rules.bonus.due_days.get(view.choices(friend.edition)));
    let parts = [
        (EarnedBy::Threshold, reached_on, threshold_due, friend.threshold),
        (EarnedBy::Bonus, bonus_earned_on, Some(bonus_due), friend.bonus_left()),
    ];
    let mut payouts = Vec::new();
    for (earned_by, earned_on, due, amount) in parts {
        let Some(due) = due.filter(|_| !amount.is_zero()) else { continue };
        let (from, to, expires) = coupon(&rules.coupon, due);
        friend.steps.note(|| Step::Payout {
            clause: rules.coupon.clause.clone(),
            part: 1,
            parts: 1,
            amount,
            from: Some(from),
            to: Some(to),
            expires: Some(expires),
        });
        payouts.push(Payout {
            customer: customer.id.clone(),
            order: None,
            earned_by,
            part: 1,
            parts: 1,
            amount,
            from: Some(from),
            to: Some(to),
            expires: Some(expires),
            earned_on,
            confirmed_on: Some(due),
        });
    }
    payouts
}

/// The days on which a coupon may come, and the day on which it expires.
fn coupon(rule: &CouponRule, due: Date) -> (Date, Date, Date) {
    let month = due.next_month_start();
    let from = month.plus_days(rule.first_day.saturating_sub(1));
    (from, month.plus_days(rule.last_day.saturating_sub(1)), from.plus_days(rule.valid_days))
}
