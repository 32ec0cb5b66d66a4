//! What is wrong with the layout of a page: it does not fit, it is not in order, it moves.

use browser_tests::tour::texts;
use browser_tests::{Browser, Result};

/// Narrow as a small telephone, or as 1280 pixels look at 400%, up to a large screen.
const WIDTHS: [(u32, u32); 6] = [(320, 225), (320, 640), (390, 844), (768, 1024), (1280, 900), (1920, 1080)];

/// What reaches beyond the right edge of a page that can be scrolled sideways.
const WIDER: &str = r"
    const page = document.documentElement;
    if (page.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > innerWidth + 0.5 && !element.closest('.unseen');
    });
    const name = (element) => `${element.localName}${element.id ? '#' + element.id : ''}.${element.className.baseVal ?? element.className}`;
    return [`is ${page.scrollWidth} pixels wide: ${wide.slice(0, 6).map(name).join(', ')}`];";

/// What bars keep from being seen of a low page.
const COVERED: &str = r"
    const bars = [...document.body.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        return (style.position === 'sticky' || style.position === 'fixed') && element.checkVisibility() && !element.matches('dialog, dialog *, .paper');
    });
    const taken = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
    return taken > innerHeight / 3 ? [`bars take ${taken} of ${innerHeight} pixels`] : [];";

/// What is not in order: headings, landmarks, names, and the regions that are read out when they change.
const DISORDER: &str = r"
    const found = [];
    const count = (css, wanted, what) => {
        const number = [...document.querySelectorAll(css)].filter((element) => element.checkVisibility()).length;
        if (number !== wanted) found.push(`has ${number} ${what}, not ${wanted}`);
    };
    count('h1', 1, 'main headings');
    count('main', 1, 'main parts');
    const framed = window.frameElement !== null;
    if (!document.querySelector('#trap') && !framed) {
        count('header.bar', 1, 'bars');
        count('nav.pages[aria-label]', 1, 'navigations with a name');
        count('nav:not([aria-label], [aria-labelledby])', 0, 'navigations without a name');
        count('footer', 1, 'footers');
        count('a[aria-current=page]', 1, 'links to the page itself');
        count('.skip a[href]', 1, 'ways past the bar');
    }
    if (!document.querySelector('#trap')) {
        const live = [...document.querySelectorAll('[role=status], [aria-live=polite], output')];
        if (!live.some((region) => region.closest('main'))) found.push('reads no result out');
        const result = document.querySelector('#total');
        if (result && result.getAttribute('aria-live') !== 'polite') found.push('does not read the total out');
    }
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
        if (!heading.checkVisibility() || heading.closest('dialog')) continue;
        const next = Number(heading.localName[1]);
        if (next > level + 1 && level > 0) found.push(`goes from h${level} to h${next} at ${heading.innerText}`);
        level = next;
    }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    if (twice.length) found.push(`has two of ${twice}`);
    if (!document.title.includes(framed ? 'Referral calculator' : 'Referral Statement') || !document.documentElement.lang) found.push('has no title or no language');
    return found;";

/// Texts of which a part is cut off: they reach out of something that shows nothing beyond its edges. A cell of a grid may, where it shows
/// that it goes on and says the whole in its title.
const CUT: &str = r"
    const found = new Set();
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const inside = node.parentElement;
        if (!node.data.trim() || !inside.checkVisibility({ visibilityProperty: true }) || inside.closest('.unseen, .skip, script, style, noscript, textarea, select')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        for (let at = inside; at && at !== document.documentElement; at = at.parentElement) {
            const style = getComputedStyle(at), box = at.getBoundingClientRect();
            // Only said, not shown.
            if (box.width <= 1 || box.height <= 1) break;
            const wide = hides(style.overflowX) && (text.right > box.right + 1 || text.left < box.left - 1);
            const high = hides(style.overflowY) && (text.bottom > box.bottom + 1 || text.top < box.top - 1);
            const goesOn = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
            const told = goesOn && at.closest('[role=gridcell][title]')?.title.includes(node.data.trim());
            if ((wide || high) && !told) found.add(`${at.localName}.${at.className} cuts off: ${node.data.trim().slice(0, 60)}`);
            // What is scrolled there can be seen.
            if (style.overflowX === 'auto' || style.overflowY === 'auto' || style.position === 'fixed') break;
        }
    }
    return [...found];";

/// What moves.
const MOTION: &str = r"
    const slow = (times) => times.split(',').some((time) => parseFloat(time) > 0.011);
    const found = [];
    for (const element of document.querySelectorAll('*')) for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (slow(style.transitionDuration) || (style.animationName !== 'none' && slow(style.animationDuration)))
            found.push(`${element.localName}.${element.className} moves`);
    }
    if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') found.push('scrolls slowly');
    return [...new Set(found)];";

/// What makes the page scroll sideways at any width, and bars that cover too much of a low page.
pub fn sideways(browser: &Browser) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (width, height) in WIDTHS {
        browser.resize(width, height)?;
        browser.drawn()?;
        let wider = texts(&browser.script(WIDER, &[])?);
        found.extend(wider.into_iter().map(|what| format!("at {width} it {what}")));
        if height < 300 {
            found.extend(texts(&browser.script(COVERED, &[])?));
        }
    }
    Ok(found)
}

/// What is cut off, in a wide window and in a narrow one.
pub fn cut(browser: &Browser) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (width, height) in [(320, 640), (1280, 900)] {
        browser.resize(width, height)?;
        browser.drawn()?;
        for script in [CUT, WIDER] {
            let texts = texts(&browser.script(script, &[])?);
            found.extend(texts.into_iter().map(|what| format!("at {width} it {what}")));
        }
    }
    Ok(found)
}

/// What is not in order.
pub fn disorder(browser: &Browser) -> Result<Vec<String>> {
    browser.script(DISORDER, &[]).map(|found| texts(&found))
}

/// What moves.
pub fn motion(browser: &Browser) -> Result<Vec<String>> {
    browser.script(MOTION, &[]).map(|found| texts(&found))
}
