//! Facts in: the referrer, the customers and their dated orders, checked once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Error, Problem};
use crate::money::{Money, Rate};
use crate::node::{Cursor, Fields, Node, Table};
use crate::period::{Date, Time};
use crate::program::{Program, Programs};
use crate::sort;
use crate::statement::Payout;
use crate::words::{Account, Basis, Billing, Class, CustomerKind, Excluded, LinkedBy, OrderKind, Withholding, Word};

/// A checked scenario of one program.
///
/// It is read from JSON (`json::evaluate`) or from a [`Node`] that a shell builds; every field is the contract's.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(crate) program: String,
    pub(crate) edition: Option<String>,
    /// Readings that are decided: id and option.
    pub(crate) readings: Vec<(String, String)>,
    pub(crate) referrer: Referrer,
    /// Scenarios share those that are alike in both.
    pub(crate) customers: Vec<Arc<Customer>>,
}

/// Who refers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Referrer {
    /// The tier's id; empty in a program without tiers.
    pub tier: String,
    pub tier_rate: Option<Rate>,
    pub account: Account,
    pub instalments_over: Option<Money>,
    pub withholding: Withholding,
}

/// One customer, or `count` customers alike.
///
/// Whoever builds one instead of reading it must hold what reading checks.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The id, its own in a scenario.
    pub id: String,
    /// How many customers alike it stands for.
    pub count: u32,
    /// What ties it to the referrer.
    pub bond: Bond,
    /// Its orders, in the order of the input.
    pub orders: Vec<Order>,
}

/// What ties a customer to the referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// The opening of a link (a program of orders).
    Linked(Linked),
    /// The registration (a program of spend).
    Registered(Date),
}

/// The link of a customer to the referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The kind of customer.
    pub kind: CustomerKind,
    /// The first opening of the referrer's link.
    pub opened_at: Time,
    /// The last opening of it, not before the first.
    pub reopened_at: Option<Time>,
    /// The opening of another referrer's link, not before the first.
    pub elsewhere_at: Option<Time>,
    /// How the customer came to be linked.
    pub by: LinkedBy,
    /// Why the customer is not the referrer's to be paid for.
    pub excluded: Option<Excluded>,
}

/// What a customer bought at one time.
#[derive(Clone, Debug)]
pub struct Order {
    /// The id, its own in a scenario.
    pub id: String,
    /// When it was paid.
    pub paid_at: Time,
    /// What was paid.
    pub paid: Money,
    /// What of it was paid back.
    pub refunded: Money,
    /// The product; left out, one is assumed.
    pub product: Option<Arc<str>>,
    /// The product's class, instead of the catalogue's.
    pub class: Option<Class>,
    /// The kind of order.
    pub kind: OrderKind,
    /// When it is paid: before the use or after it.
    pub billing: Billing,
    /// The cart in which it was paid with others.
    pub settlement: Option<Arc<str>>,
}

const SCENARIO: &[&str] = &["program", "edition", "readings", "referrer", "customers"];
const REFERRER: &[&str] = &["tier", "tier_rate", "account", "instalments_over", "withholding"];
const CUSTOMER: &[&str] = &["id", "count", "orders"];
const LINKED: &[&str] = &["kind", "linked_at", "relinked_at", "linked_elsewhere_at", "linked_by", "excluded"];
const REGISTERED: &[&str] = &["registered_on"];
const ORDER: &[&str] = &["id", "paid_at", "paid", "refunded", "product", "class", "billing"];
const ORDER_LINKED: &[&str] = &["kind", "settlement"];

impl Scenario {
    /// Reads a scenario of one of these programs.
    ///
    /// # Errors
    /// The first mistake in the order of the contract's fields, with its JSON path.
    pub fn read(programs: &Programs, node: &Node) -> Result<Self, Error> {
        Self::read_beside(programs, node, &[])
    }

    /// Reads a scenario some of whose customers were read before, for the same program: they stand in `known` at their places, and
    /// whatever stands there in the tree is not looked at.
    ///
    /// # Errors
    /// The first mistake, as [`Scenario::read`] tells it.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Programs, Scenario, json};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let text = r#"{"program": "intl-referral", "customers": [{"id": "friend", "registered_on": "2026-01-10", "orders": []}]}"#;
    /// let scenario = Scenario::read(&programs, &json::parse(text).unwrap()).unwrap();
    /// let other = json::parse(r#"{"program": "intl-referral", "customers": [null]}"#).unwrap();
    /// let known = [Some(scenario.customers()[0].clone())];
    /// assert_eq!(Scenario::read_beside(&programs, &other, &known).unwrap().customers()[0].id, "friend");
    /// ```
    pub fn read_beside(programs: &Programs, node: &Node, known: &[Option<Arc<Customer>>]) -> Result<Self, Error> {
        let root = Cursor::root(node).table(Fields::of(SCENARIO))?;
        let program = programs.find(&root.need("program")?)?;
        let edition = root.get("edition").map(|at| program.edition_named(&at)).transpose()?;
        let readings = readings(program, root.get("readings"))?;
        let referrer = referrer(program, Referrer::of(program), root.get("referrer").as_ref())?;
        let mut customers: Vec<Arc<Customer>> = Vec::new();
        let mut order_ids = BTreeMap::new();
        let mut customer_ids = BTreeMap::new();
        for (index, at) in root.need("customers")?.items()?.into_iter().enumerate() {
            if let Some(customer) = known.get(index).and_then(Option::as_ref) {
                for (position, order) in customer.orders.iter().enumerate() {
                    own_id(format!("{}.orders[{position}]", at.place()), &order.id, &mut order_ids)?;
                }
                own_id(at.place(), &customer.id, &mut customer_ids)?;
                customers.push(customer.clone());
                continue;
            }
            let customer = customer(program, &at, &mut order_ids)?;
            own_id(at.place(), &customer.id, &mut customer_ids)?;
            customers.push(Arc::new(customer));
        }
        Ok(Self { program: program.id.clone(), edition, readings, referrer, customers })
    }
}

impl Scenario {
    /// The customers, in the order of the input.
    pub fn customers(&self) -> &[Arc<Customer>] {
        &self.customers
    }

    /// The path of the day from which a payment follows: the order's that earned it, else the registration.
    pub(crate) fn place_of(&self, payout: &Payout) -> String {
        let of_customer = |customer: &Customer| customer.id == payout.customer;
        let index = self.customers.iter().map(Arc::as_ref).position(of_customer).unwrap_or_default();
        let orders = self.customers.get(index).map_or(&[][..], |customer| &customer.orders);
        match orders.iter().position(|order| Some(&order.id) == payout.order.as_ref()) {
            Some(order) => format!("customers[{index}].orders[{order}].paid_at"),
            None => format!("customers[{index}].registered_on"),
        }
    }
}

/// Readings that the scenario decides: each known to the program, each with one of its options.
pub(crate) fn readings(program: &Program, at: Option<Cursor<'_>>) -> Result<Vec<(String, String)>, Error> {
    let Some(at) = at else { return Ok(Vec::new()) };
    let mut decided = Vec::new();
    for (id, at) in at.any_table()?.each() {
        let options = program.reading_options(id);
        if options.is_empty() {
            let known = program.reading_ids();
            return Err(at.error(Problem::UnknownReading { value: id.to_owned(), known }));
        }
        let option = at.text()?;
        if !options.iter().any(|known| known == option) {
            return Err(at.error(Problem::UnknownValue { what: "option", value: option.to_owned(), known: options }));
        }
        decided.push((id.to_owned(), option.to_owned()));
    }
    Ok(decided)
}

impl Customer {
    /// The places of its orders by the times of payment; those of one time in the order of the input.
    pub(crate) fn in_time(&self) -> impl Iterator<Item = usize> + use<> {
        let mut places = Vec::new();
        // As a rule they stand in it.
        if !self.orders.is_sorted_by_key(|order| order.paid_at) {
            places.extend(0..self.orders.len());
            sort::by_key(&mut places, |place| self.orders[*place].paid_at);
        }
        (0..self.orders.len()).map(move |place| places.get(place).copied().unwrap_or(place))
    }
}

impl Referrer {
    /// The referrer of a scenario that says nothing of one.
    fn of(program: &Program) -> Self {
        Self {
            tier: program.tier_ids().first().cloned().unwrap_or_default(),
            tier_rate: None,
            account: Account::Individual,
            instalments_over: None,
            withholding: Withholding::None,
        }
    }
}

/// A referrer with the fields that are given in the place of its own.
pub(crate) fn referrer(program: &Program, own: Referrer, at: Option<&Cursor<'_>>) -> Result<Referrer, Error> {
    let mut referrer = own;
    let Some(at) = at else { return Ok(referrer) };
    let table = at.table(match program.basis {
        Basis::Orders => Fields::of(REFERRER),
        Basis::Spend => Fields { known: &[], foreign: REFERRER, program: &program.id },
    })?;
    if let Some(at) = table.get("tier") {
        let tier = at.text()?;
        let known = program.tier_ids();
        if !known.iter().any(|id| id == tier) {
            return Err(at.error(Problem::UnknownValue { what: "tier", value: tier.to_owned(), known }));
        }
        tier.clone_into(&mut referrer.tier);
    }
    if table.names("tier_rate") {
        referrer.tier_rate = table.get("tier_rate").map(|at| at.rate()).transpose()?;
    }
    if table.names("instalments_over") {
        referrer.instalments_over = table.get("instalments_over").map(|at| at.money()).transpose()?;
    }
    referrer.account = word(&table, "account", "account", referrer.account)?;
    referrer.withholding = word(&table, "withholding", "withholding", referrer.withholding)?;
    Ok(referrer)
}

pub(crate) fn customer(
    program: &Program,
    at: &Cursor<'_>,
    order_ids: &mut BTreeMap<String, String>,
) -> Result<Customer, Error> {
    let (own, foreign) = match program.basis {
        Basis::Orders => (LINKED, REGISTERED),
        Basis::Spend => (REGISTERED, LINKED),
    };
    let known = [CUSTOMER, own].concat();
    let table = at.table(Fields { known: &known, foreign, program: &program.id })?;
    let id = table.need("id")?.id()?.to_owned();
    let count = table.get("count").map_or(Ok(1), |at| at.count())?;
    let bond = match program.basis {
        Basis::Orders => Bond::Linked(linked(&table)?),
        Basis::Spend => Bond::Registered(table.need("registered_on")?.date()?),
    };
    let product_needed = matches!(&bond, Bond::Linked(linked) if linked.kind == CustomerKind::ProductNew);
    let mut orders: Vec<Order> = Vec::new();
    for at in table.need("orders")?.items()? {
        let order = order(program, &at, product_needed, &orders)?;
        own_id(at.place(), &order.id, order_ids)?;
        orders.push(order);
    }
    Ok(Customer { id, count, bond, orders })
}

/// Refuses an id that another of its kind has; `place` is where whose id it is stands.
fn own_id(place: String, id: &str, known: &mut BTreeMap<String, String>) -> Result<(), Error> {
    if let Some(first) = known.get(id) {
        let problem = Problem::DuplicateId { value: id.to_owned(), first: format!("{first}.id") };
        return Err(problem.at(format!("{place}.id")));
    }
    known.insert(id.to_owned(), place);
    Ok(())
}

fn linked(table: &Table<'_>) -> Result<Linked, Error> {
    let kind = word(table, "kind", "customer kind", CustomerKind::New)?;
    let opened = table.need("linked_at")?;
    let opened_at = opened.time()?;
    let later = |name| -> Result<Option<Time>, Error> {
        let Some(at) = table.get(name) else { return Ok(None) };
        let time = at.time()?;
        if time < opened_at {
            let (value, earlier_value) = (at.text()?.to_owned(), opened.text()?.to_owned());
            return Err(at.error(Problem::TimeBefore { value, earlier: "linked_at", earlier_value }));
        }
        Ok(Some(time))
    };
    Ok(Linked {
        kind,
        opened_at,
        reopened_at: later("relinked_at")?,
        elsewhere_at: later("linked_elsewhere_at")?,
        by: word(table, "linked_by", "way of linking", LinkedBy::Registration)?,
        excluded: table.get("excluded").map(|at| at.word("exclusion")).transpose()?,
    })
}

fn order(program: &Program, at: &Cursor<'_>, product_needed: bool, before: &[Order]) -> Result<Order, Error> {
    let (known, foreign) = match program.basis {
        Basis::Orders => ([ORDER, ORDER_LINKED].concat(), &[][..]),
        Basis::Spend => (ORDER.to_vec(), ORDER_LINKED),
    };
    let table = at.table(Fields { known: &known, foreign, program: &program.id })?;
    let id = table.need("id")?.id()?.to_owned();
    let paid_at = table.need("paid_at")?.time()?;
    let paid = table.need("paid")?.money()?;
    let refunded = table.get("refunded").map_or(Ok(Money::ZERO), |at| at.money())?;
    if refunded > paid {
        let problem = Problem::RefundAbovePaid { refunded: refunded.to_string(), paid: paid.to_string() };
        return Err(table.need("refunded")?.error(problem));
    }
    let class = table.get("class").map(|at| class(program, &at)).transpose()?;
    let product = if product_needed { Some(table.need("product")?) } else { table.get("product") };
    let product = product.map(|at| product_id(program, &at, class)).transpose()?;
    let settlement = table.get("settlement");
    if let Some(at) = &settlement {
        let cart = at.id()?;
        let same_cart = |order: &&Order| order.settlement.as_deref() == Some(cart);
        if let Some(first) = before.iter().find(same_cart).filter(|first| first.paid_at != paid_at) {
            return Err(at.error(Problem::SettlementTimesDiffer {
                settlement: cart.to_owned(),
                time: paid_at.to_string(),
                first: first.id.clone(),
                first_time: first.paid_at.to_string(),
            }));
        }
    }
    Ok(Order {
        id,
        paid_at,
        paid,
        refunded,
        product,
        class,
        kind: word(&table, "kind", "order kind", OrderKind::Purchase)?,
        billing: word(&table, "billing", "billing", Billing::Prepaid)?,
        settlement: settlement.map(|at| at.id().map(Arc::from)).transpose()?,
    })
}

/// A class of the program's own kind.
fn class(program: &Program, at: &Cursor<'_>) -> Result<Class, Error> {
    let value = at.text()?;
    let classes = program.basis.classes();
    classes.iter().copied().find(|class| class.word() == value).ok_or_else(|| {
        let known = classes.iter().map(|class| class.word().to_owned()).collect();
        at.error(Problem::UnknownValue { what: "class", value: value.to_owned(), known })
    })
}

/// A product of the catalogue, or any other whose class is given.
fn product_id(program: &Program, at: &Cursor<'_>, class: Option<Class>) -> Result<Arc<str>, Error> {
    let id = at.id()?;
    if class.is_none() && program.products.find(id).is_none() {
        let known = program.products.ids();
        return Err(at.error(Problem::UnknownProduct { value: id.to_owned(), known }));
    }
    Ok(id.into())
}

fn word<W: Word>(table: &Table<'_>, name: &str, what: &'static str, default: W) -> Result<W, Error> {
    table.get(name).map_or(Ok(default), |at| at.word(what))
}
