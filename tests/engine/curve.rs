//! Curves against the statements themselves: at every bend, beside it and between, and why each is one.

use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Programs, Scenario, Vary, curve as curve_of, json};
use rust_decimal::Decimal;
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// A point: where, the reward there, and why the line bends.
type Point = (Decimal, Decimal, Option<String>);

fn curve(scenario: &Value, vary: &Value) -> Vec<Point> {
    let ask = json!({"curve": vary});
    let answer = json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string());
    let answer: Value = serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}\n{scenario}"))).unwrap();
    let decimal = |value: &Value| value.as_str().unwrap().parse().unwrap();
    let point =
        |point: &Value| (decimal(&point["at"]), decimal(&point["reward"]), point["bend"].as_str().map(str::to_owned));
    answer["points"].as_array().unwrap().iter().map(point).collect()
}

/// The values of the curve at an amount: one, or those on both sides of a jump.
fn values(points: &[Point], at: Decimal) -> Vec<Decimal> {
    let on: Vec<Decimal> = points.iter().filter(|point| point.0 == at).map(|point| point.1).collect();
    if !on.is_empty() {
        return on;
    }
    let after = points.iter().position(|point| point.0 > at).unwrap();
    let ((x0, y0, _), (x1, y1, _)) = (&points[after - 1], &points[after]);
    vec![y0 + (at - x0) * (y1 - y0) / (x1 - x0)]
}

fn shown(points: &[Point]) -> Vec<String> {
    let point = |(at, reward, bend): &Point| {
        format!("{} {} {}", at.normalize(), reward.normalize(), bend.as_deref().unwrap_or("-"))
    };
    points.iter().map(point).collect()
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0_i64), 1_900..2_100_i64, 100..400_000_i64, 1_900_000..2_100_000_i64, 2_000_000..12_000_000_i64]
}

fn money(cents: i64) -> String {
    Money::from_cents(cents).to_string()
}

/// Two customers of several orders; the first of each is varied, or one of them alone.
fn ambassador() -> impl Strategy<Value = Value> {
    let order = |id: String| {
        let class = prop_oneof![3 => Just("core"), 1 => Just("strategic"), 1 => Just("none")];
        let billing = prop_oneof![8 => Just("prepaid"), 1 => Just("pay-as-you-go")];
        (0_u32..70, cents(), 0..3_000_i64, class, billing).prop_map(move |(day, cents, refund, class, billing)| {
            json!({"id": id, "paid_at": format!("2024-{:02}-{:02}", 6 + day / 28, 1 + day % 28), "paid": money(cents),
                "refunded": money(refund.min(cents)), "class": class, "billing": billing})
        })
    };
    let orders = move |name: &'static str| {
        (1_usize..4)
            .prop_flat_map(move |count| (0..count).map(|number| order(format!("{name}{number}"))).collect::<Vec<_>>())
    };
    let limits = prop_oneof![Just("later-orders"), Just("all-orders"), Just("none")];
    let kind = prop_oneof![Just("new"), Just("dormant")];
    (orders("a"), orders("b"), 1_u32..4, limits, kind, prop_oneof![Just("L1"), Just("L4")]).prop_map(
        |(one, other, count, limits, kind, tier)| {
            json!({"program": "cn-ambassador", "referrer": {"tier": tier}, "readings": {"customer-limits": limits}, "customers": [
                {"id": "A", "count": count, "linked_at": "2024-06-01", "orders": one},
                {"id": "B", "kind": kind, "linked_at": "2024-06-01", "orders": other}]})
        },
    )
}

fn friends() -> impl Strategy<Value = Value> {
    let order = |id: &'static str| {
        (0_u32..420, cents()).prop_map(move |(day, cents)| {
            let day = referral_statement::Date::parse("2026-01-10").unwrap().plus_days(day);
            json!({"id": id, "paid_at": day.to_string(), "paid": money(cents)})
        })
    };
    let base = prop_oneof![Just("first-90-days"), Just("gate-then-365-days")];
    let scope = prop_oneof![Just("both-parts"), Just("bonus-only")];
    (order("a0"), order("a1"), order("b0"), 1_u32..4, base, scope).prop_map(
        |(first, later, other, count, base, scope)| {
            json!({"program": "intl-referral", "readings": {"bonus-base": base, "limit-scope": scope}, "customers": [
            {"id": "A", "count": count, "registered_on": "2026-01-10", "orders": [first, later]},
            {"id": "B", "registered_on": "2026-01-10", "orders": [other]}]})
        },
    )
}

/// The scenario with what is varied set to an amount, and how many rewards of it are rounded.
fn varied(scenario: &Value, vary: &Value, at: Decimal) -> (Value, i64) {
    let mut scenario = scenario.clone();
    let mut parts = 0;
    for customer in scenario["customers"].as_array_mut().unwrap() {
        let count = customer["count"].as_i64().unwrap_or(1);
        let orders = customer["orders"].as_array_mut().unwrap();
        parts += count * (i64::try_from(orders.len()).unwrap() + 2);
        let first = (0..orders.len()).min_by_key(|index| orders[*index]["paid_at"].as_str().unwrap().to_owned());
        for (index, order) in orders.iter_mut().enumerate() {
            let is_varied = if vary["what"] == "order" { order["id"] == vary["order"] } else { Some(index) == first };
            if is_varied {
                order["paid"] = json!(at.to_string());
            }
        }
    }
    (scenario, parts)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_curve_is_the_statement_before_rounding(
        scenario in prop_oneof![ambassador(), friends()], is_one in any::<bool>(), somewhere in 0..40_000_000_i64,
    ) {
        let vary = if is_one { json!({"what": "order", "order": "a0"}) } else { json!({"what": "first-orders"}) };
        let points = curve(&scenario, &vary);
        prop_assert_eq!(points.last().unwrap().0, Money::MOST.decimal());
        prop_assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{:?}", shown(&points));
        // Before it, at it and just after it: two jumps can meet.
        prop_assert!(points.windows(4).all(|four| four[0].0 < four[3].0), "{:?}", shown(&points));
        prop_assert!(points[..points.len() - 1].iter().skip(1).all(|point| point.2.is_some()), "{:?}", shown(&points));
        let least = points[0].0;
        let places = points.iter().flat_map(|point| [point.0 - Money::CENT.decimal(), point.0, point.0 + Money::CENT.decimal()]);
        for at in places.chain([Decimal::new(somewhere, 2)]).filter(|at| *at >= least && *at <= Money::MOST.decimal()) {
            let (scenario, parts) = varied(&scenario, &vary, at);
            let total = json::statement(&PROGRAMS, &scenario.to_string()).unwrap().total.decimal();
            let near = values(&points, at);
            let slack = Decimal::new(parts, 2);
            prop_assert!(near.iter().any(|value| (*value - total).abs() <= slack), "{} at {}: {:?} for {}", total, at, shown(&points), scenario);
        }
        // Less than was refunded is no amount that was paid.
        if least > Decimal::ZERO {
            let (scenario, _) = varied(&scenario, &vary, least - Money::CENT.decimal());
            prop_assert!(json::statement(&PROGRAMS, &scenario.to_string()).is_err());
        }
    }
}

/// An order of which all was paid back starts to be one with a cent more; limits bind where they are used up.
#[test]
fn every_kind_of_bend_is_named() {
    let orders =
        |first: Value| json!([first, {"id": "b", "paid_at": "2024-06-13", "paid": "10000.00", "class": "core"}]);
    let ambassador = |first: Value, limits: &str| {
        json!({"program": "cn-ambassador", "referrer": {"tier": "L1"}, "readings": {"customer-limits": limits},
            "customers": [{"id": "B", "linked_at": "2024-06-10", "orders": orders(first)}]})
    };
    let first = json!({"id": "a", "paid_at": "2024-06-12", "paid": "1.00", "refunded": "1.00", "class": "core"});
    let vary = json!({"what": "order", "order": "a"});
    // Nothing is paid back of an order of more than 1.00, which is then the first purchase: the other is a later order,
    // 10,000.00 × 15% instead of 25%. One order counts up to 100,000.00.
    assert_eq!(
        shown(&curve(&ambassador(first.clone(), "none"), &vary)),
        ["1 2500 order", "1 1500 order", "100001 26500 order-paid", "1000000000000 26500 -"]
    );
    // Both within 3,000.00: what the first takes, the second lacks, until nothing is left for it.
    assert_eq!(
        shown(&curve(&ambassador(first, "all-orders"), &vary)),
        ["1 2500 order", "1 1500 order", "6001 3000 customer-reward", "1000000000000 3000 -"]
    );
}

/// Where a curve starts at a tie, or an order of nothing stands beside the one that is varied, nothing is made of it.
#[test]
fn what_is_equal_is_not_above() {
    let ambassador = |orders: Value| {
        json!({"program": "cn-ambassador", "readings": {"customer-limits": "all-orders"}, "customers": [
            {"id": "B", "linked_at": "2024-06-10", "orders": orders}]})
    };
    let order = |id: &str, day: &str, paid: &str| json!({"id": id, "paid_at": day, "paid": paid, "class": "core"});
    let vary = json!({"what": "order", "order": "a"});
    // An order of nothing before it is no first purchase.
    let orders = json!([order("zero", "2024-06-11", "0.00"), order("a", "2024-06-12", "1.00")]);
    assert_eq!(
        shown(&curve(&ambassador(orders), &vary)),
        ["0 0 -", "12000 3000 customer-reward", "1000000000000 3000 -"]
    );
    // The first order has used 3,000.00 up to the cent: nothing is left for another, however much it is.
    let orders = json!([order("full", "2024-06-11", "12000.00"), order("a", "2024-06-12", "1.00")]);
    assert_eq!(shown(&curve(&ambassador(orders), &vary)), ["0 3000 -", "1000000000000 3000 -"]);
    // 20.00 are there already: a cent more is above them.
    let friend = json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-01-10", "orders": [
        {"id": "b", "paid_at": "2026-01-20", "paid": "20.00"}, {"id": "a", "paid_at": "2026-01-21", "paid": "1.00"}]}]});
    assert_eq!(shown(&curve(&friend, &vary)), ["0 20 -", "2800 300 friend-total", "1000000000000 300 -"]);
    // The two limits bind at one amount: the one that is applied first is named.
    let both = json!([order("first", "2024-06-11", "0.01"), order("a", "2024-06-12", "1.00")]);
    let mut scenario = ambassador(both);
    scenario["readings"] = json!({"customer-limits": "later-orders"});
    assert_eq!(
        shown(&curve(&scenario, &vary)),
        ["0 0.0025 -", "20000 3000.0025 customer-paid", "1000000000000 3000.0025 -"]
    );
}

/// Two friends beside another one: each of the two more brings its own reward, the other stays.
#[test]
fn customers_more_bring_each_the_same() {
    let friend = |id: &str, count: u32, paid: &str| {
        json!({"id": id, "count": count, "registered_on": "2026-01-10",
            "orders": [{"id": format!("{id}-1"), "paid_at": "2026-01-20", "paid": paid}]})
    };
    // 20.00 and 10% of 80.00; the three others have 20.00 and 10% of 30.00 each.
    let customers = json!([friend("a", 2, "100.00"), friend("b", 3, "50.00")]);
    let scenario = json!({"program": "intl-referral", "customers": customers});
    assert_eq!(
        shown(&curve(&scenario, &json!({"what": "customers", "customer": "a"}))),
        ["1 97 -", "1000000 28000069 -"]
    );
    assert_eq!(
        shown(&curve(&scenario, &json!({"what": "customers", "customer": "b"}))),
        ["1 79 -", "1000000 23000056 -"]
    );
}

/// A curve that is cut ends where it is cut, on the line, wherever that is.
#[test]
fn a_curve_that_is_cut_ends_on_its_line() {
    let scenario = r#"{"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-01-10",
        "orders": [{"id": "a", "paid_at": "2026-01-20", "paid": "1.00"}]}]}"#;
    let scenario = Scenario::read(&PROGRAMS, &json::parse(scenario).unwrap()).unwrap();
    let whole = curve_of(&PROGRAMS, &scenario, &Vary::Order("a".to_owned())).unwrap();
    let until = |cents: i64| {
        let points = whole.clone().until(Money::from_cents(cents)).points;
        points.iter().map(|point| format!("{} {}", point.at, point.reward)).collect::<Vec<_>>()
    };
    assert_eq!(until(0), ["0.00 0.00"]);
    assert_eq!(until(1_000), ["0.00 0.00", "10.00 0.00"]);
    assert_eq!(until(2_000), ["0.00 0.00", "20.00 0.00", "20.00 20.00"]);
    assert_eq!(until(12_000), ["0.00 0.00", "20.00 0.00", "20.00 20.00", "120.00 30.00"]);
    assert_eq!(until(282_000).last().unwrap(), "2820.00 300.00");
    assert_eq!(until(300_000)[3..], ["2820.00 300.00", "3000.00 300.00"]);
    assert_eq!(whole.clone().until(Money::MOST), whole);
    // Of an order of which 1.00 was paid back nothing is said below that.
    let scenario = r#"{"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-01-10",
        "orders": [{"id": "a", "paid_at": "2026-01-20", "paid": "1.00", "refunded": "1.00"}]}]}"#;
    let scenario = Scenario::read(&PROGRAMS, &json::parse(scenario).unwrap()).unwrap();
    let whole = curve_of(&PROGRAMS, &scenario, &Vary::Order("a".to_owned())).unwrap();
    assert_eq!(whole.points[0].at, Money::from_cents(100));
    assert_eq!(whole.until(Money::from_cents(50)).points, []);
}

/// Nothing is said beyond the most that can be paid, and of it as much as of any other amount.
#[test]
fn a_curve_ends_at_the_most_that_can_be_paid() {
    let scenario = r#"{"program": "lantern-partners", "referrer": {"tier": "bronze"}, "customers": [
        {"id": "c", "linked_at": "2026-06-10", "orders": [{"id": "a", "paid_at": "2026-06-11", "paid": "1.00", "class": "core"}]}]}"#;
    // Bronze has 10% of a first purchase.
    let with_limit = |limit: &str| {
        let text = include_str!("../programs/orders.toml").replace("\"500.00\"", &format!("\"{limit}\""));
        let programs = Programs::from_files(&[("", &text)]).unwrap();
        let scenario = Scenario::read(&programs, &json::parse(scenario).unwrap()).unwrap();
        let points = curve_of(&programs, &scenario, &Vary::Order("a".to_owned())).unwrap().points;
        points.iter().map(|point| format!("{} {} {:?}", point.at, point.reward, point.bend)).collect::<Vec<_>>()
    };
    let start = "0.00 0.00 None";
    assert_eq!(with_limit("100000000000.01"), [start, "1000000000000.00 100000000000.00 None"]);
    let at_the_end = "1000000000000.00 100000000000.00 Some(CustomerReward)";
    assert_eq!(with_limit("100000000000.00"), [start, at_the_end]);
}

#[test]
fn a_first_order_is_the_one_that_is_paid_first() {
    let scenario = |days: [&str; 2]| {
        json!({"program": "cn-ambassador", "customers": [{"id": "B", "linked_at": "2024-06-10", "orders": [
            {"id": "a", "paid_at": days[0], "paid": "100.00", "class": "core"},
            {"id": "b", "paid_at": days[1], "paid": "200.00", "class": "core"}]}]})
    };
    let vary = json!({"what": "first-orders"});
    let first = |days: [&str; 2]| shown(&curve(&scenario(days), &vary))[..2].to_vec();
    // The other, a later order, earns 15% of 200.00 or of 100.00; it is itself the first where nothing was paid before it.
    assert_eq!(first(["2024-06-11", "2024-06-12"]), ["0 50 order", "0 30 order"]);
    // Paid at once, the one that is given first is the first.
    assert_eq!(first(["2024-06-12", "2024-06-12"]), first(["2024-06-11", "2024-06-12"]));
    assert_ne!(first(["2024-06-13", "2024-06-12"]), first(["2024-06-11", "2024-06-12"]));
}
