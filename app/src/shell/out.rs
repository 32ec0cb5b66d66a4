//! What leaves the page by hand: the clipboard, the system's way to send, files that are saved and opened, paper.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlDialogElement, HtmlInputElement, Url, window};

/// The address of this page with another part after `#`.
pub fn address(fragment: &str) -> String {
    let place = window().map(|window| window.location());
    let part = |text: Option<Result<String, JsValue>>| text.and_then(Result::ok).unwrap_or_default();
    let origin = part(place.as_ref().map(web_sys::Location::origin));
    format!("{origin}{}{fragment}", part(place.as_ref().map(web_sys::Location::pathname)))
}

/// The address of the whole calculator with another part after `#`, from the frame's page, which lies two folders below it.
pub fn whole_address(fragment: &str) -> String {
    let here = address("");
    let folders = here.rsplitn(4, '/').nth(3).unwrap_or_default();
    format!("{folders}/{fragment}")
}

/// Takes the scenario out of the address, so that a reload does not put it over what was changed since.
pub fn clean_address(route: &str) {
    let Some(window) = window() else { return };
    let search = window.location().search().unwrap_or_default();
    let here = format!("{}{search}{route}", window.location().pathname().unwrap_or_default());
    let _ = window.history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&here)));
}

/// The part of the address after `#`.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Copies a text; `done` is told whether it could be.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Without a secure address there is none.
    match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
        Some(clipboard) => then(&clipboard.write_text(text), done),
        None => done(false),
    }
}

fn then(promise: &Promise, done: impl Fn(bool) + Clone + 'static) {
    let failed = done.clone();
    let yes = Closure::once_into_js(move |_: JsValue| done(true));
    let no = Closure::once_into_js(move |_: JsValue| failed(false));
    call_then(promise, &yes, &no);
}

/// Has the system a way to send a link?
pub fn can_send() -> bool {
    // Whether this browser has one is not known when the first look is drawn.
    cfg!(target_arch = "wasm32")
        && window().is_some_and(|window| {
            Reflect::get(&window.navigator(), &"share".into()).is_ok_and(|share| share.is_function())
        })
}

/// Sends a link in the system's own way.
pub fn send(title: &str, url: &str) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    let data = js_sys::Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &url.into());
    let share = Reflect::get(&navigator, &"share".into()).and_then(JsCast::dyn_into::<Function>);
    let sent = share.and_then(|share| share.call1(&navigator, &data)).and_then(JsCast::dyn_into::<Promise>);
    if let Ok(promise) = sent {
        // Who changes their mind has not failed.
        then(&promise, |_| {});
    }
}

/// Saves a text as a file of this name.
pub fn save(name: &str, kind: &str, text: &str) {
    save_as(name, kind, |how| Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), how));
}

/// Saves bytes as a file of this name.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    save_as(name, kind, |how| Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), how));
}

fn save_as(name: &str, kind: &str, make: impl FnOnce(&BlobPropertyBag) -> Result<Blob, JsValue>) {
    let how = BlobPropertyBag::new();
    how.set_type(kind);
    if let Ok(blob) = make(&how) {
        save_file(name, &blob);
    }
}

/// Saves what was made as a file of this name.
pub fn save_file(name: &str, blob: &Blob) {
    let url = Url::create_object_url_with_blob(blob);
    let document = window().and_then(|window| window.document());
    let (Ok(url), Some(document)) = (url, document) else { return };
    let link = document.create_element("a").ok().and_then(|made| made.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the bytes by then.
    let free = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(free.unchecked_ref(), 10_000);
    }
}

/// Reads the file that was chosen; one that is larger than `most` bytes is given as too long a text would be, not read.
pub fn read_chosen(input: &HtmlInputElement, most: usize, done: impl Fn(Option<String>) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again.
    input.set_value("");
    #[allow(clippy::cast_precision_loss, reason = "a limit, not an amount")]
    if file.size() > most as f64 {
        return done(None);
    }
    read_text(&file, move |text| done(Some(text)));
}

fn read_text(file: &File, done: impl Fn(String) + 'static) {
    let blob: &Blob = file;
    let text = Reflect::get(blob, &"text".into()).and_then(JsCast::dyn_into::<Function>);
    let promise = text.and_then(|text| text.call0(blob)).and_then(JsCast::dyn_into::<Promise>);
    let Ok(promise) = promise else { return };
    let read = Closure::once_into_js(move |text: JsValue| done(text.as_string().unwrap_or_default()));
    if let Ok(then) = Reflect::get(&promise, &"then".into()).and_then(JsCast::dyn_into::<Function>) {
        let _ = then.call1(&promise, &read);
    }
}

/// Shows a dialog over the page; the browser keeps the focus in it and gives it back afterwards.
pub fn show_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// The event that says that the statement is about to be printed, whatever page is shown.
pub const PRINT: &str = "referral-print";

/// Milliseconds after which the statement is drawn.
const DRAWN: i32 = 60;

/// Prints the statement.
pub fn print() {
    let Some(window) = window() else { return };
    if let Ok(event) = web_sys::Event::new(PRINT) {
        let _ = window.dispatch_event(&event);
    }
    let print = Closure::once_into_js(|| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(print.unchecked_ref(), DRAWN);
}

/// Fetches a small file of this site as text; nothing where it cannot be had.
pub fn fetch(address: &str, done: impl Fn(Option<String>) + Clone + 'static) {
    let asked = window().and_then(|window| {
        let fetch = Reflect::get(&window, &"fetch".into()).and_then(JsCast::dyn_into::<Function>).ok()?;
        fetch.call1(&window, &address.into()).and_then(JsCast::dyn_into::<Promise>).ok()
    });
    let Some(asked) = asked else { return done(None) };
    let (read, failed) = (done.clone(), done);
    let good = Closure::once_into_js(move |answer: JsValue| {
        let good = Reflect::get(&answer, &"ok".into()).is_ok_and(|ok| ok.is_truthy());
        let text = Reflect::get(&answer, &"text".into()).and_then(JsCast::dyn_into::<Function>);
        match text.and_then(|text| text.call0(&answer)).and_then(JsCast::dyn_into::<Promise>) {
            Ok(text) if good => {
                let told = Closure::once_into_js(move |text: JsValue| read(text.as_string()));
                call_then(&text, &told, &JsValue::UNDEFINED);
            }
            _ => read(None),
        }
    });
    let bad = Closure::once_into_js(move |_: JsValue| failed(None));
    call_then(&asked, &good, &bad);
}

fn call_then(promise: &Promise, good: &JsValue, bad: &JsValue) {
    if let Ok(then) = Reflect::get(promise, &"then".into()).and_then(JsCast::dyn_into::<Function>) {
        let _ = then.call2(promise, good, bad);
    }
}

/// The instant in UTC: `2026-01-10T09:30:15`.
pub fn now() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    now.split('.').next().unwrap_or_default().to_owned()
}
