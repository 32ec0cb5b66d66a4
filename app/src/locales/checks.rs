//! The texts of the page Checks.

use referral_statement::{Expected, Figure};

use super::Lang;
use super::texts::texts;
use crate::state::checks::Verdict;

texts! {
    heading { en: "Does it reproduce their own examples?", zh: "能否重现官方自己的示例？" }
    lede {
        en: "Every worked example that the programs' pages print is computed on this page, now, by the same engine as everything else.",
        zh: "各计划页面给出的每个计算示例，都由本页的计算引擎当场重算，与其他页面所用的引擎相同。",
    }
    /// So many of so many.
    tally(come_out: usize, all: usize) { en: format!("{come_out} of {all}"), zh: format!("{all} 例中 {come_out} 例") }
    come_out { en: "come out as printed, to the cent and the minute", zh: "与页面所印一致，精确到分" }
    contradict(count: usize) {
        en: if count == 1 { "1 of these contradicts its own page".to_owned() } else { format!("{count} of these contradict their own page") },
        zh: format!("其中 {count} 例与其自身页面的规则矛盾"),
    }
    differ(count: usize) {
        en: if count == 1 { "1 does not come out".to_owned() } else { format!("{count} do not come out") },
        zh: format!("{count} 例不一致"),
    }
    /// Of a program whose pages print none.
    prints_none(program: &str) {
        en: format!("{program}: its pages print no worked example."),
        zh: format!("{program}：其页面没有计算示例。"),
    }
    /// Why an example cannot be worked out, and what to do.
    refused(message: &str, hint: &str) { en: format!("{message} ({hint})"), zh: format!("{message}（{hint}）") }
    filter { en: "Show", zh: "筛选" }
    program { en: "Program", zh: "计划" }
    clause { en: "Clause", zh: "条款" }
    every_program { en: "every program", zh: "全部计划" }
    every_clause { en: "every clause", zh: "全部条款" }
    of_clause(place: &str, clause: &str) { en: format!("{clause} · {place}"), zh: format!("{clause} · {place}") }
    result { en: "Result", zh: "结果" }
    every_result { en: "all", zh: "全部" }
    shown(count: usize) {
        en: if count == 1 { "1 example".to_owned() } else { format!("{count} examples") },
        zh: format!("{count} 个示例"),
    }
    none_shown { en: "No example is of this program, clause and result together.", zh: "没有同时符合所选计划、条款与结果的示例。" }
    printed { en: "Printed", zh: "页面所印" }
    computed { en: "Computed here", zh: "本页计算" }
    nothing { en: "no such figure", zh: "无此数值" }
    agrees { en: "as printed", zh: "与页面一致" }
    contradicts { en: "the page contradicts itself", zh: "页面自相矛盾" }
    by_reading { en: "as printed, read otherwise", zh: "按另一种理解一致" }
    differs { en: "does not come out", zh: "不一致" }
    tax { en: "income tax", zh: "个人所得税" }
    own { en: "an example of the rules' author", zh: "规则作者的示例" }
    of_total { en: "the total", zh: "合计" }
    of_tax { en: "the tax withheld", zh: "代扣税款" }
    of_reward(order: &str) { en: format!("what order {order} earns"), zh: format!("订单 {order} 的返利") }
    of_counted(order: &str) { en: format!("what counts of order {order}"), zh: format!("订单 {order} 的计入金额") }
    of_link_end(order: &str) { en: format!("when the link of order {order} ends"), zh: format!("订单 {order} 的关联到期时间") }
    /// It comes out under a reading that is not the default.
    read_as(question: &str, option: &str) {
        en: format!("It comes out as printed where “{question}” is answered with “{option}”."),
        zh: format!("“{question}”按“{option}”理解时，与页面所印一致。"),
    }
    our_default(figure: &str) { en: format!("By our default: {figure}."), zh: format!("按本站默认：{figure}。") }
    says_otherwise { en: "The clause that says otherwise:", zh: "说法不同的条款：" }
    how { en: "How it is computed", zh: "计算过程" }
    withheld(gross: &str, deduction: &str, taxable: &str) {
        en: format!("Of {gross} paid in the month, {deduction} are taken off: {taxable} are taxed."),
        zh: format!("当月到账 {gross}，减除费用 {deduction}，应纳税所得额 {taxable}。"),
    }
    taxed(rate: &str, taxable: &str, less: &str, tax: &str) {
        en: format!("{rate} of {taxable}, less {less}, is {tax}."),
        zh: format!("{taxable} × {rate} − {less} = {tax}。"),
    }
    open { en: "Open in Scenario", zh: "在“方案”中打开" }
    open_as_printed { en: "Open in Scenario as printed", zh: "按页面的理解在“方案”中打开" }
    open_by_default { en: "Open by our default", zh: "按本站默认打开" }
}

/// What came of an example.
pub fn verdict(lang: Lang, verdict: Verdict) -> String {
    match verdict {
        Verdict::Agrees => agrees(lang),
        Verdict::Contradicts => contradicts(lang),
        Verdict::ByReading => by_reading(lang),
        Verdict::Differs => differs(lang),
    }
}

/// Which figure is printed.
pub fn figure(lang: Lang, expects: &Expected) -> String {
    let order = expects.order.as_deref().unwrap_or_default();
    match expects.what {
        Figure::Total => of_total(lang),
        Figure::Tax => of_tax(lang),
        Figure::Reward => of_reward(lang, order),
        Figure::Counted => of_counted(lang, order),
        Figure::LinkEnd => of_link_end(lang, order),
    }
}
