//! The book, asked and answered without a worker.

use std::cell::RefCell;

use super::told::Became;
use super::*;
use crate::shell::store::{NotKept, Store as _};
use referral_share::Field;
use referral_statement::Reason;

/// A store in memory.
#[derive(Default)]
struct Memory(RefCell<Vec<(String, String)>>);

impl crate::shell::store::Store for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.0.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), NotKept> {
        self.remove(name);
        self.0.borrow_mut().push((name.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.0.borrow_mut().retain(|(known, _)| known != name);
    }

    fn names(&self) -> Vec<String> {
        self.0.borrow().iter().map(|(name, _)| name.clone()).collect()
    }

    fn now(&self) -> String {
        String::new()
    }
}

fn settings() -> Settings {
    let scenario = json::parse(r#"{"program":"p","referrer":{"tier":"L2"}}"#).unwrap();
    Settings { scenario, rules: None, basis: Basis::Orders }
}

/// A book with settings and a file.
fn brought(store: &Rc<Memory>) -> (Book, String) {
    let mut book = Book::new(store.clone());
    assert_eq!(book.act(Act::Settle(settings())), []);
    let asked = book.act(Act::Bring("a.csv".to_owned(), 1000));
    let [Ask::About(asked)] = &asked[..] else { panic!("{asked:?}") };
    (book, written(asked))
}

/// What the worker says, of the job that it was asked about last.
fn hear(book: &mut Book, asked: &str, said: &str) -> Vec<Ask> {
    let of = told::text(&json::parse(asked).unwrap(), "of").to_owned();
    book.act(Act::Hear(json::parse(&format!("{{\"of\":{of},{said}}}")).unwrap()))
}

const LAYOUT: &str = r#""said":"layout","encoding":"utf-8","layout":{"delimiter":",","header":["customer","linked_at","order","paid_at","what"],"columns":["customer","linked_at","order","paid_at",null],"first":[]}"#;

const DONE: &str = r#""said":"done","refused":1,"differences":null,"totals":{"total":"39.60","orders":2,"customers":1,"refused":1,"by_reason":[{"name":"rewarded","rows":2,"spent":"198.00","counted":"198.00","reward":"39.60"}],"by_tier":[],"by_product":[],"by_month":[]}"#;

fn said(asks: &[Ask]) -> Vec<String> {
    let text = |ask: &Ask| match ask {
        Ask::Say(asked) => written(asked),
        Ask::About(asked) => format!("with the file {}", written(asked)),
        Ask::End => "end".to_owned(),
    };
    asks.iter().map(text).collect()
}

/// A book in which everything is judged.
fn judged(store: &Rc<Memory>) -> (Book, String) {
    let (mut book, asked) = brought(store);
    hear(&mut book, &asked, LAYOUT);
    book.act(Act::Column(4, Some(Field::Paid)));
    let read = said(&book.act(Act::Go)).remove(0);
    hear(&mut book, &read, DONE);
    (book, read)
}

#[test]
fn a_file_whose_columns_say_too_little_waits_and_is_read_when_they_say_enough() {
    let store = Rc::new(Memory::default());
    let (mut book, asked) = brought(&store);
    assert_eq!(asked, r#"{"ask":"open","of":1,"settings":{"program":"p","referrer":{"tier":"L2"}}}"#);
    assert_eq!(hear(&mut book, &asked, LAYOUT), []);
    assert_eq!((&book.stage, book.columns.missing(Basis::Orders)), (&Stage::Choosing, vec![Field::Paid]));
    book.act(Act::Column(4, Some(Field::Paid)));
    let asks = said(&book.act(Act::Go));
    assert_eq!(
        asks,
        [
            r#"{"ask":"read","of":2,"settings":{"program":"p","referrer":{"tier":"L2"},"columns":["customer","linked_at","order","paid_at","paid"]}}"#
        ]
    );
    hear(&mut book, &asks[0], r#""said":"reading","bytes":500,"orders":7"#);
    assert_eq!(book.stage, Stage::Reading { bytes: 500, orders: 7 });
    let asks = said(&hear(&mut book, &asks[0], DONE));
    assert!(asks[0].contains(r#""ask":"select""#) && asks[1].contains(r#""ask":"faults""#), "{asks:?}");
    assert_eq!((&book.stage, book.refused), (&Stage::Judged, 1));
}

#[test]
fn what_was_chosen_for_columns_is_remembered_for_a_file_of_the_same_names() {
    let store = Rc::new(Memory::default());
    judged(&store);
    let (mut book, asked) = brought(&store);
    let asks = said(&hear(&mut book, &asked, LAYOUT));
    assert!(book.columns.are_remembered && asks[0].contains(r#""ask":"read""#), "{asks:?}");
    // A file of other names is guessed.
    let other = LAYOUT.replace("\"what\"", "\"other\"");
    let (mut book, asked) = brought(&store);
    hear(&mut book, &asked, &other);
    assert!(!book.columns.are_remembered);
    // What is kept is damaged: it is guessed as well.
    store.set("ledger-columns", "{").unwrap();
    let (mut book, asked) = brought(&store);
    hear(&mut book, &asked, LAYOUT);
    assert_eq!(book.stage, Stage::Choosing);
}

#[test]
fn a_field_is_held_by_one_column_only() {
    let (mut book, asked) = brought(&Rc::new(Memory::default()));
    hear(&mut book, &asked, LAYOUT);
    book.act(Act::Column(4, Some(Field::Customer)));
    assert_eq!(book.columns.fields[0], None);
    assert_eq!(book.columns.fields[4], Some(Field::Customer));
}

#[test]
fn what_is_said_of_an_earlier_job_is_not_heard() {
    let store = Rc::new(Memory::default());
    let (mut book, asked) = brought(&store);
    book.act(Act::Stop);
    assert_eq!(hear(&mut book, &asked, LAYOUT), []);
    assert_eq!((&book.stage, book.layout.is_none()), (&Stage::Stopped, true));
    let again = said(&book.act(Act::Again));
    assert!(again[0].starts_with("with the file "), "{again:?}");
    assert_eq!(book.stage, Stage::Looking);
}

#[test]
fn rows_of_an_earlier_choice_are_not_shown() {
    let (mut book, asked) = judged(&Rc::new(Memory::default()));
    let pick = book.pick;
    hear(&mut book, &asked, &format!(r#""said":"selected","pick":{pick},"rows":2"#));
    let asks = said(&book.act(Act::Look(0, 1)));
    assert_eq!(asks.len(), 1);
    assert_eq!(book.act(Act::Look(0, 1)), [], "what is on its way is not asked for again");
    let row = r#"{"row":0,"line":2,"customer":"B","order":"B-1","paid_at":"2024-06-11","paid":"99.00","refunded":"0.00","product":null,"outcome":"not-rewarded","reason":"pay-as-you-go","reward":"0.00"}"#;
    book.act(Act::Sift(Sift { text: "x".to_owned(), ..Sift::default() }));
    hear(&mut book, &asked, &format!(r#""said":"rows","pick":{pick},"from":0,"rows":[{row}]"#));
    assert_eq!(book.row(0), None);
    let pick = book.pick;
    hear(&mut book, &asked, &format!(r#""said":"rows","pick":{pick},"from":0,"rows":[{row}]"#));
    assert_eq!(book.row(0).map(|row| row.became.clone()), Some(Became::Reason(Reason::PayAsYouGo)));
}

#[test]
fn trouble_keeps_the_file_and_ends_a_worker_that_may_be_broken() {
    for (why, ends) in [("empty", false), ("workbook", false), ("module", true), ("stopped", true), ("refused", false)]
    {
        let (mut book, asked) = brought(&Rc::new(Memory::default()));
        let asks = hear(&mut book, &asked, &format!(r#""said":"failed","ask":"open","why":"{why}","detail":"x""#));
        assert_eq!(asks == [Ask::End], ends, "{why}");
        let Stage::Failed(trouble) = &book.stage else { panic!("{:?}", book.stage) };
        assert_eq!((trouble.why.word(), book.name.as_str()), (why, "a.csv"));
    }
    let (mut book, _) = brought(&Rc::new(Memory::default()));
    assert_eq!(book.act(Act::Lost), [Ask::End]);
    assert!(matches!(&book.stage, Stage::Failed(trouble) if trouble.why == Why::Worker));
}

#[test]
fn other_settings_read_the_file_anew_and_the_same_do_not() {
    let (mut book, _) = judged(&Rc::new(Memory::default()));
    assert_eq!(book.act(Act::Settle(settings())), []);
    let scenario = json::parse(r#"{"program":"p","referrer":{"tier":"L1"}}"#).unwrap();
    let asks = book.act(Act::Settle(Settings { scenario, ..settings() }));
    assert!(matches!(&asks[..], [Ask::About(_)]), "{asks:?}");
    assert_eq!((&book.stage, book.totals.is_none(), book.opened.is_none()), (&Stage::Looking, true, true));
}

#[test]
fn names_above_a_column_sort_up_down_and_not_at_all() {
    let first = Sift::default().sorted_by(Sort::Paid);
    let second = first.sorted_by(Sort::Paid);
    let third = second.sorted_by(Sort::Paid);
    assert_eq!(
        [(first.sort, first.descending), (second.sort, second.descending)],
        [(Sort::Paid, false), (Sort::Paid, true)]
    );
    assert_eq!(third, Sift::default());
    assert!(first.is_all() && !Sift { differs: true, ..first }.is_all());
}
