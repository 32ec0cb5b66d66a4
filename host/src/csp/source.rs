//! One expression of a source list, and what it matches (CSP Level 3, 6.7.2).

use crate::url::{Url, default_port};

/// Does the expression match an address of another origin than the page's? `'self'` never does.
pub fn matches(expression: &str, url: &Url) -> bool {
    if expression == "*" {
        return true;
    }
    if let Some(scheme) = expression.strip_suffix(':').filter(|scheme| is_scheme(scheme)) {
        return scheme_matches(scheme, &url.scheme);
    }
    // Without a scheme the page's own counts; a page of https loads nothing of http.
    let rest = match expression.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) && scheme_matches(scheme, &url.scheme) => rest,
        Some(_) => return false,
        None => expression,
    };
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    is_host(host) && host_matches(host, &url.host) && port_matches(port, url) && path_matches(path, &url.path)
}

/// The nonce of an expression; nothing where it is none.
pub fn nonce(expression: &str) -> Option<&str> {
    let inner = expression.strip_prefix('\'')?.strip_suffix('\'')?;
    let (word, nonce) = inner.split_at_checked("nonce-".len())?;
    (word.eq_ignore_ascii_case("nonce-") && !nonce.is_empty()).then_some(nonce)
}

/// The hash of an expression as `sha384-…`; nothing where it is none.
pub fn hash(expression: &str) -> Option<String> {
    normal(expression.strip_prefix('\'')?.strip_suffix('\'')?)
}

/// The hashes of an attribute `integrity` whose kind is known.
pub fn metadata(integrity: &str) -> Vec<String> {
    integrity.split_ascii_whitespace().filter_map(normal).collect()
}

/// Those of the strongest kind, by which a file is judged.
pub fn strongest(integrity: &str) -> Vec<String> {
    let all = metadata(integrity);
    let kinds = ["sha512-", "sha384-", "sha256-"];
    let strongest = kinds.into_iter().find(|kind| all.iter().any(|one| one.starts_with(kind)));
    all.into_iter().filter(|one| strongest.is_some_and(|kind| one.starts_with(kind))).collect()
}

/// A hash with its kind in small letters and in the letters of plain Base64, without options.
fn normal(text: &str) -> Option<String> {
    let (kind, value) = text.split_once('-')?;
    let kind = kind.to_ascii_lowercase();
    let value = value.split('?').next().unwrap_or_default();
    let known = matches!(kind.as_str(), "sha256" | "sha384" | "sha512") && !value.is_empty();
    known.then(|| format!("{kind}-{}", value.replace('-', "+").replace('_', "/")))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
}

/// `http` also means `https`.
fn scheme_matches(expression: &str, scheme: &str) -> bool {
    let expression = expression.to_ascii_lowercase();
    expression == scheme || (expression == "http" && scheme == "https")
}

fn is_host(text: &str) -> bool {
    let rest = text.strip_prefix("*.").unwrap_or(text);
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter))
    };
    text == "*" || rest.split('.').all(label)
}

/// `*.example` means every host below, not `example` itself.
fn host_matches(pattern: &str, host: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    if pattern == "*" {
        return true;
    }
    match pattern.strip_prefix('*') {
        Some(below) => host.ends_with(below),
        None => host == pattern,
    }
}

fn port_matches(pattern: Option<&str>, url: &Url) -> bool {
    match pattern {
        None => url.any_port() == default_port(&url.scheme),
        Some("*") => true,
        Some(port) => port.parse().is_ok_and(|port: u16| Some(port) == url.any_port()),
    }
}

/// A path that ends with a slash means all below it; any other means itself alone.
fn path_matches(pattern: &str, path: &str) -> bool {
    if pattern.is_empty() || pattern == "/" {
        return true;
    }
    if pattern.ends_with('/') { path.starts_with(pattern) } else { path == pattern }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_match_as_the_recommendation_says() {
        let url = Url::parse("https://calc.example/embed/1/loader.js").unwrap();
        for good in [
            "*",
            "https:",
            "http:",
            "HTTPS://CALC.example",
            "calc.example",
            "http://calc.example",
            "*.example",
            "https://*",
            "calc.example:443",
            "calc.example:*",
            "https://calc.example/",
            "https://calc.example/embed/",
            "https://calc.example/embed/1/loader.js",
        ] {
            assert!(matches(good, &url), "{good}");
        }
        for bad in [
            "'self'",
            "'none'",
            "'unsafe-inline'",
            "data:",
            "wss:",
            "https://example",
            "*.calc.example",
            "https://*.calc.example",
            "calc.example:8443",
            "https://calc.example/embed",
            "https://calc.example/embed/0.1.0/",
            "https://calc.example/other/",
            "ftp://calc.example",
            "https://",
            "",
            "https://calc.example,",
        ] {
            assert!(!matches(bad, &url), "{bad}");
        }
        let local = Url::parse("http://127.0.0.1:8080/embed/1/loader.js").unwrap();
        assert!(matches("http://127.0.0.1:8080", &local) && matches("127.0.0.1:*", &local));
        assert!(!matches("http://127.0.0.1", &local) && !matches("https://127.0.0.1:8080", &local));
    }

    #[test]
    fn of_several_hashes_the_strongest_kind_counts() {
        assert_eq!(strongest("sha256-a sha384-b_- sha384-c?x md5-d"), ["sha384-b/+", "sha384-c"]);
        assert_eq!(metadata("sha256-a md5-d sha384-b"), ["sha256-a", "sha384-b"]);
        assert_eq!(metadata("md5-d x"), [""; 0]);
        assert_eq!(hash("'SHA256-ab='").as_deref(), Some("sha256-ab="));
        assert_eq!(nonce("'nonce-'"), None);
    }
}
