//! What this browser keeps of the page: the present state for the next visit, scenarios under names, and copies of what was
//! replaced. It may keep nothing; then the page says so and works all the same.
//!
//! The present state has two slots that are written by turns, so that one that is damaged leaves the other. Every tab has its own
//! state; the last one that changed something is what the next visit begins with, and what another tab had kept becomes a copy.

pub mod library;
mod record;
mod shelf;

use std::rc::Rc;

pub use library::{Act, Item, Library, Said};
pub use record::{Damage, Record};

use super::{Extent, State};
use crate::shell::store::{self, NotKept, Nowhere, Store};

/// The two slots of the present state.
const SLOTS: [&str; 2] = ["kept.a", "kept.b"];

/// Which tab wrote a slot last, and its number; small, so that every tab can look at it often.
const MARK: &str = "kept.mark";

/// Has the reader been told where it is kept?
const TOLD: &str = "told";

/// What the names of copies begin with.
const COPY: &str = "copy.";

/// What the names begin with under which stands what could not be read.
const BROKEN: &str = "broken.";

/// The most copies of what was replaced.
const MOST_COPIES: usize = 10;

/// Why a copy is kept; the word under which it is stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A link, a file or a scenario under a name was opened.
    Opened,
    /// An example or another scenario was chosen.
    Chosen,
    /// Another tab kept it.
    OtherTab,
    /// The state of another tab was taken in its place.
    Taken,
    /// The reader began afresh after a failure.
    Afresh,
}

impl Why {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Opened, "opened"),
        (Self::Chosen, "chosen"),
        (Self::OtherTab, "other-tab"),
        (Self::Taken, "taken"),
        (Self::Afresh, "afresh"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("", |(_, word)| word)
    }

    /// The reason of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(why, _)| *why)
    }
}

/// Something that was kept and cannot be read; it is put aside and never written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The name under which it stands now; empty where it stands nowhere.
    pub key: String,
    /// What is wrong with it.
    pub damage: Damage,
    /// Its text.
    pub text: Rc<str>,
}

/// What is known of what is kept.
#[derive(Clone)]
pub struct Keep {
    store: Rc<dyn Store>,
    tab: Rc<str>,
    /// The present state as it was last kept, or as it was when the page began.
    last: Rc<str>,
    /// The number of the newest present state that this tab kept or has seen.
    seen: u64,
    /// Why the last try to keep something failed.
    pub fails: Option<NotKept>,
    /// Has the reader put away that nothing is kept?
    pub quiet: bool,
    /// Is the reader to be told where it is kept?
    pub tells: bool,
    /// What could not be read when the page began.
    pub broken: Vec<Broken>,
    /// Was an older state of the two taken, because the newer could not be read?
    pub older: bool,
    /// What another tab has kept since.
    pub other: Option<Rc<Record>>,
    /// The scenarios under names, where they are looked at.
    pub library: Library,
}

impl Default for Keep {
    fn default() -> Self {
        Self::of(Rc::new(Nowhere), "")
    }
}

impl Keep {
    /// Keeps in a place, as this tab.
    pub fn of(store: Rc<dyn Store>, tab: &str) -> Self {
        Self {
            store,
            tab: tab.into(),
            last: "".into(),
            seen: 0,
            fails: None,
            quiet: false,
            tells: false,
            broken: Vec::new(),
            older: false,
            other: None,
            library: Library::default(),
        }
    }

    /// The present states that can be read.
    fn states(&self) -> Vec<Record> {
        SLOTS.iter().filter_map(|slot| Record::read(&self.store.get(slot)?).ok()).collect()
    }

    fn newest(&self) -> Option<Record> {
        self.states().into_iter().max_by_key(|record| record.number)
    }

    /// Puts aside what cannot be read; gives the rest, the newest first.
    fn readable(&mut self) -> Vec<Record> {
        for slot in SLOTS {
            let Some(text) = self.store.get(slot) else { continue };
            if let Err(damage) = Record::read(&text) {
                self.put_aside(slot, text, damage);
            }
        }
        let mut states = self.states();
        states.sort_by_key(|record| std::cmp::Reverse(record.number));
        states
    }

    /// Moves a text that cannot be read to where nothing writes over it.
    fn put_aside(&mut self, name: &str, text: String, damage: Damage) {
        let mut key = format!("{BROKEN}{}", 1 + self.greatest(BROKEN));
        // Both together may be more than there is room for.
        let moved = self.store.set(&key, &text).is_ok() || {
            self.store.remove(name);
            self.put(&key, &text).is_ok()
        };
        if moved {
            self.store.remove(name);
        } else {
            key.clear();
        }
        self.broken.push(Broken { key, damage, text: text.into() });
    }

    /// The greatest number of the names that begin so.
    fn greatest(&self, start: &str) -> u64 {
        let names = self.store.names();
        names.iter().filter_map(|name| name.strip_prefix(start)?.parse().ok()).max().unwrap_or(0)
    }

    /// Keeps the present state, unless it is what was kept last.
    pub fn save(&mut self, text: &str) {
        if *text == *self.last && self.fails.is_none() {
            return;
        }
        self.guard(text);
        self.seen += 1;
        let record = Record {
            number: self.seen,
            tab: self.tab.to_string(),
            at: self.store.now(),
            name: String::new(),
            text: text.to_owned(),
        };
        let slot = SLOTS[usize::from(!self.seen.is_multiple_of(2))];
        self.fails = self.put(slot, &record.write()).err();
        if self.fails.is_some() {
            return;
        }
        self.fails = self.put(MARK, &self.mark()).err();
        self.last = text.into();
    }

    fn mark(&self) -> String {
        format!("{} {}", self.seen, self.tab)
    }

    /// Makes a copy of what another tab kept since this one looked, before it is written over.
    fn guard(&mut self, text: &str) {
        if self.store.get(MARK).is_none_or(|mark| mark == self.mark()) && self.seen > 0 {
            return;
        }
        let Some(newest) = self.newest() else { return };
        if newest.number > self.seen {
            self.seen = newest.number;
            if newest.text != text && newest.tab != *self.tab {
                self.copy(Why::OtherTab, &newest);
            }
        }
    }

    /// Looks whether another tab has kept something else than `mine`.
    pub fn look(&mut self, mine: &str) {
        let newest = self.newest().filter(|newest| newest.number > self.seen && newest.tab != *self.tab);
        let Some(newest) = newest else { return };
        if newest.text == mine {
            self.seen = newest.number;
            self.last = mine.into();
            self.other = None;
        } else {
            self.other = Some(Rc::new(newest));
        }
    }

    /// Keeps a text, and gives up the oldest copies where there is no room.
    fn put(&self, name: &str, text: &str) -> Result<(), NotKept> {
        loop {
            match self.store.set(name, text) {
                Err(NotKept::Full) => {}
                tried => return tried,
            }
            let oldest = self.copies().into_iter().min_by_key(|(_, record)| record.number);
            match oldest.filter(|(key, _)| key != name) {
                Some((key, _)) => self.store.remove(&key),
                None => return Err(NotKept::Full),
            }
        }
    }

    /// The copies that can be read, by their names.
    fn copies(&self) -> Vec<(String, Record)> {
        let names = self.store.names().into_iter().filter(|name| name.starts_with(COPY));
        names.filter_map(|name| Some((name.clone(), Record::read(&self.store.get(&name)?).ok()?))).collect()
    }

    /// Keeps a copy, unless there is one that says the same. Of one other tab there is never more than one.
    fn copy(&mut self, why: Why, of: &Record) {
        let mut copies = self.copies();
        if copies.iter().any(|(_, copy)| says_the_same(&copy.text, &of.text)) {
            return;
        }
        copies.sort_by_key(|(_, copy)| copy.number);
        let number = 1 + self.greatest(COPY);
        let record = Record { number, name: why.word().to_owned(), ..of.clone() };
        let outdated = |copy: &Record| why == Why::OtherTab && copy.name == why.word() && copy.tab == of.tab;
        let over = (copies.len() + 1).saturating_sub(MOST_COPIES);
        for (place, (key, copy)) in copies.iter().enumerate() {
            if place < over || outdated(copy) {
                self.store.remove(key);
            }
        }
        self.fails = self.put(&format!("{COPY}{number}"), &record.write()).err().or(self.fails);
    }
}

/// Do two files hold the same scenarios and parts?
fn says_the_same(one: &str, other: &str) -> bool {
    let read = |text: &str| referral_share::read_own(text).map(|envelope| (envelope.scenarios, envelope.parts));
    one == other || read(one).is_ok_and(|one| read(other).as_ref() == Ok(&one))
}

impl State {
    /// Begins where this tab was before a reload, or else where the last visit ended; `afresh` leaves that as a copy.
    pub fn begin(&mut self, store: Rc<dyn Store>, tab: &str, session: Option<&str>, afresh: bool) {
        let mut keep = Keep::of(store, tab);
        let states = keep.readable();
        let found = states.first();
        if session.is_some_and(|session| self.restore(session)) {
            // What other tabs have kept since is not seen before it is the same.
            let same = found.filter(|found| found.text == self.figures());
            keep.seen = same.map_or(0, |same| same.number);
        } else if let Some(found) = found {
            keep.seen = found.number;
            if afresh {
                keep.copy(Why::Afresh, found);
                if keep.fails.is_none() {
                    // What the page may fail at is not what the next visit begins with.
                    SLOTS.into_iter().chain([MARK]).for_each(|name| keep.store.remove(name));
                }
            } else if !self.restore(&found.text) {
                // It is whole, and no file: only another program can have written that.
                keep.broken.push(Broken {
                    key: String::new(),
                    damage: Damage::Changed,
                    text: found.text.as_str().into(),
                });
            }
            keep.older = !keep.broken.is_empty();
        }
        keep.last = self.figures().into();
        // Where it is kept is told when what was typed is there again: a notice that came while a reader types would move the
        // field away.
        let typed = self.desks.iter().any(super::Desk::touched);
        if typed && keep.store.get(TOLD).is_none() {
            keep.tells = keep.store.set(TOLD, "1").is_ok();
        }
        self.keep = keep;
    }

    /// Begins to keep what a first visit types; there is nothing to be taken back, and what was typed already is kept.
    pub(super) fn begin_late(&mut self) {
        let typed = self.desks.iter().any(super::Desk::touched);
        self.begin(store::local(), &store::tab(), None, false);
        if typed {
            self.keep.last = "".into();
        }
    }

    /// Keeps a copy of the present state, before something takes its place; nothing where nothing was typed.
    pub(super) fn keep_copy(&mut self, why: Why) {
        let touched = self.desks.iter().find(|desk| desk.touched());
        if touched.is_some() || !self.parts(None, Extent::Copy).is_empty() {
            let mut state = self.clone();
            if let Some(touched) = touched.filter(|_| !self.desk().touched()) {
                state.program = touched.program;
            }
            let text = state.envelope_of(Extent::Copy).file();
            let record =
                Record { tab: self.keep.tab.to_string(), at: self.keep.store.now(), text, ..Record::default() };
            self.keep.copy(why, &record);
        }
    }

    /// The present state is not kept before it is changed: the page began with a link, and a look at it changes nothing.
    pub(super) fn only_looks(&mut self) {
        self.keep.last = self.figures().into();
    }

    /// Keeps the present state, where the browser can.
    pub(super) fn keep_present(&mut self, figures: &str) {
        self.keep.save(figures);
    }

    /// Puts what another tab kept in the place of the present state, which becomes a copy, or keeps the present state.
    pub(super) fn settle_tabs(&mut self, take: bool) {
        let Some(other) = self.keep.other.take() else { return };
        self.keep.seen = self.keep.seen.max(other.number);
        if !take {
            self.keep.copy(Why::OtherTab, &other);
            // This is the present state for the next visit, whether or not something is typed here.
            self.keep.last = "".into();
            return;
        }
        self.keep_copy(Why::Taken);
        if let Ok(envelope) = referral_share::read_own(&other.text) {
            self.take_in(&envelope, true);
        }
        self.keep.last = other.text.as_str().into();
    }
}

#[cfg(test)]
mod tests;
