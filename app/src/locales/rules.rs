//! The texts of the page Rules.

use super::texts::texts;

texts! {
    heading { en: "The rules", zh: "规则手册" }
    lede { en: "What is published, since when, and where it stands.", zh: "已发布的规则、生效时间与出处。" }
}
