//! Forecasts: hand-computed expectations, and the texts of a plan's mistakes.

use std::sync::LazyLock;

use referral_statement::{Programs, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn ask(scenario: &Value, plan: &Value) -> Result<Value, String> {
    let answer = json::ask(&PROGRAMS, &scenario.to_string(), &json!({"forecast": plan}).to_string());
    answer.map(|answer| serde_json::from_str(&answer).unwrap()).map_err(|error| error.to_string())
}

fn forecast(scenario: &Value, plan: &Value) -> Value {
    ask(scenario, plan).unwrap_or_else(|error| panic!("{error}\n{scenario}\n{plan}"))
}

fn june() -> Value {
    json!({"program": "cn-ambassador", "edition": "2024-06-01", "customers": []})
}

/// One field of every month, those that are null left out.
fn column(case: &Value, field: &str) -> Vec<String> {
    let months = case["months"].as_array().unwrap().iter();
    months.filter_map(|month| month[field].as_str().map(str::to_owned)).collect()
}

#[test]
fn renewals_within_the_window_are_weighed_with_those_who_stay() {
    let plan = json!({"from": "2024-07", "months": 2, "until": "2024-10", "new_customers": "10", "conversion": "0.5",
        "first_order": "99.00", "drop_out": "0.2",
        "later_orders": {"amount": "99.00", "every_days": 30, "kind": "renewal"}});
    let answer = forecast(&june(), &plan);
    let case = &answer["expected"];
    // 5 of 10 order: 24.75 at once, and 0.8 of them 14.85 after 30 days; the order after 60 days is outside the window.
    // The orders of 1 July, 31 July, 1 August and 31 August are paid on 31 July, 30 August, 31 August and 30 September.
    assert_eq!(column(case, "gross"), ["123.75", "183.15", "59.40", "0.00"]);
    assert_eq!(column(case, "earned"), ["183.15", "183.15", "0.00", "0.00"]);
    assert_eq!(column(case, "new_customers"), ["10", "10", "0", "0"]);
    assert_eq!(column(case, "tax"), Vec::<String>::new());
    assert_eq!(case["total"], "366.30");
    assert_eq!(case["new_customers"], "20");
    assert_eq!(case["later"], json!({"earned": "0.00", "gross": "0.00"}));
    assert!(answer["low"].is_null() && answer["high"].is_null());
}

#[test]
fn limits_and_instalments_are_each_customers_own() {
    let mut scenario = june();
    scenario["referrer"] = json!({"instalments_over": "1000.00"});
    let plan = json!({"from": "2024-07", "months": 1, "until": "2024-09", "new_customers": "2", "drop_out": "0.5",
        "first_order": "99.00", "later_orders": {"amount": "50000.00", "every_days": 60}});
    let at = |every_days: u32| {
        let mut plan = plan.clone();
        plan["later_orders"]["every_days"] = json!(every_days);
        column(&forecast(&scenario, &plan)["expected"], "gross")
    };
    // After 60 days nothing is earned.
    assert_eq!(at(60), ["49.50", "0.00", "0.00"]);
    // After 40 days 3,000.00 are (limited), in halves with the first order's 12.37 and 12.38, and one order fits only:
    // one of two customers has 24.75 on 31 July; the other 12.37 on 31 July, 12.38 on 30 August, 1,500.00 on 9 September
    // and 1,500.00 on 9 October.
    assert_eq!(at(40), ["37.12", "12.38", "1500.00"]);
}

#[test]
fn what_limits_take_is_what_would_be_earned_without_them() {
    let plan = json!({"from": "2024-07", "months": 1, "until": "2024-09", "new_customers": "2", "drop_out": "0.5",
        "first_order": "99.00", "later_orders": {"amount": "50000.00", "every_days": 20}});
    let case = &forecast(&june(), &plan)["expected"];
    // Orders 20 and 40 days later are within the 60. Of 2 customers 1 makes the first alone; half of the other's chance is
    // one later order, half two. The first of them is held down to 20,000.00, which earns 3,000.00, and uses the limit up.
    // Without limits they earn 7,500.00 each: 4,500.00 or 12,000.00 more, at half a customer each.
    assert_eq!(case["total"], "3049.50");
    assert_eq!(case["taken_by_limits"], "8250.00");
    assert_eq!(case["limits"], json!(["customer-paid"]));
    // Whom nobody becomes, no limit takes anything from.
    let mut none = plan.clone();
    none["drop_out"] = json!("1");
    let case = &forecast(&june(), &none)["expected"];
    assert_eq!((&case["taken_by_limits"], &case["limits"]), (&json!("0.00"), &json!([])));
}

#[test]
fn a_friends_limit_takes_from_the_bonus() {
    let scenario = json!({"program": "intl-referral", "customers": []});
    let plan =
        json!({"from": "2026-01", "months": 2, "new_customers": "0.5", "conversion": "0.4", "first_order": "10000.00"});
    let case = &forecast(&scenario, &plan)["expected"];
    // Of 1,018.00 the limit leaves 300.00; 0.4 of a friend in all.
    assert_eq!((&case["total"], &case["taken_by_limits"]), (&json!("120.00"), &json!("287.20")));
    assert_eq!(case["limits"], json!(["friend-total"]));
}

#[test]
fn cents_are_carried_from_month_to_month() {
    // A tenth of a customer a month orders for 0.10 and brings 0.03: 0.003 a month, and 0.036 in a year, which is 0.04.
    let plan =
        json!({"from": "2024-07", "months": 12, "new_customers": "1", "conversion": "0.1", "first_order": "0.10"});
    let case = &forecast(&june(), &plan)["expected"];
    let one = ["0.00", "0.01", "0.00", "0.00", "0.01", "0.00", "0.00", "0.00", "0.01", "0.00", "0.00", "0.01"];
    assert_eq!(column(case, "earned"), one);
    assert_eq!(column(case, "earned_so_far").last().unwrap(), "0.04");
    assert_eq!(case["total"], "0.04");
}

#[test]
fn expectations_stay_exact_over_any_number_of_orders() {
    let scenario = json!({"program": "intl-referral", "readings": {"threshold-window": "none"}, "customers": []});
    let plan = json!({"from": "2020-01", "months": 1, "until": "2029-12", "new_customers": "1000000",
        "first_order": "0.20", "drop_out": "0.000001", "later_orders": {"amount": "0.20", "every_days": 35}});
    let case = &forecast(&scenario, &plan)["expected"];
    // Order 100 completes the 20.00: 0.999999^99 × 1,000,000 × 20.00 = 19,998,020.0970176…
    assert_eq!(case["total"], "19998020.10");
}

#[test]
fn what_has_no_date_stands_apart_and_what_comes_later_too() {
    let scenario = json!({"program": "cn-ambassador", "customers": []});
    let plan = json!({"from": "2025-03", "months": 2, "new_customers": "1", "day": 15, "first_order": "100.00"});
    let case = &forecast(&scenario, &plan)["expected"];
    // 25.00 of March is paid on 14 April, 25.00 of April on a day that the rules of April do not publish.
    assert_eq!(column(case, "gross"), ["0.00", "25.00"]);
    assert_eq!(column(case, "earned"), ["25.00", "25.00"]);
    assert_eq!((&case["undated"], &case["total"]), (&json!("25.00"), &json!("50.00")));
    let mut short = plan.clone();
    short["until"] = json!("2025-03");
    let case = &forecast(&scenario, &short)["expected"];
    assert_eq!((&case["later"]["gross"], &case["total"]), (&json!("25.00"), &json!("25.00")));
    assert_eq!((&case["later"]["earned"], &case["new_customers"]), (&json!("0.00"), &json!("1")));
}

#[test]
fn an_order_on_the_day_after_the_calendar_is_not_looked_at() {
    let total = |every: u32| {
        let plan = json!({"from": "2024-07", "months": 1, "new_customers": "1", "first_order": "100.00",
            "later_orders": {"amount": "100.00", "every_days": every}});
        forecast(&june(), &plan)["expected"]["total"].clone()
    };
    assert_eq!(total(30), "40.00");
    assert_eq!(total(31), "25.00");
}

#[test]
fn low_and_high_replace_what_they_give() {
    let plan = json!({"from": "2024-07", "months": 2, "new_customers": ["2", "0.5"], "first_order": "100.00",
        "drop_out": "0.5", "later_orders": {"amount": "100.00", "every_days": 7, "kind": "upgrade"},
        "low": {"conversion": "0.1", "later_orders": {"amount": "10.00"}}, "high": {"drop_out": "0", "new_customers": "3"}});
    let answer = forecast(&june(), &plan);
    for name in ["low", "high"] {
        let mut own = plan.clone();
        for (field, value) in plan[name].as_object().unwrap() {
            if field == "later_orders" {
                own[field]["amount"] = value["amount"].clone();
            } else {
                own[field] = value.clone();
            }
        }
        assert_eq!(answer[name], forecast(&june(), &own)["expected"], "{name}");
    }
}

#[test]
fn cases_with_other_numbers_of_the_same_customers_are_weighed_anew() {
    let plan = json!({"from": "2024-07", "months": 2, "new_customers": ["2", "0.5"], "first_order": "100.00",
        "drop_out": "0.5", "later_orders": {"amount": "50000.00", "every_days": 7},
        "low": {"new_customers": ["0.3", "1"], "conversion": "0.1"},
        "high": {"new_customers": ["0", "3"], "drop_out": "0.1"}});
    // Here the other cases have customers in a month in which the expected one has none.
    let mut from_none = plan.clone();
    from_none["new_customers"] = json!(["0", "0.5"]);
    for plan in [plan, from_none] {
        let answer = forecast(&june(), &plan);
        for name in ["low", "high"] {
            let mut own = plan.clone();
            for (field, value) in plan[name].as_object().unwrap() {
                own[field] = value.clone();
            }
            assert_eq!(answer[name], forecast(&june(), &own)["expected"], "{name} of {plan}");
        }
    }
}

/// The first order of a customer is a purchase, whatever the later ones are.
#[test]
fn later_orders_alone_are_of_the_kind_that_is_given() {
    // By the rules of 2022 a first purchase of 1,000.00 in a core product earns 26%, and no renewal anything.
    let scenario = json!({"program": "cn-ambassador", "edition": "2022-01-01", "customers": []});
    let plan = json!({"from": "2022-07", "months": 1, "new_customers": "1", "first_order": "1000.00",
        "later_orders": {"amount": "5000.00", "every_days": 7, "kind": "renewal"}});
    assert_eq!(forecast(&scenario, &plan)["expected"]["total"], "260.00");
}

#[test]
fn a_plan_with_too_many_orders_is_refused() {
    let endless = json!({"program": "intl-referral", "readings": {"threshold-window": "none"}, "customers": []});
    let plan = json!({"from": "2024-07", "months": 1, "until": "2034-06", "new_customers": "1", "first_order": "1.00",
        "later_orders": {"amount": "1.00", "every_days": 30}, "high": {"later_orders": {"every_days": 1}}});
    assert_eq!(
        ask(&endless, &plan).unwrap_err(),
        "forecast.high: the plan has more than 400000 orders to judge (give fewer months, a longer `every_days` or an earlier `until`)"
    );
    // Within its windows the same customer's orders are few.
    let ending = json!({"program": "intl-referral", "customers": []});
    let mut twice_a_month = plan.clone();
    twice_a_month["high"]["later_orders"]["every_days"] = json!(15);
    assert!(ask(&ending, &twice_a_month).is_ok());
}

/// What a plan says whose field at this place is that value.
fn mistake(pointer: &str, value: Value) -> String {
    let mut wrong = plan();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = if parent.is_empty() { &mut wrong } else { wrong.pointer_mut(parent).unwrap() };
    parent[name] = value;
    ask(&june(), &wrong).unwrap_err()
}

fn plan() -> Value {
    json!({"from": "2024-07", "months": 2, "new_customers": "1", "first_order": "100.00",
        "later_orders": {"amount": "10.00", "every_days": 30}, "low": {"conversion": "0.1"}})
}

#[test]
fn notices_of_the_tax_hold_for_the_payments_of_every_case() {
    let mut scenario = june();
    scenario["referrer"] = json!({"withholding": "labour-service"});
    // The expected case pays on 9 October 2025, the high one on 31 August.
    let plan = json!({"from": "2025-08", "months": 1, "until": "2025-12", "new_customers": "1", "first_order": "100.00",
        "first_order_after_days": 39, "high": {"first_order_after_days": 0}});
    let notices = forecast(&scenario, &plan)["notices"].clone();
    let codes: Vec<&str> = notices.as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "cumulative-withholding-not-applied").count(), 1);
    assert_eq!(codes.iter().filter(|code| **code == "product-assumed").count(), 1);
}

#[test]
fn every_mistake_of_the_months_names_its_place() {
    let cases = [
        ("/from", json!("2024-7"), "forecast.from: `2024-7` is not a month (write a month of the calendar as 2026-01)"),
        (
            "/from",
            json!("2024-07-01"),
            "forecast.from: `2024-07-01` is not a month (write a month of the calendar as 2026-01)",
        ),
        ("/from", json!(null), "forecast.from: missing field `from` (add `from`)"),
        (
            "/months",
            json!(0),
            "forecast.months: `0` is not a whole number from 1 to 120 (give a whole number from 1 to 120, without quotes)",
        ),
        (
            "/months",
            json!(121),
            "forecast.months: `121` is not a whole number from 1 to 120 (give a whole number from 1 to 120, without quotes)",
        ),
        ("/months", json!("2"), "forecast.months: expected a whole number, found the text `2` (give a whole number)"),
        (
            "/until",
            json!("2024-06"),
            "forecast.until: `2024-06` is before `from`, which is `2024-07` (give a time that is not before `from`)",
        ),
        (
            "/until",
            json!("2034-07"),
            "forecast.until: `2034-07` is above 120 months from `from` (give at most 120 months from `from`)",
        ),
        (
            "/parts_of",
            json!("2024-06"),
            "forecast.parts_of: `2024-06` is before `from`, which is `2024-07` (give a time that is not before `from`)",
        ),
        (
            "/parts_of",
            json!("2030-01"),
            "forecast.parts_of: `2030-01` is above the calendar's last month (give at most the calendar's last month)",
        ),
        (
            "/day",
            json!(29),
            "forecast.day: `29` is not a whole number from 1 to 28 (give a whole number from 1 to 28, without quotes)",
        ),
        (
            "/new_customers",
            json!(4),
            "forecast.new_customers: expected a number as text, found the number `4` (write it in quotes with up to two decimals, as \"4\")",
        ),
        (
            "/new_customers",
            json!("-4"),
            "forecast.new_customers: `-4` is negative (give zero or more; money paid back goes into `refunded`)",
        ),
        (
            "/new_customers",
            json!("1000000.01"),
            "forecast.new_customers: `1000000.01` is above 1000000 (give at most 1000000)",
        ),
        (
            "/new_customers",
            json!(["1"]),
            "forecast.new_customers: the list is for 1 months, the plan has 2 (give one number for each month, or one text for all)",
        ),
        (
            "/new_customers",
            json!(["1", "x"]),
            "forecast.new_customers[1]: `x` is not a decimal number (write digits with a point before the decimals, as \"1234.50\")",
        ),
    ];
    for (pointer, value, expected) in cases {
        assert_eq!(mistake(pointer, value), expected);
    }
}

/// A customer of the last month has ten years in which everything is paid on a day that can be written.
#[test]
fn a_plan_ends_ten_years_before_the_year_10000() {
    let mut last = plan();
    last["from"] = json!("9989-11");
    assert_eq!(forecast(&june(), &last)["until"], "9989-12");
    let refused = "forecast.from: what it earns would be paid after the year 9999 (give an earlier day)";
    assert_eq!(mistake("/from", json!("9989-12")), refused);
    last["until"] = json!("9990-01");
    assert_eq!(ask(&june(), &last).unwrap_err(), refused);
}

#[test]
fn every_mistake_of_a_case_names_its_place() {
    let cases = [
        ("/conversion", json!("1.01"), "forecast.conversion: `1.01` is above 1 (give at most 1)"),
        (
            "/drop_out",
            json!(0.2),
            "forecast.drop_out: expected a rate as text, found the number `0.2` (write it in quotes as a fraction, as \"0.2\")",
        ),
        (
            "/first_order",
            json!("9.999"),
            "forecast.first_order: `9.999` has more than 2 decimals (give at most 2 decimals; nothing is rounded on the way in)",
        ),
        (
            "/first_order_after_days",
            json!(3651),
            "forecast.first_order_after_days: `3651` is not a whole number from 0 to 3650 (give a whole number from 0 to 3650, without quotes)",
        ),
        (
            "/later_orders",
            json!({"amount": "10.00"}),
            "forecast.later_orders.every_days: missing field `every_days` (add `every_days`)",
        ),
        (
            "/later_orders/every_days",
            json!(0),
            "forecast.later_orders.every_days: `0` is not a whole number from 1 to 3650 (give a whole number from 1 to 3650, without quotes)",
        ),
        (
            "/later_orders/kind",
            json!("renewl"),
            "forecast.later_orders.kind: unknown order kind `renewl` (did you mean `renewal`?)",
        ),
        ("/low/conversion", json!("2"), "forecast.low.conversion: `2` is above 1 (give at most 1)"),
        (
            "/low/months",
            json!(3),
            "forecast.low.months: unknown field `months` (the fields here are `new_customers`, `conversion`, `first_order`, `first_order_after_days`, `later_orders`, `drop_out`)",
        ),
        ("/high", json!([]), "forecast.high: expected an object, found a list (give an object)"),
        ("/conversio", json!("1"), "forecast.conversio: unknown field `conversio` (did you mean `conversion`?)"),
    ];
    for (pointer, value, expected) in cases {
        assert_eq!(mistake(pointer, value), expected);
    }
}

#[test]
fn a_plan_fits_its_program_and_its_referrer() {
    assert_eq!(ask(&june(), &json!(null)).unwrap_err(), "forecast: expected an object, found null (give an object)");
    let intl = json!({"program": "intl-referral", "customers": []});
    let mut kind = plan();
    kind["later_orders"]["kind"] = json!("renewal");
    assert_eq!(
        ask(&intl, &kind).unwrap_err(),
        "forecast.later_orders.kind: program `intl-referral` has no field `kind` (leave `kind` out, or choose the program that has it)"
    );
    let tier = json!({"program": "cn-ambassador", "referrer": {"tier": "L2"}, "customers": []});
    assert_eq!(
        ask(&tier, &plan()).unwrap_err(),
        "referrer.tier_rate: edition `2024-06-01` publishes no rate for tier `L2` (give `referrer.tier_rate` from \"0.25\" to \"0.45\")"
    );
}
