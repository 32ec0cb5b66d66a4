//! The texts of the calculator in the frame of a host's page.

use super::texts::texts;

texts! {
    title { en: "Referral calculator", zh: "推荐收益计算器" }
    first_payment(amount: &str, days: &str) {
        en: format!("First payment: {amount}, {days}"),
        zh: format!("首笔到账：{amount}，{days}"),
    }
    first_undated(amount: &str) {
        en: format!("First payment: {amount}; its day is not published"),
        zh: format!("首笔到账：{amount}，到账日期未公布"),
    }
    in_words { en: "In words", zh: "文字说明" }
    cta { en: "Go to the program", zh: "前往推荐计划" }
    copy { en: "Copy a link to this result", zh: "复制结果链接" }
    copied { en: "The link is copied.", zh: "链接已复制。" }
    not_copied {
        en: "This browser did not let the link be copied. Here it is:",
        zh: "浏览器未允许复制，链接如下：",
    }
    link_name { en: "The link", zh: "链接" }
    whole { en: "Open the whole calculator", zh: "打开完整计算器" }
    larger(customers: usize, orders: usize) {
        en: format!(
            "This scenario has {} and {}, more than the fields here show. The statement is for all of it.",
            if customers == 1 { "1 customer".to_owned() } else { format!("{customers} customers") },
            if orders == 1 { "1 order".to_owned() } else { format!("{orders} orders") },
        ),
        zh: format!("这个情景有 {customers} 位客户、{orders} 笔订单，超出此处的字段。结算单按全部内容计算。"),
    }
    /// For the host's console.
    restless {
        en: "The height does not settle, so the calculator scrolls in its frame.",
        zh: "高度无法稳定，计算器将在框架内滚动。",
    }
    foot {
        en: "An estimate by published rules, not a promise of payment. What you type stays in this frame.",
        zh: "依据已公布规则的估算，不构成付款承诺。您填写的内容不会离开此框架。",
    }
    consent { en: "Sharing the result with this page", zh: "向本页面提供结果" }
    ask(host: &str) {
        en: format!("{host} asks for your result: the total, its range and the day of the first payment. What you typed stays here."),
        zh: format!("{host} 希望获取您的结果：总额、范围和首笔到账日期。您填写的内容不会提供。"),
    }
    agree { en: "Share my result", zh: "提供结果" }
    decline { en: "Do not share", zh: "不提供" }
    agreed(host: &str) {
        en: format!("{host} gets your result, also when it changes."),
        zh: format!("{host} 可获取您的结果，结果变化时也会更新。"),
    }
    stop { en: "Stop sharing", zh: "停止提供" }
    declined(host: &str) { en: format!("{host} does not get your result."), zh: format!("{host} 不会获取您的结果。") }
}
