//! The values of a program of orders: whose orders earn, the limits on them, and when rewards are paid.

use super::{Item, Read, Said, Topic};
use crate::program::{CustomerRule, LimitRule, OrderRules, PayoutRule};
use crate::reading::Reading;

pub(super) fn items(rules: &OrderRules, readings: &[Reading]) -> Vec<Item> {
    let customers = rules.customers.iter().flat_map(|rule| of_customer(rule, readings));
    let limits = rules.limits.iter().flat_map(|limit| of_limit(limit, readings));
    customers.chain(limits).chain(of_payout(rules.payout.as_ref())).collect()
}

fn of_customer(rule: &CustomerRule, readings: &[Reading]) -> [Item; 2] {
    let window = Read::of(&rule.window, readings, |window| Said::Lasts(*window));
    [
        Item::new(Topic::LinkLasts(rule.kind), window, &rule.clause),
        Item::plain(Topic::Follows(rule.kind), Said::Follows(rule.follows), &rule.clause),
    ]
}

fn of_limit(limit: &LimitRule, readings: &[Reading]) -> Vec<Item> {
    let about = (limit.id, limit.tiers.clone());
    let covers = limit.roles.as_ref().map(|roles| {
        let says = Read::of(roles, readings, |roles| Said::Roles(roles.clone()));
        Item::new(Topic::Covers(about.0, about.1.clone()), says, &limit.clause)
    });
    let amount = Item::plain(Topic::Limit(limit.id, limit.tiers.clone()), Said::Amount(limit.amount), &limit.clause);
    std::iter::once(amount).chain(covers).collect()
}

fn of_payout(payout: Option<&PayoutRule>) -> Vec<Item> {
    let Some(payout) = payout else { return vec![Item { about: Topic::PaidAfter, says: None, clause: None }] };
    let clause = &payout.clause;
    let given = [
        (Topic::PaidAfter, Some(Said::Days(payout.days.clone()))),
        (Topic::ConfirmedAfter, payout.confirmed_days.map(|days| Said::Days(vec![days]))),
        (Topic::WithdrawalLimit, payout.withdrawal_limit.map(Said::Amount)),
        (Topic::WithdrawalAfterOrders, payout.withdrawal_after_orders.map(Said::Count)),
        (
            Topic::WithdrawalAccounts,
            (!payout.withdrawal_accounts.is_empty()).then(|| Said::Accounts(payout.withdrawal_accounts.clone())),
        ),
    ];
    let mut items: Vec<Item> =
        given.into_iter().filter_map(|(about, says)| Some(Item::plain(about, says?, clause))).collect();
    if let Some(parts) = &payout.instalments {
        let says = Said::Days(parts.days.clone());
        items.insert(1, Item::plain(Topic::InstalmentsAfter, says, &parts.clause));
    }
    items
}
