//! Bringing a file: dropped, chosen, pasted, or the sample; and what stands there once there is one.

use referral_statement::Basis;
use web_sys::{DragEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::data;
use super::desk::Desk;
use crate::components::support::labelled;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::shell::out;
use crate::state::ledger::{Act, Kind, Stage};

/// What file fields offer first.
const KINDS: &str = ".csv,.tsv,.txt,.gz,text/csv,text/tab-separated-values,text/plain,application/gzip";

/// The props of [`Bring`].
#[derive(Clone, PartialEq, Properties)]
pub struct BringProps {
    /// The reader.
    pub reader: Reader,
    /// The desk.
    pub desk: Desk,
    /// How many changes there were.
    pub turn: u64,
}

/// The place of the file.
#[component]
pub fn Bring(props: &BringProps) -> Html {
    let (reader, desk) = (&props.reader, &props.desk);
    let lang = reader.lang();
    let over = use_state_eq(|| false);
    let hover = |is_over: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        })
    };
    let ondrop = {
        let (desk, over) = (desk.clone(), over.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|given| given.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                desk.bring(&file);
            }
        })
    };
    let chosen = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                desk.bring(&file);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let book = desk.book();
    let has_none = book.stage == Stage::Nothing;
    let choose = html! {
        <label class="open-file">
            <input id="ledger-file" type="file" class="unseen" accept={KINDS} onchange={chosen} />
            <span>{ if has_none { texts::choose(lang) } else { texts::another(lang) } }</span>
        </label>
    };
    let class = classes!("bring", (*over).then_some("over"), (!has_none).then_some("brought"));
    html! {
        <section {class} aria-labelledby="ledger-file-name" ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            <h2 id="ledger-file-name" class={classes!(has_none.then_some("unseen"))}>
                if has_none { { texts::file(lang) } } else { { data(&book.name) } }
            </h2>
            if has_none {
                <p class="drop-here">{ texts::drop_here(lang) }</p>
                <p class="ways">{ choose }<button type="button" onclick={sample(reader, desk)}>{ texts::sample(lang) }</button>
                    <button type="button" disabled={book.writing.is_some()} onclick={desk.on(Act::Save(Kind::Template))}>{ texts::template(lang) }</button></p>
                <p class="nothing">{ texts::kinds(lang) }</p>
                <Paste reader={reader.clone()} desk={desk.clone()} />
            } else {
                <p class="ways">{ choose }<button type="button" class="plain" onclick={desk.on(Act::PutAway)}>{ texts::put_away(lang) }</button></p>
            }
        </section>
    }
}

/// Brings the sample of the program's kind.
fn sample(reader: &Reader, desk: &Desk) -> Callback<MouseEvent> {
    let name = match reader.state.program.basis() {
        Basis::Orders => "orders.csv",
        Basis::Spend => "spend.csv",
    };
    let desk = desk.clone();
    Callback::from(move |_| {
        let desk = desk.clone();
        out::fetch(&format!("lazy/{name}"), move |text| match text {
            Some(text) => desk.bring_text(name, &text),
            None => desk.act(Act::NoSample),
        });
    })
}

/// The props of [`Paste`].
#[derive(Clone, PartialEq, Properties)]
pub struct PasteProps {
    /// The reader.
    pub reader: Reader,
    /// The desk.
    pub desk: Desk,
}

/// The box for rows that are pasted.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let (lang, area) = (props.reader.lang(), use_node_ref());
    let read = {
        let (desk, area, name) = (props.desk.clone(), area.clone(), texts::pasted_name(lang));
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                desk.bring_text(&name, &area.value());
            }
        })
    };
    html! {
        <details class="more">
            <summary>{ texts::paste(lang) }</summary>
            { labelled("ledger-paste", texts::paste_here(lang), None, html! {
                <textarea id="ledger-paste" ref={area} rows="5" spellcheck="false" autocomplete="off" />
            }) }
            <p class="ways"><button type="button" onclick={read}>{ texts::read_pasted(lang) }</button></p>
        </details>
    }
}
