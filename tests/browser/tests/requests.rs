//! Nothing leaves the page: a visit of everything asks for the page's own files and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use browser_tests::{Look, Request, Result, built, tour};

/// The paths of all files of a folder and of those below it.
fn files(folder: &Path, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            all.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            all.push(name);
        }
    }
    all
}

#[test]
fn a_full_visit_asks_for_own_files_alone() -> Result<()> {
    let mut own = files(&built("app", "index.html")?, "/");
    own.push(tour::HOST.to_owned());
    let mut asked = BTreeSet::new();
    let found = tour::visit(&Look::default(), "", |browser, _, _| {
        let origin = browser.script("return location.origin", &[])?;
        let origin = origin.as_str().unwrap_or_default();
        let mut found = Vec::new();
        for Request { method, url, status } in browser.requests()? {
            // Neither goes anywhere.
            if url.starts_with("data:") || url.starts_with("about:") {
                continue;
            }
            // What follows `#` stays here; what follows `?` would tell something.
            let path = url.split('#').next().and_then(|url| url.strip_prefix(origin));
            let file = path.map(|path| if path == "/" { "/index.html" } else { path });
            // A frame is asked for with what its host chose, and never with figures.
            let framed = file.and_then(|file| file.split_once("/frame.html?"));
            let chosen = framed.filter(|(_, said)| !said.contains("prefill") && !said.contains("&s="));
            let file = match file.filter(|_| chosen.is_some()) {
                Some(file) => file.split('?').next(),
                None => file,
            };
            match file.filter(|file| own.iter().any(|own| own == file)) {
                Some(file) if method == "GET" && status.is_none_or(|status| status < 400) => {
                    asked.insert(file.to_owned());
                }
                _ => found.push(format!("{method} {url} was answered {status:?}")),
            }
        }
        Ok(found)
    })?;
    assert!(found.is_empty(), "{found}");
    // If nothing was heard of, nothing was tested.
    let heard = |ending: &str| asked.iter().any(|file| file.ends_with(ending));
    assert!([".html", ".js", ".css", ".wasm"].into_iter().all(heard), "only {asked:?} was heard of");
    println!("a full visit asks for {} own files: {asked:?}", asked.len());
    Ok(())
}
