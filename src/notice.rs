//! Notices: the assumptions on which a result rests, from the rules' own list.

use crate::eligibility;
use crate::evaluate::Setting;
use crate::program::{NoticeRule, When};
use crate::scenario::{Bond, Customer, Order};
use crate::statement::Notice;
use crate::step::ClassFrom;

/// The notices that matter for a scenario: the program's own, then each edition's.
pub(crate) fn all(setting: &Setting<'_>) -> Vec<Notice> {
    let program = setting.program.notices.iter().filter_map(|rule| notice(setting, rule, None));
    let editions = setting.in_use.iter().flat_map(|index| {
        let rules = setting.program.editions[*index].notices.iter();
        rules.filter_map(|rule| notice(setting, rule, Some(*index)))
    });
    program.chain(editions).collect()
}

fn notice(setting: &Setting<'_>, rule: &NoticeRule, edition: Option<usize>) -> Option<Notice> {
    let when = &rule.when;
    let referrer = &setting.scenario.referrer;
    let of_referrer = (when.tiers.is_empty() || when.tiers.contains(&referrer.tier))
        && (when.accounts.is_empty() || when.accounts.contains(&referrer.account))
        && when.tier_rate_given.is_none_or(|given| given == referrer.tier_rate.is_some())
        && when.instalments_over_given.is_none_or(|given| given == referrer.instalments_over.is_some());
    if !of_referrer {
        return None;
    }
    let mut orders = Vec::new();
    if when.is_about_orders() {
        for customer in &setting.scenario.customers {
            let about = customer.orders.iter().filter(|order| is_about(setting, when, edition, customer, order));
            orders.extend(about.map(|order| order.id.clone()));
        }
        if orders.is_empty() {
            return None;
        }
    }
    let edition = edition.map(|index| setting.program.editions[index].id.clone());
    Some(Notice { code: rule.code.clone(), edition, clause: rule.clause.clone(), orders })
}

impl When {
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

fn is_about(setting: &Setting<'_>, when: &When, edition: Option<usize>, customer: &Customer, order: &Order) -> bool {
    let (own_edition, linked) = match &customer.bond {
        Bond::Linked(linked) => (setting.edition_of(order), Some(linked)),
        Bond::Registered(on) => (setting.edition_of_customer(customer, *on), None),
    };
    let elsewhere = linked.is_some_and(|linked| linked.elsewhere_at.is_some());
    let (class, from) = eligibility::class(&setting.program.products, order);
    let of_edition = edition.is_none() || own_edition == edition;
    of_edition
        && when.gap.is_none_or(|gap| gap == own_edition.is_none())
        && (when.customer_kinds.is_empty() || linked.is_some_and(|linked| when.customer_kinds.contains(&linked.kind)))
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
