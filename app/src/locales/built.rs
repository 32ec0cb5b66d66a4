//! The texts of the rules in short, which stand where the program is missing.

use super::texts::texts;

texts! {
    /// What is missing, and what stands here in its place.
    missing {
        en: "Referral Statement computes in your browser, with JavaScript and WebAssembly. One of them is missing here or not allowed, so nothing can be computed. Below is what the rules say, without a calculation.",
        zh: "Referral Statement 在您的浏览器中用 JavaScript 和 WebAssembly 计算。此处缺少其中之一或未获允许，因此无法计算。以下是规则摘要，不含计算。",
    }
    credit(currency: &str) { en: format!("Pays credit, in {currency}."), zh: format!("以代金券发放，单位 {currency}。") }
    cash(currency: &str) { en: format!("Pays cash, in {currency}."), zh: format!("以现金发放，单位 {currency}。") }
    /// A rate that is not published, by the range in which it lies.
    between(from: &str, to: &str) { en: format!("{from} to {to}, not published"), zh: format!("{from} 至 {to}，未公布") }
    not_published { en: "not published", zh: "未公布" }
    /// The editions before the newest.
    before { en: "Before", zh: "此前" }
    read_on(day: &str) { en: format!("read on {day}"), zh: format!("{day}读取") }
}
