//! The full statement of one customer: its rows as a scenario of the contract, evaluated as any other.

use referral_share::Field;
use referral_statement::{Error, Node, Scenario, Statement, Value, Word, evaluate};

use crate::ledger::Ledger;
use crate::table::Table;

impl Ledger {
    /// The customer of a row as a scenario of the contract.
    pub fn node(&self, row: usize) -> Option<Node> {
        let (table, judged) = self.both()?;
        if row >= table.orders.len() {
            return None;
        }
        let number = table.names.at(row).customer as usize;
        let customer = table.customers.at(number);
        let facts = customer.facts;
        let of_customer = |field: &Field| field.is_of_customer() && field.is_of(table.basis);
        let fields = Field::ALL.iter().copied().filter(of_customer).map(|field| {
            let text = match field {
                Field::Customer => table.customers.id(number).to_owned(),
                other => facts.text(other),
            };
            let node =
                if field == Field::Count { Value::Number(text.clone()).into() } else { Node::text(text.clone()) };
            (field.contract(), (!text.is_empty()).then_some(node))
        });
        let orders =
            judged.rows_of(table, number).into_iter().filter(|row| judged.found.at(*row as usize).outcome.is_some());
        let orders = orders.map(|row| order(table, row as usize));
        let orders = ("orders", Some(Node::list(orders)));
        let customer = Node::table(fields.chain([orders]));
        let referrer = table.referrers.get(usize::from(facts.referrer))?;
        let settings = crate::slow::settings(&table.settings, (&referrer.tier, &referrer.tier_rate), [customer]);
        Some(settings)
    }

    /// The same, read.
    pub(crate) fn scenario(&self, row: usize) -> Option<Result<Scenario, Error>> {
        let node = self.node(row)?;
        let (table, _) = self.both()?;
        Some(Scenario::read(&table.programs, &node))
    }

    /// The statement of the customer of a row, with every step.
    ///
    /// # Errors
    /// Those of [`evaluate`].
    pub fn explain(&self, row: usize) -> Option<Result<Statement, Error>> {
        let (table, _) = self.both()?;
        Some(self.scenario(row)?.and_then(|scenario| evaluate(&table.programs, &scenario)))
    }
}

fn order(table: &Table, row: usize) -> Node {
    let order = table.orders.at(row);
    let amount = |cents: i64| crate::ledger::money(cents.into()).to_string();
    let word = |is_usual: bool, word: &str| (!is_usual).then(|| Node::text(word));
    let cart = table.cart(row).map(|cart| String::from_utf8_lossy(table.settlements.get(cart)));
    let kinds = order.kinds();
    Node::table([
        ("id", Some(Node::text(table.order_id(row)))),
        ("paid_at", Some(Node::text(order.paid_at.to_string()))),
        ("paid", Some(Node::text(amount(order.paid)))),
        ("refunded", (order.refunded > 0).then(|| Node::text(amount(order.refunded)))),
        ("product", table.product_id(order).map(|id| Node::text(&**id))),
        ("class", kinds.class.map(|class| Node::text(class.word()))),
        ("kind", word(kinds.kind == referral_statement::OrderKind::Purchase, kinds.kind.word())),
        ("billing", word(kinds.billing == referral_statement::Billing::Prepaid, kinds.billing.word())),
        ("settlement", cart.map(Node::text)),
    ])
}
