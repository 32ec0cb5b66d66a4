//! The doctor on messages of consoles, as Chromium, Firefox and Safari word them.

use referral_host::{Blocks, Finding, Kind, Known, Place, Spot, Verdict, Weight, examine};

const HASH: &str = "sha384-abc";

fn place() -> Place {
    Place::new("https://calc.example", "0.1.0", Some(HASH))
}

fn all(text: &str) -> Vec<Finding> {
    examine(text, &place(), &Known::of(["mine"])).findings
}

fn one(text: &str) -> Finding {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

/// What the message stops, and the directive to write.
fn directive(text: &str) -> (Blocks, String) {
    let found = one(text);
    assert_eq!(found.weight, Weight::Blocks, "{text}");
    let fix = found.fixes.iter().find(|fix| fix.spot == Spot::Policy).unwrap_or_else(|| panic!("{text}: {found:?}"));
    (found.blocks, fix.line.clone())
}

#[test]
fn a_policy_that_blocks_the_loader_is_repaired_in_every_browsers_words() {
    for message in [
        "loader.js:1 Refused to load the script 'https://calc.example/embed/1/loader.js' because it violates the following Content Security Policy directive: \"script-src 'self'\". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback.",
        "Loading the script 'https://calc.example/embed/0.1.0/loader.js' violates the following Content Security Policy directive: \"script-src 'self'\". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback. The action has been blocked.",
        "Content-Security-Policy: The page’s settings blocked a script (script-src-elem) at https://calc.example/embed/1/loader.js from being executed because it violates the following directive: “script-src 'self'”",
    ] {
        assert_eq!(directive(message), (Blocks::Loader, "script-src 'self' https://calc.example".to_owned()));
    }
    for message in [
        "Refused to load https://calc.example/embed/1/loader.js because it does not appear in the script-src directive of the Content Security Policy.",
        "Content Security Policy: The page’s settings blocked the loading of a resource at https://calc.example/embed/1/loader.js (“script-src”).",
    ] {
        assert_eq!(directive(message), (Blocks::Loader, "script-src … https://calc.example".to_owned()));
    }
    let by_default = "Refused to load the script 'https://calc.example/embed/1/loader.js' because it violates the following Content Security Policy directive: \"default-src 'none'\".";
    assert_eq!(directive(by_default), (Blocks::Loader, "script-src https://calc.example".to_owned()));
}

#[test]
fn a_policy_that_blocks_the_frame_is_repaired_in_every_browsers_words() {
    for message in [
        "Refused to frame 'https://calc.example/' because it violates the following Content Security Policy directive: \"frame-src 'self'\".",
        "Framing 'https://calc.example/' violates the following Content Security Policy directive: \"frame-src 'self'\". The request has been blocked.",
        "Content-Security-Policy: The page’s settings blocked the loading of a resource (frame-src) at https://calc.example/embed/0.1.0/frame.html?program=mine because it violates the following directive: “frame-src 'self'”",
    ] {
        assert_eq!(
            directive(message),
            (Blocks::Frame, "frame-src 'self' https://calc.example".to_owned()),
            "{message}"
        );
    }
    let by_child = "Refused to frame 'https://calc.example/' because it violates the following Content Security Policy directive: \"child-src blob:\". Note that 'frame-src' was not explicitly set, so 'child-src' is used as a fallback.";
    assert_eq!(directive(by_child), (Blocks::Frame, "frame-src blob: https://calc.example".to_owned()));
    let safari = "Refused to load https://calc.example/embed/0.1.0/frame.html because it appears in neither the child-src directive nor the default-src directive of the Content Security Policy.";
    assert_eq!(directive(safari), (Blocks::Frame, "frame-src … https://calc.example".to_owned()));
}

#[test]
fn the_nonce_that_a_message_names_goes_into_the_tag() {
    let found = one(
        "Refused to load the script 'https://calc.example/embed/1/loader.js' because it violates the following Content Security Policy directive: \"script-src 'nonce-abc' 'strict-dynamic'\".",
    );
    assert!(matches!(found.kind, Kind::Strict(_)));
    assert!(found.fixes[0].spot == Spot::Tag && found.fixes[0].line.contains("nonce=\"abc\""), "{:?}", found.fixes);
}

#[test]
fn other_messages_are_told_apart() {
    let loader = "https://calc.example/embed/0.1.0/loader.js";
    for (message, kind, blocks) in [
        (format!("Failed to find a valid digest in the 'integrity' attribute for resource '{loader}' with computed SHA-384 integrity 'x'. The resource has been blocked."), Kind::Integrity, Blocks::Loader),
        (format!("None of the “sha384” hashes in the integrity attribute match the content of the subresource at “{loader}”. The computed hash is “x”."), Kind::Integrity, Blocks::Loader),
        (format!("Cannot load script {loader}. Failed integrity metadata check. Content length: 1, Expected content length: 2"), Kind::Integrity, Blocks::Loader),
        (format!("Subresource Integrity: The resource '{loader}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not."), Kind::NoCrossorigin, Blocks::Loader),
        (format!("“{loader}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin."), Kind::NoCrossorigin, Blocks::Loader),
        (format!("Access to script at '{loader}' from origin 'https://shop.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present"), Kind::OursRefuses, Blocks::Loader),
        ("Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an insecure script 'http://calc.example/embed/1/loader.js'. This request has been blocked".to_owned(), Kind::Insecure, Blocks::Loader),
        ("Blocked loading mixed active content “http://calc.example/embed/1/loader.js”".to_owned(), Kind::Insecure, Blocks::Loader),
        (format!("GET {loader} net::ERR_BLOCKED_BY_CLIENT"), Kind::Extension, Blocks::Loader),
        (format!("GET {loader} net::ERR_ABORTED 404 (Not Found)"), Kind::Unreachable, Blocks::Loader),
        (format!("Loading module from “{loader}” was blocked because of a disallowed MIME type (“text/html”)."), Kind::Unreachable, Blocks::Loader),
        ("GET https://calc.example/embed/0.1.0/frame.html net::ERR_BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader 200 (OK)".to_owned(), Kind::Embedder, Blocks::Frame),
        ("Refused to display 'https://calc.example/app/' in a frame because it set 'X-Frame-Options' to 'deny'.".to_owned(), Kind::NotFrame, Blocks::Frame),
        ("Refused to frame 'https://calc.example/embed/0.1.0/frame.html' because an ancestor violates the following Content Security Policy directive: \"frame-ancestors 'none'\".".to_owned(), Kind::OursRefuses, Blocks::Frame),
        ("Blocked script execution in 'https://calc.example/embed/0.1.0/frame.html' because the document's frame is sandboxed and the 'allow-scripts' permission is not set.".to_owned(), Kind::FrameSandbox(vec!["allow-scripts"]), Blocks::Frame),
    ] {
        let found = one(&message);
        assert_eq!((found.kind, found.blocks, found.weight), (kind, blocks, Weight::Blocks), "{message}");
    }
    let typed = one("This document requires 'TrustedScriptURL' assignment. The action has been blocked.");
    assert_eq!((typed.kind, typed.weight), (Kind::TrustedTypes, Weight::Perhaps));
    let wasm = one(
        "Refused to compile or instantiate WebAssembly module because neither 'wasm-unsafe-eval' nor 'unsafe-eval' is an allowed source of script in the following Content Security Policy directive: \"script-src 'self'\".",
    );
    assert_eq!((wasm.kind, wasm.weight), (Kind::Wasm, Weight::Note));
    let only = one(
        "[Report Only] Refused to load the script 'https://calc.example/embed/1/loader.js' because it violates the following Content Security Policy directive: \"script-src 'self'\".",
    );
    assert_eq!((only.kind, only.weight), (Kind::ReportOnly("script-src 'self'".to_owned()), Weight::Note));
}

#[test]
fn messages_about_others_say_nothing_of_the_calculator() {
    for message in [
        "Refused to load the script 'https://ads.example/x.js' because it violates the following Content Security Policy directive: \"script-src 'self'\".",
        "GET https://shop.example/favicon.ico 404 (Not Found)",
        "Refused to apply inline style because it violates the following Content Security Policy directive: \"style-src 'self'\".",
        "Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an insecure image 'http://shop.example/x.png'.",
    ] {
        let report = examine(message, &place(), &Known::default());
        assert_eq!((report.findings.len(), report.verdict()), (0, Verdict::Unknown), "{message}");
    }
}
