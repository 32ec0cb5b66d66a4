//! The page in Simplified Chinese: sentences with figures in them.

use referral_statement::{Class, Code, Reason, Role, Window};

use crate::locales::{Label, Msg};
use crate::state::Field;

fn window(window: Window) -> String {
    match window {
        Window::Days(days) => format!("有效 {days} 天"),
        Window::Months(months) => format!("有效 {months} 个自然月"),
        Window::Unlimited => "长期有效".to_owned(),
    }
}

/// A text with figures in it.
pub fn tell(msg: Msg<'_>) -> String {
    match msg {
        Msg::Understood { amount } => format!("按 {amount} 理解"),
        Msg::SpendWithin { days } => format!("每位好友前 {days} 天内的消费"),
        Msg::LaterUpTo { day } => format!("之后至第 {day} 天的消费"),
        Msg::CountsForThreshold { amount } => format!("仅计入 {amount} 固定奖励"),
        Msg::RateNotPublished { from, to } => format!("未公布：在 {from} 至 {to} 之间"),
        Msg::EditionFrom { from } => format!("{from}起"),
        Msg::EditionBetween { from, until } => format!("{from}起，{until}之前"),
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
        Msg::WouldEarn { change, earns } => format!("{change}，可得 {earns}。"),
        Msg::ChangeBilling => "改为预付费".to_owned(),
        Msg::ChangeProduct => "换成计入的产品".to_owned(),
        Msg::ChangeCustomer => "换成新用户".to_owned(),
        Msg::ChangeSpend { amount } => format!("消费 {amount}"),
        Msg::ChangeFirstDay { days } => format!("首笔改为第 {days} 天付款"),
        Msg::ChangeDay { days } => format!("改为第 {days} 天付款"),
        Msg::ChangeStart { day } => format!("从{day}开始，按下一版已知规则"),
        Msg::ChangeKind { kind } => format!("改为{}", super::say(Label::Kind(kind))),
        msg => step(msg),
    }
}

/// A sentence of a derivation.
fn step(msg: Msg<'_>) -> String {
    match msg {
        Msg::InEdition { edition, from: Some(from), until: Some(until), paid } => {
            format!("{paid}付款：适用 {edition} 版规则，{from}起至{until}前有效。")
        }
        Msg::InEdition { edition, from: Some(from), until: None, paid } => {
            format!("{paid}付款：适用 {edition} 版规则，{from}起有效。")
        }
        Msg::InEdition { edition, paid, .. } => format!("{paid}付款：适用 {edition} 版规则，未注明日期。"),
        Msg::NoEdition { paid } => format!("{paid}付款，当时没有已知的规则生效；不作推测。"),
        Msg::Link { opened, window: open, ends, paid, fails } => {
            let end = ends.map_or_else(String::new, |ends| format!("，至{ends}"));
            let verdict = match fails {
                None => "在期限内",
                Some(Reason::BeforeLink) => "早于打开链接",
                Some(Reason::LinkedElsewhere) => "在打开其他推荐人的链接之后",
                Some(_) => "已超出期限",
            };
            format!("{opened}打开您的链接，{}{end}。{paid}付款：{verdict}。", window(open))
        }
        Msg::Role { role: Role::FirstPurchase } => "新用户的第一笔订单为首购。".to_owned(),
        Msg::Role { role: Role::Dormant } => "沉睡用户的每笔订单按同样方式计算。".to_owned(),
        Msg::Role { role } => format!("本订单属于{}。", super::role(role)),
        Msg::ProductIs { product, class } => format!("{product}：{}。", class_of(class)),
        Msg::ProductAssumed { class } => format!("未指定产品，视为{}。", class_of(class)),
        Msg::Until { on } => format!("（截至{on}）"),
        Msg::Window { registered, paid, fails: true, .. } => {
            format!("{registered}注册，{paid}付款：不在任何期限内，不计入。")
        }
        Msg::Window { registered, paid, threshold, bonus, .. } => {
            let fixed = threshold.map(|until| format!("固定奖励{until}"));
            let bonus = bonus.map(|until| format!("额外奖励{until}"));
            let both: Vec<String> = fixed.into_iter().chain(bonus).collect();
            format!("{registered}注册，{paid}付款：计入{}。", both.join("和"))
        }
        Msg::Counted { paid, refunded, counted } => format!("实付 {paid}，退款 {refunded}：计入 {counted}。"),
        Msg::CountedWhole { counted } => format!("实付 {counted}，无退款：全部计入。"),
        Msg::LimitBound { limit, amount, left, before, after } => {
            let left = if amount == left { String::new() } else { format!("，剩余 {left}") };
            format!("{}为 {amount}{left}：{before} 变为 {after}。", super::limit(limit))
        }
        Msg::LimitFree { limit, amount, before } => format!("{}为 {amount}；{before} 未超过。", super::limit(limit)),
        Msg::LimitUp { limit, amount } => format!("{} {amount} 在本订单之前已用完。", super::limit(limit)),
        Msg::RatePublished { role, class, rate } => {
            format!("{}的{}返 {rate}。", super::say(Label::Class(class)), super::role(role))
        }
        Msg::RateOfTier { tier, rate } => format!("您的等级 {tier} 返 {rate}。"),
        Msg::RateGiven { rate } => format!("{rate}，由您填写；页面未公布该等级的比例。"),
        Msg::NoRate { role } => format!("本版规则没有{}的返佣比例。", super::role(role)),
        Msg::Reward { counted, rate, exact, reward } => {
            let rounded = if exact == reward { String::new() } else { format!("，四舍五入为 {reward}") };
            format!("{counted} × {rate} = {exact}{rounded}")
        }
        Msg::Rounded { exact, reward } => format!("{exact} 四舍五入一次，为 {reward}。"),
        Msg::Threshold { spend, amount, on: Some(on), reward } => {
            format!("计入 {spend}；{on}达到 {amount}，得 {reward}。")
        }
        Msg::Threshold { spend, amount, on: None, .. } => format!("计入 {spend}；未达到 {amount}，没有固定奖励。"),
        Msg::BonusGate { spend, above } => format!("计入 {spend}，未超过 {above}：没有额外奖励。"),
        Msg::Bonus { spend, above, base, rate, reward } => {
            format!("计入 {spend}，减去 {above} 为 {base}；{base} × {rate} = {reward}。")
        }
        Msg::Arrives { amount, on, part, parts } => {
            let part = if parts > 1 { format!("（第 {part} 期，共 {parts} 期）") } else { String::new() };
            format!("{on}到账 {amount}{part}。")
        }
        Msg::ArrivesSometime { amount } => format!("{amount} 的到账日期，本版规则未公布。"),
        Msg::ArrivesUntil { on } => format!("须在{on}前使用。"),
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
        _ => String::new(),
    }
}

fn class_of(class: Class) -> &'static str {
    match class {
        Class::Core => "核心返利产品",
        Class::Strategic => "战略返利产品",
        Class::Counted => "计入的产品",
        Class::None => "不计入的产品",
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
