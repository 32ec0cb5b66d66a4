//! Mistakes of questions, of statements that are handed back, and of scenarios that meet other programs than their own.

use std::fs;
use std::path::Path;

use referral_statement::{Money, Node, Programs, Scenario, Statement, Vary, curve, evaluate, json};
use serde_json::{Value, json};

fn published() -> Programs {
    Programs::from_files(referral_rules::FILES).unwrap()
}

fn friend() -> Value {
    json!({"program": "intl-referral", "customers": [{"id": "f", "registered_on": "2026-01-10", "orders": [
        {"id": "a", "paid_at": "2026-01-20", "paid": "520.00"}]}]})
}

fn wrong(scenario: &Value, question: &Value) -> String {
    json::ask(&published(), &scenario.to_string(), &question.to_string()).unwrap_err().to_string()
}

#[test]
fn a_question_is_one_that_there_is() {
    let known = "(give an object with one field)";
    assert_eq!(wrong(&friend(), &json!({})), format!("expected an object with one field, found an object {known}"));
    let two = json!({"calendar": null, "whyNot": null});
    assert_eq!(wrong(&friend(), &two), format!("expected an object with one field, found an object {known}"));
    assert_eq!(
        wrong(&friend(), &json!({"calender": null})),
        "calender: unknown field `calender` (did you mean `calendar`?)"
    );
    let scenario = json::parse(&friend().to_string()).unwrap();
    let error = json::answer(&published(), &scenario, "why", &Node::text("")).unwrap_err();
    assert_eq!(error.message, "unknown question `why`");
    assert_eq!(
        error.hint,
        "the values here are `curve`, `goal`, `whyNot`, `compare`, `reconcile`, `calendar`, `forecast`"
    );
}

#[test]
fn what_is_varied_is_something_that_can_be() {
    for question in ["curve", "goal"] {
        let ask = |vary: Value| match question {
            "curve" => json!({"curve": vary}),
            _ => json!({"goal": {"target": "1.00", "vary": vary}}),
        };
        let place = if question == "curve" { "curve" } else { "goal.vary" };
        assert_eq!(
            wrong(&friend(), &ask(json!({"what": "ordr", "order": "a"}))),
            format!("{place}.what: unknown thing to vary `ordr` (did you mean `order`?)")
        );
        assert_eq!(
            wrong(&friend(), &ask(json!({"what": "customers", "customer": "a"}))),
            format!("{place}.customer: unknown customer `a` (the values here are `f`)")
        );
        assert_eq!(
            wrong(&friend(), &ask(json!({"what": "first-orders", "order": "a"}))),
            format!("{place}.order: unknown field `order` (the fields here are `what`)")
        );
    }
}

#[test]
fn a_flag_is_no_amount_and_no_number() {
    let mut scenario = friend();
    scenario["customers"][0]["count"] = json!(true);
    let error = json::evaluate(&published(), &scenario.to_string()).unwrap_err();
    assert_eq!(error.to_string(), "customers[0].count: expected a whole number, found `true` (give a whole number)");
}

/// A scenario that was read with programs of which these do not have its own.
#[test]
fn a_scenario_needs_its_program() {
    let node = json::parse(&friend().to_string()).unwrap();
    let scenario = Scenario::read(&published(), &node).unwrap();
    let error = evaluate(&Programs::default(), &scenario).unwrap_err();
    assert_eq!((error.path.as_str(), error.message.as_str()), ("program", "unknown program `intl-referral`"));
}

#[test]
fn a_statement_that_is_none_names_its_place() {
    let statement = json::evaluate(&published(), &friend().to_string()).unwrap();
    let read = |pointer: &str, value: Value| {
        let mut statement: Value = serde_json::from_str(&statement).unwrap();
        *statement.pointer_mut(pointer).unwrap() = value;
        Statement::read(&json::parse(&statement.to_string()).unwrap()).unwrap_err().to_string()
    };
    assert_eq!(
        read("/total", json!("7O.00")),
        "statement.total: `7O.00` is not a decimal number (write digits with a point before the decimals, as \"1234.50\")"
    );
    assert_eq!(
        read("/customers/0/steps/0/kind", json!("treshold")).split(" (").next(),
        Some("statement.customers[0].steps[0].kind: unknown step `treshold`")
    );
    assert_eq!(
        read("/customers/0/orders/0/outcome", json!(null)),
        "statement.customers[0].orders[0].outcome: missing field `outcome` (add `outcome`)"
    );
    let whole = Statement::read(&json::parse(&statement).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&whole).unwrap(), serde_json::from_str::<Value>(&statement).unwrap());
}

/// The last day on which an order is paid that can be paid for, and the place of the one after it.
#[test]
fn an_order_that_would_be_paid_after_the_year_9999_names_its_day() {
    let paid_at = |day: &str| {
        let scenario = json!({"program": "cn-ambassador", "edition": "2024-06-01", "customers": [
            {"id": "A", "linked_at": "9999-11-30", "orders": []},
            {"id": "B", "linked_at": "9999-11-30", "orders": [
                {"id": "a", "paid_at": "9999-12-01", "paid": "1.00"}, {"id": "b", "paid_at": day, "paid": "1.00"}]}]});
        json::statement(&published(), &scenario.to_string())
    };
    assert_eq!(paid_at("9999-12-01").unwrap().payouts[1].to.unwrap().to_string(), "9999-12-31");
    let error = paid_at("9999-12-02").unwrap_err();
    assert_eq!((error.path.as_str(), error.hint.as_str()), ("customers[1].orders[1].paid_at", "give an earlier day"));
    // Nothing is suggested that could not be paid.
    let late = json!({"program": "cn-ambassador", "edition": "2024-06-01", "customers": [
        {"id": "B", "linked_at": "9999-01-01", "orders": [{"id": "a", "paid_at": "9999-12-15", "paid": "1.00"}]}]});
    let answer = json::ask(&published(), &late.to_string(), r#"{"whyNot": null}"#).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer[0]["changes"], json!([{"set": {"paid_at": "9999-03-01T23:59:59"}, "adds": "0.25"}]));
}

#[test]
fn a_curve_can_be_cut_for_a_chart() {
    let node = json::parse(&friend().to_string()).unwrap();
    let programs = published();
    let scenario = Scenario::read(&programs, &node).unwrap();
    let cut = |end: &str| {
        let curve = curve(&programs, &scenario, &Vary::Order("a".to_owned())).unwrap();
        let points = curve.until(Money::parse(end).unwrap()).points;
        points.iter().map(|point| format!("{} {}", point.at, point.reward)).collect::<Vec<_>>()
    };
    assert_eq!(cut("10.00"), ["0.00 0.00", "10.00 0.00"]);
    assert_eq!(cut("20.00"), ["0.00 0.00", "20.00 0.00", "20.00 20.00"]);
    assert_eq!(cut("520.00"), ["0.00 0.00", "20.00 0.00", "20.00 20.00", "520.00 70.00"]);
    assert_eq!(cut("0.00"), ["0.00 0.00"]);
    assert_eq!(cut("1000000000000").last().unwrap(), "1000000000000.00 300.00");
}

/// One edition of two knows the tier.
#[test]
fn a_tier_is_one_of_every_edition_in_use() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/orders.toml");
    let text = fs::read_to_string(path).unwrap();
    let (head, rest) = text.split_once("[[edition]]\n").unwrap();
    let (edition, _) = rest.split_once("# 150.00").unwrap();
    let before = edition
        .replacen(
            "edition = \"2026-01-01\"\nfrom = \"2026-01-01\"",
            "edition = \"2025-01-01\"\nfrom = \"2025-01-01\"\nuntil = \"2026-01-01\"",
            1,
        )
        .replacen("id = \"silver\"", "id = \"tin\"", 1);
    let text = format!("{head}[[edition]]\n{before}[[edition]]\n{edition}");
    let programs = Programs::from_files(&[("", &text)]).unwrap();
    let paid_at = |tier: &str, day: &str| {
        let scenario = json!({"program": "lantern-partners", "referrer": {"tier": tier, "tier_rate": "0.15"}, "customers": [
            {"id": "A", "linked_at": "2025-12-30", "orders": [{"id": "a", "paid_at": day, "paid": "100.00"}]}]});
        json::statement(&programs, &scenario.to_string()).map(|statement| statement.total.to_string())
    };
    assert_eq!(paid_at("silver", "2026-01-02").unwrap(), "15.00");
    let error = paid_at("silver", "2025-12-31").unwrap_err();
    assert_eq!(error.to_string(), "referrer.tier: unknown tier `silver` (the values here are `bronze`, `tin`)");
}

/// Nobody reads on in a text of thousands of letters: its beginning says which one it is, and it is like no word.
#[test]
fn a_message_quotes_the_beginning_of_a_long_text() {
    let wrong = |field: &str, length: usize| {
        let mut scenario = friend();
        scenario["customers"][0][field] = "e".repeat(length).into();
        json::statement(&published(), &scenario.to_string()).unwrap_err()
    };
    let beginning = "e".repeat(120);
    assert_eq!(wrong("registered_on", 120).message, format!("`{beginning}` is not a date"));
    assert_eq!(wrong("registered_on", 121).message, format!("`{beginning}…` is not a date"));
    let scenario = json!({"program": "e".repeat(12_000), "customers": []});
    let error = json::statement(&published(), &scenario.to_string()).unwrap_err();
    assert_eq!(error.message, format!("unknown program `{beginning}…`"));
    assert_eq!(error.hint, "the programs are `intl-referral`, `cn-ambassador`");
}
