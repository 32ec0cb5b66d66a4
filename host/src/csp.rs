//! Policies of content (CSP Level 3): how they are read, what they allow, and what must stand in them.
//!
//! The steps are those of the recommendation: *parse a serialized CSP* (2.2.1), *script directives pre-request check* (6.7.1.1),
//! *does nonce match source list* and *does url match source list* (6.7.2), *fetch directive fallback list* (6.8.3).

mod repair;
mod source;

use crate::url::Url;

pub use repair::Needs;
pub use source::strongest;

/// What of the calculator a policy decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// The loader, by a tag of the page or put in by one of its scripts.
    Script,
    /// The page in the frame.
    Frame,
}

impl Fetch {
    /// The directives that decide it: the first that is there.
    pub fn directives(self) -> &'static [&'static str] {
        match self {
            Self::Script => &["script-src-elem", "script-src", "default-src"],
            Self::Frame => &["frame-src", "child-src", "default-src"],
        }
    }

    /// The directive to write where only a more general one is there.
    fn own(self) -> &'static str {
        match self {
            Self::Script => "script-src",
            Self::Frame => "frame-src",
        }
    }
}

/// What the tag of the loader says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The nonce.
    pub nonce: Option<String>,
    /// The attribute `integrity`.
    pub integrity: Option<String>,
    /// Is it put in by another script rather than written in the page?
    pub inserted: bool,
}

/// One directive as it stands, and as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The text between two semicolons.
    raw: String,
    /// The name in small letters.
    pub name: String,
    /// What follows it.
    pub values: Vec<String>,
    /// Why it is passed over, where it is.
    pub passed_over: Option<PassedOver>,
}

/// Why a directive says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// There is nothing in it.
    Empty,
    /// One of that name stands before it.
    Twice,
    /// It has letters beyond ASCII, such as quotation marks of a word processor.
    Letters,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    directives: Vec<Directive>,
}

impl Policy {
    /// Reads a policy. Nothing is refused: what cannot be read is passed over, as browsers do.
    pub fn parse(text: &str) -> Self {
        let mut directives: Vec<Directive> = Vec::new();
        for raw in text.split(';') {
            let mut words = raw.split_ascii_whitespace();
            let name = words.next().unwrap_or_default().to_ascii_lowercase();
            let values = words.map(str::to_owned).collect();
            let twice = directives.iter().any(|other| other.passed_over.is_none() && other.name == name);
            let passed_over = match () {
                () if name.is_empty() => Some(PassedOver::Empty),
                () if !raw.is_ascii() => Some(PassedOver::Letters),
                () if twice => Some(PassedOver::Twice),
                () => None,
            };
            directives.push(Directive { raw: raw.to_owned(), name, values, passed_over });
        }
        Self { directives }
    }

    /// The directives that are passed over although something stands in them.
    pub fn passed_over(&self) -> impl Iterator<Item = &Directive> {
        self.directives.iter().filter(|one| matches!(one.passed_over, Some(PassedOver::Twice | PassedOver::Letters)))
    }

    /// The directive of a name.
    pub fn directive(&self, name: &str) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.passed_over.is_none() && directive.name == name)
    }

    /// The directive that decides; nothing where none does, and all is allowed.
    pub fn deciding(&self, fetch: Fetch) -> Option<&Directive> {
        fetch.directives().iter().find_map(|name| self.directive(name))
    }

    /// Does it allow the loader at this address?
    pub fn allows_script(&self, url: &Url, tag: &Tag) -> bool {
        let Some(directive) = self.deciding(Fetch::Script) else { return true };
        if directive.matches_nonce(tag) || directive.matches_hash(tag) {
            return true;
        }
        if directive.is_strict() { tag.inserted } else { directive.matches(url) }
    }

    /// Does it allow the frame at this address?
    pub fn allows_frame(&self, url: &Url) -> bool {
        self.deciding(Fetch::Frame).is_none_or(|directive| directive.matches(url))
    }

    /// What the directive `sandbox` takes away from the calculator; nothing where there is none.
    pub fn sandbox_lacks(&self) -> Vec<&'static str> {
        let Some(sandbox) = self.directive("sandbox") else { return Vec::new() };
        lacking(&sandbox.values)
    }

    /// Must scripts that put in scripts go through a policy of trusted types?
    pub fn wants_trusted_types(&self) -> bool {
        let wants = self.directive("require-trusted-types-for");
        wants.is_some_and(|wants| wants.values.iter().any(|value| value.eq_ignore_ascii_case("'script'")))
    }
}

/// What a sandbox must allow, and of that what it does not allow; forms and new windows alone stop nothing.
pub(crate) const ALLOWED: [&str; 4] = ["allow-scripts", "allow-same-origin", "allow-forms", "allow-popups"];

/// The tokens of a sandbox without which the calculator does not run.
pub(crate) fn lacking(tokens: &[String]) -> Vec<&'static str> {
    let has = |wanted: &str| tokens.iter().any(|token| token.eq_ignore_ascii_case(wanted));
    ALLOWED.into_iter().take(2).filter(|wanted| !has(wanted)).collect()
}

impl Directive {
    /// What it says, with its name.
    pub fn text(&self) -> String {
        self.raw.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Does it pass over hosts, and trust what trusted scripts put in?
    pub fn is_strict(&self) -> bool {
        self.values.iter().any(|value| value.eq_ignore_ascii_case("'strict-dynamic'"))
    }

    /// The nonces that it takes.
    pub fn nonces(&self) -> Vec<&str> {
        self.values.iter().filter_map(|value| source::nonce(value)).collect()
    }

    fn matches_nonce(&self, tag: &Tag) -> bool {
        let nonce = tag.nonce.as_deref().filter(|nonce| !nonce.is_empty());
        nonce.is_some_and(|nonce| self.nonces().contains(&nonce))
    }

    /// Are all hashes of the tag among those of the list?
    fn matches_hash(&self, tag: &Tag) -> bool {
        let listed: Vec<String> = self.values.iter().filter_map(|value| source::hash(value)).collect();
        let asked: Vec<String> = tag.integrity.as_deref().map(source::metadata).unwrap_or_default();
        !listed.is_empty() && !asked.is_empty() && asked.iter().all(|hash| listed.contains(hash))
    }

    fn matches(&self, url: &Url) -> bool {
        self.values.iter().any(|value| source::matches(value, url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "https://calc.example/embed/1/loader.js";

    fn script(policy: &str, tag: &Tag) -> bool {
        Policy::parse(policy).allows_script(&Url::parse(LOADER).unwrap(), tag)
    }

    fn frame(policy: &str) -> bool {
        Policy::parse(policy).allows_frame(&Url::parse("https://calc.example/embed/1/frame.html").unwrap())
    }

    #[test]
    fn the_first_directive_of_the_list_decides() {
        let plain = Tag::default();
        for (policy, allows) in [
            ("", true),
            ("img-src 'none'", true),
            ("default-src 'self'", false),
            ("default-src 'none'; script-src https://calc.example", true),
            ("script-src 'none'; script-src-elem https://calc.example", true),
            ("script-src https://calc.example; script-src-elem 'self'", false),
            ("DEFAULT-SRC *; Script-Src 'self'", false),
            ("script-src", false),
            ("script-src 'none' https://calc.example", true),
            ("script-src https://calc.example; script-src 'none'", true),
            ("script-src 'none'; script-src https://calc.example", false),
            ("script-src ‘none’", true),
            ("script-src-attr 'none'", true),
        ] {
            assert_eq!(script(policy, &plain), allows, "{policy}");
        }
        for (policy, allows) in [
            ("default-src 'self'", false),
            ("default-src 'self'; child-src https://calc.example", true),
            ("child-src https://calc.example; frame-src 'self'", false),
            ("frame-src https:", true),
            ("script-src 'none'", true),
            ("frame-ancestors 'none'", true),
            ("default-src 'strict-dynamic' https://calc.example", true),
        ] {
            assert_eq!(frame(policy), allows, "{policy}");
        }
    }

    #[test]
    fn nonces_and_hashes_allow_and_strict_dynamic_passes_over_hosts() {
        let plain = Tag::default();
        let nonce = Tag { nonce: Some("aBc=".to_owned()), ..Tag::default() };
        let hash = Tag { integrity: Some("sha384-abc sha384-def".to_owned()), ..Tag::default() };
        let two_kinds = Tag { integrity: Some("sha384-abc sha256-xyz".to_owned()), ..Tag::default() };
        let inserted = Tag { inserted: true, ..Tag::default() };
        for (policy, tag, allows) in [
            ("script-src 'nonce-aBc='", &nonce, true),
            ("script-src 'NONCE-aBc='", &nonce, true),
            ("script-src 'nonce-abc='", &nonce, false),
            ("script-src 'nonce-aBc='", &plain, false),
            ("script-src 'nonce-aBc=' 'strict-dynamic' https:", &plain, false),
            ("script-src 'nonce-aBc=' 'strict-dynamic'", &nonce, true),
            ("script-src 'nonce-aBc=' 'strict-dynamic'", &inserted, true),
            ("script-src 'nonce-aBc=' https:", &inserted, true),
            ("script-src 'sha384-abc'", &hash, false),
            ("script-src 'sha384-abc' 'SHA384-def'", &hash, true),
            ("script-src 'strict-dynamic' 'sha384-abc' 'sha384-def'", &hash, true),
            ("script-src 'sha384-abc'", &two_kinds, false),
            ("script-src 'sha384-abc' 'sha256-xyz'", &two_kinds, true),
            ("default-src 'none'; script-src-elem 'nonce-aBc='", &nonce, true),
        ] {
            assert_eq!(script(policy, tag), allows, "{policy} {tag:?}");
        }
    }

    #[test]
    fn a_sandbox_must_let_scripts_run_in_their_own_origin() {
        let lacks = |policy: &str| Policy::parse(policy).sandbox_lacks();
        assert_eq!(lacks("default-src *"), [""; 0]);
        assert_eq!(lacks("sandbox"), ["allow-scripts", "allow-same-origin"]);
        assert_eq!(lacks("sandbox Allow-Scripts"), ["allow-same-origin"]);
        assert_eq!(lacks("sandbox allow-scripts allow-same-origin"), [""; 0]);
    }
}
