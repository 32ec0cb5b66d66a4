//! The texts of the payout calendar on the page Forecast.

use super::texts::texts;

texts! {
    heading { en: "When your scenario is paid", zh: "当前方案何时到账" }
    of_scenario(customers: usize, orders: usize) {
        en: format!(
            "Every payment of the present scenario ({}, {}).",
            if customers == 1 { "1 customer".to_owned() } else { format!("{customers} customers") },
            if orders == 1 { "1 order".to_owned() } else { format!("{orders} orders") },
        ),
        zh: format!("当前方案（{customers} 位客户、{orders} 笔订单）的每一笔到账。"),
    }
    change_it { en: "Change it in Scenario", zh: "到“方案”页修改" }
    nothing { en: "The scenario earns nothing, so nothing is paid.", zh: "当前方案没有奖励，因此没有到账。" }
    no_answer { en: "The scenario has something to correct before it can be shown here.", zh: "请先更正方案中的错误。" }
    for_last { en: "The scenario has something to correct. This is the last one that could be read.", zh: "方案中有需要更正之处；以下按上一个能读懂的方案显示。" }
    ics { en: "Add the payment days to a calendar (.ics)", zh: "把到账日加入日历（.ics）" }
    // A day.
    in_hand { en: "In hand by", zh: "截至哪天到手" }
    first_and_last(first: &str, last: &str) {
        en: if first == last { format!("All of it comes {first}.") } else { format!("The first comes {first}, the last {last}.") },
        zh: if first == last { format!("全部于 {first} 到账。") } else { format!("首笔 {first} 到账，末笔 {last} 到账。") },
    }
    wrong_day { en: "Choose a day, or leave it empty.", zh: "请选择日期，或留空。" }
    by_day(day: &str, paid: &str) { en: format!("By {day} you have been paid {paid}."), zh: format!("到 {day}，已到账 {paid}。") }
    net_of(net: &str, tax: &str) { en: format!("After tax of {tax} that is {net}."), zh: format!("代扣税 {tax} 后为 {net}。") }
    can_spend(amount: &str) { en: format!("Of it {amount} can be spent or withdrawn on that day."), zh: format!("其中 {amount} 当天可使用或提现。") }
    has_expired(amount: &str) { en: format!("{amount} of it has expired."), zh: format!("其中 {amount} 已过期。") }
    to_come(amount: &str) { en: format!("{amount} comes later."), zh: format!("另有 {amount} 之后到账。") }
    has_no_date(amount: &str) { en: format!("{amount} has no published date."), zh: format!("另有 {amount} 未公布到账日期。") }
    // Tax.
    tax_switch { en: "Show income tax withheld", zh: "显示代扣个人所得税" }
    tax_note {
        en: "Worked out as for labour services, month by month; what this rests on stands below. A statement is always before tax.",
        zh: "按劳务报酬逐月计算，前提见下方。结算单始终为税前金额。",
    }
    not_for_company { en: "It is withheld from individuals only; your account is an enterprise’s.", zh: "仅对个人代扣；您的账号为企业账号。" }
    tax_of(month: &str, tax: &str) { en: format!("Tax of {tax} on {month}"), zh: format!("{month} 代扣税 {tax}") }
    tax_gross { en: "Paid in the month", zh: "当月到账" }
    tax_deduction { en: "Deduction", zh: "减除费用" }
    tax_taxable { en: "Taxable", zh: "应纳税所得额" }
    tax_rate(rate: &str, quick: &str) { en: format!("{rate}, less {quick}"), zh: format!("{rate}，速算扣除数 {quick}") }
    tax_rate_name { en: "Rate", zh: "预扣率" }
    tax_is { en: "Tax", zh: "代扣税" }
    tax_net { en: "After tax", zh: "税后" }
    // The picture.
    time_line { en: "The way of every payment", zh: "每笔奖励的路径" }
    earned { en: "earned", zh: "赚得" }
    confirmed { en: "confirmed", zh: "确认" }
    paid { en: "paid", zh: "到账" }
    spendable { en: "can be spent", zh: "可用" }
    withdrawable { en: "can be withdrawn", zh: "可提现" }
    expires { en: "expires", zh: "过期" }
    first_of(shown: usize, all: usize) {
        en: format!("The first {shown} of {all} are drawn; the list below has all."),
        zh: format!("图中为前 {shown} 笔，共 {all} 笔；下方列表完整。"),
    }
    summary(count: usize, from: &str, until: &str) {
        en: format!("A time line of {count} payments, from {from} to {until}. The table below says the same."),
        zh: format!("{count} 笔奖励的时间线，{from} 至 {until}。下方表格内容相同。"),
    }
    // The list.
    month_sum(sum: &str, so_far: &str) { en: format!("{sum} · so far {so_far}"), zh: format!("{sum} · 累计 {so_far}") }
    month_points(points: &str) { en: format!("{points} points"), zh: format!("{points} 云气") }
    months { en: "Month by month", zh: "逐月" }
    net_sum(net: &str) { en: format!("{net} after tax"), zh: format!("税后 {net}") }
    undated { en: "Date not published", zh: "日期未公布" }
    undated_note {
        en: "The rules of these orders publish no payment day, and none is guessed.",
        zh: "这些订单适用的规则没有公布到账日期，不作推测。",
    }
    path { en: "Its way", zh: "路径" }
    not_published { en: "not published", zh: "未公布" }
    no_own_day { en: "no day of its own is published", zh: "未单独公布" }
    not_open { en: "not open: the account or too few orders", zh: "尚不可提现（账号类型或订单数不足）" }
    never_expires { en: "money does not expire", zh: "现金不过期" }
    table { en: "Every payment as a table", zh: "以表格查看全部到账" }
    what { en: "For", zh: "事由" }
    amount { en: "Amount", zh: "金额" }
    points_are(points: &str, per_unit: &str, symbol: &str) {
        en: format!("In points: {points} ({per_unit} are {symbol}1)."),
        zh: format!("折合 {points} 云气（{per_unit} 云气 = {symbol}1）。"),
    }
    withdrawals { en: "Withdrawals", zh: "提现" }
    withdraw(gross: &str, limit: &str, times: u64) {
        en: match times {
            1 => format!("{gross} can be taken out at once: the limit is {limit} a time."),
            _ => format!("{gross} takes {times} withdrawals: the limit is {limit} a time."),
        },
        zh: format!("{gross} 需提现 {times} 次：单次上限 {limit}。"),
    }
    opens_on(day: &str) { en: format!("Withdrawals open on {day}."), zh: format!("{day} 起可提现。") }
    not_yet_open { en: "These orders are too few to open withdrawals.", zh: "订单数不足，尚未开放提现。" }
    no_company { en: "An enterprise account cannot withdraw yet.", zh: "企业账号暂不支持提现。" }
}
