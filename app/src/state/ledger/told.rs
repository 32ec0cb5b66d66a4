//! What the worker says, read: layouts, rows, totals, differences, refused rows.

use referral_share::Field;
use referral_statement::{Money, Node, Outcome, Reason, Role, Time, Value, Word};

/// A text of a table; empty where there is none.
pub fn text<'n>(node: &'n Node, name: &str) -> &'n str {
    node.field(name).and_then(Node::plain).unwrap_or_default()
}

/// A whole number of a table; zero where there is none.
pub fn whole(node: &Node, name: &str) -> u64 {
    text(node, name).parse().unwrap_or(0)
}

/// The same as a size.
pub fn size(node: &Node, name: &str) -> usize {
    text(node, name).parse().unwrap_or(0)
}

/// Is it `true`?
pub fn flag(node: &Node) -> bool {
    matches!(node.value(), Value::Flag(true))
}

/// The items of a list in a table.
pub fn list<T>(node: &Node, name: &str, read: fn(&Node) -> T) -> Vec<T> {
    node.field(name).map_or(&[][..], Node::items).iter().map(read).collect()
}

fn money(node: &Node, name: &str) -> Option<Money> {
    Money::shown(text(node, name)).ok()
}

fn texts(node: &Node) -> Vec<String> {
    node.items().iter().map(|item| item.plain().unwrap_or_default().to_owned()).collect()
}

/// How a file is laid out, as it seems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The names in the first row.
    pub header: Vec<String>,
    /// What the columns seem to hold.
    pub columns: Vec<Option<Field>>,
    /// The first rows below the names.
    pub first: Vec<Vec<String>>,
    /// The encoding.
    pub encoding: String,
}

impl Layout {
    /// Reads a layout and what was said beside it.
    pub fn read(node: &Node, beside: &Node) -> Self {
        let columns = node.field("columns").map_or(&[][..], Node::items).iter();
        Self {
            header: node.field("header").map(texts).unwrap_or_default(),
            columns: columns.map(|name| name.plain().and_then(Field::from_word)).collect(),
            first: list(node, "first", texts),
            encoding: text(beside, "encoding").to_owned(),
        }
    }
}

/// What became of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// The outcome.
    Outcome(Outcome),
    /// It earns nothing for this reason.
    Reason(Reason),
    /// It was refused after it had been read.
    Refused,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, by which it is asked for again.
    pub number: usize,
    /// Its line in the file.
    pub line: u64,
    /// The customer's id.
    pub customer: String,
    /// The order's id.
    pub order: String,
    /// When it was paid.
    pub paid_at: Option<Time>,
    /// What was paid.
    pub paid: Option<Money>,
    /// What of it was paid back.
    pub refunded: Option<Money>,
    /// The product's id.
    pub product: String,
    /// The part it plays.
    pub role: Option<Role>,
    /// What became of it.
    pub became: Became,
    /// What it earns; nothing in a program of spend.
    pub reward: Option<Money>,
    /// What its customer earns.
    pub customer_reward: Option<Money>,
    /// What was actually paid for it.
    pub actually_paid: Option<Money>,
}

impl Row {
    /// Reads a row.
    pub fn read(node: &Node) -> Self {
        let own = |name: &str| text(node, name).to_owned();
        let reason = Reason::from_word(text(node, "reason"));
        let became = match (Outcome::from_word(text(node, "outcome")), reason) {
            (None, _) => Became::Refused,
            (Some(Outcome::NotRewarded | Outcome::NotCounted), Some(reason)) => Became::Reason(reason),
            (Some(outcome), _) => Became::Outcome(outcome),
        };
        Self {
            number: size(node, "row"),
            line: whole(node, "line"),
            customer: own("customer"),
            order: own("order"),
            paid_at: Time::parse(text(node, "paid_at")).ok(),
            paid: money(node, "paid"),
            refunded: money(node, "refunded"),
            product: own("product"),
            role: Role::from_word(text(node, "role")),
            became,
            reward: money(node, "reward"),
            customer_reward: money(node, "customer_reward"),
            actually_paid: money(node, "actually_paid"),
        }
    }
}

/// Orders that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// What was paid less what was refunded.
    pub spent: Money,
    /// What counts.
    pub counted: Money,
    /// What they earn.
    pub reward: Money,
}

impl Group {
    fn read(node: &Node) -> Self {
        let money = |name: &str| money(node, name).unwrap_or(Money::ZERO);
        Self {
            name: text(node, "name").to_owned(),
            rows: whole(node, "rows"),
            spent: money("spent"),
            counted: money("counted"),
            reward: money("reward"),
        }
    }
}

/// All totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// What everything earns.
    pub total: Money,
    /// How many orders there are.
    pub orders: usize,
    /// Of how many customers.
    pub customers: usize,
    /// By what became of orders.
    pub by_reason: Vec<Group>,
    /// By tier.
    pub by_tier: Vec<Group>,
    /// By product.
    pub by_product: Vec<Group>,
    /// By month.
    pub by_month: Vec<Group>,
}

impl Totals {
    /// Reads totals.
    pub fn read(node: &Node) -> Self {
        Self {
            total: money(node, "total").unwrap_or(Money::ZERO),
            orders: size(node, "orders"),
            customers: size(node, "customers"),
            by_reason: list(node, "by_reason", Group::read),
            by_tier: list(node, "by_tier", Group::read),
            by_product: list(node, "by_product", Group::read),
            by_month: list(node, "by_month", Group::read),
        }
    }

    /// How many rows earn something, or count; the others do not.
    pub fn rewarded(&self) -> u64 {
        let earns = |group: &&Group| Reason::from_word(&group.name).is_none() && group.name != "refused";
        self.by_reason.iter().filter(earns).map(|group| group.rows).sum()
    }
}

/// A customer who was paid another amount than it earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The customer.
    pub customer: String,
    /// What it earns.
    pub expected: Money,
    /// What was paid.
    pub actual: Money,
    /// What was paid less what it earns.
    pub by: Money,
}

impl Difference {
    /// Reads a difference.
    pub fn read(node: &Node) -> Self {
        let money = |name: &str| money(node, name).unwrap_or(Money::ZERO);
        Self {
            customer: text(node, "customer").to_owned(),
            expected: money("expected"),
            actual: money("actual"),
            by: money("difference"),
        }
    }
}

/// A refused row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its line.
    pub line: u64,
    /// The name of the column; empty where it is the row as a whole.
    pub name: String,
    /// The number of the column, from 1; zero where it is the row as a whole.
    pub column: u64,
    /// What was read there.
    pub read: String,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub hint: String,
    /// The row as it stands in the file; empty where it was refused after it had been read.
    pub row: String,
}

impl Fault {
    /// Reads a refused row.
    pub fn read(node: &Node) -> Self {
        let own = |name: &str| text(node, name).to_owned();
        Self {
            line: whole(node, "line"),
            name: own("name"),
            column: whole(node, "column"),
            read: own("read"),
            message: own("message"),
            hint: own("hint"),
            row: own("row"),
        }
    }
}
