//! Embed: the calculator on another's page. What it shows, how that looks, what one pastes, and the doctor for when it does not show.

use yew::prelude::*;

use crate::app::PageProps;
use crate::components::embed::doctor::Doctor;
use crate::components::embed::preview::Preview;
use crate::components::embed::{ask, beside, snippets};
use crate::components::programs;
use crate::locales::embed as texts;
use crate::reader::Reader;
use crate::shell::out;
use crate::state::Action;
use crate::state::embed::{Act, Integrity, VERSION};

/// The page.
#[component]
pub fn Embed(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    use_hash(reader);
    html! {
        <>
            { programs::programs(reader) }
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            if reader.state.embed_can_show() {
                <div class="sides">
                    { ask::ask(reader) }
                    <Preview reader={reader.clone()} />
                </div>
                <div class="pasted">
                    { snippets::snippets(reader) }
                    { beside::beside(reader) }
                </div>
            } else {
                <p class="nothing">{ texts::own_rules(lang) }</p>
            }
            <Doctor reader={reader.clone()} />
        </>
    }
}

/// Asks for the hash of the loader, once.
#[hook]
fn use_hash(reader: &Reader) {
    let state = reader.state.dispatcher();
    let unasked = reader.state.embed.integrity == Integrity::Unasked;
    use_effect_with(unasked, move |unasked| {
        if *unasked {
            out::fetch(&format!("embed/{VERSION}/integrity.json"), move |text| {
                let hash =
                    text.and_then(|text| Some(text.split_once("\"loader.js\"")?.1.split('"').nth(1)?.to_owned()));
                state.dispatch(Action::Embed(Act::Hash(hash.filter(|hash| hash.starts_with("sha384-")))));
            });
        }
    });
}
