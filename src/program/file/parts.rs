//! Values made of values: ids that refer to others, lists, fields that may be left out, and values that depend on a reading.

use std::marker::PhantomData;

use super::reader::Reader;
use super::shape::{Keys, Shape, TableShape};
use super::values::value;
use crate::error::Problem;
use crate::finding::RuleCode;
use crate::node::{Cursor, Table};
use crate::phrase::phrase;
use crate::reading::ByReading;
use crate::words::{Reason, Word};

#[cfg(feature = "schema")]
use super::schema::{Definitions, Properties};
#[cfg(feature = "schema")]
use serde_json::{Value, json};

/// The id of a clause.
pub(crate) enum ClauseId {}

/// The id of a source.
pub(crate) enum SourceId {}

/// The id of a tier.
pub(crate) enum TierId {}

/// The id of a category.
pub(crate) enum CategoryId {}

/// The clause behind each reason.
pub(crate) enum ReasonClauses {}

/// A field that may be left out.
pub(crate) struct Maybe<S>(PhantomData<S>);

/// A field that may be left out, and then is what its type has by default.
pub(crate) struct OrDefault<S>(PhantomData<S>);

/// A list that may be left out or empty.
pub(crate) struct Many<S>(PhantomData<S>);

/// A list that must be there and may be empty.
pub(crate) struct List<S>(PhantomData<S>);

/// A list of at least one item.
pub(crate) struct Filled<S>(PhantomData<S>);

/// A list of exactly one item.
pub(crate) struct Single<S>(PhantomData<S>);

/// A value that may depend on how a clause is read.
pub(crate) struct Choice<S>(PhantomData<S>);

/// The fields of another table, written into this one.
pub(crate) struct Here<T>(PhantomData<T>);

/// Ids that refer to others of the same files; what is cited is remembered.
macro_rules! references {
    ($($(#[doc = $doc:literal])+ $shape:ident = $what:literal in $known:ident, $name:literal;)+) => {$(
        value!($(#[doc = $doc])+ $shape => String, $name, |at, reader| {
            let id = at.one_of($what, reader.known.$known.iter());
            let id = reader.keep(at, id)?;
            reader.cite($what, &id);
            Some(id)
        }, |to| json!({"type": "string"}));
    )+};
}

references! {
    /// The id of a clause of the same edition.
    ClauseId = "clause" in clauses, "ClauseId";
    /// The id of a source of the same edition.
    SourceId = "source" in sources, "SourceId";
    /// The id of a tier of the same edition.
    TierId = "tier" in tiers, "TierId";
    /// The id of a category of the catalogue.
    CategoryId = "category" in categories, "CategoryId";
}

/// What the clauses of reasons are filed under: the reasons that lie in an order or its customer, and the cart.
fn reasons() -> Vec<&'static str> {
    use Reason::{
        AlreadyContacted, Cheating, ExistingCustomer, FirstPurchaseLost, PayAsYouGo, ProductNotListed, RefundedInFull,
        SamePerson,
    };
    let of_customers = [ExistingCustomer, SamePerson, AlreadyContacted, Cheating, FirstPurchaseLost];
    let of_orders = [PayAsYouGo, ProductNotListed, RefundedInFull];
    of_customers.iter().chain(&of_orders).map(|reason| reason.word()).chain(["cart"]).collect()
}

impl Shape for ReasonClauses {
    type Value = Vec<(String, String)>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let table = reader.table_with(at, &reasons(), &[])?;
        let each: Vec<_> = table.each().collect();
        all(each.iter().map(|(reason, at)| Some(((*reason).to_owned(), ClauseId::read(at, reader)?))))
    }

    fn left_out() -> Option<Self::Value> {
        Some(Vec::new())
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        let clause = ClauseId::schema(to);
        let properties: serde_json::Map<_, _> =
            reasons().into_iter().map(|reason| (reason.to_owned(), clause.clone())).collect();
        let schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
        to.define("ReasonClauses", "The clause behind each reason for which an order earns nothing.", schema)
    }
}

/// Every item, or nothing where one is wrong; all are looked at, so that every mistake is noted.
fn all<T>(items: impl ExactSizeIterator<Item = Option<T>>) -> Option<Vec<T>> {
    let count = items.len();
    let right: Vec<T> = items.flatten().collect();
    (right.len() == count).then_some(right)
}

fn list<S: Shape>(at: &Cursor<'_>, reader: &mut Reader) -> Option<Vec<S::Value>> {
    let items = reader.items(at)?;
    all(items.iter().map(|item| S::read(item, reader)))
}

#[cfg(feature = "schema")]
fn list_schema<S: Shape>(to: &mut Definitions) -> Value {
    json!({"type": "array", "items": S::schema(to)})
}

impl<S: Shape> Shape for Maybe<S> {
    type Value = Option<S::Value>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        S::read(at, reader).map(Some)
    }

    fn left_out() -> Option<Self::Value> {
        Some(None)
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        S::schema(to)
    }
}

impl<S: Shape> Shape for OrDefault<S>
where
    S::Value: Default,
{
    type Value = S::Value;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        S::read(at, reader)
    }

    fn left_out() -> Option<Self::Value> {
        Some(S::Value::default())
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        S::schema(to)
    }
}

impl<S: Shape> Shape for Many<S> {
    type Value = Vec<S::Value>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        list::<S>(at, reader)
    }

    fn left_out() -> Option<Self::Value> {
        Some(Vec::new())
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        list_schema::<S>(to)
    }
}

impl<S: Shape> Shape for List<S> {
    type Value = Vec<S::Value>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        list::<S>(at, reader)
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        list_schema::<S>(to)
    }
}

impl<S: Shape> Shape for Filled<S> {
    type Value = Vec<S::Value>;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let list = list::<S>(at, reader)?;
        if list.is_empty() {
            reader.note(at, RuleCode::ListLength, phrase!("the list is empty"), phrase!("give it at least one item"));
        }
        Some(list)
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        json!({"type": "array", "items": S::schema(to), "minItems": 1})
    }
}

impl<S: Shape> Shape for Single<S> {
    type Value = S::Value;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let mut list = list::<S>(at, reader)?;
        if list.len() != 1 {
            let message = phrase!("there is one here, not {}", list.len());
            reader.note(at, RuleCode::ListLength, message, phrase!("keep exactly one"));
            return None;
        }
        list.pop()
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        json!({"type": "array", "items": S::schema(to), "minItems": 1, "maxItems": 1})
    }
}

impl<S: Shape> Shape for Choice<S>
where
    S::Value: PartialEq,
{
    type Value = ByReading<S::Value>;

    /// The value, or a table of one value for each option of a reading.
    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let of = at.any_table().ok().and_then(|table| table.get("reading"));
        let Some(of) = of else { return S::read(at, reader).map(ByReading::Fixed) };
        let id = reader.keep(&of, of.text())?;
        let Some(index) = reader.known.readings.iter().position(|reading| reading.id == id) else {
            let known = reader.known.readings.iter().map(|reading| reading.id.clone()).collect();
            reader.report(&of, Problem::UnknownReading { value: id.to_owned(), known });
            return None;
        };
        let options = reader.known.readings[index].options.clone();
        let keys: Vec<&str> = std::iter::once("reading").chain(options.iter().map(String::as_str)).collect();
        let table = reader.table_with(at, &keys, &[])?;
        let value = |option: &String| {
            let at = table.get(option);
            if at.is_none() {
                reader.missing(&table, option);
            }
            S::read(&at?, reader)
        };
        let values: Vec<S::Value> = all(options.iter().map(value))?;
        reader.known.readings[index].decides(&values);
        Some(ByReading::Read { reading: index, options: values })
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        let value = S::schema(to);
        json!({"anyOf": [value, {
            "type": "object",
            "description": "One value for each option of a reading: the reading's id, and each option's id with its value.",
            "properties": {"reading": {"type": "string"}},
            "required": ["reading"],
            "minProperties": 2,
            "additionalProperties": value,
        }]})
    }
}

impl<T: TableShape> Shape for Here<T> {
    type Value = T;

    const INNER: &'static [Keys] = T::KEYS;

    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<T> {
        T::fields(&reader.keep(at, at.any_table())?, reader)
    }

    fn field(table: &Table<'_>, _: &'static str, reader: &mut Reader) -> Option<T> {
        T::fields(table, reader)
    }

    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> Value {
        to.table::<T>()
    }

    #[cfg(feature = "schema")]
    fn describe(_: &str, _: &str, to: &mut Definitions, table: &mut Properties) {
        T::properties(to, table);
    }
}
