//! What would pay: the engine's changes for everything that earns nothing, as texts of the draft.

use std::rc::Rc;

use referral_statement::{Basis, Change, Money, Program, Programs, Time, WhyNot, Word, why_not};

use super::Form;
use super::answer::reckon;
use super::draft::Draft;
use super::place::{CustomerField, OrderField, Place};

/// Texts and the places at which they are typed.
type Texts = Vec<(Place, String)>;

/// An order that earns nothing, and the change that would make it pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// What the engine says of the order.
    pub why: WhyNot,
    /// The change that is shown, with what it adds; none where nothing that is looked at would pay.
    pub change: Option<Change>,
    /// The texts that make it.
    pub texts: Texts,
}

/// The remedies for one customer of a draft. With a form, a change that the form can show comes before one that it cannot.
pub fn of(programs: &Programs, program: &Program, draft: &Draft, customer: usize, form: Option<&Form>) -> Vec<Remedy> {
    // Customers do not touch each other, so one is enough to ask about.
    let Some(own) = draft.customers.get(customer) else { return Vec::new() };
    let alone = Draft { customers: vec![Rc::clone(own)], ..draft.clone() };
    let Ok((scenario, statement)) = reckon(programs, program, &alone) else { return Vec::new() };
    let Ok(answers) = why_not(programs, &scenario) else { return Vec::new() };
    let remedy = |why: WhyNot| {
        let mut found: Option<(Change, Texts, bool)> = None;
        for change in &why.changes {
            let Some(texts) = texts(programs, program, &alone, &why.order, change, form.is_some()) else { continue };
            let Some((after, total)) = applied(programs, program, &alone, &texts) else { continue };
            if total <= statement.total {
                continue;
            }
            let shown = form.is_none_or(|form| form.showing(&after, program.basis()).is_some());
            if found.as_ref().is_none_or(|(.., known)| shown && !known) {
                // Where one is changed with the other there is no other to name.
                let mut change = change.clone();
                change.also = change.also.filter(|_| form.is_none());
                change.adds = total - statement.total;
                found = Some((change, texts, shown));
            }
        }
        let here = |place: Place| match place {
            Place::Customer(_, field) => Place::Customer(customer, field),
            Place::Order(_, order, field) => Place::Order(customer, order, field),
            place => place,
        };
        let (change, texts) = found.map_or((None, Vec::new()), |(change, texts, _)| (Some(change), texts));
        Remedy { why, change, texts: texts.into_iter().map(|(place, text)| (here(place), text)).collect() }
    };
    answers.into_iter().map(remedy).collect()
}

/// The texts that make a change of an order of the draft's one customer.
///
/// Estimate's orders share their product, class and billing, so there a change of one is a change of all.
fn texts(
    programs: &Programs,
    program: &Program,
    draft: &Draft,
    order: &str,
    change: &Change,
    shared: bool,
) -> Option<Texts> {
    let orders = &draft.customers.first()?.orders;
    let position = |id: &str| orders.iter().position(|order| order.get(OrderField::Id) == id);
    let mut texts = Vec::new();
    let mut set = |order: usize, field: &str, value: &str| -> Option<()> {
        let field = OrderField::from_word(field)?;
        let all = shared && matches!(field, OrderField::Billing | OrderField::Product | OrderField::Class);
        let positions = if all { 0..orders.len() } else { order..order + 1 };
        texts.extend(positions.map(|order| (Place::Order(0, order, field), value.to_owned())));
        Some(())
    };
    let own = position(order)?;
    for (field, value) in &change.set {
        set(own, field, value)?;
    }
    if let Some(other) = &change.also {
        for (field, value) in &other.set {
            set(position(&other.order)?, field, value)?;
        }
    }
    for (field, value) in &change.set_customer {
        texts.push((Place::Customer(0, CustomerField::from_word(field)?), value.clone()));
    }
    texts.sort();
    texts.dedup();
    // A day says more than its last second, where it pays the same.
    let total = applied(programs, program, draft, &texts)?.1;
    for index in 0..texts.len() {
        let Ok(time) = Time::parse(&texts[index].1) else { continue };
        let mut by_day = texts.clone();
        by_day[index].1 = time.date().to_string();
        if applied(programs, program, draft, &by_day).is_some_and(|(_, other)| other == total) {
            texts = by_day;
        }
    }
    Some(texts)
}

/// The draft with these texts, and its total.
fn applied(programs: &Programs, program: &Program, draft: &Draft, texts: &[(Place, String)]) -> Option<(Draft, Money)> {
    let mut after = draft.clone();
    for (place, text) in texts {
        after.set(place, text);
    }
    let (_, statement) = reckon(programs, program, &after).ok()?;
    Some((after, statement.total))
}

/// The one that is shown for a friend as a whole: the first order that something would make count.
pub fn of_friend(remedies: &[Remedy], basis: Basis) -> Option<&Remedy> {
    remedies.iter().find(|remedy| basis == Basis::Spend && remedy.change.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use referral_statement::json;

    /// A lost first purchase with a later order, under the program of orders.
    fn draft(programs: &Programs) -> (Draft, &Program) {
        let program = programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
        let text = r#"{"customers":[
            {"id":"A","linked_at":"2024-06-10","orders":[{"id":"A-1","paid_at":"2024-06-11","paid":"99.00"}]},
            {"id":"D","linked_at":"2024-06-10","count":2,"orders":[
                {"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"},
                {"id":"D-2","paid_at":"2024-08-09","paid":"99.00"}]}]}"#;
        let (mut draft, _) = Draft::read(&json::parse(text).unwrap());
        draft.program = program.id().to_owned();
        (draft, program)
    }

    #[test]
    fn what_is_typed_adds_what_it_says() {
        let programs = Programs::from_files(referral_rules::FILES).unwrap();
        let (draft, program) = draft(&programs);
        assert_eq!(of(&programs, program, &draft, 0, None), []);
        let total = |texts: &Texts| applied(&programs, program, &draft, texts).unwrap().1;
        let remedies = of(&programs, program, &draft, 1, None);
        assert_eq!(remedies.iter().map(|remedy| remedy.why.order.as_str()).collect::<Vec<_>>(), ["D-1", "D-2"]);
        for remedy in remedies {
            let change = remedy.change.unwrap();
            assert_eq!(total(&remedy.texts) - total(&Vec::new()), change.adds, "{change:?}");
            assert!(remedy.texts.iter().all(|(place, _)| matches!(place, Place::Order(1, ..) | Place::Customer(1, _))));
        }
    }

    #[test]
    fn a_form_is_given_a_change_that_it_can_show() {
        let programs = Programs::from_files(referral_rules::FILES).unwrap();
        for program in programs.iter() {
            let basis = program.basis();
            let mut form = Form::new(basis, "2024-07-01");
            form.set(crate::state::Field::Day, "4000");
            let draft = form.draft(program.id(), basis);
            for remedy in of(&programs, program, &draft, 0, Some(&form)).iter().filter(|one| one.change.is_some()) {
                let (after, _) = applied(&programs, program, &draft, &remedy.texts).unwrap();
                assert!(form.showing(&after, basis).is_some(), "{remedy:?}");
            }
        }
    }
}
