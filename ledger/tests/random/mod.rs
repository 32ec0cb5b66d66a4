//! Random files of orders, crowded around what decides, each with the same facts as a scenario.

use serde_json::{Map, Value, json};

/// splitmix64.
pub struct Rng(pub u64);

impl Rng {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }

    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// A row: its cells by the names of their columns.
pub type Row = Vec<(&'static str, String)>;

/// A file and the scenario that it says.
pub struct Case {
    pub settings: Value,
    pub rows: Vec<Row>,
    /// The customers, and the orders of each in the order of the rows.
    pub scenario: Value,
}

fn time(rng: &mut Rng, from: u64, days: u64) -> String {
    let day = from + rng.below(days);
    let (month, day) = (day / 28 % 12 + 1, day % 28 + 1);
    let year = 2024 + (from / 336);
    match rng.below(4) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}-{month:02}-{day:02}T{:02}:{:02}", rng.below(24), rng.below(60)),
        _ => format!("{year}-{month:02}-{day:02}T{:02}:{:02}:{:02}", rng.below(24), rng.below(60), 1 + rng.below(59)),
    }
}

fn amount(rng: &mut Rng) -> u64 {
    match rng.below(9) {
        0 => rng.below(3),
        1 => 100_000_000_000_000 - rng.below(2),
        2 => 2_000_000 + rng.below(3) - 1,
        3 => 10_000_000 + rng.below(3) - 1,
        4 => 1_200_000 + rng.below(3) - 1,
        _ => rng.below(3_000_000),
    }
}

fn money(cents: u64) -> String {
    if cents.is_multiple_of(100) { (cents / 100).to_string() } else { format!("{}.{:02}", cents / 100, cents % 100) }
}

/// A random case of a program; rows of all customers are mixed.
pub fn case(seed: u64, is_spend: bool) -> Case {
    let mut rng = Rng(seed);
    let mut customers: Vec<(Row, Vec<Row>)> = Vec::new();
    for number in 0..=rng.below(5) {
        let facts = if is_spend { friend(&mut rng, number) } else { linked(&mut rng, number) };
        let needs_product = facts.iter().any(|(name, value)| *name == "customer_kind" && value == "product-new");
        let mut orders: Vec<Row> = Vec::new();
        for order in 0..=rng.below(7) {
            let earlier = orders.iter().map(|order| order[1].1.clone()).next().filter(|_| rng.once_in(4));
            orders.push(self::order(&mut rng, (number, order), is_spend, needs_product, earlier));
        }
        customers.push((facts, orders));
    }
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for (customer, (_, orders)) in customers.iter().enumerate() {
        rows.extend(orders.iter().map(|order| (customer, order.clone())));
    }
    for place in (1..rows.len()).rev() {
        let other = usize::try_from(rng.below(place as u64 + 1)).unwrap();
        rows.swap(place, other);
    }
    let program = if is_spend { "intl-referral" } else { "cn-ambassador" };
    let mut settings = json!({"program": program});
    if !is_spend && rng.once_in(2) {
        settings["edition"] = json!(rng.pick(&["2018-09-01", "2022-01-01", "2024-06-01", "2025-04-01"]));
    }
    if is_spend && rng.once_in(2) {
        settings["readings"] = json!({"limit-scope": "bonus-only"});
    }
    let scenario_of = |customer: usize| {
        let (facts, _) = &customers[customer];
        let mut node = table(facts, true);
        let own = rows.iter().filter(|(of, _)| *of == customer).map(|(_, order)| Value::Object(table(order, false)));
        node.insert("orders".to_owned(), Value::Array(own.collect()));
        Value::Object(node)
    };
    let mut scenario = settings.clone();
    scenario["customers"] = (0..customers.len()).map(scenario_of).collect();
    let joined = |(customer, order): &(usize, Row)| [customers[*customer].0.clone(), order.clone()].concat();
    Case { settings, rows: rows.iter().map(joined).collect(), scenario }
}

fn table(row: &Row, of_customer: bool) -> Map<String, Value> {
    let given = row.iter().filter(|(_, value)| !value.is_empty());
    let node = |(name, value): &(&'static str, String)| {
        let name = match *name {
            "customer" if of_customer => "id",
            "customer_kind" => "kind",
            "order" => "id",
            other => other,
        };
        let value = if name == "count" { json!(value.parse::<u32>().unwrap()) } else { json!(value) };
        (name.to_owned(), value)
    };
    given.map(node).collect()
}

fn linked(rng: &mut Rng, number: u64) -> Row {
    let start = 100 + rng.below(300);
    let later =
        |rng: &mut Rng, times: u64| if rng.once_in(times) { time(rng, start + 336, 100) } else { String::new() };
    let count = if rng.once_in(4) { (1 + rng.below(1_000_000)).to_string() } else { String::new() };
    vec![
        (
            "customer",
            format!(
                "{}{number}",
                rng.pick(&["c", "客户-", "a name that is as long as it can be, which is sixty-four ", "0"])
            ),
        ),
        ("customer_kind", rng.pick(&["", "new", "new", "dormant", "existing", "product-new"]).to_owned()),
        ("linked_at", time(rng, start % 336, 20)),
        ("relinked_at", later(rng, 4)),
        ("linked_elsewhere_at", later(rng, 6)),
        ("linked_by", rng.pick(&["", "registration", "login"]).to_owned()),
        ("excluded", rng.pick(&["", "", "", "", "same-person", "cheating"]).to_owned()),
        ("count", count),
    ]
}

fn friend(rng: &mut Rng, number: u64) -> Row {
    let day = rng.below(28) + 1;
    let count = if rng.once_in(4) { (1 + rng.below(9)).to_string() } else { String::new() };
    vec![("customer", format!("f{number}")), ("registered_on", format!("2024-03-{day:02}")), ("count", count)]
}

fn order(
    rng: &mut Rng,
    (customer, order): (u64, u64),
    is_spend: bool,
    needs_product: bool,
    earlier: Option<String>,
) -> Row {
    let paid = amount(rng);
    let refunded = match rng.below(8) {
        0 => money(paid),
        1 => money(rng.below(paid + 1)),
        _ => String::new(),
    };
    let product = match (is_spend, needs_product || rng.once_in(2)) {
        (_, false) => "",
        (true, true) => rng.pick(&["ecs", "cdn", "rds", "of-no-catalogue"]),
        (false, true) => rng.pick(&["ecs", "rds-mysql", "strategic-product", "unlisted-product", "of-no-catalogue"]),
    };
    let product = if is_spend && product == "rds" { "ecs" } else { product };
    let class = match (is_spend, product == "of-no-catalogue" || rng.once_in(6)) {
        (_, false) => "",
        (true, true) => rng.pick(&["counted", "none"]),
        (false, true) => rng.pick(&["core", "strategic", "none"]),
    };
    let mut row = vec![
        ("order", format!("o{customer}-{order}")),
        ("paid_at", earlier.unwrap_or_else(|| time(rng, 100, 250))),
        ("paid", money(paid)),
        ("refunded", refunded),
        ("product", product.to_owned()),
        ("class", class.to_owned()),
        ("billing", rng.pick(&["", "", "prepaid", "pay-as-you-go"]).to_owned()),
    ];
    if !is_spend {
        row.push(("kind", rng.pick(&["", "purchase", "upgrade", "renewal"]).to_owned()));
        row.push(("settlement", String::new()));
    }
    row
}

/// A file of these rows: in which cells stand in quotes is up to the generator.
pub fn file(rows: &[Row], delimiter: char, quotes: &mut Option<Rng>, end: &str) -> String {
    let names: Vec<&str> = rows[0].iter().map(|(name, _)| *name).collect();
    let mut text = names.join(&delimiter.to_string());
    text.push_str(end);
    for row in rows {
        let cells = row.iter().map(|(_, value)| {
            let is_quoted = value.contains([delimiter, '"', '\n']) || quotes.as_mut().is_some_and(|rng| rng.once_in(3));
            if is_quoted { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.clone() }
        });
        text.push_str(&cells.collect::<Vec<_>>().join(&delimiter.to_string()));
        text.push_str(end);
    }
    text
}
