//! What must stand in a policy, written into it: as little as possible, everything else as it was.

use super::{ALLOWED, Directive, Fetch, Policy};

/// What a policy does not allow yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The expression for the loader.
    pub script: Option<String>,
    /// The expression for the frame.
    pub frame: Option<String>,
    /// What the sandbox must allow.
    pub sandbox: bool,
}

impl Needs {
    /// Is anything needed?
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

impl Policy {
    /// The policy as text, with what is needed.
    pub fn with(&self, needs: &Needs) -> String {
        let mut policy = self.clone();
        for (fetch, source) in [(Fetch::Script, &needs.script), (Fetch::Frame, &needs.frame)] {
            if let Some(source) = source {
                policy.allow(fetch, source);
            }
        }
        if needs.sandbox
            && let Some(sandbox) = policy.directives.iter_mut().find(|one| one.is_read_as("sandbox"))
        {
            for token in ALLOWED {
                if !sandbox.values.iter().any(|value| value.eq_ignore_ascii_case(token)) {
                    sandbox.add(token);
                }
            }
        }
        policy.directives.into_iter().map(|directive| directive.raw).collect::<Vec<_>>().join(";")
    }

    /// Adds an expression where it decides. A directive that decides more than this stays as it is: one of its own gets what it says.
    fn allow(&mut self, fetch: Fetch, source: &str) {
        let Some(deciding) = self.deciding(fetch) else { return };
        let name = deciding.name.clone();
        if name.starts_with(fetch.own()) {
            if let Some(directive) = self.directives.iter_mut().find(|one| one.is_read_as(&name)) {
                directive.add(source);
            }
            return;
        }
        let mut own = Directive { raw: format!(" {}", fetch.own()), name: fetch.own().to_owned(), ..deciding.clone() };
        own.values.retain(|value| !is_none(value));
        for value in &own.values {
            own.raw = format!("{} {value}", own.raw);
        }
        own.add(source);
        // Before the end, where the last semicolon ends the policy.
        let end = match self.directives.last() {
            Some(last) if last.name.is_empty() => self.directives.len() - 1,
            _ => self.directives.len(),
        };
        self.directives.insert(end, own);
    }
}

impl Directive {
    fn is_read_as(&self, name: &str) -> bool {
        self.passed_over.is_none() && self.name == name
    }

    fn add(&mut self, value: &str) {
        let kept = self.raw.trim_end();
        self.raw = match &self.values[..] {
            [only] if is_none(only) => format!("{} {value}", &kept[..kept.len() - only.len()].trim_end()),
            _ => format!("{kept} {value}"),
        };
        self.values.retain(|other| !is_none(other));
        self.values.push(value.to_owned());
    }
}

fn is_none(value: &str) -> bool {
    value.eq_ignore_ascii_case("'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(policy: &str) -> String {
        let source = Some("https://o".to_owned());
        Policy::parse(policy).with(&Needs { script: source.clone(), frame: source, sandbox: true })
    }

    #[test]
    fn as_little_as_possible_is_written() {
        for (policy, repaired) in [
            ("script-src 'self'; frame-src 'none'", "script-src 'self' https://o; frame-src https://o"),
            ("script-src-elem 'self'; script-src *", "script-src-elem 'self' https://o; script-src *"),
            (
                "default-src 'self' 'nonce-x';",
                "default-src 'self' 'nonce-x'; script-src 'self' 'nonce-x' https://o; frame-src 'self' 'nonce-x' https://o;",
            ),
            ("child-src blob:; img-src *", "child-src blob:; img-src *; frame-src blob: https://o"),
            ("default-src 'none'", "default-src 'none'; script-src https://o; frame-src https://o"),
            ("img-src *", "img-src *"),
            ("script-src", "script-src https://o"),
            ("sandbox allow-forms", "sandbox allow-forms allow-scripts allow-same-origin allow-popups"),
            ("script-src a.example;script-src 'none'", "script-src a.example https://o;script-src 'none'"),
        ] {
            assert_eq!(both(policy), repaired);
        }
    }
}
