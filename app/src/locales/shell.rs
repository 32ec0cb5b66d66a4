//! The texts around the pages: the bar and the ways through the page.

use super::Lang;
use super::texts::texts;
use crate::route::Route;

texts! {
    /// The link for who does not want to go through the bar.
    skip { en: "Skip to the page", zh: "跳到正文" }
    /// The name of the bar.
    pages { en: "Pages", zh: "页面" }
    estimate { en: "Estimate", zh: "估算" }
    scenario { en: "Scenario", zh: "情景" }
    compare { en: "Compare", zh: "比较" }
    forecast { en: "Forecast", zh: "预测" }
    support { en: "Support", zh: "答疑" }
    /// A newer version of this page has been fetched and waits.
    newer {
        en: "A newer version of this page is there. Loading it keeps your figures.",
        zh: "本页面有新版本。加载新版本会保留您的数字。",
    }
    reload { en: "Load it now", zh: "立即加载" }
    not_now { en: "Not now", zh: "暂不加载" }
    rules { en: "Rules", zh: "规则" }
    checks { en: "Checks", zh: "验证" }
    embed { en: "Embed", zh: "嵌入" }
}

/// The name of a page.
pub fn page(lang: Lang, route: Route) -> String {
    match route {
        Route::Estimate => estimate(lang),
        Route::Scenario => scenario(lang),
        Route::Compare => compare(lang),
        Route::Forecast => forecast(lang),
        Route::Support => support(lang),
        Route::Rules => rules(lang),
        Route::Checks => checks(lang),
        Route::Embed => embed(lang),
    }
}
