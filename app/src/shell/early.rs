//! What a reader did with the first look, before the program was there: nothing of it is lost.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, window};

use super::{FRAMES, later};

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
    later(id.to_owned(), FRAMES, |element: &HtmlElement| {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            let end = u32::try_from(input.value().len()).unwrap_or_default();
            // Not every kind of field has a place inside.
            let _ = input.set_selection_range(end, end);
        }
    });
}
