//! The rules of an edition in which a friend's spend earns.

use super::{by_reading, window};
use crate::error::Error;
use crate::node::{Cursor, Fields, Table};
use crate::program::file::{Known, bad};
use crate::program::{Counting, SpendRules, spend_rules};
use crate::words::PartId;

pub(super) const FIELDS: &[&str] = &["products", "threshold", "bonus", "limit", "coupon"];
const THRESHOLD: &[&str] = &["amount", "reward", "window", "due_days", "clause"];
const BONUS: &[&str] = &["above", "rate", "gate", "window", "due_days", "clause"];
const LIMIT: &[&str] = &["id", "amount", "parts", "clause"];
const COUPON: &[&str] = &["first_day", "last_day", "valid_days", "clause"];

pub(super) fn read(table: &Table<'_>, known: &Known<'_>) -> Result<SpendRules, Error> {
    Ok(SpendRules {
        products: products(&table.need("products")?, known)?,
        threshold: threshold(&table.need("threshold")?, known)?,
        bonus: bonus(&table.need("bonus")?, known)?,
        limit: limit(&table.need("limit")?, known)?,
        coupon: coupon(&table.need("coupon")?, known)?,
    })
}

fn products(at: &Cursor<'_>, known: &Known<'_>) -> Result<spend_rules::CountingRule, Error> {
    let table = at.table(Fields::of(&["counts", "clause"]))?;
    let counting = |at: &Cursor<'_>| -> Result<Counting, Error> {
        match at.text()? {
            "category" => Ok(Counting::Category),
            "named" => Ok(Counting::Named),
            _ => Err(at.error(bad("products count by `category` or by `named`", "give one of the two"))),
        }
    };
    Ok(spend_rules::CountingRule {
        counts: by_reading(&table.need("counts")?, known, counting)?,
        clause: known.clause(&table)?,
    })
}

fn threshold(at: &Cursor<'_>, known: &Known<'_>) -> Result<spend_rules::ThresholdRule, Error> {
    let table = at.table(Fields::of(THRESHOLD))?;
    Ok(spend_rules::ThresholdRule {
        amount: table.need("amount")?.money()?,
        reward: table.need("reward")?.money()?,
        window: by_reading(&table.need("window")?, known, window)?,
        due_days: table.need("due_days")?.count()?,
        clause: known.clause(&table)?,
    })
}

fn bonus(at: &Cursor<'_>, known: &Known<'_>) -> Result<spend_rules::BonusRule, Error> {
    let table = at.table(Fields::of(BONUS))?;
    let days = |at: &Cursor<'_>| at.count();
    Ok(spend_rules::BonusRule {
        above: table.need("above")?.money()?,
        rate: table.need("rate")?.rate()?,
        gate: window(&table.need("gate")?)?,
        window: by_reading(&table.need("window")?, known, window)?,
        due_days: by_reading(&table.need("due_days")?, known, days)?,
        clause: known.clause(&table)?,
    })
}

fn limit(at: &Cursor<'_>, known: &Known<'_>) -> Result<spend_rules::FriendLimit, Error> {
    let items = at.items()?;
    let [at] = items.as_slice() else {
        return Err(at.error(bad("a program of spend has one limit", "keep the `friend-total`")));
    };
    let table = at.table(Fields::of(LIMIT))?;
    let parts = |at: &Cursor<'_>| at.words::<PartId>("part");
    Ok(spend_rules::FriendLimit {
        id: table.need("id")?.word("limit")?,
        amount: table.need("amount")?.money()?,
        parts: by_reading(&table.need("parts")?, known, parts)?,
        clause: known.clause(&table)?,
    })
}

fn coupon(at: &Cursor<'_>, known: &Known<'_>) -> Result<spend_rules::CouponRule, Error> {
    let table = at.table(Fields::of(COUPON))?;
    Ok(spend_rules::CouponRule {
        first_day: table.need("first_day")?.count()?,
        last_day: table.need("last_day")?.count()?,
        valid_days: table.need("valid_days")?.count()?,
        clause: known.clause(&table)?,
    })
}
