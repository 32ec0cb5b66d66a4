//! What the browser keeps: nothing is lost by closing the page, by damage, by a second tab, or where nothing may be kept.

use browser_tests::{Browser, Look, Result, Site, built};

/// The built page in a browser that has kept nothing yet.
fn open() -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    visit(&site, &browser)?;
    Ok((site, browser))
}

/// Opens the page.
fn visit(site: &Site, browser: &Browser) -> Result<()> {
    browser.goto(&site.url("/?today=2026-01-10"))?;
    started(browser)
}

/// Waits until the program is there; its first look is there before it.
fn started(browser: &Browser) -> Result<()> {
    browser.until_true("the program", "return document.documentElement.dataset.program === 'started'")
}

fn spend(browser: &Browser, amount: &str, total: &str) -> Result<()> {
    browser.fill(&browser.find("#spend")?, amount)?;
    browser.until_text("#total", total)
}

/// Waits until the notices above the page say this.
fn notice(browser: &Browser, awaited: &str) -> Result<()> {
    browser.until(&format!("a notice `{awaited}`"), || {
        Ok(browser.text(&browser.find(".kept")?)?.contains(awaited).then_some(()))
    })
}

/// Presses the button that is called so.
fn press(browser: &Browser, within: &str, name: &str) -> Result<()> {
    browser.until(&format!("the button `{name}`"), || {
        for button in browser.find_all(&format!("{within} button"))? {
            if browser.text(&button)? == name {
                return browser.click(&button).map(Some);
            }
        }
        Ok(None)
    })
}

/// Sets something in the storage, as another program or a fault of the disk would.
fn damage(browser: &Browser) -> Result<()> {
    let script = "for (const name of ['kept.a', 'kept.b']) {
        const key = 'referral-statement.' + name, kept = localStorage.getItem(key);
        if (kept) localStorage.setItem(key, kept.replace('777', '999'));
    }";
    browser.script(script, &[]).map(drop)
}

#[test]
fn a_page_that_is_closed_goes_on_where_it_was_and_says_once_where_it_is_kept() -> Result<()> {
    let (site, browser) = open()?;
    assert_eq!(browser.text(&browser.find(".kept")?)?, "", "a look says nothing");
    spend(&browser, "777.00", "$765.60")?;
    assert_eq!(browser.text(&browser.find(".kept")?)?, "", "nothing moves while one types");
    let browser = browser.another(&Look::default())?;
    visit(&site, &browser)?;
    browser.until_text("#total", "$765.60")?;
    notice(&browser, "kept in this browser")?;
    spend(&browser, "520.00", "$560.00")?;
    let browser = browser.another(&Look::default())?;
    visit(&site, &browser)?;
    browser.until_text("#total", "$560.00")?;
    assert_eq!(browser.text(&browser.find(".kept")?)?, "", "it is said once");
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn damage_is_said_put_aside_and_never_written_over() -> Result<()> {
    let (site, browser) = open()?;
    spend(&browser, "777.00", "$765.60")?;
    damage(&browser)?;
    let browser = browser.another(&Look::default())?;
    visit(&site, &browser)?;
    notice(&browser, "could not be read")?;
    notice(&browser, "Damaged")?;
    spend(&browser, "600.00", "$624.00")?;
    let aside = "return Object.keys(localStorage).filter((name) => name.includes('.broken.') && localStorage[name].includes('999')).length";
    let aside = browser.script(aside, &[])?;
    assert!(aside.as_u64().is_some_and(|count| count > 0), "the text is still there");
    let browser = browser.another(&Look::default())?;
    visit(&site, &browser)?;
    browser.until_text("#total", "$624.00")?;
    Ok(())
}

#[test]
fn a_browser_that_keeps_nothing_works_and_says_so() -> Result<()> {
    let forbidden =
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});";
    let full = "Storage.prototype.setItem = function () { throw new DOMException('', 'QuotaExceededError'); };
        Object.defineProperty(Storage.prototype, 'length', {get: () => 1});";
    for (storage, message) in [(forbidden, "keeps nothing"), (full, "no more room")] {
        let (site, browser) = open()?;
        browser.before_each_page(storage)?;
        visit(&site, &browser)?;
        assert_eq!(browser.text(&browser.find(".kept")?)?, "", "nothing was typed yet");
        spend(&browser, "777.00", "$765.60")?;
        notice(&browser, message)?;
        browser.click(&browser.find(".kept .close")?)?;
        spend(&browser, "600.00", "$624.00")?;
        assert_eq!(browser.text(&browser.find(".kept")?)?, "", "`{message}` is said once");
    }
    Ok(())
}

#[test]
fn a_link_does_not_destroy_what_was_kept() -> Result<()> {
    let (site, browser) = open()?;
    spend(&browser, "777.00", "$765.60")?;
    browser.click(&browser.find(".copy-link")?)?;
    let link = browser.until("the link", || {
        let link = browser.property(&browser.find("#share-link")?, "value")?.unwrap_or_default();
        Ok(link.find('#').map(|place| link[place..].to_owned()))
    })?;
    browser.script("document.querySelector('dialog.share').close()", &[])?;
    spend(&browser, "600.00", "$624.00")?;
    let browser = browser.another(&Look::default())?;
    browser.goto(&site.url(&format!("/?today=2026-01-10{link}")))?;
    browser.until_text("#total", "$765.60")?;
    // A look at the link is not kept; what was kept before is among the copies.
    press(&browser, ".tools", "Saved")?;
    browser.until("the copy", || {
        let said = browser.text(&browser.find("dialog.library")?)?;
        Ok((said.contains("Before something else was opened") && said.contains("$624.00")).then_some(()))
    })?;
    let browser = browser.another(&Look::default())?;
    visit(&site, &browser)?;
    browser.until_text("#total", "$624.00")
}

#[test]
fn scenarios_are_saved_under_names_opened_and_taken_back() -> Result<()> {
    let (_site, browser) = open()?;
    spend(&browser, "777.00", "$765.60")?;
    press(&browser, ".tools", "Saved")?;
    browser.fill(&browser.find("#save-as")?, "My plan")?;
    press(&browser, ".save-as", "Save")?;
    browser.until("the list", || {
        let list = browser.text(&browser.find("dialog.library .kept-list")?)?;
        Ok((list.contains("My plan") && list.contains("$765.60")).then_some(()))
    })?;
    press(&browser, "dialog.library .kept-list", "Delete")?;
    browser.until_text("#library-said", "“My plan” is deleted. Undo")?;
    press(&browser, "#library-said", "Undo")?;
    press(&browser, "dialog.library .kept-list", "Rename")?;
    browser.fill(&browser.find("#rename")?, "张三")?;
    press(&browser, "dialog.library .kept-list form", "Rename")?;
    browser.until_text("#library-said", "It is called “张三” now. Undo")?;
    browser.click(&browser.find("dialog.library .close")?)?;
    spend(&browser, "520.00", "$560.00")?;
    press(&browser, ".tools", "Saved")?;
    press(&browser, "dialog.library .kept-list", "Open")?;
    browser.until_text("#total", "$765.60")?;
    browser.until("the dialog to close", || {
        Ok((browser.script("return document.querySelector('dialog.library').open", &[])? == false).then_some(()))
    })?;
    press(&browser, ".tools", "Saved")?;
    press(&browser, "dialog.library", "Forget all on this device")?;
    press(&browser, "dialog.library", "Yes, forget all")?;
    browser.until_text("#library-said", "Nothing is kept on this device any more.")?;
    let kept = browser.script("return Object.keys(localStorage).filter((name) => name.startsWith('referral'))", &[])?;
    assert_eq!(kept, serde_json::json!([]));
    browser.until_text("#total", "$560.00")?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn two_tabs_say_so_and_neither_is_lost() -> Result<()> {
    let (site, first) = open()?;
    spend(&first, "777.00", "$765.60")?;
    let second = first.another(&Look::default())?;
    visit(&site, &second)?;
    second.until_text("#total", "$765.60")?;
    spend(&second, "600.00", "$624.00")?;
    first.to_front()?;
    notice(&first, "changed in another tab")?;
    first.until_text("#total", "$765.60")?;
    press(&first, ".kept", "Keep mine")?;
    second.to_front()?;
    notice(&second, "changed in another tab")?;
    press(&second, ".kept", "Take it")?;
    second.until_text("#total", "$765.60")?;
    press(&second, ".tools", "Saved")?;
    second.until("both copies", || {
        let said = second.text(&second.find("dialog.library")?)?;
        Ok(said.contains("$624.00").then_some(()))
    })?;
    // A reload is where its tab was.
    first.to_front()?;
    spend(&first, "520.00", "$560.00")?;
    first.reload()?;
    first.until_text("#total", "$560.00")
}

#[test]
fn a_language_that_the_address_asks_for_is_not_kept() -> Result<()> {
    let (site, browser) = open()?;
    let lang = |browser: &Browser| browser.attribute(&browser.find("html")?, "lang");
    for asked in ["zh-CN", "en-XA"] {
        browser.goto(&site.url(&format!("/?lang={asked}")))?;
        browser.find("#total")?;
        assert_eq!(lang(&browser)?.as_deref(), Some(asked));
    }
    visit(&site, &browser)?;
    assert_eq!(lang(&browser)?.as_deref(), Some("en"));
    press(&browser, ".tools", "中文")?;
    browser.until("Chinese", || Ok((lang(&browser)?.as_deref() == Some("zh-CN")).then_some(())))?;
    visit(&site, &browser)?;
    assert_eq!(lang(&browser)?.as_deref(), Some("zh-CN"), "what the reader chose is kept");
    Ok(())
}

#[test]
fn what_stands_in_a_box_and_was_not_taken_outlives_a_reload_and_a_new_visit() -> Result<()> {
    let (site, browser) = open()?;
    let type_into = |browser: &Browser, css: &str, text: &str| -> Result<()> {
        let script = "const area = document.querySelector(arguments[0]); area.value = arguments[1];
            area.dispatchEvent(new InputEvent('input', {bubbles: true}))";
        browser.find(css)?;
        browser.script(script, &[css.into(), text.into()]).map(drop)
    };
    let holds = |browser: &Browser, css: &str, text: &str| {
        browser.until(&format!("`{text}` in {css}"), || {
            Ok((browser.property(&browser.find(css)?, "value")?.as_deref() == Some(text)).then_some(()))
        })
    };
    let rows = "order\tpaid\nA-1\t99.00";
    browser.script("location.hash = '#/support'", &[])?;
    type_into(&browser, "#paste", "Dear support, where is it?")?;
    browser.script("location.hash = '#/scenario'", &[])?;
    browser.click(&browser.find(".tools-row button:nth-child(3)")?)?;
    type_into(&browser, "#paste-text", rows)?;
    browser.find(".paste table")?;
    browser.reload()?;
    holds(&browser, "#paste-text", rows)?;
    browser.find(".paste table")?;
    let browser = browser.another(&Look::default())?;
    browser.goto(&site.url("/?today=2026-01-10#/support"))?;
    holds(&browser, "#paste", "Dear support, where is it?")?;
    // Rows that are looked at.
    type_into(&browser, "#paste", rows)?;
    press(&browser, "main", "Open it")?;
    browser.find(".paste table")?;
    browser.reload()?;
    holds(&browser, "#paste-text", rows)?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn whatever_stands_in_the_storage_the_page_begins_and_keeps_what_is_typed() -> Result<()> {
    let (site, browser) = open()?;
    spend(&browser, "777.00", "$765.60")?;
    // Every name that this page uses or could, here and in the session, with what another program, a fault or a person put there.
    let fill = "const names = ['kept.a', 'kept.b', 'kept.mark', 'told', 'copy.1', 'copy.18446744073709551615', 'copy.x', 'broken.1',
            'broken.18446744073709551615', 'named.', 'named.__proto__', 'ledger-columns', 'rules', 'figures', 'language', 'theme', 'x'];
        for (const kind of [localStorage, sessionStorage]) {
            for (const name of Object.keys(kind)) names.push(name.replace('referral-statement.', ''));
            for (const name of names) kind.setItem('referral-statement.' + name, arguments[0]);
        }";
    for garbage in [
        "",
        "\u{0}",
        "null",
        "[[[[",
        "{\"__proto__\": {\"x\": 1}}",
        "{\"referral-statement\": 1, \"scenarios\": [null, 7, {\"program\": {}}], \"parts\": {\"rules\": [], \"wish\": 7}}",
        "referral-statement 9 x\n1 2 3\n\n{}",
        "referral-statement 1 AAAAAAAAAAA\n18446744073709551615 1 x\n\n{}",
        "<img src=x onerror=alert(1)>",
    ] {
        let told = |error: String| format!("{garbage:?}: {error}");
        browser.script(fill, &[garbage.into()])?;
        for page in ["estimate", "scenario", "ledger", "rules"] {
            browser.goto("about:blank")?;
            browser.goto(&site.url(&format!("/?today=2026-01-10#/{page}"))).map_err(told)?;
            started(&browser).map_err(told)?;
            browser.until_true("the page", "return document.querySelector('main h1') !== null").map_err(told)?;
        }
        browser.goto("about:blank")?;
        visit(&site, &browser).map_err(told)?;
        spend(&browser, "600.00", "$624.00").map_err(told)?;
        let next = browser.another(&Look::default())?;
        visit(&site, &next)?;
        next.until_text("#total", "$624.00").map_err(told)?;
    }
    Ok(())
}
