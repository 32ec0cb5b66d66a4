//! Laws as properties, over random scenarios of both programs.

use std::sync::LazyLock;

use proptest::prelude::*;
use referral_statement::{Differences, Money, Programs, Statement, differences, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn state(scenario: &Value) -> Statement {
    json::statement(&PROGRAMS, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"))
}

fn money(cents: i64) -> String {
    Money::from_cents(cents).to_string()
}

/// Cents around the places where rules change, and anywhere.
fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0_i64),
        Just(1),
        1_990..2_010_i64,
        281_990..282_010_i64,
        1_999_990..2_000_010_i64,
        9_999_990..10_000_010_i64,
        0..50_000_000_i64,
    ]
}

/// A day within the rules of June 2024.
fn day() -> impl Strategy<Value = String> {
    (0_u32..150).prop_map(|day| format!("2024-{:02}-{:02}", 6 + day / 28, 1 + day % 28))
}

fn order(id: String) -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("purchase"), Just("upgrade"), Just("renewal")];
    let class = prop_oneof![4 => Just("core"), 1 => Just("strategic"), 1 => Just("none")];
    let billing = prop_oneof![6 => Just("prepaid"), 1 => Just("pay-as-you-go")];
    (day(), cents(), 0..=4_i64, kind, class, billing).prop_map(move |(day, cents, refund, kind, class, billing)| {
        json!({"id": id, "paid_at": day, "paid": money(cents), "refunded": money(cents * refund / 4 * i64::from(refund == 4 || refund == 1)),
            "kind": kind, "class": class, "billing": billing})
    })
}

fn customer(index: usize) -> impl Strategy<Value = Value> {
    let orders = (0_usize..5)
        .prop_flat_map(move |count| (0..count).map(|number| order(format!("{index}-{number}"))).collect::<Vec<_>>());
    let kind = prop_oneof![5 => Just("new"), 1 => Just("dormant"), 1 => Just("existing")];
    (kind, day(), 1_u32..4, orders).prop_map(move |(kind, linked, count, orders)| {
        json!({"id": format!("c{index}"), "kind": kind, "linked_at": linked, "count": count, "orders": orders})
    })
}

fn ambassador() -> impl Strategy<Value = Value> {
    let customers = (1_usize..4).prop_flat_map(|count| (0..count).map(customer).collect::<Vec<_>>());
    let over = prop_oneof![Just(None), cents().prop_map(Some)];
    (customers, over).prop_map(|(customers, over)| {
        let referrer = over.map_or_else(|| json!({}), |over| json!({"instalments_over": money(over)}));
        json!({"program": "cn-ambassador", "referrer": referrer, "customers": customers})
    })
}

fn friend(index: usize) -> impl Strategy<Value = Value> {
    let order = |id: String| {
        (day(), cents()).prop_map(move |(day, cents)| json!({"id": id, "paid_at": day, "paid": money(cents)}))
    };
    let orders = (0_usize..5)
        .prop_flat_map(move |count| (0..count).map(|number| order(format!("{index}-{number}"))).collect::<Vec<_>>());
    (day(), 1_u32..4, orders).prop_map(move |(registered, count, orders)| {
        json!({"id": format!("c{index}"), "registered_on": registered, "count": count, "orders": orders})
    })
}

fn referral() -> impl Strategy<Value = Value> {
    let customers = (1_usize..4).prop_flat_map(|count| (0..count).map(friend).collect::<Vec<_>>());
    customers.prop_map(|customers| json!({"program": "intl-referral", "customers": customers}))
}

fn any_scenario() -> impl Strategy<Value = Value> {
    prop_oneof![ambassador(), referral()]
}

proptest! {
    #[test]
    fn payments_add_up_to_the_reward_and_totals_to_the_total(scenario in any_scenario()) {
        let statement = state(&scenario);
        let mut total = Money::ZERO;
        for customer in &statement.customers {
            let own = statement.payouts.iter().filter(|payout| payout.customer == customer.id);
            prop_assert_eq!(own.map(|payout| payout.amount).sum::<Money>(), customer.reward);
            let parts: Money = customer.parts.iter().map(|part| part.reward).sum();
            let orders: Money = customer.orders.iter().filter_map(|order| order.reward).sum();
            prop_assert_eq!(parts + orders, customer.reward);
            prop_assert_eq!(customer.reward.checked_times(customer.count), Some(customer.total));
            total = total + customer.total;
        }
        prop_assert_eq!(total, statement.total);
        prop_assert!(statement.payouts.iter().all(|payout| payout.amount > Money::ZERO));
        prop_assert!(statement.payouts.is_sorted_by_key(|payout| (payout.from.is_none(), payout.from)));
    }

    #[test]
    fn the_total_lies_within_the_range(scenario in any_scenario()) {
        let statement = state(&scenario);
        prop_assert!(statement.range.lowest <= statement.total && statement.total <= statement.range.highest);
        prop_assert_eq!(statement.range.lowest == statement.range.highest, statement.range.driven_by.is_empty());
    }

    #[test]
    fn no_limit_is_exceeded(scenario in any_scenario()) {
        for customer in state(&scenario).customers {
            for limit in &customer.limits {
                prop_assert!(limit.used <= limit.limit);
                prop_assert_eq!(limit.used + limit.left, limit.limit);
            }
        }
    }

    #[test]
    fn the_order_of_customers_never_matters(scenario in any_scenario()) {
        let mut turned = scenario.clone();
        turned["customers"].as_array_mut().unwrap().reverse();
        let (one, other) = (state(&scenario), state(&turned));
        prop_assert_eq!(one.total, other.total);
        prop_assert_eq!(one.range, other.range);
        let mut customers = other.customers;
        customers.reverse();
        prop_assert_eq!(one.customers, customers);
    }

    /// Holds where no payment is made at the same instant, for then the given order decides.
    #[test]
    fn the_order_of_orders_never_matters(scenario in any_scenario()) {
        let mut turned = scenario.clone();
        for customer in turned["customers"].as_array_mut().unwrap() {
            customer["orders"].as_array_mut().unwrap().reverse();
        }
        let apart = scenario["customers"].as_array().unwrap().iter().all(|customer| {
            let mut times: Vec<&str> = customer["orders"].as_array().unwrap().iter().map(|order| order["paid_at"].as_str().unwrap()).collect();
            let count = times.len();
            times.sort_unstable();
            times.dedup();
            times.len() == count
        });
        prop_assume!(apart);
        prop_assert_eq!(state(&scenario).total, state(&turned).total);
    }

    /// Holds for one friend of the international program; an ambassador's second order can lose what the first used up.
    #[test]
    fn a_cent_more_spend_never_pays_less(cents in cents(), late in cents()) {
        let total = |cents: i64| {
            state(&json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2024-06-01", "orders": [
                {"id": "a", "paid_at": "2024-06-10", "paid": money(cents)},
                {"id": "b", "paid_at": "2024-12-10", "paid": money(late)}]}]})).total
        };
        prop_assert!(total(cents) <= total(cents + 1));
    }

    /// Ids overlap in part: a customer or an order may be in one of the two alone.
    #[test]
    fn differences_add_up_and_change_their_sign_the_other_way_round((one, two) in prop_oneof![
        (ambassador(), ambassador()), (referral(), referral()),
    ]) {
        let (one, two) = (state(&one), state(&two));
        let (there, back) = (differences(&one, &two), differences(&two, &one));
        prop_assert_eq!(there.difference, two.total - one.total);
        prop_assert_eq!(there.customers.iter().map(|customer| customer.difference).sum::<Money>(), there.difference);
        let turned = |found: &Differences| {
            let mut all: Vec<(String, String, Money)> = found.orders.iter().map(|one| (one.customer.clone(), one.order.clone(), one.difference)).collect();
            all.extend(found.customers.iter().map(|one| (one.customer.clone(), String::new(), one.difference)));
            all.sort();
            all
        };
        let back = turned(&back).into_iter().map(|(customer, order, difference)| (customer, order, Money::ZERO - difference));
        prop_assert_eq!(turned(&there), back.collect::<Vec<_>>());
        prop_assert!(differences(&one, &one).customers.is_empty() && differences(&one, &one).orders.is_empty());
    }

    #[test]
    fn every_reason_has_a_step_that_names_it(scenario in ambassador()) {
        for order in state(&scenario).customers.iter().flat_map(|customer| &customer.orders) {
            let steps = serde_json::to_value(&order.steps).unwrap();
            let fails: Vec<&str> = steps.as_array().unwrap().iter().filter_map(|step| step["fails"].as_str()).collect();
            let rewarded = order.reasons.is_empty() || serde_json::to_value(order.outcome).unwrap() == "limited";
            prop_assert_eq!(rewarded, fails.is_empty());
        }
    }

    #[test]
    fn the_curve_passes_through_the_statement(scenario in any_scenario(), pick in any::<prop::sample::Index>()) {
        let orders: Vec<(Value, u64)> = scenario["customers"].as_array().unwrap().iter().flat_map(|customer| {
            let count = customer["count"].as_u64().unwrap();
            customer["orders"].as_array().unwrap().iter().map(move |order| (order.clone(), count))
        }).collect();
        prop_assume!(!orders.is_empty());
        let (order, _) = pick.get(&orders);
        let ask = json!({"curve": {"what": "order", "order": order["id"]}});
        let curve: Value = serde_json::from_str(&json::ask(&PROGRAMS, &scenario.to_string(), &ask.to_string()).unwrap()).unwrap();
        let at = Money::parse(order["paid"].as_str().unwrap()).unwrap().decimal();
        let points: Vec<(rust_decimal::Decimal, rust_decimal::Decimal)> = curve["points"].as_array().unwrap().iter()
            .map(|point| (point["at"].as_str().unwrap().parse().unwrap(), point["reward"].as_str().unwrap().parse().unwrap())).collect();
        // The last of two points at one place is the value just after a jump; the value at it is one of them.
        let on: Vec<rust_decimal::Decimal> = points.iter().filter(|(x, _)| *x == at).map(|(_, y)| *y).collect();
        let near: Vec<rust_decimal::Decimal> = if on.is_empty() {
            let after = points.iter().position(|(x, _)| *x > at).unwrap();
            let ((x0, y0), (x1, y1)) = (points[after - 1], points[after]);
            vec![y0 + (at - x0) * (y1 - y0) / (x1 - x0)]
        } else { on };
        let total = state(&scenario).total.decimal();
        // Rounding moves each order of each customer by at most half a cent, the last one by a whole one at a limit.
        let parts: u64 = orders.iter().map(|(_, count)| count + 1).sum::<u64>() + 8;
        let slack = rust_decimal::Decimal::new(i64::try_from(parts).unwrap(), 2);
        prop_assert!(near.iter().any(|value| (*value - total).abs() <= slack), "{near:?} against {total}");
    }

    #[test]
    fn no_text_makes_the_engine_panic(text in "\\PC{0,80}") {
        let _ = json::evaluate(&PROGRAMS, &text);
    }

    #[test]
    fn no_value_in_any_field_makes_the_engine_panic(scenario in any_scenario(), value in "[-0-9.T:eE+LA-Z ]{0,20}", pick in 0_usize..12) {
        let mut scenario = scenario;
        let fields = ["id", "paid_at", "paid", "refunded", "kind", "class", "billing", "settlement", "product", "linked_at", "registered_on", "count"];
        let customer = &mut scenario["customers"][0];
        if pick < 9 && customer["orders"].as_array().is_some_and(|orders| !orders.is_empty()) {
            customer["orders"][0][fields[pick]] = Value::String(value);
        } else {
            customer[fields[pick]] = Value::String(value);
        }
        let _ = json::evaluate(&PROGRAMS, &scenario.to_string());
    }
}
