//! The names that spreadsheets give to columns, and the words in them.

use super::Column;
use crate::state::place::{CustomerField, OrderField};

/// The names under which a column is known, in lower case without what separates words.
pub const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Customer(CustomerField::Id),
        &["customer", "customerid", "friend", "friendid", "客户", "客户id", "好友", "用户", "账号", "uid"],
    ),
    (Column::Customer(CustomerField::Kind), &["customerkind", "customertype", "客户类型", "客户身份"]),
    (
        Column::Customer(CustomerField::RegisteredOn),
        &["registeredon", "registered", "registrationdate", "注册日期", "注册时间", "注册日"],
    ),
    (
        Column::Customer(CustomerField::LinkedAt),
        &["linkedat", "linkopened", "linked", "linkdate", "关联时间", "首次打开链接", "打开链接", "绑定时间"],
    ),
    (Column::Customer(CustomerField::RelinkedAt), &["relinkedat", "linkopenedagain", "再次打开链接", "最近打开链接"]),
    (Column::Customer(CustomerField::LinkedElsewhereAt), &["linkedelsewhereat", "otherlinkopened", "打开他人链接"]),
    (Column::Customer(CustomerField::LinkedBy), &["linkedby", "camebby", "关联方式"]),
    (Column::Customer(CustomerField::Excluded), &["excluded", "排除原因"]),
    (Column::Customer(CustomerField::Count), &["count", "customers", "人数", "客户数", "数量"]),
    (
        Column::Order(OrderField::Id),
        &["order", "orderid", "orderno", "ordernumber", "id", "订单", "订单号", "订单编号", "订单id"],
    ),
    (
        Column::Order(OrderField::PaidAt),
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
        Column::Order(OrderField::Paid),
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
    (Column::Order(OrderField::Refunded), &["refunded", "refund", "refundamount", "退款", "退款金额"]),
    (
        Column::Order(OrderField::Product),
        &["product", "productname", "productid", "产品", "产品名称", "商品", "商品名称"],
    ),
    (Column::Order(OrderField::Class), &["class", "productclass", "产品分类", "产品类别"]),
    (Column::Order(OrderField::Kind), &["kind", "type", "orderkind", "ordertype", "订单类型", "类型"]),
    (
        Column::Order(OrderField::Billing),
        &["billing", "billingmode", "billingmethod", "付费方式", "计费方式", "付费类型"],
    ),
    (Column::Order(OrderField::Settlement), &["settlement", "cart", "cartid", "合并支付", "购物车"]),
];

/// Words of a person for the words of the contract.
pub const WORDS: &[(&str, &[&str])] = &[
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
