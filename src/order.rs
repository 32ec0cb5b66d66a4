//! One customer's orders, each earning on its own: link → role → eligible → counted → rate → limit → round.

use crate::amount::Amount;
use crate::eligibility;
use crate::evaluate::{Setting, View};
use crate::limit::{self, Scope, Used};
use crate::link::{self, Ends};
use crate::money::{Money, Rate};
use crate::program::{Edition, Follows, OrderRules, Rules};
use crate::rate::{self, Answer, Asked};
use crate::reasons::Reasons;
use crate::role::History;
use crate::scenario::{Customer, Linked, Order};
use crate::sort;
use crate::statement::Cause;
use crate::step::{Recorder, Step};
use crate::words::{Class, LimitId, Outcome, Reason, Role};

/// What became of an order.
#[derive(Clone, Debug)]
pub(crate) struct Judged<A> {
    pub edition: Option<usize>,
    pub role: Option<Role>,
    pub reasons: Reasons,
    /// The limit that bound last, and those before it.
    pub bound: Option<LimitId>,
    pub bound_before: Vec<LimitId>,
    pub counted: A,
    pub rate: Option<Rate>,
    pub reward: A,
}

/// What became of a customer's orders, in the order of the scenario.
pub(crate) struct JudgedOrders<A, R> {
    pub orders: Vec<(Judged<A>, R)>,
    pub used: Used<A>,
}

/// Judges a customer's orders in the order in which they were paid (ties: as given).
///
/// `paid` gives the paid amount of the order at a position: its own, or the one that a curve varies.
pub(crate) fn judge<A: Amount, R: Recorder + Default>(
    setting: &Setting<'_>,
    view: &View,
    customer: &Customer,
    linked: &Linked,
    paid: impl Fn(usize) -> A,
) -> JudgedOrders<A, R> {
    let (mut orders, mut places) = (Vec::with_capacity(customer.orders.len()), Vec::new());
    let used = judge_each(setting, view, customer, linked, paid, |place, judged, steps| {
        places.push(place);
        orders.push((judged, steps));
    });
    JudgedOrders { orders: sort::back(orders, &places), used }
}

/// The same, each order given with its position as it is judged; nothing is kept.
pub(crate) fn judge_each<A: Amount, R: Recorder + Default>(
    setting: &Setting<'_>,
    view: &View,
    customer: &Customer,
    linked: &Linked,
    paid: impl Fn(usize) -> A,
    mut give: impl FnMut(usize, Judged<A>, R),
) -> Used<A> {
    let mut history = History::new(setting.follows_products(linked.kind));
    let mut used = Used::default();
    let ends = Ends::default();
    for index in customer.in_time() {
        let order = &customer.orders[index];
        let mut steps = R::default();
        let (net, placed, refunded) = eligibility::net(paid(index), A::of(order.refunded));
        let case = Case { setting, view, linked, ends: &ends, order, net, placed, refunded };
        let (verdict, is_linked) = match setting.edition_of(order) {
            Some(edition) => case.judge(edition, &mut history, &mut used, &mut steps),
            None => (no_edition(order, &mut steps), link::unlinked_without_window(linked, order.paid_at).is_empty()),
        };
        if placed {
            history.goes_on(linked.kind, order, is_linked);
        }
        give(index, verdict, steps);
    }
    used
}

/// An order that was paid when no known rules were in force; the reason stands alone.
fn no_edition<A: Amount>(order: &Order, steps: &mut impl Recorder) -> Judged<A> {
    let fails = Some(Reason::NoEdition);
    let paid_at = order.paid_at;
    steps.note(|| Step::Edition { clause: None, edition: None, grade: None, from: None, until: None, paid_at, fails });
    Judged::nothing(None, None, Reason::NoEdition.into())
}

impl<A> Judged<A> {
    /// What became of the order, and the first reason or the last limit that says why.
    pub fn outcome(&self) -> (Outcome, Option<Cause>) {
        match (self.reasons.first(), self.bound) {
            (Some(reason), _) => (Outcome::NotRewarded, Some(Cause::Reason(reason))),
            (None, Some(limit)) => (Outcome::Limited, Some(Cause::Limit(limit))),
            (None, None) => (Outcome::Rewarded, None),
        }
    }
}

impl<A: Amount> Judged<A> {
    fn nothing(edition: Option<usize>, role: Option<Role>, reasons: Reasons) -> Self {
        let zero = A::of(Money::ZERO);
        Self { edition, role, reasons, bound: None, bound_before: Vec::new(), counted: zero, rate: None, reward: zero }
    }
}

/// An order and all that its judgement looks at.
struct Case<'a, A> {
    setting: &'a Setting<'a>,
    view: &'a View,
    linked: &'a Linked,
    ends: &'a Ends,
    order: &'a Order,
    net: A,
    placed: bool,
    refunded: bool,
}

impl<'a, A: Amount> Case<'a, A> {
    /// Judges the order by the rules of its edition; also says whether the customer was linked when paying.
    fn judge(
        &self,
        index: usize,
        history: &mut History<'a>,
        used: &mut Used<A>,
        steps: &mut impl Recorder,
    ) -> (Judged<A>, bool) {
        let edition = &self.setting.program.editions[index];
        let Rules::Orders(rules) = &edition.rules else {
            return (Judged::nothing(Some(index), None, Reasons::NONE), false);
        };
        let choices = self.view.choices(index);
        let scope = Scope { readings: &edition.readings, choices };
        let tier = &self.setting.scenario.referrer.tier;
        steps.note(|| Step::Edition {
            clause: None,
            edition: Some(edition.id.clone()),
            grade: Some(edition.grade),
            from: edition.from,
            until: edition.until,
            paid_at: self.order.paid_at,
            fails: None,
        });

        let customer = rules.customer(self.linked.kind);
        let role = history.role(customer.map(|rule| rule.follows), self.order);
        let mut reasons = Reasons::from(eligibility::of_customer(rules, self.linked, steps));
        let unlinked = self.unlinked(rules, scope, steps);
        let is_linked = unlinked.is_empty();
        reasons = reasons.and(unlinked);
        reasons = reasons.and(self.of_history(rules, customer.map(|rule| rule.follows), role, history, steps).into());
        let class = eligibility::class(&self.setting.program.products, self.order);
        let asked = role.map(|role| Asked { role, customer: self.linked.kind, by: self.linked.by, tier });
        let answer = asked.map(|asked| self.rate(index, (edition, rules), (asked, class.0)));
        let row = answer.and_then(|answer| rules.rates.get(answer.row?));
        let is_paid_for = answer.map(|answer| answer.is_paid_for);
        reasons = reasons.and(eligibility::of_order(rules, self.order, class, (row.is_some(), is_paid_for), steps));
        reasons = reasons.and(self.note_net(rules, steps).into());

        let covering = |role: Role| limit::covering(rules, role, tier, self.view, index);
        if let Some(asked) = asked {
            let role = asked.role;
            if is_paid_for == Some(false) {
                reasons = reasons.and(Reason::OrderKindNotPaid.into());
                let fails = Some(Reason::OrderKindNotPaid);
                let clause = customer.map(|rule| rule.clause.clone());
                steps.note(|| Step::NoRate { clause, role, fails });
            }
            if let Some(limit) = covering(role).find(|limit| used.is_up(limit)) {
                reasons = reasons.and(Reason::LimitUsedUp.into());
                Used::<A>::note_up(limit, scope, steps);
            }
        }
        let rate = answer.and_then(|answer| answer.rate);
        let (Some(role), Some(row), Some((rate, rate_from)), true) = (role, row, rate, reasons.is_empty()) else {
            return (Judged::nothing(Some(index), role, reasons), is_linked);
        };

        let mut judged = Judged { rate: Some(rate), role: Some(role), ..Judged::nothing(Some(index), None, reasons) };
        let covering = covering(role);
        judged.counted = self.net;
        for limit in covering.clone().filter(|limit| limit.id != LimitId::CustomerReward) {
            judged.counted = judged.take(limit, judged.counted, used, scope, steps);
        }
        steps.note(|| Step::Rate {
            clause: row.clause.clone(),
            rate,
            rate_from,
            tier: edition.tier(tier).map(|tier| tier.id.clone()),
            role,
            class: class.0,
            reading: row.rate.chosen(&edition.readings, choices).map(Into::into),
        });
        let exact = judged.counted.times(rate);
        judged.reward = exact.to_cents();
        steps.note(|| Step::Reward {
            clause: row.clause.clone(),
            counted: judged.counted.money(),
            rate,
            exact: exact.money(),
            reward: judged.reward.money(),
        });
        for limit in covering.filter(|limit| limit.id == LimitId::CustomerReward) {
            judged.reward = judged.take(limit, judged.reward, used, scope, steps);
        }
        (judged, is_linked)
    }

    /// What the table of rates says.
    fn rate(&self, index: usize, of: (&Edition, &OrderRules), asked: (Asked<'_>, Class)) -> Answer {
        let by = (&self.setting.scenario.referrer, self.view.choices(index));
        match &self.view.memo {
            Some(memo) => memo.rate(index, of, asked, by),
            None => rate::answer(of, asked.0, asked.1, by),
        }
    }

    /// Why the customer was not linked when paying. A kind that the edition takes for existing customers has the window
    /// of new ones, for the reasons to be complete.
    fn unlinked(&self, rules: &OrderRules, scope: Scope<'_>, steps: &mut impl Recorder) -> Reasons {
        let Some(rule) = rules.customer(self.linked.kind).or(rules.customers.first()) else {
            return link::unlinked_without_window(self.linked, self.order.paid_at);
        };
        let window = *rule.window.get(scope.choices);
        let paid_at = self.order.paid_at;
        let reasons = link::unlinked(self.linked, window, paid_at, self.ends);
        steps.note(|| {
            let opened_at = link::opening(self.linked, paid_at);
            Step::Link {
                clause: rule.clause.clone(),
                opened_at,
                window,
                ends_at: window.end(opened_at),
                elsewhere_at: self.linked.elsewhere_at,
                paid_at,
                reading: rule.window.chosen(scope.readings, scope.choices).map(Into::into),
                fails: reasons.first(),
            }
        });
        reasons
    }

    /// Why the customer's history pays nothing for the order.
    fn of_history(
        &self,
        rules: &OrderRules,
        follows: Option<Follows>,
        role: Option<Role>,
        history: &History<'_>,
        steps: &mut impl Recorder,
    ) -> Option<Reason> {
        let is_first_lost = follows == Some(Follows::FirstOrder) && history.lost_by().is_some();
        let fails = match role {
            None => Some(Reason::ExistingCustomer),
            Some(_) => is_first_lost.then_some(Reason::FirstPurchaseLost),
        };
        steps.note(|| Step::Customer {
            clause: fails.map_or_else(
                || rules.customer(self.linked.kind).map(|rule| rule.clause.clone()),
                |reason| eligibility::clause(rules, reason),
            ),
            customer: self.linked.kind,
            order_kind: self.order.kind,
            role,
            first_purchase: history.made_by().map(str::to_owned),
            lost_by: history.lost_by().map(str::to_owned),
            fails,
        });
        fails
    }

    fn note_net(&self, rules: &OrderRules, steps: &mut impl Recorder) -> Option<Reason> {
        let fails = (!self.placed && self.refunded).then_some(Reason::RefundedInFull);
        steps.note(|| Step::Counted {
            clause: eligibility::clause(rules, Reason::RefundedInFull),
            paid: self.net.money() + self.order.refunded,
            refunded: self.order.refunded,
            counted: self.net.money(),
            fails,
        });
        fails
    }
}

impl<A: Amount> Judged<A> {
    fn take(
        &mut self,
        limit: &crate::program::LimitRule,
        amount: A,
        used: &mut Used<A>,
        scope: Scope<'_>,
        steps: &mut impl Recorder,
    ) -> A {
        let (passed, bound) = used.take(limit, amount, scope, steps);
        if bound {
            self.bound_before.extend(self.bound.replace(limit.id));
        }
        passed
    }
}
