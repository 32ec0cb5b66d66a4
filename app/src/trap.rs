//! When the program fails: says so to the page around it, which shows what happened and keeps the figures.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Tells every panic to `window.referralTrap`, which `guard.js` defines, before the module stops.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a program in a browser can fail there"))]
pub fn set() {
    // Yew sets a hook of its own unless it is given one.
    yew::set_custom_panic_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        let Some(window) = web_sys::window() else { return };
        let trap = Reflect::get(&window, &"referralTrap".into());
        if let Some(trap) = trap.ok().and_then(|trap| trap.dyn_into::<Function>().ok()) {
            // Nothing is left to be done where that fails too.
            let _ = trap.call1(&JsValue::UNDEFINED, &JsValue::from_str(&message));
        }
    }));
}

/// Stops the program where a test has planted that: `window.referralPlanted` names the place. No address, field, file or kept text
/// can set it; whoever can run a script in this page needs no such way.
pub fn planted(place: &str) {
    if !cfg!(target_arch = "wasm32") {
        return;
    }
    let named = web_sys::window().and_then(|window| Reflect::get(&window, &"referralPlanted".into()).ok());
    assert!(named.and_then(|named| named.as_string()).as_deref() != Some(place), "planted: {place}");
}
