//! The texts of the page Scenario.

use referral_statement::{Account, Excluded, Withholding, excerpt};

use super::Lang;
use super::texts::texts;
use crate::state::paste::Column;
use crate::state::place::{CustomerField, OrderField, ReferrerField};

texts! {
    heading { en: "Customers and orders", zh: "客户与订单" }
    lede { en: "Any number of customers and dated orders. Every change is judged at once.", zh: "任意数量的客户和有日期的订单，每次改动立即重新计算。" }
    undo { en: "Undo", zh: "撤销" }
    redo { en: "Redo", zh: "重做" }
    undo_key { en: "Undo the last change of the scenario (Ctrl+Z)", zh: "撤销上一次改动（Ctrl+Z）" }
    redo_key { en: "Make the undone change again (Ctrl+Shift+Z)", zh: "重做被撤销的改动（Ctrl+Shift+Z）" }
    paste { en: "Paste from a spreadsheet", zh: "从表格粘贴" }
    add_customer { en: "Add a customer", zh: "添加客户" }
    add_order { en: "Add an order", zh: "添加订单" }
    referrer { en: "About you", zh: "关于您" }
    rules { en: "The rules", zh: "规则版本" }
    in_force { en: "as of each order", zh: "按各订单当日" }
    customer(id: &str) { en: format!("Customer {}", excerpt(id)), zh: format!("客户 {}", excerpt(id)) }
    orders_of(id: &str) { en: format!("Orders of {}", excerpt(id)), zh: format!("{} 的订单", excerpt(id)) }
    of_row(field: &str, id: &str) { en: format!("{field}, {}", excerpt(id)), zh: format!("{field}，{}", excerpt(id)) }
    more { en: "More", zh: "更多" }
    copy { en: "Duplicate", zh: "复制" }
    delete { en: "Delete", zh: "删除" }
    what_of(what: &str, id: &str) { en: format!("{what} {}", excerpt(id)), zh: format!("{what} {}", excerpt(id)) }
    deleted(id: &str) { en: format!("{} is deleted.", excerpt(id)), zh: format!("已删除 {}。", excerpt(id)) }
    taken(customers: usize, orders: usize) {
        en: format!("Taken: the scenario now has {customers} customers and {orders} orders."),
        zh: format!("已粘贴：方案现有 {customers} 位客户、{orders} 笔订单。"),
    }
    reward { en: "Reward", zh: "奖励" }
    actions { en: "Row", zh: "操作" }
    counts(amount: &str) { en: format!("{amount} counts"), zh: format!("计入 {amount}") }
    why_of(id: &str) { en: format!("Why {}: to its line in the statement", excerpt(id)), zh: format!("{} 的原因：转到结算单", excerpt(id)) }
    no_orders { en: "No orders yet.", zh: "还没有订单。" }
    as_listed { en: "as listed", zh: "按目录" }
    not_excluded { en: "no", zh: "否" }
    choose_product { en: "any that counts", zh: "任意计入产品" }
    start_with { en: "Start with an example", zh: "从示例开始" }
    as_estimate { en: "what Estimate begins with", zh: "“估算”页的初始数据" }
    examples_note { en: "Each replaces the scenario; Undo brings it back.", zh: "示例会替换当前方案，可撤销。" }
    empty { en: "No customer yet. Add one, paste rows from a spreadsheet, or start with a published example.", zh: "还没有客户。请添加客户、从表格粘贴，或从公布的示例开始。" }
    keys { en: "Keys: Enter goes to the next row and adds one at the end; arrow keys move up and down in a column; Ctrl+Z takes back.", zh: "键盘：Enter 转到下一行，末行时新增；上下方向键在列中移动；Ctrl+Z 撤销。" }
    // The box for pasting.
    paste_here { en: "Rows from a spreadsheet, with or without a heading", zh: "粘贴表格中的行，可带或不带标题" }
    paste_hint { en: "Columns may stand in any order: customer, order, date, amount, product and so on.", zh: "列的顺序不限：客户、订单号、日期、金额、产品等。" }
    understood(rows: usize, columns: usize, out: usize) {
        en: format!("{rows} rows; {columns} columns understood, {out} left out. What each column is taken for can be changed."),
        zh: format!("{rows} 行；识别 {columns} 列，忽略 {out} 列。每列的含义可以更改。"),
    }
    doubts(count: usize) {
        en: if count == 1 { "1 cell is not understood; it comes in as typed, to be corrected.".to_owned() } else { format!("{count} cells are not understood; they come in as typed, to be corrected.") },
        zh: format!("{count} 个单元格无法识别，将按原样导入，稍后可更正。"),
    }
    first_rows(count: usize) { en: format!("The first {count} rows"), zh: format!("前 {count} 行") }
    left_out { en: "left out", zh: "忽略" }
    column(number: usize) { en: format!("Column {number}"), zh: format!("第 {number} 列") }
    start_of_all { en: "Where no row says it", zh: "行中未注明时" }
    add_rows { en: "Add these", zh: "添加" }
    replace_rows { en: "Replace all customers", zh: "替换全部客户" }
    cancel { en: "Cancel", zh: "取消" }
    // Names of fields.
    f_customer { en: "Customer", zh: "客户" }
    f_customer_kind { en: "Was before", zh: "客户类型" }
    f_registered { en: "Registered on", zh: "注册日期" }
    f_linked { en: "Link opened", zh: "打开链接" }
    f_relinked { en: "Link opened again", zh: "再次打开链接" }
    f_elsewhere { en: "Another's link opened", zh: "打开他人链接" }
    f_linked_by { en: "Came by", zh: "关联方式" }
    f_excluded { en: "Excluded", zh: "是否排除" }
    f_count { en: "How many alike", zh: "相同客户数" }
    f_order { en: "Order", zh: "订单" }
    f_paid_at { en: "Paid on", zh: "支付时间" }
    f_paid { en: "Paid", zh: "实付" }
    f_refunded { en: "Refunded", zh: "退款" }
    f_product { en: "Product", zh: "产品" }
    f_class { en: "Class", zh: "产品类别" }
    f_kind { en: "Kind", zh: "订单类型" }
    f_billing { en: "Billing", zh: "付费方式" }
    f_settlement { en: "Cart", zh: "购物车" }
    f_tier { en: "Your tier", zh: "您的等级" }
    f_tier_rate { en: "The rate of your tier, %", zh: "您等级的比例，%" }
    f_account { en: "Your account", zh: "账号类型" }
    f_instalments { en: "Two instalments above", zh: "分两期的起点" }
    f_withholding { en: "Tax withheld", zh: "代扣税" }
    same_person { en: "same person", zh: "同人" }
    contacted { en: "already contacted", zh: "已有销售跟进" }
    cheating { en: "cheating", zh: "作弊" }
    individual { en: "an individual’s", zh: "个人" }
    enterprise { en: "an enterprise’s", zh: "企业" }
    no_tax { en: "none", zh: "不代扣" }
    labour { en: "as for labour services", zh: "按劳务报酬" }
}

/// The name of a customer's field.
pub fn customer_field(lang: Lang, field: CustomerField) -> String {
    match field {
        CustomerField::Id => f_customer(lang),
        CustomerField::Kind => f_customer_kind(lang),
        CustomerField::RegisteredOn => f_registered(lang),
        CustomerField::LinkedAt => f_linked(lang),
        CustomerField::RelinkedAt => f_relinked(lang),
        CustomerField::LinkedElsewhereAt => f_elsewhere(lang),
        CustomerField::LinkedBy => f_linked_by(lang),
        CustomerField::Excluded => f_excluded(lang),
        CustomerField::Count => f_count(lang),
    }
}

/// The name of an order's field.
pub fn order_field(lang: Lang, field: OrderField) -> String {
    match field {
        OrderField::Id => f_order(lang),
        OrderField::PaidAt => f_paid_at(lang),
        OrderField::Paid => f_paid(lang),
        OrderField::Refunded => f_refunded(lang),
        OrderField::Product => f_product(lang),
        OrderField::Class => f_class(lang),
        OrderField::Kind => f_kind(lang),
        OrderField::Billing => f_billing(lang),
        OrderField::Settlement => f_settlement(lang),
    }
}

/// The name of a field of the referrer.
pub fn referrer_field(lang: Lang, field: ReferrerField) -> String {
    match field {
        ReferrerField::Tier => f_tier(lang),
        ReferrerField::TierRate => f_tier_rate(lang),
        ReferrerField::Account => f_account(lang),
        ReferrerField::InstalmentsOver => f_instalments(lang),
        ReferrerField::Withholding => f_withholding(lang),
    }
}

/// The name of what a column holds.
pub fn column_name(lang: Lang, column: Column) -> String {
    match column {
        Column::Customer(field) => customer_field(lang, field),
        Column::Order(field) => order_field(lang, field),
    }
}

/// Why a customer is excluded.
pub fn excluded(lang: Lang, excluded: Excluded) -> String {
    match excluded {
        Excluded::SamePerson => same_person(lang),
        Excluded::AlreadyContacted => contacted(lang),
        Excluded::Cheating => cheating(lang),
    }
}

/// Whose account it is.
pub fn account(lang: Lang, account: Account) -> String {
    match account {
        Account::Individual => individual(lang),
        Account::Enterprise => enterprise(lang),
    }
}

/// The tax that is withheld.
pub fn withholding(lang: Lang, withholding: Withholding) -> String {
    match withholding {
        Withholding::None => no_tax(lang),
        Withholding::LabourService => labour(lang),
    }
}
