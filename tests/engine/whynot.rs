//! Every change that is suggested, applied to the scenario, adds what it says, and nothing smaller of its kind would do.

use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Outcome, Programs, Statement, Time, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn state(scenario: &Value) -> Statement {
    json::statement(&PROGRAMS, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"))
}

fn total(scenario: &Value) -> Money {
    state(scenario).total
}

/// Does the order earn something, or count where its friend earns something, and bring more than before?
fn pays(scenario: &Value, order: &str, before: Money) -> bool {
    let after = state(scenario);
    let mut orders = after.customers.iter().flat_map(|customer| &customer.orders);
    let order = orders.find(|known| known.id == order).unwrap();
    let earns = order.outcome == Outcome::Counted || order.reward.is_some_and(|reward| !reward.is_zero());
    earns && after.total > before
}

/// The change without one of its fields, for each of them.
fn without_one(change: &Value) -> Vec<Value> {
    let mut fewer = Vec::new();
    for place in ["set", "set_customer"] {
        for name in change[place].as_object().into_iter().flatten().map(|(name, _)| name) {
            let mut change = change.clone();
            change[place].as_object_mut().unwrap().remove(name);
            fewer.push(change);
        }
    }
    if !change["also"].is_null() {
        fewer.push(json!({"set": change["set"], "set_customer": change["set_customer"]}));
    }
    fewer
}

/// The one field that a change sets on its order, where it is this one.
fn alone<'c>(change: &'c Value, field: &str) -> Option<&'c str> {
    (without_one(change).len() == 1).then(|| change["set"][field].as_str()).flatten()
}

/// A second nearer to the payment.
fn a_second_nearer(time: &str, paid_at: &str) -> String {
    let (time, paid_at) = (Time::parse(time).unwrap(), Time::parse(paid_at).unwrap());
    let seconds_after = |time: Time| time.seconds_from(Time::parse("2000-01-01").unwrap());
    let next = seconds_after(time) + (seconds_after(paid_at) - seconds_after(time)).signum();
    let day = Time::parse("2000-01-01").unwrap().plus_days(u32::try_from(next / 86_400).unwrap()).date();
    let clock = next % 86_400;
    format!("{day}T{:02}:{:02}:{:02}", clock / 3600, clock / 60 % 60, clock % 60)
}

fn why_not(scenario: &Value) -> Vec<Value> {
    let answer = json::ask(&PROGRAMS, &scenario.to_string(), r#"{"whyNot": null}"#);
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}\n{scenario}"))).unwrap()
}

fn apply(scenario: &Value, order: &str, change: &Value) -> Value {
    let mut scenario = scenario.clone();
    let also = &change["also"];
    for customer in scenario["customers"].as_array_mut().unwrap() {
        let has = |id: &str| customer["orders"].as_array().unwrap().iter().any(|order| order["id"] == id);
        let own = has(order);
        for placed in customer["orders"].as_array_mut().unwrap() {
            let set = [(placed["id"] == order, change), (placed["id"] == also["order"], also)];
            for (_, change) in set.into_iter().filter(|(applies, _)| *applies) {
                for (name, value) in change["set"].as_object().into_iter().flatten() {
                    placed[name] = value.clone();
                }
            }
        }
        if own {
            for (name, value) in change["set_customer"].as_object().into_iter().flatten() {
                customer[name] = value.clone();
            }
        }
    }
    scenario
}

fn holds(scenario: &Value) -> Result<usize, TestCaseError> {
    let before = total(scenario);
    let mut count = 0;
    for answer in why_not(scenario) {
        prop_assert!(!answer["reasons"].as_array().unwrap().is_empty());
        for change in answer["changes"].as_array().unwrap() {
            let after = total(&apply(scenario, answer["order"].as_str().unwrap(), change));
            prop_assert_eq!((after - before).to_string(), change["adds"].as_str().unwrap(), "{} {}", answer, scenario);
            prop_assert!(after > before);
            smallest(scenario, answer["order"].as_str().unwrap(), change, before)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Nothing smaller of the same kind pays: fewer fields, a nearer time, a lower amount.
fn smallest(scenario: &Value, order: &str, change: &Value, before: Money) -> Result<(), TestCaseError> {
    let fewer = without_one(change);
    if fewer.len() > 1 {
        for fewer in fewer {
            prop_assert!(
                !pays(&apply(scenario, order, &fewer), order, before),
                "{fewer} would do for {order} in {scenario}"
            );
        }
    }
    let customers = scenario["customers"].as_array().unwrap().iter();
    let mut orders = customers.flat_map(|customer| customer["orders"].as_array().unwrap());
    let own = orders.find(|own| own["id"] == order).unwrap();
    if let Some(time) = alone(change, "paid_at") {
        let nearer = a_second_nearer(time, own["paid_at"].as_str().unwrap());
        let nearer = json!({"set": {"paid_at": nearer}});
        prop_assert!(
            !pays(&apply(scenario, order, &nearer), order, before),
            "{nearer} would do for {order} in {scenario}"
        );
    }
    if let Some(paid) = alone(change, "paid") {
        let less = json!({"set": {"paid": (Money::parse(paid).unwrap() - Money::CENT).to_string()}});
        prop_assert!(!pays(&apply(scenario, order, &less), order, before), "{less} would do for {order} in {scenario}");
    }
    Ok(())
}

fn time() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..28, 5_u32..10).prop_map(|(day, month)| format!("2024-{month:02}-{day:02}")),
        (1_u32..28, 2_u32..6).prop_map(|(day, month)| format!("2025-{month:02}-{day:02}")),
        // Orders of one moment, and of times whose rules pay for first purchases alone or are not known.
        Just("2024-07-15T12:00".to_owned()),
        (1_u32..28, 1_u32..7).prop_map(|(day, month)| format!("2022-{month:02}-{day:02}")),
    ]
}

prop_compose! {
    fn order(id: String)(
        at in time(), cents in 1..200_000_i64, refund in 0..5_i64,
        kind in prop_oneof![Just("purchase"), Just("renewal")],
        billing in prop_oneof![Just("prepaid"), Just("pay-as-you-go")],
        product in prop_oneof![Just("ecs"), Just("unlisted-product"), Just("strategic-product")],
    ) -> Value {
        let refunded = if refund == 0 { cents } else { 0 };
        // One cart for all that is paid at that moment.
        let settlement = (refund > 2 && at.ends_with("T12:00")).then_some("cart");
        json!({"settlement": settlement, "id": id, "paid_at": at, "paid": Money::from_cents(cents).to_string(),
            "refunded": Money::from_cents(refunded).to_string(), "kind": kind, "billing": billing, "product": product})
    }
}

prop_compose! {
    fn ambassador()(
        linked in time(), again in prop::option::of(time()), elsewhere in prop::option::of(time()),
        excluded in prop_oneof![9 => Just(None), 1 => Just(Some("same-person"))], by in prop_oneof![Just("registration"), Just("login")],
        edition in prop_oneof![4 => Just(None), 1 => Just(Some("2022-01-01")), 1 => Just(Some("2025-04-01"))],
        kind in prop_oneof![3 => Just("new"), 1 => Just("dormant"), 1 => Just("product-new"), 1 => Just("existing")],
        orders in (1_usize..4).prop_flat_map(|count| (0..count).map(|number| order(format!("o{number}"))).collect::<Vec<_>>()),
    ) -> Value {
        let mut customer = json!({"id": "B", "kind": kind, "linked_at": linked, "linked_by": by, "excluded": excluded, "orders": orders});
        customer["relinked_at"] = json!(again.filter(|again| *again >= linked));
        customer["linked_elsewhere_at"] = json!(elsewhere.filter(|elsewhere| *elsewhere >= linked));
        json!({"program": "cn-ambassador", "edition": edition, "customers": [customer]})
    }
}

prop_compose! {
    fn referral()(
        registered in time().prop_map(|time| time[..10].to_owned()), count in 1..4_u32,
        orders in prop::collection::vec((time(), 0..4_000_i64, prop_oneof![Just("cdn"), Just("ecs"), Just("other")]), 1..4),
    ) -> Value {
        let order = |(number, (at, cents, product)): (usize, (String, i64, &str))| {
            json!({"id": format!("o{number}"), "paid_at": at, "paid": Money::from_cents(cents).to_string(), "product": product})
        };
        let orders: Vec<Value> = orders.into_iter().enumerate().map(order).collect();
        json!({"program": "intl-referral", "customers": [{"id": "f", "count": count, "registered_on": registered, "orders": orders}]})
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_change_adds_what_it_says(scenario in prop_oneof![ambassador(), referral()]) {
        holds(&scenario)?;
    }
}

#[test]
fn prepaid_instead_of_pay_as_you_go_would_have_paid() {
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
        {"id": "D-1", "paid_at": "2024-06-18", "paid": "99.00", "product": "ecs", "billing": "pay-as-you-go"}]}]});
    assert_eq!(
        why_not(&scenario),
        [
            json!({"order": "D-1", "reasons": ["pay-as-you-go"], "changes": [{"set": {"billing": "prepaid"}, "adds": "24.75"}]})
        ]
    );
}

#[test]
fn the_last_second_of_the_window_would_have_paid() {
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
        {"id": "D-1", "paid_at": "2024-08-12", "paid": "99.00", "product": "ecs"}]}]});
    assert_eq!(
        why_not(&scenario)[0]["changes"],
        json!([
            {"set": {"paid_at": "2024-08-08T23:59:59"}, "adds": "24.75"},
            {"set_customer": {"relinked_at": "2024-08-12"}, "adds": "24.75"},
        ])
    );
}

#[test]
fn nothing_would_have_paid_for_an_existing_customer() {
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "kind": "existing", "linked_at": "2024-06-10",
        "orders": [{"id": "D-1", "paid_at": "2024-06-12", "paid": "99.00", "product": "ecs"}]}]});
    assert_eq!(why_not(&scenario), [json!({"order": "D-1", "reasons": ["existing-customer"], "changes": []})]);
}

#[test]
fn the_order_that_lost_the_first_purchase_is_named() {
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
        {"id": "a", "paid_at": "2024-06-12", "paid": "10.00", "product": "ecs", "billing": "pay-as-you-go"},
        {"id": "b", "paid_at": "2024-06-13", "paid": "100.00", "product": "ecs"}]}]});
    let changes = why_not(&scenario)[1]["changes"].clone();
    let prepaid = json!({"also": {"order": "a", "set": {"billing": "prepaid"}}, "adds": "17.50"});
    assert!(changes.as_array().unwrap().contains(&prepaid), "{changes}");
}

#[test]
fn two_changes_are_found_where_one_does_not_pay() {
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
        {"id": "a", "paid_at": "2024-06-12", "paid": "100.00", "refunded": "100.00", "product": "unlisted-product"}]}]});
    let changes = why_not(&scenario)[0]["changes"].clone();
    assert_eq!(changes, json!([{"set": {"product": "ecs", "refunded": "0.00"}, "adds": "25.00"}]));
}

#[test]
fn an_amount_that_reaches_the_threshold_is_named() {
    let scenario = json!({"program": "intl-referral", "customers": [{"id": "f", "count": 2, "registered_on": "2026-01-10",
        "orders": [{"id": "a", "paid_at": "2026-01-12", "paid": "19.99", "product": "ecs"}]}]});
    assert_eq!(
        why_not(&scenario),
        [
            json!({"order": "a", "reasons": ["threshold-not-reached"], "changes": [{"set": {"paid": "20.00"}, "adds": "40.00"}]})
        ]
    );
}

/// A class that is given is changed instead of the product; a renewal pays where another purchase does not.
#[test]
fn a_class_and_a_kind_would_have_paid() {
    let scenario = json!({"program": "cn-ambassador", "customers": [
        {"id": "D", "linked_at": "2024-06-10", "orders": [{"id": "a", "paid_at": "2024-06-12", "paid": "100.00", "class": "none"}]},
        {"id": "E", "kind": "product-new", "linked_at": "2025-05-10", "orders": [
            {"id": "b", "paid_at": "2025-05-12", "paid": "100.00", "product": "ecs"},
            {"id": "c", "paid_at": "2025-05-13", "paid": "100.00", "product": "ecs"}]}]});
    let answer = why_not(&scenario);
    assert_eq!(answer[0]["changes"], json!([{"set": {"class": "core"}, "adds": "25.00"}]));
    assert_eq!(answer[1]["reasons"], json!(["order-kind-not-paid"]));
    let changes = answer[1]["changes"].as_array().unwrap();
    assert!(changes.contains(&json!({"set": {"kind": "upgrade"}, "adds": "15.00"})), "{changes:?}");
}

/// Only a product that counts however the list is read and however it is billed is suggested, and the last second in which it counts.
#[test]
fn another_product_and_an_earlier_day_would_have_counted_for_a_friend() {
    let scenario = json!({"program": "intl-referral", "customers": [
        {"id": "f", "registered_on": "2026-01-10", "orders": [{"id": "a", "paid_at": "2026-01-12", "paid": "520.00", "product": "cdn"}]},
        {"id": "g", "registered_on": "2025-01-10", "orders": [{"id": "b", "paid_at": "2026-01-12", "paid": "520.00", "product": "ecs"}]}]});
    let answer = why_not(&scenario);
    let set = &answer[0]["changes"][0]["set"];
    assert_eq!(
        (answer[0]["changes"].as_array().unwrap().len(), answer[0]["changes"][0]["adds"].as_str()),
        (1, Some("70.00"))
    );
    let mut named = apply(&scenario, "a", &answer[0]["changes"][0]);
    named["readings"] = json!({"product-list": "named-only"});
    assert_eq!(total(&named).to_string(), "70.00", "{set} counts by its name too");
    assert_eq!(answer[1]["changes"], json!([{"set": {"paid_at": "2026-01-09T23:59:59"}, "adds": "20.00"}]));
}

/// A pay-as-you-go order of which all was paid back has not used the first purchase up; the one after it has.
#[test]
fn an_order_that_was_paid_back_has_not_lost_the_first_purchase() {
    let order = |id: &str, day: u32, refunded: &str, billing: &str| json!({"id": id, "paid_at": format!("2024-06-{day}"), "paid": "10.00", "refunded": refunded, "product": "ecs", "billing": billing});
    let scenario = json!({"program": "cn-ambassador", "customers": [{"id": "D", "linked_at": "2024-06-10", "orders": [
        order("back", 11, "10.00", "pay-as-you-go"), order("lost", 12, "0.00", "pay-as-you-go"), order("c", 13, "0.00", "prepaid")]}]});
    let answer = why_not(&scenario);
    let changes = answer.last().unwrap()["changes"].as_array().unwrap().clone();
    // 2.50 for the first purchase, and 1.50 for the later one.
    assert!(
        changes.contains(&json!({"also": {"order": "lost", "set": {"billing": "prepaid"}}, "adds": "4.00"})),
        "{changes:?}"
    );
}
