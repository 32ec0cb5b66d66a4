//! The texts of what the browser keeps: scenarios under names, copies, and what is said when something cannot be kept.

use super::Lang;
use super::texts::texts;
use crate::shell::store::NotKept;
use crate::state::keep::{Damage, Said, Why};

texts! {
    saved { en: "Saved", zh: "存档" }
    heading { en: "Saved scenarios", zh: "方案存档" }
    /// Where it is kept, in the dialog.
    kept_here {
        en: "What you type is kept in this browser, on this device alone, so that closing the page loses nothing. Nobody else gets it unless you share it.",
        zh: "您填写的内容只保存在这台设备的这个浏览器里，关闭页面也不会丢失；除非您主动分享，别人看不到。",
    }
    save_as { en: "Save the present scenario as", zh: "将当前方案保存为" }
    /// A name for who gives none.
    usual_name(program: &str, day: &str) { en: format!("{program}, {day}"), zh: format!("{program} {day}") }
    save { en: "Save", zh: "保存" }
    none { en: "Nothing is saved under a name yet.", zh: "还没有命名存档。" }
    named { en: "Under a name", zh: "命名存档" }
    open { en: "Open", zh: "打开" }
    rename { en: "Rename", zh: "重命名" }
    new_name(name: &str) { en: format!("New name of “{name}”"), zh: format!("“{name}”的新名称") }
    duplicate { en: "Duplicate", zh: "复制一份" }
    delete { en: "Delete", zh: "删除" }
    cancel { en: "Cancel", zh: "取消" }
    undo { en: "Undo", zh: "撤销" }
    close { en: "Close", zh: "关闭" }
    copies { en: "Recent copies", zh: "近期副本" }
    copies_note {
        en: "Kept by themselves when something took the place of your scenario. Only the last ten stay.",
        zh: "方案被其他内容替换时自动保留，仅保留最近十份。",
    }
    customers(count: usize) {
        en: if count == 1 { "1 customer".to_owned() } else { format!("{} customers", many(count)) },
        zh: format!("{} 位客户", many(count)),
    }
    friends(count: usize) {
        en: if count == 1 { "1 friend".to_owned() } else { format!("{} friends", many(count)) },
        zh: format!("{} 位好友", many(count)),
    }
    no_total { en: "with something to correct", zh: "有待更正" }
    unknown_program(id: &str) { en: format!("program “{id}”, not known here"), zh: format!("推荐计划“{id}”，在此未知") }
    before_opened { en: "Before something else was opened", zh: "打开其他内容之前" }
    before_chosen { en: "Before another scenario was chosen", zh: "选用其他方案之前" }
    of_other_tab { en: "From another tab", zh: "来自另一个标签页" }
    before_taken { en: "Before the other tab's was taken", zh: "采用另一标签页内容之前" }
    before_afresh { en: "Before starting afresh", zh: "重新开始之前" }
    all_of_it { en: "All of it", zh: "全部内容" }
    export { en: "Export all as a file", zh: "全部导出为文件" }
    import { en: "Import a file", zh: "从文件导入" }
    /// The name of what is on the page, among what is exported.
    present(day: &str) { en: format!("As it was on {day}"), zh: format!("{day} 的当前内容") }
    forget { en: "Forget all on this device", zh: "清除本设备上的全部内容" }
    forget_sure {
        en: "This deletes every saved scenario, every copy, what you typed and your settings from this browser. It cannot be undone.",
        zh: "这会从此浏览器中删除所有存档、副本、填写的内容和设置，且无法撤销。",
    }
    forget_yes { en: "Yes, forget all", zh: "确定清除" }
    aside { en: "Could not be read", zh: "无法读取的内容" }
    damaged { en: "Damaged: it is not as it was written.", zh: "已损坏：与写入时不一致。" }
    later(version: u32) {
        en: format!("Written by a later version of this page ({version})."),
        zh: format!("由本页面的更新版本（{version}）写入。"),
    }
    save_text { en: "Save its text as a file", zh: "将其文本保存为文件" }

    // What came of an act.
    said_saved(name: &str) { en: format!("Saved as “{name}”."), zh: format!("已保存为“{name}”。") }
    said_replaced(name: &str) { en: format!("Saved in the place of what was called “{name}”."), zh: format!("已替换原来的“{name}”。") }
    said_renamed(name: &str) { en: format!("It is called “{name}” now."), zh: format!("已重命名为“{name}”。") }
    said_taken(name: &str) { en: format!("There is already one called “{name}”; nothing was changed."), zh: format!("已有名为“{name}”的方案，未作更改。") }
    said_deleted(name: &str) {
        en: if name.is_empty() { "Deleted.".to_owned() } else { format!("“{name}” is deleted.") },
        zh: if name.is_empty() { "已删除。".to_owned() } else { format!("已删除“{name}”。") },
    }
    said_back { en: "It is as it was.", zh: "已恢复。" }
    said_imported(count: usize) {
        en: if count == 1 { "1 scenario was read.".to_owned() } else { format!("{count} scenarios were read.") },
        zh: format!("已读入 {count} 个方案。"),
    }
    said_lost(count: usize) {
        en: if count == 1 { "1 could not be read.".to_owned() } else { format!("{count} could not be read.") },
        zh: format!("{count} 个无法读取。"),
    }
    said_unreadable { en: "It cannot be read. Nothing was changed.", zh: "无法读取，未作更改。" }
    said_forgotten { en: "Nothing is kept on this device any more.", zh: "本设备上已不再保留任何内容。" }
    said_full { en: "It was not kept: the browser has no more room for this page. Delete something, or export all as a file.", zh: "未能保存：浏览器给本页面的空间已满。请删除一些内容，或全部导出为文件。" }
    said_blocked { en: "It was not kept: this browser keeps nothing for this page. Export all as a file instead.", zh: "未能保存：此浏览器不允许本页面保存内容。请改为导出文件。" }

    // The notices above the page.
    tells {
        en: "This is as you left it: what you type is kept in this browser, on this device alone. “Saved” lists it, and can delete all of it.",
        zh: "已恢复您上次填写的内容：它只保存在这台设备的这个浏览器里。可在“存档”中查看或全部清除。",
    }
    blocked {
        en: "This browser keeps nothing for this page: what you type is gone when the tab is closed. Everything else works.",
        zh: "此浏览器不允许本页面保存内容：关闭标签页后填写的内容会丢失，其他功能不受影响。",
    }
    full {
        en: "The browser has no more room for this page: your last changes are not kept. Save them as a file, or delete something under “Saved”.",
        zh: "浏览器给本页面的空间已满：最近的更改未能保存。请保存为文件，或在“存档”中删除一些内容。",
    }
    save_file { en: "Save as a file", zh: "保存为文件" }
    broken(older: bool) {
        en: if older {
            "One of the two copies of your last state could not be read. You see the other one; the damaged one was put aside."
        } else {
            "What this browser kept of your last visit could not be read. It was put aside, and the page begins afresh."
        },
        zh: if older {
            "上次内容的两份记录中有一份无法读取。现在显示的是另一份；损坏的已另行保留。"
        } else {
            "无法读取此浏览器保留的上次内容。原文已另行保留，页面重新开始。"
        },
    }
    other(at: &str) {
        en: format!("This was changed in another tab ({at})."),
        zh: format!("另一个标签页作了更改（{at}）。"),
    }
    take_it { en: "Take it", zh: "采用" }
    keep_mine { en: "Keep mine", zh: "保留我的" }
    other_note { en: "The one that you do not choose stays under “Saved” as a copy.", zh: "未选用的一份会作为副本留在“存档”中。" }
}

/// A number of customers.
fn many(count: usize) -> String {
    crate::format::count(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Why a copy is kept.
pub fn why(lang: Lang, why: Why) -> String {
    match why {
        Why::Opened => before_opened(lang),
        Why::Chosen => before_chosen(lang),
        Why::OtherTab => of_other_tab(lang),
        Why::Taken => before_taken(lang),
        Why::Afresh => before_afresh(lang),
    }
}

/// What is wrong with something that cannot be read.
pub fn damage(lang: Lang, damage: Damage) -> String {
    match damage {
        Damage::Changed => damaged(lang),
        Damage::Later(version) => later(lang, version),
    }
}

/// What came of an act; nothing where its reason is a file, which is told as on opening one.
pub fn said(lang: Lang, said: &Said) -> String {
    match said {
        Said::Saved(name) => said_saved(lang, name),
        Said::Replaced(name) => said_replaced(lang, name),
        Said::Renamed(name) => said_renamed(lang, name),
        Said::NameTaken(name) => said_taken(lang, name),
        Said::Deleted(name) => said_deleted(lang, name),
        Said::Back => said_back(lang),
        Said::Imported(count, 0) => said_imported(lang, *count),
        Said::Imported(count, lost) => {
            format!("{}{}{}", said_imported(lang, *count), lang.space(), said_lost(lang, *lost))
        }
        Said::Refused(trouble) => super::share::refused(lang, trouble),
        Said::Unreadable => said_unreadable(lang),
        Said::Failed(NotKept::Full) => said_full(lang),
        Said::Failed(NotKept::Blocked) => said_blocked(lang),
        Said::Forgotten => said_forgotten(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::{Label, share};

    #[test]
    fn what_leads_to_the_saved_scenarios_names_their_button() {
        for lang in [Lang::En, Lang::ZhCn] {
            let button = format!("“{}”", saved(lang));
            let footer = lang.say(Label::Footer).to_owned();
            for text in [tells(lang), full(lang), other_note(lang), share::shelf(lang), footer] {
                assert!(text.contains(&button), "{text}");
            }
        }
    }
}
