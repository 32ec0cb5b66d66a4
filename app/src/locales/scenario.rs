//! The texts of the page Scenario.

use super::texts::texts;

texts! {
    heading { en: "Customers and orders", zh: "客户与订单" }
    lede { en: "Any number of customers and dated orders. Every change is judged at once.", zh: "任意数量的客户和有日期的订单，每次改动立即重新计算。" }
}
