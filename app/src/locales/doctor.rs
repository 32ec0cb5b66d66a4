//! The texts of the embed's doctor: what it found, what that stops, what to write instead.

use referral_host::vocabulary::{Attribute, Style};
use referral_host::{Blocks, Kind, Spot, Verdict, Weight, Wrong};
use referral_statement::Word;

use super::Lang;
use super::texts::texts;

texts! {
    heading { en: "It does not show? The doctor", zh: "没有显示？诊断" }
    lede {
        en: "Paste what you have of your page: the headers of its response, its HTML, what the browser's console says. It is read here and sent nowhere.",
        zh: "粘贴您网页的资料：响应头、HTML 源代码、浏览器控制台的信息。内容只在此处读取，不会发送。",
    }
    text { en: "Headers, HTML or console", zh: "响应头、HTML 或控制台信息" }
    text_note {
        en: "headers: curl -sI https://your.page, or the browser's tools (F12), Network, the page itself",
        zh: "响应头：运行 curl -sI https://您的网页，或在浏览器开发者工具（F12）“网络”中查看该页面",
    }
    line(line: usize) { en: format!("Line {line}"), zh: format!("第 {line} 行") }
    clear_box { en: "Empty the box", zh: "清空" }
    write_it { en: "Put it into the box and look again", zh: "写入上方文本并重新诊断" }
    idle(names: &str) {
        en: format!("These have no say in it: {names}."),
        zh: format!("以下内容与此无关：{names}。"),
    }
    idle_one(name: &str, line: usize) { en: format!("{name} (line {line})"), zh: format!("{name}（第 {line} 行）") }
    not_seen(what: &str) {
        en: format!("Only what was pasted was looked at. Not among it: {what}."),
        zh: format!("只检查了粘贴的内容。其中没有：{what}。"),
    }
    headers { en: "the headers of the response", zh: "响应头" }
    page { en: "the HTML of the whole page", zh: "整页 HTML" }
    console { en: "messages of the console", zh: "控制台信息" }
    /// Between the members of a list of things that are missing.
    and { en: ", ", zh: "、" }
}

/// What comes of it all.
pub fn verdict(lang: Lang, verdict: Verdict, blocks: usize) -> String {
    texts! {
        unknown { en: "Nothing in this text is of a kind that the doctor knows.", zh: "此文本中没有可识别的内容。" }
        blocked(blocks: usize) {
            en: if blocks == 1 { "One thing in this text stops the calculator.".to_owned() } else { format!("{blocks} things in this text stop the calculator.") },
            zh: format!("此文本中有 {blocks} 处会阻止计算器。"),
        }
        perhaps { en: "Nothing in this text surely stops the calculator, but something may.", zh: "此文本中没有确定会阻止计算器的内容，但有可能的原因。" }
        clear { en: "Nothing in this text stops the calculator.", zh: "此文本中没有阻止计算器的内容。" }
    }
    match verdict {
        Verdict::Empty => String::new(),
        Verdict::Unknown => unknown(lang),
        Verdict::Blocked => blocked(lang, blocks),
        Verdict::Perhaps => perhaps(lang),
        Verdict::Clear => clear(lang),
    }
}

/// What a finding stops, and how surely.
pub fn stops(lang: Lang, weight: Weight, blocks: Blocks) -> String {
    texts! {
        loader { en: "stops the loader", zh: "阻止加载脚本" }
        frame { en: "stops the frame", zh: "阻止框架" }
        all { en: "stops all of it", zh: "阻止全部" }
        loader_perhaps { en: "may stop the loader", zh: "可能阻止加载脚本" }
        frame_perhaps { en: "may stop the frame", zh: "可能阻止框架" }
        all_perhaps { en: "may stop all of it", zh: "可能阻止全部" }
        nothing { en: "stops nothing", zh: "不阻止" }
    }
    match (weight, blocks) {
        (Weight::Note, _) | (_, Blocks::Nothing) => nothing(lang),
        (Weight::Blocks, Blocks::Loader) => loader(lang),
        (Weight::Blocks, Blocks::Frame) => frame(lang),
        (Weight::Blocks, Blocks::All) => all(lang),
        (Weight::Perhaps, Blocks::Loader) => loader_perhaps(lang),
        (Weight::Perhaps, Blocks::Frame) => frame_perhaps(lang),
        (Weight::Perhaps, Blocks::All) => all_perhaps(lang),
    }
}

/// Where a fix goes.
pub fn spot(lang: Lang, spot: Spot) -> String {
    texts! {
        here { en: "Write instead:", zh: "改为：" }
        policy { en: "In your page's policy, the directive becomes:", zh: "将网页策略中的该指令改为：" }
        tag { en: "The loader's tag becomes:", zh: "将加载脚本的标签改为：" }
    }
    match spot {
        Spot::Here => here(lang),
        Spot::Policy => policy(lang),
        Spot::Tag => tag(lang),
    }
}

/// What was found, in a sentence or two.
pub fn told(lang: Lang, kind: &Kind) -> String {
    match kind {
        Kind::Script(said) => script(lang, said),
        Kind::Frame(said) => framed(lang, said),
        Kind::Strict(said) => strict(lang, said),
        Kind::Sandbox(lacks) => sandbox(lang, &lacks.join(", ")),
        Kind::TrustedTypes => trusted_types(lang),
        Kind::Twice(name) => twice(lang, name),
        Kind::Letters(said) => letters(lang, said),
        Kind::ReportOnly(said) => report_only(lang, said),
        Kind::InBody => in_body(lang),
        Kind::Embedder => embedder(lang),
        Kind::IntegrityPolicy => integrity_policy(lang),
        Kind::Integrity => integrity(lang),
        Kind::IntegrityMoves => integrity_moves(lang),
        Kind::OtherVersion(version) => other_version(lang, version),
        Kind::NoCrossorigin => no_crossorigin(lang),
        Kind::Insecure => insecure(lang),
        Kind::Escaped => escaped(lang),
        Kind::Curly => curly(lang),
        Kind::SelfClosed => self_closed(lang),
        Kind::Attribute(found) => wrong(lang, found),
        Kind::NoLoader => no_loader(lang),
        Kind::NoTag => no_tag(lang),
        Kind::NothingThere => nothing_there(lang),
        Kind::FrameSandbox(lacks) => frame_sandbox(lang, &lacks.join(", ")),
        Kind::NotFrame => not_frame(lang),
        Kind::OursRefuses => ours_refuses(lang),
        Kind::Unreachable => unreachable(lang),
        Kind::Extension => extension(lang),
        Kind::Wasm => wasm(lang),
    }
}

texts! {
    script(said: &str) {
        en: format!("The policy says “{said}”, which does not allow the loader's address."),
        zh: format!("策略规定“{said}”，不允许加载脚本的地址。"),
    }
    framed(said: &str) {
        en: format!("The policy says “{said}”, which does not allow the frame's address."),
        zh: format!("策略规定“{said}”，不允许框架的地址。"),
    }
    strict(said: &str) {
        en: format!("The policy says “{said}”. With 'strict-dynamic' addresses count for nothing: the loader's tag needs the page's nonce or a hash. Where the nonce is new with every response, your server has to write it there."),
        zh: format!("策略规定“{said}”。有 'strict-dynamic' 时地址不起作用：加载脚本的标签需带有网页的 nonce 或校验值。若 nonce 每次响应都不同，须由服务器写入。"),
    }
    sandbox(lacks: &str) {
        en: format!("The page puts itself into a sandbox, which what it frames inherits. It lacks {lacks}."),
        zh: format!("网页将自身置于沙箱中，其框架也会继承。缺少 {lacks}。"),
    }
    trusted_types {
        en: "The page wants trusted types, so a script must not put the loader in (a tag manager, React, Vue). A tag in the page itself is not asked for them.",
        zh: "网页要求使用 Trusted Types，因此不能由脚本（标签管理器、React、Vue）插入加载脚本。直接写在网页中的标签不受此限制。",
    }
    twice(name: &str) {
        en: format!("{name} stands here twice; only the first counts."),
        zh: format!("{name} 出现了两次，只有第一次有效。"),
    }
    letters(said: &str) {
        en: format!("Browsers pass over “{said}”, since it has letters beyond ASCII, such as quotation marks of a word processor. Once it is corrected, it may block."),
        zh: format!("“{said}”含有非 ASCII 字符（例如文字处理软件的引号），浏览器会忽略它。更正后它可能会阻止计算器。"),
    }
    report_only(said: &str) {
        en: format!("This policy only reports. Were it in force, “{said}” would block."),
        zh: format!("此策略只报告、不执行。若执行，“{said}”会阻止计算器。"),
    }
    in_body {
        en: "A policy in the body of a page is not in force; it would be in the head.",
        zh: "写在 body 中的策略不生效，须写在 head 中。",
    }
    embedder {
        en: "The page wants to be isolated, so whatever it frames must want that too. The frame does, by the header Cross-Origin-Embedder-Policy that stands in the calculator's file _headers. Where its host does not send that, only this page can give way.",
        zh: "网页要求跨源隔离，其框架也必须同样要求。计算器的 _headers 文件中已有 Cross-Origin-Embedder-Policy；若其主机未发送该响应头，只能修改本页面。",
    }
    integrity_policy {
        en: "The page wants every script to have its hash, and the loader's tag has none.",
        zh: "网页要求每个脚本都有校验值，而加载脚本的标签没有。",
    }
    integrity {
        en: "The hash in the loader's tag is not that of the file. Either it was copied from another version, or something on the way changes the file.",
        zh: "标签中的校验值与文件不符。可能复制自其他版本，或文件在传输中被修改。",
    }
    integrity_moves {
        en: "A hash stands at the loader that changes with later versions: with the next one it will not fit. Take the address of this version.",
        zh: "该地址的脚本会随版本更新，附带的校验值届时将不符。请改用此版本的固定地址。",
    }
    other_version(version: &str) {
        en: format!("The loader is of version {version}, which this doctor does not know. It stays as it was for as long as its folder is kept."),
        zh: format!("加载脚本为 {version} 版本，此处无法检查。只要其文件夹仍在，它就不会改变。"),
    }
    no_crossorigin {
        en: "A hash at a script of another origin needs the attribute crossorigin beside it.",
        zh: "其他来源的脚本附带校验值时，还需要 crossorigin 属性。",
    }
    insecure {
        en: "The calculator is asked for without encryption. A page that is encrypted itself may not do that.",
        zh: "此处以 http 请求计算器；https 网页中浏览器会拒绝。",
    }
    escaped {
        en: "The tag stands here as text: the system that holds your page escaped it. Paste it where that system takes HTML or code, not text.",
        zh: "标签在此处成了文字：您的系统对它进行了转义。请粘贴到接受 HTML 或代码的位置。",
    }
    curly {
        en: "The quotation marks are those of a word processor, which HTML takes as part of the value.",
        zh: "引号是文字处理软件的弯引号，HTML 会把它当作值的一部分。",
    }
    self_closed {
        en: "HTML does not know tags that close themselves: all that follows on the page would be inside of this one, and hidden.",
        zh: "HTML 不支持此处的自闭合写法：页面后续内容都会落入该标签内而被隐藏。",
    }
    no_loader {
        en: "The page has the tag and not the loader. Many systems take script elements out.",
        zh: "网页中有标签，但没有加载脚本。许多系统会去除 script 元素。",
    }
    no_tag {
        en: "The page has the loader and not the tag. Many systems take tags out that they do not know; a script may also put it in later.",
        zh: "网页中有加载脚本，但没有标签。许多系统会去除未知标签；也可能由脚本稍后插入。",
    }
    nothing_there {
        en: "Nothing of the calculator is in this HTML. The system took it out, or a script puts it in later: then copy the HTML from the browser's tools.",
        zh: "此 HTML 中没有计算器的任何内容。可能被系统去除，或由脚本稍后插入；后者请从浏览器开发者工具中复制 HTML。",
    }
    frame_sandbox(lacks: &str) {
        en: format!("The frame's attribute sandbox lacks {lacks}."),
        zh: format!("框架的 sandbox 属性缺少 {lacks}。"),
    }
    not_frame {
        en: "This frames the app itself, which no page may frame. The page for frames has an address of its own.",
        zh: "此处嵌入的是应用本身，它不允许被嵌入。请使用专供嵌入的地址。",
    }
    ours_refuses {
        en: "It is refused by where the calculator is served, not by your page: its server does not send the headers of the file _headers.",
        zh: "拒绝来自计算器所在的服务器，而不是您的网页：该服务器未发送 _headers 文件中的响应头。",
    }
    unreachable {
        en: "The file is not there, or the server cannot be reached. Compare its address with the snippet's.",
        zh: "文件不存在，或无法连接服务器。请与上方代码中的地址核对。",
    }
    extension {
        en: "An extension of this browser blocks it, such as an ad blocker. Your page does not.",
        zh: "被浏览器扩展（如广告拦截器）阻止，与您的网页无关。",
    }
    wasm {
        en: "This is about WebAssembly in the page itself. The calculator compiles in its frame, under the frame's own policy: do not add 'wasm-unsafe-eval' for it.",
        zh: "这与网页自身的 WebAssembly 有关。计算器在框架内按其自己的策略编译，不必为它添加 'wasm-unsafe-eval'。",
    }
}

/// What is wrong with what a host says; in English it is the calculator's own hint for the console.
pub fn wrong(lang: Lang, wrong: &Wrong) -> String {
    texts! {
        name_unknown(name: &str) { en: format!("There is no attribute {name}; it is passed over."), zh: format!("没有 {name} 这个属性，会被忽略。") }
        value_unknown(name: &str, value: &str, known: &str) {
            en: format!("{name} cannot be “{value}”. It can be: {known}."),
            zh: format!("{name} 不能为“{value}”。可用：{known}。"),
        }
        no_color(name: &str, value: &str) {
            en: format!("{name} cannot be “{value}”. Write a colour as #0d6b52."),
            zh: format!("{name} 不能为“{value}”。颜色请写成 #0d6b52 的形式。"),
        }
        no_address(name: &str, value: &str) {
            en: format!("{name} cannot be “{value}”. Write an address that begins with https://."),
            zh: format!("{name} 不能为“{value}”。请写以 https:// 开头的网址。"),
        }
        no_height(name: &str, value: &str) {
            en: format!("{name} cannot be “{value}”. Write auto or a number of pixels."),
            zh: format!("{name} 不能为“{value}”。请写 auto 或像素数。"),
        }
        no_font(name: &str, value: &str) {
            en: format!("{name} cannot be “{value}”. Write names of fonts with commas between them."),
            zh: format!("{name} 不能为“{value}”。请写字体名称，以逗号分隔。"),
        }
        no_pixels(name: &str, value: &str, least: u16, most: u16) {
            en: format!("{name} cannot be “{value}”. Write whole pixels from {least}px to {most}px."),
            zh: format!("{name} 不能为“{value}”。请写 {least}px 到 {most}px 之间的整数像素。"),
        }
        no_program(known: &str) {
            en: format!("The tag names no program. It can be: {known}."),
            zh: format!("标签未指定计划（program）。可用：{known}。"),
        }
    }
    match wrong {
        Wrong::Name(name) => name_unknown(lang, name),
        Wrong::Value(of, value, known) => value_unknown(lang, of.word(), value, &known.join(", ")),
        Wrong::Color(name, value) => no_color(lang, name, value),
        Wrong::Address(value) => no_address(lang, Attribute::CtaHref.word(), value),
        Wrong::Height(value) => no_height(lang, Attribute::Height.word(), value),
        Wrong::Font(value) => no_font(lang, Style::Font.word(), value),
        Wrong::Pixels(style, value, (least, most)) => no_pixels(lang, style.word(), value, *least, *most),
        Wrong::NoProgram(known) => no_program(lang, &known.join(", ")),
    }
}
