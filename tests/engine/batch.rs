//! A batch's verdicts against the statement of the same customers, over random scenarios: a batch remembers, and judges in whole
//! numbers where it can.

use std::sync::LazyLock;

use referral_statement::{Basis, Batch, Class, Code, Customer, Money, Programs, Scenario, Verdict, json};
use serde_json::{Value, json};

use crate::naive::{Program, Rng, random_case, to_json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// What a verdict says in the fields of the statement.
fn told(verdict: &Verdict, program: &referral_statement::Program) -> Value {
    let money = |cents: i64| Money::from_cents(cents).to_string();
    let mut told = json!({
        "edition": verdict.edition.map(|place| program.editions()[place].id()),
        "outcome": verdict.outcome,
        "reason": verdict.cause,
    });
    let more = match program.basis() {
        Basis::Orders => json!({
            "role": verdict.role,
            "rate": verdict.rate,
            "counted": money(verdict.counted),
            "reward": money(verdict.reward),
        }),
        Basis::Spend => json!({
            "counted_threshold": money(verdict.counted),
            "counted_bonus": money(verdict.counted_bonus),
        }),
    };
    told.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
    told
}

fn agree(program: Program, stream: u64) {
    let mut rng = Rng(stream);
    for _ in 0..150 {
        let text = to_json(&random_case(&mut rng, program, None));
        let node = json::parse(&text).unwrap();
        let scenario = Scenario::read(&PROGRAMS, &node).unwrap();
        let statement: Value = serde_json::from_str(&json::evaluate(&PROGRAMS, &text).unwrap()).unwrap();
        let of = PROGRAMS.get(statement["program"].as_str().unwrap()).unwrap();
        // One batch for all of its customers: what it remembers of the one must be right for the next.
        let batch = Batch::new(&PROGRAMS, &scenario).unwrap();
        let customers = node.field("customers").unwrap().items();
        for (customer, stated) in customers.iter().zip(statement["customers"].as_array().unwrap()) {
            let customer = Customer::read(&PROGRAMS, of.id(), customer).unwrap();
            let mut judged = 0;
            let (reward, reason) = batch.judge(&customer, |place, verdict| {
                judged += 1;
                for (field, said) in told(verdict, of).as_object().unwrap() {
                    assert_eq!(*said, stated["orders"][place][field], "{field} of order {place}\n{text}");
                }
            });
            assert_eq!(judged, stated["orders"].as_array().unwrap().len(), "{text}");
            assert_eq!(
                Money::of_whole_cents(reward).unwrap().to_string(),
                stated["reward"].as_str().unwrap(),
                "{text}"
            );
            if of.basis() == Basis::Spend {
                assert_eq!(json!(reason), stated["reason"], "{text}");
            }
        }
    }
}

#[test]
fn a_batch_says_of_orders_what_the_statement_says() {
    agree(Program::Cn, 11);
}

#[test]
fn a_batch_says_of_spend_what_the_statement_says() {
    agree(Program::Intl, 12);
}

#[test]
fn an_order_without_a_class_has_its_products() {
    let orders = PROGRAMS.get("cn-ambassador").unwrap();
    let named = orders.products().iter().find(|product| product.class() == Some(Class::Strategic)).unwrap();
    assert_eq!(orders.class_of(named.id()), Some(Class::Strategic));
    let spend = PROGRAMS.iter().find(|program| program.basis() == Basis::Spend).unwrap();
    let product = spend.products().iter().next().unwrap();
    assert_eq!(spend.class_of(product.id()), None);
}

#[test]
fn a_batch_asks_for_the_rate_of_a_tier_that_publishes_none() {
    let of_tier = |more: &str| {
        let text = format!(r#"{{"program": "cn-ambassador", "referrer": {{{more}}}, "customers": []}}"#);
        let scenario = Scenario::read(&PROGRAMS, &json::parse(&text).unwrap()).unwrap();
        let editions = PROGRAMS.get("cn-ambassador").unwrap().editions();
        let last = editions.iter().position(|edition| edition.id() == "2025-04-01").unwrap();
        Batch::new(&PROGRAMS, &scenario).unwrap().check(vec![last])
    };
    assert_eq!(of_tier(r#""tier": "L2""#).unwrap_err().code, Code::RateRequired);
    assert_eq!(of_tier(r#""tier": "L1""#), Ok(()));
}

/// Twelve orders of 10^10 each are more than a word holds in hundred-millionths.
#[test]
fn what_is_too_large_for_a_word_is_judged_exactly() {
    for paid in ["9999999999.99", "10000000000.00", "10000000000.01", "1000000000000.00"] {
        let order = |number: u32| json!({"id": format!("o{number}"), "paid_at": "2024-06-12", "paid": paid});
        let orders: Vec<Value> = (0..12).map(order).collect();
        let customer = json!({"id": "c", "linked_at": "2024-06-10", "orders": orders});
        let text = json!({"program": "cn-ambassador", "customers": [customer]}).to_string();
        let scenario = Scenario::read(&PROGRAMS, &json::parse(&text).unwrap()).unwrap();
        let statement = json::statement(&PROGRAMS, &text).unwrap();
        let batch = Batch::new(&PROGRAMS, &scenario).unwrap();
        let customer =
            Customer::read(&PROGRAMS, "cn-ambassador", &json::parse(&customer.to_string()).unwrap()).unwrap();
        let (reward, _) = batch.judge(&customer, |place, verdict| {
            let stated = &statement.customers[0].orders[place];
            assert_eq!(Some(Money::from_cents(verdict.counted)), stated.counted, "{paid}");
            assert_eq!(Some(Money::from_cents(verdict.reward)), stated.reward, "{paid}");
        });
        assert_eq!(Money::of_whole_cents(reward), Some(statement.total), "{paid}");
    }
}

#[test]
fn spend_that_is_too_large_only_together_is_judged_exactly() {
    let order = |number: u32| json!({"id": format!("o{number}"), "paid_at": "2026-01-20", "paid": "9999999999.99"});
    let customer =
        json!({"id": "f", "registered_on": "2026-01-10", "orders": (0..12).map(order).collect::<Vec<Value>>()});
    let text = json!({"program": "intl-referral", "customers": [customer]}).to_string();
    let scenario = Scenario::read(&PROGRAMS, &json::parse(&text).unwrap()).unwrap();
    let batch = Batch::new(&PROGRAMS, &scenario).unwrap();
    let customer = Customer::read(&PROGRAMS, "intl-referral", &json::parse(&customer.to_string()).unwrap()).unwrap();
    assert_eq!(batch.judge(&customer, |_, _| {}).0, 30_000);
}
