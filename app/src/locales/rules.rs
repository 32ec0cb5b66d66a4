//! The texts of the page Rules.

use referral_statement::{Account, Class, Counting, CustomerKind, FactKind, Follows, LimitId, PartId, Topic, Treated};

use super::Lang;
use super::texts::texts;

texts! {
    heading { en: "The rules", zh: "规则" }
    lede {
        en: "What the program's pages say, edition by edition: every value with its clause, and how sure it is.",
        zh: "逐版列出计划页面的规定：每个数值都附条款出处及其可靠程度。",
    }
    unknown_edition(id: &str) {
        en: format!("This program has no edition “{id}”; this is the one of today."),
        zh: format!("该计划没有“{id}”版本；以下为当前版本。"),
    }
    // The line of time.
    editions { en: "Editions", zh: "版本" }
    line_of_time { en: "The editions on a line of time", zh: "各版本的时间线" }
    in_force { en: "In force", zh: "生效期间" }
    support { en: "How sure", zh: "可靠程度" }
    today { en: "today", zh: "今天" }
    in_force_today { en: "in force today", zh: "当前有效" }
    undated_today { en: "as published, undated", zh: "按发布内容，未注明日期" }
    ended { en: "no longer in force", zh: "已失效" }
    not_yet { en: "not yet in force", zh: "尚未生效" }
    gap(from: &str, until: &str) { en: format!("from {from}, before {until}"), zh: format!("{from}起，{until}之前") }
    nothing_known { en: "no rules are known", zh: "规则不详" }
    none_today { en: "No known edition holds today.", zh: "今天没有已知有效的版本。" }
    // The book.
    contents { en: "In this edition", zh: "本版内容" }
    rates { en: "Rates", zh: "返利比例" }
    orders { en: "Orders", zh: "订单" }
    rate { en: "Rate", zh: "比例" }
    all_tiers { en: "every tier", zh: "所有等级" }
    earns_nothing { en: "nothing", zh: "不返" }
    between(from: &str, to: &str) { en: format!("{from}–{to}"), zh: format!("{from}–{to}") }
    between_note { en: "A range stands where no rate is published for a tier.", zh: "区间表示该等级的比例未公布。" }
    or_if(value: &str, option: &str) { en: format!("or {value}, read as “{option}”"), zh: format!("按“{option}”理解则为 {value}") }
    existing_alone { en: "Existing customers, who have bought before, earn nothing.", zh: "老用户（以前购买过）不返利。" }
    others_existing(kinds: &str) {
        en: format!("Existing customers earn nothing, and neither do those whom this edition takes for existing ones: {kinds}."),
        zh: format!("老用户不返利；{kinds}在本版中按老用户处理，同样不返利。"),
    }
    values { en: "What it earns", zh: "奖励" }
    links { en: "Links and first orders", zh: "关联与首购" }
    limits { en: "Limits", zh: "封顶" }
    no_limits { en: "No limit is known of this edition.", zh: "本版未见封顶。" }
    payment { en: "Payment", zh: "到账" }
    not_published { en: "not published", zh: "未公布" }
    for_nothing { en: "What earns nothing", zh: "哪些不返利" }
    facts { en: "What else to know", zh: "须知" }
    readings { en: "Clauses that can be read in two ways", zh: "可有两种理解的条款" }
    default { en: "default", zh: "默认" }
    because(reason: &str) { en: format!("Why the default: {reason}"), zh: format!("默认理由：{reason}") }
    no_readings { en: "Its clauses leave no such choice.", zh: "本版没有此类条款。" }
    assumed { en: "What is assumed", zh: "所作假定" }
    sources { en: "Sources", zh: "来源" }
    changed { en: "What changed", zh: "变更" }
    since(before: &str) { en: format!("Since the edition {before}:"), zh: format!("与上一版（{before}）相比：") }
    across_gap { en: "Between the two lies a time of which no rules are known.", zh: "两版之间有一段规则不详的时期。" }
    first_known { en: "It is the first edition that is known.", zh: "这是已知的第一个版本。" }
    before { en: "Before", zh: "之前" }
    after { en: "Now", zh: "现在" }
    value { en: "Value", zh: "项目" }
    absent { en: "—", zh: "—" }
    absent_name { en: "not in this edition", zh: "本版无此项" }
    nothing_changed { en: "No value that is known differs.", zh: "已知数值均无变化。" }
    settled { en: "No longer left open:", zh: "不再有歧义：" }
    opened { en: "Newly left open:", zh: "新出现的歧义：" }
    tax { en: "Tax, for those who ask for it", zh: "税款（按需显示）" }
    // The products.
    products { en: "Products", zh: "产品" }
    find_product { en: "Does a product count?", zh: "某产品是否返利？" }
    find_note { en: "its name, or a part of it, in either language", zh: "输入名称或其一部分，中英文均可" }
    all_products(count: usize) { en: format!("All {count} products of the catalogue"), zh: format!("目录中全部 {count} 个产品") }
    found(count: usize) {
        en: if count == 1 { "1 product".to_owned() } else { format!("{count} products") },
        zh: format!("{count} 个产品"),
    }
    none_found {
        en: "No product of the catalogue has this in its name. An order can name its class itself, in Scenario.",
        zh: "目录中没有符合的产品。可在“方案”页为订单直接指定类别。",
    }
    named_as { en: "On the list as", zh: "清单条目：" }
    if_read(option: &str) { en: format!("read as “{option}”:"), zh: format!("按“{option}”理解：") }
    counts { en: "counts", zh: "计入" }
    core { en: "core product", zh: "核心返利产品" }
    strategic { en: "strategic product", zh: "战略返利产品" }
    out { en: "does not count", zh: "不计入" }
    only_billed(billings: &str) { en: format!("counts only {billings}"), zh: format!("仅{billings}计入") }
    category_out { en: "its category does not count", zh: "其类别不计入" }
    // Names.
    new { en: "new customer", zh: "新用户" }
    dormant { en: "dormant customer", zh: "沉睡用户" }
    existing { en: "existing customer", zh: "老用户" }
    product_new { en: "new to the product", zh: "产品新客" }
    link_lasts(customer: &str) { en: format!("Link of a {customer} lasts"), zh: format!("{customer}的关联期") }
    link_lasts_product { en: "Link of who is new to a product lasts", zh: "产品新客的关联期" }
    first_of(customer: &str) { en: format!("First order of a {customer}"), zh: format!("{customer}的首单") }
    first_of_product { en: "First order of who is new to a product", zh: "产品新客的首单" }
    first_order { en: "the first order of all", zh: "该客户的第一笔订单" }
    every_order { en: "every order is alike", zh: "每笔订单相同" }
    by_product { en: "the first of each product", zh: "每个产品的第一笔订单" }
    of_tiers(what: &str, tiers: &str) { en: format!("{what} ({tiers})"), zh: format!("{what}（{tiers}）") }
    one_order { en: "Limit on the paid amount of one order", zh: "单笔订单实付封顶" }
    one_customer { en: "Limit on the paid amounts of one customer", zh: "每位客户实付封顶" }
    one_reward { en: "Limit on the reward of one customer", zh: "每位客户奖励封顶" }
    one_friend { en: "Limit on what one friend brings", zh: "每位好友奖励上限" }
    covers(what: &str) { en: format!("{what}: covers"), zh: format!("{what}：适用于") }
    covers_none { en: "nothing any more", zh: "不再适用" }
    paid_after { en: "Paid after the order", zh: "下单后到账" }
    confirmed_after { en: "Confirmed after the order", zh: "下单后确认" }
    instalments_after { en: "A large reward in parts, after the order", zh: "大额奖励分期，下单后" }
    withdrawal_limit { en: "One withdrawal takes at most", zh: "单次提现最多" }
    withdrawal_orders { en: "Orders paid in full before the first withdrawal", zh: "首次提现前须完成的有效订单" }
    withdrawal_accounts { en: "Who can withdraw", zh: "可提现的账号" }
    how_counts { en: "How a product is found to count", zh: "产品如何计入" }
    by_category { en: "by its category", zh: "按类别" }
    by_name { en: "by being on the list, in its billing", zh: "按清单及其计费方式" }
    threshold_amount { en: "Fixed reward: spend that it needs", zh: "固定奖励：所需消费" }
    threshold_reward { en: "Fixed reward", zh: "固定奖励" }
    threshold_window { en: "Fixed reward: spend counts for", zh: "固定奖励：消费计入期限" }
    threshold_due { en: "Fixed reward: due after it is reached", zh: "固定奖励：达标后应付" }
    bonus_above { en: "Bonus: on spend above", zh: "额外奖励：超出此金额的消费" }
    bonus_rate { en: "Bonus", zh: "额外奖励" }
    bonus_gate { en: "Bonus: spend must pass that within", zh: "额外奖励：须在此期限内超出" }
    bonus_window { en: "Bonus: spend counts for", zh: "额外奖励：消费计入期限" }
    bonus_due { en: "Bonus: due after the registration", zh: "额外奖励：注册后应付" }
    credit_comes { en: "Credit comes", zh: "代金券发放" }
    credit_lasts { en: "Credit can be spent for", zh: "代金券有效期" }
    tax_free { en: "Taken off before tax", zh: "减除费用" }
    tax_free_above(amount: &str) { en: format!("of more than {amount}"), zh: format!("超过 {amount} 的") }
    bracket_to(amount: &str) { en: format!("Tax on up to {amount}"), zh: format!("应纳税所得额不超过 {amount}") }
    bracket_above { en: "Tax on everything above", zh: "更高部分" }
    rate_less(rate: &str, less: &str) { en: format!("{rate} less {less}"), zh: format!("{rate}，速算扣除 {less}") }
    days(days: &str, one: bool) { en: if one { "1 day".to_owned() } else { format!("{days} days") }, zh: format!("{days} 天") }
    months(months: u32) {
        en: if months == 1 { "1 calendar month".to_owned() } else { format!("{months} calendar months") },
        zh: format!("{months} 个自然月"),
    }
    without_end { en: "without end", zh: "不限" }
    in_parts(days: &str) { en: format!("{days} days, in equal parts"), zh: format!("{days} 天，等额分期") }
    and { en: " and ", zh: "、" }
    days_of_month(first: u32, last: u32) { en: format!("on days {first} to {last} of a month"), zh: format!("每月 {first} 日至 {last} 日") }
    persons { en: "persons", zh: "个人" }
    companies { en: "companies", zh: "企业" }
    fixed_part { en: "the fixed reward", zh: "固定奖励" }
    bonus_part { en: "the bonus", zh: "额外奖励" }
    // Facts.
    before_referring { en: "Before you refer anyone", zh: "推荐之前" }
    tiers { en: "How a tier is reached", zh: "等级如何评定" }
    customers { en: "Kinds of customers", zh: "客户类型的认定" }
    of_products { en: "What can be bought", zh: "产品范围" }
    friend_receives { en: "What the friend receives", zh: "好友可得" }
    use_of_reward { en: "What the reward can be used for", zh: "奖励的用途" }
    disqualified { en: "Who is disqualified", zh: "不符合资格的情形" }
    unknown { en: "What is not published, or could not be read", zh: "未公布或未能读到的内容" }
}

/// A kind of customer, in a table.
pub fn customer(lang: Lang, kind: CustomerKind) -> String {
    match kind {
        CustomerKind::New => new(lang),
        CustomerKind::Dormant => dormant(lang),
        CustomerKind::Existing => existing(lang),
        CustomerKind::ProductNew => product_new(lang),
    }
}

/// A class of products, in a table.
pub fn class(lang: Lang, class: Class) -> String {
    match class {
        Class::Core => core(lang),
        Class::Strategic => strategic(lang),
        Class::Counted => counts(lang),
        Class::None => out(lang),
    }
}

/// As what a product counts; the billings are in words already.
pub fn treated(lang: Lang, treated: &Treated, billings: &str) -> String {
    match treated {
        Treated::As(of) => class(lang, *of),
        Treated::Billed(_) => only_billed(lang, billings),
        Treated::Nothing => out(lang),
    }
}

/// What a fact is about.
pub fn fact(lang: Lang, kind: FactKind) -> String {
    match kind {
        FactKind::BeforeReferring => before_referring(lang),
        FactKind::Tiers => tiers(lang),
        FactKind::Customers => customers(lang),
        FactKind::Products => of_products(lang),
        FactKind::FriendReceives => friend_receives(lang),
        FactKind::UseOfReward => use_of_reward(lang),
        FactKind::Disqualified => disqualified(lang),
        FactKind::NotPublished => unknown(lang),
    }
}

fn limit(lang: Lang, id: LimitId) -> String {
    match id {
        LimitId::OrderPaid => one_order(lang),
        LimitId::CustomerPaid => one_customer(lang),
        LimitId::CustomerReward => one_reward(lang),
        LimitId::FriendTotal => one_friend(lang),
    }
}

/// What a value is about; the amount in it and the names of the tiers are in words already.
pub fn topic(lang: Lang, topic: &Topic, amount: &str, tiers: &str) -> String {
    let of = |what: String| if tiers.is_empty() { what } else { of_tiers(lang, &what, tiers) };
    match topic {
        Topic::LinkLasts(CustomerKind::ProductNew) => link_lasts_product(lang),
        Topic::LinkLasts(kind) => link_lasts(lang, &customer(lang, *kind)),
        Topic::Follows(CustomerKind::ProductNew) => first_of_product(lang),
        Topic::Follows(kind) => first_of(lang, &customer(lang, *kind)),
        Topic::Limit(id, _) => of(limit(lang, *id)),
        Topic::Covers(id, _) => covers(lang, &of(limit(lang, *id))),
        Topic::PaidAfter => paid_after(lang),
        Topic::ConfirmedAfter => confirmed_after(lang),
        Topic::InstalmentsAfter => instalments_after(lang),
        Topic::WithdrawalLimit => withdrawal_limit(lang),
        Topic::WithdrawalAfterOrders => withdrawal_orders(lang),
        Topic::WithdrawalAccounts => withdrawal_accounts(lang),
        Topic::Counts => how_counts(lang),
        Topic::ThresholdAmount => threshold_amount(lang),
        Topic::ThresholdReward => threshold_reward(lang),
        Topic::ThresholdWindow => threshold_window(lang),
        Topic::ThresholdDue => threshold_due(lang),
        Topic::BonusAbove => bonus_above(lang),
        Topic::BonusRate => bonus_rate(lang),
        Topic::BonusGate => bonus_gate(lang),
        Topic::BonusWindow => bonus_window(lang),
        Topic::BonusDue => bonus_due(lang),
        Topic::CreditComes => credit_comes(lang),
        Topic::CreditLasts => credit_lasts(lang),
        Topic::TaxFree => tax_free(lang),
        Topic::TaxFreeAbove(_) => tax_free_above(lang, amount),
        Topic::TaxBracket(Some(_)) => bracket_to(lang, amount),
        Topic::TaxBracket(None) => bracket_above(lang),
    }
}

/// What makes an order the first.
pub fn follows(lang: Lang, follows: Follows) -> String {
    match follows {
        Follows::FirstOrder => first_order(lang),
        Follows::EveryOrder => every_order(lang),
        Follows::Product => by_product(lang),
    }
}

/// How a product is found to count.
pub fn counting(lang: Lang, counting: Counting) -> String {
    match counting {
        Counting::Category => by_category(lang),
        Counting::Named => by_name(lang),
    }
}

/// Who has an account.
pub fn account(lang: Lang, account: Account) -> String {
    match account {
        Account::Individual => persons(lang),
        Account::Enterprise => companies(lang),
    }
}

/// A part of what a friend brings; the limit is none that it could cover.
pub fn part(lang: Lang, part: PartId) -> String {
    match part {
        PartId::Threshold => fixed_part(lang),
        PartId::Bonus | PartId::Limit => bonus_part(lang),
    }
}
