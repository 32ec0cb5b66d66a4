//! The texts of the page Compare.

use super::texts::texts;

texts! {
    heading { en: "Side by side", zh: "并排对比" }
    lede { en: "The same scenario under other tiers, editions and readings; differences first.", zh: "同一情景在不同等级、规则版本和解读下的结果，先看差异。" }
}
