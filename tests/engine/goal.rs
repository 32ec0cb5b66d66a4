//! Goals against the statement itself: every amount within a stretch reaches the target, every amount outside does not.

use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Programs, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// The example of a program that a user brings, with a limit on what is paid alone: mailboxes at 2% take from it what later orders
/// would have had at 5%.
static FALLING: LazyLock<Programs> = LazyLock::new(|| {
    let (rewards, paid) =
        ("id = \"customer-reward\"\namount = \"500.00\"", "id = \"customer-paid\"\namount = \"2000.00\"");
    let text = include_str!("../programs/orders.toml").replace(rewards, paid);
    Programs::from_files(&[("", &text)]).unwrap()
});

fn programs(scenario: &Value) -> &'static Programs {
    if scenario["program"] == "lantern-partners" { &FALLING } else { &PROGRAMS }
}

fn total(scenario: &Value) -> Money {
    json::statement(programs(scenario), &scenario.to_string()).unwrap_or_else(|error| panic!("{error}")).total
}

fn goal(scenario: &Value, target: Money, vary: &Value) -> Value {
    let ask = json!({"goal": {"target": target.to_string(), "vary": vary}});
    serde_json::from_str(&json::ask(programs(scenario), &scenario.to_string(), &ask.to_string()).unwrap()).unwrap()
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
    check_from(0, build, vary, near, lift)
}

/// As `check`, where no amount below the least is one: less than was refunded.
fn check_from(
    least: i64,
    build: impl Fn(i64) -> Value,
    vary: &Value,
    near: i64,
    lift: i64,
) -> Result<(), TestCaseError> {
    let near = near.max(least);
    let reached = total(&build(near));
    let target = Money::from_decimal_cents(reached, lift);
    let goal = goal(&build(near), target, vary);
    if goal["more"] == true {
        return Ok(());
    }
    for at in (near - 130).max(least)..near + 130 {
        prop_assert_eq!(total(&build(at)) >= target, reaches(&goal, at), "at {} for {}: {}", at, target, goal);
    }
    for stretch in goal["reaches"].as_array().unwrap() {
        let from = cents(&stretch["from"]).unwrap();
        prop_assert!(from >= least && total(&build(from)) >= target);
        prop_assert!(from == least || total(&build(from - 1)) < target, "{from} of {goal}");
        if let Some(to) = cents(&stretch["to"]) {
            prop_assert!(total(&build(to)) >= target && total(&build(to + 1)) < target, "{to} of {goal}");
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

/// What the first order takes from the limit would have earned more by the second: the total falls.
#[test]
fn a_goal_is_exact_where_the_total_falls() {
    let build = |first: i64| {
        json!({"program": "lantern-partners", "referrer": {"tier": "bronze"}, "customers": [
            {"id": "B", "linked_at": "2026-06-10", "orders": [
                {"id": "B-0", "paid_at": "2026-06-11", "paid": "1.00"},
                {"id": "B-1", "paid_at": "2026-06-12", "paid": Money::from_cents(first).to_string(), "product": "mailbox"},
                {"id": "B-2", "paid_at": "2026-06-13", "paid": "1900.00", "product": "server"}]}]})
    };
    assert!(total(&build(100_000)) < total(&build(10_000)), "it does not fall");
    for near in [9_000, 12_345, 100_000, 199_000] {
        for lift in -2..=2 {
            check(build, &json!({"what": "order", "order": "B-1"}), near, lift).unwrap();
        }
    }
}

#[test]
fn who_earns_nothing_is_enough_where_others_reach_the_goal() {
    let scenario = friends(1_000, 3);
    let goal =
        |target: &str| goal(&scenario, Money::parse(target).unwrap(), &json!({"what": "customers", "customer": "f"}));
    // The other friend's 20.00 and a tenth of 57.77.
    assert_eq!(
        (goal("25.78")["least"].as_str(), goal("25.79")["impossible"]["most"].as_str()),
        (Some("1"), Some("25.78"))
    );
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_goal_of_all_first_orders_is_exact(
        near in near(), second in near(), counts in (1_u32..5, 1_u32..5), refunds in (0..3_000_i64, 0..3_000_i64), lift in -3..=3_i64,
        limits in prop_oneof![Just("later-orders"), Just("all-orders")],
    ) {
        let build = |first: i64| {
            let first = |id: &str, day: &str, refund: i64| {
                json!({"id": id, "paid_at": day, "paid": Money::from_cents(first).to_string(),
                    "refunded": Money::from_cents(refund).to_string(), "class": "core"})
            };
            let later = json!({"id": "later", "paid_at": "2024-07-01", "paid": Money::from_cents(second).to_string(), "class": "core"});
            json!({"program": "cn-ambassador", "readings": {"customer-limits": limits}, "customers": [
                // The order that is paid first stands last.
                {"id": "B", "count": counts.0, "linked_at": "2024-06-10", "orders": [later, first("B-1", "2024-06-12", refunds.0)]},
                {"id": "C", "count": counts.1, "linked_at": "2024-06-10", "kind": "dormant", "orders": [first("C-1", "2024-06-12", refunds.1)]},
                {"id": "D", "linked_at": "2024-06-10", "orders": []}]})
        };
        check_from(refunds.0.max(refunds.1), build, &json!({"what": "first-orders"}), near, lift)?;
    }

    #[test]
    fn a_goal_of_friends_with_later_spend_is_exact_in_every_reading(
        near in near(), late in 0..6_000_i64, refund in 0..3_000_i64, lift in -3..=3_i64,
        base in prop_oneof![Just("first-90-days"), Just("gate-then-365-days")],
        scope in prop_oneof![Just("both-parts"), Just("bonus-only")],
        window in prop_oneof![Just("365-days"), Just("none")],
    ) {
        let build = |first: i64| {
            let order = |id: &str, day: &str, cents: i64, refund: i64| {
                json!({"id": id, "paid_at": day, "paid": Money::from_cents(cents).to_string(), "refunded": Money::from_cents(refund).to_string()})
            };
            json!({"program": "intl-referral", "readings": {"bonus-base": base, "limit-scope": scope, "threshold-window": window},
                "customers": [{"id": "f", "registered_on": "2026-01-10", "orders": [
                    order("f-1", "2026-01-20", first, refund), order("f-2", "2026-08-01", late, 0), order("f-3", "2027-08-01", late, 0)]}]})
        };
        check_from(refund, build, &json!({"what": "order", "order": "f-1"}), near, lift)?;
    }
}

/// What has surely been paid by a day.
fn paid_by(scenario: &Value, by: &str) -> Money {
    let ask = json!({"calendar": {"by": by}});
    let calendar =
        json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let calendar: Value = serde_json::from_str(&calendar).unwrap();
    Money::parse(calendar["by"]["paid"]["gross"].as_str().unwrap()).unwrap()
}

fn check_by(build: impl Fn(i64) -> Value, vary: &Value, near: i64, lift: i64, by: &str) -> Result<(), TestCaseError> {
    let reached = paid_by(&build(near), by);
    let target = Money::from_decimal_cents(reached, lift);
    let ask = json!({"goal": {"target": target.to_string(), "by": by, "vary": vary}});
    let goal = json::ask(&PROGRAMS, &build(near).to_string(), &ask.to_string()).unwrap();
    let goal: Value = serde_json::from_str(&goal).unwrap();
    prop_assert_eq!(&goal["by"], by);
    if goal["more"] == true {
        return Ok(());
    }
    for at in (near - 60).max(0)..near + 60 {
        prop_assert_eq!(paid_by(&build(at), by) >= target, reaches(&goal, at), "at {} for {}: {}", at, target, goal);
    }
    for stretch in goal["reaches"].as_array().unwrap() {
        let from = cents(&stretch["from"]).unwrap();
        prop_assert!(paid_by(&build(from), by) >= target);
        prop_assert!(from == 0 || paid_by(&build(from - 1), by) < target);
        if let Some(to) = cents(&stretch["to"]) {
            prop_assert!(paid_by(&build(to), by) >= target && paid_by(&build(to + 1), by) < target);
        }
    }
    prop_assert_eq!(goal["impossible"].is_null(), !goal["reaches"].as_array().unwrap().is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_goal_by_a_day_counts_what_the_calendar_has_paid(
        (near, second) in (0_i64..3_000_000, 0_i64..3_000_000),
        lift in -300_i64..300,
        over in prop_oneof![Just(None), (0_i64..600_000).prop_map(Some)],
        by in prop_oneof![Just("2024-07-10"), Just("2024-07-12"), Just("2024-07-13"), Just("2024-08-11"), Just("2024-09-30")],
    ) {
        let build = |first: i64| {
            let mut scenario = ambassador(first, second, "L1", "later-orders", "core", "new");
            if let Some(over) = over {
                scenario["referrer"]["instalments_over"] = Money::from_cents(over).to_string().into();
            }
            scenario
        };
        check_by(build, &json!({"what": "order", "order": "B-1"}), near, lift, by)?;
    }

    #[test]
    fn the_jump_to_instalments_is_found_to_the_cent(reward in 1_i64..300_000, lift in -200_i64..200) {
        // The first order alone earns just about the figure above which its second half comes a month later.
        let build = |first: i64| {
            let mut scenario = ambassador(first, 0, "L1", "none", "core", "new");
            scenario["customers"][0]["orders"][0]["paid"] = "33.33".into();
            scenario["referrer"]["instalments_over"] = Money::from_cents(reward).to_string().into();
            scenario
        };
        let near = (reward - 833).max(0) * 100 / 15;
        check_by(build, &json!({"what": "order", "order": "B-1"}), near, lift, "2024-07-12")?;
    }

    #[test]
    fn a_goal_of_credit_by_a_day_counts_the_coupons_that_have_come(
        near in 0_i64..400_000, count in 1_u32..9, lift in -3_000_i64..3_000,
        by in prop_oneof![Just("2026-03-06"), Just("2026-03-07"), Just("2026-06-06"), Just("2026-06-07")],
    ) {
        check_by(|first| friends(first, count), &json!({"what": "order", "order": "f-1"}), near, lift, by)?;
    }
}

/// Two orders of 20,000.00 together earn 3,000.00 however they share it, of which a half has come: 1,500.00, or a cent less
/// where both halves are rounded down. Which amounts those are repeats every 40 cents.
#[test]
fn a_level_stretch_that_trembles_by_a_cent_is_told_cent_by_cent() {
    let build = |first: i64| {
        let mut scenario = ambassador(first, 2_500_000, "L1", "later-orders", "core", "new");
        scenario["referrer"]["instalments_over"] = "0.01".into();
        scenario
    };
    let vary = json!({"what": "order", "order": "B-1"});
    let by = "2024-07-13";
    let paid: Vec<Money> = (100_000..100_400).map(|first| paid_by(&build(first), by)).collect();
    let (least, most) = (*paid.iter().min().unwrap(), *paid.iter().max().unwrap());
    assert_eq!((least.to_string().as_str(), most.to_string().as_str()), ("1500.11", "1500.12"));
    let goal = |target: Money| {
        let ask = json!({"goal": {"target": target.to_string(), "by": by, "vary": vary}});
        let goal = json::ask(&PROGRAMS, &build(100_000).to_string(), &ask.to_string()).unwrap();
        serde_json::from_str::<Value>(&goal).unwrap()
    };
    let goal = goal(most);
    // More stretches than are listed; those that are, are right.
    assert_eq!((goal["reaches"].as_array().unwrap().len(), &goal["more"]), (1_000, &json!(true)));
    for stretch in goal["reaches"].as_array().unwrap().iter().take(40) {
        let (from, to) = (cents(&stretch["from"]).unwrap(), cents(&stretch["to"]).unwrap());
        for at in [from, to] {
            assert!(paid_by(&build(at), by) >= most, "{at}");
        }
        assert!(from == 0 || paid_by(&build(from - 1), by) < most, "{from}");
        assert!(paid_by(&build(to + 1), by) < most, "{to}");
    }
}

#[test]
fn a_goal_of_customers_by_a_day_counts_them() {
    let scenario = friends(52_000, 8);
    let ask = |target: &str, by: &str| {
        let ask = json!({"goal": {"target": target, "by": by, "vary": {"what": "customers", "customer": "f"}}});
        let goal: Value =
            serde_json::from_str(&json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string()).unwrap()).unwrap();
        goal["least"].as_str().map(str::to_owned)
    };
    // By March 20.00 of each friend has come, and 20.00 of the other one; by June 70.00 and 20.00 + 5.777 rounded.
    assert_eq!(ask("1000.00", "2026-03-31").as_deref(), Some("49"));
    assert_eq!(ask("1000.00", "2026-06-30").as_deref(), Some("14"));
    assert_eq!(ask("0.01", "2026-02-28"), None);
}
