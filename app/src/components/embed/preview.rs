//! The calculator as a host page shows it: its own frame, as wide as was chosen and drawn smaller where the column is narrower.

use referral_statement::Word;
use yew::prelude::*;

use super::on;
use crate::app::PageProps;
use crate::locales::embed as texts;
use crate::shell;
use crate::state::embed::{Act, Width};

/// Milliseconds that an address must stay before it is loaded: who types on waits for no frame.
const PAUSE: i32 = 400;

/// The frame with the choice of its width.
#[component]
pub fn Preview(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let chosen = reader.state.embed.width;
    let mut options = reader.state.embed_options();
    if options.lang.is_empty() {
        // As the tag takes it from the page around it.
        lang.told().tag().clone_into(&mut options.lang);
    }
    let wanted = format!("{}{}", reader.state.embed_place().frame(), options.query());
    let shown = {
        let wanted = wanted.clone();
        use_state_eq(move || wanted)
    };
    {
        let shown = shown.clone();
        use_effect_with(wanted, move |wanted| {
            let wanted = wanted.clone();
            let later = (*shown != wanted).then(|| shell::after_paint(PAUSE, move || shown.set(wanted)));
            move || drop(later)
        });
    }
    let src = (*shown).clone();
    let one = |width: &Width| {
        html! {
            <label key={width.word()}>
                <input type="radio" name="embed-width" value={width.word()} checked={*width == chosen} onchange={on(reader, Act::Width(*width))} />
                <span>{ width.word() }</span>
            </label>
        }
    };
    html! {
        <section class="preview" aria-labelledby="preview-name">
            <div class="preview-head">
                <h2 id="preview-name">{ texts::preview(lang) }</h2>
                <div class="segments small" role="radiogroup" aria-label={texts::width(lang)}>{ for Width::ALL.iter().map(one) }</div>
            </div>
            <div class={classes!("stage", format!("at-{}", chosen.word()))}>
                <div class="scaled">
                    // Another address is another frame, so that the browser's way back stays the reader's own.
                    <iframe key={src.clone()} {src} title={format!("{}: {}", texts::preview(lang), texts::wide(lang, chosen.word()))} />
                </div>
            </div>
            if chosen != Width::Narrow { <p class="nothing">{ texts::scaled(lang) }</p> }
        </section>
    }
}
