//! The state of Compare: columns, pinned scenarios, what is kept and what travels.

use referral_statement::{Basis, OrderPart, Programs, Why};

use super::*;
use crate::locales::Lang;
use crate::route::Route;
use crate::state::place::{CustomerField, OrderField, Place, ReferrerField};
use crate::state::{Change, Look, State, Theme};

const TEXT: &str = r#"{"customers":[
    {"id":"A","linked_at":"2024-07-01","count":8,"orders":[
        {"id":"A-1","paid_at":"2024-07-02","paid":"99.00"},
        {"id":"A-2","paid_at":"2024-07-03","paid":"99.00"}]},
    {"id":"B","linked_at":"2024-07-01","orders":[{"id":"B-1","paid_at":"2024-07-02","paid":"0.00"}]}]}"#;

/// The state with a scenario of the program of orders.
fn state() -> State {
    let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    let look = Look { route: Route::Compare, today: "2024-07-01".to_owned(), lang: Lang::En, theme: Theme::Auto };
    let mut state = State::new(programs, look, None).unwrap();
    state.program = programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
    let (mut draft, _) = Draft::read(&referral_statement::json::parse(TEXT).unwrap());
    state.program.id().clone_into(&mut draft.program);
    state.desk_mut().change(programs, Change::Put(Box::new(draft)));
    state
}

fn act(state: &mut State, act: Act) {
    let desk = state.desk().clone();
    state.compare.act(state.programs, &desk, act);
}

fn type_at(state: &mut State, place: Place, text: &str) {
    let programs = state.programs;
    state.desk_mut().change(programs, Change::Type(place, text.to_owned()));
}

fn totals(board: &Board) -> Vec<Result<String, String>> {
    let total = |column: &Judged| match &column.answer {
        Ok(answer) => Ok(answer.statement.total.to_string()),
        Err(error) => Err(error.path.clone()),
    };
    board.columns.iter().map(total).collect()
}

fn offered(state: &State, quick: Quick) -> Vec<Vary> {
    state.offers().into_iter().find(|offer| offer.quick == quick).map(|offer| offer.together()).unwrap_or_default()
}

/// The rows by their names, with the difference and its cause in the second column.
fn differ(board: &Board) -> Vec<(String, String, Why)> {
    let row = |row: &Row| {
        let (difference, cause) = row.cells[1].as_ref()?.difference?;
        Some((row.order.clone().unwrap_or_else(|| row.customer.clone()), difference.to_string(), cause))
    };
    board.differ.iter().filter_map(row).collect()
}

#[test]
fn all_tiers_stand_beside_the_scenario_with_rates_where_none_is_published() {
    let mut state = state();
    let tiers = offered(&state, Quick::Tiers);
    act(&mut state, Act::Put(tiers));
    let board = state.board();
    // 99.00 at 25%, 25%, 25% and 45%, each with a later order of 14.85, eight times.
    let known = ["316.80", "316.80", "316.80", "475.20"].map(|total| Ok(total.to_owned()));
    assert_eq!(totals(&board), known);
    assert_eq!(board.differ.len(), 1, "the first orders differ");
    assert_eq!(board.same.len(), 2);
    let key = state.compare.columns(state.program.id()).next().unwrap().key;
    act(&mut state, Act::Rate(key, "60".to_owned()));
    let board = state.board();
    assert_eq!(totals(&board)[1], Err("referrer.tier_rate".to_owned()), "the others stay");
    assert_eq!(totals(&board)[3], known[3]);
    act(&mut state, Act::Rate(key, "30%".to_owned()));
    assert_eq!(totals(&state.board())[1], Ok("356.40".to_owned()));
    assert_eq!(differ(&state.board())[0].2, Why::Other(OrderPart::Rate));
}

#[test]
fn nothing_that_is_offered_is_the_scenario_itself() {
    let mut state = state();
    for _ in 0..2 {
        for offer in state.offers() {
            for vary in offer.varied {
                let varied = vary.apply(state.program, state.draft());
                assert_ne!(&varied, state.draft(), "{vary:?}");
            }
        }
        assert_eq!(offered(&state, Quick::Tiers).len(), 3);
        // The one that judges already.
        let in_use = state.answer().unwrap().editions[0].id().to_owned();
        type_at(&mut state, Place::Edition, &in_use);
        type_at(&mut state, Place::Reading("later-order-rate".to_owned()), "tier");
        type_at(&mut state, Place::Referrer(ReferrerField::Tier), "L4");
    }
    let editions = offered(&state, Quick::Editions);
    assert_eq!(editions.len(), MOST_COLUMNS, "of four the newest three: {editions:?}");
    let newest = state.program.editions().last().unwrap().id();
    assert!(editions.contains(&Vary::edition(newest)));
    assert_eq!(offered(&state, Quick::Presets).len(), 3, "none is what was decided");
    act(&mut state, Act::Put(editions));
    let pinned = state.compare.columns(state.program.id()).count();
    act(&mut state, Act::Add(Vary::edition("")));
    assert_eq!((pinned, state.compare.columns(state.program.id()).count()), (3, 3), "there is no fifth column");
}

#[test]
fn a_pinned_scenario_stays_as_it_was_and_is_told_from_what_it_became() {
    let mut state = state();
    act(&mut state, Act::Pin("before".to_owned()));
    assert!(state.board().differ.is_empty());
    type_at(&mut state, Place::Order(0, 1, OrderField::Paid), "199.00");
    type_at(&mut state, Place::Order(1, 0, OrderField::Id), "B-9");
    let found = differ(&state.board());
    let causes = [OrderPart::Paid, OrderPart::Missing, OrderPart::Added].map(Why::Other);
    let known = [("A-2", "-15.00", causes[0]), ("B-9", "0.00", causes[1]), ("B-1", "0.00", causes[2])];
    assert_eq!(found, known.map(|(row, apart, cause)| (row.to_owned(), apart.to_owned(), cause)));
    type_at(&mut state, Place::Order(0, 1, OrderField::Paid), "99.00");
    type_at(&mut state, Place::Customer(0, CustomerField::Count), "1");
    let found = differ(&state.board());
    assert_eq!(found[0], ("A".to_owned(), "277.20".to_owned(), Why::Other(OrderPart::Count)));
}

#[test]
fn a_column_with_a_mistake_leaves_the_others() {
    let mut state = state();
    act(&mut state, Act::Pin("before".to_owned()));
    act(&mut state, Act::Add(Vary::tier("L4")));
    type_at(&mut state, Place::Order(0, 0, OrderField::Paid), "x");
    let board = state.board();
    let wrong = || Err("customers[0].orders[0].paid".to_owned());
    assert_eq!(totals(&board), [wrong(), Ok("316.80".to_owned()), wrong()]);
    assert!(board.differ.is_empty() && board.same.is_empty(), "there is nothing to compare with");
}

#[test]
fn what_is_deleted_comes_back_and_what_is_put_aside_stays() {
    let mut state = state();
    for name in ["one", "two"] {
        act(&mut state, Act::Pin(name.to_owned()));
    }
    let id = state.program.id();
    let key = |state: &State, name: &str| state.compare.pins(id).find(|(_, pin)| pin.name == name).unwrap().0.key;
    let before = state.compare.items.clone();
    let one = key(&state, "one");
    act(&mut state, Act::Delete(one));
    assert_eq!((state.compare.pins(id).count(), state.compare.deleted()), (1, Some("one")));
    act(&mut state, Act::Restore);
    assert_eq!((&state.compare.items, state.compare.deleted()), (&before, None));
    act(&mut state, Act::Put(vec![Vary::tier("L4")]));
    assert_eq!((state.compare.columns(id).count(), state.compare.pins(id).count()), (1, 2));
    act(&mut state, Act::Show(one));
    act(&mut state, Act::Name(one, "first".to_owned()));
    assert_eq!(state.compare.columns(id).count(), 2);
    act(&mut state, Act::Remove(one));
    assert_eq!(state.compare.pins(id).next().unwrap().1.name, "first", "taken away it is still pinned");
}

#[test]
fn all_of_it_is_kept_over_a_reload() {
    let mut state = state();
    act(&mut state, Act::Pin("张三 & Co.".to_owned()));
    act(&mut state, Act::Put(vec![Vary::tier("L3"), Vary::edition(""), Vary::reading("later-order-rate", "tier")]));
    let mut again = self::state();
    again.restore(&state.figures());
    let what =
        |state: &State| state.compare.items.iter().map(|item| (item.what.clone(), item.shown)).collect::<Vec<_>>();
    assert_eq!(what(&again), what(&state));
    assert_eq!(totals(&again.board()), totals(&state.board()));
}

#[test]
fn columns_travel_with_a_link_of_the_page_and_take_no_pin_away() {
    let mut sender = state();
    act(&mut sender, Act::Pin("theirs".to_owned()));
    act(&mut sender, Act::Add(Vary::preset(referral_statement::Preset::MostGenerous)));
    act(&mut sender, Act::Pin("aside".to_owned()));
    let key = sender.compare.items[2].key;
    act(&mut sender, Act::Remove(key));
    let mut receiver = state();
    act(&mut receiver, Act::Pin("mine".to_owned()));
    act(&mut receiver, Act::Add(Vary::tier("L4")));
    let link = sender.envelope(false).link();
    receiver.receive(referral_share::read_link(&link).unwrap());
    assert_eq!(receiver.opened.as_ref().unwrap().unknown, Vec::<String>::new());
    assert_eq!(totals(&receiver.board()), totals(&sender.board()));
    let names: Vec<&str> = receiver.compare.pins(receiver.program.id()).map(|(_, pin)| pin.name.as_str()).collect();
    assert_eq!(names, ["mine", "theirs"], "what the sender does not show stays there");
    sender.route = Route::Estimate;
    assert_eq!(sender.envelope(false).parts, [], "another page does not show them");
    assert_eq!(sender.envelope(true).parts.len(), 1, "a file has all");
}

#[test]
fn a_part_that_is_not_understood_goes_on_as_it_came() {
    let mut envelope = state().envelope(false);
    let later = Node::table([("program", Some(Node::text("any"))), ("moon", Some(Node::text("full")))]);
    envelope.parts.push(("compare".to_owned(), Node::list([later])));
    let mut receiver = state();
    act(&mut receiver, Act::Add(Vary::tier("L4")));
    receiver.receive(referral_share::read_link(&envelope.link()).unwrap());
    assert_eq!(receiver.opened.as_ref().unwrap().unknown, ["compare"]);
    assert_eq!(receiver.envelope(false).parts, envelope.parts);
    assert_eq!(receiver.board().columns.len(), 2, "and what was there stays");
}
