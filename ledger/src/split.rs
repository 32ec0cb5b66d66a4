//! Records and their cells in a stream of bytes: quoted cells, any end of line, chunks cut anywhere.

#![allow(clippy::cast_possible_truncation, reason = "places are within a record, which is far below 4 GB")]

use crate::scan::{BLOCK, marks};

/// A record that is longer than this has a quote that is never closed.
const MOST_RECORD: usize = 1 << 20;

/// A record: its bytes, where its cells end in them, and whether quotes must be taken off.
pub struct Record<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    /// A cell of it is in quotes.
    pub is_quoted: bool,
    /// Where it starts, from 1.
    pub line: u32,
    /// A quote of it is never closed.
    pub is_open: bool,
    /// What looking ahead at it gave.
    pub seen: Option<u32>,
}

impl<'a> Record<'a> {
    /// One without quotes, that was looked at before.
    fn plain(bytes: &'a [u8], ends: &'a [u32], line: u32, seen: Option<u32>) -> Self {
        Self { bytes, ends, is_quoted: false, line, is_open: false, seen }
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes from the first of these cells to the end of the last.
    pub fn span(&self, first: usize, last: usize) -> &'a [u8] {
        let start = match first.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).map_or(self.bytes.len(), |end| *end as usize + 1),
        };
        let end = self.ends.get(last).map_or(self.bytes.len(), |end| *end as usize);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// A cell as it stands, with its quotes; empty where the record is shorter.
    #[inline]
    pub fn raw(&self, cell: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(cell) else { return &[] };
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] + 1 };
        self.bytes.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// A cell as it is meant.
    pub fn cell(&self, cell: usize) -> Vec<u8> {
        unquoted(self.raw(cell))
    }

    /// The whole record.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// A record whose cells stand without quotes and the space around them.
pub struct Plain {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Plain {
    pub fn of(record: &Record<'_>) -> Self {
        let mut plain = Self { bytes: Vec::with_capacity(record.bytes.len()), ends: Vec::with_capacity(record.len()) };
        for cell in 0..record.len() {
            if cell > 0 {
                plain.bytes.push(0x1f);
            }
            plain.bytes.extend(record.cell(cell));
            plain.ends.push(u32::try_from(plain.bytes.len()).unwrap_or(u32::MAX));
        }
        plain
    }

    pub fn record(&self, line: u32) -> Record<'_> {
        Record { bytes: &self.bytes, ends: &self.ends, is_quoted: false, line, is_open: false, seen: None }
    }
}

/// A cell without its quotes and the space around it.
fn unquoted(raw: &[u8]) -> Vec<u8> {
    let trimmed = raw.trim_ascii();
    let Some(inner) = trimmed.strip_prefix(b"\"") else { return trimmed.to_vec() };
    let inner = inner.strip_suffix(b"\"").unwrap_or(inner);
    let mut cell = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().peekable();
    while let Some(byte) = bytes.next() {
        cell.push(*byte);
        if *byte == b'"' && bytes.peek() == Some(&&b'"') {
            bytes.next();
        }
    }
    cell.trim_ascii().to_vec()
}

/// What takes records. Those without quotes come in groups, so that it can look ahead.
pub trait Take {
    /// A record that will be taken soon; what this gives comes with it then.
    fn glance(&mut self, _: &Record<'_>) -> Option<u32> {
        None
    }

    /// The group is complete.
    fn ready(&mut self) {}

    /// Takes a record.
    fn take(&mut self, record: &Record<'_>);
}

/// Takes each record by itself.
pub struct Each<F>(pub F);

impl<F: FnMut(&Record<'_>)> Take for Each<F> {
    fn take(&mut self, record: &Record<'_>) {
        self.0(record);
    }
}

/// The records of a group.
const GROUP: usize = 64;

/// What is left of a chunk until the next one comes.
#[derive(Debug)]
pub struct Splitter {
    delimiter: u8,
    carry: Vec<u8>,
    /// The line on which the carried record starts.
    line: u32,
    ends: Vec<u32>,
    /// Where the records of a group start, in the bytes and among the ends, and what looking ahead at each gave.
    group: Vec<(usize, usize, Option<u32>)>,
    is_start: bool,
}

impl Splitter {
    pub fn new(delimiter: u8) -> Self {
        Self { delimiter, carry: Vec::new(), line: 1, ends: Vec::new(), group: Vec::new(), is_start: true }
    }

    /// The lines go on from this one.
    pub fn start_at(&mut self, line: u32) {
        self.line = line;
    }

    /// Takes a chunk, and gives every record that it completes.
    pub fn write(&mut self, chunk: &[u8], take: &mut impl Take) {
        let mut chunk = chunk;
        if self.is_start {
            // The mark of UTF-8 may itself be cut.
            if !self.carry.is_empty() || chunk.len() < 3 {
                self.carry.extend_from_slice(chunk);
                if self.carry.len() < 3 {
                    return;
                }
                let whole = std::mem::take(&mut self.carry);
                return self.write(&whole, take);
            }
            self.is_start = false;
            chunk = chunk.strip_prefix(b"\xef\xbb\xbf").unwrap_or(chunk);
        }
        if !self.carry.is_empty() {
            let mut carry = std::mem::take(&mut self.carry);
            // As a rule the first line of the chunk completes it; where quotes go over lines, all is looked at together.
            let end = if carry.contains(&b'"') { None } else { chunk.iter().position(|byte| *byte == b'\n') };
            let (first, rest) = chunk.split_at(end.map_or(chunk.len(), |end| end + 1));
            carry.extend_from_slice(first);
            let used = self.records(&carry, take);
            carry.drain(..used);
            if carry.is_empty() {
                self.carry = carry;
                chunk = rest;
            } else {
                carry.extend_from_slice(rest);
                let used = self.records(&carry, take);
                carry.drain(..used);
                self.carry = carry;
                chunk = &[];
            }
        }
        let used = self.records(chunk, take);
        self.carry.extend_from_slice(&chunk[used..]);
        while self.carry.len() > MOST_RECORD {
            let carry = std::mem::take(&mut self.carry);
            self.carry = self.give_up(&carry, take);
        }
    }

    /// Gives the record that no end of line completed.
    pub fn finish(&mut self, take: &mut impl Take) {
        self.is_start = false;
        let mut carry = std::mem::take(&mut self.carry);
        if let Some(rest) = carry.strip_prefix(b"\xef\xbb\xbf") {
            carry = rest.to_vec();
        }
        while !carry.is_empty() {
            if carry.last() != Some(&b'\n') {
                carry.push(b'\n');
            }
            let used = self.records(&carry, take);
            carry.drain(..used);
            if !carry.is_empty() {
                carry = self.give_up(&carry, take);
            }
        }
    }

    /// A quote that is never closed: its line is given as it is, and reading goes on with the next one.
    fn give_up(&mut self, carry: &[u8], take: &mut impl Take) -> Vec<u8> {
        let end = carry.iter().position(|byte| *byte == b'\n').unwrap_or(carry.len());
        let bytes = carry[..end].strip_suffix(b"\r").unwrap_or(&carry[..end]);
        let ends = [u32::try_from(bytes.len()).unwrap_or(0)];
        take.take(&Record { bytes, ends: &ends, is_quoted: false, line: self.line, is_open: true, seen: None });
        self.line += 1;
        let rest = carry.get(end + 1..).unwrap_or_default();
        let used = self.records(rest, take);
        rest[used..].to_vec()
    }

    /// Gives the records that are complete in these bytes, and says how many bytes they are.
    fn records(&mut self, bytes: &[u8], take: &mut impl Take) -> usize {
        if has_quote(bytes) { self.quoted(bytes, take) } else { self.plain(bytes, take) }
    }

    /// Records without quotes: a block of bytes at a time.
    fn plain(&mut self, bytes: &[u8], take: &mut impl Take) -> usize {
        let (mut ends, mut group) = (std::mem::take(&mut self.ends), std::mem::take(&mut self.group));
        ends.clear();
        let (mut start, mut first) = (0, 0);
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        for number in 0..=blocks.len() {
            let block = blocks.get(number).unwrap_or(&last);
            let lines = marks(block, b'\n');
            let mut found = marks(block, self.delimiter) | lines;
            ends.reserve(BLOCK);
            while found != 0 {
                let bit = found & found.wrapping_neg();
                let at = number * BLOCK + found.trailing_zeros() as usize;
                ends.push(length(start, at));
                if lines & bit != 0 {
                    group.push((start, first, None));
                    (start, first) = (at + 1, ends.len());
                    if group.len() == GROUP {
                        self.give_group(bytes, &mut ends, &mut group, take);
                        first = 0;
                    }
                }
                found ^= bit;
            }
        }
        ends.truncate(first);
        self.give_group(bytes, &mut ends, &mut group, take);
        (self.ends, self.group) = (ends, group);
        start
    }

    /// Gives records that start at these bytes and ends.
    fn give_group(
        &mut self,
        bytes: &[u8],
        ends: &mut Vec<u32>,
        group: &mut Vec<(usize, usize, Option<u32>)>,
        take: &mut impl Take,
    ) {
        let mut after = ends.len();
        for (start, first, seen) in group.iter_mut().rev() {
            let own = &mut ends[*first..after];
            after = *first;
            let Some(last) = own.last_mut() else { continue };
            let end = *start + *last as usize;
            if end > *start && bytes[end - 1] == b'\r' {
                *last -= 1;
            }
            let bytes = &bytes[*start..*start + *last as usize];
            if !bytes.is_empty() {
                *seen = take.glance(&Record::plain(bytes, own, 0, None));
            }
        }
        take.ready();
        for place in 0..group.len() {
            let (start, first, seen) = group[place];
            let after = group.get(place + 1).map_or(ends.len(), |(_, first, _)| *first);
            let own = &ends[first..after];
            let bytes = &bytes[start..start + own.last().map_or(0, |last| *last as usize)];
            let line = self.line;
            self.line += 1;
            if !bytes.is_empty() {
                take.take(&Record::plain(bytes, own, line, seen));
            }
        }
        ends.clear();
        group.clear();
    }

    /// Records with quotes: byte by byte.
    fn quoted(&mut self, bytes: &[u8], take: &mut impl Take) -> usize {
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        let (mut start, mut lines) = (0, 0);
        // Is a cell of the record in quotes, is this one, is this byte inside them, does the cell only begin?
        let (mut is_quoted, mut is_own, mut inside, mut fresh) = (false, false, false, true);
        for (at, byte) in bytes.iter().enumerate() {
            match *byte {
                b'"' if inside => inside = false,
                // A quote opens at the start of a cell; doubled inside one, it closes and opens again.
                b'"' if fresh || (is_own && at > 0 && bytes[at - 1] == b'"') => {
                    (inside, is_own, is_quoted) = (true, true, true);
                }
                b'\n' if inside => lines += 1,
                b'\n' => {
                    ends.push(length(start, at));
                    self.give(&bytes[start..at], &mut ends, is_quoted, take);
                    self.line += lines;
                    ends.clear();
                    (start, is_quoted, is_own, lines) = (at + 1, false, false, 0);
                }
                other if other == self.delimiter && !inside => {
                    ends.push(length(start, at));
                    is_own = false;
                }
                _ => {}
            }
            fresh = !inside && !is_own && (*byte == self.delimiter || *byte == b'\n' || (fresh && *byte == b' '));
        }
        self.ends = ends;
        start
    }

    #[inline]
    fn give(&mut self, bytes: &[u8], ends: &mut [u32], is_quoted: bool, take: &mut impl Take) {
        let line = self.line;
        self.line += 1;
        let bytes = if let Some(rest) = bytes.strip_suffix(b"\r") {
            if let Some(last) = ends.last_mut() {
                *last -= 1;
            }
            rest
        } else {
            bytes
        };
        if !bytes.is_empty() {
            take.take(&Record { bytes, ends, is_quoted, line, is_open: false, seen: None });
        }
    }
}

/// How long a cell is.
#[allow(clippy::cast_possible_truncation, reason = "nobody hands over four gigabytes at once")]
fn length(start: usize, end: usize) -> u32 {
    (end - start) as u32
}

/// Is there a quote? A block at a time without a way out, which compilers turn into wide words.
#[allow(clippy::needless_bitwise_bool, reason = "a way out would keep it from wide words")]
fn has_quote(bytes: &[u8]) -> bool {
    bytes.chunks(4096).any(|block| block.iter().fold(false, |found, byte| found | (*byte == b'"')))
}
