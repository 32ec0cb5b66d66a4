//! Programs that a user brings: from files or one text, beside the published ones, and never by a panic.

use std::fs;
use std::path::Path;

use crate::cases::cases;
use proptest::prelude::*;
use referral_statement::{Code, Node, Program, Programs, Severity, check, json};
use serde_json::{Value, json as json_value};

fn published() -> Programs {
    Programs::from_files(referral_rules::FILES).unwrap()
}

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name)).unwrap()
}

fn ids(programs: &Programs) -> Vec<&str> {
    programs.iter().map(Program::id).collect()
}

const LANTERN: &str = r#"{"program": "lantern-partners", "referrer": {"tier": "silver", "tier_rate": "0.15"}, "customers": [
    {"id": "A", "linked_at": "2026-02-01", "orders": [
        {"id": "A-1", "paid_at": "2026-02-03", "paid": "150.00", "product": "server"},
        {"id": "A-2", "paid_at": "2026-02-04", "paid": "80.00", "product": "server", "kind": "renewal"}]}]}"#;

#[test]
fn a_text_is_a_program_beside_the_published_ones() {
    let (orders, spend) = (example("orders.toml"), example("spend.toml"));
    let programs = published().with(&[("", &orders)]).unwrap().with(&[("friends.toml", &spend)]).unwrap();
    assert_eq!(ids(&programs), ["intl-referral", "cn-ambassador", "lantern-partners", "harbour-friends"]);
    // 150.00 × 15% = 22.50 and 80.00 × 5% = 4.00; the renewal may be meant to earn nothing.
    let statement = json::statement(&programs, LANTERN).unwrap();
    assert_eq!(statement.total.to_string(), "26.50");
    assert_eq!(
        (statement.range.lowest.to_string(), statement.range.driven_by),
        ("22.50".to_owned(), vec!["renewals".to_owned()])
    );
    let questions = json::ask(&programs, LANTERN, r#"{"whyNot": null}"#).unwrap();
    assert_eq!(questions, "[]");
}

#[test]
fn a_folder_and_a_file_give_the_same_program() {
    let text = example("orders.toml");
    let part = |table: &str| {
        let of = |line: &str| line.trim_start_matches('[').split([']', '.']).next().map(str::to_owned);
        let mut current = None;
        let mut part = String::new();
        for line in text.lines() {
            if line.starts_with('[') {
                current = of(line);
            }
            if current.as_deref() == Some(table) && !line.starts_with('#') {
                let own = [format!("[{table}]"), format!("[[{table}]]")].contains(&line.to_owned());
                let inner = format!("[{table}.");
                let line = if table == "example" { line.to_owned() } else { line.replacen(&inner, "[", 1) };
                part += &if own && table != "example" { "\n".to_owned() } else { line + "\n" };
            }
        }
        part
    };
    let (program, products, edition) = (part("program"), part("products"), part("edition"));
    let examples = part("example");
    let files = [
        ("mine/program.toml", program.as_str()),
        ("mine/products.toml", &products),
        ("mine/2026-01-01.toml", &edition),
        ("mine/examples.toml", &examples),
    ];
    let folder = Programs::from_files(&files).unwrap_or_else(|error| panic!("{error}\n{edition}"));
    let whole = Programs::from_files(&[("whole.toml", &text)]).unwrap();
    assert_eq!(serde_json::to_value(&folder).unwrap(), serde_json::to_value(&whole).unwrap());
    assert_eq!(json::evaluate(&folder, LANTERN), json::evaluate(&whole, LANTERN));
    assert_eq!(check(&published(), &files), []);
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let text = example("orders.toml").replacen("lantern-partners", "cn-ambassador", 1);
    let error = published().with(&[("mine.toml", &text)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "mine.toml:3: program.id: there is a program `cn-ambassador` already (give each an id of its own)"
    );
    assert_eq!(error.code, Code::DuplicateId);
    // Beside nothing it is free.
    assert_eq!(check(&Programs::default(), &[("mine.toml", &text)]), []);
}

#[test]
fn the_first_mistake_is_told_with_its_line() {
    let text =
        example("orders.toml").replacen("rate = \"0.10\"", "rate = 0.10", 1).replacen("days = 60", "days = 0", 1);
    let error = published().with(&[("", &text)]).unwrap_err();
    assert_eq!(error.path, "line 74: edition[0].tier[0].rate");
    let error = published().with(&[("my.toml", &text)]).unwrap_err();
    assert_eq!(error.path, "my.toml:74: edition[0].tier[0].rate");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(published().with(&[("my.toml", &windows)]).unwrap_err().path, error.path);
}

#[test]
fn files_come_as_a_text_or_as_a_table_of_texts() {
    let text = example("spend.toml");
    let one = json::load(&published(), &Node::text(text.as_str())).unwrap();
    let named = Node::table([("a/friends.toml", Some(Node::text(text.as_str())))]);
    let other = json::load(&published(), &named).unwrap();
    assert_eq!(serde_json::to_value(&one).unwrap(), serde_json::to_value(&other).unwrap());
    assert_eq!(json::check(&published(), &named).unwrap(), []);
    let refused = |files: &Node| json_value!(json::check(&published(), files).unwrap_err());
    assert_eq!(
        refused(&Node::number(7)),
        json_value!({"code": "wrong-type", "path": "files", "message": "expected a text, found the number `7`", "hint": "give a text"})
    );
    assert_eq!(
        refused(&Node::table([("a.toml", Some(Node::number(7)))])),
        json_value!({"code": "wrong-type", "path": "files.a.toml", "message": "expected a text, found the number `7`", "hint": "give a text"})
    );
}

#[test]
fn nothing_brought_is_nothing_more() {
    assert_eq!(ids(&published().with(&[]).unwrap()), ids(&published()));
    assert_eq!(check(&published(), &[]), []);
}

/// Every TOML block of the guide is a program that loads, and in which nothing is found.
#[test]
fn the_programs_of_the_guide_are_programs() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/PROGRAMS.md")).unwrap();
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect();
    assert_eq!(blocks.len(), 2, "one for each basis");
    let files: Vec<(String, &str)> =
        blocks.iter().enumerate().map(|(index, block)| (format!("{index}.toml"), *block)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    assert_eq!(check(&published(), &files), []);
    let programs = published().with(&files).unwrap();
    let bases: Vec<String> = programs.iter().skip(2).map(|program| program.basis().to_string()).collect();
    assert_eq!(bases, ["orders", "spend"]);
}

/// A scenario for each basis that touches every rule.
fn scenarios(programs: &Programs) -> Vec<Value> {
    let linked = |kind: &str, tier_rate: Option<&str>| {
        let order = |id: &str, day: &str, more: Value| {
            let mut order = json_value!({"id": id, "paid_at": day, "paid": "9000.00", "class": "core"});
            order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            order
        };
        json_value!({
            "referrer": {"instalments_over": "10.00", "tier_rate": tier_rate, "withholding": "labour-service"},
            "customers": [{"id": "c", "kind": kind, "linked_at": "2026-02-01", "orders": [
                order("1", "2026-02-02", json_value!({"product": "server"})),
                order("2", "2026-02-03", json_value!({"product": "server", "kind": "renewal"})),
                order("3", "2026-02-04", json_value!({"product": "x", "class": "strategic", "kind": "upgrade"})),
                order("4", "2027-02-04", json_value!({"product": "server", "refunded": "1.00"})),
            ]}],
        })
    };
    let registered = json_value!({"customers": [{"id": "c", "registered_on": "2026-02-01", "orders": [
        {"id": "1", "paid_at": "2026-02-02", "paid": "60.00", "product": "box"},
        {"id": "2", "paid_at": "2026-03-02", "paid": "90000.00", "class": "counted"}]}]});
    let kinds = ["new", "dormant", "existing", "product-new"];
    let mut scenarios: Vec<Value> =
        kinds.iter().flat_map(|kind| [linked(kind, None), linked(kind, Some("0.15"))]).collect();
    scenarios.push(registered);
    let ids = ids(programs);
    scenarios
        .into_iter()
        .flat_map(|scenario| {
            ids.iter().map(move |id| {
                let mut scenario = scenario.clone();
                scenario["program"] = json_value!(id);
                scenario
            })
        })
        .collect()
}

/// The key of a line such as `key = value`.
fn key(line: &str) -> Option<&str> {
    line.split_once(" = ").map(|(key, _)| key)
}

/// What mistakes are made of: pieces of rule files.
const PIECES: &[&str] = &[
    "",
    "[",
    "]",
    "\"",
    "=",
    "{",
    "}",
    "[[edition]]\n",
    "[edition.x]\n",
    "[[edition.rate]]\n",
    "[program]\n",
    "[[program]]\n",
    "0",
    "-1",
    "1000000",
    "99999999999999999999",
    "\"0\"",
    "\"1\"",
    "\"1000000000000\"",
    "0.5",
    "true",
    "\"tier\"",
    "\"unlimited\"",
    "{ months = 1000000 }",
    "{ days = 1000000 }",
    "a.b.c = 1\n",
    "\"none\"",
    "\"core\"",
    "\"dormant\"",
    "\"existing\"",
    "[]",
    "[[[[",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "\u{0}",
    "\u{feff}",
    "文",
    "{ reading = \"renewals\" }",
    "\n\n",
    "#",
];

proptest! {
    #![proptest_config(cases(400))]

    /// No text makes checking or loading panic; loading refuses exactly what has an error; what loads can be evaluated.
    #[test]
    fn no_text_makes_it_panic(
        base in prop::sample::select(vec!["orders.toml", "spend.toml"]),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(PIECES), 0..16_usize), 1..5),
    ) {
        let mut text = example(base);
        for (at, other, piece, how) in edits {
            let lines: Vec<&str> = text.lines().collect();
            if lines.is_empty() { break; }
            let (index, second) = (at.index(lines.len()), other.index(lines.len()));
            let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
            match how {
                0 => drop(lines.remove(index)),
                1 => { let line = lines[second].clone(); lines.insert(index, line); }
                2 => lines.swap(index, second),
                3 => lines[index].push_str(piece),
                4 => lines[index] = match key(&lines[index]) {
                    Some(key) => format!("{key} = {piece}"),
                    None => piece.to_owned(),
                },
                // The value of another field of this name, which often makes other rules of it.
                _ => {
                    let alike: Vec<usize> = (0..lines.len()).filter(|at| key(&lines[*at]) == key(&lines[index])).collect();
                    lines[index] = lines[alike[second % alike.len()]].clone();
                }
            }
            text = lines.join("\n");
        }
        let found = check(&Programs::default(), &[("", &text)]);
        let errors = found.iter().filter(|finding| finding.severity == Severity::Error).count();
        match Programs::from_files(&[("", &text)]) {
            Err(error) => prop_assert!(errors > 0, "refused without an error: {}", error),
            Ok(programs) => {
                prop_assert_eq!(errors, 0, "loaded with errors: {:?}", found);
                for scenario in scenarios(&programs) {
                    let scenario = scenario.to_string();
                    if let Ok(statement) = json::statement(&programs, &scenario) {
                        let payouts = statement.payouts.iter().fold(rust_decimal::Decimal::ZERO, |sum, payout| sum + payout.amount.decimal());
                        prop_assert_eq!(payouts, statement.total.decimal());
                        prop_assert!(statement.range.lowest <= statement.total && statement.total <= statement.range.highest);
                    }
                    let _ = json::ask(&programs, &scenario, r#"{"whyNot": null}"#);
                    let _ = json::ask(&programs, &scenario, r#"{"curve": {"what": "order", "order": "1"}}"#);
                }
            }
        }
    }
}
