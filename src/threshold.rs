//! One friend's spend: the fixed reward at the threshold, the bonus above it, and the limit on both.

use crate::amount::{Amount, Bend};
use crate::eligibility;
use crate::evaluate::{Setting, View};
use crate::limit::Ignored;
use crate::money::Money;
use crate::period::Date;
use crate::program::{Edition, Rules, SpendRules};
use crate::reading::Choices;
use crate::reasons::Reasons;
use crate::scenario::{Customer, Order};
use crate::sort;
use crate::step::{Recorder, Step};
use crate::words::{Outcome, PartId, Reason};

/// What became of an order: what it counts for.
#[derive(Clone, Debug)]
pub(crate) struct Counted<A> {
    pub edition: usize,
    pub reasons: Reasons,
    pub threshold: A,
    pub bonus: A,
    /// What counts toward opening the door to the bonus.
    pub gate: A,
}

/// What a friend earns the referrer.
pub(crate) struct Friend<A, R> {
    pub orders: Vec<(Counted<A>, R)>,
    pub edition: usize,
    pub threshold: A,
    /// The bonus before the limit.
    pub bonus: A,
    pub base: A,
    /// What the limit takes away from the bonus.
    pub taken: A,
    /// The order that reached the threshold, by its position.
    pub reached: Option<usize>,
    pub steps: R,
}

impl<A: Amount, R> Friend<A, R> {
    /// What comes of the bonus.
    pub fn bonus_left(&self) -> A {
        self.bonus.minus(self.taken)
    }

    /// What the friend brings.
    pub fn reward(&self) -> A {
        self.threshold.plus(self.bonus_left())
    }

    /// Why the friend brings nothing.
    pub fn reason(&self) -> Option<Reason> {
        (self.reward().money().is_zero()).then_some(Reason::ThresholdNotReached)
    }
}

impl<A> Counted<A> {
    /// Does the order count?
    pub fn outcome(&self) -> Outcome {
        if self.reasons.is_empty() { Outcome::Counted } else { Outcome::NotCounted }
    }
}

/// Adds up a friend's spend and what it earns, by the rules of one edition.
///
/// `paid` gives the paid amount of the order at a position: its own, or the one that a curve varies.
pub(crate) fn judge<A: Amount, R: Recorder + Default>(
    setting: &Setting<'_>,
    view: &View,
    customer: &Customer,
    registered_on: Date,
    paid: impl Fn(usize) -> A,
) -> Option<Friend<A, R>> {
    let index = setting.edition_of_customer(customer, registered_on)?;
    let edition = &setting.program.editions[index];
    let Rules::Spend(rules) = &edition.rules else { return None };
    let at =
        At { setting, edition, rules, choices: view.choices(index), ignored: view.ignored, registered: registered_on };
    let zero = A::of(Money::ZERO);

    let in_time: Vec<usize> = customer.in_time().collect();
    let mut orders: Vec<(Counted<A>, R)> = Vec::with_capacity(in_time.len());
    let (mut spend, mut gate_spend, mut bonus_spend) = (zero, zero, zero);
    let mut reached = None;
    for position in in_time.iter().copied() {
        let order = &customer.orders[position];
        let mut steps = R::default();
        let counted = at.count(index, order, paid(position), &mut steps);
        spend = spend.plus(counted.threshold);
        bonus_spend = bonus_spend.plus(counted.bonus);
        gate_spend = gate_spend.plus(counted.gate);
        if reached.is_none() && !A::of(rules.threshold.amount).is_above(spend, Bend::Threshold) {
            reached = Some(position);
        }
        orders.push((counted, steps));
    }
    let orders = sort::back(orders, &in_time);

    let mut steps = R::default();
    let threshold = if reached.is_some() { A::of(rules.threshold.reward) } else { zero };
    let reached_at = reached.map(|position| customer.orders[position].paid_at);
    steps.note(|| Step::Threshold {
        clause: rules.threshold.clause.clone(),
        amount: rules.threshold.amount,
        spend: spend.money(),
        reached_by: reached.map(|position| customer.orders[position].id.clone()),
        reached_at,
        reward: threshold.money(),
        reading: rules.threshold.window.chosen(&edition.readings, at.choices).map(Into::into),
    });
    let (base, bonus) = at.bonus(gate_spend, bonus_spend, &mut steps);
    let taken = at.taken(threshold, bonus, &mut steps);
    Some(Friend { orders, edition: index, threshold, bonus, base, taken, reached, steps })
}

/// The rules of a friend's edition.
struct At<'a> {
    setting: &'a Setting<'a>,
    edition: &'a Edition,
    rules: &'a SpendRules,
    choices: &'a Choices,
    ignored: Ignored,
    registered: Date,
}

impl At<'_> {
    /// What an order counts for: the threshold's window, the bonus's, both or neither.
    fn count<A: Amount>(&self, index: usize, order: &Order, paid: A, steps: &mut impl Recorder) -> Counted<A> {
        let start = self.registered.start();
        let threshold_window = *self.rules.threshold.window.get(self.choices);
        let bonus_window = *self.rules.bonus.window.get(self.choices);
        let in_threshold = threshold_window.holds(start, order.paid_at);
        let in_bonus = bonus_window.holds(start, order.paid_at);
        let late = (!in_threshold && !in_bonus).then_some(Reason::OutsideWindow);
        let outside = if order.paid_at < start { Some(Reason::BeforeRegistration) } else { late };
        let mut counts_for = Vec::new();
        counts_for.extend(in_threshold.then_some(PartId::Threshold));
        counts_for.extend(in_bonus.then_some(PartId::Bonus));
        steps.note(|| Step::Window {
            clause: self.rules.bonus.clause.clone(),
            registered_on: self.registered,
            paid_at: order.paid_at,
            threshold_until: threshold_window.end(start),
            bonus_until: bonus_window.end(start),
            counts_for,
            fails: outside,
        });

        let counting = &self.rules.products;
        let products = &self.setting.program.products;
        let (class, class_from) = eligibility::counting_class(products, order, *counting.counts.get(self.choices));
        let not_listed = (class == crate::words::Class::None).then_some(Reason::ProductNotListed);
        steps.note(|| Step::Product {
            clause: Some(counting.clause.clone()),
            product: order.product.as_deref().map(str::to_owned),
            class,
            class_from,
            reading: counting.counts.chosen(&self.edition.readings, self.choices).map(Into::into),
            fails: not_listed,
        });

        let (net, _, refunded) = eligibility::net(paid, A::of(order.refunded));
        let refunded = refunded.then_some(Reason::RefundedInFull);
        steps.note(|| Step::Counted {
            clause: Some(self.rules.threshold.clause.clone()),
            paid: paid.money(),
            refunded: order.refunded,
            counted: net.money(),
            fails: refunded,
        });
        let reasons = Reasons::from(outside).and(not_listed.into()).and(refunded.into());
        let part = |counts: bool| if counts && reasons.is_empty() { net } else { A::of(Money::ZERO) };
        let in_gate = self.rules.bonus.gate.holds(start, order.paid_at);
        Counted { edition: index, threshold: part(in_threshold), bonus: part(in_bonus), gate: part(in_gate), reasons }
    }

    /// The bonus: where the gate's spend is above `above`, `rate` × (spend − `above`), rounded once.
    fn bonus<A: Amount>(&self, gate_spend: A, spend: A, steps: &mut impl Recorder) -> (A, A) {
        let rule = &self.rules.bonus;
        let above = A::of(rule.above);
        let base = if gate_spend.is_above(above, Bend::Bonus) { spend.minus(above) } else { A::of(Money::ZERO) };
        let exact = base.times(rule.rate);
        let bonus = exact.to_cents();
        steps.note(|| Step::Bonus {
            clause: rule.clause.clone(),
            above: rule.above,
            gate_spend: gate_spend.money(),
            spend: spend.money(),
            base: base.money(),
            rate: rule.rate,
            exact: exact.money(),
            reward: bonus.money(),
            reading: rule.window.chosen(&self.edition.readings, self.choices).map(Into::into),
        });
        (base, bonus)
    }

    /// What the limit takes away; it takes from the bonus.
    fn taken<A: Amount>(&self, threshold: A, bonus: A, steps: &mut impl Recorder) -> A {
        let rule = &self.rules.limit;
        let parts = rule.parts.get(self.choices);
        let limited = if parts.contains(&PartId::Threshold) { threshold.plus(bonus) } else { bonus };
        let most = A::of(rule.amount);
        let bound = !self.ignored.holds(rule.id) && limited.is_above(most, Bend::FriendTotal);
        let over = if bound { limited.minus(most) } else { A::of(Money::ZERO) };
        let taken = if over.is_above(bonus, Bend::FriendTotal) { bonus } else { over };
        steps.note(|| Step::Limit {
            clause: rule.clause.clone(),
            limit: rule.id,
            amount: rule.amount,
            left: rule.amount,
            before: limited.money(),
            after: limited.minus(taken).money(),
            reading: rule.parts.chosen(&self.edition.readings, self.choices).map(Into::into),
            fails: None,
        });
        taken
    }
}
