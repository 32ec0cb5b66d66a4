//! The customers of a file, found again by their ids for every row.
//!
//! Looking up is what a ledger spends most of its time on. What a row is compared with, the id and the cells of the customer's
//! facts, lies together in one line of the machine's cache, and rows look up in groups, so that memory answers many at a time.

use crate::arena::{Arena, Column, Index, Place, low, same};
use crate::facts::{CustomerRow, Facts, NONE};

/// The bytes that lie with a customer; longer texts lie in the arena.
const INLINE: usize = 56;

/// What a row is compared with.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Key {
    text: [u8; INLINE],
    place: Place,
    id_length: u16,
    cells_length: u16,
}

/// The customers.
#[derive(Debug, Default)]
pub struct Customers {
    keys: Column<Key>,
    rows: Column<CustomerRow>,
    index: Index,
    texts: Arena,
    glanced: Vec<u32>,
    /// What came of looking ahead, so that it is not left out.
    seen: u64,
}

impl Customers {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn at(&self, number: usize) -> &CustomerRow {
        self.rows.at(number)
    }

    pub fn iter(&self) -> impl Iterator<Item = &CustomerRow> {
        self.rows.iter()
    }

    fn text<'k>(&'k self, key: &'k Key) -> &'k [u8] {
        let length = usize::from(key.id_length) + usize::from(key.cells_length);
        if length <= INLINE { &key.text[..length] } else { self.texts.get(key.place, length) }
    }

    /// The id of a customer.
    pub fn id(&self, number: usize) -> &str {
        let key = self.keys.at(number);
        std::str::from_utf8(&self.text(key)[..usize::from(key.id_length)]).unwrap_or_default()
    }

    /// The cells of its first row, each run of them with an end of line behind it; none where that row was in quotes.
    pub fn cells(&self, number: u32) -> &[u8] {
        let key = self.keys.at(number as usize);
        &self.text(key)[usize::from(key.id_length)..]
    }

    /// Has memory fetch what looking up an id of this hash will need.
    pub fn glance(&mut self, hash: u32) {
        let slot = self.index.slot(hash);
        self.seen = self.seen.wrapping_add(slot);
        if slot != 0 {
            self.glanced.push(low(slot) - 1);
        }
    }

    /// The same for what was found there.
    pub fn ready(&mut self) {
        for number in self.glanced.drain(..) {
            self.seen = self.seen.wrapping_add(self.keys.at(number as usize).id_length.into());
        }
    }

    /// The customer of this id.
    pub fn find(&self, id: &[u8], hash: u32) -> Option<u32> {
        self.index.find(hash, |number| {
            let key = self.keys.at(number as usize);
            usize::from(key.id_length) == id.len() && same(&self.text(key)[..id.len()], id)
        })
    }

    /// Adds a customer that is not there.
    pub fn add(&mut self, id: &[u8], hash: u32, cells: &[u8], line: u32, facts: Facts) -> u32 {
        let number = u32::try_from(self.rows.len()).unwrap_or(NONE);
        let cells = if cells.len() > usize::from(u16::MAX) / 2 { &[] } else { cells };
        let (id_length, cells_length) = (u16::try_from(id.len()).unwrap_or(0), u16::try_from(cells.len()).unwrap_or(0));
        let (mut text, length) = ([0; INLINE], id.len() + cells.len());
        let place = match text.get_mut(..length) {
            Some(inline) => {
                inline[..id.len()].copy_from_slice(id);
                inline[id.len()..].copy_from_slice(cells);
                0
            }
            None => self.texts.add(&[id, cells].concat()),
        };
        self.keys.push(Key { text, place, id_length, cells_length });
        self.rows.push(CustomerRow { line, facts });
        self.index.add(hash, number);
        number
    }
}
