//! The texts of a statement of several customers.

use super::texts::texts;

texts! {
    /// How many orders a customer has.
    orders(count: usize) {
        en: if count == 1 { "1 order".to_owned() } else { format!("{count} orders") },
        zh: format!("{count} 笔订单"),
    }
    /// The last line.
    all_customers(count: usize) { en: format!("All {count} customers"), zh: format!("全部 {count} 位客户") }
    all_friends(count: usize) { en: format!("All {count} friends"), zh: format!("全部 {count} 位好友") }
    /// What the last line adds up, where the terms are too many to be written.
    sum_of(count: usize, total: &str) {
        en: format!("The {count} totals above add up to {total}."),
        zh: format!("以上 {count} 项合计 {total}。"),
    }
    nobody { en: "There is no customer in this scenario yet.", zh: "方案中还没有客户。" }
    /// The picture of what the total is made of.
    made_of { en: "What the total is made of", zh: "总额的构成" }
    by_customer { en: "by customer", zh: "按客户" }
    by_role { en: "by what was ordered", zh: "按订单类型" }
    by_part { en: "by part", zh: "按奖励项目" }
    part { en: "Part", zh: "项目" }
    share { en: "Share", zh: "占比" }
    /// A customer or friend, and their orders' reward.
    amount { en: "Amount", zh: "金额" }
    /// The customers that are too small to be named.
    others(count: usize) { en: format!("{count} others"), zh: format!("其余 {count} 位") }
    less_than_one { en: "under 1%", zh: "不足 1%" }
    /// A month of payments and their sum.
    undated { en: "Date not published", zh: "日期未公布" }
    payments(count: usize) {
        en: if count == 1 { "1 payment".to_owned() } else { format!("{count} payments") },
        zh: format!("{count} 笔"),
    }
    /// A payment by the customer and the order that it is for.
    paid_for(customer: &str, order: &str) {
        en: format!("{customer}, order {order}"),
        zh: format!("{customer}，订单 {order}"),
    }
    paid_for_part(customer: &str, part: &str) { en: format!("{customer}, {part}"), zh: format!("{customer}，{part}") }
    /// A payment to each of several customers alike.
    each_of(amount: &str, count: &str, total: &str) {
        en: format!("{amount} × {count} = {total}"),
        zh: format!("{amount} × {count} = {total}"),
    }
}
