//! The main path with the keyboard alone: where the focus is can always be seen, and it is never lost.

use browser_tests::{Browser, Look, Result, Site, key, tour};

/// Where the focus is, or what is wrong with it.
const FOCUS: &str = r"
    const at = document.activeElement;
    const name = `${at.localName}${at.id ? '#' + at.id : ''}${at.className ? '.' + at.className : ''} ${at.getAttribute('aria-label') ?? at.textContent.slice(0, 30)}`;
    if (at === document.body || at === document.documentElement) return ['lost', name];
    const drawn = (element) => {
        const style = element && getComputedStyle(element);
        return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    };
    const shadow = getComputedStyle(at).boxShadow !== 'none' && !at.matches('.paper');
    // The mark may be drawn on what stands for the element.
    const marked = [at, at.parentElement, at.nextElementSibling, at.closest('label')].find(drawn) ?? (shadow ? at : null);
    if (!marked) return ['not to be seen', name];
    const box = marked.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
    const seen = document.elementFromPoint(x, y);
    const there = seen && (marked.contains(seen) || seen.contains(marked));
    if (!there) return [`hidden under ${seen?.localName}.${seen?.className} at ${x}, ${y}`, name];
    return ['', name];";

/// A person at the keyboard.
struct Typist {
    browser: Browser,
    site: Site,
}

impl Typist {
    /// Opens the first page.
    fn start() -> Result<Self> {
        // Without motion the view is where it goes at once.
        let typist = Self { browser: Browser::start(&Look { still: true, ..Look::default() })?, site: tour::site()? };
        tour::ALL[0].open(&typist.browser, &typist.site, "?today=2026-01-10")?;
        Ok(typist)
    }

    /// Presses keys, after which the focus must be somewhere and seen.
    fn press(&self, keys: &str) -> Result<String> {
        self.browser.press(keys)?;
        let mut wrong = String::new();
        // What is pressed away gives its focus on as soon as the page is drawn.
        let focus = self.browser.until("the focus", || {
            let found = self.browser.script(FOCUS, &[])?;
            let (fault, name) = (found[0].as_str().unwrap_or_default(), found[1].as_str().unwrap_or_default());
            wrong = format!("{name} is {fault}");
            Ok(fault.is_empty().then(|| name.to_owned()))
        });
        focus.map_err(|error| format!("{error} after {keys:?}: {wrong}"))
    }

    /// Goes on, element by element, to the first that the selector matches.
    fn go(&self, keys: &str, css: &str) -> Result<()> {
        let mut passed = Vec::new();
        for _ in 0..150 {
            passed.push(self.press(keys)?);
            if self.is_at(css)? {
                return Ok(());
            }
        }
        Err(format!("`{css}` is not reached: {}", passed.join(" > ")))
    }

    fn to(&self, css: &str) -> Result<()> {
        self.go(key::TAB, css)
    }

    fn back_to(&self, css: &str) -> Result<()> {
        self.go(&format!("{}{}{}", key::SHIFT, key::TAB, key::RELEASE), css)
    }

    fn is_at(&self, css: &str) -> Result<bool> {
        Ok(self.browser.script("return document.activeElement.matches(arguments[0])", &[css.into()])? == true)
    }

    /// Waits until the focus is where the page puts it.
    fn until_at(&self, css: &str) -> Result<()> {
        let mut at = String::new();
        let there = self.browser.until(&format!("the focus on `{css}`"), || {
            at = self.browser.script(FOCUS, &[])?.to_string();
            Ok(self.is_at(css)?.then_some(()))
        });
        there.map_err(|error| format!("{error}; it is at {at}"))?;
        // It is seen there too.
        self.press("").map(drop)
    }

    /// Replaces what the field with the focus holds.
    fn replace(&self, text: &str) -> Result<()> {
        self.press(&format!("{}a{}{text}", key::CONTROL, key::RELEASE)).map(drop)
    }

    fn until_true(&self, what: &str, body: &str) -> Result<()> {
        self.browser.until_true(what, body)
    }
}

#[test]
fn estimate_is_filled_in_and_explained_by_keyboard() -> Result<()> {
    let typist = Typist::start()?;
    typist.press(key::TAB)?;
    assert!(typist.is_at(".skip a")?, "the first stop is the way past the bar");
    typist.press(key::ENTER)?;
    typist.until_at("#content")?;
    typist.to("input[name=program]")?;
    typist.press(key::RIGHT)?;
    typist.until_true("the other program", "return document.querySelector('input[value=cn-ambassador]').checked")?;
    typist.to("#spend")?;
    typist.replace("99.00")?;
    typist.browser.until_text("#total", "¥123.75")?;
    // A reading is decided.
    typist.to(".readings > summary")?;
    typist.press(key::ENTER)?;
    typist.to(".reading input[type=radio]")?;
    typist.press(key::DOWN)?;
    typist.until_true("a decision", "return document.activeElement.checked && document.activeElement.value !== ''")?;
    // A wish is answered, and the first way taken.
    typist.to("#wish-target")?;
    typist.replace("500")?;
    typist.browser.find("#wish-answer li button")?;
    typist.to("#wish-answer button")?;
    typist.press(key::ENTER)?;
    typist.until_true(
        "the wish to come true",
        "return document.querySelectorAll('#wish-answer li button').length === 1",
    )?;
    typist.press("")?;
    // A line is opened to its steps.
    typist.to(".line > summary")?;
    typist.press(key::ENTER)?;
    typist.until_true("the line to open", "return document.activeElement.parentElement.open")?;
    typist.to(".steps .clause > summary")?;
    typist.press(key::ENTER)?;
    typist.to(".source a")?;
    assert_eq!(typist.browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_zero_is_mended_by_keyboard() -> Result<()> {
    let typist = Typist::start()?;
    typist.to("input[name=program]")?;
    typist.press(key::RIGHT)?;
    typist.to(".more > summary")?;
    typist.press(key::ENTER)?;
    typist.to("input[name=billing]")?;
    typist.press(key::RIGHT)?;
    typist.browser.find(".fix button")?;
    typist.to(".fix button")?;
    typist.press(key::ENTER)?;
    typist.until_at("#statement")?;
    typist.until_true("the order to pay", "return document.querySelector('.fix button') === null")?;
    assert_eq!(typist.browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_scenario_is_changed_and_taken_back_by_keyboard() -> Result<()> {
    let typist = Typist::start()?;
    let orders = |count: usize| {
        let rows = format!("return document.querySelectorAll('.order-table tbody tr:not(.rare)').length === {count}");
        typist.until_true(&format!("{count} orders"), &rows)
    };
    typist.to("nav.pages a[href='#/scenario']")?;
    typist.press(key::ENTER)?;
    typist.until_at("#content")?;
    orders(2)?;
    typist.to("button[aria-label='Duplicate A-1']")?;
    typist.press(key::ENTER)?;
    typist.until_at("[id='customers[0].orders[1].paid_at']")?;
    orders(3)?;
    typist.to("#add-order-0")?;
    typist.press(key::ENTER)?;
    typist.until_at("[id='customers[0].orders[3].paid_at']")?;
    typist.replace("2026-02-01")?;
    typist.back_to("button[aria-label^='Delete']")?;
    typist.press(key::ENTER)?;
    orders(3)?;
    // One change after the other is taken back, and again made.
    let undo = format!("{}z{}", key::CONTROL, key::RELEASE);
    for count in [4, 4, 3, 2] {
        typist.press(&undo)?;
        orders(count)?;
    }
    typist.press("")?;
    typist.press(&format!("{}y{}", key::CONTROL, key::RELEASE))?;
    orders(3)?;
    // A customer is added, and deleted by its button.
    typist.back_to("#add-customer")?;
    typist.press(key::ENTER)?;
    typist.until_at("[id='customers[1].id']")?;
    typist.back_to(".card:nth-of-type(2) .card-head button[aria-label^='Delete']")?;
    typist.press(key::ENTER)?;
    typist.until_true("one customer", "return document.querySelectorAll('.card').length === 1")?;
    typist.press("")?;
    // The box for pasting opens with the focus in it, and gives it on.
    typist.back_to(".tools-row button:nth-child(3)")?;
    typist.press(key::ENTER)?;
    typist.until_at("#paste-text")?;
    typist.to(".paste button:last-of-type")?;
    assert_eq!(typist.browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_link_is_copied_by_keyboard() -> Result<()> {
    let typist = Typist::start()?;
    typist.to(".copy-link")?;
    typist.press(key::ENTER)?;
    typist.until_true("the dialog", "return document.querySelector('dialog.share').open")?;
    typist.until_true("the focus in it", "return document.activeElement.closest('dialog') !== null")?;
    // The page behind it is out of reach.
    for _ in 0..12 {
        typist.browser.press(key::TAB)?;
        let outside = typist.browser.script(
            "const at = document.activeElement; return at !== document.body && at.closest('dialog') === null",
            &[],
        )?;
        assert_eq!(outside, false, "the focus left the dialog");
    }
    // In Firefox the way leads through the browser's own bar, too.
    let inside = "return document.hasFocus() && document.activeElement.closest('dialog') !== null";
    typist.browser.until("the way back into the dialog", || {
        if typist.browser.script(inside, &[])? == true {
            return Ok(Some(()));
        }
        typist.browser.press(key::TAB).map(|()| None)
    })?;
    typist.browser.press(key::ESCAPE)?;
    typist.until_true("the dialog to close", "return !document.querySelector('dialog.share').open")?;
    typist.until_at(".copy-link")
}

#[test]
fn a_question_is_answered_by_keyboard() -> Result<()> {
    let typist = Typist::start()?;
    typist.to("nav.pages a[href='#/support']")?;
    typist.press(key::ENTER)?;
    typist.until_at("#content")?;
    typist.to("#paste")?;
    typist.press(tour::CASE)?;
    typist.to("[aria-labelledby=came-in] .act button")?;
    typist.press(key::ENTER)?;
    typist.browser.find("input[name=asked][value=D-1]")?;
    typist.to("input[name=asked]")?;
    for _ in 0..2 {
        typist.press(key::DOWN)?;
    }
    let verdict = "return document.querySelector('#verdict').innerText.includes('pay-as-you-go')";
    typist.until_true("the verdict on D-1", verdict)?;
    typist.to("#received")?;
    typist.press("1.23")?;
    typist.press(key::ENTER)?;
    typist
        .until_true("what explains it", "return document.querySelector('.received [role=status]').innerText !== ''")?;
    typist.to(".reply .act button")?;
    typist.press(key::ENTER)?;
    typist.until_true("it to be copied", "return document.querySelector('.reply .said').innerText !== ''")?;
    let reply = typist.browser.property(&typist.browser.find("#reply")?, "value")?;
    typist.to("#find-reason")?;
    typist.press(&format!("{}v{}", key::CONTROL, key::RELEASE))?;
    let pasted = typist.browser.property(&typist.browser.find("#find-reason")?, "value")?;
    assert_eq!(pasted, reply, "what is pasted is the reply");
    assert_eq!(typist.browser.console_errors()?, Vec::<String>::new());
    Ok(())
}
