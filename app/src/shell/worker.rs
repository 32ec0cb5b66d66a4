//! A worker of the page: a script of its own that works beside the page, so that the page always answers.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, MessageEvent, window};

/// What a worker lets be heard.
#[derive(Clone, Debug)]
pub enum Heard {
    /// It says something.
    Said(String),
    /// It says something about a file that it made.
    Made(String, Blob),
    /// It could not be started, or stopped.
    Lost,
}

/// A running worker; it ends when this is dropped.
pub struct Worker {
    own: web_sys::Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Starts the worker whose script the page names in a `meta` of this name; `hear` is told all that it says.
    pub fn start(name: &'static str, hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let document = window()?.document()?;
        let meta = document.query_selector(&format!("meta[name={name}]")).ok().flatten()?;
        let how = Object::new();
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&how, &"type".into(), &"module".into());
        let kind = Reflect::get(&js_sys::global(), &"Worker".into()).ok()?.dyn_into::<Function>().ok()?;
        let url = trusted(name, meta.get_attribute("content")?)?;
        let own = Reflect::construct(&kind, &Array::of2(&url, &how)).ok()?.dyn_into::<web_sys::Worker>().ok()?;
        let lost = hear.clone();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(text) = data.as_string() {
                return hear(Heard::Said(text));
            }
            let parts = Array::from(&data);
            if let (Some(text), Ok(blob)) = (parts.get(0).as_string(), parts.get(1).dyn_into::<Blob>()) {
                hear(Heard::Made(text, blob));
            }
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told on the page.
            event.prevent_default();
            lost(Heard::Lost);
        });
        own.set_onmessage(Some(message.as_ref().unchecked_ref()));
        own.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self { own, _message: message, _error: error })
    }

    /// Sends a text, and a file with it.
    pub fn send(&self, text: &str, file: Option<&Blob>) {
        let message = Array::of1(&text.into());
        if let Some(file) = file {
            message.push(file);
        }
        // A text and a file can always be copied.
        let _ = self.own.post_message(&message);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.own.set_onmessage(None);
        self.own.set_onerror(None);
        self.own.terminate();
    }
}

thread_local! {
    /// The page's policy allows one of each name.
    static POLICY: std::cell::RefCell<Option<JsValue>> = const { std::cell::RefCell::new(None) };
}

/// The address of the page's own script, as a browser wants it that takes no text for one.
fn trusted(name: &str, url: String) -> Option<JsValue> {
    let types = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    if !types.is_object() {
        return Some(url.into());
    }
    if POLICY.with_borrow(Option::is_none) {
        let rules = Object::new();
        let only = Closure::<dyn Fn() -> JsValue>::new(move || JsValue::from_str(&url)).into_js_value();
        let _ = Reflect::set(&rules, &"createScriptURL".into(), &only);
        let create = Reflect::get(&types, &"createPolicy".into()).ok()?.dyn_into::<Function>().ok()?;
        POLICY.set(Some(create.call2(&types, &name.into(), &rules).ok()?));
    }
    let policy = POLICY.with_borrow(Clone::clone)?;
    let create = Reflect::get(&policy, &"createScriptURL".into()).ok()?.dyn_into::<Function>().ok()?;
    create.call1(&policy, &"".into()).ok()
}
