//! The embed in pages of hosts: every way to load it, what is seen where it is not, every kind of box around it. What holds on any
//! page is in `embed_contract.rs`.

use browser_tests::{Look, Result, Site};
use serde_json::{Value, json};

use crate::embed_host::{
    Hosted, fits_sideways, heard, hosted, in_order, page, ready, until_fits, until_total, version,
};

const ONE: &str =
    r#"<referral-calculator id="a" program="intl-referral" mode="quick" today="2026-01-10"></referral-calculator>"#;

#[test]
fn every_way_to_load_it() -> Result<()> {
    let integrity = integrity()?;
    let ways = [
        ("a module", "<script type=\"module\" src=\"{ours}/embed/{version}/loader.js\"></script>".to_owned()),
        ("a classic script", "<script src=\"{ours}/embed/1/loader.js\"></script>".to_owned()),
        ("a script of one hash", format!("<script src=\"{{ours}}/embed/{{version}}/loader.js\" integrity=\"{integrity}\" crossorigin=\"anonymous\" async></script>")),
        ("a module that a script imports", "<script type=\"module\">await import('{ours}/embed/1/loader.js')</script>".to_owned()),
        ("both, twice", "<script src=\"{ours}/embed/1/loader.js\"></script><script type=\"module\" src=\"{ours}/embed/{version}/loader.js\"></script>".to_owned()),
        ("a script that another has fetched and put in", "<script>fetch('{ours}/embed/1/loader.js').then((it) => it.text()).then((text) => {
            const made = document.createElement('script'); made.src = URL.createObjectURL(new Blob([text])); document.head.append(made); })</script>
            <script type=\"application/json\" src=\"{ours}/embed/1/loader.js\"></script>".to_owned()),
    ];
    for (name, script) in ways {
        let page = format!("<!doctype html><title>A host</title>{script}<body>{ONE}");
        let hosted = hosted(&page, &[])?;
        let browser = hosted.open_ready(&Look::default(), 1).map_err(|error| format!("{name}: {error}"))?;
        until_total(&browser, 0, "$560.00").map_err(|error| format!("{name}: {error}"))?;
        in_order(&browser)?;
    }
    Ok(())
}

#[test]
fn what_the_document_gives_to_copy_works() -> Result<()> {
    let text =
        std::fs::read_to_string(browser_tests::root().join("docs/EMBED.md")).map_err(|error| error.to_string())?;
    let blocks: Vec<&str> = text.split("```html\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    let [element, frame, pinned] = blocks.as_slice() else {
        return Err(format!("other blocks than three: {blocks:?}"));
    };
    let policy = text.split("```\n").find(|block| block.starts_with("script-src ")).unwrap_or_default().trim();
    let (version, integrity) = (version()?, integrity()?);
    assert!(frame.contains(&format!("/embed/{version}/")) && pinned.contains(&format!("/embed/{version}/")));
    let filled = |block: &str| block.replace("https://YOUR-HOST", "{ours}").replace("sha384-…", &integrity);
    let header = filled(&format!("Content-Security-Policy: default-src 'none'; img-src 'self'; {policy}"));
    for (name, body) in [("the element", filled(element)), ("the pinned loader", format!("{}{ONE}", filled(pinned)))] {
        let hosted = hosted(&format!("<!doctype html><title>A host</title><body>{body}"), &[&header])?;
        let browser = hosted.open_ready(&Look::default(), 1).map_err(|error| format!("{name}: {error}"))?;
        until_fits(&browser, 0)?;
        in_order(&browser)?;
    }
    let hosted = hosted(&format!("<!doctype html><title>A host</title><body>{}", filled(frame)), &[&header])?;
    let browser = hosted.open(&Look::default())?;
    let total = "return document.querySelector('#total')?.textContent === '$560.00'";
    browser.until("the frame's total", || Ok((browser.in_frame(0, total, &[])? == true).then_some(())))?;
    in_order(&browser)
}

/// The hash that the build wrote for pages that pin it.
fn integrity() -> Result<String> {
    let folder = browser_tests::built("app", "embed/1/loader.js")?.join("embed").join(version()?);
    let text = std::fs::read_to_string(folder.join("integrity.json")).map_err(|error| error.to_string())?;
    let hashes: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(hashes["loader.js"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_frame_without_the_loader_reads_its_address() -> Result<()> {
    let body = r#"<iframe width="100%" height="900" src="{ours}/embed/{version}/frame.html?program=intl-referral&mode=explain&lang=zh-CN&theme=dark&today=2026-01-10"
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups"></iframe>"#;
    let hosted = hosted(body, &["Content-Security-Policy: default-src 'none'; frame-src {ours}; img-src 'self'"])?;
    let browser = hosted.open(&Look::default())?;
    let total = "return document.querySelector('#total')?.textContent === '$560.00'";
    browser.until("the total", || Ok((browser.in_frame(0, total, &[])? == true).then_some(())))?;
    let seen = "return [document.documentElement.lang, document.documentElement.dataset.theme,
        document.querySelectorAll('.words li').length > 0, document.querySelector('form') === null,
        getComputedStyle(document.documentElement).overflowY]";
    assert_eq!(browser.in_frame(0, seen, &[])?, json!(["zh-CN", "dark", true, true, "visible"]));
    in_order(&browser)
}

#[test]
fn what_stands_in_the_element_is_seen_where_the_calculator_is_not() -> Result<()> {
    let fallback = r#"<referral-calculator id="a" program="intl-referral"><p id="rates">10% of what friends spend</p></referral-calculator>"#;
    let seen = "const box = document.querySelector('#rates').getBoundingClientRect(); return box.height > 0";
    // No loader at all.
    let without = hosted(&format!("<!doctype html><body>{fallback}"), &[])?;
    let browser = without.open(&Look::default())?;
    assert_eq!(browser.script(seen, &[])?, true);
    // A policy that lets the loader come and not the frame.
    let forbidden = hosted(&page(fallback), &["Content-Security-Policy: default-src 'none'; script-src {ours}"])?;
    let browser = forbidden.open(&Look::default())?;
    browser.until("an error", || Ok((!heard(&browser, "error")?.is_empty()).then_some(())))?;
    assert_eq!(heard(&browser, "error")?[0]["code"], "blocked");
    assert_eq!(browser.script(seen, &[])?, true);
    let hint = browser.script("return window.hints[0]", &[])?;
    assert!(
        hint.as_str().is_some_and(|hint| hint.contains(&format!("frame-src {}", forbidden.ours.url("")))),
        "{hint}"
    );
    // Seen until the calculator is there, and not after.
    let there = hosted(&page(fallback), &[])?;
    let browser = there.open_ready(&Look::default(), 1)?;
    assert_eq!(browser.script(seen, &[])?, false);
    in_order(&browser)
}

#[test]
fn a_frame_whose_program_fails_says_so() -> Result<()> {
    let folder = browser_tests::built("app", "embed/1/loader.js")?;
    let (version, broken) = (version()?, "export default () => { throw new Error('no') };");
    let frame = folder.join("embed").join(&version);
    // A program that is none.
    let mut paths = Site::paths().folder("/", folder).page(&format!("/embed/{version}/program.js"), broken);
    paths = paths.header("/embed/*", "Access-Control-Allow-Origin: *");
    assert!(frame.is_dir());
    let ours = Site::serve(paths)?;
    let html =
        page(r#"<referral-calculator id="a" program="intl-referral"><p id="rates">rates</p></referral-calculator>"#);
    let host = Site::serve(Site::paths().page("/", &html.replace("{ours}", &ours.url(""))))?;
    let hosted = Hosted { ours, host, path: "/".to_owned() };
    let browser = hosted.open(&Look::default())?;
    browser.until("an error", || Ok((!heard(&browser, "error")?.is_empty()).then_some(())))?;
    assert_eq!(heard(&browser, "error")?[0]["code"], "program");
    let seen = "return document.querySelector('#rates').getBoundingClientRect().height > 0";
    assert_eq!(browser.script(seen, &[])?, true);
    let text = browser.in_frame(0, "return document.body.innerText", &[])?;
    assert!(text.as_str().is_some_and(|text| text.contains("could not be loaded")), "{text}");
    Ok(())
}

#[test]
fn every_kind_of_box_around_it() -> Result<()> {
    let full = r#"<referral-calculator id="a" program="cn-ambassador" today="2026-01-10"></referral-calculator>"#;
    let boxes = [
        ("a narrow column", format!("<div style=\"width: 240px\">{ONE}</div>"), 1280),
        ("a flex row", format!("<div style=\"display: flex\"><nav>Menu</nav>{full}</div>"), 700),
        ("a grid", format!("<div style=\"display: grid; place-items: center; height: 100vh\">{full}</div>"), 1280),
    ];
    for (name, body, width) in boxes {
        let hosted = hosted(&page(&body), &[])?;
        let look = Look { width, height: 700, ..Look::default() };
        let browser = hosted.open_ready(&look, 1).map_err(|error| format!("{name}: {error}"))?;
        let height = until_fits(&browser, 0).map_err(|error| format!("{name}: {error}"))?;
        if name == "a grid" {
            fits_sideways(&browser).map_err(|error| format!("{name}: {error}"))?;
        }
        // It is the content's, not the window's.
        browser.resize(width, 350)?;
        browser.drawn()?;
        assert_eq!(until_fits(&browser, 0)?, height, "{name}");
        in_order(&browser)?;
    }
    Ok(())
}

#[test]
fn inside_of_a_shadow_root_it_inherits_the_language_around_it() -> Result<()> {
    let body = "<div lang=\"zh-Hans\"><div id=\"outer\"></div></div>
        <script>
          const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
          const made = document.createElement('referral-calculator');
          made.setAttribute('program', 'intl-referral');
          made.id = 'inner';
          root.append(made);
        </script>";
    let hosted = hosted(&page(body), &[])?;
    let browser = hosted.open_ready(&Look::default(), 1)?;
    assert_eq!(browser.in_frame(0, "return document.documentElement.lang", &[])?, "zh-CN");
    let said = browser.script("return window.heard[0]", &[])?;
    assert_eq!(
        (&said[0], &said[1], &said[3]),
        (&json!("ready"), &json!("outer"), &json!(true)),
        "the event leaves the root"
    );
    in_order(&browser)
}

#[test]
fn a_lazy_one_waits_until_it_is_near() -> Result<()> {
    let far = r#"<div style="height: 30000px">far</div><referral-calculator id="far" program="intl-referral" mode="quick" loading="lazy"></referral-calculator>"#;
    let hosted = hosted(&page(&format!("{ONE}{far}")), &[])?;
    // When the near one is there, the far one has had the same time.
    let browser = hosted.open_ready(&Look::default(), 1)?;
    let ids = || browser.script("return window.heard.filter(([name]) => name === 'ready').map((one) => one[1])", &[]);
    assert_eq!(ids()?, json!(["a"]));
    browser.script("document.querySelector('#far').scrollIntoView()", &[])?;
    ready(&browser, 2)?;
    // Or until it need not wait any more.
    let again = "const made = document.querySelector('#far').cloneNode();
        scrollTo(0, 0); document.body.append(made); made.removeAttribute('loading')";
    browser.script(again, &[])?;
    ready(&browser, 3)?;
    in_order(&browser)
}
