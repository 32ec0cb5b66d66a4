//! Planted deviations are found: what one or two of them give is explained by them.

mod cases;

use std::sync::LazyLock;

use cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Programs, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn total(scenario: &Value) -> String {
    json::statement(&PROGRAMS, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}")).total.to_string()
}

fn reconcile(scenario: &Value, received: &str) -> Value {
    let ask = json!({"reconcile": {"received": received}});
    serde_json::from_str(&json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string()).unwrap()).unwrap()
}

/// A deviation and the scenario with it planted.
fn plant(mut scenario: Value, number: usize) -> (Value, Value) {
    let deviation = match number {
        0 => {
            scenario["referrer"]["tier"] = json!("L4");
            json!({"kind": "tier", "to": "L4"})
        }
        1 => {
            scenario["readings"]["later-order-rate"] = json!("tier");
            json!({"kind": "reading", "id": "later-order-rate", "to": "tier"})
        }
        2 => {
            scenario["readings"]["customer-limits"] = json!("all-orders");
            json!({"kind": "reading", "id": "customer-limits", "to": "all-orders"})
        }
        3 => {
            let orders = scenario["customers"][0]["orders"].as_array_mut().unwrap();
            let left_out = orders.remove(0);
            json!({"kind": "order-not-counted", "id": left_out["id"]})
        }
        _ => {
            scenario["edition"] = json!("2025-04-01");
            json!({"kind": "edition", "to": "2025-04-01"})
        }
    };
    (scenario, deviation)
}

fn scenario(cents: &[i64]) -> Value {
    let order = |(number, cents): (usize, &i64)| {
        json!({"id": format!("o{number}"), "paid_at": format!("2024-06-{:02}", 11 + number),
            "paid": Money::from_cents(*cents).to_string(), "product": "ecs"})
    };
    let orders: Vec<Value> = cents.iter().enumerate().map(order).collect();
    json!({"program": "cn-ambassador", "referrer": {}, "readings": {},
        "customers": [{"id": "B", "linked_at": "2024-06-10", "orders": orders}]})
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn planted_deviations_are_found(cents in prop::collection::vec(100..3_000_000_i64, 1..4), one in 0..5_usize, other in 0..5_usize) {
        let own = scenario(&cents);
        let (planted, first) = plant(own.clone(), one);
        let (planted, second) = if one == other { (planted, first.clone()) } else { plant(planted, other) };
        let received = total(&planted);
        let answer = reconcile(&own, &received);
        let explanations = answer["explanations"].as_array().unwrap();
        for explanation in explanations {
            prop_assert_eq!(explanation["total"].as_str(), Some(received.as_str()));
        }
        let found = explanations.iter().any(|explanation| {
            let deviations = explanation["deviations"].as_array().unwrap();
            // Nothing, or one of the two, can explain it as well as both together.
            deviations.iter().all(|deviation| *deviation == first || *deviation == second)
        });
        prop_assert!(found || answer["more"] == true, "{} and {} for {}: {}", first, second, received, answer);
    }
}

#[test]
fn the_expected_amount_needs_no_deviation() {
    let answer = reconcile(&scenario(&[9_900]), "24.75");
    assert_eq!(answer["expected"], "24.75");
    assert_eq!(answer["explanations"].as_array().unwrap().len(), 1);
    assert_eq!(answer["explanations"][0]["deviations"], json!([]));
}

#[test]
fn a_forgotten_limit_is_found_with_its_statement() {
    let own = scenario(&[9_900, 5_000_000]);
    let answer = reconcile(&own, "7524.75");
    let deviations: Vec<&Value> =
        answer["explanations"].as_array().unwrap().iter().map(|found| &found["deviations"]).collect();
    assert!(
        deviations.contains(&&json!([{"kind": "reading", "id": "customer-limits", "to": "none"}])),
        "{deviations:?}"
    );
    let limits =
        json!([{"kind": "limit-ignored", "id": "customer-paid"}, {"kind": "limit-ignored", "id": "customer-reward"}]);
    assert!(!deviations.contains(&&limits), "one reading explains what two limits would");
    assert_eq!(answer["explanations"][0]["statement"]["total"], "7524.75");
}

#[test]
fn a_first_instalment_is_found() {
    let mut own = scenario(&[400_004]);
    own["referrer"] = json!({"instalments_over": "1000.00"});
    let answer = reconcile(&own, "500.00");
    assert_eq!(answer["expected"], "1000.01");
    assert_eq!(answer["explanations"][0]["deviations"], json!([{"kind": "first-part-only"}]));
}

#[test]
fn a_withheld_tax_is_found() {
    // 12,000.00 × 25% = 3,000.00 in July, of which (3,000 − 800) × 20% = 440.00 are withheld.
    let own = scenario(&[1_200_000]);
    let answer = reconcile(&own, "2560.00");
    assert_eq!(answer["expected"], "3000.00");
    assert_eq!(answer["explanations"][0]["deviations"], json!([{"kind": "tax-withheld"}]));
    assert_eq!(answer["explanations"][0]["statement"]["total"], "3000.00");
}

#[test]
fn nothing_explains_an_amount_from_nowhere() {
    let answer = reconcile(&scenario(&[9_900]), "123456.78");
    assert_eq!(answer["explanations"], json!([]));
}
