//! A newer version of the page: `www/start.js` says that it is there, and waits for the reader's word.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::window;

use super::hear::hear;

/// What `start.js` calls the event, and the way to take the version over.
const FOUND: &str = "referral-update";
const TAKE_OVER: &str = "referralUpdate";

/// Calls `found` once a newer version is there, also one that was found before; gives the way to stop listening.
pub fn listen(found: impl Fn() + 'static) -> impl FnOnce() {
    if way().is_some() {
        found();
    }
    let heard = hear(FOUND, move |_| found());
    move || drop(heard)
}

/// Has the newer version take over, and loads the page again as soon as it has.
pub fn take_over() {
    if let Some(way) = way() {
        // Nothing is lost where that fails: the version stays.
        let _ = way.call0(&JsValue::UNDEFINED);
    }
}

fn way() -> Option<Function> {
    let window = window()?;
    Reflect::get(&window, &TAKE_OVER.into()).ok()?.dyn_into().ok()
}
