//! TOML text as a tree of nodes that know their lines.

use toml_span::value::ValueInner;

use crate::finding::{Finding, RuleCode};
use crate::node::{Node, Value};
use crate::phrase::phrase;
use crate::sort;

/// Parses a rule file.
pub(super) fn parse(path: &str, text: &str) -> Result<Node, Finding> {
    let starts = line_starts(text);
    match toml_span::parse(text) {
        Ok(mut value) => Ok(node(&mut value, &starts)),
        Err(error) => {
            let line = line_at(&starts, error.span.start);
            let hint = phrase!("check the text at that line; texts, amounts, rates and dates stand in double quotes");
            Err(Finding::in_file(path, line, RuleCode::NotToml, phrase!("not valid TOML: {}", error), hint))
        }
    }
}

/// Fields keep the order in which they are written; a float becomes a number that no amount or rate accepts.
fn node(value: &mut toml_span::Value<'_>, starts: &[usize]) -> Node {
    let line = line_at(starts, value.span.start);
    let value = match value.take() {
        ValueInner::String(text) => Value::Text(text.into_owned()),
        ValueInner::Integer(number) => Value::Number(number.to_string()),
        ValueInner::Float(number) => Value::shown(number),
        ValueInner::Boolean(flag) => Value::Flag(flag),
        ValueInner::Array(items) => Value::List(items.into_iter().map(|mut item| node(&mut item, starts)).collect()),
        ValueInner::Table(fields) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            sort::by_key(&mut fields, |(key, _)| key.span.start);
            let named = |(key, mut value): (toml_span::value::Key<'_>, toml_span::Value<'_>)| {
                let child = node(&mut value, starts);
                let line = line_at(starts, key.span.start);
                (key.name.into_owned(), Node { line, ..child })
            };
            Value::Table(fields.into_iter().map(named).collect())
        }
    };
    Node { value, line }
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect()
}

/// The line of a byte, counted from 1.
fn line_at(starts: &[usize], byte: usize) -> usize {
    starts.partition_point(|start| *start <= byte).max(1)
}
