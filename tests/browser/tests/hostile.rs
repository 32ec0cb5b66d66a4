//! Hostile texts and files through the real page, by every way in which a stranger's text gets there: nothing runs, nothing is put
//! into the page, no dialog opens, no page is blank, and it still answers.
//!
//! The texts are those of `tests/hostile/`, which the readers go through natively too.

use browser_tests::{Browser, Look, Result, Site, built};
use hostile_tests::{Hostile, documents, texts};
use referral_share::{Envelope, Told};
use referral_statement::{Node, json as engine_json};
use serde_json::{Value, json};

use crate::ledger::ROWS;

/// Sees what a page must never do.
const WATCH: &str = "window.dialogs = 0; window.violations = [];
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = () => { window.dialogs += 1; return null; };
    addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    delete Navigator.prototype.serviceWorker;";

/// What every step may use, and at its end what is wrong with the page.
const STEPS: &str = r"
    const [units, given] = arguments;
    const text = units.map((unit) => String.fromCharCode(unit)).join('');
    const frame = () => new Promise(requestAnimationFrame);
    const drawn = async () => { await frame(); await frame(); };
    const wait = async (css) => {
        for (let left = 600; left > 0; left--) {
            const found = document.querySelector(css);
            if (found) return found;
            await frame();
        }
        const main = document.querySelector('main');
        throw new Error(`there is no ${css}: ${location.hash} ${main?.className} ${main?.innerText.slice(0, 300)}`);
    };
    const type = (field, text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const go = async (page) => { location.hash = `#/${page}`; await wait(`main.${page} h1`); await drawn(); };
    const bring = (css, content) => {
        const input = document.querySelector(css), carried = new DataTransfer();
        carried.items.add(new File([content], text.slice(0, 200) || 'x'));
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const press = (css, name) => {
        const button = [...document.querySelectorAll(`${css} button`)].find((one) => one.innerText.trim() === name && !one.disabled);
        button?.click();
        return Boolean(button);
    };
    const open = async () => { for (const details of document.querySelectorAll('details')) details.open = true; await drawn(); };
    const wrong = () => {
        const found = [];
        const { hacked, dialogs, violations } = window;
        if (hacked !== undefined || dialogs || violations.length) found.push({ hacked, dialogs, violations });
        if (Object.keys(Object.prototype).length || ({}).polluted !== undefined) found.push('a prototype is polluted');
        const app = document.querySelector('#app');
        if (!app || document.querySelector('#trap')) found.push(`stopped: ${document.querySelector('#trap pre')?.textContent}`);
        if (!document.querySelector('main h1')?.textContent.trim() || !document.title) found.push('a blank page');
        if (document.querySelector('.skip').childElementCount !== 1) found.push('the page is another');
        const never = 'script, iframe, object, embed, base, meta, link, style, math, img, audio, video, foreignObject, template';
        for (const element of app.querySelectorAll(never)) found.push(element.outerHTML.slice(0, 80));
        for (const element of app.querySelectorAll('*')) {
            for (const { name, value } of element.attributes) {
                if (name.startsWith('on') || name === 'srcdoc' || (name === 'style' && /url|position/.test(value))) found.push(`${name}=${value.slice(0, 60)}`);
                if (/^(href|src|action|formaction|xlink:href)$/.test(name) && /^[\s\0-\x1f]*(javascript|data|vbscript):/i.test(value)) found.push(`${name}=${value.slice(0, 60)}`);
            }
        }
        return found;
    };
    let longest = 0;
    const answers = async (act) => {
        const start = performance.now();
        await act();
        await drawn();
        longest = Math.max(longest, performance.now() - start);
    };";

/// The page with its eyes open.
fn start(address: &str) -> Result<(Site, Browser)> {
    let site = Site::serve(Site::paths().folder("/", built("app", "index.html")?))?;
    let browser = Browser::start(&Look::default())?;
    browser.before_each_page(WATCH)?;
    browser.goto(&site.url(&format!("/?today=2024-06-10{address}")))?;
    browser.find("main h1")?;
    Ok((site, browser))
}

/// The hostile texts, each as much of it as people would paste: what is longer, the readers are given natively.
fn shortened() -> impl Iterator<Item = Hostile> {
    texts().into_iter().map(|hostile| {
        let units: Vec<u16> = hostile.units.into_iter().take(MOST).collect();
        Hostile { text: String::from_utf16_lossy(&units), units, ..hostile }
    })
}

/// So many units of UTF-16 of a text.
const MOST: usize = 12_000;

/// Does something with each text, looks at the page after it, and says how long the page took at most; at the end it still answers.
fn each(browser: &Browser, steps: &str, given: impl Fn(&Hostile) -> Value) -> Result<()> {
    let mut longest = (0.0, String::new());
    for hostile in shortened() {
        let body = format!("{STEPS} {steps}; return [wrong(), longest];");
        let told = |error: String| format!("{}: {error}", hostile.name);
        let seen = browser.script(&body, &[json!(hostile.units), given(&hostile)]).map_err(told)?;
        assert_eq!(seen[0], json!([]), "{}", hostile.name);
        let took = seen[1].as_f64().unwrap_or_default();
        if took > longest.0 {
            longest = (took, hostile.name);
        }
    }
    println!("the longest answer took {:.0} ms: {}", longest.0, longest.1);
    // It answers: another language is spoken.
    browser.script("document.querySelector('.tools button[lang=zh-CN]').click()", &[])?;
    browser.until_true("Chinese", "return document.documentElement.lang === 'zh-CN' && /[\\u4e00-\\u9fff]/.test(document.querySelector('main h1').textContent)")
}

/// Is a text longer than an id?
fn is_long(hostile: &Hostile) -> bool {
    hostile.text.chars().count() > 60
}

/// A scenario with the text in every place that takes any text, in as much of it as an id may have.
fn scenario(hostile: &Hostile, is_whole: bool) -> Node {
    let short: String = if is_whole { hostile.text.clone() } else { hostile.text.chars().take(60).collect() };
    let scenario = json!({"program": "cn-ambassador", "customers": [
        {"id": format!("{short}B"), "linked_at": "2024-06-10", "orders": [
            {"id": format!("{short}1"), "paid_at": "2024-06-11", "paid": "99.00", "product": short, "settlement": short},
            {"id": format!("{short}2"), "paid_at": short, "paid": short, "kind": short}]},
        {"id": format!("{short}C"), "linked_at": "2024-06-10", "orders": [{"id": format!("{short}3"), "paid_at": "2024-06-11", "paid": "99.00"}]}],
        short.clone(): short});
    engine_json::parse(&scenario.to_string()).unwrap_or_else(|_| Node::text(short))
}

fn envelope(hostile: &Hostile, is_whole: bool) -> Envelope {
    let text = || if is_whole { hostile.text.clone() } else { hostile.text.chars().take(200).collect::<String>() };
    let part = || Node::table([(text().as_str(), Some(Node::text(text()))), ("text", Some(Node::text(text())))]);
    let mut parts: Vec<(String, Node)> = ["wish", "support", "compare", "forecast", "embed", "pasting", "rules"]
        .map(|name| (name.to_owned(), part()))
        .into();
    parts.push((text(), part()));
    Envelope {
        page: "scenario".to_owned(),
        program: "cn-ambassador".to_owned(),
        made: text(),
        scenarios: vec![scenario(hostile, is_whole)],
        rules: vec![(text(), text())],
        told: Some(Told { total: text(), rewards: vec![text()] }),
        parts,
        more: vec![(text() + "x", part())],
    }
}

#[test]
fn hostile_links_are_opened_or_refused_on_every_page() -> Result<()> {
    let (_site, browser) = start("")?;
    let steps = "
        for (const [link, ...pages] of given) {
            // A browser may refuse so long an address itself.
            try { location.hash = link; } catch { continue; }
            await answers(() => drawn());
            for (const page of pages) { await answers(() => go(page)); await open(); }
            if (wrong().length) break;
        }";
    each(&browser, steps, |hostile| {
        let short = envelope(hostile, false);
        let other = Envelope { program: hostile.text.chars().take(60).collect(), ..short.clone() };
        let mut links = vec![
            json!([short.link(), "scenario", "estimate", "support", "compare"]),
            json!([other.link(), "scenario"]),
            json!([format!("#/estimate?s={}", hostile.text), "estimate"]),
        ];
        links.extend(is_long(hostile).then(|| json!([envelope(hostile, true).link(), "scenario"])));
        json!(links)
    })
}

#[test]
fn hostile_files_are_opened_or_refused() -> Result<()> {
    let (_site, browser) = start("#/scenario")?;
    let steps = "
        for (const file of given) {
            document.querySelector('.copy-link').click();
            await wait('dialog[open].share input[type=file]');
            await answers(async () => { bring('dialog.share input[type=file]', typeof file === 'string' ? file : new Uint8Array(file)); await drawn(); await new Promise((done) => setTimeout(done, 50)); });
            await open();
            document.querySelector('dialog[open]')?.close();
            await answers(() => go('scenario'));
            if (wrong().length) break;
        }";
    let steps_of_texts = steps.to_owned();
    each(&browser, &steps_of_texts, |hostile| {
        json!([hostile.text, envelope(hostile, false).file(), envelope(hostile, true).file()])
    })?;
    let all: Vec<Vec<u8>> = documents("scenario").into_iter().map(|(_, bytes)| bytes).collect();
    let body = format!("{STEPS} {steps}; return wrong();");
    assert_eq!(browser.script(&body, &[json!([120]), json!(all)])?, json!([]));
    Ok(())
}

#[test]
fn hostile_rows_are_pasted() -> Result<()> {
    let (_site, browser) = start("#/scenario")?;
    browser.script("document.querySelector('input[name=program][value=cn-ambassador]').click()", &[])?;
    browser.find(".card .of-kind")?;
    let steps = "
        for (const rows of given) {
            if (!document.querySelector('#paste-text')) document.querySelector('.tools-row button:nth-child(3)').click();
            const box = await wait('#paste-text');
            await answers(() => type(box, rows));
            await open();
            if (wrong().length) break;
            await answers(() => press('main', 'Replace all customers'));
            await open();
            if (wrong().length) break;
        }";
    each(&browser, steps, |hostile| {
        let cell = hostile.text.replace(['\t', '\n', '\r'], " ");
        let row = format!("{cell}\t{cell}1\t2024-06-11\t99.00\t{cell}\t2024-06-10");
        let names = "Customer\tOrder\tPaid at\tPaid\tProduct\tLink opened";
        json!([
            format!("{names}\n{row}\n{}", row.replace("99.00", &cell)),
            format!("{}\n{row}", [cell.as_str(); 6].join("\t")),
            hostile.text
        ])
    })
}

#[test]
fn hostile_texts_are_typed_into_every_field() -> Result<()> {
    let (_site, browser) = start("#/scenario")?;
    browser.script("document.querySelector('input[name=program][value=cn-ambassador]').click()", &[])?;
    let steps = "
        for (const page of ['scenario', 'estimate', 'support', 'forecast', 'compare', 'rules', 'embed']) {
            await go(page);
            const fields = document.querySelectorAll('main input:not([type=radio], [type=checkbox], [type=file], [type=range]), main textarea:not([readonly])');
            await answers(() => { for (const field of fields) type(field, text.slice(0, 2000)); });
            if (page !== 'embed' || document.querySelectorAll('#app iframe').length > 1) { if (wrong().length) break; }
        }
        await go('scenario');
        document.querySelector('.saved-button').click();
        type(await wait('#save-as'), text);
        await answers(() => press('.save-as', 'Save'));
        await open();
        const kept = wrong();
        document.querySelector('dialog[open]').close();
        if (kept.length) return [kept, longest];";
    each(&browser, steps, |_| Value::Null)
}

#[test]
fn hostile_rules_are_checked_and_used() -> Result<()> {
    let (_site, browser) = start("#/rules")?;
    let sample = include_str!("../../programs/orders.toml");
    let steps = "
        for (const rules of given) {
            await go('rules');
            await answers(() => type(document.querySelector('#own-text'), rules));
            await answers(() => press('.own', 'Check it'));
            await open();
            if (wrong().length) break;
            if (!press('.own', 'Use it')) continue;
            await drawn();
            for (const page of ['rules', 'estimate', 'scenario', 'checks', 'compare']) {
                await answers(() => go(page));
                document.querySelector('input[name=program][value=lantern-partners]')?.click();
                await open();
            }
            if (wrong().length) break;
        }";
    each(&browser, steps, |hostile| {
        // Prose, which is shown, is what has blanks in it.
        let short: String = hostile.text.chars().take(3_000).collect();
        let parts = sample.split('"').enumerate().map(|(place, part)| {
            let is_prose = place % 2 == 1 && part.contains(' ');
            if is_prose {
                json!(short).to_string()
            } else if place % 2 == 1 {
                format!("\"{part}\"")
            } else {
                part.to_owned()
            }
        });
        json!([hostile.text, parts.collect::<String>()])
    })
}

#[test]
fn hostile_ledgers_are_read() -> Result<()> {
    let (_site, browser) = start("#/ledger")?;
    browser.script("document.querySelector('input[name=program][value=cn-ambassador]').click()", &[])?;
    let steps = "
        for (const file of given) {
            await answers(() => bring('#ledger-file', typeof file === 'string' ? file : new Uint8Array(file)));
            for (let left = 600; left > 0; left--) {
                await frame();
                const said = document.querySelector('.ledger-said'), progress = document.querySelector('.progress');
                if (!progress && (said?.textContent || document.querySelector('.columns .said')?.textContent)) break;
            }
            await open();
            const row = document.querySelector('#ledger-grid .row button');
            row?.click();
            await open();
            if (wrong().length) break;
        }";
    each(&browser, steps, |hostile| {
        let cell = format!("\"{}\"", hostile.text.replace('"', "\"\""));
        let short = format!("\"{}\"", hostile.text.chars().take(30).collect::<String>().replace('"', "\"\""));
        let every = ROWS.replace("B-1", &short).replace("B,", &format!("{short},")).replace("oss", &cell);
        json!([hostile.text, every])
    })?;
    let all: Vec<Vec<u8>> = documents("ledger").into_iter().map(|(_, bytes)| bytes).collect();
    let body = format!("{STEPS} {steps}; return wrong();");
    assert_eq!(browser.script(&body, &[json!([120]), json!(all)])?, json!([]));
    Ok(())
}
