//! A whole statement: the total and its range, the customers, the payments, the assumptions.

use referral_statement::{CustomerStatement, EarnedBy, LimitUse, Notice, PartId, Payout, Pays, Reason, Statement};

use crate::{Voice, count, percent, words};

impl Voice<'_> {
    /// Everything, in the order in which a reader asks for it.
    pub fn statement(&self, statement: &Statement) -> Vec<String> {
        let mut sentences = vec![self.total(statement)];
        sentences.extend(self.range(statement));
        for customer in &statement.customers {
            sentences.push(self.customer(customer));
            sentences.extend(customer.orders.iter().map(|order| self.order(order)));
            sentences.extend(customer.limits.iter().map(|limit| self.limit_use(customer, limit)));
        }
        sentences.extend(statement.payouts.iter().map(|payout| self.payout(payout)));
        sentences.extend(statement.notices.iter().map(|notice| self.notice(notice)));
        sentences
    }

    /// What it comes to.
    pub fn total(&self, statement: &Statement) -> String {
        let (total, program) = (self.money(statement.total), self.pick(self.program.name()));
        match statement.pays {
            Pays::Cash => say!(self.lang,
                en: format!("By the published rules of {program} this comes to {total} in cash, before tax."),
                zh: format!("按{program}已发布的规则，合计 {total}，现金，税前。")),
            Pays::Credit => say!(self.lang,
                en: format!("By the published rules of {program} this comes to {total} in cloud credit, as coupons."),
                zh: format!("按{program}已发布的规则，合计 {total}，以代金券形式发放。")),
        }
    }

    /// Between which amounts it lies, and what decides; nothing where no open clause moves it.
    pub fn range(&self, statement: &Statement) -> Option<String> {
        let range = &statement.range;
        if range.lowest == range.highest {
            return None;
        }
        let (lowest, highest) = (self.money(range.lowest), self.money(range.highest));
        let editions = || self.program.editions().iter().flat_map(referral_statement::Edition::readings);
        let question =
            |id: &String| editions().find(|reading| reading.id() == id).map(|reading| self.pick(reading.question()));
        let questions: Vec<String> = range.driven_by.iter().filter_map(question).map(str::to_owned).collect();
        Some(match questions.len() {
            1 => say!(self.lang,
                en: format!("It lies between {lowest} and {highest}, by how one clause is read: {}", questions.concat()),
                zh: format!("因一条条款理解不同，在 {lowest} 至 {highest} 之间：{}", questions.concat())),
            several => say!(self.lang,
                en: format!("It lies between {lowest} and {highest}, by how {several} clauses are read: {}", questions.join(" ")),
                zh: format!("因 {several} 条条款理解不同，在 {lowest} 至 {highest} 之间：{}", questions.concat())),
        })
    }

    /// What a customer earned the referrer.
    pub fn customer(&self, customer: &CustomerStatement) -> String {
        let id = &customer.id;
        let of = self.of_what(customer);
        let (reward, total) = (self.money(customer.reward), self.money(customer.total));
        if customer.count == 1 {
            return say!(self.lang,
                en: format!("Customer {id} earned you {reward}{of}."),
                zh: format!("客户 {id} 为您带来 {reward}{of}。"));
        }
        let count = count(customer.count);
        say!(self.lang,
            en: format!("Each of {count} customers like {id} earned you {reward}{of}, together {total}."),
            zh: format!("{count} 位与 {id} 相同的客户，每位带来 {reward}{of}，合计 {total}。"))
    }

    /// The orders behind a customer's reward, or the parts of a friend's.
    fn of_what(&self, customer: &CustomerStatement) -> String {
        if let Some(reason) = customer.reason {
            return self.with_reason(reason);
        }
        let part = |part: &referral_statement::Part| {
            let amount = self.money(part.reward);
            (!part.reward.is_zero()).then(|| match (part.id, part.rate, part.base) {
                (PartId::Bonus, Some(rate), Some(base)) => {
                    let (rate, base) = (percent(rate), self.money(base));
                    say!(self.lang,
                        en: format!("a bonus of {amount} ({rate} of {base})"),
                        zh: format!("额外奖励 {amount}（{base} 的 {rate}）"))
                }
                (PartId::Limit, ..) => {
                    say!(self.lang, en: format!("{amount} by the limit"), zh: format!("上限扣除 {amount}"))
                }
                _ => say!(self.lang,
                    en: format!("a fixed reward of {amount}"), zh: format!("固定奖励 {amount}")),
            })
        };
        let parts: Vec<String> = customer.parts.iter().filter_map(part).collect();
        if !parts.is_empty() {
            let list = self.list(&parts);
            return say!(self.lang, en: format!(": {list}"), zh: format!("：{list}"));
        }
        match customer.orders.len() {
            0 => say!(self.lang, en: ", without an order", zh: "，没有订单"),
            1 => say!(self.lang, en: " with 1 order", zh: "，共 1 笔订单"),
            orders => say!(self.lang, en: format!(" with {orders} orders"), zh: format!("，共 {orders} 笔订单")),
        }
    }

    fn with_reason(&self, reason: Reason) -> String {
        let because = words::because(self.lang, reason);
        say!(self.lang, en: format!(": {because}"), zh: format!("：{because}"))
    }

    /// What is used and left of a limit.
    pub fn limit_use(&self, customer: &CustomerStatement, limit: &LimitUse) -> String {
        let (id, name) = (&customer.id, words::limit(self.lang, limit.id));
        let (used, all, left) = (self.money(limit.used), self.money(limit.limit), self.money(limit.left));
        say!(self.lang,
            en: format!("Of the {name}, {all}, customer {id} has used {used}; {left} is left."),
            zh: format!("{name} {all}：客户 {id} 已用 {used}，剩余 {left}。"))
    }

    /// A payment and what earned it.
    pub fn payout(&self, payout: &Payout) -> String {
        let payment =
            self.payment((payout.part, payout.parts), payout.amount, (payout.from, payout.to), payout.expires);
        let customer = &payout.customer;
        let of = match (&payout.order, payout.earned_by) {
            (Some(order), _) => say!(self.lang, en: format!("For {order}: "), zh: format!("{order}：")),
            (None, EarnedBy::Order) => format!("{customer}: "),
            (None, by) => {
                let by = words::earned_by(self.lang, by);
                say!(self.lang, en: format!("For {customer}, {by}: "), zh: format!("{customer}，{by}："))
            }
        };
        format!("{of}{payment}")
    }

    /// An assumption on which the result rests.
    pub fn notice(&self, notice: &Notice) -> String {
        let text = self.program.notice(notice.edition.as_deref(), &notice.code);
        let text = text.map_or(notice.code.as_str(), |text| self.pick(text));
        let orders = match notice.orders.as_slice() {
            [] => String::new(),
            orders => say!(self.lang,
                en: format!(" This is about {}.", self.list(orders)), zh: format!("（涉及 {}）", self.list(orders))),
        };
        format!("{text}{orders}")
    }
}
