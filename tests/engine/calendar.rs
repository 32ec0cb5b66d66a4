//! The payout calendar: hand-computed paths, and laws over random scenarios.

use std::sync::LazyLock;

use proptest::prelude::*;
use referral_statement::{Calendar, Date, Money, Node, Programs, Scenario, Withholding, calendar, evaluate, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn scenario(value: &Value) -> Scenario {
    let node: Node = json::parse(&value.to_string()).unwrap();
    Scenario::read(&PROGRAMS, &node).unwrap_or_else(|error| panic!("{error}\n{value}"))
}

fn of(value: &Value, by: Option<&str>) -> Calendar {
    let by = by.map(|day| Date::parse(day).unwrap());
    calendar(&PROGRAMS, &scenario(value), by).unwrap_or_else(|error| panic!("{error}\n{value}"))
}

/// Customer, part, amount and the days of every entry with a date.
fn paths(calendar: &Calendar) -> Vec<String> {
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let entries = calendar.entries.iter().map(|entry| {
        format!(
            "{} {}/{} {} earned {} confirmed {} paid {}..{} spendable {} expires {}",
            entry.customer,
            entry.part,
            entry.parts,
            entry.amount,
            day(entry.earned_on),
            day(entry.confirmed_on),
            day(entry.paid_from),
            day(entry.paid_to),
            day(entry.spendable_on),
            day(entry.expires_on)
        )
    });
    entries.collect()
}

fn order(id: &str, day: &str, paid: &str) -> Value {
    json!({"id": id, "paid_at": day, "paid": paid})
}

#[test]
fn a_customer_of_three_alike_in_two_halves_has_two_months() {
    let case = json!({"program": "cn-ambassador", "referrer": {"instalments_over": "20.00"}, "customers": [
        {"id": "a", "count": 3, "linked_at": "2024-06-10", "orders": [order("o", "2024-06-11T23:59:59", "99.00")]}]});
    // 24.75 in halves: 12.37 and 12.38; the order is complete, and withdrawals open, with the second.
    assert_eq!(
        paths(&of(&case, None)),
        [
            "a 1/2 37.11 earned 2024-06-11 confirmed - paid 2024-07-11..2024-07-11 spendable 2024-08-10 expires -",
            "a 2/2 37.14 earned 2024-06-11 confirmed - paid 2024-08-10..2024-08-10 spendable 2024-08-10 expires -",
        ]
    );
}

#[test]
fn a_friend_is_paid_in_two_coupons() {
    let case = json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2024-01-01", "orders": [
        order("a", "2024-01-05", "10.00"), order("b", "2024-02-01", "110.00")]}]});
    // The 20 is reached on 1 February and due 30 days later, on 2 March: the coupon of April. The 90 days end on 31 March
    // (2024 is a leap year); 120 days after the registration is 30 April: the coupon of May. 365 days of validity.
    let expected = [
        "f 1/1 20.00 earned 2024-02-01 confirmed 2024-03-02 paid 2024-04-01..2024-04-07 spendable 2024-04-07 expires 2025-04-01",
        "f 1/1 10.00 earned 2024-03-31 confirmed 2024-04-30 paid 2024-05-01..2024-05-07 spendable 2024-05-07 expires 2025-05-01",
    ];
    assert_eq!(paths(&of(&case, None)), expected);
}

#[test]
fn a_day_is_inside_what_has_arrived_by_it() {
    let case = json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2024-01-01", "orders": [
        order("a", "2024-02-01", "120.00")]}]});
    let gross = |by: &str| {
        let by = of(&case, Some(by)).by.unwrap();
        [by.paid.gross, by.spendable.gross, by.expired, by.to_come].map(|amount| amount.to_string())
    };
    assert_eq!(gross("2024-04-06"), ["0.00", "0.00", "0.00", "30.00"]);
    assert_eq!(gross("2024-04-07"), ["20.00", "20.00", "0.00", "10.00"]);
    assert_eq!(gross("2024-05-07"), ["30.00", "30.00", "0.00", "0.00"]);
    assert_eq!(gross("2025-03-31"), ["30.00", "30.00", "0.00", "0.00"]);
    assert_eq!(gross("2025-04-01"), ["30.00", "10.00", "20.00", "0.00"]);
    assert_eq!(gross("2025-05-01"), ["30.00", "0.00", "30.00", "0.00"]);
}

#[test]
fn withdrawals_are_counted_by_the_limit() {
    let needed = |paid: &str| {
        let case = json!({"program": "cn-ambassador", "referrer": {"tier": "L4"}, "customers": [
            {"id": "a", "linked_at": "2024-06-10", "orders": [order("o", "2024-06-11", paid)]}]});
        of(&case, None).withdrawals[0].needed
    };
    assert_eq!(needed("0.05"), Some(1));
    assert_eq!(needed("222222.22"), Some(1));
    assert_eq!(needed("222222.25"), Some(2));
    assert_eq!(needed("444444.44"), Some(2));
    assert_eq!(needed("444444.46"), Some(3));
}

/// The published files with one text of the June rules replaced.
fn with_rules(from: &str, to: &str) -> Result<Programs, String> {
    with("cn-ambassador/2024-06-01.toml", from, to)
}

/// The published files with one text of one of them replaced.
fn with(file: &str, from: &str, to: &str) -> Result<Programs, String> {
    let files: Vec<(&str, String)> = referral_rules::FILES
        .iter()
        .map(|(path, text)| {
            assert!(*path != file || text.contains(from), "{from} is not in the file");
            (*path, if *path == file { text.replacen(from, to, 1) } else { (*text).to_owned() })
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    Programs::from_files(&files).map_err(|error| error.to_string())
}

#[test]
fn confirmation_and_withdrawals_are_data() {
    let case = json!({"program": "cn-ambassador", "customers": [
        {"id": "a", "linked_at": "2024-06-10", "orders": [order("a-1", "2024-06-11", "99.00")]},
        {"id": "b", "count": 2, "linked_at": "2024-06-10", "orders": [order("b-1", "2024-06-15", "99.00")]}]});
    let days = |programs: &Programs| {
        let calendar = calendar(programs, &scenario(&case), None).unwrap();
        let days = |entry: &referral_statement::Entry| {
            (entry.confirmed_on.map(|day| day.to_string()), entry.spendable_on.map(|day| day.to_string()))
        };
        calendar.entries.iter().map(days).collect::<Vec<_>>()
    };
    let some = |day: &str| Some(day.to_owned());
    let after_two =
        with_rules("withdrawal_after_orders = 1", "withdrawal_after_orders = 2\nconfirmed_days = 7").unwrap();
    assert_eq!(days(&after_two), [(some("2024-06-18"), some("2024-07-15")), (some("2024-06-22"), some("2024-07-15"))]);
    let after_three = with_rules("withdrawal_after_orders = 1", "withdrawal_after_orders = 3").unwrap();
    assert_eq!(days(&after_three), [(None, some("2024-07-15")), (None, some("2024-07-15"))]);
    let after_four = with_rules("withdrawal_after_orders = 1", "withdrawal_after_orders = 4").unwrap();
    assert_eq!(days(&after_four), [(None, None), (None, None)]);
    let at_once = with_rules("withdrawal_after_orders = 1\n", "").unwrap();
    assert_eq!(days(&at_once), [(None, some("2024-07-11")), (None, some("2024-07-15"))]);
    let error = with_rules("withdrawal_limit = \"100000.00\"", "withdrawal_limit = \"0.00\"").unwrap_err();
    assert!(
        error.ends_with("payout.withdrawal_limit: a withdrawal of at most nothing withdraws nothing (leave it out, or give an amount)"),
        "{error}"
    );
}

#[test]
fn each_edition_has_its_withdrawals() {
    let payout = "[payout]\ndays = [30]\nwithdrawal_limit = \"10.00\"\nclause = \"eligible\"\n\n[clauses]";
    let programs = with("cn-ambassador/2025-04-01.toml", "[clauses]", payout).unwrap();
    let case = json!({"program": "cn-ambassador", "customers": [{"id": "a", "linked_at": "2025-03-25", "orders": [
        order("old", "2025-03-30", "100.00"), order("new", "2025-04-02", "100.00")]}]});
    let calendar = calendar(&programs, &scenario(&case), None).unwrap();
    let shown = calendar.withdrawals.iter().map(|own| (own.edition.as_str(), own.gross.to_string(), own.needed));
    let expected = [("2024-06-01", "25.00".to_owned(), Some(1)), ("2025-04-01", "25.00".to_owned(), Some(3))];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn what_expires_before_it_surely_came_is_not_yet_there() {
    let programs = with("intl-referral/published.toml", "valid_days = 365", "valid_days = 3").unwrap();
    let case = json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2024-01-01", "orders": [
        order("a", "2024-02-01", "20.00")]}]});
    let gross = |by: &str| {
        let by = calendar(&programs, &scenario(&case), Some(Date::parse(by).unwrap())).unwrap().by.unwrap();
        [by.paid.gross, by.spendable.gross, by.expired, by.to_come].map(|amount| amount.to_string())
    };
    assert_eq!(gross("2024-04-05"), ["0.00", "0.00", "0.00", "20.00"]);
    assert_eq!(gross("2024-04-07"), ["20.00", "0.00", "20.00", "0.00"]);
}

fn money(cents: i64) -> String {
    Money::from_cents(cents).to_string()
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0_i64), 1_990..2_010_i64, 0..50_000_i64, 0..50_000_000_i64]
}

/// A day around the change of April 2025, before which payments have dates.
fn day() -> impl Strategy<Value = String> {
    (0_u32..420).prop_map(|day| {
        let start = Date::parse("2024-06-01").unwrap();
        start.plus_days(day).to_string()
    })
}

fn customers(bond: &'static str) -> impl Strategy<Value = Vec<Value>> {
    let customer = (day(), prop_oneof![1_u32..4, Just(1_000_000)], prop::collection::vec((day(), cents()), 0..5));
    prop::collection::vec(customer, 0..5).prop_map(move |customers| {
        let customers = customers.into_iter().enumerate().map(|(index, (bonded, count, orders))| {
            let orders: Vec<Value> = orders
                .into_iter()
                .enumerate()
                .map(|(number, (day, cents))| order(&format!("{index}-{number}"), &day, &money(cents)))
                .collect();
            json!({"id": format!("c{index}"), "count": count, bond: bonded, "orders": orders})
        });
        customers.collect()
    })
}

fn any_scenario() -> impl Strategy<Value = Value> {
    let over = prop_oneof![Just(None), cents().prop_map(Some)];
    let ambassador =
        (customers("linked_at"), over, any::<bool>(), any::<bool>()).prop_map(|(customers, over, tax, company)| {
            let mut referrer = json!({"withholding": if tax { "labour-service" } else { "none" },
            "account": if company { "enterprise" } else { "individual" }});
            if let Some(over) = over {
                referrer["instalments_over"] = json!(money(over));
            }
            json!({"program": "cn-ambassador", "referrer": referrer, "customers": customers})
        });
    let friends =
        customers("registered_on").prop_map(|customers| json!({"program": "intl-referral", "customers": customers}));
    prop_oneof![ambassador, friends]
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> Money {
    amounts.into_iter().sum()
}

proptest! {
    #[test]
    fn the_calendar_adds_up_to_the_statement(case in any_scenario()) {
        let calendar = of(&case, None);
        let statement = evaluate(&PROGRAMS, &scenario(&case)).unwrap();
        let undated = sum(calendar.undated.iter().map(|entry| entry.amount));
        prop_assert_eq!(calendar.total, statement.total);
        prop_assert_eq!(sum(calendar.entries.iter().map(|entry| entry.amount)) + undated, statement.total);
        prop_assert_eq!(sum(calendar.months.iter().map(|month| month.paid.gross)) + undated, statement.total);
        prop_assert_eq!(calendar.entries.len() + calendar.undated.len(), statement.payouts.len());
        for entry in calendar.entries.iter().chain(&calendar.undated) {
            prop_assert_eq!(entry.each.checked_times(entry.count), Some(entry.amount));
        }
    }

    #[test]
    fn months_are_in_order_and_run_up_to_their_sums(case in any_scenario()) {
        let calendar = of(&case, None);
        prop_assert!(calendar.months.windows(2).all(|pair| pair[0].month < pair[1].month));
        let (mut gross, mut tax) = (Money::ZERO, Money::ZERO);
        let rule = PROGRAMS.get("cn-ambassador").unwrap().withholding(Withholding::LabourService).unwrap();
        for row in &calendar.months {
            gross = gross + row.paid.gross;
            prop_assert_eq!(row.so_far.gross, gross);
            let own = calendar.entries.iter().filter(|entry| entry.paid_from.unwrap().month() == row.month);
            prop_assert_eq!(sum(own.map(|entry| entry.amount)), row.paid.gross);
            if calendar.withholding == Withholding::LabourService {
                let withheld = rule.withheld(row.paid.gross).unwrap();
                tax = tax + withheld.tax;
                prop_assert_eq!(row.paid.tax, Some(withheld.tax));
                prop_assert_eq!(row.paid.net, Some(row.paid.gross - withheld.tax));
                prop_assert_eq!(row.so_far.tax, Some(tax));
                prop_assert_eq!(row.so_far.net, Some(gross - tax));
            } else {
                prop_assert!(row.paid.tax.is_none() && row.paid.net.is_none() && row.withheld.is_none());
            }
        }
    }

    #[test]
    fn every_path_goes_forward(case in any_scenario()) {
        let calendar = of(&case, None);
        let company = case["referrer"]["account"] == "enterprise";
        for entry in &calendar.entries {
            prop_assert!(entry.earned_on.is_some() && entry.paid_from <= entry.paid_to);
            let path = [entry.earned_on, entry.confirmed_on, entry.paid_from, entry.paid_to, entry.spendable_on];
            let known: Vec<Date> = path.into_iter().flatten().collect();
            prop_assert!(known.is_sorted(), "{known:?}");
            prop_assert!(entry.expires_on.is_none_or(|end| known.iter().all(|day| *day < end)));
            prop_assert_eq!(entry.spendable_on.is_some(), !company);
        }
        for entry in &calendar.undated {
            prop_assert!(entry.earned_on.is_some());
            prop_assert!(entry.paid_from.is_none() && entry.paid_to.is_none() && entry.spendable_on.is_none());
        }
    }

    #[test]
    fn a_later_day_never_has_less(case in any_scenario(), one in day(), other in day()) {
        let (early, late) = if one <= other { (one, other) } else { (other, one) };
        let calendar = of(&case, Some(&early));
        let (total, early) = (calendar.total, calendar.by.unwrap());
        let late = of(&case, Some(&late)).by.unwrap();
        for by in [&early, &late] {
            prop_assert_eq!(by.paid.gross + by.to_come + by.undated, total);
            prop_assert!(by.spendable.gross + by.expired <= by.paid.gross);
            if let (Some(tax), Some(net)) = (by.paid.tax, by.paid.net) {
                prop_assert_eq!(tax + net, by.paid.gross);
            }
        }
        prop_assert!(early.paid.gross <= late.paid.gross && early.expired <= late.expired);
        prop_assert!(early.paid.net <= late.paid.net);
    }

    #[test]
    fn no_argument_makes_the_engine_panic(text in "\\PC{0,30}", number in any::<i64>()) {
        let case = json!({"program": "intl-referral", "customers": []}).to_string();
        for argument in [json!(text), json!(number), json!({"by": text}), json!({"by": number}), json!({text: "x"})] {
            let _ = json::ask(&PROGRAMS, &case, &json!({"calendar": argument}).to_string());
        }
    }
}
