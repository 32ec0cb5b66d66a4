//! What is judged, as a statement shows it.

use super::{Setting, View, too_large};
use crate::error::Error;
use crate::money::Money;
use crate::order::{self, Judged, JudgedOrders};
use crate::payout;
use crate::period::Date;
use crate::program::Rules;
use crate::scenario::{Bond, Customer, Order};
use crate::statement::{Cause, CustomerStatement, LimitUse, OrderStatement, Part, Payout};
use crate::step::Step;
use crate::threshold::{self, Counted, Friend};
use crate::words::{Outcome, PartId, Reason};

impl Setting<'_> {
    /// The statement of one customer, and the payments for one of its `count`.
    pub fn state(&self, view: &View, customer: &Customer) -> Result<(CustomerStatement, Vec<Payout>), Error> {
        let paid = |index: usize| customer.orders[index].paid;
        let (mut statement, payouts) = match &customer.bond {
            Bond::Linked(linked) => {
                let judged: JudgedOrders<Money, Vec<Step>> = order::judge(self, view, customer, linked, paid);
                self.state_orders(view, customer, judged)
            }
            Bond::Registered(on) => match threshold::judge(self, view, customer, *on, paid) {
                Some(friend) => self.state_friend(view, customer, friend, *on),
                None => (Self::without_edition(customer), Vec::new()),
            },
        };
        statement.total = statement.reward.checked_times(customer.count).ok_or_else(too_large)?;
        Ok((statement, payouts))
    }

    fn state_orders(
        &self,
        view: &View,
        customer: &Customer,
        judged: JudgedOrders<Money, Vec<Step>>,
    ) -> (CustomerStatement, Vec<Payout>) {
        let reward: Money = judged.orders.iter().map(|(order, _)| order.reward).sum();
        let last =
            customer.orders.iter().filter(|order| self.edition_of(order).is_some()).max_by_key(|order| order.paid_at);
        let last = last.and_then(|order| self.edition_of(order)).or(self.pinned);
        let limits: Vec<LimitUse> = last.map_or_else(Vec::new, |index| match &self.program.editions[index].rules {
            Rules::Orders(rules) => judged.used.shown(rules, &self.scenario.referrer.tier, view.choices(index)),
            Rules::Spend(_) => Vec::new(),
        });
        let mut payouts = Vec::new();
        let mut orders = Vec::with_capacity(customer.orders.len());
        for (order, (judged, mut steps)) in customer.orders.iter().zip(judged.orders) {
            payouts.extend(payout::of_order(self, customer, order, &judged, reward, &mut steps));
            orders.push(self.state_order(order, &judged, steps));
        }
        (statement_of(customer, reward, None, limits, orders), payouts)
    }

    fn state_order(&self, order: &Order, judged: &Judged<Money>, steps: Vec<Step>) -> OrderStatement {
        let (outcome, reason) = judged.outcome();
        let reasons: Vec<Cause> = match outcome {
            Outcome::Limited => judged.bound_before.iter().copied().chain(judged.bound).map(Cause::Limit).collect(),
            _ => judged.reasons.iter().map(Cause::Reason).collect(),
        };
        OrderStatement {
            id: order.id.clone(),
            edition: judged.edition.map(|index| self.program.editions[index].id.clone()),
            role: judged.role,
            outcome,
            reason,
            reasons,
            counted: Some(judged.counted),
            counted_threshold: None,
            counted_bonus: None,
            rate: judged.rate,
            reward: Some(judged.reward),
            steps,
        }
    }

    fn state_friend(
        &self,
        view: &View,
        customer: &Customer,
        mut friend: Friend<Money, Vec<Step>>,
        registered_on: Date,
    ) -> (CustomerStatement, Vec<Payout>) {
        let edition = &self.program.editions[friend.edition];
        let bonus = friend.bonus_left();
        let (reward, reason) = (friend.reward(), friend.reason());
        let payouts = payout::of_friend(self, view, customer, &mut friend, registered_on);
        let Rules::Spend(rules) = &edition.rules else { return (Self::without_edition(customer), payouts) };
        let limited = rules.limit.parts.get(view.choices(friend.edition));
        let used = if limited.contains(&PartId::Threshold) { reward } else { bonus };
        let limit = rules.limit.amount;
        let left = (limit - used).max(Money::ZERO);
        let part = |id| Part { id, base: None, rate: None, limit: None, reward: Money::ZERO };
        let parts = vec![
            Part { reward: friend.threshold, ..part(PartId::Threshold) },
            Part { base: Some(friend.base), rate: Some(rules.bonus.rate), reward: friend.bonus, ..part(PartId::Bonus) },
            Part { limit: Some(limit), reward: Money::ZERO - friend.taken, ..part(PartId::Limit) },
        ];
        let orders = customer.orders.iter().zip(friend.orders);
        let orders = orders.map(|(order, (counted, steps))| self.state_counted(order, &counted, steps)).collect();
        let limits = vec![LimitUse { id: rules.limit.id, limit, used, left }];
        let statement = statement_of(customer, reward, reason, limits, orders);
        (CustomerStatement { parts, steps: friend.steps, ..statement }, payouts)
    }

    fn state_counted(&self, order: &Order, counted: &Counted<Money>, steps: Vec<Step>) -> OrderStatement {
        let reasons: Vec<Cause> = counted.reasons.iter().map(Cause::Reason).collect();
        OrderStatement {
            id: order.id.clone(),
            edition: Some(self.program.editions[counted.edition].id.clone()),
            role: None,
            outcome: counted.outcome(),
            reason: reasons.first().copied(),
            reasons,
            counted: None,
            counted_threshold: Some(counted.threshold),
            counted_bonus: Some(counted.bonus),
            rate: None,
            reward: None,
            steps,
        }
    }

    /// A friend who registered when no known rules were in force.
    fn without_edition(customer: &Customer) -> CustomerStatement {
        let order = |order: &Order| OrderStatement {
            id: order.id.clone(),
            edition: None,
            role: None,
            outcome: Outcome::NotCounted,
            reason: Some(Cause::Reason(Reason::NoEdition)),
            reasons: vec![Cause::Reason(Reason::NoEdition)],
            counted: None,
            counted_threshold: Some(Money::ZERO),
            counted_bonus: Some(Money::ZERO),
            rate: None,
            reward: None,
            steps: Vec::new(),
        };
        let orders = customer.orders.iter().map(order).collect();
        statement_of(customer, Money::ZERO, Some(Reason::NoEdition), Vec::new(), orders)
    }
}

fn statement_of(
    customer: &Customer,
    reward: Money,
    reason: Option<Reason>,
    limits: Vec<LimitUse>,
    orders: Vec<OrderStatement>,
) -> CustomerStatement {
    let (id, count) = (customer.id.clone(), customer.count);
    let (parts, steps) = (Vec::new(), Vec::new());
    CustomerStatement { id, count, reward, total: Money::ZERO, reason, limits, parts, steps, orders }
}
