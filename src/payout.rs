//! Payments: when what an order or a friend earned is paid, and in which parts.

use crate::amount::{Amount, Bend};
use crate::evaluate::{Setting, View};
use crate::money::Money;
use crate::order::{self, Judged, JudgedOrders};
use crate::period::{Date, Time};
use crate::program::spend_rules::CouponRule;
use crate::program::{OrderRules, Rules, SpendRules};
use crate::scenario::{Bond, Customer, Order};
use crate::statement::{EarnedBy, Payout};
use crate::step::{Recorder, Silent, Step};
use crate::threshold::{self, Friend};

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
    let (days, clause) = parts(setting, rules, customer_reward);
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

/// The days after an order on which its reward is paid, a part on each, and the clause that says so; none where no date is
/// published.
fn parts<'r, A: Amount>(setting: &Setting<'_>, rules: &'r OrderRules, customer_reward: A) -> (&'r [u32], &'r str) {
    let Some(payout) = &rules.payout else { return (&[], "") };
    let over = setting.scenario.referrer.instalments_over.zip(payout.instalments.as_ref());
    let instalments = over.filter(|(over, _)| customer_reward.is_above(A::of(*over), Bend::Instalments));
    instalments.map_or((&payout.days, &payout.clause), |(_, instalments)| (&instalments.days, &instalments.clause))
}

/// What of one customer's reward is surely paid by a day: every part whose last day is not after it.
///
/// `paid` gives the paid amount of the order at a position, as for a reward.
pub(crate) fn arrived<A: Amount>(
    setting: &Setting<'_>,
    view: &View,
    customer: &Customer,
    by: Date,
    paid: impl Fn(usize) -> A,
) -> A {
    let zero = A::of(Money::ZERO);
    match &customer.bond {
        Bond::Linked(linked) => {
            let judged: JudgedOrders<A, Silent> = order::judge(setting, view, customer, linked, paid);
            let reward = judged.orders.iter().fold(zero, |sum, (order, _)| sum.plus(order.reward));
            let orders = customer.orders.iter().zip(&judged.orders);
            orders.fold(zero, |sum, (order, (judged, _))| {
                let edition = judged.edition.map(|index| &setting.program.editions[index].rules);
                let Some(Rules::Orders(rules)) = edition else { return sum };
                let (days, _) = parts(setting, rules, reward);
                let due: Vec<bool> = days.iter().map(|days| order.paid_at.date().plus_days(*days) <= by).collect();
                sum.plus(judged.reward.due(&due))
            })
        }
        Bond::Registered(on) => {
            let friend: Option<Friend<A, Silent>> = threshold::judge(setting, view, customer, *on, paid);
            let Some(friend) = friend else { return zero };
            let Rules::Spend(rules) = &setting.program.editions[friend.edition].rules else { return zero };
            let (_, threshold, bonus) = due_days(rules, view, customer, *on, &friend);
            let comes = |due: Option<Date>| due.is_some_and(|due| coupon(&rules.coupon, due).1 <= by);
            let of = |due: Option<Date>, amount: A| if comes(due) { amount } else { zero };
            of(threshold, friend.threshold).plus(of(Some(bonus), friend.bonus.minus(friend.taken)))
        }
    }
}

/// The day on which a friend's threshold was reached, and those on which the two parts are due.
fn due_days<A, R>(
    rules: &SpendRules,
    view: &View,
    customer: &Customer,
    registered_on: Date,
    friend: &Friend<A, R>,
) -> (Option<Date>, Option<Date>, Date) {
    let reached_on = friend.reached.map(|position| customer.orders[position].paid_at.date());
    let threshold_due = reached_on.map(|day| day.plus_days(rules.threshold.due_days));
    let bonus_due = registered_on.plus_days(*rules.bonus.due_days.get(view.choices(friend.edition)));
    (reached_on, threshold_due, bonus_due)
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
pub(crate) fn split(amount: Money, parts: usize) -> Vec<Money> {
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
    let (reached_on, threshold_due, bonus_due) = due_days(rules, view, customer, registered_on, friend);
    let bonus_window = rules.bonus.window.get(view.choices(friend.edition));
    let bonus_earned_on = bonus_window.end(registered_on.start()).map(Time::date);
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
