//! The texts of sharing: the dialog of the link, what is said of a link that was opened.

use referral_share::Trouble;

use super::Lang;
use super::texts::texts;

texts! {
    share { en: "Share", zh: "分享" }
    heading { en: "Share this statement", zh: "分享这份结算单" }
    copied { en: "The link is copied.", zh: "链接已复制。" }
    not_copied {
        en: "This browser did not let the link be copied. It is selected: copy it by hand.",
        zh: "浏览器未允许复制。链接已选中，请手动复制。",
    }
    link_name { en: "The link", zh: "链接" }
    link_note {
        en: "It carries everything that you typed here, after the sign #, which no server gets to see. Who has the link sees the figures.",
        zh: "您填写的全部内容都在 # 之后的部分里，不会发送给任何服务器。拿到链接的人能看到这些数字。",
    }
    too_long(letters: usize) {
        en: format!("This scenario makes a link of {letters} characters, more than messengers carry. Save it as a file instead; whoever gets the file opens it here."),
        zh: format!("这个方案的链接有 {letters} 个字符，聊天工具和邮件可能截断。请改为保存文件，对方在这里打开即可。"),
    }
    scan { en: "QR code of the link", zh: "链接的二维码" }
    code_as(kind: &str) { en: format!("Code as {kind}"), zh: format!("二维码（{kind}）") }
    copy { en: "Copy", zh: "复制" }
    send { en: "Send to …", zh: "发送到…" }
    save_file { en: "Save as a file", zh: "保存为文件" }
    open_file { en: "Open a file", zh: "打开文件" }
    files { en: "As a file", zh: "导出" }
    csv { en: "Orders (CSV)", zh: "订单表（CSV）" }
    json { en: "Statement (JSON)", zh: "结算单（JSON）" }
    ics { en: "Payment days (.ics)", zh: "到账日历（.ics）" }
    undated(count: usize) {
        en: if count == 1 { "1 payment has no published date and is not in the calendar.".to_owned() } else { format!("{count} payments have no published date and are not in the calendar.") },
        zh: format!("有 {count} 笔到账没有公布日期，未写入日历。"),
    }
    print { en: "Print or save as PDF", zh: "打印或存为 PDF" }
    close { en: "Close", zh: "关闭" }
    payment(amount: &str, order: &str) {
        en: format!("Referral payment of {amount} ({order})"),
        zh: format!("返利到账 {amount}（{order}）"),
    }
    estimate_only { en: "An estimate by published rules, not a promise of payment.", zh: "依据已公布规则的估算，不构成付款承诺。" }
    same { en: "Opened and checked: the result is the same.", zh: "已打开并核对：结果一致。" }
    same_other_rules {
        en: "Opened and checked: the result is the same, though the text of the rules has changed since.",
        zh: "已打开并核对：规则文本此后有改动，但结果一致。",
    }
    waits(program: &str) {
        en: format!("This was made by the rules of the program “{program}”, which are not here: whoever made it brought them, and a link does not carry rules."),
        zh: format!("它按推荐计划“{program}”的规则制作。该规则由制作者自带，此处没有；链接不携带规则。"),
    }
    bring_rules {
        en: "Ask for the rule file and use it under “Rules of your own”: then this opens by itself. Nothing here was changed, and it is kept until then.",
        zh: "请向对方索取规则文件，并在“自带规则”中启用：随后它会自动打开。这里的内容没有变，它会一直保留到那时。",
    }
    to_own_rules { en: "To rules of your own", zh: "前往自带规则" }
    unchecked { en: "Opened. It carries no result to check against.", zh: "已打开。其中没有可供核对的结果。" }
    differs(was: &str, is: &str, made: &str) {
        en: format!("The result has changed: it was {was} when this was shared{}, it is {is} now.", if made.is_empty() { String::new() } else { format!(" on {made}") }),
        zh: format!("结果有变化：{}分享时为 {was}，现在为 {is}。", if made.is_empty() { String::new() } else { format!("{made} ") }),
    }
    same_total { en: "The total is the same, but orders earn other amounts than when this was shared.", zh: "总额一致，但各订单的返利与分享时不同。" }
    because_edition(editions: &str) {
        en: format!("Because the rules have changed in the edition {editions}."),
        zh: format!("原因：{editions} 版规则有改动。"),
    }
    because_reading(question: &str, option: &str) {
        en: format!("The old total is what comes out where the clause “{question}” is read as “{option}”."),
        zh: format!("若把条款“{question}”理解为“{option}”，得到的正是原来的总额。"),
    }
    because_program {
        en: "The rules are the same; this calculator has been corrected since.",
        zh: "规则未变，是本计算器此后有修正。",
    }
    undo_note { en: "What stood here before comes back with Undo.", zh: "原来的内容可用“撤销”找回。" }
    undo { en: "Undo", zh: "撤销" }
    unknown(count: usize) {
        en: if count == 1 { "1 part is not known to this version. It is kept and goes on with the next link:".to_owned() } else { format!("{count} parts are not known to this version. They are kept and go on with the next link:") },
        zh: format!("有 {count} 处内容是本版本不认识的，已保留，并会随下一个链接一起带出："),
    }
    damaged {
        en: "This link is damaged: its end is missing or a letter has changed. Please ask for it once more. Nothing here was changed.",
        zh: "链接已损坏：末尾缺失或有字符被改动。请对方重新发送。这里的内容没有变。",
    }
    later(version: u32) {
        en: format!("This was made by a later version of the calculator ({version}). Reload the page to get the newest. Nothing here was changed."),
        zh: format!("它由更新版本（{version}）的计算器生成。请刷新页面获取最新版本。这里的内容没有变。"),
    }
    too_much { en: "This is longer than anything this calculator makes, and was not opened.", zh: "内容超出本计算器生成的任何链接或文件，未打开。" }
    shelf {
        en: "This file holds saved scenarios, not one alone: import it under “Saved”. Nothing here was changed.",
        zh: "这个文件包含多个存档，请在“存档”中导入。这里的内容没有变。",
    }
    no_scenario { en: "This file holds no scenario. Nothing here was changed.", zh: "这个文件里没有方案。这里的内容没有变。" }
    not_json(detail: &str) {
        en: format!("This file cannot be read ({detail}). Nothing here was changed."),
        zh: format!("无法读取这个文件（{detail}）。这里的内容没有变。"),
    }
}

/// Why a link or a file cannot be opened.
pub fn refused(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Damaged => damaged(lang),
        Trouble::Version(version) => later(lang, *version),
        Trouble::TooLong => too_much(lang),
        Trouble::NotJson(detail) => not_json(lang, detail),
        Trouble::Shelf => shelf(lang),
        Trouble::NotOurs => no_scenario(lang),
    }
}
