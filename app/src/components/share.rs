//! The button that copies a link to what is seen, and the dialog with every other way to take it along.

use std::rc::Rc;

use referral_share::{Calendar, MOST_FILE, MOST_LINK, Payday, Table, Trouble, read_file};
use referral_statement::{Node, json};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::qr::Code;
use crate::app::PageProps;
use crate::later;
use crate::locales::share as texts;
use crate::reader::Reader;
use crate::shell::{self, out};
use crate::state::Action;

/// The link as it was made when the dialog was opened, and whether it could be copied.
#[derive(Clone, PartialEq)]
pub struct Made {
    link: String,
    copied: Option<bool>,
}

/// What the dialog's content is given.
pub struct Ways {
    made: Made,
    copy: Callback<MouseEvent>,
    close: Callback<MouseEvent>,
}

/// The button and its dialog, whose content comes with the second module.
#[component]
pub fn Share(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let dialog = use_node_ref();
    let made = use_state_eq(|| Made { link: String::new(), copied: None });
    let copy = {
        let (reader, made, dialog) = (reader.clone(), made.clone(), dialog.clone());
        Callback::from(move |_: MouseEvent| {
            let link = out::address(&reader.state.envelope(false).link());
            made.set(Made { link: link.clone(), copied: None });
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                out::show_dialog(&dialog);
            }
            if link.len() <= MOST_LINK {
                let made = made.clone();
                out::copy(&link.clone(), move |copied| {
                    made.set(Made { link: link.clone(), copied: Some(copied) });
                    if !copied {
                        shell::select("share-link");
                    }
                });
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <>
            <button type="button" class="primary copy-link" aria-haspopup="dialog" onclick={copy.clone()}>{ texts::share(lang) }</button>
            <dialog ref={dialog.clone()} class="share" aria-labelledby="share-name">
                <div class="dialog-head">
                    <h2 id="share-name">{ texts::heading(lang) }</h2>
                    <button type="button" class="close" aria-label={texts::close(lang)} onclick={close.clone()}>{ "×" }</button>
                </div>
                if let Some(later) = later::get() {
                    { (later.share)(reader, &Ways { made: (*made).clone(), copy, close }) }
                }
            </dialog>
        </>
    }
}

/// What stands in the dialog.
pub fn content(reader: &Reader, ways: &Ways) -> Html {
    let lang = reader.lang();
    let close = ways.close.clone();
    let print = Callback::from(move |event: MouseEvent| {
        close.emit(event);
        out::print();
    });
    html! {
        <>
            { link(reader, &ways.made, ways.copy.clone()) }
            <h3>{ texts::files(lang) }</h3>
            { files(reader) }
            <p class="ways">
                <button type="button" onclick={print}>{ texts::print(lang) }</button>
                { open_file(reader, ways.close.clone()) }
            </p>
        </>
    }
}

/// The link, or why there is none.
fn link(reader: &Reader, made: &Made, copy: Callback<MouseEvent>) -> Html {
    let lang = reader.lang();
    if made.link.len() > MOST_LINK {
        return html! { <p class="said" role="status">{ texts::too_long(lang, made.link.len()) }</p> };
    }
    let said = made.copied.map(|copied| if copied { texts::copied(lang) } else { texts::not_copied(lang) });
    let send = {
        let link = made.link.clone();
        Callback::from(move |_: MouseEvent| out::send("Referral Statement", &link))
    };
    html! {
        <>
            <div class="link">
                <label class="unseen" for="share-link">{ texts::link_name(lang) }</label>
                <input id="share-link" type="text" readonly=true value={made.link.clone()} />
                <button type="button" class="primary" onclick={copy}>{ texts::copy(lang) }</button>
                if out::can_send() { <button type="button" onclick={send}>{ texts::send(lang) }</button> }
            </div>
            <p class="said" role="status">{ said }</p>
            <p class="note">{ texts::link_note(lang) }</p>
            { Code::of(&made.link).map(|code| drawn(reader, &Rc::new(code))) }
        </>
    }
}

/// The link as a code, with pictures of it to be saved.
fn drawn(reader: &Reader, code: &Rc<Code>) -> Html {
    let lang = reader.lang();
    let saving = |save: fn(&Reader, &Code)| {
        let (reader, code) = (reader.clone(), code.clone());
        Callback::from(move |_: MouseEvent| save(&reader, &code))
    };
    let svg = saving(|reader, code| out::save(&name(reader, "svg"), "image/svg+xml", &code.svg()));
    let png = saving(|reader, code| out::save_bytes(&name(reader, "png"), "image/png", &code.png()));
    html! {
        <>
            { code.draw(&texts::scan(lang)) }
            <p class="ways of-code">
                <button type="button" onclick={png}>{ texts::code_as(lang, "PNG") }</button>
                <button type="button" onclick={svg}>{ texts::code_as(lang, "SVG") }</button>
            </p>
        </>
    }
}

/// The files that can be saved.
#[allow(clippy::similar_names, reason = "they differ in what is saved")]
fn files(reader: &Reader) -> Html {
    let lang = reader.lang();
    let saving = |save: fn(&Reader)| {
        let reader = reader.clone();
        Callback::from(move |_: MouseEvent| save(&reader))
    };
    let answer = reader.state.answer().filter(|_| reader.state.faults().is_empty());
    let undated =
        answer.map_or(0, |answer| answer.statement.payouts.iter().filter(|payout| payout.from.is_none()).count());
    let none = answer.is_none();
    html! {
        <>
            <p class="ways">
                <button type="button" onclick={saving(save_file)}>{ texts::save_file(lang) }</button>
                <button type="button" disabled={none} onclick={saving(save_csv)}>{ texts::csv(lang) }</button>
                <button type="button" disabled={none} onclick={saving(save_json)}>{ texts::json(lang) }</button>
                <button type="button" disabled={none} onclick={saving(save_ics)}>{ texts::ics(lang) }</button>
            </p>
            if undated > 0 { <p class="note">{ texts::undated(lang, undated) }</p> }
        </>
    }
}

/// A button that opens a file; what it holds takes the place of the scenario.
fn open_file(reader: &Reader, close: Callback<MouseEvent>) -> Html {
    let lang = reader.lang();
    let chosen = {
        let state = reader.state.dispatcher();
        Callback::from(move |event: Event| {
            let (state, dialog) = (state.clone(), close.clone());
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                out::read_chosen(&input, MOST_FILE, move |text| {
                    let found = text.map_or(Err(Trouble::TooLong), |text| read_file(&text));
                    state.dispatch(Action::Receive(Box::new(found)));
                    if let Ok(event) = MouseEvent::new("click") {
                        dialog.emit(event);
                    }
                });
            }
        })
    };
    html! {
        <label class="open-file">
            <input type="file" class="unseen" accept=".json,application/json" onchange={chosen} />
            <span>{ texts::open_file(lang) }</span>
        </label>
    }
}

fn name(reader: &Reader, ending: &str) -> String {
    format!("{}-{}.{ending}", reader.state.program.id(), reader.state.today)
}

/// Saves everything as a file.
pub fn save_file(reader: &Reader) {
    out::save(&name(reader, "referral.json"), "application/json", &reader.state.envelope(true).file());
}

fn save_csv(reader: &Reader) {
    let Some(answer) = reader.state.answer() else { return };
    let scenario = answer.asked(reader.state.programs, reader.state.program);
    out::save(&name(reader, "csv"), "text/csv", &Table::of(&scenario, &answer.statement).csv());
}

fn save_json(reader: &Reader) {
    let Some(answer) = reader.state.answer() else { return };
    let scenario = answer.asked(reader.state.programs, reader.state.program);
    let statement = json::write(&answer.statement).ok().and_then(|text| json::parse(&text).ok());
    let both = json::write(&Node::table([("scenario", Some(scenario)), ("statement", statement)]));
    out::save(&name(reader, "json"), "application/json", &both.unwrap_or_default());
}

/// Saves the days on which something is paid.
pub fn save_ics(reader: &Reader) {
    let Some(answer) = reader.state.answer() else { return };
    let lang = reader.lang();
    let program = reader.state.program;
    let events = answer.statement.payouts.iter().filter_map(|payout| {
        let from = payout.from?;
        let customer = answer.statement.customers.iter().find(|customer| customer.id == payout.customer)?;
        let amount = payout.amount.checked_times(customer.count).unwrap_or(payout.amount);
        let of = payout.order.as_deref().unwrap_or(&payout.customer);
        let earned = payout.earned_by;
        Some(Payday {
            key: format!("{} {} {of} {earned:?} {}", program.id(), payout.customer, payout.part),
            from,
            to: payout.to.unwrap_or(from),
            title: texts::payment(lang, &reader.money(amount), of),
            detail: format!("{}\n{}", reader.pick(program.name()), texts::estimate_only(lang)),
        })
    });
    let calendar = Calendar {
        name: format!("Referral Statement: {}", reader.pick(program.name())),
        now: out::now(),
        events: events.collect(),
    };
    out::save(&name(reader, "ics"), "text/calendar", &calendar.ics());
}
