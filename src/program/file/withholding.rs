//! The program file's tables of withholding: one for each kind of tax that can be shown.

use std::collections::BTreeMap;

use super::{Known, bad, edition, text_of, words};
use crate::error::Error;
use crate::money::Money;
use crate::node::{Cursor, Fields, Table};
use crate::withholding::{Bracket, DeductionRule, WithholdingNotice, WithholdingRule};
use crate::words::{Withholding, Word};

const WITHHOLDING: &[&str] = &["accounts", "source", "clause", "deduction", "bracket", "notice"];
const DEDUCTION: &[&str] = &["amount", "up_to", "rate_above", "clause"];
const BRACKET: &[&str] = &["up_to", "rate", "quick_deduction", "clause"];
const NOTICE: &[&str] = &["code", "clause", "accounts", "from", "until", "en", "zh-CN"];

/// Reads `[withholding.<kind>]` for every kind that is given.
pub(super) fn read(program: &Table<'_>) -> Result<BTreeMap<Withholding, WithholdingRule>, Error> {
    let mut rules = BTreeMap::new();
    let Some(at) = program.get("withholding") else { return Ok(rules) };
    let kinds: Vec<Withholding> = Withholding::ALL.iter().copied().filter(|kind| *kind != Withholding::None).collect();
    let names: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let table = at.table(Fields::of(&names))?;
    for kind in kinds {
        if let Some(at) = table.get(kind.word()) {
            rules.insert(kind, rule(&at)?);
        }
    }
    Ok(rules)
}

fn rule(at: &Cursor<'_>) -> Result<WithholdingRule, Error> {
    let table = at.table(Fields::of(WITHHOLDING))?;
    let sources = table.list("source")?.iter().map(edition::source).collect::<Result<Vec<_>, _>>()?;
    let clauses = edition::clauses(&table, &sources)?;
    let known = Known { clauses: clauses.iter().map(|clause| clause.id().to_owned()).collect(), readings: &[] };
    Ok(WithholdingRule {
        accounts: table.need("accounts")?.words("account")?,
        deduction: deduction(&table.need("deduction")?, &known)?,
        brackets: brackets(&table, &known)?,
        notices: table.list("notice")?.iter().map(|at| notice(at, &known)).collect::<Result<_, _>>()?,
        sources,
        clauses,
    })
}

fn deduction(at: &Cursor<'_>, known: &Known<'_>) -> Result<DeductionRule, Error> {
    let table = at.table(Fields::of(DEDUCTION))?;
    Ok(DeductionRule {
        amount: table.need("amount")?.money()?,
        up_to: table.need("up_to")?.money()?,
        rate_above: table.need("rate_above")?.rate()?,
        clause: known.clause(&table)?,
    })
}

/// The brackets, lowest first: each but the last ends above the one before, and none makes the tax jump.
fn brackets(table: &Table<'_>, known: &Known<'_>) -> Result<Vec<Bracket>, Error> {
    let items = table.need("bracket")?.items()?;
    let mut brackets: Vec<Bracket> = Vec::new();
    for (index, at) in items.iter().enumerate() {
        let bracket = bracket(at, known)?;
        let before = brackets.last();
        let start = before.and_then(|before| before.up_to).unwrap_or(Money::ZERO);
        if bracket.up_to.is_some_and(|end| end <= start) {
            let message = format!("a bracket that starts at {start} ends there or before");
            return Err(at.error(bad(message, "list the brackets from the lowest, each with a higher `up_to`")));
        }
        if bracket.up_to.is_none() != (index + 1 == items.len()) {
            let hint = "give each bracket but the last its `up_to`";
            return Err(at.error(bad("the brackets do not reach every amount, or not once", hint)));
        }
        let below = before.map_or(Money::ZERO, |before| before.tax(start));
        if bracket.tax(start) != below {
            let message = format!("the tax jumps from {below} to {} where this bracket starts", bracket.tax(start));
            let right = start * bracket.rate - below;
            return Err(at.error(bad(message, format!("give the `quick_deduction` \"{right}\""))));
        }
        brackets.push(bracket);
    }
    if brackets.is_empty() {
        return Err(table.need("bracket")?.error(bad("a tax needs a bracket", "give a `[[bracket]]` with its `rate`")));
    }
    Ok(brackets)
}

fn bracket(at: &Cursor<'_>, known: &Known<'_>) -> Result<Bracket, Error> {
    let table = at.table(Fields::of(BRACKET))?;
    Ok(Bracket {
        up_to: table.get("up_to").map(|at| at.money()).transpose()?,
        rate: table.need("rate")?.rate()?,
        quick_deduction: table.need("quick_deduction")?.money()?,
        clause: known.clause(&table)?,
    })
}

fn notice(at: &Cursor<'_>, known: &Known<'_>) -> Result<WithholdingNotice, Error> {
    let table = at.table(Fields::of(NOTICE))?;
    Ok(WithholdingNotice {
        code: table.need("code")?.id()?.to_owned(),
        clause: table.get("clause").map(|at| known.clause_at(&at)).transpose()?,
        text: text_of(&table)?,
        accounts: words(&table, "accounts", "account")?,
        from: table.get("from").map(|at| at.date()).transpose()?,
        until: table.get("until").map(|at| at.date()).transpose()?,
    })
}
