//! Totals over everything that was judged: by reason, tier, product and month.

use std::collections::BTreeMap;

use referral_share::Field;
use referral_statement::{Basis, Money, Outcome, Word};
use serde::Serialize;

use crate::facts::word;
use crate::ledger::{Ledger, money};

/// The orders of one kind together. Every order stands for as many as its customer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common: a word, an id or a month; empty where nothing is said.
    pub name: String,
    /// How many rows they are.
    pub rows: u64,
    /// What was paid less what was refunded.
    pub spent: Money,
    /// What counts of it.
    pub counted: Money,
    /// What they earn; in a program of spend the customers earn, and only the tiers' groups say so.
    pub reward: Money,
}

/// All totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// What everything earns.
    pub total: Money,
    /// How many orders there are.
    pub orders: usize,
    /// Of how many customers, each counted once.
    pub customers: usize,
    /// Rows that were refused.
    pub refused: usize,
    /// By what became of orders: their outcome where they earn in full, else the reason or the limit.
    pub by_reason: Vec<Group>,
    /// By the tier that rows name.
    pub by_tier: Vec<Group>,
    /// By product.
    pub by_product: Vec<Group>,
    /// By the month of payment.
    pub by_month: Vec<Group>,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    rows: u64,
    spent: i128,
    counted: i128,
    reward: i128,
}

impl Sum {
    fn add(&mut self, spent: i64, counted: i64, reward: i64, count: u32) {
        let times = |cents: i64| i128::from(cents) * i128::from(count);
        self.rows += 1;
        self.spent += times(spent);
        self.counted += times(counted);
        self.reward += times(reward);
    }

    fn group(self, name: String) -> Group {
        let (spent, counted, reward) = (money(self.spent), money(self.counted), money(self.reward));
        Group { name, rows: self.rows, spent, counted, reward }
    }
}

impl Ledger {
    /// The totals; nothing before everything is judged.
    pub fn totals(&self) -> Option<Totals> {
        let (table, judged) = self.both()?;
        let mut reasons: Vec<Sum> = vec![Sum::default(); 256];
        let mut tiers: Vec<Sum> = vec![Sum::default(); table.referrers.len()];
        let mut products: Vec<Sum> = vec![Sum::default(); table.products.len() + 1];
        let mut months: BTreeMap<referral_statement::Month, Sum> = BTreeMap::new();
        // Rows of one month come together as a rule.
        let mut month = None;
        // Where no column says otherwise, all customers count once and are of one referrer.
        let is_alike = !table.has(Field::Count) && !table.has_tiers();
        let of_customer = |row: usize| {
            let facts = table.customers.at(table.names.at(row).customer as usize).facts;
            (facts.count, usize::from(facts.referrer))
        };
        for row in 0..table.orders.len() {
            let (order, found) = (table.orders.at(row), judged.found.at(row));
            let (count, referrer) = if is_alike { (1, 0) } else { of_customer(row) };
            let (spent, counted, reward) = (order.paid - order.refunded, found.counted, found.reward);
            // Below the causes the outcomes that have none.
            let reason = match (found.cause, found.outcome) {
                (0, outcome) => 255 - outcome.map_or(0, |outcome| outcome as usize + 1),
                (cause, _) => usize::from(cause),
            };
            reasons[reason].add(spent, counted, reward, count);
            tiers[referrer].add(spent, counted, reward, count);
            products[(order.product() as usize).min(table.products.len())].add(spent, counted, reward, count);
            let date = order.paid_at.date();
            let (_, sum) = match &mut month {
                Some((known, sum)) if date.month() == *known => (known, sum),
                other => {
                    if let Some((known, sum)) = other.take() {
                        merge(&mut months, known, sum);
                    }
                    let (known, sum) = other.insert((date.month(), Sum::default()));
                    (known, sum)
                }
            };
            sum.add(spent, counted, reward, count);
        }
        if let Some((known, sum)) = month {
            merge(&mut months, known, sum);
        }
        if self.basis() == Basis::Spend {
            for (earned, customer) in judged.customers.iter().zip(table.customers.iter()) {
                tiers[usize::from(customer.facts.referrer)].reward += earned.reward * i128::from(customer.facts.count);
            }
        }
        let mut by_product: BTreeMap<String, Sum> = BTreeMap::new();
        for (number, sum) in products.into_iter().enumerate() {
            let name = table.products.get(number).map(|bought| bought.id.to_string()).unwrap_or_default();
            merge(&mut by_product, name, sum);
        }
        let named = |number: usize| {
            let outcome = || (255 - number).checked_sub(1).and_then(|outcome| Outcome::ALL.get(outcome));
            let cause = crate::facts::cause(u8::try_from(number).unwrap_or(0)).map(word);
            cause.unwrap_or_else(|| outcome().map_or("refused", |outcome| outcome.word())).to_owned()
        };
        let some = |(name, sum): (String, Sum)| (sum.rows > 0).then(|| sum.group(name));
        Some(Totals {
            total: self.total(),
            orders: table.orders.len(),
            customers: table.customers.len(),
            refused: table.bad.len(),
            by_reason: reasons
                .into_iter()
                .enumerate()
                .map(|(number, sum)| (named(number), sum))
                .filter_map(some)
                .collect(),
            by_tier: table.referrers.iter().map(|known| known.tier.clone()).zip(tiers).filter_map(some).collect(),
            by_product: by_product.into_iter().filter_map(some).collect(),
            by_month: months.into_iter().map(|(month, sum)| (month.to_string(), sum)).filter_map(some).collect(),
        })
    }
}

fn merge<K: Ord>(sums: &mut BTreeMap<K, Sum>, key: K, more: Sum) {
    let sum = sums.entry(key).or_default();
    sum.rows += more.rows;
    sum.spent += more.spent;
    sum.counted += more.counted;
    sum.reward += more.reward;
}
