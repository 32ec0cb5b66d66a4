//! The texts of Estimate that its form and statement do not have.

use super::texts::texts;

texts! {
    /// The scenario does not fit into the form.
    larger(customers: usize, orders: usize) {
        en: format!(
            "Your scenario has {} and {}, or facts that this form has no field for. The statement beside it is for all of it.",
            if customers == 1 { "1 customer".to_owned() } else { format!("{customers} customers") },
            if orders == 1 { "1 order".to_owned() } else { format!("{orders} orders") },
        ),
        zh: format!("您的方案有 {customers} 位客户、{orders} 笔订单，或含有本表单未列出的内容。旁边的结算单按全部内容计算。"),
    }
    /// The way to where it can be changed.
    go_on { en: "Change it in Scenario", zh: "到“方案”页修改" }

    // The wish.
    wish { en: "What do you want to earn?", zh: "您想赚多少？" }
    to_earn { en: "To earn", zh: "想赚" }
    by { en: "paid by (if it matters)", zh: "到账日期（可不填）" }
    /// So many customers at the present amount.
    customers_at(count: u32, spend: bool, amount: &str) {
        en: {
            let people = match (count, spend) {
                (1, true) => "1 friend".to_owned(),
                (1, false) => "1 customer".to_owned(),
                (_, true) => format!("{} friends", crate::format::count(count)),
                (_, false) => format!("{} customers", crate::format::count(count)),
            };
            if spend { format!("{people} at {amount} each") } else { format!("{people} with a first order of {amount} each") }
        },
        zh: {
            let count = crate::format::count(count);
            if spend { format!("{count} 位好友，每人消费 {amount}") } else { format!("{count} 位客户，每人首单 {amount}") }
        },
    }
    /// The amounts that lead there with the present number of customers.
    from_each(amounts: &str, count: u32, spend: bool) {
        en: {
            let people = if spend { "friend" } else { "customer" };
            let what = if spend { "" } else { " as the first order" };
            match count {
                1 => format!("{amounts}{what} from 1 {people}"),
                _ => format!("{amounts}{what} from each of {} {people}s", crate::format::count(count)),
            }
        },
        zh: {
            let count = crate::format::count(count);
            if spend { format!("{count} 位好友每人消费 {amounts}") } else { format!("{count} 位客户每人首单 {amounts}") }
        },
    }
    or_more(from: &str) { en: format!("{from} or more"), zh: format!("{from} 或以上") }
    to(from: &str, to: &str) { en: format!("{from} to {to}"), zh: format!("{from} 至 {to}") }
    and_more { en: "other amounts beyond", zh: "更高的其他金额" }
    or { en: ", or ", zh: "，或 " }
    no_way { en: "No way leads there.", zh: "这样无法达到。" }
    /// The most that larger orders bring, whatever stands in the way.
    most(most: &str, count: u32) {
        en: match count {
            1 => format!("Larger orders of 1 customer do not get there: the most is {most}."),
            _ => format!("Larger orders of these {count} alone do not get there: the most is {most}."),
        },
        zh: format!("仅靠这 {count} 位增加消费达不到：最多 {most}。"),
    }
    /// The most, because of a limit.
    most_by_limit(most: &str, limit: &str, count: u32) {
        en: match count {
            1 => format!("Larger orders of 1 customer do not get there: the most is {most}, because of the {limit}."),
            _ => format!("Larger orders of these {count} alone do not get there: the most is {most}, because of the {limit}."),
        },
        zh: format!("仅靠这 {count} 位增加消费达不到：因{limit}，最多 {most}。"),
    }
    /// The most that has been paid by a day.
    most_by(most: &str, by: &str, count: u32) {
        en: match count {
            1 => format!("By {by} larger orders of 1 customer bring at most {most}; what else they earn is paid later, or on a day that is not published."),
            _ => format!("By {by} larger orders of these {count} bring at most {most}; what else they earn is paid later, or on a day that is not published."),
        },
        zh: format!("仅靠这 {count} 位增加消费，到 {by} 最多到账 {most}；其余在之后发放，或发放日期未公布。"),
    }
    correct_first { en: "Correct the figures above first.", zh: "请先更正上面的数字。" }
    write_amount { en: "Write an amount, such as 1000.", zh: "请填写金额，例如 1000。" }
    two_decimals(typed: &str) {
        en: format!("“{typed}” has too many decimals: write at most two."),
        zh: format!("“{typed}”的小数位过多，最多两位。"),
    }
    no_amount(typed: &str) {
        en: format!("“{typed}” is no amount from 0.00 on. Write digits, and a point before the decimals: 1234.50."),
        zh: format!("“{typed}”不是有效金额（不小于 0.00）。请写数字，小数点用“.”：1234.50。"),
    }
    wrong_day { en: "Choose a day, or leave it empty.", zh: "请选择日期，或留空。" }

    // What to do first.
    before { en: "Before you start", zh: "开始之前" }
    before_note { en: "what you need first, and what the reward can be used for", zh: "先做什么，奖励怎么用" }
    from_before(edition: &str) {
        en: format!("The rules in force do not say it; those {edition} did:"),
        zh: format!("现行规则未说明；此前的规则（{edition}）为："),
    }
    all_rules { en: "All the rules", zh: "查看全部规则" }
    /// When rules before paid, where those in force do not say it.
    paid_before(edition: &str, days: &str) {
        en: format!("These rules do not say when. Those {edition} paid {days} days after the order."),
        zh: format!("本版规则未公布到账时间。此前的规则（{edition}）为下单 {days} 天后到账。"),
    }

    // The rules and the reader's day.
    in_force(from: &str) { en: format!("In force since {from}; no end is known."), zh: format!("自 {from}起生效，未公布结束日期。") }
    in_force_until(until: &str) { en: format!("In force, before {until}."), zh: format!("现行规则，{until}之前有效。") }
    not_yet(from: &str) { en: format!("Not yet in force: from {from}."), zh: format!("尚未生效：自 {from}起。") }
    ended(until: &str) { en: format!("These rules ended before {until}."), zh: format!("该版规则已于 {until}前结束。") }
    undated { en: "The page carries no date.", zh: "页面未注明日期。" }
    /// When the pages of the rules were read.
    read_on(day: &str) { en: format!("Read on {day}."), zh: format!("{day}查阅。") }
    official_page { en: "Check the official page", zh: "查看官方页面" }
    none_today { en: "What holds today is not known here.", zh: "目前生效的规则未收录。" }
    today_others(now: &str) {
        en: format!("Today other rules are in force: those {now}."),
        zh: format!("目前生效的是另一版规则：{now}。"),
    }
    reckon_today { en: "Start from today", zh: "从今天算起" }
}
