//! What would pay: for everything that earns nothing, the smallest change of the form that makes it earn.

use referral_statement::{
    Basis, Cause, Curve, Date, Money, OrderStatement, Outcome, Program, Programs, Reason, Statement,
};

use super::answer::reckon;
use super::scenario::{FIRST, LATER};
use super::{Field, Form};

/// A change of the form that makes something earn.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The order that would earn, or nothing for the customer as a whole.
    pub order: Option<String>,
    /// What would be typed.
    pub changes: Vec<(Field, String)>,
    /// What the order or the customer would earn.
    pub earns: Money,
}

/// One fix for each order, or friend, that earns nothing and could.
pub fn all(programs: &Programs, program: &Program, form: &Form, one: &Statement, curve: &Curve) -> Vec<Fix> {
    let Some(customer) = one.customers.first() else { return Vec::new() };
    match program.basis() {
        Basis::Orders => {
            let lost = customer.orders.iter().filter(|order| order.outcome == Outcome::NotRewarded);
            lost.filter_map(|order| of_order(programs, program, form, order)).collect()
        }
        Basis::Spend if customer.reward.is_zero() => {
            of_friend(programs, program, form, one, curve).into_iter().collect()
        }
        Basis::Spend => Vec::new(),
    }
}

fn of_order(programs: &Programs, program: &Program, form: &Form, order: &OrderStatement) -> Option<Fix> {
    let earned = |changes: &[(Field, String)]| {
        let one = reckon(programs, program, &changed(form, changes), Some(1)).ok()?;
        let orders = &one.statement.customers.first()?.orders;
        orders.iter().find(|changed| changed.id == order.id)?.reward.filter(|reward| !reward.is_zero())
    };
    let reasons = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Reason(reason) => Some(*reason),
        Cause::Limit(_) => None,
    });
    let mut all: Vec<(Field, String)> = Vec::new();
    for reason in reasons {
        let ways = ways(program, form, &order.id, reason);
        let best = ways.iter().find(|way| earned(&[all.as_slice(), way.as_slice()].concat()).is_some());
        all.extend(best.or(ways.first()).cloned().into_iter().flatten());
    }
    let earns = earned(&all).filter(|_| !all.is_empty())?;
    Some(Fix { order: Some(order.id.clone()), changes: all, earns })
}

/// The ways to remove a reason, the smallest change first.
fn ways(program: &Program, form: &Form, order: &str, reason: Reason) -> Vec<Vec<(Field, String)>> {
    let one = |field: Field, text: &str| vec![(field, text.to_owned())];
    match reason {
        Reason::PayAsYouGo | Reason::FirstPurchaseLost => vec![one(Field::Billing, "prepaid")],
        Reason::ProductNotListed => vec![[one(Field::Product, ""), one(Field::Class, "")].concat()],
        Reason::ExistingCustomer => vec![one(Field::Customer, "new")],
        Reason::OutsideWindow if order == FIRST => vec![one(Field::Day, "0")],
        Reason::OutsideWindow if order == LATER => vec![one(Field::LaterDay, &form.text(Field::Day))],
        Reason::OrderKindNotPaid => {
            let kinds = ["purchase", "upgrade", "renewal"].map(|kind| one(Field::LaterKind, kind));
            kinds.into_iter().filter(|_| order == LATER).chain([one(Field::Customer, "new")]).collect()
        }
        Reason::NoEdition => next_edition(program, form).into_iter().map(|day| one(Field::Start, &day)).collect(),
        _ => Vec::new(),
    }
}

/// The first day of the next known edition.
fn next_edition(program: &Program, form: &Form) -> Option<String> {
    let start = Date::parse(form.typed(Field::Start)).ok()?;
    let next = program.editions().iter().filter_map(referral_statement::Edition::from).find(|from| *from > start);
    next.map(|day| day.to_string())
}

/// A product that counts, and the least spend that brings something.
fn of_friend(programs: &Programs, program: &Program, form: &Form, one: &Statement, curve: &Curve) -> Option<Fix> {
    let reasons = one.customers.first()?.orders.iter().flat_map(|order| &order.reasons);
    let mut changes: Vec<(Field, String)> = Vec::new();
    for cause in reasons {
        let change = match cause {
            Cause::Reason(Reason::ProductNotListed) => (Field::Product, String::new()),
            Cause::Reason(Reason::OutsideWindow) => (Field::Day, "0".to_owned()),
            _ => continue,
        };
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    if changes.is_empty() {
        let least = curve.points.iter().find(|point| !point.reward.is_zero())?;
        changes.push((Field::Spend, least.at.to_string()));
    }
    let one = reckon(programs, program, &changed(form, &changes), Some(1)).ok()?;
    let earns = one.statement.total;
    (!earns.is_zero()).then_some(Fix { order: None, changes, earns })
}

fn changed(form: &Form, changes: &[(Field, String)]) -> Form {
    let mut form = form.clone();
    for (field, text) in changes {
        form.set(*field, text.as_str());
    }
    form
}
