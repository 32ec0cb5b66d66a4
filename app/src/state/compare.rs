//! The state of Compare: what stands beside the current scenario, varied from it or pinned as it once was.

mod board;
mod offer;
mod vary;

use referral_statement::{Basis, Node, Program, Programs};

use super::desk::Desk;
use super::draft::Draft;

pub use board::{Board, Cell, Judged, Row};
pub use offer::{Offer, Quick};
pub use vary::Vary;

/// The most columns beside the current scenario.
pub const MOST_COLUMNS: usize = 3;

/// The most scenarios that are kept pinned.
pub const MOST_PINS: usize = 24;

/// What the page holds beyond the scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparePage {
    /// The columns and the pinned scenarios of every program, in their order.
    items: Vec<Item>,
    /// The pinned scenario that was deleted last, and where it stood.
    deleted: Option<(usize, Item)>,
    /// The key of the last one that was made.
    last_key: u32,
}

/// A column, or a pinned scenario that is put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What tells it from the others while the page is open.
    pub key: u32,
    /// What it is.
    pub what: What,
    /// Is it a column? Only what is pinned is ever put aside.
    pub shown: bool,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The current scenario of a program with something else in the place of what it says.
    Varied(String, Vary),
    /// A scenario as it was when it was pinned.
    Pinned(Pin),
}

/// A scenario that was pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The reader's name for it.
    pub name: String,
    /// What it said.
    pub draft: Draft,
}

/// What can be done on the page.
#[derive(Clone, Debug)]
pub enum Act {
    /// One more column of the current scenario.
    Add(Vary),
    /// These columns in the place of those that there are; what is pinned is put aside.
    Put(Vec<Vary>),
    /// Take a column away; what is pinned is put aside.
    Remove(u32),
    /// Type the rate of a column's tier, in percent.
    Rate(u32, String),
    /// Pin the current scenario under a name.
    Pin(String),
    /// Give a pinned scenario another name.
    Name(u32, String),
    /// Make a column of what is pinned.
    Show(u32),
    /// Delete what is pinned.
    Delete(u32),
    /// Bring back what was deleted last.
    Restore,
}

impl Item {
    /// The id of its program.
    pub fn program(&self) -> &str {
        match &self.what {
            What::Varied(program, _) => program,
            What::Pinned(pin) => &pin.draft.program,
        }
    }

    /// The pinned scenario, where it is one.
    pub fn pin(&self) -> Option<&Pin> {
        match &self.what {
            What::Pinned(pin) => Some(pin),
            What::Varied(..) => None,
        }
    }
}

impl ComparePage {
    /// The columns of a program.
    pub fn columns<'a>(&'a self, program: &'a str) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |item| item.shown && item.program() == program).take(MOST_COLUMNS)
    }

    /// Is there room for one more column of a program?
    pub fn has_room(&self, program: &str) -> bool {
        self.columns(program).count() < MOST_COLUMNS
    }

    /// What is pinned of a program.
    pub fn pins<'a>(&'a self, program: &'a str) -> impl Iterator<Item = (&'a Item, &'a Pin)> {
        let of_program = self.items.iter().filter(move |item| item.program() == program);
        of_program.filter_map(|item| item.pin().map(|pin| (item, pin)))
    }

    /// The name of what was deleted last.
    pub fn deleted(&self) -> Option<&str> {
        self.deleted.as_ref().and_then(|(_, item)| item.pin()).map(|pin| pin.name.as_str())
    }

    /// Is there room for one more pinned scenario?
    pub fn can_pin(&self) -> bool {
        self.items.iter().filter(|item| item.pin().is_some()).count() < MOST_PINS
    }

    /// Does an act.
    pub fn act(&mut self, programs: &Programs, desk: &Desk, act: Act) {
        let program = desk.program.id();
        match act {
            Act::Add(vary) => self.vary(programs, desk, vary),
            Act::Put(varied) => {
                self.clear(program);
                for vary in varied {
                    self.vary(programs, desk, vary);
                }
            }
            Act::Remove(key) => {
                self.items.retain(|item| item.key != key || item.pin().is_some());
                self.with(key, |item| item.shown = false);
            }
            Act::Rate(key, rate) => self.with(key, |item| {
                if let What::Varied(_, vary) = &mut item.what {
                    vary.rate = rate;
                }
            }),
            Act::Pin(name) if self.can_pin() => {
                let shown = self.has_room(program);
                self.push(What::Pinned(Pin { name, draft: desk.draft.clone() }), shown);
            }
            Act::Name(key, name) => self.with(key, |item| {
                if let What::Pinned(pin) = &mut item.what {
                    pin.name = name;
                }
            }),
            Act::Show(key) if self.has_room(program) => self.with(key, |item| item.shown = true),
            Act::Pin(_) | Act::Show(_) => {}
            Act::Delete(key) => {
                if let Some(at) = self.items.iter().position(|item| item.key == key) {
                    self.deleted = Some((at, self.items.remove(at)));
                }
            }
            Act::Restore => {
                if let Some((at, item)) = self.deleted.take() {
                    let shown = item.shown && self.has_room(item.program());
                    self.items.insert(at.min(self.items.len()), Item { shown, ..item });
                }
            }
        }
    }

    /// One more column, with a rate where its tier has none that is published.
    fn vary(&mut self, programs: &Programs, desk: &Desk, mut vary: Vary) {
        if self.has_room(desk.program.id()) {
            vary.suggest_rate(programs, desk);
            self.push(What::Varied(desk.program.id().to_owned(), vary), true);
        }
    }

    /// Takes every column of a program away; what is pinned is put aside.
    fn clear(&mut self, program: &str) {
        self.items.retain(|item| item.program() != program || item.pin().is_some());
        for item in self.items.iter_mut().filter(|item| item.program() == program) {
            item.shown = false;
        }
    }

    fn push(&mut self, what: What, shown: bool) {
        self.last_key += 1;
        self.items.push(Item { key: self.last_key, what, shown });
    }

    fn with(&mut self, key: u32, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.iter_mut().find(|item| item.key == key) {
            change(item);
        }
    }
}

impl ComparePage {
    /// Everything, to be kept.
    pub fn kept(&self, programs: &Programs) -> Node {
        Node::list(self.items.iter().map(|item| item.kept(programs)))
    }

    /// Everything, for a file; nothing where there is nothing.
    pub fn whole(&self, programs: &Programs) -> Option<Node> {
        (!self.items.is_empty()).then(|| self.kept(programs))
    }

    /// The columns of one program, for a link; nothing where there are none.
    pub fn part(&self, programs: &Programs, program: &str) -> Option<Node> {
        let columns: Vec<Node> = self.columns(program).map(|item| item.kept(programs)).collect();
        (!columns.is_empty()).then(|| Node::list(columns))
    }

    /// Takes back what was kept; what is not understood is passed over.
    pub fn read(kept: &Node) -> Self {
        let mut page = Self::default();
        for (what, shown) in kept.items().iter().filter_map(read) {
            page.push(what, shown);
        }
        page
    }

    /// Takes in the columns of someone else, in the place of those of the same programs; what is pinned here stays, put aside.
    /// Takes nothing, and says so, where not all of it is understood.
    pub fn receive(&mut self, part: &Node) -> bool {
        let Some(found) = part.items().iter().map(read).collect::<Option<Vec<_>>>() else { return false };
        let item = |(what, shown): (What, bool)| Item { key: 0, what, shown };
        let found: Vec<Item> = found.into_iter().map(item).collect();
        for item in &found {
            self.clear(item.program());
        }
        for Item { what, shown, .. } in found {
            match self.items.iter_mut().find(|item| item.what == what) {
                Some(known) => known.shown = shown,
                None => self.push(what, shown),
            }
        }
        true
    }
}

impl Item {
    fn kept(&self, programs: &Programs) -> Node {
        match &self.what {
            What::Varied(program, vary) => vary.kept(program),
            What::Pinned(Pin { name, draft }) => {
                let basis = programs.get(&draft.program).map_or(Basis::Orders, Program::basis);
                Node::table([
                    ("name", Some(Node::text(name))),
                    ("aside", (!self.shown).then(|| Node::text("yes"))),
                    ("scenario", Some(draft.kept(basis))),
                ])
            }
        }
    }
}

/// What was kept, and whether it is a column.
fn read(kept: &Node) -> Option<(What, bool)> {
    let Some(scenario) = kept.field("scenario") else {
        return Vary::read(kept).map(|(program, vary)| (What::Varied(program, vary), true));
    };
    let known = ["name", "aside", "scenario"];
    let (draft, unknown) = Draft::read(scenario);
    if !unknown.is_empty() || kept.fields().iter().any(|(name, _)| !known.contains(&name.as_str())) {
        return None;
    }
    let name = kept.field("name").and_then(Node::plain).unwrap_or_default().to_owned();
    Some((What::Pinned(Pin { name, draft }), kept.field("aside").is_none()))
}

#[cfg(test)]
mod tests;
