//! What two kinds of hosts are told of the site: those that read `_headers` (Netlify, Cloudflare Pages), and those that run Apache or
//! read its `.htaccess`.

use std::fmt::Write as _;

/// The paths of a `_headers` file below another: the site is in a folder of what the host serves.
pub fn below(headers: &str, base: &str) -> String {
    let lines = headers.lines().map(|line| match line.strip_prefix('/') {
        Some(path) => format!("{base}{path}\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

/// A `.htaccess` that says the same as a `_headers` file, and that the packed files are sent to browsers that take them. It asks how a
/// path ends, so that it holds in whatever folder it lies.
pub fn apache(headers: &str) -> String {
    let mut text = START.to_owned();
    for (paths, headers) in grouped(headers) {
        let paths: Vec<String> = paths.into_iter().map(ending).collect();
        // Writing to a text cannot fail.
        let _ = writeln!(text, "<If \"%{{REQUEST_URI}} =~ m#({})#\">", paths.join("|"));
        for (name, value) in headers {
            let _ = writeln!(text, "  Header set {name} \"{value}\"");
        }
        text += "</If>\n";
    }
    text
}

/// What holds for every site.
const START: &str = "\
# Written by the build, from the same source as `_headers`. It needs mod_headers, mod_rewrite, mod_mime, and `AllowOverride All`.
AddType application/wasm .wasm
AddType text/javascript .js
AddType application/manifest+json .webmanifest
AddCharset utf-8 .html .js .css .csv
RemoveType .gz
RemoveLanguage .br
AddEncoding gzip .gz
AddEncoding br .br
RewriteEngine On
RewriteRule ^$ index.html
RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
RewriteCond %{REQUEST_FILENAME}.br -f
RewriteRule ^(.+)$ $1.br [L]
RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
Header merge Vary Accept-Encoding
";

/// Paths, and the names and values of their headers.
type Group<'t> = (Vec<&'t str>, Vec<(&'t str, &'t str)>);

/// The paths with their headers, those of the same headers together.
fn grouped(headers: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for line in headers.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
            Some(header) => {
                if let Some((_, headers)) = groups.last_mut() {
                    headers.push(header);
                }
            }
            None => groups.push((vec![line], Vec::new())),
        }
    }
    let mut joined: Vec<Group> = Vec::new();
    for (paths, headers) in groups {
        match joined.last_mut() {
            Some((before, same)) if *same == headers => before.extend(paths),
            _ => joined.push((paths, headers)),
        }
    }
    joined
}

/// The pattern for a path of a `_headers` file, packed or not.
fn ending(path: &str) -> String {
    let (path, end) = match path.strip_suffix('*') {
        Some(path) => (path, ""),
        None => (path, "(\\.br|\\.gz)?$"),
    };
    path.replace('.', "\\.") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &str =
        "# Written.\n/\n  A: 'none'; b\n/index.html\n  A: 'none'; b\n/*\n  C: d\n/x-1.js\n  E: f\n  G: h\n";

    #[test]
    fn paths_go_below_the_base() {
        assert!(below(HEADERS, "/x/y/").starts_with("# Written.\n/x/y/\n  A: 'none'; b\n/x/y/index.html\n"));
        assert!(below(HEADERS, "/x/y/").contains("\n/x/y/*\n  C: d\n/x/y/x-1.js\n"));
        assert_eq!(below(HEADERS, "/"), HEADERS);
    }

    #[test]
    fn apache_is_told_the_same() {
        let text = apache(HEADERS);
        let told = "<If \"%{REQUEST_URI} =~ m#(/(\\.br|\\.gz)?$|/index\\.html(\\.br|\\.gz)?$)#\">\n  \
                    Header set A \"'none'; b\"\n</If>\n<If \"%{REQUEST_URI} =~ m#(/)#\">\n  Header set C \"d\"\n</If>\n\
                    <If \"%{REQUEST_URI} =~ m#(/x-1\\.js(\\.br|\\.gz)?$)#\">\n  Header set E \"f\"\n  Header set G \"h\"\n</If>\n";
        assert_eq!(text.strip_prefix(START), Some(told));
    }
}
