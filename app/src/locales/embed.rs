//! The texts of Embed: what can be chosen, what one copies, what else a page needs.

use referral_host::Form;
use referral_host::vocabulary::{Attribute, Mode, Part};

use super::Lang;
use super::texts::texts;

texts! {
    heading { en: "On your own page", zh: "嵌入您的网页" }
    lede {
        en: "Choose, look at it as wide as it will stand there, and copy what your page needs. Your visitors' figures stay in their browser.",
        zh: "选择选项，按实际宽度预览，然后复制网页所需的代码。访客填写的数字只留在他们自己的浏览器中。",
    }
    choices { en: "What it shows", zh: "显示内容" }
    own_rules {
        en: "Rules of your own are in this browser alone, so no page of another can show them. Choose a published program.",
        zh: "自带规则只存在于本浏览器，其他网页无法显示。请选择已公布的计划。",
    }
    edition { en: "Edition of the rules", zh: "规则版本" }
    in_force { en: "in force on each order's day", zh: "按每笔订单当日有效的版本" }
    language { en: "Language", zh: "语言" }
    in_english { en: "English", zh: "英文" }
    in_chinese { en: "Simplified Chinese", zh: "简体中文" }
    page_language { en: "as your page", zh: "与您的网页一致" }
    theme { en: "Colours", zh: "配色" }
    theme_auto { en: "as your page", zh: "与您的网页一致" }
    light { en: "light", zh: "浅色" }
    dark { en: "dark", zh: "深色" }
    accent { en: "Colour of links and marks", zh: "链接与标记的颜色" }
    accent_note { en: "such as #0d6b52; empty for ours", zh: "如 #0d6b52；留空则用默认颜色" }
    accent_wrong { en: "This is no colour. Write # and three or six digits, such as #0d6b52.", zh: "这不是颜色。请写 # 加三位或六位十六进制数字，如 #0d6b52。" }
    /// The contrast of the colour on light and on dark paper, and what it becomes there.
    contrast(ground: &str, ratio: &str, becomes: Option<&str>) {
        en: match becomes {
            None => format!("{ground}: {ratio} to 1, which can be read"),
            Some(color) => format!("{ground}: {ratio} to 1, too little for text; it becomes {color}"),
        },
        zh: match becomes {
            None => format!("{ground}：对比度 {ratio}:1，清晰可读"),
            Some(color) => format!("{ground}：对比度 {ratio}:1，文字不够清晰，将调整为 {color}"),
        },
    }
    on_light { en: "On light", zh: "浅色背景" }
    on_dark { en: "On dark", zh: "深色背景" }
    mode { en: "How much it shows", zh: "显示多少" }
    hide { en: "Leave out", zh: "隐藏" }
    readings { en: "Clauses that can be read in two ways", zh: "可有两种理解的条款" }
    left_open { en: "left open", zh: "不决定" }
    button { en: "Button below the result leads to", zh: "结果下方按钮的链接" }
    button_note { en: "empty for no button", zh: "留空则无按钮" }
    button_wrong { en: "This is no address of the web. Begin it with https://.", zh: "这不是网址。请以 https:// 开头。" }
    height { en: "Height", zh: "高度" }
    height_note { en: "pixels; empty to follow the content", zh: "像素；留空则随内容变化" }
    height_wrong { en: "Write a number of pixels, such as 600.", zh: "请写像素数，如 600。" }
    more { en: "More", zh: "更多" }
    prefill { en: "Begin with the figures that are on this page now", zh: "以本页面当前的数字开始" }
    prefill_too_long { en: "This scenario is too long for an address. The calculator begins empty.", zh: "当前情景过长，无法写入网址。计算器将从空白开始。" }
    lazy { en: "Load it when it comes near what is seen", zh: "接近可见区域时才加载" }
    results { en: "Ask visitors whether your page may have their result", zh: "询问访客是否允许您的网页获取结果" }
    results_note {
        en: "The event rs-result carries figures only after a visitor agrees, and never without this.",
        zh: "只有访客同意后，事件 rs-result 才带有数字；不勾选则从不带有。",
    }
    anew { en: "Put every choice back", zh: "恢复全部默认选项" }

    preview { en: "Preview", zh: "预览" }
    wide(width: &str) { en: format!("{width} pixels wide"), zh: format!("宽 {width} 像素") }
    width { en: "Width of the preview", zh: "预览宽度" }
    scaled { en: "Drawn smaller where this column is narrower.", zh: "此栏较窄时按比例缩小显示。" }

    snippet { en: "What you paste", zh: "要粘贴的代码" }
    systems { en: "For which system", zh: "适用系统" }
    copy { en: "Copy", zh: "复制" }
    copied { en: "Copied.", zh: "已复制。" }
    refused { en: "It could not be copied. It is selected: copy it with the keyboard.", zh: "无法自动复制。内容已选中，请用键盘复制。" }
    pin { en: "This version for ever, with its hash", zh: "永久固定为此版本，并附校验值" }
    newest { en: "The newest compatible version", zh: "始终使用兼容的最新版本" }
    pin_name { en: "Version", zh: "版本" }
    no_hash {
        en: "The hash of this version could not be fetched, so the snippet stands without it.",
        zh: "无法获取此版本的校验值，代码中未附带。",
    }
    types { en: "TypeScript types of the tag", zh: "该标签的 TypeScript 类型" }
    hash { en: "Hash of the loader (SRI)", zh: "加载脚本的校验值（SRI）" }
    policy { en: "For your page's policy (CSP)", zh: "网页的内容安全策略（CSP）" }
    policy_note {
        en: "A page without a policy needs none of this. Else add each address to the directive of that name; where your policy has no such directive, write it with what default-src says and this address. Never add 'wasm-unsafe-eval' or 'unsafe-inline' for the calculator: it runs under a policy of its own.",
        zh: "没有策略的网页无需设置。否则请把地址加到同名指令中；若没有该指令，请以 default-src 的内容加上此地址写成。不必为计算器添加 'wasm-unsafe-eval' 或 'unsafe-inline'：它在自己的策略下运行。",
    }
    privacy { en: "A line about privacy", zh: "隐私说明" }
    privacy_line(origin: &str, results: bool) {
        en: {
            let result = if results { "Our page receives your result only if you agree to it there." } else { "Our page does not receive it." };
            format!("The calculator on this page is loaded from {origin}, which thereby learns your IP address. What you type stays in your browser for this visit and is not sent anywhere. {result} It sets no cookies.")
        },
        zh: {
            let result = if results { "只有您在其中同意后，本页面才会获得计算结果。" } else { "本页面不会获得这些内容。" };
            format!("本页面的计算器从 {origin} 加载，该网站因此会得知您的 IP 地址。您填写的内容只在本次访问期间留在您的浏览器中，不会发送到任何地方。{result}计算器不使用 Cookie。")
        },
    }
    disclosure { en: "A line of disclosure", zh: "推广关系披露" }
    disclosure_line {
        en: "We take part in this referral program: if you buy through our link, we may be paid a commission. It does not change your price. The calculator gives estimates, not a promise of the program's operator.",
        zh: "我们参加了该推荐计划：您通过我们的链接购买后，我们可能获得佣金，您支付的价格不变。计算器的结果仅为估算，不构成计划运营方的承诺。",
    }
    browsers { en: "Browsers", zh: "支持的浏览器" }
    browsers_line {
        en: "Chrome and Edge 123, Firefox 128, Safari 17.5, and later. Older ones show the table and the link that the snippet holds.",
        zh: "Chrome 与 Edge 123、Firefox 128、Safari 17.5 及以上。更旧的浏览器显示代码中自带的表格与链接。",
    }
    /// What the snippet shows where no script runs.
    fallback_caption(program: &str, edition: &str) { en: format!("{program}: {edition}"), zh: format!("{program}：{edition}") }
    fallback_link(program: &str) { en: format!("Calculator: {program}"), zh: format!("计算器：{program}") }
    fallback_value { en: "What is paid", zh: "奖励" }
    fallback_what { en: "For", zh: "项目" }
}

/// How much is shown, in a few words.
pub fn mode_name(lang: Lang, mode: Mode) -> String {
    texts! {
        full { en: "everything", zh: "全部" }
        quick { en: "a few questions", zh: "仅几个问题" }
        explain { en: "the result, explained", zh: "结果及说明" }
    }
    match mode {
        Mode::Full => full(lang),
        Mode::Quick => quick(lang),
        Mode::Explain => explain(lang),
    }
}

/// A part that can be left out.
pub fn part(lang: Lang, part: Part) -> String {
    texts! {
        heading { en: "heading", zh: "标题" }
        form { en: "form", zh: "表单" }
        readings { en: "clauses", zh: "条款理解" }
        wish { en: "earning goal", zh: "收益目标" }
        lines { en: "lines of the statement", zh: "明细" }
        payouts { en: "days of payment", zh: "到账时间" }
        curve { en: "picture", zh: "曲线图" }
        share { en: "copying a link", zh: "复制链接" }
        link { en: "link to the whole calculator", zh: "完整计算器的链接" }
    }
    match part {
        Part::Heading => heading(lang),
        Part::Form => form(lang),
        Part::Readings => readings(lang),
        Part::Wish => wish(lang),
        Part::Lines => lines(lang),
        Part::Payouts => payouts(lang),
        Part::Curve => curve(lang),
        Part::Share => share(lang),
        Part::Link => link(lang),
    }
}

/// A kind of system, and what is to know of it.
pub fn form(lang: Lang, form: Form) -> (String, String) {
    texts! {
        html { en: "HTML", zh: "HTML" }
        html_note { en: "All of it goes where the calculator is to stand. The script may stand anywhere, once.", zh: "全部代码放在要显示计算器的位置；脚本也可放在页面任意处，一次即可。" }
        iframe { en: "Frame alone", zh: "仅框架" }
        iframe_note {
            en: "For pages that allow no scripts. Its height is fixed, and there are no events.",
            zh: "适用于不允许脚本的网页。高度固定，且没有事件。",
        }
        wordpress { en: "WordPress", zh: "WordPress" }
        wordpress_note {
            en: "Into a block Custom HTML. WordPress takes script, iframe and unknown tags out of what is saved by authors who lack the right unfiltered_html (authors and contributors; on a network of sites all but its administrators): what is left is the table and the link. Let an administrator save the block.",
            zh: "粘贴到“自定义 HTML”区块。没有 unfiltered_html 权限的用户（作者、贡献者；多站点网络中除超级管理员外的所有人）保存时，WordPress 会去除 script、iframe 和未知标签，只剩表格与链接。请由管理员保存该区块。",
        }
        react { en: "React", zh: "React" }
        react_note { en: "A component in TypeScript, for React 18 and later.", zh: "TypeScript 组件，适用于 React 18 及以上。" }
        vue { en: "Vue", zh: "Vue" }
        vue_note { en: "Vue must be told that the tag is not one of its components: isCustomElement.", zh: "需通过 isCustomElement 告诉 Vue 该标签不是 Vue 组件。" }
    }
    match form {
        Form::Html => (html(lang), html_note(lang)),
        Form::Iframe => (iframe(lang), iframe_note(lang)),
        Form::WordPress => (wordpress(lang), wordpress_note(lang)),
        Form::React => (react(lang), react_note(lang)),
        Form::Vue => (vue(lang), vue_note(lang)),
    }
}

/// The name of what an attribute says, for a mistake in it.
pub fn wrong(lang: Lang, attribute: Attribute) -> String {
    match attribute {
        Attribute::Accent => accent_wrong(lang),
        Attribute::CtaHref => button_wrong(lang),
        _ => height_wrong(lang),
    }
}
