//! Columns of flat files of orders: what they hold, the names that spreadsheets give them, and the words in them.

use referral_statement::{Basis, Program, Word};

/// What a column of a row an order holds. Its word is the name under which our own files write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The customer's id.
    Customer,
    /// The kind of customer.
    CustomerKind,
    /// The day of the registration.
    RegisteredOn,
    /// The first opening of the link.
    LinkedAt,
    /// The last opening of it.
    RelinkedAt,
    /// The opening of another referrer's link.
    LinkedElsewhereAt,
    /// How the link came about.
    LinkedBy,
    /// Why the customer is not the referrer's.
    Excluded,
    /// How many customers are alike.
    Count,
    /// The tier of the referrer whose customer it is.
    Tier,
    /// The rate of that tier, where none is published.
    TierRate,
    /// The order's id.
    Order,
    /// When it was paid.
    PaidAt,
    /// What was paid.
    Paid,
    /// What of it was paid back.
    Refunded,
    /// The product.
    Product,
    /// The class of the product.
    Class,
    /// The kind of order.
    Kind,
    /// When it is paid for.
    Billing,
    /// The cart in which it was paid.
    Settlement,
    /// What was actually paid out for it.
    ActuallyPaid,
}

impl Word for Field {
    const ALL: &'static [Self] = &[
        Self::Customer,
        Self::CustomerKind,
        Self::RegisteredOn,
        Self::LinkedAt,
        Self::RelinkedAt,
        Self::LinkedElsewhereAt,
        Self::LinkedBy,
        Self::Excluded,
        Self::Count,
        Self::Tier,
        Self::TierRate,
        Self::Order,
        Self::PaidAt,
        Self::Paid,
        Self::Refunded,
        Self::Product,
        Self::Class,
        Self::Kind,
        Self::Billing,
        Self::Settlement,
        Self::ActuallyPaid,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::CustomerKind => "customer_kind",
            Self::RegisteredOn => "registered_on",
            Self::LinkedAt => "linked_at",
            Self::RelinkedAt => "relinked_at",
            Self::LinkedElsewhereAt => "linked_elsewhere_at",
            Self::LinkedBy => "linked_by",
            Self::Excluded => "excluded",
            Self::Count => "count",
            Self::Tier => "tier",
            Self::TierRate => "tier_rate",
            Self::Order => "order",
            Self::PaidAt => "paid_at",
            Self::Paid => "paid",
            Self::Refunded => "refunded",
            Self::Product => "product",
            Self::Class => "class",
            Self::Kind => "kind",
            Self::Billing => "billing",
            Self::Settlement => "settlement",
            Self::ActuallyPaid => "actually_paid",
        }
    }
}

impl Field {
    /// The field that a column of this name holds.
    pub fn named(name: &str) -> Option<Self> {
        let name = plain(name);
        NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
    }

    /// Is it a fact of the customer, which every row of the customer repeats?
    pub fn is_of_customer(self) -> bool {
        self <= Self::TierRate
    }

    /// Its name in the contract, below the customer or the order.
    pub fn contract(self) -> &'static str {
        match self {
            Self::Customer | Self::Order => "id",
            Self::CustomerKind => "kind",
            other => other.word(),
        }
    }

    /// Has a program of this basis the field?
    pub fn is_of(self, basis: Basis) -> bool {
        match self {
            Self::RegisteredOn => basis == Basis::Spend,
            Self::CustomerKind
            | Self::LinkedAt
            | Self::RelinkedAt
            | Self::LinkedElsewhereAt
            | Self::LinkedBy
            | Self::Excluded
            | Self::Tier
            | Self::TierRate
            | Self::Kind
            | Self::Settlement => basis == Basis::Orders,
            _ => true,
        }
    }

    /// The fields that no row can do without.
    pub fn needed(basis: Basis) -> [Self; 5] {
        let start = match basis {
            Basis::Orders => Self::LinkedAt,
            Basis::Spend => Self::RegisteredOn,
        };
        [Self::Customer, start, Self::Order, Self::PaidAt, Self::Paid]
    }

    /// Is it one of a closed set of words?
    pub fn is_word(self) -> bool {
        matches!(self, Self::CustomerKind | Self::LinkedBy | Self::Excluded | Self::Kind | Self::Billing | Self::Class)
    }
}

/// A name without what separates its words, in lower case.
pub fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The word of the contract that a person means by a text, of those that `holds` takes.
pub fn word(text: &str, holds: impl Fn(&str) -> bool) -> Option<&'static str> {
    let name = plain(text);
    let known = WORDS.iter().filter(|(_, names)| names.contains(&name.as_str())).map(|(word, _)| *word);
    known.into_iter().find(|word| holds(word))
}

/// The id of the product that a person names: by its id or its name in either language.
pub fn product<'p>(text: &str, program: &'p Program) -> Option<&'p str> {
    let named = plain(text);
    let is = |name: &str| plain(name) == named;
    let known = program
        .products()
        .iter()
        .find(|product| is(product.id()) || is(&product.name().en) || is(&product.name().zh_cn));
    known.filter(|_| !named.is_empty()).map(referral_statement::Product::id)
}

/// The names under which a column is known, in lower case without what separates words.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Customer,
        &["customer", "customerid", "friend", "friendid", "客户", "客户id", "好友", "用户", "账号", "uid"],
    ),
    (Field::CustomerKind, &["customerkind", "customertype", "客户类型", "客户身份"]),
    (Field::RegisteredOn, &["registeredon", "registered", "registrationdate", "注册日期", "注册时间", "注册日"]),
    (
        Field::LinkedAt,
        &["linkedat", "linkopened", "linked", "linkdate", "关联时间", "首次打开链接", "打开链接", "绑定时间"],
    ),
    (Field::RelinkedAt, &["relinkedat", "linkopenedagain", "再次打开链接", "最近打开链接"]),
    (Field::LinkedElsewhereAt, &["linkedelsewhereat", "otherlinkopened", "打开他人链接"]),
    (Field::LinkedBy, &["linkedby", "camebby", "关联方式"]),
    (Field::Excluded, &["excluded", "排除原因"]),
    (Field::Count, &["count", "customers", "人数", "客户数", "数量"]),
    (Field::Order, &["order", "orderid", "orderno", "ordernumber", "id", "订单", "订单号", "订单编号", "订单id"]),
    (
        Field::PaidAt,
        &[
            "paidat",
            "paidon",
            "date",
            "time",
            "paymentdate",
            "paymenttime",
            "orderdate",
            "支付时间",
            "付款时间",
            "支付日期",
            "付款日期",
            "日期",
            "时间",
            "下单时间",
        ],
    ),
    (
        Field::Paid,
        &[
            "paid",
            "amount",
            "price",
            "total",
            "paidamount",
            "cash",
            "实付",
            "实付金额",
            "金额",
            "支付金额",
            "付款金额",
            "现金支付",
        ],
    ),
    (Field::Refunded, &["refunded", "refund", "refundamount", "退款", "退款金额"]),
    (Field::Product, &["product", "productname", "productid", "产品", "产品名称", "商品", "商品名称"]),
    (Field::Class, &["class", "productclass", "产品分类", "产品类别"]),
    (Field::Kind, &["kind", "type", "orderkind", "ordertype", "订单类型", "类型"]),
    (Field::Billing, &["billing", "billingmode", "billingmethod", "付费方式", "计费方式", "付费类型"]),
    (Field::Tier, &["tier", "referrertier", "等级", "推荐人等级"]),
    (Field::TierRate, &["tierrate", "等级比例"]),
    (
        Field::ActuallyPaid,
        &["actuallypaid", "actualreward", "received", "commissionpaid", "实发", "实发金额", "实发返利", "已发返利"],
    ),
    (Field::Settlement, &["settlement", "cart", "cartid", "合并支付", "购物车"]),
];

/// Words of a person for the words of the contract.
const WORDS: &[(&str, &[&str])] = &[
    ("purchase", &["purchase", "new", "buy", "新购", "购买", "首购"]),
    ("upgrade", &["upgrade", "升级", "变配"]),
    ("renewal", &["renewal", "renew", "续费"]),
    ("prepaid", &["prepaid", "subscription", "预付费", "包年包月"]),
    ("pay-as-you-go", &["payasyougo", "postpaid", "payg", "后付费", "按量付费", "按量"]),
    ("new", &["new", "新客户", "新用户", "新客"]),
    ("dormant", &["dormant", "沉睡客户", "沉默客户", "沉睡"]),
    ("existing", &["existing", "old", "老客户", "老用户"]),
    ("registration", &["registration", "register", "注册"]),
    ("login", &["login", "登录"]),
    ("core", &["core", "核心产品", "核心"]),
    ("strategic", &["strategic", "战略产品", "战略"]),
    ("none", &["none", "不在列表"]),
];
