//! What each kind of step says: the rules in force, the link, the customer, the product, the amounts, the payment.

use referral_statement::{
    Billing, Class, ClassFrom, Date, Edition, LimitId, Money, PartId, Rate, RateFrom, Reason, Role, Time, Window,
};

use crate::{Lang, Voice, percent, words};

impl Voice<'_> {
    pub(crate) fn in_edition(
        &self,
        edition: Option<&str>,
        (from, until): (Option<Date>, Option<Date>),
        paid_at: Time,
    ) -> String {
        let paid = self.time(paid_at);
        let (from, until) = (from.map(|day| self.day(day)), until.map(|day| self.day(day)));
        match (edition, from, until) {
            (None, ..) => say!(self.lang,
                en: format!("Paid on {paid}, when no known rules were in force; nothing is guessed."),
                zh: format!("{paid}付款，当时没有已知的规则生效；不作推测。")),
            (Some(edition), Some(from), Some(until)) => say!(self.lang,
                en: format!("Paid on {paid}: judged by edition {edition}, in force from {from} until {until}."),
                zh: format!("{paid}付款：适用 {edition} 版规则，{from}起至{until}前有效。")),
            (Some(edition), Some(from), None) => say!(self.lang,
                en: format!("Paid on {paid}: judged by edition {edition}, in force from {from}."),
                zh: format!("{paid}付款：适用 {edition} 版规则，{from}起有效。")),
            (Some(edition), None, _) => say!(self.lang,
                en: format!("Paid on {paid}: judged by edition {edition}, undated."),
                zh: format!("{paid}付款：适用 {edition} 版规则，未注明日期。")),
        }
    }

    pub(crate) fn link(
        &self,
        (opened_at, ends_at): (Time, Option<Time>),
        window: Window,
        paid_at: Time,
        fails: Option<Reason>,
    ) -> String {
        let (opened, paid) = (self.time(opened_at), self.time(paid_at));
        let (window, ends) = (words::window(self.lang, window), ends_at.map(|ends| self.time(ends)));
        let verdict = match fails {
            None => say!(self.lang, en: "within it", zh: "在期限内"),
            Some(Reason::BeforeLink) => say!(self.lang, en: "before it", zh: "早于打开链接"),
            Some(Reason::LinkedElsewhere) => {
                say!(self.lang, en: "after another referrer's link was opened", zh: "在打开其他推荐人的链接之后")
            }
            Some(_) => say!(self.lang, en: "after it", zh: "已超出期限"),
        };
        let end = ends
            .map_or_else(String::new, |ends| say!(self.lang, en: format!(", until {ends}"), zh: format!("，至{ends}")));
        say!(self.lang,
            en: format!("Your link was opened on {opened} and holds {window}{end}. Paid on {paid}: {verdict}."),
            zh: format!("{opened}打开您的链接，{window}{end}。{paid}付款：{verdict}。"))
    }

    pub(crate) fn history(
        &self,
        role: Option<Role>,
        first: Option<&str>,
        lost_by: Option<&str>,
        fails: Option<Reason>,
    ) -> String {
        if let (Some(lost_by), Some(_)) = (lost_by, fails) {
            return say!(self.lang,
                en: format!("Order {lost_by} was pay-as-you-go and had used up the first purchase."),
                zh: format!("订单 {lost_by} 为按量付费，已用掉首购资格。"));
        }
        match (role, fails) {
            (_, Some(reason)) => words::reason(self.lang, reason),
            (None, None) => words::reason(self.lang, Reason::ExistingCustomer),
            (Some(Role::FirstPurchase), None) => say!(self.lang,
                en: "The first order of a new customer is the first purchase.",
                zh: "新用户的第一笔订单为首购。"),
            (Some(Role::Dormant), None) => say!(self.lang,
                en: "Every order of a dormant customer counts alike.",
                zh: "沉睡用户的每笔订单按同样方式计算。"),
            (Some(role), None) => {
                let role = words::a_role(self.lang, role);
                let after = first.map_or_else(String::new, |first| {
                    say!(self.lang, en: format!("After the first purchase, {first}, "), zh: format!("首购为 {first}；"))
                });
                say!(self.lang,
                    en: crate::sentence(Lang::En, &format!("{after}this order is {role}")),
                    zh: format!("{after}本订单属于{role}。"))
            }
        }
    }

    pub(crate) fn excluded(&self, fails: Option<Reason>) -> String {
        fails.map_or_else(
            || say!(self.lang, en: "Nothing excludes the customer.", zh: "客户未被排除。"),
            |reason| words::reason(self.lang, reason),
        )
    }

    pub(crate) fn billing(&self, billing: Billing, fails: Option<Reason>) -> String {
        fails.map_or_else(
            || crate::sentence(self.lang, words::billing(self.lang, billing)),
            |reason| words::reason(self.lang, reason),
        )
    }

    pub(crate) fn product_step(&self, product: Option<&str>, class: Class, from: ClassFrom) -> String {
        let class = words::class(self.lang, class);
        match product {
            Some(id) => {
                let product = self.product(id);
                say!(self.lang, en: format!("{product} is {class}."), zh: format!("{product}：{class}。"))
            }
            None if from == ClassFrom::Scenario => {
                say!(self.lang, en: format!("The product is {class}."), zh: format!("产品：{class}。"))
            }
            None => say!(self.lang,
                en: format!("No product is named; one that is {class} is assumed."),
                zh: format!("未指定产品，视为{class}。")),
        }
    }

    pub(crate) fn window(
        &self,
        (registered_on, paid_at): (Date, Time),
        (threshold_until, bonus_until): (Option<Time>, Option<Time>),
        counts_for: &[PartId],
        fails: bool,
    ) -> String {
        let (registered, paid) = (self.day(registered_on), self.time(paid_at));
        if fails {
            return say!(self.lang,
                en: format!("Registered on {registered}, paid on {paid}: in no window, so it counts toward nothing."),
                zh: format!("{registered}注册，{paid}付款：不在任何期限内，不计入。"));
        }
        let part = |id: PartId, name: String, until: Option<Time>| {
            let until = until.map_or_else(String::new, |until| {
                let on = self.time(until);
                say!(self.lang, en: format!(" (until {on})"), zh: format!("（截至{on}）"))
            });
            counts_for.contains(&id).then(|| format!("{name}{until}"))
        };
        let fixed = part(PartId::Threshold, say!(self.lang, en: "the fixed reward", zh: "固定奖励"), threshold_until);
        let bonus = part(PartId::Bonus, say!(self.lang, en: "the bonus", zh: "额外奖励"), bonus_until);
        let both: Vec<String> = fixed.into_iter().chain(bonus).collect();
        say!(self.lang,
            en: format!("Registered on {registered}, paid on {paid}: counts toward {}.", both.join(" and ")),
            zh: format!("{registered}注册，{paid}付款：计入{}。", both.join("和")))
    }

    pub(crate) fn counted(&self, paid: Money, refunded: Money, counted: Money) -> String {
        let whole = refunded.is_zero();
        let (paid, refunded, counted) = (self.money(paid), self.money(refunded), self.money(counted));
        if whole {
            return say!(self.lang,
                en: format!("{counted} paid, nothing refunded: all of it counts."),
                zh: format!("实付 {counted}，无退款：全部计入。"));
        }
        say!(self.lang,
            en: format!("{paid} paid less {refunded} refunded: {counted} counts."),
            zh: format!("实付 {paid}，退款 {refunded}：计入 {counted}。"))
    }

    pub(crate) fn limit(
        &self,
        limit: LimitId,
        (amount, left): (Money, Money),
        (before, after): (Money, Money),
        fails: bool,
    ) -> String {
        let name = words::limit(self.lang, limit);
        let some_left = amount != left;
        let (amount, left) = (self.money(amount), self.money(left));
        let (shown, rest) = (self.money(before), self.money(after));
        if fails {
            return say!(self.lang,
                en: format!("The {name}, {amount}, was used up before this order."),
                zh: format!("{name} {amount} 在本订单之前已用完。"));
        }
        if before == after {
            return say!(self.lang,
                en: format!("The {name} is {amount}; {shown} is not above what is left of it."),
                zh: format!("{name}为 {amount}；{shown} 未超过剩余额度。"));
        }
        let left = if some_left {
            say!(self.lang, en: format!(", of which {left} was left"), zh: format!("，剩余 {left}"))
        } else {
            String::new()
        };
        say!(self.lang,
            en: format!("The {name} is {amount}{left}: {shown} becomes {rest}."),
            zh: format!("{name}为 {amount}{left}：{shown} 变为 {rest}。"))
    }

    pub(crate) fn rate(
        &self,
        edition: Option<&Edition>,
        (rate, from): (Rate, RateFrom),
        tier: Option<&str>,
        (role, class): (Role, Class),
    ) -> String {
        let rate = percent(rate);
        match from {
            RateFrom::Published => {
                let (role, class) = (words::role(self.lang, role), words::class(self.lang, class));
                say!(self.lang,
                    en: format!("These rules pay {rate} for the {role} of {class}."),
                    zh: format!("{class}的{role}返 {rate}。"))
            }
            RateFrom::Tier => {
                let of_edition =
                    edition.and_then(|edition| edition.tiers().iter().find(|known| Some(known.id()) == tier));
                let tier = of_edition
                    .map_or_else(|| self.tier(tier.unwrap_or_default()), |tier| self.pick(tier.name()).to_owned());
                say!(self.lang, en: format!("Your tier, {tier}, earns {rate}."), zh: format!("您的等级 {tier} 返 {rate}。"))
            }
            RateFrom::Scenario => say!(self.lang,
                en: format!("{rate}, as you gave it; the page publishes none for your tier."),
                zh: format!("{rate}，由您填写；页面未公布该等级的比例。")),
        }
    }

    /// What rounding changed.
    pub(crate) fn rounded(&self, exact: Money, reward: Money) -> String {
        if exact == reward {
            return String::new();
        }
        let reward = self.money(reward);
        say!(self.lang, en: format!(", rounded to {reward}"), zh: format!("，四舍五入为 {reward}"))
    }

    pub(crate) fn threshold(&self, amount: Money, spend: Money, reached_at: Option<Time>, reward: Money) -> String {
        let (amount, spend, reward) = (self.money(amount), self.money(spend), self.money(reward));
        match reached_at.map(|reached| self.time(reached)) {
            Some(on) => say!(self.lang,
                en: format!("{spend} counts toward it; {amount} was reached on {on}, which brings {reward}."),
                zh: format!("计入 {spend}；{on}达到 {amount}，得 {reward}。")),
            None => say!(self.lang,
                en: format!("{spend} counts toward it; {amount} was not reached, so nothing comes of it."),
                zh: format!("计入 {spend}；未达到 {amount}，没有固定奖励。")),
        }
    }

    pub(crate) fn bonus(
        &self,
        (above, gate): (Money, Money),
        (spend, base): (Money, Money),
        rate: Rate,
        (exact, reward): (Money, Money),
    ) -> String {
        let above = self.money(above);
        if base.is_zero() {
            let gate = self.money(gate);
            return say!(self.lang,
                en: format!("{gate} counts toward it, which is not above {above}: no bonus."),
                zh: format!("计入 {gate}，未超过 {above}：没有额外奖励。"));
        }
        let (spend, base, rate) = (self.money(spend), self.money(base), percent(rate));
        let (shown, rounded) = (self.money(exact), self.rounded(exact, reward));
        say!(self.lang,
            en: format!("{spend} counts toward it; less {above} that is {base}, and {base} × {rate} = {shown}{rounded}."),
            zh: format!("计入 {spend}，减去 {above} 为 {base}；{base} × {rate} = {shown}{rounded}。"))
    }

    /// A payment: when it arrives and until when it can be spent.
    pub fn payment(
        &self,
        (part, parts): (usize, usize),
        amount: Money,
        (from, to): (Option<Date>, Option<Date>),
        expires: Option<Date>,
    ) -> String {
        let amount = self.money(amount);
        let part = if parts > 1 {
            say!(self.lang, en: format!(" (part {part} of {parts})"), zh: format!("（第 {part} 期，共 {parts} 期）"))
        } else {
            String::new()
        };
        let on = from.map(|from| self.figures.days(from, to.unwrap_or(from)));
        let expires = expires.map(|day| self.day(day));
        match (on, expires) {
            (None, _) => say!(self.lang,
                en: format!("{amount}{part} arrives on a day that these rules do not publish."),
                zh: format!("{amount}{part} 的到账日期，本版规则未公布。")),
            (Some(on), None) => say!(self.lang,
                en: format!("{amount}{part} is due {on}."), zh: format!("{amount}{part} 应于{on}到账。")),
            (Some(on), Some(expires)) => say!(self.lang,
                en: format!("{amount}{part} is due {on} and can be spent before {expires}."),
                zh: format!("{amount}{part} 应于{on}到账，须在{expires}前使用。")),
        }
    }
}
