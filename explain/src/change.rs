//! What would pay: the changes of an order that earns nothing, in words.

use referral_statement::{Billing, Change, Class, Money, OrderKind, Time, WhyNot, Word};

use crate::{Voice, words};

impl Voice<'_> {
    /// A change and what it adds, in one sentence.
    pub fn change(&self, change: &Change) -> String {
        let (what, adds) = (self.changed(change), self.money(change.adds));
        say!(self.lang,
            en: format!("With {what} it would add {adds} to the total."),
            zh: format!("如果{what}，合计会增加 {adds}。"))
    }

    /// That nothing would have paid.
    pub fn no_change(&self, why_not: &WhyNot) -> String {
        let id = &why_not.order;
        say!(self.lang,
            en: format!("No change of up to three facts of {id} that is looked at would make it pay."),
            zh: format!("对 {id} 最多改动三项信息，均不能使其产生返利。"))
    }

    /// What is changed, as a part of a sentence.
    pub fn changed(&self, change: &Change) -> String {
        let own = change.set.iter().chain(&change.set_customer).map(|(field, value)| self.set(field, value));
        let also = change.also.iter().map(|other| {
            let id = &other.order;
            say!(self.lang, en: format!("prepaid billing of {id}"), zh: format!("将 {id} 改为预付费"))
        });
        self.list(&own.chain(also).collect::<Vec<_>>())
    }

    fn set(&self, field: &str, value: &str) -> String {
        let time = || Time::parse(value).map_or_else(|_| value.to_owned(), |time| self.time(time));
        let money = || Money::parse(value).map_or_else(|_| value.to_owned(), |amount| self.money(amount));
        match field {
            "billing" => match Billing::from_word(value) {
                Some(Billing::PayAsYouGo) => say!(self.lang, en: "pay-as-you-go billing", zh: "改为按量付费"),
                _ => say!(self.lang, en: "prepaid billing", zh: "改为预付费"),
            },
            "class" => {
                let class = words::class(self.lang, Class::from_word(value).unwrap_or(Class::None));
                say!(self.lang, en: class, zh: format!("换成{class}"))
            }
            "product" => {
                let product = self.product(value);
                say!(self.lang, en: format!("another product, such as {product},"), zh: format!("换成其他产品（例如 {product}）"))
            }
            "refunded" => say!(self.lang, en: "no refund", zh: "没有退款"),
            "kind" => {
                let kind = words::kind(self.lang, OrderKind::from_word(value).unwrap_or(OrderKind::Purchase));
                say!(self.lang, en: format!("{kind} instead"), zh: format!("改为{kind}"))
            }
            "paid_at" => {
                let time = time();
                say!(self.lang, en: format!("payment on {time}"), zh: format!("改在{time}付款"))
            }
            "paid" => {
                let amount = money();
                say!(self.lang, en: format!("a payment of {amount}"), zh: format!("实付 {amount}"))
            }
            "relinked_at" => {
                let time = time();
                say!(self.lang, en: format!("your link opened again by {time}"), zh: format!("在{time}前再次打开您的链接"))
            }
            _ => format!("{field} {value}"),
        }
    }
}
