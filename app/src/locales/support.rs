//! The texts of the page Support.

use super::texts::texts;

texts! {
    heading { en: "Why this amount?", zh: "为什么是这个金额？" }
    lede { en: "Paste a link or an order and say what was paid.", zh: "粘贴链接或订单，填写实际到账金额。" }
}
