//! Where a text carries a policy: a header, a line of a server's settings, a meta tag, or the policy alone.

use super::html::{Element, Html};
use super::text::{Text, value_of};
use crate::csp::{Needs, Policy};
use crate::escape;

/// The name of the header.
const NAME: &str = "content-security-policy";

/// Directives by which a text is known to be a policy.
const DIRECTIVES: [&str; 25] = [
    "default-src",
    "script-src",
    "script-src-elem",
    "script-src-attr",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "font-src",
    "connect-src",
    "media-src",
    "object-src",
    "frame-src",
    "child-src",
    "worker-src",
    "manifest-src",
    "base-uri",
    "form-action",
    "frame-ancestors",
    "sandbox",
    "report-uri",
    "report-to",
    "require-trusted-types-for",
    "trusted-types",
    "upgrade-insecure-requests",
];

/// A place that carries policies.
#[derive(Debug)]
pub struct Carrier {
    /// The first byte of the policies.
    pub start: usize,
    /// The byte after them.
    pub end: usize,
    /// A meta tag, in which some directives say nothing.
    pub meta: bool,
    /// Do they only report?
    pub report_only: bool,
    /// The policies, all of which must allow what is asked for.
    pub policies: Vec<Policy>,
}

impl Carrier {
    /// The policies with what each needs, as they stand in their place.
    pub fn with(&self, needs: &[Needs]) -> String {
        let repaired: Vec<String> = self.policies.iter().zip(needs).map(|(policy, needs)| policy.with(needs)).collect();
        let text = repaired.join(",");
        if self.meta { format!("\"{}\"", escape::attribute(&text)) } else { text }
    }
}

/// All of them, in their order.
pub fn all(text: &Text<'_>, html: &Html) -> Vec<Carrier> {
    let mut all: Vec<Carrier> = html.elements.iter().filter_map(meta).collect();
    let mut waiting: Option<bool> = None;
    for (start, line) in text.lines() {
        if html.covers(start + (line.len() - line.trim_start().len())) {
            waiting = None;
            continue;
        }
        if let Some(report_only) = waiting.take().filter(|_| !line.trim().is_empty()) {
            all.extend(header(start, line, report_only));
            continue;
        }
        match named(line) {
            Some((_, "", report_only)) => waiting = Some(report_only),
            Some((at, value, report_only)) => all.extend(header(start + at, value, report_only)),
            None if is_bare(line) => all.extend(header(start, line, false)),
            None => {}
        }
    }
    all.sort_by_key(|carrier| carrier.start);
    all
}

/// The policy that a line names, with its place; and whether it only reports.
fn named(line: &str) -> Option<(usize, &str, bool)> {
    let only = value_of(line, &format!("{NAME}-report-only")).map(|(at, value)| (at, value, true));
    only.or_else(|| value_of(line, NAME).map(|(at, value)| (at, value, false)))
}

/// Is the line a policy without a name?
fn is_bare(line: &str) -> bool {
    let first = line.split_ascii_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    DIRECTIVES.contains(&first.trim_end_matches(';'))
        && (line.contains('\'') || line.contains(';') || line.contains("://"))
}

/// The policies of a header's value, one after each comma.
fn header(start: usize, value: &str, report_only: bool) -> Option<Carrier> {
    let policies: Vec<Policy> = value.split(',').map(Policy::parse).collect();
    let known = policies.iter().any(|policy| DIRECTIVES.iter().any(|name| policy.directive(name).is_some()));
    known.then(|| Carrier { start, end: start + value.len(), meta: false, report_only, policies })
}

/// The policy of a meta tag.
fn meta(element: &Element) -> Option<Carrier> {
    let named = element.name == "meta" && element.get("http-equiv")?.trim().eq_ignore_ascii_case(NAME);
    let content = named.then(|| element.attribute("content"))??;
    let (start, end) = content.at;
    Some(Carrier { start, end, meta: true, report_only: false, policies: vec![Policy::parse(&content.value)] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(bool, bool, String)> {
        let all = all(&Text::new(text), &Html::read(text));
        all.iter()
            .map(|one| (one.meta, one.report_only, one.with(&vec![Needs::default(); one.policies.len()])))
            .collect()
    }

    #[test]
    fn a_policy_is_found_however_it_is_given() {
        for text in [
            "Content-Security-Policy: default-src 'self'; img-src *",
            "< content-security-policy:default-src 'self'; img-src *",
            "content-security-policy:\n default-src 'self'; img-src *",
            "content-security-policy\ndefault-src 'self'; img-src *",
            "add_header Content-Security-Policy \"default-src 'self'; img-src *\" always;",
            "Header always set Content-Security-Policy \"default-src 'self'; img-src *\"",
            "header(\"Content-Security-Policy: default-src 'self'; img-src *\");",
            "{\"key\": \"Content-Security-Policy\", \"value\": \"default-src 'self'; img-src *\"}",
            "'Content-Security-Policy' => \"default-src 'self'; img-src *\",",
            "default-src 'self'; img-src *",
        ] {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                (found[0].0, found[0].1, found[0].2.trim()),
                (false, false, "default-src 'self'; img-src *"),
                "{text}"
            );
        }
        let meta = "<META content='default-src &#39;self&#39;'\n http-equiv=\"content-security-policy\">";
        assert_eq!(found(meta), [(true, false, "\"default-src 'self'\"".to_owned())]);
        let only = found("Content-Security-Policy-Report-Only: default-src 'self', img-src *");
        assert_eq!(only, [(false, true, "default-src 'self', img-src *".to_owned())]);
    }

    #[test]
    fn what_is_no_policy_is_none() {
        for text in [
            "The Content-Security-Policy directive 'frame-ancestors' is ignored",
            "Content-Security-Policy: The page’s settings blocked",
            "X-Content-Security-Policy-Other: default-src 'self'",
            "sandbox",
            "<!-- <meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"> -->",
            "Content-Security-Policy:",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
