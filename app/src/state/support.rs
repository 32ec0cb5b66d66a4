//! The state of Support: what was pasted, which order is asked about, what was received, and the reply's language.

use std::rc::Rc;

use referral_statement::{Money, Node, Programs, Reconciliation, json, reconcile};

use super::answer::reckon;
use super::desk::Desk;
use super::draft::Draft;
use super::place::{CustomerField, OrderField};
use super::typed;
use crate::locales::Lang;

/// What came of a text that was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is the scenario now.
    Opened,
    /// Opened, but parts of it say nothing here.
    InPart(usize),
    /// It is neither.
    Unknown,
    /// It is of a program that is not known.
    UnknownProgram,
}

/// What Support holds beyond the scenario.
#[derive(Clone, Default)]
pub struct SupportPage {
    /// The text in the box.
    pub pasted: String,
    /// What came of the last one.
    pub taken: Option<Taken>,
    /// The order that is asked about; the first where it is not there.
    pub order: String,
    /// What the orders are searched for.
    pub find: String,
    /// What was received, as typed.
    pub received: String,
    /// The language of the reply; the page's where none is chosen.
    pub reply_in: Option<Lang>,
    /// What the reasons are searched for.
    pub reason: String,
    /// Was the last reply copied, or refused?
    pub copied: Option<bool>,
    /// What was found for an amount that was received, and for which draft of one customer.
    pub found: Option<Rc<Found>>,
}

/// What would explain an amount that was received for one customer.
pub struct Found {
    /// The draft of that customer.
    pub draft: Draft,
    /// The amount as it was typed.
    pub received: String,
    /// The answer; none where the amount could not be read.
    pub answer: Option<Reconciliation>,
}

/// What can be done on the page.
#[derive(Clone, Debug)]
pub enum Act {
    /// Type into the box.
    Paste(String),
    /// Take what is in the box.
    Take,
    /// Ask about an order.
    Pick(String),
    /// Search the orders.
    Find(String),
    /// Type what was received.
    Receive(String),
    /// Look for what would explain it.
    Reconcile,
    /// Reply in a language.
    ReplyIn(Lang),
    /// Search the reasons.
    Reason(String),
    /// The reply was copied, or refused.
    Copied(bool),
}

impl SupportPage {
    /// The index of the customer and of the order that is asked about: the one that was picked, else the first.
    pub fn position(&self, draft: &Draft) -> Option<(usize, usize)> {
        let all = || {
            let customers = draft.customers.iter().enumerate();
            customers.flat_map(|(index, customer)| (0..customer.orders.len()).map(move |order| (index, order)))
        };
        let id = |(customer, order): &(usize, usize)| draft.customers[*customer].orders[*order].get(OrderField::Id);
        all().find(|place| id(place) == self.order).or_else(|| all().next())
    }

    /// The draft of one customer alone.
    pub fn alone(draft: &Draft, customer: usize) -> Draft {
        let own = draft.customers.get(customer).map(Rc::clone);
        Draft { customers: own.into_iter().collect(), ..draft.clone() }
    }

    /// What was found, where it is for the present scenario and the present amount.
    pub fn found(&self, draft: &Draft) -> Option<&Found> {
        let (customer, _) = self.position(draft)?;
        let found = self.found.as_deref()?;
        (found.received == self.received && found.draft == Self::alone(draft, customer)).then_some(found)
    }

    /// Does an act that touches this page alone.
    pub fn act(&mut self, programs: &Programs, desk: &Desk, act: Act) {
        self.copied = None;
        match act {
            Act::Paste(text) => self.pasted = text,
            Act::Pick(order) => self.order = order,
            Act::Find(text) => self.find = text,
            Act::Receive(text) => self.received = text,
            Act::ReplyIn(lang) => self.reply_in = Some(lang),
            Act::Reason(text) => self.reason = text,
            Act::Copied(done) => self.copied = Some(done),
            Act::Reconcile => self.found = self.reconcile(programs, desk).map(Rc::new),
            // The scenario is not this page's.
            Act::Take => {}
        }
    }

    fn reconcile(&self, programs: &Programs, desk: &Desk) -> Option<Found> {
        let (customer, _) = self.position(&desk.draft)?;
        let draft = Self::alone(&desk.draft, customer);
        let ask = || {
            let received = Money::parse(&typed::number(&self.received)).ok()?;
            let (scenario, _) = reckon(programs, desk.program, &draft).ok()?;
            reconcile(programs, &scenario, received).ok()
        };
        let answer = ask();
        Some(Found { draft, received: self.received.clone(), answer })
    }

    /// The scenario in the box, where there is one.
    pub fn take(&mut self, programs: &Programs) -> Option<Draft> {
        let read = || {
            let tree = json::parse(self.pasted.trim()).ok()?;
            // A scenario, or what a page keeps of all of its programs.
            let chosen = tree.field("chosen").and_then(Node::plain);
            let kept = tree.field("scenarios").map_or(&[][..], Node::items);
            let of = |node: &&Node| node.field("program").and_then(Node::plain) == chosen;
            let scenario = kept.iter().find(of).unwrap_or(&tree);
            scenario.field("customers").map(|_| Draft::read(scenario))
        };
        let Some((draft, unknown)) = read() else {
            self.taken = Some(Taken::Unknown);
            return None;
        };
        if programs.get(&draft.program).is_none() {
            self.taken = Some(Taken::UnknownProgram);
            return None;
        }
        self.taken = Some(if unknown.is_empty() { Taken::Opened } else { Taken::InPart(unknown.len()) });
        self.pasted.clear();
        self.order.clear();
        Some(draft)
    }

    /// What is worth keeping; nothing where nothing was asked.
    pub fn kept(&self) -> Option<Node> {
        let said = |text: &str| (!text.is_empty()).then(|| Node::text(text));
        let kept = Node::table([
            ("order", said(&self.order)),
            ("received", said(&self.received)),
            ("reply_in", self.reply_in.map(|lang| Node::text(lang.tag()))),
        ]);
        (!kept.fields().is_empty()).then_some(kept)
    }

    /// Takes back what was kept.
    pub fn read(kept: &Node) -> Self {
        let text = |name: &str| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        let reply_in = kept.field("reply_in").and_then(Node::plain).map(Lang::of);
        Self { order: text("order"), received: text("received"), reply_in, ..Self::default() }
    }
}

/// The ids of every order with its customer's.
pub fn orders(draft: &Draft) -> Vec<(String, String)> {
    let customers = draft.customers.iter();
    let of = |customer: &Rc<super::draft::Customer>| {
        let owner = customer.texts.get(CustomerField::Id).to_owned();
        let ids: Vec<String> = customer.orders.iter().map(|order| order.get(OrderField::Id).to_owned()).collect();
        ids.into_iter().map(move |id| (owner.clone(), id))
    };
    customers.flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_kept() {
        let page = SupportPage {
            order: "B-2".to_owned(),
            received: "1,000".to_owned(),
            reply_in: Some(Lang::ZhCn),
            ..SupportPage::default()
        };
        let again = SupportPage::read(&json::parse(&json::write(&page.kept().unwrap()).unwrap()).unwrap());
        assert_eq!((again.order, again.received, again.reply_in), (page.order, page.received, page.reply_in));
    }

    #[test]
    fn a_text_that_is_no_scenario_is_refused() {
        let programs = Programs::from_files(referral_rules::FILES).unwrap();
        for (text, taken) in [
            ("B-1 99.00", Taken::Unknown),
            ("{}", Taken::Unknown),
            (r#"{"program":"other","customers":[]}"#, Taken::UnknownProgram),
        ] {
            let mut page = SupportPage { pasted: text.to_owned(), ..SupportPage::default() };
            assert_eq!(page.take(&programs), None);
            assert_eq!((page.taken, page.pasted.as_str()), (Some(taken), text), "what was pasted stays");
        }
    }
}
