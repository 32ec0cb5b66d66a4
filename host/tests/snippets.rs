//! What is copied: the tag for each kind of system is whole, and nothing that is chosen becomes markup.

use std::path::Path;

use referral_host::vocabulary::{Mode, Part};
use referral_host::{Fallback, Form, Known, Options, Place, Verdict, examine, policy_lines, snippet};
use referral_statement::Word;

fn place() -> Place {
    Place::new("https://calc.example", "0.1.0", Some("sha384-abc"))
}

fn fallback() -> Fallback {
    Fallback {
        caption: "Rates".to_owned(),
        head: vec!["Orders".to_owned(), "L1".to_owned()],
        rows: vec![vec!["First <purchase>".to_owned(), "25% {of}".to_owned()]],
        link: "The calculator".to_owned(),
        href: "https://calc.example/#/rules/mine".to_owned(),
    }
}

fn options() -> Options {
    Options {
        lang: "zh-CN".to_owned(),
        mode: Mode::Quick,
        hide: vec![Part::Share],
        prefill: "1.abc.def".to_owned(),
        height: "600".to_owned(),
        ..Options::new("mine")
    }
}

#[test]
fn the_tag_for_a_page() {
    let text = snippet(Form::Html, &place(), &options(), &fallback(), true);
    let expected = r#"<script async src="https://calc.example/embed/0.1.0/loader.js" integrity="sha384-abc" crossorigin="anonymous"></script>
<referral-calculator program="mine" lang="zh-CN" mode="quick" hide="share" prefill="1.abc.def" height="600">
  <table>
    <caption>Rates</caption>
    <thead><tr><th scope="col">Orders</th><th scope="col">L1</th></tr></thead>
    <tbody>
      <tr><th scope="row">First &lt;purchase&gt;</th><td>25% {of}</td></tr>
    </tbody>
  </table>
  <p><a href="https://calc.example/#/rules/mine">The calculator</a></p>
</referral-calculator>
"#;
    assert_eq!(text, expected);
    let moving = snippet(Form::Html, &place(), &options(), &fallback(), false);
    assert!(moving.starts_with("<script async src=\"https://calc.example/embed/1/loader.js\"></script>\n"), "{moving}");
}

#[test]
fn the_frame_alone_has_no_script_and_sends_no_scenario() {
    let text = snippet(Form::Iframe, &place(), &options(), &fallback(), true);
    let expected = r#"<iframe src="https://calc.example/embed/0.1.0/frame.html?program=mine&amp;lang=zh-CN&amp;mode=quick&amp;hide=share&amp;height=600#/?s=1.abc.def" title="The calculator" width="100%" height="600"
  sandbox="allow-scripts allow-same-origin allow-forms allow-popups" allow="clipboard-write; web-share"
  referrerpolicy="no-referrer"></iframe>
<p><a href="https://calc.example/#/rules/mine">The calculator</a></p>
"#;
    assert_eq!(text, expected);
}

#[test]
fn the_block_for_wordpress_has_no_blank_line() {
    let text = snippet(Form::WordPress, &place(), &options(), &fallback(), true);
    assert!(
        text.starts_with("<!-- wp:html -->\n<script") && text.ends_with("</referral-calculator>\n<!-- /wp:html -->\n"),
        "{text}"
    );
    assert!(!text.contains("\n\n"));
}

#[test]
fn the_components_load_once_and_leave_the_tag_alone() {
    let react = snippet(Form::React, &place(), &options(), &fallback(), true);
    for part in [
        "type Options = { program: string; edition?: string; ",
        "\"cta-href\"?: string; ",
        "\"referral-calculator\": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Options;",
        "if (customElements.get(\"referral-calculator\")) return;",
        "script.integrity = \"sha384-abc\";",
        "script.src = \"https://calc.example/embed/0.1.0/loader.js\";",
        "<td>25% &#123;of&#125;</td>",
    ] {
        assert!(react.contains(part), "{part} in {react}");
    }
    let vue = snippet(Form::Vue, &place(), &options(), &fallback(), false);
    assert!(
        vue.contains("isCustomElement: (tag) => tag === \"referral-calculator\"") && !vue.contains("integrity"),
        "{vue}"
    );
    assert!(vue.contains("script.src = \"https://calc.example/embed/1/loader.js\";"));
}

/// The files are built and shown in a browser (`tests/consumers/build.mjs`, `tests/browser/tests/consumers.rs`); `BLESS=1` writes them anew.
#[test]
fn the_components_that_are_built_are_those_that_are_copied() {
    let options = Options { mode: Mode::Quick, hide: vec![Part::Share], ..Options::new("intl-referral") };
    for (form, name) in [(Form::React, "react.tsx"), (Form::Vue, "vue.txt")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/consumers/snippets").join(name);
        let text = snippet(form, &place(), &options, &fallback(), false);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{name}: run with BLESS=1");
    }
}

#[test]
fn nothing_that_is_chosen_becomes_markup() {
    let hostile = "\"><img src=x onerror=alert(1)>{{x}}${y}</script>\\\n";
    let options = Options {
        prefill: hostile.to_owned(),
        cta_href: format!("https://x.example/{hostile}"),
        edition: hostile.to_owned(),
        ..Options::new(hostile)
    };
    let said = |text: &str| text.to_owned() + hostile;
    let fallback = Fallback {
        caption: said("a"),
        head: vec![said("b")],
        rows: vec![vec![said("c")]],
        link: said("d"),
        href: said("https://calc.example/"),
    };
    for form in Form::ALL {
        let text = snippet(*form, &place(), &options, &fallback, true);
        assert!(!text.contains("<img") && !text.contains("onerror=alert(1)>"), "{}: {text}", form.word());
        let content = text.split_once("  <table>").map_or("", |(_, content)| content);
        if matches!(form, Form::React | Form::Vue) {
            assert!(content.is_empty() || !content.split("<p>").next().unwrap().contains("{{"), "{text}");
        }
    }
}

#[test]
fn every_snippet_and_the_lines_for_its_policy_pass_the_doctor() {
    let known = Known::of(["mine"]);
    for form in Form::ALL {
        let lines = policy_lines(&place(), *form);
        assert!(lines.iter().all(|line| line.ends_with(" https://calc.example")), "{lines:?}");
        for pinned in [true, false] {
            let text = snippet(*form, &place(), &options(), &fallback(), pinned);
            let all = format!(
                "Content-Security-Policy: default-src 'self'; script-src 'self' https://calc.example; {}\n{text}",
                lines.join("; ")
            );
            let report = examine(&all, &place(), &known);
            assert_eq!(
                (report.verdict(), report.findings.len()),
                (Verdict::Clear, usize::from(*form != Form::Iframe)),
                "{all}: {report:#?}"
            );
        }
    }
}
