//! The page around the frame: the handshake, the channel, and what is asked of the frame's own page.
//!
//! The frame says `hello` with the name that its address carries and nothing else, so whoever is around it may hear that. Only the
//! page directly around it can answer, once, with the same name and a channel; all that follows goes through that channel.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use referral_host::Wrong;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent, MessagePort, window};

use super::message::{Says, Told, VERSION};
use crate::locales::Lang;
use crate::locales::doctor::wrong;

/// The channel to the host, once it is there.
#[derive(Clone, Default)]
pub struct Host(Rc<RefCell<Channel>>);

#[derive(Default)]
struct Channel {
    port: Option<MessagePort>,
    origin: String,
    /// Said before the channel was there.
    waiting: Vec<String>,
    /// Is there no loader, so that hints go to the frame's own console?
    alone: bool,
    /// What was wrong with what the host wanted last.
    wrong: Vec<Wrong>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Host {
    /// The host that gave this frame a name; without one it is a frame without the loader.
    pub fn of(id: &str) -> Self {
        let host = Self::default();
        host.0.borrow_mut().alone = id.is_empty();
        host
    }

    /// Greets the host, and calls `connected` when it answers and `told` with all that it says. Where there is no name to greet it
    /// by, nothing is said: a frame without the loader.
    pub fn greet(&self, id: &str, connected: impl Fn() + 'static, told: impl Fn(Told) + 'static) {
        let Some((window, parent)) = around().filter(|_| !id.is_empty()) else { return };
        let awaited = handshake("connect", id);
        let (channel, told) = (self.0.clone(), Rc::new(told));
        let hear = {
            let parent = parent.clone();
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let ours = event.source().is_some_and(|source| Object::is(&source, &parent))
                    && event.data().as_string().is_some_and(|data| data == awaited);
                let port = event.ports().get(0).dyn_into::<MessagePort>();
                let Some(port) = port.ok().filter(|_| ours && channel.borrow().port.is_none()) else { return };
                let told = told.clone();
                let say = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                    if let Some(message) = event.data().as_string().as_deref().and_then(Told::read) {
                        told(message);
                    }
                });
                port.set_onmessage(Some(say.as_ref().unchecked_ref()));
                // The frame's page ends with its host.
                say.forget();
                let waiting = {
                    let mut channel = channel.borrow_mut();
                    channel.port = Some(port.clone());
                    channel.origin = event.origin();
                    std::mem::take(&mut channel.waiting)
                };
                connected();
                for text in waiting {
                    let _ = port.post_message(&text.into());
                }
            })
        };
        let _ = window.add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
        hear.forget();
        let post = Reflect::get(&parent, &"postMessage".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
        if let Ok(post) = post {
            let _ = post.call2(&parent, &handshake("hello", id).into(), &"*".into());
        }
    }

    /// Says something, now or as soon as there is a channel; a frame without the loader says nothing.
    pub fn say(&self, says: &Says) {
        let text = says.write();
        let mut channel = self.0.borrow_mut();
        if let (true, Says::Hint(hint)) = (channel.alone, says) {
            return web_sys::console::warn_1(&JsValue::from_str(hint));
        }
        match &channel.port {
            Some(port) => {
                let _ = port.post_message(&text.into());
            }
            // Few are said before there is one; a frame without the loader keeps none of them for ever.
            None if channel.waiting.len() < 100 => channel.waiting.push(text),
            None => {}
        }
    }

    /// Says what is wrong with what the host wants, once, for its console, where words are English.
    pub fn say_wrong(&self, all: Vec<Wrong>) {
        let new: Vec<Wrong> = all.iter().filter(|one| !self.0.borrow().wrong.contains(one)).cloned().collect();
        self.0.borrow_mut().wrong = all;
        for one in &new {
            self.say(&Says::Hint(wrong(Lang::En, one)));
        }
    }

    /// Is there somebody to talk to?
    pub fn is_there(&self) -> bool {
        self.0.borrow().port.is_some()
    }

    /// The host's name, such as `https://example.com`; empty before it answered.
    pub fn origin(&self) -> String {
        self.0.borrow().origin.clone()
    }
}

/// The text with which both sides begin.
fn handshake(what: &str, id: &str) -> String {
    format!("referral-statement/{VERSION} {what} {id}")
}

/// This page and the one around it, where there is one.
fn around() -> Option<(web_sys::Window, JsValue)> {
    let window = window()?;
    // Of a page of another address nothing may be asked but that it is the same.
    let parent = Reflect::get(&window, &"parent".into()).ok()?;
    (!Object::is(&parent, &window)).then_some((window, parent))
}

/// The name that the host gave this frame: what stands between `#` and the next `/`.
pub fn id() -> String {
    let fragment = crate::shell::out::fragment();
    let name = fragment.trim_start_matches('#').split('/').next().unwrap_or_default();
    // Any other text is an address of the whole calculator.
    if name.len() > 8 && name.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-') {
        name.to_owned()
    } else {
        String::new()
    }
}

/// What the address asks for, name by name, as the loader or a frame of the host's own wrote it.
pub fn asked() -> Vec<(String, String)> {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let pairs = search.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    let plain = |text: &str| {
        let text = text.replace('+', " ");
        js_sys::decode_uri_component(&text).map_or(text, String::from)
    };
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}

/// Sets the custom properties of the frame's page, and takes those away that are no longer wanted.
pub fn dress(before: &[(&'static str, String)], now: &[(&'static str, String)]) {
    let root = window().and_then(|window| window.document()).and_then(|page| page.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    for (name, _) in before {
        let _ = root.style().remove_property(name);
    }
    for (name, value) in now {
        let _ = root.style().set_property(name, value);
    }
}

/// Says on the frame's page how it is shown, for its style sheet; `None` takes it away.
pub fn mark(name: &str, value: Option<&str>) {
    let root = window().and_then(|window| window.document()).and_then(|page| page.document_element());
    let Some(root) = root else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
