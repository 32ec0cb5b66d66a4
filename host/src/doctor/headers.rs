//! Headers beside the policies: those that ask something of the calculator, and those that have no say.

use super::Case;
use super::console::Lines;
use super::finding::{Blocks, Kind, Report, Weight};
use super::text::value_of;

/// Headers that people suspect and that have no say in what a page frames or loads from us.
const IDLE: [&str; 14] = [
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Feature-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Access-Control-Allow-Origin",
    "X-Content-Type-Options",
    "X-XSS-Protection",
    "Strict-Transport-Security",
    "Origin-Agent-Cluster",
    "X-Permitted-Cross-Domain-Policies",
    "Expect-CT",
    "NEL",
];

/// Headers by which a response is known.
const USUAL: [&str; 12] = [
    "content-type",
    "content-length",
    "content-encoding",
    "cache-control",
    "date",
    "server",
    "etag",
    "last-modified",
    "vary",
    "set-cookie",
    "expires",
    "age",
];

/// Looks at every line that is a header.
pub fn check(case: &Case<'_>, console: &Lines, report: &mut Report) {
    let mut usual = 0;
    let mut waiting: Option<&str> = None;
    for (start, line) in case.text.lines() {
        let indent = line.len() - line.trim_start().len();
        if case.html.covers(start + indent) || console.contains(&case.text.number(start)) {
            continue;
        }
        let bare = line.trim_start_matches(['<', '>', ' ', '\t']);
        if bare.starts_with("HTTP/") {
            report.seen.headers = true;
        }
        usual += usize::from(USUAL.iter().any(|name| {
            let own = bare.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            own && bare[name.len()..].trim_start().starts_with(':')
        }));
        if let Some(name) = IDLE.iter().find(|name| value_of(line, name).is_some()) {
            report.idle.push((case.text.number(start), (*name).to_owned()));
            usual += 1;
        }
        let mut asked = None;
        if let Some(name) = waiting.take() {
            asked = Some((name, indent, line.trim()));
        }
        for name in ["Cross-Origin-Embedder-Policy", "Integrity-Policy"] {
            match value_of(line, name) {
                Some((_, "")) => waiting = Some(name),
                Some((at, value)) => asked = Some((name, at, value)),
                None => {}
            }
        }
        let Some((name, at, value)) = asked else { continue };
        let place = start + at..start + at + value.len();
        let lower = value.to_ascii_lowercase();
        if name == "Integrity-Policy" {
            if lower.contains("blocked-destinations") && lower.contains("script") && case.tag.integrity.is_none() {
                let mut finding =
                    case.finding(start..start + line.len(), Weight::Blocks, Blocks::Loader, Kind::IntegrityPolicy);
                finding.fixes.extend(pinned(case));
                report.findings.push(finding);
            }
        } else if lower.starts_with("require-corp") || lower.starts_with("credentialless") {
            let mut finding = case.finding(start..start + line.len(), Weight::Perhaps, Blocks::Frame, Kind::Embedder);
            finding.fixes.push(case.here(place, "unsafe-none"));
            report.findings.push(finding);
        }
    }
    report.seen.headers |= usual > 1;
}

/// The loader's tag of this version with its hash.
pub fn pinned(case: &Case<'_>) -> Option<super::Fix> {
    let integrity = case.place.integrity()?;
    let src = case.place.loader(true);
    Some(case.tag_with(&[("src", &src), ("integrity", integrity), ("crossorigin", "anonymous")]))
}
