//! Messages of the consoles of Chromium, Firefox and Safari about the calculator.

use std::collections::BTreeSet;

use super::finding::{Blocks, Fix, Kind, Report, Spot, Weight};
use super::{Case, headers, policies};
use crate::csp::Fetch;
use crate::url::Url;

/// The numbers of lines.
pub type Lines = BTreeSet<usize>;

/// Looks at every line that is a message, and gives their numbers, so that nothing else is looked for in them.
pub fn check(case: &Case<'_>, report: &mut Report) -> Lines {
    let mut lines = Lines::new();
    for (start, line) in case.text.lines() {
        if line.trim_start().starts_with('<') {
            continue;
        }
        let Some(message) = Message::of(case, line) else { continue };
        lines.insert(case.text.number(start));
        let Some((weight, blocks, kind, fixes)) = message.read(case) else { continue };
        report.seen.console = true;
        let mut finding = case.finding(start..start + line.len(), weight, blocks, kind);
        finding.fixes = fixes;
        report.findings.push(finding);
    }
    lines
}

/// What came of a message.
type Read = (Weight, Blocks, Kind, Vec<Fix>);

/// A line of a console.
struct Message<'l> {
    line: &'l str,
    lower: String,
    /// The addresses of ours in it.
    ours: Vec<Url>,
    /// Are there addresses at all?
    any: bool,
}

/// What every message that is known has one of.
const MARKS: [&str; 22] = [
    "refused to",
    "violates the following",
    "page’s settings",
    "page's settings",
    "does not appear in the",
    "appears in neither",
    "valid digest in the 'integrity'",
    "hashes in the integrity attribute",
    "integrity metadata check",
    "to be cors enabled",
    "eligible for integrity",
    "blocked by cors policy",
    "cross-origin request blocked",
    "cross-origin script load denied",
    "net::err",
    "mixed content",
    "mixed active content",
    "insecure content",
    "is denied by “x-frame-options",
    "trustedscripturl",
    "document's frame is sandboxed",
    "disallowed mime type",
];

/// More of them, which stand with others of their kind.
const MORE: [&str; 6] = [
    "cross-origin-resource-policy",
    "failed to load resource",
    "the server responded with a status of 404",
    "mime type (“text/html”)",
    "webassembly",
    "integrity attribute, but the resource requires",
];

impl<'l> Message<'l> {
    fn of(case: &Case<'_>, line: &'l str) -> Option<Self> {
        let lower = line.to_ascii_lowercase();
        let known = MARKS.iter().chain(&MORE).any(|mark| lower.contains(mark));
        let is_header = lower.trim_start().starts_with("cross-origin-resource-policy:");
        if !known || is_header {
            return None;
        }
        let all: Vec<Url> = addresses(line).iter().filter_map(|address| Url::parse(address)).collect();
        let any = !all.is_empty();
        let ours = all.into_iter().filter(|url| case.place.is_ours(url)).collect();
        Some(Self { line, lower, ours, any })
    }

    fn has(&self, any: &[&str]) -> bool {
        any.iter().any(|part| self.lower.contains(part))
    }

    fn read(&self, case: &Case<'_>) -> Option<Read> {
        if self.has(&["webassembly", "wasm-unsafe-eval"]) && self.has(&["unsafe-eval"]) {
            return Some((Weight::Note, Blocks::Nothing, Kind::Wasm, Vec::new()));
        }
        if self.has(&["trustedscripturl", "require-trusted-types-for"]) {
            let of_ours = !self.any || !self.ours.is_empty();
            return of_ours.then(|| (Weight::Perhaps, Blocks::Loader, Kind::TrustedTypes, vec![case.tag_with(&[])]));
        }
        // Every other message is about an address.
        if self.ours.is_empty() {
            return None;
        }
        if self.has(&["frame-ancestors", "x-frame-options"]) {
            return Some((Weight::Blocks, Blocks::Frame, self.refused(case), Vec::new()));
        }
        if self.has(&["frame is sandboxed"]) {
            return Some((Weight::Blocks, Blocks::Frame, Kind::FrameSandbox(vec!["allow-scripts"]), Vec::new()));
        }
        if self.has(&[
            "valid digest in the 'integrity'",
            "hashes in the integrity attribute",
            "integrity metadata check",
        ]) {
            return Some((
                Weight::Blocks,
                Blocks::Loader,
                Kind::Integrity,
                headers::pinned(case).into_iter().collect(),
            ));
        }
        if self.has(&["to be cors enabled", "eligible for integrity"]) {
            let fix = case.tag_with(&[("crossorigin", "anonymous")]);
            return Some((Weight::Blocks, Blocks::Loader, Kind::NoCrossorigin, vec![fix]));
        }
        if self.has(&["blocked by cors policy", "cross-origin request blocked", "cross-origin script load denied"]) {
            return Some((Weight::Blocks, Blocks::Loader, Kind::OursRefuses, Vec::new()));
        }
        if self.has(&["mixed content", "mixed active content", "insecure content"]) {
            return Some((
                Weight::Blocks,
                self.blocks(),
                Kind::Insecure,
                vec![case.tag_with(&[("src", &case.place.loader(true))])],
            ));
        }
        if self.has(&["err_blocked_by_client"]) {
            return Some((Weight::Blocks, self.blocks(), Kind::Extension, Vec::new()));
        }
        if self.has(&[
            "blocked_by_response",
            "cross-origin-resource-policy",
            "cross-origin-embedder-policy",
            "cross-origin embedder",
        ]) {
            return Some((Weight::Blocks, Blocks::Frame, Kind::Embedder, Vec::new()));
        }
        if self.has(&[
            "content security policy",
            "content-security-policy",
            "does not appear in the",
            "appears in neither",
        ]) {
            return Some(self.policy(case));
        }
        self.has(&["404", "net::err", "mime type"])
            .then(|| (Weight::Blocks, self.blocks(), Kind::Unreachable, Vec::new()))
    }

    /// The page of the app itself lets nobody frame it; our frame refused by us is our fault.
    fn refused(&self, case: &Case<'_>) -> Kind {
        let frame = self.ours.iter().any(|url| url.path == "/" || case.place.is_frame(&url.to_string()));
        if frame { Kind::OursRefuses } else { Kind::NotFrame }
    }

    fn blocks(&self) -> Blocks {
        if self.ours.iter().any(|url| url.path.ends_with("/loader.js")) { Blocks::Loader } else { Blocks::Frame }
    }

    /// A message about a policy.
    fn policy(&self, case: &Case<'_>) -> Read {
        let frame =
            self.has(&["refused to frame", "framing '", "(frame-src)", "frame-src directive", "child-src directive"])
                || self.has(&["“frame-src", "\"frame-src", "“child-src", "\"child-src"]);
        let script = self.has(&["load the script", "loading the script", "script-src", "blocked a script"])
            || self.blocks() == Blocks::Loader;
        let fetch = if script && !frame { Fetch::Script } else { Fetch::Frame };
        let said = self.directive(fetch);
        if self.has(&["report only", "report-only", "settings observed", "would block"]) {
            return (Weight::Note, Blocks::Nothing, Kind::ReportOnly(said), Vec::new());
        }
        let (kind, line, tag) = policies::repaired(case, &said, fetch);
        let blocks = if fetch == Fetch::Script { Blocks::Loader } else { Blocks::Frame };
        let line = line.map(|line| Fix { spot: Spot::Policy, at: None, line });
        (Weight::Blocks, blocks, kind, tag.into_iter().chain(line).collect())
    }

    /// The directive that the message names, whole where it is quoted.
    fn directive(&self, fetch: Fetch) -> String {
        let after = self.line.split_once("directive:").map_or("", |(_, after)| after).trim_start();
        for (open, close) in [('"', '"'), ('“', '”'), ('«', '»')] {
            if let Some((said, _)) = after.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
                return said.trim().to_owned();
            }
        }
        let named = fetch.directives().iter().find(|name| self.lower.contains(**name));
        named.copied().unwrap_or(fetch.directives()[1]).to_owned()
    }
}

/// The addresses in a line.
fn addresses(line: &str) -> Vec<&str> {
    let starts = line.match_indices("http").map(|(at, _)| at);
    let of = |at: usize| {
        let rest = &line[at..];
        let end =
            rest.find(|letter: char| letter.is_whitespace() || "'\"”’“`)>,".contains(letter)).unwrap_or(rest.len());
        rest[..end].trim_end_matches(['.', ':', ';'])
    };
    starts.map(of).filter(|address| address.contains("://")).collect()
}
