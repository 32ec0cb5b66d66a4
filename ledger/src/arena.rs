//! Texts in few large blocks, tables of them, and columns that grow without moving.

/// The bytes of a block; no text is longer.
const BLOCK: usize = 1 << 20;

/// The most bytes that one text may have here.
pub const MOST_TEXT: usize = 1 << 16;

/// Where a text lies: 12 bits for the block, 20 within it.
pub type Place = u32;

/// Texts, one behind the other.
#[derive(Debug, Default)]
pub struct Arena {
    blocks: Vec<Vec<u8>>,
}

impl Arena {
    /// Keeps these bytes, at most [`MOST_TEXT`].
    pub fn add(&mut self, text: &[u8]) -> Place {
        let text = &text[..text.len().min(MOST_TEXT)];
        if self.blocks.last().is_none_or(|block| block.len() + text.len() > BLOCK) {
            self.blocks.push(Vec::with_capacity(BLOCK));
        }
        let index = self.blocks.len() - 1;
        let block = &mut self.blocks[index];
        let place = index << 20 | block.len();
        match ends(text) {
            // A short text goes in by two words that overlap: a call that copies memory costs more.
            Some((first, last)) => {
                block.resize(block.len() + text.len() - 8, 0);
                block.extend(last.to_le_bytes());
                let start = block.len() - text.len();
                block[start..start + 8].copy_from_slice(&first.to_le_bytes());
            }
            None => block.extend_from_slice(text),
        }
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// The text of this length there.
    pub fn get(&self, place: Place, length: usize) -> &[u8] {
        let (block, start) = (place as usize >> 20, place as usize & (BLOCK - 1));
        self.blocks.get(block).and_then(|block| block.get(start..start + length)).unwrap_or_default()
    }

    /// Is there room for more texts?
    pub fn has_room(&self) -> bool {
        self.blocks.len() < 4095
    }
}

/// The first eight bytes of a text and the last eight, where these are all of it.
fn ends(text: &[u8]) -> Option<(u64, u64)> {
    let (first, last) = (text.first_chunk::<8>()?, text.last_chunk::<8>()?);
    (text.len() <= 16).then(|| (u64::from_le_bytes(*first), u64::from_le_bytes(*last)))
}

/// The bytes of a text that is shorter than a word.
fn short(text: &[u8]) -> u64 {
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        _ => text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// Are two texts the same? Word by word: in WebAssembly the call that compares memory goes byte by byte.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (Some(last), Some(other_last)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) else {
        return short(one) == short(other);
    };
    let ((words, _), (others, _)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    words.iter().zip(others).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && u64::from_le_bytes(*last) == u64::from_le_bytes(*other_last)
}

/// Does a text come before another? A shorter one does.
pub fn is_before(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return one.len() < other.len();
    }
    let ((words, rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    for (one, other) in words.iter().zip(others) {
        let (one, other) = (u64::from_be_bytes(*one), u64::from_be_bytes(*other));
        if one != other {
            return one < other;
        }
    }
    rest < other_rest
}

/// A number for a text, spread over all its bits.
pub fn hash(text: &[u8]) -> u32 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let spread = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(SPREAD);
        hash ^ hash >> 29
    };
    let length = (text.len() as u64).wrapping_mul(SPREAD);
    let hash = match text.last_chunk::<8>() {
        Some(last) => {
            let (words, _) = text.as_chunks::<8>();
            let words = words.iter().fold(length, |hash, word| spread(hash, u64::from_le_bytes(*word)));
            spread(words, u64::from_le_bytes(*last))
        }
        None => spread(length, short(text)),
    };
    (hash.wrapping_mul(SPREAD) >> 32) as u32
}

/// Numbers of texts by their hashes: open addressing, at most half full.
#[derive(Debug, Default)]
pub struct Index {
    /// The hash above, the number and one below; zero where nothing is.
    slots: Vec<u64>,
    count: usize,
}

impl Index {
    /// The number of the text with this hash for which `is` says that it is the one.
    pub fn find(&self, hash: u32, mut is: impl FnMut(u32) -> bool) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            let number = low(slot) - 1;
            if (slot >> 32) as u32 == hash && is(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// What stands where the search for this hash begins.
    pub fn slot(&self, hash: u32) -> u64 {
        self.slots.get(hash as usize & self.slots.len().wrapping_sub(1)).copied().unwrap_or(0)
    }

    /// Adds the number of a text that is not there.
    pub fn add(&mut self, hash: u32, number: u32) {
        if self.count * 2 >= self.slots.len() {
            self.grow();
        }
        self.count += 1;
        put(&mut self.slots, u64::from(hash) << 32 | u64::from(number + 1));
    }

    fn grow(&mut self) {
        let mut slots = vec![0; (self.slots.len() * 2).max(1024)];
        for slot in self.slots.iter().filter(|slot| **slot != 0) {
            put(&mut slots, *slot);
        }
        self.slots = slots;
    }
}

fn put(slots: &mut [u64], slot: u64) {
    let mask = slots.len() - 1;
    let mut at = (slot >> 32) as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// The items of one block of a column.
const RUN: usize = 1 << 14;

/// A list in blocks: it grows without a copy and without room to spare.
#[derive(Debug)]
pub struct Column<T> {
    blocks: Vec<Vec<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

impl<T: Copy> Column<T> {
    /// So many times the same.
    pub fn of(item: T, length: usize) -> Self {
        let full = (0..length / RUN).map(|_| vec![item; RUN]);
        let rest = length % RUN;
        Self { blocks: full.chain((rest > 0).then(|| vec![item; rest])).collect() }
    }

    pub fn len(&self) -> usize {
        self.blocks.last().map_or(0, |last| (self.blocks.len() - 1) * RUN + last.len())
    }

    #[inline]
    pub fn push(&mut self, item: T) {
        match self.blocks.last_mut() {
            Some(block) if block.len() < RUN => block.push(item),
            _ => self.begin(item),
        }
    }

    #[cold]
    fn begin(&mut self, item: T) {
        let mut block = Vec::with_capacity(RUN);
        block.push(item);
        self.blocks.push(block);
    }

    pub fn get(&self, index: usize) -> T {
        self.blocks[index / RUN][index % RUN]
    }

    pub fn at(&self, index: usize) -> &T {
        &self.blocks[index / RUN][index % RUN]
    }

    pub fn set(&mut self, index: usize, item: T) {
        self.blocks[index / RUN][index % RUN] = item;
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.blocks.iter().flatten()
    }
}

/// Texts that are each kept once, by their numbers.
#[derive(Debug, Default)]
pub struct Names {
    arena: Arena,
    places: Vec<(Place, u32)>,
    index: Index,
}

impl Names {
    /// The number of a text, which is kept where it is new.
    pub fn number(&mut self, text: &[u8]) -> u32 {
        let hash = hash(text);
        let Self { arena, places, index } = self;
        let is = |number: u32| {
            let (place, length) = places[number as usize];
            same(arena.get(place, length as usize), text)
        };
        index.find(hash, is).unwrap_or_else(|| {
            let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
            places.push((arena.add(text), u32::try_from(text.len()).unwrap_or(0)));
            index.add(hash, number);
            number
        })
    }

    pub fn get(&self, number: u32) -> &[u8] {
        self.places.get(number as usize).map_or(&[], |(place, length)| self.arena.get(*place, *length as usize))
    }
}

/// The lower half of a slot of an index: a number, counted from 1.
#[allow(clippy::cast_possible_truncation, reason = "the upper half is what is taken away")]
pub fn low(slot: u64) -> u32 {
    slot as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop_oneof![Just(b'a'), any::<u8>()], 0..40)
    }

    proptest! {
        #[test]
        fn texts_are_compared_as_they_stand(one in text(), other in text()) {
            prop_assert_eq!(same(&one, &other), one == other);
            prop_assert!(same(&one, &one.clone()) && hash(&one) == hash(&one.clone()));
            prop_assert_eq!(is_before(&one, &other), (one.len(), &one) < (other.len(), &other));
            let mut changed = one.clone();
            for place in 0..one.len() {
                changed[place] ^= 1;
                prop_assert!(!same(&one, &changed), "byte {}", place);
                prop_assert_eq!(is_before(&one, &changed), one < changed);
                changed[place] ^= 1;
            }
        }

        #[test]
        fn texts_are_kept(texts in prop::collection::vec(text(), 0..60)) {
            let mut arena = Arena::default();
            let places: Vec<Place> = texts.iter().map(|text| arena.add(text)).collect();
            for (text, place) in texts.iter().zip(places) {
                prop_assert_eq!(arena.get(place, text.len()), &text[..]);
            }
        }
    }
}
