//! What the embed promises on any page of a host, and the pages on which that is held: the plainest one under the strictest policy, and
//! the three of `www/demo/`. Each check is written once, as a function of a page; what a page has by itself, such as its direction, it
//! keeps, and what it lacks, such as a second calculator, is put into it through its own DOM.

use browser_tests::{Browser, Engine, Look, Result};
use serde_json::{Value, json};

use crate::embed_host::{
    Hosted, LISTEN, demo, fits_sideways, hosted, in_order, inside, total, typed, until_fits, until_total,
};

/// A page of a host.
#[derive(Clone, Copy)]
enum Host {
    Plain,
    Demo(&'static str),
}

/// As little as there can be, with the loader last of all.
const PLAIN: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {ours}; frame-src {ours}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
    <meta name="viewport" content="width=device-width"></head>
    <body><referral-calculator program="intl-referral" mode="quick" lang="en"><p>Rates</p></referral-calculator>
    <script type="module" src="{ours}/embed/1/loader.js"></script></body></html>"#;

impl Host {
    /// Serves it with its text changed.
    fn serve(self, change: impl Fn(String) -> String) -> Result<Hosted> {
        match self {
            Self::Plain => hosted(&change(PLAIN.to_owned()), &[]),
            Self::Demo(name) => demo(name, change),
        }
    }
}

/// Names the first calculator, and brings it into view.
const FIRST: &str =
    "const first = document.querySelector('referral-calculator'); first.id ||= 'first'; first.scrollIntoView()";

/// Opens a page that is served, and waits for its first calculator; gives the total.
fn open(served: &Hosted, before: &str) -> Result<(Browser, String)> {
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(LISTEN)?;
    browser.before_each_page(before)?;
    browser.goto(&served.host.other_url(&served.path))?;
    let total = arrived(&browser)?;
    Ok((browser, total))
}

/// Waits until the first calculator is there, in the place of what the host has put into it; gives its total.
fn arrived(browser: &Browser) -> Result<String> {
    browser.script(FIRST, &[])?;
    browser.until("the first calculator", || Ok(total(browser, 0).ok().flatten().filter(|total| !total.is_empty())))?;
    until_fits(browser, 0)?;
    total(browser, 0)?.ok_or_else(|| "it has no total any more".to_owned())
}

/// The kinds of events of the first calculator, in their order.
fn said_by_the_first(browser: &Browser) -> Result<Vec<Value>> {
    let said = "const { id } = document.querySelector('referral-calculator');
        return window.heard.filter((one) => one[1] === id).map(([name]) => name)";
    Ok(browser.script(said, &[])?.as_array().cloned().unwrap_or_default())
}

/// It hears its visitor and its host, and is heard once.
fn is_alive(browser: &Browser, before: &str) -> Result<()> {
    browser.script("window.heard.length = 0", &[])?;
    typed(browser, 0, "spend", "20.00")?;
    browser.until("another total", || Ok(total(browser, 0)?.filter(|total| total != before)))?;
    browser.until("a change", || Ok((said_by_the_first(browser)?.contains(&json!("change"))).then_some(())))?;
    let changes = said_by_the_first(browser)?.iter().filter(|name| **name == "change").count();
    assert_eq!(changes, 1, "one change is told once");
    browser.script("document.querySelector('referral-calculator').reset()", &[])?;
    until_total(browser, 0, before)
}

/// Two on a page: each obeys its own element.
fn two(browser: &Browser, before: &str) -> Result<()> {
    let add = "if (document.querySelectorAll('referral-calculator').length > 1) return;
        const made = document.createElement('referral-calculator');
        for (const [name, value] of [['program', 'cn-ambassador'], ['mode', 'quick'], ['lang', 'zh-CN']]) made.setAttribute(name, value);
        (document.querySelector('main') ?? document.body).append(made)";
    browser.script(add, &[])?;
    let other = |browser: &Browser| total(browser, 1).ok().flatten().filter(|total| !total.is_empty());
    let second = browser.until("the second calculator", || Ok(other(browser)))?;
    assert_eq!(inside(browser, 1, "return document.documentElement.lang", &[])?, "zh-CN");
    until_fits(browser, 1)?;
    browser.script(FIRST, &[])?;
    is_alive(browser, before)?;
    assert_eq!(other(browser), Some(second), "the second obeyed the first");
    Ok(())
}

/// From right to left: it fits, and reads as it always does.
fn from_right_to_left(browser: &Browser) -> Result<()> {
    browser.script("window.dir = document.documentElement.dir; document.documentElement.dir = 'rtl'", &[])?;
    let direction = "return getComputedStyle(document.querySelector('referral-calculator')).direction";
    assert_eq!(browser.script(direction, &[])?, "rtl");
    until_fits(browser, 0)?;
    fits_sideways(browser)?;
    assert_eq!(inside(browser, 0, "return getComputedStyle(document.body).direction", &[])?, "ltr");
    browser.script("document.documentElement.dir = window.dir", &[]).map(drop)
}

/// A small telephone, and a window of 1280 by 1024 pixels at 400%.
fn narrow_and_zoomed(browser: &Browser) -> Result<()> {
    let look = Look::default();
    browser.resize(320, 640)?;
    browser.drawn()?;
    let narrow = until_fits(browser, 0)?;
    fits_sideways(browser)?;
    browser.zoom(1280, 1024, 4)?;
    browser.drawn()?;
    let zoomed = until_fits(browser, 0)?;
    fits_sideways(browser)?;
    assert_eq!(browser.script("return [innerWidth, devicePixelRatio]", &[])?, json!([320, 4]));
    assert!(zoomed.abs_diff(narrow) <= 2, "{zoomed} pixels at 400%, {narrow} in a narrow window");
    browser.resize(look.width, look.height)?;
    browser.drawn()?;
    until_fits(browser, 0).map(drop)
}

/// Styles that take their heights from the window: the frame is as high as its content, whatever the window is.
fn heights_of_the_window(browser: &Browser) -> Result<()> {
    let style = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('html, body { height: 100vh; overflow: auto } * { min-height: 10vh } iframe, referral-calculator { min-height: 100vh; height: 100% }');
        document.adoptedStyleSheets.push(sheet)";
    browser.script(style, &[])?;
    let look = Look::default();
    let mut heights = Vec::new();
    for height in [look.height, look.height * 3, look.height / 3, look.height] {
        browser.resize(look.width, height)?;
        browser.drawn()?;
        heights.push(until_fits(browser, 0)?);
    }
    assert!(heights.iter().all(|height| *height == heights[0]), "{heights:?}");
    browser.script("document.adoptedStyleSheets.pop()", &[]).map(drop)
}

/// Ten thousand messages to the page and to the first frame, crafted and random; `arguments[0]` are texts that a wrong frame said.
const HOSTILE: &str = "
    const frame = document.querySelector('referral-calculator').shadowRoot.querySelector('iframe');
    const name = new URL(frame.src).hash.slice(1).split('/')[0];
    const texts = ['hello', 'connect', 'failed', 'ready', 'height'].flatMap((what) => [
        `referral-statement/1 ${what} ${name}`, `referral-statement/1 ${what} 1-2-3-4`, `referral-statement/2 ${what} ${name}`,
        JSON.stringify({ v: 1, type: what, payload: 99999 }), JSON.stringify({ v: 1, type: 'scenario', payload: {} })]);
    const crafted = [...texts, null, undefined, 0, NaN, '', [], {}, new Date(), new Map([[1, 2]]), new Uint8Array(8), { v: 1, type: 'reset' },
        { ns: 'referral-statement', toString: 1 }, 'x'.repeat(100000), { deep: [[[[[[[[]]]]]]]] }, new Error('x')];
    let seed = 7;
    const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
    const text = () => String.fromCharCode(...Array.from({ length: random(40) }, () => random(65536)));
    for (let i = 0; i < 5000; i++) {
        const data = i % 2 ? crafted[random(crafted.length)] : text();
        const ports = i % 5 ? [] : [new MessageChannel().port1];
        window.postMessage(data, '*');
        frame.contentWindow.postMessage(data, '*', ports);
    }
    // What is posted now comes after all of it.
    await new Promise((done) => { addEventListener('message', ({ data }) => data === 'all' && done()); window.postMessage('all', '*') });
    return name";

/// Hostile messages change nothing, those of the page and those of a frame that is ours and not this calculator's.
fn hostile_messages(browser: &Browser, before: &str) -> Result<()> {
    let (height, said) = (until_fits(browser, 0)?, said_by_the_first(browser)?);
    let name = browser.script(HOSTILE, &[])?;
    let other = "for (const what of ['hello', 'failed']) parent.postMessage(`referral-statement/1 ${what} ${arguments[0]}`, '*');
        parent.postMessage('others', '*')";
    browser.script("addEventListener('message', ({ data }) => { window.others ||= data === 'others' })", &[])?;
    inside(browser, 1, other, &[name])?;
    browser.until_true("what the other frame said", "return window.others === true")?;
    assert_eq!(said_by_the_first(browser)?, said, "an event that nobody caused");
    assert_eq!(until_fits(browser, 0)?, height);
    until_total(browser, 0, before)?;
    is_alive(browser, before)
}

/// The page allows no WebAssembly of its own and no inline style, so that what is there needs neither.
fn policy_is_strict(browser: &Browser) -> Result<()> {
    in_order(browser)?;
    let refused = "const made = document.createElement('p');
        document.body.append(made);
        made.setAttribute('style', 'color: rgb(1, 2, 3)');
        const painted = getComputedStyle(made).color === 'rgb(1, 2, 3)';
        made.remove();
        const compiled = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false);
        return [painted, compiled]";
    assert_eq!(browser.script(refused, &[])?, json!([false, false]), "the page's policy is not strict");
    Ok(())
}

/// All that can be seen in one visit of a page.
fn keeps_its_place(host: Host) -> Result<()> {
    let served = host.serve(|text| text)?;
    let (browser, before) = open(&served, "")?;
    from_right_to_left(&browser)?;
    narrow_and_zoomed(&browser)?;
    heights_of_the_window(&browser)?;
    two(&browser, &before)?;
    hostile_messages(&browser, &before)?;
    assert_eq!(browser.script("return window.hints", &[])?, json!([]));
    policy_is_strict(&browser)
}

/// Nothing may be kept, in the page and in the frame.
fn works_without_storage(host: Host) -> Result<()> {
    let blocked = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
        Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('blocked', 'SecurityError'); } })";
    let served = host.serve(|text| text)?;
    let (browser, before) = open(&served, blocked)?;
    let asked = "try { return sessionStorage.length } catch (error) { return error.name }";
    assert_eq!(inside(&browser, 0, asked, &[])?, "SecurityError");
    is_alive(&browser, &before)?;
    in_order(&browser)
}

/// A page of which the text names no loader: a tag manager brings it, its own or the one here.
fn comes_by_a_tag_manager(host: Host) -> Result<()> {
    // Where a policy asks for trusted types, it names those of the tag manager.
    let served = host.serve(|text| {
        let before = text.find("/embed/1/loader.js").and_then(|at| text[..at].rfind("<script"));
        let after = before.and_then(|from| text[from..].find("</script>").map(|end| from + end));
        let text = match before.zip(after) {
            Some((from, to)) => format!("{}{}", &text[..from], &text[to + "</script>".len()..]),
            None => text,
        };
        text.replace("trusted-types 'none'", "trusted-types manager")
    })?;
    let browser = served.open(&Look::default())?;
    let fallback = "const first = document.querySelector('referral-calculator').firstElementChild;
        return first.getBoundingClientRect().height > 0";
    let own = "return document.querySelector('script[src*=\"tags.js\"]') !== null";
    if browser.script(own, &[])? == false {
        assert_eq!(browser.script(fallback, &[])?, true, "what the host has put in is seen before");
        let put = "const types = window.trustedTypes?.createPolicy('manager', { createScriptURL: (url) => url });
            const made = document.createElement('script');
            made.async = true;
            made.src = types ? types.createScriptURL(arguments[0]) : arguments[0];
            document.head.append(made)";
        browser.script(put, &[served.ours.url("/embed/1/loader.js").into()])?;
    }
    let before = arrived(&browser)?;
    assert_eq!(browser.script(fallback, &[])?, false, "and not after");
    is_alive(&browser, &before)?;
    in_order(&browser)
}

/// Moves the first calculator, or takes it out and puts it in again, 250 times; then it may start.
const WANDER: &str = "
    const element = document.querySelector('referral-calculator');
    const home = element.parentNode, next = element.nextSibling, away = document.createElement('div');
    document.body.append(away);
    for (let i = 0; i < 250; i++) {
        if (i % 2) { element.remove(); home.insertBefore(element, next); } else away.append(element);
        if (i % 25 === 24) await new Promise(requestAnimationFrame);
    }
    away.remove();
    element.scrollIntoView();
    await new Promise((done) => element.addEventListener('rs-ready', done, { once: true }))";

/// The bytes of scripts, and how many documents and listeners there are, after all was collected that can be.
fn weigh(browser: &Browser) -> Result<[f64; 3]> {
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", &json!({}))?;
        browser.drawn()?;
    }
    let heap = browser.cdp("Runtime.getHeapUsage", &json!({}))?;
    let counters = browser.cdp("Memory.getDOMCounters", &json!({}))?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    Ok([number(&heap["usedSize"]), number(&counters["documents"]), number(&counters["jsEventListeners"])])
}

/// A thousand moves leave nothing behind.
fn leaves_nothing_behind(host: Host) -> Result<()> {
    let served = host.serve(|text| text)?;
    let (browser, before) = open(&served, "")?;
    let weight = if browser.engine() == Engine::Chromium { Some(weigh(&browser)?) } else { None };
    for _ in 0..4 {
        browser.script(WANDER, &[])?;
    }
    let frames = "return document.querySelector('referral-calculator').shadowRoot.querySelectorAll('iframe').length";
    assert_eq!(browser.script(frames, &[])?, 1);
    browser.script("window.heard.length = 0", &[])?;
    if let Some(before) = weight {
        let mut after = [f64::NAN; 3];
        let light = browser.until("what is left behind to be collected", || {
            after = weigh(&browser)?;
            let light = after[0] < before[0] + 500_000.0 && after[1] <= before[1] + 2.0 && after[2] <= before[2] + 4.0;
            Ok(light.then_some(()))
        });
        println!("bytes, documents, listeners: before {before:?}, after {after:?}");
        light.map_err(|error| format!("{error}: {before:?} {after:?}"))?;
    }
    until_total(&browser, 0, &before)?;
    is_alive(&browser, &before)?;
    in_order(&browser)
}

/// Holds every check on a page, each as a test of its own.
macro_rules! held_on {
    ($($page:ident: $host:expr,)+) => {$(
        mod $page {
            use super::Host;

            #[test]
            fn it_keeps_its_place() -> super::Result<()> {
                super::keeps_its_place($host)
            }

            #[test]
            fn it_works_without_storage() -> super::Result<()> {
                super::works_without_storage($host)
            }

            #[test]
            fn it_comes_by_a_tag_manager() -> super::Result<()> {
                super::comes_by_a_tag_manager($host)
            }

            #[test]
            fn it_leaves_nothing_behind() -> super::Result<()> {
                super::leaves_nothing_behind($host)
            }
        }
    )+};
}

held_on! {
    on_the_plainest_page: Host::Plain,
    on_the_blog: Host::Demo("blog.html"),
    on_the_partner_page: Host::Demo("partners.html"),
    on_the_page_of_a_cms: Host::Demo("cms.html"),
}
