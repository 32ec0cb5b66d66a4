//! A newer version of the page: `www/start.js` says that it is there, and waits for the reader's word.

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::window;

/// What `start.js` calls the event, and the way to take the version over.
const FOUND: &str = "referral-update";
const TAKE_OVER: &str = "referralUpdate";

/// Calls `found` once a newer version is there, also one that was found before; gives the way to stop listening.
pub fn listen(found: impl Fn() + 'static) -> impl FnOnce() {
    if way().is_some() {
        found();
    }
    let told = Closure::<dyn Fn()>::new(found);
    let window = window();
    if let Some(window) = &window {
        // An event of this name cannot fail to be listened to.
        let _ = window.add_event_listener_with_callback(FOUND, told.as_ref().unchecked_ref());
    }
    move || {
        if let Some(window) = window {
            let _ = window.remove_event_listener_with_callback(FOUND, told.as_ref().unchecked_ref());
        }
        drop(told);
    }
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
