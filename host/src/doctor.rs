//! The doctor: reads what was pasted of a host page, and says which line stops the calculator and what to write instead.
//!
//! A text may hold several things at once: headers, a server's settings, HTML, messages of a console. Each is looked for in the
//! whole text by its own module; what is none of them is passed over.

mod carrier;
mod console;
mod finding;
mod headers;
mod html;
mod policies;
mod tags;
mod text;

use std::ops::Range;

use crate::csp::Tag;
use crate::place::Place;
use crate::snippet;
use crate::url::Url;
use crate::wrong::Known;
use html::{Element, Html};
use text::Text;

pub use finding::{Blocks, Finding, Fix, Kind, Report, Seen, Spot, Verdict, Weight};

/// The most bytes of a text that are looked at.
pub const MOST: usize = 1 << 20;

/// Says what in a text stops the calculator that is served at this place.
pub fn examine(text: &str, place: &Place, known: &Known) -> Report {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let (lines, html) = (Text::new(text), Html::read(text));
    let mut report = Report::default();
    let case = Case::new(lines, html, place, known);
    let console = console::check(&case, &mut report);
    policies::check(&case, &console, &mut report);
    headers::check(&case, &console, &mut report);
    tags::check(&case, &console, &mut report);
    report.findings.sort_by_key(|finding| (finding.weight, finding.line));
    if text.trim().is_empty() {
        report.empty = true;
    }
    report
}

/// What is looked at, and with what.
struct Case<'a> {
    text: Text<'a>,
    html: Html,
    place: &'a Place,
    known: &'a Known,
    /// What the loader's tag says: the one in the text, else that of the snippet.
    tag: Tag,
    /// The loader's tag in the text.
    loader: Option<usize>,
    /// Does a policy ask for everything with encryption?
    upgrades: bool,
}

impl<'a> Case<'a> {
    fn new(text: Text<'a>, html: Html, place: &'a Place, known: &'a Known) -> Self {
        let is_loader = |element: &Element| tags::loader_of(element, place).is_some();
        let loader = html.elements.iter().position(is_loader);
        let script = |(start, end): &(usize, usize)| text.all[*start..*end].contains(&place.loader_name());
        let inserted = loader.is_none() && html.scripts.iter().any(script);
        let tag = match loader.map(|index| &html.elements[index]) {
            Some(element) => {
                let said = |name: &str| element.get(name).map(str::to_owned);
                Tag { nonce: said("nonce"), integrity: said("integrity"), inserted }
            }
            None if inserted => Tag { inserted, ..Tag::default() },
            None => Tag { integrity: place.integrity().map(str::to_owned), ..Tag::default() },
        };
        let carriers = carrier::all(&text, &html);
        let policies = carriers.iter().filter(|carrier| !carrier.report_only).flat_map(|carrier| &carrier.policies);
        let upgrades = policies.into_iter().any(|policy| policy.directive("upgrade-insecure-requests").is_some());
        Self { text, html, place, known, tag, loader, upgrades }
    }

    /// The element of the loader's tag.
    fn loader(&self) -> Option<&Element> {
        self.loader.map(|index| &self.html.elements[index])
    }

    /// The address of the loader that the page asks for; where it asks without encryption, that is another finding's.
    fn loader_url(&self) -> Option<Url> {
        let own = Url::parse(&self.place.loader(true))?;
        let asked = self.loader().and_then(|element| tags::address(element.get("src")?));
        Some(Url { path: asked.map_or(own.path, |asked| asked.path), ..own })
    }

    /// A finding at a place of the text.
    fn finding(&self, place: Range<usize>, weight: Weight, blocks: Blocks, kind: Kind) -> Finding {
        let line = self.text.number(place.start);
        let last = self.text.number(place.end.saturating_sub(1).max(place.start));
        Finding { line, last, weight, blocks, kind, quote: self.text.quote(place), fixes: Vec::new() }
    }

    /// What stands in these bytes, in other words.
    fn here(&self, place: Range<usize>, by: &str) -> Fix {
        let line = self.text.number(place.start);
        let last = self.text.number(place.end.saturating_sub(1).max(place.start));
        Fix { spot: Spot::Here, at: Some((line, last)), line: self.text.replaced(place, by) }
    }

    /// The loader's tag with these attributes: the one in the text, else that of the snippet.
    fn tag_with(&self, attributes: &[(&str, &str)]) -> Fix {
        let Some(element) = self.loader() else {
            let mut line = snippet::loader_tag(self.place, true);
            for (name, value) in attributes {
                line = tags::set(&line, name, value);
            }
            return Fix { spot: Spot::Tag, at: None, line };
        };
        let place = element.start..element.end;
        let mut tag = self.text.all[place.clone()].to_owned();
        for (name, value) in attributes {
            tag = tags::set(&tag, name, value);
        }
        Fix { spot: Spot::Tag, ..self.here(place, &tag) }
    }
}
