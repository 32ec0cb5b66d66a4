//! Why not: for each order that earns nothing, every failing condition and the smallest changes that would pay.

mod edit;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use edit::{Edit, choose};

use crate::error::Error;
use crate::evaluate::{Setting, View, evaluate};
use crate::link;
use crate::money::Money;
use crate::order::{self, JudgedOrders};
use crate::period::Time;
use crate::program::{Programs, Rules};
use crate::scenario::{Bond, Customer, Linked, Order, Scenario};
use crate::sort;
use crate::statement::{Cause, CustomerStatement};
use crate::step::Silent;
use crate::threshold::{self, Friend};
use crate::words::{Basis, Billing, Class, OrderKind, Outcome, Word};

/// Why an order earns nothing, and what would have paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyNot {
    /// The order.
    pub order: String,
    /// Every failing condition.
    pub reasons: Vec<Cause>,
    /// The smallest changes that would pay, those that add most first; none where no change of the order would.
    pub changes: Vec<Change>,
}

/// Fields to set so that an order pays; applied to the scenario, they add this much to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The order's fields and their new values.
    #[serde(serialize_with = "as_map", skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<(&'static str, String)>,
    /// The customer's fields and their new values.
    #[serde(serialize_with = "as_map", skip_serializing_if = "Vec::is_empty")]
    pub set_customer: Vec<(&'static str, String)>,
    /// Another order to change: the one that used up the first purchase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<OtherOrder>,
    /// What the total grows by.
    pub adds: Money,
}

/// Fields to set on another order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OtherOrder {
    /// That order.
    pub order: String,
    /// Its fields and their new values.
    #[serde(serialize_with = "as_map")]
    pub set: Vec<(&'static str, String)>,
}

/// At most so many fields are changed together.
const MOST_FIELDS: usize = 3;

/// Every order that earns nothing, with the smallest changes that would pay.
///
/// Changes of one field are looked for first: prepaid instead of pay-as-you-go, a product that counts, no refund, another
/// kind of order, an amount that reaches the threshold, the nearest time of payment that is inside a window, before another
/// link or under known rules, the link opened again, and for a first purchase that was lost the order that lost it. Only
/// where none pays, two fields are changed together, then three.
///
/// # Properties
/// Each change, applied, raises the total by what it says.
///
/// # Errors
/// Those of [`evaluate`].
pub fn why_not(programs: &Programs, scenario: &Scenario) -> Result<Vec<WhyNot>, Error> {
    let statement = evaluate(programs, scenario)?;
    let setting = Setting::new(programs, scenario)?;
    let mut answers = Vec::new();
    for (index, stated) in statement.customers.iter().enumerate() {
        for (position, order) in stated.orders.iter().enumerate() {
            let reasons = failing(stated, position);
            if !reasons.is_empty() {
                let search = Search { programs, setting: &setting, index, position };
                answers.push(WhyNot { order: order.id.clone(), reasons, changes: search.changes()? });
            }
        }
    }
    Ok(answers)
}

/// Why an order earns nothing: its own reasons, or its customer's.
fn failing(stated: &CustomerStatement, position: usize) -> Vec<Cause> {
    let order = &stated.orders[position];
    match order.outcome {
        Outcome::NotRewarded | Outcome::NotCounted => order.reasons.clone(),
        Outcome::Counted => stated.reason.map(Cause::Reason).into_iter().collect(),
        Outcome::Rewarded | Outcome::Limited => Vec::new(),
    }
}

/// The order for which changes are sought.
struct Search<'a> {
    programs: &'a Programs,
    setting: &'a Setting<'a>,
    index: usize,
    position: usize,
}

impl Search<'_> {
    fn customer(&self) -> &Customer {
        &self.setting.scenario.customers[self.index]
    }

    fn order(&self) -> &Order {
        &self.customer().orders[self.position]
    }

    /// The smallest changes that pay: of as few fields as possible, one for each set of fields, the nearest first.
    fn changes(&self) -> Result<Vec<Change>, Error> {
        let edits = self.edits();
        for fields in 1..=MOST_FIELDS {
            let mut found: Vec<(Vec<&'static str>, Change)> = Vec::new();
            for together in choose(&edits, fields) {
                let named: Vec<&'static str> = together.iter().map(|edit| edit.field()).collect();
                let repeated = (1..named.len()).any(|end| named[..end].contains(&named[end]));
                // Edits come nearest first, so the first that pays is the smallest of its fields.
                if repeated || found.iter().any(|(known, _)| *known == named) {
                    continue;
                }
                if let Some(adds) = self.adds(&together)? {
                    found.push((named, self.change(&together, adds)));
                }
            }
            if !found.is_empty() {
                sort::by_key(&mut found, |(_, change)| std::cmp::Reverse(change.adds));
                return Ok(found.into_iter().map(|(_, change)| change).collect());
            }
        }
        Ok(Vec::new())
    }

    fn change(&self, edits: &[&Edit], adds: Money) -> Change {
        let (mut set, mut set_customer, mut also) = (Vec::new(), Vec::new(), None);
        for edit in edits {
            match edit {
                Edit::Reopened(_) => set_customer.push((edit.field(), edit.value())),
                Edit::OtherPrepaid(other) => {
                    let order = self.customer().orders[*other].id.clone();
                    also = Some(OtherOrder { order, set: vec![("billing", edit.value())] });
                }
                _ => set.push((edit.field(), edit.value())),
            }
        }
        Change { set, set_customer, also, adds }
    }

    /// What the total grows by, where the order then earns something.
    fn adds(&self, edits: &[&Edit]) -> Result<Option<Money>, Error> {
        let mut scenario = self.setting.scenario.clone();
        let customer = Arc::make_mut(&mut scenario.customers[self.index]);
        for edit in edits {
            edit.apply(customer, self.position);
        }
        // A change that makes the scenario itself wrong (a tier whose rate is then missing, say) is none.
        let Ok(changed) = Setting::new(self.programs, &scenario) else { return Ok(None) };
        let (before, after) = (self.setting.view(&scenario.readings), changed.view(&scenario.readings));
        let customer = &scenario.customers[self.index];
        if !earns(&changed, &after, customer, self.position) {
            return Ok(None);
        }
        let own = self.customer();
        let old: Money = self.setting.reward(&before, own, |position| own.orders[position].paid);
        let new: Money = changed.reward(&after, customer, |position| customer.orders[position].paid);
        if new <= old || changed.state(&after, customer)?.1.iter().any(|payout| !payout.is_written()) {
            return Ok(None);
        }
        let too_large = || crate::error::Problem::TotalTooLarge.at("customers");
        (new - old).checked_times(customer.count).map(Some).ok_or_else(too_large)
    }

    /// Every edit that is looked at, the nearest of each field first.
    fn edits(&self) -> Vec<Edit> {
        let order = self.order();
        let mut edits = Vec::new();
        edits.extend(Billing::ALL.iter().filter(|billing| **billing != order.billing).copied().map(Edit::Billing));
        edits.extend(self.amount_that_reaches().map(Edit::Paid));
        if order.class.is_some() {
            let classes = self.setting.program.basis.classes().iter().copied();
            edits.extend(classes.filter(|class| Some(*class) != order.class).map(Edit::Class));
        } else {
            edits.extend(self.other_products().into_iter().map(Edit::Product));
        }
        if !order.refunded.is_zero() {
            edits.push(Edit::Refunded);
        }
        if self.setting.program.basis == Basis::Orders {
            let kinds = OrderKind::ALL.iter().copied();
            edits.extend(kinds.filter(|kind| *kind != order.kind).map(Edit::Kind));
        }
        edits.extend(self.times().into_iter().map(Edit::PaidAt));
        if let Bond::Linked(linked) = &self.customer().bond {
            // The link opened again when the order was paid; an opening before the first is none.
            edits.extend((linked.opened_at <= order.paid_at).then_some(Edit::Reopened(order.paid_at)));
            edits.extend(self.lost_by().map(Edit::OtherPrepaid));
        }
        edits
    }

    /// One product of each class that the order's own product does not have.
    fn other_products(&self) -> Vec<String> {
        let products = &self.setting.program.products;
        let mut classes = vec![Class::None];
        let mut others = Vec::new();
        for product in products.iter().filter(|product| Some(product.id.as_str()) != self.order().product.as_deref()) {
            let class = match self.setting.program.basis {
                Basis::Orders => product.class.unwrap_or(products.assumed),
                // One that counts however the list is read and however it is billed.
                Basis::Spend
                    if products.category_counts(product)
                        && Billing::ALL.iter().all(|billing| product.is_named(*billing)) =>
                {
                    Class::Counted
                }
                Basis::Spend => Class::None,
            };
            if !classes.contains(&class) {
                classes.push(class);
                others.push(product.id.clone());
            }
        }
        others
    }

    /// The earlier pay-as-you-go order that used up the first purchase; one of which all was paid back has not.
    fn lost_by(&self) -> Option<usize> {
        let orders = &self.customer().orders;
        let earlier = |position: &usize| {
            let other = &orders[*position];
            *position != self.position
                && other.billing == Billing::PayAsYouGo
                && other.refunded < other.paid
                && other.paid_at <= self.order().paid_at
        };
        (0..orders.len()).filter(earlier).min_by_key(|position| orders[*position].paid_at)
    }

    /// The least amount with which this order brings the friend's spend to the threshold.
    fn amount_that_reaches(&self) -> Option<Money> {
        let Bond::Registered(on) = self.customer().bond else { return None };
        let index = self.setting.edition_of_customer(self.customer(), on)?;
        let Rules::Spend(rules) = &self.setting.program.editions[index].rules else { return None };
        let customer = self.customer();
        let view = self.setting.view(&self.setting.scenario.readings);
        let friend: Friend<Money, Silent> =
            threshold::judge(self.setting, &view, customer, on, |position| customer.orders[position].paid)?;
        let spend: Money = friend.orders.iter().map(|(counted, _)| counted.threshold).sum();
        Some(self.order().paid + (rules.threshold.amount - spend).max(Money::ZERO))
    }

    /// The instants at which an answer can change, the nearest to the payment first; none for an order in a cart, whose
    /// orders are paid together.
    fn times(&self) -> Vec<Time> {
        let order = self.order();
        if order.settlement.is_some() {
            return Vec::new();
        }
        let mut times: Vec<Time> = Vec::new();
        for edition in &self.setting.program.editions {
            times.extend(edition.from.map(crate::period::Date::start));
            times.extend(edition.until.map(|until| until.start().second_before()));
        }
        match &self.customer().bond {
            Bond::Linked(linked) => times.extend(self.times_of_link(linked)),
            Bond::Registered(on) => times.extend(self.times_of_registration(on.start())),
        }
        times.retain(|time| *time != order.paid_at);
        sort::by_key(&mut times, |time| (time.seconds_from(order.paid_at).abs(), *time));
        times.dedup();
        times
    }

    fn times_of_link(&self, linked: &Linked) -> Vec<Time> {
        let view = self.setting.view(&self.setting.scenario.readings);
        let opened = [Some(linked.opened_at), linked.reopened_at];
        let mut times: Vec<Time> = opened.into_iter().flatten().collect();
        times.extend(linked.elsewhere_at.map(Time::second_before));
        for (index, edition) in self.setting.program.editions.iter().enumerate() {
            let Rules::Orders(rules) = &edition.rules else { continue };
            let Some(rule) = rules.customer(linked.kind) else { continue };
            let window = rule.window.get(view.choices(index));
            let ends = opened.iter().flatten().filter_map(|opened| window.end(*opened));
            times.extend(ends.map(Time::second_before));
        }
        // Just before another order, and with it: which of the two comes first can decide their roles.
        let others = self.customer().orders.iter().flat_map(|other| [other.paid_at.second_before(), other.paid_at]);
        times.extend(others.filter(|time| link::opening(linked, *time) <= *time));
        times
    }

    fn times_of_registration(&self, registered: Time) -> Vec<Time> {
        let view = self.setting.view(&self.setting.scenario.readings);
        let mut times = vec![registered];
        for (index, edition) in self.setting.program.editions.iter().enumerate() {
            let Rules::Spend(rules) = &edition.rules else { continue };
            let choices = view.choices(index);
            let windows = [rules.threshold.window.get(choices), rules.bonus.window.get(choices)];
            times.extend(windows.iter().filter_map(|window| window.end(registered)).map(Time::second_before));
        }
        times
    }
}

/// Does the order earn something, or count where its friend earns something?
fn earns(setting: &Setting<'_>, view: &View, customer: &Customer, position: usize) -> bool {
    let paid = |position: usize| customer.orders[position].paid;
    match &customer.bond {
        Bond::Linked(linked) => {
            let judged: JudgedOrders<Money, Silent> = order::judge(setting, view, customer, linked, paid);
            !judged.orders[position].0.reward.is_zero()
        }
        Bond::Registered(on) => {
            let friend: Option<Friend<Money, Silent>> = threshold::judge(setting, view, customer, *on, paid);
            friend.is_some_and(|friend| friend.orders[position].0.reasons.is_empty())
        }
    }
}

fn as_map<S: Serializer>(pairs: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
