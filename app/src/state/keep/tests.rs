//! What is kept: nothing is lost by a visit that ends, by damage, by a second tab, by a full or a forbidden storage.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use referral_share::{Envelope, read_link};
use referral_statement::{Node, Programs};

use super::*;
use crate::locales::Lang;
use crate::route::Route;
use crate::state::place::OrderField;
use crate::state::{Change, Draft, Look, Place, Theme, own};

/// A storage with so much room, whose clock goes on by a second each time that it is looked at.
struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    room: Cell<usize>,
    clock: Cell<u32>,
}

impl Store for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().get(name).cloned()
    }

    fn set(&self, name: &str, text: &str) -> Result<(), NotKept> {
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(known, _)| *known != name).map(|(_, text)| text.len()).sum();
        if others + text.len() > self.room.get() {
            return Err(NotKept::Full);
        }
        texts.insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }

    fn now(&self) -> String {
        self.clock.set(self.clock.get() + 1);
        format!("2024-07-01T10:{:02}:{:02}", self.clock.get() / 60, self.clock.get() % 60)
    }
}

fn memory() -> Rc<Memory> {
    Rc::new(Memory { texts: RefCell::default(), room: Cell::new(5_000_000), clock: Cell::new(0) })
}

fn state_on(today: &str) -> State {
    let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    let look = Look { route: Route::Estimate, today: today.to_owned(), lang: Lang::En, theme: Theme::Auto };
    State::new(programs, look, None).unwrap()
}

fn visit(store: &Rc<Memory>, tab: &str) -> State {
    let mut state = state_on("2024-07-01");
    state.begin(store.clone(), tab, None, false);
    state
}

fn spend(state: &mut State, amount: &str) {
    let place = Place::Order(0, 0, OrderField::Paid);
    let programs = state.programs;
    state.desk_mut().change(programs, Change::Type(place, amount.to_owned()));
    keep(state);
}

fn keep(state: &mut State) {
    let figures = state.figures();
    state.keep_present(&figures);
}

fn spent(state: &State) -> String {
    state.draft().get(&Place::Order(0, 0, OrderField::Paid)).to_owned()
}

fn copies(state: &mut State) -> Vec<(Why, String)> {
    state.keep_act(Act::List);
    let spent = |item: &Item| {
        let record = Record::read(&state.keep.raw(&item.key).unwrap()).unwrap();
        let (draft, _) = Draft::read(&referral_share::read_own(&record.text).unwrap().scenarios[0]);
        (item.why().unwrap(), draft.get(&Place::Order(0, 0, OrderField::Paid)).to_owned())
    };
    state.keep.library.copies.iter().map(spent).collect()
}

fn link(amount: &str) -> Result<Envelope, referral_share::Trouble> {
    let mut sender = state_on("2024-07-01");
    spend(&mut sender, amount);
    read_link(&sender.envelope(false).link()).unwrap()
}

#[test]
fn a_visit_that_ends_goes_on_with_the_next() {
    let store = memory();
    let mut first = visit(&store, "1");
    keep(&mut first);
    assert!(store.names().is_empty(), "a look leaves nothing");
    spend(&mut first, "777.7x");
    first.wish.target = "5,000".to_owned();
    keep(&mut first);
    assert!(!first.keep.tells, "nothing moves while one types");
    let mut second = visit(&store, "2");
    assert!(second.keep.tells);
    assert_eq!((spent(&second).as_str(), second.wish.target.as_str()), ("777.7x", "5,000"));
    spend(&mut second, "5");
    assert!(!visit(&store, "3").keep.tells, "it is told once");
    assert_eq!(copies(&mut second), [], "a visit that ended is no other tab");
}

#[test]
fn what_nobody_touched_begins_with_the_day_of_the_visit() {
    let store = memory();
    let mut first = visit(&store, "1");
    first.program = first.programs.iter().nth(1).unwrap();
    keep(&mut first);
    let mut later = state_on("2025-06-01");
    later.begin(store.clone(), "2", None, false);
    assert!(!later.keep.tells, "nothing was typed");
    assert_eq!(later.program.id(), first.program.id());
    assert_eq!(later.draft(), &state_on("2025-06-01").desks[1].draft);
}

#[test]
fn a_damaged_state_is_put_aside_and_the_one_before_it_is_there() {
    let store = memory();
    let mut first = visit(&store, "1");
    for amount in ["1", "2", "3"] {
        spend(&mut first, amount);
    }
    let newest = SLOTS.into_iter().find(|slot| store.get(slot).is_some_and(|kept| kept.contains("\n3 1 "))).unwrap();
    let damaged = store.get(newest).unwrap().replace("\"3\"", "\"4\"");
    store.set(newest, &damaged).unwrap();
    let mut second = visit(&store, "2");
    assert_eq!((spent(&second).as_str(), second.keep.older), ("2", true));
    let [broken] = second.keep.broken.as_slice() else { panic!("it says what could not be read") };
    assert_eq!((&*broken.text, broken.damage), (damaged.as_str(), Damage::Changed));
    let key = broken.key.clone();
    for amount in ["5", "6", "7"] {
        spend(&mut second, amount);
    }
    assert_eq!(store.get(&key), Some(damaged.clone()), "nothing writes over it");
    // Both, in one case by a later version.
    for slot in SLOTS {
        store.set(slot, "referral-statement 9 x\n").unwrap();
    }
    let mut third = visit(&store, "3");
    assert_eq!(spent(&third), spent(&state_on("2024-07-01")));
    let hurt: Vec<Damage> = third.keep.broken.iter().map(|broken| broken.damage).collect();
    assert_eq!((hurt, third.keep.older), (vec![Damage::Later(9), Damage::Later(9)], false));
    third.keep_act(Act::List);
    assert_eq!(third.keep.library.aside.len(), 3);
    third.keep_act(Act::Delete(key.clone()));
    assert_eq!((third.keep.library.aside.len(), store.get(&key)), (2, None));
    third.keep_act(Act::Back);
    assert_eq!(store.get(&key), Some(damaged));
}

#[test]
fn a_full_storage_gives_up_the_oldest_copies_and_then_says_so() {
    let store = memory();
    let mut state = visit(&store, "1");
    for amount in ["1", "2", "3"] {
        spend(&mut state, amount);
        state.receive(link(&format!("{amount}00")));
    }
    assert_eq!(copies(&mut state).len(), 3);
    let used: usize = store.texts.borrow().values().map(String::len).sum();
    store.room.set(used);
    spend(&mut state, "123456789.00");
    assert_eq!((state.keep.fails, copies(&mut state).len()), (None, 2), "the oldest made room");
    store.room.set(400);
    spend(&mut state, "987654321.00");
    assert_eq!((state.keep.fails, copies(&mut state).len()), (Some(NotKept::Full), 0));
    assert_eq!(spent(&state), "987654321.00", "the page goes on");
    state.keep_act(Act::Save("x".to_owned()));
    assert_eq!(state.keep.library.said, Some(Said::Failed(NotKept::Full)));
    store.room.set(5_000_000);
    keep(&mut state);
    assert_eq!((state.keep.fails, spent(&visit(&store, "2")).as_str()), (None, "987654321.00"));
}

#[test]
fn where_nothing_is_kept_the_page_says_so_once_something_is_typed() {
    let mut state = state_on("2024-07-01");
    state.begin(Rc::new(Nowhere), "1", None, false);
    keep(&mut state);
    assert_eq!(state.keep.fails, None);
    spend(&mut state, "5");
    assert_eq!(state.keep.fails, Some(NotKept::Blocked));
    state.receive(link("9"));
    assert_eq!(spent(&state), "9");
    state.keep_act(Act::Save("x".to_owned()));
    assert_eq!(state.keep.library.said, Some(Said::Failed(NotKept::Blocked)));
}

#[test]
fn a_link_leaves_what_was_kept_as_a_copy_and_is_not_kept_before_it_is_changed() {
    let store = memory();
    spend(&mut visit(&store, "1"), "777.00");
    let mut second = visit(&store, "2");
    second.receive(link("9"));
    assert_eq!((spent(&second).as_str(), copies(&mut second)), ("9", vec![(Why::Opened, "777.00".to_owned())]));
    assert_eq!(spent(&visit(&store, "3")), "777.00", "a look at a link changes nothing");
    second.receive(link("9"));
    assert_eq!(copies(&mut second).len(), 2, "what a link held is kept as well");
    second.receive(link("9"));
    assert_eq!(copies(&mut second).len(), 2, "but once");
    for amount in 0..12 {
        second.receive(link(&format!("1{amount}")));
    }
    assert_eq!(copies(&mut second).len(), MOST_COPIES);
    second = visit(&memory(), "4");
    second.receive(link("9"));
    assert_eq!(copies(&mut second), [], "nothing had been typed");
}

#[test]
fn a_reload_is_where_the_tab_was_and_not_where_another_one_is() {
    let store = memory();
    let (mut first, mut second) = (visit(&store, "1"), visit(&store, "2"));
    spend(&mut first, "1");
    spend(&mut second, "2");
    let session = first.figures();
    let mut reloaded = state_on("2024-07-01");
    reloaded.begin(store.clone(), "3", Some(&session), false);
    assert_eq!(spent(&reloaded), "1");
    spend(&mut reloaded, "3");
    assert!(copies(&mut reloaded).contains(&(Why::OtherTab, "2".to_owned())), "what it writes over is not lost");
}

#[test]
fn two_tabs_never_write_over_each_other_silently() {
    let store = memory();
    let mut first = visit(&store, "1");
    spend(&mut first, "1");
    let mut second = visit(&store, "2");
    // By turns, as a person with two windows would.
    for round in 0..20 {
        spend(&mut first, &format!("1{round}"));
        spend(&mut second, &format!("2{round}"));
    }
    let kept = copies(&mut first);
    assert_eq!(kept, [(Why::OtherTab, "119".to_owned()), (Why::OtherTab, "218".to_owned())], "one copy of each tab");
    first.keep_act(Act::Look);
    assert_eq!(first.keep.other.as_ref().map(|other| other.tab.as_str()), Some("2"));
    let mut taken = first.clone();
    taken.keep_act(Act::TakeOther);
    keep(&mut taken);
    assert_eq!((spent(&taken).as_str(), taken.keep.other.as_ref()), ("219", None));
    let programs = taken.programs;
    taken.desk_mut().undo(programs);
    assert_eq!(spent(&taken), "119", "it can be taken back");
    first.keep_act(Act::KeepMine);
    keep(&mut first);
    assert_eq!([spent(&first), spent(&visit(&store, "3"))], ["119", "119"]);
    assert!(copies(&mut first).contains(&(Why::OtherTab, "219".to_owned())));
    second.keep_act(Act::Look);
    assert!(second.keep.other.is_some(), "the other tab hears of it");
    // The same on both sides is no conflict.
    spend(&mut second, "7");
    spend(&mut first, "7");
    second.keep.other = None;
    second.keep_act(Act::Look);
    assert_eq!(second.keep.other, None);
}

#[test]
fn scenarios_have_names_and_every_act_can_be_taken_back() {
    let store = memory();
    let mut state = visit(&store, "1");
    let names = |state: &State| state.keep.library.named.iter().map(|item| item.name.clone()).collect::<Vec<_>>();
    spend(&mut state, "520.00");
    let total = state.answer().unwrap().statement.total.to_string();
    state.keep_act(Act::Save("  My \n plan ".to_owned()));
    assert_eq!(state.keep.library.said, Some(Said::Saved("My plan".to_owned())));
    let item = state.keep.library.named[0].clone();
    let holds = item.holds.clone().unwrap();
    assert_eq!((holds.program.as_str(), holds.total, holds.customers), (state.program.id(), Some(total), 8));
    spend(&mut state, "1");
    state.keep_act(Act::Save("My plan".to_owned()));
    assert_eq!(state.keep.library.said, Some(Said::Replaced("My plan".to_owned())));
    state.keep_act(Act::Back);
    state.keep_act(Act::Open(item.key.clone()));
    assert_eq!((spent(&state).as_str(), names(&state)), ("520.00", vec!["My plan".to_owned()]));
    assert!(copies(&mut state).contains(&(Why::Opened, "1".to_owned())));
    state.keep_act(Act::Copy(item.key.clone()));
    assert_eq!(names(&state), ["My plan (2)", "My plan"]);
    state.keep_act(Act::Rename(item.key.clone(), "My plan (2)".to_owned()));
    assert_eq!(state.keep.library.said, Some(Said::NameTaken("My plan (2)".to_owned())));
    state.keep_act(Act::Rename(item.key.clone(), "张三".to_owned()));
    assert_eq!(names(&state), ["My plan (2)", "张三"]);
    state.keep_act(Act::Back);
    state.keep_act(Act::Delete(item.key.clone()));
    assert_eq!(names(&state), ["My plan (2)"]);
    state.keep_act(Act::Back);
    assert_eq!(names(&state), ["My plan (2)", "My plan"]);
    store.set(&item.key, "no such thing").unwrap();
    state.keep_act(Act::Open(item.key.clone()));
    assert_eq!(state.keep.library.said, Some(Said::Unreadable));
    assert!(state.keep.library.named.iter().any(|item| item.holds == Err(Damage::Changed)));
}

#[test]
fn everything_goes_to_another_browser_in_one_file() {
    let (here, there) = (memory(), memory());
    let mut state = visit(&here, "1");
    for name in ["a", "b"] {
        spend(&mut state, &format!("{}.00", name.len()));
        state.keep_act(Act::Save(name.to_owned()));
    }
    spend(&mut state, "7");
    let file = state.shelf("Present");
    let mut other = visit(&there, "2");
    spend(&mut other, "9");
    other.keep_act(Act::Save("a".to_owned()));
    other.keep_act(Act::Import(Some(file.clone()), "x".to_owned()));
    assert_eq!(other.keep.library.said, Some(Said::Imported(3, 0)));
    let names = |state: &State| {
        let mut names: Vec<String> = state.keep.library.named.iter().map(|item| item.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(
        (names(&other), spent(&other).as_str()),
        (["Present", "a", "a (2)", "b"].map(str::to_owned).to_vec(), "9")
    );
    let kept = names(&other);
    other.keep_act(Act::Back);
    assert_eq!(names(&other), ["a"]);
    other.keep_act(Act::Import(Some(file), "x".to_owned()));
    assert_eq!(names(&other), kept);
    other.keep_act(Act::Import(Some(state.envelope(true).file()), "of a file".to_owned()));
    assert!(names(&other).contains(&"of a file".to_owned()));
    other.keep_act(Act::Import(Some("{}".to_owned()), "x".to_owned()));
    assert_eq!(other.keep.library.said, Some(Said::Refused(referral_share::Trouble::NotOurs)));
}

#[test]
fn forgetting_leaves_nothing_and_nothing_comes_back() {
    let store = memory();
    let mut state = visit(&store, "1");
    spend(&mut state, "5");
    state.wish.target = "9".to_owned();
    state.keep_act(Act::Save("a".to_owned()));
    state.receive(link("7"));
    store.set("language", "en").unwrap();
    let published = state.programs.iter().count();
    let own = |act| state.act_on_own(act);
    [own::Act::Type(own::SAMPLES[0].to_owned()), own::Act::Use].into_iter().for_each(own);
    assert_eq!(state.programs.iter().count(), published + 1);
    state.keep_act(Act::Forget);
    assert_eq!(state.programs.iter().count(), published, "rules of one's own go too");
    keep(&mut state);
    assert_eq!((store.names(), state.keep.library.said.clone()), (Vec::new(), Some(Said::Forgotten)));
    assert_eq!((state.draft(), &state.wish), (state_on("2024-07-01").draft(), &super::super::Wish::default()));
    assert!(!state.desk().can_undo());
}

#[test]
fn a_part_of_a_page_alone_is_copied_too() {
    let store = memory();
    let mut state = visit(&store, "1");
    state.wish.target = "9".to_owned();
    state.receive(link("7"));
    state.keep_act(Act::List);
    let kept = state.keep.raw(&state.keep.library.copies[0].key).unwrap();
    assert!(kept.contains(r#""target":"9""#), "{kept}");
}

#[test]
fn beginning_afresh_after_a_failure_leaves_the_state_as_a_copy() {
    let store = memory();
    spend(&mut visit(&store, "1"), "5");
    let mut state = state_on("2024-07-01");
    state.begin(store.clone(), "2", None, true);
    assert_eq!(spent(&state), spent(&state_on("2024-07-01")));
    assert_eq!(copies(&mut state), [(Why::Afresh, "5".to_owned())]);
    let plain = spent(&state);
    assert_eq!(spent(&visit(&store, "3")), plain, "and the next visit does not fail at it again");
}

#[test]
fn what_a_later_version_kept_in_it_goes_on() {
    let store = memory();
    let mut state = visit(&store, "1");
    let mut envelope = link("7").unwrap();
    envelope.parts.push(("moon".to_owned(), Node::text("full")));
    state.receive(Ok(envelope));
    spend(&mut state, "8");
    let again = visit(&store, "2");
    assert!(again.envelope(true).parts.contains(&("moon".to_owned(), Node::text("full"))));
}
