//! The storage of the browser under names of this page, behind a trait: what is done with it is tested without a browser.

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{DomException, Storage, window};

/// What every name of this page begins with; other pages of the same address may keep things too.
pub const PREFIX: &str = "referral-statement.";

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no more room.
    Full,
}

/// A place where texts are kept under names.
pub trait Store {
    /// The text under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name.
    ///
    /// # Errors
    /// Why it could not be kept; what stood there before still does.
    fn set(&self, name: &str, text: &str) -> Result<(), NotKept>;
    /// Takes a text away.
    fn remove(&self, name: &str);
    /// All names.
    fn names(&self) -> Vec<String>;
    /// The reader's own time, to the second: `2026-01-10T09:30:15`.
    fn now(&self) -> String;
}

/// A browser that keeps nothing.
pub struct Nowhere;

impl Store for Nowhere {
    fn get(&self, _: &str) -> Option<String> {
        None
    }

    fn set(&self, _: &str, _: &str) -> Result<(), NotKept> {
        Err(NotKept::Blocked)
    }

    fn remove(&self, _: &str) {}

    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    fn now(&self) -> String {
        String::new()
    }
}

/// What this browser keeps for this page until the reader deletes it.
struct Local(Storage);

/// The storage of this browser, or a place that keeps nothing.
pub fn local() -> Rc<dyn Store> {
    let storage = window().and_then(|window| window.local_storage().ok().flatten());
    storage.map_or_else(|| Rc::new(Nowhere) as Rc<dyn Store>, |storage| Rc::new(Local(storage)))
}

impl Store for Local {
    fn get(&self, name: &str) -> Option<String> {
        self.0.get_item(&format!("{PREFIX}{name}")).ok().flatten()
    }

    fn set(&self, name: &str, text: &str) -> Result<(), NotKept> {
        self.0.set_item(&format!("{PREFIX}{name}"), text).map_err(|error| {
            let full = error.dyn_ref::<DomException>().is_some_and(|error| {
                // Gecko had a name of its own for it.
                matches!(error.name().as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
            });
            // Browsers that keep nothing may also say that there is no room at all.
            if full && self.0.length().is_ok_and(|length| length > 0) { NotKept::Full } else { NotKept::Blocked }
        })
    }

    fn remove(&self, name: &str) {
        // Nothing is left to be done where that fails.
        let _ = self.0.remove_item(&format!("{PREFIX}{name}"));
    }

    fn names(&self) -> Vec<String> {
        let all = (0..self.0.length().unwrap_or(0)).filter_map(|place| self.0.key(place).ok().flatten());
        all.filter_map(|name| Some(name.strip_prefix(PREFIX)?.to_owned())).collect()
    }

    fn now(&self) -> String {
        let now = Date::new_0();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            now.get_full_year(),
            now.get_month() + 1,
            now.get_date(),
            now.get_hours(),
            now.get_minutes(),
            now.get_seconds(),
        )
    }
}

/// A name for this tab that no other has.
pub fn tab() -> String {
    let drawn = js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36);
    drawn.map_or_else(|_| "0".to_owned(), |drawn| String::from(drawn).replace("0.", ""))
}
