//! Notices: the assumptions on which a result rests, from the rules' own list.

use crate::eligibility;
use crate::evaluate::Setting;
use crate::program::{NoticeRule, When};
use crate::scenario::{Bond, Customer, Linked, Order, Referrer};
use crate::statement::Notice;
use crate::step::ClassFrom;
use crate::words::Class;

/// The notices that may matter for a scenario's referrer, the program's own and then each edition's, and the orders that they are
/// about.
pub(crate) struct Found<'a> {
    rules: Vec<Of<'a>>,
}

struct Of<'a> {
    rule: &'a NoticeRule,
    edition: Option<usize>,
    orders: Vec<String>,
}

/// An order that a notice is about: the notice's position, and the order's at its customer.
pub(crate) type About = (usize, usize);

/// The notices that matter for a scenario.
pub(crate) fn all(setting: &Setting<'_>) -> Vec<Notice> {
    let mut found = Found::of(setting);
    for customer in &setting.scenario.customers {
        let about = found.about(setting, customer);
        found.add(customer, &about);
    }
    found.told(setting)
}

impl<'a> Found<'a> {
    /// Those for the referrer; no orders yet.
    pub fn of(setting: &Setting<'a>) -> Self {
        let program = setting.program.notices.iter().map(|rule| (rule, None));
        let editions = setting.in_use.iter().flat_map(|index| {
            let rules = setting.program.editions[*index].notices.iter();
            rules.map(|rule| (rule, Some(*index)))
        });
        let rules = program.chain(editions).filter(|(rule, _)| rule.when.is_for(&setting.scenario.referrer));
        Self { rules: rules.map(|(rule, edition)| Of { rule, edition, orders: Vec::new() }).collect() }
    }

    /// The orders of a customer that they are about.
    pub fn about(&self, setting: &Setting<'_>, customer: &Customer) -> Vec<About> {
        let mut about = Vec::new();
        for (position, order) in customer.orders.iter().enumerate() {
            let facts = Facts::of(setting, customer, order);
            let told = self.rules.iter().enumerate().filter(|(_, of)| of.rule.when.is_about_orders());
            about.extend(told.filter(|(_, of)| facts.fit(&of.rule.when, of.edition)).map(|(rule, _)| (rule, position)));
        }
        about
    }

    /// Takes up what [`Self::about`] has found of a customer.
    pub fn add(&mut self, customer: &Customer, about: &[About]) {
        for (rule, position) in about {
            self.rules[*rule].orders.push(customer.orders[*position].id.clone());
        }
    }

    /// The notices that matter: those about orders only where there are such.
    pub fn told(self, setting: &Setting<'_>) -> Vec<Notice> {
        let matter = self.rules.into_iter().filter(|of| !of.rule.when.is_about_orders() || !of.orders.is_empty());
        let told = matter.map(|Of { rule, edition, orders }| {
            let edition = edition.map(|index| setting.program.editions[index].id.clone());
            Notice { code: rule.code.clone(), edition, clause: rule.clause.clone(), orders }
        });
        told.collect()
    }
}

impl When {
    fn is_for(&self, referrer: &Referrer) -> bool {
        (self.tiers.is_empty() || self.tiers.contains(&referrer.tier))
            && (self.accounts.is_empty() || self.accounts.contains(&referrer.account))
            && self.tier_rate_given.is_none_or(|given| given == referrer.tier_rate.is_some())
            && self.instalments_over_given.is_none_or(|given| given == referrer.instalments_over.is_some())
    }

    fn is_about_orders(&self) -> bool {
        !self.customer_kinds.is_empty()
            || !self.linked_by.is_empty()
            || self.linked_elsewhere.is_some()
            || self.several_orders.is_some()
            || !self.order_kinds.is_empty()
            || !self.billings.is_empty()
            || !self.classes.is_empty()
            || self.product_assumed.is_some()
            || self.product_from_catalogue.is_some()
            || self.refunded.is_some()
            || self.gap.is_some()
    }
}

/// What notices ask of an order.
struct Facts<'a> {
    customer: &'a Customer,
    order: &'a Order,
    edition: Option<usize>,
    linked: Option<&'a Linked>,
    class: Class,
    class_from: ClassFrom,
}

impl<'a> Facts<'a> {
    fn of(setting: &Setting<'_>, customer: &'a Customer, order: &'a Order) -> Self {
        let (edition, linked) = match &customer.bond {
            Bond::Linked(linked) => (setting.edition_of(order), Some(linked)),
            Bond::Registered(on) => (setting.edition_of_customer(customer, *on), None),
        };
        let (class, class_from) = eligibility::class(&setting.program.products, order);
        Self { customer, order, edition, linked, class, class_from }
    }

    fn fit(&self, when: &When, edition: Option<usize>) -> bool {
        let Self { customer, order, linked, class, class_from: from, .. } = *self;
        let elsewhere = linked.is_some_and(|linked| linked.elsewhere_at.is_some());
        let of_edition = edition.is_none() || self.edition == edition;
        of_edition
            && when.gap.is_none_or(|gap| gap == self.edition.is_none())
            && (when.customer_kinds.is_empty()
                || linked.is_some_and(|linked| when.customer_kinds.contains(&linked.kind)))
            && (when.linked_by.is_empty() || linked.is_some_and(|linked| when.linked_by.contains(&linked.by)))
            && when.linked_elsewhere.is_none_or(|linked| linked == elsewhere)
            && when.several_orders.is_none_or(|several| several == (customer.orders.len() > 1))
            && (when.billings.is_empty() || when.billings.contains(&order.billing))
            && (when.order_kinds.is_empty() || when.order_kinds.contains(&order.kind))
            && (when.classes.is_empty() || when.classes.contains(&class))
            && when.product_assumed.is_none_or(|assumed| assumed == (from == ClassFrom::Assumed))
            && when.product_from_catalogue.is_none_or(|catalogue| catalogue == (from == ClassFrom::Catalogue))
            && when.refunded.is_none_or(|refunded| refunded != order.refunded.is_zero())
    }
}
