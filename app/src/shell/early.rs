//! What a reader did with the first look, before the program was there: nothing of it is lost.

use std::collections::VecDeque;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, window};

use super::aim::{FRAMES, later};

/// The fields whose content is not what was drawn, by their id (that of a choice by its name), in the order of the page.
pub fn typed(root: &Element) -> Vec<(String, String)> {
    let Ok(fields) = root.query_selector_all("input, select") else { return Vec::new() };
    let fields = (0..fields.length()).filter_map(|index| fields.get(index));
    fields.filter_map(|field| of_input(field.dyn_ref()?).or_else(|| of_select(field.dyn_ref()?))).collect()
}

fn of_input(input: &HtmlInputElement) -> Option<(String, String)> {
    if input.type_() == "radio" {
        return (input.checked() && !input.default_checked()).then(|| (input.name(), input.value()));
    }
    (input.value() != input.default_value()).then(|| (input.id(), input.value()))
}

fn of_select(select: &HtmlSelectElement) -> Option<(String, String)> {
    (select.selected_index() > 0).then(|| (select.id(), select.value()))
}

/// The id of the field in which the reader is.
pub fn focused(root: &Element) -> Option<String> {
    let active = window()?.document()?.active_element()?;
    Some(active.id()).filter(|id| !id.is_empty() && root.contains(Some(&active)))
}

/// Puts the reader back into that field, behind what it holds.
pub fn focus_again(id: &str) {
    later(id.to_owned(), None, FRAMES, |element: &HtmlElement| {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            let end = u32::try_from(input.value().len()).unwrap_or_default();
            // Not every kind of field has a place inside.
            let _ = input.set_selection_range(end, end);
        }
    });
}

/// The buttons and summaries that were pressed, in order, as `www/first.js` notes them; it notes no more from now on.
pub fn pressed() -> VecDeque<String> {
    let noted = || {
        let (window, name) = (window()?, "referralPressed".into());
        let noted = Reflect::get(&window, &name).ok()?.dyn_into::<Array>().ok()?;
        Reflect::delete_property(&window, &name).ok()?;
        Some(noted.iter().filter_map(|way| way.as_string()).collect())
    };
    noted().unwrap_or_default()
}

/// Presses them again, one after the other, each as soon as it is drawn; one that is not drawn any more is passed over.
pub fn press_again(ways: VecDeque<String>) {
    press(ways, FRAMES);
}

fn press(mut ways: VecDeque<String>, frames: u8) {
    let (Some(window), Some(first)) = (window(), ways.pop_front()) else { return };
    let next = Closure::once_into_js(move || match at_the_end_of(&first) {
        Some(element) => {
            // As a press does; what it opens may take it further.
            let _ = element.focus();
            element.click();
            press(ways, FRAMES);
        }
        None if frames > 0 => {
            ways.push_front(first);
            press(ways, frames - 1);
        }
        None => press(ways, FRAMES),
    });
    let _ = window.request_animation_frame(next.unchecked_ref());
}

/// The button or summary to which a way leads, `content/2/0`: the first child of the third child of `content`.
fn at_the_end_of(way: &str) -> Option<HtmlElement> {
    let mut steps = way.split('/');
    let mut element = window()?.document()?.get_element_by_id(steps.next()?)?;
    for step in steps {
        let before: usize = step.parse().ok()?;
        element = element.first_element_child()?;
        for _ in 0..before {
            element = element.next_element_sibling()?;
        }
    }
    element.dyn_into::<HtmlElement>().ok().filter(|element| matches!(element.tag_name().as_str(), "BUTTON" | "SUMMARY"))
}
