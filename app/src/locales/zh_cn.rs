//! The page in Simplified Chinese.

#![allow(clippy::match_same_arms, clippy::too_many_lines, reason = "a table of texts")]

mod told;

use referral_explain::{Lang, words};
use referral_statement::Bend;

use super::Label;
use crate::state::Theme;

pub use told::tell;

/// The language of the words that sentences share.
const TOLD: Lang = Lang::ZhCn;

/// A text.
pub fn say(label: Label) -> &'static str {
    match label {
        Label::Heading => "推荐能赚多少？",
        Label::Lede => "填写您推荐的人和他们的消费。结算单上的每个数字都能展开，看到它依据的规则。",
        Label::Program => "推荐计划",
        Label::Language => "语言",
        Label::Theme(Theme::Auto) => "配色：跟随系统",
        Label::Theme(Theme::Light) => "配色：浅色",
        Label::Theme(Theme::Dark) => "配色：深色",
        Label::Fewer => "减少一位",
        Label::More => "增加一位",
        Label::MoreSpend => "何时付款",
        Label::MoreOrders => "更多订单信息",
        Label::Friends => "注册并消费的好友人数",
        Label::Customers => "下单的客户人数",
        Label::SpendAnytime => "每位好友的消费",
        Label::LaterAnytime => "之后的消费",
        Label::CountsForBoth => "计入固定奖励和额外奖励",
        Label::CountsForNothing => "不计入任何奖励",
        Label::FirstOrder => "每位客户的首笔订单",
        Label::LaterOrder => "之后的一笔订单",
        Label::PaidInCash => "现金实付，不含优惠券和代金券",
        Label::NoneIfZero => "没有则填 0.00",
        Label::Product => "购买的产品",
        Label::AnyProduct => "任一计入的产品",
        Label::AnyCoreProduct => "任一核心返利产品",
        Label::NotCounted => "不计入",
        Label::ProductOut => "不计入：花在该产品上的金额没有奖励",
        Label::ProductNote => "部分产品不计入",
        Label::Billing(billing) => words::billing(TOLD, billing),
        Label::BillingName => "付费方式",
        Label::Registered => "注册日期",
        Label::Linked => "打开推广链接的日期",
        Label::FirstDay => "首笔消费在第几天付款",
        Label::FirstOrderDay => "首笔订单距打开链接的天数",
        Label::LaterDay => "之后的消费在第几天付款",
        Label::LaterOrderDay => "之后的订单距打开链接的天数",
        Label::DayNote => "注册当天为第 0 天",
        Label::LaterKindName => "之后的订单是",
        Label::Kind(kind) => words::kind(TOLD, kind),
        Label::Tier => "您的等级",
        Label::NoTiers => "当时的规则没有等级",
        Label::TierRate => "该等级的返佣比例",
        Label::CustomerName => "客户身份",
        Label::Customer(kind) => words::customer(TOLD, kind),
        Label::ClassName => "产品类别",
        Label::ClassOfCatalogue => "按产品目录",
        Label::Class(class) => words::class(TOLD, class),
        Label::Edition => "适用规则",
        Label::EditionInForce => "各订单付款当日有效的规则",
        Label::LinkedByName => "关联方式",
        Label::LinkedBy(by) => words::linked_by(TOLD, by),
        Label::Instalments => "分两期到账的起点金额",
        Label::InstalmentsNote => "页面未写明该金额；不清楚请留空",
        Label::Readings => "可作两种理解的条款",
        Label::Default => "默认",
        Label::MovesTotal => "影响本次合计",
        Label::DecideHere => "去选择",
        Label::Statement => "结算单",
        Label::YouEarn => "您将获得",
        Label::AsCredit => "以代金券形式发放",
        Label::AsCash => "现金，税前",
        Label::Grade(grade) => words::grade(TOLD, grade),
        Label::Stale => "以下并非按您刚才的输入计算，而是上一次能读懂的数字。请更正：",
        Label::PeekStale => "有一项需要更正 · 查看结算单",
        Label::StaleField => "前往该项",
        Label::ThresholdPart => "固定奖励",
        Label::NoBonus => "无额外奖励",
        Label::EachFriend => "每位好友",
        Label::EachCustomer => "每位客户",
        Label::NoLimitOnFriends => "好友人数不限",
        Label::First => "首笔订单",
        Label::Later => "之后的订单",
        Label::Role(role) => words::role(TOLD, role),
        Label::Limit(limit) => words::limit(TOLD, limit),
        Label::TryIt => "试一试",
        Label::Clause => "条款",
        Label::ReadOn => "查阅于",
        Label::ReadAs => "理解为",
        Label::WhenItArrives => "何时到账",
        Label::RegisteredMark => "注册",
        Label::LinkedMark => "打开链接",
        Label::DateNotPublished => "日期未公布",
        Label::NothingArrives => "没有奖励，因此没有到账。",
        Label::EarnedBy(by) => words::earned_by(TOLD, by),
        Label::StepSum => "合计",
        Label::Fails => "不满足",
        Label::CurveOfSpend => "单个好友的奖励随消费金额的变化",
        Label::CurveOfOrder => "单个客户的奖励随首笔订单金额的变化",
        Label::CurveTable => "以表格查看曲线",
        Label::AtAmount => "金额",
        Label::Reward => "奖励",
        Label::WhatHappens => "说明",
        Label::YouAreHere => "当前位置",
        Label::Bend(bend) => match bend {
            Bend::Order => "订单计入",
            Bend::Instalments => "分期发放",
            Bend::Threshold => "开始有奖励",
            Bend::Bonus => "开始有额外奖励",
            Bend::OrderPaid => "单笔订单封顶",
            Bend::CustomerPaid => "实付封顶",
            Bend::CustomerReward => "奖励封顶",
            Bend::FriendTotal => "达到上限",
        },
        Label::Footer => {
            "本页面与阿里云及其他推荐计划的运营方无关。按已发布的规则估算，不构成付款承诺。您填写的内容不会离开此浏览器，可在“存档”中查看和清除。"
        }
    }
}
