//! What runs before the scripts of each page, for an engine whose driver has no word for it: the server puts it into every page that
//! it sends to the test which asked, as a script of the page's own place, which the page's policy allows.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};
use std::thread::{self, ThreadId};

use crate::wire::lock;

/// The address of the script.
pub const PATH: &str = "/before-each-page.js";

/// The scripts, by the test that asked: each has a thread of its own.
static SCRIPTS: LazyLock<Mutex<HashMap<ThreadId, String>>> = LazyLock::new(Mutex::default);

/// Has the body of a function run in every page that is sent to this test from now on.
pub fn add(body: &str) {
    let mut scripts = lock(&SCRIPTS);
    let script = scripts.entry(thread::current().id()).or_default();
    script.extend(["(() => { ", body, " })();\n"]);
}

/// A fresh reader's pages have none.
pub fn clear() {
    lock(&SCRIPTS).remove(&thread::current().id());
}

/// The script for the pages of a test.
pub fn script(of: ThreadId) -> Option<String> {
    lock(&SCRIPTS).get(&of).cloned()
}

/// A page with the script before all others.
pub fn into(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let head = page.find('>').filter(|_| page.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")));
    let (before, after) = page.split_at(head.map_or(0, |end| end + 1));
    format!("{before}<script src=\"{PATH}\"></script>{after}").into_bytes()
}
