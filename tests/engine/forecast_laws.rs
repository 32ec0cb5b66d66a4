//! Forecasts as laws: a second computation over every history, the calendar of a certain plan, sums and monotony.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Date, Money, Month, Plan, Programs, Scenario, Statement, Withholding, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn ask(scenario: &Value, plan: &Value) -> Result<Value, String> {
    let answer = json::ask(&PROGRAMS, &scenario.to_string(), &json!({"forecast": plan}).to_string());
    answer.map(|answer| serde_json::from_str(&answer).unwrap()).map_err(|error| error.to_string())
}

fn forecast(scenario: &Value, plan: &Value) -> Value {
    ask(scenario, plan).unwrap_or_else(|error| panic!("{error}\n{scenario}\n{plan}"))
}

fn money(cents: i64) -> String {
    Money::from_cents(cents).to_string()
}

fn cents_of(text: &Value) -> i128 {
    text.as_str().unwrap().replace('.', "").parse().unwrap()
}

/// A plan of few histories around the first day of June 2024 and that of April 2025, with percents for shares.
#[derive(Clone, Debug)]
struct Small {
    scenario: Value,
    plan: Value,
    from: Month,
    months: u32,
    span: u32,
    day: u32,
    customers: Vec<i128>,
    conversion: i128,
    drop_out: i128,
    first: i64,
    after: u32,
    later: Option<(i64, u32)>,
}

fn percent() -> impl Strategy<Value = i128> {
    prop_oneof![Just(0_i128), Just(100), 1..100_i128]
}

fn small() -> impl Strategy<Value = Small> {
    let program = prop_oneof![2 => Just(None), 1 => Just(Some("2024-06-01"))];
    let cents = || prop_oneof![Just(0_i64), 1_000..3_000_i64, 0..100_000_i64, 0..6_000_000_i64];
    let shape = (any::<bool>(), program, 0_u32..14, 1_u32..4, 0_u32..3, 1_u32..29);
    let people = (prop::collection::vec(0..2_000_i128, 4), percent(), percent());
    let orders =
        (cents(), 0_u32..50, prop::option::of((cents(), 25_u32..100)), prop::option::of(0..300_000_i64), any::<bool>());
    (shape, people, orders).prop_map(|((credit, edition, start, months, more, day), (customers, conversion, drop_out), (first, after, later, over, tax))| {
        let from = Month::parse("2024-05").unwrap().plus(start);
        let mut scenario = json!({"program": if credit { "intl-referral" } else { "cn-ambassador" }, "customers": []});
        if !credit {
            scenario["edition"] = json!(edition);
            scenario["referrer"] = json!({"withholding": if tax { "labour-service" } else { "none" }});
            if let Some(over) = over {
                scenario["referrer"]["instalments_over"] = json!(money(over));
            }
        }
        let numbers: Vec<String> = customers[..months as usize].iter().map(|number| money(i64::try_from(*number).unwrap())).collect();
        let mut plan = json!({"from": from.to_string(), "months": months, "until": from.plus(months - 1 + more).to_string(), "day": day,
            "new_customers": numbers, "conversion": money(conversion.try_into().unwrap()), "drop_out": money(drop_out.try_into().unwrap()),
            "first_order": money(first), "first_order_after_days": after});
        if let Some((amount, every)) = later {
            plan["later_orders"] = json!({"amount": money(amount), "every_days": every});
        }
        Small { scenario, plan, from, months, span: months + more, day, customers, conversion, drop_out, first, after, later }
    })
}

impl Small {
    /// The days of the orders of a month's customers that fit.
    fn days(&self, month: u32) -> Vec<Date> {
        let start = self.from.plus(month).first_day().plus_days(self.day - 1).plus_days(self.after);
        let every = self.later.map_or(1, |(_, every)| every);
        let days = (0..).map(|number| start.plus_days(number * every));
        let fitting = days.take_while(|day| *day < self.from.plus(self.span).first_day());
        fitting.take(if self.later.is_some() { usize::MAX } else { 1 }).collect()
    }

    /// The statement of so many customers of a month with the orders of these days.
    fn state(&self, month: u32, count: u32, days: &[Date]) -> Statement {
        let amount = |index: usize| if index == 0 { self.first } else { self.later.unwrap().0 };
        let orders: Vec<Value> = days
            .iter()
            .enumerate()
            .map(|(index, day)| json!({"id": format!("o{index}"), "paid_at": day.to_string(), "paid": money(amount(index))}))
            .collect();
        let bond = if self.scenario["program"] == "intl-referral" { "registered_on" } else { "linked_at" };
        let start = self.from.plus(month).first_day().plus_days(self.day - 1).to_string();
        let mut scenario = self.scenario.clone();
        scenario["customers"] = json!([{"id": "x", "count": count, bond: start, "orders": orders}]);
        json::statement(&PROGRAMS, &scenario.to_string()).unwrap()
    }

    /// Every month's expected payments in cents, then what comes later, then what has no date: over every history, in
    /// whole numbers, rounded with carry.
    fn naive(&self) -> Vec<i128> {
        let most = (0..self.months).map(|month| self.days(month).len()).max().unwrap().saturating_sub(1);
        let whole = 100_i128.pow(u32::try_from(most).unwrap());
        let mut rows = vec![0_i128; self.span as usize + 2];
        let calendar: BTreeMap<Month, usize> = (0..self.span).map(|row| (self.from.plus(row), row as usize)).collect();
        for month in 0..self.months {
            let days = self.days(month);
            let stays = 100 - self.drop_out;
            for orders in 1..=days.len() {
                let power = |number: usize| stays.pow(u32::try_from(number).unwrap());
                let rest = |number: usize| 100_i128.pow(u32::try_from(number).unwrap());
                let chance = if orders < days.len() {
                    power(orders - 1) * self.drop_out * rest(most - orders)
                } else {
                    power(orders - 1) * rest(most + 1 - orders)
                };
                for payout in self.state(month, 1, &days[..orders]).payouts {
                    let row = payout.from.map_or(self.span as usize + 1, |day| {
                        calendar.get(&day.month()).copied().unwrap_or(self.span as usize)
                    });
                    rows[row] += self.customers[month as usize]
                        * self.conversion
                        * chance
                        * cents_of(&json!(payout.amount.to_string()));
                }
            }
        }
        let (mut sum, mut given) = (0, 0);
        let unit = 100 * 100 * whole;
        rows.into_iter()
            .map(|row| {
                sum += row;
                let rounded = (2 * sum + unit) / (2 * unit);
                let own = rounded - given;
                given = rounded;
                own
            })
            .collect()
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_second_computation_over_every_history_agrees(small in small()) {
        prop_assume!((0..small.months).all(|month| small.days(month).len() <= 6));
        let case = forecast(&small.scenario, &small.plan)["expected"].clone();
        let mut rows: Vec<i128> = case["months"].as_array().unwrap().iter().map(|month| cents_of(&month["gross"])).collect();
        rows.extend([cents_of(&case["later"]["gross"]), cents_of(&case["undated"])]);
        prop_assert_eq!(&rows, &small.naive());
        prop_assert_eq!(rows.iter().sum::<i128>(), cents_of(&case["total"]));
    }

    #[test]
    fn months_run_up_to_their_sums(small in small()) {
        let answer = forecast(&small.scenario, &small.plan);
        let case = &answer["expected"];
        let taxed = answer["withholding"] == "labour-service";
        let rule = PROGRAMS.get("cn-ambassador").unwrap().withholding(Withholding::LabourService).unwrap();
        let (mut gross, mut earned, mut tax) = (0, 0, 0);
        for (index, month) in case["months"].as_array().unwrap().iter().enumerate() {
            prop_assert_eq!(month["month"].as_str().unwrap(), small.from.plus(u32::try_from(index).unwrap()).to_string());
            gross += cents_of(&month["gross"]);
            earned += cents_of(&month["earned"]);
            prop_assert_eq!(cents_of(&month["so_far"]["gross"]), gross);
            prop_assert_eq!(cents_of(&month["earned_so_far"]), earned);
            if taxed {
                let own = rule.withheld(Money::parse(month["gross"].as_str().unwrap()).unwrap()).unwrap();
                tax += cents_of(&json!(own.tax.to_string()));
                prop_assert_eq!(month["tax"].as_str().unwrap(), own.tax.to_string());
                prop_assert_eq!(cents_of(&month["so_far"]["tax"]), tax);
                prop_assert_eq!(cents_of(&month["so_far"]["net"]), gross - tax);
            } else {
                prop_assert!(month["tax"].is_null() && month["net"].is_null());
            }
        }
        prop_assert_eq!(gross + cents_of(&case["later"]["gross"]) + cents_of(&case["undated"]), cents_of(&case["total"]));
        prop_assert_eq!(earned + cents_of(&case["later"]["earned"]), cents_of(&case["total"]));
    }

    /// Every month taken apart is what it is whole, and those of a month alone bring what they bring beside others, but for cents carried.
    #[test]
    fn months_are_the_sums_of_their_parts(small in small()) {
        let whole = forecast(&small.scenario, &small.plan);
        prop_assert!(whole.get("parts_of").is_none() && whole["expected"].get("parts").is_none());
        for month in whole["expected"]["months"].as_array().unwrap() {
            let mut plan = small.plan.clone();
            plan["parts_of"] = month["month"].clone();
            let mut answer = forecast(&small.scenario, &plan);
            prop_assert_eq!(&answer["parts_of"], &month["month"]);
            let parts = answer["expected"]["parts"].as_array().unwrap().clone();
            for name in ["earned", "gross"] {
                let sum: i128 = parts.iter().map(|part| cents_of(&part[name])).sum();
                prop_assert_eq!(sum, cents_of(&month[name]), "{} of {}", name, month["month"]);
            }
            for part in &parts {
                let index = (0..small.months).find(|index| small.from.plus(*index).to_string() == part["month"]).unwrap();
                prop_assert_eq!(&part["new_customers"], &whole["expected"]["months"][index as usize]["new_customers"]);
                let mut alone = small.plan.clone();
                alone["new_customers"] = (0..small.months).map(|other| if other == index { part["new_customers"].clone() } else { json!("0") }).collect();
                let alone = forecast(&small.scenario, &alone);
                let own = alone["expected"]["months"].as_array().unwrap().iter().find(|row| row["month"] == month["month"]).unwrap();
                for name in ["earned", "gross"] {
                    prop_assert!((cents_of(&own[name]) - cents_of(&part[name])).abs() <= 1, "{} of {}: {} beside {}", name, month["month"], own, part);
                }
            }
            // Nothing else changes.
            answer.as_object_mut().unwrap().remove("parts_of");
            answer["expected"].as_object_mut().unwrap().remove("parts");
            prop_assert_eq!(&answer, &whole);
        }
    }

    /// Without chance a forecast is the calendar of the same customers.
    #[test]
    fn a_certain_plan_is_the_calendar_of_its_customers(small in small(), count in 1_u32..50) {
        let mut plan = small.plan.clone();
        plan["new_customers"] = json!(count.to_string());
        plan["conversion"] = json!("1");
        plan["drop_out"] = json!("0");
        let case = forecast(&small.scenario, &plan)["expected"].clone();
        let mut months: BTreeMap<String, i128> = BTreeMap::new();
        let mut undated = 0;
        for month in 0..small.months {
            let statement = small.state(month, count, &small.days(month));
            for payout in statement.payouts {
                let amount = cents_of(&json!(payout.amount.to_string())) * i128::from(count);
                match payout.from {
                    Some(day) => *months.entry(day.month().to_string()).or_default() += amount,
                    None => undated += amount,
                }
            }
        }
        for month in case["months"].as_array().unwrap() {
            let expected = months.remove(month["month"].as_str().unwrap()).unwrap_or(0);
            prop_assert_eq!(cents_of(&month["gross"]), expected);
        }
        prop_assert_eq!(cents_of(&case["later"]["gross"]), months.values().sum::<i128>());
        prop_assert_eq!(cents_of(&case["undated"]), undated);
    }

    #[test]
    fn more_customers_never_bring_less(small in small()) {
        let so_far = |case: &Value| -> Vec<i128> {
            case["months"].as_array().unwrap().iter().map(|month| cents_of(&month["so_far"]["gross"])).collect()
        };
        let mut plan = small.plan.clone();
        plan["high"] = json!({"conversion": "1"});
        let answer = forecast(&small.scenario, &plan);
        let (expected, high) = (so_far(&answer["expected"]), so_far(&answer["high"]));
        prop_assert!(expected.iter().zip(&high).all(|(expected, high)| expected <= high));
    }

    #[test]
    fn no_value_in_any_field_makes_the_engine_panic(small in small(), value in "[-0-9.T:eE+LA-Z ]{0,12}", number in any::<i32>(), pick in 0_usize..13) {
        let fields = ["from", "months", "until", "day", "new_customers", "conversion", "first_order", "first_order_after_days",
            "later_orders", "drop_out", "low", "high", "parts_of"];
        for wrong in [json!(value), json!(number), json!([value]), json!({fields[pick]: value})] {
            let mut plan = small.plan.clone();
            plan[fields[pick]] = wrong;
            let _ = ask(&small.scenario, &plan);
        }
    }
}

#[test]
fn a_plan_that_was_read_can_be_taken_apart_by_any_month_of_its_calendar() {
    let told =
        json!({"from": "2024-07", "months": 2, "until": "2024-10", "new_customers": "10", "first_order": "99.00"});
    let scenario = Scenario::read(
        &PROGRAMS,
        &json::parse(&json!({"program": "cn-ambassador", "edition": "2024-06-01", "customers": []}).to_string())
            .unwrap(),
    )
    .unwrap();
    let read = |plan: &Value| Plan::read(&PROGRAMS, &scenario, &json::parse(&plan.to_string()).unwrap()).unwrap();
    let answer =
        |plan: &Plan| serde_json::to_value(referral_statement::forecast(&PROGRAMS, &scenario, plan).unwrap()).unwrap();
    let month = |text: &str| Month::parse(text).unwrap();
    let mut plan = read(&told);
    let whole = answer(&plan);
    plan.take_apart(month("2024-08"));
    let mut asked = told.clone();
    asked["parts_of"] = json!("2024-08");
    assert_eq!(answer(&plan), answer(&read(&asked)));
    assert_ne!(answer(&plan), whole);
    for beyond in ["2024-06", "2024-11"] {
        plan.take_apart(month(beyond));
        assert_eq!(answer(&plan), whole, "{beyond}");
    }
}
