//! How values stand in rule files: one description from which they are read, checked and described as a schema.
//!
//! A [`Shape`] says how one value stands in a file. [`shape!`] declares a table: a struct whose every field names its key
//! and its shape. The reader, its lists of known fields and the JSON Schema all come from that one declaration.

use super::reader::Reader;
use crate::node::{Cursor, Table};

#[cfg(feature = "schema")]
use super::schema::{Definitions, Properties};

/// How a value stands in a rule file.
pub(crate) trait Shape {
    /// What is read.
    type Value;

    /// Reads the value; what is wrong with it is noted.
    fn read(at: &Cursor<'_>, reader: &mut Reader) -> Option<Self::Value>;

    /// The value where the field is left out; nothing where it must be there.
    fn left_out() -> Option<Self::Value> {
        None
    }

    /// The keys of a field that is several fields of the table around it; none where it is a field with a key of its own.
    const INNER: &'static [Keys] = &[];

    /// Reads the field of a table.
    fn field(table: &Table<'_>, key: &'static str, reader: &mut Reader) -> Option<Self::Value> {
        if let Some(at) = table.get(key) {
            return Self::read(&at, reader);
        }
        let value = Self::left_out();
        if value.is_none() {
            reader.missing(table, key);
        }
        value
    }

    /// The value's schema.
    #[cfg(feature = "schema")]
    fn schema(to: &mut Definitions) -> serde_json::Value;

    /// Adds the field to the schema of its table.
    #[cfg(feature = "schema")]
    fn describe(key: &str, text: &str, to: &mut Definitions, table: &mut Properties) {
        let schema = Self::schema(to);
        table.add(key, text, Self::left_out().is_none(), schema);
    }
}

/// A key that a table may have, or those of a table that is written into it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    pub own: &'static str,
    pub inner: &'static [Keys],
}

/// Keys of the table itself.
pub(crate) const fn own(key: &'static str) -> Keys {
    Keys { own: key, inner: &[] }
}

/// The keys, each by itself.
pub(crate) fn each_key(keys: &[Keys]) -> Vec<&'static str> {
    let mut each = Vec::new();
    for key in keys {
        if key.inner.is_empty() {
            each.push(key.own);
        } else {
            each.extend(each_key(key.inner));
        }
    }
    each
}

/// How a table stands in a rule file; declared by [`shape!`].
pub(crate) trait TableShape: Sized {
    /// The keys that it may have.
    const KEYS: &'static [Keys];

    /// Reads its fields.
    fn fields(table: &Table<'_>, reader: &mut Reader) -> Option<Self>;

    /// What it is called in the schema, and what it is.
    #[cfg(feature = "schema")]
    const NAMED: (&'static str, &'static str);

    /// Adds its fields to a schema.
    #[cfg(feature = "schema")]
    fn properties(to: &mut Definitions, table: &mut Properties);
}

/// Reads a table with its own fields and no others.
pub(crate) fn read_table<T: TableShape>(at: &Cursor<'_>, reader: &mut Reader, foreign: &[Keys]) -> Option<T> {
    let table = reader.table(at, T::KEYS, foreign)?;
    T::fields(&table, reader)
}

/// Declares a table of rule files: `field: Type = "key" as Shape`, and a check of the whole.
macro_rules! shape {
    (
        $(#[$($meta:tt)*])*
        $vis:vis struct $name:ident {
            $($(#[$($attribute:tt)*])* $field_vis:vis $field:ident: $type:ty = $key:literal as $shape:ty,)*
        }
        $(check $check:path)?
    ) => {
        $(#[$($meta)*])*
        $vis struct $name {
            $($(#[$($attribute)*])* $field_vis $field: $type,)*
        }

        impl $crate::program::file::shape::TableShape for $name {
            const KEYS: &'static [$crate::program::file::shape::Keys] = &[
                $($crate::program::file::shape::Keys {
                    own: $key,
                    inner: <$shape as $crate::program::file::shape::Shape>::INNER,
                },)*
            ];

            fn fields(
                table: &$crate::node::Table<'_>,
                reader: &mut $crate::program::file::reader::Reader,
            ) -> Option<Self> {
                $(let $field = <$shape as $crate::program::file::shape::Shape>::field(table, $key, reader);)*
                // All at once, so that there is one way out in which something is left over.
                let ($(Some($field),)*) = ($($field,)*) else { return None };
                let value = Self { $($field,)* };
                $($check(&value, table.at(), reader);)?
                Some(value)
            }

            #[cfg(feature = "schema")]
            const NAMED: (&'static str, &'static str) =
                (stringify!($name), $crate::program::file::shape::docs!($([$($meta)*])*));

            #[cfg(feature = "schema")]
            fn properties(
                to: &mut $crate::program::file::schema::Definitions,
                table: &mut $crate::program::file::schema::Properties,
            ) {
                $(<$shape as $crate::program::file::shape::Shape>::describe(
                    $key, $crate::program::file::shape::docs!($([$($attribute)*])*), to, table,
                );)*
            }
        }

        $crate::packed::packed! { $name { $($field),* } }

        impl $crate::program::file::shape::Shape for $name {
            type Value = Self;

            fn read(
                at: &$crate::node::Cursor<'_>,
                reader: &mut $crate::program::file::reader::Reader,
            ) -> Option<Self> {
                $crate::program::file::shape::read_table(at, reader, &[])
            }

            #[cfg(feature = "schema")]
            fn schema(to: &mut $crate::program::file::schema::Definitions) -> serde_json::Value {
                to.table::<Self>()
            }
        }
    };
}

/// The text of doc comments among attributes.
#[cfg(feature = "schema")]
macro_rules! docs {
    ($([$($attribute:tt)*])*) => { concat!($($crate::program::file::shape::line_of_docs!($($attribute)*)),*) };
}

#[cfg(feature = "schema")]
macro_rules! line_of_docs {
    (doc = $text:literal) => {
        concat!($text, "\n")
    };
    ($($other:tt)*) => {
        ""
    };
}

pub(crate) use shape;
#[cfg(feature = "schema")]
pub(crate) use {docs, line_of_docs};
