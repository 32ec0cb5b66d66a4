//! The doctor on what people paste: which line, what it stops, and what to write instead.

use referral_host::{Blocks, Finding, Kind, Known, KnownProgram, Place, Report, Spot, Verdict, Weight, Wrong, examine};

const HASH: &str = "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC";

fn place() -> Place {
    Place::new("https://calc.example", "0.1.0", Some(HASH))
}

fn known() -> Known {
    let readings = vec![("link-window".to_owned(), vec!["60-days".to_owned(), "two-months".to_owned()])];
    Known(vec![
        KnownProgram { id: "intl-referral".to_owned(), editions: vec!["published".to_owned()], readings: Vec::new() },
        KnownProgram { id: "cn-ambassador".to_owned(), editions: vec!["2024-06-01".to_owned()], readings },
    ])
}

fn look(text: &str) -> Report {
    examine(text, &place(), &known())
}

/// The text as it is when every fix that has a place in it was taken, one after the other.
fn healed(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..12 {
        let report = look(&text);
        let blocks = report.findings.iter().filter(|finding| finding.weight == Weight::Blocks);
        let Some(next) = blocks.flat_map(|finding| &finding.fixes).find_map(|fix| fix.applied(&text)) else { break };
        assert_ne!(next, text, "a fix that changes nothing");
        text = next;
    }
    text
}

/// The only finding of a text.
fn one(text: &str) -> Finding {
    let mut report = look(text);
    assert_eq!(report.findings.len(), 1, "{text}: {:#?}", report.findings);
    report.findings.remove(0)
}

#[test]
fn a_header_is_read_by_line_and_its_whole_line_is_given_back() {
    let text = "HTTP/2 200\ncontent-type: text/html\ncontent-security-policy: default-src 'self'; script-src 'self' 'unsafe-inline'; img-src *\nx-frame-options: DENY\n";
    let report = look(text);
    assert_eq!(report.verdict(), Verdict::Blocked);
    let [script, frame] = &report.findings[..] else { panic!("{:#?}", report.findings) };
    assert_eq!((script.line, script.blocks, frame.line, frame.blocks), (3, Blocks::Loader, 3, Blocks::Frame));
    assert_eq!(script.kind, Kind::Script("script-src 'self' 'unsafe-inline'".to_owned()));
    assert_eq!(frame.kind, Kind::Frame("default-src 'self'".to_owned()));
    let whole = "content-security-policy: default-src 'self'; script-src 'self' 'unsafe-inline' https://calc.example; img-src *; frame-src 'self' https://calc.example";
    for finding in [script, frame] {
        assert_eq!((finding.fixes[0].spot, finding.fixes[0].line.as_str()), (Spot::Here, whole));
    }
    assert_eq!(report.idle, [(4, "X-Frame-Options".to_owned())]);
    assert!(report.seen.headers && report.seen.policy && !report.seen.page && !report.seen.console);
    assert_eq!(look(&healed(text)).verdict(), Verdict::Clear);
}

#[test]
fn all_policies_must_allow_it() {
    let text = "Content-Security-Policy: script-src https: ; frame-src https:\nContent-Security-Policy: default-src https:, frame-src 'self'\n\
                <meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\">";
    let report = look(text);
    let lines: Vec<(usize, Blocks)> = report.findings.iter().map(|finding| (finding.line, finding.blocks)).collect();
    assert_eq!(lines, [(2, Blocks::Frame), (3, Blocks::Loader)]);
    assert_eq!(
        report.findings[0].fixes[0].line,
        "Content-Security-Policy: default-src https:, frame-src 'self' https://calc.example"
    );
    let meta = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'self' https://calc.example\">";
    assert_eq!(report.findings[1].fixes[0].line, meta);
    assert_eq!(look(&healed(text)).verdict(), Verdict::Clear);
}

#[test]
fn what_only_reports_blocks_nothing() {
    let found = one("Content-Security-Policy-Report-Only: script-src 'none'; sandbox");
    assert_eq!((found.weight, found.kind), (Weight::Note, Kind::ReportOnly("script-src 'none'".to_owned())));
    assert_eq!(look("Content-Security-Policy-Report-Only: script-src 'none'").verdict(), Verdict::Clear);
}

#[test]
fn strict_dynamic_needs_the_nonce_at_the_tag() {
    let policy = "Content-Security-Policy: script-src 'nonce-r4nd0m' 'strict-dynamic' https: 'unsafe-inline'";
    let found = one(policy);
    assert_eq!((found.line, found.blocks), (1, Blocks::Loader));
    assert!(matches!(found.kind, Kind::Strict(_)));
    let [fix] = &found.fixes[..] else { panic!("{:?}", found.fixes) };
    let tag = format!(
        "<script async src=\"https://calc.example/embed/0.1.0/loader.js\" integrity=\"{HASH}\" crossorigin=\"anonymous\" nonce=\"r4nd0m\"></script>"
    );
    assert_eq!((fix.spot, fix.line.as_str()), (Spot::Tag, tag.as_str()));
    assert_eq!(look(&fix.applied(policy).unwrap()).verdict(), Verdict::Clear);
    // The reader's own tag is the one that is changed.
    let text = format!("{policy}\n<script src=\"//calc.example/embed/1/loader.js\" nonce=old></script>");
    let found = one(&text);
    assert_eq!(found.fixes[0].line, "<script src=\"//calc.example/embed/1/loader.js\" nonce=\"r4nd0m\"></script>");
    assert_eq!(look(&healed(&text)).verdict(), Verdict::Clear);
    // Without a nonce the hash of this version does.
    let text = "Content-Security-Policy: script-src 'sha256-abc' 'strict-dynamic'\n<script src=\"https://calc.example/embed/1/loader.js\"></script>";
    let healed = healed(text);
    assert!(healed.starts_with(&format!("Content-Security-Policy: script-src 'sha256-abc' 'strict-dynamic' '{HASH}'\n<script src=\"https://calc.example/embed/0.1.0/loader.js\" integrity")), "{healed}");
    assert_eq!(look(&healed).verdict(), Verdict::Clear);
}

#[test]
fn a_script_that_puts_the_loader_in_is_trusted_by_strict_dynamic_but_not_by_trusted_types() {
    let inline = "<script nonce=x>const s = document.createElement('script'); s.src = 'https://calc.example/embed/1/loader.js'; document.head.append(s)</script>";
    let strict = format!("Content-Security-Policy: script-src 'nonce-x' 'strict-dynamic'\n{inline}");
    assert_eq!(look(&strict).findings, []);
    let typed = format!("Content-Security-Policy: require-trusted-types-for 'script'\n{inline}");
    let found = one(&typed);
    assert_eq!((found.line, found.weight, found.kind), (1, Weight::Perhaps, Kind::TrustedTypes));
    assert_eq!(
        look("Content-Security-Policy: require-trusted-types-for 'script'").findings,
        [],
        "a tag in the page is not asked"
    );
}

#[test]
fn a_sandbox_and_a_misspelt_directive_are_told() {
    let found = one("Content-Security-Policy: sandbox allow-scripts");
    assert_eq!((found.blocks, found.kind), (Blocks::All, Kind::Sandbox(vec!["allow-same-origin"])));
    assert_eq!(
        found.fixes[0].line,
        "Content-Security-Policy: sandbox allow-scripts allow-same-origin allow-forms allow-popups"
    );
    assert_eq!(one("script-src https:; script-src 'self'").kind, Kind::Twice("script-src".to_owned()));
    assert_eq!(one("script-src ‘self’; img-src *").kind, Kind::Letters("script-src ‘self’".to_owned()));
    let body =
        "<html><head></head><body><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"></body>";
    let kinds: Vec<Kind> = look(body).findings.into_iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [Kind::NothingThere, Kind::InBody]);
}

#[test]
fn isolation_and_the_policy_of_hashes_are_told() {
    let found = one("cross-origin-embedder-policy: require-corp");
    assert_eq!((found.blocks, found.kind), (Blocks::Frame, Kind::Embedder));
    assert_eq!(found.fixes[0].line, "cross-origin-embedder-policy: unsafe-none");
    assert_eq!(look("Cross-Origin-Embedder-Policy: unsafe-none").findings, []);
    assert_eq!(look("Cross-Origin-Embedder-Policy-Report-Only: require-corp").findings, []);
    let policy = "Integrity-Policy: blocked-destinations=(script), endpoints=(x)";
    assert_eq!(look(policy).findings, [], "the snippet has its hash");
    let text = format!("{policy}\n<script src=\"https://calc.example/embed/1/loader.js\"></script>");
    assert_eq!(one(&text).kind, Kind::IntegrityPolicy);
    assert_eq!(look(&healed(&text)).verdict(), Verdict::Clear);
}

#[test]
fn what_systems_make_of_the_tag_is_seen() {
    let script = "<script async src=\"https://calc.example/embed/1/loader.js\"></script>";
    let tag = "<referral-calculator program=\"intl-referral\"></referral-calculator>";
    for (text, kind, line, fixed) in [
        (
            "<p>\n<p>&lt;referral-calculator program=&quot;intl-referral&quot;&gt;&lt;/referral-calculator&gt;</p>",
            Kind::Escaped,
            2,
            "<p><referral-calculator program=\"intl-referral\"></referral-calculator></p>",
        ),
        (
            "<referral-calculator program=“intl-referral” theme=“dark”></referral-calculator>",
            Kind::Curly,
            1,
            "<referral-calculator program=\"intl-referral\" theme=\"dark\"></referral-calculator>",
        ),
        (
            "<referral-calculator program=\"intl-referral\" />",
            Kind::SelfClosed,
            1,
            "<referral-calculator program=\"intl-referral\"></referral-calculator>",
        ),
    ] {
        let found = one(text);
        assert_eq!((found.kind, found.line, found.weight), (kind, line, Weight::Blocks), "{text}");
        assert_eq!((found.fixes[0].spot, found.fixes[0].line.as_str()), (Spot::Here, fixed));
        assert_eq!(look(&healed(text)).verdict(), Verdict::Clear, "{text}");
    }
    let wordpress = "<referral-calculator program=&#8220;intl-referral&#8221;></referral-calculator>";
    assert_eq!(one(wordpress).kind, Kind::Curly);
    assert_eq!(healed(wordpress), "<referral-calculator program=\"intl-referral\"></referral-calculator>");
    let kinds = |text: &str| look(text).findings.into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&format!("<html><body>{tag}</body></html>")), [Kind::NoLoader]);
    assert_eq!(kinds(&format!("<html><body>{script}<table></table></body></html>")), [Kind::NoTag]);
    assert_eq!(kinds("<html><body></body></html>"), [Kind::NothingThere]);
    assert_eq!(kinds(&format!("<html><body>{script}{tag}</body></html>")), []);
    assert_eq!(kinds(&format!("{script}{tag}")), []);
    assert_eq!(kinds("<!-- <referral-calculator> --> a sentence about <referral-calculator>"), []);
}

#[test]
fn attributes_are_held_to_the_contract() {
    let wrong = |attributes: &str| one(&format!("<referral-calculator {attributes}></referral-calculator>"));
    let found = wrong("program=\"intl\"");
    assert!(matches!(found.kind, Kind::Attribute(Wrong::Value(..))) && found.weight == Weight::Blocks);
    assert_eq!(found.fixes[0].line, "<referral-calculator program=\"intl-referral\"></referral-calculator>");
    let found = wrong("program=\"cn-ambassador\" theme=\"Dark\"");
    assert_eq!(
        (found.weight, found.fixes[0].line.as_str()),
        (Weight::Note, "<referral-calculator program=\"cn-ambassador\" theme=\"dark\"></referral-calculator>")
    );
    assert_eq!(
        wrong("theme=\"dark\"").kind,
        Kind::Attribute(Wrong::NoProgram(vec!["intl-referral".to_owned(), "cn-ambassador".to_owned()]))
    );
    assert_eq!(wrong("program=\"intl-referral\" color=\"red\"").kind, Kind::Attribute(Wrong::Name("color".to_owned())));
    let style = "program=\"intl-referral\" style=\"margin: 0; --rs-accent: red\"";
    assert_eq!(wrong(style).kind, Kind::Attribute(Wrong::Color("--rs-accent", "red".to_owned())));
    let edition = "<referral-calculator program=\"cn-ambassador\" edition=\"2024-06-01\" readings=\"link-window=two-months\" id=x></referral-calculator>";
    assert_eq!(look(edition).verdict(), Verdict::Clear);
}

#[test]
fn the_loaders_tag_and_the_plain_frame_are_looked_at() {
    let upgraded = "Content-Security-Policy: upgrade-insecure-requests\n<script src=\"http://calc.example/embed/1/loader.js\"></script>";
    assert_eq!(look(upgraded).findings, []);
    let found = one("<script src=\"http://calc.example/embed/1/loader.js\"></script>");
    assert_eq!(
        (found.kind, found.fixes[0].line.as_str()),
        (Kind::Insecure, "<script src=\"https://calc.example/embed/1/loader.js\"></script>")
    );
    let wrong =
        "<script src=\"https://calc.example/embed/0.1.0/loader.js\" integrity=\"sha384-xyz\" crossorigin></script>";
    assert_eq!(one(wrong).kind, Kind::Integrity);
    assert_eq!(look(&healed(wrong)).verdict(), Verdict::Clear);
    let bare = format!("<script src=\"https://calc.example/embed/0.1.0/loader.js\" integrity=\"{HASH}\"></script>");
    assert_eq!(one(&bare).kind, Kind::NoCrossorigin);
    let module = format!(
        "<script type=\"module\" src=\"https://calc.example/embed/0.1.0/loader.js\" integrity=\"{HASH}\"></script>"
    );
    assert_eq!(look(&module).findings, []);
    let moves =
        format!("<script src=\"https://calc.example/embed/1/loader.js\" integrity=\"{HASH}\" crossorigin></script>");
    assert_eq!(one(&moves).kind, Kind::IntegrityMoves);
    assert_eq!(
        one("<script src=\"https://calc.example/embed/0.0.9/loader.js\"></script>").kind,
        Kind::OtherVersion("0.0.9".to_owned())
    );
    let frame = one(
        "<iframe src=\"https://calc.example/embed/0.1.0/frame.html?program=x\" sandbox=\"allow-scripts\"></iframe>",
    );
    assert_eq!(frame.kind, Kind::FrameSandbox(vec!["allow-same-origin"]));
    assert!(frame.fixes[0].line.contains("sandbox=\"allow-scripts allow-same-origin allow-forms allow-popups\""));
    let app = one("<iframe src=\"https://calc.example/\"></iframe>");
    assert_eq!(
        app.fixes[0].line,
        "<iframe src=\"https://calc.example/embed/0.1.0/frame.html?program=intl-referral\"></iframe>"
    );
    assert_eq!(
        look("<iframe src=\"https://other.example/\"></iframe><script src=\"/x.js\"></script>").verdict(),
        Verdict::Unknown
    );
}

#[test]
fn a_verdict_is_no_more_than_what_was_pasted() {
    assert_eq!(look("  \n").verdict(), Verdict::Empty);
    assert_eq!(look("good morning").verdict(), Verdict::Unknown);
    let clear = look("Content-Security-Policy: default-src https:");
    assert_eq!(clear.verdict(), Verdict::Clear);
    assert!(clear.seen.policy && !clear.seen.page && !clear.seen.console && !clear.seen.headers);
    assert_eq!(look("Referrer-Policy: no-referrer").verdict(), Verdict::Clear);
}
