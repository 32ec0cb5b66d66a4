//! The button and the dialog of what the browser keeps: scenarios under names, copies, and the way to forget all of it.

pub mod list;
pub mod notice;

use referral_share::MOST_SHELF;
use referral_statement::Date;
use web_sys::{Event as DomEvent, HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::PageProps;
use crate::later;
use crate::locales::keep as texts;
use crate::reader::Reader;
use crate::shell::hear::hear;
use crate::shell::{self, out, store};
use crate::state::keep::Act;
use crate::state::{Action, State};

/// The id of what is said of the last act.
pub const SAID: &str = "library-said";

/// The button and its dialog; what stands in the dialog is drawn while it is open.
#[component]
pub fn Library(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let dialog = use_node_ref();
    let is_open = use_state_eq(|| false);
    let open = {
        let (reader, dialog, is_open) = (reader.clone(), dialog.clone(), is_open.clone());
        Callback::from(move |_: MouseEvent| {
            reader.act(Action::Keep(Act::List));
            is_open.set(true);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                out::show_dialog(&dialog);
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = Callback::from(move |_: Event| is_open.set(false));
    let shown = dialog.cast::<HtmlDialogElement>().is_some_and(|dialog| dialog.open());
    html! {
        <>
            <button type="button" class="saved-button" aria-haspopup="dialog" onclick={open}>{ texts::saved(lang) }</button>
            <dialog ref={dialog} class="library" aria-labelledby="library-name" {onclose}>
                <div class="dialog-head">
                    <h2 id="library-name">{ texts::heading(lang) }</h2>
                    <button type="button" class="close" aria-label={texts::close(lang)} onclick={close.reform(|_: MouseEvent| ())}>{ "×" }</button>
                </div>
                if let Some(later) = later::get().filter(|_| shown) { { (later.library)(reader, &close) } }
            </dialog>
        </>
    }
}

/// What stands in the dialog.
pub fn content(reader: &Reader, close: &Callback<()>) -> Html {
    let lang = reader.lang();
    let library = &reader.state.keep.library;
    html! {
        <>
            <p class="note">{ texts::kept_here(lang) }</p>
            <SaveAs reader={reader.clone()} />
            <p id={SAID} class="said" role="status" tabindex="-1">
                if let Some(said) = &library.said {
                    { texts::said(lang, said) }
                    if reader.state.keep.has_back() {
                        { " " }<button type="button" class="plain" onclick={acting(reader, Act::Back)}>{ texts::undo(lang) }</button>
                    }
                }
            </p>
            <h3>{ texts::named(lang) }</h3>
            if library.named.is_empty() { <p class="note">{ texts::none(lang) }</p> }
            <list::List reader={reader.clone()} items={library.named.clone()} close={close.clone()} />
            if !library.copies.is_empty() {
                <h3>{ texts::copies(lang) }</h3>
                <p class="note">{ texts::copies_note(lang) }</p>
                <list::List reader={reader.clone()} items={library.copies.clone()} close={close.clone()} />
            }
            if !library.aside.is_empty() {
                <h3>{ texts::aside(lang) }</h3>
                <ul class="kept-list">{ for library.aside.iter().map(|broken| list::aside(reader, broken)) }</ul>
            }
            <h3>{ texts::all_of_it(lang) }</h3>
            <p class="ways">
                <button type="button" onclick={export(reader)}>{ texts::export(lang) }</button>
                { import(reader) }
            </p>
            <Forget reader={reader.clone()} />
        </>
    }
}

/// Does an act of the dialog; the focus goes to what is said of it, since the button may be gone.
pub fn acting(reader: &Reader, act: Act) -> Callback<MouseEvent> {
    let reader = reader.clone();
    Callback::from(move |_: MouseEvent| {
        reader.act(Action::Keep(act.clone()));
        shell::focus_soon(SAID);
    })
}

/// The field for a name.
#[component]
fn SaveAs(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let name = use_state(String::new);
    let today = Date::parse(&reader.state.today).map_or_else(|_| reader.state.today.clone(), |day| reader.day(day));
    let usual = texts::usual_name(lang, reader.pick(reader.state.program.name()), &today);
    let onsubmit = {
        let (reader, name, usual) = (reader.clone(), name.clone(), usual.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let given = if name.trim().is_empty() { usual.clone() } else { (*name).clone() };
            reader.act(Action::Keep(Act::Save(given)));
            name.set(String::new());
        })
    };
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            name.set(input.value());
        }
    });
    html! {
        <form class="save-as" {onsubmit}>
            <label for="save-as">{ texts::save_as(lang) }</label>
            <div class="link">
                <input id="save-as" type="text" autocomplete="off" maxlength="80" placeholder={usual} {oninput} />
                <button type="submit" class="primary">{ texts::save(lang) }</button>
            </div>
        </form>
    }
}

fn export(reader: &Reader) -> Callback<MouseEvent> {
    let reader = reader.clone();
    Callback::from(move |_: MouseEvent| {
        let today = &reader.state.today;
        let day = Date::parse(today).map_or_else(|_| today.clone(), |day| reader.day(day));
        let file = reader.state.shelf(&texts::present(reader.lang(), &day));
        out::save(&format!("referral-scenarios-{today}.json"), "application/json", &file);
    })
}

fn import(reader: &Reader) -> Html {
    let chosen = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: Event| {
            let state = state.clone();
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let file = input.files().and_then(|files| files.get(0)).map(|file| file.name()).unwrap_or_default();
            let name = file.trim_end_matches(".json").trim_end_matches(".referral").to_owned();
            out::read_chosen(&input, MOST_SHELF, move |text| {
                state.dispatch(Action::Keep(Act::Import(text, name.clone())));
                shell::focus_soon(SAID);
            });
        })
    };
    html! {
        <label class="open-file">
            <input type="file" class="unseen" accept=".json,application/json" onchange={chosen} />
            <span>{ texts::import(reader.lang()) }</span>
        </label>
    }
}

/// The way to delete all, which asks once more.
#[component]
fn Forget(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let asks = use_state_eq(|| false);
    let set = |to: bool| {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| asks.set(to))
    };
    let yes = {
        let (asks, forget) = (asks.clone(), acting(reader, Act::Forget));
        Callback::from(move |event: MouseEvent| {
            shell::forget_session();
            asks.set(false);
            forget.emit(event);
        })
    };
    html! {
        <div class="forget" role="status">
            if *asks {
                <p>{ texts::forget_sure(lang) }</p>
                <p class="ways">
                    <button type="button" class="warns" onclick={yes}>{ texts::forget_yes(lang) }</button>
                    <button type="button" onclick={set(false)}>{ texts::cancel(lang) }</button>
                </p>
            } else {
                <p class="ways"><button type="button" onclick={set(true)}>{ texts::forget(lang) }</button></p>
            }
        </div>
    }
}

/// Milliseconds after which what waits is kept: as soon as it is seen, and not at every key of who types fast.
const PAUSE: i32 = 250;

/// Keeps what waits to be kept, soon, or before the page may be gone.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with(state.unkept, move |waits| {
        let keeping = waits.then(|| {
            let keep = move || dispatcher.dispatch(Action::Keep(Act::Now));
            let hidden = ["pagehide", "visibilitychange"].map(|name| {
                let keep = keep.clone();
                hear(name, move |_| keep())
            });
            (shell::after_paint(PAUSE, keep), hidden)
        });
        move || drop(keeping)
    });
}

/// Hears what other tabs keep.
#[hook]
pub fn use_other_tabs(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let heard = hear("storage", move |event: DomEvent| {
            let key = js_sys::Reflect::get(&event, &"key".into()).ok().and_then(|key| key.as_string());
            let name = key.as_deref().and_then(|key| key.strip_prefix(store::PREFIX)).unwrap_or_default();
            match name.split('.').next() {
                Some("kept") if name.ends_with("mark") => dispatcher.dispatch(Action::Keep(Act::Look)),
                Some("named" | "copy") => dispatcher.dispatch(Action::Keep(Act::List)),
                _ => {}
            }
        });
        move || drop(heard)
    });
}
