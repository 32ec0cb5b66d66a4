//! The package's TypeScript types against the engine: every closed set of words, and every value that goes in or comes out of
//! the golden cases.

mod typescript;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use referral_statement::{
    Account, Basis, Bend, Billing, Class, ClassFrom, Code, CustomerKind, Deviation, EarnedBy, Excluded, Figure, Grade,
    LimitId, LinkedBy, OrderKind, Outcome, PartId, Pays, Preset, Programs, RateFrom, Reason, Role, RuleCode, Severity,
    Withholding, Word, check,
};
use serde_json::Value;
use typescript::Types;

fn words<T: Word>() -> BTreeSet<String> {
    T::ALL.iter().map(|value| value.word().to_owned()).collect()
}

#[test]
fn every_closed_set_has_its_words() {
    let types = Types::of_the_package();
    let same = |path: &str, engine: BTreeSet<String>| assert_eq!(types.words(path), engine, "{path}");
    same("ErrorCode", words::<Code>());
    same("RuleCode", words::<RuleCode>());
    same("Finding.code", &words::<Code>() | &words::<RuleCode>());
    same("Finding.severity", words::<Severity>());
    same("Reason", words::<Reason>());
    same("Role", words::<Role>());
    same("LimitId", words::<LimitId>());
    same("PartId", words::<PartId>());
    same("Grade", words::<Grade>());
    same("Bend", words::<Bend>());
    same("OrderStatement.outcome", words::<Outcome>());
    same("OrderStatement.reason", &words::<Reason>() | &words::<LimitId>());
    for path in ["Payout.earned_by", "CalendarEntry.earned_by"] {
        same(path, words::<EarnedBy>());
    }
    for path in ["Statement.pays", "Program.pays", "Calendar.pays", "Forecast.pays"] {
        same(path, words::<Pays>());
    }
    same("Program.basis", words::<Basis>());
    same("Step.class_from", words::<ClassFrom>());
    same("Step.rate_from", words::<RateFrom>());
    same("Step.fails", words::<Reason>());
    same("Customer.kind", words::<CustomerKind>());
    same("Customer.linked_by", words::<LinkedBy>());
    same("Customer.excluded", words::<Excluded>());
    same("Order.kind", words::<OrderKind>());
    same("Order.billing", words::<Billing>());
    same("Order.class", words::<Class>());
    same("Referrer.account", words::<Account>());
    same("Referrer.withholding", words::<Withholding>());
    same("Variation.preset", words::<Preset>());
    same("Example.expects.what", words::<Figure>());
}

#[test]
fn every_deviation_fits_and_none_is_forgotten() {
    let types = Types::of_the_package();
    let text = || "x".to_owned();
    let all = [
        Deviation::Tier { to: text() },
        Deviation::Reading { id: text(), to: text() },
        Deviation::LimitIgnored { id: LimitId::OrderPaid },
        Deviation::OrderNotCounted { id: text() },
        Deviation::FirstPartOnly,
        Deviation::TaxWithheld,
        Deviation::Edition { to: text() },
    ];
    let mut kinds = BTreeSet::new();
    for deviation in &all {
        // A new one does not compile here; add it above too.
        match deviation {
            Deviation::Tier { .. }
            | Deviation::Reading { .. }
            | Deviation::LimitIgnored { .. }
            | Deviation::OrderNotCounted { .. }
            | Deviation::FirstPartOnly
            | Deviation::TaxWithheld
            | Deviation::Edition { .. } => {}
        }
        let value = serde_json::to_value(deviation).unwrap();
        types.fits("Deviation", &value).unwrap();
        kinds.insert(value["kind"].as_str().unwrap().to_owned());
    }
    assert_eq!(types.words("Deviation.kind"), kinds);
}

fn folders(path: &Path) -> Vec<PathBuf> {
    fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
}

/// The type of the argument of each question, and of its answer; of a list where the answer is one.
const QUESTIONS: &[(&str, Option<&str>, &str, bool)] = &[
    ("curve", Some("Vary"), "Curve", false),
    ("goal", None, "Goal", false),
    ("whyNot", None, "WhyNot", true),
    ("compare", None, "Comparison", true),
    ("reconcile", None, "Reconciliation", false),
    ("calendar", None, "Calendar", false),
    ("forecast", Some("Plan"), "Forecast", false),
];

#[test]
fn what_goes_in_and_comes_out_has_its_type() {
    let types = Types::of_the_package();
    let mut asked = BTreeSet::new();
    let mut steps = BTreeSet::new();
    for case in
        folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")).iter().flat_map(|area| folders(area))
    {
        let read = |name: &str| {
            let text = fs::read_to_string(case.join(name)).ok()?;
            Some(serde_json::from_str::<Value>(&text).unwrap())
        };
        let fits = |name: &str, value: &Value| {
            types.fits(name, value).unwrap_or_else(|wrong| panic!("{}: {wrong}", case.display()));
        };
        if read("error.json").is_some() {
            continue;
        }
        fits("Scenario", &without_nulls(read("scenario.json").unwrap()));
        if let Some(statement) = read("statement.json") {
            kinds_of_steps(&statement, &mut steps);
            fits("Statement", &statement);
        }
        if let Some(answer) = read("answer.json") {
            let ask = read("ask.json").unwrap();
            let (name, argument) = ask.as_object().unwrap().iter().next().unwrap();
            let (_, takes, gives, is_list) = QUESTIONS.iter().find(|(question, ..)| question == name).unwrap();
            if let Some(takes) = takes {
                fits(takes, argument);
            }
            if name == "compare" {
                argument.as_array().unwrap().iter().for_each(|variation| fits("Variation", variation));
            }
            if *is_list {
                answer.as_array().unwrap().iter().for_each(|item| fits(gives, item));
            } else {
                fits(gives, &answer);
            }
            asked.insert(name.clone());
        }
    }
    assert_eq!(asked, QUESTIONS.iter().map(|(question, ..)| (*question).to_owned()).collect());
    assert_eq!(types.words("Step.kind"), steps);
}

/// A field that is null counts as left out, on the way in alone.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let given = fields.into_iter().filter(|(_, value)| !value.is_null());
            given.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        value => value,
    }
}

fn kinds_of_steps(value: &Value, kinds: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for step in fields.get("steps").and_then(Value::as_array).into_iter().flatten() {
                kinds.insert(step["kind"].as_str().unwrap().to_owned());
            }
            fields.values().for_each(|value| kinds_of_steps(value, kinds));
        }
        Value::Array(items) => items.iter().for_each(|item| kinds_of_steps(item, kinds)),
        _ => {}
    }
}

#[test]
fn programs_and_findings_have_their_types() {
    let types = Types::of_the_package();
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    for mut program in serde_json::to_value(&programs).unwrap().as_array().unwrap().clone() {
        for edition in program["editions"].as_array_mut().unwrap() {
            // The package adds it, from the texts of the rules.
            edition["hash"] = Value::Null;
        }
        types.fits("Program", &program).unwrap();
    }
    for finding in check(&Programs::default(), referral_rules::FILES) {
        types.fits("Finding", &serde_json::to_value(finding).unwrap()).unwrap();
    }
}

#[test]
fn a_type_can_refuse() {
    let types = Types::of_the_package();
    let wrong = |name: &str, value: Value| types.fits(name, &value).unwrap_err();
    let point = serde_json::json!({"at": "0.00", "reward": "0.00", "bend": "limit"});
    assert!(wrong("Curve", serde_json::json!({"points": [point]})).starts_with("Curve.points[0].bend is \"limit\""));
    assert_eq!(wrong("Curve", serde_json::json!({})), "Curve has no `points`");
    assert_eq!(
        wrong("Vary", serde_json::json!({"what": "first-orders", "more": 1})),
        "Vary has `more`, which no type tells"
    );
}
