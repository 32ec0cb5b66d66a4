//! The tags of the calculator in a page: the element, its loader, the plain frame, and what systems that hold the page make of them.

use super::console::Lines;
use super::finding::{Blocks, Kind, Report, Weight};
use super::html::{Element, Html};
use super::{Case, Fix, Spot, headers};
use crate::csp::{ALLOWED, lacking};
use crate::escape;
use crate::place::Place;
use crate::snippet::TAG;
use crate::url::Url;
use crate::vocabulary::{Attribute, Style};
use crate::wrong::Wrong;
use referral_statement::Word;

/// Quotation marks that a word processor writes.
const CURLY: [char; 8] = ['“', '”', '„', '″', '‘', '’', '＂', '＇'];

/// Looks at every tag of the text.
pub fn check(case: &Case<'_>, console: &Lines, report: &mut Report) {
    let (mut tags, mut frames) = (0, 0);
    for element in &case.html.elements {
        if console.contains(&case.text.number(element.start)) {
            continue;
        }
        match element.name.as_str() {
            TAG if is_meant(case, element) => {
                tags += 1;
                tag(case, element, report);
            }
            "script" if loader_of(element, case.place).is_some() => loader(case, element, report),
            "iframe" if is_ours(case, element) => {
                frames += 1;
                frame(case, element, report);
            }
            _ => {}
        }
    }
    escaped(case, report);
    let loaded = case.loader.is_some() || case.tag.inserted;
    report.seen.calculator |= tags > 0 || frames > 0 || loaded;
    let end = case.html.closed.iter().find(|(name, _)| name == "html" || name == "body");
    let Some((_, end)) = end else { return };
    report.seen.page = true;
    let mut say = |kind: Kind, fix: Option<Fix>| {
        let mut finding = case.finding(*end..*end, Weight::Perhaps, Blocks::All, kind);
        finding.fixes.extend(fix);
        report.findings.push(finding);
    };
    let text_alone = report_has_escaped(case);
    match (tags > 0, loaded, frames > 0) {
        (true, false, _) => say(Kind::NoLoader, Some(case.tag_with(&[]))),
        (false, true, false) if !text_alone => say(Kind::NoTag, None),
        (false, false, false) if !text_alone => say(Kind::NothingThere, None),
        _ => {}
    }
}

/// Is it a tag, rather than its name in a sentence?
fn is_meant(case: &Case<'_>, element: &Element) -> bool {
    !element.attributes.is_empty() || case.html.closed.iter().any(|(name, at)| name == TAG && *at >= element.end)
}

/// The version of the loader that a script asks for; nothing where it asks for none of ours.
pub fn loader_of(element: &Element, place: &Place) -> Option<String> {
    let src = (element.name == "script").then(|| element.get("src"))??;
    place.loader_version(&full(src))
}

/// An address as a page asks for it.
pub fn address(src: &str) -> Option<Url> {
    Url::parse(&full(src))
}

/// An address with its scheme, where it takes the page's.
fn full(src: &str) -> String {
    let src = src.trim();
    if src.starts_with("//") { format!("https:{src}") } else { src.to_owned() }
}

fn is_ours(case: &Case<'_>, element: &Element) -> bool {
    element.get("src").and_then(address).is_some_and(|url| case.place.is_ours(&url))
}

/// The element: its attributes, its end, its quotation marks.
fn tag(case: &Case<'_>, element: &Element, report: &mut Report) {
    let place = element.start..element.end;
    let raw = &case.text.all[place.clone()];
    let mut say = |weight, blocks, kind, fix: Option<String>| {
        let mut finding = case.finding(place.clone(), weight, blocks, kind);
        finding.fixes.extend(fix.map(|fixed| case.here(place.clone(), &fixed)));
        report.findings.push(finding);
    };
    if element.attributes.iter().any(|attribute| attribute.value.starts_with(CURLY)) {
        say(Weight::Blocks, Blocks::All, Kind::Curly, Some(straight(raw)));
        return;
    }
    if element.closes_itself {
        let open = raw.trim_end_matches('>').trim_end().trim_end_matches('/').trim_end();
        let fixed = format!("{open}></{TAG}>");
        say(Weight::Blocks, Blocks::All, Kind::SelfClosed, Some(fixed));
    }
    let Some(program) = element.get(Attribute::Program.word()) else {
        say(Weight::Blocks, Blocks::All, Kind::Attribute(Wrong::NoProgram(case.known.ids())), None);
        return;
    };
    let said = element.attributes.iter().map(|attribute| (attribute.name.as_str(), attribute.value.as_str()));
    let style = element.get("style").unwrap_or_default().split(';').filter_map(|one| one.split_once(':'));
    let dress = style.map(|(name, value)| (name.trim(), value)).filter(|(name, _)| Style::from_word(name).is_some());
    for (name, value) in said.chain(dress) {
        let Some(wrong) = case.known.check(program, name, value) else { continue };
        let of_program = matches!(wrong, Wrong::Value(Attribute::Program, ..));
        let (weight, blocks) = if of_program { (Weight::Blocks, Blocks::All) } else { (Weight::Note, Blocks::Nothing) };
        let fixed = match &wrong {
            Wrong::Value(of, value, known) if *of != Attribute::Hide && *of != Attribute::Readings => {
                nearest(value, known).map(|near| set(raw, name, near))
            }
            _ => None,
        };
        say(weight, blocks, Kind::Attribute(wrong), fixed);
    }
}

/// The loader's tag: its address, its hash, what the hash needs.
fn loader(case: &Case<'_>, element: &Element, report: &mut Report) {
    let place = element.start..element.end;
    let raw = &case.text.all[place.clone()];
    let (src, version) = (element.get("src").unwrap_or_default(), loader_of(element, case.place).unwrap_or_default());
    let (integrity, is_module) = (element.get("integrity"), element.get("type") == Some("module"));
    let mut say = |weight, blocks, kind, fix: Option<Fix>| {
        let mut finding = case.finding(place.clone(), weight, blocks, kind);
        finding.fixes.extend(fix.map(|fix| Fix { spot: Spot::Here, ..fix }));
        report.findings.push(finding);
    };
    if let Some(secure) = secured(case, src) {
        say(Weight::Perhaps, Blocks::Loader, Kind::Insecure, Some(case.here(place.clone(), &set(raw, "src", &secure))));
        return;
    }
    let own = case.place.version();
    match integrity {
        Some(_) if version != own && !version.contains('.') => {
            say(Weight::Perhaps, Blocks::Loader, Kind::IntegrityMoves, headers::pinned(case));
        }
        Some(said) if version == own => {
            let hashes = crate::csp::strongest(said);
            if case.place.integrity().is_some_and(|own| !hashes.is_empty() && !hashes.iter().any(|hash| hash == own)) {
                say(Weight::Blocks, Blocks::Loader, Kind::Integrity, headers::pinned(case));
                return;
            }
        }
        _ => {}
    }
    if version != own && version.contains('.') {
        say(Weight::Note, Blocks::Nothing, Kind::OtherVersion(version), headers::pinned(case));
    }
    if integrity.is_some() && element.get("crossorigin").is_none() && !is_module {
        let fixed = case.here(place.clone(), &set(raw, "crossorigin", "anonymous"));
        say(Weight::Blocks, Blocks::Loader, Kind::NoCrossorigin, Some(fixed));
    }
}

/// The plain frame: its address and its sandbox.
fn frame(case: &Case<'_>, element: &Element, report: &mut Report) {
    let place = element.start..element.end;
    let raw = &case.text.all[place.clone()];
    let src = element.get("src").unwrap_or_default();
    let mut say = |kind, fixed: Option<String>| {
        let weight = if kind == Kind::Insecure { Weight::Perhaps } else { Weight::Blocks };
        let mut finding = case.finding(place.clone(), weight, Blocks::Frame, kind);
        finding.fixes.extend(fixed.map(|fixed| case.here(place.clone(), &fixed)));
        report.findings.push(finding);
    };
    if let Some(secure) = secured(case, src) {
        say(Kind::Insecure, Some(set(raw, "src", &secure)));
        return;
    }
    if !case.place.is_frame(&full(src)) {
        let program = case.known.0.first().map(|program| program.id.clone()).unwrap_or_default();
        let address = format!("{}?program={}", case.place.frame(), escape::query(&program));
        say(Kind::NotFrame, Some(set(raw, "src", &address)));
        return;
    }
    if let Some(sandbox) = element.get("sandbox") {
        let tokens: Vec<String> = sandbox.split_whitespace().map(str::to_owned).collect();
        let lacks = lacking(&tokens);
        if !lacks.is_empty() {
            let more = ALLOWED.iter().filter(|wanted| !tokens.iter().any(|token| token.eq_ignore_ascii_case(wanted)));
            let all: Vec<&str> = tokens.iter().map(String::as_str).chain(more.copied()).collect();
            say(Kind::FrameSandbox(lacks), Some(set(raw, "sandbox", &all.join(" "))));
        }
    }
}

/// The address with encryption, where it is asked for without, we have it, and no policy makes it so.
fn secured(case: &Case<'_>, src: &str) -> Option<String> {
    if case.upgrades {
        return None;
    }
    let plain = address(src).filter(|url| url.scheme == "http")?;
    let own = Url::parse(&case.place.app())?;
    (own.scheme == "https" && case.place.is_ours(&plain)).then(|| {
        let rest = full(src).split_once("://").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        format!("https://{rest}")
    })
}

/// Lines in which the tag stands as text.
fn escaped(case: &Case<'_>, report: &mut Report) {
    for (start, line) in case.text.lines().filter(|(_, line)| is_escaped(line)) {
        let at = line.len() - line.trim_start().len();
        if case.html.covers(start + at) && !line[at..].starts_with('<') {
            continue;
        }
        let place = start..start + line.len();
        let mut finding = case.finding(place.clone(), Weight::Blocks, Blocks::All, Kind::Escaped);
        finding.fixes.push(case.here(place, &straight(&escape::plain(&escape::plain(line)))));
        report.findings.push(finding);
    }
}

fn report_has_escaped(case: &Case<'_>) -> bool {
    case.text.lines().any(|(_, line)| is_escaped(line))
}

fn is_escaped(line: &str) -> bool {
    ["&lt;referral-calculator", "&#60;referral-calculator", "&amp;lt;referral-calculator"]
        .iter()
        .any(|tag| line.contains(tag))
}

/// A text with the quotation marks of a keyboard.
fn straight(text: &str) -> String {
    let mut text = text.replace(CURLY, "\"");
    // As WordPress writes them.
    for entity in ["&#8220;", "&#8221;", "&#8222;", "&#8243;", "&#8216;", "&#8217;", "&ldquo;", "&rdquo;"] {
        text = text.replace(entity, "\"");
    }
    text
}

/// The word that is meant: the same in other letters, or one that begins or ends alike.
fn nearest<'k>(value: &str, known: &'k [String]) -> Option<&'k String> {
    let lower = value.to_ascii_lowercase();
    let same = |other: &&String| other.to_ascii_lowercase() == lower;
    let alike = |other: &&String| lower.len() > 3 && (other.contains(&lower) || lower.contains(other.as_str()));
    known.iter().find(same).or_else(|| known.iter().find(alike)).or_else(|| known.first().filter(|_| known.len() == 1))
}

/// A tag with an attribute set to a value, everything else as it was.
pub fn set(tag: &str, name: &str, value: &str) -> String {
    let written = format!("\"{}\"", escape::attribute(value));
    let html = Html::read(tag);
    let Some(element) = html.elements.first() else { return tag.to_owned() };
    if let Some(attribute) = element.attribute(name) {
        let (start, end) = attribute.at;
        let sign = if start == end { "=" } else { "" };
        format!("{}{sign}{written}{}", &tag[..start], &tag[end..])
    } else {
        let end = element.end - if element.closes_itself { 2 } else { 1 };
        format!("{} {name}={written}{}", tag[..end].trim_end(), &tag[end..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_set_in_its_place() {
        assert_eq!(set("<a b=1 c='2'>x</a>", "c", "3\""), "<a b=1 c=\"3&quot;\">x</a>");
        assert_eq!(set("<a b>", "b", "1"), "<a b=\"1\">");
        assert_eq!(set("<a>", "b", "1"), "<a b=\"1\">");
        assert_eq!(set("<a b=1 />", "c", "2"), "<a b=1 c=\"2\"/>");
        assert_eq!(set("no tag", "b", "1"), "no tag");
    }
}
