//! Sentences: for every golden case in both languages complete, and for random cases a reply that is short and exact.

mod cases;

use std::collections::BTreeSet;

use cases::{LATER, PROGRAMS, is_chinese, is_whole, scenario, statements};
use proptest::prelude::*;
use referral_explain::{Case, Lang, Plain, Voice, explain, explain_node, words};
use referral_statement::{
    Billing, Cause, Class, CustomerKind, EarnedBy, Excluded, Grade, LimitId, LinkedBy, Money, Node, OrderKind, Outcome,
    Reason, Role, Scenario, Statement, Window, Word, evaluate, json, reconcile, why_not,
};

#[test]
fn every_golden_statement_is_told_whole_in_both_languages() {
    let mut kinds = BTreeSet::new();
    let mut reasons = BTreeSet::new();
    for statement in statements() {
        for lang in Lang::ALL {
            for sentence in explain(&PROGRAMS, &statement, lang, None).unwrap() {
                is_whole(lang, &sentence);
            }
            let figures = Plain::new(lang, &statement.currency);
            let program = PROGRAMS.get(&statement.program).unwrap();
            let voice = Voice { lang, program, figures: &figures };
            for customer in &statement.customers {
                for order in &customer.orders {
                    let sentences = explain(&PROGRAMS, &statement, lang, Some(&order.id)).unwrap();
                    // The sentence, a step each at least.
                    assert!(sentences.len() > 1 || order.steps.is_empty());
                    for sentence in &sentences {
                        is_whole(lang, sentence);
                    }
                    reasons.extend(order.reasons.iter().map(|cause| format!("{cause:?}")));
                    if let Some(reward) = order.reward.filter(|reward| !reward.is_zero()) {
                        assert!(sentences[0].contains(&voice.money(reward)), "{}", sentences[0]);
                    }
                }
                for step in customer.orders.iter().flat_map(|order| &order.steps).chain(&customer.steps) {
                    let told = voice.step(None, step);
                    is_whole(lang, &told.sentence);
                    kinds.insert(told.name);
                }
            }
        }
    }
    // Rate is the name of two kinds, and every kind has a name in each of two languages.
    assert_eq!(kinds.len(), 2 * 14, "{kinds:?}");
    let missing = Reason::ALL.iter().filter(|reason| **reason != Reason::ThresholdNotReached);
    let missing: Vec<_> =
        missing.filter(|reason| !reasons.contains(&format!("{:?}", Cause::Reason(**reason)))).collect();
    assert!(missing.is_empty(), "no golden case has {missing:?}");
}

#[test]
fn every_word_is_said_in_both_languages() {
    fn all<W: Word>(say: impl Fn(Lang, W) -> String) {
        let mut seen = BTreeSet::new();
        for value in W::ALL {
            let (english, chinese) = (say(Lang::En, *value), say(Lang::ZhCn, *value));
            assert!(!english.is_empty() && !is_chinese(&english) && is_chinese(&chinese), "{english} {chinese}");
            assert!(seen.insert(english.clone()) && seen.insert(chinese), "{english} twice");
        }
    }
    all::<Role>(|lang, word| words::role(lang, word).to_owned());
    all::<Role>(words::a_role);
    all::<Reason>(words::reason);
    all::<Reason>(|lang, word| words::would_pay(lang, word).to_owned());
    all::<LimitId>(|lang, word| words::limit(lang, word).to_owned());
    all::<Class>(|lang, word| words::class(lang, word).to_owned());
    all::<OrderKind>(|lang, word| words::kind(lang, word).to_owned());
    all::<Billing>(|lang, word| words::billing(lang, word).to_owned());
    all::<CustomerKind>(|lang, word| words::customer(lang, word).to_owned());
    all::<LinkedBy>(|lang, word| words::linked_by(lang, word).to_owned());
    all::<Excluded>(|lang, word| words::excluded(lang, word).to_owned());
    all::<EarnedBy>(|lang, word| words::earned_by(lang, word).to_owned());
    all::<Grade>(|lang, word| words::grade(lang, word).to_owned());
    assert_eq!(words::window(Lang::En, Window::Days(1)), "1 day");
    assert_eq!(words::window(Lang::ZhCn, Window::Months(2)), "有效 2 个自然月");
}

fn tell(lang: Lang, scenario: &Scenario, tell: impl Fn(&Voice<'_>, &Statement) -> Vec<String>) -> Vec<String> {
    let statement = evaluate(&PROGRAMS, scenario).unwrap();
    let figures = Plain::new(lang, &statement.currency);
    tell(&Voice { lang, program: PROGRAMS.get(&statement.program).unwrap(), figures: &figures }, &statement)
}

#[test]
fn a_limit_is_told_with_what_it_took() {
    let scenario = scenario(LATER, "");
    let of = |lang| tell(lang, &scenario, |voice, statement| vec![voice.order(&statement.customers[0].orders[1])]);
    assert_eq!(
        of(Lang::En),
        ["B-2 earned ¥3,000.00: 15% of ¥20,000.00, a later purchase, under the reading “15% in every tier” (Q2); \
          the limit on what a customer pays, ¥20,000.00, takes ¥50,000.00 down to ¥20,000.00 (Q2)."]
    );
    assert_eq!(
        of(Lang::ZhCn),
        ["B-2 返 ¥3,000.00：¥20,000.00 的 15%，首购后新购，该条款按“所有等级均为 15%”理解（Q2）；\
          每位客户实付封顶 ¥20,000.00，将 ¥50,000.00 减为 ¥20,000.00（Q2）。"]
    );
}

#[test]
fn a_zero_says_why_and_what_would_pay() {
    let scenario = scenario(r#"{"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"}"#, "");
    let answers = why_not(&PROGRAMS, &scenario).unwrap();
    let of = |lang| {
        tell(lang, &scenario, |voice, statement| {
            vec![voice.order(&statement.customers[0].orders[0]), voice.change(&answers[0].changes[0])]
        })
    };
    assert_eq!(
        of(Lang::En),
        [
            "D-1 earned nothing: pay-as-you-go orders earn nothing (Q5).",
            "With prepaid billing it would add ¥24.75 to the total."
        ]
    );
    assert_eq!(of(Lang::ZhCn), ["D-1 没有返利：按量付费订单没有返利（Q5）。", "如果改为预付费，合计会增加 ¥24.75。"]);
}

#[test]
fn a_reply_names_the_clause_that_decided() {
    let check_of = |orders: &str, more: &str, order: &str, clauses: [&str; 2]| {
        for (lang, clause) in Lang::ALL.into_iter().zip(clauses) {
            let reply = tell(lang, &scenario(orders, more), |voice, statement| {
                voice.reply(&Case { statement, order, change: None, received: None })
            });
            assert!(reply.last().unwrap().contains(clause), "{reply:?}");
        }
    };
    let check = |orders, order, clauses| check_of(orders, "", order, clauses);
    // Why it earned nothing, not what was looked at last.
    let unpaid = r#"{"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"}"#;
    check(unpaid, "D-1", ["clause Q5 of “Cloud Ambassador page", "条款 Q5，“云大使页面（2024 年 6 月）”"]);
    let late = r#"{"id":"D-1","paid_at":"2024-09-30","paid":"99.00"}"#;
    check(late, "D-1", ["clause Q11 of", "条款 Q11，"]);
    check(LATER, "B-2", ["clause Q2 of", "条款 Q2，"]);
    // A clause that has a name is called by it.
    let newer = r#""edition":"2025-04-01","#;
    check_of(unpaid, newer, "D-1", ["clause Eligible orders of", "条款 可返利订单，"]);
}

#[test]
fn what_was_received_is_told_as_found_or_not_found() {
    let scenario = scenario(LATER, "");
    let say = |lang, received: &str| {
        let found = reconcile(&PROGRAMS, &scenario, Money::parse(received).unwrap()).unwrap();
        tell(lang, &scenario, |voice, _| {
            let explained = found.explanations.iter().map(|one| voice.explanation(one));
            let mut all = vec![voice.reconciliation(&found)];
            all.extend(explained);
            if found.explanations.is_empty() {
                all.push(voice.unexplained(&found));
            }
            for sentence in &all {
                is_whole(lang, sentence);
            }
            all
        })
    };
    assert_eq!(
        say(Lang::En, "3000.00")[..2],
        [
            "¥3,000.00 was received and ¥3,024.75 is expected: ¥24.75 less.",
            "¥3,000.00 comes out exactly if clause Q2 was read as “all orders”."
        ]
    );
    assert_eq!(say(Lang::ZhCn, "3000.00")[0], "实收 ¥3,000.00，按规则应为 ¥3,024.75：少了 ¥24.75。");
    assert_eq!(say(Lang::En, "3024.75")[0], "¥3,024.75 is exactly what these rules give.");
    assert!(say(Lang::En, "1.23")[1].starts_with("Nothing that is tried gives ¥1.23 to the cent"));
    assert!(say(Lang::ZhCn, "1.23")[1].starts_with("已尝试的情形均不能恰好得到 ¥1.23"));
}

#[test]
fn a_host_is_told_what_is_wrong_with_its_options() {
    let statement = evaluate(&PROGRAMS, &scenario(LATER, "")).unwrap();
    let statement = json::parse(&json::write(&statement).unwrap()).unwrap();
    let wrong = |statement: &Node, options: &str| {
        explain_node(&PROGRAMS, statement, &json::parse(options).unwrap()).unwrap_err().to_string()
    };
    assert_eq!(
        wrong(&statement, r#"{"lang":"de"}"#),
        "explain.lang: unknown language `de` (the values here are `en`, `zh-CN`)".to_owned()
    );
    assert!(wrong(&statement, r#"{"lang":"en","order":"B-3"}"#).starts_with("explain.order: unknown order `B-3`"));
    assert!(wrong(&statement, r#"{"lang":"en","ordre":"B-2"}"#).contains("did you mean `order`?"));
    assert!(wrong(&statement, r#"{"lang":"en","notice":"x"}"#).starts_with("explain.notice: unknown notice `x` ("));
    assert!(
        wrong(&statement, r#"{"lang":"en","notice":"x","order":"B-2"}"#).starts_with("explain.notice: unknown field")
    );
    assert!(wrong(&statement, "{}").starts_with("explain.lang: "));
    assert!(wrong(&json::parse("{}").unwrap(), r#"{"lang":"en"}"#).starts_with("statement."));
}

prop_compose! {
    fn order()(day in 0_u32..100, cents in 0_i64..9_000_000, refund in 0_i64..3, kind in 0_usize..3, billing in 0_usize..4,
        class in 0_usize..4) -> (u32, i64, i64, usize, usize, usize) {
        (day, cents, refund, kind, billing, class)
    }
}

fn random(orders: &[(u32, i64, i64, usize, usize, usize)], kind: usize, tier: &str) -> Scenario {
    let orders: Vec<serde_json::Value> = orders
        .iter()
        .enumerate()
        .map(|(index, (day, cents, refund, kind, billing, class))| {
            let start = referral_statement::Date::parse("2024-05-25").unwrap();
            serde_json::json!({
                "id": format!("O-{index}"),
                "paid_at": start.plus_days(*day).to_string(),
                "paid": Money::from_cents(*cents).to_string(),
                "refunded": Money::from_cents(cents * refund / 2).to_string(),
                "kind": (["purchase", "upgrade", "renewal"][*kind]),
                "billing": if *billing == 0 { "pay-as-you-go" } else { "prepaid" },
                "class": (["core", "core", "strategic", "none"][*class]),
            })
        })
        .collect();
    let kind = ["new", "dormant", "existing"][kind];
    let scenario = serde_json::json!({
        "program": "cn-ambassador", "referrer": {"tier": tier},
        "customers": [{"id": "C", "kind": kind, "linked_at": "2024-06-01", "orders": orders}]});
    Scenario::read(&PROGRAMS, &json::parse(&scenario.to_string()).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reply_is_short_and_names_the_exact_amount(
        orders in prop::collection::vec(order(), 1..5), kind in 0_usize..3, high in any::<bool>(), received in 0_i64..500_000,
    ) {
        let scenario = random(&orders, kind, if high { "L4" } else { "L1" });
        let statement = evaluate(&PROGRAMS, &scenario).unwrap();
        let answers = why_not(&PROGRAMS, &scenario).unwrap();
        let found = reconcile(&PROGRAMS, &scenario, Money::from_cents(received)).unwrap();
        for order in &statement.customers[0].orders {
            let change = answers.iter().find(|answer| answer.order == order.id).and_then(|answer| answer.changes.first());
            for lang in Lang::ALL {
                let figures = Plain::new(lang, "CNY");
                let voice = Voice { lang, program: PROGRAMS.get("cn-ambassador").unwrap(), figures: &figures };
                for received in [None, Some(&found)] {
                    let reply = voice.reply(&Case { statement: &statement, order: &order.id, change, received });
                    prop_assert!((3..=6).contains(&reply.len()), "{reply:?}");
                    for sentence in &reply {
 is_whole(lang, sentence);
 }
                    let reward = order.reward.unwrap();
                    prop_assert!(reply[0].contains(&voice.money(reward)) && reply[0].contains(&order.id), "{reply:?}");
                    prop_assert!(reply.last().unwrap().contains("https://"), "{reply:?}");
                    if order.outcome == Outcome::NotRewarded {
                        prop_assert!(reply[0].contains("¥0.00"), "{reply:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_statement_comes_back_as_it_was_written(
        orders in prop::collection::vec(order(), 0..5), kind in 0_usize..3, high in any::<bool>(),
    ) {
        let statement = evaluate(&PROGRAMS, &random(&orders, kind, if high { "L4" } else { "L1" })).unwrap();
        let written = json::write(&statement).unwrap();
        let again = Statement::read(&json::parse(&written).unwrap()).unwrap();
        prop_assert_eq!(json::write(&again).unwrap(), written);
    }
}

#[test]
fn every_golden_statement_comes_back_as_it_was_written() {
    for statement in statements() {
        let written = json::write(&statement).unwrap();
        let again = Statement::read(&json::parse(&written).unwrap()).unwrap();
        assert_eq!(json::write(&again).unwrap(), written);
    }
}
