//! A reply to who asks about an order: three to six sentences, exact, with the clause and the place to check, and no promise.

use referral_statement::{Cause, Change, OrderStatement, Outcome, Reconciliation, Statement, Step};

use crate::order::{failed, find};
use crate::step::behind;
use crate::{Voice, words};

/// What a reply is about.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// The order.
    pub order: &'a str,
    /// What would have paid, where it earned nothing.
    pub change: Option<&'a Change>,
    /// What was received, and what would explain it, where that was asked.
    pub received: Option<&'a Reconciliation>,
}

/// At most so many sentences, and of them two at the end that are always said.
const MOST: usize = 6;

impl Voice<'_> {
    /// Three to six sentences about an order; none where there is no such order.
    pub fn reply(&self, case: &Case<'_>) -> Vec<String> {
        let Some((customer, order)) = find(case.statement, case.order) else { return Vec::new() };
        let mut sentences = vec![self.answer(order), self.reply_why(order)];
        if order.reward.is_none() {
            sentences.push(self.customer(customer));
        }
        if let Some(found) = case.received {
            sentences.push(self.reconciliation(found));
            if found.received != found.expected {
                sentences.extend(found.explanations.first().map(|first| self.explanation(first)));
            }
        }
        sentences.extend(case.change.map(|change| self.change(change)));
        if case.received.is_none() && case.change.is_none() {
            let own = case.statement.payouts.iter().filter(|payout| payout.order.as_deref() == Some(case.order));
            sentences.extend(own.take(2).map(|payout| {
                self.payment((payout.part, payout.parts), payout.amount, (payout.from, payout.to), payout.expires)
            }));
        }
        sentences.truncate(MOST - 1);
        sentences.push(self.where_to_check(order));
        sentences
    }

    /// What it comes to.
    fn answer(&self, order: &OrderStatement) -> String {
        let (id, program) = (&order.id, self.pick(self.program.name()));
        if let Some(reward) = order.reward {
            let reward = self.money(reward);
            return say!(self.lang,
                en: format!("Thank you for asking: by the published rules of {program}, order {id} comes to {reward}."),
                zh: format!("您好，按{program}已发布的规则，订单 {id} 的返利为 {reward}。"));
        }
        let (fixed, bonus) = (order.counted_threshold.unwrap_or_default(), order.counted_bonus.unwrap_or_default());
        let (fixed, bonus) = (self.money(fixed), self.money(bonus));
        say!(self.lang,
            en: format!(
                "Thank you for asking: by the published rules of {program}, {fixed} of order {id} counts toward the fixed reward \
                 and {bonus} toward the bonus."),
            zh: format!("您好，按{program}已发布的规则，订单 {id} 计入固定奖励 {fixed}，计入额外奖励 {bonus}。"))
    }

    fn reply_why(&self, order: &OrderStatement) -> String {
        let why = self.why(order);
        match order.outcome {
            Outcome::NotRewarded | Outcome::NotCounted => {
                say!(self.lang, en: format!("The reason: {why}."), zh: format!("原因：{why}。"))
            }
            Outcome::Rewarded | Outcome::Limited => {
                say!(self.lang, en: format!("That is {why}."), zh: format!("计算方式：{why}。"))
            }
            Outcome::Counted => {
                let until = order.steps.iter().find_map(|step| match step {
                    Step::Window { .. } => Some(self.step(None, step).sentence),
                    _ => None,
                });
                until.unwrap_or_else(|| crate::sentence(self.lang, &why))
            }
        }
    }

    /// The clause and the page on which it stands.
    fn where_to_check(&self, order: &OrderStatement) -> String {
        let edition = self.edition(order.edition.as_deref());
        // What decided: the first reason of a zero, the last limit that bound, else the rate or the window.
        let deciding = order.steps.iter().rev().find(|step| match order.reasons.first() {
            Some(Cause::Reason(reason)) => failed(step) == Some(*reason),
            Some(Cause::Limit(_)) => matches!(step, Step::Limit { before, after, .. } if before != after),
            None => matches!(step, Step::Rate { .. } | Step::Window { .. }),
        });
        let clause = deciding.and_then(|step| behind(step).0);
        let found = clause.and_then(|id| self.clause(edition, id));
        let source = found.and_then(|(edition, clause)| edition.source(clause)).or_else(|| {
            let newest = edition.or_else(|| self.program.editions().last());
            newest.and_then(|edition| edition.sources().first())
        });
        match (clause, source) {
            (clause, Some(source)) => {
                let (title, url, read) = (self.pick(source.title()), source.url(), self.day(source.read_on()));
                let grade = words::grade(self.lang, source.grade());
                let clause = clause.map_or_else(String::new, |clause| {
                    let clause = self.clause_name(edition, clause);
                    say!(self.lang, en: format!("clause {clause} of "), zh: format!("条款 {clause}，"))
                });
                say!(self.lang,
                    en: format!(
                        "Please check {clause}“{title}” ({grade}, read on {read}): {url} – only the official page and the \
                         program's own account decide."),
                    zh: format!("请以官方页面和后台记录为准，可查阅：{clause}“{title}”（{grade}，查阅于{read}）：{url}"))
            }
            (_, None) => say!(self.lang,
                en: "Please check the program's official page: it alone decides.",
                zh: "请以该计划的官方页面为准。"),
        }
    }
}
