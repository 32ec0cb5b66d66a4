//! What a page needs beside the snippet: lines for its policy, the hash, a line about privacy and one of disclosure, browsers.

use referral_host::policy_lines;
use yew::prelude::*;

use super::code::Code;
use crate::locales::{Lang, embed as texts};
use crate::reader::Reader;

/// The sections.
pub fn beside(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.embed;
    let place = reader.state.embed_place();
    let policy = format!("{};", policy_lines(&place, page.form).join(";\n"));
    let results = page.options.results;
    let both = |id: &str, name: &str, text: &dyn Fn(Lang) -> String| {
        let one = |(said_in, tag): (Lang, &str)| {
            html! { <Code key={tag.to_owned()} {lang} id={format!("{id}-{tag}")} name={format!("{name} {}", if said_in == Lang::ZhCn { texts::in_chinese(lang) } else { texts::in_english(lang) })} text={text(said_in)} {said_in} /> }
        };
        html! { <>{ for [(Lang::En, "en"), (Lang::ZhCn, "zh")].map(one) }</> }
    };
    html! {
        <>
            <section aria-labelledby="policy-name">
                <h2 id="policy-name">{ texts::policy(lang) }</h2>
                <p class="note">{ texts::policy_note(lang) }</p>
                <Code {lang} id="policy" name={texts::policy(lang)} text={policy} />
            </section>
            if let Some(hash) = place.integrity() {
                <section aria-labelledby="hash-name">
                    <h2 id="hash-name">{ texts::hash(lang) }</h2>
                    <Code {lang} id="hash" name={texts::hash(lang)} text={hash.to_owned()} />
                </section>
            }
            <section aria-labelledby="privacy-name">
                <h2 id="privacy-name">{ texts::privacy(lang) }</h2>
                { both("privacy", &texts::privacy(lang), &|said_in| texts::privacy_line(said_in, &place.origin(), results)) }
            </section>
            <section aria-labelledby="disclosure-name">
                <h2 id="disclosure-name">{ texts::disclosure(lang) }</h2>
                { both("disclosure", &texts::disclosure(lang), &texts::disclosure_line) }
            </section>
            <section aria-labelledby="browsers-name">
                <h2 id="browsers-name">{ texts::browsers(lang) }</h2>
                <p>{ texts::browsers_line(lang) }</p>
            </section>
        </>
    }
}
