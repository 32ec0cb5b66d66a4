//! The published rule files as data: what checking finds in them and why that is right, and that every doubt is said.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use referral_statement::{
    Category, Date, Example, NamedEntry, Product, Program, Programs, Severity, Tier, Withholding, WithholdingRule,
    Word, check, json,
};
use serde_json::Value;

/// What checking finds in the published files, and why it is right.
const FOUND: &[(&str, &str)] = &[
    (
        "cn-ambassador/2018-09-01.toml:41: customer[1]: orders of `product-new` customers as `later-purchase`, `upgrade`, \
         `renewal` have no rate and earn nothing",
        "the page pays such a customer for the first purchase of a product alone; its own example shows it",
    ),
    (
        "cn-ambassador/2022-01-01.toml:3: from: no edition holds from 2019-04-01 to 2022-01-01",
        "no rates of these years were found",
    ),
    (
        "cn-ambassador/2022-01-01.toml:55: customer[0]: orders of `new` customers as `later-purchase`, `upgrade`, `renewal` \
         have no rate and earn nothing",
        "these rules pay for first purchases alone",
    ),
    (
        "cn-ambassador/2024-06-01.toml:4: from: no edition holds from 2022-05-01 to 2024-06-01",
        "no rates of these years were found",
    ),
    (
        "cn-ambassador/2024-06-01.toml:166: limit[1]: `customer-paid` of 20000.00 changes no reward: at the least rate of \
         0.15 it comes to 3000.00, and `customer-reward` of 3000.00 is reached before",
        "the page prints both, 3,000 being 15% of 20,000; the paid limit still decides what counts, as its example says",
    ),
    (
        "cn-ambassador/2025-04-01.toml:127: customer[2]: orders of `product-new` customers as `later-purchase` have no rate \
         and earn nothing",
        "the page pays for the first purchase of a product and for upgrades and renewals of it",
    ),
    (
        "cn-ambassador/2025-04-01.toml:154: limit[0]: `customer-paid` of 20000.00 changes no reward: at the least rate of \
         0.15 it comes to 3000.00, and `customer-reward` of 3000.00 is reached before",
        "as in the edition before",
    ),
];

#[test]
fn what_is_found_in_the_published_files_is_right() {
    let found = check(&Programs::default(), referral_rules::FILES);
    let told: Vec<String> = found
        .iter()
        .map(|finding| {
            assert_eq!(finding.severity, Severity::Warning, "{finding}");
            format!("{}:{}: {}: {}", finding.file, finding.line, finding.path, finding.message)
        })
        .collect();
    let expected: Vec<&str> = FOUND.iter().map(|(finding, _)| *finding).collect();
    assert_eq!(told, expected);
}

/// Programs and editions as the contract has them: where a time is read, from when until when, how well supported, at which rates.
#[test]
fn the_programs_are_the_contracts() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut told = Vec::new();
    for program in programs.iter() {
        told.push(format!("{} {} {} {}", program.id(), program.currency(), program.pays(), program.zone()));
        for edition in program.editions() {
            let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
            let rate = |tier: &Tier| match (tier.rate(), tier.range()) {
                (Some(rate), None) => format!(" {} {rate}", tier.id()),
                (None, Some((from, to))) => format!(" {} {from}-{to}", tier.id()),
                _ => format!(" {}", tier.id()),
            };
            let tiers: String = edition.tiers().iter().map(rate).collect();
            told.push(format!(
                "{} {} {} {}{tiers}",
                edition.id(),
                day(edition.from()),
                day(edition.until()),
                edition.grade()
            ));
        }
    }
    assert_eq!(
        told,
        [
            "intl-referral USD credit UTC",
            "published - - official",
            "cn-ambassador CNY cash Asia/Shanghai",
            "2018-09-01 2018-09-01 2019-04-01 repost",
            "2022-01-01 2022-01-01 2022-05-01 repost L1 L2 L3 L4",
            "2024-06-01 2024-06-01 2025-04-01 official L1 0.25 L2 0.25-0.45 L3 0.25-0.45 L4 0.45",
            "2025-04-01 2025-04-01 - official-in-part L1 0.25 L2 0.25-0.45 L3 0.25-0.45 L4 0.45",
        ]
    );
}

/// The closed list of what a range varies, with the default first, and the two presets beside it.
const READINGS: &[&str] = &[
    "published product-list: categories (default) named-only; named-only to categories",
    "published threshold-window: 365-days (default) none; 365-days to none",
    "published bonus-base: first-90-days (default) gate-then-365-days; first-90-days to gate-then-365-days",
    "published limit-scope: both-parts (default) bonus-only; both-parts to bonus-only",
    "2024-06-01 link-window: 60-days (default) two-months; 60-days to two-months",
    "2024-06-01 later-order-rate: flat-15 (default) tier; flat-15 to tier",
    "2024-06-01 customer-limits: later-orders (default) all-orders none; all-orders to none",
    "2025-04-01 customer-limits: all-orders (default) none; all-orders to none",
];

#[test]
fn the_readings_are_the_contracts() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut told = Vec::new();
    for edition in programs.iter().flat_map(Program::editions) {
        for reading in edition.readings() {
            assert!(!reading.reason().en.is_empty() && !reading.question().en.is_empty());
            let shown = serde_json::to_value(reading).unwrap();
            let text = |field: &str| shown[field].as_str().unwrap().to_owned();
            let options: Vec<&str> =
                shown["options"].as_array().unwrap().iter().map(|option| option["id"].as_str().unwrap()).collect();
            let options =
                options.join(" ").replacen(reading.default_option(), &format!("{} (default)", text("default")), 1);
            told.push(format!(
                "{} {}: {options}; {} to {}",
                edition.id(),
                text("id"),
                text("cautious"),
                text("generous")
            ));
        }
    }
    assert_eq!(told, READINGS);
}

/// Every doubt of the fact sheet about the editions that the files hold, and the reading or notice that says it.
/// (A-9, the bounds of tiers by new customers, and A-15, withdrawals after two orders, are of times between those.)
const DOUBTS: &[(&str, &str, &str)] = &[
    ("I-1 the window of the threshold", "published", "threshold-window"),
    ("I-2 the base of the bonus", "published", "bonus-base"),
    ("I-3 thirty days from what", "published", "due-day-assumed"),
    ("I-4 cash and revenue", "published", "cash-and-revenue"),
    ("I-5 what the limit limits", "published", "limit-scope"),
    ("I-7 the list of products", "published", "product-list"),
    ("I-7 the list and the threshold", "published", "threshold-counts-listed-products"),
    ("I-8 the friend's own credit", "published", "cash-and-revenue"),
    ("I-9 refunds", "published", "refunds-not-published"),
    ("I-9 rounding", "published", "rounding-not-published"),
    ("I-9 days and zone", "intl-referral", "zone-not-published"),
    ("A-1 the rate after the first purchase", "2024-06-01", "later-order-rate"),
    ("A-2 which limit", "2024-06-01", "customer-limits"),
    ("A-2 the order limit of higher tiers", "2024-06-01", "order-limit-not-published"),
    ("A-2 whether limits still hold", "2025-04-01", "customer-limits"),
    ("A-3 cumulative limits", "2024-06-01", "customer-limits-cumulative-assumed"),
    ("A-3 cumulative limits", "2025-04-01", "customer-limits-cumulative-assumed"),
    ("A-4 the window", "2024-06-01", "link-window"),
    ("A-4 the window", "2025-04-01", "window-in-days-assumed"),
    ("A-4 the window", "2022-01-01", "window-assumed"),
    ("A-5 attribution", "2018-09-01", "attribution-not-published"),
    ("A-5 attribution", "2022-01-01", "attribution-not-published"),
    ("A-5 attribution", "2024-06-01", "protection-not-mentioned"),
    ("A-5 attribution", "2025-04-01", "protection-not-modelled"),
    ("A-6 points", "2024-06-01", "points-and-withdrawals-as-read"),
    ("A-7 dormant customers", "2024-06-01", "dormant-as-given"),
    ("A-7 dormant customers", "2025-04-01", "dormant-as-given"),
    ("A-7 their window", "2024-06-01", "dormant-window-assumed"),
    ("A-7 their window", "2025-04-01", "dormant-window-assumed"),
    ("A-8 companies", "2018-09-01", "enterprise-not-published"),
    ("A-8 companies", "2022-01-01", "enterprise-not-published"),
    ("A-8 companies", "2024-06-01", "enterprise-cannot-withdraw"),
    ("A-8 companies", "2025-04-01", "enterprise-not-published"),
    ("A-10 the rates of tiers", "2024-06-01", "tier-rate-given"),
    ("A-10 the highest rate", "2024-06-01", "top-tier-rate-inferred"),
    ("A-10 the rates of tiers", "2025-04-01", "tier-rates-inferred"),
    ("A-11 strategic products", "2024-06-01", "strategic-rate-for-all-orders"),
    ("A-11 strategic products", "2025-04-01", "strategic-rate-assumed"),
    ("A-12 up to 15%", "2025-04-01", "product-rate-at-most"),
    ("A-13 the figure for instalments", "2024-06-01", "instalment-figure-not-published"),
    ("A-13 at exactly that figure", "2024-06-01", "instalment-halves-assumed"),
    ("A-14 at exactly the withdrawal limit", "2024-06-01", "points-and-withdrawals-as-read"),
    ("A-16 stored-value cards", "cn-ambassador", "paid-amount-as-given"),
    ("A-17 renewals before June", "2024-06-01", "renewals-before-june"),
    ("A-18 pay-as-you-go orders", "2018-09-01", "pay-as-you-go-as-elsewhere"),
    ("A-18 pay-as-you-go orders", "2022-01-01", "pay-as-you-go-as-elsewhere"),
    ("A-18 pay-as-you-go orders", "2025-04-01", "pay-as-you-go-as-elsewhere"),
    ("A-19 registered or logged in", "2024-06-01", "linked-by-login-alike"),
    ("A-19 registered or logged in", "2025-04-01", "linked-by-login-alike"),
    ("A-20 the time of an order", "cn-ambassador", "order-time-is-payment-time"),
    ("A-21 dormant before existing", "2024-06-01", "dormant-as-given"),
    ("A-22 changes of 2026", "2025-04-01", "later-changes-unverified"),
    ("A-23 the discount tool", "cn-ambassador", "promotions-not-modelled"),
    ("A-24 rounding", "cn-ambassador", "rounding-not-published"),
    ("A-24 rounding of instalments", "2024-06-01", "instalment-halves-assumed"),
    ("A-25 protection and the window", "2025-04-01", "protection-window-not-applied"),
];

#[test]
fn every_doubt_is_a_reading_or_a_notice() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    for (doubt, place, id) in DOUBTS {
        let said = programs.iter().any(|program| match program.edition(place) {
            Some(edition) => {
                edition.readings().iter().any(|reading| reading.id() == *id)
                    || program.notice(Some(place), id).is_some()
            }
            None => program.id() == *place && program.notice(None, id).is_some(),
        });
        assert!(said, "{doubt}: {place} has no reading or notice `{id}`");
    }
}

#[test]
fn every_notice_is_shown_by_a_golden_case() {
    let mut shown = BTreeSet::new();
    statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"), &mut shown);
    let programs: Value = serde_json::to_value(Programs::from_files(referral_rules::FILES).unwrap()).unwrap();
    for program in programs.as_array().unwrap() {
        let mut owners = vec![(Value::Null, &program["notices"])];
        owners.extend(
            program["editions"].as_array().unwrap().iter().map(|edition| (edition["id"].clone(), &edition["notices"])),
        );
        for (edition, notices) in owners {
            for notice in notices.as_array().unwrap() {
                let key = format!("{} {edition} {}", program["id"], notice["code"]);
                assert!(shown.contains(&key), "no golden statement shows the notice {key}");
            }
        }
    }
}

/// The notices of all statements below a folder: program, edition and code.
fn statements(folder: &Path, shown: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            statements(&path, shown);
        } else if path.ends_with("statement.json") {
            let statement: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            for notice in statement["notices"].as_array().unwrap() {
                shown.insert(format!("{} {} {}", statement["program"], notice["edition"], notice["code"]));
            }
        }
    }
}

#[test]
fn every_text_is_in_both_languages() {
    fn look(value: &Value, path: &str, same: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if let (Some(en), Some(zh)) = (fields.get("en"), fields.get("zh-CN"))
                    && en == zh
                {
                    same.push(format!("{path} {en}"));
                }
                fields.iter().for_each(|(name, value)| look(value, &format!("{path}.{name}"), same));
            }
            Value::Array(items) => items.iter().for_each(|item| look(item, path, same)),
            _ => {}
        }
    }
    let programs = serde_json::to_value(Programs::from_files(referral_rules::FILES).unwrap()).unwrap();
    let mut same = Vec::new();
    look(&programs, "", &mut same);
    // Names that are the same in Chinese.
    let names = ["\"E-MapReduce\"", "\"Quick BI\""];
    same.retain(|text| !names.iter().any(|name| text.ends_with(name)));
    assert!(same.is_empty(), "{same:?}");
}

/// Every worked example of the fact sheet whose rules the files hold, and whether it contradicts its own page.
const EXAMPLES: &[(&str, &str, bool)] = &[
    ("2018-09-01", "P7", false),
    ("2024-06-01", "P1", false),
    ("2024-06-01", "P2", true),
    ("2024-06-01", "P3", false),
    ("2024-06-01", "P4", false),
    ("2024-06-01", "P5", true),
    ("2024-06-01", "P6", true),
    ("2025-04-01", "P9", false),
    ("labour-service", "P11", false),
];

/// The examples of all programs, each with what it belongs to.
fn examples(programs: &Programs) -> Vec<(&str, &Example)> {
    let mut examples = Vec::new();
    for program in programs.iter() {
        for edition in program.editions() {
            examples.extend(edition.examples().iter().map(|example| (edition.id(), example)));
        }
        for kind in Withholding::ALL {
            let rule = program.withholding(*kind);
            examples.extend(rule.into_iter().flat_map(WithholdingRule::examples).map(|example| (kind.word(), example)));
        }
        examples.extend(program.examples().iter().map(|example| (program.id(), example)));
    }
    examples
}

#[test]
fn the_published_examples_come_out_and_their_contradictions_are_marked() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let examples = examples(&programs);
    let told: Vec<_> =
        examples.iter().map(|(place, example)| (*place, example.id(), example.contradicts().is_some())).collect();
    assert_eq!(told, EXAMPLES);
    for (_, example) in &examples {
        assert_eq!(example.as_printed(&programs).unwrap(), example.printed(), "{}", example.id());
        // P5 and P6 count two months where the page, and so the default, says 60 days.
        let is_by_default = example.by_default(&programs).unwrap() == example.printed();
        assert_eq!(is_by_default, !["P5", "P6"].contains(&example.id()), "{}", example.id());
        assert!(example.clause().is_some(), "{} has no clause", example.id());
    }
}

/// An example and its golden case are one scenario.
#[test]
fn every_published_example_is_a_golden_case() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/published-examples");
    let mut cases: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    for (_, example) in examples(&programs) {
        let is_of = |case: &String| case.split(' ').next() == Some(example.id());
        let index = cases.iter().position(is_of).unwrap_or_else(|| panic!("no golden case of {}", example.id()));
        let case = cases.swap_remove(index);
        let scenario: Value =
            serde_json::from_str(&fs::read_to_string(folder.join(&case).join("scenario.json")).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(example.scenario()).unwrap(), scenario, "{case}");
        assert_eq!(case.contains("contradict") || case.contains("against"), example.contradicts().is_some(), "{case}");
    }
    assert_eq!(cases, [""; 0], "golden cases of no published example");
}

#[test]
fn the_list_of_named_products_has_29_entries() {
    let named = referral_rules::FILES.iter().map(|(_, text)| text.matches("{ entry = ").count()).sum::<usize>();
    assert_eq!(named, 29);
}

#[test]
fn a_tax_finds_its_own_clauses_sources_and_notices() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let program = programs.get("cn-ambassador").unwrap();
    let rule = program.withholding(Withholding::LabourService).unwrap();
    let clause = rule.clause("rates").unwrap();
    assert_eq!(clause.id(), "rates");
    assert!(rule.source(clause).unwrap().url().starts_with("http://dwzrufcoy.cn/"));
    let text = |code| program.notice(None, code).map(|text| text.en.as_str());
    assert!(text("tax-relief-not-published").unwrap().starts_with("Before 2023"));
    assert_eq!(text("no-such-notice"), None);
}

#[test]
fn every_day_that_is_shown_can_be_read() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let evaluate = |registered: &str, paid: &str| {
        let orders = format!(r#"[{{"id": "o", "paid_at": "{paid}", "paid": "520.00", "product": "ecs"}}]"#);
        let customer = format!(r#"{{"id": "f", "registered_on": "{registered}", "orders": {orders}}}"#);
        json::statement(&programs, &format!(r#"{{"program": "intl-referral", "customers": [{customer}]}}"#))
    };
    let error = evaluate("9999-11-30", "9999-12-01").unwrap_err();
    assert_eq!(
        error.to_string(),
        "customers[0].registered_on: what it earns would be paid after the year 9999 (give an earlier day)"
    );
    assert_eq!(evaluate("9990-01-01", "9990-01-02").unwrap().total.to_string(), "70.00");
    // What earns nothing is paid on no day; its window has no end that could be written.
    assert_eq!(evaluate("9999-12-30", "9999-12-29").unwrap().total.to_string(), "0.00");
    assert_eq!(
        evaluate("0000-01-01", "2024-01-01").unwrap_err().to_string().split(" (").next(),
        Some("customers[0].registered_on: `0000-01-01` is not a date")
    );
}

#[test]
fn what_a_page_shows_of_readings_and_products_is_what_the_files_say() {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut readings = 0;
    for edition in programs.iter().flat_map(Program::editions) {
        for reading in edition.readings() {
            assert!(edition.clause(reading.clause()).is_some(), "{} {}", edition.id(), reading.id());
            readings += 1;
        }
    }
    assert!(readings > 5);
    let products = programs.get("intl-referral").unwrap().products();
    let categories = products.categories();
    assert!(categories.iter().any(Category::counts) && categories.iter().any(|category| !category.counts()));
    let named = products.iter().flat_map(Product::named);
    let entries: BTreeSet<&str> = named.map(NamedEntry::entry).collect();
    assert!(entries.len() > 20 && entries.iter().all(|entry| entry.len() > 1), "{entries:?}");
}
