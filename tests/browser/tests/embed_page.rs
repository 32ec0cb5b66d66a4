//! Embed: what is chosen stands in the snippet and in the preview; what is copied works on a page of another site under a strict
//! policy; what the doctor proposes lets through what was blocked.

use browser_tests::{Browser, Look, Result, Site};
use serde_json::json;

use crate::embed_host::{Hosted, ours, ready, total};

fn open(look: &Look) -> Result<(Site, Browser)> {
    let site = ours()?;
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/?today=2026-01-10#/embed"))?;
    browser
        .until("the snippet with its hash", || Ok(value(&browser, "#snippet")?.contains("integrity").then_some(())))?;
    Ok((site, browser))
}

fn value(browser: &Browser, css: &str) -> Result<String> {
    let value = browser.script("return document.querySelector(arguments[0])?.value", &[css.into()])?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// Types a text into a field at once, as pasting does.
fn paste(browser: &Browser, css: &str, text: &str) -> Result<()> {
    browser.script(
        "const field = document.querySelector(arguments[0]); field.focus(); field.value = arguments[1];
         field.dispatchEvent(new InputEvent('input', {bubbles: true}))",
        &[css.into(), text.into()],
    )?;
    Ok(())
}

fn press(browser: &Browser, css: &str) -> Result<()> {
    browser.until(&format!("`{css}` to press"), || {
        let script = "const one = document.querySelector(arguments[0]); one?.click(); return Boolean(one)";
        Ok((browser.script(script, &[css.into()])? == true).then_some(()))
    })
}

fn until_value(browser: &Browser, css: &str, part: &str) -> Result<()> {
    browser
        .until(&format!("`{css}` to hold `{part}`"), || Ok(value(browser, css)?.contains(part).then_some(())))
        .map_err(|error| format!("{error}: {}", value(browser, css).unwrap_or_default()))
}

/// A page of another site with this head and body, the calculator being where it is.
fn host(ours: Site, html: &str, headers: &[&str]) -> Result<Hosted> {
    let mut paths = Site::paths().page("/", html).page("/favicon.ico", "");
    for header in headers {
        paths = paths.header("/", header);
    }
    Ok(Hosted { ours, host: Site::serve(paths)?, path: "/".to_owned() })
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title></head><body>{body}</body></html>"
    )
}

#[test]
fn what_is_chosen_stands_in_the_snippet_and_in_the_preview() -> Result<()> {
    let (site, browser) = open(&Look::default())?;
    let plain = value(&browser, "#snippet")?;
    assert!(
        plain.contains("<referral-calculator program=\"intl-referral\">") && plain.contains("<caption>"),
        "{plain}"
    );
    assert!(plain.contains(&format!("<a href=\"{}/?lang=en#/estimate\">", site.url(""))), "{plain}");
    press(&browser, "input[value=cn-ambassador]")?;
    press(&browser, "input[name=embed-mode][value=quick]")?;
    press(&browser, "#hide-share")?;
    press(&browser, "#prefill")?;
    paste(&browser, "#embed-accent", "#ffcc00")?;
    paste(&browser, "#embed-cta-href", "https://shop.example/?a=1&b=\"2\"")?;
    until_value(&browser, "#snippet", "cta-href=\"https://shop.example/?a=1&amp;b=&quot;2&quot;\"")?;
    let snippet = value(&browser, "#snippet")?;
    for part in
        ["program=\"cn-ambassador\"", "mode=\"quick\"", "hide=\"share\"", "accent=\"#ffcc00\"", "prefill=\"1.", "25%"]
    {
        assert!(snippet.contains(part), "{part} in {snippet}");
    }
    // The line about privacy says what was chosen.
    assert!(value(&browser, "#privacy-en")?.contains("Our page does not receive it."));
    press(&browser, "#results")?;
    until_value(&browser, "#privacy-en", "Our page receives your result only if you agree to it there.")?;
    until_value(&browser, "#snippet", "results=\"ask\"")?;
    assert!(value(&browser, "#disclosure-zh")?.contains("佣金"));
    // A yellow is not read on white paper, and what it becomes is said.
    let contrast = browser.text(&browser.find(".contrast")?)?;
    assert!(
        contrast.contains("On light: 1.5 to 1, too little for text; it becomes #")
            && contrast.contains("which can be read"),
        "{contrast}"
    );
    // What is wrong is said at its field, and stands nowhere else.
    paste(&browser, "#embed-accent", "yellow")?;
    browser.find("#embed-accent[aria-invalid=true]")?;
    assert!(!value(&browser, "#snippet")?.contains("accent"));
    let preview = "const frame = document.querySelector('.stage iframe');
        return [frame.src, frame.contentDocument?.documentElement.dataset.program]";
    let mut seen = json!(null);
    browser
        .until("the preview", || {
            seen = browser.script(preview, &[])?;
            Ok((seen[1] == "started" && seen[0].as_str().is_some_and(|src| src.contains("program=cn-ambassador")))
                .then_some(()))
        })
        .map_err(|error| format!("{error}: {seen}"))?;
    // Every width fits the column.
    for width in ["768", "1200", "320"] {
        press(&browser, &format!("input[name=embed-width][value='{width}']"))?;
        browser.find(&format!(".stage.at-{width}"))?;
        let fits = "const frame = document.querySelector('.stage iframe'), stage = document.querySelector('.stage');
            const [inner, outer] = [frame.getBoundingClientRect(), stage.getBoundingClientRect()];
            return [frame.offsetWidth, inner.right <= outer.right + 1 && inner.width > 250, document.documentElement.scrollWidth <= innerWidth]";
        assert_eq!(browser.script(fits, &[])?, json!([width.parse::<u32>().unwrap_or(0), true, true]));
    }
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_copied_works_on_a_page_with_a_strict_policy() -> Result<()> {
    let (site, browser) = open(&Look::default())?;
    let snippet = value(&browser, "#snippet")?;
    let lines = value(&browser, "#policy")?.replace('\n', " ");
    let strict = format!("Content-Security-Policy: default-src 'none'; img-src 'self'; {lines}");
    let hosted = host(site, &page(&snippet), &[&strict])?;
    let there = hosted.open_ready(&Look::default(), 1)?;
    assert!(total(&there, 0)?.is_some_and(|total| total.starts_with('$')));
    assert_eq!(there.script("return window.violations", &[])?, json!([]));
    // The frame alone, where no script may run.
    press(&browser, "#snippet-iframe")?;
    until_value(&browser, "#snippet", "<iframe")?;
    let (snippet, lines) = (value(&browser, "#snippet")?, value(&browser, "#policy")?);
    assert!(!lines.contains("script-src"), "{lines}");
    let Hosted { ours, .. } = hosted;
    let hosted = host(
        ours,
        &page(&snippet),
        &[&format!("Content-Security-Policy: default-src 'none'; img-src 'self'; {lines}")],
    )?;
    let there = hosted.open(&Look::default())?;
    there.until("the frame's total", || {
        let total = there.in_frame(0, "return document.querySelector('#total')?.textContent", &[])?;
        Ok(total.as_str().is_some_and(|total| total.starts_with('$')).then_some(()))
    })
}

#[test]
fn what_the_doctor_proposes_lets_through_what_was_blocked() -> Result<()> {
    for policy in [
        "default-src 'self'; img-src *",
        "script-src 'self' https://cdn.example; child-src 'none'",
        "script-src 'nonce-abc' 'strict-dynamic' https:; frame-src 'self'",
        "sandbox allow-scripts; script-src-elem 'none'",
    ] {
        let (site, browser) = open(&Look::default())?;
        let snippet = value(&browser, "#snippet")?.replace('\n', " ");
        let before = format!("Content-Security-Policy: {policy}\n{snippet}");
        paste(&browser, "#doctor-text", &before)?;
        browser.find(".diagnosis .stops")?;
        let mut text = before.clone();
        for _ in 0..4 {
            if browser.find_now(".diagnosis .stops")?.is_none() {
                break;
            }
            press(&browser, ".found-there .surely .write-it")?;
            browser.until("another text", || {
                let next = value(&browser, "#doctor-text")?;
                Ok((next != text).then(|| text = next))
            })?;
            browser.drawn()?;
        }
        browser.find(".diagnosis .stops-not").map_err(|error| format!("{error}: {text}"))?;
        let parts = |text: &str| text.split_once('\n').map(|(header, html)| (header.to_owned(), page(html)));
        let (header, html) = parts(&before).ok_or("a header and a page")?;
        let hosted = host(site, &html, &[&header])?;
        let there = hosted.open(&Look::default())?;
        // A sandbox without an origin is no violation, and still nothing comes.
        if !policy.contains("sandbox") {
            there.until_true(&format!("{policy} to block"), "return window.violations.length > 0")?;
        }
        assert_eq!(
            there.script("return window.heard.filter(([name]) => name === 'ready').length", &[])?,
            0,
            "{policy}"
        );
        let (header, html) = parts(&text).ok_or("a header and a page")?;
        let Hosted { ours, .. } = hosted;
        let hosted = host(ours, &html, &[&header])?;
        let there = hosted.open(&Look::default())?;
        ready(&there, 1).map_err(|error| format!("{error}: {text}"))?;
    }
    Ok(())
}

#[test]
fn the_doctor_names_lines_and_says_what_was_not_pasted() -> Result<()> {
    let (site, browser) = open(&Look::default())?;
    let text =
        "HTTP/2 200\ncontent-type: text/html\nx-frame-options: DENY\ncontent-security-policy: script-src 'self'\n";
    paste(&browser, "#doctor-text", text)?;
    let finding = browser.text(&browser.find(".found-there li")?)?;
    assert!(finding.contains("Line 4") && finding.contains("stops the loader"), "{finding}");
    let fixed = format!("content-security-policy: script-src 'self' {}", site.url(""));
    assert_eq!(value(&browser, ".found-there .instead textarea")?, fixed);
    let doctor = browser.text(&browser.find("#doctor")?)?;
    assert!(doctor.contains("X-Frame-Options (line 3)"), "{doctor}");
    assert!(doctor.contains("Not among it: the HTML of the whole page, messages of the console."), "{doctor}");
    // The line leads to its place in the box.
    press(&browser, ".found-there .where button")?;
    let selected = "const area = document.activeElement; return [area.id, area.value.slice(area.selectionStart, area.selectionEnd)]";
    assert_eq!(browser.script(selected, &[])?, json!(["doctor-text", "content-security-policy: script-src 'self'"]));
    // The text outlasts a reload, and goes into no link.
    press(&browser, "#snippet-vue")?;
    browser.reload()?;
    browser.until("the text to be there again", || Ok((value(&browser, "#doctor-text")? == text).then_some(())))?;
    until_value(&browser, "#snippet", "isCustomElement")?;
    press(&browser, ".copy-link")?;
    browser.find("dialog[open] svg")?;
    let link = browser.script("return document.querySelector('dialog[open]').innerText + [...document.querySelectorAll('dialog[open] input, dialog[open] textarea')].map((one) => one.value)", &[])?;
    let link = link.as_str().unwrap_or_default();
    assert!(!link.contains("frame-options") && !link.contains("DENY"), "{link}");
    Ok(())
}

#[test]
fn arrow_keys_go_through_the_systems() -> Result<()> {
    let (_site, browser) = open(&Look::default())?;
    browser.script("document.querySelector('#snippet-html').focus()", &[])?;
    let key = |name: &str| {
        browser.script(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}))",
            &[name.into()],
        )
    };
    for (name, shown) in
        [("ArrowRight", "iframe"), ("ArrowLeft", "html"), ("ArrowLeft", "vue"), ("Home", "html"), ("End", "vue")]
    {
        key(name)?;
        browser.find(&format!("#snippet-{shown}[aria-selected=true]"))?;
        browser.until("the focus on the tab", || {
            let id = browser.script("return document.activeElement.id", &[])?;
            Ok((id == format!("snippet-{shown}")).then_some(()))
        })?;
    }
    Ok(())
}
