//! Forced colours: where the system puts its few colours in the place of the page's, everything is still there to be seen.

use browser_tests::tour::{self, texts};
use browser_tests::{Look, Result};

/// What cannot be told from what is around it, or from what is not chosen.
const LOST: &str = r"
    const found = new Set();
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen');
    const name = (element) => `${element.localName}${element.id ? '#' + element.id : ''}.${element.className.baseVal ?? element.className} in .${element.parentElement.className.baseVal ?? element.parentElement.className}`;
    const rgb = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (color) => {
        const [r, g, b] = rgb(color).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) };
    const clear = (color) => rgb(color)[3] === 0;
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (!clear(color)) return color;
        }
        return 'rgb(255, 255, 255)';
    };
    // What is drawn: at least its fill or its line stands out.
    const shapes = 'svg :is(path, line, rect, circle, polyline, polygon, text)';
    for (const shape of document.querySelectorAll(shapes)) {
        if (!shown(shape) || shape.closest('.qr, defs, clipPath')) continue;
        const style = getComputedStyle(shape), behind = ground(shape.closest('svg'));
        if (style.opacity === '0' || (style.fill === 'none' && style.stroke === 'none')) continue;
        // A line around letters that is drawn after them lies over them.
        const over = shape.localName === 'text' && style.stroke !== 'none' && !style.paintOrder.startsWith('stroke');
        const colors = (over ? [style.stroke] : [style.fill, style.stroke]).filter((color) => color !== 'none' && !clear(color));
        if (!colors.some((color) => contrast(color, behind) >= 3)) found.add(`${name(shape)} cannot be seen`);
    }
    // What is chosen looks unlike what is not.
    const looks = (element) => {
        const style = getComputedStyle(element);
        return ['color', 'backgroundColor', 'borderBottomColor', 'borderBottomWidth', 'borderBottomStyle', 'outlineStyle', 'textDecorationLine', 'fontWeight']
            .map((key) => style[key]).join();
    };
    const unlike = (chosen, others, as) => {
        for (const other of others) if (other && shown(as(chosen)) && looks(as(chosen)) === looks(as(other))) found.add(`${name(chosen)} looks like what is not chosen`);
    };
    const self = (element) => element;
    for (const pressed of document.querySelectorAll('[aria-pressed=true]'))
        unlike(pressed, pressed.parentElement.querySelectorAll(':scope > [aria-pressed=false]'), self);
    const current = document.querySelector('a[aria-current]');
    if (current) unlike(current, document.querySelectorAll('nav.pages a:not([aria-current])'), self);
    for (const radio of document.querySelectorAll('.segments input:checked'))
        unlike(radio, radio.closest('.segments').querySelectorAll('input:not(:checked)'), (input) => input.nextElementSibling);
    return [...found];";

/// Only Chromium can be told that the system forces its colours.
#[test]
fn everything_is_there_in_the_colours_of_the_system_in_chromium() -> Result<()> {
    let look = Look { forced_colors: true, still: true, ..Look::default() };
    let found = tour::visit(&look, "?today=2026-01-10", |browser, _, _| {
        let forced = browser.script("return matchMedia('(forced-colors: active)').matches", &[])?;
        assert_eq!(forced, true);
        let mut lost = texts(&browser.script(LOST, &[])?);
        browser.look(&Look { dark: true, ..look.clone() })?;
        lost.extend(texts(&browser.script(LOST, &[])?));
        Ok(lost)
    })?;
    assert!(found.is_empty(), "{found}");
    Ok(())
}
