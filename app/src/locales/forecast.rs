//! The texts of the page Forecast.

use super::texts::texts;

texts! {
    heading { en: "What comes in, month by month", zh: "逐月收入预测" }
    lede { en: "Say how many customers you win a month and what they do.", zh: "填写每月新增的客户以及他们的购买情况。" }
}
