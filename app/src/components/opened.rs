//! What is said of a link or a file that was opened: the same result, another one and why, or why it cannot be opened.

use referral_statement::{Money, Reading};
use yew::prelude::*;

use crate::locales::share as texts;
use crate::reader::Reader;
use crate::route::Route;
use crate::shell;
use crate::state::Action;
use crate::state::share::Verdict;

/// The notice above the page; the region is always there, so that what comes into it is read out.
pub fn opened(reader: &Reader) -> Html {
    let lang = reader.lang();
    let Some(opened) = &reader.state.opened else {
        return html! { <div class="opened" role="status"></div> };
    };
    let (loud, lines) = said(reader, &opened.verdict, &opened.made);
    let loud = loud || !opened.unknown.is_empty();
    let to_rules = Callback::from(|_: MouseEvent| shell::focus_soon("own-text"));
    html! {
        <div class="opened" role="status">
            <div class={classes!("said-of", loud.then_some("loud"))}>
                { for lines.into_iter().map(|line| html! { <p>{ line }</p> }) }
                if !opened.unknown.is_empty() {
                    <p>{ texts::unknown(lang, opened.unknown.len()) }</p>
                    <ul>{ for opened.unknown.iter().map(|place| html! { <li><code>{ place }</code></li> }) }</ul>
                }
                if matches!(opened.verdict, Verdict::Waits(_)) {
                    <p><a class="button" href={Route::Rules.hash()} onclick={to_rules}>{ texts::to_own_rules(lang) }</a></p>
                }
                if opened.replaced && reader.state.desk().can_undo() {
                    <p class="note">{ texts::undo_note(lang) }{ " " }
                        <button type="button" onclick={reader.on(Action::Undo)}>{ texts::undo(lang) }</button>
                    </p>
                }
                <button type="button" class="close" aria-label={texts::close(lang)} onclick={reader.on(Action::PutAway)}>{ "×" }</button>
            </div>
        </div>
    }
}

/// Is it to be seen at once, and the sentences.
fn said(reader: &Reader, verdict: &Verdict, made: &str) -> (bool, Vec<String>) {
    let lang = reader.lang();
    match verdict {
        Verdict::Refused(trouble) => (true, vec![texts::refused(lang, trouble)]),
        Verdict::Waits(program) => (true, vec![texts::waits(lang, program), texts::bring_rules(lang)]),
        Verdict::Unchecked => (false, vec![texts::unchecked(lang)]),
        Verdict::Same(true) => (false, vec![texts::same(lang)]),
        Verdict::Same(false) => (false, vec![texts::same_other_rules(lang)]),
        Verdict::Differs { was, is, editions, reading } => {
            let old = Money::parse(was);
            let mut lines = vec![if old.as_ref() == Ok(is) {
                texts::same_total(lang)
            } else {
                let was = old.map_or_else(|_| was.clone(), |was| reader.money(was));
                let made =
                    referral_statement::Date::parse(made).map_or_else(|_| made.to_owned(), |day| reader.day(day));
                texts::differs(lang, &was, &reader.money(*is), &made)
            }];
            if editions.is_empty() {
                lines.push(texts::because_program(lang));
            } else {
                lines.push(texts::because_edition(lang, &editions.join(lang.comma())));
            }
            let known = reading.as_ref().and_then(|(id, option)| {
                let all = reader.state.program.editions().iter().flat_map(referral_statement::Edition::readings);
                let found: &Reading = all.into_iter().find(|reading| reading.id() == id)?;
                let option = found.options().iter().find(|known| known.id() == option)?;
                Some(texts::because_reading(lang, reader.pick(found.question()), reader.pick(option.label())))
            });
            lines.extend(known);
            (true, lines)
        }
    }
}
