//! Goals against the statement itself: every amount within a stretch reaches the target, every amount outside does not.

mod cases;

use std::sync::LazyLock;

use cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Programs, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn total(scenario: &Value) -> Money {
    json::statement(&PROGRAMS, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}")).total
}

fn goal(scenario: &Value, target: Money, vary: &Value) -> Value {
    let ask = json!({"goal": {"target": target.to_string(), "vary": vary}});
    serde_json::from_str(&json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string()).unwrap()).unwrap()
}

fn cents(amount: &Value) -> Option<i64> {
    amount.as_str().map(|text| text.replace('.', "").parse().unwrap())
}

fn reaches(goal: &Value, at: i64) -> bool {
    let stretches = goal["reaches"].as_array().unwrap();
    stretches
        .iter()
        .any(|stretch| cents(&stretch["from"]).unwrap() <= at && cents(&stretch["to"]).is_none_or(|to| at <= to))
}

/// Two orders of one customer, of which the first is varied and takes from the limit of the second.
fn ambassador(first: i64, second: i64, tier: &str, limits: &str, class: &str, kind: &str) -> Value {
    json!({"program": "cn-ambassador", "referrer": {"tier": tier}, "readings": {"customer-limits": limits},
        "customers": [{"id": "B", "linked_at": "2024-06-10", "kind": kind, "orders": [
            {"id": "B-0", "paid_at": "2024-06-11", "paid": "1.00", "class": "core"},
            {"id": "B-1", "paid_at": "2024-06-12", "paid": Money::from_cents(first).to_string(), "class": class},
            {"id": "B-2", "paid_at": "2024-06-13", "paid": Money::from_cents(second).to_string(), "class": "core"}]}]})
}

fn friends(first: i64, count: u32) -> Value {
    json!({"program": "intl-referral", "customers": [
        {"id": "f", "count": count, "registered_on": "2026-01-10",
            "orders": [{"id": "f-1", "paid_at": "2026-01-20", "paid": Money::from_cents(first).to_string()}]},
        {"id": "g", "registered_on": "2026-01-10",
            "orders": [{"id": "g-1", "paid_at": "2026-01-20", "paid": "77.77"}]}]})
}

fn check(build: impl Fn(i64) -> Value, vary: &Value, near: i64, lift: i64) -> Result<(), TestCaseError> {
    let reached = total(&build(near));
    let target = Money::from_decimal_cents(reached, lift);
    let goal = goal(&build(near), target, vary);
    if goal["more"] == true {
        return Ok(());
    }
    for at in (near - 130).max(0)..near + 130 {
        prop_assert_eq!(total(&build(at)) >= target, reaches(&goal, at), "at {} for {}: {}", at, target, goal);
    }
    for stretch in goal["reaches"].as_array().unwrap() {
        let from = cents(&stretch["from"]).unwrap();
        prop_assert!(total(&build(from)) >= target);
        prop_assert!(from == 0 || total(&build(from - 1)) < target);
        if let Some(to) = cents(&stretch["to"]) {
            prop_assert!(total(&build(to)) >= target && total(&build(to + 1)) < target);
        }
    }
    match goal["impossible"].as_object() {
        Some(why) => {
            let most = Money::parse(why["most"].as_str().unwrap()).unwrap();
            prop_assert!(most < target && most >= reached);
        }
        None => prop_assert!(!goal["reaches"].as_array().unwrap().is_empty()),
    }
    Ok(())
}

trait Lift {
    fn from_decimal_cents(base: Money, cents: i64) -> Money;
}

impl Lift for Money {
    /// An amount some cents above or below another, never below zero.
    fn from_decimal_cents(base: Money, cents: i64) -> Money {
        let lifted = if cents < 0 { base - Money::from_cents(-cents) } else { base + Money::from_cents(cents) };
        lifted.max(Money::ZERO)
    }
}

fn near() -> impl Strategy<Value = i64> {
    prop_oneof![0..3_000_i64, 281_900..282_100_i64, 666_600..666_800_i64, 1_999_800..2_000_200_i64, 0..3_000_000_i64]
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_goal_of_orders_is_exact(
        near in near(), second in near(), lift in -3..=3_i64,
        tier in prop_oneof![Just("L1"), Just("L4")],
        limits in prop_oneof![Just("later-orders"), Just("all-orders"), Just("none")],
        class in prop_oneof![Just("core"), Just("strategic")],
        kind in prop_oneof![Just("new"), Just("dormant")],
    ) {
        check(|first| ambassador(first, second, tier, limits, class, kind), &json!({"what": "order", "order": "B-1"}), near, lift)?;
    }

    #[test]
    fn a_goal_of_friends_is_exact(near in near(), count in 1..9_u32, lift in -3..=3_i64) {
        check(|first| friends(first, count), &json!({"what": "order", "order": "f-1"}), near, lift)?;
    }

    #[test]
    fn a_goal_of_counts_is_the_least_count(first in 0..300_000_i64, target in 0..100_000_000_i64) {
        let scenario = friends(first, 1);
        let goal = goal(&scenario, Money::from_cents(target), &json!({"what": "customers", "customer": "f"}));
        match goal["least"].as_str() {
            Some(count) => {
                let count: u32 = count.parse().unwrap();
                prop_assert!(total(&friends(first, count)) >= Money::from_cents(target));
                prop_assert!(count == 1 || total(&friends(first, count - 1)) < Money::from_cents(target));
            }
            None => prop_assert!(total(&friends(first, 1_000_000)) < Money::from_cents(target)),
        }
    }
}
