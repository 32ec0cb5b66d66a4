//! The texts of the page Support.

use super::texts::texts;

texts! {
    heading { en: "Why this amount?", zh: "为什么是这个金额？" }
    lede {
        en: "Choose the order that was asked about. The page says what it earns and why, what would explain another amount, and what to reply.",
        zh: "选择客户询问的订单。本页说明它的返利及原因、实收不符时的可能解释，并给出可直接使用的回复。",
    }
    came_in { en: "What came in", zh: "收到的内容" }
    paste { en: "Paste a link, rows of orders, or a scenario", zh: "粘贴链接、订单表格或方案" }
    paste_note { en: "or go on with the present scenario below", zh: "也可直接使用下方的当前方案" }
    take { en: "Open it", zh: "打开" }
    unknown {
        en: "This is no link, no table of orders and no scenario that can be read here. What you pasted stays in the box.",
        zh: "这不是可识别的链接、订单表格或方案。粘贴的内容仍保留在框中。",
    }
    unknown_program(id: &str) {
        en: format!("This is of the program “{id}”, whose rules are not here: whoever made it brought them. Use that rule file in Rules, then take this again; it stays in the box."),
        zh: format!("它属于推荐计划“{id}”，其规则由制作者自带，此处没有。请先在“规则”页启用该规则文件，再重新读取；框中内容会保留。"),
    }
    undo { en: "Undo", zh: "撤销" }
    order { en: "The order", zh: "订单" }
    find { en: "Find an order", zh: "查找订单" }
    none_found { en: "No order has this in its name.", zh: "没有订单符合查找内容。" }
    of_customer(order: &str, customer: &str) {
        en: format!("{order} · customer {customer}"),
        zh: format!("{order} · 客户 {customer}"),
    }
    more_orders(count: usize) {
        en: if count == 1 { "1 order more: find it by its name.".to_owned() } else { format!("{count} orders more: find them by name.") },
        zh: format!("还有 {count} 笔订单，请用名称查找。"),
    }
    no_orders { en: "The scenario has no order yet.", zh: "当前方案还没有订单。" }
    received(customer: &str) {
        en: format!("Received for customer {customer}, all orders together"),
        zh: format!("客户 {customer} 全部订单的实收金额"),
    }
    received_note { en: "leave empty if the question is only why", zh: "若只问原因，可留空" }
    reconcile { en: "Look for what explains it", zh: "解释差额" }
    history { en: "What happened when", zh: "时间线" }
    history_summary(events: usize) {
        en: format!("The same {events} moments as a list"),
        zh: format!("以列表查看这 {events} 个时点"),
    }
    link_opened { en: "your link opened", zh: "打开您的链接" }
    link_reopened { en: "your link opened again", zh: "再次打开您的链接" }
    opened_elsewhere { en: "another referrer's link opened", zh: "打开其他推荐人的链接" }
    window_ends { en: "the window ends", zh: "期限结束" }
    fixed_ends { en: "the window of the fixed reward ends", zh: "固定奖励期限结束" }
    bonus_ends { en: "the window of the bonus ends", zh: "额外奖励期限结束" }
    registered { en: "registered", zh: "注册" }
    order_paid(order: &str, amount: &str) { en: format!("{order} paid, {amount}"), zh: format!("{order} 付款 {amount}") }
    asked { en: "asked about", zh: "询问的订单" }
    why { en: "Why this amount", zh: "为什么是这个金额" }
    steps { en: "Step by step, with the clauses", zh: "逐步推导及条款" }
    friend { en: "What the friend brings", zh: "该好友带来的奖励" }
    tax { en: "Amounts are before tax. Scenario shows the tax withheld where it is chosen there.", zh: "金额均为税前。如需计税，请在“方案”页选择。" }
    would_pay { en: "What would pay", zh: "怎样才有返利" }
    explained { en: "What explains the amount received", zh: "实收金额的可能原因" }
    not_read { en: "This amount cannot be read, or the scenario has something to correct.", zh: "无法识别该金额，或方案中有需要更正之处。" }
    total_then(total: &str) { en: format!("The statement then: {total}"), zh: format!("该情形下的结算：{total}") }
    possible { en: "Possible, not proven: each of these gives the amount to the cent.", zh: "以下仅为可能的解释，均恰好得到该金额。" }
    more { en: "There are more of these than are shown.", zh: "还有更多，未全部列出。" }
    elsewhere { en: "The same case under other editions and readings", zh: "在其他版本和理解下的同一情形" }
    reply { en: "The reply", zh: "回复" }
    reply_in { en: "Language of the reply", zh: "回复语言" }
    copy { en: "Copy the reply", zh: "复制回复" }
    copied { en: "Copied.", zh: "已复制。" }
    refused { en: "The browser did not allow it. The text is selected: copy it with the keyboard.", zh: "浏览器未允许复制。文字已选中，请用键盘复制。" }
    reasons { en: "Reasons for nothing", zh: "没有返利的原因" }
    find_reason { en: "Find a reason", zh: "搜索原因" }
    reason_note { en: "for instance pay-as-you-go", zh: "例如 按量" }
    no_reason { en: "No reason has this in its text.", zh: "没有符合的原因。" }
    correct { en: "Something in the scenario is to be corrected first; the figures are the last that could be read.", zh: "方案中有需要更正之处；以下为上一次能读懂的数字。" }
}
