//! Whether the host may have the result: asked in the frame, where the host cannot answer in the visitor's place.

use yew::prelude::*;

use super::host::Host;
use crate::locales::Lang;
use crate::locales::widget as texts;

/// The question, or what was answered and the way to change one's mind.
pub fn ask(lang: Lang, host: &Host, agreed: &UseStateHandle<Option<bool>>) -> Html {
    let origin = host.origin();
    let answer = |text: String, to: bool, class: &'static str| {
        let agreed = agreed.clone();
        html! { <button type="button" {class} onclick={Callback::from(move |_: MouseEvent| agreed.set(Some(to)))}>{ text }</button> }
    };
    let (said, buttons) = match **agreed {
        None => (
            texts::ask(lang, &origin),
            html! { <>{ answer(texts::agree(lang), true, "primary") }{ answer(texts::decline(lang), false, "plain") }</> },
        ),
        Some(true) => (texts::agreed(lang, &origin), answer(texts::stop(lang), false, "plain")),
        Some(false) => (texts::declined(lang, &origin), answer(texts::agree(lang), true, "plain")),
    };
    html! {
        <section class="consent" aria-label={texts::consent(lang)}>
            <p role="status">{ said }</p>
            <p class="answers">{ buttons }</p>
        </section>
    }
}
