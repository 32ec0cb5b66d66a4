//! The focus stays on the page: where what has it goes away, or can no longer be used, what was around it gets it.
//!
//! A button that did its work and is gone, a row that was taken back: without this a screen reader would begin again at the top.
//! Who moves the focus on purpose is quicker, and is not interfered with.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, window};

/// Frames for which whoever moves the focus on purpose is waited for.
const FRAMES: u8 = 3;

/// What only holds other things: it has no mark of its own when it has the focus.
const FRAMEWORK: &str = "tr, tbody, thead, table, ul, ol, dl, span, label";

thread_local! {
    /// What has the focus, and all that is around it from the inside out.
    static AROUND: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Watches everything below an element, for as long as the page lives.
pub fn hold(root: &Element) {
    let Some(page) = root.owner_document() else { return };
    listen(&page, "focusin", |event| {
        let mut at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let mut around = Vec::new();
        while let Some(element) = at {
            at = element.parent_element();
            around.push(element);
        }
        AROUND.set(around);
    });
    // Who points takes the focus where they point, be it away.
    listen(&page, "pointerdown", |_| AROUND.set(Vec::new()));
    let changed = Closure::<dyn Fn()>::new(|| {
        if AROUND.with_borrow(|around| around.first().is_some_and(is_gone)) && !WAITING.replace(true) {
            after(FRAMES);
        }
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attribute_filter(&js_sys::Array::of1(&"disabled".into()));
        // Only nonsense in `what` could be refused.
        let _ = observer.observe_with_options(root, &what);
    }
    changed.forget();
}

fn listen(page: &Document, name: &str, act: fn(Event)) {
    let heard = Closure::<dyn Fn(Event)>::new(act);
    // An event of these names cannot fail to be listened to.
    let _ = page.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true);
    heard.forget();
}

fn is_gone(element: &Element) -> bool {
    !element.is_connected() || element.matches(":disabled").unwrap_or(false)
}

/// Gives the focus on after so many frames.
fn after(frames: u8) {
    let next = Closure::once_into_js(move || if frames > 0 { after(frames - 1) } else { give_on() });
    if let Some(window) = window() {
        let _ = window.request_animation_frame(next.unchecked_ref());
    }
}

fn give_on() {
    WAITING.set(false);
    let page = window().and_then(|window| window.document());
    let at = page.and_then(|page| page.active_element());
    if at.is_some_and(|at| at.tag_name() != "BODY" && !is_gone(&at)) {
        return;
    }
    let around = AROUND.take();
    let fit = |element: &&Element| element.is_connected() && !element.matches(FRAMEWORK).unwrap_or(true);
    let Some(place) = around.iter().skip(1).find(fit).and_then(|element| element.dyn_ref::<HtmlElement>()) else {
        return;
    };
    if !place.has_attribute("tabindex") {
        let _ = place.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = place.focus_with_options(&options);
}
