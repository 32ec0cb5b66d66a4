//! The texts of the statement on paper that the page does not have.

use super::texts::texts;

texts! {
    printed_on(day: &str) { en: format!("as of {day}"), zh: format!("{day} 打印") }
    what { en: "What", zh: "项目" }
    paid_on { en: "Paid on", zh: "付款时间" }
    paid { en: "Paid", zh: "付款" }
    earns { en: "How it earns", zh: "计算" }
    clauses { en: "Clauses", zh: "条款" }
    amount { en: "Amount", zh: "金额" }
    customer(id: &str) { en: format!("Customer {id}"), zh: format!("客户 {id}") }
    friend(id: &str) { en: format!("Friend {id}"), zh: format!("好友 {id}") }
    linked(at: &str) { en: format!("link opened {at}"), zh: format!("{at} 打开链接") }
    registered(on: &str) { en: format!("registered {on}"), zh: format!("{on} 注册") }
    refunded(amount: &str) { en: format!("{amount} paid back"), zh: format!("退款 {amount}") }
    total { en: "Total", zh: "合计" }
    readings { en: "Clauses that can be read in two ways", zh: "有两种理解的条款" }
    by_choice { en: "chosen", zh: "已选定" }
    by_default { en: "default, left open", zh: "默认，未选定" }
    /// A remark after a sentence.
    in_brackets(remark: &str) { en: format!(" ({remark})"), zh: format!("（{remark}）") }
    rests_on { en: "What this rests on", zh: "前提" }
    when { en: "When it arrives", zh: "到账时间" }
    and_more(count: usize) { en: format!("and {count} more"), zh: format!("等 {count} 笔") }
    open_it { en: "This statement, to open and check", zh: "打开并核对这份结算单" }
    no_link {
        en: "Too long for a link: the page saves it as a file that can be opened there.",
        zh: "内容过长，无法放入链接；可在页面上保存为文件后打开。",
    }
    not_affiliated {
        en: "Not affiliated with whoever runs the program.",
        zh: "与推荐计划的运营方无关。",
    }
}
