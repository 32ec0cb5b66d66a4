//! The book of one file: how far it has come, what is known of it, and what follows from what is done and said.

mod hear;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use referral_statement::{Basis, Node, Word};

use super::told::{Difference, Fault, Layout, Row, Totals};
use super::{Act, Ask, Columns, Found, Kind, Opened, Settings, Sift, Stage, Trouble, Why};
use crate::locales::Lang;
use crate::shell::store::Store;

/// So many rows are fetched at once.
const BLOCK: usize = 64;

/// So many blocks are kept.
const MOST_BLOCKS: usize = 48;

/// So many refused rows are listed, and more with each wish for more.
const FAULTS: usize = 20;

/// A file and what is known of it.
pub struct Book {
    /// How far it has come.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// How it is laid out.
    pub layout: Option<Layout>,
    /// What its columns hold.
    pub columns: Columns,
    /// The totals.
    pub totals: Option<Totals>,
    /// How many customers were paid another amount, and the first of them; nothing where no column says what was paid.
    pub differences: Option<(usize, Vec<Difference>)>,
    /// How many rows were refused.
    pub refused: usize,
    /// The first of them.
    pub faults: Vec<Fault>,
    /// What became of the row that was last read again.
    pub mended: Option<bool>,
    /// Which rows are shown.
    pub sift: Sift,
    /// How many they are.
    pub rows: usize,
    /// Whether they are being chosen.
    pub sifting: bool,
    /// The row that is explained.
    pub opened: Option<Opened>,
    /// The file that is being written.
    pub writing: Option<Kind>,
    /// Why a file could not be written or a row not be explained.
    pub failed: Option<Trouble>,
    /// The number of the choice of rows: what was asked for before is not wanted.
    pub pick: u32,
    lang: Lang,
    settings: Option<Settings>,
    encoding: String,
    listed: usize,
    job: u32,
    blocks: BTreeMap<usize, Vec<Row>>,
    asked: BTreeSet<usize>,
    store: Rc<dyn Store>,
}

impl Book {
    /// Nothing yet; columns are remembered in this store.
    pub fn new(store: Rc<dyn Store>) -> Self {
        Self {
            stage: Stage::Nothing,
            name: String::new(),
            size: 0,
            layout: None,
            columns: Columns::default(),
            totals: None,
            differences: None,
            refused: 0,
            faults: Vec::new(),
            mended: None,
            sift: Sift::default(),
            rows: 0,
            sifting: false,
            opened: None,
            writing: None,
            failed: None,
            pick: 0,
            lang: Lang::En,
            settings: None,
            encoding: String::new(),
            listed: FAULTS,
            job: 0,
            blocks: BTreeMap::new(),
            asked: BTreeSet::new(),
            store,
        }
    }

    /// What earns in the program by which files are read.
    pub fn basis(&self) -> Basis {
        self.settings.as_ref().map_or(Basis::Orders, |settings| settings.basis)
    }

    /// The row at this place of the chosen rows, where it is here.
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.blocks.get(&(place / BLOCK))?.get(place % BLOCK)
    }

    /// Does something; gives what the worker is to do.
    pub fn act(&mut self, act: Act) -> Vec<Ask> {
        match act {
            Act::Bring(name, size) => {
                self.forget();
                (self.name, self.size) = (name, size);
                self.encoding.clear();
                self.begin()
            }
            Act::Settle(settings) => {
                if self.settings.as_ref() == Some(&settings) {
                    return Vec::new();
                }
                self.settings = Some(settings);
                if self.stage == Stage::Nothing {
                    return Vec::new();
                }
                self.forget();
                self.begin()
            }
            Act::Encoding(encoding) => {
                self.encoding = encoding;
                self.forget();
                self.begin()
            }
            Act::Column(index, field) => {
                self.columns.choose(index, field);
                self.remember();
                Vec::new()
            }
            Act::Header(is_header) => {
                self.columns.has_names = is_header;
                self.remember();
                Vec::new()
            }
            Act::Go => self.go(),
            Act::Again => {
                self.forget();
                self.begin()
            }
            Act::Stop => {
                self.stage = Stage::Stopped;
                self.job += 1;
                vec![self.ask("cancel", [])]
            }
            Act::PutAway => {
                self.forget();
                self.stage = Stage::Nothing;
                self.name.clear();
                self.job += 1;
                vec![self.ask("cancel", [])]
            }
            Act::Sift(sift) if sift == self.sift => Vec::new(),
            Act::Sift(sift) => {
                self.sift = sift;
                self.select()
            }
            Act::Look(first, last) => self.look(first, last),
            Act::Open(row) => {
                let asked = [("row", Some(number(row.number))), ("order", Some(Node::text(&row.order)))];
                self.opened = Some(Opened { row, statement: None, scenario: None, found: Found::Unasked });
                vec![self.ask("explain", asked)]
            }
            Act::Close => {
                self.opened = None;
                Vec::new()
            }
            Act::Reconcile => {
                let Some(opened) = &mut self.opened else { return Vec::new() };
                opened.found = Found::Looking;
                let row = number(opened.row.number);
                vec![self.ask("reconcile", [("row", Some(row))])]
            }
            Act::MoreFaults => {
                self.listed += 5 * FAULTS;
                vec![self.ask_faults()]
            }
            Act::Speak(lang) => self.speak(lang),
            Act::Mend(fault, row) => {
                self.mended = None;
                vec![self.ask("mend", [("fault", Some(number(fault))), ("row", Some(Node::text(row)))])]
            }
            Act::Save(kind) => self.save(kind),
            Act::Saved(kind) => {
                self.writing = self.writing.filter(|writing| *writing != kind);
                Vec::new()
            }
            Act::Hear(said) => self.hear(&said),
            Act::NoSample => {
                self.failed = Some(Trouble { why: Why::Sample, code: None, detail: String::new() });
                Vec::new()
            }
            Act::Lost => self.fail(Trouble { why: Why::Worker, code: None, detail: String::new() }),
        }
    }

    fn speak(&mut self, lang: Lang) -> Vec<Ask> {
        let before = std::mem::replace(&mut self.lang, lang);
        if self.refused > 0 && before != lang { vec![self.ask_faults()] } else { Vec::new() }
    }

    fn save(&mut self, kind: Kind) -> Vec<Ask> {
        (self.writing, self.failed) = (Some(kind), None);
        if kind == Kind::Template {
            return vec![self.ask_with_settings("template", Vec::new())];
        }
        let lang = Node::text(self.lang.tag());
        vec![self.ask("save", [("kind", Some(Node::text(kind.word()))), ("lang", Some(lang))])]
    }

    /// Forgets what is known of the file, but not the file.
    fn forget(&mut self) {
        (self.layout, self.totals, self.differences) = (None, None, None);
        (self.refused, self.faults, self.mended, self.listed) = (0, Vec::new(), None, FAULTS);
        (self.rows, self.sifting, self.opened, self.writing, self.failed) = (0, false, None, None, None);
        self.sift = Sift::default();
        self.forget_rows();
    }

    fn forget_rows(&mut self) {
        self.pick += 1;
        self.blocks.clear();
        self.asked.clear();
    }

    /// Has the beginning of the file looked at.
    fn begin(&mut self) -> Vec<Ask> {
        self.stage = Stage::Looking;
        self.job += 1;
        let encoding = Some(&self.encoding).filter(|encoding| !encoding.is_empty()).map(Node::text);
        match self.ask_with_settings("open", vec![("encoding", encoding)]) {
            Ask::Say(asked) => vec![Ask::About(asked)],
            other => vec![other],
        }
    }

    /// Has the whole file read, where its columns say enough.
    fn go(&mut self) -> Vec<Ask> {
        if !self.columns.missing(self.basis()).is_empty() {
            self.stage = Stage::Choosing;
            return Vec::new();
        }
        let layout = self.layout.take();
        self.forget();
        self.layout = layout;
        self.stage = Stage::Reading { bytes: 0, orders: 0 };
        self.job += 1;
        vec![self.ask_with_settings("read", Vec::new())]
    }

    fn remember(&self) {
        if let Some(layout) = &self.layout {
            self.columns.keep(&*self.store, self.basis(), &layout.header);
        }
    }

    fn select(&mut self) -> Vec<Ask> {
        self.forget_rows();
        self.sifting = true;
        let pick = self.pick;
        vec![self.ask("select", [("pick", Some(Node::number(pick))), ("wanted", Some(self.sift.node()))])]
    }

    /// Fetches what is looked at and a little around it, where it is not here.
    fn look(&mut self, first: usize, last: usize) -> Vec<Ask> {
        if self.rows == 0 || self.sifting {
            return Vec::new();
        }
        let wanted = first / BLOCK..=last.min(self.rows - 1) / BLOCK;
        if self.blocks.len() > MOST_BLOCKS {
            let near = wanted.start().saturating_sub(MOST_BLOCKS / 4)..=wanted.end() + MOST_BLOCKS / 4;
            self.blocks.retain(|block, _| near.contains(block));
        }
        let missing: Vec<usize> =
            wanted.filter(|block| !self.blocks.contains_key(block) && !self.asked.contains(block)).collect();
        self.asked.extend(missing.iter().copied());
        let pick = Node::number(self.pick);
        let ask = |block: usize| {
            let (from, count) = (number(block * BLOCK), number(BLOCK));
            self.ask("rows", [("pick", Some(pick.clone())), ("from", Some(from)), ("count", Some(count))])
        };
        missing.into_iter().map(ask).collect()
    }

    fn ask_faults(&self) -> Ask {
        let (count, lang) = (number(self.listed.min(self.refused)), Node::text(self.lang.tag()));
        self.ask("faults", [("from", Some(number(0))), ("count", Some(count)), ("lang", Some(lang))])
    }

    fn ask<const N: usize>(&self, what: &'static str, with: [(&'static str, Option<Node>); N]) -> Ask {
        let head = [("ask", Some(Node::text(what))), ("of", Some(Node::number(self.job)))];
        Ask::Say(Node::table(head.into_iter().chain(with)))
    }

    fn ask_with_settings(&self, what: &'static str, with: Vec<(&'static str, Option<Node>)>) -> Ask {
        let Some(settings) = &self.settings else { return Ask::End };
        let scenario = settings.scenario.fields().iter().map(|(name, value)| (name.as_str(), Some(value.clone())));
        let columns = if what == "read" { self.columns.settings() } else { Vec::new() };
        let settled = Node::table(scenario.chain(columns));
        let head = [("ask", Some(Node::text(what))), ("of", Some(Node::number(self.job)))];
        let own = [("settings", Some(settled)), ("rules", settings.rules.clone())];
        Ask::Say(Node::table(head.into_iter().chain(own).chain(with)))
    }

    fn fail(&mut self, trouble: Trouble) -> Vec<Ask> {
        self.writing = None;
        let ends = matches!(trouble.why, Why::Worker | Why::Module | Why::Stopped);
        if self.stage == Stage::Nothing {
            self.failed = Some(trouble);
        } else {
            self.forget();
            self.stage = Stage::Failed(trouble);
        }
        self.job += 1;
        // A new one begins with a new memory, and asks for its parts anew.
        if ends { vec![Ask::End] } else { Vec::new() }
    }
}

fn number(number: usize) -> Node {
    Node::number(u32::try_from(number).unwrap_or(u32::MAX))
}
