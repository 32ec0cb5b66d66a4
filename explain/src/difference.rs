//! What makes a difference between two statements: "here" is the other one, "the first" the own.

use referral_statement::{
    Cause, CustomerStatement, LimitId, Money, OrderPart, OrderStatement, Outcome, PartId, Reason, Step, Why,
};

use crate::step::behind;
use crate::{Voice, count, percent, words};

impl Voice<'_> {
    /// Why an order is worth something else than in the first statement, as a sentence.
    pub fn order_difference(&self, cause: Why, own: Option<&OrderStatement>, other: Option<&OrderStatement>) -> String {
        let (Some(own), Some(other)) = (own, other) else { return self.in_one(other.is_some()) };
        match cause {
            Why::Cause(Cause::Reason(reason)) => {
                let here = other.reasons.contains(&Cause::Reason(reason));
                let counts = matches!(other.outcome, Outcome::Counted | Outcome::NotCounted);
                self.for_reason(reason, here, counts)
            }
            Why::Cause(Cause::Limit(limit)) => self.by_limit(limit, own, other),
            Why::Other(OrderPart::Rate) => self.by_rate(own, other),
            Why::Other(OrderPart::Paid) => self.by_facts(own, other),
            Why::Other(_) => {
                let counted = |order: &OrderStatement| {
                    let bonus = order.counted_bonus.filter(|_| own.counted_bonus != other.counted_bonus);
                    self.money(order.counted.or(bonus).or(order.counted_threshold).unwrap_or_default())
                };
                let (here, first) = (counted(other), counted(own));
                say!(self.lang,
                    en: format!("{here} of it counts here instead of {first}."),
                    zh: format!("此处计入 {here}，而非 {first}。"))
            }
        }
    }

    /// Why a customer brings something else than in the first statement, as a sentence.
    pub fn customer_difference(
        &self,
        cause: Why,
        own: Option<&CustomerStatement>,
        other: Option<&CustomerStatement>,
    ) -> String {
        let (Some(own), Some(other)) = (own, other) else { return self.in_one(other.is_some()) };
        let part = |customer: &CustomerStatement, id: PartId| {
            customer.parts.iter().find(|part| part.id == id).map_or(Money::ZERO, |part| part.reward)
        };
        let both = |id: PartId| (self.money(part(other, id)), self.money(part(own, id)));
        match cause {
            Why::Cause(Cause::Reason(reason)) => self.for_reason(reason, other.reason == Some(reason), false),
            Why::Cause(Cause::Limit(limit)) => {
                let taken = |customer| self.money(Money::ZERO - part(customer, PartId::Limit));
                let (limit, here, first) = (words::limit(self.lang, limit), taken(other), taken(own));
                say!(self.lang,
                    en: format!("The {limit} takes away {here} here instead of {first}."),
                    zh: format!("{limit}此处扣除 {here}，而非 {first}。"))
            }
            Why::Other(OrderPart::Count) => {
                let (here, first) = (count(other.count), count(own.count));
                say!(self.lang,
                    en: format!("There are {here} like this one here instead of {first}."),
                    zh: format!("此处有 {here} 位相同者，而非 {first} 位。"))
            }
            Why::Other(OrderPart::Threshold) => {
                let (here, first) = both(PartId::Threshold);
                say!(self.lang,
                    en: format!("The fixed reward is {here} here instead of {first}."),
                    zh: format!("固定奖励此处为 {here}，而非 {first}。"))
            }
            Why::Other(OrderPart::Bonus) => {
                let (here, first) = both(PartId::Bonus);
                say!(self.lang,
                    en: format!("The bonus is {here} here instead of {first}."),
                    zh: format!("额外奖励此处为 {here}，而非 {first}。"))
            }
            Why::Other(_) => {
                let (here, first) = (self.money(other.reward), self.money(own.reward));
                say!(self.lang,
                    en: format!("The orders of one come to {here} here instead of {first}."),
                    zh: format!("每位的订单此处合计 {here}，而非 {first}。"))
            }
        }
    }

    /// Only one of the two has it.
    fn in_one(&self, here: bool) -> String {
        if here {
            say!(self.lang, en: "It is only here.", zh: "仅此处有。")
        } else {
            say!(self.lang, en: "It is not here.", zh: "此处没有。")
        }
    }

    fn for_reason(&self, reason: Reason, here: bool, counts: bool) -> String {
        let because = words::because(self.lang, reason);
        match (here, counts) {
            (true, false) => say!(self.lang,
                en: format!("It earns nothing here: {because}."), zh: format!("此处没有返利：{because}。")),
            (true, true) => say!(self.lang,
                en: format!("It does not count here: {because}."), zh: format!("此处不计入：{because}。")),
            (false, false) => say!(self.lang,
                en: format!("It earns here. In the first it does not: {because}."),
                zh: format!("此处有返利。基准中没有：{because}。")),
            (false, true) => say!(self.lang,
                en: format!("It counts here. In the first it does not: {because}."),
                zh: format!("此处计入。基准中不计入：{because}。")),
        }
    }

    /// The rates, and what the rate rests on here where that is not what it rests on in the first.
    fn by_rate(&self, own: &OrderStatement, other: &OrderStatement) -> String {
        let rate = |order: &OrderStatement| order.rate.map_or_else(|| "0%".to_owned(), percent);
        let (here, first) = (rate(other), rate(own));
        let read = |order| behind_rate(order).and_then(|(_, used)| used);
        let read_as = read(other).filter(|used| read(own) != Some(used)).and_then(|used| self.read_as(used));
        let read_as = read_as.map_or_else(String::new, |option| {
            say!(self.lang, en: format!(", under the reading {option}"), zh: format!("，该条款按{option}理解"))
        });
        let role = other.role.filter(|role| own.role != Some(*role)).map_or_else(String::new, |role| {
            let role = words::a_role(self.lang, role);
            say!(self.lang, en: format!(", for it is {role}"), zh: format!("，因其为{role}"))
        });
        let clause = self.cited(behind_rate(other).and_then(|(clause, _)| clause));
        say!(self.lang,
            en: format!("The rate is {here} here instead of {first}{role}{read_as}{clause}."),
            zh: format!("此处比例为 {here}，而非 {first}{role}{read_as}{clause}。"))
    }

    /// What was paid, else what was refunded.
    fn by_facts(&self, own: &OrderStatement, other: &OrderStatement) -> String {
        let of = |order: &OrderStatement| {
            let counted = order.steps.iter().find_map(|step| match step {
                Step::Counted { paid, refunded, .. } => Some((*paid, *refunded)),
                _ => None,
            });
            counted.unwrap_or_default()
        };
        let ((paid, refunded), (own_paid, own_refunded)) = (of(other), of(own));
        if paid == own_paid {
            let (here, first) = (self.money(refunded), self.money(own_refunded));
            return say!(self.lang,
                en: format!("{here} of it was refunded here instead of {first}."),
                zh: format!("此处退款 {here}，而非 {first}。"));
        }
        let (here, first) = (self.money(paid), self.money(own_paid));
        say!(self.lang,
            en: format!("{here} was paid here instead of {first}."),
            zh: format!("此处付款 {here}，而非 {first}。"))
    }

    /// What the limits took here, and in the first.
    fn by_limit(&self, limit: LimitId, own: &OrderStatement, other: &OrderStatement) -> String {
        let bounds = |order| self.bounds(order);
        let (here, first) = (bounds(other), bounds(own));
        match (here.is_empty(), first.is_empty()) {
            (false, true) => {
                let here = self.list(&here);
                say!(self.lang, en: format!("Here {here}."), zh: format!("此处{here}。"))
            }
            (true, false) => {
                let first = self.list(&first);
                say!(self.lang,
                    en: format!("No limit binds here. In the first {first}."),
                    zh: format!("此处没有封顶。基准中{first}。"))
            }
            _ => {
                let limit = words::limit(self.lang, limit);
                let (here, first) = (self.list(&here), self.list(&first));
                if here.is_empty() {
                    return say!(self.lang,
                        en: format!("The {limit} leaves another amount here."), zh: format!("{limit}此处留下的金额不同。"));
                }
                say!(self.lang,
                    en: format!("Here {here}; in the first {first}."), zh: format!("此处{here}；基准中{first}。"))
            }
        }
    }
}

/// The clause and the reading behind the rate of an order.
fn behind_rate(order: &OrderStatement) -> Option<(Option<&str>, Option<&referral_statement::ReadingUsed>)> {
    order.steps.iter().find(|step| matches!(step, Step::Rate { .. })).map(behind)
}
