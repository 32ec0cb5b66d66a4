//! Every reason for which nothing is paid: what it means, its clause, what would pay; found by a word in either language.

use referral_explain::{Lang, words};
use referral_statement::{Edition, Reason, Word};
use yew::prelude::*;

use super::{labelled, typing};
use crate::components::clause::clause;
use crate::locales::support as texts;
use crate::reader::Reader;
use crate::state::support::Act;

/// The reasons that meet what is typed.
pub fn reasons(reader: &Reader, edition: Option<&'static Edition>) -> Html {
    let lang = reader.lang();
    let typed = reader.state.support.reason.trim().to_ascii_lowercase();
    let meets = |reason: &&Reason| {
        let texts =
            Lang::ALL.map(|lang| format!("{} {}", words::reason(lang, **reason), words::would_pay(lang, **reason)));
        typed.is_empty()
            || reason.word().contains(&typed)
            || texts.iter().any(|text| text.to_ascii_lowercase().contains(&typed))
    };
    let found: Vec<Reason> = Reason::ALL.iter().filter(meets).copied().collect();
    let editions = || edition.into_iter().chain(reader.state.program.editions().iter().rev());
    let item = |reason: &Reason| {
        let by = editions().find_map(|edition| edition.reason_clause(*reason).map(|id| clause(reader, edition, id)));
        html! {
            <li key={reason.word()}>
                <code>{ reason.word() }</code>
                <p>{ reader.reason(*reason) }{ " " }{ by }</p>
                <p class="nothing">{ lang.english(words::would_pay(lang.told(), *reason).to_owned()) }</p>
            </li>
        }
    };
    html! {
        <section class="reasons" aria-labelledby="reasons-name">
            <h2 id="reasons-name">{ texts::reasons(lang) }</h2>
            { labelled("find-reason", texts::find_reason(lang), Some(texts::reason_note(lang)), html! {
                <input id="find-reason" type="search" autocomplete="off" aria-describedby="find-reason-note"
                    value={reader.state.support.reason.clone()} oninput={typing(reader, Act::Reason)} />
            }) }
            <div role="status">
                if found.is_empty() { <p class="nothing">{ texts::no_reason(lang) }</p> }
            </div>
            <ul>{ for found.iter().take(if typed.is_empty() { 0 } else { 16 }).map(item) }</ul>
        </section>
    }
}
