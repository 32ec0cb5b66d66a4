//! Judging what was read: the rows of each customer become the engine's facts, one customer after another.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use referral_share::Field;
use referral_statement::{Batch, Bond, Customer, Error, Money, Order, Rate, Reason, Time};

use crate::arena::Column;
use crate::facts::{Found, NONE, OrderRow};
use crate::fault::{Bad, Why};
use crate::table::Table;

/// The orders that are gathered at once.
const GROUP: usize = 256;

/// What a customer earns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Earned {
    /// One of `count` customers alike, in cents.
    pub reward: i128,
    pub reason: Option<Reason>,
}

/// What was found, row by row.
#[derive(Default)]
pub struct Judged {
    pub found: Column<Found>,
    /// What counts toward the bonus, in a program of spend.
    pub bonus: Column<i64>,
    pub customers: Column<Earned>,
    pub rates: Vec<Rate>,
    /// How many orders are judged.
    pub done: usize,
    /// The rows of each customer, one behind the other, and where each customer's begin.
    rows: Vec<u32>,
    starts: Vec<u32>,
    /// The editions that judged, for each referrer.
    used: Vec<Vec<bool>>,
}

impl Judged {
    /// Puts the rows of each customer together.
    pub fn new(table: &Table) -> Self {
        let mut starts = vec![0_u32; table.customers.len() + 1];
        for order in table.names.iter() {
            starts[order.customer as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        // Filled from the front: what is each customer's next place becomes its end, which is the next one's start.
        let mut next = starts.clone();
        let mut rows = vec![0; table.orders.len()];
        for (row, order) in (0..).zip(table.names.iter()) {
            let place = &mut next[order.customer as usize];
            rows[*place as usize] = row;
            *place += 1;
        }
        let is_spend = table.basis == referral_statement::Basis::Spend;
        Self {
            found: Column::of(Found::REFUSED, table.orders.len()),
            bonus: if is_spend { Column::of(0, table.orders.len()) } else { Column::default() },
            rows,
            starts,
            ..Self::default()
        }
    }

    /// The rows of a customer, in the order of the file.
    pub fn rows_of(&self, table: &Table, customer: usize) -> Vec<u32> {
        let mut rows = self.range(customer).to_vec();
        // A row that was mended stands at the end, but counts where it stood.
        if table.is_mended {
            rows.sort_by_key(|row| table.names.at(*row as usize).line);
        }
        rows
    }

    fn range(&self, customer: usize) -> &[u32] {
        let (start, end) = (self.starts[customer] as usize, self.starts[customer + 1] as usize);
        &self.rows[start..end]
    }

    /// The first row of a customer.
    pub fn first_row(&self, customer: usize) -> usize {
        self.range(customer).first().map_or(0, |row| *row as usize)
    }

    /// Judges customers until so many orders are done; says whether all are.
    pub fn go_on(&mut self, table: &mut Table, most_orders: usize) -> Result<bool, Error> {
        let mut refused = Vec::new();
        let programs = Arc::clone(&table.programs);
        let batches: Vec<Batch<'_>> =
            table.referrers.iter().map(|known| Batch::new(&programs, &known.scenario)).collect::<Result<_, _>>()?;
        let Some(first) = table.customers.iter().next() else { return Ok(true) };
        let mut work = Work::new(first.facts.bond);
        let mut done = 0;
        while self.customers.len() < table.customers.len() && done < most_orders {
            // Orders of a few customers at once: memory answers many at a time.
            let from = self.customers.len();
            let mut to = from;
            let start = self.starts[from] as usize;
            while to < table.customers.len() && (to == from || (self.starts[to + 1] as usize) < start + GROUP) {
                to += 1;
            }
            let end = self.starts[to] as usize;
            work.gathered.clear();
            work.gathered.extend(self.rows[start..end].iter().map(|row| (*row, *table.orders.at(*row as usize))));
            for customer in from..to {
                let own = self.starts[customer] as usize - start..self.starts[customer + 1] as usize - start;
                self.one(table, customer, &batches, &mut work, own, &mut refused);
            }
            done += end - start;
        }
        table.bad.append(&mut refused);
        Ok(self.customers.len() == table.customers.len())
    }

    fn one(
        &mut self,
        table: &Table,
        number: usize,
        batches: &[Batch<'_>],
        work: &mut Work,
        own: Range<usize>,
        refused: &mut Vec<Bad>,
    ) {
        let facts = table.customers.at(number).facts;
        let Work { customer, gathered } = work;
        let own = &mut gathered[own];
        (customer.bond, customer.count) = (facts.bond, facts.count);
        // A row that was mended stands at the end, but counts where it stood.
        if table.is_mended {
            own.sort_by_key(|(row, _)| table.names.at(*row as usize).line);
        }
        let own = if table.has(Field::Settlement) { with_carts(table, own, refused) } else { own };
        customer.orders.clear();
        customer.orders.extend(own.iter().map(|(row, order)| order_of(table, *row as usize, order)));
        let referrer = usize::from(facts.referrer);
        if self.used.len() < batches.len() {
            self.used.resize(batches.len(), Vec::new());
        }
        let Self { used, rates, found, bonus, .. } = self;
        let used = &mut used[referrer];
        let (reward, reason) = batches[referrer].judge(customer, |place, verdict| {
            if let Some(edition) = verdict.edition {
                if used.len() <= edition {
                    used.resize(edition + 1, false);
                }
                used[edition] = true;
            }
            let row = own[place].0 as usize;
            let rate = verdict.rate.map_or(0, |rate| number_of(rates, rate));
            found.set(row, Found::of(verdict, rate));
            if matches!(facts.bond, Bond::Registered(_)) {
                bonus.set(row, verdict.counted_bonus);
            }
        });
        self.customers.push(Earned { reward, reason });
        self.done += own.len();
    }

    /// Checks the tiers against the editions that judged, and takes back what was judged by a tier that cannot be.
    pub fn check(&mut self, table: &mut Table) -> Result<(), Error> {
        self.used.resize(table.referrers.len(), Vec::new());
        let programs = Arc::clone(&table.programs);
        for (number, used) in self.used.iter().enumerate() {
            let used: Vec<usize> = (0..used.len()).filter(|edition| used[*edition]).collect();
            let has_tiers = table.has_tiers();
            let known = &mut table.referrers[number];
            let checked = Batch::new(&programs, &known.scenario)?.check(used);
            known.refused = None;
            match checked {
                Ok(()) => {}
                // The settings themselves: nothing can be told before they are right.
                Err(error) if number == 0 && !has_tiers => return Err(error),
                Err(error) => known.refused = Some(error),
            }
        }
        if table.referrers.iter().all(|known| known.refused.is_none()) {
            return Ok(());
        }
        for number in 0..table.customers.len() {
            let customer = *table.customers.at(number);
            if table.referrers[usize::from(customer.facts.referrer)].refused.is_some() {
                for row in self.range(number).to_vec() {
                    self.found.set(row as usize, Found::REFUSED);
                }
                self.customers.set(number, Earned::default());
                table.bad.push(Bad::later(customer.line, Why::Tier(u32::try_from(number).unwrap_or(NONE))));
            }
        }
        Ok(())
    }
}

/// What is used again for every customer.
struct Work {
    customer: Customer,
    /// The rows of a few customers: numbers and orders.
    gathered: Vec<(u32, OrderRow)>,
}

impl Work {
    fn new(bond: Bond) -> Self {
        let customer = Customer { id: String::new(), count: 1, bond, orders: Vec::new() };
        Self { customer, gathered: Vec::new() }
    }
}

/// The orders without those of a cart that were paid at another time than its first, which are refused.
fn with_carts<'o>(table: &Table, own: &'o mut [(u32, OrderRow)], refused: &mut Vec<Bad>) -> &'o mut [(u32, OrderRow)] {
    let mut carts: BTreeMap<u32, (u32, Time)> = BTreeMap::new();
    let mut kept = 0;
    for place in 0..own.len() {
        let (row, order) = own[place];
        let cart = table.cart(row as usize);
        let first = cart.map(|cart| *carts.entry(cart).or_insert((row, order.paid_at)));
        if let Some((first, _)) = first.filter(|(_, time)| *time != order.paid_at) {
            refused.push(Bad::later(table.names.at(row as usize).line, Why::Cart(row, first)));
        } else {
            own[kept] = (row, order);
            kept += 1;
        }
    }
    &mut own[..kept]
}

/// An order as the engine takes it. Nothing asks for its id.
fn order_of(table: &Table, row: usize, order: &OrderRow) -> Order {
    let kinds = order.kinds();
    let bought = table.product_of(order);
    let cart = table.cart(row).map(|cart| String::from_utf8_lossy(table.settlements.get(cart)).as_ref().into());
    Order {
        id: String::new(),
        paid_at: order.paid_at,
        paid: Money::from_cents(order.paid),
        refunded: Money::from_cents(order.refunded),
        product: bought.map(|bought| Arc::clone(&bought.id)),
        class: kinds.class.or(bought.and_then(|bought| bought.class)),
        kind: kinds.kind,
        billing: kinds.billing,
        settlement: cart,
    }
}

/// The number of a rate among those that are known, and one.
fn number_of(rates: &mut Vec<Rate>, rate: Rate) -> u16 {
    let known = rates.iter().position(|known| *known == rate);
    let index = known.unwrap_or_else(|| {
        rates.push(rate);
        rates.len() - 1
    });
    u16::try_from(index + 1).unwrap_or(0)
}
