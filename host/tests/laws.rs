//! Laws of the doctor, over random texts: it never panics, what we print passes, what it proposes passes once it is written.

use proptest::prelude::*;
use proptest::sample::select;
use referral_host::{Form, Known, Place, Spot, Verdict, Weight, examine, policy_lines};

fn place() -> Place {
    Place::new("https://calc.example", "0.1.0", Some("sha384-abc"))
}

/// Pieces of which texts are made that are nearly something.
const PIECES: &[&str] = &[
    "Content-Security-Policy",
    "content-security-policy-report-only",
    ":",
    " ",
    "\n",
    "\r\n",
    ";",
    ",",
    "'",
    "\"",
    "“",
    "”",
    "default-src",
    "script-src",
    "script-src-elem",
    "frame-src",
    "child-src",
    "sandbox",
    "'self'",
    "'none'",
    "'strict-dynamic'",
    "'nonce-x'",
    "'nonce-'",
    "'sha384-abc'",
    "https:",
    "*",
    "https://calc.example",
    "http://calc.example/embed/1/loader.js",
    "<meta ",
    "http-equiv=",
    "content=",
    ">",
    "<",
    "</",
    "/>",
    "<!--",
    "-->",
    "<script ",
    "</script>",
    "src=",
    "integrity=sha384-abc",
    "<referral-calculator ",
    "program=mine",
    "&lt;referral-calculator",
    "&#",
    "&amp;",
    "<iframe ",
    "sandbox=",
    "Refused to load the script 'https://calc.example/embed/1/loader.js' because it violates the following Content Security Policy directive: ",
    "The page’s settings blocked",
    "Cross-Origin-Embedder-Policy: require-corp",
    "Integrity-Policy: blocked-destinations=(script)",
    "net::ERR",
    "é",
    "中",
    "\u{130}",
    "=",
    "value\"",
];

fn near() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

const SOURCES: &[&str] = &[
    "'self'",
    "'none'",
    "https:",
    "http:",
    "data:",
    "*",
    "'unsafe-inline'",
    "'strict-dynamic'",
    "'nonce-abc'",
    "'nonce-def'",
    "'sha384-abc'",
    "'sha256-zzz'",
    "https://calc.example",
    "https://calc.example/embed/",
    "https://calc.example/x",
    "*.example",
    "calc.example:8443",
    "cdn.example",
    "'report-sample'",
];

/// A policy in which things are allowed and forbidden in many ways.
fn policy() -> impl Strategy<Value = String> {
    let name = select(vec![
        "default-src",
        "script-src",
        "script-src-elem",
        "script-src-attr",
        "frame-src",
        "child-src",
        "img-src",
        "style-src",
        "SCRIPT-SRC",
    ]);
    let sources = prop::collection::vec(select(SOURCES), 0..5).prop_map(|sources| sources.join(" "));
    let of_sources = (name, sources).prop_map(|(name, sources)| format!("{name} {sources}"));
    let token = select(vec!["", "allow-scripts", "allow-same-origin allow-scripts", "allow-forms"]);
    let other = prop_oneof![
        8 => of_sources,
        1 => token.prop_map(|token| format!("sandbox {token}")),
        1 => Just("upgrade-insecure-requests".to_owned()),
        1 => Just("require-trusted-types-for 'script'".to_owned()),
        1 => Just(String::new()),
    ];
    prop::collection::vec(other, 1..6).prop_map(|directives| directives.join("; "))
}

/// A page with policies in headers and in meta tags, and perhaps with the loader's tag.
fn page() -> impl Strategy<Value = String> {
    let line = (policy(), 0..4).prop_map(|(policy, form)| match form {
        0 => format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        1 => format!("add_header Content-Security-Policy \"{policy}\" always;"),
        2 => format!("content-security-policy: {policy}, {policy}"),
        _ => format!("Content-Security-Policy: {policy}"),
    });
    let tag = select(vec![
        "",
        "<script async src=\"https://calc.example/embed/1/loader.js\"></script>",
        "<script src=\"http://calc.example/embed/1/loader.js\" nonce=\"abc\"></script>",
        "<script async src=https://calc.example/embed/0.1.0/loader.js integrity=sha384-wrong></script>",
        "<iframe src=\"https://calc.example/embed/0.1.0/frame.html?program=mine\" sandbox></iframe>",
        "<referral-calculator program=\"mine\" />",
        "<referral-calculator program=“Mine”>",
    ]);
    (prop::collection::vec(line, 1..4), tag).prop_map(|(lines, tag)| format!("{}\n{tag}", lines.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in prop_oneof![any::<String>(), near()]) {
        let report = examine(&text, &place(), &Known::of(["mine"]));
        let lines = text.split('\n').count();
        for finding in &report.findings {
            prop_assert!(0 < finding.line && finding.line <= finding.last && finding.last <= lines, "{finding:?} of {lines}");
            for fix in &finding.fixes {
                let _ = fix.applied(&text);
            }
        }
    }

    #[test]
    fn what_it_proposes_passes_once_it_is_written(page in page()) {
        let known = Known::of(["mine"]);
        let mut text = page.clone();
        let mut rounds = 0;
        loop {
            let report = examine(&text, &place(), &known);
            if report.verdict() != Verdict::Blocked {
                break;
            }
            let blocks = report.findings.iter().filter(|finding| finding.weight == Weight::Blocks);
            let next = blocks.flat_map(|finding| &finding.fixes).find_map(|fix| fix.applied(&text));
            prop_assert!(next.is_some(), "nothing is proposed for {report:#?}\nin {text}\nfrom {page}");
            text = next.unwrap_or_default();
            rounds += 1;
            prop_assert!(rounds < 20, "it goes round in circles: {report:#?}\nin {text}\nfrom {page}");
        }
    }

    #[test]
    fn the_lines_that_are_printed_pass_alone_and_the_fix_of_any_policy_allows_no_less(policy in policy()) {
        let known = Known::default();
        let printed = policy_lines(&place(), Form::Html).join("; ");
        let report = examine(&printed, &place(), &known);
        prop_assert_eq!((report.verdict(), report.findings.len()), (Verdict::Clear, 0));
        // Every word that stood in a policy still stands in it, but for 'none'.
        let header = format!("Content-Security-Policy: {policy}");
        for finding in &examine(&header, &place(), &known).findings {
            for fix in finding.fixes.iter().filter(|fix| fix.spot == Spot::Here) {
                let words: Vec<&str> = fix.line.split([' ', ';']).collect();
                for word in header.split([' ', ';']).filter(|word| *word != "'none'") {
                    prop_assert!(words.contains(&word), "{word} is gone from {}", fix.line);
                }
            }
        }
    }
}
