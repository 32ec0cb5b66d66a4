//! What would pay: for everything that earns nothing, the smallest change of the form that makes it earn.

use referral_statement::{
    Basis, Cause, Curve, Date, Money, OrderStatement, Outcome, Program, Programs, Reason, Statement, Step,
};

use super::answer::reckon;
use super::{Field, Form};
use crate::format::days_between;

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
            let orders = customer.orders.iter().enumerate();
            let lost = orders.filter(|(_, order)| order.outcome == Outcome::NotRewarded);
            lost.filter_map(|(index, order)| of_order(programs, program, form, order, index == 0)).collect()
        }
        Basis::Spend if customer.reward.is_zero() => {
            of_friend(programs, program, form, one, curve).into_iter().collect()
        }
        Basis::Spend => Vec::new(),
    }
}

fn of_order(programs: &Programs, program: &Program, form: &Form, order: &OrderStatement, first: bool) -> Option<Fix> {
    let earned = |changes: &[(Field, String)]| {
        let one = of_one(programs, program, form, changes)?;
        let orders = &one.customers.first()?.orders;
        orders.iter().find(|changed| changed.id == order.id)?.reward.filter(|reward| !reward.is_zero())
    };
    let reasons = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Reason(reason) => Some(*reason),
        Cause::Limit(_) => None,
    });
    let mut all: Vec<(Field, String)> = Vec::new();
    for reason in reasons {
        let ways = ways(program, form, order, first, reason);
        let best = ways.iter().find(|way| earned(&[all.as_slice(), way.as_slice()].concat()).is_some());
        all.extend(best.or(ways.first()).cloned().into_iter().flatten());
    }
    let earns = earned(&all).filter(|_| !all.is_empty())?;
    Some(Fix { order: Some(order.id.clone()), changes: all, earns })
}

/// The ways to remove a reason, the smallest change first.
fn ways(
    program: &Program,
    form: &Form,
    order: &OrderStatement,
    first: bool,
    reason: Reason,
) -> Vec<Vec<(Field, String)>> {
    let one = |field: Field, text: &str| vec![(field, text.to_owned())];
    match reason {
        Reason::PayAsYouGo | Reason::FirstPurchaseLost => vec![one(Field::Billing, "prepaid")],
        Reason::ProductNotListed => vec![[one(Field::Product, ""), one(Field::Class, "")].concat()],
        // Who is new became an existing customer by a first order outside the window.
        Reason::ExistingCustomer if form.typed(Field::Customer) == "new" => vec![one(Field::Day, "0")],
        Reason::ExistingCustomer => vec![one(Field::Customer, "new")],
        Reason::OutsideWindow => {
            let field = if first { Field::Day } else { Field::LaterDay };
            last_day(order).into_iter().map(|day| one(field, &day)).collect()
        }
        Reason::OrderKindNotPaid => {
            let kinds = ["purchase", "upgrade", "renewal"].map(|kind| one(Field::LaterKind, kind));
            kinds.into_iter().filter(|_| !first).chain([one(Field::Customer, "new")]).collect()
        }
        Reason::NoEdition => next_edition(program, form).into_iter().map(|day| one(Field::Start, &day)).collect(),
        _ => Vec::new(),
    }
}

/// The last day inside the window, counted from its start.
fn last_day(order: &OrderStatement) -> Option<String> {
    let days = order.steps.iter().find_map(|step| match step {
        Step::Link { opened_at, ends_at, .. } => days_between(opened_at.date(), ends_at.as_ref()?.date()),
        Step::Window { registered_on, threshold_until, bonus_until, .. } => {
            days_between(*registered_on, bonus_until.or(*threshold_until)?.date())
        }
        _ => None,
    });
    days.map(|days| (days - 1).max(0).to_string())
}

/// The first day of the next known edition.
fn next_edition(program: &Program, form: &Form) -> Option<String> {
    let start = Date::parse(form.typed(Field::Start)).ok()?;
    let next = program.editions().iter().filter_map(referral_statement::Edition::from).find(|from| *from > start);
    next.map(|day| day.to_string())
}

/// A product that counts, and the least spend that brings something.
fn of_friend(programs: &Programs, program: &Program, form: &Form, one: &Statement, curve: &Curve) -> Option<Fix> {
    let orders = &one.customers.first()?.orders;
    let is_out = |order: &&OrderStatement, reason: Reason| order.reasons.contains(&Cause::Reason(reason));
    let mut changes: Vec<(Field, String)> = Vec::new();
    if orders.iter().any(|order| is_out(&order, Reason::ProductNotListed)) {
        changes.push((Field::Product, String::new()));
    }
    let late = orders.iter().take(1).find(|order| is_out(order, Reason::OutsideWindow));
    changes.extend(late.and_then(last_day).map(|day| (Field::Day, day)));
    if changes.is_empty() {
        let least = curve.points.iter().find(|point| !point.reward.is_zero())?;
        changes.push((Field::Spend, least.at.to_string()));
    }
    let earns = of_one(programs, program, form, &changes)?.total;
    (!earns.is_zero()).then_some(Fix { order: None, changes, earns })
}

/// The statement of one customer of the form with these changes.
fn of_one(programs: &Programs, program: &Program, form: &Form, changes: &[(Field, String)]) -> Option<Statement> {
    let mut form = form.clone();
    for (field, text) in changes {
        form.set(*field, text.as_str());
    }
    form.set(Field::Friends, "1");
    reckon(programs, program, &form.draft(program.id(), program.basis())).ok().map(|(_, statement)| statement)
}
