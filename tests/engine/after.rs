//! An evaluation after another: whatever has changed in between, it says what a fresh one says, and judges only what has changed.

use std::sync::{Arc, LazyLock};

use referral_statement::{Customer, Kept, Programs, Scenario, evaluate, evaluate_after, json};
use serde_json::Value;

use crate::naive::{Program, Rng, random_case, to_json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

/// A random scenario whose customers and orders have ids of their own.
fn random(rng: &mut Rng, program: Program, mark: &str) -> Value {
    let mut scenario: Value = serde_json::from_str(&to_json(&random_case(rng, program, None))).unwrap();
    let marked = |thing: &mut Value| thing["id"] = format!("{mark}{}", thing["id"].as_str().unwrap()).into();
    for customer in scenario["customers"].as_array_mut().unwrap() {
        marked(customer);
        customer["orders"].as_array_mut().unwrap().iter_mut().for_each(marked);
    }
    scenario
}

/// The same scenario with some customers left out, others in their place or beside them, and sometimes other facts around them.
fn changed(rng: &mut Rng, scenario: &Value, program: Program, mark: &str) -> Value {
    let mut other = random(rng, program, mark);
    let mut customers = scenario["customers"].as_array().unwrap().clone();
    customers.retain(|_| rng.below(4) > 0);
    let new = other["customers"].as_array().unwrap().iter().filter(|_| rng.below(2) > 0).cloned();
    customers.extend(new.collect::<Vec<Value>>());
    let turn = usize::try_from(rng.below(9)).unwrap() % customers.len().max(1);
    customers.rotate_left(turn);
    if rng.below(3) > 0 {
        // The same around them.
        other = scenario.clone();
    }
    other["customers"] = customers.into();
    other
}

/// The customers of a scenario that the one before has word for word.
fn known(scenario: &Value, before: &Value, read: &Scenario) -> Vec<Option<Arc<Customer>>> {
    let of_before = before["customers"].as_array().unwrap();
    let find = |customer: &Value| of_before.iter().position(|known| known == customer);
    let customers = scenario["customers"].as_array().unwrap().iter();
    customers.map(|customer| find(customer).map(|index| read.customers()[index].clone())).collect()
}

fn agree(program: Program, stream: u64) {
    let mut rng = Rng(stream);
    let (mut shared, mut judged_again) = (0, 0);
    for _ in 0..40 {
        let mut before = random(&mut rng, program, "a");
        let mut read = Scenario::read(&PROGRAMS, &json::parse(&before.to_string()).unwrap()).unwrap();
        let (mut statement, mut kept) = evaluate_after(&PROGRAMS, &read, &Kept::default()).unwrap();
        for mark in ["b", "c", "d"] {
            let now = changed(&mut rng, &before, program, mark);
            let fresh = Scenario::read(&PROGRAMS, &json::parse(&now.to_string()).unwrap()).unwrap();
            let known = known(&now, &before, &read);
            // Nothing is looked at where a customer is known.
            let mut rest = now.clone();
            for (customer, _) in
                rest["customers"].as_array_mut().unwrap().iter_mut().zip(&known).filter(|(_, known)| known.is_some())
            {
                *customer = Value::Null;
            }
            let rest = json::parse(&rest.to_string()).unwrap();
            let beside = Scenario::read_beside(&PROGRAMS, &rest, &known).unwrap();
            assert_eq!(format!("{beside:?}"), format!("{fresh:?}"), "{now}");

            // A tier may need a rate in one edition and refuse it in another.
            let (after, left) = match (evaluate_after(&PROGRAMS, &beside, &kept), evaluate(&PROGRAMS, &fresh)) {
                (Ok((after, left)), fresh) => {
                    assert_eq!(Ok(&after), fresh.as_ref(), "{now}\nafter\n{before}");
                    (after, left)
                }
                (Err(error), fresh) => {
                    assert_eq!(Err(error), fresh, "{now}\nafter\n{before}");
                    continue;
                }
            };
            for (customer, known) in after.customers.iter().zip(&known) {
                let taken_over = statement.customers.iter().any(|before| Arc::ptr_eq(before, customer));
                assert!(known.is_some() || !taken_over, "{now}\nafter\n{before}");
                shared += usize::from(taken_over);
                judged_again += usize::from(known.is_some() && !taken_over);
            }
            (before, read, statement, kept) = (now, beside, after, left);
        }
    }
    // Where the referrer, the readings or the edition changed, all are judged again; else those that are known are not.
    assert!(shared > 50 && judged_again > 5, "{shared} {judged_again}");
}

#[test]
fn orders_after_others_come_to_what_they_come_to_alone() {
    agree(Program::Cn, 31);
}

#[test]
fn spend_after_other_spend_comes_to_what_it_comes_to_alone() {
    agree(Program::Intl, 32);
}

#[test]
fn a_customer_that_is_known_may_not_have_the_id_of_another() {
    let text = r#"{"program": "intl-referral", "customers": [
        {"id": "a", "registered_on": "2026-01-10", "orders": [{"id": "1", "paid_at": "2026-01-20", "paid": "20.00"}]},
        {"id": "b", "registered_on": "2026-01-10", "orders": [{"id": "2", "paid_at": "2026-01-20", "paid": "20.00"}]}]}"#;
    let scenario = Scenario::read(&PROGRAMS, &json::parse(text).unwrap()).unwrap();
    let [first, second] = [0, 1].map(|index| Some(scenario.customers()[index].clone()));
    let wrong = |text: &str, known: &[Option<Arc<Customer>>]| {
        let error = Scenario::read_beside(&PROGRAMS, &json::parse(text).unwrap(), known).unwrap_err();
        (error.path.clone(), error.message.clone())
    };
    let twice = r#"{"program": "intl-referral", "customers": [null, null]}"#;
    let (path, message) = wrong(twice, &[first.clone(), first]);
    assert_eq!(path, "customers[1].orders[0].id");
    assert!(message.contains('1'), "{message}");
    let new = r#"{"program": "intl-referral", "customers": [{"id": "b", "registered_on": "2026-01-10", "orders": []}, null]}"#;
    assert_eq!(wrong(new, &[None, second]).0, "customers[1].id");
}
