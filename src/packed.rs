//! Programs as bytes: what a build has read of rule files, for a page that starts without reading them again.
//!
//! A value is written as its fields, one after another, with a count before what there may be several of. Nothing says what comes
//! next: only the version that wrote the bytes reads them.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::money::{Money, Rate};
use crate::node::{Node, Value};
use crate::period::{Date, Time, Window};
use crate::program::{Edition, Program, Programs, RateValue, Rules, Text};
use crate::reading::ByReading;

/// A value that rules are made of, as bytes. `shape!` and `words!` say it of what they declare.
pub(crate) trait Packed: Sized {
    /// Writes the value.
    fn pack(&self, to: &mut Vec<u8>);

    /// Reads it; nothing where the bytes are not what was written.
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self>;
}

/// Bytes of which the first were read.
pub(crate) struct Unpacker<'a> {
    rest: &'a [u8],
    /// How many more trees may lie in each other.
    depth: usize,
}

/// How many trees lie in each other at most, as in TOML.
const DEEPEST: usize = 128;

/// The bytes before those of the programs: the sum over them.
const SUM: usize = 8;

impl Programs {
    /// The programs as bytes, which [`Programs::unpack`] of the same version reads.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Programs;
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let again = Programs::unpack(&programs.pack()).unwrap();
    /// assert_eq!(format!("{again:?}"), format!("{programs:?}"));
    /// ```
    pub fn pack(&self) -> Vec<u8> {
        let mut body = Vec::new();
        self.list.pack(&mut body);
        [&sum(&body)[..], &body].concat()
    }

    /// The programs of [`Programs::pack`]: quicker than their files, which were checked before. Nothing where the bytes are not what
    /// this version has written.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let (written, body) = bytes.split_at_checked(SUM)?;
        if *written != sum(body) {
            return None;
        }
        let mut from = Unpacker { rest: body, depth: DEEPEST };
        let mut list: Vec<Program> = Packed::unpack(&mut from)?;
        for program in &mut list {
            for edition in &mut program.editions {
                edition.products = Arc::clone(&program.products);
            }
        }
        from.rest.is_empty().then(|| Self::only(list))
    }
}

/// The sum over bytes and the version that writes them (FNV-1a, 64 bits).
fn sum(bytes: &[u8]) -> [u8; SUM] {
    let version = env!("CARGO_PKG_VERSION").bytes();
    let add = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    version.chain(bytes.iter().copied()).fold(0xcbf2_9ce4_8422_2325, add).to_le_bytes()
}

impl<'a> Unpacker<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for place in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << place;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }
}

/// Seven bits in each byte, the lowest first; the eighth says that more follow.
fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0]);
}

fn count(count: usize, to: &mut Vec<u8>) {
    number(count as u64, to);
}

fn text(text: &str, to: &mut Vec<u8>) {
    count(text.len(), to);
    to.extend_from_slice(text.as_bytes());
}

/// The place of a word among all of its kind.
pub(crate) fn unpack_word<W: crate::words::Word>(from: &mut Unpacker<'_>) -> Option<W> {
    W::ALL.get(from.count()?).copied()
}

/// Says of a struct that it is written field by field.
macro_rules! packed {
    ($($name:ty { $($field:ident),+ $(,)? $(; $left:ident)? })+) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let Self { $($field,)+ $($left: _)? } = self;
                $($crate::packed::Packed::pack($field, to);)+
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Option<Self> {
                Some(Self {
                    $($field: $crate::packed::Packed::unpack(from)?,)+
                    $($left: std::default::Default::default())?
                })
            }
        }
    )+};
}

pub(crate) use packed;

packed! {
    Text { en, zh_cn }
    Program {
        id, name, currency, pays, basis, zone, points_per_unit, withholding, editions, products, notices, examples,
    }
    // Every edition has its program's products.
    Edition {
        id, from, until, grade, tiers, readings, sources, clauses, notices, facts, examples, rules;
        products
    }
    Node { value, line }
}

/// Says of an enum with a value in each that its place goes before the value.
macro_rules! packed_choice {
    (@unpack $value:ident $from:ident) => { Packed::unpack($from)? };
    ($($name:ty $(where $of:ident)? { $($place:literal = $option:ident $(($value:ident))? $({ $($field:ident),+ })?,)+ })+) => {$(
        impl $(<$of: Packed>)? Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                match self {
                    $(Self::$option $(($value))? $({ $($field),+ })? => {
                        to.push($place);
                        $($value.pack(to);)?
                        $($($field.pack(to);)+)?
                    })+
                }
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                Some(match from.byte()? {
                    $($place => Self::$option
                        $((packed_choice!(@unpack $value from)))?
                        $({ $($field: Packed::unpack(from)?),+ })?,)+
                    _ => return None,
                })
            }
        }
    )+};
}

packed_choice! {
    Rules { 0 = Orders(rules), 1 = Spend(rules), }
    RateValue { 0 = Of(rate), 1 = Tier, }
    Window { 0 = Days(count), 1 = Months(count), 2 = Unlimited, }
    ByReading<T> where T { 0 = Fixed(value), 1 = Read { reading, options }, }
    Option<T> where T { 0 = None, 1 = Some(value), }
    Value { 0 = Nothing, 1 = Flag(flag), 2 = Number(digits), 3 = Text(text), 4 = List(items), 5 = Table(fields), }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push((*self).into());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(from.byte()? != 0)
    }
}

impl Packed for u32 {
    fn pack(&self, to: &mut Vec<u8>) {
        number((*self).into(), to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.number()?.try_into().ok()
    }
}

impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        count(*self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.count()
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        text(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        count(self.len(), to);
        for item in self {
            item.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        // A list that says to be longer than its bytes asks for no memory; trees lie in lists alone.
        let length = from.count()?;
        from.depth = from.depth.checked_sub(1)?;
        let list = (0..length).map(|_| T::unpack(from)).collect();
        from.depth += 1;
        list
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl Packed for Money {
    fn pack(&self, to: &mut Vec<u8>) {
        // Amounts of rules are not negative, and at most 10^14 cents.
        number(u64::try_from(self.decimal().mantissa()).unwrap_or(u64::MAX), to);
        number(self.decimal().scale().into(), to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let (mantissa, scale) = (i64::try_from(from.number()?).ok()?, u32::unpack(from)?);
        Decimal::try_new(mantissa, scale).ok().map(Self::from_decimal)
    }
}

impl Packed for Rate {
    fn pack(&self, to: &mut Vec<u8>) {
        self.millionths().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Self::of_millionths(u32::unpack(from)?)
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        text(&self.to_string(), to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Self::parse(from.text()?).ok()
    }
}

impl Packed for Time {
    fn pack(&self, to: &mut Vec<u8>) {
        text(&self.to_string(), to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Self::parse(from.text()?).ok()
    }
}
