//! Trees from and to any format that serde knows: JSON text and JavaScript values.

use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use super::{Node, Value, too_deep};

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Nothing => serializer.serialize_unit(),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Number(number) => match number.parse::<i64>() {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => serializer.serialize_str(number),
            },
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Table(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Levels(Node::DEEPEST).deserialize(deserializer)
    }
}

impl Value {
    /// A number that is no whole one is only shown again, never computed with: to 15 digits, for the standard library's own writing of such
    /// numbers is some kilobytes of what visitors download.
    pub(crate) fn shown(number: f64) -> Self {
        let other = |_| if number.is_nan() { "nan" } else { "more than 28 digits" }.to_owned();
        Self::Number(Decimal::try_from(number).map_or_else(other, |number| (number + Decimal::ZERO).to_string()))
    }
}

/// Reads a tree of at most this many levels.
#[derive(Clone, Copy)]
struct Levels(usize);

impl Levels {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        let left = self.0.checked_sub(1).map(Self);
        left.ok_or_else(|| E::custom(too_deep()))
    }
}

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Value::Nothing.into())
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Value::Nothing.into())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Value::Flag(flag).into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Value::Number(number.to_string()).into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Value::Number(number.to_string()).into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Value::shown(number).into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::List(list).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let inner = self.deeper()?;
        let mut table: Vec<(String, Node)> = Vec::new();
        let mut names = BTreeSet::new();
        while let Some(name) = fields.next_key::<String>()? {
            // Two values for one name: never silently the last. A set, for no file may cost the square of its names.
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("the name `{name}` is given twice")));
            }
            table.push((name, fields.next_value_seed(inner)?));
        }
        Ok(Value::Table(table).into())
    }
}
