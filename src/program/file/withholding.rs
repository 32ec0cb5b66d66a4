//! The program file's tables of withholding: one for each kind of tax that can be shown.

use std::mem;

use super::reader::{Known, Reader, items};
use super::shape::Shape;
use crate::finding::RuleCode;
use crate::money::Money;
use crate::node::Cursor;
use crate::phrase::phrase;
use crate::withholding::WithholdingRule;
use crate::words::{Withholding, Word};

#[cfg(feature = "schema")]
use super::schema::Definitions;
#[cfg(feature = "schema")]
use serde_json::{Value, json};

/// The rules of `[withholding.<kind>]`, for every kind that is given; each has sources and clauses of its own.
pub(crate) enum WithholdingRules {}

fn kinds() -> Vec<&'static str> {
    Withholding::ALL.iter().filter(|kind| **kind != Withholding::None).map(|kind| kind.word()).collect()
}

impl Shape for WithholdingRules {
    type Value = Vec<(Withholding, WithholdingRule)>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let table = reader.table_with(at, &kinds(), &[])?;
        let mut rules = Vec::new();
        let mut complete = true;
        for (name, at) in table.each() {
            let Some(kind) = Withholding::from_word(name) else { continue };
            reader.once(&items(&at, "source"), "id");
            reader.once(&items(&at, "clause"), "id");
            reader.once(&items(&at, "example"), "id");
            let around = (mem::replace(&mut reader.known, Known::of_edition(&at)), mem::take(&mut reader.cited));
            let rule = WithholdingRule::read(&at, reader);
            (reader.known, reader.cited) = around;
            complete &= rule.is_some();
            rules.extend(rule.map(|rule| (kind, rule)));
        }
        complete.then_some(rules)
    }

    fn left_out() -> Option<Self::Value> {
        Some(Vec::new())
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        let rule = WithholdingRule::schema(to);
        let properties: serde_json::Map<_, _> =
            kinds().into_iter().map(|kind| (kind.to_owned(), rule.clone())).collect();
        let schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
        to.define(
            "WithholdingRules",
            "How each kind of tax is withheld: a table for each, such as labour-service.",
            schema,
        )
    }
}

/// The brackets go from the lowest to the highest and reach every amount, and none makes the tax jump.
pub(crate) fn brackets_follow(rule: &WithholdingRule, at: &Cursor<'_>, reader: &mut Reader) {
    for (index, bracket) in rule.brackets.iter().enumerate() {
        let at = at.below(&format!("bracket[{index}]"));
        let before = index.checked_sub(1).and_then(|before| rule.brackets.get(before));
        let start = before.and_then(|before| before.up_to).unwrap_or(Money::ZERO);
        if bracket.up_to.is_some_and(|end| end <= start) {
            let message = phrase!("a bracket that starts at {} ends there or before", start);
            let hint = phrase!("list the brackets from the lowest, each with a higher `up_to`");
            reader.note(&at, RuleCode::BracketsUnclear, message, hint);
            return;
        }
        if bracket.up_to.is_none() != (index + 1 == rule.brackets.len()) {
            let message = phrase!("the brackets do not reach every amount, or not once");
            reader.note(&at, RuleCode::BracketsUnclear, message, phrase!("give each bracket but the last its `up_to`"));
            return;
        }
        let below = before.map_or(Money::ZERO, |before| before.tax(start));
        if bracket.tax(start) != below {
            let message = phrase!("the tax jumps from {} to {} where this bracket starts", below, bracket.tax(start));
            let right = start * bracket.rate - below;
            reader.note(&at, RuleCode::BracketsUnclear, message, phrase!("give the `quick_deduction` \"{}\"", right));
        }
    }
}
