//! The values of a program of spend: the fixed part, the share, the limit on a friend, and how credit comes.

use super::{Item, Read, Said, Topic};
use crate::program::SpendRules;
use crate::reading::Reading;

pub(super) fn items(rules: &SpendRules, readings: &[Reading]) -> Vec<Item> {
    let SpendRules { products, threshold, bonus, limit, coupon } = rules;
    let counts = Read::of(&products.counts, readings, |way| Said::Counting(*way));
    let within = Read::of(&threshold.window, readings, |window| Said::Lasts(*window));
    let shared = Read::of(&bonus.window, readings, |window| Said::Lasts(*window));
    let due = Read::of(&bonus.due_days, readings, |days| Said::Days(vec![*days]));
    let parts = Read::of(&limit.parts, readings, |parts| Said::Parts(parts.clone()));
    vec![
        Item::plain(Topic::ThresholdReward, Said::Amount(threshold.reward), &threshold.clause),
        Item::plain(Topic::ThresholdAmount, Said::Amount(threshold.amount), &threshold.clause),
        Item::new(Topic::ThresholdWindow, within, &threshold.clause),
        Item::plain(Topic::ThresholdDue, Said::Days(vec![threshold.due_days]), &threshold.clause),
        Item::plain(Topic::BonusRate, Said::Rate(bonus.rate), &bonus.clause),
        Item::plain(Topic::BonusAbove, Said::Amount(bonus.above), &bonus.clause),
        Item::plain(Topic::BonusGate, Said::Lasts(bonus.gate), &bonus.clause),
        Item::new(Topic::BonusWindow, shared, &bonus.clause),
        Item::new(Topic::BonusDue, due, &bonus.clause),
        Item::new(Topic::Counts, counts, &products.clause),
        Item::plain(Topic::Limit(limit.id, Vec::new()), Said::Amount(limit.amount), &limit.clause),
        Item::new(Topic::Covers(limit.id, Vec::new()), parts, &limit.clause),
        Item::plain(Topic::CreditComes, Said::DaysOfMonth(coupon.first_day, coupon.last_day), &coupon.clause),
        Item::plain(Topic::CreditLasts, Said::Days(vec![coupon.valid_days]), &coupon.clause),
    ]
}
