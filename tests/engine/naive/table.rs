//! The contract's worked examples, and a few more by hand, against the oracle itself.

use super::case::{new_case, new_customer, new_order};
use super::{
    Case, Counted, DAY, Kind, OrderKind, Program, Rng, day_text, evaluate, fits, random_case, rate_text, to_json,
};

/// A friend registered on 2024-01-01 who pays these amounts on these days after.
fn friend(spend: &[(i64, i128)]) -> Case {
    let mut orders = Vec::new();
    for (at, (day, paid)) in spend.iter().enumerate() {
        let mut order = new_order(&format!("f-{at}"), "2024-01-01", *paid);
        order.paid_at += day * DAY;
        order.product = Some("ecs");
        orders.push(order);
    }
    new_case(Program::Intl, vec![new_customer("f", "2024-01-01", orders)])
}

fn rewards(case: &Case) -> Vec<i128> {
    let mut out = Vec::new();
    for customer in evaluate(case).customers {
        out.extend(customer.orders.iter().map(|o| o.reward.unwrap()));
    }
    out
}

#[test]
fn international_examples() {
    let told = |spend: &[(i64, i128)]| {
        let statement = evaluate(&friend(spend));
        let parts = statement.customers[0].parts.clone().unwrap();
        (parts.threshold, parts.bonus, parts.limit, statement.total)
    };
    assert_eq!(told(&[(10, 52_000)]), (2_000, 5_000, 0, 7_000));
    assert_eq!(told(&[(10, 1_999)]), (0, 0, 0, 0));
    assert_eq!(told(&[(10, 282_000)]), (2_000, 28_000, 0, 30_000));
    assert_eq!(told(&[(10, 281_999)]), (2_000, 28_000, 0, 30_000));
    assert_eq!(told(&[(10, 1_000_000)]), (2_000, 99_800, -71_800, 30_000));
    assert_eq!(told(&[(10, 1_500), (120, 10_000)]), (2_000, 0, 0, 2_000));

    let nothing = evaluate(&friend(&[(10, 1_999)]));
    assert_eq!(nothing.customers[0].reason, Some("threshold-not-reached"));
    assert!(nothing.payouts.is_empty());
}

#[test]
fn international_dates() {
    // Reached on 2024-01-11: due 2024-02-10. The bonus: 2024-01-01 + 120 days = 2024-04-30.
    let statement = evaluate(&friend(&[(10, 52_000)]));
    let dates: Vec<_> = statement.payouts.iter().map(|p| (p.earned_by, day_text(p.from.unwrap()), p.amount)).collect();
    assert_eq!(dates, [("threshold", "2024-03-01".to_string(), 2_000), ("bonus", "2024-05-01".to_string(), 5_000)]);
    assert_eq!(day_text(statement.payouts[0].to.unwrap()), "2024-03-07");
    assert_eq!(day_text(statement.payouts[0].expires.unwrap()), "2025-03-01");
}

#[test]
fn international_readings() {
    // 15.00 early and 100.00 after 90 days: only the gate could let the bonus grow, and 15.00 does not open it.
    let statement = evaluate(&friend(&[(10, 1_500), (120, 10_000)]));
    assert_eq!(statement.range.driven_by, ["product-list"]);
    assert_eq!((statement.range.lowest, statement.range.highest), (0, 2_000));

    let statement = evaluate(&friend(&[(10, 2_500), (120, 10_000)]));
    assert_eq!((statement.range.lowest, statement.range.highest), (0, 2_000 + 1_050));
    assert_eq!(statement.range.driven_by, ["product-list", "bonus-base"]);
}

fn first_and_next_day(next: i128) -> Case {
    new_case(
        Program::Cn,
        vec![new_customer(
            "B",
            "2024-06-10T10:30",
            vec![new_order("B-1", "2024-06-11T09:00", 9_900), new_order("B-2", "2024-06-12T09:00", next)],
        )],
    )
}

#[test]
fn chinese_examples_of_2024() {
    let mut case = first_and_next_day(9_900);
    assert_eq!(rewards(&case), [2_475, 1_485]);
    let statement = evaluate(&case);
    assert_eq!(statement.total, 3_960);
    assert_eq!((statement.range.lowest, statement.range.highest), (3_960, 4_950));
    assert_eq!(statement.range.driven_by, ["later-order-rate"]);
    assert_eq!(day_text(statement.payouts[0].from.unwrap()), "2024-07-11");
    case.readings = vec![("later-order-rate", "tier")];
    assert_eq!(rewards(&case), [2_475, 2_475]);

    let case = first_and_next_day(5_000_000);
    assert_eq!(rewards(&case), [2_475, 300_000]);
    let order = &evaluate(&case).customers[0].orders[1];
    assert_eq!(order.outcome, "limited");
    assert_eq!(order.reason(), Some("customer-paid"));
    assert!(matches!(order.counted, Counted::Cn(2_000_000)));
}

#[test]
fn chinese_example_of_2018() {
    let orders = |id: &str| {
        let mut orders = vec![
            new_order(&format!("{id}-1"), "2018-09-10", 100_000),
            new_order(&format!("{id}-2"), "2018-09-11", 1_000_000),
            new_order(&format!("{id}-3"), "2018-09-12", 500_000),
        ];
        orders[2].kind = OrderKind::Upgrade;
        for order in &mut orders {
            order.product = Some("ecs");
        }
        orders
    };
    let a = new_customer("a", "2018-09-05", orders("a"));
    let mut b = new_customer("b", "2018-09-05", orders("b"));
    b.kind = Kind::ProductNew;
    let case = new_case(Program::Cn, vec![a, b]);
    assert_eq!(rewards(&case), [25_000, 150_000, 75_000, 15_000, 0, 0]);
}

#[test]
fn chinese_window_of_2024() {
    let judged = |paid_at: &str, reading: &'static str| {
        let order = new_order("o", paid_at, 9_900);
        let mut case = new_case(Program::Cn, vec![new_customer("c", "2024-07-01T10:30", vec![order])]);
        case.readings = vec![("link-window", reading)];
        evaluate(&case).customers[0].orders[0].outcome
    };
    assert_eq!(judged("2024-08-30T10:29:59", "60-days"), "rewarded");
    assert_eq!(judged("2024-08-30T10:30", "60-days"), "not-rewarded");
    assert_eq!(judged("2024-09-01T10:29:59", "two-months"), "rewarded");
    assert_eq!(judged("2024-09-01T10:30", "two-months"), "not-rewarded");
}

#[test]
fn instalments() {
    let mut case = first_and_next_day(9_900);
    case.instalments_over = Some(3_959);
    let parts: Vec<_> =
        evaluate(&case).payouts.iter().map(|p| (p.part, p.parts, p.amount, day_text(p.from.unwrap()))).collect();
    let part = |part, amount, on: &str| (part, 2, amount, on.to_string());
    assert_eq!(
        parts,
        [
            part(1, 1_237, "2024-07-11"),
            part(1, 742, "2024-07-12"),
            part(2, 1_238, "2024-08-10"),
            part(2, 743, "2024-08-11"),
        ]
    );
    case.instalments_over = Some(3_960);
    assert_eq!(evaluate(&case).payouts.len(), 2);
}

#[test]
fn rates_are_written_with_two_decimals_or_more() {
    assert_eq!(rate_text(250_000), "0.25");
    assert_eq!(rate_text(300_000), "0.30");
    assert_eq!(rate_text(333_300), "0.3333");
}

#[test]
fn random_scenarios_are_valid_and_add_up() {
    let mut rng = Rng(7);
    for edition in [None, Some("2018-09-01"), Some("2022-01-01"), Some("2024-06-01")] {
        for _ in 0..2_000 {
            let case = random_case(&mut rng, Program::Cn, edition);
            let text = to_json(&case);
            assert!(fits(&case), "{text}");
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            let statement = evaluate(&case);
            for (c, told) in case.customers.iter().zip(&statement.customers) {
                let paid: i128 = statement.payouts.iter().filter(|p| p.customer == c.id).map(|p| p.amount).sum();
                assert_eq!(paid, told.reward);
                for order in &c.orders {
                    assert!(0 <= order.refunded && order.refunded <= order.paid);
                    let together =
                        c.orders.iter().filter(|o| o.settlement.is_some() && o.settlement == order.settlement);
                    assert!(together.clone().all(|o| o.paid_at == order.paid_at));
                }
            }
        }
    }
}

#[test]
fn random_scenarios_reach_everything() {
    let mut rng = Rng(11);
    let mut seen = std::collections::BTreeMap::<&str, u32>::new();
    for number in 0..6_000 {
        let program = if number % 4 == 0 { Program::Intl } else { Program::Cn };
        let statement = evaluate(&random_case(&mut rng, program, None));
        for order in statement.customers.iter().flat_map(|c| &c.orders) {
            let words = order.reasons.iter().chain(&order.role).chain(&order.edition);
            for word in words.chain([&order.outcome]) {
                *seen.entry(word).or_default() += 1;
            }
        }
        for word in statement.range.driven_by {
            *seen.entry(word).or_default() += 1;
        }
    }
    let expected = "existing-customer same-person already-contacted cheating before-link \
        outside-window linked-elsewhere pay-as-you-go product-not-listed refunded-in-full \
        first-purchase-lost order-kind-not-paid limit-used-up no-edition before-registration \
        order-paid customer-paid customer-reward first-purchase later-purchase upgrade renewal \
        product-first dormant rewarded limited not-rewarded counted not-counted 2018-09-01 \
        2022-01-01 2024-06-01 2025-04-01 published link-window later-order-rate customer-limits \
        product-list threshold-window bonus-base limit-scope";
    for word in expected.split(' ').filter(|word| !word.is_empty()) {
        assert!(seen.get(word).is_some_and(|n| *n >= 20), "{word}: {seen:?}");
    }
}
