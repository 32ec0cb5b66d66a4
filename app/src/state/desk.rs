//! One program's desk: its scenario, what the engine says to it, and every change, to be taken back and made again.

use std::rc::Rc;

use referral_statement::{Basis, Error, Program, Programs, Time};

use super::answer::{self, Answer};
use super::draft::{Customer, Draft, Texts};
use super::form::{self, Form};
use super::place::{CustomerField, OrderField, Place};
use super::{Field, typed};
use crate::format::percent_digits;

/// How many changes can be taken back.
const MOST_UNDO: usize = 200;

/// How many mistakes are looked for: more than a person corrects before looking again.
const MOST_FAULTS: usize = 50;

/// A mistake in the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What the engine says of it.
    pub error: Error,
}

/// A change of the scenario.
#[derive(Clone, Debug)]
pub enum Change {
    /// Type a text at a place.
    Type(Place, String),
    /// Type several at once.
    TypeAll(Vec<(Place, String)>),
    /// Add a customer with one order.
    AddCustomer,
    /// Add a customer like this one, below it.
    CopyCustomer(usize),
    /// Take a customer away.
    DropCustomer(usize),
    /// Add an order to a customer.
    AddOrder(usize),
    /// Add an order like this one, below it.
    CopyOrder(usize, usize),
    /// Take an order away.
    DropOrder(usize, usize),
    /// Put another scenario in its place.
    Put(Box<Draft>),
}

/// A program's scenario and all that is known of it.
#[derive(Clone)]
pub struct Desk {
    /// The program.
    pub program: &'static Program,
    /// The scenario as typed.
    pub draft: Draft,
    /// Estimate's form: the scenario's where [`Desk::fits`], else the last one.
    pub form: Form,
    /// Has Estimate's form a place for all that the scenario says?
    pub fits: bool,
    /// The last answer: the scenario's own where there are no faults.
    pub answer: Option<Rc<Answer>>,
    /// The mistakes in the scenario.
    pub faults: Vec<Fault>,
    past: Vec<Rc<Draft>>,
    future: Vec<Rc<Draft>>,
    /// The place of the last change, where one text was typed: typing on is the same change.
    typing: Option<Place>,
    /// A day that can stand where one is missing.
    today: String,
}

impl Desk {
    /// The desk before anything is said.
    pub fn new(programs: &Programs, program: &'static Program, today: &str) -> Self {
        let form = Form::new(program.basis(), today);
        let mut desk = Self {
            program,
            draft: form.draft(program.id(), program.basis()),
            form,
            fits: true,
            answer: None,
            faults: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
            today: today.to_owned(),
        };
        desk.settle(programs);
        desk
    }

    /// The mistake at a place.
    pub fn fault(&self, place: &Place) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.place == *place)
    }

    /// Is there a change to take back?
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Is there one to make again?
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Does it say anything else than at the first look of this day?
    pub fn touched(&self) -> bool {
        let basis = self.program.basis();
        self.draft != Form::new(basis, &self.today).draft(self.program.id(), basis)
    }

    /// Takes a scenario that was kept: nothing to be taken back.
    pub fn open(&mut self, programs: &Programs, draft: Draft) {
        self.draft = draft;
        self.show();
        self.settle(programs);
    }

    /// Types into fields of Estimate.
    pub fn fill(&mut self, programs: &Programs, changes: &[(Field, String)]) {
        let mut form = self.form.clone();
        for (field, text) in changes {
            form.set(*field, text.as_str());
        }
        if changes.iter().all(|(field, _)| *field != Field::TierRate) {
            self.suggest_rate(&mut form);
        }
        let basis = self.program.basis();
        let typing = match changes {
            [(field, _)] => Some(form::place_of(*field, basis)),
            _ => None,
        };
        self.put(form.draft(self.program.id(), basis), typing);
        self.form = form;
        self.fits = true;
        self.settle(programs);
    }

    /// Changes the scenario.
    pub fn change(&mut self, programs: &Programs, change: Change) {
        let mut draft = self.draft.clone();
        let mut typing = None;
        match change {
            Change::Type(place, text) => {
                draft.set(&place, &text);
                typing = Some(place);
            }
            Change::TypeAll(texts) => {
                for (place, text) in texts {
                    draft.set(&place, &text);
                }
            }
            Change::AddCustomer => {
                let customer = self.new_customer(&draft);
                draft.customers.push(Rc::new(customer));
            }
            Change::CopyCustomer(index) => {
                if let Some(copy) = copy_customer(&draft, index) {
                    draft.customers.insert(index + 1, Rc::new(copy));
                }
            }
            Change::DropCustomer(index) if index < draft.customers.len() => drop(draft.customers.remove(index)),
            Change::AddOrder(customer) => {
                if let Some(of) = draft.customers.get(customer) {
                    let order = next_order(&draft, of, self.program.basis());
                    Rc::make_mut(&mut draft.customers[customer]).orders.push(order);
                }
            }
            Change::CopyOrder(customer, order) => {
                if let Some(copy) = draft.order(customer, order).map(Texts::copied) {
                    let owner = draft.customers[customer].texts.get(CustomerField::Id).to_owned();
                    let copy = copy.with(OrderField::Id, draft.new_order_id(&owner));
                    Rc::make_mut(&mut draft.customers[customer]).orders.insert(order + 1, copy);
                }
            }
            Change::DropOrder(customer, order) if draft.order(customer, order).is_some() => {
                drop(Rc::make_mut(&mut draft.customers[customer]).orders.remove(order));
            }
            Change::DropCustomer(_) | Change::DropOrder(..) => {}
            Change::Put(other) => draft = *other,
        }
        self.put(draft, typing);
        self.show();
        self.settle(programs);
    }

    /// Takes the last change back.
    pub fn undo(&mut self, programs: &Programs) {
        if let Some(before) = self.past.pop() {
            self.future.push(Rc::new(std::mem::replace(&mut self.draft, Rc::unwrap_or_clone(before))));
            self.returned(programs);
        }
    }

    /// Makes the change again that was taken back.
    pub fn redo(&mut self, programs: &Programs) {
        if let Some(after) = self.future.pop() {
            self.past.push(Rc::new(std::mem::replace(&mut self.draft, Rc::unwrap_or_clone(after))));
            self.returned(programs);
        }
    }

    fn returned(&mut self, programs: &Programs) {
        self.typing = None;
        self.show();
        self.settle(programs);
    }

    /// Puts a draft in the place of the present one, which can be taken back; typing on at one place is one change.
    fn put(&mut self, draft: Draft, typing: Option<Place>) {
        if draft == self.draft {
            return;
        }
        let goes_on = typing.is_some() && typing == self.typing && self.future.is_empty();
        let before = std::mem::replace(&mut self.draft, draft);
        if !goes_on {
            self.past.push(Rc::new(before));
            let over = self.past.len().saturating_sub(MOST_UNDO);
            self.past.drain(..over);
        }
        self.typing = typing;
        self.future.clear();
    }

    /// Shows the scenario in Estimate's form, where it has a place for all of it.
    fn show(&mut self) {
        let shown = self.form.showing(&self.draft, self.program.basis());
        self.fits = shown.is_some();
        self.form = shown.unwrap_or_else(|| self.form.clone());
    }

    /// Asks the engine, and finds every mistake: one at a time, with a text that is none in the place of each.
    fn settle(&mut self, programs: &Programs) {
        self.faults.clear();
        let mut draft = self.draft.clone();
        while self.faults.len() < MOST_FAULTS {
            let form = (self.fits && self.faults.is_empty()).then_some(&self.form);
            let error = match Answer::of(programs, self.program, &draft, form, self.answer.as_deref()) {
                Ok(answer) if self.faults.is_empty() => return self.answer = Some(Rc::new(answer)),
                Ok(_) => return,
                Err(error) => error,
            };
            let place = Place::of(&error.path);
            let again = self.fault(&place).is_some();
            self.faults.push(Fault { place: place.clone(), error });
            if again || place == Place::Whole || !draft.set(&place, &self.passable(&draft, &place)) {
                // The same place twice: nothing that could stand there is known, so what comes after it stays unseen.
                if again {
                    self.faults.pop();
                }
                return;
            }
        }
    }

    /// A text that could stand at a place: the last good one, or one of its kind.
    fn passable(&self, draft: &Draft, place: &Place) -> String {
        let good = self.answer.as_ref().map(|answer| answer.draft.get(place)).filter(|good| *good != draft.get(place));
        let start = |customer: usize| {
            let field = form::start_field(self.program.basis());
            typed::time(draft.customers.get(customer).map_or("", |customer| customer.texts.get(field)))
        };
        let usual = || match place {
            Place::Customer(_, CustomerField::Id) | Place::Order(_, _, OrderField::Id) => format!("\u{0}{place}"),
            Place::Customer(customer, CustomerField::LinkedAt | CustomerField::RegisteredOn) => {
                let known = (0..draft.customers.len()).filter(|other| other != customer).map(start);
                let good = known.into_iter().find(|start| Time::parse(start).is_ok());
                good.unwrap_or_else(|| self.today.clone())
            }
            Place::Order(customer, _, OrderField::PaidAt) => start(*customer),
            Place::Order(_, _, OrderField::Paid) => "0.00".to_owned(),
            _ => String::new(),
        };
        good.map_or_else(usual, str::to_owned)
    }

    /// Suggests a rate for a tier whose rate is not published: the low end of its range.
    fn suggest_rate(&self, form: &mut Form) {
        let suggested = answer::rate_range(self.program, form).map(|(low, _)| percent_digits(low));
        if let Some(rate) = suggested.filter(|_| form.typed(Field::TierRate).trim().is_empty()) {
            form.set(Field::TierRate, rate);
        }
    }

    /// A customer whose time begins with that of the last one, with one order.
    fn new_customer(&self, draft: &Draft) -> Customer {
        let id = draft.new_customer_id();
        let field = form::start_field(self.program.basis());
        let start = draft.customers.last().map_or(self.form.typed(Field::Start), |last| last.texts.get(field));
        let order = Texts::default()
            .with(OrderField::Id, draft.new_order_id(&id))
            .with(OrderField::PaidAt, start)
            .with(OrderField::Paid, "0.00");
        Customer { texts: Texts::default().with(CustomerField::Id, id).with(field, start), orders: vec![order] }
    }
}

/// A customer like the one of this index, under ids of its own.
fn copy_customer(draft: &Draft, index: usize) -> Option<Customer> {
    let of = draft.customers.get(index)?;
    let mut copy = Customer { texts: of.texts.copied(), orders: of.orders.iter().map(Texts::copied).collect() };
    let id = draft.new_customer_id();
    let mut taken = draft.clone();
    for order in &mut copy.orders {
        order.set(OrderField::Id, taken.new_order_id(&id));
        taken.customers.push(Rc::new(Customer { texts: Texts::default(), orders: vec![order.clone()] }));
    }
    copy.texts.set(CustomerField::Id, id);
    Some(copy)
}

/// An order on the day of the customer's last one.
fn next_order(draft: &Draft, customer: &Customer, basis: Basis) -> Texts<OrderField> {
    let day = customer
        .orders
        .last()
        .map_or(customer.texts.get(form::start_field(basis)), |last| last.get(OrderField::PaidAt));
    Texts::default()
        .with(OrderField::Id, draft.new_order_id(customer.texts.get(CustomerField::Id)))
        .with(OrderField::PaidAt, day)
        .with(OrderField::Paid, "0.00")
}

#[cfg(test)]
mod tests;
