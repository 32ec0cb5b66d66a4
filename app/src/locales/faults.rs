//! What is wrong with a text of the scenario, in one sentence that says what to do.

use referral_statement::{Code, excerpt};

use super::Lang;
use super::texts::texts;

texts! {
    missing { en: "This is needed.", zh: "此项必填。" }
    unknown(typed: &str) { en: format!("“{typed}” is not known here. Choose from the list."), zh: format!("无法识别“{typed}”，请从列表中选择。") }
    number(typed: &str) { en: format!("“{typed}” is not a number. Write it as 1234.50."), zh: format!("“{typed}”不是数字，请写成 1234.50。") }
    decimals(typed: &str) { en: format!("“{typed}” has too many decimals: write at most two."), zh: format!("“{typed}”小数位过多，最多两位。") }
    negative(typed: &str) { en: format!("“{typed}” is below zero."), zh: format!("“{typed}”小于零。") }
    large(typed: &str) { en: format!("“{typed}” is too large."), zh: format!("“{typed}”过大。") }
    time(typed: &str) { en: format!("“{typed}” is not a time that fits here. Write it as 2024-06-11 9:30."), zh: format!("“{typed}”不是此处可用的时间，请写成 2024-06-11 9:30。") }
    id(typed: &str) { en: format!("“{typed}” cannot be a name: write 1 to 64 characters."), zh: format!("“{typed}”不能用作编号，请填写 1 至 64 个字符。") }
    twice(typed: &str) { en: format!("“{typed}” is used twice. Give each its own name."), zh: format!("“{typed}”重复，请使用不同的编号。") }
    refund(typed: &str) { en: format!("“{typed}” is more than was paid."), zh: format!("“{typed}”超过实付金额。") }
    rate { en: "The rate of your tier is not published: write yours.", zh: "您等级的返利比例未公布，请填写。" }
    range(typed: &str) { en: format!("“{typed}” lies outside the published range."), zh: format!("“{typed}”超出已公布的范围。") }
    cart { en: "Orders of one cart must be paid at one time.", zh: "同一购物车的订单支付时间必须相同。" }
    count(typed: &str) { en: format!("“{typed}” is not a whole number from 1 to 1,000,000."), zh: format!("“{typed}”不是 1 至 1,000,000 的整数。") }
    other(typed: &str) { en: format!("“{typed}” cannot be used here."), zh: format!("此处不能使用“{typed}”。") }
    total { en: "Together this is more than can be added up exactly.", zh: "合计过大，无法精确计算。" }
}

/// The sentence for a mistake.
pub fn sentence(lang: Lang, code: Code, typed: &str) -> String {
    let typed = &*excerpt(typed);
    match code {
        _ if typed.trim().is_empty() && code != Code::RateRequired && code != Code::SettlementTimesDiffer => {
            missing(lang)
        }
        Code::UnknownValue | Code::UnknownEdition | Code::UnknownReading => unknown(lang, typed),
        Code::BadNumber | Code::WrongType => number(lang, typed),
        Code::TooManyDecimals => decimals(lang, typed),
        Code::Negative => negative(lang, typed),
        Code::TooLarge => large(lang, typed),
        Code::BadTime => time(lang, typed),
        Code::BadId => id(lang, typed),
        Code::DuplicateId => twice(lang, typed),
        Code::RefundAbovePaid => refund(lang, typed),
        Code::RateRequired => rate(lang),
        Code::RateOutOfRange => range(lang, typed),
        Code::SettlementTimesDiffer => cart(lang),
        Code::BadCount => count(lang, typed),
        _ => other(lang, typed),
    }
}
