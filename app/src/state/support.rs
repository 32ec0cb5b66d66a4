//! The state of Support: what was pasted, which order is asked about, what was received, and the reply's language.

use std::rc::Rc;

use referral_share::{Trouble, find_link, read_file};
use referral_statement::{Money, Node, Program, Programs, Reconciliation, reconcile};

use super::answer::reckon;
use super::desk::Desk;
use super::draft::Draft;
use super::paste::{Column, Entry, Pasted};
use super::place::{CustomerField, OrderField};
use super::{Extent, State, typed};
use crate::locales::Lang;

/// What came of a text that was pasted, where it did not become the scenario at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Rows of a spreadsheet, which are looked at first.
    Rows,
    /// Rows were taken: there are so many customers and orders now.
    Added(usize, usize),
    /// A link that cannot be opened.
    Refused(Trouble),
    /// It is none of what can be read.
    Unknown,
    /// It is of a program whose rules are not here.
    UnknownProgram(String),
}

/// What Support holds beyond the scenario.
#[derive(Clone, Default)]
pub struct SupportPage {
    /// What stands in the box.
    pub pasted: Entry,
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
    /// Change the rows that are looked at, or what is chosen for them.
    Rows(Entry),
    /// Take what is in the box.
    Take,
    /// The rows in it were taken, so that there are so many customers and orders, or were not.
    TakeRows(Option<(usize, usize)>),
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
            Act::Paste(text) => {
                self.pasted = self.pasted.typed(text);
                self.taken = None;
            }
            Act::Rows(rows) => self.pasted = rows,
            Act::Pick(order) => self.order = order,
            Act::Find(text) => self.find = text,
            Act::Receive(text) => self.received = text,
            Act::ReplyIn(lang) => self.reply_in = Some(lang),
            Act::Reason(text) => self.reason = text,
            Act::Copied(done) => self.copied = Some(done),
            Act::Reconcile => self.found = self.reconcile(programs, desk).map(Rc::new),
            Act::TakeRows(None) => self.taken = None,
            Act::TakeRows(Some((customers, orders))) => {
                self.pasted = Entry::default();
                self.order.clear();
                self.taken = Some(Taken::Added(customers, orders));
            }
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

    /// What is worth keeping; nothing where nothing was asked. What came in and was not taken is for the next visit alone: it
    /// is of somebody who asked, and no link or file carries it.
    pub fn kept(&self, extent: Extent) -> Option<Node> {
        let said = |text: &str| (!text.is_empty()).then(|| Node::text(text));
        let pasted = self.pasted.kept().filter(|_| matches!(extent, Extent::Copy | Extent::Typed));
        let rows = pasted.is_some() && self.taken == Some(Taken::Rows);
        let rows = rows.then(|| Node::text("shown"));
        let kept = Node::table([
            ("order", said(&self.order)),
            ("received", said(&self.received)),
            ("reply_in", self.reply_in.map(|lang| Node::text(lang.tag()))),
            ("pasted", pasted),
            ("rows", rows),
        ]);
        (!kept.fields().is_empty()).then_some(kept)
    }

    /// Takes back what was kept.
    pub fn read(kept: &Node) -> Self {
        let text = |name: &str| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        let reply_in = kept.field("reply_in").and_then(Node::plain).map(Lang::of);
        let pasted = kept.field("pasted").map(Entry::again).unwrap_or_default();
        let taken = kept.field("rows").map(|_| Taken::Rows).filter(|_| !pasted.text.is_empty());
        Self { order: text("order"), received: text("received"), reply_in, pasted, taken, ..Self::default() }
    }
}

impl State {
    /// Takes what is in the box: a link, a file or a scenario becomes the scenario; rows of a spreadsheet are shown first.
    pub(super) fn take_pasted(&mut self) {
        let text = self.support.pasted.text.trim().to_owned();
        let found = find_link(&text).or_else(|| read_file(&text).ok().map(Ok));
        self.support.taken = match found {
            Some(Ok(envelope)) if self.lacks_rules(&envelope) => Some(Taken::UnknownProgram(envelope.program)),
            Some(Ok(envelope)) => {
                self.support.pasted = Entry::default();
                self.support.order.clear();
                // Whoever asks stays here.
                let route = self.route;
                self.receive(Ok(envelope));
                self.route = route;
                None
            }
            Some(Err(trouble)) => Some(Taken::Refused(trouble)),
            None if has_orders(&text, self.program) => Some(Taken::Rows),
            None => Some(Taken::Unknown),
        };
    }
}

/// Are these rows of orders: is it known which column says what was paid, and one more?
fn has_orders(text: &str, program: &Program) -> bool {
    let pasted = Pasted::read(text, program);
    let paid = Some(Column::Order(OrderField::Paid));
    pasted.is_some_and(|pasted| {
        !pasted.rows.is_empty() && pasted.columns.contains(&paid) && pasted.columns.iter().flatten().count() > 1
    })
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
    use crate::route::Route;
    use referral_statement::json;

    #[test]
    fn what_was_asked_is_kept() {
        let page = SupportPage {
            order: "B-2".to_owned(),
            received: "1,000".to_owned(),
            reply_in: Some(Lang::ZhCn),
            ..SupportPage::default()
        };
        let again = SupportPage::read(&json::parse(&json::write(&page.kept(Extent::Seen).unwrap()).unwrap()).unwrap());
        assert_eq!((again.order, again.received, again.reply_in), (page.order, page.received, page.reply_in));
    }

    fn state() -> State {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        let (lang, theme) = (Lang::En, crate::state::Theme::Auto);
        let look = crate::state::Look { route: Route::Support, today: "2024-07-01".to_owned(), lang, theme };
        State::new(programs, look, None).unwrap()
    }

    fn pasted(text: &str) -> State {
        let mut state = state();
        state.support.pasted = Entry::of(text.to_owned());
        state.take_pasted();
        state
    }

    #[test]
    fn links_files_and_scenarios_are_opened_with_words_and_breaks_around_them() {
        let mut sender = state();
        sender.route = Route::Estimate;
        let programs = sender.programs;
        let place = crate::state::Place::Order(0, 0, OrderField::Paid);
        sender.desk_mut().change(programs, crate::state::Change::Type(place, "777.00".to_owned()));
        let link = sender.envelope(false).link();
        let (first, second) = link.split_at(100);
        for text in [
            format!("https://example.org/{link}"),
            format!("See (https://example.org/x/?lang=zh-CN{link}), please.\nThank you"),
            format!("> https://example.org/{first}\n{second}\nThank you"),
            sender.envelope(true).file(),
            sender.figures(),
            json::write(&sender.draft().scenario(sender.program.basis(), false)).unwrap(),
        ] {
            let state = pasted(&text);
            assert_eq!((state.draft(), state.route), (sender.draft(), Route::Support), "{text}");
            assert_eq!((state.support.taken, state.support.pasted.text.as_str()), (None, ""), "{text}");
        }
    }

    #[test]
    fn rows_of_orders_are_shown_first() {
        for text in ["order\tpaid\nA-1\t99.00", "A-1,2024-07-02,99.00\nA-2,2024-07-03,5"] {
            assert_eq!(pasted(text).support.taken, Some(Taken::Rows), "{text}");
        }
    }

    #[test]
    fn what_came_in_and_was_not_taken_outlasts_a_reload_and_is_in_no_link() {
        let again = |before: &State| {
            let mut after = state();
            assert!(after.restore(&before.figures()));
            after
        };
        let rows = pasted("order\tpaid\nA-1\t99.00");
        let after = again(&rows);
        assert_eq!((&after.support.pasted, &after.support.taken), (&rows.support.pasted, &Some(Taken::Rows)));
        let mut asked = state();
        asked.support.pasted = Entry::of("Dear support,".to_owned());
        asked.pasting = Some(Entry { start: "2024-06-03".to_owned(), ..Entry::of("A-1\t99.00".to_owned()) });
        let after = again(&asked);
        assert_eq!((&after.support.pasted, &after.support.taken), (&asked.support.pasted, &None));
        assert_eq!(after.pasting, asked.pasting);
        for route in [Route::Support, Route::Scenario] {
            asked.route = route;
            assert_eq!(
                [asked.envelope(false).parts, asked.envelope(true).parts],
                [vec![], vec![]],
                "it is not passed on"
            );
        }
        // A link that is opened meanwhile takes nothing of it away, and the copy of what it replaces says nothing unknown.
        asked.receive(Ok(rows.envelope(false)));
        assert_eq!(asked.support.pasted, after.support.pasted);
        asked.receive(Ok(after.envelope_of(Extent::Copy)));
        assert_eq!(asked.opened.as_ref().unwrap().unknown, Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_stays() {
        let link = state().envelope(false).link();
        for (text, taken) in [
            ("B-1 99.00", Taken::Unknown),
            ("{}", Taken::Unknown),
            (&link[..link.len() - 3], Taken::Refused(Trouble::Damaged)),
            (r#"{"program":"other","customers":[]}"#, Taken::UnknownProgram("other".to_owned())),
        ] {
            let state = pasted(text);
            assert_eq!(
                (state.support.taken, state.support.pasted.text.as_str()),
                (Some(taken), text),
                "what was pasted stays"
            );
        }
    }
}
