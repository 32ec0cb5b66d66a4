//! The bar at the top: the name, the pages, the language and the colours.

use yew::prelude::*;

use referral_statement::Word;

use super::library::Library;
use super::share::Share;
use crate::locales::{self, Label, Lang};
use crate::reader::Reader;
use crate::route::Route;
use crate::state::{Action, Theme};

/// The bar.
pub fn header(reader: &Reader) -> Html {
    let language = |lang: Lang, name: &'static str| {
        let pressed = if reader.lang() == lang { "true" } else { "false" };
        html! {
            <button type="button" lang={lang.tag()} aria-pressed={pressed} onclick={reader.on(Action::Speak(lang))}>
                { name }
            </button>
        }
    };
    let theme = reader.state.theme;
    let name = reader.say(Label::Theme(theme));
    html! {
        <header class="bar">
            <p class="wordmark">{ "Referral\u{200a}" }<b>{ "Statement" }</b></p>
            <nav class="pages" aria-label={locales::shell::pages(reader.lang())}>
                <ul>{ for Route::ALL.iter().map(|route| page(reader, *route)) }</ul>
            </nav>
            <div class="tools">
                <div class="segments small" role="group" aria-label={reader.say(Label::Language)}>
                    { language(Lang::En, "EN") }{ language(Lang::ZhCn, "中文") }
                </div>
                <button type="button" class="theme" aria-label={name} title={name} onclick={reader.on(Action::Paint(theme.next()))}>
                    { sign(theme) }
                </button>
                <Library reader={reader.clone()} />
                <Share reader={reader.clone()} />
            </div>
        </header>
    }
}

/// A link to a page.
fn page(reader: &Reader, route: Route) -> Html {
    let current = (reader.state.route == route).then_some("page");
    html! {
        <li key={route.word()}>
            <a href={route.hash()} aria-current={current}>{ locales::shell::page(reader.lang(), route) }</a>
        </li>
    }
}

/// A disc: half filled, empty with rays, or filled.
fn sign(theme: Theme) -> Html {
    let drawn = match theme {
        Theme::Auto => {
            html! { <><circle cx="10" cy="10" r="6.25" /><path class="filled" d="M10 3.75a6.25 6.25 0 0 1 0 12.5z" /></> }
        }
        Theme::Light => {
            html! { <><circle cx="10" cy="10" r="3.5" /><path d="M10 1.5v2.5M10 16v2.5M1.5 10h2.5M16 10h2.5M4 4l1.8 1.8M14.2 14.2 16 16M16 4l-1.8 1.8M5.8 14.2 4 16" /></> }
        }
        Theme::Dark => html! { <path class="filled" d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z" /> },
    };
    html! { <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">{ drawn }</svg> }
}
