//! Nothing leaves the page: a visit of everything asks for the page's own files and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use browser_tests::{Browser, Look, Result, built, tour};

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
    let site = tour::site()?;
    let own: BTreeSet<String> = files(&built("app", "index.html")?, "/").iter().map(|path| site.url(path)).collect();
    let mut asked = BTreeSet::new();
    let browser = Browser::start(&Look::default())?;
    for page in tour::ALL {
        for state in page.states() {
            page.open(&browser, &site, "")?;
            // What one state has left behind must not hinder the next.
            page.enter(&browser, state)?;
            browser.script("sessionStorage.clear(); localStorage.clear(); location.hash = ''", &[])?;
            browser.goto("about:blank")?;
        }
    }
    for request in browser.requests()? {
        // Neither goes anywhere.
        if request.url.starts_with("data:") || request.url.starts_with("about:") {
            continue;
        }
        let file = request.url.split(['?', '#']).next().unwrap_or_default().to_owned();
        let file = if file == site.url("/") { site.url("/index.html") } else { file };
        assert!(own.contains(&file), "the page asked for {}", request.url);
        assert_eq!(request.method, "GET", "{}", request.url);
        assert!(!request.url.contains('?'), "the page told something with {}", request.url);
        assert!(request.status.is_none_or(|status| status < 400), "{} was answered {:?}", request.url, request.status);
        asked.insert(file);
    }
    // If nothing was heard of, nothing was tested.
    let heard = |ending: &str| asked.iter().any(|file| file.ends_with(ending));
    assert!([".html", ".js", ".css", ".wasm"].into_iter().all(heard), "only {asked:?} was heard of");
    println!("a full visit asks for {} own files: {asked:?}", asked.len());
    Ok(())
}
