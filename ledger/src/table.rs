//! Rows as they come: read the quick way where they are of the usual shape, by the engine's reader where they are not.

use std::sync::Arc;

use referral_share::Field;
use referral_statement::{Basis, Class, Error, Node, Program, Programs, Scenario};

use crate::arena::{Arena, Column, Index, Names, hash, is_before, same};
use crate::customers::Customers;
use crate::facts::{Facts, Kinds, MOST_PRODUCTS, NONE, OrderName, OrderRow};
use crate::fault::{Bad, Why};
use crate::layout::Layout;
use crate::slow::{self, Wrong};
use crate::split::{Plain, Record};

/// So many products are found again without a look at all of them.
const MET: usize = 64;

/// No column.
const NOWHERE: u8 = u8::MAX;

/// A referrer: the settings with a tier of a row.
pub struct Referrer {
    pub scenario: Scenario,
    pub tier: String,
    pub tier_rate: String,
    /// Why its tier cannot be judged by, where that was found.
    pub refused: Option<Error>,
}

/// A product as rows name it.
pub struct Bought {
    pub id: Arc<str>,
    /// Does the catalogue have it?
    pub is_listed: bool,
    /// The class that an order of it has where nothing else decides.
    pub class: Option<Class>,
}

/// Everything that was read.
pub struct Table {
    pub programs: Arc<Programs>,
    pub program: String,
    pub basis: Basis,
    pub settings: Node,
    pub layout: Layout,
    at: [u8; 21],
    /// Columns beside each other that hold facts of the customer.
    pub spans: Vec<(usize, usize)>,
    pub arena: Arena,
    pub customers: Customers,
    pub orders: Column<OrderRow>,
    pub names: Column<OrderName>,
    /// The cart of each order, where a column holds it.
    carts: Column<u32>,
    order_index: Index,
    /// The last order's id, as long as each was greater than the one before: no id can stand twice then.
    last_id: Option<Vec<u8>>,
    /// Rows were mended: those at the end may stand further up in the file.
    pub is_mended: bool,
    /// What was actually paid for each order, where a column holds it; less than zero where its cell is empty.
    pub actual: Column<i64>,
    product_names: Names,
    /// The cells of products that were met last, at places by their letters, with the numbers that were found for them.
    met: Vec<(Vec<u8>, u32)>,
    /// The cells of a customer's facts, used again.
    facts: Vec<u8>,
    pub products: Vec<Bought>,
    pub settlements: Names,
    /// The texts of tier and rate, and the number of the referrer that they make.
    pub tiers: Vec<(Vec<u8>, Vec<u8>, u16)>,
    pub referrers: Vec<Referrer>,
    pub bad: Vec<Bad>,
    /// What came of looking ahead, so that it is not left out.
    seen: u64,
}

/// Whose order a row is.
#[derive(Clone, Copy)]
pub enum Who<'r, 'f> {
    /// A customer of this number.
    Known(u32),
    /// One of whom it is the first.
    New { id: &'r [u8], hash: u32, facts: Facts, record: &'r Record<'f> },
}

impl Table {
    pub fn new(
        programs: &Arc<Programs>,
        settings: Node,
        scenario: Scenario,
        program: &Program,
        layout: Layout,
    ) -> Self {
        let mut table = Self {
            program: program.id().to_owned(),
            basis: program.basis(),
            programs: Arc::clone(programs),
            settings,
            at: [NOWHERE; 21],
            spans: Vec::new(),
            arena: Arena::default(),
            customers: Customers::default(),
            orders: Column::default(),
            names: Column::default(),
            carts: Column::default(),
            order_index: Index::default(),
            last_id: Some(Vec::new()),
            is_mended: false,
            actual: Column::default(),
            product_names: Names::default(),
            met: vec![(Vec::new(), NONE); MET],
            facts: Vec::new(),
            products: Vec::new(),
            settlements: Names::default(),
            tiers: Vec::new(),
            referrers: vec![Referrer { scenario, tier: String::new(), tier_rate: String::new(), refused: None }],
            bad: Vec::new(),
            seen: 0,
            layout,
        };
        for (index, field) in table.layout.columns.iter().enumerate().take(usize::from(NOWHERE)) {
            let Some(field) = field else { continue };
            table.at[*field as usize] = u8::try_from(index).unwrap_or(NOWHERE);
            if field.is_of_customer() && *field != Field::Customer {
                match table.spans.last_mut().filter(|(_, last)| last + 1 == index) {
                    Some((_, last)) => *last = index,
                    None => table.spans.push((index, index)),
                }
            }
        }
        table
    }

    /// The rules by which rows are read.
    pub fn rules(&self) -> Option<&Program> {
        self.programs.get(&self.program)
    }

    /// Has a column the field?
    pub fn has(&self, field: Field) -> bool {
        self.at[field as usize] != NOWHERE
    }

    /// Do rows name the tiers of their referrers?
    pub fn has_tiers(&self) -> bool {
        self.has(Field::Tier) || self.has(Field::TierRate)
    }

    /// Has memory fetch what the next records will need; gives the hash of the customer's cell.
    pub fn glance(&mut self, record: &Record<'_>) -> u32 {
        let customer = hash(self.cell(record, Field::Customer));
        self.customers.glance(customer);
        if self.last_id.is_none() {
            self.seen = self.seen.wrapping_add(self.order_index.slot(hash(self.cell(record, Field::Order))));
        }
        customer
    }

    /// Takes a record: an order, or a row that cannot be one.
    pub fn take(&mut self, record: &Record<'_>) {
        if record.is_open {
            self.refuse(record, Why::Open);
        } else if record.is_quoted {
            let plain = Plain::of(record);
            if self.quick(&plain.record(record.line), record).is_none() {
                self.slow(record);
            }
        } else if self.quick(record, record).is_none() {
            self.slow(record);
        }
    }

    fn refuse(&mut self, record: &Record<'_>, why: Why) {
        let place = self.arena.add(record.bytes());
        let length = u32::try_from(record.bytes().len().min(crate::arena::MOST_TEXT)).unwrap_or(0);
        self.bad.push(Bad { line: record.line, place, length, why });
    }

    #[inline]
    pub fn cell<'r>(&self, record: &Record<'r>, field: Field) -> &'r [u8] {
        match self.at[field as usize] {
            NOWHERE => &[],
            column => record.raw(usize::from(column)),
        }
    }

    /// The number of a product as cells name it, where it is one that the catalogue or its class can make an order of.
    pub fn product(&mut self, text: &[u8]) -> Option<u32> {
        let place = (text.len() + usize::from(text[text.len() / 2])) % MET;
        let (known, number) = &self.met[place];
        if same(known, text) {
            return Some(*number);
        }
        let number = self.looked_up(text)?;
        self.met[place] = (text.to_vec(), number);
        Some(number)
    }

    fn looked_up(&mut self, text: &[u8]) -> Option<u32> {
        let number = self.product_names.number(text);
        if number as usize == self.products.len() {
            let rules = self.programs.get(&self.program)?;
            let text = std::str::from_utf8(text).unwrap_or_default();
            let id = slow::meant_product(text, rules);
            let is_listed = rules.products().iter().any(|known| known.id() == id);
            let class = rules.class_of(id);
            self.products.push(Bought { id: id.into(), is_listed, class });
        }
        let id = &self.products[number as usize].id;
        (number < MOST_PRODUCTS && !id.is_empty() && id.trim() == &**id && id.chars().count() <= 64).then_some(number)
    }

    /// A row of any shape.
    fn slow(&mut self, record: &Record<'_>) {
        let programs = Arc::clone(&self.programs);
        let Some(rules) = programs.get(&self.program) else { return };
        let read = slow::read(record, &self.layout, &programs, rules);
        let read = read.and_then(|read| Ok((self.referrer((&read.tier.0, &read.tier.1))?, read)));
        let Ok((referrer, read)) = read else { return self.refuse(record, Why::Read) };
        let [order] = read.customer.orders.as_slice() else { return };
        let facts = Facts { bond: read.customer.bond, count: read.customer.count, referrer };
        let id = read.customer.id.as_bytes();
        let hash = hash(id);
        let customer = match self.customers.find(id, hash) {
            Some(customer) if self.customers.at(customer as usize).facts == facts => Who::Known(customer),
            Some(customer) => return self.refuse(record, Why::Differs(customer)),
            None => Who::New { id, hash, facts, record },
        };
        let settlement = order.settlement.as_ref().map_or(NONE, |cart| self.settlements.number(cart.as_bytes()));
        let product = order.product.as_ref().and_then(|product| self.product(product.as_bytes())).unwrap_or(NONE);
        let kinds = Kinds { class: order.class, kind: order.kind, billing: order.billing };
        let amounts = (order.paid.whole_cents(), order.refunded.whole_cents());
        let row = OrderRow::new(amounts, order.paid_at, product, kinds);
        self.enter(row, customer, order.id.as_bytes(), (settlement, read.actual.unwrap_or(-1)), record);
    }

    /// The number of the referrer of this tier.
    fn referrer(&mut self, tier: (&str, &str)) -> Result<u16, Wrong> {
        let is_of = |known: &&(Vec<u8>, Vec<u8>, u16)| (&*known.0, &*known.1) == (tier.0.as_bytes(), tier.1.as_bytes());
        if tier == ("", "") {
            return Ok(0);
        }
        if let Some((.., number)) = self.tiers.iter().find(is_of) {
            return Ok(*number);
        }
        let scenario = slow::scenario(&self.programs, &self.settings, tier)?;
        let number = u16::try_from(self.referrers.len()).unwrap_or(0);
        self.referrers.push(Referrer {
            scenario,
            tier: tier.0.to_owned(),
            tier_rate: tier.1.to_owned(),
            refused: None,
        });
        self.tiers.push((tier.0.into(), tier.1.into(), number));
        Ok(number)
    }

    fn add_customer(&mut self, id: &[u8], hash: u32, facts: Facts, record: &Record<'_>) -> u32 {
        self.facts.clear();
        if !record.is_quoted {
            for (first, last) in &self.spans {
                self.facts.extend_from_slice(record.span(*first, *last));
                self.facts.push(b'\n');
            }
        }
        self.customers.add(id, hash, &self.facts, record.line, facts)
    }

    /// Enters an order, if its id is its own; a customer is entered with its first order, and not before.
    pub fn enter(
        &mut self,
        row: OrderRow,
        customer: Who<'_, '_>,
        id: &[u8],
        (cart, actual): (u32, i64),
        record: &Record<'_>,
    ) {
        if let Err(first) = self.claim(id) {
            return self.refuse(record, Why::Twice(first));
        }
        let customer = match customer {
            Who::Known(customer) => customer,
            Who::New { id, hash, facts, record } => self.add_customer(id, hash, facts, record),
        };
        let (place, id_length) = (self.arena.add(id), u16::try_from(id.len()).unwrap_or(0));
        self.names.push(OrderName { place, line: record.line, customer, id_length });
        self.orders.push(row);
        if self.has(Field::Settlement) {
            self.carts.push(cart);
        }
        if self.has(Field::ActuallyPaid) {
            self.actual.push(actual);
        }
    }

    /// Claims an id for the next order; else the order that has it.
    fn claim(&mut self, id: &[u8]) -> Result<(), u32> {
        if let Some(last) = &mut self.last_id {
            if is_before(last, id) {
                last.clear();
                last.extend_from_slice(id);
                return Ok(());
            }
            self.last_id = None;
            self.index_orders();
        }
        let hash = hash(id);
        let Self { order_index, names, arena, .. } = self;
        let is = |number: u32| {
            let name = names.at(number as usize);
            arena.get(name.place, name.id_length.into()) == id
        };
        if let Some(first) = order_index.find(hash, is) {
            return Err(first);
        }
        order_index.add(hash, u32::try_from(names.len()).unwrap_or(NONE));
        Ok(())
    }

    fn index_orders(&mut self) {
        self.order_index = Index::default();
        for (number, name) in (0..).zip(self.names.iter()) {
            self.order_index.add(hash(self.arena.get(name.place, name.id_length.into())), number);
        }
    }

    /// What only reading needs is not needed any more.
    pub fn close(&mut self) {
        self.order_index = Index::default();
    }

    /// Takes back a refused row to read it again: its line. Ids are looked up again then.
    pub fn take_back(&mut self, fault: usize) -> Option<u32> {
        let bad = *self.bad.get(fault).filter(|bad| bad.place != NONE)?;
        self.bad.remove(fault);
        (self.last_id, self.is_mended) = (None, true);
        self.index_orders();
        Some(bad.line)
    }

    /// Forgets the orders that were refused when they were judged: they will be again.
    pub fn forget_later(&mut self) {
        self.bad.retain(|bad| bad.place != NONE);
    }

    /// The id of the order of a row.
    pub fn order_id(&self, row: usize) -> &str {
        let name = self.names.at(row);
        std::str::from_utf8(self.arena.get(name.place, name.id_length.into())).unwrap_or_default()
    }

    /// The cart of the order of a row, by its number.
    pub fn cart(&self, row: usize) -> Option<u32> {
        if self.has(Field::Settlement) { Some(self.carts.get(row)).filter(|cart| *cart != NONE) } else { None }
    }

    /// The id of an order's product.
    pub fn product_id(&self, order: &OrderRow) -> Option<&Arc<str>> {
        self.product_of(order).map(|bought| &bought.id)
    }

    /// The product of an order.
    pub fn product_of(&self, order: &OrderRow) -> Option<&Bought> {
        self.products.get(order.product() as usize)
    }
}
