//! What makes a difference between two statements of one scenario.

use referral_statement::{Cause, OrderDifference, OrderPart, Why};

use crate::{Voice, words};

impl Voice<'_> {
    /// An order whose reward differs, and why.
    pub fn difference(&self, difference: &OrderDifference) -> String {
        let (id, amount, why) = (&difference.order, self.money(difference.difference), self.cause(difference.cause));
        say!(self.lang, en: format!("{id}: {amount}, because {why}."), zh: format!("{id}：{amount}，原因：{why}。"))
    }

    /// What makes the difference, as a part of a sentence.
    pub fn cause(&self, cause: Why) -> String {
        match cause {
            Why::Cause(Cause::Reason(reason)) => words::because(self.lang, reason).to_owned(),
            Why::Cause(Cause::Limit(limit)) => {
                let limit = words::limit(self.lang, limit);
                say!(self.lang, en: format!("the {limit} binds in only one of the two, or otherwise"), zh: format!("{limit}的作用不同"))
            }
            Why::Other(OrderPart::Rate) => say!(self.lang, en: "the rate is another", zh: "比例不同"),
            Why::Other(OrderPart::Counted) => say!(self.lang, en: "another part of it counts", zh: "计入的金额不同"),
        }
    }
}
