//! The desk on which the file lies: it stays while other pages are looked at, and has the worker do what the book asks.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use js_sys::Array;
use referral_statement::{Word, json};
use web_sys::{Blob, File};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::shell::worker::{Heard, Worker};
use crate::shell::{out, store};
use crate::state::ledger::{Act, Ask, Book, Kind, told, written};

/// The name of the worker in the page.
const WORKER: &str = "ledger";

/// The desk.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {
    book: RefCell<Book>,
    worker: RefCell<Option<Worker>>,
    file: RefCell<Option<Blob>>,
    page: RefCell<Option<Callback<()>>>,
    rows: RefCell<Option<Callback<()>>>,
    turn: Cell<u64>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

thread_local! {
    static DESK: Desk = Desk(Rc::new(Inner {
        book: RefCell::new(Book::new(store::local())),
        worker: RefCell::default(),
        file: RefCell::default(),
        page: RefCell::default(),
        rows: RefCell::default(),
        turn: Cell::new(0),
    }));
}

/// The desk, for the page, which is drawn anew with every change but that of the rows in view.
#[hook]
pub fn use_desk() -> Desk {
    let desk = DESK.with(Clone::clone);
    let drawn = use_force_update();
    let own = desk.clone();
    use_effect_with((), move |()| {
        own.0.page.replace(Some(Callback::from(move |()| drawn.force_update())));
        move || drop(own.0.page.take())
    });
    desk
}

/// Draws the table anew when rows come.
#[hook]
pub fn use_rows(desk: &Desk) {
    let drawn = use_force_update();
    let own = desk.clone();
    use_effect_with((), move |()| {
        own.0.rows.replace(Some(Callback::from(move |()| drawn.force_update())));
        move || drop(own.0.rows.take())
    });
}

impl Desk {
    /// The book.
    pub fn book(&self) -> Ref<'_, Book> {
        self.0.book.borrow()
    }

    /// How many changes there were.
    pub fn turn(&self) -> u64 {
        self.0.turn.get()
    }

    /// Does something.
    pub fn act(&self, act: Act) {
        self.0.turn.set(self.turn() + 1);
        let looks = matches!(act, Act::Look(..));
        // Rows that come change the table alone.
        let rows_alone = matches!(&act, Act::Hear(said) if told::text(said, "said") == "rows");
        let asks = self.0.book.borrow_mut().act(act);
        let has_worker = asks.into_iter().all(|ask| self.ask(ask));
        if !has_worker {
            return self.act(Act::Lost);
        }
        let draw = if rows_alone { &self.0.rows } else { &self.0.page };
        let draw = draw.borrow().clone().filter(|_| !looks);
        if let Some(draw) = draw {
            draw.emit(());
        }
    }

    /// Does the same at every event.
    pub fn on<E>(&self, act: Act) -> Callback<E> {
        let desk = self.clone();
        Callback::from(move |_| desk.act(act.clone()))
    }

    /// Takes a file.
    pub fn bring(&self, file: &File) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the size of a file is a whole number"
        )]
        let size = file.size() as u64;
        self.0.file.replace(Some(file.clone().into()));
        self.act(Act::Bring(file.name(), size));
    }

    /// Takes a text as a file of this name.
    pub fn bring_text(&self, name: &str, text: &str) {
        let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) else { return };
        self.0.file.replace(Some(blob));
        self.act(Act::Bring(name.to_owned(), text.len() as u64));
    }

    /// Has the worker do something, and starts it where there is none; says whether there is one.
    fn ask(&self, ask: Ask) -> bool {
        let (asked, is_about) = match ask {
            Ask::End => {
                self.0.worker.take();
                return true;
            }
            Ask::Say(asked) => (asked, false),
            Ask::About(asked) => (asked, true),
        };
        if self.0.worker.borrow().is_none() {
            if told::text(&asked, "ask") == "cancel" {
                return true;
            }
            let desk = self.clone();
            let hear = move |heard: Heard| {
                let desk = desk.clone();
                // Not within the worker's own call: what it says may end it.
                spawn_local(async move { desk.hear(heard) });
            };
            self.0.worker.replace(Worker::start(WORKER, hear));
        }
        let file = self.0.file.borrow();
        let worker = self.0.worker.borrow();
        worker.as_ref().map(|worker| worker.send(&written(&asked), file.as_ref().filter(|_| is_about))).is_some()
    }

    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Lost => self.act(Act::Lost),
            Heard::Said(text) => {
                // The worker says nothing but JSON.
                if let Ok(said) = json::parse(&text) {
                    self.act(Act::Hear(said));
                }
            }
            Heard::Made(text, blob) => {
                let kind = json::parse(&text).ok().and_then(|said| Kind::from_word(told::text(&said, "kind")));
                if let Some(kind) = kind {
                    out::save_file(&self.file_name(kind), &blob);
                    self.act(Act::Saved(kind));
                }
            }
        }
    }

    /// What a file that is written is called.
    fn file_name(&self, kind: Kind) -> String {
        let book = self.book();
        let stem = book.name.trim_end_matches(".gz");
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        match kind {
            Kind::Csv => format!("{stem}-rewards.csv"),
            Kind::Json => format!("{stem}-rewards.json"),
            Kind::Faults => format!("{stem}-errors.csv"),
            Kind::Template => "orders.csv".to_owned(),
        }
    }
}
