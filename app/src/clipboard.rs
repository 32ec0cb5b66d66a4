//! The clipboard, which a browser may refuse.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// Copies a text and says whether that was allowed.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let asked = || -> Option<Promise> {
        let navigator = web_sys::window()?.navigator();
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
    };
    let Some(asked) = asked() else { return done(false) };
    let refused = done.clone();
    let on_done: Closure<dyn FnMut(JsValue)> = Closure::once(move |_| done(true));
    let on_refused: Closure<dyn FnMut(JsValue)> = Closure::once(move |_| refused(false));
    drop(asked.then2(&on_done, &on_refused));
    // One of the two is called once; both are small.
    on_done.forget();
    on_refused.forget();
}
