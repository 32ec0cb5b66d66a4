//! The first look: what is seen before the program is there, and what is left without it. It is drawn on the machine that builds
//! the page, by the same components that draw it in the browser.

mod rules;

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::mpsc;
use std::{env, fs};

use yew::{BaseComponent, LocalServerRenderer, platform::Runtime};

use crate::app::{App, AppProps, Start};
use crate::locales::Lang;
use crate::route::Route;
use crate::state::{Look, State, Theme};
use referral_published::programs;

/// The day for which the first look is drawn. Nobody knows the reader's when the page is built: what is of this day or comes after
/// it depends on the reader's, and is left blank (`format/plain.rs`).
pub const DAY: &str = "9000-01-10";

/// The languages of which a first look is drawn; the pseudo-language is English until the program is there.
const LANGS: [Lang; 2] = [Lang::En, Lang::ZhCn];

/// Where `index.html` has the places of what is drawn.
const LOOK: &str = "<!-- the first look -->";
const RULES: &str = "<!-- the rules -->";

/// Puts what is drawn into the page whose path is the only argument.
pub fn run() -> ExitCode {
    let done = match env::args_os().nth(1) {
        Some(path) => fill(Path::new(&path)),
        None => {
            Err("give the path of the page: this program draws its first look, which `cargo xtask serve` asks of it"
                .to_owned())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn fill(path: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("`{}`: {error}", path.display());
    let page = fs::read_to_string(path).map_err(failed)?;
    for place in [LOOK, RULES] {
        if page.matches(place).count() != 1 {
            return Err(format!("`{}` must have one `{place}`", path.display()));
        }
    }
    let mut looks = String::new();
    for lang in LANGS {
        // A template is not shown, and its ids and radios are nobody's, until `first.js` takes the reader's.
        let look = first_look(lang)?;
        looks.extend(["<template lang=\"", lang.tag(), "\">", look.as_str(), "</template>"]);
    }
    let page = page.replacen(LOOK, &looks, 1).replacen(RULES, &draw::<rules::Rules>(|| ())?, 1);
    fs::write(path, page).map_err(failed)
}

/// The app as it starts for a reader of this language.
fn first_look(lang: Lang) -> Result<String, String> {
    let drawn = draw::<App>(move || {
        let look = Look { route: Route::Estimate, today: DAY.to_owned(), lang, theme: Theme::Auto };
        let Some(state) = State::new(programs(), look, None) else { panic!("there is no program") };
        AppProps { start: Start(Rc::new(state)) }
    })?;
    // A day in a field, too.
    Ok(drawn.replace(DAY, ""))
}

/// A component as text.
fn draw<C: BaseComponent>(properties: impl FnOnce() -> C::Properties + Send + 'static) -> Result<String, String> {
    let (tell, told) = mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        let drawn = LocalServerRenderer::<C>::with_props(properties()).hydratable(false).render().await;
        tell.send(drawn).ok();
    });
    told.recv().map_err(|_| "the first look cannot be drawn (see above)".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_look_holds_the_default_statement_and_no_day_of_the_readers() {
        let english = first_look(Lang::En).unwrap();
        assert!(english.contains(">$560.00</output>"), "{english}");
        let chinese = first_look(Lang::ZhCn).unwrap();
        assert!(chinese.contains(">$560.00</output>") && chinese.contains("估算"), "{chinese}");
        for look in [english, chinese] {
            for year in ["9000", "9001"] {
                assert!(!look.contains(year), "a day of the year {year} is in {look}");
            }
            assert!(!look.contains("style="), "an inline style, which the page's policy refuses");
        }
    }

    #[test]
    fn the_rules_are_told_in_both_languages() {
        let rules = draw::<rules::Rules>(|| ()).unwrap();
        for part in [
            "25% to 45%",
            "25% 至 45%",
            "A link lasts 90 days",
            "关联期 90 天",
            "https://www.alibabacloud.com/campaign/referral",
        ] {
            assert!(rules.contains(part), "`{part}` is missing in {rules}");
        }
    }
}
