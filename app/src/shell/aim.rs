//! The focus is moved on purpose: to what is drawn a little later, or opens.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, HtmlInputElement, window};

/// Moves the focus to an element that may only be drawn a little later, and chooses its text.
pub fn focus_soon(id: &str) {
    later(id.to_owned(), None, FRAMES, choose);
}

/// The same, of an element that another still has the place of: a row that comes between two others, or after one that goes away. A
/// frame can pass before it is drawn.
pub fn focus_in_place(id: &str) {
    later(id.to_owned(), found(id), FRAMES, choose);
}

fn choose(element: &HtmlElement) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

fn found(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Opens details one inside the other, each drawn when the one around it opens, and moves the focus to the last.
pub fn reveal(mut ids: Vec<String>) {
    if ids.len() < 2 {
        if let Some(id) = ids.pop() {
            later(id, None, FRAMES, |element| {
                let _ = element.set_attribute("open", "");
                let summary = element.query_selector("summary").ok().flatten();
                if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
                    let _ = summary.focus();
                }
                element.scroll_into_view();
            });
        }
        return;
    }
    let first = ids.remove(0);
    if let Some(element) = found(&first) {
        let _ = element.set_attribute("open", "");
    }
    reveal(ids);
}

/// For so many frames an element is waited for.
pub(super) const FRAMES: u8 = 20;

/// Does something with an element as soon as it is drawn, after it has got the focus; one that is to come in the place of another is
/// taken for the other only after so many frames.
pub(super) fn later(id: String, instead: Option<Element>, frames: u8, with: fn(&HtmlElement)) {
    let Some(window) = window() else { return };
    let next = Closure::once_into_js(move || {
        let drawn = found(&id).filter(|element| frames == 0 || instead.as_ref() != Some(element));
        match drawn.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            Some(element) => {
                let _ = element.focus();
                with(&element);
            }
            None if frames > 0 => later(id, instead, frames - 1, with),
            None => {}
        }
    });
    let _ = window.request_animation_frame(next.unchecked_ref());
}
