//! Withdrawals: when what was paid can be taken out, and in how many times.

use serde::Serialize;

use crate::calendar::Entry;
use crate::error::Error;
use crate::lookup::Lookup;
use crate::money::Money;
use crate::period::Date;
use crate::program::PayoutRule;
use crate::sort;
use crate::sums::plus;
use crate::words::Account;

/// How what an edition's orders earned can be withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Withdrawals {
    /// The edition.
    pub edition: String,
    /// The clause.
    pub clause: String,
    /// Can the referrer's account withdraw?
    pub allowed: bool,
    /// The day from which it can, where the scenario's orders are enough; none where nothing has a date.
    pub opens_on: Option<Date>,
    /// The most that one withdrawal takes.
    pub limit: Option<Money>,
    /// What there is to withdraw of this edition's orders, gross.
    pub gross: Money,
    /// The least number of withdrawals that take it all: `gross` ÷ `limit`, rounded up; none where none is allowed.
    pub needed: Option<u64>,
}

/// How each edition's payments can be withdrawn; moves the days on which they are spendable behind the day on which
/// withdrawals open.
///
/// `entries` are in the order of their dates; `rule` gives the edition of an order and how it pays.
pub(crate) fn open<'r>(
    entries: &mut [Entry],
    account: Account,
    rule: impl Fn(&str) -> Option<(&'r str, &'r PayoutRule)>,
) -> Result<Vec<Withdrawals>, Error> {
    let completed = completed(entries);
    let mut found: Vec<Withdrawals> = Vec::new();
    for entry in entries.iter_mut().filter(|entry| entry.paid_to.is_some()) {
        let Some((edition, rule)) = entry.order.as_deref().and_then(&rule) else { continue };
        let allowed = rule.withdrawal_accounts.is_empty() || rule.withdrawal_accounts.contains(&account);
        let opens_on = match rule.withdrawal_after_orders {
            Some(orders) => opening(&completed, orders),
            None => entry.paid_to,
        };
        let opens_on = opens_on.filter(|_| allowed);
        entry.spendable_on = opens_on.max(entry.paid_to).filter(|_| opens_on.is_some());
        if let Some(known) = found.iter_mut().find(|known| known.edition == edition) {
            known.gross = plus(known.gross, entry.amount)?;
        } else if rule.has_withdrawals() {
            found.push(Withdrawals {
                edition: edition.to_owned(),
                clause: rule.clause.clone(),
                allowed,
                opens_on,
                limit: rule.withdrawal_limit,
                gross: entry.amount,
                needed: None,
            });
        }
    }
    for own in &mut found {
        own.needed = own.limit.filter(|_| own.allowed).and_then(|limit| own.gross.steps_of(limit));
    }
    Ok(found)
}

/// The days on which orders have been paid in full, earliest first, each with how many orders it is.
fn completed(entries: &[Entry]) -> Vec<(Date, u32)> {
    let paid = entries.iter().filter_map(|entry| Some((entry.order.as_deref()?, entry.paid_to?, entry.count)));
    let paid: Vec<(&str, Date, u32)> = paid.collect();
    let orders = Lookup::of(paid.iter().map(|(order, ..)| *order));
    let last = |places: &[usize]| places.iter().map(|place| paid[*place].1).max();
    let of = orders.groups().filter_map(|(_, places)| Some((last(places)?, paid[places[0]].2)));
    let mut days: Vec<(Date, u32)> = of.collect();
    sort::by_key(&mut days, |day| *day);
    days
}

/// The day on which so many orders have been paid in full.
fn opening(completed: &[(Date, u32)], orders: u32) -> Option<Date> {
    let mut paid = 0_u32;
    completed.iter().find_map(|(day, count)| {
        paid = paid.saturating_add(*count);
        (paid >= orders).then_some(*day)
    })
}
