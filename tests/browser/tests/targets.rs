//! What is pressed is large enough for a finger, 44 by 44 pixels, and never smaller than WCAG's 24 by 24.

use browser_tests::tour::{self, texts};
use browser_tests::{Browser, Look, Result};

/// Gives every target that is smaller than `arguments[0]` pixels in either direction.
///
/// What counts is what reacts: of a radio, a box or a file field its label with it. Left out is what WCAG leaves out: a link within
/// a sentence, and a field's own parts; and what nobody can press: what is not seen, or only seen with the focus.
const SMALL: &str = r"
    const least = arguments[0];
    const targets = 'a[href], button, input, select, textarea, summary, [role=button], [tabindex=\'0\']';
    const unseen = (element) => !element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen, .skip');
    const inSentence = (link) => link.localName === 'a' && getComputedStyle(link).display === 'inline'
        && [...link.parentElement.childNodes].some((node) => node !== link && node.textContent.trim()
            && (node.nodeType === Node.TEXT_NODE || (node.localName !== 'a' && getComputedStyle(node).display === 'inline')));
    const small = [];
    for (const target of document.querySelectorAll(targets)) {
        const label = ['radio', 'checkbox', 'file'].includes(target.type) ? target.closest('label') : null;
        if (unseen(label ?? target) || inSentence(target)) continue;
        const boxes = [target, label].filter(Boolean).map((element) => element.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height));
        if (width < least - 0.5 || height < least - 0.5) {
            const name = target.id ? `#${target.id}` : `.${target.className} in .${target.parentElement.className}`;
            small.push(`${target.localName}${name} is ${width.toFixed(1)} by ${height.toFixed(1)}: ${(label ?? target).innerText.slice(0, 40)}`);
        }
    }
    return small;";

/// What is smaller than so many pixels.
pub fn small(browser: &Browser, least: u32) -> Result<Vec<String>> {
    browser.script(SMALL, &[least.into()]).map(|found| texts(&found))
}

/// Only Chromium can be told that the reader points with a finger.
#[test]
fn a_finger_meets_every_target_in_chromium() -> Result<()> {
    let look = Look { width: 390, height: 844, touch: true, ..Look::default() };
    let found = tour::visit(&look, "?today=2026-01-10", |browser, _, _| small(browser, 44))?;
    assert!(found.is_empty(), "{found}");
    Ok(())
}
