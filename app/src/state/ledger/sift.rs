//! Which rows are shown, and in which order.

use referral_statement::{Node, Word, json};

/// By what rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the file.
    #[default]
    Line,
    /// By the time of payment.
    PaidAt,
    /// By what was paid.
    Paid,
    /// By what it earns.
    Reward,
    /// By the customer.
    Customer,
    /// By the order.
    Order,
}

impl Word for Sort {
    const ALL: &'static [Self] = &[Self::Line, Self::PaidAt, Self::Paid, Self::Reward, Self::Customer, Self::Order];

    fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::PaidAt => "paid_at",
            Self::Paid => "paid",
            Self::Reward => "reward",
            Self::Customer => "customer",
            Self::Order => "order",
        }
    }
}

/// Which rows are shown: those for which all of these hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sift {
    /// What stands in an id.
    pub text: String,
    /// What became of them: a reason, a limit or an outcome.
    pub reason: String,
    /// The customer's id.
    pub customer: String,
    /// The product's id.
    pub product: String,
    /// Only those whose customer was paid another amount.
    pub differs: bool,
    /// Their order.
    pub sort: Sort,
    /// From the greatest to the least.
    pub descending: bool,
}

impl Sift {
    /// Is anything left out?
    pub fn is_all(&self) -> bool {
        Self { sort: self.sort, descending: self.descending, ..Self::default() } == *self
    }

    /// The same sorted by a column: from the least, from the greatest, and then as in the file again.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> Self {
        let (sort, descending) = match (self.sort == sort, self.descending) {
            (false, _) => (sort, false),
            (true, false) => (sort, true),
            (true, true) => (Sort::Line, false),
        };
        Self { sort, descending, ..self.clone() }
    }

    /// As the module takes it.
    pub fn node(&self) -> Node {
        let said = |text: &str| (!text.is_empty()).then(|| Node::text(text));
        let yes = |said: bool| said.then(yes);
        Node::table([
            ("text", said(self.text.trim())),
            ("reason", said(&self.reason)),
            ("customer", said(&self.customer)),
            ("product", said(&self.product)),
            ("differs", yes(self.differs)),
            ("sort", Some(Node::text(self.sort.word()))),
            ("descending", yes(self.descending)),
        ])
    }
}

/// `true`.
pub fn yes() -> Node {
    flag("true")
}

/// `false`.
pub fn no() -> Node {
    flag("false")
}

fn flag(text: &str) -> Node {
    // Both words are JSON.
    json::parse(text).unwrap_or_else(|_| Node::text(text))
}
