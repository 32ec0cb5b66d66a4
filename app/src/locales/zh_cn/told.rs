//! The page in Simplified Chinese: sentences with figures in them.

use referral_statement::Code;

use crate::locales::Msg;
use crate::state::Field;

/// A text with figures in it.
pub fn tell(msg: Msg<'_>) -> String {
    match msg {
        Msg::Understood { amount } => format!("按 {amount} 理解"),
        Msg::SpendWithin { days } => format!("每人前 {days} 天的消费"),
        Msg::LaterUpTo { day } => format!("之后至第 {day} 天的消费"),
        Msg::CountsForThreshold { amount } => format!("仅计入 {amount} 固定奖励"),
        Msg::RateNotPublished { from, to } => format!("未公布：在 {from} 至 {to} 之间"),
        Msg::Zone { zone } => format!("日期按{zone}"),
        Msg::ReadingsOpen { all, moving: 0 } => format!("{all} 条，均不影响本次合计"),
        Msg::ReadingsOpen { all, moving } => format!("{all} 条，其中 {moving} 条影响本次合计"),
        Msg::OpenAs { option } => format!("不作选择，暂按“{option}”计算"),
        Msg::Range { lowest, highest, .. } => format!("因条款理解不同，在 {lowest} 至 {highest} 之间："),
        Msg::Fault { field, code, typed, range } => fault(field, code, typed, range),
        Msg::ThresholdReached { amount, on } => format!("消费于 {on}达到 {amount}"),
        Msg::ThresholdMissed { amount, spend } => format!("消费 {spend}，未达到 {amount}"),
        Msg::BonusOf { rate, base } => format!("{base} 的 {rate}"),
        Msg::BonusAbove { above, until: Some(until) } => format!("额外奖励：{until}之前消费超过 {above} 的部分"),
        Msg::BonusAbove { above, until: None } => format!("额外奖励：消费超过 {above} 的部分"),
        Msg::BonusNotReached { above, spend } => format!("超过 {above} 才有额外奖励；计入的消费为 {spend}"),
        Msg::LimitOfFriend { limit } => format!("每位好友上限 {limit}"),
        Msg::ToGo { left } => format!("未达上限，还差 {left}"),
        Msg::TakesAway { over } => format!("已达上限，扣除 {over}"),
        Msg::Times { count, spend: true } => format!("× {count} 位好友"),
        Msg::Times { count, spend: false } => format!("× {count} 位客户"),
        Msg::TimesStep { each, count, total } => format!("{each} × {count} = {total}"),
        Msg::SumOfParts { parts, sum } => format!("{parts} = {sum}"),
        Msg::RateOf { rate, counted } => format!("{counted} 的 {rate}"),
        Msg::LimitedBy { earned, limits } => format!("{earned}，受限于{limits}"),
        Msg::LeftOf { left, limit } => format!("{limit} 中还剩 {left}"),
        Msg::UsedOf { used, limit, left } => {
            format!("{limit} 中，该客户的订单已用 {used}；接下来的 {left} 仍可计入。")
        }
        Msg::Expires { on } => format!("{on}前使用"),
        Msg::Part { part, parts } => format!("第 {part} 期，共 {parts} 期"),
        Msg::CurveSummary { points, at, reward } => {
            format!("奖励随金额变化的折线图。{points}当前金额 {at}，奖励 {reward}。")
        }
        Msg::CurvePoint { at, reward, why } => format!("{at} 处{why}，奖励 {reward}。"),
        Msg::YouAreHere { at, reward } => format!("{at} 得 {reward}"),
        Msg::Noted { what, reward } => format!("{what}：{reward}"),
        Msg::Peek { total } => format!("您将获得 {total} · 查看结算单"),
        Msg::RestsOn { count } => format!("本结果的前提：{count} 条"),
    }
}

fn fault(field: Field, code: Code, typed: &str, range: Option<(&str, &str)>) -> String {
    let example = if field.is_money() { "1234.50" } else { "12" };
    match (field, code) {
        (Field::Day | Field::LaterDay, _) => format!("“{typed}”不是 0 到 9999 之间的天数。"),
        (Field::Start, _) if typed.is_empty() => "请选择日期。".to_owned(),
        (Field::Start, _) => format!("“{typed}”不是日期；请按 2026-01-31 的格式填写。"),
        (Field::Friends, Code::TooLarge) => "合计超出了可精确计算的范围。".to_owned(),
        (Field::Friends, _) => format!("“{typed}”不是 1 到 1,000,000 之间的整数。"),
        (Field::Product, Code::MissingField) => "请选择产品：这类客户按产品判定。".to_owned(),
        (_, Code::RateOutOfRange) => {
            let (from, to) = range.unwrap_or(("0%", "100%"));
            format!("“{typed}”不在已公布的 {from} 至 {to} 范围内。")
        }
        (_, Code::BadNumber | Code::WrongType | Code::MissingField) if typed.trim().is_empty() => {
            "请填写数字。".to_owned()
        }
        (_, Code::TooManyDecimals) => format!("“{typed}”的小数位太多。填写时不作取整，最多两位小数。"),
        (_, Code::Negative) => format!("“{typed}”小于零。请填写 0.00 或更大的数。"),
        (_, Code::TooLarge) if field.is_money() => format!("“{typed}”超过最大值 1,000,000,000,000.00。"),
        (_, Code::TooLarge) => format!("“{typed}”超过 100%。"),
        (_, Code::BadNumber) => format!("“{typed}”不是数字。请填写数字，小数点用“.”：{example}。"),
        _ => format!("“{typed}”不能用在这里。"),
    }
}
