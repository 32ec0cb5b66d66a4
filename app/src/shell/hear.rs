//! What happens to the window, such as its address, its printing and its keys.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, window};

/// Hears an event of the window until this is dropped.
#[must_use]
pub struct Heard {
    name: &'static str,
    told: Closure<dyn Fn(Event)>,
}

/// Calls `told` at every event of this name.
pub fn hear(name: &'static str, told: impl Fn(Event) + 'static) -> Heard {
    let told = Closure::<dyn Fn(Event)>::new(told);
    if let Some(window) = window() {
        // An event of any name can be listened to.
        let _ = window.add_event_listener_with_callback(name, told.as_ref().unchecked_ref::<Function>());
    }
    Heard { name, told }
}

impl Drop for Heard {
    fn drop(&mut self) {
        if let Some(window) = window() {
            let _ = window.remove_event_listener_with_callback(self.name, self.told.as_ref().unchecked_ref());
        }
    }
}
