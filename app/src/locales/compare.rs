//! The texts of the page Compare.

use referral_statement::Preset;

use super::Lang;
use super::texts::texts;
use crate::state::compare::Quick;

texts! {
    heading { en: "Side by side", zh: "并排比较" }
    lede {
        en: "The current scenario beside itself under other rules, or beside scenarios that you pinned. What differs comes first, with its cause.",
        zh: "把当前方案与其他规则下的同一方案，或与留作对比的方案并排比较。差异在前，并注明原因。",
    }
    current { en: "Current scenario", zh: "当前方案" }
    // What can be put beside it.
    beside { en: "Put beside it", zh: "添加对比" }
    all_tiers { en: "All tiers", zh: "所有等级" }
    all_editions { en: "All editions", zh: "所有规则版本" }
    newest_editions(count: usize) { en: format!("The {count} newest editions"), zh: format!("最新 {count} 版规则") }
    all_presets { en: "Published, most cautious, most generous", zh: "默认、最保守、最宽松理解" }
    tiers { en: "Another tier", zh: "其他等级" }
    editions { en: "Other rules", zh: "其他规则版本" }
    presets { en: "All open clauses", zh: "全部有歧义的条款" }
    readings { en: "One clause", zh: "单项条款" }
    one_more { en: "One more column", zh: "再加一列" }
    add { en: "Add", zh: "添加" }
    full { en: "Four columns are the most. Remove one to add another.", zh: "最多四列。移除一列后可再添加。" }
    as_dated { en: "Rules in force on the day of each order", zh: "各订单当日有效的规则" }
    rules(days: &str) { en: format!("Rules {days}"), zh: format!("规则：{days}") }
    read_as(clause: &str, option: &str) { en: format!("{clause} read as “{option}”"), zh: format!("{clause} 按“{option}”理解") }
    preset_published { en: "Clauses read by default", zh: "条款按默认理解" }
    preset_cautious { en: "Most cautious readings", zh: "最保守理解" }
    preset_generous { en: "Most generous readings", zh: "最宽松理解" }
    with_rate(tier: &str, rate: &str) { en: format!("{tier} at {rate}%"), zh: format!("{tier}，{rate}%") }
    rate { en: "The rate of this tier, %", zh: "该等级的比例，%" }
    // Pinned scenarios.
    pinned { en: "Pinned scenarios", zh: "留作对比的方案" }
    pin { en: "Pin to compare", zh: "加入对比" }
    pin_name(number: usize) { en: format!("Scenario {number}"), zh: format!("方案 {number}") }
    pin_done(name: &str) { en: format!("Pinned as “{name}”."), zh: format!("已作为“{name}”加入对比。") }
    pin_full { en: "No more can be pinned: delete one on Compare first.", zh: "留作对比的方案已满，请先在“比较”页删除一个。" }
    none_pinned {
        en: "Nothing is pinned yet. “Pin to compare” on Estimate, Scenario or Support keeps a copy of the scenario as it stands; then change it and compare.",
        zh: "还没有留作对比的方案。在“估算”“方案”或“答疑”页点“加入对比”，即保留当前方案的副本，之后修改再比较。",
    }
    pin_it { en: "Pin the current scenario", zh: "将当前方案加入对比" }
    name_of { en: "Name", zh: "名称" }
    show { en: "Show", zh: "显示" }
    shown { en: "shown", zh: "已显示" }
    open { en: "Open in Scenario", zh: "在“方案”页打开" }
    delete { en: "Delete", zh: "删除" }
    deleted(name: &str) { en: format!("“{name}” is deleted."), zh: format!("已删除“{name}”。") }
    restore { en: "Undo", zh: "撤销" }
    remove { en: "Remove", zh: "移除" }
    what_of(what: &str, name: &str) { en: format!("{what}: {name}"), zh: format!("{what}：{name}") }
    go { en: "Compare", zh: "去比较" }
    under_other_rules { en: "Compare under other rules", zh: "在其他规则下比较" }
    // The result.
    totals { en: "Totals", zh: "合计" }
    column { en: "Column", zh: "列" }
    total { en: "Total", zh: "合计" }
    difference { en: "Difference to the current scenario", zh: "与当前方案的差额" }
    /// What the line through the bars is.
    mark { en: "The line through the bars is where the current scenario ends.", zh: "横条上的竖线为当前方案的位置。" }
    same { en: "the same", zh: "相同" }
    reference { en: "baseline", zh: "对比基准" }
    between(lowest: &str, highest: &str) { en: format!("{lowest} to {highest} by open clauses"), zh: format!("因条款理解不同，{lowest} 至 {highest}") }
    nothing_beside {
        en: "Nothing stands beside the current scenario yet: choose above.",
        zh: "当前方案旁还没有对比：请在上方选择。",
    }
    all_the_same { en: "All columns come to the same.", zh: "各列合计相同。" }
    spread(most: &str, high: &str, least: &str, low: &str, apart: &str) {
        en: format!("The most is {high} ({most}), the least {low} ({least}): {apart} apart."),
        zh: format!("最高 {high}（{most}），最低 {low}（{least}），相差 {apart}。"),
    }
    differs(count: usize) {
        en: if count == 1 { "What differs: 1 row".to_owned() } else { format!("What differs: {count} rows") },
        zh: format!("差异：{count} 行"),
    }
    no_difference { en: "Nothing differs in any column.", zh: "各列均无差异。" }
    alike(count: usize) {
        en: if count == 1 { "1 row is the same in every column".to_owned() } else { format!("{count} rows are the same in every column") },
        zh: format!("{count} 行在各列中相同"),
    }
    order { en: "Order", zh: "订单" }
    friend { en: "Friend", zh: "好友" }
    of_customer(customer: &str) { en: format!("customer {customer}"), zh: format!("客户 {customer}") }
    each_of(count: &str) { en: format!("each of {count}"), zh: format!("每位，共 {count} 位") }
    in_all(count: &str) { en: format!("{count} together"), zh: format!("{count} 位合计") }
    why(what: &str, column: &str) { en: format!("Why: {what}, {column}"), zh: format!("原因：{what}，{column}") }
    absent { en: "not here", zh: "此处没有" }
    show_all(count: usize) { en: format!("Show all {count} rows"), zh: format!("显示全部 {count} 行") }
    cannot { en: "cannot be worked out", zh: "无法计算" }
    base_first {
        en: "The current scenario has something to correct; until then there is nothing to compare with.",
        zh: "当前方案有需要更正之处；更正后才能比较。",
    }
    to_scenario { en: "Correct it in Scenario", zh: "到“方案”页更正" }
}

/// The name of a preset.
pub fn preset(lang: Lang, preset: Preset) -> String {
    match preset {
        Preset::Published => preset_published(lang),
        Preset::MostCautious => preset_cautious(lang),
        Preset::MostGenerous => preset_generous(lang),
    }
}

/// The name of a kind of variation, of which each stands for itself.
pub fn kind(lang: Lang, quick: Quick) -> String {
    match quick {
        Quick::Tiers => tiers(lang),
        Quick::Editions => editions(lang),
        Quick::Presets => presets(lang),
        Quick::Readings => readings(lang),
    }
}
