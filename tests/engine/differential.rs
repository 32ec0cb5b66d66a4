//! Compares the engine's statements with the naive evaluator's, field by field, over random scenarios.
//!
//! `DIFFERENTIAL_CASES` is the number of scenarios for each program and edition, `DIFFERENTIAL_SEED` another start.

use crate::naive::{
    Case, Counted, Expected, ExpectedCustomer, ExpectedOrder, ExpectedPayout, Program, Rng, day_text, evaluate, money,
    random_case, rate_text, shrink, to_json,
};
use referral_statement::Programs;
use serde_json::Value;

/// One field on which the two disagree.
struct Difference {
    path: String,
    engine: String,
    naive: String,
}

/// Collects differences below a path.
struct Comparison {
    differences: Vec<Difference>,
}

impl Comparison {
    fn same(&mut self, path: &str, engine: &Value, naive: &Value) {
        // A field that does not apply may be null or left out.
        if engine != naive {
            self.differences.push(Difference {
                path: path.to_string(),
                engine: engine.to_string(),
                naive: naive.to_string(),
            });
        }
    }

    fn text(&mut self, path: &str, engine: &Value, naive: &str) {
        self.same(path, engine, &Value::from(naive));
    }

    fn optional(&mut self, path: &str, engine: &Value, naive: Option<&str>) {
        self.same(path, engine, &naive.map_or(Value::Null, Value::from));
    }

    fn texts(&mut self, path: &str, engine: &Value, naive: &[&str]) {
        self.same(path, engine, &Value::from(naive.to_vec()));
    }

    fn money(&mut self, path: &str, engine: &Value, naive: i128) {
        self.text(path, engine, &money(naive));
    }

    /// The lengths; true where the elements can be compared.
    fn length(&mut self, path: &str, engine: &Value, naive: usize) -> bool {
        let length = engine.as_array().map_or(usize::MAX, Vec::len);
        if length != naive {
            self.differences.push(Difference {
                path: format!("{path}.length"),
                engine: engine.to_string(),
                naive: naive.to_string(),
            });
        }
        length == naive
    }

    fn statement(&mut self, v: &Value, e: &Expected) {
        self.text("program", &v["program"], e.program);
        self.text("currency", &v["currency"], e.currency);
        self.text("pays", &v["pays"], e.pays);
        self.money("total", &v["total"], e.total);
        let range = &v["range"];
        self.money("range.lowest", &range["lowest"], e.range.lowest);
        self.money("range.highest", &range["highest"], e.range.highest);
        let mut driven_by: Vec<Value> = range["driven_by"].as_array().cloned().unwrap_or_default();
        driven_by.sort_by_key(Value::to_string);
        let mut naive = e.range.driven_by.clone();
        naive.sort_unstable();
        self.texts("range.driven_by", &Value::from(driven_by), &naive);
        let readings = e.readings.iter().map(|(id, option)| ((*id).to_string(), Value::from(*option))).collect();
        self.same("readings", &v["readings"], &Value::Object(readings));
        if self.length("customers", &v["customers"], e.customers.len()) {
            for (at, customer) in e.customers.iter().enumerate() {
                self.customer(&format!("customers[{at}]"), &v["customers"][at], customer);
            }
        }
        if self.length("payouts", &v["payouts"], e.payouts.len()) {
            for (at, payout) in e.payouts.iter().enumerate() {
                self.payout(&format!("payouts[{at}]"), &v["payouts"][at], payout);
            }
        }
    }

    fn customer(&mut self, path: &str, v: &Value, e: &ExpectedCustomer) {
        let at = |field: &str| format!("{path}.{field}");
        self.text(&at("id"), &v["id"], &e.id);
        let count = u64::try_from(e.count).unwrap();
        self.same(&at("count"), &v["count"], &Value::from(count));
        self.money(&at("reward"), &v["reward"], e.reward);
        self.money(&at("total"), &v["total"], e.total);
        self.optional(&at("reason"), &v["reason"], e.reason);
        if self.length(&at("limits"), &v["limits"], e.limits.len()) {
            for (place, limit) in e.limits.iter().enumerate() {
                let v = &v["limits"][place];
                let at = |field: &str| format!("{path}.limits[{place}].{field}");
                self.text(&at("id"), &v["id"], limit.id);
                self.money(&at("limit"), &v["limit"], limit.limit);
                self.money(&at("used"), &v["used"], limit.used);
                self.money(&at("left"), &v["left"], limit.limit - limit.used);
            }
        }
        match &e.parts {
            Some(parts) => {
                let naive = serde_json::json!([
                    {"id": "threshold", "reward": money(parts.threshold)},
                    {"id": "bonus", "base": money(parts.base), "rate": "0.10",
                     "reward": money(parts.bonus)},
                    {"id": "limit", "limit": "300.00", "reward": money(parts.limit)},
                ]);
                self.same(&at("parts"), &v["parts"], &naive);
            }
            None => self.same(&at("parts"), &v["parts"], &Value::Null),
        }
        if self.length(&at("orders"), &v["orders"], e.orders.len()) {
            for (place, order) in e.orders.iter().enumerate() {
                let path = format!("{path}.orders[{place}]");
                self.order(&path, &v["orders"][place], order);
            }
        }
    }

    fn order(&mut self, path: &str, v: &Value, e: &ExpectedOrder) {
        let at = |field: &str| format!("{path}.{field}");
        self.text(&at("id"), &v["id"], &e.id);
        self.optional(&at("edition"), &v["edition"], e.edition);
        self.optional(&at("role"), &v["role"], e.role);
        self.text(&at("outcome"), &v["outcome"], e.outcome);
        self.optional(&at("reason"), &v["reason"], e.reason());
        self.texts(&at("reasons"), &v["reasons"], &e.reasons);
        let (counted, threshold, bonus) = match e.counted {
            Counted::Cn(counted) => (Some(counted), None, None),
            Counted::Intl { threshold, bonus } => (None, Some(threshold), Some(bonus)),
        };
        for (field, naive) in
            [("counted", counted), ("counted_threshold", threshold), ("counted_bonus", bonus), ("reward", e.reward)]
        {
            self.optional(&at(field), &v[field], naive.map(money).as_deref());
        }
        let rate = e.rate.map(rate_text);
        self.optional(&at("rate"), &v["rate"], rate.as_deref());
    }

    fn payout(&mut self, path: &str, v: &Value, e: &ExpectedPayout) {
        let at = |field: &str| format!("{path}.{field}");
        self.text(&at("customer"), &v["customer"], &e.customer);
        self.optional(&at("order"), &v["order"], e.order.as_deref());
        self.text(&at("earned_by"), &v["earned_by"], e.earned_by);
        self.same(&at("part"), &v["part"], &Value::from(e.part));
        self.same(&at("parts"), &v["parts"], &Value::from(e.parts));
        self.money(&at("amount"), &v["amount"], e.amount);
        for (field, day) in [("from", e.from), ("to", e.to), ("expires", e.expires)] {
            self.optional(&at(field), &v[field], day.map(day_text).as_deref());
        }
    }
}

/// Everything on which the engine and the oracle disagree for this scenario.
fn differences(programs: &Programs, case: &Case) -> Vec<Difference> {
    let mut comparison = Comparison { differences: vec![] };
    match referral_statement::json::evaluate(programs, &to_json(case)) {
        Ok(text) => {
            let value = serde_json::from_str(&text).expect("a statement is JSON");
            comparison.statement(&value, &evaluate(case));
        }
        Err(error) => comparison.differences.push(Difference {
            path: "(refused)".to_string(),
            engine: format!("{error:?}"),
            naive: "a valid scenario".to_string(),
        }),
    }
    comparison.differences
}

/// A path without its places, so that one cause is told once.
fn field(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect(name))
}

fn compare(program: Program, edition: Option<&'static str>, stream: u64) {
    let programs = Programs::from_files(referral_rules::FILES).expect("the project's own rules");
    let mut rng = Rng(number("DIFFERENTIAL_SEED", 20_240_601) * 1_000 + stream);
    let mut told: Vec<String> = vec![];
    let mut differing = 0;
    for _ in 0..number("DIFFERENTIAL_CASES", 2_000) {
        let case = random_case(&mut rng, program, edition);
        let found = differences(&programs, &case);
        differing += u32::from(!found.is_empty());
        let Some(first) = found.iter().find(|d| !told.contains(&field(&d.path))) else {
            continue;
        };
        if told.len() == 3 {
            continue;
        }
        let wanted = field(&first.path);
        let small = shrink(&case, &|smaller| differences(&programs, smaller).iter().any(|d| field(&d.path) == wanted));
        eprintln!("--- {}", to_json(&small));
        for d in differences(&programs, &small) {
            eprintln!("{}\n    engine {}\n    naive  {}", d.path, d.engine, d.naive);
        }
        told.push(wanted);
    }
    assert_eq!(differing, 0, "scenarios on which the two disagree");
}

#[test]
fn international() {
    compare(Program::Intl, Some("published"), 1);
}

#[test]
fn chinese_2018_09_01() {
    compare(Program::Cn, Some("2018-09-01"), 2);
}

#[test]
fn chinese_2022_01_01() {
    compare(Program::Cn, Some("2022-01-01"), 3);
}

#[test]
fn chinese_2024_06_01() {
    compare(Program::Cn, Some("2024-06-01"), 4);
}

#[test]
fn chinese_2025_04_01() {
    compare(Program::Cn, Some("2025-04-01"), 5);
}

#[test]
fn chinese_over_all_editions() {
    compare(Program::Cn, None, 6);
}
