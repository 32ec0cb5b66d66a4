//! What a host and the calculator say to each other: attributes that change, methods, events, consent, and what others try.

use browser_tests::{Look, Result};
use serde_json::json;

use crate::embed_host::{heard, hosted, in_order, page, total, typed, until_fits, until_total};

const ONE: &str = r#"<referral-calculator id="a" program="intl-referral" mode="quick" lang="en" today="2026-01-10"></referral-calculator>"#;

/// Sets or takes away an attribute of the element.
const SET: &str = "const element = document.querySelector('#a');
    if (arguments[1] === null) element.removeAttribute(arguments[0]); else element.setAttribute(arguments[0], arguments[1])";

#[test]
fn attributes_change_at_any_time() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let set = |name: &str, value: Option<&str>| browser.script(SET, &[name.into(), value.into()]);
    let inside =
        |what: &str, body: &str| browser.until(what, || Ok((browser.in_frame(0, body, &[])? == true).then_some(())));
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    let quick = until_fits(&browser, 0)?;

    set("mode", Some("full"))?;
    inside("all fields", "return document.querySelector('#later') !== null")?;
    assert!(until_fits(&browser, 0)? > quick);
    until_total(&browser, 0, "$160.00")?;
    set("hide", Some("curve wish,readings"))?;
    inside("parts gone", "return !document.querySelector('.curve, .wish, .readings')")?;
    set("lang", Some("zh-CN"))?;
    inside(
        "Chinese",
        "return document.documentElement.lang === 'zh-CN' && document.body.innerText.includes('结算单')",
    )?;
    set("theme", Some("dark"))?;
    inside("dark", "return getComputedStyle(document.body).backgroundColor === 'rgb(29, 33, 31)'")?;
    set("accent", Some("#ffe000"))?;
    inside(
        "a yellow that can be seen on dark",
        "return getComputedStyle(document.querySelector('a.whole')).color === 'rgb(255, 224, 0)'",
    )?;
    set("theme", Some("light"))?;
    inside(
        "and one that can be read on light",
        "
        const [red, green, blue] = getComputedStyle(document.querySelector('a.whole')).color.match(/\\d+/g).map(Number);
        return red < 160 && green < 160 && blue < 20 && red > 80",
    )?;
    set("cta-href", Some("/join?from=calculator"))?;
    let address = hosted.host.other_url("/join?from=calculator");
    inside("the button", &format!("return document.querySelector('a.cta')?.href === '{address}'"))?;
    set("program", Some("cn-ambassador"))?;
    browser.until("the other program", || Ok(total(&browser, 0)?.filter(|total| total.starts_with('¥'))))?;
    inside("its own edition", "return document.querySelector('.paper .head').innerText.includes('2025')")?;
    set("edition", Some("2024-06-01"))?;
    inside("another edition", "return document.querySelector('.paper .head').innerText.includes('2024年6月1日')")?;
    set("hide", None)?;
    set("readings", Some("link-window=two-months"))?;
    inside("a clause decided", "return document.querySelector('.reading input[value=two-months]')?.checked === true")?;
    set("results", Some(""))?;
    inside("the question", "return document.querySelector('.consent') !== null")?;
    set("results", None)?;
    inside("no question", "return document.querySelector('.consent') === null")?;
    set("height", Some("333"))?;
    let height =
        "return document.querySelector('#a').shadowRoot.querySelector('iframe').getBoundingClientRect().height";
    browser.until("its own height", || Ok((browser.script(height, &[])? == 333).then_some(())))?;
    set("height", None)?;
    until_fits(&browser, 0)?;
    assert_eq!(browser.script("return window.hints", &[])?, json!([]));

    // What is wrong is a hint, once, and all goes on.
    for (name, value) in [("height", "100%"), ("mode", "everything"), ("accent", "url(x)"), ("colour", "red")] {
        set(name, Some(value))?;
    }
    let told = [
        "height cannot be “100%”. Write auto or a number of pixels.",
        "mode cannot be “everything”. It can be: full, quick, explain.",
        "accent cannot be “url(x)”. Write a colour as #0d6b52.",
        "There is no attribute colour; it is passed over.",
    ];
    let told = json!(told.map(|hint| format!("<referral-calculator>: {hint}")));
    let mut hints = json!(null);
    let all = browser.until("hints", || {
        hints = browser.script("return window.hints", &[])?;
        Ok((hints == told).then_some(()))
    });
    all.map_err(|error| format!("{error}: {hints}"))?;
    until_fits(&browser, 0)?;
    set("program", Some("no-such"))?;
    browser.until("an error", || Ok((!heard(&browser, "error")?.is_empty()).then_some(())))?;
    assert_eq!(heard(&browser, "error")?[0]["code"], "unknown-program");
    // What says nothing to the calculator is not told to it.
    browser
        .script("document.querySelector('#a').dataset.x = '1'; document.querySelector('#a').className = 'y'", &[])?;
    in_order(&browser)
}

#[test]
fn custom_properties_dress_it() -> Result<()> {
    let rule = "#a { --rs-background: #102030; --rs-text: #203040; --rs-radius: 0px; --rs-size: 20px; --rs-font: Courier, monospace }";
    let before = format!("<style>{rule}</style>");
    // A style sheet that is there after the element.
    let after = format!(
        "<script>addEventListener('DOMContentLoaded', () => {{
            const made = document.createElement('style'); made.textContent = '{rule}'; document.head.append(made); }})</script>"
    );
    for style in [before, after] {
        is_dressed(&style)?;
    }
    Ok(())
}

/// Is the element dressed as the style sheet says?
fn is_dressed(style: &str) -> Result<()> {
    let hosted = hosted(&page(&format!("{style}{ONE}")), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let seen = "const style = getComputedStyle(document.body);
        return [style.backgroundColor, style.fontFamily.split(',')[0], getComputedStyle(document.documentElement).fontSize,
            document.documentElement.dataset.theme, getComputedStyle(document.querySelector('.amount')).borderRadius]";
    let wanted = json!(["rgb(16, 32, 48)", "Courier", "20px", "dark", "0px"]);
    browser.until("its dress", || Ok((browser.in_frame(0, seen, &[])? == wanted).then_some(())))?;
    let ink = browser.in_frame(0, "return getComputedStyle(document.body).color.match(/\\d+/g).map(Number)", &[])?;
    assert!(ink[0].as_u64() > Some(110), "text that nobody could read on that ground was lightened: {ink}");
    in_order(&browser)
}

#[test]
fn methods_set_open_and_reset() -> Result<()> {
    // Called before there is a frame: what is said waits.
    let early = "<script type=\"module\">
        await customElements.whenDefined('referral-calculator');
        document.querySelector('#a').setScenario({ program: 'intl-referral', customers: [
          { id: 'f', registered_on: '2026-01-01', count: 3, orders: [{ id: 'f-1', paid_at: '2026-01-05', paid: '520.00' }] } ] });
      </script>";
    let hosted = hosted(&page(&format!("{ONE}{early}")), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    until_total(&browser, 0, "$210.00")?;
    browser.script("document.querySelector('#a').reset()", &[])?;
    until_total(&browser, 0, "$560.00")?;
    let link = browser.in_frame(0, "return document.querySelector('a.whole').href", &[])?;
    let link = link.as_str().unwrap_or_default().to_owned();
    assert!(link.starts_with(&hosted.ours.url("/#/")) && link.contains("?s=1."), "{link}");
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    browser.script("document.querySelector('#a').readLink(arguments[0])", &[link.as_str().into()])?;
    until_total(&browser, 0, "$560.00")?;
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    browser.script("document.querySelector('#a').setAttribute('prefill', arguments[0])", &[link.as_str().into()])?;
    until_total(&browser, 0, "$560.00")?;
    // As an attribute it is the beginning of another element, whole or by what it carries.
    let payload = link.split("s=").nth(1).unwrap_or_default();
    browser.script(
        "const made = document.createElement('referral-calculator');
         made.setAttribute('program', 'cn-ambassador'); made.setAttribute('prefill', arguments[0]); document.body.append(made)",
        &[payload.into()],
    )?;
    browser.until("the second", || Ok(total(&browser, 1).ok().flatten().filter(|total| total == "$560.00")))?;
    let address = browser.script(
        "return document.querySelectorAll('referral-calculator')[1].shadowRoot.querySelector('iframe').src",
        &[],
    )?;
    let before = address.as_str().and_then(|address| address.split('#').next()).unwrap_or_default();
    assert!(!before.contains(payload) && before.contains("program="), "figures are sent to a server: {before}");

    browser.script("document.querySelector('#a').readLink('https://example.com/#/estimate?s=1.xx')", &[])?;
    browser.script(
        "document.querySelector('#a').setScenario('{\"program\": \"intl-referral\", \"custmers\": []}')",
        &[],
    )?;
    browser.until("two errors", || Ok((heard(&browser, "error")?.len() == 2).then_some(())))?;
    let errors = heard(&browser, "error")?;
    assert_eq!(errors[0]["code"], "link");
    assert_eq!((&errors[1]["code"], &errors[1]["path"]), (&json!("unknown-field"), &json!("custmers")));
    // What is no scenario at all throws nothing.
    browser.script(
        "const element = document.querySelector('#a'), round = {}; round.round = round;
         element.setScenario(round); element.setScenario(undefined)",
        &[],
    )?;
    browser.until("two more errors", || Ok((heard(&browser, "error")?.len() == 4).then_some(())))?;
    let codes: Vec<_> = heard(&browser, "error")?.into_iter().skip(2).map(|error| error["code"].clone()).collect();
    assert_eq!(codes, ["malformed-json", "malformed-json"]);
    in_order(&browser)
}

#[test]
fn results_are_told_where_both_want_it() -> Result<()> {
    let hosted = hosted(&page(&ONE.replace("lang=", "results lang=")), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let figures = || {
        Ok::<_, String>(
            heard(&browser, "result")?.into_iter().filter(|one| one["total"].is_string()).collect::<Vec<_>>(),
        )
    };
    let press = |name: &str| {
        let body = format!(
            "[...document.querySelectorAll('.consent button')].find((one) => one.textContent === '{name}').click();
                            return document.querySelector('.consent').innerText"
        );
        browser.in_frame(0, &body, &[])
    };
    let asked = browser.until("the question", || {
        let text = browser.in_frame(0, "return document.querySelector('.consent')?.innerText", &[])?;
        Ok(text.as_str().map(str::to_owned))
    })?;
    assert!(asked.starts_with(&hosted.host.other_url("")) && asked.contains("asks for your result"), "{asked}");
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    assert_eq!(figures()?, Vec::<serde_json::Value>::new());
    press("Share my result")?;
    browser.until("the result", || Ok((figures()?.len() == 1).then_some(())))?;
    let wanted = json!({"program": "intl-referral", "currency": "USD", "total": "160.00", "lowest": "160.00", "highest": "160.00",
        "first_payment": figures()?[0]["first_payment"]});
    assert_eq!(figures()?[0], wanted);
    typed(&browser, 0, "spend", "520.00")?;
    browser.until("the next", || Ok((figures()?.last().is_some_and(|one| one["total"] == "560.00")).then_some(())))?;
    press("Stop sharing")?;
    let before = figures()?.len();
    typed(&browser, 0, "spend", "30.00")?;
    browser.until("an empty result", || Ok((heard(&browser, "result")?.last() == Some(&json!({}))).then_some(())))?;
    assert_eq!(figures()?.len(), before);
    in_order(&browser)
}

#[test]
fn without_being_asked_for_no_figure_leaves_the_frame() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open(&Look::default())?;
    // All that ever reaches the host's page.
    browser.script(
        "window.all = []; const own = MessagePort.prototype.__lookupSetter__('onmessage');
        Object.defineProperty(MessagePort.prototype, 'onmessage', { set(hear) {
            own.call(this, (event) => { window.all.push(String(event.data)); hear(event); }); } });
        addEventListener('message', (event) => window.all.push(String(event.data)))",
        &[],
    )?;
    crate::embed_host::ready(&browser, 1)?;
    typed(&browser, 0, "spend", "4321.12")?;
    browser.until("a change", || Ok((!heard(&browser, "change")?.is_empty()).then_some(())))?;
    let total = total(&browser, 0)?.unwrap_or_default();
    let all = browser.script("return window.all.join('\\n') + JSON.stringify(window.heard)", &[])?;
    let all = all.as_str().unwrap_or_default();
    assert!(all.contains("\"height\"") && all.contains("\"change\""), "{all}");
    let digits = total.trim_start_matches('$').replace(',', "");
    for figure in ["4321", digits.as_str(), "2026-"] {
        assert!(!all.contains(figure), "{figure} in {all}");
    }
    in_order(&browser)
}

#[test]
fn that_a_link_was_copied_is_told_and_not_the_link() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    browser.in_frame(0, "document.querySelector('.copy button').click()", &[])?;
    browser.until("that it was shared", || Ok((!heard(&browser, "share")?.is_empty()).then_some(())))?;
    let said = heard(&browser, "share")?;
    assert!(said == [json!({"how": "copied"})] || said == [json!({"how": "shown"})], "{said:?}");
    let seen = "const link = document.querySelector('#share-link');
        return [document.querySelector('.copy [role=status]').textContent, link ? link.value.includes('?s=1.') : null]";
    let seen = browser.in_frame(0, seen, &[])?;
    let copied = said == [json!({"how": "copied"})];
    assert_eq!(seen[1], if copied { serde_json::Value::Null } else { json!(true) }, "{seen}");
    assert!(
        seen[0].as_str().is_some_and(|text| text.contains(if copied { "is copied" } else { "did not let" })),
        "{seen}"
    );
    Ok(())
}

/// Two thousand messages by a frame of a third site that knows the name, in a page that lets such a frame in.
const THIRD: &str = "
    const name = new URL(document.querySelector('#a').shadowRoot.querySelector('iframe').src).hash.slice(1);
    const third = document.createElement('iframe');
    third.sandbox = 'allow-scripts';
    third.srcdoc = `<script>for (let i = 0; i < 2000; i++) parent.postMessage('referral-statement/1 ' + ['hello', 'failed'][i % 2] + ' ${name}', '*');
        parent.postMessage('all', '*')<\\/script>`;
    const all = new Promise((done) => addEventListener('message', ({ data }) => data === 'all' && done()));
    document.body.append(third);
    await all;
    third.remove()";

#[test]
fn a_frame_of_a_third_site_is_not_heard() -> Result<()> {
    let hosted = hosted(&page(ONE), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let before = browser.script("return window.heard.length", &[])?;
    browser.script(THIRD, &[])?;
    assert_eq!(browser.script("return window.heard.length", &[])?, before, "an event that nobody caused");
    // The channel is the old one.
    typed(&browser, 0, "spend", "20.00")?;
    until_total(&browser, 0, "$160.00")?;
    browser.until("a change", || Ok((heard(&browser, "change")?.len() == 1).then_some(())))?;
    in_order(&browser)
}

#[test]
fn a_switch_of_the_page_for_language_and_colours_is_followed() -> Result<()> {
    let styles = "<style>:root[data-theme=dark] #a { --rs-background: #102030 }</style>";
    let one = ONE.replace(" lang=\"en\"", "");
    let hosted = hosted(&page(&format!("{styles}<div lang=\"ar\">{one}</div>")), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let inside = |what: &str, body: &str| {
        browser.until(what, || Ok((crate::embed_host::inside(&browser, 0, body, &[])? == true).then_some(())))
    };
    inside(
        "the page's language, since it does not speak the nearest",
        "return document.documentElement.lang === 'en'",
    )?;
    browser.script("document.documentElement.lang = 'zh-Hans'", &[])?;
    inside("Chinese", "return document.documentElement.lang === 'zh-CN'")?;
    let title = "return document.querySelector('#a').shadowRoot.querySelector('iframe').title";
    browser.until("its name", || Ok((browser.script(title, &[])? == "推荐收益计算器").then_some(())))?;
    browser.script("document.documentElement.dataset.theme = 'dark'", &[])?;
    inside("dark", "return getComputedStyle(document.body).backgroundColor === 'rgb(16, 32, 48)'")?;
    assert_eq!(browser.script("return window.hints", &[])?, json!([]));
    in_order(&browser)
}
