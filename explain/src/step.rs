//! A step of a derivation in one sentence, with the clause and the reading behind it.

use referral_statement::{Edition, Money, ReadingUsed, Step};

use crate::{Voice, percent, words};

/// A step told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'s> {
    /// The kind of step.
    pub name: &'static str,
    /// What came of it, in one sentence with its figures.
    pub sentence: String,
    /// Is this where the order stops to earn?
    pub fails: bool,
    /// The amount before and after, where the step takes something away.
    pub change: Option<(Money, Money)>,
    /// The clause behind it.
    pub clause: Option<&'s str>,
    /// How that clause is read.
    pub reading: Option<&'s ReadingUsed>,
}

impl Voice<'_> {
    /// A step of an order that this edition judged.
    pub fn step<'s>(&self, edition: Option<&Edition>, step: &'s Step) -> Told<'s> {
        let (clause, reading) = behind(step);
        let change = match step {
            Step::Limit { before, after, .. } if before != after => Some((*before, *after)),
            _ => None,
        };
        Told {
            name: words::step(self.lang, step),
            sentence: self.step_sentence(edition, step),
            fails: fails(step),
            change,
            clause,
            reading,
        }
    }

    fn step_sentence(&self, edition: Option<&Edition>, step: &Step) -> String {
        match step {
            Step::Edition { edition, from, until, paid_at, .. } => {
                self.in_edition(edition.as_deref(), (*from, *until), *paid_at)
            }
            Step::Link { opened_at, window, ends_at, paid_at, fails, .. } => {
                self.link((*opened_at, *ends_at), *window, *paid_at, *fails)
            }
            Step::Customer { role, first_purchase, lost_by, fails, .. } => {
                self.history(*role, first_purchase.as_deref(), lost_by.as_deref(), *fails)
            }
            Step::Excluded { fails, .. } => self.excluded(*fails),
            Step::Billing { billing, fails, .. } => self.billing(*billing, *fails),
            Step::Product { product, class, class_from, .. } => {
                self.product_step(product.as_deref(), *class, *class_from)
            }
            Step::Window { registered_on, paid_at, threshold_until, bonus_until, counts_for, fails, .. } => {
                let until = (*threshold_until, *bonus_until);
                self.window((*registered_on, *paid_at), until, counts_for, fails.is_some())
            }
            Step::Counted { paid, refunded, counted, .. } => self.counted(*paid, *refunded, *counted),
            Step::Limit { limit, amount, left, before, after, fails, .. } => {
                self.limit(*limit, (*amount, *left), (*before, *after), fails.is_some())
            }
            Step::Rate { rate, rate_from, tier, role, class, .. } => {
                self.rate(edition, (*rate, *rate_from), tier.as_deref(), (*role, *class))
            }
            Step::NoRate { role, .. } => {
                let role = words::role(self.lang, *role);
                say!(self.lang,
                    en: format!("These rules have no rate for the {role}."),
                    zh: format!("本版规则没有{role}的返佣比例。"))
            }
            Step::Reward { counted, rate, exact, reward, .. } => {
                let product = format!("{} × {} = {}", self.money(*counted), percent(*rate), self.money(*exact));
                let reward = self.rounded(*exact, *reward);
                say!(self.lang, en: format!("{product}{reward}."), zh: format!("返利 {product}{reward}。"))
            }
            Step::Threshold { amount, spend, reached_at, reward, .. } => {
                self.threshold(*amount, *spend, *reached_at, *reward)
            }
            Step::Bonus { above, gate_spend, spend, base, rate, exact, reward, .. } => {
                self.bonus((*above, *gate_spend), (*spend, *base), *rate, (*exact, *reward))
            }
            Step::Payout { part, parts, amount, from, to, expires, .. } => {
                self.payment((*part, *parts), *amount, (*from, *to), *expires)
            }
        }
    }
}

/// Does the order stop to earn here?
fn fails(step: &Step) -> bool {
    match step {
        Step::Edition { fails, .. }
        | Step::Link { fails, .. }
        | Step::Customer { fails, .. }
        | Step::Excluded { fails, .. }
        | Step::Billing { fails, .. }
        | Step::Product { fails, .. }
        | Step::Window { fails, .. }
        | Step::Counted { fails, .. }
        | Step::Limit { fails, .. } => fails.is_some(),
        Step::NoRate { .. } => true,
        Step::Threshold { reached_at, .. } => reached_at.is_none(),
        Step::Rate { .. } | Step::Reward { .. } | Step::Bonus { .. } | Step::Payout { .. } => false,
    }
}

/// The clause and the reading behind a step.
pub(crate) fn behind(step: &Step) -> (Option<&str>, Option<&ReadingUsed>) {
    let (clause, reading) = match step {
        Step::Edition { clause, .. }
        | Step::Customer { clause, .. }
        | Step::Excluded { clause, .. }
        | Step::Billing { clause, .. }
        | Step::Counted { clause, .. }
        | Step::NoRate { clause, .. } => (clause.as_deref(), None),
        Step::Product { clause, reading, .. } => (clause.as_deref(), reading.as_ref()),
        Step::Window { clause, .. } | Step::Reward { clause, .. } | Step::Payout { clause, .. } => {
            (Some(clause.as_str()), None)
        }
        Step::Link { clause, reading, .. }
        | Step::Limit { clause, reading, .. }
        | Step::Rate { clause, reading, .. }
        | Step::Threshold { clause, reading, .. }
        | Step::Bonus { clause, reading, .. } => (Some(clause.as_str()), reading.as_ref()),
    };
    (clause.filter(|clause| !clause.is_empty()), reading)
}
