//! The page in Simplified Chinese.

#![allow(clippy::match_same_arms, clippy::too_many_lines, reason = "a table of texts")]

mod told;

use referral_statement::{
    Bend, Billing, Class, CustomerKind, EarnedBy, Grade, LimitId, LinkedBy, OrderKind, Reason, Role,
};

use super::Label;
use crate::state::Theme;

pub use told::tell;

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
        Label::Billing(Billing::Prepaid) => "预付费",
        Label::Billing(Billing::PayAsYouGo) => "按量付费",
        Label::BillingName => "计费方式",
        Label::Registered => "注册日期",
        Label::Linked => "打开推广链接的日期",
        Label::FirstDay => "首笔消费在第几天付款",
        Label::FirstOrderDay => "首笔订单距打开链接的天数",
        Label::LaterDay => "之后的消费在第几天付款",
        Label::LaterOrderDay => "之后的订单距打开链接的天数",
        Label::DayNote => "注册当天为第 0 天",
        Label::LaterKindName => "之后的订单是",
        Label::Kind(OrderKind::Purchase) => "新购",
        Label::Kind(OrderKind::Upgrade) => "升级",
        Label::Kind(OrderKind::Renewal) => "续费",
        Label::Tier => "您的等级",
        Label::NoTiers => "当时的规则没有等级",
        Label::TierRate => "该等级的返佣比例",
        Label::CustomerName => "客户身份",
        Label::Customer(kind) => customer(kind),
        Label::ClassName => "产品类别",
        Label::ClassOfCatalogue => "按产品目录",
        Label::Class(Class::Core) => "核心返利产品",
        Label::Class(Class::Strategic) => "战略返利产品",
        Label::Class(Class::Counted) => "计入的产品",
        Label::Class(Class::None) => "非返利产品",
        Label::Edition => "适用规则",
        Label::EditionInForce => "各订单付款当日有效的规则",
        Label::LinkedByName => "关联方式",
        Label::LinkedBy(LinkedBy::Registration) => "通过链接注册",
        Label::LinkedBy(LinkedBy::Login) => "通过链接登录",
        Label::Instalments => "分两期到账的起点金额",
        Label::InstalmentsNote => "页面未写明该金额；不清楚请留空",
        Label::Readings => "可作两种理解的条款",
        Label::Default => "默认",
        Label::MovesTotal => "影响本次合计",
        Label::DecideHere => "去选择",
        Label::Statement => "结算单",
        Label::YouEarn => "您将获得",
        Label::AsCredit => "以优惠券形式发放的云抵扣金",
        Label::AsCash => "现金，税前",
        Label::Undated => "按发布内容，未注明日期",
        Label::Grade(grade) => match grade {
            Grade::Official => "官方页面",
            Grade::OfficialInPart => "部分来自官方",
            Grade::Repost => "来自转载",
            Grade::ThirdParty => "第三方资料",
            Grade::Own => "您自己的规则",
        },
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
        Label::Role(role) => self::role(role),
        Label::Reason(reason) => self::reason(reason),
        Label::Limit(limit) => self::limit(limit),
        Label::TryIt => "试一试",
        Label::Clause => "条款",
        Label::ReadOn => "查阅于",
        Label::ReadAs => "理解为",
        Label::WhenItArrives => "何时到账",
        Label::RegisteredMark => "注册",
        Label::LinkedMark => "打开链接",
        Label::DateNotPublished => "日期未公布",
        Label::NothingArrives => "没有奖励，因此没有到账。",
        Label::EarnedBy(EarnedBy::Order) => "订单奖励",
        Label::EarnedBy(EarnedBy::Threshold) => "固定奖励",
        Label::EarnedBy(EarnedBy::Bonus) => "额外奖励",
        Label::StepEdition => "规则",
        Label::StepLink => "关联",
        Label::StepCustomer => "客户",
        Label::StepExcluded => "排除",
        Label::StepBilling => "计费",
        Label::StepProduct => "产品",
        Label::StepWindow => "期限",
        Label::StepCounted => "计入",
        Label::StepLimit => "封顶",
        Label::StepRate => "比例",
        Label::StepReward => "奖励",
        Label::StepThreshold => "达标",
        Label::StepBonus => "额外奖励",
        Label::StepPayout => "到账",
        Label::StepSum => "合计",
        Label::Fails => "不满足",
        Label::CurveOfSpend => "单个好友的奖励随首笔消费的变化",
        Label::CurveOfOrder => "单个客户的奖励随首笔订单的变化",
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
        Label::Footer => "按已发布的规则估算，不构成付款承诺。您填写的内容不会离开本页面。",
    }
}

fn customer(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::New => "新用户：从未付费购买",
        CustomerKind::Dormant => "沉睡用户：买过一次，长期未消费",
        CustomerKind::Existing => "老用户：以前购买过",
        CustomerKind::ProductNew => "产品新客：未买过该产品",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::FirstPurchase => "首购",
        Role::LaterPurchase => "首购后新购",
        Role::Upgrade => "升级",
        Role::Renewal => "续费",
        Role::ProductFirst => "产品首购",
        Role::Dormant => "沉睡用户订单",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::ExistingCustomer => "以前购买过的客户没有返利。",
        Reason::SamePerson => "客户与推荐人为同一人。",
        Reason::AlreadyContacted => "官方销售已先行触达该客户。",
        Reason::Cheating => "该订单被认定为作弊。",
        Reason::BeforeLink => "付款早于打开推广链接。",
        Reason::BeforeRegistration => "付款早于注册。",
        Reason::OutsideWindow => "付款时已超出期限。",
        Reason::LinkedElsewhere => "之后又打开了其他推荐人的链接。",
        Reason::PayAsYouGo => "按量付费订单没有返利。",
        Reason::ProductNotListed => "该产品不计入。",
        Reason::RefundedInFull => "已全额退款。",
        Reason::FirstPurchaseLost => "按量付费订单已用掉首购资格。",
        Reason::OrderKindNotPaid => "本版规则对这类订单不返利。",
        Reason::LimitUsedUp => "该客户的封顶额度已用完；换一位客户可重新计算。",
        Reason::NoEdition => "当日没有已知的规则生效。",
        Reason::ThresholdNotReached => "消费未达到开始有奖励的金额。",
    }
}

fn limit(limit: LimitId) -> &'static str {
    match limit {
        LimitId::OrderPaid => "单笔订单封顶",
        LimitId::CustomerPaid => "每位客户实付封顶",
        LimitId::CustomerReward => "每位客户奖励封顶",
        LimitId::FriendTotal => "每位好友上限",
    }
}
