//! A format-neutral tree of values, and reading it field by field with the place of every mistake.
//!
//! JSON text, JavaScript objects and TOML rule files all become [`Node`]s; [`Cursor`] is the one door through which typed
//! values come out.

mod formats;

use crate::error::{Error, Problem, spellings};
use crate::money::{Money, Quantity, Rate};
use crate::period::{Date, Time};
use crate::phrase::{Phrase, phrase};
use crate::words::Word;

/// A value and the line on which it stands (0 where the format has no lines).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub(crate) value: Value,
    pub(crate) line: usize,
}

fn too_deep() -> String {
    format!("nested deeper than {} levels", Node::DEEPEST)
}

/// The value of a [`Node`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as its digits.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Named values in their order.
    Table(Vec<(String, Node)>),
}

impl Node {
    /// How many levels a tree may have, so that no input (a JavaScript object that holds itself, say) exhausts the stack.
    pub const DEEPEST: usize = 32;

    /// What is wrong with a tree of more than [`Self::DEEPEST`] levels.
    pub fn too_deep() -> Error {
        Problem::MalformedJson { detail: too_deep() }.at("")
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into()).into()
    }

    /// A whole number.
    pub fn number(number: u32) -> Self {
        Value::Number(number.to_string()).into()
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Value::List(items.into_iter().collect()).into()
    }

    /// A table of named values; a name with `None` is left out.
    pub fn table<'a>(fields: impl IntoIterator<Item = (&'a str, Option<Self>)>) -> Self {
        let given = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Value::Table(given.collect()).into()
    }

    /// The value, for whoever writes it in another format.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The text of a text, or the digits of a number; nothing of any other value.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none of any other value.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The named values of a table in their order; none of any other value.
    pub fn fields(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Table(fields) => fields,
            _ => &[],
        }
    }

    /// The value of this name in a table.
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    fn found(&self) -> Phrase {
        match &self.value {
            Value::Nothing => "null".into(),
            Value::Flag(flag) => format!("`{flag}`").into(),
            Value::Number(number) => phrase!("the number `{}`", number),
            Value::Text(text) => phrase!("the text `{}`", text),
            Value::List(_) => phrase!("a list"),
            Value::Table(_) => phrase!("an object"),
        }
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        Self { value, line: 0 }
    }
}

/// A place in a tree.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    node: &'a Node,
    file: Option<&'a str>,
    path: String,
}

/// A table of which every field is known.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    at: Cursor<'a>,
    fields: &'a [(String, Node)],
}

/// The fields that a table may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    /// Those that it may have.
    pub known: &'a [&'a str],
    /// Those that only programs of another kind have, and this program's id.
    pub foreign: &'a [&'a str],
    pub program: &'a str,
}

impl<'a> Fields<'a> {
    /// Fields of a table that is the same in every program.
    pub fn of(known: &'a [&'a str]) -> Self {
        Self { known, foreign: &[], program: "" }
    }
}

impl<'a> Cursor<'a> {
    /// The root of a scenario or of a question.
    pub fn root(node: &'a Node) -> Self {
        Self { node, file: None, path: String::new() }
    }

    /// The root of an argument of this name.
    pub fn under(node: &'a Node, name: &str) -> Self {
        Self { node, file: None, path: name.to_owned() }
    }

    /// The root of a rule file.
    pub fn file(node: &'a Node, file: &'a str) -> Self {
        Self { node, file: Some(file), path: String::new() }
    }

    /// The problem, at this place.
    pub fn error(&self, problem: Problem) -> Error {
        problem.at(self.place())
    }

    /// This place as errors name it.
    pub fn place(&self) -> String {
        self.file.map_or_else(|| self.path.clone(), |file| place(file, self.node.line, &self.path))
    }

    /// The file (empty for a text that came without one), the line and the path of this place.
    pub fn spot(&self) -> (&'a str, usize, &str) {
        (self.file.unwrap_or_default(), self.node.line, &self.path)
    }

    /// The place of this path below, or where it would stand: a path such as `rate[1].roles[0]`.
    ///
    /// What is not there has the line of the innermost table or list around it.
    pub fn below(&self, path: &str) -> Self {
        let mut here = self.clone();
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|index: usize| here.items().ok()?.into_iter().nth(index)),
                None => here.any_table().ok().and_then(|table| table.get(step)),
            };
            let Some(next) = next else { break };
            here = next;
        }
        let joint = if self.path.is_empty() || path.is_empty() || path.starts_with('[') { "" } else { "." };
        Self { path: format!("{}{joint}{path}", self.path), ..here }
    }

    fn child(&self, node: &'a Node, name: &str) -> Self {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Self { node, file: self.file, path }
    }

    fn wrong(&self, expected: &'static str) -> Error {
        self.error(Problem::WrongType { expected, found: self.node.found() })
    }

    /// A table with these fields and no others.
    pub fn table(&self, fields: Fields<'_>) -> Result<Table<'a>, Error> {
        let table = self.any_table()?;
        for (name, value) in table.fields {
            if fields.known.contains(&name.as_str()) {
                continue;
            }
            let problem = if fields.foreign.contains(&name.as_str()) {
                Problem::FieldNotOfProgram { name: name.clone(), program: fields.program.to_owned() }
            } else {
                let known = fields.known.iter().map(|&known| known.to_owned()).collect();
                Problem::UnknownField { name: name.clone(), known }
            };
            return Err(self.child(value, name).error(problem));
        }
        Ok(table)
    }

    /// A table with any names.
    pub fn any_table(&self) -> Result<Table<'a>, Error> {
        match &self.node.value {
            Value::Table(fields) => Ok(Table { at: self.clone(), fields }),
            _ => Err(self.wrong("an object")),
        }
    }

    pub fn is_table(&self) -> bool {
        matches!(self.node.value, Value::Table(_))
    }

    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// An argument that a question does not take.
    pub fn nothing(&self) -> Result<(), Error> {
        if self.node.value == Value::Nothing { Ok(()) } else { Err(self.wrong("nothing")) }
    }

    pub fn is_list(&self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    /// The items of a list.
    pub fn items(&self) -> Result<Vec<Self>, Error> {
        let Value::List(items) = &self.node.value else {
            return Err(self.wrong("a list"));
        };
        let item = |(index, node)| Self { node, file: self.file, path: format!("{}[{index}]", self.path) };
        Ok(items.iter().enumerate().map(item).collect())
    }

    pub fn text(&self) -> Result<&'a str, Error> {
        self.text_as("a text")
    }

    fn text_as(&self, expected: &'static str) -> Result<&'a str, Error> {
        match &self.node.value {
            Value::Text(text) => Ok(text),
            _ => Err(self.wrong(expected)),
        }
    }

    pub fn flag(&self) -> Result<bool, Error> {
        match self.node.value {
            Value::Flag(flag) => Ok(flag),
            _ => Err(self.wrong("`true` or `false`")),
        }
    }

    pub fn money(&self) -> Result<Money, Error> {
        Money::parse(self.text_as("an amount as text")?).map_err(|problem| self.error(problem))
    }

    pub fn quantity(&self) -> Result<Quantity, Error> {
        Quantity::parse(self.text_as("a number as text")?).map_err(|problem| self.error(problem))
    }

    pub fn rate(&self) -> Result<Rate, Error> {
        Rate::parse(self.text_as("a rate as text")?).map_err(|problem| self.error(problem))
    }

    pub fn time(&self) -> Result<Time, Error> {
        Time::parse(self.text_as("a time as text")?).map_err(|problem| self.error(problem))
    }

    pub fn date(&self) -> Result<Date, Error> {
        Date::parse(self.text_as("a date as text")?).map_err(|problem| self.error(problem))
    }

    /// An id of 1 to 64 Unicode scalar values.
    pub fn id(&self) -> Result<&'a str, Error> {
        let id = self.text()?;
        if id.is_empty() || id.chars().count() > 64 {
            return Err(self.error(Problem::BadId { value: id.to_owned() }));
        }
        Ok(id)
    }

    /// A whole number from 1 to 1,000,000.
    pub fn count(&self) -> Result<u32, Error> {
        self.whole(1, 1_000_000)
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&self, least: u32, most: u32) -> Result<u32, Error> {
        let Value::Number(number) = &self.node.value else {
            return Err(self.wrong("a whole number"));
        };
        let whole = number.parse().ok().filter(|number| (least..=most).contains(number));
        whole.ok_or_else(|| self.error(Problem::BadCount { value: number.clone(), least, most }))
    }

    /// One of these ids, which the message calls `what`.
    pub fn one_of<'i>(
        &self,
        what: &'static str,
        ids: impl Iterator<Item = &'i String> + Clone,
    ) -> Result<String, Error> {
        let value = self.text()?;
        let found = ids.clone().find(|id| *id == value).cloned();
        found.ok_or_else(|| {
            self.error(Problem::UnknownValue { what, value: value.to_owned(), known: ids.cloned().collect() })
        })
    }

    /// One of a closed set of words, which the message calls `what`.
    pub fn word<W: Word>(&self, what: &'static str) -> Result<W, Error> {
        let value = self.text()?;
        W::from_word(value)
            .ok_or_else(|| self.error(Problem::UnknownValue { what, value: value.to_owned(), known: spellings::<W>() }))
    }
}

/// A place in a file as errors name it; line 0 is the file as a whole.
pub(crate) fn place(file: &str, line: usize, path: &str) -> String {
    let place = match (file, line) {
        ("", line) => format!("line {line}"),
        (file, 0) => file.to_owned(),
        (file, line) => format!("{file}:{line}"),
    };
    if path.is_empty() { place } else { format!("{place}: {path}") }
}

impl<'a> Table<'a> {
    /// The table as a whole.
    pub fn at(&self) -> &Cursor<'a> {
        &self.at
    }

    /// A field, where it is given; null and undefined count as left out.
    pub fn get(&self, name: &str) -> Option<Cursor<'a>> {
        let (_, node) = self.fields.iter().find(|(field, _)| field == name)?;
        (node.value != Value::Nothing).then(|| self.at.child(node, name))
    }

    /// A field that must be there.
    pub fn need(&self, name: &str) -> Result<Cursor<'a>, Error> {
        self.get(name)
            .ok_or_else(|| self.at.child(self.at.node, name).error(Problem::MissingField { name: name.to_owned() }))
    }

    /// The one field of a table that must have just one.
    pub fn only(&self) -> Result<(&'a str, &'a Node), Error> {
        match self.fields {
            [(name, node)] => Ok((name, node)),
            _ => Err(self.at.wrong("an object with one field")),
        }
    }

    /// Is the field there, be it null?
    pub fn names(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// Every field that is given, in order.
    pub fn each(&self) -> impl Iterator<Item = (&'a str, Cursor<'a>)> {
        let given = self.fields.iter().filter(|(_, node)| node.value != Value::Nothing);
        given.map(|(name, node)| (name.as_str(), self.at.child(node, name)))
    }
}
