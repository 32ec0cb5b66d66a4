//! The texts of the page Ledger.

use referral_share::Field;
use referral_statement::{Outcome, Reason, Word};

use super::Lang;
use super::texts::texts;
use crate::state::ledger::told::Became;
use crate::state::ledger::{Kind, Why};

texts! {
    heading { en: "What did each order earn?", zh: "每笔订单的返利是多少？" }
    lede {
        en: "Drop a file of orders. Every row is judged by the rules, and says why it earns what it earns. The file stays on this device.",
        zh: "放入订单文件，逐行按规则计算，并说明每笔返利的原因。文件只在本设备上处理。",
    }
    // The file.
    file { en: "The file", zh: "文件" }
    drop_here { en: "Drop a file here, or", zh: "将文件拖到此处，或" }
    choose { en: "Choose a file", zh: "选择文件" }
    kinds {
        en: "CSV, TSV or with semicolons, also packed as .gz; UTF-8, UTF-16 or GB18030. The rows may stand in any order.",
        zh: "支持逗号、制表符或分号分隔，也可为 .gz 压缩；编码为 UTF-8、UTF-16 或 GB18030。行的顺序不限。",
    }
    sample { en: "Try it with a sample", zh: "用示例文件试试" }
    template { en: "Download an empty template", zh: "下载空白模板" }
    paste { en: "Paste rows instead", zh: "改为粘贴表格" }
    paste_here { en: "Rows, the first with the names of the columns", zh: "表格内容，首行为列名" }
    read_pasted { en: "Read these rows", zh: "读取这些行" }
    pasted_name { en: "Pasted rows", zh: "粘贴的表格" }
    another { en: "Another file", zh: "换一个文件" }
    put_away { en: "Put the file away", zh: "移除文件" }
    rules { en: "Tier, rules and readings", zh: "等级、规则与条款理解" }
    rules_note { en: "as in Scenario; a column of tiers goes before them", zh: "与“方案”页相同；文件中的等级列优先" }
    // Columns.
    columns { en: "What the columns hold", zh: "各列的含义" }
    columns_note(names: usize, known: usize) {
        en: format!("{known} of {names} columns are used"),
        zh: format!("共 {names} 列，使用 {known} 列"),
    }
    /// Beyond those that are shown.
    more_columns(count: usize) {
        en: format!("{count} more columns are passed over."),
        zh: format!("另有 {count} 列未使用。"),
    }
    remembered { en: "as you chose for a file of these columns before", zh: "沿用您此前对同样列名的选择" }
    column(number: usize) { en: format!("Column {number}"), zh: format!("第 {number} 列") }
    passed_over { en: "Not used", zh: "不使用" }
    has_names { en: "The first row holds names", zh: "首行为列名" }
    encoding { en: "Encoding", zh: "编码" }
    missing(fields: &str) {
        en: format!("No column holds {fields}. Choose it above; nothing can be judged without it."),
        zh: format!("没有哪一列是{fields}。请在上方选择，缺少它们无法计算。"),
    }
    enough { en: "Every field that is needed has a column.", zh: "必需的字段均已对应到列。" }
    go { en: "Read the file", zh: "读取文件" }
    read_again { en: "Read it by these columns", zh: "按这些列重新读取" }
    first_rows { en: "The first rows of the file", zh: "文件的前几行" }
    // Progress.
    looking { en: "Looking at the file …", zh: "正在查看文件……" }
    reading(percent: u64, orders: &str) {
        en: format!("Reading, {percent}%: {orders} orders so far"),
        zh: format!("正在读取 {percent}%，已读 {orders} 笔订单"),
    }
    judging(judged: &str, orders: &str) {
        en: format!("Judging: {judged} of {orders} orders"),
        zh: format!("正在计算：{judged} / {orders} 笔订单"),
    }
    progress { en: "Progress", zh: "进度" }
    stop { en: "Stop", zh: "停止" }
    stopped { en: "Stopped. The file is still here.", zh: "已停止，文件仍在此处。" }
    again { en: "Try again", zh: "重试" }
    // Troubles.
    no_worker {
        en: "The part of this page that reads files could not be started. Your file is untouched; try again, with a network if there is none.",
        zh: "读取文件的组件未能启动。您的文件未受影响，请重试；如无网络，请先联网。",
    }
    no_module {
        en: "The part of this page that judges files could not be loaded. Your file is untouched; try again, with a network if there is none.",
        zh: "计算文件的组件未能载入。您的文件未受影响，请重试；如无网络，请先联网。",
    }
    broke { en: "Judging stopped in the middle. Your file is untouched; try again, or a smaller file if memory is short.", zh: "计算中途停止。您的文件未受影响，请重试；如内存不足，请换较小的文件。" }
    empty { en: "There is nothing in this file.", zh: "文件是空的。" }
    workbook { en: "This is a workbook. Save it as CSV in your spreadsheet program, then bring that file.", zh: "这是电子表格工作簿。请在表格软件中另存为 CSV，再放入该文件。" }
    binary { en: "This is no table of text. Bring a CSV or TSV file.", zh: "这不是文本表格。请放入 CSV 或 TSV 文件。" }
    cannot_unpack { en: "This browser cannot unpack .gz. Unpack the file, then bring it.", zh: "此浏览器无法解压 .gz，请解压后再放入。" }
    damaged { en: "This packed file is damaged or cut off. Fetch it again, then bring it.", zh: "压缩文件已损坏或不完整，请重新获取后再放入。" }
    unreadable { en: "The browser cannot read the file any more: it was moved, changed or closed. Bring it again.", zh: "浏览器无法再读取该文件：它可能已被移动、修改或关闭。请重新放入。" }
    refused(what: &str) { en: format!("The rules refuse it: {what}"), zh: format!("规则不接受：{what}") }
    no_sample { en: "The sample could not be loaded. Try again with a network.", zh: "示例未能载入，请联网后重试。" }
    no_orders { en: "No row of this file is an order.", zh: "文件中没有可用的订单行。" }
    // Figures.
    orders { en: "Orders read", zh: "已读订单" }
    customers { en: "Customers", zh: "客户" }
    friends { en: "Friends", zh: "好友" }
    rewarded { en: "Rewarded", zh: "有返利" }
    counted { en: "Counted", zh: "已计入" }
    not_rewarded { en: "Not rewarded", zh: "无返利" }
    not_counted { en: "Not counted", zh: "未计入" }
    errors { en: "Rows with errors", zh: "有误的行" }
    total { en: "Total reward", zh: "返利合计" }
    judged(orders: &str, total: &str, errors: &str) {
        en: format!("{orders} orders are judged: {total} in total, {errors} rows with errors."),
        zh: format!("已计算 {orders} 笔订单：合计 {total}，{errors} 行有误。"),
    }
    // Sifting.
    find { en: "Find an order, a customer or a product", zh: "查找订单、客户或产品" }
    by_result { en: "Result", zh: "结果" }
    by_product { en: "Product", zh: "产品" }
    all_results { en: "Every result", zh: "全部结果" }
    all_products { en: "Every product", zh: "全部产品" }
    only_customer(customer: &str) { en: format!("Only customer {customer}"), zh: format!("仅客户 {customer}") }
    differs { en: "Paid another amount", zh: "实发金额不符" }
    show_all { en: "Show every row", zh: "显示全部行" }
    shown(rows: &str, all: &str) { en: format!("{rows} of {all} rows"), zh: format!("{rows} / {all} 行") }
    none_shown { en: "No row has all of this.", zh: "没有符合的行。" }
    sifting { en: "Looking …", zh: "正在查找……" }
    save_csv { en: "Export CSV", zh: "导出 CSV" }
    save_json { en: "Export JSON", zh: "导出 JSON" }
    writing { en: "Writing the file …", zh: "正在生成文件……" }
    // The table.
    table { en: "Orders and what they earn", zh: "订单及返利" }
    paid_on { en: "Paid on", zh: "付款日" }
    customer { en: "Customer", zh: "客户" }
    product { en: "Product", zh: "产品" }
    order { en: "Order", zh: "订单" }
    paid { en: "Paid", zh: "实付" }
    result { en: "Result", zh: "结果" }
    reward { en: "Reward", zh: "返利" }
    friend_earns { en: "Friend brings", zh: "好友带来" }
    actually_paid { en: "Paid out", zh: "实发" }
    keys { en: "Arrow keys move through the rows, Enter explains one.", zh: "方向键逐行移动，回车键查看说明。" }
    // One row.
    choose_row { en: "Choose a row to see why it earns what it earns.", zh: "选择一行，查看返利原因。" }
    why(amount: &str) { en: format!("Why {amount}"), zh: format!("为什么是 {amount}") }
    why_order { en: "Why this result", zh: "为什么是这个结果" }
    of_order { en: "Order", zh: "订单" }
    of_customer { en: "customer", zh: "客户" }
    of_line(line: &str) { en: format!("line {line} of the file"), zh: format!("文件第 {line} 行") }
    explaining { en: "Working it out …", zh: "正在计算……" }
    no_statement { en: "This row was refused: it stands among the rows with errors, with what is wrong.", zh: "此行未被接受，原因见“有误的行”。" }
    friend { en: "What the friend brings", zh: "该好友带来的奖励" }
    only_this { en: "Only this customer", zh: "仅看此客户" }
    to_support { en: "Answer it in Support", zh: "在“答疑”页回复" }
    close { en: "Close", zh: "关闭" }
    back { en: "Back to the rows", zh: "回到订单表" }
    compare { en: "Compare with what was paid out", zh: "与实发金额核对" }
    nothing_paid { en: "No row of this customer says what was paid out.", zh: "此客户的各行均未注明实发金额。" }
    // Totals.
    totals { en: "Totals", zh: "汇总" }
    by_reason { en: "By result", zh: "按结果" }
    by_tier { en: "By tier", zh: "按等级" }
    by_month { en: "By month", zh: "按月份" }
    rows { en: "Rows", zh: "行数" }
    own_tier { en: "The tier above", zh: "上方所选等级" }
    no_product { en: "No product named", zh: "未注明产品" }
    show_rows(what: &str) { en: format!("Show the rows of {what}"), zh: format!("查看“{what}”的行") }
    // Differences.
    differences { en: "What was paid out and differs", zh: "实发金额不符" }
    differing(count: usize, written: &str) {
        en: if count == 1 { "1 customer was paid another amount than it earns.".to_owned() } else { format!("{written} customers were paid another amount than they earn.") },
        zh: format!("{written} 位客户的实发金额与应得不符。"),
    }
    no_difference { en: "Every customer was paid exactly what it earns.", zh: "所有客户的实发金额均与应得一致。" }
    expected { en: "Earns", zh: "应得" }
    difference { en: "Difference", zh: "差额" }
    first_of(count: usize) { en: format!("The first {count} are listed; the rows of all are found with “Paid another amount”."), zh: format!("此处列出前 {count} 位；勾选“实发金额不符”可查看全部。") }
    // Rows with errors.
    faults { en: "Rows with errors", zh: "有误的行" }
    faults_lede { en: "They stopped nothing: the other rows are judged. Correct one and read it again, or export them all.", zh: "其余各行不受影响。可在此更正后重新读取，或全部导出。" }
    line(line: &str) { en: format!("Line {line}"), zh: format!("第 {line} 行") }
    in_column { en: "column", zh: "列" }
    was_read { en: "read", zh: "读到" }
    the_row(line: &str) { en: format!("The row of line {line}"), zh: format!("第 {line} 行的内容") }
    mend { en: "Read again", zh: "重新读取" }
    mended { en: "The row is an order now; everything is judged anew.", zh: "该行已成为有效订单，全部结果已重新计算。" }
    not_mended { en: "The row still cannot be an order.", zh: "该行仍无法作为订单。" }
    save_faults { en: "Export the rows with errors", zh: "导出有误的行" }
    more_faults(count: usize) { en: format!("{count} more"), zh: format!("还有 {count} 行") }
    // Short words for what became of a row.
    rewarded_tag { en: "rewarded", zh: "有返利" }
    limited_tag { en: "limited", zh: "已封顶" }
    nothing_tag { en: "nothing", zh: "无" }
    counted_tag { en: "counted", zh: "已计入" }
    not_counted_tag { en: "not counted", zh: "未计入" }
    refused_tag { en: "error", zh: "有误" }
    existing { en: "existing customer", zh: "老客户" }
    same_person { en: "same person", zh: "同一人" }
    contacted { en: "already contacted", zh: "已有销售跟进" }
    cheating { en: "cheating", zh: "作弊" }
    before_link { en: "before the link", zh: "早于打开链接" }
    before_registration { en: "before registering", zh: "早于注册" }
    outside { en: "outside the window", zh: "超出期限" }
    elsewhere { en: "another's link", zh: "他人链接" }
    pay_as_you_go { en: "pay-as-you-go", zh: "按量付费" }
    not_listed { en: "product not listed", zh: "产品不在列表" }
    refunded { en: "refunded in full", zh: "已全额退款" }
    first_lost { en: "first purchase lost", zh: "失去首购资格" }
    kind_not_paid { en: "kind not paid", zh: "该类订单无返利" }
    used_up { en: "limit used up", zh: "额度已用完" }
    no_edition { en: "no rules then", zh: "当时无规则" }
    below { en: "below the threshold", zh: "未达门槛" }
    order_paid { en: "limit of an order", zh: "单笔订单封顶" }
    customer_paid { en: "limit on what is paid", zh: "客户实付封顶" }
    customer_reward { en: "limit on the reward", zh: "客户返利封顶" }
    friend_total { en: "limit of a friend", zh: "好友奖励封顶" }
}

/// Why a file cannot be read.
pub fn trouble(lang: Lang, why: Why, refused: &str) -> String {
    match why {
        Why::Worker => no_worker(lang),
        Why::Module => no_module(lang),
        Why::Stopped => broke(lang),
        Why::Empty => empty(lang),
        Why::Workbook => workbook(lang),
        Why::Binary => binary(lang),
        Why::Packed => cannot_unpack(lang),
        Why::Damaged => damaged(lang),
        Why::Unreadable => unreadable(lang),
        Why::Sample => no_sample(lang),
        Why::Refused => self::refused(lang, refused),
    }
}

/// What became of a row, in a word or two.
pub fn tag(lang: Lang, became: &Became) -> String {
    match became {
        Became::Refused => refused_tag(lang),
        Became::Reason(reason) => short(lang, *reason),
        Became::Outcome(outcome) => match outcome {
            Outcome::Rewarded => rewarded_tag(lang),
            Outcome::Limited => limited_tag(lang),
            Outcome::NotRewarded => nothing_tag(lang),
            Outcome::Counted => counted_tag(lang),
            Outcome::NotCounted => not_counted_tag(lang),
        },
    }
}

/// A reason in a word or two.
fn short(lang: Lang, reason: Reason) -> String {
    match reason {
        Reason::ExistingCustomer => existing(lang),
        Reason::SamePerson => same_person(lang),
        Reason::AlreadyContacted => contacted(lang),
        Reason::Cheating => cheating(lang),
        Reason::BeforeLink => before_link(lang),
        Reason::BeforeRegistration => before_registration(lang),
        Reason::OutsideWindow => outside(lang),
        Reason::LinkedElsewhere => elsewhere(lang),
        Reason::PayAsYouGo => pay_as_you_go(lang),
        Reason::ProductNotListed => not_listed(lang),
        Reason::RefundedInFull => refunded(lang),
        Reason::FirstPurchaseLost => first_lost(lang),
        Reason::OrderKindNotPaid => kind_not_paid(lang),
        Reason::LimitUsedUp => used_up(lang),
        Reason::NoEdition => no_edition(lang),
        Reason::ThresholdNotReached => below(lang),
    }
}

/// The name of a group of rows: an outcome, a reason or a limit.
pub fn group(lang: Lang, word: &str) -> String {
    use referral_statement::LimitId;
    if let Some(reason) = Reason::from_word(word) {
        return short(lang, reason);
    }
    if let Some(outcome) = Outcome::from_word(word) {
        return tag(lang, &Became::Outcome(outcome));
    }
    match LimitId::from_word(word) {
        Some(LimitId::OrderPaid) => order_paid(lang),
        Some(LimitId::CustomerPaid) => customer_paid(lang),
        Some(LimitId::CustomerReward) => customer_reward(lang),
        Some(LimitId::FriendTotal) => friend_total(lang),
        None => refused_tag(lang),
    }
}

/// What a column can hold.
pub fn field(lang: Lang, field: Field) -> String {
    use super::scenario::{column_name, referrer_field};
    use crate::state::paste::Column;
    use crate::state::place::{CustomerField, OrderField, ReferrerField};
    let name = field.contract();
    match field {
        Field::ActuallyPaid => actually_paid(lang),
        Field::TierRate => referrer_field(lang, ReferrerField::TierRate),
        Field::Tier => referrer_field(lang, ReferrerField::Tier),
        other if other.is_of_customer() => {
            CustomerField::from_word(name).map_or_else(String::new, |field| column_name(lang, Column::Customer(field)))
        }
        _ => OrderField::from_word(name).map_or_else(String::new, |field| column_name(lang, Column::Order(field))),
    }
}

/// What is said while a file is written, and once it was.
pub fn saving(lang: Lang, kind: Option<Kind>) -> String {
    kind.map(|_| writing(lang)).unwrap_or_default()
}
