//! A text to copy: it stands in a field that cannot be changed, so that the keyboard can copy it too.

use yew::prelude::*;

use crate::locales::{Lang, embed as texts};
use crate::shell::{self, out};

/// The most lines that are shown at once.
const MOST_LINES: usize = 24;

/// What is copied.
#[derive(Clone, PartialEq, Properties)]
pub struct CodeProps {
    /// The reader's language.
    pub lang: Lang,
    /// The id of the field.
    pub id: String,
    /// What it is.
    pub name: String,
    /// The text.
    pub text: String,
    /// The language of a text for people; its lines are then broken where they are long.
    #[prop_or_default]
    pub said_in: Option<Lang>,
    /// What else can be done with it.
    #[prop_or_default]
    pub children: Html,
}

/// The text with its button.
#[component]
pub fn Code(props: &CodeProps) -> Html {
    let lang = props.lang;
    let copied = use_state_eq(|| None::<(String, bool)>);
    let onclick = {
        let (id, text, copied) = (props.id.clone(), props.text.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, text, copied) = (id.clone(), text.clone(), copied.clone());
            out::copy(&text.clone(), move |done| {
                if !done {
                    shell::select(&id);
                }
                copied.set(Some((text.clone(), done)));
            });
        })
    };
    // What was copied before the text changed is not this one.
    let said = copied.as_ref().filter(|(text, _)| *text == props.text).map(|(_, done)| *done);
    let said = said.map(|done| if done { texts::copied(lang) } else { texts::refused(lang) });
    let lines = props.text.trim_end().split('\n').count();
    let rows = if props.said_in.is_some() { 3 } else { lines.clamp(1, MOST_LINES) };
    let class = if props.said_in.is_some() { "prose" } else { "source-text" };
    html! {
        <div class={classes!("code", class)}>
            <textarea id={props.id.clone()} readonly=true spellcheck="false" rows={rows.to_string()} value={props.text.trim_end().to_owned()}
                lang={props.said_in.map(Lang::tag)} aria-label={props.name.clone()} />
            <p class="act">
                <button type="button" {onclick} aria-describedby={props.id.clone()}>{ texts::copy(lang) }<span class="unseen">{ format!(" {}", props.name) }</span></button>
                { props.children.clone() }
                <span role="status" class="said">{ said }</span>
            </p>
        </div>
    }
}
