//! The rule book: it shows what the rules say, what it shows is what statements use, and every change between editions is told.

use referral_statement::{
    Billing, Class, CustomerKind, Edition, FactKind, LimitId, LinkedBy, Programs, RateCell, RateLine, RateSaid, Role,
    Said, Topic, Treated, Window, Word, json,
};

fn programs() -> Programs {
    Programs::from_files(referral_rules::FILES).unwrap()
}

/// A cell in one word: `0.25`, `0.25-0.45`, `-`, and the other options in brackets.
fn told(cell: &RateCell) -> String {
    let said = |said: &RateSaid| match said {
        RateSaid::Of(rate) => rate.to_string(),
        RateSaid::Between(from, to) => format!("{from}-{to}"),
        RateSaid::Nothing => "-".to_owned(),
    };
    let others = cell.rate.others.iter().map(|(option, rate)| format!("{option} {}", said(rate)));
    let others: Vec<String> = others.collect();
    if others.is_empty() {
        said(&cell.rate.value)
    } else {
        format!("{} ({})", said(&cell.rate.value), others.join(", "))
    }
}

/// A line in words: customers, roles, classes, ways of linking, cells.
fn line(line: &RateLine) -> String {
    fn words<T: Word>(list: &[T]) -> String {
        list.iter().map(|word| word.word()).collect::<Vec<_>>().join("+")
    }
    let cells: Vec<String> = line.cells.iter().map(told).collect();
    let by = if line.linked_by.is_empty() { String::new() } else { format!(" by {}", words(&line.linked_by)) };
    format!("{} {} {}{by}: {}", words(&line.customers), words(&line.roles), words(&line.classes), cells.join(" | "))
}

fn table(edition: &Edition) -> Vec<String> {
    edition.rates().unwrap().lines.iter().map(line).collect()
}

#[test]
fn the_table_of_rates_has_one_line_for_orders_that_are_paid_alike() {
    let programs = programs();
    let program = programs.get("cn-ambassador").unwrap();
    let of = |id: &str| table(program.edition(id).unwrap());
    assert_eq!(
        of("2018-09-01"),
        [
            "new first-purchase core+strategic: 0.25",
            "new later-purchase+upgrade+renewal core+strategic: 0.15",
            "product-new later-purchase+upgrade+renewal core+strategic: -",
            "product-new product-first core+strategic: 0.15",
        ]
    );
    assert_eq!(
        of("2022-01-01"),
        [
            "new first-purchase core+strategic by registration: 0.26 | 0.28 | 0.31 | 0.34",
            "new first-purchase core+strategic by login: 0.21 | 0.23 | 0.26 | 0.29",
            "new later-purchase+upgrade+renewal core+strategic: - | - | - | -",
        ]
    );
    assert_eq!(
        of("2024-06-01"),
        [
            "new first-purchase core: 0.25 | 0.25-0.45 | 0.25-0.45 | 0.45",
            "new later-purchase+upgrade+renewal core: 0.15 (tier 0.25) | 0.15 (tier 0.25-0.45) | 0.15 (tier 0.25-0.45) \
             | 0.15 (tier 0.45)",
            "new first-purchase+later-purchase+upgrade+renewal strategic: 0.15 | 0.15 | 0.15 | 0.15",
            "dormant dormant core: 0.25 | 0.25-0.45 | 0.25-0.45 | 0.45",
            "dormant dormant strategic: 0.15 | 0.15 | 0.15 | 0.15",
        ]
    );
    assert_eq!(programs.get("intl-referral").unwrap().editions()[0].rates(), None);
    assert_eq!(program.edition("2022-01-01").unwrap().existing_kinds().len(), 3);
}

/// The orders of a customer of this kind, the last of which is in the role; nothing where no scenario brings it about.
fn orders(role: Role, class: Class) -> String {
    let order = |id: &str, product: &str, kind: &str| {
        format!(
            r#"{{"id": "{id}", "paid_at": "{{day}}", "paid": "100.00", "product": "{product}", "class": "{}", "kind": "{kind}"}}"#,
            class.word()
        )
    };
    let first = order("first", "ecs", "purchase");
    match role {
        Role::FirstPurchase | Role::Dormant | Role::ProductFirst => first,
        Role::LaterPurchase => format!("{first}, {}", order("last", "ecs", "purchase")),
        Role::Upgrade => format!("{first}, {}", order("last", "ecs", "upgrade")),
        Role::Renewal => format!("{first}, {}", order("last", "ecs", "renewal")),
    }
}

#[test]
fn the_rates_that_are_shown_are_those_that_statements_use() {
    let programs = programs();
    let mut compared = 0;
    for program in programs.iter() {
        for edition in program.editions() {
            let Some(rates) = edition.rates() else { continue };
            let day = edition.from().unwrap().to_string();
            for (index, line) in
                rates.lines.iter().flat_map(|line| (0..line.cells.len()).map(move |index| (index, line)))
            {
                let tier = edition.tiers().get(index).map_or(String::new(), |tier| {
                    // Some rate must be given where none is published; an order that has another one shows that it is not used.
                    let given = tier.range().map_or("", |_| r#", "tier_rate": "0.30""#);
                    format!(r#""tier": "{}"{given}"#, tier.id())
                });
                let by: &[LinkedBy] = if line.linked_by.is_empty() { LinkedBy::ALL } else { &line.linked_by };
                for (customer, role, class, by) in line.customers.iter().flat_map(|customer| {
                    let each =
                        line.roles.iter().flat_map(move |role| line.classes.iter().map(move |class| (*role, *class)));
                    each.flat_map(move |(role, class)| by.iter().map(move |by| (*customer, role, class, *by)))
                }) {
                    let rate = match line.cells[index].rate.value {
                        RateSaid::Of(rate) => Some(rate),
                        RateSaid::Nothing => None,
                        RateSaid::Between(..) => continue,
                    };
                    let orders = orders(role, class).replace("{day}", &day);
                    let scenario = format!(
                        r#"{{"program": "{}", "edition": "{}", "referrer": {{{tier}}}, "customers": [{{"id": "c",
                            "kind": "{}", "linked_by": "{}", "linked_at": "{day}", "orders": [{orders}]}}]}}"#,
                        program.id(),
                        edition.id(),
                        customer.word(),
                        by.word()
                    );
                    let statement =
                        json::statement(&programs, &scenario).unwrap_or_else(|error| panic!("{error}: {scenario}"));
                    let judged = statement.customers[0].orders.last().unwrap();
                    assert_eq!((judged.role, judged.rate), (Some(role), rate), "{} {scenario}", edition.id());
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn every_value_of_a_friend_s_spend_is_shown_with_its_other_readings() {
    let programs = programs();
    let edition = &programs.get("intl-referral").unwrap().editions()[0];
    let items = edition.items();
    let says = |topic: Topic| items.iter().find(|item| item.about == topic).unwrap().says.clone().unwrap();
    let gate = says(Topic::BonusGate);
    assert_eq!((gate.value, gate.reading), (Said::Lasts(Window::Days(90)), None));
    let window = says(Topic::ThresholdWindow);
    assert_eq!(window.value, Said::Lasts(Window::Days(365)));
    assert_eq!(window.others, [("none".to_owned(), Said::Lasts(Window::Unlimited))]);
    assert_eq!(says(Topic::CreditComes).value, Said::DaysOfMonth(1, 7));
    assert!(items.iter().all(|item| item.clause.as_deref().is_some_and(|id| edition.clause(id).is_some())));
    let topics: Vec<&Topic> = items.iter().map(|item| &item.about).collect();
    assert!(topics.iter().enumerate().all(|(index, topic)| !topics[..index].contains(topic)), "each topic once");
}

#[test]
fn products_are_told_as_what_they_count() {
    let programs = programs();
    let told = |program: &str, edition: &str, product: &str| {
        let program = programs.get(program).unwrap();
        let product = program.products().iter().find(|known| known.id() == product).unwrap();
        program.edition(edition).unwrap().standing(product)
    };
    let ecs = told("intl-referral", "published", "ecs");
    assert_eq!(ecs.treated.value, Treated::As(Class::Counted));
    assert_eq!(ecs.treated.others, [("named-only".to_owned(), Treated::Billed(vec![Billing::PayAsYouGo]))]);
    let network = told("intl-referral", "published", "networking");
    assert_eq!(network.treated.others, [("named-only".to_owned(), Treated::Nothing)]);
    assert_eq!(network.clause.as_deref(), Some("Q8"), "its category's");
    let strategic = told("cn-ambassador", "2024-06-01", "strategic-product");
    assert_eq!((strategic.treated.value, strategic.clause.as_deref()), (Treated::As(Class::Strategic), Some("Q5")));
    assert_eq!(told("cn-ambassador", "2024-06-01", "unlisted-product").treated.value, Treated::Nothing);
}

#[test]
fn what_changed_from_one_edition_to_the_next_is_told() {
    let programs = programs();
    let program = programs.get("cn-ambassador").unwrap();
    let changes = program.edition("2025-04-01").unwrap().changes_since(program.edition("2024-06-01").unwrap());
    let topics: Vec<&Topic> = changes.values.iter().map(|change| &change.about).collect();
    let (paid, reward) = (LimitId::CustomerPaid, LimitId::CustomerReward);
    for topic in [
        Topic::LinkLasts(CustomerKind::New),
        Topic::LinkLasts(CustomerKind::ProductNew),
        Topic::Covers(paid, Vec::new()),
        Topic::PaidAfter,
        Topic::WithdrawalLimit,
    ] {
        assert!(topics.contains(&&topic), "{topic:?} in {topics:?}");
    }
    assert!(!topics.contains(&&Topic::Limit(reward, Vec::new())), "3,000.00 in both");
    assert!(!topics.contains(&&Topic::Follows(CustomerKind::New)));
    let gone = changes.values.iter().find(|change| change.about == Topic::WithdrawalLimit).unwrap();
    assert!(gone.before.is_some() && gone.after.is_none());
    let unknown = changes.values.iter().find(|change| change.about == Topic::PaidAfter).unwrap();
    assert_eq!(unknown.after.as_ref().unwrap().says, None, "not published any more");
    // The later orders' rate, and the product that is new to a customer.
    let lines: Vec<_> = changes.rates.lines.iter().map(|line| (line.customers.clone(), line.roles.clone())).collect();
    assert_eq!(lines[0], (vec![CustomerKind::New], vec![Role::LaterPurchase, Role::Upgrade, Role::Renewal]));
    assert!(lines.iter().all(|(customers, _)| !customers.contains(&CustomerKind::Dormant)), "{lines:?}");
    // Tiers that one side does not know.
    let grown = program.edition("2022-01-01").unwrap().changes_since(program.edition("2018-09-01").unwrap());
    assert_eq!((grown.rates.tiers.len(), told(&grown.rates.lines[0].cells[3].before)), (4, "0.25".to_owned()));
}

#[test]
fn every_published_edition_has_facts_and_says_what_is_not_published() {
    for program in programs().iter() {
        for edition in program.editions() {
            let facts = edition.facts();
            assert!(facts.iter().any(|fact| fact.kind() == FactKind::NotPublished), "{}", edition.id());
            for fact in facts {
                let stated = fact.clause().is_some_and(|id| edition.clause(id).is_some());
                assert!(stated || fact.kind() == FactKind::NotPublished, "{}: {}", edition.id(), fact.text().en);
            }
        }
    }
    let kinds = |program: &str, edition: &str| -> Vec<FactKind> {
        let programs = programs();
        let edition = programs.get(program).unwrap().edition(edition).unwrap().clone();
        edition.facts().iter().map(referral_statement::Fact::kind).collect()
    };
    let told = kinds("intl-referral", "published");
    for kind in [FactKind::BeforeReferring, FactKind::FriendReceives, FactKind::UseOfReward, FactKind::Disqualified] {
        assert!(told.contains(&kind), "{kind}");
    }
}
