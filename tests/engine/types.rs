//! The package's TypeScript types against the engine: every closed set has its words, no more and no fewer. That values fit the
//! types is TypeScript's own to say (`tests/consumers/`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::typescript::Types;
use referral_statement::{
    Account, Basis, Bend, Billing, Class, ClassFrom, Code, CustomerKind, Deviation, EarnedBy, Excluded, Figure, Grade,
    LimitId, LinkedBy, OrderKind, Outcome, PartId, Pays, Preset, RateFrom, Reason, Role, RuleCode, Severity,
    Withholding, Word,
};
use serde_json::Value;

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
fn no_deviation_is_forgotten() {
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
        kinds.insert(serde_json::to_value(deviation).unwrap()["kind"].as_str().unwrap().to_owned());
    }
    assert_eq!(types.words("Deviation.kind"), kinds);
}

fn folders(path: &Path) -> Vec<PathBuf> {
    fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
}

/// Every kind of step that a golden case shows, which are all that there are (`explain/tests/sentences.rs`).
#[test]
fn every_kind_of_step_is_told() {
    let mut steps = BTreeSet::new();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for case in folders(&golden).iter().flat_map(|area| folders(area)) {
        if let Ok(text) = fs::read_to_string(case.join("statement.json")) {
            kinds_of_steps(&serde_json::from_str(&text).unwrap(), &mut steps);
        }
    }
    assert_eq!(Types::of_the_package().words("Step.kind"), steps);
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
