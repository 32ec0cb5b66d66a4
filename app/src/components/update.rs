//! The notice that a newer version of the page is there. It takes over when the reader says so, and not before.

use yew::prelude::*;

use crate::locales::{Lang, shell as texts};
use crate::shell::update;

/// In which language.
#[derive(Clone, PartialEq, Properties)]
pub struct UpdateProps {
    /// The reader's language.
    pub lang: Lang,
}

/// The notice below the bar; the region is always there, so that what comes into it is read out.
#[component]
pub fn Update(props: &UpdateProps) -> Html {
    let lang = props.lang;
    let there = use_state_eq(|| false);
    {
        let there = there.setter();
        use_effect_with((), move |()| update::listen(move || there.set(true)));
    }
    let take_over = Callback::from(|_: MouseEvent| update::take_over());
    let later = {
        let there = there.setter();
        Callback::from(move |_: MouseEvent| there.set(false))
    };
    html! {
        <div class="update" role="status">
            if *there {
                <div class="said-of">
                    <p>{ texts::newer(lang) }</p>
                    <p class="note"><button type="button" onclick={take_over}>{ texts::reload(lang) }</button></p>
                    <button type="button" class="close" aria-label={texts::not_now(lang)} onclick={later}>{ "×" }</button>
                </div>
            }
        </div>
    }
}
