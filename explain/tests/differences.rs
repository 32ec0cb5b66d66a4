//! What tells two statements apart, in sentences: whole in both languages, with both sides in it.

mod cases;

use std::collections::BTreeSet;
use std::sync::Arc;

use cases::{LATER, PROGRAMS, is_whole, scenario, statements};
use referral_explain::{Lang, Plain, Voice};
use referral_statement::{Money, OrderDifference, Statement, differences, evaluate, json};

#[test]
fn what_tells_two_statements_apart_is_told_whole_in_both_languages() {
    let all = statements();
    let mut causes = BTreeSet::new();
    let pairs = all
        .iter()
        .enumerate()
        .flat_map(|(index, own)| all.iter().skip(index % 7).step_by(7).map(move |other| (own, other)));
    for (own, other) in pairs.filter(|(own, other)| own.program == other.program) {
        let found = differences(own, other);
        for lang in Lang::ALL {
            let figures = Plain::new(lang, &own.currency);
            let voice = Voice { lang, program: PROGRAMS.get(&own.program).unwrap(), figures: &figures };
            for difference in &found.customers {
                let of = |statement: &Statement| {
                    statement.customers.iter().find(|one| one.id == difference.customer).cloned()
                };
                causes.insert(format!("{:?}", difference.cause));
                is_whole(lang, &voice.customer_difference(difference.cause, of(own).as_deref(), of(other).as_deref()));
            }
            for difference in &found.orders {
                let of = |statement: &Statement| {
                    let customer = statement.customers.iter().find(|one| one.id == difference.customer)?;
                    customer.orders.iter().find(|one| one.id == difference.order).cloned()
                };
                causes.insert(format!("{:?}", difference.cause));
                is_whole(lang, &voice.order_difference(difference.cause, of(own).as_ref(), of(other).as_ref()));
            }
        }
    }
    for part in ["Rate", "Counted", "Paid", "Count", "Orders", "Bonus", "Added", "Missing"] {
        assert!(causes.contains(&format!("Other({part})")), "no pair differs by {part}: {causes:?}");
    }
}

#[test]
fn a_difference_names_both_sides() {
    let say = |lang, own: &str, other: &str, more: &str| {
        let (own, other) = (scenario(own, ""), scenario(other, more));
        let (own, other) = (evaluate(&PROGRAMS, &own).unwrap(), evaluate(&PROGRAMS, &other).unwrap());
        let figures = Plain::new(lang, "CNY");
        let voice = Voice { lang, program: PROGRAMS.get("cn-ambassador").unwrap(), figures: &figures };
        let order =
            |statement: &Statement, id: &str| statement.customers[0].orders.iter().find(|one| one.id == id).cloned();
        let tell = |one: &OrderDifference| {
            voice.order_difference(one.cause, order(&own, &one.order).as_ref(), order(&other, &one.order).as_ref())
        };
        differences(&own, &other).orders.iter().map(tell).collect::<Vec<_>>()
    };
    let friend = |readings: &str| {
        let text = format!(
            r#"{{"program":"intl-referral","readings":{{{readings}}},"customers":[{{"id":"f","registered_on":"2026-01-10",
            "orders":[{{"id":"a","paid_at":"2026-01-20","paid":"5020.00"}}]}}]}}"#
        );
        json::statement(&PROGRAMS, &text).unwrap()
    };
    let (both, bonus_only) = (friend(""), friend(r#""limit-scope":"bonus-only""#));
    // No published rules have another fixed reward.
    let mut fixed = both.clone();
    let friend = Arc::make_mut(&mut fixed.customers[0]);
    friend.parts[0].reward = Money::from_cents(1_000);
    friend.total = Money::from_cents(29_000);
    friend.reward = friend.total;
    let tell = |other: &Statement| {
        let figures = Plain::new(Lang::En, "USD");
        let voice = Voice { lang: Lang::En, program: PROGRAMS.get("intl-referral").unwrap(), figures: &figures };
        let cause = differences(&both, other).customers[0].cause;
        voice.customer_difference(
            cause,
            both.customers.first().map(AsRef::as_ref),
            other.customers.first().map(AsRef::as_ref),
        )
    };
    assert_eq!(tell(&bonus_only), "The limit of a friend takes away $200.00 here instead of $220.00.");
    assert_eq!(tell(&fixed), "The fixed reward is $10.00 here instead of $20.00.");
    let unlimited = r#""readings":{"customer-limits":"none"},"#;
    assert_eq!(
        say(Lang::En, LATER, LATER, unlimited),
        [
            "No limit binds here. In the first the limit on what a customer pays, ¥20,000.00, takes ¥50,000.00 down to ¥20,000.00 (Q2)."
        ]
    );
    let small = LATER.replace("50000.00", "500.00");
    let by_tier = r#""readings":{"later-order-rate":"tier"},"#;
    assert_eq!(
        say(Lang::En, &small, &small, by_tier),
        ["The rate is 25% here instead of 15%, under the reading “the tier's rate” (Q2)."]
    );
    let lost = LATER.replacen("\"99.00\"", "\"99.00\",\"billing\":\"pay-as-you-go\"", 1);
    assert_eq!(
        say(Lang::En, LATER, &lost, ""),
        [
            "It earns nothing here: pay-as-you-go orders earn nothing.",
            "It earns nothing here: a pay-as-you-go order had used up the first purchase."
        ]
    );
    let less = LATER.replace("99.00", "9.00");
    assert_eq!(say(Lang::En, LATER, &less, ""), ["¥9.00 was paid here instead of ¥99.00."]);
    assert_eq!(say(Lang::ZhCn, LATER, &less, ""), ["此处付款 ¥9.00，而非 ¥99.00。"]);
}
