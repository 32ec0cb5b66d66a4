//! The tax that is withheld from a month's payments: the published figures, a second computation, and the file's checks.

use std::sync::LazyLock;

use proptest::prelude::*;
use referral_statement::{Money, Programs, Withholding, WithholdingRule, json};
use serde_json::{Value, json};

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

fn rule() -> &'static WithholdingRule {
    PROGRAMS.get("cn-ambassador").unwrap().withholding(Withholding::LabourService).unwrap()
}

fn tax(gross: &str) -> String {
    rule().withheld(Money::parse(gross).unwrap()).unwrap().tax.to_string()
}

#[test]
fn every_figure_of_the_announcement_comes_out() {
    let table = [
        ("0", "0.00"),
        ("799.99", "0.00"),
        ("800", "0.00"),
        ("800.01", "0.00"),
        ("800.02", "0.00"),
        ("800.03", "0.01"),
        ("801", "0.20"),
        ("3000", "440.00"),
        ("4000", "640.00"),
        ("4000.01", "640.00"),
        ("4000.03", "640.00"),
        ("4000.04", "640.01"),
        ("5000", "800.00"),
        ("20000", "3200.00"),
        ("22000", "3520.00"),
        ("25000", "4000.00"),
        ("25000.01", "4000.00"),
        ("25000.03", "4000.01"),
        ("30000", "5200.00"),
        ("62500", "13000.00"),
        ("62500.01", "13000.00"),
        ("62500.02", "13000.01"),
        ("100000", "25000.00"),
    ];
    for (gross, expected) in table {
        assert_eq!(tax(gross), expected, "of {gross}");
    }
}

#[test]
fn the_derivation_is_shown() {
    let shown = serde_json::to_value(rule().withheld(Money::parse("62500.03").unwrap()).unwrap()).unwrap();
    let expected = json!({
        "gross": "62500.03", "deduction": "12500.006", "deduction_clause": "deduction", "taxable": "50000.024",
        "rate": "0.40", "quick_deduction": "7000.00", "rate_clause": "rates", "exact": "13000.0096", "tax": "13000.01",
        "net": "49500.02",
    });
    assert_eq!(shown, expected);
    for id in ["deduction", "rates"] {
        let clause = rule().clause(id).unwrap();
        assert!(rule().source(clause).unwrap().url().starts_with("http"));
    }
}

#[test]
fn the_ends_of_the_brackets_belong_to_them() {
    let rate = |gross: &str| rule().withheld(Money::parse(gross).unwrap()).unwrap().rate.to_string();
    assert_eq!(["25000", "25000.01", "62500", "62500.01"].map(rate), ["0.20", "0.30", "0.30", "0.40"]);
    // Were the figures not such that both deductions meet at 4,000: 800 up to 5,000, and 20% above.
    let programs = changed("up_to = \"4000.00\"", "up_to = \"5000.00\"").unwrap();
    let rule = programs.get("cn-ambassador").unwrap().withholding(Withholding::LabourService).unwrap();
    let deduction = |gross: &str| rule.withheld(Money::parse(gross).unwrap()).unwrap().deduction.to_string();
    assert_eq!(["5000", "5000.01"].map(deduction), ["800.00", "1000.002"]);
}

#[test]
fn notices_hold_for_the_days_of_payment() {
    let codes = |ordered: &str| -> Vec<String> {
        let case = json!({"program": "cn-ambassador", "edition": "2024-06-01", "referrer": {"withholding": "labour-service"},
            "customers": [{"id": "a", "linked_at": ordered, "orders": [{"id": "o", "paid_at": ordered, "paid": "10.00"}]}]});
        let answer = json::ask(&PROGRAMS, &case.to_string(), r#"{"calendar": null}"#).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let codes =
            answer["notices"].as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap().to_owned());
        codes.filter(|code| code.starts_with("tax-relief") || code.starts_with("cumulative")).collect()
    };
    assert_eq!(codes("2022-12-01"), ["tax-relief-not-published"]);
    assert_eq!(codes("2022-12-02"), [""; 0]);
    assert_eq!(codes("2025-08-31"), [""; 0]);
    assert_eq!(codes("2025-09-01"), ["cumulative-withholding-not-applied"]);
}

/// The same tax in whole ten-thousandths of a cent, with the announcement's figures written out.
fn naive_tax_in_cents(gross: i128) -> i128 {
    let gross = gross * 10_000;
    let deduction = if gross <= 400_000 * 10_000 { 80_000 * 10_000 } else { gross / 5 };
    let taxable = (gross - deduction).max(0);
    let tenths = if taxable <= 20_000_000_000 {
        taxable * 2
    } else if taxable <= 50_000_000_000 {
        taxable * 3 - 20_000_000_000
    } else {
        taxable * 4 - 70_000_000_000
    };
    (tenths + 50_000) / 100_000
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![
        79_900..80_200_i64,
        399_900..400_200_i64,
        2_499_900..2_500_200_i64,
        6_249_900..6_250_200_i64,
        0..20_000_000_i64,
        0..9_999_999_999_999_999_i64,
    ]
}

proptest! {
    #[test]
    fn a_second_computation_in_whole_numbers_agrees(cents in cents()) {
        let withheld = rule().withheld(Money::from_cents(cents)).unwrap();
        let naive = i64::try_from(naive_tax_in_cents(cents.into())).unwrap();
        prop_assert_eq!(withheld.tax, Money::from_cents(naive));
        prop_assert_eq!(withheld.net + withheld.tax, withheld.gross);
    }

    /// The tax is continuous: a cent more gross is taxed by at most two cents' rounding, and never leaves less net.
    #[test]
    fn a_cent_more_is_never_a_cent_less(cents in 0..20_000_000_i64) {
        let net = |cents| rule().withheld(Money::from_cents(cents)).unwrap().net;
        prop_assert!(net(cents) <= net(cents + 1));
    }
}

#[test]
fn a_month_beyond_exact_decimals_is_refused() {
    assert!(rule().withheld(Money::from_cents(9_999_999_999_999_999)).is_some());
    assert!(rule().withheld(Money::from_cents(10_000_000_000_000_000)).is_none());
    let huge = json!({"program": "cn-ambassador", "referrer": {"withholding": "labour-service"}, "customers": [
        {"id": "a", "count": 1_000_000, "linked_at": "2024-06-01", "orders": [
            {"id": "o", "paid_at": "2024-06-02", "paid": "1000000000000"}]}]});
    // 100,000.00 counts of each order, and 25,000.00 × 1,000,000 is well within; the highest tier has no such limit.
    assert!(json::ask(&PROGRAMS, &huge.to_string(), r#"{"calendar": null}"#).is_ok());
    let mut unlimited = huge;
    unlimited["referrer"]["tier"] = json!("L4");
    let error = json::ask(&PROGRAMS, &unlimited.to_string(), r#"{"calendar": null}"#).unwrap_err();
    assert_eq!(error.to_string(), "customers: the total is too large for an exact decimal (split the scenario)");
}

#[test]
fn withholding_never_changes_the_statement() {
    let scenario = |withholding: &str| {
        json!({"program": "cn-ambassador", "referrer": {"withholding": withholding}, "customers": [
            {"id": "a", "linked_at": "2024-06-01", "orders": [{"id": "o", "paid_at": "2024-06-02", "paid": "40000.00"}]}]})
    };
    let state = |withholding| json::evaluate(&PROGRAMS, &scenario(withholding).to_string()).unwrap();
    assert_eq!(state("none"), state("labour-service"));
    let calendar = |scenario: Value| -> Value {
        serde_json::from_str(&json::ask(&PROGRAMS, &scenario.to_string(), r#"{"calendar": null}"#).unwrap()).unwrap()
    };
    let shown = calendar(scenario("labour-service"));
    assert_eq!(shown["months"][0]["tax"], "1600.00");
    assert_eq!(shown["months"][0]["net"], "8400.00");
    let mut silent = scenario("none");
    silent.as_object_mut().unwrap().remove("referrer");
    let silent = calendar(silent);
    assert_eq!(silent["withholding"], "none");
    assert!(silent["months"][0]["tax"].is_null() && silent["months"][0]["net"].is_null());
    assert_eq!(silent["total"], shown["total"]);
}

/// The published files with one text of the program's own file replaced.
fn changed(from: &str, to: &str) -> Result<Programs, String> {
    let files: Vec<(&str, String)> = referral_rules::FILES
        .iter()
        .map(|(path, text)| {
            assert!(*path != "cn-ambassador/program.toml" || text.contains(from), "{from} is not in the file");
            let own = *path == "cn-ambassador/program.toml";
            (*path, if own { text.replacen(from, to, 1) } else { (*text).to_owned() })
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    Programs::from_files(&files).map_err(|error| {
        let text = error.to_string();
        // Without the line, so that the table may move in its file.
        text.split_once(": ").map_or(text.clone(), |(_, rest)| rest.to_owned())
    })
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let cases = [
        (
            "quick_deduction = \"2000.00\"",
            "quick_deduction = \"1999.00\"",
            "withholding.labour-service.bracket[1]: the tax jumps from 4000.00 to 4001.00 where this bracket starts \
             (give the `quick_deduction` \"2000.00\")",
        ),
        (
            "up_to = \"50000.00\"",
            "up_to = \"20000.00\"",
            "withholding.labour-service.bracket[1]: a bracket that starts at 20000.00 ends there or before \
             (list the brackets from the lowest, each with a higher `up_to`)",
        ),
        (
            "up_to = \"50000.00\"\n",
            "",
            "withholding.labour-service.bracket[1]: the brackets do not reach every amount, or not once \
             (give each bracket but the last its `up_to`)",
        ),
        (
            "rate = \"0.40\"\n",
            "rate = \"0.40\"\nup_to = \"90000.00\"\n",
            "withholding.labour-service.bracket[2]: the brackets do not reach every amount, or not once \
             (give each bracket but the last its `up_to`)",
        ),
        (
            "quick_deduction = \"0.00\"",
            "quick_deduction = \"1.00\"",
            "withholding.labour-service.bracket[0]: the tax jumps from 0.00 to -1.00 where this bracket starts \
             (give the `quick_deduction` \"0.00\")",
        ),
        (
            "rate_above = \"0.20\"",
            "rate_above = 0.20",
            "withholding.labour-service.deduction.rate_above: expected a rate as text, found the number `0.2` \
             (write it in quotes as a fraction, as \"0.2\")",
        ),
        (
            "rate_above = \"0.20\"",
            "rates_above = \"0.20\"",
            "withholding.labour-service.deduction.rates_above: unknown field `rates_above` (did you mean `rate_above`?)",
        ),
        (
            "clause = \"rates\"",
            "clause = \"rate\"",
            "withholding.labour-service.bracket[0].clause: unknown clause `rate` (did you mean `rates`?)",
        ),
        (
            "[withholding.labour-service]",
            "[withholding.labour]",
            "withholding.labour: unknown field `labour` (the fields here are `labour-service`)",
        ),
        (
            "points_per_unit = 100",
            "points_per_unit = \"100\"",
            "points_per_unit: expected a whole number, found the text `100` (give a whole number)",
        ),
    ];
    for (from, to, expected) in cases {
        assert_eq!(changed(from, to).unwrap_err(), expected);
    }
    let text = referral_rules::FILES.iter().find(|(path, _)| *path == "cn-ambassador/program.toml").unwrap().1;
    let start = text.find("[[withholding.labour-service.bracket]]").unwrap();
    let end = text.find("[[withholding.labour-service.notice]]").unwrap();
    assert_eq!(
        changed(&text[start..end], "").unwrap_err(),
        "withholding.labour-service.bracket: missing field `bracket` (add `bracket`)"
    );
}

#[test]
fn a_program_without_a_table_says_so_when_tax_is_asked_for() {
    let text = referral_rules::FILES.iter().find(|(path, _)| *path == "cn-ambassador/program.toml").unwrap().1;
    let table = &text[text.find("[withholding.labour-service]").unwrap()..];
    let programs = changed(table, "").unwrap();
    let scenario =
        json!({"program": "cn-ambassador", "referrer": {"withholding": "labour-service"}, "customers": []}).to_string();
    let error = json::ask(&programs, &scenario, r#"{"calendar": null}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "referrer.withholding: unknown withholding `labour-service` (the values here are `none`)"
    );
}
