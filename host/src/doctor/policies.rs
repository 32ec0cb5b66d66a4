//! What the policies of a page do not allow: every one that is in force must allow both the loader and the frame.

use super::Case;
use super::carrier::{self, Carrier};
use super::console::Lines;
use super::finding::{Blocks, Finding, Fix, Kind, Report, Weight};
use crate::csp::{Fetch, Needs, PassedOver, Policy};
use crate::url::Url;

/// Looks at every policy of the text.
pub fn check(case: &Case<'_>, console: &Lines, report: &mut Report) {
    let mut carriers = carrier::all(&case.text, &case.html);
    carriers.retain(|carrier| !console.contains(&case.text.number(carrier.start)));
    report.seen.policy |= !carriers.is_empty();
    let (Some(loader), Some(frame)) = (case.loader_url(), Url::parse(&case.place.frame())) else { return };
    let body = case.html.elements.iter().find(|element| element.name == "body").map(|body| body.start);
    let in_body = |carrier: &Carrier| carrier.meta && body.is_some_and(|body| body < carrier.start);
    let nonce = common_nonce(carriers.iter().filter(|carrier| !carrier.report_only && !in_body(carrier)));
    for carrier in &carriers {
        let place = carrier.start..carrier.end;
        if in_body(carrier) {
            report.findings.push(case.finding(place, Weight::Note, Blocks::Nothing, Kind::InBody));
            continue;
        }
        let mut needs = Vec::new();
        let mut found: Vec<Finding> = Vec::new();
        let mut tag_fix = None;
        for policy in &carrier.policies {
            let mut need = Needs::default();
            let mut say =
                |blocks: Blocks, kind: Kind| found.push(case.finding(place.clone(), Weight::Blocks, blocks, kind));
            // A tag that stands before the policy is fetched before it is in force.
            let early = carrier.meta && case.loader().is_some_and(|tag| tag.start < carrier.start);
            if !early && !policy.allows_script(&loader, &case.tag) {
                let (kind, expression, fix) = script(case, policy, nonce.as_deref());
                say(Blocks::Loader, kind);
                need.script = expression;
                tag_fix = tag_fix.or(fix);
            }
            if !policy.allows_frame(&frame) {
                say(Blocks::Frame, Kind::Frame(deciding(policy, Fetch::Frame)));
                need.frame = Some(case.place.origin());
            }
            let lacks = if carrier.meta { Vec::new() } else { policy.sandbox_lacks() };
            if !lacks.is_empty() {
                say(Blocks::All, Kind::Sandbox(lacks));
                need.sandbox = true;
            }
            needs.push(need);
            found.extend(passed_over(case, carrier, policy));
            if case.tag.inserted && policy.wants_trusted_types() {
                let mut finding = case.finding(place.clone(), Weight::Perhaps, Blocks::Loader, Kind::TrustedTypes);
                finding.fixes.push(case.tag_with(&[]));
                found.push(finding);
            }
        }
        if carrier.report_only {
            report.findings.extend(found.into_iter().filter_map(reported));
            continue;
        }
        let repaired = needs.iter().any(Needs::is_any).then(|| case.here(place.clone(), &carrier.with(&needs)));
        for mut finding in found {
            let of_policy =
                matches!(finding.kind, Kind::Script(_) | Kind::Frame(_) | Kind::Sandbox(_) | Kind::Strict(_));
            // Where a policy takes nonces, its own line stays as it is.
            let by_tag = matches!(finding.kind, Kind::Strict(_)) && nonce.is_some();
            if of_policy && !by_tag {
                finding.fixes.extend(repaired.clone());
            }
            if matches!(finding.kind, Kind::Strict(_)) {
                finding.fixes.extend(tag_fix.clone());
            }
            report.findings.push(finding);
        }
    }
}

/// Why the loader is not allowed, what must be added to the policy for it, and the tag that passes.
fn script(case: &Case<'_>, policy: &Policy, nonce: Option<&str>) -> (Kind, Option<String>, Option<Fix>) {
    let said = deciding(policy, Fetch::Script);
    let strict = policy.deciding(Fetch::Script).is_some_and(crate::csp::Directive::is_strict);
    if !strict {
        return (Kind::Script(said), Some(case.place.origin()), None);
    }
    if let Some(nonce) = nonce {
        return (Kind::Strict(said), None, Some(case.tag_with(&[("nonce", nonce)])));
    }
    let Some(integrity) = case.place.integrity() else { return (Kind::Strict(said), None, None) };
    let pinned = case.place.loader(true);
    let tag = case.tag_with(&[("src", &pinned), ("integrity", integrity), ("crossorigin", "anonymous")]);
    let same = case.tag.integrity.as_deref() == Some(integrity);
    let expression = format!("'{integrity}'");
    let listed = policy.deciding(Fetch::Script).is_some_and(|directive| directive.values.contains(&expression));
    (Kind::Strict(said), (!listed).then_some(expression), (!same).then_some(tag))
}

/// The nonce that all policies with `'strict-dynamic'` take.
fn common_nonce<'a>(carriers: impl Iterator<Item = &'a Carrier>) -> Option<String> {
    let all = carriers.flat_map(|carrier| &carrier.policies).filter_map(|policy| policy.deciding(Fetch::Script));
    let mut strict = all.filter(|directive| directive.is_strict()).map(crate::csp::Directive::nonces);
    let first = strict.next()?;
    let rest: Vec<Vec<&str>> = strict.collect();
    first.into_iter().find(|nonce| rest.iter().all(|others| others.contains(nonce))).map(str::to_owned)
}

fn deciding(policy: &Policy, fetch: Fetch) -> String {
    policy.deciding(fetch).map(crate::csp::Directive::text).unwrap_or_default()
}

/// A policy that only reports blocks nothing.
fn reported(finding: Finding) -> Option<Finding> {
    let kind = match finding.kind {
        Kind::Script(said) | Kind::Frame(said) | Kind::Strict(said) => Kind::ReportOnly(said),
        _ => return None,
    };
    Some(Finding { weight: Weight::Note, blocks: Blocks::Nothing, kind, fixes: Vec::new(), ..finding })
}

/// The directives of a policy that say nothing.
fn passed_over(case: &Case<'_>, carrier: &Carrier, policy: &Policy) -> Vec<Finding> {
    let decide = |name: &str| Fetch::Script.directives().contains(&name) || Fetch::Frame.directives().contains(&name);
    let of_ours = policy.passed_over().filter(|directive| decide(&directive.name));
    let all = of_ours.map(|directive| {
        let kind = match directive.passed_over {
            Some(PassedOver::Letters) => Kind::Letters(directive.text()),
            _ => Kind::Twice(directive.name.clone()),
        };
        case.finding(carrier.start..carrier.end, Weight::Note, Blocks::Nothing, kind)
    });
    all.collect()
}

/// What must be added to a directive that a console names, as the directive to write; and where it is a nonce, the tag.
pub fn repaired(case: &Case<'_>, said: &str, fetch: Fetch) -> (Kind, Option<String>, Option<Fix>) {
    let policy = Policy::parse(said);
    let origin = case.place.origin();
    let known = policy.deciding(fetch).filter(|directive| !directive.values.is_empty());
    let (kind, expression, tag) = match fetch {
        Fetch::Frame => (Kind::Frame(said.to_owned()), Some(origin.clone()), None),
        // What a console tells was asked for by the tag that is there.
        Fetch::Script if known.is_some() => {
            let nonce = known.and_then(|directive| directive.nonces().first().map(|nonce| (*nonce).to_owned()));
            script(case, &policy, nonce.as_deref())
        }
        Fetch::Script => (Kind::Script(said.to_owned()), Some(origin.clone()), None),
    };
    let own = if fetch == Fetch::Script { "script-src" } else { "frame-src" };
    let line = expression.map(|expression| match known {
        Some(_) => {
            let needs = match fetch {
                Fetch::Script => Needs { script: Some(expression), ..Needs::default() },
                Fetch::Frame => Needs { frame: Some(expression), ..Needs::default() },
            };
            deciding(&Policy::parse(&policy.with(&needs)), fetch)
        }
        None => format!("{own} … {expression}"),
    });
    (kind, line, tag)
}
