//! What would explain an amount that was received: deviations in words.

use referral_statement::{Deviation, Explanation, Reconciliation};

use crate::{Voice, words};

impl Voice<'_> {
    /// Whether what was received is what is expected, and how far apart the two are.
    pub fn reconciliation(&self, found: &Reconciliation) -> String {
        let (received, expected) = (self.money(found.received), self.money(found.expected));
        if found.received == found.expected {
            return say!(self.lang,
                en: format!("{received} is exactly what these rules give."),
                zh: format!("{received} 与按规则计算的金额完全一致。"));
        }
        let more = found.received > found.expected;
        let apart = if more { found.received - found.expected } else { found.expected - found.received };
        let apart = self.money(apart);
        say!(self.lang,
            en: format!("{received} was received and {expected} is expected: {apart} {}.", if more { "more" } else { "less" }),
            zh: format!("实收 {received}，按规则应为 {expected}：{}了 {apart}。", if more { "多" } else { "少" }))
    }

    /// That nothing which is tried gives what was received.
    pub fn unexplained(&self, found: &Reconciliation) -> String {
        let received = self.money(found.received);
        say!(self.lang,
            en: format!(
                "Nothing that is tried gives {received} to the cent: another tier, another reading, a limit left aside, an order not \
                 counted, first payments only, tax withheld, another edition, or two of these together."),
            zh: format!(
                "已尝试的情形均不能恰好得到 {received}：其他等级、条款的其他理解、不适用某项封顶、某笔订单未计入、仅首期到账、\
                 已代扣税、其他版本的规则，以及其中任意两项的组合。"))
    }

    /// Deviations that give what was received, in one sentence.
    pub fn explanation(&self, explanation: &Explanation) -> String {
        let total = self.money(explanation.total);
        let deviations: Vec<String> =
            explanation.deviations.iter().map(|deviation| self.deviation(deviation)).collect();
        if deviations.is_empty() {
            return say!(self.lang,
                en: format!("{total} is what these rules give as they stand."),
                zh: format!("{total} 即按现行理解计算的金额。"));
        }
        say!(self.lang,
            en: format!("{total} comes out exactly if {}.", deviations.join(" and ")),
            zh: format!("如果{}，正好得到 {total}。", deviations.join("，并且")))
    }

    /// One thing that was not as the scenario says, as a part of a sentence.
    pub fn deviation(&self, deviation: &Deviation) -> String {
        match deviation {
            Deviation::Tier { to } => {
                let tier = self.tier(to);
                say!(self.lang, en: format!("the tier was {tier}"), zh: format!("等级为 {tier}"))
            }
            Deviation::Reading { id, to } => match self.reading(id, to) {
                Some((reading, option)) => {
                    let (clause, option) = (self.clause_name(None, reading.clause()), self.pick(option.label()));
                    say!(self.lang,
                        en: format!("clause {clause} was read as “{option}”"),
                        zh: format!("条款 {clause} 按“{option}”理解"))
                }
                None => format!("{id}: {to}"),
            },
            Deviation::LimitIgnored { id } => {
                let limit = words::limit(self.lang, *id);
                say!(self.lang, en: format!("the {limit} was left aside"), zh: format!("没有适用{limit}"))
            }
            Deviation::OrderNotCounted { id } => {
                say!(self.lang, en: format!("order {id} was not counted"), zh: format!("订单 {id} 未被计入"))
            }
            Deviation::FirstPartOnly => {
                say!(self.lang, en: "only the first payments have come so far", zh: "目前仅首期款项到账")
            }
            Deviation::TaxWithheld => say!(self.lang, en: "income tax was withheld", zh: "已代扣个人所得税"),
            Deviation::Edition { to } => {
                let days = self.edition(Some(to)).map_or_else(|| to.clone(), |edition| self.edition_days(edition));
                say!(self.lang,
                    en: format!("every order was judged by the rules {days} ({to})"),
                    zh: format!("所有订单均按 {to} 版规则（{days}）计算"))
            }
        }
    }
}
