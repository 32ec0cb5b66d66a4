//! One function for each kind of input: it goes through all readers of that kind, and through what is done with what they take.

use std::sync::LazyLock;

use referral_explain::{Lang, explain, phrase};
use referral_ledger::{Filter, Ledger, Sort};
use referral_share::{Envelope, find_link, hash, read_file, read_link, read_shelf, write_shelf};
use referral_statement::{Basis, Node, Phrase, Programs, Scenario, Severity, Statement, Value, evaluate, json};

/// A kind of input.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, which is that of its folders and of its target of the fuzzer.
    pub name: &'static str,
    /// Goes through the readers. Panics where one of them breaks what it promises.
    pub read: fn(&[u8]),
}

/// Every kind.
pub const KINDS: [Kind; 4] = [
    Kind { name: "scenario", read: scenario },
    Kind { name: "link", read: link },
    Kind { name: "rules", read: rules },
    Kind { name: "ledger", read: ledger },
];

/// The published programs.
static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| match Programs::from_files(referral_rules::FILES) {
    Ok(programs) => programs,
    Err(error) => panic!("{error}"),
});

/// So many customers and orders a scenario may have to be asked the questions that judge it many times.
const FEW: usize = 12;

/// A scenario as JSON text: read, judged, told and asked about; and a file of the same text.
fn scenario(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    file(text);
    if let Ok(node) = json::parse(text) {
        judge(&PROGRAMS, &node);
    }
}

/// What is said, in Chinese.
fn chinese(said: &Phrase) -> String {
    phrase(Lang::ZhCn, said)
}

/// Is this text a scenario that is judged?
pub fn is_taken(text: &str) -> bool {
    json::statement(&PROGRAMS, text).is_ok()
}

/// A file: what is taken is what is written again.
fn file(text: &str) {
    if let Ok(envelope) = read_file(text) {
        let again = read_file(&envelope.file()).map(|again| plain(&again));
        assert_eq!(again, Ok(plain(&envelope)), "a file does not give back what it was made of");
    }
    if let Ok((items, _)) = read_shelf(text) {
        let again = read_shelf(&write_shelf(&items));
        let both =
            again.map(|(again, lost)| (lost, again.iter().map(|item| plain(&item.envelope)).collect::<Vec<_>>()));
        let own = items.iter().map(|item| plain(&item.envelope)).collect();
        assert_eq!(both, Ok((0, own)), "a shelf does not give back what it was made of");
    }
}

/// What a file holds, with its numbers as texts: a number of another program that is no whole one is written as its digits.
fn plain(envelope: &Envelope) -> Envelope {
    let mut envelope = envelope.clone();
    envelope.scenarios.iter_mut().for_each(digits);
    envelope.parts.iter_mut().chain(&mut envelope.more).for_each(|(_, node)| digits(node));
    envelope
}

fn digits(node: &mut Node) {
    let plain = match node.value() {
        Value::Number(number) => Value::Text(number.clone()),
        Value::List(items) => Value::List(items.iter().cloned().map(|mut item| (digits(&mut item), item).1).collect()),
        Value::Table(fields) => {
            let each = fields.iter().cloned();
            Value::Table(each.map(|(name, mut value)| (digits(&mut value), (name, value)).1).collect())
        }
        other => other.clone(),
    };
    *node = plain.into();
}

/// Judges a tree as a scenario, tells the statement, and asks every question of a small one.
fn judge(programs: &Programs, node: &Node) {
    let scenario = match Scenario::read(programs, node) {
        Ok(scenario) => scenario,
        Err(error) => {
            assert!(!error.message.is_empty(), "an error without a message");
            chinese(&error.phrases.message);
            chinese(&error.phrases.hint);
            return;
        }
    };
    let Ok(statement) = evaluate(programs, &scenario) else { return };
    tell(programs, &statement);
    let few = |list: &[Node]| list.len() <= FEW;
    let customers = node.field("customers").map_or(&[][..], Node::items);
    let orders = |customer: &Node| customer.field("orders").map_or(&[][..], Node::items).len() <= FEW;
    if !few(customers) || !customers.iter().all(orders) {
        return;
    }
    let text = |text: &str| Node::table([("received", Some(Node::text(text)))]);
    for (question, argument) in [
        ("whyNot", Node::table([])),
        ("calendar", Node::table([])),
        ("curve", Node::table([("what", Some(Node::text("first-orders")))])),
        ("reconcile", text("24.75")),
    ] {
        // Not every scenario can be asked everything.
        if let Ok(answer) = json::answer(programs, node, question, &argument) {
            assert!(json::write(&answer).is_ok());
        }
    }
}

/// Writes a statement as JSON and in both languages.
fn tell(programs: &Programs, statement: &Statement) {
    let text = json::write(statement).unwrap_or_default();
    assert!(json::parse(&text).is_ok(), "a statement that is no JSON: {text}");
    assert!(statement.range.lowest <= statement.total && statement.total <= statement.range.highest, "{text}");
    for lang in [Lang::En, Lang::ZhCn] {
        assert!(explain(programs, statement, lang, None).is_some());
    }
}

/// A link, as it is, in a message, and around the text as its payload with the checksum that it should have.
fn link(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let framed = format!("1.{text}");
    let payload = text.split_once("?s=").map_or(text, |(_, payload)| payload);
    let again = payload.rsplit_once('.').map_or(payload, |(framed, _)| framed);
    for link in [
        text.to_owned(),
        format!("#/estimate?s={framed}.{}", hash([framed.as_str()])),
        format!("#/estimate?s={again}.{}", hash([again])),
    ] {
        let read = read_link(&link).into_iter().chain(find_link(&format!("Look: {link}, please")));
        read.filter_map(Result::ok).for_each(|envelope| opened(&envelope));
    }
}

/// What is done with what a link carried.
fn opened(envelope: &Envelope) {
    // A link of a link may be longer than links are, for what was escaped.
    let again = envelope.link();
    if again.len() <= referral_share::MOST_LINK {
        let again = read_link(&again).map(|read| read.map(|again| plain(&again)));
        assert_eq!(again, Some(Ok(plain(envelope))), "a link does not give back what it was made of");
    }
    let again = read_file(&envelope.file()).map(|again| plain(&again));
    assert_eq!(again, Ok(plain(envelope)), "a file does not give back what a link carried");
    for scenario in &envelope.scenarios {
        judge(&PROGRAMS, scenario);
    }
}

/// Rules that a reader brings: checked, loaded where nothing is wrong, shown as a book, and used.
fn rules(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let findings = referral_statement::check(&PROGRAMS, &[("", text)]);
    for finding in &findings {
        assert!(!finding.to_string().is_empty());
        chinese(&finding.phrases.message);
        chinese(&finding.phrases.hint);
    }
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let loaded = PROGRAMS.with(&[("", text)]);
    assert_eq!(loaded.is_err(), has_errors, "checking and loading disagree: {findings:?}");
    let Ok(programs) = loaded else { return };
    let brought = programs.iter().filter(|program| PROGRAMS.get(program.id()).is_none());
    for program in brought {
        for edition in program.editions() {
            judge(&programs, &usual(program.id(), edition.id(), program.basis()));
        }
    }
}

/// A scenario of any program.
fn usual(program: &str, edition: &str, basis: Basis) -> Node {
    let customer = match basis {
        Basis::Orders => {
            r#"{"id": "B", "linked_at": "2024-06-10", "orders": [{"id": "1", "paid_at": "2024-06-11", "paid": "99.00"},
                {"id": "2", "paid_at": "2024-07-12", "paid": "50000.00", "refunded": "1.00", "kind": "renewal"}]}"#
        }
        Basis::Spend => {
            r#"{"id": "B", "registered_on": "2024-06-10", "count": 3,
                "orders": [{"id": "1", "paid_at": "2024-06-11", "paid": "99.00"}]}"#
        }
    };
    let customers = json::parse(&format!("[{customer}]")).ok();
    let [program, edition] = [program, edition].map(|text| Some(Node::text(text)));
    Node::table([("program", program), ("edition", edition), ("customers", customers)])
}

/// A flat file of orders, for both programs, whole and in pieces.
fn ledger(bytes: &[u8]) {
    for program in ["cn-ambassador", "intl-referral"] {
        let settings = Node::table([("program", Some(Node::text(program)))]);
        let whole = read_ledger(&settings, bytes, bytes.len().max(1));
        // Small pieces of a long record are looked through again and again.
        let pieces = read_ledger(&settings, bytes, if bytes.len() < 4_000 { 7 } else { 997 });
        assert_eq!(whole, pieces, "a file in pieces is another");
    }
}

/// Reads a file in pieces of a size, asks everything, and gives what it comes to.
fn read_ledger(settings: &Node, bytes: &[u8], size: usize) -> Option<String> {
    let mut ledger = Ledger::new(PROGRAMS.clone(), settings).ok()?;
    for piece in bytes.chunks(size) {
        ledger.write(piece).ok()?;
    }
    ledger.finish().ok()?;
    let written = told(&mut ledger);
    // A row that is mended, with what is wrong about it.
    if let Some(fault) = ledger.fault(0) {
        ledger.mend(0, &fault.row);
        ledger.finish().ok()?;
        told(&mut ledger);
    }
    Some(written)
}

/// Everything that a ledger says.
fn told(ledger: &mut Ledger) -> String {
    let (rows, faults) = (ledger.orders(), ledger.faults());
    for index in 0..faults.min(FEW) {
        if let Some(fault) = ledger.fault(index) {
            assert!(!fault.message.is_empty());
        }
    }
    let mut text = ledger.csv(0, rows) + &ledger.faults_csv(0, faults, chinese);
    for cell in cells(&text) {
        assert!(!cell.starts_with(['=', '+', '@']), "a spreadsheet takes `{cell}` for a formula");
    }
    text += &json::write(&ledger.totals()).unwrap_or_default();
    text += &json::write(&ledger.page(0, rows)).unwrap_or_default();
    for row in 0..rows.min(FEW) {
        if let Some(Ok(statement)) = ledger.explain(row) {
            text += &json::write(&statement).unwrap_or_default();
        }
        ledger.reconcile(row);
    }
    ledger.differences(0, FEW);
    let filter = Filter { text: Some("a".to_owned()), ..Filter::default() };
    for sort in [Sort::Customer, Sort::Reward, Sort::PaidAt] {
        ledger.select(&filter, sort, true);
        ledger.select(&Filter::default(), sort, false);
    }
    ledger.select(&Filter::default(), Sort::Line, false);
    text
}

/// The cells of CSV that commas part, as a spreadsheet takes them.
fn cells(text: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // Two in a quoted cell are one of its own.
            '"' if is_quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' | '\n' | '\r' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells
}
