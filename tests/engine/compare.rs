//! Comparisons against the statements of the varied scenarios themselves: what changes, by how much, and why.

use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Money, Programs, Statement, Why, differences, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn state(scenario: &Value) -> Statement {
    json::statement(&PROGRAMS, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"))
}

fn compare(scenario: &Value, variations: &Value) -> Vec<Value> {
    let answer = json::ask(&PROGRAMS, &scenario.to_string(), &json!({"compare": variations}).to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}\n{scenario}"))).unwrap()
}

/// The scenario with what a variation sets.
fn varied(scenario: &Value, with: &Value) -> Value {
    let mut scenario = scenario.clone();
    if let Some(edition) = with.get("edition") {
        scenario["edition"] = edition.clone();
    }
    if let Some(preset) = with["preset"].as_str() {
        scenario["readings"] = json!({});
        let field = [("most-cautious", "cautious"), ("most-generous", "generous")];
        let field = field.iter().find(|(name, _)| *name == preset).map(|(_, field)| *field);
        let programs = serde_json::to_value(&*PROGRAMS).unwrap();
        let program = programs.as_array().unwrap().iter().find(|program| program["id"] == scenario["program"]).unwrap();
        let readings =
            program["editions"].as_array().unwrap().iter().flat_map(|edition| edition["readings"].as_array().unwrap());
        for (reading, field) in readings.zip(field.into_iter().cycle()) {
            scenario["readings"][reading["id"].as_str().unwrap()] = reading[field].clone();
        }
    }
    for (id, option) in with["readings"].as_object().into_iter().flatten() {
        scenario["readings"][id] = option.clone();
    }
    for (name, value) in with["referrer"].as_object().into_iter().flatten() {
        scenario["referrer"][name] = value.clone();
    }
    scenario
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0_i64), 1_900..2_100_i64, 100..400_000_i64, 1_900_000..12_000_000_i64]
}

fn order(id: String) -> impl Strategy<Value = Value> {
    let day =
        (0_u32..280).prop_map(|day| format!("{}-{:02}-{:02}", 2024 + day / 224, 5 + day % 224 / 28, 1 + day % 28));
    let class = prop_oneof![3 => Just("core"), 1 => Just("strategic"), 1 => Just("none")];
    let kind = prop_oneof![2 => Just("purchase"), 1 => Just("renewal")];
    (day, cents(), class, kind).prop_map(move |(day, cents, class, kind)| {
        json!({"id": id, "paid_at": day, "paid": Money::from_cents(cents).to_string(), "class": class, "kind": kind})
    })
}

fn ambassador() -> impl Strategy<Value = Value> {
    let customer = |index: usize| {
        let orders = (1_usize..4).prop_flat_map(move |count| {
            (0..count).map(|number| order(format!("{index}-{number}"))).collect::<Vec<_>>()
        });
        let kind = prop_oneof![3 => Just("new"), 1 => Just("dormant"), 1 => Just("product-new")];
        (kind, 1_u32..28, 1_u32..4, orders).prop_map(move |(kind, day, count, mut orders)| {
            if kind == "product-new" {
                for order in &mut orders {
                    order["product"] = json!("anything");
                }
            }
            json!({"id": format!("c{index}"), "kind": kind, "linked_at": format!("2024-06-{day:02}"), "count": count, "orders": orders})
        })
    };
    (1_usize..4).prop_flat_map(move |count| (0..count).map(customer).collect::<Vec<_>>()).prop_map(
        |customers| json!({"program": "cn-ambassador", "readings": {}, "referrer": {}, "customers": customers}),
    )
}

fn variation() -> impl Strategy<Value = Value> {
    let edition = prop_oneof![
        Just(json!({})),
        Just(json!({"edition": null})),
        Just(json!({"edition": "2018-09-01"})),
        Just(json!({"edition": "2022-01-01"})),
        Just(json!({"edition": "2024-06-01"})),
        Just(json!({"edition": "2025-04-01"})),
    ];
    let preset = prop_oneof![
        Just(json!({})),
        Just(json!({"preset": "published"})),
        Just(json!({"preset": "most-cautious"})),
        Just(json!({"preset": "most-generous"})),
    ];
    let readings = prop_oneof![
        Just(json!({})),
        Just(json!({"readings": {"later-order-rate": "tier"}})),
        Just(json!({"readings": {"customer-limits": "none", "link-window": "two-months"}})),
    ];
    let tier = prop_oneof![Just(json!({})), Just(json!({"referrer": {"tier": "L4"}}))];
    (edition, preset, readings, tier).prop_map(|(edition, preset, readings, tier)| {
        let parts = [edition, preset, readings, tier];
        parts.iter().flat_map(|part| part.as_object().unwrap().clone()).collect()
    })
}

fn money(value: &Value) -> Money {
    let text = value.as_str().unwrap();
    match text.strip_prefix('-') {
        Some(amount) => Money::ZERO - Money::parse(amount).unwrap(),
        None => Money::parse(text).unwrap(),
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_comparison_is_the_difference_of_two_statements(own in ambassador(), first in variation(), second in variation()) {
        let before = state(&own);
        let answers = compare(&own, &json!([first, second]));
        prop_assert_eq!(answers.len(), 2);
        for (answer, with) in answers.iter().zip([first, second]) {
            prop_assert_eq!(&answer["with"], &with);
            let after = state(&varied(&own, &with));
            prop_assert_eq!(money(&answer["total"]), after.total, "{}", with);
            prop_assert_eq!(money(&answer["difference"]), after.total - before.total);
            let mut customers = answer["customers"].as_array().unwrap().iter();
            let mut orders = answer["orders"].as_array().unwrap().iter();
            let mut sum = Money::ZERO;
            for (before, after) in before.customers.iter().zip(&after.customers) {
                if before.total != after.total {
                    let told = customers.next().unwrap();
                    prop_assert_eq!(&told["customer"], &before.id);
                    prop_assert_eq!(money(&told["difference"]), after.total - before.total);
                    sum = sum + (after.total - before.total);
                }
                for (before, after) in before.orders.iter().zip(&after.orders).filter(|(one, other)| one.reward != other.reward) {
                    let told = orders.next().unwrap();
                    prop_assert_eq!(&told["order"], &before.id);
                    prop_assert_eq!(money(&told["difference"]), after.reward.unwrap() - before.reward.unwrap());
                    let reasons = [&before.reasons, &after.reasons].map(|reasons| serde_json::to_value(reasons).unwrap());
                    let has = |reasons: &Value, cause: &str| reasons.as_array().unwrap().iter().any(|reason| reason == cause);
                    match told["cause"].as_str().unwrap() {
                        "rate" => prop_assert!(before.rate != after.rate && before.rate.is_some() && after.rate.is_some()),
                        "counted" => prop_assert!(before.rate == after.rate && before.counted != after.counted),
                        cause => prop_assert!(has(&reasons[0], cause) || has(&reasons[1], cause), "{} of {:?}", cause, reasons),
                    }
                }
            }
            prop_assert!(customers.next().is_none() && orders.next().is_none());
            prop_assert_eq!(sum, after.total - before.total);
        }
    }
}

/// A first purchase of 10,000.00, a later order of 30,000.00 and one of a product on no list.
fn three_orders() -> Value {
    json!({"program": "cn-ambassador", "customers": [{"id": "B", "count": 2, "linked_at": "2024-06-10", "orders": [
        {"id": "first", "paid_at": "2024-06-11", "paid": "10000.00", "class": "core"},
        {"id": "later", "paid_at": "2024-06-12", "paid": "30000.00", "class": "core"},
        {"id": "other", "paid_at": "2024-06-13", "paid": "100.00", "class": "none"}]}]})
}

#[test]
fn the_cause_is_the_reason_before_the_rate_and_the_rate_before_the_limit() {
    let own = three_orders();
    let orders = |with: Value| compare(&own, &json!([with]))[0]["orders"].clone();
    // Later orders earn nothing by the rules of 2022, which have no limits: the reason counts, not the limit that is gone.
    assert_eq!(
        orders(json!({"edition": "2022-01-01"})),
        json!([{"order": "first", "difference": "100.00", "cause": "rate"},
            {"order": "later", "difference": "-3000.00", "cause": "order-kind-not-paid"}])
    );
    // By tier at 45% the reward's limit binds where that on the paid amount did: 3,000.00 as before.
    assert_eq!(
        orders(json!({"referrer": {"tier": "L4"}, "readings": {"later-order-rate": "tier"}})),
        json!([{"order": "first", "difference": "2000.00", "cause": "rate"}])
    );
    // The rate is the same; what binds no more is the limit: 4,500.00.
    assert_eq!(
        orders(json!({"readings": {"customer-limits": "none"}})),
        json!([{"order": "later", "difference": "1500.00", "cause": "customer-paid"}])
    );
    // Both at the rate of L1 in 2025, of which the first order leaves 500.00 of 3,000.00.
    assert_eq!(
        orders(json!({"edition": "2025-04-01"})),
        json!([{"order": "later", "difference": "-2500.00", "cause": "rate"}])
    );
    // All orders within 3,000.00: 2,500.00 first, 500.00 of the next; the limit that binds now was not reached before.
    assert_eq!(
        orders(json!({"readings": {"customer-limits": "all-orders"}})),
        json!([{"order": "later", "difference": "-2500.00", "cause": "customer-reward"}])
    );
}

#[test]
fn the_same_limit_can_leave_less() {
    // Under all orders the first takes 15,000.00 of the 20,000.00 paid, and 5,000.00 are left for the later one: 750.00.
    let mut own = three_orders();
    own["customers"][0]["orders"][0]["paid"] = json!("15000.00");
    own["customers"][0]["orders"][0]["class"] = json!("strategic");
    assert_eq!(
        compare(&own, &json!([{"readings": {"customer-limits": "all-orders"}}]))[0]["orders"],
        json!([{"order": "later", "difference": "-2250.00", "cause": "customer-paid"}])
    );
}

#[test]
fn what_counts_of_a_friend_is_told_where_no_reward_stands_at_an_order() {
    let own = json!({"program": "intl-referral", "customers": [{"id": "f", "count": 3, "registered_on": "2026-01-10", "orders": [
        {"id": "early", "paid_at": "2026-02-01", "paid": "100.00", "product": "ecs"},
        {"id": "late", "paid_at": "2026-09-01", "paid": "50.00", "product": "ecs"}]}]});
    let answer = compare(
        &own,
        &json!([{"readings": {"bonus-base": "gate-then-365-days"}}, {"readings": {"product-list": "named-only"}}]),
    );
    // The later 50.00 count toward the bonus then: 5.00 more for each of three.
    assert_eq!(answer[0]["orders"], json!([{"order": "late", "difference": "50.00", "cause": "counted"}]));
    assert_eq!(answer[0]["customers"], json!([{"customer": "f", "difference": "15.00", "cause": "bonus"}]));
    // A prepaid ECS is not among the named entries: neither order counts any more, the later one not even toward the 20.00.
    assert_eq!(
        answer[1]["orders"],
        json!([{"order": "early", "difference": "-100.00", "cause": "product-not-listed"},
            {"order": "late", "difference": "0.00", "cause": "product-not-listed"}])
    );
    assert_eq!(answer[1]["difference"], "-84.00");
}

/// `null` takes a pinned edition back; a preset replaces what the scenario has decided, and a reading beside it stays.
#[test]
fn a_variation_replaces_what_it_names() {
    let mut own = three_orders();
    own["edition"] = json!("2022-01-01");
    own["readings"] = json!({"later-order-rate": "tier"});
    let total = |with: Value| compare(&own, &json!([with]))[0]["total"].clone();
    assert_eq!(total(json!({})), "5200.00");
    // 2,500.00 and 3,000.00, twice.
    assert_eq!(total(json!({"edition": null})), "11000.00");
    assert_eq!(total(json!({"edition": null, "preset": "published"})), "11000.00");
    // 2,500.00 and 30,000.00 × 25%, twice.
    assert_eq!(total(json!({"edition": null, "preset": "most-generous"})), "20000.00");
    // 3,000.00 for both, twice.
    assert_eq!(total(json!({"edition": null, "preset": "most-cautious"})), "6000.00");
    // 2,500.00 and 30,000.00 × 15%, twice.
    assert_eq!(
        total(json!({"edition": null, "preset": "most-generous", "readings": {"later-order-rate": "flat-15"}})),
        "14000.00"
    );
}

/// What tells two statements of different facts apart, as `whose what difference`, first customers and then orders.
fn told(own: &Value, other: &Value) -> Vec<String> {
    let found = differences(&state(own), &state(other));
    let cause = |cause: Why| serde_json::to_value(cause).unwrap().as_str().unwrap().to_owned();
    let customers =
        found.customers.iter().map(|one| format!("{} {} {}", one.customer, cause(one.cause), one.difference));
    let orders = found
        .orders
        .iter()
        .map(|one| format!("{}/{} {} {}", one.customer, one.order, cause(one.cause), one.difference));
    customers.chain(orders).collect()
}

#[test]
fn statements_of_other_facts_say_what_is_another() {
    let own = three_orders();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut other = own.clone();
        change(&mut other["customers"]);
        other
    };
    assert_eq!(told(&own, &own), Vec::<String>::new());
    // One of the two customers who are alike is gone: 2,500.00 and 3,000.00 less, by no order of theirs.
    assert_eq!(told(&own, &with(&|customers| customers[0]["count"] = json!(1))), ["B count -5500.00"]);
    // Of 8,000.00 instead of 10,000.00, 25% are 500.00 less, twice.
    let paid = with(&|customers| customers[0]["orders"][0]["paid"] = json!("8000.00"));
    assert_eq!(told(&own, &paid), ["B orders -1000.00", "B/first paid -500.00"]);
    // The same by what was given back; and from the one to the other nothing is paid differently, but something is.
    let refunded = with(&|customers| customers[0]["orders"][0]["refunded"] = json!("2000.00"));
    assert_eq!(told(&own, &refunded), ["B orders -1000.00", "B/first paid -500.00"]);
    assert_eq!(told(&paid, &refunded), Vec::<String>::new());
    // An order that the other has not: what it earned is gone. The other way round it is added.
    let without = with(&|customers| {
        customers[0]["orders"].as_array_mut().unwrap().remove(1);
    });
    assert_eq!(told(&own, &without), ["B orders -6000.00", "B/later missing -3000.00"]);
    assert_eq!(told(&without, &own), ["B orders 6000.00", "B/later added 3000.00"]);
    // An order of nothing is told as well.
    let without = with(&|customers| {
        customers[0]["orders"].as_array_mut().unwrap().remove(2);
    });
    assert_eq!(told(&own, &without), ["B/other missing 0.00"]);
    // A customer that only the other has stands last, with the orders.
    let added = with(&|customers| {
        let order = json!({"id": "A-first", "paid_at": "2024-06-11", "paid": "100.00", "class": "core"});
        let customer = json!({"id": "A", "count": 3, "linked_at": "2024-06-10", "orders": [order]});
        customers.as_array_mut().unwrap().insert(0, customer);
    });
    assert_eq!(told(&own, &added), ["A added 75.00", "A/A-first added 25.00"]);
    assert_eq!(told(&added, &own), ["A missing -75.00", "A/A-first missing -25.00"]);
}

/// Where no reward stands at an order, what counts toward either part tells: the 20.00 or the bonus.
#[test]
fn what_counts_toward_either_part_is_told() {
    let friend = |paid: &str, day: &str| {
        json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-01-10",
            "orders": [{"id": "a", "paid_at": day, "paid": paid, "product": "ecs"}]}]})
    };
    // After 90 days it counts toward the 20.00 alone, and is enough for them or not.
    let (little, enough) = (friend("10.00", "2026-09-01"), friend("30.00", "2026-09-01"));
    assert_eq!(told(&little, &enough), ["f threshold-not-reached 20.00", "f/a paid 0.00"]);
    // 10% of 80.00 more.
    let (gate, more) = (friend("20.00", "2026-02-01"), friend("100.00", "2026-02-01"));
    assert_eq!(told(&gate, &more), ["f bonus 8.00", "f/a paid 80.00"]);
    // From 300.00 on nothing is added.
    let (full, over) = (friend("2820.00", "2026-02-01"), friend("5000.00", "2026-02-01"));
    assert_eq!(told(&full, &over), ["f/a paid 2180.00"]);
}
