//! Planted deviations are found, and every explanation holds: what one or two deviations give is computed here a second time.

use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{LimitId, Money, Programs, Reconciliation, Word, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// The published programs with one limit out of reach, or two, for each of them.
static UNLIMITED: LazyLock<Vec<([LimitId; 2], Programs)>> = LazyLock::new(|| {
    let without = |ids: [LimitId; 2]| {
        let raised = |text: &str| {
            let mut parts = text.split("[[limit]]\n");
            let mut raised = parts.next().unwrap().to_owned();
            for part in parts {
                let (amount, rest) = part.split_once("amount = \"").unwrap();
                let is_own = ids.iter().any(|id| amount == format!("id = \"{id}\"\n"));
                let rest =
                    if is_own { format!("1000000000000{}", &rest[rest.find('"').unwrap()..]) } else { rest.to_owned() };
                raised.extend(["[[limit]]\n", amount, "amount = \"", &rest]);
            }
            raised
        };
        let files: Vec<(&str, String)> =
            referral_rules::FILES.iter().map(|(path, text)| (*path, raised(text))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        (ids, Programs::from_files(&files).unwrap())
    };
    LimitId::ALL.iter().flat_map(|one| LimitId::ALL.iter().map(|other| without([*one, *other]))).collect()
});

fn ask(programs: &Programs, scenario: &Value, question: &Value) -> Value {
    let answer = json::ask(programs, &scenario.to_string(), &question.to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}\n{scenario}"))).unwrap()
}

fn reconcile(scenario: &Value, received: &str) -> Value {
    let found = ask(&PROGRAMS, scenario, &json!({"reconcile": {"received": received}}));
    // What is written is read again as it was.
    let again = Reconciliation::read(&json::parse(&found.to_string()).unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json::write(&again).unwrap()).unwrap(), found);
    found
}

fn money(value: &Value) -> Money {
    Money::parse(value.as_str().unwrap()).unwrap()
}

/// What is received where these deviations hold.
fn received(scenario: &Value, deviations: &[Value]) -> Money {
    let mut scenario = scenario.clone();
    let mut forgotten: Vec<LimitId> = Vec::new();
    let kinds: Vec<&str> = deviations.iter().map(|deviation| deviation["kind"].as_str().unwrap()).collect();
    for (deviation, kind) in deviations.iter().zip(&kinds) {
        let (id, to) = (deviation["id"].as_str().unwrap_or_default(), &deviation["to"]);
        match *kind {
            "tier" => scenario["referrer"]["tier"] = to.clone(),
            "reading" => scenario["readings"][id] = to.clone(),
            "edition" => scenario["edition"] = to.clone(),
            "limit-ignored" => forgotten.push(LimitId::from_word(id).unwrap()),
            "order-not-counted" => {
                for customer in scenario["customers"].as_array_mut().unwrap() {
                    customer["orders"].as_array_mut().unwrap().retain(|order| order["id"] != id);
                }
            }
            _ => {}
        }
    }
    let programs = match forgotten.as_slice() {
        [] => &*PROGRAMS,
        [one, .., other] | [one @ other] => &UNLIMITED.iter().find(|(ids, _)| ids == &[*one, *other]).unwrap().1,
    };
    if kinds.contains(&"tax-withheld") {
        scenario["referrer"]["withholding"] = json!("labour-service");
        let calendar = ask(programs, &scenario, &json!({"calendar": null}));
        let net = calendar["months"].as_array().unwrap().iter().map(|month| money(&month["net"]));
        let undated = calendar["undated"].as_array().unwrap().iter().map(|entry| money(&entry["amount"]));
        return net.chain(undated).sum();
    }
    if kinds.contains(&"first-part-only") && scenario["program"] == "cn-ambassador" {
        scenario["referrer"]["instalments_over"] = json!("0.00");
    }
    let statement =
        json::statement(programs, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"));
    if !kinds.contains(&"first-part-only") {
        return statement.total;
    }
    let first = statement.payouts.iter().filter(|payout| payout.part == 1 && payout.earned_by.word() != "bonus");
    let count = |id: &str| statement.customers.iter().find(|customer| customer.id == id).unwrap().count;
    first.map(|payout| payout.amount.checked_times(count(&payout.customer)).unwrap()).sum()
}

/// Deviations of which none is without effect in most scenarios.
fn plants(program: &str) -> Vec<Value> {
    let reading = |id: &str, to: &str| json!({"kind": "reading", "id": id, "to": to});
    let limit = |id: &str| json!({"kind": "limit-ignored", "id": id});
    let left_out = json!({"kind": "order-not-counted", "id": "o0"});
    let first_part = json!({"kind": "first-part-only"});
    if program == "intl-referral" {
        return vec![
            reading("bonus-base", "gate-then-365-days"),
            reading("limit-scope", "bonus-only"),
            reading("threshold-window", "none"),
            reading("product-list", "named-only"),
            limit("friend-total"),
            left_out,
            first_part,
        ];
    }
    vec![
        json!({"kind": "tier", "to": "L4"}),
        reading("later-order-rate", "tier"),
        reading("customer-limits", "all-orders"),
        reading("customer-limits", "none"),
        reading("link-window", "two-months"),
        limit("order-paid"),
        limit("customer-paid"),
        limit("customer-reward"),
        left_out,
        first_part,
        json!({"kind": "tax-withheld"}),
        json!({"kind": "edition", "to": "2025-04-01"}),
    ]
}

/// Can both hold at once?
fn go_together(one: &Value, other: &Value) -> bool {
    let kinds = [one["kind"].as_str().unwrap(), other["kind"].as_str().unwrap()];
    let is_taxed = kinds.contains(&"tax-withheld");
    let are_many = ["reading", "limit-ignored"].contains(&kinds[0]);
    (kinds[0] != kinds[1] || (are_many && one["id"] != other["id"]))
        && !(is_taxed && (kinds.contains(&"limit-ignored") || kinds.contains(&"first-part-only")))
}

fn ambassador(cents: &[i64], count: u32, second: i64) -> Value {
    let order = |(number, cents): (usize, &i64)| {
        json!({"id": format!("o{number}"), "paid_at": format!("2024-06-{:02}", 11 + number * 4),
            "paid": Money::from_cents(*cents).to_string(), "product": "ecs"})
    };
    let orders: Vec<Value> = cents.iter().enumerate().map(order).collect();
    let late = json!([{"id": "late", "paid_at": "2024-08-09T12:00", "paid": Money::from_cents(second).to_string()}]);
    json!({"program": "cn-ambassador", "referrer": {}, "readings": {}, "customers": [
        {"id": "B", "count": count, "linked_at": "2024-06-10", "orders": orders},
        {"id": "C", "linked_at": "2024-06-10", "orders": late}]})
}

fn friends(cents: &[i64], count: u32, second: i64) -> Value {
    let order = |(number, cents): (usize, &i64)| {
        json!({"id": format!("o{number}"), "paid_at": format!("2026-{:02}-15", 1 + number * 5),
            "paid": Money::from_cents(*cents).to_string(), "product": "ecs"})
    };
    let orders: Vec<Value> = cents.iter().enumerate().map(order).collect();
    let late = json!([{"id": "late", "paid_at": "2027-06-01", "paid": Money::from_cents(second).to_string()}]);
    json!({"program": "intl-referral", "readings": {}, "customers": [
        {"id": "f", "count": count, "registered_on": "2026-01-10", "orders": orders},
        {"id": "g", "registered_on": "2026-01-10", "orders": late}]})
}

fn scenario() -> impl Strategy<Value = Value> {
    let ambassador = (prop::collection::vec(100..3_000_000_i64, 1..4), 1..4_u32, 100..20_000_000_i64)
        .prop_map(|(cents, count, second)| ambassador(&cents, count, second));
    let friends = (prop::collection::vec(100..400_000_i64, 1..4), 1..9_u32, 100..400_000_i64)
        .prop_map(|(cents, count, second)| friends(&cents, count, second));
    prop_oneof![2 => ambassador, 1 => friends]
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn planted_deviations_are_found(
        own in scenario(), one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), alone in any::<bool>(),
    ) {
        let all = plants(own["program"].as_str().unwrap());
        let (one, other) = (one.get(&all), other.get(&all));
        let planted = if alone || !go_together(one, other) { vec![one.clone()] } else { vec![one.clone(), other.clone()] };
        let got = received(&own, &planted);
        let answer = reconcile(&own, &got.to_string());
        prop_assert_eq!(money(&answer["expected"]), received(&own, &[]));
        prop_assert_eq!(money(&answer["received"]), got);
        let explanations = answer["explanations"].as_array().unwrap();
        let mut counts: Vec<usize> = Vec::new();
        for explanation in explanations {
            let deviations = explanation["deviations"].as_array().unwrap();
            prop_assert_eq!(received(&own, deviations), got, "{:?}", deviations);
            prop_assert_eq!(money(&explanation["total"]), got);
            // What is taken off after the rules have been applied does not change the statement.
            let by_rules = |deviation: &&Value| deviation["kind"] != "first-part-only" && deviation["kind"] != "tax-withheld";
            let by_rules: Vec<Value> = deviations.iter().filter(by_rules).cloned().collect();
            prop_assert_eq!(money(&explanation["statement"]["total"]), received(&own, &by_rules));
            counts.push(deviations.len());
        }
        prop_assert!(counts.is_sorted(), "single deviations come first: {:?}", counts);
        // Nothing, or one of the two, can explain it as well as both together.
        let found = explanations.iter().any(|explanation| {
            explanation["deviations"].as_array().unwrap().iter().all(|deviation| planted.contains(deviation))
        });
        prop_assert!(found || answer["more"] == true, "{:?} for {}: {}", planted, got, answer);
    }
}

#[test]
fn the_expected_amount_needs_no_deviation() {
    let answer = reconcile(&ambassador(&[9_900], 1, 0), "24.75");
    assert_eq!(answer["expected"], "24.75");
    assert_eq!(answer["explanations"].as_array().unwrap().len(), 1);
    assert_eq!(answer["explanations"][0]["deviations"], json!([]));
    assert_eq!(answer["more"], false);
}

/// The deviations of every explanation.
fn explained(answer: &Value) -> Vec<Value> {
    answer["explanations"].as_array().unwrap().iter().map(|found| found["deviations"].clone()).collect()
}

#[test]
fn a_forgotten_limit_is_found_with_its_statement() {
    let own = ambassador(&[9_900, 5_000_000], 1, 0);
    let answer = reconcile(&own, "7524.75");
    let deviations = explained(&answer);
    assert_eq!(deviations[0], json!([{"kind": "reading", "id": "customer-limits", "to": "none"}]), "{deviations:?}");
    let limits =
        json!([{"kind": "limit-ignored", "id": "customer-paid"}, {"kind": "limit-ignored", "id": "customer-reward"}]);
    assert!(deviations.contains(&limits), "two forgotten limits explain it too: {deviations:?}");
    assert_eq!(answer["explanations"][0]["statement"]["total"], "7524.75");
}

/// 20.00 and 10% of 9,980.00, of which 300.00 are left where the limit is remembered.
#[test]
fn a_forgotten_limit_is_forgotten_in_every_reading() {
    let answer = reconcile(&friends(&[1_000_000], 1, 0), "1018.00");
    assert_eq!(answer["expected"], "300.00");
    assert_eq!(explained(&answer), [json!([{"kind": "limit-ignored", "id": "friend-total"}])]);
    let statement = &answer["explanations"][0]["statement"];
    assert_eq!(statement["total"], "1018.00");
    // Only named products: a prepaid ECS is none, so that nothing is earned at all; no reading brings the limit back.
    assert_eq!(statement["range"]["highest"], "1018.00");
    assert_eq!(
        statement["customers"][0]["limits"][0],
        json!({"id": "friend-total", "limit": "300.00", "used": "1018.00", "left": "0.00"})
    );
}

#[test]
fn a_first_instalment_is_found() {
    let mut own = ambassador(&[400_004], 1, 0);
    own["referrer"] = json!({"instalments_over": "1000.00"});
    let answer = reconcile(&own, "500.00");
    assert_eq!(answer["expected"], "1000.01");
    assert_eq!(answer["explanations"][0]["deviations"], json!([{"kind": "first-part-only"}]));
}

#[test]
fn a_withheld_tax_is_found() {
    // 12,000.00 × 25% = 3,000.00 in July, of which (3,000 − 800) × 20% = 440.00 are withheld.
    let own = ambassador(&[1_200_000], 1, 0);
    let answer = reconcile(&own, "2560.00");
    assert_eq!(answer["expected"], "3000.00");
    assert_eq!(answer["explanations"][0]["deviations"], json!([{"kind": "tax-withheld"}]));
    assert_eq!(answer["explanations"][0]["statement"]["total"], "3000.00");
}

#[test]
fn nothing_explains_an_amount_from_nowhere() {
    let answer = reconcile(&ambassador(&[9_900], 1, 0), "123456.78");
    assert_eq!(answer["explanations"], json!([]));
}

/// Orders alike: any of them may be the one that was left out, and more pairs than are listed hold.
#[test]
fn only_the_first_explanations_are_listed() {
    let orders: Vec<Value> = (0..19)
        .map(|number| json!({"id": format!("o{number}"), "paid_at": format!("2024-06-{}", 12 + number), "paid": "100.00"}))
        .collect();
    let first = json!({"id": "first", "paid_at": "2024-06-11", "paid": "100.00"});
    let orders = [vec![first], orders].concat();
    let own = json!({"program": "cn-ambassador", "customers": [
        {"id": "B", "linked_at": "2024-06-10", "orders": orders}]});
    // 25.00 + 19 × 15.00; without any two of the twenty it is 30.00 less: 190 pairs.
    let answer = reconcile(&own, "280.00");
    assert_eq!(answer["expected"], "310.00");
    assert_eq!((answer["explanations"].as_array().unwrap().len(), &answer["more"]), (20, &json!(true)));
    let single = reconcile(&own, "295.00");
    assert_eq!((single["explanations"].as_array().unwrap().len(), &single["more"]), (20, &json!(false)));
}

/// A later order of 250,000.00: the limits on one order, on what a customer pays and on what a customer earns, forgotten by twos.
#[test]
fn two_forgotten_limits_are_found_together() {
    let mut own = ambassador(&[100, 25_000_000], 1, 0);
    own["readings"] = json!({"later-order-rate": "flat-15"});
    // 0.25 and 100,000.00 × 15% where only the limits on the customer are forgotten.
    let answer = reconcile(&own, "15000.25");
    assert_eq!(answer["expected"], "3000.25");
    let limits =
        json!([{"kind": "limit-ignored", "id": "customer-paid"}, {"kind": "limit-ignored", "id": "customer-reward"}]);
    let found = explained(&answer);
    assert_eq!(found[0], json!([{"kind": "reading", "id": "customer-limits", "to": "none"}]), "{found:?}");
    assert!(found.contains(&limits), "{found:?}");
    // As all of it counts, the limit on one order is forgotten too: with the reading, or with nothing else in its place.
    let all = reconcile(&own, "37500.25");
    let limit = json!({"kind": "limit-ignored", "id": "order-paid"});
    let reading = json!({"kind": "reading", "id": "customer-limits", "to": "none"});
    assert!(
        explained(&all).iter().any(|found| found
            .as_array()
            .unwrap()
            .iter()
            .all(|one| *one == limit || *one == reading)),
        "{all}"
    );
    // By the rules of 2025 no limit on one order is left: all of it at 25%.
    own["edition"] = json!("2025-04-01");
    own["readings"] = json!({});
    own["customers"][0]["orders"] = json!([own["customers"][0]["orders"][1]]);
    let two = reconcile(&own, "62500.00");
    assert_eq!(two["expected"], "3000.00");
    assert_eq!(explained(&two)[0], json!([{"kind": "reading", "id": "customer-limits", "to": "none"}]));
}

/// What has no date is not taxed yet: 3,000.00 in July 2024 become 2,560.00, and 250.00 of April 2025 stay.
#[test]
fn what_has_no_date_is_received_in_full() {
    let mut own = ambassador(&[1_200_000], 1, 0);
    own["customers"][1] = json!({"id": "C", "linked_at": "2025-04-01", "orders": [
        {"id": "late", "paid_at": "2025-04-02", "paid": "1000.00", "product": "ecs"}]});
    let answer = reconcile(&own, "2810.00");
    assert_eq!(answer["expected"], "3250.00");
    assert_eq!(explained(&answer)[0], json!([{"kind": "tax-withheld"}]));
}

/// Another way to read one clause leaves those of the others as they were decided.
#[test]
fn a_deviation_of_one_reading_leaves_the_others() {
    let mut own = ambassador(&[9_900, 5_000_000], 1, 100);
    own["readings"] = json!({"later-order-rate": "tier", "customer-limits": "none"});
    let planted = json!({"kind": "reading", "id": "later-order-rate", "to": "flat-15"});
    let got = received(&own, std::slice::from_ref(&planted));
    assert_ne!(got, received(&own, &[]));
    let answer = reconcile(&own, &got.to_string());
    let alone = json!([planted]);
    let found = answer["explanations"].as_array().unwrap().iter().find(|one| one["deviations"] == alone);
    assert_eq!(found.map(|one| money(&one["statement"]["total"])), Some(got));
}
