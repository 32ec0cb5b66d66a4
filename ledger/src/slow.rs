//! A row of any shape: its cells as people write them become one customer of the contract, which the engine reads and refuses.

use referral_share::{Field, product, typed, word};
use referral_statement::{Customer, Error, Node, Program, Programs, Scenario, Value, Word as _};

use crate::facts::takes;
use crate::layout::Layout;
use crate::split::Record;

/// What is wrong with a row.
#[derive(Debug)]
pub enum Wrong {
    /// A cell, as the engine tells it.
    Cell(Field, Error),
    /// A cell is not UTF-8.
    NotUtf8(Field),
    /// It has more cells than the first row has names.
    Cells,
}

/// A row as the engine reads it.
pub struct Read {
    pub customer: Customer,
    /// What was actually paid out.
    pub actual: Option<i64>,
    /// The tier and its rate, where columns hold them.
    pub tier: (String, String),
}

/// Reads a row.
pub fn read(record: &Record<'_>, layout: &Layout, programs: &Programs, program: &Program) -> Result<Read, Wrong> {
    let cells = texts(record, layout)?;
    let text = |wanted: Field| cells.iter().find(|(field, _)| *field == wanted).map(|(_, text)| text.as_str());
    let value = |field: Field| {
        let text = text(field).filter(|text| !text.is_empty())?;
        Some(node(field, text, program))
    };
    let table = |of_customer: bool| {
        let fields = Field::ALL.iter().copied().filter(move |field| field.is_of_customer() == of_customer);
        let own = |field: &Field| !matches!(field, Field::Tier | Field::TierRate | Field::ActuallyPaid);
        fields.filter(own).map(|field| (field.contract(), value(field)))
    };
    let order = Node::table(table(false));
    let customer = Node::table(table(true).chain([("orders", Some(Node::list([order])))]));
    let customer = Customer::read(programs, program.id(), &customer).map_err(|error| {
        let field = at(&error.path).unwrap_or(Field::Customer);
        Wrong::Cell(field, error)
    })?;
    let actual = text(Field::ActuallyPaid).filter(|text| !text.is_empty()).map(|text| {
        let amount = referral_statement::Money::parse(&typed::number(text));
        amount.map_err(|problem| Wrong::Cell(Field::ActuallyPaid, problem.at("actually_paid")))
    });
    let tier = (text(Field::Tier).unwrap_or_default().to_owned(), text(Field::TierRate).unwrap_or_default().to_owned());
    Ok(Read { customer, actual: actual.transpose()?.map(referral_statement::Money::whole_cents), tier })
}

/// The scenario of the settings, without customers.
pub fn settled(programs: &Programs, settings: &Node) -> Result<Scenario, Error> {
    Scenario::read(programs, &self::settings(settings, ("", ""), []))
}

/// The scenario of a referrer of this tier: the settings, with it.
pub fn scenario(programs: &Programs, settings: &Node, tier: (&str, &str)) -> Result<Scenario, Wrong> {
    Scenario::read(programs, &self::settings(settings, tier, [])).map_err(|error| {
        let field = if error.path == "referrer.tier_rate" { Field::TierRate } else { Field::Tier };
        Wrong::Cell(field, error)
    })
}

/// The settings with a tier and its rate, where they are given, and customers, as a scenario of the contract.
pub fn settings(settings: &Node, tier: (&str, &str), customers: impl IntoIterator<Item = Node>) -> Node {
    let referrer = settings.field("referrer").map_or(&[][..], Node::fields);
    let given = [("tier", tier.0), ("tier_rate", tier.1)].into_iter().filter(|(_, text)| !text.is_empty());
    let kept = referrer.iter().filter(|(name, _)| !given.clone().any(|(given, _)| given == name.as_str()));
    let rate = |text: &str| if text.ends_with(['%', '％']) { typed::fraction(text) } else { text.to_owned() };
    let fields = kept.map(|(name, node)| (name.as_str(), Some(node.clone())));
    let fields: Vec<_> = fields.chain(given.clone().map(|(name, text)| (name, Some(Node::text(rate(text)))))).collect();
    let referrer = (!fields.is_empty()).then(|| Node::table(fields));
    let own = ["program", "edition", "readings"].map(|name| (name, settings.field(name).cloned()));
    Node::table(own.into_iter().chain([("referrer", referrer), ("customers", Some(Node::list(customers)))]))
}

/// The cells of the columns that hold something.
fn texts(record: &Record<'_>, layout: &Layout) -> Result<Vec<(Field, String)>, Wrong> {
    if (layout.columns.len()..record.len()).any(|cell| !record.cell(cell).is_empty()) {
        return Err(Wrong::Cells);
    }
    let cells = layout.columns.iter().enumerate().filter_map(|(index, field)| Some((index, (*field)?)));
    cells
        .map(|(index, field)| Ok((field, String::from_utf8(record.cell(index)).map_err(|_| Wrong::NotUtf8(field))?)))
        .collect()
}

/// A cell as the contract says it; what is not understood stays as it is, for the engine to refuse.
fn node(field: Field, text: &str, program: &Program) -> Node {
    match field {
        Field::RegisteredOn | Field::LinkedAt | Field::RelinkedAt | Field::LinkedElsewhereAt | Field::PaidAt => {
            Node::text(typed::time(text))
        }
        Field::Paid | Field::Refunded => Node::text(typed::number(text)),
        Field::Count => {
            let number = typed::number(text);
            let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
            if is_whole { Value::Number(number).into() } else { Node::text(text) }
        }
        Field::Product => Node::text(meant_product(text, program)),
        field if field.is_word() => Node::text(word(text, |word| takes(field, word)).unwrap_or(text)),
        _ => Node::text(text),
    }
}

/// The product that a cell means: an id as it is, else one whose name it is.
pub fn meant_product<'t>(text: &'t str, program: &'t Program) -> &'t str {
    let is_known = program.products().iter().any(|known| known.id() == text);
    if is_known { text } else { product(text, program).unwrap_or(text) }
}

/// The field of a path of the contract below a customer.
fn at(path: &str) -> Option<Field> {
    let (of_customer, name) = match path.rsplit_once('.') {
        Some((_, name)) => (false, name),
        None => (true, path),
    };
    Field::ALL.iter().copied().find(|field| field.is_of_customer() == of_customer && field.contract() == name)
}
