//! The rules of an edition in which every order earns.

use super::{by_reading, window};
use crate::error::{Error, Problem};
use crate::money::Money;
use crate::node::{Cursor, Fields, Table};
use crate::program::file::{Known, bad, ids, words};
use crate::program::{CustomerRule, InstalmentRule, LimitRule, OrderRules, PayoutRule, RateRow, RateValue, Tier};
use crate::words::{Basis, CustomerKind, LimitId, LinkedBy, Role, Word};

pub(super) const FIELDS: &[&str] = &["tier", "customer", "rate", "limit", "payout", "clauses"];
const CUSTOMER: &[&str] = &["kind", "follows", "window", "clause"];
const RATE: &[&str] = &["roles", "customers", "classes", "linked_by", "tiers", "rate", "clause"];
const LIMIT: &[&str] = &["id", "amount", "tiers", "roles", "clause"];
const PAYOUT: &[&str] = &[
    "days",
    "confirmed_days",
    "instalments",
    "withdrawal_limit",
    "withdrawal_after_orders",
    "withdrawal_accounts",
    "clause",
];

pub(super) fn read(table: &Table<'_>, known: &Known<'_>, tiers: &[Tier]) -> Result<OrderRules, Error> {
    let mut rules = OrderRules {
        customers: Vec::new(),
        rates: Vec::new(),
        limits: Vec::new(),
        payout: table.get("payout").map(|at| payout(&at, known)).transpose()?,
        reason_clauses: std::collections::BTreeMap::new(),
    };
    for at in table.list("customer")? {
        let rule = customer(&at, known)?;
        if rules.customer(rule.kind).is_some() {
            return Err(at.error(bad(format!("customers of kind `{}` stand twice", rule.kind), "keep one of them")));
        }
        rules.customers.push(rule);
    }
    for at in table.list("rate")? {
        let row = rate(&at, known, tiers)?;
        if let Some(both) = rules.rates.iter().position(|other| overlap(&row, other, tiers)) {
            let message = format!("this row and row {} of the rates hold for the same orders", both + 1);
            return Err(at.error(bad(message, "narrow one of them by roles, customers, classes, linked_by or tiers")));
        }
        rules.rates.push(row);
    }
    for at in table.list("limit")? {
        rules.limits.push(limit(&at, known, tiers)?);
    }
    rules.limits.sort_by_key(|limit| limit.id);
    if let Some(at) = table.get("clauses") {
        for (reason, at) in at.any_table()?.each() {
            rules.reason_clauses.insert(reason.to_owned(), known.clause_at(&at)?);
        }
    }
    Ok(rules)
}

fn customer(at: &Cursor<'_>, known: &Known<'_>) -> Result<CustomerRule, Error> {
    let table = at.table(Fields::of(CUSTOMER))?;
    Ok(CustomerRule {
        kind: table.need("kind")?.word("customer kind")?,
        follows: table.need("follows")?.word("way of following")?,
        window: by_reading(&table.need("window")?, known, window)?,
        clause: known.clause(&table)?,
    })
}

fn rate(at: &Cursor<'_>, known: &Known<'_>, tiers: &[Tier]) -> Result<RateRow, Error> {
    let table = at.table(Fields::of(RATE))?;
    let value = |at: &Cursor<'_>| -> Result<RateValue, Error> {
        if at.text() == Ok("tier") {
            return Ok(RateValue::Tier);
        }
        at.rate().map(RateValue::Of)
    };
    Ok(RateRow {
        roles: table.need("roles")?.words("role")?,
        customers: words(&table, "customers", "customer kind")?,
        classes: table.need("classes")?.words("class")?,
        linked_by: words(&table, "linked_by", "way of linking")?,
        tiers: known_tiers(&table, tiers)?,
        rate: by_reading(&table.need("rate")?, known, value)?,
        clause: known.clause(&table)?,
    })
}

/// Is there an order for which both rows hold?
fn overlap(row: &RateRow, other: &RateRow, tiers: &[Tier]) -> bool {
    let tier_ids: Vec<&str> =
        if tiers.is_empty() { vec![""] } else { tiers.iter().map(|tier| tier.id.as_str()).collect() };
    let orders = Role::ALL.iter().flat_map(|role| {
        CustomerKind::ALL.iter().flat_map(move |kind| {
            let classes = Basis::Orders.classes().iter();
            classes.flat_map(move |class| LinkedBy::ALL.iter().map(move |by| (*role, *kind, *class, *by)))
        })
    });
    orders.into_iter().any(|order| tier_ids.iter().any(|tier| row.is_of(order, tier) && other.is_of(order, tier)))
}

fn limit(at: &Cursor<'_>, known: &Known<'_>, tiers: &[Tier]) -> Result<LimitRule, Error> {
    let table = at.table(Fields::of(LIMIT))?;
    let id: LimitId = table.need("id")?.word("limit")?;
    if id == LimitId::FriendTotal {
        return Err(at.error(bad("`friend-total` limits a program of spend", "use `customer-reward`")));
    }
    let roles = |at: &Cursor<'_>| at.words::<Role>("role");
    Ok(LimitRule {
        id,
        amount: table.need("amount")?.money()?,
        tiers: known_tiers(&table, tiers)?,
        roles: table.get("roles").map(|at| by_reading(&at, known, roles)).transpose()?,
        clause: known.clause(&table)?,
    })
}

fn payout(at: &Cursor<'_>, known: &Known<'_>) -> Result<PayoutRule, Error> {
    let table = at.table(Fields::of(PAYOUT))?;
    let instalments = |at: Cursor<'_>| -> Result<InstalmentRule, Error> {
        let table = at.table(Fields::of(&["days", "clause"]))?;
        Ok(InstalmentRule { days: days(&table)?, clause: known.clause(&table)? })
    };
    Ok(PayoutRule {
        days: days(&table)?,
        confirmed_days: table.get("confirmed_days").map(|at| at.count()).transpose()?,
        instalments: table.get("instalments").map(instalments).transpose()?,
        withdrawal_limit: table.get("withdrawal_limit").map(|at| limit_above_zero(&at)).transpose()?,
        withdrawal_after_orders: table.get("withdrawal_after_orders").map(|at| at.count()).transpose()?,
        withdrawal_accounts: words(&table, "withdrawal_accounts", "account")?,
        clause: known.clause(&table)?,
    })
}

/// An amount that something can be taken out of in steps.
fn limit_above_zero(at: &Cursor<'_>) -> Result<Money, Error> {
    let limit = at.money()?;
    if limit.is_zero() {
        return Err(
            at.error(bad("a withdrawal of at most nothing withdraws nothing", "leave it out, or give an amount"))
        );
    }
    Ok(limit)
}

fn days(table: &Table<'_>) -> Result<Vec<u32>, Error> {
    let at = table.need("days")?;
    let days: Vec<u32> = at.items()?.iter().map(Cursor::count).collect::<Result<_, _>>()?;
    if days.is_empty() {
        return Err(at.error(bad("a payment needs a day", "give the days after the order, as [30]")));
    }
    Ok(days)
}

fn known_tiers(table: &Table<'_>, tiers: &[Tier]) -> Result<Vec<String>, Error> {
    for at in table.list("tiers")? {
        let id = at.id()?;
        if !tiers.iter().any(|tier| tier.id == id) {
            let known = tiers.iter().map(|tier| tier.id.clone()).collect();
            return Err(at.error(Problem::UnknownValue { what: "tier", value: id.to_owned(), known }));
        }
    }
    ids(table, "tiers")
}
