//! Eligibility: every condition that an order must meet, each with its reason and step.

use crate::amount::{Amount, Bend};
use crate::program::{Counting, OrderRules, Products};
use crate::reasons::Reasons;
use crate::scenario::{Linked, Order};
use crate::step::{ClassFrom, Recorder, Step};
use crate::words::{Billing, Class, Reason};

/// The class of an order's product and where it comes from: the order, the catalogue, or what the program assumes.
pub(crate) fn class(products: &Products, order: &Order) -> (Class, ClassFrom) {
    if let Some(class) = order.class {
        return (class, ClassFrom::Scenario);
    }
    class_of(products, order.product.as_deref())
}

/// The class of an order of this product.
pub(crate) fn class_of(products: &Products, product: Option<&str>) -> (Class, ClassFrom) {
    match product.and_then(|id| products.find(id)) {
        Some(product) => (product.class.unwrap_or(products.assumed), ClassFrom::Catalogue),
        None => (products.assumed, ClassFrom::Assumed),
    }
}

/// The class of an order's product in a program of spend, where its category or its name in the list decides.
pub(crate) fn counting_class(products: &Products, order: &Order, counting: Counting) -> (Class, ClassFrom) {
    let product = order.product.as_ref().and_then(|id| products.find(id));
    let (Some(product), None) = (product, order.class) else { return class(products, order) };
    let counts = products.counts(product, counting, order.billing);
    (if counts { Class::Counted } else { Class::None }, ClassFrom::Catalogue)
}

/// The amount of an order less its refund, and why nothing of it is left: `(net, placed, refunded in full)`.
///
/// An order of nothing, and one refunded in full, leave no trace in the customer's history.
pub(crate) fn net<A: Amount>(paid: A, refunded: A) -> (A, bool, bool) {
    let net = paid.minus(refunded);
    let placed = net.is_some(Bend::Order);
    (net, placed, !placed && refunded.is_some(Bend::Order))
}

/// The reasons that lie in the customer: bought before, or excluded.
pub(crate) fn of_customer(rules: &OrderRules, linked: &Linked, steps: &mut impl Recorder) -> Option<Reason> {
    let excluded = linked.excluded.map(Reason::from);
    if let Some(reason) = excluded {
        let clause = clause(rules, reason);
        steps.note(|| Step::Excluded { clause, fails: excluded });
    }
    excluded
}

/// The reasons that lie in the order: paid after use, or a product that is not listed: not at all, or not for an order in a
/// role that others are paid in. `has_row` says whether a row of rates is for it, `is_paid_for` whether one is for its role.
pub(crate) fn of_order(
    rules: &OrderRules,
    order: &Order,
    class: (Class, ClassFrom),
    (has_row, is_paid_for): (bool, Option<bool>),
    steps: &mut impl Recorder,
) -> Reasons {
    let after_use = (order.billing == Billing::PayAsYouGo).then_some(Reason::PayAsYouGo);
    steps.note(|| Step::Billing {
        clause: clause(rules, Reason::PayAsYouGo),
        billing: order.billing,
        fails: after_use,
    });
    let of_class = || rules.rates.iter().any(|row| row.classes.contains(&class.0));
    let listed = has_row || (is_paid_for != Some(true) && of_class());
    let not_listed = (!listed).then_some(Reason::ProductNotListed);
    steps.note(|| Step::Product {
        clause: clause(rules, Reason::ProductNotListed),
        product: order.product.as_deref().map(str::to_owned),
        class: class.0,
        class_from: class.1,
        reading: None,
        fails: not_listed,
    });
    Reasons::from(after_use).and(not_listed.into())
}

/// The clause behind a reason.
pub(crate) fn clause(rules: &OrderRules, reason: Reason) -> Option<String> {
    rules.reason_clause(crate::words::Word::word(reason)).map(str::to_owned)
}
