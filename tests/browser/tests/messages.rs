//! Every text comes from the messages: in the pseudo-language each wears accents and brackets, except figures, names and what the
//! rules themselves say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use browser_tests::tour::{self, texts};
use browser_tests::{Look, Result, root};

use crate::layout;

/// Every text of the page, and every text that it says to assistive technology, without what stands in brackets.
const BARE: &str = r"
    const bare = (text) => {
        for (let before; before !== text;) { before = text; text = text.replace(/\[[^\[\]]*\]/g, '\u0000') }
        // A message that a link divides begins before it and ends behind it.
        text = text.replace(/\[[^\[\]]*$/, '\u0000');
        return text.split('\u0000').map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => /\p{L}{2}/u.test(part));
    };
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());)
        if (!node.parentElement.closest('script, style, noscript, #rules, code, textarea, datalist, .wordmark, [lang]:not(html)')) found.push(...bare(node.data));
    const said = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt'];
    for (const element of document.querySelectorAll('body *:not(#rules *)')) for (const name of said) {
        if (element.hasAttribute(name)) found.push(...bare(element.getAttribute(name)));
    }
    return found;";

/// What the browser's Intl writes: months, currencies, zones.
const WRITTEN: [&str; 28] = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "USD",
    "CNY",
    "GMT",
    "UTC",
    "AM",
];

/// What the steps to the states of pages type.
const TYPED: [&str; 7] = ["Customer", "Mine", "Order", "Paid", "Paid at", "many", "soon"];

/// All texts of the rules: what stands between quotes in their files.
fn rules(folder: &Path, texts: &mut BTreeSet<String>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            rules(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).unwrap_or_default().replace("\\\"", "\u{0}");
            texts.extend(text.split('"').map(|text| plain(&text.replace('\u{0}', "\""))));
        }
    }
}

/// A text without what the page adds at its end.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([' ', '.', ',', ':', ';', '(', ')']).to_owned()
}

/// Is it a figure, a day, what was typed, or what the rules say?
fn is_data(text: &str, rules: &BTreeSet<String>) -> bool {
    let known = |text: &str| {
        let text = plain(text);
        let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 1);
        rules.contains(&text) || TYPED.contains(&text.as_str()) || words.into_iter().all(|word| WRITTEN.contains(&word))
    };
    let parts = |sign: char| text.contains(sign) && text.split(sign).all(|part| is_data(part, rules));
    known(text) || ['·', '(', ')', ','].into_iter().any(parts)
}

/// The texts are the same in every engine, and a third longer than English none is cut off.
#[test]
fn every_text_is_a_message_and_has_room_in_chromium() -> Result<()> {
    let mut known = BTreeSet::new();
    rules(&root().join("rules"), &mut known);
    // Those that a reader brings, as the tour does.
    rules(&root().join("tests/programs"), &mut known);
    let found = tour::visit(&Look::default(), "?lang=en-XA&today=2026-01-10", |browser, _, state| {
        // What stands when the program does not has both languages in itself.
        let bare = if state.name == "stopped" { Vec::new() } else { texts(&browser.script(BARE, &[])?) };
        let mut found: Vec<String> = bare.into_iter().filter(|text| !is_data(text, &known)).collect();
        found.extend(layout::cut(browser)?);
        Ok(found)
    })?;
    assert!(found.is_empty(), "{found}");
    Ok(())
}
