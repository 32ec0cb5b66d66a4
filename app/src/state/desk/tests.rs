//! The desk: mistakes, undo, and rows that stay who they are.

use super::*;

fn desk(id: &str) -> (Programs, Desk) {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let of: &'static Programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    let desk = Desk::new(of, of.get(id).unwrap(), "2024-07-01");
    (programs, desk)
}

fn first() -> &'static str {
    // The program of orders, whichever it is.
    let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    programs.iter().find(|program| program.basis() == Basis::Orders).unwrap().id()
}

fn total(desk: &Desk) -> String {
    desk.answer.as_ref().unwrap().statement.total.to_string()
}

#[test]
fn every_mistake_is_found_and_the_last_answer_stays() {
    let (programs, mut desk) = desk(first());
    desk.change(&programs, Change::AddCustomer);
    let before = total(&desk);
    let wrong = [
        Place::Customer(0, CustomerField::Count),
        Place::Order(0, 0, OrderField::Paid),
        Place::Order(1, 0, OrderField::PaidAt),
        Place::Customer(1, CustomerField::LinkedAt),
    ];
    desk.change(&programs, Change::TypeAll(wrong.iter().map(|place| (place.clone(), "x".to_owned())).collect()));
    let mut found: Vec<Place> = desk.faults.iter().map(|fault| fault.place.clone()).collect();
    found.sort();
    let mut wrong = wrong.to_vec();
    wrong.sort();
    assert_eq!(found, wrong);
    assert_eq!(total(&desk), before, "the last answer stays");
    assert_eq!(desk.draft.get(&wrong[0]), "x", "what was typed stays");
    desk.undo(&programs);
    assert_eq!((desk.faults.len(), total(&desk)), (0, before));
}

#[test]
fn a_row_keeps_its_key_and_shares_it_with_no_other() {
    let (programs, mut desk) = desk(first());
    let keys = |desk: &Desk| -> Vec<u32> {
        let of = |customer: &Rc<Customer>| {
            let orders: Vec<u32> = customer.orders.iter().map(Texts::key).collect();
            std::iter::once(customer.texts.key()).chain(orders).collect::<Vec<_>>()
        };
        desk.draft.customers.iter().flat_map(of).collect()
    };
    let start = keys(&desk);
    desk.change(&programs, Change::Type(Place::Customer(0, CustomerField::Id), "another".to_owned()));
    assert_eq!(keys(&desk), start, "whatever is typed");
    desk.change(&programs, Change::CopyOrder(0, 0));
    desk.change(&programs, Change::CopyCustomer(0));
    let all = keys(&desk);
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len(), "{all:?}");
    desk.change(&programs, Change::DropCustomer(0));
    assert_eq!(keys(&desk), all[all.len() / 2..], "the second one stays what it was");
    desk.undo(&programs);
    assert_eq!(keys(&desk), all);
}

#[test]
fn changes_are_taken_back_and_made_again_and_typing_on_is_one_change() {
    let (programs, mut desk) = desk(first());
    let start = desk.draft.clone();
    let paid = Place::Order(0, 0, OrderField::Paid);
    for text in ["1", "12", "123"] {
        desk.change(&programs, Change::Type(paid.clone(), text.to_owned()));
    }
    desk.change(&programs, Change::CopyOrder(0, 0));
    desk.change(&programs, Change::CopyCustomer(0));
    let end = desk.draft.clone();
    assert_eq!((end.customers.len(), end.order_count(), desk.fits), (2, 4, false));
    assert!(desk.faults.is_empty(), "{:?}", desk.faults);
    for _ in 0..3 {
        desk.undo(&programs);
    }
    assert_eq!((desk.draft.clone(), desk.can_undo(), desk.fits), (start, false, true));
    for _ in 0..3 {
        desk.redo(&programs);
    }
    assert_eq!((desk.draft.clone(), desk.can_redo()), (end, false));
    desk.change(&programs, Change::DropCustomer(1));
    desk.change(&programs, Change::DropCustomer(7));
    assert_eq!(desk.draft.customers.len(), 1);
}
