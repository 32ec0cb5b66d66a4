//! What one order earned and why, in one sentence, or with everything that leads to it.

use referral_statement::{
    Cause, CustomerStatement, Edition, LimitId, Money, OrderStatement, Outcome, Reason, Statement, Step,
};

use crate::step::behind;
use crate::{Voice, percent, words};

impl<'a> Voice<'a> {
    /// An order in one sentence: what it earned, of what, by which clause; or why nothing.
    pub fn order(&self, order: &OrderStatement) -> String {
        let (id, why) = (&order.id, self.why(order));
        match (order.outcome, order.reward) {
            (Outcome::Counted, _) => {
                say!(self.lang, en: format!("{id} counts: {why}."), zh: format!("{id} 计入：{why}。"))
            }
            (Outcome::NotCounted, _) => {
                say!(self.lang, en: format!("{id} does not count: {why}."), zh: format!("{id} 不计入：{why}。"))
            }
            (Outcome::NotRewarded, _) => {
                say!(self.lang, en: format!("{id} earned nothing: {why}."), zh: format!("{id} 没有返利：{why}。"))
            }
            (Outcome::Rewarded | Outcome::Limited, reward) => {
                let reward = self.money(reward.unwrap_or(Money::ZERO));
                say!(self.lang, en: format!("{id} earned {reward}: {why}."), zh: format!("{id} 返 {reward}：{why}。"))
            }
        }
    }

    /// The part of the sentence that says why.
    pub(crate) fn why(&self, order: &OrderStatement) -> String {
        match order.outcome {
            Outcome::Counted => self.counts_for(order),
            Outcome::NotCounted | Outcome::NotRewarded => self.parts(&self.causes(order)),
            Outcome::Rewarded | Outcome::Limited => {
                let mut parts = vec![self.share(order)];
                parts.extend(self.bounds(order));
                self.parts(&parts)
            }
        }
    }

    /// Every reason with its clause; that nothing was paid where there is none.
    pub(crate) fn causes(&self, order: &OrderStatement) -> Vec<String> {
        let cause = |cause: &Cause| match cause {
            Cause::Reason(reason) => {
                let clause =
                    order.steps.iter().find(|step| failed(step) == Some(*reason)).and_then(|step| behind(step).0);
                format!("{}{}", words::because(self.lang, *reason), self.cited(clause))
            }
            Cause::Limit(limit) => words::limit(self.lang, *limit).to_owned(),
        };
        if order.reasons.is_empty() {
            return vec![say!(self.lang, en: "nothing was paid", zh: "没有付款金额")];
        }
        order.reasons.iter().map(cause).collect()
    }

    /// `15% of ¥99.00, a later purchase (Q2)`.
    pub(crate) fn share(&self, order: &OrderStatement) -> String {
        let counted = order.counted.unwrap_or(Money::ZERO);
        let Some(rate) = order.rate else {
            return say!(self.lang, en: "nothing was paid", zh: "没有付款金额");
        };
        let found = order.steps.iter().find(|step| matches!(step, Step::Rate { .. })).map(behind);
        let (clause, reading) = found.unwrap_or_default();
        let read_as = reading.and_then(|used| self.read_as(used)).map_or_else(String::new, |option| {
            say!(self.lang, en: format!(", under the reading {option}"), zh: format!("，该条款按{option}理解"))
        });
        let rounded = order.steps.iter().find_map(|step| match step {
            Step::Reward { exact, reward, .. } => Some(self.rounded(*exact, *reward)),
            _ => None,
        });
        let (counted, rate, rounded) = (self.money(counted), percent(rate), rounded.unwrap_or_default());
        let role = order.role.map_or_else(String::new, |role| words::a_role(self.lang, role));
        let clause = self.cited(clause);
        say!(self.lang,
            en: format!("{rate} of {counted}{rounded}, {role}{read_as}{clause}"),
            zh: format!("{counted} 的 {rate}{rounded}，{role}{read_as}{clause}"))
    }

    /// What each limit that bound took away.
    pub(crate) fn bounds(&self, order: &OrderStatement) -> Vec<String> {
        let bound = |step: &Step| match step {
            Step::Limit { limit, amount, left, before, after, clause, .. } if before != after => {
                let some_left = (amount != left).then_some(*left);
                Some(self.bound(*limit, (*amount, some_left), (*before, *after), clause))
            }
            _ => None,
        };
        order.steps.iter().filter_map(bound).collect()
    }

    fn bound(
        &self,
        limit: LimitId,
        (amount, left): (Money, Option<Money>),
        (before, after): (Money, Money),
        clause: &str,
    ) -> String {
        let (name, clause) = (words::limit(self.lang, limit), self.cited(Some(clause)));
        let (amount, before, after) = (self.money(amount), self.money(before), self.money(after));
        let left = left.map_or_else(String::new, |left| {
            let left = self.money(left);
            say!(self.lang, en: format!(", of which {left} was left,"), zh: format!("，剩余 {left}"))
        });
        say!(self.lang,
            en: format!("the {name}, {amount}{}takes {before} down to {after}{clause}",
                if left.is_empty() { ", ".to_owned() } else { format!("{left} ") }),
            zh: format!("{name} {amount}{left}，将 {before} 减为 {after}{clause}"))
    }

    /// What an order counts for, in a program of spend.
    fn counts_for(&self, order: &OrderStatement) -> String {
        let clause =
            order.steps.iter().find(|step| matches!(step, Step::Window { .. })).and_then(|step| behind(step).0);
        let clause = self.cited(clause);
        let (fixed, bonus) = (order.counted_threshold.unwrap_or_default(), order.counted_bonus.unwrap_or_default());
        let (fixed, bonus) = (self.money(fixed), self.money(bonus));
        say!(self.lang,
            en: format!("{fixed} toward the fixed reward and {bonus} toward the bonus{clause}"),
            zh: format!("固定奖励 {fixed}，额外奖励 {bonus}{clause}"))
    }

    /// An order with everything that leads to it: the one sentence, the steps, the payments; in a program of spend also what its
    /// friend brings. Nothing where there is no such order.
    pub fn order_in_full(&self, statement: &Statement, id: &str) -> Option<Vec<String>> {
        let (customer, order) = find(statement, id)?;
        let edition = self.edition(order.edition.as_deref());
        let mut sentences = vec![self.order(order)];
        let steps = order.steps.iter().filter(|step| !matches!(step, Step::Payout { .. }));
        sentences.extend(steps.map(|step| self.cited_step(edition, step)));
        let own = statement.payouts.iter().filter(|payout| payout.order.as_deref() == Some(id));
        sentences.extend(own.map(|payout| self.payout(payout)));
        if order.reward.is_none() {
            sentences.push(self.customer(customer));
            sentences.extend(customer.steps.iter().map(|step| self.cited_step(edition, step)));
        }
        Some(sentences)
    }

    fn cited_step(&self, edition: Option<&'a Edition>, step: &Step) -> String {
        let told = self.step(edition, step);
        let end = ['.', '。'];
        let read_as = told.reading.and_then(|used| self.read_as(used)).map_or_else(
            String::new,
            |option| say!(self.lang, en: format!(", read as {option}"), zh: format!("，理解为{option}")),
        );
        let sentence = told.sentence.trim_end_matches(end);
        match told.clause {
            None => told.sentence,
            Some(clause) => {
                let clause = self.clause_name(edition, clause);
                say!(self.lang,
                    en: format!("{sentence} ({clause}{read_as})."), zh: format!("{sentence}（{clause}{read_as}）。"))
            }
        }
    }
}

/// An order of a statement and its customer.
pub(crate) fn find<'s>(statement: &'s Statement, id: &str) -> Option<(&'s CustomerStatement, &'s OrderStatement)> {
    let all = statement.customers.iter().map(std::convert::AsRef::as_ref);
    all.flat_map(|customer| customer.orders.iter().map(move |order| (customer, order)))
        .find(|(_, order)| order.id == id)
}

/// The reason that a step found.
pub(crate) fn failed(step: &Step) -> Option<Reason> {
    match step {
        Step::Edition { fails, .. }
        | Step::Link { fails, .. }
        | Step::Customer { fails, .. }
        | Step::Excluded { fails, .. }
        | Step::Billing { fails, .. }
        | Step::Product { fails, .. }
        | Step::Window { fails, .. }
        | Step::Counted { fails, .. }
        | Step::Limit { fails, .. }
        | Step::NoRate { fails, .. } => *fails,
        _ => None,
    }
}
