//! What is said above the page of what is kept: where, once; that it cannot be; that another tab has kept something else.

use std::rc::Rc;

use yew::prelude::*;

use super::list;
use crate::components::share::save_file;
use crate::locales::keep as texts;
use crate::reader::Reader;
use crate::shell::store::NotKept;
use crate::state::Action;
use crate::state::keep::Act;

/// The notices; the region is always there, so that what comes into it is read out.
pub fn notices(reader: &Reader) -> Html {
    let keep = &reader.state.keep;
    let lang = reader.lang();
    let file = || {
        let reader = reader.clone();
        let onclick = Callback::from(move |_: MouseEvent| save_file(&reader));
        html! { <button type="button" {onclick}>{ texts::save_file(lang) }</button> }
    };
    let fails = keep.fails.filter(|_| !keep.quiet);
    html! {
        <div class="opened kept" role="status">
            if !keep.broken.is_empty() { { broken(reader) } }
            if let Some(other) = &keep.other {
                <div class="said-of loud">
                    <p>{ texts::other(lang, &list::when(reader, &other.at)) }</p>
                    <p class="ways">
                        <button type="button" onclick={reader.on(Action::Keep(Act::TakeOther))}>{ texts::take_it(lang) }</button>
                        <button type="button" onclick={reader.on(Action::Keep(Act::KeepMine))}>{ texts::keep_mine(lang) }</button>
                    </p>
                    <p class="note">{ texts::other_note(lang) }</p>
                </div>
            }
            if let Some(why) = fails {
                <div class={classes!("said-of", (why == NotKept::Full).then_some("loud"))}>
                    <p>{ match why { NotKept::Full => texts::full(lang), NotKept::Blocked => texts::blocked(lang) } }</p>
                    <p class="ways">{ file() }</p>
                    { away(reader) }
                </div>
            } else if keep.tells {
                <div class="said-of"><p>{ texts::tells(lang) }</p>{ away(reader) }</div>
            }
        </div>
    }
}

fn away(reader: &Reader) -> Html {
    let close = reader.on(Action::Keep(Act::PutAway));
    html! { <button type="button" class="close" aria-label={texts::close(reader.lang())} onclick={close}>{ "×" }</button> }
}

/// What could not be read when the page began, with its text.
fn broken(reader: &Reader) -> Html {
    let (keep, lang) = (&reader.state.keep, reader.lang());
    let text = |text: &Rc<str>| {
        let text = text.clone();
        let onclick = Callback::from(move |_: MouseEvent| list::save_text(&text));
        html! { <button type="button" {onclick}>{ texts::save_text(lang) }</button> }
    };
    html! {
        <div class="said-of loud">
            <p>{ texts::broken(lang, keep.older) }</p>
            { for keep.broken.iter().map(|broken| html! { <p class="ways"><span>{ texts::damage(lang, broken.damage) }</span>{ text(&broken.text) }</p> }) }
            { away(reader) }
        </div>
    }
}
