//! What a link or a file carries: the page, the scenarios, the parts of other pages, and what the sender saw.

use std::fmt;

use referral_statement::{Node, Statement};

use crate::link::MARK;

/// The version of the contract that links and files carry.
pub const VERSION: u32 = 1;

/// Everything that is carried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The page on which it was made.
    pub page: String,
    /// The chosen program.
    pub program: String,
    /// The day on which it was made.
    pub made: String,
    /// The scenarios as typed, one for each program.
    pub scenarios: Vec<Node>,
    /// The editions that judged the chosen program's scenario, each with the hash of its rules.
    pub rules: Vec<(String, String)>,
    /// What they said; nothing where the scenario had a mistake.
    pub told: Option<Told>,
    /// What other pages hold, by their names: those that this version does not know too.
    pub parts: Vec<(String, Node)>,
    /// Fields that this version does not know.
    pub more: Vec<(String, Node)>,
}

/// The digest of a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The total.
    pub total: String,
    /// The reward of each order, or of each customer where orders have none, in the scenario's order.
    pub rewards: Vec<String>,
}

/// Why a link or a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its end is missing or a letter has changed.
    Damaged,
    /// It is of a version that this program does not know.
    Version(u32),
    /// It is longer than any that this program makes.
    TooLong,
    /// The file is no JSON; the detail says where.
    NotJson(String),
    /// The file holds many scenarios under names.
    Shelf,
    /// The file is something else.
    NotOurs,
}

impl Told {
    /// The digest of a statement.
    pub fn of(statement: &Statement) -> Self {
        let orders = statement.customers.iter().flat_map(|customer| {
            let own = customer.orders.iter().filter_map(|order| order.reward);
            let parts = (!customer.parts.is_empty()).then_some(customer.reward);
            own.chain(parts)
        });
        Self { total: statement.total.to_string(), rewards: orders.map(|reward| reward.to_string()).collect() }
    }
}

impl Envelope {
    /// The tree, without the page, which stands in the address.
    pub(crate) fn node(&self) -> Node {
        let texts = |texts: &[(String, String)]| {
            let texts = texts.iter().map(|(name, text)| (name.as_str(), Some(Node::text(text))));
            Node::table(texts)
        };
        let some = |text: &String| (!text.is_empty()).then(|| Node::text(text));
        let result = self.told.as_ref().map(|told| {
            let rewards = Node::list(told.rewards.iter().map(Node::text));
            Node::table([("total", Some(Node::text(&told.total))), ("rewards", Some(rewards))])
        });
        let parts = self.parts.iter().map(|(name, part)| (name.as_str(), Some(part.clone())));
        // What came under a name of ours in another shape goes on, unless there is something of ours to be written: no name stands twice.
        let is_foreign = |name: &str| self.more.iter().any(|(known, _)| known == name);
        let scenarios = (!self.scenarios.is_empty() || !is_foreign("scenarios"))
            .then(|| Node::list(self.scenarios.iter().cloned()));
        let own = [
            ("program", some(&self.program)),
            ("made", some(&self.made)),
            ("scenarios", scenarios),
            ("rules", (!self.rules.is_empty()).then(|| texts(&self.rules))),
            ("result", result),
            ("parts", (!self.parts.is_empty()).then(|| Node::table(parts))),
        ];
        let written: Vec<&str> = own.iter().filter(|(_, value)| value.is_some()).map(|(name, _)| *name).collect();
        let more = self.more.iter().filter(|(name, _)| !written.contains(&name.as_str()));
        let more: Vec<_> = more.map(|(name, value)| (name.as_str(), Some(value.clone()))).collect();
        Node::table(own.into_iter().chain(more))
    }

    /// Takes what a tree says; a field of another shape is kept with those that are not known, but for what a file says of itself.
    pub(crate) fn of(node: &Node, page: &str) -> Self {
        let mut envelope = Self { page: page.to_owned(), ..Self::default() };
        for (name, value) in node.fields().iter().filter(|(name, _)| ![MARK, "page"].contains(&name.as_str())) {
            match (name.as_str(), value.plain(), texts(value), told(value)) {
                ("program", Some(text), ..) => text.clone_into(&mut envelope.program),
                ("made", Some(text), ..) => text.clone_into(&mut envelope.made),
                ("scenarios", None, ..) => envelope.scenarios = value.items().to_vec(),
                ("rules", None, Some(rules), _) => envelope.rules = rules,
                ("result", None, _, Some(told)) => envelope.told = Some(told),
                ("parts", None, ..) => envelope.parts = value.fields().to_vec(),
                _ => envelope.more.push((name.clone(), value.clone())),
            }
        }
        envelope
    }
}

fn texts(table: &Node) -> Option<Vec<(String, String)>> {
    table.fields().iter().map(|(name, text)| Some((name.clone(), text.plain()?.to_owned()))).collect()
}

fn told(table: &Node) -> Option<Told> {
    let total = table.field("total")?.plain()?.to_owned();
    let rewards = table.field("rewards")?.items().iter().map(|reward| Some(reward.plain()?.to_owned()));
    let rewards = rewards.collect::<Option<Vec<_>>>()?;
    (table.fields().len() == 2).then_some(Told { total, rewards })
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => out.write_str("damaged: its end is missing or a letter has changed"),
            Self::Version(version) => write!(out, "made by a later version ({version}; this one reads {VERSION})"),
            Self::TooLong => out.write_str("too long"),
            Self::NotJson(detail) => out.write_str(detail),
            Self::Shelf => out.write_str("many scenarios under names"),
            Self::NotOurs => out.write_str("no scenario"),
        }
    }
}
