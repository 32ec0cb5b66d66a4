//! Follows the height of what is drawn and tells it to the host.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, window};
use yew::prelude::*;

use super::host::{self, Host};
use super::message::Says;
use super::settle::Settle;
use crate::locales::Lang;
use crate::locales::widget as texts;

/// What a visitor does, after which another height has a cause.
const ACTS: [&str; 3] = ["pointerdown", "keydown", "input"];

/// The place whose height is followed, unless the host has a height of its own.
#[hook]
pub fn use_height(to: &Host, fixed: bool, connected: bool) -> NodeRef {
    let place = use_node_ref();
    let settle = use_mut_ref(Settle::default);
    use_acts(&settle);
    let (within, to) = (place.clone(), to.clone());
    use_effect_with((fixed, connected), move |(fixed, connected)| {
        // Who is there now has been told nothing yet.
        settle.replace(Settle::default());
        let follows = *connected && !*fixed;
        host::mark("data-height", follows.then_some("follow"));
        let element = within.cast::<Element>();
        let seen = {
            let element = element.clone();
            Closure::<dyn Fn(Array)>::new(move |_: Array| {
                let Some(element) = &element else { return };
                let size = element.get_bounding_client_rect();
                let before = settle.borrow().scrolls();
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page are few")]
                let told = settle.borrow_mut().seen(size.width().round() as u32, size.height().ceil() as u32);
                if let Some(height) = told.filter(|_| follows) {
                    to.say(&Says::Height(height));
                }
                let scrolls = settle.borrow().scrolls();
                if follows && scrolls != before {
                    host::mark("data-height", (!scrolls).then_some("follow"));
                    if scrolls {
                        to.say(&Says::Hint(texts::restless(Lang::En)));
                    }
                }
            })
        };
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
        if let Some((observer, element)) = observer.as_ref().zip(element.as_ref()) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(seen);
        }
    });
    place
}

/// Notes what the visitor does.
#[hook]
fn use_acts(settle: &Rc<RefCell<Settle>>) {
    let settle = settle.clone();
    use_effect_with((), move |()| {
        let act = Closure::<dyn Fn()>::new(move || settle.borrow_mut().acted());
        if let Some(window) = window() {
            for name in ACTS {
                // An event of this name cannot fail to be listened to.
                let _ = window.add_event_listener_with_callback_and_bool(name, act.as_ref().unchecked_ref(), true);
            }
        }
        // The frame's page ends with its host.
        act.forget();
    });
}
