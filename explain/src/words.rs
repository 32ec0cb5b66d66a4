//! The words of rules and statements as people say them.

use referral_statement::{
    Billing, Class, CustomerKind, EarnedBy, Excluded, Grade, LimitId, LinkedBy, OrderKind, Reason, Role, Step, Window,
};

use crate::Lang;

/// A word in the reader's language.
fn in_lang(lang: Lang, english: &'static str, chinese: &'static str) -> &'static str {
    match lang {
        Lang::En => english,
        Lang::ZhCn => chinese,
    }
}

/// The part that an order plays.
pub fn role(lang: Lang, role: Role) -> &'static str {
    let (english, chinese) = match role {
        Role::FirstPurchase => ("first purchase", "首购"),
        Role::LaterPurchase => ("later purchase", "首购后新购"),
        Role::Upgrade => ("upgrade", "升级"),
        Role::Renewal => ("renewal", "续费"),
        Role::ProductFirst => ("first purchase of the product", "产品首购"),
        Role::Dormant => ("order of a dormant customer", "沉睡用户订单"),
    };
    in_lang(lang, english, chinese)
}

/// The same as one of its kind: `a later purchase`, `an upgrade`.
pub fn a_role(lang: Lang, role: Role) -> String {
    let name = self::role(lang, role);
    match (lang, role) {
        (Lang::ZhCn, _) => name.to_owned(),
        (Lang::En, Role::FirstPurchase | Role::ProductFirst) => format!("the {name}"),
        (Lang::En, Role::Upgrade | Role::Dormant) => format!("an {name}"),
        (Lang::En, Role::LaterPurchase | Role::Renewal) => format!("a {name}"),
    }
}

/// Why an order earns nothing, as a part of a sentence.
pub fn because(lang: Lang, reason: Reason) -> &'static str {
    let (english, chinese) = match reason {
        Reason::ExistingCustomer => ("a customer who had bought before earns nothing", "以前购买过的客户没有返利"),
        Reason::SamePerson => ("customer and referrer are one person", "客户与推荐人为同一人"),
        Reason::AlreadyContacted => ("the cloud's own sales were in contact first", "官方销售已先行触达该客户"),
        Reason::Cheating => ("the order was found to be cheating", "该订单被认定为作弊"),
        Reason::BeforeLink => ("it was paid before your link was opened", "付款早于打开推广链接"),
        Reason::BeforeRegistration => ("it was paid before the registration", "付款早于注册"),
        Reason::OutsideWindow => ("it was paid after the window had ended", "付款时已超出期限"),
        Reason::LinkedElsewhere => ("another referrer's link had been opened since", "之后又打开了其他推荐人的链接"),
        Reason::PayAsYouGo => ("pay-as-you-go orders earn nothing", "按量付费订单没有返利"),
        Reason::ProductNotListed => ("this product is not counted", "该产品不计入"),
        Reason::RefundedInFull => ("all of it was paid back", "已全额退款"),
        Reason::FirstPurchaseLost => {
            ("a pay-as-you-go order had used up the first purchase", "按量付费订单已用掉首购资格")
        }
        Reason::OrderKindNotPaid => ("these rules pay nothing for such an order", "本版规则对这类订单不返利"),
        Reason::LimitUsedUp => (
            "nothing was left of a limit of this customer; another customer starts afresh",
            "该客户的封顶额度已用完；换一位客户可重新计算",
        ),
        Reason::NoEdition => ("no known rules were in force on that day", "当日没有已知的规则生效"),
        Reason::ThresholdNotReached => {
            ("the spend does not reach the amount at which rewards start", "消费未达到开始有奖励的金额")
        }
    };
    in_lang(lang, english, chinese)
}

/// The same as a sentence.
pub fn reason(lang: Lang, reason: Reason) -> String {
    crate::sentence(lang, because(lang, reason))
}

/// What would have to be otherwise for it to pay.
pub fn would_pay(lang: Lang, reason: Reason) -> &'static str {
    let (english, chinese) = match reason {
        Reason::ExistingCustomer => {
            ("Only a customer who has never bought before would pay.", "只有从未付费购买过的客户才有返利。")
        }
        Reason::SamePerson => ("Only a customer who is another person would pay.", "客户须为他人。"),
        Reason::AlreadyContacted => {
            ("Only a customer whom the cloud's own sales had not reached would pay.", "客户须未被官方销售触达。")
        }
        Reason::Cheating => ("Nothing would pay as long as that finding stands.", "该认定不变，则没有返利。"),
        Reason::BeforeLink => ("Payment after your link was opened would pay.", "打开推广链接之后付款才有返利。"),
        Reason::BeforeRegistration => {
            ("Payment on or after the day of registration would count.", "注册当天或之后付款才计入。")
        }
        Reason::OutsideWindow => (
            "Payment inside the window would pay, or your link opened once more before it.",
            "在期限内付款，或在付款前再次打开您的链接，才有返利。",
        ),
        Reason::LinkedElsewhere => (
            "Your link opened again after the other one, before the payment, would pay.",
            "在对方链接之后、付款之前再次打开您的链接，才有返利。",
        ),
        Reason::PayAsYouGo => ("The same order, prepaid, would pay.", "同一订单改为预付费才有返利。"),
        Reason::ProductNotListed => ("A product on the list would pay.", "购买清单内的产品才有返利。"),
        Reason::RefundedInFull => ("What is not paid back would pay.", "未退款的部分才有返利。"),
        Reason::FirstPurchaseLost => {
            ("Without the earlier pay-as-you-go order it would pay.", "若此前没有按量付费订单，才有返利。")
        }
        Reason::OrderKindNotPaid => {
            ("An order of a kind that these rules name would pay.", "规则列明的订单类型才有返利。")
        }
        Reason::LimitUsedUp => ("The same order of another customer would pay.", "换一位客户的同一订单才有返利。"),
        Reason::NoEdition => {
            ("Payment on a day for which rules are known would pay.", "在已知规则生效的日期付款才有返利。")
        }
        Reason::ThresholdNotReached => {
            ("More spend inside the window, up to the amount, would pay.", "在期限内消费达到起点金额才有奖励。")
        }
    };
    in_lang(lang, english, chinese)
}

/// A limit.
pub fn limit(lang: Lang, limit: LimitId) -> &'static str {
    let (english, chinese) = match limit {
        LimitId::OrderPaid => ("limit on one order", "单笔订单封顶"),
        LimitId::CustomerPaid => ("limit on what a customer pays", "每位客户实付封顶"),
        LimitId::CustomerReward => ("limit on the reward of a customer", "每位客户奖励封顶"),
        LimitId::FriendTotal => ("limit of a friend", "每位好友上限"),
    };
    in_lang(lang, english, chinese)
}

/// A class of products.
pub fn class(lang: Lang, class: Class) -> &'static str {
    let (english, chinese) = match class {
        Class::Core => ("a core product", "核心返利产品"),
        Class::Strategic => ("a strategic product", "战略返利产品"),
        Class::Counted => ("a product that counts", "计入的产品"),
        Class::None => ("a product that does not count", "不计入的产品"),
    };
    in_lang(lang, english, chinese)
}

/// What an order does.
pub fn kind(lang: Lang, kind: OrderKind) -> &'static str {
    let (english, chinese) = match kind {
        OrderKind::Purchase => ("a purchase", "新购"),
        OrderKind::Upgrade => ("an upgrade", "升级"),
        OrderKind::Renewal => ("a renewal", "续费"),
    };
    in_lang(lang, english, chinese)
}

/// When an order is paid.
pub fn billing(lang: Lang, billing: Billing) -> &'static str {
    let (english, chinese) = match billing {
        Billing::Prepaid => ("Prepaid", "预付费"),
        Billing::PayAsYouGo => ("Pay-as-you-go", "按量付费"),
    };
    in_lang(lang, english, chinese)
}

/// What a customer was before.
pub fn customer(lang: Lang, kind: CustomerKind) -> &'static str {
    let (english, chinese) = match kind {
        CustomerKind::New => ("new: has never paid before", "新用户：从未付费购买"),
        CustomerKind::Dormant => ("dormant: bought once, idle since", "沉睡用户：买过一次，长期未消费"),
        CustomerKind::Existing => ("existing: has paid before", "老用户：以前购买过"),
        CustomerKind::ProductNew => ("new to this product only", "产品新客：未买过该产品"),
    };
    in_lang(lang, english, chinese)
}

/// How a link came about.
pub fn linked_by(lang: Lang, by: LinkedBy) -> &'static str {
    let (english, chinese) = match by {
        LinkedBy::Registration => ("registering through the link", "通过链接注册"),
        LinkedBy::Login => ("logging in through the link", "通过链接登录"),
    };
    in_lang(lang, english, chinese)
}

/// Why a customer is not the referrer's.
pub fn excluded(lang: Lang, excluded: Excluded) -> &'static str {
    because(lang, excluded.into())
}

/// What earned a payment.
pub fn earned_by(lang: Lang, by: EarnedBy) -> &'static str {
    let (english, chinese) = match by {
        EarnedBy::Order => ("for the order", "订单奖励"),
        EarnedBy::Threshold => ("fixed reward", "固定奖励"),
        EarnedBy::Bonus => ("bonus", "额外奖励"),
    };
    in_lang(lang, english, chinese)
}

/// How well rules are supported.
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    let (english, chinese) = match grade {
        Grade::Official => ("official page", "官方页面"),
        Grade::OfficialInPart => ("official in part", "部分来自官方"),
        Grade::Repost => ("from a repost", "来自转载"),
        Grade::ThirdParty => ("third party", "第三方资料"),
        Grade::Own => ("your own rules", "您自己的规则"),
    };
    in_lang(lang, english, chinese)
}

/// How long a link holds.
pub fn window(lang: Lang, window: Window) -> String {
    match (lang, window) {
        (Lang::En, Window::Days(1)) => "1 day".to_owned(),
        (Lang::En, Window::Days(days)) => format!("{days} days"),
        (Lang::En, Window::Months(1)) => "1 calendar month".to_owned(),
        (Lang::En, Window::Months(months)) => format!("{months} calendar months"),
        (Lang::En, Window::Unlimited) => "without end".to_owned(),
        (Lang::ZhCn, Window::Days(days)) => format!("有效 {days} 天"),
        (Lang::ZhCn, Window::Months(months)) => format!("有效 {months} 个自然月"),
        (Lang::ZhCn, Window::Unlimited) => "长期有效".to_owned(),
    }
}

/// The kind of a step.
pub fn step(lang: Lang, step: &Step) -> &'static str {
    let (english, chinese) = match step {
        Step::Edition { .. } => ("Rules", "规则"),
        Step::Link { .. } => ("Link", "关联"),
        Step::Customer { .. } => ("Customer", "客户"),
        Step::Excluded { .. } => ("Excluded", "排除"),
        Step::Billing { .. } => ("Billing", "计费"),
        Step::Product { .. } => ("Product", "产品"),
        Step::Window { .. } => ("Window", "期限"),
        Step::Counted { .. } => ("Counted", "计入"),
        Step::Limit { .. } => ("Limit", "封顶"),
        Step::Rate { .. } | Step::NoRate { .. } => ("Rate", "比例"),
        Step::Reward { .. } => ("Reward", "奖励"),
        Step::Threshold { .. } => ("Threshold", "达标"),
        Step::Bonus { .. } => ("Bonus", "额外奖励"),
        Step::Payout { .. } => ("Payment", "到账"),
    };
    in_lang(lang, english, chinese)
}
