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
    scenario { en: "Scenario", zh: "方案" }
    compare { en: "Compare", zh: "比较" }
    forecast { en: "Forecast", zh: "预测" }
    ledger { en: "Ledger", zh: "台账" }
    support { en: "Support", zh: "答疑" }
    /// A newer version of this page has been fetched and waits.
    newer {
        en: "A newer version of this page is there. Loading it keeps your figures.",
        zh: "本页面有新版本。加载新版本会保留您的数字。",
    }
    reload { en: "Load it now", zh: "立即加载" }
    not_now { en: "Not now", zh: "暂不加载" }
    /// In the place of a page that is on its way.
    waiting { en: "Loading this page …", zh: "正在载入本页……" }
    /// In the place of a page that could not be fetched.
    missing {
        en: "This page could not be loaded. The others work, and your figures are kept.",
        zh: "本页未能载入。其他页面仍可使用，您的数字已保留。",
    }
    try_again { en: "Try again", zh: "重试" }
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
        Route::Ledger => ledger(lang),
        Route::Support => support(lang),
        Route::Rules => rules(lang),
        Route::Checks => checks(lang),
        Route::Embed => embed(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use referral_statement::{Node, json};

    #[test]
    fn the_shortcuts_of_the_installed_page_lead_to_pages_under_their_names() {
        let manifest = json::parse(include_str!("../../../www/manifest.webmanifest")).unwrap();
        let field = |node: &Node, name: &str| node.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        let shortcuts = manifest.field("shortcuts").unwrap().items();
        let led = shortcuts.iter().map(|shortcut| {
            let url = field(shortcut, "url");
            let route = Route::of(url.strip_prefix("./").unwrap()).unwrap();
            assert_eq!(field(shortcut, "name"), page(Lang::En, route));
            assert_eq!(field(shortcut.field("name_localized").unwrap(), "zh-CN"), page(Lang::ZhCn, route));
            route
        });
        assert_eq!(led.collect::<Vec<_>>(), [Route::Estimate, Route::Scenario, Route::Support]);
    }
}
