//! The scenario as it is typed: every field a text, so that bad input loses nothing. One draft stands behind every page.

use std::rc::Rc;

use referral_statement::{Basis, Node, Word};

use super::ids::OrderIds;
use super::place::{CustomerField, OrderField, Place, ReferrerField};
use super::typed;

/// The name under which a rate that was typed in percent is kept.
const TIER_RATE_PERCENT: &str = "tier_rate_percent";

/// A scenario of one program, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The program's id.
    pub program: String,
    /// The edition for every order; empty for the one in force.
    pub edition: String,
    /// The readings that are decided: id and option.
    pub readings: Vec<(String, String)>,
    /// The referrer.
    pub referrer: Texts<ReferrerField>,
    /// The customers in their order; drafts of one history share those that did not change.
    pub customers: Vec<Rc<Customer>>,
}

/// A customer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The facts.
    pub texts: Texts<CustomerField>,
    /// The orders in their order.
    pub orders: Vec<Texts<OrderField>>,
}

/// One text for each field of a kind.
#[derive(Clone, Debug)]
pub struct Texts<F> {
    typed: Vec<String>,
    fields: std::marker::PhantomData<F>,
    key: u32,
}

impl<F> PartialEq for Texts<F> {
    /// What they say; the key is no part of it.
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl<F> Eq for Texts<F> {}

impl<F: Word> Default for Texts<F> {
    fn default() -> Self {
        Self { typed: vec![String::new(); F::ALL.len()], fields: std::marker::PhantomData, key: new_key() }
    }
}

/// A key that no row has had.
fn new_key() -> u32 {
    thread_local! {
        static LAST: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    LAST.with(|last| last.replace(last.get().wrapping_add(1)))
}

impl<F: Word> Texts<F> {
    /// What tells the row from every other as long as it is there, whatever is typed into it and wherever it stands.
    pub fn key(&self) -> u32 {
        self.key
    }

    /// The same texts as another row.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self { key: new_key(), ..self.clone() }
    }

    /// The text of a field.
    pub fn get(&self, field: F) -> &str {
        Self::index(field).map_or("", |index| &self.typed[index])
    }

    /// Types into a field.
    pub fn set(&mut self, field: F, text: impl Into<String>) {
        if let Some(index) = Self::index(field) {
            self.typed[index] = text.into();
        }
    }

    /// The same with a field typed.
    #[must_use]
    pub fn with(mut self, field: F, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }

    fn index(field: F) -> Option<usize> {
        F::ALL.iter().position(|known| *known == field)
    }

    /// The fields that say something, by their names.
    fn said(&self, shown: impl Fn(F, &str) -> String) -> Vec<(&'static str, Option<Node>)> {
        let said = F::ALL.iter().zip(&self.typed).filter(|(_, text)| !text.trim().is_empty());
        said.map(|(field, text)| (field.word(), Some(Node::text(shown(*field, text))))).collect()
    }

    /// Takes what a table says; gives the names that are no field.
    fn read(table: &Node, known: &[&str], at: &str) -> (Self, Vec<String>) {
        let (mut texts, mut unknown) = (Self::default(), Vec::new());
        for (name, value) in table.fields() {
            match (F::from_word(name), value.plain()) {
                (Some(field), Some(text)) => texts.set(field, text),
                _ if known.contains(&name.as_str()) => {}
                _ => unknown.push(format!("{at}.{name}")),
            }
        }
        (texts, unknown)
    }
}

/// How a draft is written as a tree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As it was typed, to be kept.
    Typed,
    /// As the contract has it.
    Contract {
        /// With the rate of a tier whose rate is not published.
        tier_rate: bool,
    },
}

impl Draft {
    /// A text of the draft; empty where there is no such place.
    pub fn get(&self, place: &Place) -> &str {
        match place {
            Place::Edition => &self.edition,
            Place::Reading(id) => {
                self.readings.iter().find(|(known, _)| known == id).map_or("", |(_, option)| option.as_str())
            }
            Place::Referrer(field) => self.referrer.get(*field),
            Place::Customer(customer, field) => {
                self.customers.get(*customer).map_or("", |customer| customer.texts.get(*field))
            }
            Place::Order(customer, order, field) => self.order(*customer, *order).map_or("", |order| order.get(*field)),
            Place::Whole => "",
        }
    }

    /// Types into a place; says whether there is such a place.
    pub fn set(&mut self, place: &Place, text: &str) -> bool {
        match place {
            Place::Edition => text.clone_into(&mut self.edition),
            Place::Reading(id) => {
                self.readings.retain(|(known, _)| known != id);
                if !text.is_empty() {
                    self.readings.push((id.clone(), text.to_owned()));
                }
            }
            Place::Referrer(field) => self.referrer.set(*field, text),
            Place::Customer(customer, field) => match self.customers.get_mut(*customer) {
                Some(customer) => Rc::make_mut(customer).texts.set(*field, text),
                None => return false,
            },
            Place::Order(customer, order, field) => {
                let customer = self.customers.get_mut(*customer).map(Rc::make_mut);
                match customer.and_then(|customer| customer.orders.get_mut(*order)) {
                    Some(order) => order.set(*field, text),
                    None => return false,
                }
            }
            Place::Whole => return false,
        }
        true
    }

    /// An order.
    pub fn order(&self, customer: usize, order: usize) -> Option<&Texts<OrderField>> {
        self.customers.get(customer)?.orders.get(order)
    }

    /// How many orders there are.
    pub fn order_count(&self) -> usize {
        self.customers.iter().map(|customer| customer.orders.len()).sum()
    }

    /// An id that no customer has: `C1`, `C2` and so on.
    pub fn new_customer_id(&self) -> String {
        let taken = |id: &str| self.customers.iter().any(|customer| customer.texts.get(CustomerField::Id) == id);
        free(|number| format!("C{number}"), taken)
    }

    /// An id for an order of this customer that no order has: `C1-1`, `C1-2` and so on.
    pub fn new_order_id(&self, customer: &str) -> String {
        OrderIds::of(self).next(customer)
    }

    /// The scenario of the contract: every text as it is understood, what is empty left out.
    pub fn scenario(&self, basis: Basis, tier_rate: bool) -> Node {
        self.write(basis, Form::Contract { tier_rate }, |_| false)
    }

    /// The same, with nothing in the place of the customers at these positions, for [`referral_statement::Scenario::read_beside`].
    pub fn scenario_beside(&self, basis: Basis, tier_rate: bool, is_known: impl Fn(usize) -> bool) -> Node {
        self.write(basis, Form::Contract { tier_rate }, is_known)
    }

    /// The draft as it was typed, for [`Draft::read`].
    pub fn kept(&self, basis: Basis) -> Node {
        self.write(basis, Form::Typed, |_| false)
    }

    fn write(&self, basis: Basis, form: Form, is_known: impl Fn(usize) -> bool) -> Node {
        let order = |order: &Texts<OrderField>| {
            let shown = |field: OrderField, text: &str| match field {
                _ if form == Form::Typed => text.to_owned(),
                OrderField::PaidAt => typed::time(text),
                field if field.is_money() => typed::number(text),
                _ => text.to_owned(),
            };
            let said = order.said(shown);
            // The placeholder for a field of the other basis is never shown; what was typed there is kept all the same.
            Node::table(said.into_iter().filter(|(name, _)| {
                form == Form::Typed || OrderField::from_word(name).is_none_or(|field| field.is_of(basis))
            }))
        };
        let customer = |customer: &Rc<Customer>| {
            let shown = |field: CustomerField, text: &str| match field {
                _ if form == Form::Typed => text.to_owned(),
                CustomerField::RegisteredOn
                | CustomerField::LinkedAt
                | CustomerField::RelinkedAt
                | CustomerField::LinkedElsewhereAt => typed::time(text),
                CustomerField::Count => typed::number(text),
                _ => text.to_owned(),
            };
            let mut said = customer.texts.said(shown);
            if form != Form::Typed {
                said.retain(|(name, _)| CustomerField::from_word(name).is_none_or(|field| field.is_of(basis)));
                for (name, value) in &mut said {
                    // A number where it is one; else the engine says what is wrong with the text.
                    if *name == CustomerField::Count.word() {
                        let number = value.as_ref().and_then(Node::plain).and_then(|text| text.parse().ok());
                        *value = number.map(Node::number).or(value.take());
                    }
                }
            }
            said.push(("orders", Some(Node::list(customer.orders.iter().map(order)))));
            Node::table(said)
        };
        let referrer = || {
            let shown = |field: ReferrerField, text: &str| match field {
                _ if form == Form::Typed => text.to_owned(),
                ReferrerField::TierRate => typed::fraction(text),
                ReferrerField::InstalmentsOver => typed::number(text),
                _ => text.to_owned(),
            };
            let mut said = self.referrer.said(shown);
            said.retain(|(name, _)| {
                *name != ReferrerField::TierRate.word() || form != Form::Contract { tier_rate: false }
            });
            for (name, _) in said.iter_mut().filter(|(name, _)| *name == ReferrerField::TierRate.word()) {
                if form == Form::Typed {
                    *name = TIER_RATE_PERCENT;
                }
            }
            (!said.is_empty()).then(|| Node::table(said))
        };
        let readings = self.readings.iter().map(|(id, option)| (id.as_str(), Some(Node::text(option))));
        let customer = |(at, own): (usize, _)| if is_known(at) { Node::table([]) } else { customer(own) };
        Node::table([
            ("program", Some(Node::text(&self.program))),
            ("edition", (!self.edition.is_empty()).then(|| Node::text(&self.edition))),
            ("readings", (!self.readings.is_empty()).then(|| Node::table(readings))),
            ("referrer", if form == Form::Typed || basis == Basis::Orders { referrer() } else { None }),
            ("customers", Some(Node::list(self.customers.iter().enumerate().map(customer)))),
        ])
    }

    /// Takes a scenario of the contract, or a draft that was kept, as far as it can be understood; gives beside it the path of
    /// everything that says nothing here.
    pub fn read(scenario: &Node) -> (Self, Vec<String>) {
        let mut draft = Self::default();
        let mut unknown = Vec::new();
        for (name, value) in scenario.fields() {
            match (name.as_str(), value.plain()) {
                ("program", Some(id)) => id.clone_into(&mut draft.program),
                ("edition", Some(id)) => id.clone_into(&mut draft.edition),
                ("readings", None) => {
                    for (id, option) in value.fields() {
                        match option.plain() {
                            Some(option) => draft.readings.push((id.clone(), option.to_owned())),
                            None => unknown.push(format!("readings.{id}")),
                        }
                    }
                }
                ("referrer", None) => {
                    let (mut texts, more) = Texts::read(value, &[TIER_RATE_PERCENT], "referrer");
                    let rate = texts.get(ReferrerField::TierRate).to_owned();
                    texts.set(ReferrerField::TierRate, percent(&rate));
                    if let Some(typed) = value.field(TIER_RATE_PERCENT).and_then(Node::plain) {
                        texts.set(ReferrerField::TierRate, typed);
                    }
                    draft.referrer = texts;
                    unknown.extend(more);
                }
                ("customers", None) => {
                    for (index, customer) in value.items().iter().enumerate() {
                        let at = format!("customers[{index}]");
                        let (texts, more) = Texts::read(customer, &["orders"], &at);
                        unknown.extend(more);
                        let mut orders = Vec::new();
                        let listed = customer.field("orders").map_or(&[][..], Node::items);
                        for (index, order) in listed.iter().enumerate() {
                            let (texts, more) = Texts::read(order, &[], &format!("{at}.orders[{index}]"));
                            unknown.extend(more);
                            orders.push(texts);
                        }
                        draft.customers.push(Rc::new(Customer { texts, orders }));
                    }
                }
                _ => unknown.push(name.clone()),
            }
        }
        (draft, unknown)
    }
}

/// The first name of a row that is not taken.
pub fn free(name: impl Fn(usize) -> String, taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1;
    while taken(&name(number)) {
        number += 1;
    }
    name(number)
}

/// A fraction as a percentage: `0.30` becomes `30`, digit by digit; what is no fraction stays.
fn percent(fraction: &str) -> String {
    referral_statement::Rate::parse(fraction).map_or_else(|_| fraction.to_owned(), crate::format::percent_digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use referral_statement::json;

    const SCENARIO: &str = r#"{"program":"p","edition":"e","readings":{"r":"o"},"referrer":{"tier":"L2","tier_rate":"0.30"},"customers":[{"id":"B","linked_at":"2024-06-10T10:30","count":3,"orders":[{"id":"B-1","paid_at":"2024-06-11","paid":"99.00","product":"ecs"}]}]}"#;

    #[test]
    fn a_scenario_comes_out_as_it_went_in() {
        let (draft, unknown) = Draft::read(&json::parse(SCENARIO).unwrap());
        assert_eq!(unknown, Vec::<String>::new());
        assert_eq!(draft.referrer.get(ReferrerField::TierRate), "30");
        assert_eq!(json::write(&draft.scenario(Basis::Orders, true)).unwrap(), SCENARIO);
        let without = SCENARIO.replace(r#","tier_rate":"0.30""#, "");
        assert_eq!(json::write(&draft.scenario(Basis::Orders, false)).unwrap(), without);
    }

    #[test]
    fn what_was_typed_is_kept_to_the_letter() {
        let (mut draft, _) = Draft::read(&json::parse(SCENARIO).unwrap());
        for (place, text) in [
            (Place::Order(0, 0, OrderField::Paid), "1,2x"),
            (Place::Order(0, 0, OrderField::PaidAt), "2024/6/11 9:30"),
            (Place::Customer(0, CustomerField::Count), "many"),
            (Place::Customer(0, CustomerField::RegisteredOn), "of the other program"),
            (Place::Referrer(ReferrerField::TierRate), "30%"),
        ] {
            assert!(draft.set(&place, text));
            assert_eq!(draft.get(&place), text);
        }
        let kept = json::parse(&json::write(&draft.kept(Basis::Orders)).unwrap()).unwrap();
        assert_eq!(Draft::read(&kept), (draft.clone(), Vec::new()));
        let told = json::write(&draft.scenario(Basis::Orders, true)).unwrap();
        assert!(told.contains(r#""paid_at":"2024-06-11T09:30","paid":"1,2x""#) && told.contains(r#""count":"many""#));
        assert!(!told.contains("registered_on") && told.contains(r#""tier_rate":"0.30""#));
    }

    #[test]
    fn what_says_nothing_here_is_named() {
        let text =
            r#"{"program":"p","colour":"red","customers":[{"id":"A","orders":[{"id":"1","paid":["9"],"teir":"x"}]}]}"#;
        let (_, unknown) = Draft::read(&json::parse(text).unwrap());
        assert_eq!(unknown, ["colour", "customers[0].orders[0].paid", "customers[0].orders[0].teir"]);
    }

    #[test]
    fn a_new_row_has_an_id_of_its_own() {
        let (mut draft, _) = Draft::read(&json::parse(SCENARIO).unwrap());
        assert_eq!((draft.new_customer_id(), draft.new_order_id("B")), ("C1".to_owned(), "B-2".to_owned()));
        let customer = Customer { texts: Texts::default().with(CustomerField::Id, "C1"), orders: Vec::new() };
        draft.customers.push(Rc::new(customer));
        assert_eq!(draft.new_customer_id(), "C2");
    }
}
