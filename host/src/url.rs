//! Addresses, as far as a policy compares them: scheme, host, port and path.

use std::fmt;

/// An address of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// The scheme, in small letters.
    pub scheme: String,
    /// The host, in small letters.
    pub host: String,
    /// The port, where it is not the scheme's own.
    pub port: Option<u16>,
    /// The path, which begins with a slash.
    pub path: String,
}

impl Url {
    /// Reads an address such as `https://host:8080/path?query`; nothing where it is none of the web.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return None;
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let authority = authority.rsplit('@').next().unwrap_or(authority);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse::<u16>().ok()?)),
            _ => (authority, None),
        };
        let own = |letter: char| letter.is_alphanumeric() || "-._[]:".contains(letter);
        if host.is_empty() || !host.chars().all(own) {
            return None;
        }
        let path = tail.split(['?', '#']).next().unwrap_or_default();
        let path = if path.is_empty() { "/" } else { path };
        let port = port.filter(|port| Some(*port) != default_port(&scheme));
        Some(Self { scheme, host: host.to_ascii_lowercase(), port, path: path.to_owned() })
    }

    /// Scheme, host and port, as a policy names them.
    pub fn origin(&self) -> String {
        match self.port {
            Some(port) => format!("{}://{}:{port}", self.scheme, self.host),
            None => format!("{}://{}", self.scheme, self.host),
        }
    }

    /// Is it of the same host and port, whatever the scheme?
    pub fn same_host(&self, other: &Self) -> bool {
        self.host == other.host && (self.port == other.port || self.scheme != other.scheme)
    }

    /// The port, also where it is the scheme's own.
    pub fn any_port(&self) -> Option<u16> {
        self.port.or_else(|| default_port(&self.scheme))
    }
}

impl fmt::Display for Url {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.origin(), self.path)
    }
}

/// The port of a scheme.
pub fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let url = Url::parse("HTTPS://Calc.Example:443/embed/1/loader.js?x#y").unwrap();
        assert_eq!((url.origin().as_str(), url.path.as_str()), ("https://calc.example", "/embed/1/loader.js"));
        assert_eq!(Url::parse("http://127.0.0.1:8080").unwrap().to_string(), "http://127.0.0.1:8080/");
        for none in ["", "//x", "ftp://x/", "https://", "https://a b/", "https://x:99999/", "data:text/html,x"] {
            assert_eq!(Url::parse(none), None, "{none}");
        }
    }
}
