//! What the page asks of the browser: the day, the reader's language, storage that may be missing, and moving the focus.

mod aim;
pub mod early;
pub mod focus;
pub mod hear;
pub mod out;
pub mod store;
pub mod update;
pub mod worker;

pub use aim::{focus_in_place, focus_soon, reveal};

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, HtmlTextAreaElement, Storage, Window, window};

use crate::locales::Lang;
use crate::route::Route;
use crate::state::Theme;

/// The name of the figures of a visit in the session's storage.
const FIGURES: &str = "referral-statement.figures";
const LANGUAGE: &str = "referral-statement.language";
const THEME: &str = "referral-statement.theme";

thread_local! {
    static FIGURES_UNDER: RefCell<Option<String>> = RefCell::new(Some(FIGURES.to_owned()));
}

/// Keeps the figures of this visit under a name of their own, for frames that share the session with others; without one nowhere.
pub fn keep_figures_under(name: Option<&str>) {
    FIGURES_UNDER.set(name.map(|name| format!("{FIGURES}.{name}")));
}

/// The name under which the figures of this visit are kept.
fn figures_name() -> Option<String> {
    FIGURES_UNDER.with_borrow(Clone::clone)
}

/// Today's local date, or the one that the address names (`?today=2026-01-10`), which makes a page that can be repeated.
pub fn today() -> String {
    asked("today").filter(|day| referral_statement::Date::parse(day).is_ok()).unwrap_or_else(|| {
        let now = Date::new_0();
        format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
    })
}

/// What the address asks for before its `#`, such as `?today=2026-01-10`.
fn asked(name: &str) -> Option<String> {
    let query = window()?.location().search().ok()?;
    let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
}

/// The page that the address names.
pub fn route() -> Option<Route> {
    window().and_then(|window| window.location().hash().ok()).and_then(|hash| Route::of(&hash))
}

/// What the address names below its page, such as a program and an edition.
pub fn below_page() -> Vec<String> {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let plain = |part: &str| js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), String::from);
    Route::below(&hash).into_iter().map(plain).collect()
}

/// Goes to an address of this page, as a link to it does.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // The part after `#` can be any text.
        let _ = window.location().set_hash(hash);
    }
}

/// The address of a page and what is named below it.
pub fn address_below(route: Route, names: &[&str]) -> String {
    let names = names.iter().map(|name| format!("/{}", String::from(js_sys::encode_uri_component(name))));
    format!("{}{}", route.hash(), names.collect::<String>())
}

/// Moves the view to its top and the focus to the element of this id, unless something in it has been given the focus already.
pub fn top(id: &str) {
    let Some(window) = window() else { return };
    let page = window.document();
    let active = page.as_ref().and_then(web_sys::Document::active_element);
    let within = page.as_ref().and_then(|page| page.get_element_by_id(id));
    if active.zip(within).is_some_and(|(active, within)| active != within && within.contains(Some(&active))) {
        return;
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
    focus(id);
}

/// The language that the address names (`?lang=zh-CN`), that was chosen before, or the browser's.
pub fn language() -> Lang {
    let kept = || local().and_then(|storage| storage.get_item(LANGUAGE).ok().flatten());
    asked("lang").or_else(kept).map_or_else(spoken, |tag| Lang::of(&tag))
}

/// The browser's language.
pub fn spoken() -> Lang {
    window().and_then(|window| window.navigator().language()).map_or(Lang::En, |tag| Lang::of(&tag))
}

/// The element of this id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Shows the language to the browser.
pub fn speak(lang: Lang, title: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // Setting an attribute of this name cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}

/// Keeps a language that the reader chose; the one in disguise is for a look.
pub fn keep_language(lang: Lang) {
    if lang != Lang::Pseudo {
        keep(local(), LANGUAGE, lang.tag());
    }
}

/// The colours that were chosen before.
pub fn theme() -> Theme {
    let kept = local().and_then(|storage| storage.get_item(THEME).ok().flatten());
    match kept.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Colours the page.
pub fn paint(theme: Theme) {
    let document = window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", theme_name(theme));
    }
}

/// Keeps the colours that the reader chose.
pub fn keep_theme(theme: Theme) {
    keep(local(), THEME, theme_name(theme));
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The figures of this visit, from before a reload.
pub fn figures() -> Option<String> {
    let window = window()?;
    let carried = window.location().hash().ok().and_then(|hash| {
        let carried = hash.strip_prefix("#figures=")?.to_owned();
        js_sys::decode_uri_component(&carried).ok().map(String::from)
    });
    if carried.is_some() {
        // Taken in: what follows is kept in storage, where there is one.
        let here = window.location().pathname().ok().zip(window.location().search().ok());
        let here = here.map(|(path, query)| path + &query);
        let _ = window
            .history()
            .map(|history| history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", here.as_deref()));
    }
    carried.or_else(|| session(&window)?.get_item(&figures_name()?).ok().flatten())
}

/// Does the reader begin afresh, after a failure? The address is cleaned of that.
pub fn afresh() -> bool {
    let asked = window().is_some_and(|window| window.location().hash().as_deref() == Ok("#afresh"));
    if asked {
        out::clean_address("");
    }
    asked
}

/// Forgets the figures of this visit.
pub fn forget_session() {
    if let Some((storage, name)) = window().as_ref().and_then(session).zip(figures_name()) {
        let _ = storage.remove_item(&name);
    }
}

/// Keeps the figures for a reload and for the page that is shown when the program fails.
pub fn keep_figures(figures: &str) {
    let Some(window) = window() else { return };
    let _ = Reflect::set(&window, &"referralFigures".into(), &figures.into());
    if let Some(name) = figures_name() {
        keep(session(&window), &name, figures);
    }
}

/// Moves the focus to an element and into view.
pub fn jump(id: &str) {
    let document = window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else { return };
    // What is inside closed details cannot be focused.
    let mut parent = element.parent_element();
    while let Some(outer) = parent {
        if outer.tag_name() == "DETAILS" {
            let _ = outer.set_attribute("open", "");
        }
        parent = outer.parent_element();
    }
    element.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Moves the focus to an element that is just being drawn anew and lies below what is seen; leaves it where all is seen beside it.
pub fn reveal_if_below(id: &str) {
    let id = id.to_owned();
    let next = Closure::once_into_js(move || {
        let height = window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
        let top = element(&id).map(|element| element.get_bounding_client_rect().top());
        if top.zip(height).is_some_and(|(top, height)| top > height * 0.8) {
            jump(&id);
        }
    });
    if let Some(window) = window() {
        let _ = window.request_animation_frame(next.unchecked_ref());
    }
}

/// Are these details there, and open?
pub fn is_open(id: &str) -> bool {
    let document = window().and_then(|window| window.document());
    document.and_then(|document| document.get_element_by_id(id)).is_some_and(|element| element.has_attribute("open"))
}

/// Moves the focus to an element and leaves the view where it is.
pub fn focus(id: &str) {
    let document = window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Selects all that a field holds.
pub fn select(id: &str) {
    let document = window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(input) = element.and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Moves the focus to a box of text and chooses one of its lines, counted from 1.
pub fn select_line(id: &str, line: usize) {
    let document = window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    let Some(area) = element.and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let text = area.value();
    // The browser counts in units of UTF-16.
    let units = |line: &str| u32::try_from(line.encode_utf16().count()).unwrap_or(0);
    let start: u32 = text.split('\n').take(line.saturating_sub(1)).map(|before| units(before) + 1).sum();
    let length = text.split('\n').nth(line.saturating_sub(1)).map_or(0, units);
    let lines = i32::try_from(text.split('\n').count()).unwrap_or(1).max(1);
    let above = i32::try_from(line.saturating_sub(4)).unwrap_or(0);
    let _ = area.focus();
    let _ = area.set_selection_range(start, start + length);
    area.set_scroll_top(area.scroll_height() / lines * above);
}

/// Storage may be missing or forbidden; the page then only forgets.
fn keep(storage: Option<Storage>, name: &str, value: &str) {
    if let Some(storage) = storage {
        let _ = storage.set_item(name, value);
    }
}

fn local() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn session(window: &Window) -> Option<Storage> {
    window.session_storage().ok().flatten()
}

/// Something to be done after the next paint; where this is dropped before, it is not done.
pub struct AfterPaint(Rc<Cell<bool>>);

impl Drop for AfterPaint {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Milliseconds since some instant.
pub fn clock() -> f64 {
    Date::now()
}

/// Does something as soon as what is drawn now has been seen, and so many milliseconds later.
pub fn after_paint(pause: i32, act: impl FnOnce() + 'static) -> AfterPaint {
    let wanted = Rc::new(Cell::new(true));
    let still = wanted.clone();
    let run = Closure::once_into_js(move || {
        if still.get() {
            act();
        }
    });
    // A frame's own work comes before its paint, what it orders after it.
    let next = Closure::once_into_js(move || {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), pause);
        }
    });
    if let Some(window) = window() {
        let _ = window.request_animation_frame(next.unchecked_ref());
    }
    AfterPaint(wanted)
}

/// Says on the page what is known of the second module, for its styles and its tests.
pub fn tell_later(state: &str) {
    if let Some(root) = window().and_then(|window| window.document()).and_then(|page| page.document_element()) {
        // The name is one that an attribute may have.
        let _ = root.set_attribute("data-later", state);
    }
}

/// Asks the page for the styles of what the second module draws (`www/start.js`); a frame has them all at once.
pub fn later_styles() -> Option<Promise> {
    let fetch = Reflect::get(&window()?.into(), &"referralStyles".into()).ok()?;
    fetch.dyn_into::<Function>().ok()?.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()
}

/// Does the browser keep something of the reader's own? The page has looked before the program was there.
pub fn kept() -> bool {
    let known = web_sys::window().map(|window| Reflect::get(&window, &"referralKept".into()));
    known.is_some_and(|known| known.is_ok_and(|kept| kept.is_truthy()))
}
