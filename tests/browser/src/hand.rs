//! What a person does with a page: finds, reads, points and types.

use serde_json::{Value, json};

use crate::Result;
use crate::browser::Browser;
use crate::wire::text;

/// Keys that are no letters, as the protocol writes them.
pub mod key {
    /// Goes to what comes next.
    pub const TAB: &str = "\u{E004}";
    /// Sends, presses a button, follows a link.
    pub const ENTER: &str = "\u{E007}";
    /// Presses a button, checks a box.
    pub const SPACE: &str = " ";
    /// Closes a dialog.
    pub const ESCAPE: &str = "\u{E00C}";
    /// An arrow.
    pub const LEFT: &str = "\u{E012}";
    /// An arrow.
    pub const UP: &str = "\u{E013}";
    /// An arrow.
    pub const RIGHT: &str = "\u{E014}";
    /// An arrow.
    pub const DOWN: &str = "\u{E015}";
    /// Takes away what is chosen.
    pub const DELETE: &str = "\u{E017}";
    /// Held while what follows is typed, up to [`RELEASE`].
    pub const SHIFT: &str = "\u{E008}";
    /// Held while what follows is typed, up to [`RELEASE`].
    pub const CONTROL: &str = "\u{E009}";
    /// Releases what is held.
    pub const RELEASE: &str = "\u{E000}";
}

/// One element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    pub(crate) fn id(&self) -> &str {
        &self.0
    }
}

/// Where the middle of an element is, after it was brought into view; what lies over it, where something does.
const PLACE: &str = r#"
    const shape = () => {
        const box = [...element.getClientRects()].find((box) => box.width > 0 && box.height > 0);
        if (!box) throw new Error(`<${element.localName}> is not to be seen`);
        return box;
    };
    const middle = (from, to, end) => Math.floor((Math.max(from, 0) + Math.min(to, end)) / 2);
    const find = () => {
        let place;
        for (const block of ["nearest", "center"]) {
            element.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
            const { left, right, top, bottom } = shape();
            place = { x: middle(left, right, innerWidth), y: middle(top, bottom, innerHeight) };
            place.over = null;
            const seen = document.elementFromPoint(place.x, place.y);
            if (seen && (element.contains(seen) || seen.closest("label")?.control === element)) return place;
            place.over = seen ? `<${seen.localName} class="${seen.className}">` : "nothing";
        }
        return place;
    };
    // What moves while the page is drawn or scrolled is not met.
    let place = find();
    for (let look = 0; look < 20; look++) {
        await new Promise((go) => { requestAnimationFrame(() => requestAnimationFrame(go)); setTimeout(go, 200); });
        const before = place;
        place = find();
        if (place.x === before.x && place.y === before.y) break;
    }
    return place;"#;

/// The text that is seen.
const TEXT: &str = r#"return element.checkVisibility() ? element.innerText.replaceAll("\u00a0", " ").trim() : """#;

impl Browser {
    /// The first element that the CSS selector finds, as soon as there is one.
    pub fn find(&self, css: &str) -> Result<Element> {
        self.until(&format!("an element `{css}`"), || self.find_now(css))
    }

    /// The first element that the CSS selector finds now.
    pub fn find_now(&self, css: &str) -> Result<Option<Element>> {
        Ok(self.locate(css, json!(1))?.into_iter().next())
    }

    /// All elements that the CSS selector finds now.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        self.locate(css, Value::Null)
    }

    fn locate(&self, css: &str, most: Value) -> Result<Vec<Element>> {
        let mut params = json!({"context": self.looked_into(), "locator": {"type": "css", "value": css},
            "serializationOptions": {"maxDomDepth": 0}});
        if !most.is_null() {
            params["maxNodeCount"] = most;
        }
        let found = self.call("browsingContext.locateNodes", &params)?;
        let nodes = found["nodes"].as_array().into_iter().flatten();
        Ok(nodes.filter_map(|node| node["sharedId"].as_str()).map(|id| Element(id.to_owned())).collect())
    }

    /// Points at the middle of an element and clicks.
    pub fn click(&self, element: &Element) -> Result<()> {
        let place = self.run(PLACE, Some(element), &[])?;
        if let Some(over) = place["over"].as_str() {
            return Err(format!("what is to be clicked lies under {over}"));
        }
        let actions = json!([
            {"type": "pointerMove", "x": place["x"], "y": place["y"]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]);
        self.act(&json!([{"type": "pointer", "id": "mouse", "actions": actions}]))
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) -> Result<()> {
        self.fill(element, key::DELETE)
    }

    /// Types into an element, key by key.
    pub fn keys(&self, element: &Element, text: &str) -> Result<()> {
        self.run("if (document.activeElement !== element) element.focus()", Some(element), &[])?;
        self.press(text)
    }

    /// Types to what has the focus, key by key.
    pub fn press(&self, text: &str) -> Result<()> {
        let mut actions = Vec::new();
        let mut held: Vec<char> = Vec::new();
        let key = |kind: &str, letter: char| json!({"type": kind, "value": letter.to_string()});
        for letter in text.chars() {
            match letter {
                '\u{E000}' => actions.extend(held.drain(..).map(|held| key("keyUp", held))),
                '\u{E008}'..='\u{E00A}' | '\u{E03D}' => {
                    actions.push(key("keyDown", letter));
                    held.push(letter);
                }
                _ => actions.extend(["keyDown", "keyUp"].map(|kind| key(kind, letter))),
            }
        }
        actions.extend(held.drain(..).map(|held| key("keyUp", held)));
        self.act(&json!([{"type": "key", "id": "keyboard", "actions": actions}]))
    }

    fn act(&self, actions: &Value) -> Result<()> {
        self.call("input.performActions", &json!({"context": self.context(), "actions": actions})).map(drop)
    }

    /// Replaces what a field holds, by keyboard: selects all, then types.
    pub fn fill(&self, element: &Element, text: &str) -> Result<()> {
        let text = if text.is_empty() { key::DELETE } else { text };
        self.keys(element, &format!("{}a{}{text}", key::CONTROL, key::RELEASE))
    }

    /// The text that is seen.
    pub fn text(&self, element: &Element) -> Result<String> {
        Ok(text(&self.run(TEXT, Some(element), &[])?).to_owned())
    }

    /// An attribute as the page's source says it; `None` where it is absent.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>> {
        self.member("return element.getAttribute(arguments[0])", element, name)
    }

    /// A property as it is now, such as what a field holds.
    pub fn property(&self, element: &Element, name: &str) -> Result<Option<String>> {
        self.member("return element[arguments[0]]", element, name)
    }

    fn member(&self, body: &str, element: &Element, name: &str) -> Result<Option<String>> {
        Ok(match self.run(body, Some(element), &[json!(name)])? {
            Value::Null => None,
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        })
    }
}
