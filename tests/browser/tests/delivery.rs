//! How the page comes to its readers: under a strict policy, at once, and without a program.

use std::fs;

use browser_tests::{Browser, Look, Result, Site, built};
use serde_json::{Value, json};

use crate::copies::{Copy, read, started};

/// The page without what starts the program: what a reader sees until it is there.
fn first_look() -> Result<(String, String)> {
    let page = read(&built("app", "index.html")?.join("index.html"))?;
    let start = page.split("src=\"").find(|part| part.contains("start-")).and_then(|part| part.split('"').next());
    let start = start.ok_or("the page starts no program")?.to_owned();
    let mut parts = page.split("<script");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest += if part.contains("start-") { part.split_once("</script>").map_or("", |(_, after)| after) } else { "" };
        if !part.contains("start-") {
            rest += "<script";
            rest += part;
        }
    }
    Ok((rest, start))
}

/// A site with the built page, and its first look alone at `/first`.
fn with_first_look() -> Result<(Site, String)> {
    let (page, start) = first_look()?;
    Ok((Site::serve(Site::paths().folder("/", built("app", "index.html")?).page("/first", &page))?, start))
}

/// What was done against the policy in this page.
fn violations(browser: &Browser) -> Result<Value> {
    browser.script("return window.violations", &[])
}

const LISTEN: &str = "window.violations = []; addEventListener('securitypolicyviolation', (event) => \
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))";

#[test]
fn no_page_does_what_its_policy_forbids() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(LISTEN)?;
    browser.goto(&site.url("/?today=2026-01-10"))?;
    browser.find("#app .pages a[href='#/scenario']")?;
    browser.find("#total[aria-busy]")?;
    let pages = "return [...document.querySelectorAll('.pages a')].map((link) => link.getAttribute('href'))";
    let pages = browser.script(pages, &[])?;
    let pages: Vec<&str> = pages.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(pages.len() > 2, "{pages:?}");
    for language in ["en", "zh-CN"] {
        for page in &pages {
            browser.goto("about:blank")?;
            browser.goto(&site.url(&format!("/?today=2026-01-10&lang={language}{page}")))?;
            browser.until("the program", || started(&browser))?;
            for program in ["intl-referral", "cn-ambassador"] {
                let choose = "document.querySelector(`input[name=program][value=${arguments[0]}]`)?.click();
                              for (const line of document.querySelectorAll('details')) line.open = true;
                              await new Promise(requestAnimationFrame)";
                browser.script_async(choose, &[program.into()])?;
            }
            assert_eq!(violations(&browser)?, json!([]), "{page} in {language}");
        }
    }
    // The dialog with its QR code, and files that are saved.
    browser.script("document.querySelector('.copy-link').click()", &[])?;
    browser.find("dialog[open] .qr")?;
    browser.script(
        "for (const button of document.querySelectorAll('dialog .ways:first-of-type button')) button.click()",
        &[],
    )?;
    assert_eq!(violations(&browser)?, json!([]));
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_script_that_is_put_into_the_page_does_not_run() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(LISTEN)?;
    browser.goto(&site.url("/"))?;
    browser.until("the program", || started(&browser))?;
    let inject = "
        const tries = [
          () => { const made = document.createElement('script'); made.append('window.injected = 1'); document.body.append(made); },
          () => { const made = document.createElement('div'); document.body.append(made);
                  made.innerHTML = '<img src=x onerror=\"window.injected = 2\">'; },
          () => { document.body.setAttribute('onclick', 'window.injected = 3'); document.body.click(); },
          () => { const made = document.createElement('style'); made.append('main { display: none }'); document.head.append(made); },
          () => { setTimeout('window.injected = 4', 0); },
        ];
        for (const one of tries) { try { one(); } catch { /* refused as well */ } }
        await new Promise((done) => setTimeout(done, 50));
        const shown = getComputedStyle(document.querySelector('main')).display !== 'none';
        const reached = await fetch('https://example.com/').then(() => true, () => false);
        return { injected: window.injected ?? 0, shown, reached, violations: window.violations.length };";
    let done = browser.script_async(inject, &[])?;
    assert_eq!((&done["injected"], &done["shown"], &done["reached"]), (&json!(0), &json!(true), &json!(false)));
    assert!(done["violations"].as_u64() >= Some(3), "{done}");
    Ok(())
}

#[test]
fn hosts_are_given_the_policy_of_the_page() -> Result<()> {
    let folder = built("app", "index.html")?;
    let (page, headers) = (read(&folder.join("index.html"))?, read(&folder.join("_headers"))?);
    let policy = page.split_once("Content-Security-Policy\" content=\"").and_then(|(_, rest)| rest.split_once('"'));
    let policy = policy.map(|(policy, _)| policy).ok_or("the page has no policy")?;
    assert!(headers.contains(&format!("Content-Security-Policy: {policy}; frame-ancestors 'none'\n")), "{headers}");
    assert!(
        !policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'") && !policy.contains("http"),
        "{policy}"
    );
    for part in page.split("<script").skip(1) {
        assert!(part.contains(" src="), "an inline script: {part}");
    }
    assert!(!page.contains("<style") && !page.contains(" style="), "an inline style");
    Ok(())
}

#[test]
fn the_first_look_is_what_the_program_draws_in_its_place() -> Result<()> {
    let (site, _) = with_first_look()?;
    // What depends on the reader's day is blank at first, and the picture's notes depend on its width.
    let text = "document.querySelector('.drawing').remove();
                const text = document.querySelector('#app').innerText;
                const days = /[A-Z]?[a-z‒]{2} [\\d‒]+(\\s–\\s[\\d‒]+)?, [9‒][\\d‒]{3}|[9‒][\\d‒]{3}年[\\d‒]+月[\\d‒]+日(至[\\d‒]+日)?/g;
                return text.replace(days, '…');";
    let places = "return ['.bar', 'h1', '#spend', '.paper', '#total', '.lines', '.when', '#curve-name'].map((name) => {
                    const { x, y, width } = document.querySelector(name).getBoundingClientRect();
                    return [name, Math.round(x), Math.round(y + scrollY), Math.round(width)] });";
    for (language, width) in [("en", 1280), ("en", 390), ("zh-CN", 1280), ("zh-CN", 390)] {
        let browser = Browser::start(&Look { width, height: 844, language: language.to_owned(), ..Look::default() })?;
        browser.goto(&site.url("/first?today=9000-01-10"))?;
        let first_places = browser.script(places, &[])?;
        let first_text = browser.script(text, &[])?;
        assert!(first_text.as_str().is_some_and(|text| text.contains("$560.00")), "{first_text}");
        assert_eq!(browser.script("return document.documentElement.lang", &[])?, language);
        browser.goto(&site.url("/?today=9000-01-10"))?;
        browser.until("the program", || started(&browser))?;
        browser.until("the picture at its own width", || {
            let drawn = "const box = document.querySelector('.drawing svg').viewBox.baseVal;
                         return Math.abs(box.width - document.querySelector('.drawing').clientWidth) < 2";
            Ok((browser.script(drawn, &[])? == true).then_some(()))
        })?;
        assert_eq!(browser.script(places, &[])?, first_places, "{language} at {width}: something moves");
        assert_eq!(browser.script(text, &[])?, first_text, "{language} at {width}");
    }
    Ok(())
}

#[test]
fn another_page_and_own_figures_are_not_preceded_by_the_default_statement() -> Result<()> {
    let (site, _) = with_first_look()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/first#/support"))?;
    let seen =
        "return [document.querySelector('main').childElementCount, document.querySelector('[aria-current]')?.hash]";
    assert_eq!(browser.script(seen, &[])?, json!([0, "#/support"]));
    browser.script("sessionStorage.setItem('referral-statement.figures', '{}')", &[])?;
    browser.goto("about:blank")?;
    browser.goto(&site.url("/first"))?;
    assert_eq!(browser.script("return document.querySelector('main').childElementCount", &[])?, 0);
    Ok(())
}

#[test]
fn what_is_typed_before_the_program_is_there_counts() -> Result<()> {
    let (site, start) = with_first_look()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/first?today=2026-01-10"))?;
    browser.fill(&browser.find("#spend")?, "777.00")?;
    browser.script_async("await import(new URL(arguments[0], document.baseURI).href)", &[start.into()])?;
    browser.until_text("#total", "$765.60")?;
    browser.until("the reader to be where they were", || {
        let state =
            "return [document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart]";
        Ok((browser.script(state, &[])? == json!(["spend", "777.00", 6])).then_some(()))
    })
}

#[test]
fn what_is_pressed_before_the_program_is_there_is_pressed_when_it_is() -> Result<()> {
    let (site, start) = with_first_look()?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/first?today=2026-01-10"))?;
    browser.click(&browser.find(".theme")?)?;
    browser.click(&browser.find(".tools button[lang=zh-CN]")?)?;
    browser.click(&browser.find(".theme")?)?;
    let line = ".paper details:has(summary) > summary";
    browser.click(&browser.find(line)?)?;
    browser.click(&browser.find(".saved-button")?)?;
    browser.script_async("await import(new URL(arguments[0], document.baseURI).href)", &[start.into()])?;
    let seen = "const { lang, dataset } = document.documentElement;
                return [lang, dataset.theme, document.querySelector('.paper details').open,
                        document.querySelector('dialog.library')?.open, window.referralPressed === undefined]";
    browser.until("every press, in its order", || {
        Ok((browser.script(seen, &[])? == json!(["zh-CN", "dark", true, true, true])).then_some(()))
    })?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn without_scripts_the_rules_stand_there_in_chromium() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look { width: 390, height: 844, ..Look::default() })?;
    browser.cdp("Emulation.setScriptExecutionDisabled", &json!({"value": true}))?;
    browser.goto(&site.url("/"))?;
    let text = browser.text(&browser.find("body")?)?;
    for part in
        ["JavaScript and WebAssembly", "缺少其中之一", "25% to 45%", "25% 至 45%", "at most 300", "365", "关联期 90 天"]
    {
        assert!(text.contains(part), "`{part}` is missing in {text}");
    }
    assert!(!text.contains("$560.00"), "figures that nothing can change");
    let width = browser.script("return document.documentElement.scrollWidth", &[])?;
    assert!(width.as_u64() <= Some(390), "{width} pixels wide");
    Ok(())
}

/// What stands in the place of the program when it does not come.
fn trap(browser: &Browser) -> Result<String> {
    let text = browser.text(&browser.find("#trap")?)?;
    let rules = browser.text(&browser.find("#rules")?)?;
    assert!(rules.contains("25% to 45%") && !rules.contains("关联期"), "the rules in the reader's language: {rules}");
    assert_eq!(violations(browser)?, json!([]));
    Ok(text)
}

/// What goes wrong with a copy of the page.
type Break = fn(&Copy) -> Result<()>;

#[test]
fn a_program_that_does_not_come_says_so_and_keeps_the_figures() -> Result<()> {
    let policy = "script-src 'self' 'wasm-unsafe-eval'";
    let breaks: [(&str, Break); 3] = [
        ("cut", |copy| {
            let path = copy.file(".wasm")?;
            let bytes = fs::read(&path).map_err(|error| error.to_string())?;
            fs::write(&path, &bytes[..bytes.len() / 2]).map_err(|error| error.to_string())
        }),
        ("missing", |copy| {
            let page = read(&copy.0.join("index.html"))?;
            let name = page.split("name=\"program\" content=\"./").nth(1).and_then(|rest| rest.split('"').next());
            fs::remove_file(copy.0.join(name.unwrap_or_default())).map_err(|error| error.to_string())
        }),
        ("forbidden", |_| Ok(())),
    ];
    for (name, break_it) in breaks {
        let copy = Copy::new(name)?;
        break_it(&copy)?;
        if name == "forbidden" {
            copy.change("index.html", |text| text.replace(policy, "script-src 'self'"))?;
        }
        let site = copy.serve()?;
        let browser = Browser::start(&Look::default())?;
        browser.goto(&site.url("/"))?;
        let trap = browser.find("#trap").map_err(|error| format!("{name}: {error}"))?;
        let text = browser.text(&trap)?;
        assert!(text.contains("could not be loaded or it failed"), "{name}: {text}");
        browser
            .script("sessionStorage.setItem('referral-statement.figures', 'typed before'); location.reload()", &[])?;
        let kept = browser.until("the figures", || {
            let field = browser.find("#trap-figures")?;
            browser.property(&field, "value")
        })?;
        assert_eq!(kept, "typed before", "{name}");
    }
    Ok(())
}

#[test]
fn a_browser_without_webassembly_shows_the_rules() -> Result<()> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(&format!("delete window.WebAssembly; {LISTEN}"))?;
    browser.goto(&site.url("/"))?;
    let text = trap(&browser)?;
    assert!(text.contains("no WebAssembly"), "{text}");
    Ok(())
}
