//! Scenarios under names, and the copies beside them: listed, saved, opened, renamed, taken away and brought back.

use std::rc::Rc;

use referral_share::{Named, Trouble, hash, read_own, write_shelf};
use referral_statement::{Node, Programs};

use super::{Broken, COPY, Damage, Keep, Record, Why};
use crate::shell::store::NotKept;
use crate::state::answer::reckon;
use crate::state::{Draft, Extent, Look, State};

/// What the names begin with under which scenarios are kept.
pub(super) const NAMED: &str = "named.";

/// The most letters of a name.
pub const MOST_NAME: usize = 80;

/// What is kept, as it is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// The scenarios under names, the newest first.
    pub named: Rc<[Item]>,
    /// The copies of what was replaced, the newest first.
    pub copies: Rc<[Item]>,
    /// What was put aside because it cannot be read.
    pub aside: Rc<[Broken]>,
    /// What came of the last act.
    pub said: Option<Said>,
    /// What stood under names before the last act, to bring it back.
    pub(super) back: Vec<(String, Option<String>)>,
}

/// Something in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name under which it is kept.
    pub key: String,
    /// Its own name; of a copy the word of why it is kept.
    pub name: String,
    /// When it was saved.
    pub at: String,
    /// What it holds, or why it cannot be read.
    pub holds: Result<Summary, Damage>,
}

/// What a scenario is, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The program's id.
    pub program: String,
    /// The total when it was saved, or now where that was not said; nothing where there was something to correct.
    pub total: Option<String>,
    /// How many customers it has, those that are alike counted each.
    pub customers: usize,
}

/// What came of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Saved under this name.
    Saved(String),
    /// Saved in the place of what had this name.
    Replaced(String),
    /// It has another name now.
    Renamed(String),
    /// Another one has this name.
    NameTaken(String),
    /// It is gone.
    Deleted(String),
    /// The last act was taken back.
    Back,
    /// So many came in, and so many could not be read.
    Imported(usize, usize),
    /// The file could not be read.
    Refused(Trouble),
    /// It cannot be read.
    Unreadable,
    /// It could not be kept.
    Failed(NotKept),
    /// Nothing is kept any more.
    Forgotten,
}

/// What can be done with what is kept.
#[derive(Clone, Debug)]
pub enum Act {
    /// List it.
    List,
    /// Save the chosen program's scenario under a name.
    Save(String),
    /// Put it in the place of the present scenario.
    Open(String),
    /// Give it another name.
    Rename(String, String),
    /// Keep it a second time.
    Copy(String),
    /// Take it away.
    Delete(String),
    /// Take the last act back.
    Back,
    /// Add what a file holds; the name is for a scenario that has none.
    Import(Option<String>, String),
    /// Delete everything that is kept.
    Forget,
    /// Look what another tab has kept.
    Look,
    /// Take what another tab has kept.
    TakeOther,
    /// Go on with what is here.
    KeepMine,
    /// Keep what waits to be kept.
    Now,
    /// Put away that nothing is kept, where it is kept, or that something could not be read.
    PutAway,
}

impl Item {
    pub(super) fn read(programs: &'static Programs, key: &str, text: &str) -> Self {
        match Record::read(text) {
            Ok(record) => Self::of(programs, key, &record),
            Err(damage) => Self { key: key.to_owned(), name: String::new(), at: String::new(), holds: Err(damage) },
        }
    }

    pub(super) fn of(programs: &'static Programs, key: &str, record: &Record) -> Self {
        let (key, name, at) = (key.to_owned(), record.name.clone(), record.at.clone());
        Self { key, name, at, holds: Summary::of(programs, &record.text).ok_or(Damage::Changed) }
    }

    /// Why it is kept, where it is a copy.
    pub fn why(&self) -> Option<Why> {
        Why::of(&self.name).filter(|_| self.key.starts_with(COPY))
    }
}

impl Summary {
    fn of(programs: &'static Programs, text: &str) -> Option<Self> {
        let envelope = read_own(text).ok()?;
        let own = |scenario: &&Node| scenario.field("program").and_then(Node::plain) == Some(&envelope.program);
        let scenario = envelope.scenarios.iter().find(own).or(envelope.scenarios.first());
        let customers = scenario.and_then(|scenario| scenario.field("customers")).map_or(&[][..], Node::items);
        let alike = |customer: &Node| customer.field("count").and_then(Node::plain)?.trim().parse().ok();
        let customers = customers.iter().map(|customer| alike(customer).unwrap_or(1)).fold(0, usize::saturating_add);
        let program = scenario.and_then(|scenario| scenario.field("program")?.plain()).unwrap_or(&envelope.program);
        let told = envelope.told.filter(|_| program == envelope.program).map(|told| told.total);
        // What another tab had typed carries no total.
        let now = || {
            let (draft, _) = Draft::read(scenario?);
            let (_, statement) = reckon(programs, programs.get(program)?, &draft).ok()?;
            Some(statement.total.to_string())
        };
        let total = told.or_else(now);
        Some(Self { program: program.to_owned(), total, customers })
    }
}

/// The name under which a scenario of this name is kept.
pub(super) fn key_of(name: &str) -> String {
    format!("{NAMED}{}", hash([name]))
}

/// A name in one line and not too long.
pub(super) fn tidy(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().take(MOST_NAME).collect()
}

impl State {
    /// Does something with what is kept.
    pub(in crate::state) fn keep_act(&mut self, act: Act) {
        let lists = !matches!(act, Act::Look | Act::TakeOther | Act::KeepMine | Act::Now | Act::PutAway);
        if lists && !matches!(act, Act::List | Act::Back) {
            self.keep.library.said = None;
            self.keep.library.back.clear();
        }
        match act {
            Act::List | Act::Now => {}
            Act::Save(name) => {
                let text = self.envelope_of(Extent::Chosen).file();
                self.keep.save_as(&tidy(&name), text);
            }
            Act::Open(key) => {
                let text = self.keep.store.get(&key).and_then(|kept| Record::read(&kept).ok());
                match text.map(|record| read_own(&record.text)) {
                    Some(Ok(envelope)) => self.receive(Ok(envelope)),
                    _ => self.keep.library.said = Some(Said::Unreadable),
                }
            }
            Act::Rename(key, name) => self.keep.rename(&key, &name),
            Act::Copy(key) => self.keep.duplicate(&key),
            Act::Delete(key) => self.keep.delete(&key),
            Act::Back => {
                let back = std::mem::take(&mut self.keep.library.back);
                self.keep.restore_all(back);
                self.keep.library.said = Some(Said::Back);
            }
            Act::Import(None, _) => self.keep.library.said = Some(Said::Refused(Trouble::TooLong)),
            Act::Import(Some(text), unnamed) => self.keep.import(&text, &unnamed),
            Act::Forget => self.forget(),
            Act::Look => {
                let mine = self.figures();
                self.keep.look(&mine);
            }
            Act::TakeOther => self.settle_tabs(true),
            Act::KeepMine => self.settle_tabs(false),
            Act::PutAway => {
                self.keep.tells = false;
                self.keep.quiet = self.keep.fails.is_some();
                self.keep.broken.clear();
            }
        }
        if lists {
            self.keep.list(self.programs);
        }
    }

    /// Deletes all that is kept, and begins as at the first look.
    fn forget(&mut self) {
        for name in self.keep.store.names() {
            self.keep.store.remove(&name);
        }
        let look = Look { route: self.route, today: self.today.clone(), lang: self.lang, theme: self.theme };
        // Rules of the reader's own go too.
        let Some(mut fresh) = Self::new(self.rules.own.published(), look, None) else { return };
        fresh.turn = self.turn;
        fresh.program = fresh.programs.get(self.program.id()).unwrap_or(fresh.program);
        fresh.keep = Keep::of(self.keep.store.clone(), &self.keep.tab);
        fresh.keep.last = fresh.figures().into();
        fresh.keep.library.said = Some(Said::Forgotten);
        *self = fresh;
    }

    /// A file with everything that has a name, and the present state under the name that is given.
    pub fn shelf(&self, present: &str) -> String {
        let names = self.keep.store.names().into_iter().filter(|name| name.starts_with(NAMED));
        let by_name = names.filter_map(|key| {
            let record = Record::read(&self.keep.store.get(&key)?).ok()?;
            Some(Named { envelope: read_own(&record.text).ok()?, name: record.name, saved: record.at })
        });
        let present =
            Named { name: present.to_owned(), saved: self.keep.store.now(), envelope: self.envelope_of(Extent::All) };
        write_shelf(&by_name.chain([present]).collect::<Vec<_>>())
    }
}
