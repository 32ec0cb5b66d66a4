//! Rules that no published program has, in programs that a user brings: they too come out as they are written.

use std::fs;
use std::path::Path;

use referral_statement::{Programs, Severity, Statement, check, json};
use serde_json::{Value, json};

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name)).unwrap()
}

/// The program of a file with texts replaced, each of which stands there once.
fn program(name: &str, edits: &[(&str, &str)]) -> Programs {
    let mut text = example(name);
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "`{from}` is not exactly once in {name}");
        text = text.replacen(from, to, 1);
    }
    load(&text)
}

fn load(text: &str) -> Programs {
    Programs::from_files(&[("", text)]).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn state(programs: &Programs, scenario: &Value) -> Statement {
    json::statement(programs, &scenario.to_string()).unwrap_or_else(|error| panic!("{error}\n{scenario}"))
}

fn ask(programs: &Programs, scenario: &Value, question: &Value) -> Value {
    let answer = json::ask(programs, &scenario.to_string(), &question.to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}\n{scenario}"))).unwrap()
}

/// Harbour Friends in two editions: 10.00 for friends of 2026, 15.00 and all of the spend named for those of 2027.
fn dated_friends() -> Programs {
    let text = example("spend.toml");
    let (head, rest) = text.split_once("[[edition]]\n").unwrap();
    let (edition, example) = rest.split_once("# 10.00 for reaching").unwrap();
    let first = edition.replacen("\"published\"", "\"2026-01-01\"\nfrom = \"2026-01-01\"\nuntil = \"2027-01-01\"", 1);
    let second = edition.replacen("\"published\"", "\"2027-01-01\"\nfrom = \"2027-01-01\"", 1).replacen(
        "reward = \"10.00\"",
        "reward = \"15.00\"",
        1,
    );
    load(&format!("{head}[[edition]]\n{first}[[edition]]\n{second}# 10.00 for reaching{example}"))
}

fn friend(id: &str, registered: &str, paid_at: &str) -> Value {
    json!({"id": id, "registered_on": registered, "orders": [
        {"id": format!("{id}-1"), "paid_at": paid_at, "paid": "250.00", "product": "box"}]})
}

#[test]
fn a_friend_is_judged_by_the_edition_of_the_registration() {
    let programs = dated_friends();
    let mut scenario = json!({"program": "harbour-friends", "customers": [
        friend("before", "2025-12-31", "2026-01-20"),
        friend("old", "2026-12-31", "2027-01-20"),
        friend("new", "2027-01-01", "2027-01-20")]});
    let statement = state(&programs, &scenario);
    // 10.00 or 15.00, and (250.00 − 50.00) × 5%.
    let rewards: Vec<String> = statement.customers.iter().map(|customer| customer.reward.to_string()).collect();
    assert_eq!(rewards, ["0.00", "20.00", "25.00"]);
    assert_eq!(statement.total.to_string(), "45.00");
    let editions: Vec<Option<&str>> =
        statement.customers.iter().map(|customer| customer.orders[0].edition.as_deref()).collect();
    assert_eq!(editions, [None, Some("2026-01-01"), Some("2027-01-01")]);
    let before = serde_json::to_value(&statement.customers[0]).unwrap();
    assert_eq!(
        before,
        json!({"id": "before", "count": 1, "reward": "0.00", "total": "0.00", "reason": "no-edition", "limits": [], "orders": [{
            "id": "before-1", "edition": null, "role": null, "outcome": "not-counted", "reason": "no-edition",
            "reasons": ["no-edition"], "counted_threshold": "0.00", "counted_bonus": "0.00", "rate": null, "reward": null,
            "steps": []}]})
    );
    let of: Vec<Option<&str>> = statement.notices.iter().map(|notice| notice.edition.as_deref()).collect();
    assert_eq!(of, [Some("2026-01-01"), Some("2027-01-01")]);
    // No other payment brings a friend rules who registered when there were none.
    let why = ask(&programs, &scenario, &json!({"whyNot": null}));
    assert_eq!(why, json!([{"order": "before-1", "reasons": ["no-edition"], "changes": []}]));
    assert_eq!(ask(&programs, &scenario, &json!({"calendar": null}))["total"], "45.00");
    let vary = json!({"what": "order", "order": "old-1"});
    let goal = ask(&programs, &scenario, &json!({"goal": {"target": "50.00", "vary": vary}}));
    // 25.00 of the new friend and 25.00 of the old one: 10.00 and 5% of 300.00.
    assert_eq!(goal["least"], "349.90");
    scenario["edition"] = json!("2027-01-01");
    assert_eq!(state(&programs, &scenario).total.to_string(), "75.00");
}

#[test]
fn a_plan_over_two_editions_of_friends_pays_each_its_own() {
    let plan =
        json!({"from": "2026-12", "months": 2, "until": "2027-06", "new_customers": "1", "first_order": "50.00"});
    let forecast =
        ask(&dated_friends(), &json!({"program": "harbour-friends", "customers": []}), &json!({"forecast": plan}));
    let earned: Vec<&Value> =
        forecast["expected"]["months"].as_array().unwrap().iter().map(|month| &month["earned"]).collect();
    assert_eq!(earned[..3], ["10.00", "15.00", "0.00"]);
}

/// A class that other orders are paid for is not listed for an order in a role that it has no row for.
#[test]
fn a_class_that_is_not_paid_in_a_role_is_not_listed_there() {
    let programs = program(
        "orders.toml",
        &[(
            "roles = [\"first-purchase\", \"later-purchase\", \"upgrade\", \"renewal\"]",
            "roles = [\"first-purchase\"]",
        )],
    );
    let scenario = json!({"program": "lantern-partners", "customers": [{"id": "A", "linked_at": "2026-02-01", "orders": [
        {"id": "first", "paid_at": "2026-02-02", "paid": "100.00", "product": "mailbox"},
        {"id": "later", "paid_at": "2026-02-03", "paid": "100.00", "product": "mailbox"},
        {"id": "card", "paid_at": "2026-02-04", "paid": "100.00", "product": "gift-card", "kind": "renewal"}]}]});
    let statement = state(&programs, &scenario);
    assert_eq!(statement.total.to_string(), "2.00");
    for order in &statement.customers[0].orders[1..] {
        let order = serde_json::to_value(order).unwrap();
        assert_eq!(order["reasons"], json!(["product-not-listed"]), "{}", order["id"]);
        let steps = order["steps"].as_array().unwrap().iter().filter(|step| step["fails"] == "product-not-listed");
        assert_eq!(steps.map(|step| step["kind"].clone()).collect::<Vec<_>>(), ["product"], "a step names the reason");
    }
    let why = ask(&programs, &scenario, &json!({"whyNot": null}));
    assert_eq!(why[0]["changes"][0], json!({"set": {"product": "server"}, "adds": "5.00"}));
}

/// Whatever is published about withdrawals, a calendar has a row for it.
#[test]
fn each_rule_of_withdrawals_opens_a_row() {
    let scenario = json!({"program": "lantern-partners", "customers": [{"id": "A", "linked_at": "2026-02-01", "orders": [
        {"id": "A-1", "paid_at": "2026-02-03", "paid": "150.00", "product": "server"}]}]});
    let rows = |rule: &str| {
        let days = format!("days = [30]\n{rule}");
        let calendar = ask(&program("orders.toml", &[("days = [30]", &days)]), &scenario, &json!({"calendar": null}));
        assert_eq!(calendar["entries"].as_array().unwrap().len(), 1);
        calendar["withdrawals"].clone()
    };
    assert_eq!(rows(""), json!([]));
    let row = |allowed: bool, limit: Option<&str>, needed: Option<u32>| {
        json!([{"edition": "2026-01-01", "clause": "3", "allowed": allowed, "opens_on": allowed.then_some("2026-03-05"),
            "limit": limit, "gross": "15.00", "needed": needed}])
    };
    assert_eq!(rows("withdrawal_limit = \"10.00\""), row(true, Some("10.00"), Some(2)));
    assert_eq!(rows("withdrawal_after_orders = 1"), row(true, None, None));
    assert_eq!(rows("withdrawal_accounts = [\"individual\"]"), row(true, None, None));
    assert_eq!(rows("withdrawal_accounts = [\"enterprise\"]"), row(false, None, None));
}

/// A range may be a single rate; nothing else is then accepted.
#[test]
fn a_range_of_a_tier_may_be_one_rate() {
    let text = example("orders.toml").replacen("rate_to = \"0.18\"", "rate_to = \"0.12\"", 1);
    let found = check(&Programs::default(), &[("", &text)]);
    assert!(found.iter().all(|finding| finding.severity == Severity::Warning), "{found:?}");
    let programs = load(&text);
    let scenario = |rate: &str| {
        json!({"program": "lantern-partners", "referrer": {"tier": "silver", "tier_rate": rate}, "customers": [
            {"id": "A", "linked_at": "2026-02-01", "orders": [
                {"id": "A-1", "paid_at": "2026-02-03", "paid": "150.00", "product": "server"}]}]})
    };
    assert_eq!(state(&programs, &scenario("0.12")).total.to_string(), "18.00");
    for rate in ["0.119999", "0.120001"] {
        let error = json::statement(&programs, &scenario(rate).to_string()).unwrap_err();
        assert_eq!(error.path, "referrer.tier_rate");
        assert_eq!(
            error.message,
            format!("`{rate}` is outside the range `0.12` to `0.12` that edition `2026-01-01` publishes")
        );
    }
}

/// An edition that pays for no kind of customer judges the link by the openings alone.
#[test]
fn rules_without_customers_pay_nothing() {
    let programs = load(
        r#"
        program = { id = "mine", name = "Mine", currency = "EUR", pays = "cash", basis = "orders", zone = "UTC" }
        products = { assumed = "none" }
        edition = [{ edition = "all", grade = "own" }]
        "#,
    );
    let scenario = json!({"program": "mine", "customers": [{"id": "A", "linked_at": "2026-02-01", "orders": [
        {"id": "early", "paid_at": "2026-01-02", "paid": "1.00"}, {"id": "late", "paid_at": "2036-02-02", "paid": "1.00"}]}]});
    let statement = serde_json::to_value(state(&programs, &scenario)).unwrap();
    let reasons = |order: usize| statement["customers"][0]["orders"][order]["reasons"].clone();
    assert_eq!(reasons(0), json!(["existing-customer", "before-link", "product-not-listed"]));
    assert_eq!(reasons(1), json!(["existing-customer", "product-not-listed"]));
}

#[test]
fn a_forecast_gives_later_orders_their_kind_and_the_first_its_own() {
    let programs = load(&example("orders.toml"));
    let total = |kind: &str| {
        let scenario = json!({"program": "lantern-partners", "readings": {"renewals": "not-paid"}, "customers": []});
        let plan = json!({"from": "2026-02", "months": 1, "until": "2026-06", "new_customers": "1", "first_order": "100.00",
            "later_orders": {"amount": "100.00", "every_days": 30, "kind": kind}});
        let answer = json::ask(&programs, &scenario.to_string(), &json!({"forecast": plan}).to_string()).unwrap();
        serde_json::from_str::<Value>(&answer).unwrap()["expected"]["total"].as_str().unwrap().to_owned()
    };
    // The first order earns a tenth, one more within 60 days a twentieth where it is no renewal.
    assert_eq!([total("purchase"), total("renewal")], ["15.00", "10.00"]);
}
