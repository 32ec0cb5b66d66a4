//! The texts about rules of the reader's own.

use super::texts::texts;

texts! {
    /// The mark of a program of the reader's own among the others.
    mark { en: "own rules", zh: "自带规则" }
    heading { en: "Rules of your own", zh: "自带规则" }
    lede {
        en: "Write down the terms of another program, or a newer edition, as a rule file (TOML). It is checked and used in this browser alone.",
        zh: "将其他计划的条款或更新的版本写成规则文件（TOML）。检查与使用都只在本浏览器中进行。",
    }
    text { en: "The rule file", zh: "规则文件" }
    text_note { en: "paste it here, or open a file", zh: "粘贴到此处，或打开文件" }
    open { en: "Open a file…", zh: "打开文件…" }
    begin { en: "Begin with a sample:", zh: "从示例开始：" }
    sample_orders { en: "every order earns", zh: "按订单返利" }
    sample_spend { en: "what a friend spends earns", zh: "按好友消费奖励" }
    put_back { en: "Put back what stood here", zh: "恢复之前的内容" }
    check { en: "Check it", zh: "检查" }
    take { en: "Use it", zh: "启用" }
    take_anew { en: "Use it in the place of the one in use", zh: "替换正在使用的版本" }
    too_large { en: "This file is too large for a rule file. The text in the box is as it was.", zh: "文件过大，不是规则文件。框中内容未变。" }
    used(name: &str) {
        en: format!("In use: {name}. Its book is shown above, and every page can choose it. It is kept in this browser with what you type."),
        zh: format!("已启用：{name}。其规则见上方，各页面均可选用；它与您填写的内容一同保留在此浏览器中。"),
    }
    to_book { en: "To its book", zh: "查看其规则" }
    removed(id: &str) {
        en: format!("“{id}” is no longer in use. Its scenario comes back when it does."),
        zh: format!("“{id}”已停用。重新启用时，其方案也会恢复。"),
    }
    nothing_found { en: "Nothing is wrong and nothing doubtful.", zh: "没有错误，也没有疑点。" }
    found(errors: usize, warnings: usize) {
        en: {
            let errors = match errors { 0 => "No error".to_owned(), 1 => "1 error".to_owned(), many => format!("{many} errors") };
            let warnings = match warnings { 0 => "no doubt".to_owned(), 1 => "1 doubt".to_owned(), many => format!("{many} doubts") };
            format!("{errors}, {warnings}.")
        },
        zh: format!("{errors} 处错误，{warnings} 处疑点。"),
    }
    usable { en: "It can be used; a doubt may be meant.", zh: "可以使用；疑点可能是有意为之。" }
    not_usable { en: "It can be used when its errors are corrected.", zh: "更正错误后即可使用。" }
    changed_since { en: "The text was changed since; check it again.", zh: "内容已有改动，请重新检查。" }
    error { en: "error", zh: "错误" }
    doubt { en: "doubt", zh: "疑点" }
    line(line: usize) { en: format!("line {line}"), zh: format!("第 {line} 行") }
    whole { en: "the whole file", zh: "整个文件" }
    in_use { en: "In use", zh: "正在使用" }
    edit(name: &str) { en: format!("Put the text of {name} into the box"), zh: format!("将{name}的文本放入框中") }
    remove(name: &str) { en: format!("Stop using {name}"), zh: format!("停用{name}") }
}
