//! The texts of the page Forecast: its two sections, the plan and what it brings. Those of the calendar are in `calendar.rs`.

use referral_statement::{Code, Error, Month, excerpt};

use super::texts::texts;
use super::{Lang, faults};
use crate::state::forecast::{Case, PlanField};
use crate::state::typed;

texts! {
    heading { en: "What comes in, and when?", zh: "什么时候到账多少？" }
    lede {
        en: "Say how many new people a month you expect, or look at the payment days of your scenario.",
        zh: "填写预计每月带来多少新人，或查看当前方案的到账日期。",
    }
    sections { en: "Sections of this page", zh: "本页的两部分" }
    plan { en: "Plan by month", zh: "月度计划" }
    calendar { en: "Payment calendar", zh: "到账日历" }

    // The plan.
    your_plan { en: "Your plan", zh: "您的计划" }
    example {
        en: "These figures are an invented example, a small blog. They promise nothing: put your own in their place.",
        zh: "以下数字是虚构的示例（一个小博客），不代表任何承诺。请换成您自己的数字。",
    }
    to_example { en: "Begin again with the example", zh: "恢复为示例" }
    undo { en: "Undo", zh: "撤销" }
    from { en: "First month", zh: "起始月份" }
    months { en: "Months with new people", zh: "有新人加入的月数" }
    until { en: "Look until", zh: "看到哪个月" }
    until_hint { en: "a later month shows what is still on its way", zh: "看得更远，可见尚未到账的部分" }
    day { en: "Day of the month on which they come", zh: "每月几号加入" }
    new_friends { en: "New friends a month", zh: "每月新好友人数" }
    new_customers { en: "New customers a month", zh: "每月新客户人数" }
    one_or_list { en: "one number, or one for each month: 2; 3; 5", zh: "一个数，或每月一个：2；3；5" }
    conversion { en: "Of them order, %", zh: "其中下单的比例，%" }
    first_order { en: "First order", zh: "首笔订单" }
    first_after { en: "Days until the first order", zh: "距首笔订单的天数" }
    later_amount { en: "Each later order", zh: "之后每笔订单" }
    none_if_empty { en: "leave empty for none", zh: "没有则留空" }
    later_every { en: "Days between orders", zh: "两笔订单间隔天数" }
    later_kind { en: "Later orders are", zh: "之后的订单是" }
    drop_out { en: "Lost before each later order, %", zh: "每次续单前的流失，%" }
    more { en: "Days and kinds", zh: "日期与订单类型" }
    low { en: "Low", zh: "偏低" }
    expected { en: "Expected", zh: "预期" }
    high { en: "High", zh: "偏高" }
    as_expected { en: "Low and high are as expected where they are left empty.", zh: "偏低与偏高留空时，与预期相同。" }
    in_case(field: &str, case: &str) { en: format!("{field}, {case}"), zh: format!("{field}（{case}）") }
    same { en: "same", zh: "同预期" }
    assumed {
        en: "All are new, came by your link, order prepaid what counts, and send nothing back.",
        zh: "假定全部为通过您的链接而来的新用户，预付购买计入的产品，且不退款。",
    }

    // What it brings.
    result { en: "What the plan brings", zh: "计划的结果" }
    by_end { en: "By", zh: "到" }
    paid_by_then { en: "paid to you by then", zh: "届时已到账" }
    earned_by_then { en: "earned by then", zh: "届时已赚得" }
    in_credit { en: "in cloud credit, as coupons", zh: "以代金券形式发放" }
    before_tax { en: "in cash, before tax", zh: "现金，税前" }
    between(low: &str, high: &str) {
        en: format!("{low} to {high} between your low and high cases."),
        zh: format!("在偏低与偏高之间：{low} 至 {high}。"),
    }
    one_case(case: &str, amount: &str) { en: format!("{case} case: {amount}."), zh: format!("{case}：{amount}。") }
    after_tax(net: &str) { en: format!("{net} after the tax withheld."), zh: format!("代扣税后 {net}。") }
    all_orders(until: &str) { en: format!("All orders up to {until} earn"), zh: format!("截至{until}的全部订单共赚得") }
    of_people(count: &str, spend: bool) {
        en: if spend { format!("of {count} new friends") } else { format!("of {count} new customers") },
        zh: if spend { format!("来自 {count} 位新好友") } else { format!("来自 {count} 位新客户") },
    }
    of_it_by(day: &str) { en: format!("of it paid by {day}"), zh: format!("其中截至{day}到账") }
    of_it_then(until: &str) { en: format!("paid from then to {until}"), zh: format!("此后至{until}到账") }
    under_way(until: &str) { en: format!("still under way after {until}"), zh: format!("{until}之后才到账") }
    undated { en: "paid on days that are not published", zh: "到账日期未公布" }
    no_dates(undated: &str) {
        en: format!("The rules of these orders publish no payment day, so none is guessed: {undated} is earned in the months below and paid on days that nobody has published."),
        zh: format!("这些订单适用的规则没有公布到账日期，因此不作推测：{undated} 按赚得的月份列示，何时到账未公布。"),
    }
    limits_take(names: &str, amount: &str) {
        en: format!("Limits take {amount} of what these orders would earn: {names}."),
        zh: format!("因封顶少得 {amount}：{names}。"),
    }
    no_limit_takes { en: "No limit takes anything from this plan.", zh: "本计划没有触及任何封顶。" }
    busy { en: "Working it out …", zh: "正在计算…" }
    nothing { en: "Nothing comes in from this plan.", zh: "按此计划没有收入。" }
    stale { en: "Not for what you typed. This is the last plan that could be read; to correct:", zh: "以下并非按您刚才的输入计算，而是上一个能读懂的计划。请更正：" }
    too_many { en: "The plan has more orders than can be judged here. Give fewer months, a longer time between orders or an earlier last month.", zh: "计划中的订单过多，无法逐笔计算。请减少月数、拉长间隔或提前结束月份。" }
    peek(day: &str, amount: &str) { en: format!("By {day}: {amount} · see the result"), zh: format!("到 {day}：{amount} · 查看结果") }

    // The picture and the table.
    by_month { en: "Month by month", zh: "逐月" }
    each_month { en: "each month", zh: "当月" }
    added_up { en: "added up", zh: "累计" }
    paid { en: "paid", zh: "到账" }
    earned { en: "earned", zh: "赚得" }
    what_is_shown { en: "What is shown", zh: "显示内容" }
    go_through { en: "Go through the months", zh: "逐月查看" }
    at_month(month: &str, amount: &str) { en: format!("{month}: {amount}"), zh: format!("{month}：{amount}") }
    at_month_between(month: &str, amount: &str, low: &str, high: &str) {
        en: format!("{month}: {amount} ({low} to {high})"),
        zh: format!("{month}：{amount}（{low} 至 {high}）"),
    }
    summary(earned: bool, months: &str, most: &str, at: &str, end: &str) {
        en: {
            let what = if earned { "earned" } else { "paid" };
            format!("A chart of what is {what} in each month, {months}. The most is {most}, in {at}; together it is {end}.")
        },
        zh: format!("{months} 逐月{}图。最多的是 {at}，{most}；合计 {end}。", if earned { "赚得" } else { "到账" }),
    }
    summary_added_up(earned: bool, months: &str, end: &str) {
        en: {
            let what = if earned { "earned" } else { "paid" };
            format!("A chart of what has been {what} up to the end of each month, {months}. It grows to {end}.")
        },
        zh: format!("{months} 各月累计{}图，最后为 {end}。", if earned { "赚得" } else { "到账" }),
    }
    with_band { en: "The shaded part lies between your low and high cases.", zh: "阴影为偏低与偏高之间。" }
    table { en: "Every month in figures", zh: "逐月明细表" }
    month { en: "Month", zh: "月份" }
    people { en: "New", zh: "新人" }
    earned_head { en: "Earned", zh: "赚得" }
    paid_head { en: "Paid", zh: "到账" }
    so_far_head { en: "Paid so far", zh: "累计到账" }
    earned_so_far_head { en: "Earned so far", zh: "累计赚得" }
    tax_head { en: "Tax", zh: "代扣税" }
    to(low: &str, high: &str) { en: format!("{low} – {high}"), zh: format!("{low} – {high}") }
    sum { en: "Together", zh: "合计" }
    to_months { en: "Where it comes from, month by month", zh: "逐月查看来源" }
    opens {
        en: "A month opens to the months in which its customers came, and those to one such customer, line by line.",
        zh: "点开某月，可见当月金额来自哪些月份加入的客户；再点可逐行查看其中一位。",
    }
    from_those_of(month: &str) { en: format!("from those of {month}"), zh: format!("{month}加入者") }
    one_of_them { en: "one of them", zh: "看一位" }
    carried {
        en: "Cents are carried from month to month, so that the months add up.",
        zh: "分位逐月结转，使各月之和等于合计。",
    }

    // One customer taken apart.
    apart { en: "Where these figures come from", zh: "这些数字从何而来" }
    rule {
        en: "Nothing here is left to chance: every way that a customer can go is judged by the rules on its own, with its limits and roundings, and weighed with its share.",
        zh: "这里没有随机模拟：客户每一种可能的走向都按规则单独计算（含封顶与取整），再按其占比加权。",
    }
    start_in { en: "Those who come in", zh: "加入月份" }
    orders_made { en: "They order", zh: "下单次数" }
    times(count: usize) {
        en: if count == 1 { "once".to_owned() } else { format!("{count} times") },
        zh: format!("{count} 次"),
    }
    times_or_more(count: usize) {
        en: if count == 1 { "once or more".to_owned() } else { format!("{count} times or more") },
        zh: format!("{count} 次及以上"),
    }
    times_to(least: usize, most: usize) { en: format!("{least} to {most} times"), zh: format!("{least} 至 {most} 次") }
    never { en: "never, or earn nothing", zh: "不下单，或没有返利" }
    share { en: "Share of the new", zh: "占新人比例" }
    each_earns { en: "Each earns you", zh: "每位为您赚得" }
    the_one { en: "One who makes every order, by the rules", zh: "逐笔下单的一位，按规则计算" }
    first_orders(count: usize) { en: format!("The first {count} orders are shown."), zh: format!("仅列出前 {count} 笔订单。") }
    open { en: "Open the plan in Scenario", zh: "在“方案”中打开此计划" }
    open_note {
        en: "As dated orders: in each month as many customers as are expected to order, rounded, of whom nobody is lost. Undo there brings your scenario back.",
        zh: "转为有日期的订单：每月按预计下单人数取整，且无人流失。可在“方案”页撤销。",
    }
    judged_as { en: "Judged as your scenario says", zh: "按当前方案的设定计算" }

    no_month(typed: &str) { en: format!("“{typed}” is not a month. Write it as 2026-01."), zh: format!("“{typed}”不是月份，请写成 2026-01。") }
    before_first(typed: &str) { en: format!("“{typed}” is before the first month."), zh: format!("“{typed}”早于起始月份。") }
    too_far { en: "At most 120 months from the first are looked at.", zh: "最多看到起始月份之后 120 个月。" }
    too_late { en: "This is later than the calendar reaches.", zh: "超出日历范围。" }
    whole(typed: &str, least: u32, most: u32) {
        en: format!("“{typed}” is not a whole number from {least} to {most}."),
        zh: format!("“{typed}”不是 {least} 至 {most} 的整数。"),
    }
    not_as_many { en: "Give one number, or as many as there are months with new people, between semicolons.", zh: "请填一个数，或与月数一样多的数，用分号隔开。" }
    above_all(typed: &str) { en: format!("“{typed}” is above 100%."), zh: format!("“{typed}”超过 100%。") }
}

/// The name of a field.
pub fn field(lang: Lang, field: PlanField, spend: bool) -> String {
    match field {
        PlanField::From => from(lang),
        PlanField::Months => months(lang),
        PlanField::Until => until(lang),
        PlanField::Day => day(lang),
        PlanField::NewCustomers if spend => new_friends(lang),
        PlanField::NewCustomers => new_customers(lang),
        PlanField::Conversion => conversion(lang),
        PlanField::FirstOrder => first_order(lang),
        PlanField::FirstAfter => first_after(lang),
        PlanField::LaterAmount => later_amount(lang),
        PlanField::LaterEvery => later_every(lang),
        PlanField::LaterKind => later_kind(lang),
        PlanField::DropOut => drop_out(lang),
    }
}

/// The name of a case.
pub fn case(lang: Lang, case: Case) -> String {
    match case {
        Case::Low => low(lang),
        Case::Expected => expected(lang),
        Case::High => high(lang),
    }
}

/// What is wrong with a text of the plan.
pub fn fault(lang: Lang, field: PlanField, error: &Error, typed: &str) -> String {
    let is_month = || Month::parse(&typed::month(typed)).is_ok();
    let typed = &*excerpt(typed);
    match (field, error.code) {
        _ if typed.trim().is_empty() => faults::missing(lang),
        (PlanField::From, Code::BadTime) if is_month() => too_late(lang),
        (PlanField::Until, Code::BadTime) if is_month() => before_first(lang, typed),
        (PlanField::From | PlanField::Until, Code::BadTime) => no_month(lang, typed),
        (PlanField::Until, Code::TooLarge) => too_far(lang),
        (PlanField::Months, Code::BadCount | Code::WrongType) => whole(lang, typed, 1, 120),
        (PlanField::Day, Code::BadCount | Code::WrongType) => whole(lang, typed, 1, 28),
        (PlanField::FirstAfter, Code::BadCount | Code::WrongType) => whole(lang, typed, 0, 3650),
        (PlanField::LaterEvery, Code::BadCount | Code::WrongType) => whole(lang, typed, 1, 3650),
        (PlanField::NewCustomers, Code::BadCount) => not_as_many(lang),
        (field, Code::TooLarge) if field.is_percent() => above_all(lang, typed),
        (_, code) => faults::sentence(lang, code, typed),
    }
}
